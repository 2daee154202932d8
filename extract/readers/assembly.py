"""Puts a document's text together line by line and hands out the passages of its lines.

For formats without pages (Word, web): the reader decides the text, one line a paragraph, and every
passage is a slice of it. The text only ever grows, so a passage cut early stays true.
"""

from dataclasses import dataclass

from ...model import Fragment, ListItem, Paragraph, Passage
from ..language.enumerators import split_marker, style_of
from ..language.letters import visible

# Two entries are at the same indent when they differ by less than this (points): Word's dialogs round to 0.1 cm, about 3 points,
# while the smallest step its list buttons make is 18 points.
SAME_INDENT = 4.0

__all__ = ["Assembly", "Marker", "Nesting", "read_marker", "visible"]


class Assembly:
    """The text put together so far."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._length = 0

    @property
    def text(self) -> str:
        """The document's text: every line ends in a line feed, a blank line stands between blocks."""
        return "".join(self._pieces)

    def add(self, line: str, first: int = 0) -> Passage:
        """Append ``line`` and return the passage of its words from the offset ``first`` on, which must hold some."""
        cut = Passage.cut(line, [Fragment(start=first, end=len(line))])
        start, end = cut.start + self._length, cut.end + self._length
        self._append(line + "\n")
        return Passage(text=cut.text, fragments=(Fragment(start=start, end=end),))

    def add_entry(self, line: str, marker: str = "", depth: int = 0, first: int = 0) -> Paragraph | ListItem:
        """Append ``line`` and return it as a list entry under ``marker``, or as a paragraph where that is empty."""
        passage = self.add(line, first)
        return ListItem(passage, depth, marker) if marker else Paragraph(passage)

    def gap(self) -> None:
        """End a block: leave a blank line, unless there is one or nothing was written yet."""
        if self._pieces and self._pieces[-1] != "\n":
            self._append("\n")

    def _append(self, piece: str) -> None:
        self._pieces.append(piece)
        self._length += len(piece)


@dataclass(frozen=True, slots=True)
class Marker:
    """What stands before a line's words: ``text`` ("" for nothing), where the words begin, and whether it was typed."""

    text: str = ""
    first: int = 0
    written: bool = False


def read_marker(line: str, computed: str = "") -> Marker:
    """Return the marker of ``line``: the one computed for it, or the one its author typed.

    A typed one says more than an automatic bullet ("• a) …"); under an automatic number it belongs to the words.
    """
    if computed and computed != "•":
        return Marker(computed)
    text, first = split_marker(line)
    return Marker(text, first, True) if text else Marker(computed)


class Nesting:
    """How deep each entry of a run of list entries is nested, told by indent and, at one indent, by the style of typed markers."""

    def __init__(self) -> None:
        self._open: list[tuple[float, str]] = []
        self._before = ""

    def close(self) -> None:
        """Forget the run: what follows begins a new list."""
        self._open.clear()
        self._before = ""

    def enter(self, marker: Marker, indent: float = 0.0) -> int:
        """Return the depth, 0 for the outermost, of the next entry; ``indent`` is in points."""
        style = style_of(marker.text, self._before)
        self._before = marker.text
        while self._open and self._open[-1][0] > indent + SAME_INDENT:
            self._open.pop()
        alike = [n for n, (at, known) in enumerate(self._open) if known == style and abs(at - indent) <= SAME_INDENT]
        if alike:
            del self._open[alike[-1] + 1 :]
        elif self._open and self._open[-1][0] >= indent - SAME_INDENT and not marker.written:
            self._open[-1] = (indent, style)
        else:
            self._open.append((indent, style))
        return len(self._open) - 1
