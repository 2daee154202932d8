"""Reads the sums a sentence states: a change from one figure to another, and a share of a whole; totals are read by ``totals``."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..crosswalk.quantities import FRACTIONS, SMALL_NUMBERS, number_of

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
# Small numbers are written out: "three of the four schools (60%)".
_COUNTED = rf"{_NUMBER}|{'|'.join(SMALL_NUMBERS)}"
_FRACTION = "|".join(re.escape(words) for words in FRACTIONS)
_WHOSE = r"(?:the\s+|our\s+|all\s+|those\s+)*"
_EQUALS = r"(?:\(|[,–-]\s*or\s+|\s+or\s+|=\s*|[–-]\s+|,\s*(?:that is|i\.e\.|equal to|equating to|equivalent to|representing)\s+)"
_SHARE = re.compile(
    rf"\b(?P<part>{_COUNTED})\s+(?:of|out of)\s+{_WHOSE}(?P<whole>{_COUNTED})\b(?:\s+(?![^\s]*\d)[A-Za-z][\w’'/-]*){{0,5}}?"
    rf"\s*{_EQUALS}(?P<percent>{_NUMBER})\s?(?:%|per ?cent)"
    rf"|(?P<percent_first>{_NUMBER})\s?(?:%|per ?cent)\s*"
    rf"\((?P<part_last>{_COUNTED})\s+(?:of|out of)\s+{_WHOSE}(?P<whole_last>{_COUNTED})\b",
    re.IGNORECASE,
)
# "Half of the 40 schools (12)", "12 of the 40 schools, a half": people round these, but not by much.
_THINGS = r"\s+[A-Za-z][\w’'/-]*(?:\s+[A-Za-z][\w’'/-]*)?\s*"
_PART_IN_WORDS = re.compile(
    rf"\b(?P<fraction>{_FRACTION})\s+of\s+{_WHOSE}(?P<whole>{_COUNTED}){_THINGS}\((?P<part>{_COUNTED})\)"
    rf"|\b(?P<part_first>{_COUNTED})\s+(?:of|out of)\s+{_WHOSE}(?P<whole_last>{_COUNTED}){_THINGS}(?:\(|,\s+|\s[–-]\s+)"
    rf"(?:nearly|almost|about|around|just over|just under|over|exactly|or)?\s*(?:a\s+)?(?P<fraction_last>{_FRACTION})\b(?!\s+of\b)",
    re.IGNORECASE,
)
# Which way the words before a "from … to …" say that a figure went, the last that speaks of it: next to it, or with what
# was moved between ("reduced the list from"). "Improved" says neither; "on reduced timetables" moves nothing.
_WAY = re.compile(
    r"(?:\b(?P<no>not|never|no)\b[^,;]{0,20})?"
    r"(?:\b(?:(?P<up>rose|risen|increased|grew|grown)|(?P<down>fell|fallen|decreased|dropped|reduced|declined))\s+(?:\w+\s+)?"
    r"|(?:^|\b(?:has|have|had|was|were|been|we|which|that|and)\s+)(?:(?P<up_what>increased|raised)|(?P<down_what>reduced|cut|lowered))"
    r"(?:\s+[a-z’'-]+){1,8}?\s+)$",
    re.IGNORECASE,
)
# What moves behind the verb may be what the figures are of ("reduced waits and raised attendance from"); some things are called reduced.
_MOVES = re.compile(
    r"\b(?:ris|rose|increas|grow|grew|fall|fell|decreas|drop|reduc|declin|improv|rais|lower|cut|mov|went)\w*", re.IGNORECASE
)
_REDUCED_THING = re.compile(r"\breduced\s+(?:timetable|hour|day|offer)", re.IGNORECASE)
_SAYS_UP = re.compile(r"\b(?:rise|increase|growth|uplift|jump|gain|rose|risen|increased|grew|grown|up)\b", re.IGNORECASE)
_SAYS_DOWN = re.compile(
    r"\b(?:fall|drop|reduction|decrease|decline|cut|fell|fallen|decreased|dropped|reduced|down|declined)\b", re.IGNORECASE
)
_DATE_BEHIND = re.compile(
    r"(?:st|nd|rd|th)?\s*(?:january|february|march|april|may|june|july|august|september|october|november|december)\b|(?:st|nd|rd|th)\b",
    re.IGNORECASE,
)
_YEARS = range(1990, 2051)


@dataclass(frozen=True, slots=True)
class WrongSum:
    """A sum that does not hold: its bounds in the sentence, what is stated, and what the figures give.

    ``stated_share`` and ``right_share`` are both in per cent, None where the sum is of no share; ``change`` tells that they are
    of a rise or fall. ``turned`` tells that the figures go the other way than the words.
    """

    start: int
    end: int
    stated: str
    right: str
    stated_share: float | None = None
    right_share: float | None = None
    change: int = 0
    turned: bool = False


def wrong_sums(sentence: str) -> Iterator[WrongSum]:
    """Yield the sums of a sentence that do not hold; nothing where it is not plain which figures belong together."""
    yield from _wrong_shares(sentence)
    yield from _wrong_fractions(sentence)
    moves = [found for found in _FROM_TO.finditer(sentence) if not _is_no_quantity(sentence, found)]
    turned = [wrong for move in moves for wrong in _turned(sentence, move)]
    if turned or len(moves) != 1:
        yield from turned
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
    way = 1 if second > first else -1
    says = _SAYS_UP if way < 0 else _SAYS_DOWN
    if first != second and says.search(change.group(0)) and not _other_way(way).search(change.group(0)):
        yield WrongSum(start, end, change.group(0), f"{figures} {_shown(relative)}%", turned=True)
        return
    if unit in ("%", "per cent", "percent"):
        right = [relative, difference] if mark else [relative]
        if all(abs(stated - value) > tolerance for value in right):
            points = f", {_shown(difference)} percentage points" if mark else ""
            yield WrongSum(start, end, f"{stated_words}%", f"{figures} {_shown(relative)}%{points}", stated, relative, change=way)
    elif "point" in unit:
        if mark and abs(stated - difference) > tolerance:
            yield WrongSum(start, end, f"{stated_words} points", f"{figures} {_shown(difference)} percentage points")
    elif not mark and not (change["what"] or move["rough"] or move["rough_too"] or change["rough"]) and abs(stated - difference) > 0.5:
        yield WrongSum(start, end, stated_words, f"{figures} {_shown(difference)}")


def _other_way(way: int) -> re.Pattern[str]:
    return _SAYS_UP if way > 0 else _SAYS_DOWN


def _turned(sentence: str, move: re.Match[str]) -> Iterator[WrongSum]:
    """Yield a from-to whose figures go the other way than the words before it say."""
    first, second = _value(move["first"]), _value(move["second"])
    clause = re.split(r"[;:]", sentence[: move.start()])[-1]
    said = _WAY.search(clause)
    if said is None or said["no"] or first == second:
        return
    if _MOVES.search(said.group(0)[said.end(said.lastgroup or 0) - said.start() :]) or _REDUCED_THING.search(said.group(0)):
        return
    up = bool(said["up"] or said["up_what"])
    if up != (second > first):
        mark = "%" if move["first_mark"] else ""
        start = move.start() - len(clause) + said.start()
        start += len(said.group(0)) - len(said.group(0).lstrip())
        right = f"from {move['first']}{mark} to {move['second']}{mark} is a {'rise' if second > first else 'fall'}"
        yield WrongSum(start, move.end(), sentence[start : move.end()], right, turned=True)


def _wrong_fractions(sentence: str) -> Iterator[WrongSum]:
    for found in _PART_IN_WORDS.finditer(sentence):
        fraction = (found["fraction"] or found["fraction_last"]).lower()
        part_words, whole_words = found["part"] or found["part_first"], found["whole"] or found["whole_last"]
        part, whole = number_of(part_words), number_of(whole_words)
        if not whole or part > whole or whole in _YEARS:
            continue
        share = 100 * part / whole
        if abs(share - FRACTIONS[fraction]) > ROUGH_TOLERANCE:
            right = f"{part_words} of {whole_words} is {_shown(share)}%"
            end = found.end() + (sentence[found.end() : found.end() + 1] == ")")
            yield WrongSum(found.start(), end, fraction, right, FRACTIONS[fraction], share)


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
        if number_of(whole) == 0 or number_of(part) > number_of(whole) or number_of(whole) in _YEARS:
            continue
        share = 100 * number_of(part) / number_of(whole)
        rough = bool(_ROUGH.search(sentence[: found.start("part" if found["part"] else "part_last")]))
        if abs(share - _value(percent)) > _tolerance(percent, rough=rough):
            end = found.end() + (sentence[found.end() : found.end() + 1] == ")")
            yield WrongSum(found.start(), end, f"{percent}%", f"{part} of {whole} is {_shown(share)}%", _value(percent), share)


def _tolerance(stated: str, *, rough: bool) -> float:
    decimals = len(stated.partition(".")[2])
    return ROUGH_TOLERANCE if rough else TOLERANCE + 0.5 * 10**-decimals


def _value(words: str) -> float:
    return float(words.replace(",", ""))


def _shown(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
