"""Reads the sums a sentence states: a change from one figure to another, and a share of a whole; totals are read by ``totals``."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..crosswalk.quantities import FRACTIONS, MONTHS, SMALL_NUMBERS, number_of

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
_MARK = r"\s?%|\s+per ?cent\b"
_FROM_TO = re.compile(
    rf"\bfrom\s+{_LEVEL}(?P<rough>{_HEDGE})?£?(?P<first>{_NUMBER})(?P<first_mark>{_MARK})?(?P<between>[^;]{{0,60}}?)"
    rf"\bto\s+{_LEVEL}(?P<rough_too>{_HEDGE})?£?(?P<second>{_NUMBER})(?P<second_mark>{_MARK})?(?![\d,.]*\d)",
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
_FRACTION = "|".join(re.escape(words).replace(r"\ ", r"[ -]") for words in FRACTIONS)
_WHOSE = r"(?:the\s+|our\s+|all\s+|those\s+)*"
_EQUALS = r"(?:\(|[,–-]\s*or\s+|\s+or\s+|=\s*|[–-]\s+|,\s*(?:that is|i\.e\.|equal to|equating to|equivalent to|representing)\s+)"
_SHARE = re.compile(
    rf"\b(?P<part>{_COUNTED})\s+(?:of|out of)\s+{_WHOSE}(?P<whole>{_COUNTED})\b(?:\s+(?![^\s]*\d)[A-Za-z][\w’'/-]*){{0,5}}?"
    rf"\s*{_EQUALS}(?P<percent>{_NUMBER})\s?(?:%|per ?cent)(?!\s+of\s+(?!(?:them|the total|all)\b))"
    rf"|(?P<percent_first>{_NUMBER})\s?(?:%|per ?cent)\s*"
    rf"(?:of\s+(?!\d)[\w’'-]+(?:\s+[\w’'-]+){{0,3}}\s+)?\((?P<part_last>{_COUNTED})\s+(?:of|out of)\s+{_WHOSE}(?P<whole_last>{_COUNTED})\b"
    rf"|\b(?P<part_marked>{_COUNTED})\s+\((?P<percent_marked>{_NUMBER})\s?(?:%|per ?cent)\)"
    rf"\s+(?:of|out of)\s+{_WHOSE}(?P<whole_marked>{_COUNTED})\b"
    rf"|\bof\s+{_WHOSE}(?P<whole_first>{_COUNTED})\s+(?!\d)[\w’'-]+(?:\s+[\w’'-]+){{0,2}},\s+(?P<part_then>{_COUNTED})\s+"
    rf"\((?P<percent_then>{_NUMBER})\s?(?:%|per ?cent)\)"
    rf"|(?<![\w/])(?P<part_slash>\d{{1,3}})/(?P<whole_slash>\d{{1,3}})\s+(?!\d)[\w’'-]+(?:\s+[\w’'-]+){{0,2}}\s+"
    rf"\((?P<percent_slash>{_NUMBER})\s?(?:%|per ?cent)\)",
    re.IGNORECASE,
)
_PARTS = ("part", "part_last", "part_marked", "part_then", "part_slash")
_WHOLES = ("whole", "whole_last", "whole_marked", "whole_first", "whole_slash")
_PERCENTS = ("percent", "percent_first", "percent_marked", "percent_then", "percent_slash")
# "Half of the 40 schools (12)", "12 of the 40 schools, a half": people round these, but not by much.
_THINGS = r"\s+[A-Za-z][\w’'/-]*(?:\s+[A-Za-z][\w’'/-]*)?\s*"
_PART_IN_WORDS = re.compile(
    rf"\b(?P<fraction>{_FRACTION})\s+of\s+{_WHOSE}(?P<whole>{_COUNTED})(?:{_THINGS}|\s+)\((?P<part>{_COUNTED})\)"
    rf"|\b(?P<part_first>{_COUNTED})\s+(?:of|out of)\s+{_WHOSE}(?P<whole_last>{_COUNTED}){_THINGS}(?:\(|,\s+|\s[–-]\s+)"
    rf"(?:nearly|almost|about|around|just over|just under|over|exactly|or)?\s*(?:a\s+)?(?P<fraction_last>{_FRACTION})"
    r"(?=\s*(?:[,.;)]|$|\s(?:had|have|has|are|were|was|is|did|do)\b))",
    re.IGNORECASE,
)
# Which way the words before a "from … to …" say that a figure went, the last that speaks of it: next to it, or with what
# was moved between ("reduced the list from"). "Improved" says neither; "on reduced timetables" moves nothing.
_WAY = re.compile(
    r"(?:\b(?P<no>not|never|no)\b[^,;]{0,20})?"
    r"(?:\b(?:(?P<up>rose|risen|increased|grew|grown|(?:went|gone|is|are|was|were) up)"
    r"|(?P<down>fell|fallen|decreased|dropped|reduced|declined|(?:went|gone|is|are|was|were) down))\s+(?:\w+\s+)?"
    r"|(?:^|\b(?:an?|the|this)\s+)(?:(?P<up_noun>rise|increase|growth)|(?P<down_noun>fall|reduction|decrease|drop))\s+(?:in|of)(?:\s+[a-z’'-]+){1,6}?\s+"
    r"|(?:^|\b(?:has|have|had|was|were|been|we|which|that|and)\s+)(?:(?P<up_what>increased|raised)|(?P<down_what>reduced|cut|lowered))"
    r"(?:\s+[a-z’'-]+){1,8}?\s+)$",
    re.IGNORECASE,
)
# A place in a table rises as its number falls.
_RANK = re.compile(r"\b(?:rank\w*|league|places?|positions?|table|quartile|decile)\b", re.IGNORECASE)
# What parts a stated change from the figures it is of: units and dates, then a comma, a bracket or a dash and few joining words.
_JOINED_BEHIND = re.compile(
    r"^(?:(?!\b(?:and|while|but|against|compared|including|following|with|of whom|the)\b)[\w\s’'%./-]){0,70}?"
    r"(?:[,(]|\s[–-])?\s*(?:(?:an?|or|by|that is|i\.e\.|which is|this is|it is|representing|equating to|equivalent to|equal to|overall|"
    r"total|in total)\s+){0,3}$",
    re.IGNORECASE,
)
_JOINED_BEFORE = re.compile(r"^,?\s*(?!.*\b(?:and|while|but|against)\b)(?:[a-z’'-]+\s+){0,8}$", re.IGNORECASE)
# A change that is wanted, or of another thing, is not the one the figures show.
_OTHER_CHANGE = re.compile(
    r"\b(?:planned|national\w*|expected|target\w*|average|further|regional\w*|budget\w*|predicted|forecast|projected|aim\w*|another)\s+(?:an?\s+)?$",
    re.IGNORECASE,
)
_MONTHS = "|".join(MONTHS)
_OF_ANOTHER = re.compile(
    rf"^\s*(?:in|for|of|among|amongst|on|at|by)\s+(?!(?:total|all|a year|the (?:year|period|term|month)|\d|{_MONTHS})\b)", re.IGNORECASE
)
_UNIT = re.compile(r"\s*-?\s*(hours?|days?|weeks?|months?|years?|minutes?|terms?|points?|million|thousand|bn|m|k)\b", re.IGNORECASE)
# What moves behind the verb may be what the figures are of ("reduced waits and raised attendance from"); some things are called reduced.
_MOVES = re.compile(
    r"\b(?:ris|rose|increas|grow|grew|fall|fell|decreas|drop|reduc|declin|improv|rais|lower|cut|mov|went)\w*", re.IGNORECASE
)
_REDUCED_THING = re.compile(r"\breduced\s+(?:timetable|hour|day|offer)", re.IGNORECASE)
_SAYS_UP = re.compile(r"\b(?:rise|increase|growth|uplift|jump|gain|rose|risen|increased|grew|grown|up)\b", re.IGNORECASE)
_SAYS_DOWN = re.compile(
    r"\b(?:fall|drop|reduction|decrease|decline|cut|fell|fallen|decreased|dropped|reduced|down|declined)\b", re.IGNORECASE
)
_DATE_BEHIND = re.compile(rf"(?:st|nd|rd|th)?\s*(?:{_MONTHS})\b|(?:st|nd|rd|th)\b", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_YEARS = range(1990, 2051)
_SCALES = frozenset(("million", "thousand", "bn", "m", "k"))
_DAY = re.compile(
    r"\b\d{1,2}(?:st|nd|rd|th)?\s+(?=jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|\b\d{4}[/-]\d{2}\b|\b\d{1,2}/\d{1,2}/\d{2,4}\b",
    re.IGNORECASE,
)


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
    if not _DIGIT.search(sentence):
        return
    if "%" in sentence or "cent" in sentence.lower():
        yield from _wrong_shares(sentence)
    yield from _wrong_fractions(sentence)
    if "from" not in sentence.lower():
        return
    moves = [found for found in _FROM_TO.finditer(sentence) if not _is_no_quantity(sentence, found)]
    turned = [wrong for move in moves for wrong in _turned(sentence, move)]
    if turned or len(moves) != 1:
        yield from turned
        return
    changes = [found for found in _CHANGE.finditer(sentence) if not moves[0].start() <= found.start() < moves[0].end()]
    times = [found for found in _TIMES.finditer(sentence) if found.end() <= moves[0].start() + 1]
    if len(changes) == 1 and _is_of(sentence, moves[0], changes[0]):
        yield from _wrong_change(sentence, moves[0], changes[0])
    elif len(times) == 1 and not changes and _JOINED_BEFORE.match(sentence[times[0].end() : moves[0].start()]):
        yield from _wrong_multiple(moves[0], times[0])


def _is_no_quantity(sentence: str, found: re.Match[str]) -> bool:
    """Tell whether a from-to names years, days or ages rather than two figures of one thing."""
    first, second = number_of(found["first"]), number_of(found["second"])
    if bool(found["first_mark"]) != bool(found["second_mark"]) or first == 0:
        return True
    if not found["first_mark"] and (first in _YEARS or second in _YEARS):
        return True
    behind = (sentence[found.end("first") :], sentence[found.end("second") :])
    units = [unit.group(1).lower().removesuffix("s") if (unit := _UNIT.match(words)) else "" for words in behind]
    if units[0] != units[1] and (units[0] or units[1] in _SCALES):
        return True
    if any(int(number) not in _YEARS for number in re.findall(r"\d+", _without_days(found["between"]))):
        return True
    return any(_DATE_BEHIND.match(words.lstrip()) for words in behind) or bool(
        re.search(r"\b(?:ages?|years?|grades?|sections?|stages?|pages?)\s*$", sentence[: found.start()], re.IGNORECASE)
    )


def _without_days(words: str) -> str:
    """Return words without the days of dates, so that only other numbers and years are left."""
    return _DAY.sub(" ", words)


def _is_of(sentence: str, move: re.Match[str], change: re.Match[str]) -> bool:
    """Tell whether a stated change is plainly that of the figures: nothing but joining words parts them, and it names no other thing."""
    if _OTHER_CHANGE.search(sentence[: change.start()]):
        return False
    if change.start() >= move.end():
        behind = sentence[change.end() :] if not change["what"] else sentence[change.end("what") - len(change["what"]) :]
        return _JOINED_BEHIND.match(sentence[move.end() : change.start()]) is not None and not _OF_ANOTHER.match(behind)
    return _JOINED_BEFORE.match(sentence[change.end() : move.start()]) is not None


def _wrong_change(sentence: str, move: re.Match[str], change: re.Match[str]) -> Iterator[WrongSum]:
    first, second = number_of(move["first"]), number_of(move["second"])
    stated_words = change["a"] or change["b"]
    stated, unit = number_of(stated_words), (change["unit"] or "").strip().lower() if change["a"] else "%"
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
    first, second = number_of(move["first"]), number_of(move["second"])
    clause = re.split(r"[;:]", sentence[: move.start()])[-1]
    said = _WAY.search(clause)
    if said is None or said["no"] or first == second or _RANK.search(sentence):
        return
    if _MOVES.search(said.group(0)[said.end(said.lastgroup or 0) - said.start() :]) or _REDUCED_THING.search(said.group(0)):
        return
    up = bool(said["up"] or said["up_what"] or said["up_noun"])
    if up != (second > first):
        mark = "%" if move["first_mark"] else ""
        start = move.start() - len(clause) + said.start()
        start += len(said.group(0)) - len(said.group(0).lstrip())
        right = f"from {move['first']}{mark} to {move['second']}{mark} is a {'rise' if second > first else 'fall'}"
        yield WrongSum(start, move.end(), sentence[start : move.end()], right, turned=True)


def _wrong_fractions(sentence: str) -> Iterator[WrongSum]:
    for found in _PART_IN_WORDS.finditer(sentence):
        fraction = (found["fraction"] or found["fraction_last"]).lower().replace("-", " ")
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
    first, second = number_of(move["first"]), number_of(move["second"])
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
        part, whole, percent = (next(found[name] for name in names if found[name]) for names in (_PARTS, _WHOLES, _PERCENTS))
        if number_of(whole) == 0 or number_of(part) > number_of(whole) or number_of(whole) in _YEARS:
            continue
        share = 100 * number_of(part) / number_of(whole)
        rough = bool(_ROUGH.search(sentence[: found.start(next(name for name in _PARTS if found[name]))]))
        if abs(share - number_of(percent)) > _tolerance(percent, rough=rough):
            end = found.end() + (sentence[found.end() : found.end() + 1] == ")")
            yield WrongSum(found.start(), end, f"{percent}%", f"{part} of {whole} is {_shown(share)}%", number_of(percent), share)


def _tolerance(stated: str, *, rough: bool) -> float:
    decimals = len(stated.partition(".")[2])
    return ROUGH_TOLERANCE if rough else TOLERANCE + 0.5 * 10**-decimals


def _shown(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
