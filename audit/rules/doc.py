"""Documents: numbering, names, dates, texts that break off, papers that are missing."""

import re
from collections import defaultdict
from collections.abc import Iterator

from ...crosswalk import fold_words
from ...model import Document, Lead, Passage, Section
from ..area import AuditedArea
from ..body_names import Spelling, bodies_in
from ..examples import Example, Promise, Said, Stream
from ..finding import Severity
from ..named_papers import papers_not_supplied
from ..naming import begin, count, enumerate_words, name_actions, name_paper, quote
from ..numbering import broken_runs
from ..prose import quote_at
from ..rule import Hit, rule
from ..text_ends import blank_in, break_off

# Two actions are one when nine in ten of their letters agree in order: a plan repeats an action with a slip of the pen.
SAME_ACTION = 90
# Shorter actions ("Review the panel") may be alike and still mean two things.
LEAST_WORDS = 5
# A paper with more faults than this is named with the first of them.
MOST_WARNINGS = 3

_PLURALS = {"action": "actions", "outcome": "outcomes", "weakness": "weaknesses"}

# A warning about what kind a paper is says nothing of its text.
# A toss-up between kinds, parts that were hidden in the file, numbers counted through and a plan that is missing lose nothing;
# a gap in the run of references is DOC002 and not said twice.
_MERE_DOUBT = re.compile(
    r"could as well be|hidden in the file; (?:it was|they were) read|does not number its|^No plan among the papers|The references go from"
)


@rule(
    "DOC001",
    "paper without a date",
    Severity.LOW,
    question="When was this paper agreed, and is it the latest version?",
    bad=Example(plan_date=None),
    good=Example(plan_date="2022-04"),
)
def paper_without_date(area: AuditedArea) -> Iterator[Hit]:
    """A paper does not say when it was written.

    Nobody can tell whether it is the latest version, nor what it could have known, so it is taken to count at any date. To
    clear it, date the paper, or tell stocktake its date with --date.
    """
    for paper in area.papers:
        if paper.date is None:
            quotes = ((paper, paper.title),) if paper.title is not None else ()
            yield Hit(
                name_paper(area, paper),
                f"{begin(name_paper(area, paper))} ({paper.source}) states no date of its own.",
                quotes,
                document=paper,
            )


@rule(
    "DOC002",
    "reference missing in a run",
    Severity.MEDIUM,
    question="Was something taken out, and who agreed to that?",
    bad=Example(promises=(Promise("1.1.a", "Open a line"), Promise("1.1.b", "Train nurses"), Promise("1.1.d", "Hold a fair"))),
    good=Example(promises=(Promise("1.1.a", "Open a line"), Promise("1.1.b", "Train nurses"), Promise("1.1.c", "Hold a fair"))),
)
def reference_missing(area: AuditedArea) -> Iterator[Hit]:
    """The numbering of actions, outcomes or weaknesses leaves one out.

    An action may have been struck out, or a row of the paper was not read. Either way somebody may still count on it. To
    clear it, say what became of it, or number the rest anew.
    """
    for paper in area.papers:
        for sort, places in _numbered(paper).items():
            for run in broken_runs(list(places)):
                missing = enumerate_words(run.missing)
                is_or_are = "is" if len(run.missing) == 1 else "are"
                path = f"goes from {run.before} to {run.behind}" if run.before else f"begins at {run.behind}"
                message = f"The numbering of {_PLURALS[sort]} in {name_paper(area, paper)} {path}: there {is_or_are} no {missing}."
                quotes = tuple((paper, places[ref]) for ref in (run.before, run.behind) if ref is not None)
                yield Hit(f"{sort if len(run.missing) == 1 else _PLURALS[sort]} {missing}", message, quotes, document=paper)


