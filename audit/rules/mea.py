"""Success measures that nobody can check."""

from collections.abc import Iterator

from ...model import Action
from ..area import AuditedArea, AuditedMeasure
from ..examples import Example, Promise
from ..finding import Severity
from ..measurability import REPETITION, MeasureClass
from ..measured import hit_on, measures_of
from ..rule import Hit, rule
from ..text_ends import blank_in

# Of fewer measures than this no share is worth telling.
LEAST_MEASURES = 4

# What decided that a measure is none, by the rule that says so; the names are those of the cues in measure_defects.
_QUESTIONS = frozenset({"question", "question without its mark", "drafting note"})
_BREAKS = frozenset({"cut off", "cut off after a linking word", "cut off after a preposition", "begins in the middle"})
_BLANKS = frozenset({"blank left open", "placeholder", "measure still to be found"})
_VALUELESS = frozenset({"indicator without a value", "figures without a value"})
_ENDLESS = "activity without an end"


@rule(
    "MEA001",
    "vague measure",
    Severity.MEDIUM,
    question="What will two people look at to agree whether this was reached?",
    bad=Example(promises=(Promise("1.1.a", "Agree a sensory offer", ("Robust and clear arrangements are in place",), "May 2022"),)),
    good=Example(promises=(Promise("1.1.a", "Agree a sensory offer", ("Sensory offer published on the website",), "May 2022"),)),
)
def vague_measure(area: AuditedArea) -> Iterator[Hit]:
    """A measure asks for a quality ("clear", "robust", "positive") without a test for it.

    Two people who do not know each other could not agree whether it was reached; that is what SMART's M asks for. To
    clear it, name what will exist, or the share and the survey it will be counted by.
    """
    for action, measure in measures_of(area, MeasureClass.VAGUE):
        if measure.measurability.decided_by != _ENDLESS:
            message = f"The measure “{measure.passage.text}” of action {action.ref} cannot be checked: {_why(measure)}"
            yield hit_on(area, action, measure, message)


@rule(
    "MEA002",
    "change without a target",
    Severity.MEDIUM,
    question="From what to what, and by when?",
    bad=Example(promises=(Promise("1.1.a", "Train senior leaders", ("Fewer suspensions of pupils",), "May 2022"),)),
    good=Example(promises=(Promise("1.1.a", "Train senior leaders", ("Suspensions of pupils fall from 214 to 160",), "May 2022"),)),
)
def change_without_target(area: AuditedArea) -> Iterator[Hit]:
    """A measure asks for more or less of something and does not say how much.

    The smallest change would meet it. To clear it, add the value to reach and the one it starts from.
    """
    for action, measure in measures_of(area, MeasureClass.DIRECTIONAL):
        message = f"The measure “{measure.passage.text}” of action {action.ref} asks for a change and names no value to reach."
        yield hit_on(area, action, measure, message)


@rule(
    "MEA003",
    "drafting question left in",
    Severity.MEDIUM,
    question="What is the answer to the question, and what is the measure?",
    bad=Example(promises=(Promise("1.1.a", "Agree one form", ("Which team will hold the list?",), "May 2022"),)),
    good=Example(promises=(Promise("1.1.a", "Agree one form", ("One form approved by the board",), "May 2022"),)),
)
def drafting_question(area: AuditedArea) -> Iterator[Hit]:
    """A question of the plan's writers, or a note to themselves, stands where a success measure should.

    The plan was published before it was finished. To clear it, answer the question in the plan and put a measure in its place.
    """
    for action, measure in _decided_by(area, _QUESTIONS):
        what = "note" if measure.measurability.decided_by == "drafting note" else "question"
        message = f"A {what} was left where action {action.ref} should have a measure: “{measure.passage.text}”"
        yield hit_on(area, action, measure, message)


