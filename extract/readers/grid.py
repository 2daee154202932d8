"""The grid of a table as a source describes it, before its cells are read."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from ..language.column_headings import read_heading

# A column heading is a few words; a longer first row is content, however it looks. The longest heading of the
# plan templates seen has 58 characters.
LONGEST_HEADING = 80
# This share of a first row's cells must read as known column headings for the row to be taken as one on its words alone.
KNOWN_HEADINGS = 0.5

E = TypeVar("E")


@dataclass(frozen=True, slots=True)
class Slot(Generic[E]):
    """One cell of the grid and the source elements whose content it holds: none for a gap, several for a merged cell."""

    elements: tuple[E, ...]
    column: int
    column_span: int = 1
    row_span: int = 1


@dataclass(frozen=True, slots=True)
class Grid(Generic[E]):
    """A table's slots row by row; ``padded`` counts the rows that had too few cells and were filled up with empty ones."""

    rows: tuple[tuple[Slot[E], ...], ...]
    columns: int
    padded: int = 0


@dataclass(frozen=True, slots=True)
class Look:
    """How a cell looks: its words, whether all of them are bold, whether the cell is shaded."""

    words: str
    bold: bool
    shaded: bool


def fill_up(rows: Sequence[Sequence[Slot[E]]]) -> Grid[E]:
    """Return the grid of ``rows``, with an empty slot for every stretch of columns that no slot covers."""
    columns = max((slot.column + slot.column_span for row in rows for slot in row), default=0)
    covered = [[False] * columns for _ in rows]
    for number, row in enumerate(rows):
        for slot in row:
            for below in range(number, min(number + slot.row_span, len(rows))):
                covered[below][slot.column : slot.column + slot.column_span] = [True] * slot.column_span
    complete: list[tuple[Slot[E], ...]] = []
    for row, taken in zip(rows, covered, strict=True):
        gaps: list[Slot[E]] = [Slot((), column) for column in range(columns) if not taken[column]]
        complete.append(tuple(sorted((*row, *gaps), key=lambda slot: slot.column)))
    return Grid(tuple(complete), columns, sum(not all(taken) for taken in covered))


def guess_header_rows(rows: Sequence[Sequence[Look]]) -> int:
    """Return 1 when the first row of a table that marks no header is surely one: set apart by bold or shading, or by its words; else 0."""
    if len(rows) < 2:
        return 0
    first = [look for look in rows[0] if look.words]
    if len(first) < 2 or any(len(look.words) > LONGEST_HEADING for look in first):
        return 0
    set_apart = _all_bold(rows[0]) and not all(_all_bold(row) for row in rows[1:])
    shaded = all(look.shaded for look in rows[0]) and not all(look.shaded for look in rows[1])
    if set_apart or shaded:
        return 1
    known = sum(read_heading(look.words).role is not None for look in first)
    return int(known >= 2 and known >= len(first) * KNOWN_HEADINGS)


def _all_bold(row: Sequence[Look]) -> bool:
    return all(look.bold for look in row if look.words)
