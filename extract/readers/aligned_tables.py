"""Reads tables whose columns a plain text keeps apart by spaces, each beginning under its heading.

So tools write them that keep a page's layout: a row takes as many lines as its longest cell, and each line holds a
piece of every cell. A line that does not fit the columns ends the table.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ...model import Cell, Fragment, Paragraph, Passage, Row, Table
from ..language.column_headings import Role, read_heading
from .grouping import cell_blocks, group_cell
from .linear_tables import is_reference
from .text_lines import Gap, Line
from .wrapping import starts_lower

# A heading line wrapped into narrow columns takes no more lines than this.
HEADING_LINES = 4
FEWEST_COLUMNS = 3
# At least this share of the rows must have words side by side; where cells stand one below the other there are none.
SIDE_BY_SIDE = 0.5
# A few cells may begin with a small letter; where more rows do, sentences were cut.
CENTRED = 0.3
# Words may begin a little before their heading does: columns are set in a proportional type and only roughly aligned.
SLACK = 2

_SEGMENT = re.compile(r"\S+(?: \S+)*")
_BEARERS = frozenset({Role.ACTION, Role.MEASURE, Role.WEAKNESS})


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a line that wide gaps set apart: the line cut to them, and the character column they begin at."""

    line: Line
    x: int

    @property
    def x_end(self) -> int:
        """The character column behind its last one."""
        return self.x + len(self.line.text)


# A line, and its pieces dealt to the columns.
Dealt = tuple[Line, list[list[Piece]]]


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where the columns begin, what they hold, and the pieces of their headings."""

    starts: tuple[int, ...]
    roles: tuple[Role | None, ...]
    headings: tuple[tuple[Piece, ...], ...]
    lines: int


def aligned_table(text: str, lines: Sequence[Line], index: int) -> tuple[Table, int] | None:
    """Return the table whose heading line is ``lines[index]``, and the index behind it; None where none begins there.

    Its rows are told by a first column of references, or by the empty lines between them.
    """
    columns = _read_columns(text, lines, index)
    if columns is None:
        return None
    body: list[tuple[Line, list[list[Piece]]]] = []
    position, cut = index + columns.lines, False
    while position < len(lines):
        again = _read_columns(text, lines, position)
        if again is not None and _words(again) == _words(columns):
            position, cut = position + again.lines, True
            continue
        line = replace(lines[position], gap=Gap.PAGE) if cut else lines[position]
        dealt = _deal(text, line, columns)
        if dealt is None or _leaves(text, line, columns):
            break
        body.append((line, dealt))
        position, cut = position + 1, False
    rows = _rows(body, columns)
    if not rows:
        return None
    widths = [max((p.x_end - p.x for _, dealt in body for p in dealt[n]), default=0) for n in range(len(columns.starts))]
    heading = Row(tuple(heading_cell(text, pieces, n) for n, pieces in enumerate(columns.headings)), lines[index].page)
    built = [build_row(text, row, widths) for row in rows]
    return Table((heading, *built), len(columns.starts), 1), position


def is_centred(table: Table) -> bool:
    """Tell whether a table's rows begin in the middle of sentences: its references stood halfway down their rows."""
    body = table.rows[table.header_rows + 1 :]
    return sum(any(cell.blocks and starts_lower(cell.text) for cell in row.cells[1:]) for row in body) > CENTRED * len(body)


def pieces_of(text: str, line: Line) -> list[Piece]:
    """Return what wide gaps part a line into."""
    begin = max(text.rfind("\n", 0, line.start), text.rfind("\f", 0, line.start)) + 1
    return [_piece(line, match.start(), match.end(), begin) for match in _SEGMENT.finditer(text, line.start, line.end)]


def _piece(line: Line, start: int, end: int, begin: int) -> Piece:
    words = line.text[start - line.start : end - line.start]
    return Piece(replace(line, start=start, end=end, text=words, indent=0), start - begin)


def _read_columns(text: str, lines: Sequence[Line], index: int) -> _Columns | None:
    """Read a heading line, with the lines below it that its headings were wrapped to: as many as make the most of them known."""
    first = pieces_of(text, lines[index])
    if len(first) < FEWEST_COLUMNS:
        return None
    columns: list[list[Piece]] = [[piece] for piece in first]
    best: _Columns | None = None
    for count in range(1, HEADING_LINES + 1):
        if count > 1:
            below = lines[index + count - 1] if index + count - 1 < len(lines) else None
            if below is None or below.gap is not Gap.NONE or not _stack(columns, pieces_of(text, below)):
                break
        read = [read_heading(" ".join(piece.line.text for piece in pieces)) for pieces in columns]
        known = [heading for heading in read if heading.score == 1]
        if len(known) >= max(FEWEST_COLUMNS, len(columns) - 1) and _BEARERS.intersection(h.role for h in known if h.role):
            starts = tuple(min(piece.x for piece in pieces) for pieces in columns)
            best = _Columns(starts, tuple(h.role for h in read), tuple(tuple(pieces) for pieces in columns), count)
    return best


