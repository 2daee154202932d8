"""Coverage: what the plan does not say about itself, and what never followed it."""

from collections import defaultdict
from collections.abc import Iterator

from ...crosswalk.status import OUTSIDE_PAPERS
from ...model import Action, Document, Kind, Passage, Section
from ..area import AuditedArea
from ..examples import Example, Promise, Said, Stream
from ..finding import Severity
from ..lateness import name_dated
from ..naming import begin, count, enumerate_words, name_actions, name_paper, quote, say_date
from ..plan_terms import names_baseline, names_governance, names_review
from ..promised_papers import promised_papers_missing
from ..rule import Hit, rule

# A plan of fewer measures than this may start from figures it gives elsewhere.
LEAST_MEASURES = 5
# Of more actions than this in one workstream the first are quoted.
MOST_QUOTES = 3

_RECRUIT = Promise("1.1.a", "Recruit two nurses to the assessment team", ("Two nurses in post",), "May 2022")
_RATES = tuple(
    Promise(f"1.1.{letter}", f"Task {letter}", (f"{number}% of families are satisfied",))
    for letter, number in zip("abcde", (60, 65, 70, 75, 80), strict=True)
)
_TWO_STREAMS = (Stream(1, "Timely assessments", (1,)), Stream(2, "Short breaks", (2,)))
_TWO_WEAKNESSES = ("Families wait too long for an assessment", "Short breaks are not offered in every ward")


@rule(
    "GAP010",
    "plan without governance",
    Severity.LOW,
    question="Which board holds the plan to account, and to whom does it answer?",
    bad=Example(promises=(_RECRUIT,)),
    good=Example(promises=(_RECRUIT,), extra="The Improvement Board oversees this plan."),
)
def plan_without_governance(area: AuditedArea) -> Iterator[Hit]:
    """The plan names no board, group or forum that oversees it.

    The area SEND inspection framework judges how leaders hold each other to account, and a stocktake meets that board. To
    clear it, say in the plan which board oversees it, who chairs it, and to whom it reports.
    """
    if area.plan is not None and area.plan.actions and not names_governance(area.plan):
        yield Hit("the plan", "The plan names no board, group or forum that oversees it.", _title(area))


@rule(
    "GAP011",
    "plan without baselines",
    Severity.LOW,
    question="Where did each of these figures stand when the plan began?",
    bad=Example(promises=_RATES),
    good=Example(promises=_RATES, extra="The baseline was taken in the survey of May 2021."),
)
def plan_without_baselines(area: AuditedArea) -> Iterator[Hit]:
    """The plan sets targets in figures and says nowhere from which figures they start.

    Without the start nobody can tell how far a figure has come, nor whether the target asks for anything. To clear it,
    write the last known figure, its date and its source beside each target.
    """
    figures = [m for m in area.measures if m.measurability.has_target]
    if area.plan is None or len(figures) < LEAST_MEASURES or any(m.measurability.has_baseline for m in area.measures):
        return
    if not names_baseline(area.plan):
        message = f"The plan sets {count(len(figures), 'target')} and says of none of them where its figure stood at the start."
        yield Hit("the plan", message, tuple((area.plan, m.passage) for m in figures[:MOST_QUOTES]))


@rule(
    "GAP012",
    "plan without a review date",
    Severity.LOW,
    question="When is the plan itself looked at again, and by whom?",
    bad=Example(promises=(_RECRUIT,)),
    good=Example(promises=(_RECRUIT,), extra="Progress is reviewed by the board every quarter."),
)
def plan_without_review_date(area: AuditedArea) -> Iterator[Hit]:
    """The plan does not say when, or how often, it is looked at again.

    The Department for Education reviews progress every six months or so; an area that does not look between those days
    learns of delay from its reviewers. To clear it, write down the rhythm of review and the date of the next one.
    """
    if area.plan is not None and area.plan.actions and not names_review(area.plan):
        yield Hit("the plan", "The plan does not say when, or how often, it is looked at again.", _title(area))


@rule(
    "GAP013",
    "action without lead",
    Severity.MEDIUM,
    question="Who will do this, and whom can families ask?",
    bad=Example(
        streams=(Stream(1, "Timely assessments", (1,), lead=None),),
        promises=(Promise("1.1.a", "Recruit nurses", lead="Amina Holt"), Promise("1.1.b", "Publish waiting times")),
    ),
    good=Example(promises=(Promise("1.1.a", "Recruit nurses", lead="Amina Holt"), Promise("1.1.b", "Publish waiting times"))),
)
def action_without_lead(area: AuditedArea) -> Iterator[Hit]:
    """An action names nobody who leads it, and neither does its workstream, though others of the plan name theirs.

    An action without an owner is the first to be late. To clear it, name one person, with their post. Where no action of a
    workstream has a lead, GAP008 says so once.
    """
    if area.plan is None:
        return
    led = {workstream.number for workstream in area.plan.workstreams if workstream.lead is not None}
    owned = {action.workstream for action in area.plan.actions if action.lead is not None}
    without: defaultdict[int | None, list[Action]] = defaultdict(list)
    for action in area.plan.actions:
        if action.lead is None and action.workstream not in led and action.workstream in owned:
            without[action.workstream].append(action)
    for actions in without.values():
        refs = [action.ref for action in actions]
        verb = "names" if len(refs) == 1 else "name"
        message = f"{begin(name_actions(refs))} {verb} nobody who leads the work, and the workstream names no lead either."
        yield Hit(name_actions(refs), message, tuple((area.plan, action.passage) for action in actions[:MOST_QUOTES]))