@rule(
    "DOC003",
    "reference given twice",
    Severity.MEDIUM,
    question="Which of the two does a report mean when it names this reference?",
    bad=Example(promises=(Promise("1.1.a", "Open a telephone line"), Promise("1.1.a", "Train ten nurses"))),
    good=Example(promises=(Promise("1.1.a", "Open a telephone line"), Promise("1.1.b", "Train ten nurses"))),
)
def reference_twice(area: AuditedArea) -> Iterator[Hit]:
    """Two actions, or two outcomes, carry the same reference.

    A progress report that names it speaks of either, and one of the two drops out of every count. To clear it, give the
    second a reference of its own.
    """
    for paper in area.papers:
        held: defaultdict[tuple[str, str], list[Passage]] = defaultdict(list)
        for action in paper.actions:
            held["action", action.ref].append(action.passage)
        for outcome in paper.outcomes:
            held["outcome", outcome.number].append(outcome.passage)
        for (sort, ref), passages in held.items():
            if len(passages) > 1:
                words = enumerate_words([quote(passage.text) for passage in passages])
                message = f"{begin(name_paper(area, paper))} gives the reference {ref} to {len(passages)} {sort}s: {words}."
                yield Hit(f"{sort} {ref}", message, tuple((paper, passage) for passage in passages), document=paper)


@rule(
    "DOC004",
    "text breaks off",
    Severity.MEDIUM,
    question="How does the sentence end?",
    bad=Example(promises=(Promise("1.1.a", "Publish a list of all clubs that are run by the"),)),
    good=Example(promises=(Promise("1.1.a", "Publish a list of all clubs that families ask for"),)),
)
def text_breaks_off(area: AuditedArea) -> Iterator[Hit]:
    """An action, outcome or weakness ends in the middle of a sentence.

    What was promised, or found, is not wholly in the paper, so nobody can say when it is done. To clear it, finish the
    sentence; if the paper is whole, tell us, for then it was not read as it stands.
    """
    for paper in area.papers:
        for subject, passage in _texts(paper):
            tail = break_off(passage.text)
            if tail is not None:
                message = f"The text of {subject} in {name_paper(area, paper)} breaks off with “… {tail}”."
                yield Hit(subject, message, ((paper, passage),), document=paper)


@rule(
    "DOC005",
    "body named in several ways",
    Severity.MEDIUM,
    question="Is this one body, and what is its name?",
    bad=Example(
        position=(Said(Section.DELIVERED, "Wrote the guide with the Northmere Parent Carer Alliance"),),
        letter=(Said(Section.NARRATIVE, "We heard from the Northmere Parents and Carers Alliance."),),
    ),
    good=Example(
        position=(Said(Section.DELIVERED, "Wrote the guide with the Northmere Parent Carer Alliance"),),
        letter=(Said(Section.NARRATIVE, "We heard from the Northmere Parent Carer Alliance."),),
    ),
)
def body_named_in_several_ways(area: AuditedArea) -> Iterator[Hit]:
    """The papers write the name of one body, or one abbreviation, in ways that differ by a word or by letters.

    Readers cannot tell whether one or several are meant; where it is the parent carer forum, getting its name wrong is
    itself a sign of how it is heard. To clear it, use one name throughout.
    """
    for body in bodies_in(area.papers, area.area):
        ways = enumerate_words([f"“{s.words}” ({count(s.count, 'time')})" for s in body.spellings])
        message = f"What looks like one name is written in {len(body.spellings)} ways: {ways}."
        quotes = tuple((s.paper, quote_at(s.paper, s.start, s.end)) for s in body.spellings)
        document = _odd_one(body.spellings).paper
        if all(spelling.words.isupper() for spelling in body.spellings):
            question = "Which letters are right?"
            yield Hit(body.spellings[0].words, message, quotes, document=document, question=question, severity=Severity.LOW)
        else:
            yield Hit(body.spellings[0].words, message, quotes, document=document)


@rule(
    "DOC006",
    "part of a paper not read",
    Severity.MEDIUM,
    question="What stands in the part that was not read?",
    bad=Example(warnings=("Page 4 is a picture without text and was not read.",)),
    good=Example(),
)
def part_not_read(area: AuditedArea) -> Iterator[Hit]:
    """Something in a paper could not be read or placed, so nothing in it was checked.

    What the audit says of this paper is said of the rest of it only. To clear it, supply the paper in a form that can be
    read, or look at the part by eye.
    """
    for paper in area.papers:
        faults = [warning for warning in paper.warnings if not _MERE_DOUBT.search(warning)]
        if faults:
            shown = " ".join(faults[:MOST_WARNINGS])
            rest = f" There are {len(faults) - MOST_WARNINGS} more." if len(faults) > MOST_WARNINGS else ""
            yield Hit(
                name_paper(area, paper), f"Not all of {name_paper(area, paper)} ({paper.source}) was read. {shown}{rest}", document=paper
            )


