"""A PDF page's characters as words, and words as lines."""

import ctypes
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from .pdf_geometry import Frame, Rect

# pdfium writes a hyphen at a line's end as one of the first two and goes on with the next line's characters;
# a soft hyphen that a page draws is a printed hyphen too.
LINE_END_HYPHENS = frozenset({0x02, 0xFFFE})
SOFT_HYPHEN = 0xAD
SPACES = frozenset({0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x20, 0x2028, 0x2029, 0x200B})
LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}
# A glyph without a Unicode value: a bullet of a symbol font more often than not.
UNMAPPED = "\ufffd"

BOLD = re.compile(rb"bold|black|heavy|demi", re.IGNORECASE)
FORCED_BOLD = 0x40000  # the ForceBold bit of a font descriptor's flags
BOLD_WEIGHT = 700

# Two words stand on one line when their bodies share this much of the smaller one's height: a raised "th" does, the next line does not.
SAME_LINE = 0.55
TALLEST = 2.5  # times the font size: a font that claims more has an absurd ascent and would swallow its neighbours
ASCENT, DESCENT = 0.72, 0.20  # of the font size: the body of a word when its own box is tighter


@dataclass(frozen=True, slots=True)
class Word:
    """A run of characters without a space.

    ``baseline`` is the y its letters stand on, ``size`` the font size in points, ``turns`` the quarter turns clockwise
    by which the page must be turned for the word to read from left to right.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    baseline: float
    size: float
    bold: bool
    turns: int = 0

    @property
    def middle(self) -> tuple[float, float]:
        """The point a word is placed by: half-way along, a little above the baseline."""
        if self.turns:
            return (self.x0 + self.x1) / 2, (self.top + self.bottom) / 2
        return (self.x0 + self.x1) / 2, self.baseline - 0.3 * self.size

    @property
    def head(self) -> float:
        """The y of the upper end of its letters' bodies."""
        return self.top if self.turns else self.baseline - ASCENT * self.size

    @property
    def foot(self) -> float:
        """The y of the lower end of its letters' bodies."""
        return self.bottom if self.turns else self.baseline + DESCENT * self.size


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """Words on one baseline, from left to right. Two lines are never equal, however alike."""

    page: int
    words: tuple[Word, ...]
    x0: float
    top: float
    x1: float
    bottom: float
    baseline: float
    size: float
    bold: bool

    @property
    def text(self) -> str:
        """The words with one space between them: what is written into the document's text."""
        return " ".join(word.text for word in self.words)

    @property
    def rect(self) -> Rect:
        """The place of the whole line."""
        return Rect(self.x0, self.top, self.x1, self.bottom)


def read_words(textpage: Any, frame: Frame) -> list[Word]:
    """Return the words of an open pdfium text page in the order the file draws them, in reading coordinates."""
    import pypdfium2.raw as pdfium

    raw = textpage.raw
    words: list[Word] = []
    letters: list[str] = []
    indices: list[int] = []
    reader = _CharacterReader(raw, frame)
    unicode_at = pdfium.FPDFText_GetUnicode
    for index in range(pdfium.FPDFText_CountChars(raw)):
        code = unicode_at(raw, index)
        if code not in SPACES:
            letters.append(chr(code) if 0x20 < code < 0x7F else _letter(code))
            indices.append(index)
            if code not in LINE_END_HYPHENS:
                continue
        if letters:
            words.extend(reader.words(letters, indices))
            letters, indices = [], []
    if letters:
        words.extend(reader.words(letters, indices))
    return words


def _letter(code: int) -> str:
    if code in LINE_END_HYPHENS or code == SOFT_HYPHEN:
        return "-"
    if code in LIGATURES:
        return LIGATURES[code]
    if code < 0x20 or code == 0x7F or 0xD800 <= code <= 0xDFFF or code > 0x10FFFF:
        return UNMAPPED
    return chr(code)


