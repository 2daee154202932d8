"""Links: evidence that fits nothing or too much, links that rest on little, and what is lost between two papers."""

from collections import defaultdict
from collections.abc import Iterator

from ...crosswalk import Evidence, Relation
from ...model import Action, Document, Kind, Passage, Section
from ..area import AuditedAction, AuditedArea
from ..examples import Example, Promise, Said, Stream
from ..finding import Severity
from ..known_words import share_known
from ..naming import begin, count, enumerate_words, name_actions, name_paper, quote
from ..rewordings import rewordings_in
from ..rule import Hit, rule

# A claim fits two actions alike when it is, within so much, as likely to speak of the one as of the other.
ALIKE = 0.05
# … or surely speaks of both: its workstream and its place in the list, which tell two likely actions apart, do not say that it means one.
SURE_FIT = 0.85
# A claim that fits neither action well is no claim about either.
LEAST_FIT = 0.4
# A statement of whose telling words the plan uses less than this share speaks of nothing in it: on the measuring papers those
# that belong to an action, in whatever words, share 0.4 and more with the plan, and those of something else 0.2 and less.
SPEAKS_OF_PLAN = 0.35
# Quotes beyond these add nothing a reader would look up.
MOST_QUOTES = 6

_ASKED = (
    Promise("1.1.a", "Ask families how long they wait for speech therapy", ("Answers of families reported to the board",), "May 2022"),
)
_LINE = (Promise("1.1.a", "Open a waiting list telephone line", ("Telephone line open five days a week",), "May 2022"),)
_NAVIGATORS = ("Appoint two family navigators for families of young children", ("Two family navigators in post",))


@rule(
    "TRC001",
    "delivered though no action asked for it",
    Severity.LOW,
    question="Which action of the plan does this belong to?",
    bad=Example(
        promises=_LINE,
        position=(
            Said(Section.DELIVERED, "Opened the waiting list telephone line"),
            Said(Section.DELIVERED, "Moved the audiology booth to another clinic"),
        ),
    ),
    good=Example(
        promises=_LINE,
        position=(
            Said(Section.DELIVERED, "Opened the waiting list telephone line"),
            Said(Section.DELIVERED_ADDITIONAL, "Moved the audiology booth to another clinic"),
        ),
    ),
)
def delivered_without_action(area: AuditedArea) -> Iterator[Hit]:
    """A paper lists work as delivered from the plan that no action of the plan speaks of.

    It may be good work, but it does not show that the plan was delivered; or the plan was changed and the change is not
    written down. To clear it, name the action it belongs to, or list it as done beyond the plan.
    """
    if area.plan is None or not area.plan.actions:
        return
    known = {(e.document, e.passage) for action in area.actions for e in action.evidence}
    found: defaultdict[tuple[str, int | None], list[Passage]] = defaultdict(list)
    for paper in area.reports:
        loose = [
            statement
            for statement in paper.statements
            if statement.section is Section.DELIVERED
            and not any((paper.id, passage) in known for passage in (statement.passage, *statement.items))
        ]
        for statement, share in zip(loose, share_known([s.passage.text for s in loose], area.plan, area.papers), strict=True):
            if share < SPEAKS_OF_PLAN:
                found[paper.id, statement.workstream].append(statement.passage)
    for (identity, workstream), passages in found.items():
        paper = area.paper(identity)
        lines = enumerate_words([quote(passage.text) for passage in passages])
        where = f" for workstream {workstream}" if workstream else ""
        message = f"{begin(name_paper(area, paper))} lists as delivered{where} what no action of the plan asks for: {lines}."
        subject = f"workstream {workstream}" if workstream else name_paper(area, paper)
        yield Hit(subject, message, tuple((paper, passage) for passage in passages), document=paper)


