"""Parts of one table that a heading over its whole width keeps apart: a row without upright rules, where the outer border is not drawn."""

from collections.abc import Sequence

from .pdf_drawing import Drawing
from .pdf_geometry import Rect
from .pdf_heading_rows import count_header_rows
from .pdf_tables import SAME_RULE, GridCell, PageTable, colour_behind, is_ruled
from .pdf_text import Line

BAND_LINES = 3
PADDING = 1.2  # font sizes that such a row is higher than its lines, a line's leading included


def join_over_bands(tables: Sequence[PageTable], lines: Sequence[Line], drawing: Drawing) -> tuple[list[PageTable], list[Line]]:
    """Return a page's tables with those made one between which only a ruled row of a heading stands, and the lines left over."""
    joined: list[PageTable] = []
    free = list(lines)
    for table in sorted(tables, key=lambda t: (t.rect.top, t.rect.x0)):
        above = joined[-1] if joined else None
        band = _band_between(above, table, free, drawing) if above is not None else []
        if above is None or not band:
            joined.append(table)
            continue
        rect = Rect(above.rect.x0, above.rect.bottom, above.rect.x1, table.rect.top)
        row = (GridCell(rect, 0, len(above.columns) - 1, 1, tuple(band), colour_behind(rect, drawing)),)
        joined[-1] = PageTable(above.page, above.rect.union(table.rect), above.columns, (*above.rows, row, *table.rows))
        free = [line for line in free if line not in band]
    return joined, free


def _band_between(above: PageTable, below: PageTable, lines: Sequence[Line], drawing: Drawing) -> list[Line]:
    """Return the lines of the heading row between two tables of the same columns; none where something else stands there."""
    top, bottom = above.rect.bottom, below.rect.top
    if len(above.columns) != len(below.columns) or any(abs(a - b) > SAME_RULE for a, b in zip(above.columns, below.columns, strict=True)):
        return []
    left, right = above.columns[0], above.columns[-1]
    between = [line for line in lines if top - 1 <= line.baseline <= bottom + 1]
    if not 1 <= len(between) <= BAND_LINES or bottom - top > (len(between) + PADDING) * between[0].size:
        return []
    within = all(left <= line.x0 and line.x1 <= right for line in between)
    if not within or not all(is_ruled(drawing.level, y, left, right) for y in (top, bottom)):
        return []
    return between if not count_header_rows(below) else []
