"""The tables of an improvement plan: what their columns hold, and their cells."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from ...model import Cell, Passage, Row, Table, join
from ..language.cell_contents import Content, Contents, read_contents
from ..language.column_headings import Role, plain
from ..told import ToldColumn
from .column_evidence import CLEAR, LEAST_CELLS
from .column_roles import Column, is_plan, looks_planned, tell_roles
from .plan_headers import Head, Header, read_header

FEWEST_WITHOUT_HEADINGS = 3
# A table without headings goes on with the columns of the one above, unless no more than this share of its references or dates are such.
STRANGE = 0.2
# What a table that is no plan's has no column of.
_OF_PLANS_ALONE = frozenset({Role.ACTION, Role.NOTE})
_TOLD_APART = ((Role.REF, Content.REFERENCE), (Role.DUE, Content.DATE))


@dataclass(frozen=True, slots=True)
class Columns:
    """A table's columns with their roles, and where its body begins.

    ``titles`` is the number of title rows above the headings; ``inherited`` tells that the roles are those of the table before.
    """

    columns: tuple[Column, ...]
    body: int
    titles: int = 0
    inherited: bool = False

    @classmethod
    def of_roles(cls, roles: Sequence[Role]) -> "Columns":
        """Return columns of these roles without headings, for rows that are put together from labelled lines."""
        return cls(tuple(Column(Head(), role, reason="its label says so") for role in roles), 0)

    @property
    def roles(self) -> tuple[Role | None, ...]:
        """The columns' roles, in order."""
        return tuple(column.role for column in self.columns)

    @property
    def heads(self) -> tuple[Head, ...]:
        """What stands over the columns, in order."""
        return tuple(column.head for column in self.columns)

    @property
    def unread(self) -> tuple[int, ...]:
        """The columns that nothing tells the meaning of; what they hold is kept as notes."""
        return tuple(n for n, column in enumerate(self.columns) if column.unread)

    @property
    def told(self) -> frozenset[str]:
        """The names a person gave columns by, of those that were found."""
        return frozenset(column.told for column in self.columns if column.told)

    def of(self, role: Role) -> list[int]:
        """Return the columns of a role, the one that counts first at the front."""
        found = [n for n, column in enumerate(self.columns) if column.role is role]
        return sorted(found, key=lambda n: self.columns[n].rank) if role is Role.DUE else found


@dataclass(frozen=True, slots=True)
class Untold:
    """A table that looks like a plan's rows, and what its columns were taken for; which one holds the actions could not be told."""

    columns: Columns


def read_columns(table: Table, inherited: Columns | None = None, told: Sequence[ToldColumn] = ()) -> Columns | None:
    """Tell the roles of a table's columns; one without headings takes those of the one before it.

    Rows above the headings that hold a title over the whole width are passed over; they count as the table's body.
    ``told`` is what a person said of columns: it outranks everything. None where the columns say nothing of a plan.
    """
    found = weigh_columns(table, inherited, told)
    return found if isinstance(found, Columns) else None


def weigh_columns(table: Table, inherited: Columns | None = None, told: Sequence[ToldColumn] = ()) -> Columns | Untold | None:
    """As :func:`read_columns`, but a table that looks like a plan's and whose actions cannot be told comes back as ``Untold``."""
    header = read_header(table)
    by_hand = _by_hand(header, told)
    body = table.rows[header.body :]
    if not header.is_there and not by_hand:
        if inherited is not None and len(inherited.columns) == table.columns and not _is_strange(body, inherited):
            return Columns(inherited.columns, header.titles, header.titles, inherited=True)
        if table.columns < FEWEST_WITHOUT_HEADINGS:
            return None
    contents = tuple(read_contents(_cells_below(body, column)) for column in range(table.columns))
    columns = tell_roles(header.heads, contents, by_hand)
    if not header.is_there and not by_hand:
        return _without_headings(columns, contents, header)
    read = Columns(tuple(columns), header.body, header.titles)
    if is_plan(columns):
        return read
    if looks_planned(columns, contents) and not any(role in (Role.WORKSTREAM, Role.WEAKNESS) for role in read.roles):
        return Untold(read)
    columns = [column if column.score >= CLEAR and column.role not in _OF_PLANS_ALONE else _without_role(column) for column in columns]
    return Columns(tuple(columns), header.body, header.titles) if any(column.role for column in columns) else None


