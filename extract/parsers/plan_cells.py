"""What the cells of one action's row say: who leads it, when it is due, what it is measured by, and all else as notes."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from ...model import Cell, Measure, Passage, Reading, Row, Timescale, join, slice_of
from ..language.cell_contents import Content, kinds_of, looks_like_date, looks_like_people
from ..language.column_headings import Role, heading_roles
from ..language.dates import read_timescale
from .criteria import split_criteria
from .plan_tables import Columns, cell_of, cells_of, whole

# What a measure must reach is a figure or a few words ("90%", "All schools", "below 20 weeks"); longer words are a measure of their own.
LONGEST_TARGET = 6
# How surely a heading must name leads and deadlines both for a cell to be read as holding both ("Who and by when").
BOTH = 0.85

# Roles of which one column is read; what further columns of the role hold is kept under their headings.
_READ_ONCE = (Role.REF, Role.OUTCOME, Role.WORKSTREAM, Role.WEAKNESS, Role.START, Role.TARGET)
_NOTES = frozenset({Role.EVIDENCE, Role.PROGRESS, Role.COST, Role.NOTE, Role.SUPPORT, Role.BASELINE})
_PARTED = re.compile(r"\s*(?:[,;|(]|\s[–—-]\s|\bby\b|:)\s*", re.IGNORECASE)


def read_lead_and_timescale(text: str, row: Row, columns: Columns) -> tuple[Passage | None, Timescale, list[date]]:
    """Return the words of a row's lead cells, its timescale, and the day of each date expression in that."""
    leads = cells_of(row, columns, Role.LEAD)
    shared = _shared_column(columns)
    if shared is not None and (cell := row.at(shared)) is not None and cell.blocks:
        lead, due = _part(text, cell)
        timescale, dates = _timescale(text, due, cell_of(row, columns, Role.START))
        return lead, timescale, dates
    due_cell = _due_cell(row, columns)
    timescale, dates = _timescale(text, whole(text, due_cell), cell_of(row, columns, Role.START))
    return join(text, [passage for cell in leads for passage in cell.passages]) if leads else None, timescale, dates


def read_measures(text: str, row: Row, columns: Columns, dates: Sequence[date]) -> tuple[Measure, ...]:
    """Return a row's criteria in order. What a column of targets says belongs to the criterion beside it.

    ``dates`` are those of the timescale: where there are as many as criteria, each has its own.
    """
    criteria = [passage for cell in cells_of(row, columns, Role.MEASURE) for passage in split_criteria(text, cell)]
    target = cell_of(row, columns, Role.TARGET)
    if target is not None:
        criteria = _with_targets(text, criteria, target)
    dues = dates if len(dates) == len(criteria) >= 2 else [None] * len(criteria)
    return tuple(Measure(passage=passage, due=due) for passage, due in zip(criteria, dues, strict=True))


def read_notes(text: str, row: Row, columns: Columns) -> tuple[Passage, ...]:
    """Return all a row says besides, in column order: evidence and progress as they stand, the rest under its heading."""
    notes: list[Passage] = []
    seen: list[Cell] = []
    spare = {id(cell) for cell in _spare_cells(row, columns)}
    for number, column in enumerate(columns.columns):
        cell = row.at(number)
        if cell is None or not cell.blocks or any(cell is known for known in seen):
            continue
        if column.role in _NOTES or id(cell) in spare:
            seen.append(cell)
            label = column.head.passages if column.labelled or id(cell) in spare else ()
            notes.append(join(text, [*label, *cell.passages]))
    return tuple(notes)


def read_ratings(rows: Sequence[Row], columns: Columns) -> tuple[str, ...]:
    """Return one entry a rating cell of the first row, and those that the rows going on have of their own."""
    first = [_rating(rows[0].at(column)) for column in columns.of(Role.RAG)]
    return (*first, *(rating for row in rows[1:] for column in columns.of(Role.RAG) if (rating := _rating(row.at(column)))))


