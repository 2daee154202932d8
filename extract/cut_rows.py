"""Rows that a page cuts: whether the first row of a page is the rest of the last one before it, and making them one."""

import re
from collections.abc import Sequence
from dataclasses import replace

from ..model import Cell, ListItem, Paragraph, Passage, Row, join, slice_of
from .language.column_headings import read_heading
from .language.continued import without_continued
from .readers.wrapping import hangs, is_complete, starts_lower

# A reference is short and holds a figure ("1.10", "A3.b"); this share of a column must look so for it to identify the rows.
LONGEST_REF = 12
MOSTLY = 0.6
# Where more than this share of the rows leave the identifying cell blank on purpose, a blank one is no sign of a cut.
OFTEN_BLANK = 0.2
MOST_PADDING = 12.0  # points between a cell's border and its words

_REF = re.compile(rf"(?=.*\d)\S.{{0,{LONGEST_REF - 1}}}")

# A line seldom ends on these by the writer's choice, yet a short note may: "behind where it should be".
_SMALL_VERB = re.compile(r"\b(?:be|is|are|will|not)$", re.IGNORECASE)


def is_reference(cell: Cell) -> bool:
    """Tell whether a cell holds what may be a reference and nothing else."""
    return _REF.fullmatch(cell.text) is not None


def is_cut(upper: Row, lower: Row, body: Sequence[Row]) -> bool:
    """Tell whether the first row of a page is the rest of the last row of the page before."""
    pairs = [(upper.at(cell.column), cell) for cell in lower.cells if cell.blocks]
    if not pairs or len(upper.cells) == 1 < len(lower.cells):
        return False
    run_on = any(above is not None and _runs_on(above, below) for above, below in pairs)
    key = key_column(body)
    own = lower.at(0 if key is None else key)
    if own is not None and not own.blocks:
        blanks = [row for row in body if (cell := row.at(own.column)) is None or not cell.blocks]
        above = upper.at(own.column)
        return run_on or (above is not None and bool(above.blocks) and (len(blanks) - 1) <= OFTEN_BLANK * len(body))
    if key is not None:
        above = upper.at(key)
        return run_on and own is not None and above is not None and own.text == above.text
    if _is_labelled(upper) and _is_labelled(lower):
        return False
    # Without references to go by, a row that fills its first cell is the rest of another only where the sentence cannot have ended.
    goes_on = any(above is not None and _runs_on(above, below) and not _may_have_ended(above, below) for above, below in pairs)
    return goes_on or all(above is not None and _lists_on(above, below) for above, below in pairs)


def _is_labelled(row: Row) -> bool:
    """Tell whether a row begins with the label of its value ("By when | May 2031"): the next label's row is none of its rest."""
    return len(row.cells) > 1 and read_heading(row.cells[0].text).score >= 1


def without_repeats(row: Row, rows: Sequence[Row], text: str) -> Row:
    """Return the first row of a page without what only repeats a cell of the page before because the page cut it.

    A note that something is continued goes everywhere. A cell's words go where they had such a note, and where the cell
    above spans rows down to the page's end. A heading over the row's whole width that is continued goes. What goes stays in the text.
    """
    cells: list[Cell] = []
    for cell in row.cells:
        bare, above = _without_note(cell, text), _covering(rows, cell.column)
        noted = bare is not cell
        repeats = above is not None and above.text == bare.text and (noted or above.row_span > 1)
        cells.append(replace(bare, blocks=()) if repeats or (noted and len(row.cells) == 1) else bare)
    return replace(row, cells=tuple(cells))


def _without_note(cell: Cell, text: str) -> Cell:
    """Return a cell without the note at its end that it is continued."""
    if not cell.blocks:
        return cell
    last = cell.blocks[-1]
    words = without_continued(last.passage.text)
    if words == last.passage.text:
        return cell
    if not words.strip():
        return replace(cell, blocks=cell.blocks[:-1])
    return replace(cell, blocks=(*cell.blocks[:-1], replace(last, passage=slice_of(text, last.passage, 0, len(words)))))


def _covering(rows: Sequence[Row], column: int) -> Cell | None:
    """Return the cell that stands in a column at the end of some rows: the last row's, or one from above that spans into it."""
    return next((cell for row in reversed(rows) if (cell := row.at(column)) is not None), None)


def merged_columns(body: Sequence[Row]) -> set[int]:
    """Return the columns in which some cell spans several rows."""
    return {cell.column for row in body for cell in row.cells if cell.row_span > 1}


def give_back(rows: list[Row], lower: Row, merged: set[int], text: str) -> Row:
    """Return the first row of a page, which is none that the page cut, without the words that go on a cell merged over several rows.

    Those words are added to that cell, in ``rows``.
    """
    cells: list[Cell] = []
    for cell in lower.cells:
        above = _covering(rows, cell.column)
        if cell.column in merged and cell.blocks and above is not None and _runs_on(above, cell):
            _add_to(rows, cell, text)
            cell = replace(cell, blocks=())
        cells.append(cell)
    return replace(lower, cells=tuple(cells))


def key_column(body: Sequence[Row]) -> int | None:
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


def merge_last(rows: list[Row], lower: Row, text: str) -> None:
    """Add the rest of a cut row to the last row; a cell that spans down into it gets what belongs to it."""
    for cell in lower.cells:
        _add_to(rows, cell, text)


def _add_to(rows: list[Row], cell: Cell, text: str) -> None:
    """Add a cell's words to the cell above it, which may span down from further up."""
    for number in range(len(rows) - 1, -1, -1):
        above = rows[number].at(cell.column)
        if above is not None:
            cells = tuple(_merge(kept, cell, text) if kept is above else kept for kept in rows[number].cells)
            rows[number] = replace(rows[number], cells=cells)
            break


def _merge(above: Cell, below: Cell, text: str) -> Cell:
    fill = above.fill or below.fill
    if not below.blocks or not above.blocks or below.text == above.text:
        return replace(above, blocks=above.blocks or below.blocks, fill=fill)
    last, first = above.blocks[-1], below.blocks[0]
    if not _is_one_passage(above, last, first):
        return replace(above, blocks=(*above.blocks, *below.blocks), fill=fill)
    whole = replace(last, passage=join(text, (last.passage, first.passage)))
    return replace(above, blocks=(*above.blocks[:-1], whole, *below.blocks[1:]), fill=fill)


def _is_one_passage(cell: Cell, last: Paragraph | ListItem, first: Paragraph | ListItem) -> bool:
    """Tell whether the first words after a page's end belong to the last sentence before it."""
    before, after = last.passage.text, first.passage.text
    if isinstance(first, ListItem):
        return False
    full = _filled_line(cell, last.passage, after.split()[0])
    if is_complete(before):
        return full and before.endswith((";", ":")) and starts_lower(after)
    return full or starts_lower(after) or hangs(before)


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