@rule(
    "MEA004",
    "measure breaks off",
    Severity.MEDIUM,
    question="How does the sentence end?",
    bad=Example(promises=(Promise("1.1.a", "Hold a conference", ("Feedback forms returned by teachers about the",), "May 2022"),)),
    good=Example(promises=(Promise("1.1.a", "Hold a conference", ("Feedback forms returned by 40 teachers",), "May 2022"),)),
)
def measure_breaks_off(area: AuditedArea) -> Iterator[Hit]:
    """A measure begins or ends in the middle of a sentence.

    What was meant to be reached is not in the plan; where the paper itself is whole, it may have been read wrongly. To clear
    it, finish the sentence.
    """
    for action, measure in _decided_by(area, _BREAKS):
        begins = measure.measurability.decided_by == "begins in the middle"
        fault = "begins in the middle of a sentence" if begins else "breaks off"
        yield hit_on(area, action, measure, f"The measure “{measure.passage.text}” of action {action.ref} {fault}.")


@rule(
    "MEA005",
    "blank left open in a measure",
    Severity.MEDIUM,
    question="Which figure belongs here?",
    bad=Example(promises=(Promise("1.1.a", "Change the meeting", ("XX% of meetings end with a plan",), "May 2022"),)),
    good=Example(promises=(Promise("1.1.a", "Change the meeting", ("80% of meetings end with a plan",), "May 2022"),)),
)
def blank_in_measure(area: AuditedArea) -> Iterator[Hit]:
    """A measure holds a blank ("XX%", "TBC", "% figure") where its value should be, or says that it is still to be found.

    Until it is filled in there is no target. To clear it, put in the figure and the baseline it starts from.
    """
    for action, measure in measures_of(area):
        text = measure.passage.text
        if blank := blank_in(text):
            message = f"The measure “{text}” of action {action.ref} still has “{blank}” where its value should be."
        elif measure.measurability.decided_by in _BLANKS:
            message = f"The measure “{text}” of action {action.ref} was never filled in."
        else:
            continue
        yield hit_on(area, action, measure, message)


@rule(
    "MEA006",
    "measure is no measure",
    Severity.LOW,
    question="What will show that the action has worked?",
    bad=Example(promises=(Promise("1.1.a", "Hold a conference for teachers", ("See action 2.1.c",), "May 2022"),)),
    good=Example(promises=(Promise("1.1.a", "Hold a conference for teachers", ("90 teachers attend the conference",), "May 2022"),)),
)
def measure_is_none(area: AuditedArea) -> Iterator[Hit]:
    """What stands in the measure's place is a fragment or points to another place, and no one could check it.

    The action then has nothing to be judged by. To clear it, say what will be different once it is done.
    """
    told = _QUESTIONS | _BREAKS | _BLANKS | _VALUELESS | {REPETITION}
    for action, measure in measures_of(area, MeasureClass.DEFECTIVE):
        text = measure.passage.text
        if measure.measurability.decided_by not in told and not blank_in(text):
            yield hit_on(area, action, measure, f"“{text}” stands as a measure of action {action.ref} and is none: {_why(measure)}")


@rule(
    "MEA007",
    "most measures cannot be checked",
    Severity.MEDIUM,
    question="Which of these measures will be put so that they can be checked, and by when?",
    bad=Example(
        promises=tuple(
            Promise(f"1.1.{c}", f"Task {c}", (m,), "May 2022")
            for c, m in zip("abcd", ("Clear arrangements", "A positive culture", "Effective working", "Policy published"), strict=True)
        )
    ),
    good=Example(
        promises=tuple(
            Promise(f"1.1.{c}", f"Task {c}", (m,), "May 2022")
            for c, m in zip("abcd", ("90% of plans on time", "Guide published", "Two nurses in post", "A positive culture"), strict=True)
        )
    ),
)
def most_measures_unchecked(area: AuditedArea) -> Iterator[Hit]:
    """Fewer of a workstream's measures can be checked than should be: half of them, where nobody set another share.

    Whatever is reported of such a workstream, nobody can say whether it has done what it promised. To clear it, begin with
    the measures of the actions that matter most to families.
    """
    if area.plan is None:
        return
    streams = {action.ref: action.workstream for action in area.plan.actions}
    for workstream in area.plan.workstreams:
        mine = [m for m in area.measures if streams.get(m.ref) == workstream.number]
        checkable = sum(m.measurability.measurable for m in mine)
        if len(mine) >= LEAST_MEASURES and checkable < area.thresholds.measurable_share * len(mine):
            message = f"Only {checkable} of the {len(mine)} measures of workstream {workstream.number} can be checked."
            yield Hit(f"workstream {workstream.number}", message, ((area.plan, workstream.title),))