@rule(
    "GAP014",
    "weakness without evidence",
    Severity.HIGH,
    question="What has changed for families since the inspectors found this weakness?",
    bad=Example(
        weaknesses=_TWO_WEAKNESSES,
        streams=_TWO_STREAMS,
        promises=(_RECRUIT, Promise("2.1.a", "Open a fourth short breaks home", ("Home open",), "June 2022")),
        position=(Said(Section.DELIVERED, "Recruited two nurses to the assessment team"),),
    ),
    good=Example(
        weaknesses=_TWO_WEAKNESSES,
        streams=_TWO_STREAMS,
        promises=(_RECRUIT, Promise("2.1.a", "Open a fourth short breaks home", ("Home open",), "June 2022")),
        position=(
            Said(Section.DELIVERED, "Recruited two nurses to the assessment team"),
            Said(Section.DELIVERED, "Opened a fourth short breaks home", 2),
        ),
    ),
)
def weakness_without_evidence(area: AuditedArea) -> Iterator[Hit]:
    """The plan has actions for this weakness, and no later paper reports on a single one of them.

    A whole weakness that the reports pass over is the first thing reviewers ask about. To clear it, report on its actions
    by their references, or say under which other weakness the work now stands.
    """
    if area.plan is None or not area.reports:
        return
    for row in area.coverage:
        past = [a for a in area.actions if a.due is not None and a.due < area.as_of and _stands_under(area, a.ref, row.workstreams)]
        if row.actions and past and not row.evidence:
            actions = count(row.actions, "action")
            message = f"Nothing was found in the later papers that reports on any of the {actions} for weakness {row.weakness}."
            yield Hit(f"weakness {row.weakness}", message, ((area.plan, row.passage),))


@rule(
    "GAP015",
    "weakness without next step",
    Severity.MEDIUM,
    question="What will be done next about this weakness, or why is nothing left to do?",
    bad=Example(
        promises=(_RECRUIT,),
        areas=("Families wait less for an assessment",),
        letter=(Said(Section.NARRATIVE, "Waits for an assessment are still too long.", 1),),
    ),
    good=Example(
        promises=(_RECRUIT,),
        areas=("Families wait less for an assessment",),
        letter=(
            Said(Section.NARRATIVE, "Waits for an assessment are still too long.", 1),
            Said(Section.NEXT_STEP, "Recruit two more nurses so that families wait less.", 1),
        ),
    ),
)
def weakness_without_next_step(area: AuditedArea) -> Iterator[Hit]:
    """The reviewers' latest letter deals with this weakness, does not close it, and asks for nothing next.

    Nor does the plan hold an action still to come for it. What nobody has to do next tends not to be done. To clear it,
    agree the next step with the reviewers, or have them say that the weakness is closed.
    """
    letters = [letter for letter in area.of_kind(Kind.LETTER) if letter.weaknesses]
    if area.plan is None or not letters:
        return
    letter = max(letters, key=lambda one: one.date or "")
    asked = {number for s in letter.statements if s.section is Section.NEXT_STEP for number in s.area}
    closed = {w.number for w in letter.weaknesses if w.status is not None}
    open_streams = {a.workstream for a in area.plan.actions if a.timescale.due is not None and a.timescale.due >= area.as_of}
    if not asked and any(s.section is Section.NEXT_STEP for s in letter.statements):
        return  # The letter's next steps are not told apart by area: nobody can say which is for which.
    for row in area.coverage:
        areas = set(row.verdict_areas) if row.verdict_document == letter.id else set()
        if areas and not areas & (asked | closed) and not open_streams.intersection(row.workstreams):
            message = (
                f"{begin(name_paper(area, letter))} deals with weakness {row.weakness} and sets no next step for it, nor does it close it."
            )
            quotes = ((area.plan, row.passage), *(((letter, row.verdict),) if row.verdict is not None else ()))
            yield Hit(f"weakness {row.weakness}", message, quotes)


@rule(
    "GAP016",
    "announced report not supplied",
    Severity.MEDIUM,
    question="Was this report made, what did it say, and may the meeting see it?",
    bad=Example(promises=(_RECRUIT,), position=(Said(Section.STILL_TO_DO, "We will report on our progress again in December 2023."),)),
    good=Example(promises=(_RECRUIT,), position=(Said(Section.STILL_TO_DO, "We will report on our progress again in December 2024."),)),
)
def announced_report_missing(area: AuditedArea) -> Iterator[Hit]:
    """A paper announces a report or a review for a date that has passed, and no paper of that date or later is among those supplied.

    Either it was never made, or what it says is missing from this audit. To clear it, add the paper, or say why it was not
    made.
    """
    for one in promised_papers_missing(area):
        whose = "the reviewers" if one.paper.kind in OUTSIDE_PAPERS else "the area"
        unless = f", unless {enumerate_words([paper.source for paper in one.undated])} is it, which states no date" if one.undated else ""
        message = (
            f"{begin(name_dated(area, one.paper))} announces for {say_date(one.when)}: {quote(one.passage.text)}. "
            f"No paper of {whose} of that date or later was supplied{unless}."
        )
        severity = Severity.LOW if one.undated else Severity.MEDIUM
        yield Hit(name_paper(area, one.paper), message, ((one.paper, one.passage),), document=one.paper, severity=severity)


def _title(area: AuditedArea) -> tuple[tuple[Document, Passage], ...]:
    return ((area.plan, area.plan.title),) if area.plan is not None and area.plan.title is not None else ()


def _stands_under(area: AuditedArea, ref: str, streams: tuple[int, ...]) -> bool:
    action = area.action(ref)
    return action is not None and action.workstream in streams
