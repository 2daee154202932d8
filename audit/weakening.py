"""Says whether a success measure was weakened or strengthened when a plan was written anew, and by what."""

import re
from dataclasses import dataclass
from enum import StrEnum

from .measurability import Measurability, MeasureClass, classify
from .rewordings import words_lost


class Turn(StrEnum):
    """Which way a measure was changed."""

    WEAKENED = "weakened"
    STRENGTHENED = "strengthened"
    MIXED = "weakened in one way and strengthened in another"
    OTHER = "changed otherwise"


@dataclass(frozen=True, slots=True)
class Weakening:
    """Which way a measure was changed, with each reason as a clause."""

    turn: Turn
    why: tuple[str, ...]


# A number and its unit; years and dates tell when, not how much.
_AMOUNT = re.compile(r"(?<![\d.,/])(?!(?:19|20)\d\d\b)(\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)\s?(%|per ?cent\b|[A-Za-z]+)?")
_MONTHS = re.compile(r"^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*$|^(?:st|nd|rd|th)$", re.IGNORECASE)
# Before a number, words that make less of it the better.
_AT_MOST = re.compile(
    r"\b(?:no more than|not more than|at most|up to a maximum of|fewer than|less than|under|below|within|no longer than|not exceed(?:ing)?|"
    r"maximum of|(?:down|fall\w*|fell|reduc\w+|decreas\w+|drop\w*|cut)\b[^,;.]{0,60}?\b(?:to|below|under))\s*(?:the\s+)?$",
    re.IGNORECASE,
)
# What a measure may say beside its words, and how its loss reads.
_FLAGS = (
    ("has_date", "by when or how often"),
    ("has_baseline", "what it starts from"),
    ("has_source", "how it will be known"),
)


def compare_measures(old: str, new: str, action: str = "") -> Weakening:
    """Return which way ``old`` was changed into ``new``; ``action`` is the text of the action both belong to."""
    before, after = classify(old, action), classify(new, action)
    weaker = [*_class_lost(before, after), *_flags_lost(before, after), *_amounts(old, new)[0], *_weight_lost(old, new)]
    stronger = [*_class_won(before, after), *_flags_won(before, after), *_amounts(old, new)[1]]
    turn = Turn.MIXED if weaker and stronger else Turn.WEAKENED if weaker else Turn.STRENGTHENED if stronger else Turn.OTHER
    return Weakening(turn, (*weaker, *stronger))


def _class_lost(before: Measurability, after: Measurability) -> list[str]:
    if before.measurable and not after.measurable:
        return [f"it could be checked ({before.measure_class.value}) and now cannot ({after.measure_class.value})"]
    if before.measure_class is MeasureClass.QUANTIFIED and after.measure_class is not MeasureClass.QUANTIFIED:
        return ["it no longer sets a target"]
    return []


def _class_won(before: Measurability, after: Measurability) -> list[str]:
    if after.measurable and not before.measurable:
        return [f"it could not be checked ({before.measure_class.value}) and now can ({after.measure_class.value})"]
    if after.measure_class is MeasureClass.QUANTIFIED and before.measure_class is not MeasureClass.QUANTIFIED:
        return ["it now sets a target"]
    return []


def _flags_lost(before: Measurability, after: Measurability) -> list[str]:
    return [f"it no longer says {words}" for flag, words in _FLAGS if getattr(before, flag) and not getattr(after, flag)]


def _flags_won(before: Measurability, after: Measurability) -> list[str]:
    return [f"it now says {words}" for flag, words in _FLAGS if getattr(after, flag) and not getattr(before, flag)]


def _weight_lost(old: str, new: str) -> list[str]:
    lost = [word for word in words_lost(old, new) if not word[0].isdigit()]
    return [f"it no longer says {', '.join(f'“{word}”' for word in lost)}"] if lost else []


@dataclass(frozen=True, slots=True)
class _Amount:
    """A number of a measure: ``at_most`` where less of it is better."""

    value: float
    unit: str
    at_most: bool
    text: str


def _amounts(old: str, new: str) -> tuple[list[str], list[str]]:
    """Return how the numbers of a measure became weaker, and how stronger; where there are more or fewer than before, neither."""
    first, second = _amounts_of(old), _amounts_of(new)
    weaker: list[str] = []
    stronger: list[str] = []
    if [(one.unit, one.at_most) for one in first] != [(one.unit, one.at_most) for one in second]:
        return weaker, stronger
    for was, now in zip(first, second, strict=True):
        if was.value != now.value:
            (stronger if (now.value > was.value) != was.at_most else weaker).append(f"{was.text} became {now.text}")
    return weaker, stronger


def _amounts_of(text: str) -> list[_Amount]:
    found = []
    for number in _AMOUNT.finditer(text):
        unit = (number.group(2) or "").casefold().replace("per cent", "%").replace("percent", "%")
        if _MONTHS.match(unit):
            continue
        value = float(number.group(1).replace(",", ""))
        found.append(_Amount(value, unit.removesuffix("s"), bool(_AT_MOST.search(text[: number.start()])), number.group().strip()))
    return found
