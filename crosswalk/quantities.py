"""Reads the quantities in a text: shares, counts of things, spans of time, money and months, each with its value and unit."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from .similarity import stem


class Unit(StrEnum):
    """What a quantity is of."""

    SHARE = "per cent"
    COUNT = "count"
    DAYS = "days"
    MONEY = "pounds"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity as written at ``[start, end)`` of its text.

    ``value`` is in per cent, in things, in days, in pounds, or the months since year 0; ``counted`` is the stem of the noun a count is
    of; ``text`` the words as written.
    """

    value: float
    unit: Unit
    text: str
    start: int
    end: int
    counted: str | None = None


_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
    "nineteen twenty"
).split()
FRACTIONS = {"half": 50.0, "a third": 100 / 3, "two thirds": 200 / 3, "a quarter": 25.0, "three quarters": 75.0}
SMALL_NUMBERS = tuple(_SMALL[1:])
_WORD_NUMBER = "|".join(SMALL_NUMBERS)
_NUMBER = rf"\d{{1,3}}(?:,\d{{3}})+|\d+(?:\.\d+)?|{_WORD_NUMBER}"
MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")
_SPANS = {"day": 1.0, "week": 7.0, "month": 30.4, "year": 365.0}
WORKING_DAY = 1.4

_PERCENT = re.compile(r"(?<![\d.])(\d{1,3}(?:\.\d+)?)\s?(?:%|per ?cent\b)", re.IGNORECASE)
_OUT_OF = re.compile(rf"\b({_NUMBER}) (?:out )?of (?:the |our |all )?({_NUMBER})\b(?!\s?%)", re.IGNORECASE)
_FRACTION = re.compile(rf"\b({'|'.join(re.escape(words) for words in FRACTIONS)})(?= of\b)", re.IGNORECASE)
# "All referrals", "Every adviser": the whole of them, where a sentence begins so.
_EVERY = re.compile(r"^(?:all|every|each)\b(?! (?:of )?(?:the )?\d)", re.IGNORECASE)
_MONEY = re.compile(r"£\s?(\d[\d,]*(?:\.\d+)?)\s?(million|m\b|k\b|bn\b|billion|thousand)?", re.IGNORECASE)
_TIMES = {"million": 1e6, "m": 1e6, "bn": 1e9, "billion": 1e9, "k": 1e3, "thousand": 1e3}
_SPAN = re.compile(rf"\b({_NUMBER})[- ]?(working[- ])?(day|week|month|year)s?\b", re.IGNORECASE)
_MONTH = re.compile(rf"\b({'|'.join(MONTHS)})\b,?\s+(?:\d{{1,2}}(?:st|nd|rd|th)?,?\s+)?(20\d\d)\b", re.IGNORECASE)
# A number that names or dates a thing counts nothing: "Year 9", "Section 23", "2031", "aged 14", "0 to 25", "16+".
_NAMING = re.compile(
    r"(?:year|years|section|stage|phase|tier|level|step|part|workstream|outcome|priority|aged?|over|under|key|area|version|no\.|and|to|[-–/.£])\s?$",
    re.IGNORECASE,
)
_COUNT = re.compile(rf"(?<![\w.£%/+-])({_NUMBER})\s+(?=((?:[A-Za-z’'-]+\s*){{1,5}}))", re.IGNORECASE)
# Where the name of what is counted ends.
_NAME_ENDS = re.compile(
    r"^(?:a|an|the|of|in|on|at|by|for|from|to|with|and|or|who|that|which|were|was|are|is|have|has|had|will|per|each|over|under|within|"
    r"waiting|began|took|came|went|rose|fell|made|left|met|more|less|out|now|since|before|after|into|across|between|during|open|live|ready|available|complete|opened|held|\w+ed|\w+ing)$",
    re.IGNORECASE,
)


def read_quantities(text: str) -> tuple[Quantity, ...]:
    """Return the quantities of ``text`` in the order they stand; where two readings overlap the more telling one is kept."""
    kept: list[Quantity] = []
    for reader in (_shares, _money, _months, _spans, _counts):
        for found in reader(text):
            if all(found.end <= other.start or other.end <= found.start for other in kept):
                kept.append(found)
    return tuple(sorted(kept, key=lambda quantity: quantity.start))


def number_of(word: str) -> float:
    """Return the number a word or figure stands for."""
    lowered = word.lower().replace(",", "")
    return float(_SMALL.index(lowered)) if lowered in _SMALL else float(lowered)


def say_month(months: float) -> str:
    """Return the ISO month a quantity of unit ``MONTH`` stands for."""
    return f"{int(months) // 12:04d}-{int(months) % 12 + 1:02d}"


def _shares(text: str) -> Iterator[Quantity]:
    for found in _PERCENT.finditer(text):
        yield Quantity(float(found.group(1)), Unit.SHARE, found.group(0), *found.span())
    for found in _OUT_OF.finditer(text):
        share, whole = number_of(found.group(1)), number_of(found.group(2))
        # "96 of 200 families (48%)" is one figure, not two.
        told = any(text[found.end() : percent.start()].count("(") == 1 for percent in _PERCENT.finditer(text, found.end()))
        if 0 < share <= whole and not told:
            yield Quantity(100 * share / whole, Unit.SHARE, found.group(0), *found.span())
    for found in _FRACTION.finditer(text):
        yield Quantity(FRACTIONS[found.group(1).lower()], Unit.SHARE, found.group(0), *found.span())
    if every := _EVERY.match(text):
        yield Quantity(100.0, Unit.SHARE, every.group(0), *every.span())


def _money(text: str) -> Iterator[Quantity]:
    for found in _MONEY.finditer(text):
        times = _TIMES.get((found.group(2) or "").lower(), 1.0)
        yield Quantity(float(found.group(1).replace(",", "")) * times, Unit.MONEY, found.group(0), *found.span())


def _months(text: str) -> Iterator[Quantity]:
    for found in _MONTH.finditer(text):
        value = int(found.group(2)) * 12 + MONTHS.index(found.group(1).lower())
        yield Quantity(float(value), Unit.MONTH, found.group(0), *found.span())


def _spans(text: str) -> Iterator[Quantity]:
    for found in _SPAN.finditer(text):
        days = _SPANS[found.group(3).lower()] * (WORKING_DAY if found.group(2) else 1.0)
        yield Quantity(number_of(found.group(1)) * days, Unit.DAYS, found.group(0), *found.span())


def _counts(text: str) -> Iterator[Quantity]:
    for found in _COUNT.finditer(text):
        if _NAMING.search(text[: found.start()]) or re.fullmatch(r"(?:19|20)\d\d", found.group(1)):
            continue
        name: list[str] = []
        for word in found.group(2).split():
            if _NAME_ENDS.match(word):
                break
            name.append(word)
        if name:
            end = found.start(2) + found.group(2).index(name[-1]) + len(name[-1])
            yield Quantity(number_of(found.group(1)), Unit.COUNT, text[found.start() : end], found.start(), end, stem(name[-1].lower()))
