"""Claims: targets met late or never reported, and weaknesses closed with steps still open."""

from collections.abc import Iterator

from ...crosswalk.figures import goal_of
from ...model import Document, Kind, Passage, Section
from ...model.days import last_day
from ..area import AuditedArea, AuditedMeasure
from ..examples import Example, Promise, Said
from ..finding import Severity
from ..naming import begin, count, enumerate_words, name_paper, quote, say_date, say_due
from ..rule import Hit, rule

# Of a longer list the first are named and quoted.
MOST_NAMED = 4

_TIMELY = Promise("1.1.a", "Complete plans in time", ("90% of EHC plans completed within 20 weeks",), "May 2022")


@rule(
    "CLM011",
    "target met late",
    Severity.LOW,
    question="What held it up, and has the figure stood since?",
    bad=Example(
        promises=(_TIMELY,),
        position=(Said(Section.DIFFERENCE, "92% of EHC plans were completed within 20 weeks in May 2023"),),
    ),
    good=Example(
        promises=(_TIMELY,),
        position=(Said(Section.DIFFERENCE, "92% of EHC plans were completed within 20 weeks in May 2022"),),
    ),
)
def target_met_late(area: AuditedArea) -> Iterator[Hit]:
    """The first figure that reaches a target is of a month after the target's date.

    It is met, and it was late: a paper that says only the first tells half of it. To clear it, show an earlier figure that
    reached it, or say why it took longer.
    """
    for measure, target in ((m, t) for m in area.measures for t in area.targets if (t.ref, t.index) == (m.ref, m.index)):
        action = area.action(measure.ref)
        due = action.measures[measure.index].due or action.timescale.due if action is not None else None
        if area.plan is None or action is None or due is None or not target.met or target.as_of is None:
            continue
        reached = [t for t in area.targets if t.met and (t.ref, t.index) == (target.ref, target.index)]
        months = [t.as_of for t in reached]
        if None in months or target is not min(reached, key=lambda t: t.as_of or "") or target.as_of <= due.isoformat()[:7]:
            continue
        message = (
            f"Action {action.ref} was to reach {target.target} by {say_due(action)}; the first figure that does, {target.value}, "
            f"is of {say_date(target.as_of)}."
        )
        quotes = ((area.plan, measure.passage), (area.paper(target.document), target.passage))
        yield Hit(f"action {action.ref}", message, quotes, document=area.paper(target.document))


@rule(
    "CLM012",
    "target nobody reports on",
    Severity.LOW,
    question="What is the figure today, and who keeps it?",
    bad=Example(
        promises=(_TIMELY, Promise("1.1.b", "Survey families", ("80% of families are satisfied with their plan",), "May 2022")),
        position=(Said(Section.DELIVERED, "Completed the plans in time"),),
    ),
    good=Example(
        promises=(_TIMELY,),
        position=(Said(Section.DIFFERENCE, "92% of EHC plans were completed within 20 weeks in May 2023"),),
    ),
)
def target_not_reported(area: AuditedArea) -> Iterator[Hit]:
    """Targets of a workstream have passed their date, and the position statement gives no figure that could be held against them.

    A target that is never reported can be neither met nor missed. To clear it, give the latest figure of each, with its
    date and its source.
    """
    if area.plan is None:
        return
    for workstream in area.plan.workstreams:
        due = [m for m in area.measures if goal_of(m.passage.text) is not None and _is_due(area, m, workstream.number)]
        silent = [m for m in due if not any((t.ref, t.index) == (m.ref, m.index) for t in area.targets)]
        if not silent:
            continue
        named = enumerate_words([f"{m.ref} {quote(m.passage.text)}" for m in silent[:MOST_NAMED]])
        more = f"; {len(silent) - MOST_NAMED} more" if len(silent) > MOST_NAMED else ""
        which = f"{len(silent)} of the {len(due)} targets" if len(silent) < len(due) else begin(_all(len(due)))
        of = f"of workstream {workstream.number} whose date is past"
        message = f"{which} {of} {'has' if len(silent) == 1 else 'have'} no figure in the later papers: {named}{more}."
        yield Hit(f"workstream {workstream.number}", message, tuple((area.plan, m.passage) for m in silent[:MOST_NAMED]))


@rule(
    "CLM013",
    "closed with steps still open",
    Severity.MEDIUM,
    question="If this is business as usual, who follows the steps that are still open?",
    bad=Example(
        promises=(_TIMELY,),
        areas=("EHC plans are written in time",),
        usual=(1,),
        letter=(
            Said(Section.NARRATIVE, "This is now business as usual.", 1),
            Said(Section.NEXT_STEP, "Finish buying the record system.", 1),
        ),
    ),
    good=Example(
        promises=(_TIMELY,),
        areas=("EHC plans are written in time",),
        usual=(1,),
        letter=(Said(Section.NARRATIVE, "This is now business as usual.", 1),),
    ),
)
def closed_with_open_steps(area: AuditedArea) -> Iterator[Hit]:
    """The reviewers move a weakness to business as usual and, in the same letter, ask for steps on it.

    What is no longer reviewed is easily no longer done. To clear it, agree who follows the steps, and where the area will
    report on them.
    """
    for letter in area.of_kind(Kind.LETTER):
        closed = {weakness.number for weakness in letter.weaknesses if weakness.status is not None}
        for weakness in letter.weaknesses:
            asked = [s for s in letter.statements if s.section is Section.NEXT_STEP and weakness.number in s.area]
            # A step on several areas at once may be for the ones that are not closed.
            steps = [s.passage for s in asked if closed.issuperset(s.area)]
            if weakness.status is None or not steps:
                continue
            message = (
                f"{begin(name_paper(area, letter))} moves its area {weakness.number} to business as usual and still asks for "
                f"{count(len(steps), 'step')}: {enumerate_words([quote(step.text) for step in steps[:MOST_NAMED]])}."
            )
            quotes: list[tuple[Document, Passage]] = [(letter, weakness.status_passage or weakness.passage)]
            quotes += [(letter, step) for step in steps[:MOST_NAMED]]
            yield Hit(f"area {weakness.number} of {name_paper(area, letter)}", message, tuple(quotes), document=letter)


def _all(number: int) -> str:
    return "the one target" if number == 1 else f"all {number} targets"


def _is_due(area: AuditedArea, measure: AuditedMeasure, workstream: int) -> bool:
    """Tell whether a measure is of a workstream, and its date past when the area last gave account of its plan."""
    action = area.action(measure.ref)
    if action is None or action.workstream != workstream:
        return False
    due = action.measures[measure.index].due or action.timescale.due
    return due is not None and due < area.as_of and any(p.date is None or last_day(p.date) >= due for p in area.of_kind(Kind.POSITION))
