"""Reads tables whose columns a plain text keeps apart by spaces, but only roughly: rows and headings begin a little to the left or right.

Tools that keep a page's layout shift a row whose words are many, part two full cells by a single space, and print the
headings again on a new page in other places. Here each row's words go to the nearest heading. Rows are told by the
references they begin with; without any, the table is left to the other ways of reading.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ...model import Row, Table
from ..language.column_headings import Role, heading_roles, plain, read_heading
from ..language.column_wordings import WORDINGS
from .aligned_tables import FEWEST_COLUMNS, HEADING_LINES, SIDE_BY_SIDE, SLACK, Dealt, Piece, build_row, heading_cell, pieces_of
from .linear_tables import is_reference, shape_of
from .text_lines import Gap, Line

# A heading this sure names its role outright.
OUTRIGHT = 0.88
# The share of a table's headings that must name a role: the rest may be figures of quarters, or what a council alone calls so.
KNOWN = 0.6
# A page of the widest paper in the smallest print has no longer lines.
WIDEST = 500
# What the headings of references and of actions begin with; one of them stands first in a table that is read here.
_FIRST_WORDS = frozenset(wording.split()[0] for role in (Role.REF, Role.ACTION) for wording in WORDINGS[role])
_BRACKETED = re.compile(r"\([^)]*\)")
_WIDE = re.compile(r"\S\s{2,}\S")


@dataclass(frozen=True, slots=True)
class _Head:
    """The pieces of each heading, its role, where it begins, and how many lines the headings take."""

    headings: tuple[tuple[Piece, ...], ...]
    roles: tuple[Role | None, ...]
    lines: int

    @property
    def starts(self) -> tuple[int, ...]:
        return tuple(min(piece.x for piece in pieces) for pieces in self.headings)

    @property
    def words(self) -> list[str]:
        return [_words(pieces) for pieces in self.headings]


def ragged_table(text: str, lines: Sequence[Line], index: int) -> tuple[Table, int] | None:
    """Return the table whose heading line is ``lines[index]``, and the index behind it; None where none begins there."""
    head = first = _read_head(text, lines, index)
    if head is None or first is None:
        return None
    rows: list[tuple[_Head, list[Line]]] = []
    position, cut = index + head.lines, False
    while position < len(lines):
        again = _read_head(text, lines, position)
        if again is not None and (again.roles == first.roles or again.words == first.words):
            head, position, cut = again, position + again.lines, True
            continue
        line = replace(lines[position], gap=Gap.PAGE) if cut else lines[position]
        cut = False
        if not rows and not _begins(line, head):
            return None
        if rows and (_leaves(text, line, head, rows[0][1][0]) or _titles(text, lines, position, head)):
            break
        if _begins(line, head):
            rows.append((head, [line]))
        else:
            rows[-1][1].append(line)
        position += 1
    dealt = [_deal(text, row, own) for own, row in rows]
    if sum(any(sum(map(bool, columns)) > 1 for _, columns in row) for row in dealt) < max(1.0, SIDE_BY_SIDE * len(dealt)):
        return None
    count = len(first.headings)
    widths = [max((p.x_end - p.x for row in dealt for _, columns in row for p in columns[n]), default=0) for n in range(count)]
    heading = Row(tuple(heading_cell(text, pieces, n) for n, pieces in enumerate(first.headings)), lines[index].page)
    return Table((heading, *(build_row(text, row, widths) for row in dealt)), count, 1), position


def _read_head(text: str, lines: Sequence[Line], index: int) -> _Head | None:
    """Read a heading line with those it was wrapped to: as many as name most roles, the fewest of those that name as many."""
    line = lines[index]
    if len(line.text) > WIDEST or plain(line.first_word) not in _FIRST_WORDS or len(_WIDE.findall(line.text)) < FEWEST_COLUMNS - 1:
        return None
    stacked: list[list[Piece]] = []
    best: tuple[int, _Head] | None = None
    for count in range(1, HEADING_LINES + 1):
        below = lines[index + count - 1] if index + count - 1 < len(lines) else None
        if (
            below is None
            or len(below.text) > WIDEST
            or (count > 1 and (below.gap is not Gap.NONE or (best is not None and _begins(below, best[1]))))
        ):
            break
        stacked = _stacked([piece for pieces in stacked for piece in pieces] + pieces_of(text, below))
        headings = [part for pieces in stacked for part in _parts(pieces)]
        roles = tuple(_role(_words(pieces)) for pieces in headings)
        known = sum(role is not None for role in roles)
        head = _Head(tuple(tuple(pieces) for pieces in headings), roles, count)
        if known >= max(FEWEST_COLUMNS, KNOWN * len(headings)) and Role.ACTION in roles and (best is None or known >= best[0]):
            best = known, head
    return best[1] if best is not None and best[1].roles[0] in (Role.REF, Role.ACTION) else None


def _stacked(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Return the pieces of several lines as columns: those that stand over one another belong together."""
    columns: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda one: (one.x, one.line.start)):
        if columns and piece.x < max(one.x_end for one in columns[-1]):
            columns[-1].append(piece)
        else:
            columns.append([piece])
    return [sorted(column, key=lambda one: one.line.start) for column in columns]


