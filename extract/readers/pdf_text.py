"""A PDF page's characters as words, and words as lines."""

import ctypes
import re
from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from operator import attrgetter
from typing import Any, NamedTuple

from ..language.letters import INVISIBLE, LIGATURES
from .pdf_geometry import Frame, Rect

# pdfium writes a hyphen at a line's end as one of the first two and goes on with the next line's characters;
# a soft hyphen that a page draws is a printed hyphen too.
LINE_END_HYPHENS = "\x02\ufffe"
SOFT_HYPHEN = 0xAD
SPACES = "\t\n\x0b\x0c\r \u2028\u2029"
# A glyph without a Unicode value: a bullet of a symbol font more often than not.
UNMAPPED = "\ufffd"
# Letters that are a disc or square: where nothing else stands in a cell, their colour is a rating.
DISCS = frozenset("●■⬤◉◼⬛")
_LETTERS: dict[int, str | None] = {
    **dict.fromkeys((*range(32), 127, *range(55296, 57344)), UNMAPPED),
    **{ord(hyphen): "-" for hyphen in LINE_END_HYPHENS},
    **{ord(letter): None for letter in INVISIBLE},
    SOFT_HYPHEN: "-",
    **{ord(ligature): letters for ligature, letters in LIGATURES.items()},
}
_WORD = re.compile(f"[^{SPACES}{LINE_END_HYPHENS}]*[{LINE_END_HYPHENS}]|[^{SPACES}{LINE_END_HYPHENS}]+")

BOLD = re.compile(rb"bold|black|heavy|demi", re.IGNORECASE)
FORCED_BOLD = 0x40000  # the ForceBold bit of a font descriptor's flags
BOLD_WEIGHT = 700

# Two words stand on one line when their bodies share this much of the smaller one's height: a raised "th" does, the next line does not.
SAME_LINE = 0.55
TALLEST = 2.5  # times the font size: a font that claims more has an absurd ascent and would swallow its neighbours
ASLANT = 4  # in place of a number of quarter turns
LEANING = 0.2  # slope against the nearest axis: a scan stands up to 0.1 askew, a watermark across the page 0.5 and more
DIGITS = 3  # of places in points: the words of one line agree on theirs to so many
ASCENT, DESCENT = 0.72, 0.20  # of the font size: the body of a word when its own box is tighter


