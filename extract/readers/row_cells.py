"""Builds a table out of the rows found in a linear text: lines dealt to columns, cut cells joined, cells grouped."""

from collections.abc import Sequence

from ...model import Cell, Fragment, Paragraph, Passage, Row, Table, join
from ..language.column_headings import Role
from .column_flow import Dealt, deal, place_left_over
from .grouping import Group, cell_blocks, group_cell
from .linear_tables import Header, RawRow
from .text_lines import Line
from .wrapping import hangs, is_complete, starts_lower

# Narrow cells whose lines are never broken on purpose: no line had room.
_UNBROKEN = frozenset({Role.DUE, Role.START, Role.RAG})


def build_table(text: str, header: Header, rows: Sequence[RawRow], tells_gaps: bool) -> tuple[Table, int]:
    """Return the table, and how many of the last row's lines are not part of it."""
    roles = _dealt_roles(header)
    dealt = [deal(row.lines, roles, tells_gaps) for row in rows]
    widths = [
        0.0 if role in _UNBROKEN else _width([line for row in dealt for line in row.columns[column]]) for column, role in enumerate(roles)
    ]
    built, unused = [], 0
    for row, parts in zip(rows, dealt, strict=True):
        cells, unused = _cells(text, row, parts, header, widths)
        built.append(Row(tuple(cells), row.reference.page))
    heading = header_rows(text, header)
    return Table((*heading, *built), len(header.roles), len(heading)), unused


def header_rows(text: str, header: Header) -> list[Row]:
    """Return the heading row of a header; none where a table goes on behind a line between its rows."""
    if not header.lines:
        return []
    words = [(line, start) for line in header.lines for start in _word_starts(line)]
    cells, position = [], 0
    for column, heading in enumerate(header.columns):
        count = len(heading.words.split())
        fragments = [
            Fragment(page=line.page, start=line.start + a, end=line.start + b) for line, (a, b) in words[position : position + count]
        ]
        position += count
        cells.append(Cell((Paragraph(join(text, [Passage.cut(text, [f]) for f in fragments])),), column))
    return [Row(tuple(cells), header.lines[0].page)]


def _word_starts(line: Line) -> list[tuple[int, int]]:
    spans, position = [], 0
    for word in line.text.split():
        start = line.text.index(word, position)
        position = start + len(word)
        spans.append((start, position))
    return spans


def _cells(text: str, row: RawRow, parts: Dealt, header: Header, widths: Sequence[float]) -> tuple[list[Cell], int]:
    roles = _dealt_roles(header)
    groups: list[list[Group]] = [group_cell(text, lines, width) for lines, width in zip(parts.columns, widths, strict=True)]
    columns, chunks = place_left_over(parts, roles, widths, row.last)
    unused = 0
    for column, chunk in zip(columns, chunks, strict=True):
        if column < 0 and row.begun and chunk[0] is row.lines[0]:
            groups[0] += group_cell(text, chunk, widths[0])
        elif column < 0:
            unused += len(chunk)
        else:
            groups[column] = _continued(groups[column], group_cell(text, chunk, widths[column]))
    reference = Passage.cut(text, [Fragment(page=row.reference.page, start=row.reference.start, end=row.reference.end)])
    first = Cell((Paragraph(reference), *(cell_blocks(text, groups.pop(0)) if len(roles) == len(header.roles) else ())), 0)
    return [first, *(Cell(cell_blocks(text, cell), column) for column, cell in enumerate(groups, start=1))], unused


def _dealt_roles(header: Header) -> tuple[Role, ...]:
    """Return the columns lines are dealt to: a reference fills its cell, a workstream's number is followed by its title."""
    return header.roles[1:] if header.roles[0] is Role.REF else header.roles


def _continued(before: list[Group], after: list[Group]) -> list[Group]:
    """Join the halves of a cut cell: one paragraph where the sentence runs on, two where it had ended."""
    if not before or not after or after[0].marker:
        return before + after
    end, begin = before[-1].lines[-1].text, after[0].lines[0].text
    if is_complete(end) or not (starts_lower(begin) or hangs(end)):
        return before + after
    joined = Group((*before[-1].lines, *after[0].lines), before[-1].marker, before[-1].depth, before[-1].indent)
    return [*before[:-1], joined, *after[1:]]


def _width(lines: Sequence[Line]) -> float:
    return float(max((len(line.text) for line in lines), default=0))
