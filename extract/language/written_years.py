"""Reads the ways a year is written: "2023", "'23", "23", "2022/23", "2022-2023", "(academic year 2022/23)"."""

from dataclasses import dataclass, replace

from .date_tokens import Sort, Token, Tokens
from .date_words import ACADEMIC_YEAR_WORDS, FINANCIAL_YEAR_WORDS, LABELS, MONTHS, ORDINAL_ENDINGS, PHRASES

FIRST_YEAR, LAST_YEAR = 1900, 2099
# Papers of these plans speak of no year outside; "Mar 14" and "Mar 50" are then no month of a year.
_FIRST_SHORT, _LAST_SHORT = 15, 49
_MONEY = frozenset("£$€_#")


@dataclass(frozen=True, slots=True)
class YearWords:
    """A year and the place behind its words; of a ``span`` such as 2022/23 the first year."""

    year: int
    end: int
    span: bool = False
    academic: bool = False
    financial: bool = False
    out_of_range: bool = False


def read_year(
    tokens: Tokens,
    place: int,
    *,
    running: bool = False,
    full: bool = False,
    loose: bool = False,
    spelt: bool = False,
    behind_on: bool = False,
) -> YearWords | None:
    """Return the year that begins at ``place`` or behind the marks that may join it to what it belongs to.

    ``full`` asks for four digits (or a span of two and two), ``loose`` allows "of", "in", brackets and the words
    for a financial or academic year in between, as behind a term or quarter; where the words before it ask for such
    a year (``spelt``), "22-23" and "2022 to 2023" are one too. In ``running`` text, and behind "on"
    (``behind_on``), two plain digits are rather a day or a count and count only at the end of a clause, or not at all.
    """
    bracket = 0
    kind = ""
    for _ in range(6):  # joining words: more than any real phrase has
        token = tokens[place]
        if named := _year_words(tokens, place):
            if not loose:
                return None
            kind, place = named
        elif token.key == "(" and not bracket:
            bracket, place = 1, place + 1
        elif token.key in ((",", "of", "-", "/", "the", "in", ":", "for") if loose else (",", "of", "-", "/")):
            place += 1
            full = full or token.key not in ("-", "/") or not (token.glued and tokens[place].glued)
        else:
            break
    found = _figures(tokens, place, running=running, full=full or bool(bracket), behind_on=behind_on, spelt=spelt or bool(kind))
    if found is None:
        return None
    if bracket:
        if tokens[found.end].key != ")":
            return None
        found = replace(found, end=found.end + 1)
    if found.span and not kind:
        kind, found = _kind_behind(tokens, found)
    return replace(found, academic=kind == "academic", financial=kind == "financial")


def is_number_of_its_own(tokens: Tokens, place: int) -> bool:
    """Tell whether the number is not the tail of something else: "PA14", "2.1", "12:30", "file_2023", "£14"."""
    token, before = tokens[place], tokens[place - 1]
    if not token.glued:
        return True
    if before.sort is Sort.WORD:
        return before.key in MONTHS or before.key in PHRASES
    if before.key in (".", ":"):
        return tokens[place - 2].sort is not Sort.NUMBER
    return before.key not in _MONEY


def counts_something(tokens: Tokens, place: int) -> bool:
    """Tell whether the plain number belongs to a label: "phase 2", "phases 1 and 2", "step 1/2"."""
    if tokens[place + 1].key in ORDINAL_ENDINGS:
        return False
    before = place - 1
    joined = tokens[before].key in ("&", "and") or (tokens[before].key in ("/", "-") and tokens[before].glued)
    if joined and tokens[before - 1].digits:
        before -= 2
    before -= tokens[before].key in (".", "#")
    label = tokens[before].key
    return tokens[place].value <= max(LABELS.get(label, -1), LABELS.get(label.removesuffix("s"), -1))


def skip_ordinal(tokens: Tokens, place: int) -> int:
    """Return the place behind "th" and the like, glued to its number or set off by type-setting."""
    return place + (tokens[place].key in ORDINAL_ENDINGS)


def _year_words(tokens: Tokens, place: int) -> tuple[str, int] | None:
    """Return which kind of year the words at ``place`` name, and the place behind them."""
    for kind, phrases in (("financial", FINANCIAL_YEAR_WORDS), ("academic", ACADEMIC_YEAR_WORDS)):
        for words in phrases:
            if all(tokens[place + step].key == word for step, word in enumerate(words)):
                return kind, place + len(words)
    return None


def _kind_behind(tokens: Tokens, found: YearWords) -> tuple[str, YearWords]:
    """Read the "academic year" of "2022/23 academic year" and "2022/23 (academic year)"."""
    bracket = tokens[found.end].key == "("
    named = _year_words(tokens, found.end + bracket)
    if named is None or (bracket and tokens[named[1]].key != ")"):
        return "", found
    return named[0], replace(found, end=named[1] + bracket)


