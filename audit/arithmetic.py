"""Reads the sums a sentence states: a change from one figure to another, and a share of a whole."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

# A stated percentage may be off by this many points before it is called wrong: people round twice.
TOLERANCE = 1.0
# Where a figure is called rough ("about 250"), its percentage may be off by this many points.
ROUGH_TOLERANCE = 5.0
# "Doubled" is said of anything between these many times the first figure, "halved" of their inverse.
DOUBLED = (1.8, 2.2)
TREBLED = (2.7, 3.3)

_NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_ROUGH = re.compile(
    r"\b(?:about|around|approximately|approx\.?|circa|nearly|almost|over|under|more than|less than|just|some|roughly|c\.)\s+£?$",
    re.IGNORECASE,
)
_HEDGE = r"about |around |nearly |over |approximately |some "
_LEVEL = r"(?:(?:an?\s+)?(?:average|high|low|total|baseline|peak)\s+of\s+)?"
_FROM_TO = re.compile(
    rf"\bfrom\s+{_LEVEL}(?P<rough>{_HEDGE})?£?(?P<first>{_NUMBER})(?P<first_mark>\s?%)?(?P<between>[^;]{{0,60}}?)"
    rf"\bto\s+{_LEVEL}(?P<rough_too>{_HEDGE})?£?(?P<second>{_NUMBER})(?P<second_mark>\s?%)?(?![\d,.]*\d)",
    re.IGNORECASE,
)
_CHANGES = "rise|increase|growth|uplift|improvement|jump|gain|fall|drop|reduction|decrease|decline|cut"
_CHANGED = "rose|risen|increased|grew|grown|up|fell|fallen|decreased|dropped|reduced|down|declined|improved|cut"
_CHANGE = re.compile(
    rf"\b(?:(?:{_CHANGES})\s+of|(?:{_CHANGED})\s+by)\s+(?P<rough>{_HEDGE})?(?P<a>{_NUMBER})"
    rf"(?P<unit>\s?%|\s+percentage points?|\s+points?|\s+per ?cent)?(?P<what>\s+[a-z]+)?"
    rf"|(?P<b>{_NUMBER})\s?(?:%|per ?cent)\s+(?:{_CHANGES})\b",
    re.IGNORECASE,
)
_TIMES = re.compile(r"\b(?P<hedge>more than |over |nearly |almost )?(?P<verb>doubl|halv|trebl|tripl)(?:ed|ing)\b", re.IGNORECASE)
_WHOSE = r"(?:the\s+|our\s+|all\s+|those\s+)*"
_EQUALS = r"(?:\(|[,–-]\s*or\s+|\s+or\s+|=\s*|[–-]\s+|,\s*(?:that is|i\.e\.|equal to|equating to|equivalent to|representing)\s+)"
_SHARE = re.compile(
    rf"\b(?P<part>{_NUMBER})\s+(?:of|out of)\s+{_WHOSE}(?P<whole>{_NUMBER})(?:\s+(?![^\s]*\d)[A-Za-z][\w’'/-]*){{0,5}}?"
    rf"\s*{_EQUALS}(?P<percent>{_NUMBER})\s?(?:%|per ?cent)"
    rf"|(?P<percent_first>{_NUMBER})\s?(?:%|per ?cent)\s*"
    rf"\((?P<part_last>{_NUMBER})\s+(?:of|out of)\s+{_WHOSE}(?P<whole_last>{_NUMBER})\b",
    re.IGNORECASE,
)
_DATE_BEHIND = re.compile(
    r"(?:st|nd|rd|th)?\s*(?:january|february|march|april|may|june|july|august|september|october|november|december)\b|(?:st|nd|rd|th)\b",
    re.IGNORECASE,
)
_YEARS = range(1990, 2051)


@dataclass(frozen=True, slots=True)
class WrongSum:
    """A sum that does not hold: its bounds in the sentence, what is stated, and what the figures give."""

    start: int
    end: int
    stated: str
    right: str


def wrong_sums(sentence: str) -> Iterator[WrongSum]:
    """Yield the sums of a sentence that do not hold; nothing where it is not plain which figures belong together."""
    yield from _wrong_shares(sentence)
    moves = [found for found in _FROM_TO.finditer(sentence) if not _is_no_quantity(sentence, found)]
    if len(moves) != 1:
        return
    changes = [found for found in _CHANGE.finditer(sentence) if not moves[0].start() <= found.start() < moves[0].end()]
    times = [found for found in _TIMES.finditer(sentence) if found.end() <= moves[0].start() + 1]
    if len(changes) == 1:
        yield from _wrong_change(sentence, moves[0], changes[0])
    elif len(times) == 1 and not changes:
        yield from _wrong_multiple(moves[0], times[0])


def _is_no_quantity(sentence: str, found: re.Match[str]) -> bool:
    """Tell whether a from-to names years, days or ages rather than two figures of one thing."""
    first, second = _value(found["first"]), _value(found["second"])
    if bool(found["first_mark"]) != bool(found["second_mark"]) or first == 0:
        return True
    if not found["first_mark"] and (first in _YEARS or second in _YEARS):
        return True
    behind = (sentence[found.end("first") :], sentence[found.end("second") :])
    return any(_DATE_BEHIND.match(words.lstrip()) for words in behind) or bool(
        re.search(r"\b(?:ages?|years?|grades?|sections?|stages?|pages?)\s*$", sentence[: found.start()], re.IGNORECASE)
    )


def _wrong_change(sentence: str, move: re.Match[str], change: re.Match[str]) -> Iterator[WrongSum]:
    first, second = _value(move["first"]), _value(move["second"])
    stated_words = change["a"] or change["b"]
    stated, unit = _value(stated_words), (change["unit"] or "").strip().lower() if change["a"] else "%"
    start, end = min(move.start(), change.start()), max(move.end(), change.end())
    direction = "rise" if second > first else "fall"
    tolerance = _tolerance(stated_words, rough=bool((change["a"] and change["rough"]) or move["rough"] or move["rough_too"]))
    difference, relative = abs(second - first), 100 * abs(second - first) / first
    mark = "%" if move["first_mark"] else ""
    figures = f"from {move['first']}{mark} to {move['second']}{mark} is a {direction} of"
    if unit in ("%", "per cent", "percent"):
        right = [relative, difference] if mark else [relative]
        if all(abs(stated - value) > tolerance for value in right):
            points = f", {_shown(difference)} percentage points" if mark else ""
            yield WrongSum(start, end, f"{stated_words}%", f"{figures} {_shown(relative)}%{points}")
    elif "point" in unit:
        if mark and abs(stated - difference) > tolerance:
            yield WrongSum(start, end, f"{stated_words} points", f"{figures} {_shown(difference)} percentage points")
    elif not mark and not (change["what"] or move["rough"] or move["rough_too"] or change["rough"]) and abs(stated - difference) > 0.5:
        yield WrongSum(start, end, stated_words, f"{figures} {_shown(difference)}")


def _wrong_multiple(move: re.Match[str], times: re.Match[str]) -> Iterator[WrongSum]:
    first, second = _value(move["first"]), _value(move["second"])
    if not second:
        return
    verb, hedge = times["verb"].lower(), (times["hedge"] or "").strip().lower()
    ratio = first / second if verb == "halv" else second / first
    least, most = TREBLED if verb in ("trebl", "tripl") else DOUBLED
    if hedge in ("more than", "over"):
        least, most = (least + most) / 2, float("inf")
    if not least <= ratio <= most:
        change = "fall" if second < first else "rise"
        mark = "%" if move["first_mark"] else ""
        right = f"from {move['first']}{mark} to {move['second']}{mark} is a {change} of {_shown(100 * abs(second - first) / first)}%"
        yield WrongSum(times.start(), move.end(), times.group(0).lower(), right)


def _wrong_shares(sentence: str) -> Iterator[WrongSum]:
    for found in _SHARE.finditer(sentence):
        part, whole, percent = (
            found[name] or found[other] for name, other in (("part", "part_last"), ("whole", "whole_last"), ("percent", "percent_first"))
        )
        if _value(whole) == 0 or _value(part) > _value(whole) or _value(whole) in _YEARS:
            continue
        share = 100 * _value(part) / _value(whole)
        rough = bool(_ROUGH.search(sentence[: found.start("part" if found["part"] else "part_last")]))
        if abs(share - _value(percent)) > _tolerance(percent, rough=rough):
            end = found.end() + (sentence[found.end() : found.end() + 1] == ")")
            yield WrongSum(found.start(), end, f"{percent}%", f"{part} of {whole} is {_shown(share)}%")


def _tolerance(stated: str, *, rough: bool) -> float:
    decimals = len(stated.partition(".")[2])
    return ROUGH_TOLERANCE if rough else TOLERANCE + 0.5 * 10**-decimals


def _value(words: str) -> float:
    return float(words.replace(",", ""))


def _shown(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