@rule(
    "MEA008",
    "indicator without a value",
    Severity.MEDIUM,
    question="What should this figure come to, and by when?",
    bad=Example(promises=(Promise("1.1.a", "Speed up the panel", ("Percentage of decisions sent within a week",), "May 2022"),)),
    good=Example(promises=(Promise("1.1.a", "Speed up the panel", ("85% of decisions sent within a week",), "May 2022"),)),
)
def indicator_without_value(area: AuditedArea) -> Iterator[Hit]:
    """A measure says what will be counted and not what it should come to.

    Any count would meet it, so it is an indicator and no measure: SMART's M asks for the value. To clear it, put the value
    to reach, and the one it starts from, in front of it.
    """
    for action, measure in _decided_by(area, _VALUELESS):
        message = f"The measure “{measure.passage.text}” of action {action.ref} says what is counted and not what it should come to."
        yield hit_on(area, action, measure, message)


@rule(
    "MEA009",
    "measure repeats its action",
    Severity.LOW,
    question="What will be different for children and families once this is done?",
    bad=Example(
        promises=(
            Promise("1.1.a", "Members are part of the board and its groups", ("Members are part of the board and its groups",), "May 2022"),
        )
    ),
    good=Example(
        promises=(Promise("1.1.a", "Members are part of the board and its groups", ("Two members attend each board meeting",), "May 2022"),)
    ),
)
def measure_repeats_action(area: AuditedArea) -> Iterator[Hit]:
    """A measure only says its action again.

    The action would then be its own proof: that it was done shows nothing of what came of it. To clear it, say what will
    exist, or be different, once it is done.
    """
    for action, measure in _decided_by(area, frozenset({REPETITION})):
        message = f"The measure “{measure.passage.text}” of action {action.ref} only repeats its action."
        yield hit_on(area, action, measure, message)


@rule(
    "MEA010",
    "activity without an end",
    Severity.MEDIUM,
    question="When is this activity done, and what will it have changed by then?",
    bad=Example(promises=(Promise("1.1.a", "Bring colleges in", ("Continue to engage with colleges",), "May 2022"),)),
    good=Example(promises=(Promise("1.1.a", "Bring colleges in", ("Four colleges sign the transition protocol",), "May 2022"),)),
)
def activity_without_end(area: AuditedArea) -> Iterator[Hit]:
    """A measure names work that goes on ("continue to", "work with", "promote") instead of what it leads to.

    Such work can be reported forever and is never reached; SMART asks for a result with an end. To clear it, name what will
    exist, or which figure will have moved, when the work has done its part.
    """
    for action, measure in _decided_by(area, frozenset({_ENDLESS})):
        message = f"The measure “{measure.passage.text}” of action {action.ref} names work without an end, not what it leads to."
        yield hit_on(area, action, measure, message)


def _decided_by(area: AuditedArea, names: frozenset[str]) -> Iterator[tuple[Action, AuditedMeasure]]:
    return ((action, measure) for action, measure in measures_of(area) if measure.measurability.decided_by in names)


def _why(measure: AuditedMeasure) -> str:
    why = measure.measurability.why
    # The measure is quoted in front already.
    whole = f'"{measure.passage.text.strip(" ,;")}" '
    if why.startswith(whole):
        return f"it {why.removeprefix(whole)}"
    return why[:1].lower() + why[1:] if why[:1].isalpha() else why
