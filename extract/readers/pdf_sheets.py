"""From the words and rules of every page to its tables, running lines and body: what needs to see all pages at once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from ...model import Fault
from .pdf_bands import join_over_bands
from .pdf_completing import complete_rows, find_unruled
from .pdf_drawing import Drawing
from .pdf_furniture import Sheet, find_furniture
from .pdf_geometry import Frame
from .pdf_headers import part_headers
from .pdf_page_border import without_page_border
from .pdf_pages import Page
from .pdf_seams import part_at_seams
from .pdf_side_by_side import unfold
from .pdf_stamps import part_stamps
from .pdf_table_feet import part_feet
from .pdf_tables import Grid, PageTable, find_grids, find_tables
from .pdf_text import Line, Word, gather_lines, make_line
from .pdf_turned import join_turned
from .pdf_unruled import Body


class Opened(Protocol):
    """A page as it was opened: its words and what is drawn on it, in reading coordinates."""

    @property
    def number(self) -> int:
        """The page's number, from 1."""

    @property
    def frame(self) -> Frame:
        """How its own coordinates become reading ones."""

    @property
    def words(self) -> Sequence[Word]:
        """Its words."""

    @property
    def drawing(self) -> Drawing:
        """Its rules, shading, bullets and pictures."""


@dataclass(frozen=True, slots=True)
class _Sheet:
    """One page with its ruled tables found; the lines in none of them wait for the running lines to be known.

    ``apart`` are lines that are in the text and in no block: watermarks, footers printed over a table.
    """

    number: int
    frame: Frame
    drawing: Drawing
    tables: tuple[PageTable, ...]
    single: tuple[Grid, ...]
    lines: tuple[Line, ...]
    apart: tuple[Line, ...] = ()


def make_pages(opened: Iterable[Opened], many: bool = False) -> tuple[list[Page], list[Fault]]:
    """Return the pages with their tables and running lines found, by number, and what is doubtful about them.

    Of ``many`` pages the words are kept packed, so that the memory they take stays small; each page is let go when its lines are made.
    """
    sheets: list[_Sheet] = []
    for page in opened:
        sheet = _rule_page(page.number, page.frame, page.words, page.drawing)
        if many:
            _pack(sheet)
        sheets.append(sheet)
    sheets.sort(key=lambda sheet: sheet.number)
    tables, feet = part_feet([(sheet.number, sheet.frame.height, sheet.tables) for sheet in sheets])
    if feet:
        sheets = [replace(s, tables=tables[s.number], apart=(*s.apart, *feet[s.number])) if s.number in feet else s for s in sheets]
    running = find_furniture([Sheet(s.number, s.frame.height, s.lines, s.tables) for s in sheets])
    bodies = [Body(s.number, tuple([line for line in s.lines if line not in running]), s.drawing, s.frame, bool(s.tables)) for s in sheets]
    unruled, taken, faults = find_unruled(bodies)
    pages = [_complete_page(sheet, running, unruled.get(sheet.number, []), taken) for sheet in sheets]
    return part_headers(pages), faults


def _rule_page(number: int, frame: Frame, words: Sequence[Word], drawing: Drawing) -> _Sheet:
    drawing = without_page_border(drawing, frame.width, frame.height)
    words, stamps = part_stamps(words)
    if any(word.turns for word in words):
        words = join_turned(words)
    found = [part for grid in find_grids(drawing) for part in part_at_seams(grid, drawing, words, number)]
    grids = [complete_rows(grid, words, number) for grid in found]
    tables, free = find_tables([grid for grid in grids if len(grid.xs) > 2], drawing, words, number)
    lines = unfold(gather_lines(free, number), drawing, number) if not tables else gather_lines(free, number)
    if len(tables) > 1:
        tables, lines = join_over_bands(tables, lines, drawing)
    single = tuple(grid for grid in grids if len(grid.xs) == 2)
    return _Sheet(number, frame, drawing, tuple(tables), single, tuple(lines), tuple([make_line([word], number) for word in stamps]))


def _pack(sheet: _Sheet) -> None:
    for line in sheet.lines:
        line.pack()
    for table in sheet.tables:
        for row in table.rows:
            for cell in row:
                for line in cell.lines:
                    line.pack()


def _complete_page(sheet: _Sheet, running: set[Line], unruled: Sequence[PageTable], taken: set[Line]) -> Page:
    """Return the page with its tables: the ruled ones, then those without upright rules, then single ruled columns."""
    edge = sorted([*[line for line in sheet.lines if line in running], *sheet.apart], key=lambda line: (line.baseline, line.x0))
    body = tuple([line for line in sheet.lines if line not in running and line not in taken])
    single: list[PageTable] = []
    if sheet.single:
        single, words = find_tables(sheet.single, sheet.drawing, [word for line in body for word in line.words], sheet.number)
        body = tuple(gather_lines(words, sheet.number))
    ordered = sorted([*sheet.tables, *unruled, *single], key=lambda table: (table.rect.top, table.rect.x0))
    return Page(sheet.number, sheet.frame, body, tuple(edge), tuple(ordered), sheet.drawing.bullets)