def column_name(columns: Columns, number: int) -> str:
    """Return what a column is called when it is named by hand: its heading, or its number counted from 1 where it has none."""
    return columns.columns[number].head.own or str(number + 1)


def cell_of(row: Row, columns: Columns, role: Role) -> Cell | None:
    """Return the filled cell of a role in a row; of several columns of that role, the first that is filled."""
    return next(iter(cells_of(row, columns, role)), None)


def cells_of(row: Row, columns: Columns, role: Role) -> list[Cell]:
    """Return the filled cells of a role in a row, each once, the one that counts first at the front."""
    cells = [cell for column in columns.of(role) if (cell := row.at(column)) is not None and cell.blocks]
    return [cell for number, cell in enumerate(cells) if all(cell is not known for known in cells[:number])]


def whole(text: str, cell: Cell | None) -> Passage | None:
    """Return a cell's words as one passage."""
    return join(text, cell.passages) if cell is not None and cell.blocks else None


def headings_of(table: Table) -> list[str]:
    """Return the words over a table's columns, those of a column's group before its own; of one without headings, its first row's."""
    header = read_header(table)
    if not header.is_there:
        return [cell.text for cell in table.rows[min(header.titles, len(table.rows) - 1)].cells]
    return list(dict.fromkeys(head.words for head in header.heads if head.words))


def names_of(table: Table) -> list[str]:
    """Return the names a person may call a table's columns by: headings, and numbers where there are none."""
    return [head.own or str(number) for number, head in enumerate(read_header(table).heads, start=1)]


def _by_hand(header: Header, told: Sequence[ToldColumn]) -> dict[int, tuple[str, Role]]:
    """Return what a person said of a table's columns: by their headings, or by number of those that have none."""
    found: dict[int, tuple[str, Role]] = {}
    numbers = [int(column.name) for column in told if column.name.isdecimal()]
    for number, head in enumerate(header.heads):
        names = {_called(head.own), _called(head.words), _called(f"{head.group} {head.own}")} if head.own else {str(number + 1)}
        # A table of fewer columns than the numbers go up to is not the one that was meant.
        meant = next((c for c in told if _called(c.name) in names and (head.own or max(numbers) <= len(header.heads))), None)
        if meant is not None:
            found[number] = (meant.name, Role(meant.role))
    return found


@lru_cache(maxsize=1024)
def _called(words: str) -> str:
    """Return a heading as names are compared: in small letters, its punctuation dropped, unless nothing else is left."""
    return plain(words) or " ".join(words.casefold().split())


def _cells_below(body: Sequence[Row], column: int) -> list[tuple[str, str | None]]:
    """Return the words and the colour of a column's cell in each row; nothing where the row has none of its own."""
    cells = [row.at(column) for row in body]
    return [(cell.text, cell.fill) if cell is not None and cell.column_span == 1 else ("", None) for cell in cells]


def _without_headings(columns: list[Column], contents: Sequence[Contents], header: Header) -> Columns | Untold | None:
    """Return a table's columns told by their cells alone: where actions, dates and one thing more are clear it is a plan's."""
    clear = {column.role for column in columns if column.score >= CLEAR and column.role is not Role.NOTE}
    read = Columns(tuple(columns), header.titles, header.titles)
    if Role.ACTION in clear and Role.DUE in clear and clear & {Role.LEAD, Role.REF, Role.MEASURE, Role.RAG}:
        return read
    return Untold(read) if looks_planned(columns, contents) else None


def _without_role(column: Column) -> Column:
    return Column(column.head, None, 0.0, column.reason)


def _is_strange(body: Sequence[Row], inherited: Columns) -> bool:
    """Tell whether a table without headings is no part of the one before: where that has references or dates, it has none."""
    checked = [(column, content) for role, content in _TOLD_APART for column in inherited.of(role)[:1]]
    held = [(read_contents(_cells_below(body, column)), content) for column, content in checked]
    filled = [(contents, content) for contents, content in held if contents.filled >= LEAST_CELLS]
    return bool(filled) and all(contents.share(content) <= STRANGE and contents.mentions <= STRANGE for contents, content in filled)
