"""Parts a sheet into its tables and the lines of prose over and between them.

A sheet is one grid on which titles, labels and several tables stand one below the other. Blank rows part it into runs; in a
run, what stands above the row of column headings is prose, and what follows it is the table. A run without headings goes
on with the table before it where it keeps to that table's columns.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..language.column_headings import Role, read_heading
from .excel_cells import Rows, Spot
from .grid import KNOWN_HEADINGS, LONGEST_HEADING, Grid, Slot, fill_up, guess_header_rows

# Further down than this in a run (titles, labels and a key take less), a row that reads as column headings is content.
LAST_HEADING_ROW = 25
# Above this the score of a heading comes from its whole wording, not from one of its words.
SURE = 0.5
# A label beside its value ("Lead:", "Date of this version") is a few words.
LONGEST_LABEL = 40


@dataclass(frozen=True, slots=True)
class Prose:
    """Cells that stand one after another as paragraphs."""

    spots: tuple[Spot, ...]


@dataclass(frozen=True, slots=True)
class SheetTable:
    """The numbers of a table's rows and columns in the sheet, and how many of the rows are column headings."""

    rows: tuple[int, ...]
    columns: tuple[int, ...]
    header_rows: int = 0


@dataclass(frozen=True, slots=True)
class _Head:
    """Where in a run the column headings begin and how many rows they take."""

    start: int
    rows: int


def part_sheet(rows: Rows) -> list[Prose | SheetTable]:
    """Return what stands on a sheet in reading order; blank rows and columns are left out."""
    parts: list[Prose | SheetTable] = []
    frame: tuple[int, ...] = ()
    for run in _runs(rows):
        head = _find_head(rows, run)
        if head is not None:
            for part in _with_head(rows, run, head):
                parts.append(part)
                frame = part.columns if isinstance(part, SheetTable) and part.header_rows else frame
            continue
        fits = bool(frame) and all(frame[0] <= spot.column <= frame[-1] for number in run for spot in _filled(rows, number))
        lead = _leading_lone_rows(rows, run, frame if fits else ())
        last = parts[-1] if parts else None
        if fits:  # a column that was blank so far may hold words now
            frame = tuple(sorted({*frame, *(spot.column for number in run[lead:] for spot in _filled(rows, number))}))
        if fits and not lead and isinstance(last, SheetTable) and {*last.columns} <= {*frame}:
            parts[-1] = SheetTable((*last.rows, *run), frame, last.header_rows)
            continue
        parts += _prose(rows, run[:lead])
        rest = run[lead:]
        if rest and not fits and all(_is_label(rows, number) for number in rest):
            parts += _labels(rows, rest)
        elif rest:
            parts.append(SheetTable(tuple(rest), frame if fits else _columns(rows, rest)))
    return parts


def lay_out(rows: Rows, table: SheetTable) -> Grid[Spot]:
    """Return the table's grid; merged cells span the rows and columns that are left of them."""
    place = {column: number for number, column in enumerate(table.columns)}
    slots: list[list[Slot[Spot]]] = []
    for position, number in enumerate(table.rows):
        row: list[Slot[Spot]] = []
        for spot in rows.get(number, ()):
            if spot.column not in place:
                continue
            width = bisect_left(table.columns, spot.column + spot.column_span) - place[spot.column]
            height = bisect_left(table.rows, number + spot.row_span) - position
            row.append(Slot((spot,), place[spot.column], width, height))
        slots.append(row)
    return fill_up(slots) if slots else Grid((), 0)


# --- runs of rows --------------------------------------------------------------------------------------------------


def _filled(rows: Rows, number: int) -> list[Spot]:
    return [spot for spot in rows.get(number, ()) if spot.lines]


def _runs(rows: Rows) -> Iterator[list[int]]:
    """Yield the numbers of rows that follow each other without a blank row; a merged cell with words fills the rows it spans."""
    run: list[int] = []
    reach = 0
    for number in sorted(rows):
        filled = _filled(rows, number)
        if not filled and number > reach:
            continue
        if run and number > reach + 1:
            yield run
            run = []
        run.append(number)
        reach = max([reach, number, *(spot.row + spot.row_span - 1 for spot in filled)])
    if run:
        yield run


def _columns(rows: Rows, run: Sequence[int]) -> tuple[int, ...]:
    """Return the columns in which cells with words begin, and those between them that are filled with a signal colour."""
    worded = {spot.column for number in run for spot in _filled(rows, number)}
    first, last = min(worded), max(worded)
    signalled = {spot.column for number in run for spot in rows.get(number, ()) if spot.fill and first < spot.column < last}
    return tuple(sorted(worded | signalled))


def _leading_lone_rows(rows: Rows, run: Sequence[int], frame: Sequence[int]) -> int:
    """Return how many rows at the run's beginning hold one cell with words that stands where titles do."""
    if not frame and all(len(_filled(rows, number)) <= 1 for number in run):
        return len(run)  # lines of text, indented by columns
    columns = frame or _columns(rows, run)
    for count, number in enumerate(run):
        if not _is_lone(rows, number, columns):
            return count
    return len(run)


