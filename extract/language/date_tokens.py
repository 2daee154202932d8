"""Cuts text into the words, numbers and marks that date phrases are made of, in one pass."""

import re
import unicodedata
from dataclasses import dataclass, replace
from enum import Enum, auto

from .date_words import MONTH_NAMES, MONTHS

# Invisible characters that may stand inside a word: soft hyphen, zero-width marks, byte-order mark.
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
# Every dash, the minus sign, and the two characters PDF engines give for a hyphen at a line's end.
_DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d~\u0002\ufffe"
_APOSTROPHES = "'\u2018\u2019\u201b\u02bc\u2032`\u00b4"

_TOKEN = re.compile(
    rf"""(?P<address>(?:https?://|www\.)\S+)
    |(?P<word>(?:[^\W\d_]|[{_INVISIBLE}])+)
    |(?P<number>[0-9]{{1,3}}(?:,[0-9]{{3}})+(?![0-9])|[0-9]+)
    |(?P<dash>[{_DASHES}]+)
    |(?P<apostrophe>[{_APOSTROPHES}])
    |(?P<mark>\S)""",
    re.VERBOSE,
)
_LONGEST_NUMBER = 4  # a year; longer numbers are never part of a date
_NO_NUMBER = -1
# The words of deadlines, besides the months' names, that a narrow column cuts at a hyphen.
_CUT_WORDS = frozenset(
    (*MONTH_NAMES, *"spring summer autumn winter academic financial quarter ongoing continuous immediate termly".split())
)
_MARKS_IN_DATES = ("-", "/")
_LIKELY_SHORT_YEARS = range(15, 50)


class Sort(Enum):
    """What a token is made of."""

    WORD = auto()
    NUMBER = auto()
    DASH = auto()
    APOSTROPHE = auto()
    MARK = auto()
    END = auto()


@dataclass(frozen=True, slots=True)
class Token:
    """One piece of text: ``key`` is its plain lower-case form, ``value`` its number or -1, ``glued`` that no space precedes it."""

    sort: Sort
    key: str
    start: int
    end: int
    glued: bool
    value: int = _NO_NUMBER

    @property
    def digits(self) -> int:
        """How many digits the number is written with; 0 for what is no number a date can hold."""
        return self.end - self.start if self.value >= 0 else 0


class Tokens:
    """The tokens of a text. A place before the first or behind the last reads as an END token, so that looking about needs no guards."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._end = Token(Sort.END, "", len(text), len(text), False)
        self._tokens: list[Token] = []
        for match in _TOKEN.finditer(text):
            token = _token(match, glued=bool(self._tokens) and self._tokens[-1].end == match.start())
            if token:
                self._tokens.append(token)
                self._mend_cut_word()
        self._mend_cut_dates()

    def __len__(self) -> int:
        return len(self._tokens)

    def __getitem__(self, place: int) -> Token:
        return self._tokens[place] if 0 <= place < len(self._tokens) else self._end

    def _mend_cut_word(self) -> None:
        """Make one word of what a narrow column has cut at a line's end: with a hyphen, or a month's name without."""
        last, before = self[len(self) - 1], self[len(self) - 2]
        hyphen = before.sort is Sort.DASH and before.glued
        parts = 3 if hyphen else 2
        first = self[len(self) - parts]
        if last.glued or last.sort is not Sort.WORD or first.sort is not Sort.WORD:
            return
        whole = first.key + last.key
        if whole in _CUT_WORDS if hyphen else whole in MONTH_NAMES and "\n" in self.text[first.end : last.start]:
            self._tokens[-parts:] = [Token(Sort.WORD, whole, first.start, last.end, first.glued)]

    def _mend_cut_dates(self) -> None:
        """Take the parts of a date that a line's end has cut behind its mark ("30-06-", "2024") for as close as they were written."""
        place = 0
        while place < len(self):
            parts = self._cut_parts(place)
            for part in range(place + 1, place + parts):
                self._tokens[part] = replace(self[part], glued=True)
            place += max(parts, 1)

    def _cut_parts(self, place: int) -> int:
        """Return how many tokens the date has that begins at a place and is cut, 0 where none does."""
        first, mark, second, again, third = (self[place + step] for step in range(5))
        if mark.key not in _MARKS_IN_DATES or not mark.glued or (self[place - 1].key == mark.key and first.glued):
            return 0
        if again.key == mark.key and again.glued and (not second.glued or not third.glued) and self._is_last(place + 4, mark):
            full = third.digits == 4 or first.digits == 4
            short = first.digits == third.digits == 2 and (second.digits == 2 or second.key in MONTHS)
            middle = 1 <= second.digits <= 2 or second.key in MONTHS
            return 5 if middle and first.digits and third.digits and (full or short) else 0
        if second.glued or not self._is_last(place + 2, mark):
            return 0
        month = first.key in MONTHS and second.digits == 2 and second.value in _LIKELY_SHORT_YEARS and not self[place - 1].digits
        figures = first.digits == 2 and first.value <= 12 and second.digits == 4
        years = first.digits == 4 and second.digits == 2 and second.value == (first.value + 1) % 100
        return 3 if month or figures or years else 0

    def _is_last(self, place: int, mark: Token) -> bool:
        """Tell whether no more of a date stands behind a place: not another mark, not the month of a day."""
        behind = self[place + 1]
        return behind.key not in MONTHS and not (behind.glued and behind.key in (mark.key, "st", "nd", "rd", "th"))


def _token(match: re.Match[str], *, glued: bool) -> Token | None:
    written, sort = match.group(), match.lastgroup
    start, end = match.span()
    if sort == "word":
        key = unicodedata.normalize("NFKC", written).casefold()
        key = "".join(c for c in key if c not in _INVISIBLE)
        return Token(Sort.WORD, key, start, end, glued) if key else None
    if sort == "number":
        value = int(written) if len(written) <= _LONGEST_NUMBER and written.isdigit() else _NO_NUMBER
        return Token(Sort.NUMBER, written if value >= 0 else "#", start, end, glued, value)
    if sort == "dash":
        return Token(Sort.DASH, "-", start, end, glued)
    if sort == "apostrophe":
        return Token(Sort.APOSTROPHE, "'", start, end, glued)
    return Token(Sort.MARK, written if sort == "mark" else "://", start, end, glued)