def _rating(cell: Cell | None) -> str:
    if cell is None:
        return ""
    # A disc or a tick in a coloured cell says less than the colour.
    return cell.text if any(letter.isalnum() for letter in cell.text) or cell.fill is None else cell.fill


def _due_cell(row: Row, columns: Columns) -> Cell | None:
    """Return the cell of dates that counts: a revised one before a plain, that before an original; one with a date before any without."""
    cells = cells_of(row, columns, Role.DUE)
    return next((cell for cell in cells if len(cells) == 1 or read_timescale(cell.text).due is not None), cells[0] if cells else None)


def _spare_cells(row: Row, columns: Columns) -> Iterator[Cell]:
    """Yield the filled cells that their role's column is not read from: further dates, references, outcomes, targets."""
    due = _due_cell(row, columns)
    yield from (cell for cell in cells_of(row, columns, Role.DUE) if cell is not due)
    for role in _READ_ONCE:
        yield from cells_of(row, columns, role)[1:]


def _timescale(text: str, passage: Passage | None, start_cell: Cell | None) -> tuple[Timescale, list[date]]:
    begin = whole(text, start_cell)
    # "April 2024" in a column of starts is the first of April: it is read as "from April 2024".
    start = (read_timescale(begin.text).start or read_timescale(f"from {begin.text}").start) if begin is not None else None
    if passage is None:
        return Timescale(passage=begin, start=start, reading=Reading.OPEN_ENDED if start else Reading.BLANK), []
    read = read_timescale(passage.text)
    return Timescale(passage=passage, start=start or read.start, due=read.due, reading=read.reading), list(read.dates)


def _with_targets(text: str, criteria: Sequence[Passage], target: Cell) -> list[Passage]:
    """Return the criteria, each with its target behind it; targets that are not one for each stay criteria of their own."""
    values = list(target.passages)
    if not all(_is_value(value.text) for value in values):
        return [*criteria, *split_criteria(text, target)]
    if len(values) == len(criteria):
        return [join(text, pair) for pair in zip(criteria, values, strict=True)]
    if len(criteria) == 1:
        return [join(text, [criteria[0], *values])]
    return [*criteria, *values]


def _is_value(words: str) -> bool:
    kinds = kinds_of(words)
    return Content.VALUE in kinds or (len(words.split()) <= LONGEST_TARGET and not kinds & {Content.CRITERION, Content.WORK})


def _shared_column(columns: Columns) -> int | None:
    """Return the column whose heading names leads and deadlines both, where no other column holds the one or the other."""
    for wanted, other in ((Role.LEAD, Role.DUE), (Role.DUE, Role.LEAD)):
        places = columns.of(wanted)
        if len(places) == 1 and not columns.of(other):
            named = dict(heading_roles(columns.columns[places[0]].head.own))
            if named.get(wanted, 0.0) >= BOTH and named.get(other, 0.0) >= BOTH:
                return places[0]
    return None


def _part(text: str, cell: Cell) -> tuple[Passage | None, Passage | None]:
    """Part "Nia Cole, May 2024" into who and when, whichever stands first, on one line or several."""
    who: list[Passage] = []
    when: list[Passage] = []
    for passage in cell.passages:
        if looks_like_date(passage.text):
            when.append(passage)
            continue
        for match in _PARTED.finditer(passage.text):
            front, back = passage.text[: match.start()], passage.text[match.end() :].rstrip(" )")
            if front and looks_like_date(back):
                who.append(slice_of(text, passage, 0, match.start()))
                when.append(slice_of(text, passage, match.end(), match.end() + len(back)))
                break
            if back and looks_like_date(front) and looks_like_people(back):
                when.append(slice_of(text, passage, 0, match.start()))
                who.append(slice_of(text, passage, match.end(), len(passage.text)))
                break
        else:
            who.append(passage)
    return join(text, who) if who else None, join(text, when) if when else None
