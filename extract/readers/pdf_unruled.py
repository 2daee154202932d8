"""Tables without upright rules: a heading line's words give the columns, level rules, shading or gaps the rows."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median_low

from ..language.column_headings import read_heading
from .grid import LONGEST_HEADING
from .pdf_drawing import Drawing
from .pdf_geometry import Frame, Rect
from .pdf_tables import GridCell, PageTable, colour_behind
from .pdf_text import Line, Word, gather_lines, make_line

WIDE_GAP = 0.9  # of the font size: more than a stretched space, so another column begins
NARROWEST_GUTTER = 2.5  # points
ALIGNED = 1.5  # points a column's words may stand off its heading's left edge
FEWEST_COLUMNS = 3  # two columns need shading or rules to tell them from a letter's date and place
SPANS = 0.6  # of the table's width: what a rule or shaded band must cover to part rows
ROW_GAP = 1.35  # times the usual distance of baselines: white space between rows
END_GAP = 3.2  # times the usual distance: white space that ends a table
REACHES_END = 0.7  # of the page's height: a table that ends above has not been cut by the page
OUTSET = 3.0  # points from a column's words to the border it would have

_REF = re.compile(r"(?=.*\d)\S{1,12}")
_PAGE_NUMBER = re.compile(r"(?:page\s*)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the columns of a table begin, and where the last one ends, in points."""

    starts: tuple[float, ...]
    end: float

    def of(self, x: float) -> int:
        """Return the number of the column an x belongs to."""
        return max(0, sum(start - OUTSET <= x for start in self.starts) - 1)


def find_unruled(
    words: Sequence[Word], drawing: Drawing, page: int, frame: Frame, carried: Columns | None
) -> tuple[list[PageTable], list[Word], Columns | None]:
    """Return the tables without upright rules, the words in none of them, and the columns of a table that reaches the page's end.

    ``carried`` are the columns of the table that reached the end of the page before: it may go on without its heading.
    """
    lines = gather_lines(words, page)
    tables: list[PageTable] = []
    free: list[Line] = []
    at, columns = 0, carried
    while at < len(lines):
        found = _find_at(lines, at, drawing, frame.width, columns if at == 0 else None)
        if found is None:
            free.append(lines[at])
            at += 1
            continue
        header, columns, end = found
        tables.append(_build(lines[at:end], header - at, columns, drawing, page))
        at = end
    cut = bool(tables) and lines[-1].baseline <= tables[-1].rect.bottom and tables[-1].rect.bottom > REACHES_END * frame.height
    return tables, [word for line in free for word in line.words], columns if cut else None


def _find_at(lines: Sequence[Line], at: int, drawing: Drawing, width: float, carried: Columns | None) -> tuple[int, Columns, int] | None:
    """Return the line behind the heading, the columns and the line behind the table that begins here, if one does."""
    found = _headed(lines, at, drawing, width)
    if found is not None or carried is None:
        return found
    if len(_pieces(lines[at].words, ())) < 2 and lines[at].x0 < carried.starts[1] - OUTSET:
        return None
    body = _follow(lines, at, carried, drawing)
    if body is None or (body[1] - at < 2 and not _bounds(drawing, lines[at].top, carried)):
        return None
    return at, *body


def _headed(lines: Sequence[Line], at: int, drawing: Drawing, width: float) -> tuple[int, Columns, int] | None:
    line = lines[at]
    pieces = _pieces(line.words, ())
    shaded = colour_behind(line.rect, drawing) is not None
    if len(pieces) < (2 if shaded and line.bold else FEWEST_COLUMNS) or not (line.bold or shaded or _reads_as_headings(pieces)):
        return None
    if any(len(_text(piece)) > LONGEST_HEADING for piece in pieces):
        return None
    right = max([span.end for span in _across(drawing, line)] + [width - line.x0])
    columns = Columns(tuple(piece[0].x0 for piece in pieces), max(right, line.x1))
    header = at + 1
    while header < len(lines) and _same_heading(lines[header - 1], lines[header], drawing):
        header += 1
    body = _follow(lines, header, columns, drawing)
    return (header, *body) if body is not None else None


