"""Lays out the grid of a web table, and tells tables of data from tables that only place things on the page."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ...model import Fault, fold
from .grid import Grid, Slot, fill_up
from .shading import signal_in_words, signal_of, signal_of_rgb

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

# What browsers allow at most.
_MOST_COLUMNS = 1000
# An inner table that holds this share of the outer one's words makes the outer one a frame.
_FRAME_SHARE = 0.5

_CELL_ROLES = {"cell", "gridcell", "columnheader", "rowheader"}
_GROUND = re.compile(r"background(?:-color)?\s*:\s*([^;]+)", re.IGNORECASE)
_RGB = re.compile(r"rgba?\(\s*(\d{1,3})\s*[, ]\s*(\d{1,3})\s*[, ]\s*(\d{1,3})", re.IGNORECASE)
# "lightgreen", "darkRed": names of colours that are a shade of a signal colour.
_SHADE = re.compile(r"\b(?:dark|light|medium|lime|forest)(?=[a-z])", re.IGNORECASE)
_HEX = re.compile(r"#[0-9a-f]{3,6}\b", re.IGNORECASE)


def words_of(element: "Element") -> str:
    """Return all words of an element, folded."""
    return fold("".join(str(piece) for piece in element.itertext()))


def is_data_table(element: "Element") -> bool:
    """Tell whether an element is a table whose rows and columns mean something."""
    if not _is_table(element) or element.get("role") in ("presentation", "none"):
        return False
    if sum(1 for row in rows_of(element) for _ in cells_of(row)) < 2 or element.find(".//h1") is not None:
        return False
    if element.find(".//th") is not None and all(next(t.iterancestors("table"), None) is element for t in element.iter("th")):
        return True
    inner = sum(len(words_of(table)) for table in element.iter("table") if next(table.iterancestors("table"), None) is element)
    return inner < _FRAME_SHARE * len(words_of(element))


def rows_of(table: "Element") -> "Iterator[Element]":
    """Yield the table's own rows, not those of tables inside it, in document order."""
    return (row for row in table.iter() if _is_row(row) and _nearest_table(row) is table)


def cells_of(row: "Element") -> "Iterator[Element]":
    """Yield the row's own cells."""
    return (cell for cell in row.iter() if is_cell(cell) and next((a for a in cell.iterancestors() if _is_row(a)), None) is row)


def is_cell(element: "Element") -> bool:
    """Tell whether an element is a table cell."""
    return element.tag in ("td", "th") or (element.get("role") or "") in _CELL_ROLES


def lay_out(table: "Element") -> "tuple[Grid[Element], tuple[Fault, ...]]":
    """Return the table's grid and what is wrong with it; rows with too few cells are filled up, none loses words."""
    rows = list(rows_of(table))
    placed: list[list[Slot[Element]]] = []
    taken: set[tuple[int, int]] = set()
    for number, row in enumerate(rows):
        slots: list[Slot[Element]] = []
        column = 0
        for cell in cells_of(row):
            while (number, column) in taken:
                column += 1
            wide, deep = _spans(cell, len(rows) - number)
            wide = min(wide, max(_MOST_COLUMNS - column, 1))
            width = next((n for n in range(wide) if (number, column + n) in taken), wide)
            slots.append(Slot((cell,), column, width, deep))
            taken.update((number + down, column + across) for down in range(deep) for across in range(width))
            column += width
        placed.append(slots)
    grid = fill_up(placed)
    if not grid.padded:
        return grid, ()
    opening = fold(" ".join(words_of(cell) for slots in placed[:1] for slot in slots for cell in slot.elements))[:60]
    wrong = f"In the table that begins {opening!r}, {grid.padded} of {len(rows)} rows have fewer cells than the others"
    return grid, (Fault(f"{wrong}; their words may stand in the wrong column: compare them with the page."),)


def marked_header_rows(table: "Element") -> int:
    """Return how many rows at the top the page marks as column headings: those in <thead>, else those of <th> alone."""
    count = 0
    for row in rows_of(table):
        in_head = any(above.tag == "thead" for above in row.iterancestors("thead", "table"))
        cells = list(cells_of(row))
        named = [cell for cell in cells if words_of(cell)]
        if not (in_head or (len(cells) > 1 and named and all(c.tag == "th" or c.get("role") == "columnheader" for c in named))):
            break
        count += 1
    return count


def words_outside_cells(table: "Element") -> "list[Element]":
    """Return the elements between the table and its cells that hold words of their own, which no cell shows."""
    return [e for e in table.iter() if _is_between(e, table) and _own_words(e)]


def fill_of(cell: "Element") -> str | None:
    """Return the name of the signal colour the cell, or a label that holds all its words, is shaded in or called after."""
    words = words_of(cell)
    for element in cell.iter():
        if words_of(element) != words:
            continue
        named = _ground_of(element)
        if named is None and cell.tag == "td":
            named = signal_in_words(element.get("class") or "")
        if named is not None:
            return named
    return None


def is_shaded(cell: "Element") -> bool:
    """Tell whether the cell names a ground of its own."""
    return bool(cell.get("bgcolor") or _GROUND.search(cell.get("style") or ""))


def _ground_of(element: "Element") -> str | None:
    ground = _GROUND.search(element.get("style") or "")
    colour = ground.group(1) if ground else element.get("bgcolor") or ""
    if parts := _RGB.search(colour):
        red, green, blue = (min(int(part), 255) for part in parts.groups())
        return signal_of_rgb(red, green, blue)
    digits = _HEX.search(colour)
    return signal_of(digits.group()) if digits else signal_of(colour) or signal_in_words(_SHADE.sub(" ", colour))


def _spans(cell: "Element", rows_left: int) -> tuple[int, int]:
    wide = _span(cell, "colspan") or 1
    deep = _span(cell, "rowspan")
    return min(wide, _MOST_COLUMNS), rows_left if deep == 0 else min(deep or 1, rows_left)


def _span(cell: "Element", name: str) -> int | None:
    written = (cell.get(name) or cell.get(f"aria-{name}") or "").strip()
    return int(written) if re.fullmatch(r"\d{1,6}", written) else None


def _is_table(element: "Element") -> bool:
    return element.tag == "table" or element.get("role") in ("table", "grid", "treegrid")


def _is_row(element: "Element") -> bool:
    return element.tag == "tr" or element.get("role") == "row"


def _nearest_table(element: "Element") -> "Element | None":
    return next((above for above in element.iterancestors() if _is_table(above)), None)


def _is_between(element: "Element", table: "Element") -> bool:
    """Tell whether an element stands in the table, but in no cell of a row and no caption of it."""
    for above in (element, *element.iterancestors()):
        if above is table:
            return True
        if above.tag == "caption" or (
            is_cell(above) and any(_is_row(row) and _nearest_table(row) is table for row in above.iterancestors())
        ):
            return False
    return False


def _own_words(element: "Element") -> str:
    return fold(" ".join([element.text or "", *(child.tail or "" for child in element)]))
