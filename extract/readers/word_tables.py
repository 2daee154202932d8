"""Lays out the grid of a Word table: which cell covers which rows and columns."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .grid import Grid, Slot, fill_up
from .shading import signal_of
from .word_package import W, child_value, switch, whole_number
from .word_runs import alternative

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

# Word itself refuses more columns.
_MOST_COLUMNS = 63


def lay_out(table: "Element") -> "Grid[Element]":
    """Return the table's grid; a merged cell is one slot, and deleted rows are left out."""
    rows = [_read_row(row) for row in _rows(table)]
    placed: list[list[_Merged]] = [[] for _ in rows]
    open_merges: dict[int, _Merged] = {}
    for number, row in enumerate(rows):
        still_open: dict[int, _Merged] = {}
        for cell, column, span in row:
            merge = cell.find(f"{W}tcPr/{W}vMerge")
            above = open_merges.get(column)
            if merge is not None and merge.get(W + "val") != "restart" and above is not None and above.span == span:
                above.cells.append(cell)
                still_open[column] = above
                continue
            begun = _Merged([cell], column, span)
            placed[number].append(begun)
            if merge is not None:
                still_open[column] = begun
        open_merges = still_open
    return fill_up([[Slot(tuple(m.cells), m.column, m.span, len(m.cells)) for m in row] for row in placed])


@dataclass(slots=True)
class _Merged:
    """A cell and those that are merged into it from below, one a row."""

    cells: "list[Element]"
    column: int
    span: int


def marked_header_rows(table: "Element") -> int:
    """Return how many rows at the top are marked as a header to repeat on every page."""
    count = 0
    for row in _rows(table):
        if switch(row.find(W + "trPr"), "tblHeader") is not True:
            break
        count += 1
    return count


def fill_of(cell: "Element") -> str | None:
    """Return the name of the signal colour the cell is shaded in, or None."""
    shading = cell.find(f"{W}tcPr/{W}shd")
    return None if shading is None else signal_of(shading.get(W + "fill") or "")


def _rows(table: "Element") -> "Iterator[Element]":
    for row in _through_wrappers(table, "tr"):
        if row.find(f"{W}trPr/{W}del") is None:
            yield row


def _read_row(row: "Element") -> "list[tuple[Element, int, int]]":
    """Return the row's cells, each with its column and its span; cells merged sideways the old way are one cell's span."""
    column = min(max(whole_number(child_value(row, "trPr", "gridBefore"), 0), 0), _MOST_COLUMNS)
    cells: list[tuple[Element, int, int]] = []
    for cell in _through_wrappers(row, "tc"):
        # beyond the last column Word allows, no cell is wider than one
        span = min(max(whole_number(child_value(cell, "tcPr", "gridSpan"), 1), 1), max(_MOST_COLUMNS - column, 1))
        sideways = cell.find(f"{W}tcPr/{W}hMerge")
        if cells and sideways is not None and sideways.get(W + "val") != "restart" and not "".join(str(t) for t in cell.itertext()).strip():
            first, at, width = cells[-1]
            cells[-1] = (first, at, width + span)
        else:
            cells.append((cell, column, span))
        column += span
    return cells


def _through_wrappers(element: "Element", wanted: str) -> "Iterator[Element]":
    """Yield the rows of a table or the cells of a row, those inside content controls and the like included."""
    for child in element:
        chosen = alternative(child)
        if chosen.tag == W + wanted:
            yield chosen
        elif chosen.tag not in (W + "tr", W + "tc", W + "del", W + "moveFrom") and len(chosen):
            yield from _through_wrappers(chosen, wanted)
