"""Reads the target a measure sets and the figures a statement reports, and says whether one meets the other."""

import re
from dataclasses import dataclass

from .measured_things import SAME_THING, MeasuredThing, measured_thing

_PERCENT = re.compile(r"(?<![\d.])(\d{1,3}(?:\.\d+)?)\s?(?:%|per ?cent\b)", re.IGNORECASE)
_OUT_OF = re.compile(r"\b(\d+) (?:out )?of (?:the |all )?(\d+)\b", re.IGNORECASE)
# Before a figure that was true earlier or elsewhere, not now: "from 20%", "previously 15%", "the national average of 50%".
_EARLIER = re.compile(
    r"\b(?:from|previously|formerly|than|national average of|compared (?:to|with)|against)(?: an?)?(?: average of)?\s*$", re.IGNORECASE
)
# A figure that is itself a target: "the 60% target", "a target of 60%", "plans to reach 60%".
_TARGET_AFTER = re.compile(r"^\s*(?:[\w’'-]+\s+){0,4}?(?:targets?|ambition)\b", re.IGNORECASE)
_TARGET_BEFORE = re.compile(r"\b(?:targets?|aim|ambition|goal) (?:of|is|for)\s*$|\bto reach\s*$", re.IGNORECASE)
# A figure that was not reached: "still short of the 60%", "until the 60% is reached".
_NOT_REACHED = re.compile(
    r"\b(?:short of|below|under|until|towards?|away from|missed|missing|yet to (?:reach|meet|achieve)"
    r"|(?:did not|failed to|not yet) (?:reach|meet|achieve)\w*)"
    r"\s+(?:(?:the|its|our|their|a|an|target of|promised|agreed)\s+)*$",
    re.IGNORECASE,
)
_REACHED = re.compile(r"\b(?:achiev(?:ed|ing)|met|meeting|reached|reaching)\b", re.IGNORECASE)
_STRICT = re.compile(r"\b(?:exceed\w*|more than|above|over|greater than|better than)\b[^,;.%]*$", re.IGNORECASE)
_FALL = r"(?:reduction|decrease|fall|drop)"
_RISE_OF_TROUBLE = re.compile(
    r"\b(?:increas\w+|rise|risen|rose|more|higher|growth) (?:in |of |number of )?(?:the )?(?:number of )?(?:formal )?"
    r"(?:complaints?|tribunals?|appeals?|mediations?|exclusions?|absences?)\b",
    re.IGNORECASE,
)
_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")
_MONTH = re.compile(rf"\b({'|'.join(name.capitalize() for name in _MONTHS)})\b(?:\s+(20\d\d))?")
# Whom a percentage is of: what stands between "% of" and the verb.
_GROUP = re.compile(
    r"^\s*of\s+(.+?)(?=\s+(?:have|has|are|were|is|was|feel\w*|report\w*|complet\w+|undert\w+|receiv\w+|indicate\w*|state\w*|say)\b|$)"
)
# A unit named there that the measure does not name makes the reported group narrower than the planned one.
_UNIT = re.compile(r"\b(service|team|school|cohort|pilot|department|unit|setting)s?\b", re.IGNORECASE)
# A statement of more words tells a story: which of them a figure belongs to is known only from the figure's own clause.
LONGEST_REPORT = 40
_CLAUSE_END = re.compile(r"[,;.]\s|\sand\s")


@dataclass(frozen=True, slots=True)
class Goal:
    """The target of a measure in per cent, ``text`` as written: at least it, more when ``strict``, a fall of it when ``reduction``."""

    value: float
    text: str
    strict: bool
    reduction: bool
    thing: MeasuredThing
    group: str


@dataclass(frozen=True, slots=True)
class Figure:
    """What a statement reports: a percentage, or with ``value`` None only that something unwanted grew.

    ``month`` is the ISO month it is of, where said; ``group`` whom it is of.
    """

    value: float | None
    text: str
    month: str | None
    thing: MeasuredThing
    group: str


