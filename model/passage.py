"""A verbatim piece of a paper and its place: the only grounding a fact may have.

Offsets count Unicode code points in the document's text (what ``stocktake text`` prints), pages
count from 1, boxes are in PDF points from the top-left corner of the page.

Passages, fragments and boxes are plain dataclasses, unlike the facts that hold them: a long paper has a hundred thousand of
them, and each takes a quarter of the room and a third of the time. Pydantic checks and writes them inside a fact all the same.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Annotated, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, PlainSerializer

from .errors import ProvenanceError


class Value(BaseModel):
    """Base of every fact: frozen, and closed to keys it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def fold(text: str) -> str:
    """Return ``text`` with every run of white space made one space, trimmed. Folding twice is folding once."""
    return " ".join(text.split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A rectangle on a page, in points from the top-left corner."""

    x0: float
    top: float
    x1: float
    bottom: float

    def union(self, other: "Box") -> "Box":
        """Return the smallest box that holds both."""
        return Box(
            x0=min(self.x0, other.x0),
            top=min(self.top, other.top),
            x1=max(self.x1, other.x1),
            bottom=max(self.bottom, other.bottom),
        )


def _write_boxes(boxes: Iterable[Box]) -> str:
    """Return boxes as text, four numbers each: as objects of their own they would be most of a kept document."""
    return ";".join(f"{box.x0!r} {box.top!r} {box.x1!r} {box.bottom!r}" for box in boxes)


def _read_boxes(value: object) -> object:
    """Return the boxes written by :func:`_write_boxes`; anything else as it is, for pydantic to judge."""
    if not isinstance(value, str):
        return value
    numbers = [[_number(number) for number in box.split()] for box in value.split(";") if box]
    return tuple(Box(x0=x0, top=top, x1=x1, bottom=bottom) for x0, top, x1, bottom in numbers)


def _read_box(value: object) -> object:
    boxes = _read_boxes(value)
    return next(iter(boxes), None) if isinstance(value, str) and isinstance(boxes, tuple) else boxes


@lru_cache(maxsize=30_000)
def _number(text: str) -> float:
    # Places come again on every page of a paper: each is kept once.
    return float(text)


_WrittenBox = Annotated[
    Box | None, PlainSerializer(lambda box: _write_boxes((box,) if box else ()), return_type=str), BeforeValidator(_read_box)
]
_WrittenBoxes = Annotated[tuple[Box, ...], PlainSerializer(_write_boxes, return_type=str), BeforeValidator(_read_boxes)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fragment:
    """One unbroken slice ``[start, end)`` of the document's text, with its page and box where known.

    ``lines`` are the boxes of the lines of print it touches, in reading order, each of the whole line in its column;
    empty where there is one line, whose box is ``box``. ``ocr`` tells that the words were recognised in a picture, so
    that a letter may be another one on the page; ``confidence`` is how sure the recognition was on the mean, from 0
    to 1, None where that is not known.
    """

    page: int | None = None
    start: int
    end: int
    box: _WrittenBox = None
    lines: _WrittenBoxes = ()
    ocr: bool = False
    confidence: float | None = None

    @property
    def line_boxes(self) -> tuple[Box, ...]:
        """The boxes of its lines of print; empty where no place is known."""
        return self.lines or ((self.box,) if self.box else ())

    def part(self, source: str, start: int, end: int) -> "Fragment":
        """Return the piece ``[start, end)`` of the fragment, with the boxes of the lines it touches alone.

        A reader of print writes one line of text a line of print: the line feeds of ``source`` tell which are touched.
        """
        box, lines = self.box, self.lines
        if lines and source.count("\n", self.start, self.end) == len(lines) - 1:
            first = source.count("\n", self.start, start)
            kept = lines[first : first + 1 + source.count("\n", start, end)]
            box, lines = _around(kept), kept if len(kept) > 1 else ()
        return replace(self, start=start, end=end, box=box, lines=lines)

    def followed_by(self, other: "Fragment", source: str) -> "Fragment":
        """Return one fragment of this and ``other``, which goes on behind it on the same page."""
        lines = [*self.line_boxes, *other.line_boxes]
        if self.box and other.box and "\n" not in source[self.end : other.start]:
            # both touch one line of print
            before, after = len(self.line_boxes) - 1, len(self.line_boxes) + 1
            lines[before:after] = [lines[before].union(lines[before + 1])]
        return Fragment(
            page=self.page,
            start=self.start,
            end=other.end,
            box=_around(lines),
            lines=tuple(lines) if len(lines) > 1 else (),
            ocr=self.ocr or other.ocr,
            confidence=_mean_confidence((self, other)),
        )


def _around(boxes: Iterable[Box]) -> Box | None:
    """Return the smallest box that holds all of them, None for none."""
    whole: Box | None = None
    for box in boxes:
        whole = whole.union(box) if whole else box
    return whole


def _mean_confidence(fragments: Iterable[Fragment]) -> float | None:
    sure = [(fragment.confidence, fragment.end - fragment.start) for fragment in fragments if fragment.confidence is not None]
    letters = sum(length for _, length in sure)
    return round(sum(value * length for value, length in sure) / letters, 3) if letters else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """The folded verbatim words of one or more fragments, in reading order.

    A cell that a page break cuts in two is one passage of two fragments. Make one with
    :meth:`cut`; :meth:`check` holds it against the source at any later time.
    """

    text: str
    fragments: tuple[Fragment, ...]

    @classmethod
    def cut(cls, source: str, fragments: Iterable[Fragment]) -> Self:
        """Cut ``fragments`` out of the document's text ``source``.

        White space at the edges of a fragment is left outside it. Raises ProvenanceError when a
        fragment lies outside the text or nothing but white space is left.
        """
        kept = tuple(trimmed for fragment in fragments if (trimmed := _trim(source, fragment)) is not None)
        text = fold(" ".join(source[f.start : f.end] for f in kept))
        if not text:
            raise ProvenanceError("A passage without words was asked for.")
        return cls(text=text, fragments=kept)

    def check(self, source: str) -> None:
        """Raise ProvenanceError unless the fragments, cut out of ``source`` and folded, give the text."""
        if any(not 0 <= f.start < f.end <= len(source) for f in self.fragments):
            raise ProvenanceError(f"A passage lies outside the document's text: {self.text[:80]!r}.")
        if fold(" ".join(source[f.start : f.end] for f in self.fragments)) != self.text:
            raise ProvenanceError(f"A passage differs from the document's text: {self.text[:80]!r}.")

    @property
    def page(self) -> int | None:
        """The page the passage begins on, where the source has pages."""
        return self.fragments[0].page

    @property
    def ocr(self) -> bool:
        """Whether some of its words were recognised in a picture: then it is not surely what the page shows."""
        return any(fragment.ocr for fragment in self.fragments)

    @property
    def confidence(self) -> float | None:
        """The mean confidence of the words recognised in a picture, from 0 to 1; None where there are none or it is not known."""
        return _mean_confidence(self.fragments)

    @property
    def start(self) -> int:
        """The offset of the first character in the document's text."""
        return self.fragments[0].start

    @property
    def end(self) -> int:
        """The offset behind the last character in the document's text."""
        return self.fragments[-1].end


def join(source: str, passages: Iterable[Passage]) -> Passage:
    """Return one passage made of several, in the order given; fragments that touch become one."""
    fragments: list[Fragment] = []
    for fragment in (f for passage in passages for f in passage.fragments):
        last = fragments[-1] if fragments else None
        if last and last.page == fragment.page and last.end <= fragment.start and not source[last.end : fragment.start].strip():
            fragments[-1] = last.followed_by(fragment, source)
        else:
            fragments.append(fragment)
    return Passage.cut(source, fragments)


def slice_of(source: str, passage: Passage, start: int, end: int) -> Passage:
    """Return the part of ``passage`` whose folded words are ``passage.text[start:end]``.

    The boxes become those of the lines it touches: a box is where the words stand, not each letter.
    """
    whole = passage.fragments[0]
    if len(passage.fragments) == 1 and len(passage.text) == whole.end - whole.start:
        # Folding only made line breaks spaces: the offsets run side by side.
        return Passage.cut(source, [whole.part(source, whole.start + start, whole.start + min(end, len(passage.text)))])
    wanted = range(start, end)
    fragments: list[Fragment] = []
    position = 0
    for number, fragment in enumerate(passage.fragments):
        position += number > 0
        first = last = None
        for offset, folded in _folded_positions(source, fragment, position):
            if folded in wanted and not source[offset].isspace():
                first = offset if first is None else first
                last = offset
            position = folded + 1
        if first is not None and last is not None:
            fragments.append(fragment.part(source, first, last + 1))
    return Passage.cut(source, fragments)


def _folded_positions(source: str, fragment: Fragment, base: int) -> Iterable[tuple[int, int]]:
    """Yield (offset in the source, position in the folded text) of each character that survives folding."""
    position, after_space = base, False
    for offset in range(fragment.start, fragment.end):
        if source[offset].isspace():
            after_space = True
            continue
        position += after_space
        after_space = False
        yield offset, position
        position += 1


def _trim(source: str, fragment: Fragment) -> Fragment | None:
    if not 0 <= fragment.start <= fragment.end <= len(source):
        raise ProvenanceError(f"A fragment [{fragment.start}, {fragment.end}) lies outside a text of {len(source)} characters.")
    piece = source[fragment.start : fragment.end]
    start = fragment.start + len(piece) - len(piece.lstrip())
    end = fragment.end - (len(piece) - len(piece.rstrip()))
    if start >= end:
        return None
    return fragment if (start, end) == (fragment.start, fragment.end) else fragment.part(source, start, end)
