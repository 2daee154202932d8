"""Claims: held against targets and against each other."""

from collections import defaultdict
from collections.abc import Iterator

from ...crosswalk import Relation, Status
from ...model import Document, Kind, Passage, Section, Statement
from ..area import AuditedArea
from ..backlogs import backlogs_in
from ..claims import asked_in, denied_claims, done_in, refs_of, statement_around
from ..dated_figures import contradicting_figures
from ..deeds import same_deed
from ..examples import Example, Promise, Said
from ..finding import Severity
from ..impact import is_called_temporary, lacks_figure, yet_to_come
from ..missed_targets import missed_targets
from ..naming import begin, count, enumerate_words, name_actions, name_paper, quote, say_date
from ..prose import spoken_in, spoken_sentences
from ..rule import Hit, rule

# Quotes beyond these add nothing a reader would look up.
MOST_QUOTES = 6
# A workstream is asked for figures when it claims at least this much difference and most of it without one.
LEAST_CLAIMS = 3

_LINE = Promise("1.1.a", "Open a waiting list telephone line", ("Telephone line open five days a week",), "May 2022")


@rule(
    "CLM001",
    "target not met",
    Severity.HIGH,
    question="What has to change for the target to be reached, and by when will it be?",
    bad=Example(
        promises=(Promise("1.1.a", "Complete plans in time", ("90% of EHC plans completed within 20 weeks",), "May 2022"),),
        position=(Said(Section.DIFFERENCE, "61% of EHC plans were completed within 20 weeks in May 2023"),),
    ),
    good=Example(
        promises=(Promise("1.1.a", "Complete plans in time", ("90% of EHC plans completed within 20 weeks",), "May 2022"),),
        position=(Said(Section.DIFFERENCE, "92% of EHC plans were completed within 20 weeks in May 2023"),),
    ),
)
def target_not_met(area: AuditedArea) -> Iterator[Hit]:
    """A later paper reports a figure that falls short of the target the plan set for the same thing.

    The plan's own measure says that the action has not worked, whatever else was done. Reviewers hold the area to the
    figure, and so do families. To clear it, show a later figure that reaches the target, or agree a new target openly.
    """
    for missed in missed_targets(area):
        actions = name_actions(missed.refs)
        due = missed.timescale.passage if missed.timescale is not None else None
        said = [f"{name_paper(area, area.paper(identity))} reports {enumerate_words(values)}" for identity, values in missed.values.items()]
        target = missed.target if missed.target[:1].isdigit() else quote(missed.target)
        by = f" by {due.text}" if due and due.text.casefold() != missed.target.casefold() else ""
        promised = f"{begin(actions)} promised {target}{by} ({quote(missed.measure.text)})"
        also = f" {begin(enumerate_words(missed.reached))}, said elsewhere, would meet it." if missed.reached else ""
        quotes = ((missed.plan, missed.measure), *((area.paper(t.document), t.passage) for t in missed.targets))
        severity = Severity.MEDIUM if missed.is_early(area.as_of) else Severity.HIGH
        document = area.paper(missed.targets[0].document)
        yield Hit(actions, f"{promised}; {enumerate_words(said)}.{also}", _few(quotes), document=document, severity=severity)


@rule(
    "CLM002",
    "papers contradict each other",
    Severity.HIGH,
    question="Which of the two is true today, and what can be shown for it?",
    bad=Example(
        promises=(_LINE,),
        position=(Said(Section.DELIVERED, "Opened the waiting list telephone line in May 2022"),),
        letter=(Said(Section.NARRATIVE, "The waiting list telephone line has not yet opened."),),
    ),
    good=Example(
        promises=(_LINE,),
        position=(Said(Section.DELIVERED, "Opened the waiting list telephone line in May 2022"),),
        letter=(Said(Section.NARRATIVE, "The waiting list telephone line is a help to families."),),
    ),
)
def papers_contradict(area: AuditedArea) -> Iterator[Hit]:
    """One paper says that something was done, and another at or after its time says that it was not.

    One of the two is wrong, or they mean different things by the same words. Until that is settled no one can rely on
    either. To clear it, agree with the other side what exists, and correct the paper that is wrong.
    """
    for done, denials in denied_claims(area):
        refs = refs_of(area, done.spoken.passage, denials[0].spoken.passage)
        first = denials[0]
        said = "lists as still to do" if first.is_asking else "says"
        claimed = f"{begin(name_paper(area, done.paper))} says {quote(done.sentence.text)}"
        message = f"{claimed}; {name_paper(area, first.paper)} {said} {quote(first.sentence.text)}."
        quotes = ((done.paper, done.sentence), *((denial.paper, denial.sentence) for denial in denials))
        subject = name_actions(refs) if refs else name_paper(area, done.paper)
        sure = bool(refs) and any(not denial.is_asking for denial in denials)
        yield Hit(subject, message, _few(quotes), document=first.paper, severity=Severity.HIGH if sure else Severity.MEDIUM)