@rule(
    "DOC007",
    "paper named and not supplied",
    Severity.LOW,
    question="Can the papers named here be supplied?",
    bad=Example(extra="Short breaks are described in the Short Breaks Review 2021, attached as Appendix A."),
    good=Example(extra="Short breaks are described in this plan and rest on the Children and Families Act 2014."),
)
def paper_not_supplied(area: AuditedArea) -> Iterator[Hit]:
    """A paper refers to an appendix, or to another paper by title and year, that is not among those supplied.

    What it rests on there was not looked at. To clear it, add the paper to the ones audited, or leave the reference out.
    """
    for paper in area.papers:
        named = papers_not_supplied(paper, area.papers)
        if named:
            names = enumerate_words([one.name for one in named])
            ones = "a paper that is" if len(named) == 1 else "papers that are"
            message = f"{begin(name_paper(area, paper))} names {ones} not among those supplied: {names}."
            quotes = tuple((paper, quote_at(paper, one.start, one.end)) for one in named)
            yield Hit(name_paper(area, paper), message, quotes, document=paper)


@rule(
    "DOC008",
    "same action twice",
    Severity.MEDIUM,
    question="Is this one piece of work or two, who leads it, and which date holds?",
    bad=Example(
        promises=(
            Promise("1.1.a", "Appoint two family navigators to guide families through health and care", due="February 2023"),
            Promise("1.1.b", "Appoint two family navigators to guide families through health and care", due="October 2023"),
        )
    ),
    good=Example(
        promises=(
            Promise("1.1.a", "Appoint two family navigators to guide families through health and care", due="February 2023"),
            Promise("1.1.b", "Publish a directory of family navigators on the local offer website", due="October 2023"),
        )
    ),
)
def same_action_twice(area: AuditedArea) -> Iterator[Hit]:
    """The plan promises the same thing in two places.

    One may be reported on and the other forgotten, and where the dates differ nobody knows which one holds. To clear it,
    strike one of them, or say how they differ.
    """
    from rapidfuzz import fuzz

    actions = area.plan.actions if area.plan is not None else ()
    folded = [fold_words(action.passage.text) for action in actions]
    for number, action in enumerate(actions):
        for later in range(number + 1, len(actions)):
            other = actions[later]
            if other.ref == action.ref or min(len(folded[number].split()), len(folded[later].split())) < LEAST_WORDS:
                continue
            if fuzz.ratio(folded[number], folded[later]) >= SAME_ACTION and area.plan is not None:
                dates = [a.timescale.passage.text if a.timescale.passage else "no date" for a in (action, other)]
                differ = f"with other dates: {dates[0]} and {dates[1]}" if dates[0] != dates[1] else f"both for {dates[0]}"
                subject = name_actions([action.ref, other.ref])
                message = f"{begin(subject)} promise the same, {quote(action.passage.text)}, {differ}."
                severity = Severity.MEDIUM if dates[0] != dates[1] else Severity.LOW
                yield Hit(subject, message, ((area.plan, action.passage), (area.plan, other.passage)), severity=severity)


@rule(
    "DOC009",
    "blank left open in the text",
    Severity.MEDIUM,
    question="What belongs here?",
    bad=Example(outcomes=(("1.1", "Waits are shorter than in other areas (% figure)"),)),
    good=Example(outcomes=(("1.1", "Waits are shorter than in other areas (12 weeks)"),)),
)
def blank_in_text(area: AuditedArea) -> Iterator[Hit]:
    """An outcome, action or weakness still holds a blank its writers meant to fill in ("XX%", "TBC").

    The plan was agreed before it was finished, and the outcome cannot be judged. To clear it, fill the blank in.
    """
    for paper in area.papers:
        for subject, passage in _texts(paper):
            blank = blank_in(passage.text)
            if blank is not None:
                message = f"The text of {subject} in {name_paper(area, paper)} still holds the blank {quote(blank)}: {quote(passage.text)}."
                yield Hit(subject, message, ((paper, passage),), document=paper)