def _figures(tokens: Tokens, place: int, *, running: bool, full: bool, behind_on: bool, spelt: bool) -> YearWords | None:
    apostrophe = tokens[place].sort is Sort.APOSTROPHE and tokens[place + 1].digits == 2 and tokens[place + 1].glued
    place += apostrophe
    token = tokens[place]
    if token.digits not in (2, 4) or _belongs_elsewhere(tokens, place):
        return None
    if token.digits == 4 and not FIRST_YEAR <= token.value <= LAST_YEAR:
        return None
    span = _second_year(tokens, place, spelt=spelt)
    if span:
        year = token.value if token.digits == 4 else 2000 + token.value
        return YearWords(year, span, span=True)
    if _runs_on(tokens, place + 1):
        return None
    if token.digits == 4:
        return YearWords(token.value, place + 1)
    outside = not _FIRST_SHORT <= token.value <= _LAST_SHORT
    if not apostrophe and (full or _is_rather_a_day(tokens, place, running=running, behind_on=behind_on)):
        return None
    return YearWords(2000 + token.value, place + 1, out_of_range=outside)


def _second_year(tokens: Tokens, place: int, *, spelt: bool) -> int:
    """Return the place behind the "/23" of "2022/23", or 0. With the kind of year ``spelt`` out, "2022 to 2023" is one too."""
    first, mark, second = tokens[place], tokens[place + 1], tokens[place + 2]
    glued = mark.glued and second.glued
    apostrophe = second.sort is Sort.APOSTROPHE
    end = place + 3 + apostrophe
    second = tokens[place + 3] if apostrophe else second
    joined = mark.key == "/" or (mark.key == "-" and (glued or spelt)) or (mark.key == "to" and (spelt or _year_words(tokens, end)))
    if not joined or second.digits not in (2, 4) or second.value % 100 != (first.value + 1) % 100:
        return 0
    if second.digits == 4 and (first.digits == 2 or second.value != first.value + 1):
        return 0
    if first.digits == 2 and (not glued or not _FIRST_SHORT <= first.value <= _LAST_SHORT or (mark.key == "-" and not spelt)):
        return 0
    follower = tokens[end]
    if second.digits == 2 and (_names_month(tokens, end) or _runs_on(tokens, end)):
        return 0
    return 0 if follower.glued and follower.key in ("/", "%") else end


def _belongs_elsewhere(tokens: Tokens, place: int) -> bool:
    """Tell whether the number is money, a decimal or a share, or has letters glued to it ("2020s", "2022nd")."""
    token, before, behind = tokens[place], tokens[place - 1], tokens[place + 1]
    if token.glued and (before.key in _MONEY or (before.key == "." and tokens[place - 2].sort is Sort.NUMBER)):
        return True
    return behind.glued and (behind.key in ("%", "_") or (behind.sort is Sort.WORD and len(behind.key) <= 2))


def _runs_on(tokens: Tokens, place: int) -> bool:
    """Tell whether figures go on behind a glued mark ("2023-03", "22-24"), unless they begin a date of their own."""
    mark, number = tokens[place], tokens[place + 1]
    if mark.key not in ("/", "-", ".") or not mark.glued or not number.glued or not number.digits:
        return False
    behind = tokens[place + 2]
    numeric = behind.key in ("/", ".") and behind.key != mark.key and behind.glued
    return not (number.digits <= 2 and (_names_month(tokens, place + 2) or numeric))


def _is_rather_a_day(tokens: Tokens, place: int, *, running: bool, behind_on: bool) -> bool:
    """Tell whether two plain digits behind a month are a day, or the day of the next date, and no year."""
    token, behind = tokens[place], tokens[place + 1]
    dashed = token.glued and tokens[place - 1].sort is Sort.DASH
    if token.value < _FIRST_SHORT or _is_day_of_month(tokens, place + 1, dashed=dashed) or behind.key in ORDINAL_ENDINGS:
        return True
    if behind.key in ("-", "to", "/") and tokens[place + 2].digits in (1, 2) and not _is_day_of_a_date(tokens, place + 3):
        return True
    in_prose = running and ((behind.sort is Sort.WORD and not _joins(behind)) or behind.key == ",")
    return token.value <= 31 and (behind_on or in_prose)


def _is_day_of_month(tokens: Tokens, place: int, *, dashed: bool) -> bool:
    """Tell whether two digits are the day of the month named behind them ("1 Sep–31 Dec") and not a year ("Sept 22 – Mar 23")."""
    if tokens[place].key not in MONTHS:
        return False
    mark = tokens[place + 1]
    joined = mark.sort in (Sort.DASH, Sort.APOSTROPHE)
    if dashed and not (joined and mark.glued):
        return True
    return tokens[place + 1 + joined].digits != 2


def _is_day_of_a_date(tokens: Tokens, place: int) -> bool:
    """Tell whether what stands behind a number makes it the day of a date: "1 [st] [of] March", "1/4/23"."""
    mark = tokens[place]
    if mark.key in ("/", ".", "-") and mark.glued and tokens[place + 1].digits and tokens[place + 1].glued:
        return True
    place = skip_ordinal(tokens, place)
    return tokens[place + (tokens[place].key in ("of", "-", "/"))].key in MONTHS


def _names_month(tokens: Tokens, place: int) -> bool:
    """Tell whether the number before ``place`` is the day of a month named here: "23 [of] March", "23rd"."""
    place = skip_ordinal(tokens, place)
    place += tokens[place].key in ("of", "-", "/")
    following = tokens[place + 1]
    # "Sept 22 March 23": the month has a year of its own, and so has the number before it
    return tokens[place].key in MONTHS and following.digits == 4


def _joins(token: Token) -> bool:
    return token.key in ("to", "and", "until", "or")