@rule(
    "CLM003",
    "figures contradict each other",
    Severity.MEDIUM,
    question="Which figure is right, and where does each come from?",
    bad=Example(
        position=(Said(Section.DIFFERENCE, "Pupils with SEND on part-time timetables fell from 214 in September 2022 to 131 in May 2023"),),
        letter=(Said(Section.NARRATIVE, "In May 2023 there were 158 pupils with SEND on part-time timetables."),),
    ),
    good=Example(
        position=(Said(Section.DIFFERENCE, "Pupils with SEND on part-time timetables fell from 214 in September 2022 to 131 in May 2023"),),
        letter=(Said(Section.NARRATIVE, "In May 2023 there were 131 pupils with SEND on part-time timetables."),),
    ),
)
def figures_contradict(area: AuditedArea) -> Iterator[Hit]:
    """Two passages give different figures for the same thing at the same date.

    No target can be held against a number that depends on which paper is read. To clear it, name the source and the
    way of counting of both, and correct the one that is wrong.
    """
    for first, second in contradicting_figures(area.papers):
        papers = [name_paper(area, figure.paper) for figure in (first, second)]
        refs = refs_of(
            area, *(passage for figure in (first, second) for passage in [statement_around(figure.paper, figure.sentence)] if passage)
        )
        message = (
            f"{begin(papers[0])} gives {first.words} for {say_date(first.when)}: {quote(first.sentence.text)}. "
            f"{begin(papers[1])} gives {second.words}: {quote(second.sentence.text)}."
        )
        sure = first.paper.id != second.paper.id and first.terms == second.terms
        quotes = ((first.paper, first.sentence), (second.paper, second.sentence))
        subject = name_actions(refs) if refs else papers[1]
        yield Hit(subject, message, quotes, document=second.paper, severity=Severity.HIGH if sure else Severity.MEDIUM)
    for cleared, left in backlogs_in(area.papers):
        message = (
            f"{begin(name_paper(area, cleared.paper))} speaks of {cleared.words} as completed: {quote(cleared.sentence.text)}. "
            f"{begin(name_paper(area, left.paper))} says {quote(left.sentence.text)}."
        )
        quotes = ((cleared.paper, cleared.sentence), (left.paper, left.sentence))
        yield Hit(name_paper(area, left.paper), message, quotes, document=left.paper)