class _CharacterReader:
    """Asks pdfium for the places and fonts of characters; only the ends of a word are asked for, as each call costs."""

    def __init__(self, textpage: Any, frame: Frame) -> None:
        import pypdfium2.raw as pdfium

        self._pdfium = pdfium
        self._textpage = textpage
        self._frame = frame
        self._rect = pdfium.FS_RECTF()
        self._matrix = pdfium.FS_MATRIX()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._name = ctypes.create_string_buffer(128)
        self._flags = ctypes.c_int()

    def words(self, letters: list[str], indices: list[int]) -> list[Word]:
        """Return one word, or several where pdfium ran over a line's end without a space."""
        word = self._word("".join(letters), indices[0], indices[-1])
        if len(letters) < 2 or word.turns:
            return [word]
        x, y = self._origin(indices[-1])
        if abs(word.baseline - y) < 0.5 * word.size and x >= word.x0:
            return [word]
        return [self._word("".join(letters[a:b]), indices[a], indices[b - 1]) for a, b in self._runs(indices, word.size)]

    def _runs(self, indices: list[int], size: float) -> list[tuple[int, int]]:
        origins = [self._origin(index) for index in indices]
        starts = [0]
        for number in range(1, len(origins)):
            (x, y), (x_before, y_before) = origins[number], origins[number - 1]
            if abs(y - y_before) >= 0.5 * size or x < x_before - 0.5 * size:
                starts.append(number)
        return list(zip(starts, [*starts[1:], len(indices)], strict=True))

    def _word(self, text: str, first: int, last: int) -> Word:
        rect = self._box(first, last)
        _, baseline = self._origin(first)
        self._pdfium.FPDFText_GetMatrix(self._textpage, first, self._matrix)
        matrix = self._matrix
        scale = (matrix.c**2 + matrix.d**2) ** 0.5 or 1.0
        size = round(self._pdfium.FPDFText_GetFontSize(self._textpage, first) * scale, 2)
        turns = _turns(*self._frame.direction(matrix.a, matrix.b))
        top, bottom = rect.top, rect.bottom
        if not turns:
            top, bottom = min(top, baseline - ASCENT * size), max(bottom, baseline + DESCENT * size)
            if bottom - top > TALLEST * size:
                top, bottom = baseline - ASCENT * size, baseline + DESCENT * size
        return Word(text, rect.x0, top, rect.x1, bottom, baseline, size, self._bold(first), turns)

    def _box(self, first: int, last: int) -> Rect:
        """Return the place of the characters from first to last, which stand on one line."""
        rect = self._rect
        self._pdfium.FPDFText_GetLooseCharBox(self._textpage, first, rect)
        left, bottom, right, top = rect.left, rect.bottom, rect.right, rect.top
        if last != first:
            self._pdfium.FPDFText_GetLooseCharBox(self._textpage, last, rect)
            left, bottom, right, top = min(left, rect.left), min(bottom, rect.bottom), max(right, rect.right), max(top, rect.top)
        return self._frame.rect(left, bottom, right, top)

    def _origin(self, index: int) -> tuple[float, float]:
        self._pdfium.FPDFText_GetCharOrigin(self._textpage, index, self._x, self._y)
        return self._frame.point(self._x.value, self._y.value)

    def _bold(self, index: int) -> bool:
        length = self._pdfium.FPDFText_GetFontInfo(self._textpage, index, self._name, 128, self._flags)
        if 0 < length <= 128 and BOLD.search(self._name.value):
            return True
        if self._flags.value & FORCED_BOLD:
            return True
        return bool(self._pdfium.FPDFText_GetFontWeight(self._textpage, index) >= BOLD_WEIGHT)


def _turns(across: float, down: float) -> int:
    """Return the quarter turns clockwise that make a direction point to the right."""
    if abs(down) > abs(across):
        return 1 if down < 0 else 3
    return 2 if across < 0 else 0


def gather_lines(words: Iterable[Word], page: int) -> list[Line]:
    """Return the lines the words stand on, from top to bottom, each from left to right."""
    gathered: list[list[Word]] = []
    largest: list[Word] = []
    for word in sorted(words, key=lambda w: (w.baseline, w.x0)):
        for number in range(len(gathered) - 1, max(len(gathered) - 3, -1), -1):
            if _share_line(largest[number], word):
                gathered[number].append(word)
                if word.size > largest[number].size:
                    largest[number] = word
                break
        else:
            gathered.append([word])
            largest.append(word)
    return [make_line(line, page) for line in gathered]


def make_line(words: Iterable[Word], page: int) -> Line:
    """Return one line of the words, which must not be empty."""
    ordered = tuple(sorted(words, key=lambda w: w.x0))
    letters: Counter[float] = Counter()
    for word in ordered:
        letters[round(word.size, 1)] += len(word.text)
    commonest = max(letters, key=lambda size: (letters[size], size))
    body = next(word for word in ordered if round(word.size, 1) == commonest)
    return Line(
        page=page,
        words=ordered,
        x0=ordered[0].x0,
        top=min(w.top for w in ordered),
        x1=max(w.x1 for w in ordered),
        bottom=max(w.bottom for w in ordered),
        baseline=body.baseline,
        size=body.size,
        bold=all(w.bold or not any(c.isalnum() for c in w.text) for w in ordered) and any(w.bold for w in ordered),
    )


def _share_line(a: Word, b: Word) -> bool:
    a_head, a_foot, b_head, b_foot = a.head, a.foot, b.head, b.foot
    return min(a_foot, b_foot) - max(a_head, b_head) >= SAME_LINE * min(a_foot - a_head, b_foot - b_head)
