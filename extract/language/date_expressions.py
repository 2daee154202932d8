"""Joins items into date expressions, each with what it says of a start and a due date.

A term is one period with the words that govern it ("by the end of | March 2023"); an expression is a term, or
a range of terms. What the general rules make of the governing words stands in :func:`_governed`.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from ...model import Reading, fold
from .calendar_periods import Named, Period, Unit
from .date_items import GOVERNORS, POINTS, RANGE_JOINTS, SILENT, Item
from .date_terms import Term, read_terms
from .date_words import Role

_ONE_DAY = timedelta(days=1)
_MIDDLE = 15


@dataclass(frozen=True, slots=True)
class Expression:
    """What one date expression says. ``problem`` is set, and no date is, where it cannot be read; ``period`` is what it spans."""

    words: str
    first_place: int
    last_place: int
    start: date | None = None
    due: date | None = None
    period: Period | None = None
    reading: Reading = Reading.DATED
    problem: str = ""
    formerly: bool = False
    governed: bool = False


def read_expressions(items: list[Item], text: str) -> list[Expression]:
    """Return the date expressions of the items in order; ``text`` is what the items were read from."""
    terms = read_terms(items)
    expressions: list[Expression] = []
    place = 0
    while place < len(terms):
        group = [terms[place]]
        while place + len(group) < len(terms) and _makes_range(group[-1], terms[place + len(group)]):
            group.append(terms[place + len(group)])
        place += len(group)
        words = fold(text[group[0].begin : group[-1].item.end])
        expressions.append(_expression(group, words))
    return _without_glosses(_without_mixed_years(expressions, terms), items)


def _makes_range(left: Term, right: Term) -> bool:
    if right.joint is None or left.goes_on:
        return False
    if right.joint is Role.SLASH:
        return left.item.carried
    if right.joint is Role.AND:
        return Role.BETWEEN in left.roles
    return right.joint in RANGE_JOINTS


def _expression(group: list[Term], words: str) -> Expression:
    first, last = group[0], group[-1]
    empty = Expression(words, first.place, last.place)
    for term in group:
        failed = _failure(term)
        if failed:
            return replace(empty, reading=failed[0], problem=failed[1])
    periods = [period for term in group if (period := _pointed(term)) is not None]
    if len(group) > 2 and any(term.joint is not Role.SLASH for term in group[1:]):
        return replace(empty, reading=Reading.UNREADABLE, problem="a range has two ends")
    if any(a.first > b.last or a.last > b.last for a, b in pairwise(periods)):
        return replace(empty, reading=Reading.UNREADABLE, problem="it ends before it begins")
    if len(group) > 1 and _bare_year(last.item.named) and periods[-1].last.year == periods[0].first.year + 1:
        return replace(empty, reading=Reading.UNREADABLE, problem="it may mean one financial year or two whole years")
    period = Period(periods[0].first, periods[-1].last)
    return _governed(replace(empty, period=period, formerly=Role.FORMERLY in first.roles and len(group) == 1), group)


def _failure(term: Term) -> tuple[Reading, str] | None:
    """Return why the term names no days, or None."""
    item, roles = term.item, term.roles
    if item.problem or item.named is None:
        return Reading.UNREADABLE, item.problem
    if item.named.year is None:
        return Reading.UNREADABLE, "no year is given"
    if item.named.period() is None:
        return Reading.IMPOSSIBLE, "the calendar has no such date"
    if Role.RELATIVE in roles and roles & {Role.OF, Role.FROM, Role.AFTER, Role.BEFORE, Role.DURING}:
        return Reading.RELATIVE, "it is only where a length of time is counted from"
    if Role.NOT in roles:
        return Reading.UNREADABLE, "the words say when it is not"
    if term.awaits_event:
        return Reading.UNREADABLE, "the words wait for an event, which has no day"
    vague_week = Role.WEEK_OF in roles and item.named.unit is not Unit.DAY
    if Role.VAGUE in roles or vague_week or (Role.MIDDLE_OF in roles and item.named.unit is not Unit.MONTH):
        return Reading.UNREADABLE, "a part of it is meant that has no fixed days"
    return None


def _pointed(term: Term) -> Period | None:
    """Return the term's days: of "start of", "mid" and "end of" the one day that is meant."""
    named = term.item.named
    if named and Role.WEEK_OF in term.roles and named.unit is Unit.DAY:
        named = replace(named, unit=Unit.WEEK)
    period = named.period() if named else None
    if period is None:
        return None
    if Role.END_OF in term.roles:
        return Period(period.last, period.last)
    if Role.MIDDLE_OF in term.roles:
        middle = period.first.replace(day=_MIDDLE)
        return Period(middle, middle)
    return Period(period.first, period.first) if Role.START_OF in term.roles else period


