"""Success measures that do not go with what is done: activity counted, one measure for several actions, the wrong one."""

from collections.abc import Iterator

from ..area import AuditedArea, AuditedMeasure
from ..examples import Example, Promise, Stream
from ..finding import Severity
from ..measurability import MeasureClass
from ..measure_effects import counts_activity
from ..measure_fit import misfits_in, shared_texts
from ..measured import measures_of
from ..naming import enumerate_words, name_actions, quote
from ..rule import Hit, rule

# More quotes than these make the point no clearer.
MOST_QUOTES = 3
# A text of fewer words is shared by chance: "Report to board".
FEWEST_WORDS = 4


@rule(
    "MEA018",
    "activity counted instead of effect",
    Severity.LOW,
    question="What should these meetings and training change, and which figure would show it?",
    bad=Example(promises=(Promise("1.1.a", "Train reception teachers", ("Four training sessions held",), "May 2022"),)),
    good=Example(
        promises=(
            Promise("1.1.a", "Train reception teachers", ("Four training sessions held", "Late referrals fall from 40 to 20"), "May 2022"),
        )
    ),
)
def activity_counted(area: AuditedArea) -> Iterator[Hit]:
    """All that an action's measures count is meetings, training or the like that took place.

    These show that something was done, not that it did any good; the area SEND inspection framework asks for the impact
    on children and families. To clear it, add one measure of what is to change for those who came. It is said once for a
    workstream.
    """
    if area.plan is None:
        return
    measured: dict[str, list[AuditedMeasure]] = {}
    for action, measure in measures_of(area):
        measured.setdefault(action.ref, []).append(measure)
    by_workstream: dict[int | None, dict[str, list[AuditedMeasure]]] = {}
    for action in area.plan.actions:
        mine = measured.get(action.ref, [])
        if mine and all(counts_activity(one.passage.text, one.measurability.measure_class) for one in mine):
            by_workstream.setdefault(action.workstream, {})[action.ref] = mine
    for workstream, actions in by_workstream.items():
        refs = list(actions)
        message = f"All that is counted of {name_actions(refs)} is that meetings, training or the like take place, not what they change."
        subject = f"action {refs[0]}" if len(refs) == 1 else f"workstream {workstream}"
        quoted = [measure for measures in actions.values() for measure in measures][:MOST_QUOTES]
        yield Hit(subject, message, tuple((area.plan, measure.passage) for measure in quoted))


@rule(
    "MEA019",
    "measure shared by several actions",
    Severity.LOW,
    question="Which of these actions is this measure to judge, and what judges the others?",
    bad=Example(
        promises=(
            Promise("1.1.a", "Recruit two nurses", ("Waits for an assessment fall below 9 weeks",), "May 2022"),
            Promise("1.1.b", "Open a clinic in Harlow Street", ("Waits for an assessment fall below 9 weeks",), "May 2022"),
        )
    ),
    good=Example(
        promises=(
            Promise("1.1.a", "Recruit two nurses", ("Two nurses in post",), "May 2022"),
            Promise("1.1.b", "Open a clinic in Harlow Street", ("Waits for an assessment fall below 9 weeks",), "May 2022"),
        )
    ),
)
def measure_shared(area: AuditedArea) -> Iterator[Hit]:
    """The same measure stands at several actions.

    Whether it is met then says nothing of which of them worked, and each can lean on the others. To clear it, keep it where
    it belongs, or at the outcome, and give the other actions one of their own.
    """
    if area.plan is None:
        return
    for held in shared_texts(list(measures_of(area))).values():
        text = held[0][1].passage.text
        # One measure with several dates is DUE007, and one question settles both.
        if len(text.split()) >= FEWEST_WORDS and len({action.timescale.due for action, _ in held if action.timescale.due}) <= 1:
            message = f"{name_actions([action.ref for action, _ in held]).capitalize()} share one measure: {quote(text)}."
            yield Hit(f"action {held[0][0].ref}", message, tuple((area.plan, measure.passage) for _, measure in held[:MOST_QUOTES]))


@rule(
    "MEA020",
    "measure that fits another action",
    Severity.LOW,
    question="Does this measure stand in the right row, and what else judges its action?",
    bad=Example(
        streams=(Stream(1, "Timely assessments", (1,)),),
        promises=(
            Promise("1.1.a", "Recruit two nurses", ("Timetable of swimming lessons at the leisure centre published",), "May 2022"),
            Promise("1.1.b", "Bring swimming lessons back to the leisure centre", ("Twelve lessons a term",), "May 2022"),
        ),
    ),
    good=Example(
        promises=(
            Promise("1.1.a", "Recruit two nurses", ("Two nurses in post",), "May 2022"),
            Promise("1.1.b", "Bring swimming lessons back to the leisure centre", ("Timetable of lessons published",), "May 2022"),
        ),
    ),
)
def measure_fits_another(area: AuditedArea) -> Iterator[Hit]:
    """A finished thing is asked for that shares no word with its action, its outcome and its other measures, and fits another.

    A measure of effect may well be worded apart from what is done, so only things to be made or held are looked at.
    It may have slipped a row when the table was drawn up, or been read into the wrong one. To clear it, move it, or say
    what it has to do with its action. It is only said where one other action clearly fits.
    """
    if area.plan is None:
        return
    for misfit in misfits_in(area.plan, list(measures_of(area, MeasureClass.DELIVERABLE))):
        shared = enumerate_words([quote(word) for word in misfit.shared])
        message = (
            f"The measure {quote(misfit.measure.passage.text)} of action {misfit.action.ref} shares no word with it, and {shared} "
            f"with action {misfit.fits.ref}."
        )
        quotes = ((area.plan, misfit.measure.passage), (area.plan, misfit.fits.passage))
        yield Hit(f"action {misfit.action.ref}", message, quotes)