def goal_of(measure: str) -> Goal | None:
    """Return the percentage a measure wants reached, of several the first; None where it wants none."""
    found = _PERCENT.search(measure)
    if found is None:
        return None
    before, after = measure[: found.start()], measure[found.end() :]
    strict = _STRICT.search(before)
    fall_after = re.match(rf"\s*(?:\w+ )?{_FALL}\b", after, re.IGNORECASE)
    fall_before = re.search(rf"\b{_FALL} (?:of|by)\b[^,;.]*$", before, re.IGNORECASE)
    start = min([found.start(), *(word.start() for word in (strict, fall_before) if word)])
    end = found.end() + (fall_after.end() if fall_after else 0)
    return Goal(
        value=float(found.group(1)),
        text=measure[start:end],
        strict=strict is not None,
        reduction=bool(fall_after or fall_before),
        thing=measured_thing(measure),
        group=_group(after),
    )


def figures_of(text: str, context: str = "", dated: str | None = None) -> tuple[Figure, ...]:
    """Return the figures a statement reports; targets it repeats and earlier levels are none.

    ``context`` is what introduces the statement and may name its month; ``dated`` the ISO date of the paper,
    by which a month without a year is read.
    """
    figures = [
        Figure(
            float(found.group(1)),
            found.group(0),
            _month(text, found.start(), context, dated),
            _thing(text, found),
            _group(text[found.end() :]),
        )
        for found in _PERCENT.finditer(text)
        if _is_reported(text, found)
    ]
    for found in _OUT_OF.finditer(text):
        share, whole = int(found.group(1)), int(found.group(2))
        # "96 of 200 families (48%)" is one figure, not two.
        if 0 < share <= whole and not any(
            text[found.end() : percent.start()].count("(") == 1 for percent in _PERCENT.finditer(text, found.end())
        ):
            figures.append(Figure(100 * share / whole, found.group(0), _month(text, found.end(), context, dated), _thing(text, found), ""))
    if not figures and (risen := _RISE_OF_TROUBLE.search(text)):
        figures.append(Figure(None, risen.group(0), None, measured_thing(risen.group(0)), ""))
    return tuple(figures)


def compares(goal: Goal, figure: Figure) -> float:
    """Return how surely a figure is of what the goal is for, 0 where it is not: another thing, or a level against a fall."""
    if goal.reduction != (figure.value is None):
        return 0.0
    if not goal.thing.part and goal.thing.dimensions != figure.thing.dimensions:
        return 0.0
    likeness = goal.thing.likeness(figure.thing)
    return likeness if likeness > SAME_THING else 0.0


def is_met(goal: Goal, figure: Figure) -> bool | None:
    """Tell whether a figure that compares meets the goal; None where it is of a narrower group."""
    if figure.value is None:
        return False
    if {unit.lower() for unit in _UNIT.findall(figure.group)} - {unit.lower() for unit in _UNIT.findall(goal.group)}:
        return None
    return figure.value > goal.value if goal.strict else figure.value >= goal.value


def _is_reported(text: str, found: re.Match[str]) -> bool:
    before, after = text[: found.start()], text[found.end() :]
    if _EARLIER.search(before) or _NOT_REACHED.search(before):
        return False
    if _TARGET_AFTER.match(after) or _TARGET_BEFORE.search(before):
        return bool(_REACHED.search(_clause(text, found)[0]))
    return True


def _clause(text: str, found: re.Match[str]) -> tuple[str, str]:
    """Return the clause around a figure, as its part up to the figure's end and the rest."""
    start = max((end.end() for end in _CLAUSE_END.finditer(text, 0, found.start())), default=0)
    end = _CLAUSE_END.search(text, found.end())
    return text[start : found.end()], text[found.end() : end.start() if end else len(text)]


def _thing(text: str, found: re.Match[str]) -> MeasuredThing:
    """Return what a figure measures: what its clause says, or a short statement as a whole where the clause says nothing."""
    thing = measured_thing("".join(_clause(text, found)))
    return thing if thing.part or thing.dimensions or len(text.split()) > LONGEST_REPORT else measured_thing(text)


def _group(after: str) -> str:
    found = _GROUP.match(after)
    return found.group(1) if found else ""


def _month(text: str, at: int, context: str, dated: str | None) -> str | None:
    """Return the month a figure is of: the last named before it, else the first of the statement, else of its introduction."""
    named = list(_MONTH.finditer(text))
    found = next((month for month in reversed(named) if month.start() < at), named[0] if named else _MONTH.search(context))
    if found is None:
        return None
    number = _MONTHS.index(found.group(1).lower()) + 1
    if found.group(2):
        return f"{found.group(2)}-{number:02d}"
    if dated is None:
        return None
    year = int(dated[:4])
    return f"{year if f'{year}-{number:02d}' <= dated[:7] else year - 1}-{number:02d}"
