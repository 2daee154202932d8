"""Rows that a page shows as one because no rule parts them: a repeated heading above a cut row, and rows told by references alone."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

from ..language.continued import without_continued
from .pdf_geometry import Rect
from .pdf_pages import Page
from .pdf_tables import GridCell, PageTable
from .pdf_text import Line

_REF = re.compile(r"(?=.*\d)\S{1,12}")
SAME_BASELINE = 2.5  # points between the first lines of a row's cells
ALIKE = 0.8  # of the lines in the first column must be references that rows may be told by


def part_headers(pages: Sequence[Page]) -> list[Page]:
    """Return the pages with such rows parted.

    Where a page cuts a row, some programs draw no rule between the column headings they repeat and the rest of the row.
    """
    parted: list[Page] = []
    header: tuple[GridCell, ...] = ()
    for page in pages:
        tables: list[PageTable] = []
        for table in page.tables:
            if header and (cut := _header_bottom(table.rows[0], header)) is not None:
                table = replace(table, rows=(*_part(table.rows[0], (cut,)), *table.rows[1:]))
            table = replace(table, rows=tuple(part for row in table.rows for part in _part(row, _ref_tops(row, header))))
            header = table.rows[0]
            tables.append(table)
        parted.append(replace(page, tables=tuple(tables)))
    return parted


def _header_bottom(row: Sequence[GridCell], header: Sequence[GridCell]) -> float | None:
    """Return the y below the headings that a row begins with, None where it does not begin with all of them or holds no more."""
    if not row or [cell.column for cell in row] != [cell.column for cell in header]:
        return None
    pairs = [(cell.lines, above.lines) for cell, above in zip(row, header, strict=True) if above.lines]
    if len(pairs) < 2 or any([line.text for line in ours[: len(theirs)]] != [line.text for line in theirs] for ours, theirs in pairs):
        return None
    below = [line.top for ours, theirs in pairs for line in ours[len(theirs) :] if without_continued(line.text)]
    return min(below) if below else None


def _ref_tops(row: Sequence[GridCell], header: Sequence[GridCell]) -> tuple[float, ...]:
    """Return the y at which a row must be parted: its first cell holds several references, each at the head of other words.

    Column headings that stand above the references, or again between them, are parted too.
    """
    if not row:
        return ()
    first, others = row[0], [line for cell in row[1:] for line in cell.lines]
    if len(first.lines) < 2 or first.row_span > 1 or not others:
        return ()
    headings = {cell.lines[0].text for cell in (first, *header[:1]) if cell.lines and not _REF.fullmatch(cell.lines[0].text)}
    again = [line for line in first.lines[1:] if line.text in headings]
    refs = [line for line in first.lines if _REF.fullmatch(line.text)]
    told = sum(line.text not in headings for line in first.lines)
    if not refs or len(refs) < ALIKE * told or any(not any(_level(ref, other) for other in others) for ref in refs):
        return ()
    begins = sorted([*refs, *again], key=lambda line: line.baseline)
    above = any(line.baseline < begins[0].baseline - SAME_BASELINE for line in others)
    if len(begins) + above < 2:
        return ()
    return tuple(min(line.top for line in (ref, *others) if _level(ref, line)) for ref in (begins if above else begins[1:]))


def _level(a: Line, b: Line) -> bool:
    return abs(a.baseline - b.baseline) <= SAME_BASELINE


def _part(row: Sequence[GridCell], cuts: Sequence[float]) -> list[tuple[GridCell, ...]]:
    """Return the rows that a row makes when parted at each y."""
    if not cuts:
        return [tuple(row)]
    bounds = [min(cell.rect.top for cell in row), *cuts, max(cell.rect.bottom for cell in row)]

    def between(low: float, high: float, last: bool) -> Callable[[Line], bool]:
        return lambda line: low <= line.baseline and (last or line.baseline < high)

    parts: list[tuple[GridCell, ...]] = []
    for number, (low, high) in enumerate(pairwise(bounds)):
        inside = between(low if number else float("-inf"), high, number == len(cuts))
        parts.append(
            tuple(
                replace(cell, rect=Rect(cell.rect.x0, low, cell.rect.x1, high), lines=tuple(filter(inside, cell.lines)), row_span=1)
                for cell in row
            )
        )
    return parts
