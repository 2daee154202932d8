"""A verbatim piece of a paper and its place: the only grounding a fact may have.

Offsets count Unicode code points in the document's text (what ``stocktake text`` prints), pages
count from 1, boxes are in PDF points from the top-left corner of the page.
"""

from collections.abc import Iterable
from typing import Self

from pydantic import BaseModel, ConfigDict

from .errors import ProvenanceError


class Value(BaseModel):
    """Base of every fact: frozen, and closed to keys it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def fold(text: str) -> str:
    """Return ``text`` with every run of white space made one space, trimmed. Folding twice is folding once."""
    return " ".join(text.split())


class Box(Value):
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


class Fragment(Value):
    """One unbroken slice ``[start, end)`` of the document's text, with its page and box where known."""

    page: int | None = None
    start: int
    end: int
    box: Box | None = None


class Passage(Value):
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
            box = last.box.union(fragment.box) if last.box and fragment.box else last.box or fragment.box
            fragments[-1] = Fragment(page=last.page, start=last.start, end=fragment.end, box=box)
        else:
            fragments.append(fragment)
    return Passage.cut(source, fragments)


def slice_of(source: str, passage: Passage, start: int, end: int) -> Passage:
    """Return the part of ``passage`` whose folded words are ``passage.text[start:end]``.

    The boxes stay those of the whole fragments: a box is where the words stand, not each letter.
    """
    whole = passage.fragments[0]
    if len(passage.fragments) == 1 and len(passage.text) == whole.end - whole.start:
        # Folding only made line breaks spaces: the offsets run side by side.
        bounds = {"start": whole.start + start, "end": whole.start + min(end, len(passage.text))}
        return Passage.cut(source, [whole.model_copy(update=bounds)])
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
            fragments.append(fragment.model_copy(update={"start": first, "end": last + 1}))
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
    return fragment if (start, end) == (fragment.start, fragment.end) else fragment.model_copy(update={"start": start, "end": end})