@rule(
    "DOC010",
    "two names for one post",
    Severity.MEDIUM,
    question="Who leads this workstream today?",
    bad=Example(
        extra="Workstream 1: Beth Ollerton, Head of Early Help",
        streams=(Stream(1, "Timely assessments", (1,), "Bethan Oldroyd", "Head of Early Help"),),
    ),
    good=Example(
        extra="Workstream 1: Bethan Oldroyd, Head of Early Help",
        streams=(Stream(1, "Timely assessments", (1,), "Bethan Oldroyd", "Head of Early Help"),),
    ),
)
def two_names_for_one_post(area: AuditedArea) -> Iterator[Hit]:
    """The plan names the lead of a workstream, and in another place somebody else in the same post.

    Nobody can be held to a workstream that two people lead on paper. To clear it, correct the name that is out of date.
    """
    if area.plan is None:
        return
    for workstream in area.plan.workstreams:
        if workstream.lead is None or workstream.lead.role is None:
            continue
        for other in _others_in_post(area.plan, workstream.lead):
            lead = f"The plan names {workstream.lead.name} as the lead of workstream {workstream.number}"
            message = f"{lead} and {other.text} in the same post, {workstream.lead.role}."
            yield Hit(f"workstream {workstream.number}", message, ((area.plan, workstream.lead.passage), (area.plan, other)))


@rule(
    "DOC011",
    "plans in no order",
    Severity.HIGH,
    question="Which of these plans is in force?",
    bad=Example(plan_date="2022-04", other_plan_date="2022-04"),
    good=Example(plan_date="2022-04", other_plan_date="2021-11"),
)
def plans_in_no_order(area: AuditedArea) -> Iterator[Hit]:
    """Two plans of one area bear the same date or none, so nobody can tell which of them is the later.

    Only one of them was audited, and all that is said here holds for that one. To clear it, leave out the plan that is no
    longer in force, or tell stocktake the dates with --date.
    """
    if area.plan is None or not area.rivals:
        return
    quotes = tuple((paper, paper.title) for paper in (area.plan,) if paper.title is not None)
    others = enumerate_words([paper.source for paper in area.rivals])
    message = f"The dates of {area.plan.source} and {others} do not say which plan is the later; {area.plan.source} was audited."
    yield Hit("the plan", message, quotes, document=area.plan)


def _numbered(paper: Document) -> dict[str, dict[str, Passage]]:
    """Return what a paper numbers, by what it is: actions, outcomes, weaknesses with a printed number."""
    return {
        "action": {action.ref: action.passage for action in paper.actions},
        "outcome": {outcome.number: outcome.passage for outcome in paper.outcomes},
        "weakness": {
            str(weakness.number): weakness.passage
            for weakness in paper.weaknesses
            if weakness.number is not None and weakness.label is None
        },
    }


def _texts(paper: Document) -> Iterator[tuple[str, Passage]]:
    for weakness in paper.weaknesses:
        yield f"weakness {weakness.number}" if weakness.number is not None else "a weakness", weakness.passage
    for outcome in paper.outcomes:
        yield f"outcome {outcome.number}", outcome.passage
    for action in paper.actions:
        yield f"action {action.ref}", action.passage


def _odd_one(spellings: tuple[Spelling, ...]) -> Spelling:
    """Return the rarest spelling: the one to correct."""
    return min(spellings, key=lambda spelling: (spelling.count, spelling.words))


def _others_in_post(plan: Document, lead: Lead) -> Iterator[Passage]:
    """Yield the other names that stand right before the words of a lead's post, each once."""
    post = re.compile(
        r"(?P<name>[A-Z][\w’'-]+(?:[ \t]+[A-Z][\w’'-]+){1,2}),?\s+"
        + r"\s+".join(re.escape(word) for word in (lead.role or "").split())
        + r"(?![\w])"
    )
    own = set(lead.name.casefold().split())
    met: set[str] = set()
    for found in post.finditer(plan.text):
        name = " ".join(found["name"].split())
        if not own & set(name.casefold().split()) and name.casefold() not in met and len((lead.role or "").split()) > 1:
            met.add(name.casefold())
            yield quote_at(plan, *found.span("name"))
