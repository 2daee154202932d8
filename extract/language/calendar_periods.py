"""Periods of the calendar as English local government names them, and their first and last days.

The financial year runs April to March, the academic year September to August; a quarter is one of the
financial year. Everything here is arithmetic on numbers: the words are read elsewhere.
"""

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import Enum, auto


class Unit(Enum):
    """The kinds of period."""

    DAY = auto()
    WEEK = auto()
    MONTH = auto()
    QUARTER = auto()
    SEASON = auto()
    TERM = auto()
    YEAR = auto()
    FINANCIAL = auto()
    ACADEMIC = auto()


# A season is known by its first month, and so is the school term that shares its name.
SPRING, SUMMER, AUTUMN, WINTER = 3, 6, 9, 12
TERM_MONTHS = {AUTUMN: (9, 12), SPRING: (1, 3), SUMMER: (4, 7)}

_CALENDAR_UNITS = frozenset({Unit.DAY, Unit.MONTH})
_SCHOOL_UNITS = frozenset({Unit.SEASON, Unit.TERM})


@dataclass(frozen=True, slots=True)
class Period:
    """The days from ``first`` to ``last``, both included."""

    first: date
    last: date

    def overlaps(self, other: "Period") -> bool:
        """Tell whether the two share a day."""
        return self.first <= other.last and other.first <= self.last

    def holds(self, other: "Period") -> bool:
        """Tell whether every day of ``other`` is one of this period's."""
        return self.first <= other.first and other.last <= self.last


@dataclass(frozen=True, slots=True)
class Named:
    """A period as words name it. ``year`` is None until it is known.

    ``number`` is the month, the quarter, or the season's first month; ``span`` says the year was written
    as two ("2022/23"), ``year`` then being the first.
    """

    unit: Unit
    year: int | None = None
    number: int = 0
    day: int = 0
    span: bool = False

    def period(self) -> Period | None:
        """Return the days it stands for, or None where the calendar has no such day or the year is unknown."""
        if self.year is None:
            return None
        match self.unit:
            case Unit.DAY | Unit.WEEK:
                return _days(self.year, self.number, self.day, week=self.unit is Unit.WEEK)
            case Unit.MONTH:
                return _months(self.year, self.number, 1) if 1 <= self.number <= 12 else None
            case Unit.QUARTER:
                return _months(self.year, 1 + 3 * self.number, 3) if 1 <= self.number <= 4 else None
            case Unit.SEASON:
                return _months(self.year + (self.span and self.number < AUTUMN), self.number, 3)
            case Unit.TERM:
                first, last = TERM_MONTHS[self.number]
                return _months(self.year + (self.span and self.number < AUTUMN), first, last - first + 1)
            case Unit.YEAR:
                return _months(self.year, 1, 12)
            case Unit.FINANCIAL:
                return _months(self.year, 4, 12)
            case Unit.ACADEMIC:
                return _months(self.year, 9, 12)

    @property
    def has_own_start(self) -> bool:
        """Whether the bare words give a start as well as an end: not a day, a month or a plain year."""
        return self.unit not in (Unit.DAY, Unit.MONTH, Unit.YEAR)


def take_year(left: Named, right: Named, *, ranged: bool) -> Named | None:
    """Return ``left``, which lacks its year, with the year of ``right``, which follows it.

    In a range ("Nov – Feb 2023") the year is taken back when the left would else come after the right. In a
    mere list that would be a guess: then, and where the two are of different kinds, the answer is None.
    """
    if left.unit in _CALENDAR_UNITS and right.unit in (*_CALENDAR_UNITS, Unit.WEEK):
        unit = left.unit
    elif left.unit in _SCHOOL_UNITS and right.unit in _SCHOOL_UNITS:
        unit = Unit.TERM if right.unit is Unit.TERM else left.unit
    elif left.unit is right.unit is Unit.QUARTER:
        unit = left.unit
    else:
        return None
    if right.year is None or (unit is Unit.TERM and left.number not in TERM_MONTHS):
        return None
    if unit is Unit.SEASON and right.span and left.number < AUTUMN:
        return None
    taken = replace(left, unit=unit, year=right.year, span=right.span)
    ours, theirs = taken.period(), right.period()
    if ours and theirs and ours.first > theirs.first:
        return replace(taken, year=right.year - 1) if ranged else None
    return taken


def add_months(day: date, months: int) -> date:
    """Return the same day of the month so many months on; the month's last day where it is shorter.

    Raises ValueError beyond the year 9999.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _days(year: int, month: int, day: int, *, week: bool) -> Period | None:
    """Return the day, or that day to the next Friday for a week that commences on it."""
    try:
        first = date(year, month, day)
    except ValueError:
        return None
    return Period(first, first + timedelta(days=(4 - first.weekday()) % 7 if week else 0))


def _months(year: int, first: int, count: int) -> Period:
    """Return ``count`` months from month ``first`` of the year; months beyond December run into the next year."""
    begin = add_months(date(year, 1, 1), first - 1)
    return Period(begin, add_months(begin, count) - timedelta(days=1))
