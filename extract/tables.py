"""Joins tables that a page cuts: one table of the parts, one row of a cut row, one passage of a cut sentence."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ..model import Block, Cell, Fragment, Layout, ListItem, Paragraph, Passage, Row, Table, fold, join
from .readers.wrapping import hangs, is_complete, starts_lower

# Points by which the borders of one table may differ between pages: a pixel's rounding each side, and a border's width.
SAME_PLACE = 4.0
FEWEST_BORDERS = 4  # of a part that lacks its outer ones: fewer agree with some other table's by chance
# A reference is short and holds a figure ("1.10", "A3.b"); this share of a column must look so for it to identify the rows.
LONGEST_REF = 12
MOSTLY = 0.6
# Where more than this share of the rows leave the identifying cell blank on purpose, a blank one is no sign of a cut.
OFTEN_BLANK = 0.2
MOST_PADDING = 12.0

_REF = re.compile(rf"(?=.*\d)\S.{{0,{LONGEST_REF - 1}}}")

# A line seldom ends on these by the writer's choice, yet a short note may: "behind where it should be".
_SMALL_VERB = re.compile(r"\b(?:be|is|are|will|not)$", re.IGNORECASE)


def join_tables(layout: Layout) -> Layout:
    """Return the layout with the parts of each table that runs over pages made one table.

    A table goes on when the next page begins with a table of the same columns and nothing stands between; on one page,
    when the second part repeats the column headings.
    A column heading row it repeats is left out (it stays in the text). The first row of the new page is the rest of the
    last one where its identifying cell is blank or its words carry on; the words of a cell then become one passage of two
    fragments where the sentence runs on, else a block of their own. Layouts without pages come back as they are.
    """
    blocks: list[Block] = []
    for block in layout.blocks:
        last = blocks[-1] if blocks else None
        joined = _continue(last, block, layout.text) if isinstance(last, Table) and isinstance(block, Table) else None
        if joined is None:
            blocks.append(block)
        else:
            blocks[-1] = joined
    return replace(layout, blocks=tuple(_tidy(_drop_repeated(b), layout.text) if isinstance(b, Table) else b for b in blocks))


def _continue(table: Table, part: Table, text: str) -> Table | None:
    """Return the table with the part on the next page added, or None where the part is a table of its own."""
    if not table.rows or not part.rows or (begins := part.rows[0].page) is None or (ended := _last_page(table)) is None:
        return None
    if begins not in (ended, ended + 1):
        return None
    fitted = _fit_columns(table, part)
    if fitted is None:
        return None
    table, part = fitted
    repeated = _repeated_rows(table, part)
    if part.header_rows > repeated or (begins == ended and not repeated):
        return None
    header = max(table.header_rows, repeated)
    rows, rest = list(table.rows), list(part.rows[repeated:])
    body = [*table.rows[header:], *rest]
    if rest and len(rows) > header and _is_cut(rows[-1], rest[0], body):
        _merge_last(rows, rest.pop(0), text)
    return Table((*rows, *rest), table.columns, header)


def _last_page(table: Table) -> int | None:
    row = table.rows[-1]
    pages = [f.page for cell in row.cells for passage in cell.passages for f in passage.fragments if f.page is not None]
    return max([*pages, *([row.page] if row.page is not None else [])], default=None)


def _repeated_rows(table: Table, part: Table) -> int:
    """Return how many of the part's first rows say the same as the table's: column headings printed again."""
    known = max(table.header_rows, 1)
    count = 0
    for first, again in zip(table.rows[:known], part.rows, strict=False):
        words = _words(first)
        if words != _words(again) or sum(map(bool, words)) < min(2, len(words)) or not any(words):
            break
        count += 1
    return count


def _drop_repeated(table: Table) -> Table:
    """Return the table without rows in its body that repeat its column headings, unless cells from above span into them."""
    if not table.header_rows:
        return table
    headings = _words(table.rows[table.header_rows - 1])
    body = table.rows[table.header_rows :]
    if sum(map(bool, headings)) < 2 or any(cell.row_span > 1 for row in table.rows for cell in row.cells):
        return table
    kept = tuple(row for row in body if _words(row) != headings)
    return table if len(kept) == len(body) else replace(table, rows=(*table.rows[: table.header_rows], *kept))


def _words(row: Row) -> list[str]:
    return [fold(cell.text).casefold() for cell in row.cells]


# --- columns -------------------------------------------------------------------------------------------------------


def _fit_columns(table: Table, part: Table) -> tuple[Table, Table] | None:
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


def _edges(table: Table) -> list[float]:
    """Return the x of each column's left border and of the last one's right border; empty where the source has no places."""
    found: dict[int, float] = {}
    for row in table.rows:
        for cell in row.cells:
            if cell.box is None:
                return []
            found.setdefault(cell.column, cell.box.x0)
            found.setdefault(cell.column + cell.column_span, cell.box.x1)
    edges = [found.get(column) for column in range(table.columns + 1)]
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


# --- rows ----------------------------------------------------------------------------------------------------------


def _is_cut(upper: Row, lower: Row, body: Sequence[Row]) -> bool:
    """Tell whether the first row of a page is the rest of the last row of the page before."""
    pairs = [(upper.at(cell.column), cell) for cell in lower.cells if cell.blocks]
    if not pairs or len(upper.cells) == 1 < len(lower.cells):
        return False
    run_on = any(above is not None and _runs_on(above, below) for above, below in pairs)
    key = _key_column(body)
    own = lower.at(0 if key is None else key)
    if own is not None and not own.blocks:
        blanks = [row for row in body if (cell := row.at(own.column)) is None or not cell.blocks]
        above = upper.at(own.column)
        return run_on or (above is not None and bool(above.blocks) and (len(blanks) - 1) <= OFTEN_BLANK * len(body))
    if key is not None:
        above = upper.at(key)
        return run_on and own is not None and above is not None and own.text == above.text
    # Without references to go by, a row that fills its first cell is the rest of another only where the sentence cannot have ended.
    goes_on = any(above is not None and _runs_on(above, below) and not _may_have_ended(above, below) for above, below in pairs)
    return goes_on or all(above is not None and _lists_on(above, below) for above, below in pairs)


def _key_column(body: Sequence[Row]) -> int | None:
    """Return the column that identifies the rows by a reference, the first where several look so."""
    columns = max((cell.column + cell.column_span for row in body for cell in row.cells), default=0)
    for column in range(columns):
        words = [cell.text for row in body if (cell := row.at(column)) is not None and cell.blocks and cell.column_span == 1]
        if words and sum(_REF.fullmatch(word) is not None for word in words) >= MOSTLY * len(words) and len(set(words)) > 0.5 * len(words):
            return column
    return None


def _runs_on(above: Cell, below: Cell) -> bool:
    """Tell whether a cell's words end in the middle of a sentence that the cell below takes up."""
    if not above.blocks or isinstance(below.blocks[0], ListItem):
        return False
    before, after = above.blocks[-1].passage.text, below.blocks[0].passage.text
    return not is_complete(before) and (starts_lower(after) or hangs(before))


