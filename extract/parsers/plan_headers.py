"""The heading rows of a plan's table: titles above them, one line or two of headings, and headings printed again further down."""

from collections.abc import Sequence
from dataclasses import dataclass

from ...model import Cell, Passage, Row, Table
from ..language.cell_contents import Content, kinds_of
from ..language.column_headings import heading_roles, names_period, plain, read_heading

# A first row counts as column headings when this share of its filled cells reads as such.
HEADING_SHARE = 0.6
# A heading row marked by nothing has cells no longer than this, in characters, and this sure as headings.
LONGEST_HEADING = 60
SURE_HEADING = 0.88
# A table's title and what stands with it (a lead, an outcome) take no more rows than this above the headings.
MOST_TITLES = 5
# A sub-heading ("Start", "LA", "Q1 2024/25") is shorter than a heading that stands for itself.
LONGEST_SUBHEADING = 40


@dataclass(frozen=True, slots=True)
class Head:
    """What stands over a column: its own heading, and the heading of the group of columns it belongs to, "" for none."""

    own: str = ""
    group: str = ""
    passages: tuple[Passage, ...] = ()

    @property
    def words(self) -> str:
        """Both as a person would say them: "Timescale: Start"."""
        return f"{self.group}: {self.own}" if self.group and self.own else self.own or self.group


@dataclass(frozen=True, slots=True)
class Header:
    """A table's heads by column, ``titles`` rows above them and the first row of the ``body``; without headings both are the same."""

    heads: tuple[Head, ...]
    titles: int
    body: int

    @property
    def is_there(self) -> bool:
        """Whether the table has a heading row at all."""
        return self.body > self.titles


def read_header(table: Table) -> Header:
    """Return the heading rows of a table: those its reader marked, else a first row that reads as headings, and a second line of them."""
    titles = next((n for n, row in enumerate(table.rows[:MOST_TITLES]) if not is_title(row, table.columns)), 0)
    body = max(table.header_rows, titles)
    if body > titles and _is_content(table.rows[titles:body]):
        body = titles
    elif body == titles and titles < len(table.rows) and reads_as_headings(table.rows[titles]):
        body = titles + 1
    if body == titles + 1 < len(table.rows) and _goes_on(table.rows[titles], table.rows[body], table.columns):
        body += 1
    rows = table.rows[titles:body]
    return Header(tuple(_head(rows, column) for column in range(table.columns)), titles, body)


def is_title(row: Row, columns: int) -> bool:
    """Tell whether one cell alone holds a row's words, and runs over most of the columns."""
    filled = [cell for cell in row.cells if cell.blocks]
    return len(filled) == 1 and filled[0].column_span > 1 and filled[0].column_span * 2 > columns


def reads_as_headings(row: Row) -> bool:
    """Tell whether a row's cells are column headings, most of them known ones."""
    filled = [cell for cell in row.cells if cell.blocks]
    known = [cell for cell in filled if len(cell.text) < LONGEST_HEADING and _names_column(cell.text)]
    return len(filled) >= 2 and len(known) >= max(2, HEADING_SHARE * len(filled))


def repeats(row: Row, heads: Sequence[Head]) -> bool:
    """Tell whether a row only says a table's headings again, its groups' headings included; at least two of them."""
    filled = [(cell, plain(cell.text)) for cell in row.cells if cell.blocks]
    same = [
        words and any(words in (plain(head.own), plain(head.group)) for head in heads[cell.column : cell.column + cell.column_span])
        for cell, words in filled
    ]
    return len(filled) >= 2 and all(same)


def _names_column(words: str) -> bool:
    roles = heading_roles(words)
    return read_heading(words).score >= SURE_HEADING or (bool(roles) and roles[0][1] >= SURE_HEADING)


def _is_content(rows: Sequence[Row]) -> bool:
    """Tell whether rows taken for headings are a table's first rows: none of their cells names a column, and one holds a date or a name."""
    words = [cell.text for row in rows for cell in row.cells if cell.blocks]
    if len(rows) != 1 or any(heading_roles(text) or names_period(text) for text in words):
        return False
    return any({Content.DATE, Content.PERSON, Content.WORK} & kinds_of(text) for text in words)


def _goes_on(upper: Row, lower: Row, columns: int) -> bool:
    """Tell whether a row holds sub-headings: short words under headings that run over several columns, and nothing under the others."""
    filled = [cell for cell in lower.cells if cell.blocks]
    if len(filled) < 2 or any(len(cell.text) > LONGEST_SUBHEADING or cell.column_span > 1 for cell in filled):
        return False
    groups = _group_columns(upper, columns)
    under = [cell for cell in filled if cell.column in groups]
    if len(under) < 2:
        return False
    # Over a column that is no group's, only the same heading may stand again, as where two rows are both filled in.
    return all(_says_again(upper, cell) for cell in filled if cell.column not in groups) and not _all_data(under)


def _group_columns(row: Row, columns: int) -> set[int]:
    """Return the columns under headings that run over several: merged cells, or a heading with blank cells to its right."""
    found: set[int] = set()
    for cell in row.cells:
        if cell.blocks and cell.column_span > 1:
            found.update(range(cell.column, cell.column + cell.column_span))
    for column in range(1, columns):
        blank, before = row.at(column), row.at(column - 1)
        if blank is not None and not blank.blocks and before is not None and (before.blocks or column - 1 in found):
            found.update((column - 1, column))
    return found


def _says_again(upper: Row, cell: Cell) -> bool:
    above = upper.at(cell.column)
    return above is not None and plain(above.text) == plain(cell.text)


def _all_data(cells: Sequence[Cell]) -> bool:
    """Tell whether words under a group are a first row's content: none names a column, and dates or figures are among them."""
    kinds = [kinds_of(cell.text) for cell in cells]
    named = any(heading_roles(cell.text) or names_period(cell.text) for cell in cells)
    return not named and any({Content.DATE, Content.RATING, Content.VALUE, Content.WORK, Content.CRITERION} & kind for kind in kinds)


def _head(rows: Sequence[Row], column: int) -> Head:
    """Return a column's head: the lowest words over it are its own, those above them its group's."""
    cells: list[Cell] = []
    for number, row in enumerate(rows):
        cell = row.at(column)
        below = rows[1].at(column) if number == 0 and len(rows) > 1 else None
        if cell is not None and not cell.blocks and below is not None and below.blocks:
            # A group's heading stands in the first of its columns where its cells are not merged.
            before = (row.at(n) for n in range(column - 1, -1, -1))
            cell = next((left for left in before if left is not None and left.blocks), None)
        if cell is not None and cell.blocks and all(plain(cell.text) != plain(known.text) for known in cells):
            cells.append(cell)
    if not cells:
        return Head()
    return Head(cells[-1].text, " ".join(cell.text for cell in cells[:-1]), cells[-1].passages)
