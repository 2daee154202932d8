"""Holds a reported figure against a target: whether they are of one thing, whether it is met, and the working in words."""

import re

from .figures import Figure, Goal
from .measured_things import SAME_THING, MeasuredThing
from .quantities import Unit, say_month

# A unit named there that the measure does not name makes the reported group narrower than the planned one.
_UNIT = re.compile(r"\b(service|team|school|cohort|pilot|department|unit|setting)s?\b", re.IGNORECASE)
# Words that any two figures may share whatever they are of.
_COMMON = frozenset(
    "number averag month year week day day rate figur target total per cent percentag term quarter annual least most more less fewer from "
    "increas reduc fall rise new report each everi one two three four five six seven eight nine ten within work".split()
)
# Two figures whose things have no name among the known ones are of one thing where they share so many words, this part of the fewer.
FEWEST_SHARED = 2
LEAST_SHARED = 0.4
# A figure that came from the very level the measure starts from is of its thing.
SAME_BASELINE = 0.9
# A statement that dates a deed says more beside it than one that gives a figure.
LEAST_OF_DATED = 0.25


def compares(goal: Goal, figure: Figure) -> float:
    """Return how surely a figure is of what the goal is for, 0 where it is not: another thing or unit, or a level against a change."""
    if goal.way:
        if figure.value is None:
            return _same_thing(goal.thing, figure.thing) if goal.way < 0 and goal.value else 0.0
        # A rise from 20% to 30% is one by half or by ten points: it says which way, not whether a fifth was reached.
        if (not figure.way and figure.before is None) or (goal.value and figure.before is not None and figure.unit is Unit.SHARE):
            return 0.0
        if goal.baseline is not None and goal.baseline == figure.before:
            return SAME_BASELINE
        return _same_thing(goal.thing, figure.thing) or _shared_words(goal.thing, figure.thing, None)
    if figure.value is None or figure.way or figure.unit is not goal.unit:
        return 0.0
    if goal.unit is Unit.SHARE:
        named = goal.thing.part or goal.thing.dimensions or figure.thing.dimensions
        if goal.in_words:
            return _shared_words(goal.thing, figure.thing, None) if goal.thing.dimensions == figure.thing.dimensions else 0.0
        return _same_thing(goal.thing, figure.thing) if named else _shared_words(goal.thing, figure.thing, None)
    if goal.unit is Unit.COUNT and figure.counted and goal.counted != figure.counted:
        return 0.0
    least = LEAST_OF_DATED if goal.unit is Unit.MONTH else LEAST_SHARED
    return _shared_words(goal.thing, figure.thing, goal.counted if figure.counted else None, least)


def is_of_known_thing(goal: Goal, figure: Figure) -> bool:
    """Tell whether a figure that compares does so by a known thing it measures, not by the words it shares alone."""
    return (goal.unit is Unit.SHARE or figure.value is None) and not goal.in_words and _same_thing(goal.thing, figure.thing) > 0


def is_met(goal: Goal, figure: Figure) -> bool | None:
    """Tell whether a figure that compares meets the goal; None where it is of a narrower group."""
    if figure.value is None:
        return False
    if {unit.lower() for unit in _UNIT.findall(figure.group)} - {unit.lower() for unit in _UNIT.findall(goal.group)}:
        return None
    value = change_of(figure) if goal.way else figure.value
    if value is None:
        return None
    if goal.way:
        return value * goal.way > goal.value if goal.strict else value * goal.way >= goal.value
    if goal.most:
        return value < goal.value if goal.strict else value <= goal.value
    return value > goal.value if goal.strict else value >= goal.value


def change_of(figure: Figure) -> float | None:
    """Return by how many per cent a figure changed, falls below zero; None where it does not tell."""
    if figure.value is None:
        return None
    if figure.before:
        return 100 * (figure.value - figure.before) / figure.before
    return figure.value * figure.way if figure.way else None


def say_working(goal: Goal, figure: Figure) -> str:
    """Return how the figure was held against the target, in one line: "54% reported; at least 60% wanted: not met"."""
    met = is_met(goal, figure)
    verdict = {True: "met", False: "not met", None: "cannot tell: the figure is of a narrower group"}[met]
    if figure.value is None:
        return f"“{figure.text}” reported; “{goal.text}” wanted: {verdict}"
    if goal.way:
        change = change_of(figure) or 0.0
        came = f" from {_say(figure.before, figure.unit)}" if figure.before is not None and figure.unit is Unit.SHARE else ""
        told = f"“{figure.text}”{came} is a {'rise' if change > 0 else 'fall'} of {abs(change):.0f}%"
        wanted = f" of {_say(goal.value, Unit.SHARE)}" if goal.value else ""
        return f"{told}; a {'rise' if goal.way > 0 else 'fall'}{wanted} wanted: {verdict}"
    limit = ("less than" if goal.strict else "at most") if goal.most else ("more than" if goal.strict else "at least")
    if goal.unit is Unit.MONTH:
        limit = "by"
    if goal.unit in (Unit.DAYS, Unit.MONEY):
        return f"“{figure.text}” reported; “{goal.text}” wanted: {verdict}"
    return f"{_say(figure.value, goal.unit)} reported; {limit} {_say(goal.value, goal.unit)} wanted: {verdict}"


def _say(value: float, unit: Unit) -> str:
    if unit is Unit.MONTH:
        return say_month(value)
    return f"{value:,.1f}".removesuffix(".0") + ("%" if unit is Unit.SHARE else "")


def _same_thing(wanted: MeasuredThing, told: MeasuredThing) -> float:
    if not wanted.part and wanted.dimensions != told.dimensions:
        return 0.0
    likeness = wanted.likeness(told)
    return likeness if likeness > SAME_THING else 0.0


def _shared_words(wanted: MeasuredThing, told: MeasuredThing, counted: str | None, part: float = LEAST_SHARED) -> float:
    """Return how surely two things without a known name are one, by the words they share beside the noun that is counted."""
    if wanted.part != told.part:
        return 0.0
    first, second = wanted.words - _COMMON - {counted}, told.words - _COMMON - {counted}
    shared, fewest = len(first & second), min(len(first), len(second))
    least = 1 if counted else FEWEST_SHARED
    return 0.5 + 0.5 * shared / fewest if shared >= least and shared >= part * fewest else 0.0