@rule(
    "TRC002",
    "claim fits several actions",
    Severity.LOW,
    question="Which of these actions does the claim speak of, and what became of the other?",
    bad=Example(
        promises=(
            Promise("1.1.a", *_NAVIGATORS, "February 2023"),
            Promise("1.1.b", *_NAVIGATORS, "October 2023"),
        ),
        position=(Said(Section.DELIVERED, "Appointed two family navigators for families of young children"),),
    ),
    good=Example(
        promises=(
            Promise("1.1.a", *_NAVIGATORS, "February 2023"),
            Promise("1.1.b", "Publish a directory of clubs and courses", ("Directory published",), "October 2023"),
        ),
        position=(Said(Section.DELIVERED, "Appointed two family navigators for families of young children"),),
    ),
)
def claim_fits_several(area: AuditedArea) -> Iterator[Hit]:
    """What is listed as delivered fits two or more actions alike, so that it cannot be said which of them is done.

    Counted for all of them, one piece of work closes several promises. To clear it, give the action's reference in the
    paper that reports on it.
    """
    for paper in area.reports:
        for statement in paper.statements:
            if statement.section is not Section.DELIVERED:
                continue
            claimed = {
                action.ref: max(scores)
                for action in area.actions
                if (
                    scores := [
                        e.score
                        for e in action.evidence
                        if e.passage == statement.passage and e.document == paper.id and e.relation is Relation.DELIVERS
                    ]
                )
            }
            best = max(claimed.values(), default=0.0)
            refs = [ref for ref, score in claimed.items() if score >= min(best - ALIKE, SURE_FIT)]
            if len(refs) > 1 and best >= LEAST_FIT:
                actions = [action for ref in refs if (action := area.action(ref)) is not None]
                message = f"{begin(name_paper(area, paper))} says {quote(statement.passage.text)}, which fits {name_actions(refs)} alike."
                yield Hit(name_actions(refs), message, ((paper, statement.passage), *_plan_quotes(area, actions)), document=paper)


@rule(
    "TRC003",
    "link rests on little",
    Severity.LOW,
    question="Do these papers really speak of these actions?",
    bad=Example(
        promises=(
            *_ASKED,
            Promise("1.1.b", "Open a telephone line", ("Telephone line open",)),
            Promise("1.1.c", "Hire two nurses", ("Nurses in post",)),
        ),
        position=(
            Said(Section.CURRENT_POSITION, "Families asked the board for a larger clinic", 2),
            Said(Section.DELIVERED, "Opened the telephone line"),
            Said(Section.DELIVERED, "Hired two nurses"),
        ),
    ),
    good=Example(
        promises=_ASKED,
        position=(Said(Section.DELIVERED, "Asked families how long they wait for speech therapy and reported their answers to the board"),),
    ),
)
def link_rests_on_little(area: AuditedArea) -> Iterator[Hit]:
    """All that was found for these actions shares only a few words with them, so their status may rest on a mistaken link.

    The program joins papers by their words, and here the words hardly meet. To clear it, read the quotes; if they do not
    speak of the action, treat it as one without evidence.
    """
    if area.plan is None:
        return
    for workstream in area.plan.workstreams:
        weak: list[tuple[AuditedAction, Evidence]] = []
        for audited in area.actions:
            action = area.action(audited.ref)
            mine = action is not None and action.workstream == workstream.number
            if mine and len(audited.evidence) == 1 and audited.evidence[0].score < area.thresholds.weak_link:
                weak.append((audited, audited.evidence[0]))
        if weak:
            refs = [audited.ref for audited, _ in weak]
            message = (
                f"All that was found of {name_actions(refs)} hangs on a few shared words. Of {refs[0]}: {quote(weak[0][1].passage.text)}."
            )
            quotes = tuple((area.paper(e.document), e.passage) for _, e in weak)[:MOST_QUOTES]
            yield Hit(f"workstream {workstream.number}", message, quotes)


