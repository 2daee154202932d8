"""Rebuilds tables whose cells were written one after another, as a PDF's text comes out of most tools.

What is left of such a table is its heading line ("Ref Actions Success Measures Timescale Rag Rating"), rows that begin
with a reference, and cells in column order with gaps between them. The steps, each a function:

1. :func:`find_header`     the heading line, over as many lines as it was wrapped to
2. :func:`split_rows`      from each reference to the next, repeated headings left out
3. ``column_flow``         which line belongs to which column, and what is left over behind the last
4. ``cell_blocks``         a cell's lines to paragraphs and list items

What is left over behind a row's last column is the rest of cells that a page break cut: it goes to the cell whose
words it continues.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ..language.column_headings import ColumnHeading, Role, plain, split_headings
from .text_lines import Gap, Line

# A heading line wrapped into narrow cells takes no more lines than this; the widest seen takes six.
HEADER_LINES = 16
HEADER_COLUMNS = 3
# A reference may be left out by the paper itself: a jump of up to this many still counts as the next row.
REFERENCE_JUMP = 3
# What a table's last row may hold beyond twice the lines of the longest row before it.
SPARE_LINES = 4
# A line this much wider than every line of the table's cells runs over the page's whole width.
WIDER_THAN_CELLS = 1.3
# … unless it is no longer than this: cells of few words say little of their columns' width.
CELL_LINE = 50

_REFERENCE = re.compile(
    r"(?P<ref>(?:workstream|priority|theme|strand)\s\d{1,2}|(?:[A-Z]{1,4}[ .-]?)?\d{1,3}(?:-\d{1,3})?(?:\.\d{1,3}"
    r"|\.?[a-z]{1,2}(?![a-z]))*(?:\([a-z]{1,3}\))?)[.:)]?(?=\s|$)",
    re.IGNORECASE,
)
# "Outcome 2", "Workstream 3: The local offer"; not "Section 2 of the form is …" inside a cell.
_SECTION = re.compile(
    r"(?i:work\s?stream|priority|theme|strand|outcome|objective|section|appendix|annex|part|aim"
    r"|goal)\s+(?i:no\.?\s*)?\d{1,2}(?:\.\d{1,2})?\s*(?:$|[:.–—-]|[A-Z])"
)
_OUTLINE = re.compile(r"\d{1,2}\.\d{1,2}\.?\s+[A-Z]")
_KEYS = (Role.REF, Role.WORKSTREAM)
_BEARERS = frozenset({Role.ACTION, Role.MEASURE, Role.WEAKNESS})


@dataclass(frozen=True, slots=True)
class Header:
    """The heading line found: its columns, and the index of the first line behind it."""

    columns: tuple[ColumnHeading, ...]
    lines: tuple[Line, ...]
    behind: int

    @property
    def roles(self) -> tuple[Role, ...]:
        """The columns' roles, in order."""
        return tuple(c.role for c in self.columns if c.role is not None)


@dataclass(frozen=True, slots=True)
class RawRow:
    """A row's reference and the lines behind it, up to the next row's; ``begun`` where the first stands on the reference's own line."""

    reference: Line
    lines: tuple[Line, ...]
    last: bool = False
    begun: bool = False


def find_header(lines: Sequence[Line], index: int) -> Header | None:
    """Return the heading line that begins at ``lines[index]``, or None.

    It is one when all its words are column headings, the first of them is one a table begins with, and at least
    three columns are named, one of which bears what the table is about.
    """
    if split_headings(lines[index].text.split()[:1]) is None and split_headings(lines[index].text.split()) is None:
        return None
    words: list[str] = []
    best: Header | None = None
    for offset in range(min(HEADER_LINES, len(lines) - index)):
        line = lines[index + offset]
        words += line.text.split()
        if len(words) > 4 * HEADER_LINES:
            break
        columns = split_headings(words)
        if columns is not None:
            best = Header(tuple(columns), tuple(lines[index : index + offset + 1]), index + offset + 1)
        elif best is not None and offset + 1 > len(best.lines) + 2:
            break
    if best is None or best.behind >= len(lines):
        return None
    roles = best.roles
    if len(best.columns) < HEADER_COLUMNS and roles != (Role.REF, Role.WEAKNESS):
        return None
    if roles[0] not in (*_KEYS, Role.ACTION, Role.OUTCOME) or not _BEARERS.intersection(roles):
        return None
    return best


