"""Success measures that nobody can check."""

import re
from collections.abc import Iterator

from ...model import Action
from ..area import AuditedArea, AuditedMeasure
from ..examples import Example, Promise
from ..finding import Severity
from ..measurability import MeasureClass
from ..rule import Hit, rule

# A workstream is in doubt when fewer than half of at least this many measures can be checked.
MEASURABLE_SHARE = 0.5
LEAST_MEASURES = 4

_QUESTION = re.compile(r"\?[\"'”’)]*\s*$")
_BLANK = re.compile(
    r"\bX{1,3}\s?%|\bX{2,}\b|\?{2,}|_{3,}|\[\s*(?:insert|add|enter|number|date|name|x|tb[cad])|\btb[cad]\b"
    r"|\b(?:target|figure|baseline) to be (?:set|agreed|confirmed)",
    re.IGNORECASE,
)
# In small letters: "Section A" ends a sentence, "informed by a" does not.
_CUT_OFF = re.compile(
    r"(?:[,&–-]|\b(?:and|or|the|a|an|of|to|in|on|for|with|by|from|at|as|that|which|their|its|our|is|are|be|will|into|about|than"
    r"|including|covering|regarding|between|through|via|per)|\.{3}|…)\s*$"
)


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
    for action, measure in _of_class(area, MeasureClass.VAGUE):
        message = f"The measure “{measure.passage.text}” of action {action.ref} cannot be checked: {_why(measure)}"
        yield _hit(area, action, measure, message)


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
    for action, measure in _of_class(area, MeasureClass.DIRECTIONAL):
        message = f"The measure “{measure.passage.text}” of action {action.ref} asks for a change and names no value to reach."
        yield _hit(area, action, measure, message)


@rule(
    "MEA003",
    "drafting question left in",
    Severity.MEDIUM,
    question="What is the answer to the question, and what is the measure?",
    bad=Example(promises=(Promise("1.1.a", "Agree one form", ("Which team will hold the list?",), "May 2022"),)),
    good=Example(promises=(Promise("1.1.a", "Agree one form", ("One form approved by the board",), "May 2022"),)),
)
def drafting_question(area: AuditedArea) -> Iterator[Hit]:
    """A question of the plan's writers stands where a success measure should.

    The plan was published before it was finished. To clear it, answer the question in the plan and put a measure in its place.
    """
    for action, measure in _of_class(area, MeasureClass.DEFECTIVE):
        if _QUESTION.search(measure.passage.text):
            message = f"A question was left where action {action.ref} should have a measure: “{measure.passage.text}”"
            yield _hit(area, action, measure, message)


@rule(
    "MEA004",
    "measure breaks off",
    Severity.MEDIUM,
    question="How does the sentence end?",
    bad=Example(promises=(Promise("1.1.a", "Hold a conference", ("Feedback forms returned by teachers about the",), "May 2022"),)),
    good=Example(promises=(Promise("1.1.a", "Hold a conference", ("Feedback forms returned by 40 teachers",), "May 2022"),)),
)
def measure_breaks_off(area: AuditedArea) -> Iterator[Hit]:
    """A measure ends in the middle of a sentence.

    What was meant to be reached is not in the plan. To clear it, finish the sentence.
    """
    for measure in area.measures:
        action = area.action(measure.ref)
        if action is not None and _CUT_OFF.search(measure.passage.text):
            yield _hit(area, action, measure, f"The measure “{measure.passage.text}” of action {action.ref} breaks off.")


@rule(
    "MEA005",
    "blank left open in a measure",
    Severity.MEDIUM,
    question="Which figure belongs here?",
    bad=Example(promises=(Promise("1.1.a", "Change the meeting", ("XX% of meetings end with a plan",), "May 2022"),)),
    good=Example(promises=(Promise("1.1.a", "Change the meeting", ("80% of meetings end with a plan",), "May 2022"),)),
)
def blank_in_measure(area: AuditedArea) -> Iterator[Hit]:
    """A measure holds a blank ("XX%", "TBC") where its value should be.

    Until it is filled in there is no target. To clear it, put in the figure and the baseline it starts from.
    """
    for measure in area.measures:
        action = area.action(measure.ref)
        blank = _BLANK.search(measure.passage.text)
        if action is not None and blank is not None:
            left = blank.group().strip()
            message = f"The measure “{measure.passage.text}” of action {action.ref} still has “{left}” where its value should be."
            yield _hit(area, action, measure, message)


@rule(
    "MEA006",
    "measure is no measure",
    Severity.LOW,
    question="What will show that the action has worked?",
    bad=Example(
        promises=(
            Promise("1.1.a", "Members are part of the board and its groups", ("Members are part of the board and its groups",), "May 2022"),
        )
    ),
    good=Example(
        promises=(Promise("1.1.a", "Members are part of the board and its groups", ("Two members attend each board meeting",), "May 2022"),)
    ),
)
def measure_is_none(area: AuditedArea) -> Iterator[Hit]:
    """What stands in the measure's place repeats its action, or is a note or fragment that no one could check.

    The action would then be its own proof. To clear it, say what will be different once it is done.
    """
    for action, measure in _of_class(area, MeasureClass.DEFECTIVE):
        text = measure.passage.text
        if not (_QUESTION.search(text) or _CUT_OFF.search(text) or _BLANK.search(text)):
            yield _hit(area, action, measure, f"“{text}” stands as a measure of action {action.ref} and is none: {_why(measure)}")


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
    """Fewer than half of a workstream's measures can be checked.

    Whatever is reported of such a workstream, nobody can say whether it has done what it promised. To clear it, begin with
    the measures of the actions that matter most to families.
    """
    if area.plan is None:
        return
    streams = {action.ref: action.workstream for action in area.plan.actions}
    for workstream in area.plan.workstreams:
        mine = [m for m in area.measures if streams.get(m.ref) == workstream.number]
        checkable = sum(m.measurability.measurable for m in mine)
        if len(mine) >= LEAST_MEASURES and checkable < MEASURABLE_SHARE * len(mine):
            message = f"Only {checkable} of the {len(mine)} measures of workstream {workstream.number} can be checked."
            yield Hit(f"workstream {workstream.number}", message, ((area.plan, workstream.title),))


def _of_class(area: AuditedArea, wanted: MeasureClass) -> Iterator[tuple[Action, AuditedMeasure]]:
    for measure in area.measures:
        action = area.action(measure.ref)
        if action is not None and measure.measurability.measure_class is wanted:
            yield action, measure


def _hit(area: AuditedArea, action: Action, measure: AuditedMeasure, message: str) -> Hit:
    assert area.plan is not None
    return Hit(f"action {action.ref}", message, ((area.plan, measure.passage),))


def _why(measure: AuditedMeasure) -> str:
    why = measure.measurability.why
    # The measure is quoted in front already.
    whole = f'"{measure.passage.text.strip(" ,;")}" '
    if why.startswith(whole):
        return f"it {why.removeprefix(whole)}"
    return why[:1].lower() + why[1:] if why[:1].isalpha() else why