def _reads_as_headings(pieces: Sequence[Sequence[Word]]) -> bool:
    known = sum(read_heading(_text(piece)).role is not None for piece in pieces)
    return known >= 2 and known >= len(pieces) / 2


def _same_heading(before: Line, line: Line, drawing: Drawing) -> bool:
    """Tell whether a line is a further line of the heading row: set alike, on the same ground, close by."""
    close = line.baseline - before.baseline <= ROW_GAP * 1.2 * line.size
    return close and line.bold == before.bold and line.bold and colour_behind(line.rect, drawing) == colour_behind(before.rect, drawing)


def _follow(lines: Sequence[Line], at: int, columns: Columns, drawing: Drawing) -> tuple[Columns, int] | None:
    """Return the columns as the body's words show them and the line behind the body; None where no body follows."""
    starts = list(columns.starts)
    reach = [0.0] * len(starts)
    used: list[int] = []
    end = at
    pitches = [b.baseline - a.baseline for a, b in pairwise(lines[at:])]
    usual = median_low(pitches) if pitches else 0.0
    bounds = _bounds(drawing, lines[at].top if at < len(lines) else 0.0, columns)
    while end < len(lines):
        line = lines[end]
        far = end > at and line.baseline - lines[end - 1].baseline > END_GAP * max(usual, line.size)
        if (far and not any(line.baseline < y for y in bounds)) or _is_outside(line, lines[end - 1] if end > at else None, bounds):
            break
        placed = _place(line, starts, reach)
        if placed is None:
            break
        used.append(len(placed))
        end += 1
    if sum(count > 1 for count in used) < 1 or not used:
        return None
    return replace(columns, starts=tuple(starts)), end


def _is_outside(line: Line, before: Line | None, bounds: Sequence[float]) -> bool:
    """Tell whether a line stands below the last rule as a page number or a heading does."""
    if _PAGE_NUMBER.fullmatch(line.text):
        return True
    return before is not None and bool(bounds) and before.baseline < bounds[-1] < line.baseline and len(_pieces(line.words, ())) == 1


def _place(line: Line, starts: list[float], reach: list[float]) -> dict[int, tuple[Word, ...]] | None:
    """Return the line's words by column, or None where they run over a gutter. Narrows ``starts`` and ``reach`` as the words show."""
    placed: dict[int, tuple[Word, ...]] = {}
    new_starts, new_reach = list(starts), list(reach)
    for piece in _pieces(line.words, starts):
        left, right = piece[0].x0, max(word.x1 for word in piece)
        column = max(0, sum(start - ALIGNED <= left for start in starts) - 1)
        following = column + 1
        if following < len(starts) and right > starts[following] - NARROWEST_GUTTER:
            # a heading centred over its column begins to the right of the column's words
            if left > (starts[column] + starts[following]) / 2 and left > new_reach[column] + NARROWEST_GUTTER and following not in placed:
                column, new_starts[following] = following, left
                if following + 1 < len(starts) and right > starts[following + 1] - NARROWEST_GUTTER:
                    return None
            else:
                return None
        new_starts[column] = min(new_starts[column], left)
        new_reach[column] = max(new_reach[column], right)
        placed[column] = (*placed.get(column, ()), *piece)
    starts[:], reach[:] = new_starts, new_reach
    return placed


def _pieces(words: Sequence[Word], starts: Sequence[float]) -> list[list[Word]]:
    """Return the words of a line parted at wide gaps and where a known column begins."""
    pieces: list[list[Word]] = []
    for word in words:
        last = pieces[-1][-1] if pieces else None
        begins = last is not None and any(abs(word.x0 - start) <= ALIGNED for start in starts[1:]) and word.x0 - last.x1 > NARROWEST_GUTTER
        if last is None or begins or word.x0 - last.x1 > WIDE_GAP * max(word.size, last.size):
            pieces.append([word])
        else:
            pieces[-1].append(word)
    return pieces


def _text(words: Sequence[Word]) -> str:
    return " ".join(word.text for word in words)


