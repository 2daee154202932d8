"""Tells whether a sum that does not hold also changes what a reader concludes from it, and how."""

import re

from ..crosswalk.comparisons import compares, is_met
from ..crosswalk.figures import Figure, Goal, goal_of
from ..crosswalk.measured_things import measured_thing
from ..crosswalk.quantities import Unit
from ..model import Passage
from .area import AuditedArea
from .arithmetic import WrongSum
from .naming import name_actions, quote

# "Most families", "the majority": said of a share of more than half.
_MOST_OF_ALL = re.compile(r"\b(?:most|majority|more than half|over half|the bulk)\b", re.IGNORECASE)
HALF = 50.0


def changed_conclusion(area: AuditedArea, wrong: WrongSum, sentence: Passage, around: Passage) -> str | None:
    """Return in words what the right figure changes, or None where it is only off.

    It changes the conclusion when the figures go the other way than the words, when with one figure a target of the plan is met
    and with the other it is not, or when the sentence speaks of most and the figures of fewer than half. ``around`` is the passage
    the sentence is part of, by which its actions are known.
    """
    if wrong.turned:
        return "the figures go the other way than the words"
    if wrong.stated_share is None or wrong.right_share is None:
        return None
    return _crosses_target(area, wrong, sentence, around) or _crosses_half(wrong, sentence)


def _crosses_target(area: AuditedArea, wrong: WrongSum, sentence: Passage, around: Passage) -> str | None:
    refs = [action.ref for action in area.actions if any(e.passage == around for e in action.evidence)]
    for ref in refs:
        action = area.action(ref)
        for measure in action.measures if action is not None else ():
            goal = goal_of(measure.passage.text)
            if goal is None or goal.unit is not Unit.SHARE:
                continue
            stated, right = (_is_met(goal, wrong, value, sentence) for value in (wrong.stated_share, wrong.right_share))
            if stated is not None and right is not None and stated != right:
                verdict = "not met by the figures, though it would be by" if stated else "met by the figures, though not by"
                return f"the target of {name_actions([ref])}, {quote(goal.text)}, is {verdict} what is stated"
    return None


def _is_met(goal: Goal, wrong: WrongSum, value: float | None, sentence: Passage) -> bool | None:
    if value is None or bool(goal.way) != bool(wrong.change):
        return None
    figure = Figure(value, wrong.stated, None, measured_thing(sentence.text), way=wrong.change)
    return is_met(goal, figure) if compares(goal, figure) else None


def _crosses_half(wrong: WrongSum, sentence: Passage) -> str | None:
    if wrong.change or wrong.stated_share is None or wrong.right_share is None or not _MOST_OF_ALL.search(sentence.text):
        return None
    if wrong.stated_share > HALF >= wrong.right_share:
        return "the sentence speaks of most, and the figures are no more than half"
    return None