def _stack(columns: list[list[Piece]], pieces: Sequence[Piece]) -> bool:
    """Add the pieces of a heading line's next line to the columns they stand under; False where one stands under none."""
    places = []
    for piece in pieces:
        under = [n for n, above in enumerate(columns) if any(piece.x < p.x_end and p.x < piece.x_end for p in above)]
        if len(under) != 1:
            return False
        places.append(under[0])
    for place, piece in zip(places, pieces, strict=True):
        columns[place].append(piece)
    return True


def _deal(text: str, line: Line, columns: _Columns) -> list[list[Piece]] | None:
    """Deal a line's pieces to the columns; None where one runs over into the next column."""
    dealt: list[list[Piece]] = [[] for _ in columns.starts]
    for piece in pieces_of(text, line):
        for part in _cut(piece, columns.starts):
            place = _place(part.x, columns.starts)
            if place + 1 < len(columns.starts) and part.x_end > columns.starts[place + 1] + SLACK:
                return None
            dealt[place].append(part)
    return dealt


def _place(x: int, starts: Sequence[int]) -> int:
    return max((n for n, start in enumerate(starts) if start <= x + SLACK), default=0)


def _cut(piece: Piece, starts: Sequence[int]) -> list[Piece]:
    """Cut a piece where a single space is all that parts two full cells."""
    parts: list[Piece] = []
    for start in starts:
        offset = start - piece.x
        if SLACK < offset < len(piece.line.text) and piece.line.text[offset - 1] == " ":
            left = replace(piece.line, end=piece.line.start + offset - 1, text=piece.line.text[: offset - 1])
            right = replace(piece.line, start=piece.line.start + offset, text=piece.line.text[offset:])
            parts.append(Piece(left, piece.x))
            piece = Piece(right, start)
    return [*parts, piece]


def _leaves(text: str, line: Line, columns: _Columns) -> bool:
    """Tell whether a line behind a gap is no longer the table's: it stands at its left edge alone and is no reference."""
    pieces = pieces_of(text, line)
    alone = len(pieces) == 1 and _place(pieces[0].x, columns.starts) == 0
    return line.gap is not Gap.NONE and alone and not (columns.roles[0] is Role.REF and is_reference(line.text))


def _rows(body: Sequence[tuple[Line, list[list[Piece]]]], columns: _Columns) -> list[list[tuple[Line, list[list[Piece]]]]]:
    """Return the lines of each row; none where nothing tells one row from the next."""
    keyed = columns.roles[0] is Role.REF
    begins = [keyed and bool(dealt[0]) and is_reference(dealt[0][0].line.text) for _, dealt in body]
    gaps = [n == 0 or line.gap in (Gap.SOFT, Gap.HARD) for n, (line, _) in enumerate(body)]
    if keyed and not any(begins):
        return []
    if not keyed and sum(gaps) < 2 <= len(body):
        return []
    if keyed and _one_each(begins, gaps):
        # A reference may stand halfway down its row: what no gap parts is one row.
        starts = [n for n, gap in enumerate(gaps) if gap and _has_reference(begins, gaps, n)]
    elif keyed:
        starts = [n for n, begin in enumerate(begins) if begin]
    else:
        starts = [n for n, gap in enumerate(gaps) if gap]
    # What stands above the first reference is its row's too: no line is left out.
    bounds = [0, *starts[1:], len(body)] if starts else []
    rows = [list(body[a:b]) for a, b in pairwise(bounds)]
    side_by_side = sum(any(sum(map(bool, dealt)) > 1 for _, dealt in row) for row in rows)
    return rows if side_by_side >= SIDE_BY_SIDE * len(rows) else []


def _one_each(begins: Sequence[bool], gaps: Sequence[bool]) -> bool:
    """Tell whether no two references stand without a gap between them."""
    since = 0
    for begin, gap in zip(begins, gaps, strict=True):
        since = (0 if gap else since) + begin
        if since > 1:
            return False
    return True


def _has_reference(begins: Sequence[bool], gaps: Sequence[bool], start: int) -> bool:
    end = next((n for n in range(start + 1, len(gaps)) if gaps[n]), len(gaps))
    return any(begins[start:end])


def build_row(text: str, row: Sequence[Dealt], widths: Sequence[int]) -> Row:
    """Return the row whose lines are dealt to the columns; ``widths`` are the columns' widest pieces, in characters."""
    cells = []
    for column, width in enumerate(widths):
        lines, gap = [], Gap.NONE
        for line, dealt in row:
            gap = max(gap, line.gap)
            for piece in dealt[column]:
                lines.append(replace(piece.line, gap=gap))
                gap = Gap.NONE
        cells.append(Cell(cell_blocks(text, group_cell(text, lines, float(width))), column))
    return Row(tuple(cells), row[0][0].page)


def heading_cell(text: str, pieces: Sequence[Piece], column: int) -> Cell:
    """Return the heading of a column that was wrapped to these pieces."""
    fragments = [Fragment(page=piece.line.page, start=piece.line.start, end=piece.line.end) for piece in pieces]
    return Cell((Paragraph(Passage.cut(text, fragments)),), column)


def _words(columns: _Columns) -> list[str]:
    return [" ".join(piece.line.text for piece in pieces) for pieces in columns.headings]
