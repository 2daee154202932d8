"""Cuts text into the words, numbers and marks that date phrases are made of, in one pass."""

import re
import unicodedata
from dataclasses import dataclass
from enum import Enum, auto

from .date_words import MONTH_NAMES

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
                self._mend_broken_month()

    def __len__(self) -> int:
        return len(self._tokens)

    def __getitem__(self, place: int) -> Token:
        return self._tokens[place] if 0 <= place < len(self._tokens) else self._end

    def _mend_broken_month(self) -> None:
        """Make one word of a month's name that a narrow column has cut at a line's end, with or without a hyphen."""
        last, before = self[len(self) - 1], self[len(self) - 2]
        parts = 3 if before.sort is Sort.DASH and before.glued else 2
        first = self[len(self) - parts]
        if last.sort is first.sort is Sort.WORD and first.key + last.key in MONTH_NAMES and "\n" in self.text[first.end : last.start]:
            self._tokens[-parts:] = [Token(Sort.WORD, first.key + last.key, first.start, last.end, first.glued)]


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