@rule(
    "CLM005",
    "delivery nobody confirms",
    Severity.LOW,
    question="Who outside the area has seen these, or what can be shown for them?",
    bad=Example(
        promises=(_LINE,),
        position=(Said(Section.DELIVERED, "Opened the waiting list telephone line in May 2022"),),
        letter=(Said(Section.NARRATIVE, "Nurses were trained in spring."),),
    ),
    good=Example(
        promises=(_LINE,),
        position=(Said(Section.DELIVERED, "Opened the waiting list telephone line in May 2022"),),
        letter=(Said(Section.NARRATIVE, "The waiting list telephone line opened in May 2022 and families praised it."),),
    ),
)
def delivery_unconfirmed(area: AuditedArea) -> Iterator[Hit]:
    """The reviewers have written since, and their letter confirms none of these deliveries: only the area itself claims them.

    A letter cannot name everything, so this is a list of what to bring to the next review, not a reproach. To clear it,
    lay the evidence before the reviewers; begin with the claims that no line of evidence supports.
    """
    letters = [paper for paper in area.reports if paper.kind is Kind.LETTER]
    if area.plan is None or not letters:
        return
    for workstream in area.plan.workstreams:
        claims: dict[str, tuple[Document, Passage]] = {}
        bare: list[str] = []
        for audited in area.actions:
            action = area.action(audited.ref)
            if (
                action is None
                or action.workstream != workstream.number
                or audited.status is not Status.DELIVERED
                or audited.confirmed is not None
            ):
                continue
            own = [e for e in audited.evidence if e.kind is not Kind.LETTER and e.relation is Relation.DELIVERS]
            if not own or any(e.kind is Kind.LETTER for e in audited.evidence):
                continue
            claims[audited.ref] = (area.paper(own[0].document), own[0].passage)
            if not any(e.section is Section.EVIDENCE for e in audited.evidence) and len({e.document for e in own}) == 1:
                bare.append(audited.ref)
        if claims:
            yield _unconfirmed(area, workstream.number, claims, bare)


@rule(
    "CLM006",
    "delivered and still to do",
    Severity.MEDIUM,
    question="Is it done or not, and if a part is left, which?",
    bad=Example(
        position=(
            Said(Section.DELIVERED, "Published the careers directory for young people on the website in July"),
            Said(Section.STILL_TO_DO, "Publish the careers directory for young people"),
        )
    ),
    good=Example(
        position=(
            Said(Section.DELIVERED, "Published the careers directory for young people on the website in July"),
            Said(Section.STILL_TO_DO, "Print the careers directory for young people in large type"),
        )
    ),
)
def delivered_and_to_do(area: AuditedArea) -> Iterator[Hit]:
    """One paper lists the same piece of work both as delivered and as still to do.

    A reader cannot tell which is true, and the action's status depends on it. To clear it, strike one of the two, or
    say what part is left.
    """
    for paper in area.papers:
        done = [claim for claim in done_in(paper) if claim.spoken.section is not Section.NARRATIVE]
        for asked in asked_in(paper):
            claim = next((claim for claim in done if same_deed(claim.deed, asked.deed)), None)
            if claim is None or paper.kind is Kind.LETTER:
                continue
            refs = refs_of(area, claim.spoken.passage, asked.spoken.passage)
            subject = name_actions(refs) if refs else name_paper(area, paper)
            message = (
                f"{begin(name_paper(area, paper))} says {quote(claim.sentence.text)} and lists as still to do {quote(asked.sentence.text)}."
            )
            yield Hit(subject, message, ((paper, claim.sentence), (paper, asked.sentence)), document=paper)


@rule(
    "CLM007",
    "improvement that did not last",
    Severity.LOW,
    question="Which improvements have held, for how long, and how do you know?",
    bad=Example(position=(Said(Section.CURRENT_POSITION, "Attendance improved in spring, but the improvement was temporary."),)),
    good=Example(position=(Said(Section.CURRENT_POSITION, "Attendance improved in spring and has stayed as high for a year."),)),
)
def improvement_not_lasting(area: AuditedArea) -> Iterator[Hit]:
    """A paper itself says that an improvement was temporary, has slipped back or goes up and down.

    Inspectors and the department look for change that is sustained and felt by families. To clear it, show the figures
    over time, and say what keeps them up.
    """
    for paper in area.papers:
        for spoken, sentence in spoken_sentences(paper):
            if spoken.section is not Section.DETAILED_FINDING and is_called_temporary(sentence.text):
                message = f"{begin(name_paper(area, paper))} speaks of a result that did not hold: {quote(sentence.text)}."
                subject = f"workstream {spoken.workstream}" if spoken.workstream else name_paper(area, paper)
                yield Hit(subject, message, ((paper, sentence),), document=paper)


