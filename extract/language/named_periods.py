"""Reads the one period that begins at a token: a day, a month, a quarter, a season, a term, a year.

Only the words of the period itself are looked at; what stands before it ("by", "end of") and how several
belong together is the concern of the steps above. Each function takes the tokens and a place and answers
with what it found there, or None.
"""

from dataclasses import dataclass, replace

from .calendar_periods import AUTUMN, TERM_MONTHS, Named, Unit
from .date_tokens import Sort, Tokens
from .date_words import (
    ACADEMIC_YEAR_WORDS,
    COUNTS,
    FINANCIAL_YEAR_WORDS,
    MONTHS,
    ORDINALS,
    QUARTER_WORDS,
    SEASONS,
    TERM_WORDS,
)
from .written_years import FIRST_YEAR, LAST_YEAR, YearWords, counts_something, is_number_of_its_own, read_year, skip_ordinal

_BEGIN_A_PERIOD = (
    MONTHS.keys() | SEASONS.keys() | QUARTER_WORDS | ORDINALS.keys() | {words[0] for words in (*FINANCIAL_YEAR_WORDS, *ACADEMIC_YEAR_WORDS)}
)
_NOT_A_YEAR = "a year of two digits must lie between 15 and 49"
_TWO_YEARS_FOR_A_DATE = "two years are written where one is needed"


@dataclass(frozen=True, slots=True)
class NamedWords:
    """A period and the place behind its words; ``problem`` says why words that look like a period name none."""

    named: Named
    end: int
    problem: str = ""


def read_period(tokens: Tokens, place: int, *, running: bool = False) -> NamedWords | None:
    """Return the period that begins at ``place``. In ``running`` text shorthand that may be something else is left alone."""
    token = tokens[place]
    if token.sort is Sort.NUMBER:
        if not is_number_of_its_own(tokens, place):
            return None
        return (
            _day_month_year(tokens, place, running=running)
            or _figures_of_three(tokens, place, running=running)
            or _figures_of_two(tokens, place)
            or _ordinal_quarter(tokens, place)
            or _year(tokens, place)
        )
    if token.sort is Sort.WORD and token.key in _BEGIN_A_PERIOD:
        return (
            _month(tokens, place, running=running)
            or _season_or_term(tokens, place)
            or _quarter(tokens, place)
            or _ordinal_quarter(tokens, place)
            or _named_year(tokens, place)
        )
    return _year(tokens, place) if token.sort is Sort.APOSTROPHE else None


def _with_year(named: Named, year: YearWords | None, place: int) -> NamedWords:
    """Give a day or month its year; ``place`` is the place behind its own words."""
    if year is None:
        return NamedWords(named, place)
    problem = _NOT_A_YEAR if year.out_of_range else _TWO_YEARS_FOR_A_DATE if year.span else ""
    return NamedWords(replace(named, year=year.year), year.end, problem)


def _day_month_year(tokens: Tokens, place: int, *, running: bool) -> NamedWords | None:
    """Read "14 March 2023", "14th of March, 2023", "14-Mar-23", "14 March"."""
    if not 1 <= tokens[place].digits <= 2 or counts_something(tokens, place):
        return None
    month = skip_ordinal(tokens, place + 1)
    if tokens[month].key in ("-", "/", ".") and tokens[month].glued and tokens[month + 1].glued:
        month += 1
    else:
        month += tokens[month].key == "of"
        month += tokens[month].key == "the"
    if tokens[month].key not in MONTHS:
        return None
    named = Named(Unit.DAY, number=MONTHS[tokens[month].key], day=tokens[place].value)
    end = _behind_month(tokens, month)
    return _with_year(named, read_year(tokens, end, running=running), end)


def _month(tokens: Tokens, place: int, *, running: bool) -> NamedWords | None:
    """Read "March 2023", "Mar '23", "Mar-23", "March 14th, 2023", "March"."""
    if tokens[place].key not in MONTHS:
        return None
    month = MONTHS[tokens[place].key]
    end = _behind_month(tokens, place)
    american = _day_behind_month(tokens, end, month, running=running)
    if american and american.named.year is not None:
        return american
    year = read_year(tokens, end, running=running, behind_on=tokens[place - 1].key == "on")
    if year is None and american:
        return american
    return _with_year(Named(Unit.MONTH, number=month), year, end)