class Word(NamedTuple):
    """A run of characters without a space. A tuple: a page has hundreds, and no other frozen value is made as fast.

    ``baseline`` is the y its letters stand on, ``size`` the font size in points, ``turns`` the quarter turns clockwise
    by which the page must be turned for the word to read from left to right. ``unmapped`` tells that its font does not say
    which letters its shapes stand for; ``ocr`` that it was recognised in a picture, ``confidence`` how surely (0 to 1).
    ``colour`` is red, green and blue from 0 to 255 of a disc or square written as a letter, which may say something by it.
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
    unmapped: bool = False
    ocr: bool = False
    confidence: float | None = None
    colour: tuple[int, int, int] | None = None

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
    """Words on one baseline, from left to right. Two lines are never equal, however alike.

    ``text`` is the words with one space between them: what is written into the document's text. ``ocr`` tells that some were
    recognised in a picture. ``kept`` holds the words: as they are, or packed (see :meth:`pack`).
    """

    page: int
    kept: "tuple[Word, ...] | array[float]"
    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    baseline: float
    size: float
    bold: bool
    ocr: bool

    @property
    def words(self) -> tuple[Word, ...]:
        """The words from left to right."""
        kept = self.kept
        if isinstance(kept, tuple):
            return kept
        ends = iter(kept)
        return tuple(
            Word(text, x0, self.top, x1, self.bottom, self.baseline, self.size, self.bold)
            for text, x0, x1 in zip(self.text.split(" "), ends, ends, strict=True)
        )

    def pack(self) -> None:
        """Keep of words that are alike but for their places no more than these: a tenth of the room.

        For papers of many pages; each use of the words makes them anew. The line is the same as before to whoever looks at it.
        """
        first, kept = self.kept[0], self.kept
        if isinstance(kept, tuple) and isinstance(first, Word) and all(word[2] == first[2] and word[4:] == first[4:] for word in kept):
            plain = first == Word(first.text, first.x0, self.top, first.x1, self.bottom, self.baseline, self.size, self.bold)
            if plain and self.text.count(" ") == len(kept) - 1:
                object.__setattr__(self, "kept", array("d", [end for word in kept for end in (word.x0, word.x1)]))

    @property
    def rect(self) -> Rect:
        """The place of the whole line."""
        return Rect(self.x0, self.top, self.x1, self.bottom)


def read_words(textpage: Any, frame: Frame) -> list[Word]:
    """Return the words of an open pdfium text page in the order the file draws them, in reading coordinates."""
    reader = _CharacterReader(textpage.raw, frame)
    words: list[Word] = []
    for match in _WORD.finditer(_characters(textpage.raw)):
        first, behind = match.span()
        word = reader.word(match[0], first, behind - 1)
        if word is None:
            words.extend(reader.words(match[0], first, behind - 1))
        elif word.text in DISCS:
            words.append(word._replace(colour=reader.colour(first)))
        elif word.text:
            words.append(word)
    return words


def _characters(textpage: Any) -> str:
    """Return the characters of a text page as pdfium counts them, one each.

    Asked for at once where the answer has as many characters as the page; else one by one, which takes a hundred times as long.
    """
    import pypdfium2.raw as pdfium

    count = pdfium.FPDFText_CountChars(textpage)
    buffer = (ctypes.c_ushort * (count + 1))()
    written = pdfium.FPDFText_GetText(textpage, 0, count, buffer)
    text = bytes(buffer)[: 2 * max(written - 1, 0)].decode("utf-16-le", "surrogatepass")
    if len(text) == count:
        return text
    codes = (pdfium.FPDFText_GetUnicode(textpage, index) for index in range(count))
    return "".join(chr(code) if code <= 0x10FFFF else UNMAPPED for code in codes)


class _Run(NamedTuple):
    """What the characters of one text object share; ``baseline``, and the upper and lower end of words, None where they stand aslant."""

    size: float
    turns: int
    bold: bool
    unmapped: bool
    baseline: float | None
    head: float = 0.0
    foot: float = 0.0


class _CharacterReader:
    """Asks pdfium for the places and fonts of characters: of the ends of a word only, and once a text object, as each call costs."""

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
        self._loose_box = pdfium.FPDFText_GetLooseCharBox
        self._object_of = _object_finder()
        self._runs: dict[int, _Run] = {}

    def word(self, characters: str, first: int, last: int) -> Word | None:
        """Return the word of the characters from first to last; None where pdfium ran over a line's end without a space."""
        found = self._object_of(self._textpage, first)
        run = self._runs.get(found) if found else None
        if run is None:
            run = self._run(found, first)
        word = self._word(characters, first, last, run)
        if first == last or run.turns or (found and found == self._object_of(self._textpage, last)):
            return word
        x, y = self._origin(last)
        return word if abs(word.baseline - y) < 0.5 * word.size and x >= word.x0 else None

    def words(self, characters: str, first: int, last: int) -> Iterator[Word]:
        """Yield the words of characters that stand on several lines."""
        size = self._run(self._object_of(self._textpage, first), first).size
        for a, b in self._lines(first, last, size):
            yield self._word(characters[a - first : b - first], a, b - 1, self._run(self._object_of(self._textpage, a), a))

    def _lines(self, first: int, last: int, size: float) -> list[tuple[int, int]]:
        """Return the bounds of the runs of characters that stand on one line each."""
        starts = [first]
        x_before, y_before = self._origin(first)
        for index in range(first + 1, last + 1):
            x, y = self._origin(index)
            if abs(y - y_before) >= 0.5 * size or x < x_before - 0.5 * size:
                starts.append(index)
            x_before, y_before = x, y
        return list(zip(starts, [*starts[1:], last + 1], strict=True))

    def _run(self, found: int | None, index: int) -> _Run:
        run = self._runs.get(found) if found else None
        if run is None:
            run = self._look_at(index)
            if found:
                self._runs[found] = run
        return run

    def _look_at(self, index: int) -> _Run:
        pdfium, matrix = self._pdfium, self._matrix
        pdfium.FPDFText_GetMatrix(self._textpage, index, matrix)
        scale = (matrix.c**2 + matrix.d**2) ** 0.5 or 1.0
        size = round(pdfium.FPDFText_GetFontSize(self._textpage, index) * scale, 2)
        across, down = self._frame.direction(matrix.a, matrix.b)
        unmapped = pdfium.FPDFText_HasUnicodeMapError(self._textpage, index) == 1
        run = _Run(size, _turns(across, down), self._bold(index), unmapped, None)
        if across <= 0 or down:
            return run
        baseline = self._origin(index)[1]
        head, foot = _body(self._place(index, index), baseline, size)
        return run._replace(baseline=round(baseline, DIGITS), head=round(head, DIGITS), foot=round(foot, DIGITS))

    def _word(self, characters: str, first: int, last: int, run: _Run) -> Word:
        text = characters if characters.isascii() and characters.isprintable() else characters.translate(_LETTERS)
        size, turns, bold, unmapped, baseline, head, foot = run
        rect, frame = self._rect, self._frame
        if baseline is not None and not frame.turn:
            self._loose_box(self._textpage, first, rect)
            left, right = rect.left, rect.right
            if last != first:
                self._loose_box(self._textpage, last, rect)
                left, right = min(left, rect.left), max(right, rect.right)
            return Word(text, left - frame.left, head, right - frame.left, foot, baseline, size, bold, turns, unmapped)
        place = self._place(first, last)
        baseline = self._origin(first)[1]
        head, foot = (place.top, place.bottom) if turns else _body(place, baseline, size)
        return Word(text, place.x0, head, place.x1, foot, baseline, size, bold, turns, unmapped)

    def _place(self, first: int, last: int) -> Rect:
        """Return the place of the characters from first to last, which stand on one line."""
        rect = self._rect
        self._loose_box(self._textpage, first, rect)
        left, bottom, right, top = rect.left, rect.bottom, rect.right, rect.top
        self._loose_box(self._textpage, last, rect)
        return self._frame.rect(min(left, rect.left), min(bottom, rect.bottom), max(right, rect.right), max(top, rect.top))

    def _origin(self, index: int) -> tuple[float, float]:
        self._pdfium.FPDFText_GetCharOrigin(self._textpage, index, self._x, self._y)
        return self._frame.point(self._x.value, self._y.value)

    def colour(self, index: int) -> tuple[int, int, int] | None:
        """Return the colour a character is drawn in."""
        red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
        if not self._pdfium.FPDFText_GetFillColor(self._textpage, index, red, green, blue, alpha):
            return None
        return red.value, green.value, blue.value

    def _bold(self, index: int) -> bool:
        length = self._pdfium.FPDFText_GetFontInfo(self._textpage, index, self._name, 128, self._flags)
        if 0 < length <= 128 and BOLD.search(self._name.value):
            return True
        if self._flags.value & FORCED_BOLD:
            return True
        return bool(self._pdfium.FPDFText_GetFontWeight(self._textpage, index) >= BOLD_WEIGHT)