@rule(
    "CLM008",
    "listed as delivered and yet to come",
    Severity.MEDIUM,
    question="What of this exists today?",
    bad=Example(position=(Said(Section.DELIVERED, "The new clinic will open in October 2023"),)),
    good=Example(position=(Said(Section.DELIVERED, "The new clinic opened in May 2023"),)),
)
def delivered_yet_to_come(area: AuditedArea) -> Iterator[Hit]:
    """What stands under "delivered" is by its own words still to come, or only being tried out.

    Counted as delivered it makes the plan look further on than it is. To clear it, move it to what is still to do, or
    say what has been finished.
    """
    found: defaultdict[tuple[str, int | None], list[Passage]] = defaultdict(list)
    for paper in area.papers:
        for spoken in spoken_in(paper):
            if spoken.section in (Section.DELIVERED, Section.DELIVERED_ADDITIONAL) and yet_to_come(spoken.passage.text):
                found[paper.id, spoken.workstream].append(spoken.passage)
    for (identity, workstream), passages in found.items():
        paper = area.paper(identity)
        where = f" for workstream {workstream}" if workstream else ""
        lines = enumerate_words([quote(passage.text) for passage in passages])
        message = f"Under what is delivered{where}, {name_paper(area, paper)} lists what is still to come: {lines}."
        refs = sorted({ref for passage in passages for ref in refs_of(area, passage)})
        subject = name_actions(refs) if refs else f"workstream {workstream}" if workstream else name_paper(area, paper)
        yield Hit(subject, message, tuple((paper, passage) for passage in passages), document=paper)


@rule(
    "CLM009",
    "difference claimed without a figure",
    Severity.LOW,
    question="How many families or children does this speak of, and how was it counted?",
    bad=Example(
        position=tuple(Said(Section.DIFFERENCE, f"Families have better access to {what}") for what in ("advice", "therapists", "clubs"))
    ),
    good=Example(
        position=tuple(
            Said(Section.DIFFERENCE, f"{n} families now use the {what}") for n, what in ((40, "advice line"), (60, "clinic"), (12, "club"))
        )
    ),
)
def difference_without_figure(area: AuditedArea) -> Iterator[Hit]:
    """Most of what a workstream says about the difference it made names no figure, date or source.

    The area SEND inspection framework asks about the impact on children, young people and families, which words such as
    "better" and "more" do not show. To clear it, give the figure before and after, and where each is from.
    """
    found: defaultdict[tuple[str, int | None], list[Statement]] = defaultdict(list)
    for paper in area.papers:
        for statement in paper.statements:
            if statement.section is Section.DIFFERENCE:
                found[paper.id, statement.workstream].append(statement)
    for (identity, workstream), lines in found.items():
        bare = [line.passage for line in lines if all(lacks_figure(passage.text) for passage in (line.passage, *line.items))]
        if len(bare) >= LEAST_CLAIMS and 2 * len(bare) > len(lines):
            paper = area.paper(identity)
            lines_in_all = f"Of the {count(len(lines), 'line')} on what difference was made"
            message = f"{lines_in_all}, {len(bare)} {'names' if len(bare) == 1 else 'name'} no figure, such as {quote(bare[0].text)}."
            subject = f"workstream {workstream}" if workstream else name_paper(area, paper)
            yield Hit(subject, message, tuple((paper, passage) for passage in bare[:MOST_QUOTES]), document=paper)


def _few(quotes: tuple[tuple[Document, Passage], ...]) -> tuple[tuple[Document, Passage], ...]:
    once = {(paper.id, passage): (paper, passage) for paper, passage in quotes}
    return tuple(once.values())[:MOST_QUOTES]


def _unconfirmed(area: AuditedArea, workstream: int, claims: dict[str, tuple[Document, Passage]], bare: list[str]) -> Hit:
    papers = list(dict.fromkeys(name_paper(area, paper) for paper, _ in claims.values()))
    verb = "is" if len(claims) == 1 else "are"
    says = "says" if len(papers) == 1 else "say"
    message = f"{begin(enumerate_words(papers))} {says} that {name_actions(list(claims))} {verb} delivered; no letter speaks of it."
    if bare:
        message += f" No line of evidence was found for {name_actions(bare)} either."
    first = [*bare, *(ref for ref in claims if ref not in bare)]
    return Hit(f"workstream {workstream}", message, tuple(claims[ref] for ref in first)[:MOST_QUOTES])
