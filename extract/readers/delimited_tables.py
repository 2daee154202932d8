"""Reads tables whose cells a plain text keeps apart by tabs, or by upright strokes as in Markdown."""

import re
from collections.abc import Sequence

from ...model import Cell, ListItem, Paragraph, Row, Table
from ..language.column_headings import read_heading
from ..language.enumerators import split_marker
from .grouping import Group, cell_blocks
from .markup import split_segments
from .text_lines import Gap, Line

# One line with a tab may be anything; a table has at least two with as many tabs.
LEAST_ROWS = 2

_RULE = re.compile(r"\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?")


def delimited_run(text: str, lines: Sequence[Line], index: int) -> int:
    """Return the index behind the delimited table that begins at ``lines[index]``, or 0 where none does."""
    count = _delimiters(text, lines[index])
    if not count or not "".join(_cells_of(text, lines[index])).strip():
        return 0
    behind = index + 1
    while behind < len(lines) and (_is_row(text, lines[behind], count) or _RULE.fullmatch(lines[behind].text)):
        behind += 1
    if behind - index < LEAST_ROWS or all(_is_entry(text, line) for line in lines[index:behind]):
        return 0
    return behind


def delimited_table(text: str, lines: Sequence[Line]) -> Table:
    """Return the table whose rows are ``lines``; entries of lists in its cells come out as list items."""
    rows: list[Row] = []
    header_rows = 0
    for line in lines:
        if _RULE.fullmatch(line.text):
            header_rows = len(rows)
            continue
        cells = tuple(Cell(_blocks(text, line, start, end), column) for column, (start, end) in enumerate(_bounds(text, line)))
        rows.append(Row(cells, line.page))
    columns = max(len(row.cells) for row in rows)
    rows = [Row((*row.cells, *(Cell(column=n) for n in range(len(row.cells), columns))), row.page) for row in rows]
    if not header_rows and sum(read_heading(cell.text).score == 1 for cell in rows[0].cells) * 2 > columns:
        header_rows = 1
    return Table(tuple(rows), columns, header_rows)


def _is_row(text: str, line: Line, count: int) -> bool:
    """Tell whether a line is a row of a table with ``count`` cell ends a row; blank last cells may have lost theirs."""
    own = _delimiters(text, line)
    if _delimiter(text, line) == "|" and line.gap in (Gap.SOFT, Gap.HARD):
        return False  # a Markdown table ends at an empty line
    return own == count or (0 < own < count and line.gap is Gap.NONE and count > 1)


def _blocks(text: str, line: Line, start: int, end: int) -> tuple[Paragraph | ListItem, ...]:
    groups = [
        Group((Line(segment.start, segment.end, text[segment.start : segment.end], 0, line.page),), segment.marker, segment.depth)
        for segment in split_segments(text, start, end)
    ]
    return cell_blocks(text, groups)


def _bounds(text: str, line: Line) -> list[tuple[int, int]]:
    start, end = _extent(text, line)
    delimiter = _delimiter(text, line)
    words = text[start:end]
    if delimiter == "|":
        inner = words.strip()
        start += words.index(inner) + inner.startswith("|")
        end = start + len(inner) - inner.startswith("|") - inner.endswith("|")
    bounds, position = [], start
    for match in re.finditer(re.escape(delimiter), text[start:end]):
        bounds.append((position, start + match.start()))
        position = start + match.end()
    return [*bounds, (position, end)]


def _cells_of(text: str, line: Line) -> list[str]:
    return [text[start:end] for start, end in _bounds(text, line)]


def _delimiter(text: str, line: Line) -> str:
    return "|" if line.text.startswith("|") and line.text.count("|") >= 2 else "\t"


def _delimiters(text: str, line: Line) -> int:
    """Return how many cell ends a line has; 0 where it is no row."""
    if _delimiter(text, line) == "|":
        return len(_bounds(text, line)) - 1
    start, end = _extent(text, line)
    return text.count("\t", start, end)


def _extent(text: str, line: Line) -> tuple[int, int]:
    """Return the whole line's bounds: an empty first or last cell is white space the line was stripped of."""
    start = max(text.rfind("\n", 0, line.start), text.rfind("\f", 0, line.start)) + 1
    ends = [position for position in (text.find("\n", line.end), text.find("\f", line.end)) if position >= 0]
    return start, min(ends, default=len(text))


def _is_entry(text: str, line: Line) -> bool:
    """Tell whether a line's tab only stands behind a bullet or number."""
    first = _cells_of(text, line)[0].strip()
    return (
        not first
        or split_marker(first + " x")[0] == first
        or (bool(re.fullmatch(r"\d+(?:\.\d+)*\.?", first)) and len(_cells_of(text, line)) == 2)
    )