def split_rows(lines: Sequence[Line], header: Header) -> tuple[list[RawRow], int]:
    """Return the rows behind a heading line and the index of the first line that is no longer the table's.

    Only tables whose first column is a reference can be split; others give no rows. Nor does one whose first column is
    the workstream and that holds actions: several of them may stand beside one workstream.
    """
    keyed_by_name = header.roles[0] is Role.WORKSTREAM
    if header.roles[0] not in _KEYS or _reference_of(lines[header.behind]) is None or (keyed_by_name and Role.ACTION in header.roles):
        return [], header.behind
    rows: list[RawRow] = []
    current: list[Line] = []
    reference: Line | None = None
    index, cut, first, begun = header.behind, False, True, False
    # In a table turned round, the columns in front stand last: a line like a heading is the next row's outcome or workstream.
    in_front = header.roles[-1] in (Role.OUTCOME, Role.WORKSTREAM, Role.WEAKNESS) and not header.lines
    while index < len(lines):
        repeated = find_header(lines, index)
        if repeated is not None:
            if sorted(repeated.roles) != sorted(header.roles):  # a header may have been turned round
                break
            index, cut = repeated.behind, True
            continue
        scattered = _scattered_headings(lines, index, header)
        if scattered:
            index, cut = index + scattered, True
            continue
        line = replace(lines[index], gap=Gap.PAGE) if cut else lines[index]
        cut = False
        token = _reference_of(line)
        rest = line.text[token.end - line.start :] if token is not None else ""
        alone = not rest.strip(" .:)")
        if token is not None and (reference is None or (_follows(reference.text, token.text, line.gap) and _is_alike(token, alone, first))):
            first = alone if reference is None else first
            if reference is not None:
                rows.append(RawRow(reference, tuple(current), begun=begun))
            reference, current, begun = token, [], not alone
            if words := rest.lstrip(".:) \t"):
                current.append(replace(line, start=line.end - len(words), text=words, gap=Gap.NONE))
        elif not in_front and _begins_something_else(line, reference, keyed_by_name):
            break
        else:
            current.append(line)
        index += 1
    if reference is not None:
        most = max(_first_chunk(current) if len(header.roles) == 2 else _last_row_length(current, rows), int(begun))
        rows.append(RawRow(reference, tuple(current[:most]), last=True, begun=begun))
        index -= len(current[most:])
    return rows, index


def _is_alike(token: Line, alone: bool, first: bool) -> bool:
    """Tell whether a bare number stands as the table's first reference does, alone on its line or not.

    "2. Hub open" may be an entry of a cell's list.
    """
    return len(_parts(token.text)) > 1 or alone == first


def _scattered_headings(lines: Sequence[Line], index: int, header: Header) -> int:
    """Return how many lines from ``index`` on only repeat the table's column headings, in whatever order a page's end left them.

    One heading alone may be a cell's own words ("Lead", "Impact"): two at least must stand together.
    """
    known = {plain(column.words) for column in header.columns}
    headings = count = 0
    for line in lines[index : index + HEADER_LINES]:
        columns = split_headings(line.text.split())
        if columns is None or any(plain(column.words) not in known for column in columns):
            break
        headings += len(columns)
        count += 1
    return count if headings >= 2 else 0


def _first_chunk(lines: Sequence[Line]) -> int:
    """Return how many lines stand before the first gap: behind a reference's one cell nothing more is its row's."""
    return next((n for n, line in enumerate(lines) if n and line.gap is not Gap.NONE), len(lines))