def _may_have_ended(above: Cell, below: Cell) -> bool:
    """Tell whether a note such as "not where it should be" may end above, and another begin below with a capital."""
    return _SMALL_VERB.search(above.text) is not None and not starts_lower(below.text)


def _lists_on(above: Cell, below: Cell) -> bool:
    """Tell whether both cells hold entries of a list at the break."""
    return bool(above.blocks) and isinstance(above.blocks[-1], ListItem) and isinstance(below.blocks[0], ListItem)


def _merge_last(rows: list[Row], lower: Row, text: str) -> None:
    """Add the rest of a cut row to the last row; a cell that spans down into it gets what belongs to it."""
    for cell in lower.cells:
        for number in range(len(rows) - 1, -1, -1):
            above = rows[number].at(cell.column)
            if above is not None:
                cells = tuple(_merge(kept, cell, text) if kept is above else kept for kept in rows[number].cells)
                rows[number] = replace(rows[number], cells=cells)
                break


def _merge(above: Cell, below: Cell, text: str) -> Cell:
    fill = above.fill or below.fill
    if not below.blocks or not above.blocks:
        return replace(above, blocks=above.blocks or below.blocks, fill=fill)
    last, first = above.blocks[-1], below.blocks[0]
    if not _is_one_passage(above, last, first):
        return replace(above, blocks=(*above.blocks, *below.blocks), fill=fill)
    whole = replace(last, passage=join(text, (last.passage, first.passage)))
    return replace(above, blocks=(*above.blocks[:-1], whole, *below.blocks[1:]), fill=fill)


def _is_one_passage(cell: Cell, last: Paragraph | ListItem, first: Paragraph | ListItem) -> bool:
    """Tell whether the first words after a page's end belong to the last sentence before it."""
    before, after = last.passage.text, first.passage.text
    if isinstance(first, ListItem) or is_complete(before):
        return False
    return starts_lower(after) or hangs(before) or _filled_line(cell, last.passage, after.split()[0])


def _filled_line(cell: Cell, passage: Passage, word: str) -> bool:
    """Tell whether the last line of a passage had no room left for ``word``, so that the break says nothing.

    A reader that knows its lines gives the last one a fragment of its own where a page's table ends.
    """
    line = passage.fragments[-1].box
    if line is None or cell.box is None:
        return False
    lefts = [f.box.x0 for block in cell.blocks for f in block.passage.fragments if f.box is not None]
    padding = min(max(min(lefts) - cell.box.x0, 0.0), MOST_PADDING)
    letters = passage.fragments[-1].end - passage.fragments[-1].start
    return line.x1 + (len(word) + 1) * (line.x1 - line.x0) / letters > cell.box.x1 - padding


def _tidy(table: Table, text: str) -> Table:
    """Return the table with the fragments of each passage that touch on one page made one."""
    if not any(_touching(passage, text) for row in table.rows for cell in row.cells for passage in cell.passages):
        return table
    rows = tuple(replace(row, cells=tuple(_tidy_cell(cell, text) for cell in row.cells)) for row in table.rows)
    return replace(table, rows=rows)


def _tidy_cell(cell: Cell, text: str) -> Cell:
    blocks = tuple(
        replace(block, passage=join(text, (block.passage,))) if _touching(block.passage, text) else block for block in cell.blocks
    )
    return replace(cell, blocks=blocks)


def _touching(passage: Passage, text: str) -> bool:
    def touch(a: Fragment, b: Fragment) -> bool:
        return a.page == b.page and a.end <= b.start and not text[a.end : b.start].strip()

    return any(touch(a, b) for a, b in pairwise(passage.fragments))
