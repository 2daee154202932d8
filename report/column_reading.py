"""What the columns of a paper's tables were taken for, with scores and reasons, for people and programs."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..extract.language.column_headings import Role
from ..extract.parsers.columns_by_hand import NOTHING, ByHand, check_found, what_to_type
from ..extract.parsers.plan_columns import ColumnReader
from ..extract.parsers.plan_tables import Columns, Untold
from ..model import Layout, Table

Node = dict[str, object]

# So wide are the columns of headings and roles; a longer heading begins its line all the same.
HEADING_WIDTH, ROLE_WIDTH = 28, 10


@dataclass(frozen=True, slots=True)
class TableReading:
    """A table that is a plan's, or looks like one: its page, the number of its rows below the headings, and its columns.

    ``read`` tells that its actions were read; a table of which no column could be told to hold them is not.
    """

    page: int | None
    rows: int
    columns: Columns
    read: bool


def read_tables(layout: Layout, by_hand: ByHand = NOTHING) -> list[TableReading]:
    """Return the tables of a paper that are a plan's or look like it. Raises UnknownColumn where a column set by hand is in none."""
    reader = ColumnReader(by_hand)
    found: list[TableReading] = []
    for block in layout.blocks:
        read = reader.weigh(block) if isinstance(block, Table) else None
        if read is None or not isinstance(block, Table):
            continue
        columns = read.columns if isinstance(read, Untold) else read
        if isinstance(read, Untold) or columns.of(Role.ACTION):
            found.append(TableReading(block.rows[0].page, len(block.rows) - columns.body, columns, not isinstance(read, Untold)))
    check_found(layout, by_hand, reader.found)
    return found


def columns_text(source: str, tables: Sequence[TableReading]) -> str:
    """Return the tables of a paper for people: a line a column with its role, how surely, and why; last, how to set another role."""
    lines = [source]
    if not tables:
        lines.append("  No table of actions was found in it.")
    for table in tables:
        where = f"Page {table.page}, table" if table.page is not None else "Table"
        count = "1 row" if table.rows == 1 else f"{table.rows} rows"
        of_before = ", goes on with the columns above" if table.columns.inherited else ""
        unread = "" if table.read else ": not read, since no column could be told to hold the actions"
        lines.append(f"  {where} of {count}{of_before}{unread}")
        if not table.columns.inherited:
            lines += [f"    {line}" for line in _lines(table.columns)]
    if tables:
        example = next((column.head.own for column in tables[0].columns.columns if column.head.own), "1")
        lines.append(f"  Something wrong? Say what a column holds: {what_to_type(source, example, 'ROLE')}.")
        lines.append(f"  Roles: {', '.join(Role)}")
    return "\n".join(lines) + "\n"


def columns_node(source: str, tables: Iterable[TableReading]) -> Node:
    """Return the same for programs."""
    return {
        "source": source,
        "tables": [
            {
                "page": table.page,
                "rows": table.rows,
                "read": table.read,
                "inherited": table.columns.inherited,
                "columns": [
                    {
                        "number": number,
                        "heading": column.head.own,
                        "group": column.head.group,
                        "role": str(column.role) if column.role is not None else None,
                        "score": column.score,
                        "reason": column.reason,
                        "told": bool(column.told),
                    }
                    for number, column in enumerate(table.columns.columns, start=1)
                ],
            }
            for table in tables
        ],
    }


def _lines(columns: Columns) -> Iterable[str]:
    for number, column in enumerate(columns.columns, start=1):
        heading = column.head.words or f"(column {number}, no heading)"
        role = str(column.role) if column.role is not None else "nothing"
        yield f"{heading:<{HEADING_WIDTH}}  {role:<{ROLE_WIDTH}}  {column.score:.2f}  {column.reason}"