def _parts(pieces: list[Piece]) -> list[list[Piece]]:
    """Part headings that a single space keeps apart ("Ref Action") where all of them are known wordings and the whole is none."""
    words = _words(pieces)
    if _is_heading(words):
        return [pieces]
    begin, end = min(piece.x for piece in pieces), max(piece.x_end for piece in pieces)
    for place in range(end - 1, begin, -1):  # the longest heading first: "Action No." before "Action"
        cut = [_cut(piece, (place,)) for piece in pieces]
        left = [part for parts in cut for part in parts if part.x < place]
        right = [part for parts in cut for part in parts if part.x >= place]
        if not right or not right[0].line.text[0].isupper() or any(part.x_end > place for part in left) or not _is_heading(_words(left)):
            continue
        behind = _parts(right)
        if all(_is_heading(_words(part)) for part in behind):
            return [left, *behind]
    return [pieces]


def _is_heading(words: str) -> bool:
    """Tell whether words are a known heading, what stands in brackets aside: "Timescale (start / finish)"."""
    return read_heading(_BRACKETED.sub(" ", words)).score == 1


def _role(words: str) -> Role | None:
    roles = heading_roles(words)
    return roles[0][0] if roles and roles[0][1] >= OUTRIGHT else None


def _words(pieces: Sequence[Piece]) -> str:
    return " ".join(piece.line.text for piece in pieces)


def _begins(line: Line, head: _Head) -> bool:
    """Tell whether a line begins a row: at the table's left edge with a reference."""
    return line.indent <= head.starts[0] + SLACK and is_reference(line.first_word)


def _leaves(text: str, line: Line, head: _Head, first: Line) -> bool:
    """Tell whether a line is no longer the table's: it stands at the left edge alone, behind a gap or wider than the references are.

    One that begins with a reference like the ``first`` row's is a row.
    """
    pieces = pieces_of(text, line)
    if len(pieces) > 1 or pieces[0].x > head.starts[0] + SLACK:
        return False
    if _begins(line, head) and shape_of(line.first_word.strip(".:)")) == shape_of(first.first_word.strip(".:)")):
        return False
    return line.gap is not Gap.NONE or (head.roles[0] is Role.REF and pieces[0].x_end > head.starts[1] + SLACK)


def _titles(text: str, lines: Sequence[Line], position: int, head: _Head) -> bool:
    """Tell whether a line is a title over the headings of the next table."""
    line = lines[position]
    alone = len(pieces_of(text, line)) == 1 and line.indent <= head.starts[0] + SLACK and not _begins(line, head)
    return alone and position + 1 < len(lines) and _read_head(text, lines, position + 1) is not None


def _deal(text: str, row: Sequence[Line], head: _Head) -> list[Dealt]:
    """Deal a row's words to the headings they stand nearest to; a piece is cut where other lines of the row, or a heading, begin."""
    pieces = [pieces_of(text, line) for line in row]
    seen = sorted({*head.starts, *(piece.x for line in pieces for piece in line)})
    dealt: list[Dealt] = []
    for number, (line, own) in enumerate(zip(row, pieces, strict=True)):
        columns: list[list[Piece]] = [[] for _ in head.headings]
        for piece in own:
            keyed = number == 0 and piece is own[0] and head.roles[0] is Role.REF
            cuts = {x for x in seen if _nearest(x, head.starts) != _nearest(piece.x, head.starts)}
            if keyed:
                cuts.add(piece.x + len(line.first_word) + 1)
            for place, part in enumerate(_cut(piece, sorted(cuts))):
                # The reference is the first word, and the words that one space parts from it are the next column's.
                columns[place if keyed and place < 2 and part.x < head.starts[2] else _nearest(part.x, head.starts)].append(part)
        dealt.append((line, columns))
    return dealt


def _nearest(x: int, starts: Sequence[int]) -> int:
    return min(range(len(starts)), key=lambda n: (abs(starts[n] - x), n))


def _cut(piece: Piece, places: Sequence[int]) -> list[Piece]:
    """Cut a piece before each of these character columns where a space stands before it."""
    parts: list[Piece] = []
    for place in places:
        offset = place - piece.x
        if 1 < offset < len(piece.line.text) and piece.line.text[offset - 1] == " ":
            left = piece.line.text[: offset - 1]
            parts.append(Piece(replace(piece.line, end=piece.line.start + offset - 1, text=left), piece.x))
            piece = Piece(replace(piece.line, start=piece.line.start + offset, text=piece.line.text[offset:]), place)
    return [*parts, piece]
