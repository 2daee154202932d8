"""Tells how a plan heads its groups of work: what stands between its tables and lists of actions."""

from collections.abc import Iterator, Sequence

from ...model import Layout, ListItem, Prose, Table
from ..language.column_headings import Role
from ..told import ToldColumn
from .plan_headers import is_title
from .plan_records import read_listed, read_record, read_upright
from .plan_tables import Columns, read_columns
from .section_headings import SectionHeadings
from .wordings import workstream_heading


def plan_headings(layout: Layout, told: Sequence[ToldColumn] = ()) -> SectionHeadings:
    """Return the headings of a plan's groups of work; its actions are what they hold. ``told`` are columns mapped by hand.

    What stands between the actions is looked at only where no heading numbers a workstream: telling a table's columns takes time.
    """
    numbered = _numbers_workstreams(layout) or _is_named_in_tables(layout, told)
    return SectionHeadings(layout.text, () if numbered else _course(layout, told), numbered=numbered)


def _numbers_workstreams(layout: Layout) -> bool:
    """Tell whether a heading, in the text or over a table's whole width, numbers a workstream."""
    for block in layout.blocks:
        if isinstance(block, Table):
            titles = (row for row in block.rows if is_title(row, block.columns))
            if any(workstream_heading(cell.text) for row in titles for cell in row.cells if cell.blocks):
                return True
        elif not isinstance(block, ListItem) and workstream_heading(block.passage.text) is not None:
            return True
    return False


def _is_named_in_tables(layout: Layout, told: Sequence[ToldColumn]) -> bool:
    """Tell whether tables say which workstream each action belongs to, or have one for each workstream."""
    for block in layout.blocks:
        if not isinstance(block, Table):
            continue
        columns, label = read_columns(block, told=told), block.rows[0].at(0)
        if columns is not None and columns.of(Role.WORKSTREAM) and columns.of(Role.ACTION):
            return True
        if block.columns == 2 and label is not None and workstream_heading(label.text) is not None:
            return True
    return False


def _course(layout: Layout, told: Sequence[ToldColumn]) -> Iterator[tuple[int, Prose | None]]:
    """Yield the prose of a paper with each block's index, title rows of tables included; None stands for actions."""
    inherited: Columns | None = None
    index = 0
    while index < len(layout.blocks):
        block = layout.blocks[index]
        listed = read_record(layout.text, layout.blocks, index) or read_listed(layout.blocks, index)
        if listed is not None:
            if not isinstance(block, Table):
                yield index, None
            index = listed[2]
            continue
        if isinstance(block, Table):
            columns = read_columns(block, inherited, told)
            holds = (columns is not None and bool(columns.of(Role.ACTION))) or read_upright(block) is not None
            inherited = columns if columns is not None and columns.of(Role.ACTION) else inherited
            yield from _rows(index, block, holds)
        else:
            yield index, block
        index += 1


def _rows(index: int, table: Table, holds: bool) -> Iterator[tuple[int, Prose | None]]:
    for row in table.rows:
        filled = [cell for cell in row.cells if cell.blocks]
        if len(filled) == 1 and is_title(row, table.columns):
            yield index, filled[0].blocks[0]
        elif holds:
            yield index, None
