"""What a reader yields: the document's text and its pieces, each with its place.

Layout values are plain frozen dataclasses: they are many, never leave the process, and a reader
has already cut every passage out of the text it yields.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from .passage import Box, Passage


@dataclass(frozen=True, slots=True)
class Fault:
    """What a reader or parser could not read or place, in plain words, with what to do about it."""

    message: str
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; ``level`` 1 is the outermost."""

    passage: Passage
    level: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, its line breaks folded away."""

    passage: Passage


@dataclass(frozen=True, slots=True)
class ListItem:
    """One entry of a list without its marker; ``depth`` 0 is the outermost, ``marker`` the enumerator or bullet as printed.

    A computed marker (Word's automatic numbering) is not in the document's text and never part of a passage.
    """

    passage: Passage
    depth: int = 0
    marker: str = "•"


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell: its paragraphs and list items in reading order, empty when the cell is blank.

    ``fill`` is the name of a signal colour the cell is shaded in (red, amber, green, blue), where the source says so.
    """

    blocks: tuple[Paragraph | ListItem, ...] = ()
    column: int = 0
    column_span: int = 1
    row_span: int = 1
    box: Box | None = None
    fill: str | None = None

    @property
    def text(self) -> str:
        """The folded words of the whole cell."""
        return " ".join(block.passage.text for block in self.blocks)

    @property
    def passages(self) -> tuple[Passage, ...]:
        """The passages of the cell's blocks."""
        return tuple(block.passage for block in self.blocks)


@dataclass(frozen=True, slots=True)
class Row:
    """A table row; each grid column is covered by exactly one cell of this row or by one that spans down into it."""

    cells: tuple[Cell, ...]
    page: int | None = None

    def at(self, column: int) -> Cell | None:
        """Return the cell that covers the grid column, or None where one from a row above spans into it."""
        return next((c for c in self.cells if c.column <= column < c.column + c.column_span), None)


@dataclass(frozen=True, slots=True)
class Table:
    """A table as a grid: ``columns`` grid columns, the first ``header_rows`` rows hold column headings.

    Readers of paged formats yield one table a page; joining the parts is a later step's work.
    """

    rows: tuple[Row, ...]
    columns: int
    header_rows: int = 0


Prose = Heading | Paragraph | ListItem
Block = Prose | Table


@dataclass(frozen=True, slots=True)
class Layout:
    """One paper as read: its text, its blocks in reading order, and what could not be read.

    ``pages`` is None where the source has no pages. ``titles`` are titles the file itself states
    (a web page's <title>), for want of a better one.
    """

    text: str
    blocks: tuple[Block, ...]
    pages: int | None = None
    faults: tuple[Fault, ...] = ()
    format: str = "text"
    titles: tuple[str, ...] = field(default=())

    def prose(self) -> tuple[Prose, ...]:
        """Return the blocks that are not tables."""
        return tuple(block for block in self.blocks if not isinstance(block, Table))

    def passages(self) -> Iterator[Passage]:
        """Yield every passage in reading order, those of table cells included."""
        for block in self.blocks:
            if isinstance(block, Table):
                for row in block.rows:
                    for cell in row.cells:
                        yield from cell.passages
            else:
                yield block.passage
