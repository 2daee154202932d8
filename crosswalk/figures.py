"""Reads the target a measure sets and the figures a statement reports, each with what it measures, of whom and when."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from .measured_things import KNOWN_TEXTS, MeasuredThing, measured_thing
from .quantities import MONTHS, Quantity, Unit, number_of, read_quantities

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
# Those without are not those with: "five schools could not fill the post".
_WITHOUT = re.compile(r"\b(?:(?:could|have|has|had|did|do) not|cannot|unable to|without success|in vain|remains? vacant)\b", re.IGNORECASE)
_REACHED = re.compile(r"\b(?:achiev(?:ed|ing)|met|meeting|reached|reaching)\b", re.IGNORECASE)
# A span that only bounds what is counted ("waiting over 18 weeks"), and a month that dates what was done ("since October 2031").
_BOUND = re.compile(r"\b(?:over|under|within|beyond|(?:more|less|longer|fewer) than)\s*$", re.IGNORECASE)
_DATED = re.compile(r"\b(?:since|in|on|during)\s*$", re.IGNORECASE)
_STRICT = re.compile(r"\b(?:exceed\w*|more than|above|over|greater than|better than)\b[^,;.%]*$", re.IGNORECASE)
_BELOW = re.compile(r"\b(?:below|under|(?:fewer|less|lower) than)\s*(?:a |an )?$", re.IGNORECASE)
_MOST = re.compile(
    r"\b(?:no (?:more|longer|later|fewer)(?: than)?|at most|up to|within|maximum(?: of)?|not exceed\w*)\s*(?:a |an )?$", re.IGNORECASE
)
_NOBODY = re.compile(r"^(?:no|none|nobody)\b[^,;.]*\b(?:longer than|more than|over|beyond)\s*$", re.IGNORECASE)
_BY_MONTH = re.compile(r"\b(?:by|before|until|no later than)\s+(?:the )?(?:end of |start of |middle of )?$", re.IGNORECASE)
_REDUCTION = r"(?:reduc\w+|decreas\w+|f[ae]ll(?:s|en)?|drop\w*|cut)"
_INCREASE = r"(?:increas\w+|rises?|rose|risen|gr[oe]w\w*)"
_CHANGE_BEFORE = re.compile(rf"\b(?:(?P<down>{_REDUCTION})|(?P<up>{_INCREASE}))\s(?:of|by)\b[^,;.]*$", re.IGNORECASE)
_CHANGE_AFTER = re.compile(rf"\s*(?:\w+ )?(?:(?P<down>{_REDUCTION})|(?P<up>{_INCREASE}))\b", re.IGNORECASE)
_CHANGE = re.compile(rf"\b(?:(?P<down>{_REDUCTION}|fewer|lower)|(?P<up>{_INCREASE}|more|higher))\b", re.IGNORECASE)
# Changes told in words: "halve", "rise by a third", "double from 2,400".
_CHANGE_IN_WORDS = re.compile(
    rf"\b(?:(?P<half>halv\w+)|(?P<double>doubl\w+)|"
    rf"(?:(?P<down>{_REDUCTION})|(?P<up>{_INCREASE})) by (?:a |one )?(?P<part>third|quarter|half))\b",
    re.IGNORECASE,
)
_PARTS = {"third": 100 / 3, "quarter": 25.0, "half": 50.0}
_RISE_OF_TROUBLE = re.compile(
    r"\b(?:increas\w+|rise|risen|rose|more|higher|growth) (?:in |of |number of )?(?:the )?(?:number of )?(?:formal )?"
    r"(?:complaints?|tribunals?|appeals?|mediations?|exclusions?|absences?)\b",
    re.IGNORECASE,
)
# "from 44 to 29", "29, down from 44", "61, compared with 38 the year before": a level now and the one before it.
_LEVEL = r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?"
_FROM_TO = re.compile(rf"\bfrom ({_LEVEL})(?: \w+)? to ({_LEVEL})(?!\s?%)(?=[\s,.;)]|$)", re.IGNORECASE)
_BASELINE = re.compile(rf"\bfrom ({_LEVEL})(?!\s?%)")
_LIMIT = re.compile(
    rf"\b(?:(?P<strict>below|under|fewer than|less than)|no more than|at most|(?P<least>at least)) (?P<value>{_LEVEL})"
    r"(?= an?\b| each\b| per\b|[.,;]|$)",
    re.IGNORECASE,
)
_SHARE_FROM = re.compile(r"\bfrom (\d{1,3}(?:\.\d+)?)\s?(?:%|per ?cent\b)[^,;.%]{0,40}\bto (?:an average of )?$", re.IGNORECASE)
_NOW_FROM = re.compile(rf"\b({_LEVEL})\b[^.;%]{{0,80}}?,? (?:up from|down from|compared (?:to|with)) ({_LEVEL})\b(?!\s?%)", re.IGNORECASE)
_RANGE = re.compile(r"\s*(?:and|to|[-–])\s*")
_MONTH = re.compile(rf"\b({'|'.join(name.capitalize() for name in MONTHS)})\b(?:\s+(20\d\d))?")
# Whom a percentage is of: what stands between "% of" and the verb.
_GROUP = re.compile(
    r"^\s*of\s+(.+?)(?=\s+(?:have|has|are|were|is|was|feel\w*|report\w*|complet\w+|undert\w+|receiv\w+|indicate\w*|state\w*|say)\b|$)"
)
# A statement of more words tells a story: which of them a figure belongs to is known only from the figure's own clause.
LONGEST_REPORT = 40
_CLAUSE_END = re.compile(r"[,;.]\s|\sand\s")


@dataclass(frozen=True, slots=True)
class Goal:
    """The target of a measure, ``text`` as written: at least ``value``, or at most it where ``most``; past it when ``strict``.

    ``way`` is 0 for a level, -1 for a fall and 1 for a rise of ``value`` per cent; ``baseline`` the level it starts from, where said.
    """

    value: float
    text: str
    thing: MeasuredThing
    unit: Unit = Unit.SHARE
    strict: bool = False
    most: bool = False
    way: int = 0
    group: str = ""
    counted: str | None = None
    baseline: float | None = None

    @property
    def in_words(self) -> bool:
        """Whether the target is a word ("all", "half"), which may be said of much that is no target."""
        return self.text.replace(" ", "").isalpha()


@dataclass(frozen=True, slots=True)
class Figure:
    """What a statement reports: a level, with ``way`` a rise or fall in per cent, or with ``value`` None only that something unwanted grew.

    ``month`` is the ISO month it is of, where said; ``group`` whom it is of; ``before`` the level it came from, where said.
    """

    value: float | None
    text: str
    month: str | None
    thing: MeasuredThing
    group: str = ""
    unit: Unit = Unit.SHARE
    counted: str | None = None
    before: float | None = None
    way: int = 0


@lru_cache(maxsize=KNOWN_TEXTS)
def goal_of(measure: str) -> Goal | None:
    """Return the target a measure sets, of several the first, a share before anything else; None where it sets none."""
    thing = measured_thing(measure)
    if words := _CHANGE_IN_WORDS.search(measure):
        value = _PARTS[words.group("part").lower()] if words.group("part") else 100.0 if words.group("double") else 50.0
        baseline = _BASELINE.search(measure)
        way = 1 if words.group("up") or words.group("double") else -1
        return Goal(value, words.group(0), thing, way=way, baseline=number_of(baseline.group(1)) if baseline else None)
    found = read_quantities(measure)
    shares = [quantity for quantity in found if quantity.unit is Unit.SHARE]
    if shares and not (shares[0].text.isalpha() and len(found) > 1 and found[1].start <= shares[0].end + 1):
        return _share_goal(measure, shares[0], thing)
    goals = (_other_goal(measure, quantity, thing) for quantity in found if quantity.unit is not Unit.SHARE)
    return next((goal for goal in goals if goal is not None), None) or _bare_limit(measure, thing)


def _bare_limit(measure: str, thing: MeasuredThing) -> Goal | None:
    """Return the limit a measure sets on a number that names nothing: "appeals fall below 40 a year"."""
    found = _LIMIT.search(measure)
    if found is None:
        return None
    return Goal(
        value=number_of(found.group("value")),
        text=found.group(0),
        thing=thing,
        unit=Unit.COUNT,
        strict=found.group("strict") is not None,
        most=found.group("least") is None,
    )


@lru_cache(maxsize=KNOWN_TEXTS)
def change_wanted(measure: str) -> Goal | None:
    """Return the rise or fall a measure without any figure wants, however small; None where it wants none."""
    found = _CHANGE.search(measure)
    if found is None or any(quantity.unit is not Unit.DAYS for quantity in read_quantities(measure)):
        return None
    return Goal(0.0, found.group(0), measured_thing(measure), strict=True, way=-1 if found.group("down") else 1)


@lru_cache(maxsize=KNOWN_TEXTS)
def figures_of(text: str, context: str = "", dated: str | None = None) -> tuple[Figure, ...]:
    """Return the figures a statement reports; targets it repeats and earlier levels are none.

    ``context`` is what introduces the statement and may name its month; ``dated`` the ISO date of the paper,
    by which a month without a year is read.
    """
    figures = [
        Figure(
            quantity.value,
            quantity.text,
            _month(text, quantity.start, context, dated),
            _thing(text, quantity),
            _group(text[quantity.end :]) if quantity.unit is Unit.SHARE else "",
            quantity.unit,
            quantity.counted,
            before=_before(text, quantity),
            way=_way(text, quantity),
        )
        for quantity in read_quantities(text)
        if _is_reported(text, quantity)
    ]
    figures += _changes(text, context, dated)
    if not figures and (risen := _RISE_OF_TROUBLE.search(text)):
        figures.append(Figure(None, risen.group(0), None, measured_thing(risen.group(0))))
    return tuple(figures)


def _share_goal(measure: str, found: Quantity, thing: MeasuredThing) -> Goal:
    before, after = measure[: found.start], measure[found.end :]
    strict, below = _STRICT.search(before), _BELOW.search(before)
    changed_before, changed_after = _CHANGE_BEFORE.search(before), _CHANGE_AFTER.match(after)
    changed = changed_before or changed_after
    start = min([found.start, *(word.start() for word in (strict, below, changed_before) if word)])
    end = found.end + (changed_after.end() if changed_after else 0)
    return Goal(
        value=found.value,
        text=measure[start:end],
        thing=thing,
        strict=strict is not None or below is not None,
        most=below is not None or _MOST.search(before) is not None,
        way=0 if changed is None else -1 if changed.group("down") else 1,
        group=measure if found.text.isalpha() else _group(after),
    )


def _other_goal(measure: str, found: Quantity, thing: MeasuredThing) -> Goal | None:
    """Return the goal of a quantity that is no share; a span or a month is one only where the words make it a limit."""
    before = measure[: found.start]
    below, most, nobody = _BELOW.search(before), _MOST.search(before), _NOBODY.search(before)
    if _EARLIER.search(before) and not (below or most or nobody):
        return None
    if (found.unit is Unit.DAYS and not (below or most or nobody)) or (found.unit is Unit.MONTH and not _BY_MONTH.search(before)):
        return None
    if found.unit is Unit.COUNT and re.search(r"\bbaseline\b|\bper\s*$|\bevery\s*$", before, re.IGNORECASE):
        return None
    limit = below or most or nobody
    return Goal(
        value=found.value,
        text=measure[limit.start() if limit and not nobody else found.start : found.end].strip(),
        thing=thing,
        unit=found.unit,
        strict=below is not None,
        most=limit is not None or found.unit is Unit.MONTH,
        counted=found.counted,
    )


def _changes(text: str, context: str, dated: str | None) -> Iterator[Figure]:
    """Yield what a statement says went from one level to another, counts alone: shares are read as levels."""
    for pattern, now, then in ((_FROM_TO, 2, 1), (_NOW_FROM, 1, 2)):
        for found in pattern.finditer(text):
            quantity = Quantity(number_of(found.group(now)), Unit.COUNT, found.group(0), *found.span())
            month, thing = _month(text, found.start(), context, dated), measured_thing(text)
            yield Figure(quantity.value, quantity.text, month, thing, unit=Unit.COUNT, before=number_of(found.group(then)))


def _before(text: str, found: Quantity) -> float | None:
    """Return the level a share came from: "from 20% to 35%"; None where none is told."""
    came = _SHARE_FROM.search(text[: found.start]) if found.unit is Unit.SHARE else None
    return float(came.group(1)) if came else None


def _way(text: str, found: Quantity) -> int:
    """Tell whether a share reported is itself a rise or fall: "fell by 9%", "a 9% reduction"."""
    if found.unit is not Unit.SHARE:
        return 0
    changed = re.search(rf"\b(?:(?P<down>{_REDUCTION})|(?P<up>{_INCREASE})) (?:by|of)\s*$", text[: found.start], re.IGNORECASE)
    changed = changed or re.match(rf"\s*(?:(?P<down>{_REDUCTION})|(?P<up>{_INCREASE})) (?:in|of|on)\b", text[found.end :], re.IGNORECASE)
    return 0 if changed is None else -1 if changed.group("down") else 1


def _is_reported(text: str, found: Quantity) -> bool:
    before, after = text[: found.start], text[found.end :]
    if (found.unit is Unit.DAYS and _BOUND.search(before)) or (found.unit is Unit.MONTH and not _DATED.search(before)):
        return False
    if _EARLIER.search(before) or _NOT_REACHED.search(before):
        return False
    if found.unit is Unit.COUNT and _WITHOUT.search(re.split(r"[.;]", after, maxsplit=1)[0]):
        return False
    if _TARGET_AFTER.match(after) or _TARGET_BEFORE.search(before):
        return bool(_REACHED.search(_clause(text, found)[0]))
    return True


def _clause(text: str, found: Quantity) -> tuple[str, str]:
    """Return the clause around a figure, as its part up to the figure's end and the rest."""
    start = max((end.end() for end in _CLAUSE_END.finditer(text, 0, found.start)), default=0)
    end = _CLAUSE_END.search(text, found.end)
    return text[start : found.end], text[found.end : end.start() if end else len(text)]


def _thing(text: str, found: Quantity) -> MeasuredThing:
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
    if found is not None and len(named) > 1 and found is named[0] and _RANGE.fullmatch(text[found.end() : named[1].start()]):
        found = named[1]  # a figure of several months is known at the end of them
    if found is None:
        return None
    number = MONTHS.index(found.group(1).lower()) + 1
    if found.group(2):
        return f"{found.group(2)}-{number:02d}"
    if dated is None:
        return None
    year = int(dated[:4])
    return f"{year if f'{year}-{number:02d}' <= dated[:7] else year - 1}-{number:02d}"