def _across(drawing: Drawing, line: Line) -> list["_Span"]:
    """Return the rules and shaded bands near a line that are about as wide as it."""
    spans = [_Span(rule.at, rule.start, rule.end) for rule in drawing.level]
    spans += [_Span(y, fill.rect.x0, fill.rect.x1) for fill in drawing.fills for y in (fill.rect.top, fill.rect.bottom)]
    return [s for s in spans if abs(s.y - line.baseline) <= 3 * line.size and s.start <= line.x0 + 1 and s.end >= line.x1 - 1]


@dataclass(frozen=True, slots=True)
class _Span:
    y: float
    start: float
    end: float


def _bounds(drawing: Drawing, top: float, columns: Columns) -> list[float]:
    """Return the y of the rules and bands that part rows below ``top``."""
    width = SPANS * (columns.end - columns.starts[0])
    ys = [rule.at for rule in drawing.level if rule.end - rule.start >= width]
    ys += [y for fill in drawing.fills if fill.rect.width >= width for y in (fill.rect.top, fill.rect.bottom)]
    return sorted({round(y, 1) for y in ys if y > top - 2})


def _build(lines: Sequence[Line], header: int, columns: Columns, drawing: Drawing, page: int) -> PageTable:
    """Return the table of the lines, the first ``header`` of which hold the column headings."""
    groups = [list(lines[:header])] if header else []
    groups += _rows(lines[header:], [line.text for line in lines[:header]], columns, drawing)
    edges = (*(start - OUTSET for start in columns.starts), columns.end + OUTSET)
    rows: list[tuple[GridCell, ...]] = []
    for number, group in enumerate(groups):
        top = min(line.top for line in group)
        bottom = min(line.top for line in groups[number + 1]) if number + 1 < len(groups) else max(line.bottom for line in group)
        held: dict[int, list[Line]] = {}
        for line in group:
            parts: dict[int, list[Word]] = {}
            for piece in _pieces(line.words, columns.starts):
                parts.setdefault(columns.of(piece[0].x0), []).extend(piece)
            for column, words in parts.items():
                held.setdefault(column, []).append(make_line(words, page))
        cells = []
        for column in range(len(columns.starts)):
            rect = Rect(edges[column], top, edges[column + 1], max(bottom, top))
            cells.append(GridCell(rect, column, 1, 1, tuple(held.get(column, ())), colour_behind(rect, drawing)))
        rows.append(tuple(cells))
    rect = Rect(edges[0], rows[0][0].rect.top, edges[-1], rows[-1][0].rect.bottom)
    return PageTable(page, rect, edges, tuple(rows))


def _rows(lines: Sequence[Line], headings: list[str], columns: Columns, drawing: Drawing) -> list[list[Line]]:
    """Return the body's lines row by row: parted by rules and bands, else by references or gaps, and where the headings stand again."""
    if not lines:
        return []
    bounds = [y for y in _bounds(drawing, lines[0].top, columns) if lines[0].baseline < y < lines[-1].baseline]
    pitches = [b.baseline - a.baseline for a, b in pairwise(lines)]
    usual = median_low(pitches) if pitches else 0.0
    begins_ref = [
        _REF.fullmatch(_text(_pieces(line.words, columns.starts)[0])) is not None and line.x0 < columns.starts[1] - OUTSET for line in lines
    ]
    by_ref = sum(begins_ref) >= 2
    again = [n for n in range(len(lines)) if headings and [line.text for line in lines[n : n + len(headings)]] == headings]
    forced = {*again, *(n + len(headings) for n in again)}
    groups = [[lines[0]]]
    for number in range(1, len(lines)):
        before, line = lines[number - 1], lines[number]
        if bounds:
            parted = any(before.baseline < y <= line.baseline for y in bounds)
        elif by_ref:
            parted = begins_ref[number]
        else:
            first, first_before = (x.x0 < columns.starts[1] - OUTSET for x in (line, before))
            parted = line.baseline - before.baseline > ROW_GAP * usual or (first and not first_before)
        if parted or number in forced:
            groups.append([line])
        else:
            groups[-1].append(line)
    return groups