def _behind_month(tokens: Tokens, place: int) -> int:
    """Return the place behind a month's name and the full stop of its abbreviation."""
    stop = tokens[place + 1]
    return place + 1 + (stop.key == "." and stop.glued and len(tokens[place].key) <= len("sept"))


def _day_behind_month(tokens: Tokens, place: int, month: int, *, running: bool) -> NamedWords | None:
    """Read the "14th, 2023" of "March 14th, 2023"; a plain number counts as a day only where a full year follows."""
    dashed = tokens[place].key == "-" and tokens[place].glued
    day = place + (dashed and tokens[place + 1].glued)
    if not 1 <= tokens[day].digits <= 2:
        return None
    end = skip_ordinal(tokens, day + 1)
    named = Named(Unit.DAY, number=month, day=tokens[day].value)
    year = read_year(tokens, end, running=running, full=True)
    if year:
        return _with_year(named, year, year.end)
    if dashed or tokens[end].key in MONTHS or tokens[end].key == "of":
        return None
    return NamedWords(named, end)


def _figures_of_three(tokens: Tokens, place: int, *, running: bool) -> NamedWords | None:
    """Read "14/03/2023", "14.3.23", "14-03-2023", "2023-03-14". In running text "2.1.23" is a reference, not a date."""
    mark = tokens[place + 1].key
    second, third = tokens[place + 2], tokens[place + 4]
    if mark not in ("/", ".", "-") or tokens[place + 3].key != mark or not (1 <= second.digits <= 2) or not third.digits:
        return None
    glued = all(tokens[place + step].glued for step in range(1, 5))
    again = tokens[place + 5].key == mark and tokens[place + 5].glued and tokens[place + 6].sort is Sort.NUMBER and tokens[place + 6].glued
    if again or not (glued or mark == "/"):
        return None
    first, end = tokens[place], place + 5
    if first.digits == 4 and third.digits <= 2 and FIRST_YEAR <= first.value <= LAST_YEAR:
        return NamedWords(Named(Unit.DAY, first.value, second.value, third.value), end)
    if first.digits > 2 or third.digits not in (2, 4) or (running and third.digits == 2 and mark != "/"):
        return None
    year = third.value if third.digits == 4 else 2000 + third.value
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    problem = _NOT_A_YEAR if third.digits == 2 and not 15 <= third.value <= 49 else ""
    return NamedWords(Named(Unit.DAY, year, second.value, first.value), end, problem)


def _figures_of_two(tokens: Tokens, place: int) -> NamedWords | None:
    """Read "03/2023", "2023-03" and the yearless "14/03"; "2022-23" is a year and not read here."""
    first, mark, second = tokens[place], tokens[place + 1], tokens[place + 2]
    if mark.key not in ("/", "-") or not (mark.glued and second.glued) or second.sort is not Sort.NUMBER:
        return None
    tail = first.glued and tokens[place - 1].key in ("/", ".")  # "??/03/2023"
    if tail or tokens[place + 3].key in MONTHS or counts_something(tokens, place):
        return None
    if 1 <= first.digits <= 2 and second.digits == 4 and FIRST_YEAR <= second.value <= LAST_YEAR:
        return NamedWords(Named(Unit.MONTH, second.value, first.value), place + 3)
    iso = second.digits == 2 and 1 <= second.value <= 12 and second.value != (first.value + 1) % 100
    if iso and first.digits == 4 and FIRST_YEAR <= first.value <= LAST_YEAR:
        return NamedWords(Named(Unit.MONTH, first.value, second.value), place + 3)
    if mark.key == "/" and 1 <= first.digits <= 2 and 1 <= second.digits <= 2 and 1 <= first.value <= 31 and 1 <= second.value <= 12:
        return NamedWords(Named(Unit.DAY, None, second.value, first.value), place + 3)
    return None