@rule(
    "TRC004",
    "commitment lost",
    Severity.MEDIUM,
    question="Was this promise to families given up, and have they been told?",
    bad=Example(
        promises=_LINE,
        statement=("We will bring swimming lessons for disabled children back to the pool.",),
    ),
    good=Example(
        promises=_LINE,
        statement=("We will open a telephone line for families on the waiting list.",),
    ),
)
def commitment_lost(area: AuditedArea) -> Iterator[Hit]:
    """The area promised something to the public, and no action of its plan speaks of it.

    Families remember what they were promised on the day the report came out. To clear it, name the action that carries
    the promise, or tell families that it was dropped and why.
    """
    if area.plan is None or not area.plan.actions:
        return
    for paper in area.of_kind(Kind.STATEMENT):
        promised = [statement.passage for statement in paper.statements if statement.section is Section.COMMITMENT]
        for passage, share in zip(promised, share_known([p.text for p in promised], area.plan, area.papers), strict=True):
            if share < SPEAKS_OF_PLAN:
                message = f"{begin(name_paper(area, paper))} promised {quote(passage.text)}; no action of the plan speaks of it."
                yield Hit(name_paper(area, paper), message, ((paper, passage),), document=paper)


@rule(
    "TRC005",
    "workstream answers no known weakness",
    Severity.MEDIUM,
    question="Which of the inspection's findings is this workstream there for?",
    bad=Example(streams=(Stream(1, "Timely assessments", (1,)), Stream(2, "Sport and leisure"))),
    good=Example(streams=(Stream(1, "Timely assessments", (1,)),)),
)
def workstream_answers_nothing(area: AuditedArea) -> Iterator[Hit]:
    """A workstream of the plan answers none of the weaknesses the plan lists.

    The Joint Area Reviews Regulations 2015 (SI 2015/1792) ask for a statement of the action proposed
    in the light of the inspectors' report. To clear it, say in the plan which weakness the workstream answers.
    """
    if area.plan is None or not area.plan.weaknesses:
        return
    for workstream in area.plan.workstreams:
        if not workstream.weaknesses:
            listed = count(len(area.plan.weaknesses), "weakness", "weaknesses")
            message = f"Workstream {workstream.number}, {quote(workstream.title.text)}, answers none of the {listed} the plan lists."
            yield Hit(f"workstream {workstream.number}", message, ((area.plan, workstream.title),))


@rule(
    "TRC006",
    "outcome repeated in weaker words",
    Severity.LOW,
    question="Was the outcome changed on purpose, and who agreed to that?",
    bad=Example(
        outcomes=(("1.1", "All families are assessed in good time and told of each step"),),
        position=(Said(Section.AIM, "Families are assessed in good time and told of steps"),),
    ),
    good=Example(
        outcomes=(("1.1", "All families are assessed in good time and told of each step"),),
        position=(Said(Section.AIM, "All families are assessed in good time and told of each step."),),
    ),
)
def outcome_reworded(area: AuditedArea) -> Iterator[Hit]:
    """A later paper repeats an outcome of the plan and leaves out a figure or a word of weight, such as "all".

    What is then reported is held against less than was promised. To clear it, use the plan's words, or say that the outcome
    was changed and why.
    """
    for paper in area.reports:
        for found in rewordings_in(area.plan, paper) if area.plan is not None else ():
            lost = enumerate_words([f"“{word}”" for word in found.lost])
            message = (
                f"{begin(name_paper(area, paper))} repeats outcome {found.outcome.number} without {lost}: {quote(found.passage.text)}."
            )
            quotes = ((area.plan, found.outcome.passage), (paper, found.passage)) if area.plan is not None else ()
            yield Hit(f"outcome {found.outcome.number}", message, quotes, document=paper)


def _plan_quotes(area: AuditedArea, actions: list[Action]) -> tuple[tuple[Document, Passage], ...]:
    return tuple((area.plan, action.passage) for action in actions) if area.plan is not None else ()
