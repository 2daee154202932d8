"""Reads deadlines: what a timescale's words say of a start and a due date. Nothing is ever guessed.

:func:`read_timescale` reads a cell of a plan, :func:`find_dates` finds the dates and months in running text.
The way down: words -> tokens -> items -> years settled -> expressions -> one reading. The rules that hold over all:

- "by / before the end of / no later than X" has no start and is due on X's last day; "before X" on the day before X.
- "in / during X" begins on X's first day where X is longer than a month; a month or day alone has no start.
- Of several dates the latest is due; the start is the first one's own. Two-digit years are 2015 to 2049.
- What lacks a year ("14 March", "Q1 2022") or names no days ("early March 2023") leaves the whole cell without dates.
- Other words may stand beside a date ("100% by May 2022", "phase 2 March 2023", "review in March 2023") as long as
  they do not take it back ("cancelled"), negate it or hang it on something without a day ("after approval in March 2023").
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from ...model import Reading, fold
from .calendar_periods import WINTER, Unit, add_months
from .date_expressions import Expression, read_expressions
from .date_items import Duration, Item, read_items
from .date_words import MONTH_NAMES, WEEKDAYS, Role
from .year_settling import drop_lookalikes, settle_years

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
# Sentences read before: many rules ask for the dates of one.
KNOWN_TEXTS = 8192
_DIGIT = re.compile("[0-9]")
# Without one of these beside a digit a text holds no date that is read, however it is spelt.
_LIKE_A_DATE = re.compile(r"\d\s?[./-]\s?\d|(?:19|20)\s?\d|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec", re.IGNORECASE)
_EMPTY_MARKS = frozenset(".…_")
_ENDLESS = frozenset({Role.OPEN, Role.ONWARDS, Role.OFTEN})
_DATELESS = frozenset({Role.NO_DATE, Role.PROVISIONAL})


@dataclass(frozen=True, slots=True)
class TimescaleReading:
    """What a timescale's words were read as.

    ``text`` keeps the words, folded. ``dates`` holds the due date of each date expression in order, so that a cell
    with one date a measure can be dealt out (two equal dates are two). ``notes`` are remarks in plain words; whenever
    ``reading`` is relative, impossible or unreadable one of them says why.
    """

    text: str
    start: date | None = None
    due: date | None = None
    dates: tuple[date, ...] = ()
    reading: Reading = Reading.BLANK
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in running text: its offsets, and its value as precise as stated (``2025-01-10``, ``2025-05``)."""

    start: int
    end: int
    value: str


def read_timescale(words: str, *, plan_start: date | None = None) -> TimescaleReading:
    """Return what the words of a timescale say; whatever they are, nothing is raised.

    Relative words ("within 3 months") are counted from ``plan_start`` where the plan states its start, and have no
    due date otherwise.
    """
    items = drop_lookalikes(settle_years(read_items(words)))
    text = fold(words)
    if all(item.role is Role.DASH or words[item.start : item.end] in _EMPTY_MARKS for item in items):
        return TimescaleReading(text)
    expressions = read_expressions(items, words)
    if not expressions:
        return _without_dates(text, words, items, plan_start)
    return _with_dates(text, words, items, expressions)


@lru_cache(maxsize=KNOWN_TEXTS)
def find_dates(text: str) -> tuple[FoundDate, ...]:
    """Return every date and month in running text, in order; both ends of a range, each date of a list.

    Bare years, quarters, seasons and terms are none, nor are dates without a year or such as the calendar does not have.
    """
    found: list[FoundDate] = []
    if not (_DIGIT.search(text) and _LIKE_A_DATE.search(text)):  # most passages end here
        return ()
    for item in settle_years(read_items(text, running=True)):
        period = item.named.period() if item.named and not item.problem else None
        if period and item.named and item.named.unit in (Unit.DAY, Unit.MONTH):
            value = period.first.isoformat()
            found.append(FoundDate(item.start, item.end, value if item.named.unit is Unit.DAY else value[:7]))
    return tuple(found)


