"""Linear tables whose reference does not stand first: "Outcome  Ref  Action …", where an outcome is written above its first row.

Such a table is read from reference to reference all the same. What stands in front of a reference (the cells of the
columns left of it, blank where they go on from the row above) comes behind the last cell of the row before, so that
the columns are dealt turned round, and each row hands what is behind its last column to the row below.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from ...model import Cell, Row, Table
from ..language.column_headings import Role
from .column_flow import deal
from .grouping import cell_blocks, group_cell
from .linear_tables import Header, RawRow, is_reference
from .row_cells import build_table, header_rows
from .text_lines import Line

# The cells in front of the first reference take no more lines than this.
MOST_LINES = 16
_OUTER = re.compile(r"(?:work\s?stream|priority|theme|strand|area)\b", re.IGNORECASE)
_LEADING = frozenset({Role.OUTCOME, Role.WORKSTREAM, Role.WEAKNESS})


def turn(header: Header, lines: Sequence[Line]) -> tuple[Header, int] | None:
    """Return the header as if the reference stood first, beginning at the first one, and how many columns stand in front of it.

    None where it stands first, or nowhere, or where other columns than those of outcomes and the like are in front.
    """
    roles = header.roles
    if Role.REF not in roles or Role.ACTION not in roles or len(roles) != len(header.columns):
        return None
    front = roles.index(Role.REF)
    if not front or not set(roles[:front]) <= _LEADING:
        return None
    first = next((n for n in range(header.behind, min(header.behind + MOST_LINES, len(lines))) if is_reference(lines[n].first_word)), None)
    if first is None:
        return None
    columns = (*header.columns[front:], *header.columns[:front])
    return Header(columns, (), first), front


def build_turned(
    text: str, header: Header, turned: tuple[Header, int], lines: Sequence[Line], rows: Sequence[RawRow], tells_gaps: bool
) -> tuple[Table, int]:
    """Return the table of rows split by a turned header, its columns in their own order, and how many of the last lines are not its.

    ``header`` is the one that stands in the text, ``lines`` are all of the text.
    """
    begin, front = turned
    table, unused = build_table(text, begin, rows, tells_gaps)
    handed = _front_cells(text, header, front, lines[header.behind : begin.behind])
    built: list[Row] = []
    for row in table.rows:
        handed = _innermost(handed)
        own = (replace(cell, column=cell.column + front) for cell in row.cells if cell.column < table.columns - front)
        built.append(replace(row, cells=(*handed, *own)))
        handed = [replace(cell, column=cell.column - table.columns + front) for cell in row.cells if cell.column >= table.columns - front]
    left = min((cell.blocks[0].passage.start for cell in handed if cell.blocks), default=None)
    if left is not None:
        # No row follows the last one: what was dealt to its columns in front is no longer the table's.
        unused += sum(line.start >= left for line in rows[-1].lines[: len(rows[-1].lines) - unused])
    heading = header_rows(text, header)
    return Table((*heading, *built), table.columns, len(heading)), unused


def _innermost(cells: list[Cell]) -> list[Cell]:
    """Return the cells in front with the only filled one in the last column: the outer ones change less often, and say what they are."""
    filled = [cell for cell in cells if cell.blocks]
    if len(filled) != 1 or filled[0].column == len(cells) - 1 or _OUTER.match(filled[0].text):
        return cells
    return [Cell(filled[0].blocks if number == len(cells) - 1 else (), number) for number in range(len(cells))]


def _front_cells(text: str, header: Header, front: int, lines: Sequence[Line]) -> list[Cell]:
    """Return the cells in front of the first reference, the lines dealt to as many columns as stand there."""
    dealt = deal(lines, header.roles[:front], tells_gaps=False).columns
    return [Cell(cell_blocks(text, group_cell(text, column, _width(column))), number) for number, column in enumerate(dealt)]


def _width(lines: Sequence[Line]) -> float:
    return float(max((len(line.text) for line in lines), default=0))
