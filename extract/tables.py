"""Joins tables that a page cuts: one table of the parts, one row of a cut row, one passage of a cut sentence."""

from dataclasses import replace
from itertools import pairwise

from ..model import Block, Cell, Fragment, Layout, Passage, Row, Table, fold, join
from .card_tables import stand_upright
from .cut_rows import give_back, is_cut, is_reference, key_column, merge_last, merged_columns, without_repeats
from .language.continued import without_continued
from .lost_rows import find_lost_rows
from .table_columns import fit_columns, recent_rows


def join_tables(layout: Layout) -> Layout:
    """Return the layout with the parts of each table that runs over pages made one table.

    A table goes on when the next page begins with a table of the same columns, or of as many under the same headings, and
    nothing stands between; on one page, when the second part repeats the column headings.
    A column heading row it repeats is left out (it stays in the text). The first row of the new page is the rest of the
    last one where its identifying cell is blank or its words carry on; the words of a cell then become one passage of two
    fragments where the sentence runs on, else a block of their own. Layouts without pages come back as they are.
    References of a PDF's tables that head no row, and gaps in their run, become faults.
    """
    blocks: list[Block] = []
    for block in layout.blocks:
        last = blocks[-1] if blocks else None
        joined = _continue(last, block, layout.text) if isinstance(last, Table) and isinstance(block, Table) else None
        if joined is None:
            blocks.append(block)
        else:
            blocks[-1] = joined
    tidied = tuple(_tidy(_drop_repeated(block), layout.text) if isinstance(block, Table) else block for block in blocks)
    whole = stand_upright(replace(layout, blocks=tidied))
    return replace(whole, faults=(*whole.faults, *find_lost_rows(whole))) if layout.format == "pdf" else whole


def _continue(table: Table, part: Table, text: str) -> Table | None:
    """Return the table with the part on the next page added, or None where the part is a table of its own."""
    if not table.rows or not part.rows or (begins := part.rows[0].page) is None or (ended := _last_page(table)) is None:
        return None
    if begins not in (ended, ended + 1):
        return None
    fitted = fit_columns(table, part)
    if fitted is None:
        # on a page of another size the columns have other widths: the same headings tell that they are the same
        alike = begins > ended and table.columns == part.columns and 0 < table.header_rows == _repeated_rows(table, part)
        fitted = (table, part) if alike else None
    if fitted is None:
        return None
    table, part = fitted
    repeated = _repeated_rows(table, part)
    if part.header_rows > repeated == 0 and _is_body(part.rows[0], table):
        part = replace(part, header_rows=0)
    if part.header_rows > repeated or (begins == ended and not repeated):
        return None
    header = max(table.header_rows, repeated)
    rows, rest = list(table.rows), list(part.rows[repeated:])
    body = [*recent_rows(table, header), *rest]
    while rest and len(rows) > header:
        first = without_repeats(rest[0], rows, text)
        if _is_blank(first) and not _is_blank(rest[0]):
            rest.pop(0)
            continue
        if is_cut(rows[-1], first, body):
            merge_last(rows, first, text)
            rest.pop(0)
        else:
            rest[0] = give_back(rows, first, merged_columns(body), text)
        break
    return Table((*rows, *rest), table.columns, header)


def _is_blank(row: Row) -> bool:
    return not any(cell.blocks for cell in row.cells)


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


def _is_body(row: Row, table: Table) -> bool:
    """Tell whether a row that looks set apart is one of the table's own: where its rows have references, so does it, or none at all."""
    key = key_column(recent_rows(table, table.header_rows))
    own = row.at(key) if key is not None else None
    return own is not None and (not own.blocks or is_reference(own))


def _drop_repeated(table: Table) -> Table:
    """Return the table without rows in its body that repeat its column headings, unless cells from above span into them."""
    if not table.header_rows:
        return table
    headings = _words(table.rows[table.header_rows - 1])
    first = headings[0]
    body = table.rows[table.header_rows :]
    if sum(map(bool, headings)) < 2 or any(cell.row_span > 1 for row in table.rows for cell in row.cells):
        return table
    kept = tuple(row for row in body if _word(row.cells[0]) != first or _words(row) != headings)
    return table if len(kept) == len(body) else replace(table, rows=(*table.rows[: table.header_rows], *kept))


def _words(row: Row) -> list[str]:
    return [_word(cell) for cell in row.cells]


def _word(cell: Cell) -> str:
    return without_continued(fold(cell.text)).casefold()


def _tidy(table: Table, text: str) -> Table:
    """Return the table with the fragments of each passage that touch on one page made one."""
    if not any(_touching(passage, text) for row in table.rows for cell in row.cells for passage in cell.passages):
        return table
    rows = tuple(replace(row, cells=tuple(_tidy_cell(cell, text) for cell in row.cells)) for row in table.rows)
    return replace(table, rows=rows)


def _tidy_cell(cell: Cell, text: str) -> Cell:
    if not any(_touching(block.passage, text) for block in cell.blocks):
        return cell
    blocks = tuple(
        replace(block, passage=join(text, (block.passage,))) if _touching(block.passage, text) else block for block in cell.blocks
    )
    return replace(cell, blocks=blocks)


def _touching(passage: Passage, text: str) -> bool:
    if len(passage.fragments) < 2:
        return False

    def touch(a: Fragment, b: Fragment) -> bool:
        return a.page == b.page and a.end <= b.start and not text[a.end : b.start].strip()

    return any(touch(a, b) for a, b in pairwise(passage.fragments))
