"""Reads the totals a sentence states beside their parts: "a total of 45 (20 in north, 25 in south)", "12 + 8 = 20"."""

import re
from collections.abc import Iterator

from ..crosswalk.quantities import number_of
from .arithmetic import WrongSum

# Numbers in brackets behind another may be of other things ("3 visits (12 parents, 8 staff)"). Where no "total" is said they are
# taken for its parts when they miss it by no more than this share of it: a slip of adding, not another count.
SLIP = 0.2

_NUMBER = r"\d{1,3}(?:,\d{3})+|\d+"
# "12 + 8 = 20": pounds and single decimals too.
_EQUATION = re.compile(
    r"(?<![\w.])(?P<parts>£?\d[\d,]*(?:\.\d+)?(?:\s*\+\s*£?\d[\d,]*(?:\.\d+)?)+)\s*=\s*(?P<whole>£?\d[\d,]*(?:\.\d+)?)(?![\w%]|[.,]\d)"
)
# "A total of 45 referrals (20 from schools, 15 from nurseries and 10 from families)": every part is a plain number and its words.
_BRACKETS = re.compile(
    rf"\b(?P<total>(?:a |the )?total of|in total,?|altogether,?)?\s*(?<![\w.,£/-])(?P<whole>{_NUMBER})(?:\s+[A-Za-z][\w’'-]*){{1,5}}\s*"
    r"[(:–-]\s*(?P<parts>[^()]{8,200}?)(?P<end>\)|\.?$)",
    re.IGNORECASE,
)
_PART = re.compile(
    rf"(?:^|,\s*(?:and\s+)?|\s+and\s+|;\s*(?:and\s+)?|\s+plus\s+)(?P<number>{_NUMBER})(?=\s+(?!(?:of|out of|%|per ?cent)\b)[a-z])",
    re.IGNORECASE,
)
_TWO_NUMBERS = re.compile(r"\d.*\D.*\d", re.DOTALL)
_ANY_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
# Parts that overlap, are examples or are given of something else do not make up a whole.
_OPEN = re.compile(
    r"\b(?:includ\w+|such as|for example|e\.?g|among|also|both|some|about|around|approximately|over|more than|less than|at least|up to|"
    r"nearly|compared|previous\w*|last year|target|of wh(?:om|ich)|a further|per|weeks?|days?|months?|years?|hours?|aged?|minutes?|since|"
    r"from \d|to \d)\b|£|%",
    re.IGNORECASE,
)


def wrong_totals(sentence: str) -> Iterator[WrongSum]:
    """Yield the totals of a sentence that its parts do not make; nothing where it is not plain that the parts are all there are."""
    if not _TWO_NUMBERS.search(sentence):
        return
    for found in _EQUATION.finditer(sentence):
        parts = [_value(words) for words in found["parts"].split("+")]
        if abs(sum(parts) - _value(found["whole"])) > 0.5:
            yield _wrong(found, found["whole"], parts)
    for found in _BRACKETS.finditer(sentence):
        parts, whole = _parts(found["parts"]), _value(found["whole"])
        if not parts or sum(parts) == whole:
            continue
        if max(parts) > whole:  # they count something else: 45 families with 120 children
            continue
        if found["total"] or (found["end"] == ")" and abs(sum(parts) - whole) <= SLIP * whole):
            yield _wrong(found, found["whole"], parts)


def _parts(words: str) -> list[float]:
    """Return the numbers of a list in which each item begins with its number; none where one does not, or where the list is open."""
    parts = [_value(found["number"]) for found in _PART.finditer(words)]
    every = _ANY_NUMBER.findall(words)
    return parts if len(parts) >= 2 and len(parts) == len(every) and not _OPEN.search(words) else []


def _wrong(found: re.Match[str], whole: str, parts: list[float]) -> WrongSum:
    working = " + ".join(_shown(part) for part in parts)
    return WrongSum(
        found.start() + len(found.group(0)) - len(found.group(0).lstrip()), found.end(), whole, f"{working} is {_shown(sum(parts))}"
    )


def _value(words: str) -> float:
    return number_of(words.strip().lstrip("£"))


def _shown(value: float) -> str:
    return f"{value:,.2f}".rstrip("0").rstrip(".")
