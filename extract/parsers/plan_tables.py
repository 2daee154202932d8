"""The tables of an improvement plan: what their columns hold, and their cells."""

from collections.abc import Sequence
from dataclasses import dataclass

from ...model import Cell, Passage, Row, Table, join
from ..language.column_headings import Role, read_heading

# A first row counts as column headings when this share of its filled cells reads as such.
HEADING_SHARE = 0.6
# A table's title and what stands with it (a lead, an outcome) take no more rows than this above the headings.
MOST_TITLES = 5


@dataclass(frozen=True, slots=True)
class Columns:
    """The roles of a table's columns and where its body begins.

    ``unread`` are headings that say no role, ``titles`` the number of title rows above the headings.
    """

    roles: tuple[Role | None, ...]
    body: int
    unread: tuple[str, ...] = ()
    titles: int = 0

    def of(self, role: Role) -> list[int]:
        """Return the columns of a role, in order."""
        return [column for column, known in enumerate(self.roles) if known is role]


def read_columns(table: Table, inherited: Columns | None = None) -> Columns | None:
    """Tell the roles of a table's columns from its headings; a table without takes those of the one before it.

    Rows above the headings that hold a title over the whole width are passed over; they count as the table's body.
    """
    titles = next((n for n, row in enumerate(table.rows[:MOST_TITLES]) if not is_title(row, table.columns)), 0)
    header = max(table.header_rows, titles)
    if header == titles and titles < len(table.rows) and _reads_as_headings(table.rows[titles]):
        header = titles + 1
    if header > titles:
        rows = table.rows[titles:header]
        words = [" ".join(cell.text for row in rows if (cell := row.at(column)) is not None) for column in range(table.columns)]
        roles = tuple(read_heading(w).role for w in words)
        unread = dict.fromkeys(w for w, role in zip(words, roles, strict=True) if role is None and w.strip())
        return Columns(roles, header, tuple(unread), titles) if any(roles) else None
    if inherited is not None and len(inherited.roles) == table.columns:
        return Columns(inherited.roles, 0)
    return None


def is_title(row: Row, columns: int) -> bool:
    """Tell whether one cell alone holds a row's words, and runs over most of the columns."""
    filled = [cell for cell in row.cells if cell.blocks]
    return len(filled) == 1 and filled[0].column_span > 1 and filled[0].column_span * 2 > columns


def cell_of(row: Row, columns: Columns, role: Role) -> Cell | None:
    """Return the filled cell of a role in a row; of several columns of that role, the first that is filled."""
    return next(iter(cells_of(row, columns, role)), None)


def cells_of(row: Row, columns: Columns, role: Role) -> list[Cell]:
    """Return the filled cells of a role in a row, in column order."""
    return [cell for column in columns.of(role) if (cell := row.at(column)) is not None and cell.blocks]


def whole(text: str, cell: Cell | None) -> Passage | None:
    """Return a cell's words as one passage."""
    return join(text, cell.passages) if cell is not None and cell.blocks else None


def headings_of(table: Table) -> Sequence[str]:
    """Return the words of a table's first row, for saying which table is meant."""
    return [cell.text for cell in table.rows[0].cells]


def _reads_as_headings(row: Row) -> bool:
    filled = [cell for cell in row.cells if cell.blocks]
    known = [cell for cell in filled if len(cell.text) < 60 and read_heading(cell.text).score >= 0.88]
    return len(filled) >= 2 and len(known) >= max(2, HEADING_SHARE * len(filled))