def _governed(found: Expression, group: list[Term]) -> Expression:
    """Apply the words before and behind the period to it: the general rules of reading deadlines."""
    roles, last = group[0].roles, group[-1]
    period = found.period
    if period is None:
        return found
    limited = bool(roles & {Role.BY, Role.BEFORE})
    if len(group) > 1:
        goes_on = last.goes_on is Role.ONWARDS
        start, due = None if limited or Role.FORMERLY in roles else period.first, period.last
    else:
        goes_on = last.goes_on is Role.ONWARDS or (not limited and (last.goes_on is Role.OPEN or Role.FROM in roles))
        start, due = (None if limited else _own_start(group[0], period)), period.last
    if Role.AFTER in roles:
        return replace(found, start=period.last + _ONE_DAY, reading=Reading.OPEN_ENDED, governed=True)
    if goes_on:
        return replace(found, start=period.first, reading=Reading.OPEN_ENDED, governed=True)
    if Role.BEFORE in roles and Role.END_OF not in roles:
        due = period.first - _ONE_DAY
    return replace(found, start=start, due=due, governed=limited)


def _own_start(term: Term, period: Period) -> date | None:
    named = term.item.named
    if named is None or term.roles & POINTS:
        return None
    week = Role.WEEK_OF in term.roles and named.unit is Unit.DAY
    whole_year = named.unit is Unit.YEAR and Role.DURING in term.roles
    return period.first if week or whole_year or named.has_own_start else None


def _without_mixed_years(expressions: list[Expression], terms: list[Term]) -> list[Expression]:
    """Refuse a bare year joined to a finer date: "March 2023 and 2024" may mean March or the whole of 2024."""
    mixed = {
        place
        for left, right in pairwise(terms)
        if right.adjoins and right.item.named and right.item.named.year and (_bare_year(left.item.named) != _bare_year(right.item.named))
        for place in (left.place, right.place)
    }
    problem = "a year beside a month or day may mean either"
    return [
        replace(found, start=None, due=None, reading=Reading.UNREADABLE, problem=problem)
        if {found.first_place, found.last_place} & mixed and not found.problem
        else found
        for found in expressions
    ]


def _bare_year(named: Named | None) -> bool:
    return named is not None and named.unit is Unit.YEAR


def _without_glosses(expressions: list[Expression], items: list[Item]) -> list[Expression]:
    """Fold an expression alone in brackets into the one before it: "Spring term 2023 (January to March 2023)"."""
    kept: list[Expression] = []
    for found in expressions:
        last = kept[-1] if kept else None
        if last and _is_gloss(last, found, items) and (told := _told_by(last, found)):
            kept[-1] = told
        else:
            kept.append(found)
    return kept


def _is_gloss(last: Expression, found: Expression, items: list[Item]) -> bool:
    opening, closing = last.last_place + 1, found.last_place + 1
    if closing >= len(items) or items[opening].role is not Role.OPENING or items[closing].role is not Role.CLOSING:
        return False
    return all(item.role in GOVERNORS or item.role in SILENT for item in items[opening + 1 : found.first_place])


def _told_by(last: Expression, gloss: Expression) -> Expression | None:
    """Return the two as one, the narrower or else what the brackets state; None where they speak of different times."""
    if gloss.problem or gloss.period is None or last.reading is Reading.IMPOSSIBLE:
        return None
    if last.period is None:
        return replace(gloss, first_place=last.first_place)
    if not gloss.period.overlaps(last.period):
        return None
    if (last.governed and last.due is None) or gloss.period.holds(last.period):
        return replace(last, last_place=gloss.last_place)
    start = None if last.governed else gloss.start
    return replace(gloss, first_place=last.first_place, start=start)