def _with_dates(text: str, words: str, items: list[Item], expressions: list[Expression]) -> TimescaleReading:
    failed = [found for found in expressions if found.problem]
    if failed:
        readings = {found.reading for found in failed}
        reading = next(kind for kind in (Reading.IMPOSSIBLE, Reading.UNREADABLE, Reading.RELATIVE) if kind in readings)
        return TimescaleReading(text, reading=reading, notes=tuple(f"'{found.words}': {found.problem}" for found in failed))
    roles = {item.role for item in items}
    if Role.WITHDRAWN in roles:
        return TimescaleReading(text, reading=Reading.UNREADABLE, notes=("the words take the date back",))
    current = [found for found in expressions if not found.formerly] or expressions
    dates = tuple(found.due for found in current if found.due)
    start, due = current[0].start, max(dates, default=None)
    if start and due and start > due:
        return TimescaleReading(text, reading=Reading.UNREADABLE, notes=(f"'{text}': it ends before it begins",))
    notes = [*_notes_on_items(words, items)]
    if len(current) < len(expressions):
        notes.append("an earlier date the words mention is left aside")
    if due and Role.PROVISIONAL in roles:
        notes.append("the date is marked as not confirmed")
    if due:
        return TimescaleReading(text, start, due, dates, Reading.DATED, tuple(notes))
    start = next(found.start for found in current if found.start)
    if Role.RELATIVE in roles:
        notes.append("how long it lasts is stated, its end is not")
        return TimescaleReading(text, start, reading=Reading.RELATIVE, notes=tuple(notes))
    return TimescaleReading(text, start, reading=Reading.OPEN_ENDED, notes=tuple(notes))


def _notes_on_items(words: str, items: list[Item]) -> list[str]:
    notes = []
    for place, item in enumerate(items):
        period = item.named.period() if item.named else None
        if not item.named or not period:
            continue
        written = fold(words[item.start : item.end])
        if item.named.unit is Unit.SEASON and item.named.number != WINTER:
            months = f"{_month(period.first)} to {_month(period.last)} {period.last.year}"
            notes.append(f"'{written}' may mean the school term; read as {months}")
        before = items[place - 1] if place else item
        weekday = WEEKDAYS.get(words[before.start : before.end].casefold()) if before.role is Role.WEEKDAY else None
        if item.named.unit is Unit.DAY and weekday not in (None, period.first.weekday()):
            notes.append(f"'{written}' is a {_DAYS[period.first.weekday()]}, not a {_DAYS[weekday or 0]}")
        if before.role is Role.WEEK_OF and item.named.unit is Unit.DAY and period.first.weekday():
            notes.append(f"'{written}' is a {_DAYS[period.first.weekday()]}; the week is read to the Friday after it")
    return notes


def _month(day: date) -> str:
    """Name the day's month in English, whatever the machine's language."""
    return next(name for name, number in MONTH_NAMES.items() if number == day.month).capitalize()


def _without_dates(text: str, words: str, items: list[Item], plan_start: date | None) -> TimescaleReading:
    roles = {item.role for item in items}
    if Role.RELATIVE in roles:
        return _relative(text, items, plan_start)
    if roles & _ENDLESS:
        return TimescaleReading(text, reading=Reading.OPEN_ENDED)
    note = "no date is given" if roles & _DATELESS else "no date could be read in these words"
    return TimescaleReading(text, reading=Reading.UNREADABLE, notes=(note,))


def _relative(text: str, items: list[Item], plan_start: date | None) -> TimescaleReading:
    durations = [item.duration for item in items if item.duration and item.duration.unit]
    others = any(item.role in (Role.WORD, Role.NUMBER, Role.AFTER, Role.BEFORE, Role.OFTEN) for item in items)
    plain = len(durations) == 1 and not others and sum(item.role is Role.RELATIVE for item in items) == 1
    if plain and plan_start and durations[0]:
        start, due = _counted(durations[0], plan_start)
        if due:
            note = f"counted from the plan's start, {plan_start.isoformat()}"
            return TimescaleReading(text, start, due, (due,), Reading.DATED, (note,))
    note = "it counts from a start the words do not date"
    return TimescaleReading(text, reading=Reading.RELATIVE, notes=(note,))


def _counted(duration: Duration, begin: date) -> tuple[date | None, date | None]:
    """Return the start (of a length given as two numbers) and the end of a duration that begins on a day."""
    months, weeks, days = duration.unit or (0, 0, 0)

    def after(count: int) -> date:
        return add_months(begin, months * count) + timedelta(weeks=weeks * count, days=days * count)

    try:
        return (after(duration.least) if duration.least < duration.most else None), after(duration.most)
    except (ValueError, OverflowError):  # beyond the last year a date can have
        return None, None
