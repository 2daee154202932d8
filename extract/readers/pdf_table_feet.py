"""Running footers that stand inside a table: its border reaches the page's end and the footer is printed over the last row."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ...model import fold
from .pdf_tables import PageTable
from .pdf_text import Line

MARGIN = 0.13  # of the page's height: running lines stand this near its end (as in ``pdf_furniture``)
SAME_HEIGHT = 4.0  # points a running line may shift between pages
SAME_BASELINE = 0.25  # of the font size
FEWEST_PAGES = 3
MOST_LAYERS = 3


@dataclass(frozen=True, slots=True)
class _Foot:
    """The lowest line of print in a page's last table, which may run through several cells."""

    page: int
    lines: tuple[Line, ...]
    depth: float

    @property
    def text(self) -> str:
        return fold(" ".join(line.text for line in sorted(self.lines, key=lambda line: line.x0)))


def part_feet(
    tables: Sequence[tuple[int, float, tuple[PageTable, ...]]],
) -> tuple[dict[int, tuple[PageTable, ...]], dict[int, tuple[Line, ...]]]:
    """Return the tables of each page without running footers, and those footers, by page; both only where there are some.

    Takes each page's number, its height in points and its tables.
    """
    feet: dict[int, tuple[Line, ...]] = {}
    left = {page: found for page, _, found in tables if found}
    for _ in range(MOST_LAYERS):
        lowest = [foot for page, height, _ in tables if page in left and (foot := _lowest(page, height, left[page])) is not None]
        running = _running(lowest)
        if not running:
            break
        for foot in running:
            left[foot.page] = tuple(_without(table, foot.lines) for table in left[foot.page])
            feet[foot.page] = (*feet.get(foot.page, ()), *foot.lines)
    return {page: left[page] for page in feet}, feet


def _lowest(page: int, height: float, tables: Sequence[PageTable]) -> _Foot | None:
    table = max(tables, key=lambda table: table.rect.bottom)
    lines = [line for cell in table.rows[-1] for line in cell.lines if line.baseline >= (1 - MARGIN) * height]
    if not lines:
        return None
    last = max(lines, key=lambda line: line.baseline)
    level = tuple(line for line in lines if last.baseline - line.baseline <= SAME_BASELINE * last.size)
    return _Foot(page, level, height - last.baseline)


def _running(feet: Sequence[_Foot]) -> list[_Foot]:
    """Return those that say the same, or count on with the pages, at one height of several pages."""
    alike: dict[str, list[_Foot]] = defaultdict(list)
    for foot in feet:
        alike[re.sub(r"\d+", "#", foot.text)].append(foot)
    found: list[_Foot] = []
    for group in alike.values():
        near = [foot for foot in group if abs(foot.depth - group[0].depth) <= SAME_HEIGHT]
        if len(near) >= FEWEST_PAGES and (len({foot.text for foot in near}) == 1 or _counts_on(near)):
            found += near
    return found


def _counts_on(feet: Sequence[_Foot]) -> bool:
    """Tell whether some number grows as the pages do."""
    numbers = [[int(digits) for digits in re.findall(r"\d{1,6}", foot.text)] for foot in feet]
    return any(len({number - foot.page for number, foot in zip(column, feet, strict=True)}) == 1 for column in zip(*numbers, strict=True))


def _without(table: PageTable, lines: Sequence[Line]) -> PageTable:
    if not any(line in cell.lines for cell in table.rows[-1] for line in lines):
        return table
    last = tuple(replace(cell, lines=tuple(line for line in cell.lines if line not in lines)) for cell in table.rows[-1])
    return replace(table, rows=(*table.rows[:-1], last))
