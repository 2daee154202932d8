"""Puts the parts of a table that stand on several pages on one grid of columns."""

from collections.abc import Sequence
from dataclasses import replace

from ..model import Cell, Row, Table

# Points by which the borders of one table may differ between pages: a pixel's rounding each side, and a border's width.
SAME_PLACE = 4.0
RECENT = 150  # rows that tell what a table's columns are like: looking at all of them again for every page would take too long
FEWEST_BORDERS = 4  # of a part that lacks its outer ones: fewer agree with some other table's by chance


def fit_columns(table: Table, part: Table) -> tuple[Table, Table] | None:
    """Return both on one grid of columns, or None where their columns differ.

    A part may lack a border that the other has: a page without the row whose cells it divides.
    """
    ours, theirs = _edges(table), _edges(part)
    if not ours or not theirs:
        return None
    if len(ours) == len(theirs):
        same = all(abs((a - ours[0]) - (b - theirs[0])) <= SAME_PLACE for a, b in zip(ours, theirs, strict=True))
        return (table, part) if same else None
    if len(ours) > len(theirs):
        spread = _spread(part, theirs, ours)
        return (table, spread) if spread else None
    spread = _spread(table, ours, theirs)
    return (spread, part) if spread else None


def recent_rows(table: Table, header: int) -> Sequence[Row]:
    """Return the last rows of a table's body, behind its first ``header`` rows."""
    return table.rows[max(header, len(table.rows) - RECENT) :]


def _edges(table: Table) -> list[float]:
    """Return the x of each column's left border and of the last one's right border; empty where the source has no places."""
    edges = _edges_of((*table.rows[: table.header_rows], *recent_rows(table, table.header_rows)), table.columns)
    return edges if len(edges) == table.columns + 1 else _edges_of(table.rows, table.columns)


def _edges_of(rows: Sequence[Row], columns: int) -> list[float]:
    found: dict[int, float] = {}
    for row in rows:
        for cell in row.cells:
            if cell.box is None:
                return []
            found.setdefault(cell.column, cell.box.x0)
            found.setdefault(cell.column + cell.column_span, cell.box.x1)
    edges = [found.get(column) for column in range(columns + 1)]
    return [edge for edge in edges if edge is not None] if None not in edges else []


def _spread(table: Table, coarse: Sequence[float], fine: Sequence[float]) -> Table | None:
    """Return the table on the finer grid, or None where its borders are not among the finer ones.

    Columns that it lacks at its left or right, where no outer border is drawn, become blank cells.
    """
    places = [next((n for n, x in enumerate(fine) if abs(x - edge) <= SAME_PLACE), None) for edge in coarse]
    at = [place for place in places if place is not None]
    inside = len(at) == len(coarse) and sorted(set(at)) == at
    if not inside or ((at[0], at[-1]) != (0, len(fine) - 1) and len(coarse) < FEWEST_BORDERS):
        return None
    rows = tuple(replace(row, cells=_spread_row(row, at, len(fine) - 1)) for row in table.rows)
    return Table(rows, len(fine) - 1, table.header_rows)


def _spread_row(row: Row, at: Sequence[int], columns: int) -> tuple[Cell, ...]:
    cells = [replace(cell, column=at[cell.column], column_span=at[cell.column + cell.column_span] - at[cell.column]) for cell in row.cells]
    before = [Cell(column=column) for column in range(at[0])]
    behind = [Cell(column=column) for column in range(at[-1], columns)]
    return (*before, *cells, *behind)