def _last_row_length(lines: Sequence[Line], rows: Sequence[RawRow]) -> int:
    """Return how many of the lines behind a table's last reference can be its row's.

    Nothing tells that row's end. It is taken to be no more than twice as long as the longest before it, and to end
    before a line no cell had room for, a heading line above that one included.
    """
    most = 2 * max((len(row.lines) for row in rows), default=len(lines)) + SPARE_LINES
    widest = max((len(line.text) for row in rows for line in row.lines), default=0)
    limit = max(WIDER_THAN_CELLS * widest, CELL_LINE)
    wide = next((n for n, line in enumerate(lines[:most]) if widest and len(line.text) > limit), None)
    if wide is None:
        return most
    if wide > 1 and lines[wide].gap is not Gap.NONE and lines[wide - 1].gap is not Gap.NONE:
        # A heading line above it, unless the row would then lack a cell that every row before it has.
        fewest = min((_chunks(row.lines) for row in rows), default=0)
        return wide - 1 if _chunks(lines[: wide - 1]) >= fewest else wide
    return wide


def _chunks(lines: Sequence[Line]) -> int:
    return sum(n == 0 or line.gap is not Gap.NONE for n, line in enumerate(lines))


def resumes(line: Line, rows: Sequence[RawRow]) -> bool:
    """Tell whether a line begins the row that would follow ``rows``: a table going on behind a line between its rows."""
    token = _reference_of(line)
    if token is None or not rows or shape_of(token.text) != shape_of(rows[-1].reference.text) or len(shape_of(token.text)) < 2:
        return False
    return _follows(rows[-1].reference.text, token.text, line.gap)


def is_reference(words: str) -> bool:
    """Tell whether words are a reference and nothing else."""
    return _REFERENCE.fullmatch(words) is not None


def shape_of(reference: str) -> str:
    """Return a reference's pattern: ``1.10.b`` and ``2.3.a`` are both ``N.N.a``."""
    return re.sub(r"[a-z]+", "a", re.sub(r"\d+", "N", reference.strip().lower()))


def _reference_of(line: Line) -> Line | None:
    match = _REFERENCE.match(line.text)
    if match is None or line.text[match.end() : match.end() + 1] == "%":
        return None
    return replace(line, end=line.start + match.end("ref"), text=match["ref"])


def _follows(before: str, after: str, gap: Gap) -> bool:
    """Tell whether reference ``after`` can stand on the row below ``before``."""
    old, new = _parts(before), _parts(after)
    if shape_of(before) != shape_of(after):
        return gap is not Gap.NONE and _lettered(before, after)
    if len(new) == 1:
        return gap is not Gap.NONE and new[0] == old[0] + 1
    level = next((n for n, (a, b) in enumerate(zip(old, new, strict=True)) if a != b), None)
    if level is None:
        return False
    step = new[level] - old[level]
    return 0 < step <= REFERENCE_JUMP and all(part <= 1 + REFERENCE_JUMP for part in new[level + 1 :])


def _lettered(before: str, after: str) -> bool:
    """Tell whether a row between two others follows the first or goes before the second: 1, 1a, 1b, 2."""
    shapes = shape_of(before), shape_of(after)
    old, new = _parts(before), _parts(after)
    if shapes[1] == shapes[0] + "a":
        return new == [*old, 1]
    return shapes[0] == shapes[1] + "a" and new[:-1] == old[:-2] and new[-1] == old[-2] + 1


def _parts(reference: str) -> list[int]:
    return [
        int(p) if p.isdigit() else sum(26**n * (ord(c) - 96) for n, c in enumerate(reversed(p)))
        for p in re.findall(r"\d+|[a-z]+", reference.lower())
    ]


def _begins_something_else(line: Line, reference: Line | None, keyed_by_name: bool) -> bool:
    if line.gap is not Gap.NONE and _SECTION.match(line.text):
        if not keyed_by_name or reference is None or line.first_word.lower() != reference.first_word.lower():
            return True
        # Behind the row of priority 2, "Priority 1: …" or "Priority 2: …" is a heading; "Priority 2 and schools" is a cell's words.
        token = _reference_of(line)
        return token is not None and _parts(token.text) <= _parts(reference.text)
    outline = _OUTLINE.match(line.text)
    return outline is not None and line.gap is not Gap.NONE and reference is not None and shape_of(reference.text) != "N.N"