def _season_or_term(tokens: Tokens, place: int) -> NamedWords | None:
    """Read "Spring 2023", "autumn term 2022/23", "Autumn 2022 term"."""
    season = SEASONS.get(tokens[place].key)
    if season is None:
        return None
    end = place + 1
    if tokens[end].value in (1, 2) and tokens[end].digits == 1:
        return _useless(tokens, Named(Unit.TERM, number=season), end + 1, "half a term has no fixed dates")
    if tokens[end].key == "half" or (tokens[end].key == "-" and tokens[end + 1].key == "half"):
        return _useless(tokens, Named(Unit.TERM, number=season), end + 1, "half a term has no fixed dates")
    term = tokens[end].key in TERM_WORDS
    year = read_year(tokens, end + term, loose=True, spelt=True)
    behind = year.end if year else end + term
    if year and not term and tokens[behind].key in TERM_WORDS:
        term, behind = True, behind + 1
    named = Named(Unit.TERM if term else Unit.SEASON, year.year if year else None, season, span=bool(year and year.span))
    problem = ""
    if year and year.out_of_range:
        problem = _NOT_A_YEAR
    elif term and season not in TERM_MONTHS:
        problem = "there is no such school term"
    elif named.span and not term and season < AUTUMN:
        problem = "it may lie in either year"
    return NamedWords(named, behind, problem)


def _quarter(tokens: Tokens, place: int) -> NamedWords | None:
    """Read "Q1 2022/23", "Quarter one 2022-23"."""
    number = tokens[place + 1]
    if tokens[place].key not in QUARTER_WORDS or not (number.digits == 1 or 1 <= COUNTS.get(number.key, 0) <= 4):
        return None
    return _quarter_of(tokens, number.value if number.digits else COUNTS[number.key], place + 2)


def _ordinal_quarter(tokens: Tokens, place: int) -> NamedWords | None:
    """Read "first quarter of 2022/23", "1st quarter 2022/23"."""
    token = tokens[place]
    end = skip_ordinal(tokens, place + 1)
    number = ORDINALS.get(token.key) or (token.value if token.digits == 1 and end > place + 1 else None)
    if number is None or tokens[end].key not in QUARTER_WORDS or tokens[end].key == "q":
        return None
    return _quarter_of(tokens, number, end + 1)


def _quarter_of(tokens: Tokens, number: int, end: int) -> NamedWords:
    year = read_year(tokens, end, loose=True, spelt=True)
    if year is None:
        return NamedWords(Named(Unit.QUARTER, None, number), end)
    problem = "" if year.span else "a quarter needs both its years, such as 2022/23"
    if year.academic:
        problem = "a quarter is read as one of the financial year"
    return NamedWords(Named(Unit.QUARTER, year.year, number, span=True), year.end, problem)


def _named_year(tokens: Tokens, place: int) -> NamedWords | None:
    """Read "financial year 2022/23", "academic year 2022/23", "FY22/23"."""
    year = read_year(tokens, place, loose=True)
    return _period_of_year(year) if year else None


def _year(tokens: Tokens, place: int) -> NamedWords | None:
    """Read "2022", "2022/23", "2022-23 academic year"."""
    year = read_year(tokens, place, running=True, full=True)
    return _period_of_year(year) if year else None


def _period_of_year(year: YearWords) -> NamedWords:
    if not year.span and not year.academic and not year.financial:
        return NamedWords(Named(Unit.YEAR, year.year), year.end)
    unit = Unit.ACADEMIC if year.academic else Unit.FINANCIAL
    problem = "" if year.span else "such a year needs both its years, as in 2022/23"
    return NamedWords(Named(unit, year.year, span=year.span), year.end, _NOT_A_YEAR if year.out_of_range else problem)


def _useless(tokens: Tokens, named: Named, end: int, problem: str) -> NamedWords:
    """Take the words of a period that has no dates, and the year behind them, so that the year is not read alone."""
    while tokens[end].key in ("half", "-", *TERM_WORDS):
        end += 1
    year = read_year(tokens, end, loose=True)
    return NamedWords(replace(named, year=year.year if year else None), year.end if year else end, problem)