def _body(place: Rect, baseline: float, size: float) -> tuple[float, float]:
    """Return the upper and the lower end of words that stand upright: at least the body of their letters, at most what a font may claim."""
    upper, lower = baseline - ASCENT * size, baseline + DESCENT * size
    head, foot = min(place.top, upper), max(place.bottom, lower)
    return (upper, lower) if foot - head > TALLEST * size else (head, foot)


def _object_finder() -> Callable[[Any, int], int | None]:
    """Return the function that gives the address of a character's text object: as a number, which can be compared and kept.

    An older pdfium has no such function; then nothing is shared between words.
    """
    import pypdfium2.raw as pdfium

    function = getattr(pdfium, "FPDFText_GetTextObject", None)
    if function is None:
        return lambda _textpage, _index: None
    address = ctypes.cast(function, ctypes.c_void_p).value
    assert address is not None
    finder: Callable[[Any, int], int | None] = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)(address)
    return finder


def _turns(across: float, down: float) -> int:
    """Return the quarter turns clockwise that make a direction point to the right, ASLANT where none does nearly."""
    if min(abs(across), abs(down)) > LEANING * max(abs(across), abs(down)):
        return ASLANT
    if abs(down) > abs(across):
        return 1 if down < 0 else 3
    return 2 if across < 0 else 0


def gather_lines(words: Iterable[Word], page: int) -> list[Line]:
    """Return the lines the words stand on, from top to bottom, each from left to right."""
    gathered: list[list[Word]] = []
    bodies: list[tuple[float, float, float]] = []  # of the largest word of each: upper end, lower end, size
    joined: list[Word] = []  # the line the word before went to
    for word in sorted(words, key=_by_place):
        if joined and _on_same_baseline(joined[-1], word):
            joined.append(word)
            continue
        head, foot = word.head, word.foot
        for number in range(len(gathered) - 1, max(len(gathered) - 3, -1), -1):
            upper, lower, size = bodies[number]
            if min(lower, foot) - max(upper, head) >= SAME_LINE * min(lower - upper, foot - head):
                joined = gathered[number]
                joined.append(word)
                if word.size > size:
                    bodies[number] = head, foot, word.size
                break
        else:
            joined = [word]
            gathered.append(joined)
            bodies.append((head, foot, word.size))
    return [make_line(line, page) for line in gathered]


def _on_same_baseline(a: Word, b: Word) -> bool:
    return a.baseline == b.baseline and a.size == b.size and not a.turns and not b.turns


_by_place = attrgetter("baseline", "x0")
_from_left = attrgetter("x0")


def make_line(words: Iterable[Word], page: int) -> Line:
    """Return one line of the words, which must not be empty."""
    ordered = tuple(sorted(words, key=_from_left))
    body = ordered[0]
    if any(word.size != body.size for word in ordered):
        letters: Counter[float] = Counter()
        for word in ordered:
            letters[round(word.size, 1)] += len(word.text)
        commonest = max(letters, key=lambda size: (letters[size], size))
        body = next(word for word in ordered if round(word.size, 1) == commonest)
    bold = any(word.bold for word in ordered) and all(w.bold or not any(c.isalnum() for c in w.text) for w in ordered)
    return Line(
        page,
        ordered,
        " ".join([word.text for word in ordered]),
        ordered[0].x0,
        min([word.top for word in ordered]),
        max([word.x1 for word in ordered]),
        max([word.bottom for word in ordered]),
        body.baseline,
        body.size,
        bold,
        any(word.ocr for word in ordered),
    )