def _is_lone(rows: Rows, number: int, columns: Sequence[int]) -> bool:
    filled = _filled(rows, number)
    if len(filled) != 1:
        return not filled
    width = sum(filled[0].column <= column < filled[0].column + filled[0].column_span for column in columns)
    return filled[0].column <= columns[0] or width * 2 > len(columns)


# --- column headings -----------------------------------------------------------------------------------------------


def _find_head(rows: Rows, run: Sequence[int]) -> _Head | None:
    """Find a run's column headings: the first row that reads as such, else the first below the titles that looks so."""
    for place, number in enumerate(run[:LAST_HEADING_ROW]):
        if _reads_as_headings(rows, number):
            start = place - (place > 0 and _groups_columns(rows, run[place - 1], number))
            deepest = max((spot.row_span for spot in _filled(rows, run[start])), default=1)
            return _Head(start, max(place - start + 1, deepest if deepest < len(run) - start else 1))
    lead = _leading_lone_rows(rows, run, ())
    if not run[lead:]:
        return None
    grid = lay_out(rows, SheetTable(tuple(run[lead:]), _columns(rows, run[lead:])))
    looks = [[slot.elements[0].look for slot in row if slot.elements] for row in grid.rows]
    return _Head(lead, 1) if all(looks[:2]) and guess_header_rows(looks) else None


def _reads_as_headings(rows: Rows, number: int) -> bool:
    words = [spot.words for spot in _filled(rows, number)]
    if len(words) < 2 or any(len(heading) > LONGEST_HEADING for heading in words):
        return False
    known = [read.role for read in map(read_heading, words) if read.role is not None and read.score > SURE]
    # a row of labels and values ("Lead", "Headteacher", "Due date", "May 2024") is known only in part, and a row of ratings is one role
    return len(set(known)) >= 2 and len(known) >= len(words) * KNOWN_HEADINGS and not _is_pair_of_label(rows, number)


def _is_pair_of_label(rows: Rows, number: int) -> bool:
    """Tell whether a row is a label that ends in a colon with its value beside it."""
    filled = _filled(rows, number)
    return len(filled) == 2 and filled[0].words.endswith(":")


def _groups_columns(rows: Rows, above: int, number: int) -> bool:
    """Tell whether the row above the headings names groups of their columns: in cells merged over some of them, beside the first."""
    spots, columns = _filled(rows, above), [spot.column for spot in _filled(rows, number)]
    if not any(spot.column_span > 1 for spot in spots):
        return False
    return len(spots) > 1 or spots[0].column > columns[0]


def _with_head(rows: Rows, run: Sequence[int], head: _Head) -> Iterator[Prose | SheetTable]:
    """Yield what stands above the headings and the table; where they are printed again further down, a new table begins."""
    yield from _above(rows, run[: head.start])
    body = list(run[head.start :])
    words = _words(rows, body[head.rows - 1])
    begin, columns = 0, _columns(rows, body)
    for place in range(head.rows, len(body)):
        if _words(rows, body[place]) != words or place < begin + head.rows:
            continue
        first = place - head.rows + 1
        end = first
        while end > begin + head.rows and _is_lone(rows, body[end - 1], columns):
            end -= 1
        yield SheetTable(tuple(body[begin:end]), columns, head.rows)
        yield from _above(rows, body[end:first])
        begin = first
    yield SheetTable(tuple(body[begin:]), columns, head.rows)


def _words(rows: Rows, number: int) -> list[tuple[int, str]]:
    return [(spot.column, spot.words.casefold()) for spot in _filled(rows, number)]


# --- prose ---------------------------------------------------------------------------------------------------------


def _above(rows: Rows, run: Sequence[int]) -> Iterator[Prose | SheetTable]:
    """Yield the rows above a table: titles as prose, labels with their values beside them as a table of two columns."""
    labels: list[int] = []
    for number in run:
        if _is_label(rows, number):
            labels.append(number)
            continue
        yield from _labels(rows, labels)
        labels = []
        yield from _prose(rows, [number])
    yield from _labels(rows, labels)


def _is_label(rows: Rows, number: int) -> bool:
    filled = _filled(rows, number)
    if len(filled) != 2 or len(filled[0].words) > LONGEST_LABEL:
        return False
    return filled[0].words.endswith(":") or read_heading(filled[0].words).role is not None


def _labels(rows: Rows, labels: Sequence[int]) -> Iterator[Prose | SheetTable]:
    """Yield labels and their values as a table of two columns where they say what a plan's labels say, else one after another."""
    words = [_filled(rows, number)[0].words for number in labels]
    known = [role for role in (read_heading(label).role for label in words) if role is not None]
    says_record = len(known) > 1 and len(known) * 2 > len(words) and (Role.ACTION in known or not all(w.endswith(":") for w in words))
    columns = _columns(rows, labels) if says_record else ()
    if len(columns) == 2:
        yield SheetTable(tuple(labels), columns)
    else:
        yield from _prose(rows, labels)


def _prose(rows: Rows, run: Sequence[int]) -> Iterator[Prose]:
    for number in run:
        if filled := _filled(rows, number):
            yield Prose(tuple(filled))
