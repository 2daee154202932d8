"""The rows of an action table: one action each, bands of headings between them, and rows that only go on."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from ...model import Action, Cell, Layout, Measure, Passage, Reading, Row, Table, Timescale, slice_of
from ..language.column_headings import Role
from ..language.dates import read_timescale
from .criteria import split_criteria
from .plan_tables import Columns, cell_of, cells_of, is_title, whole
from .wordings import outcome_heading, outline_text, workstream_heading

_REFERENCE = re.compile(
    r"(?:[A-Z]{1,4}[ .-]?)?\d{1,3}(?:-\d{1,3})?(?:\.?(?:\d{1,3}|[a-z]{1,2}))*(?:\([a-z]{1,3}\))?(?=[\s.:)]|$)",
)
# Roles whose words alone do not make a row an action's continuation: they say where a row belongs.
_PLACING = frozenset({Role.REF, Role.OUTCOME, Role.WORKSTREAM, Role.WEAKNESS})


@dataclass(frozen=True, slots=True)
class ActionRow:
    """A row of an action table: the action, what its outcome, workstream and weakness cells say, and whether it has a reference."""

    action: Action
    outcome: Passage | None = None
    workstream: Passage | None = None
    weakness: Passage | None = None
    numbered: bool = True


@dataclass(frozen=True, slots=True)
class Band:
    """A row that is a heading between rows: a workstream or outcome over the table's whole width."""

    passage: Passage


def read_action_rows(layout: Layout, table: Table, columns: Columns) -> tuple[list[ActionRow | Band], list[str]]:
    """Return a table's actions and bands in row order, and what could not be read in plain words."""
    read: list[ActionRow | Band] = []
    warnings: list[str] = []
    placed: dict[Role, Passage] = {}
    for rows in _whole_rows(table, columns):
        if (band := _band(layout.text, rows[0], columns)) is not None:
            read.append(Band(band))
            placed.clear()
            continue
        for role in (Role.WORKSTREAM, Role.OUTCOME, Role.WEAKNESS):
            if (words := whole(layout.text, cell_of(rows[0], columns, role))) is not None:
                if role is Role.WORKSTREAM and words != placed.get(role):
                    placed.clear()
                placed[role] = words
        found = _read_row(layout.text, _joined(rows), columns, warnings)
        if found is not None:
            action, numbered = found
            action = action.model_copy(update={"rag": _ratings(rows, columns)})
            read.append(ActionRow(action, placed.get(Role.OUTCOME), placed.get(Role.WORKSTREAM), placed.get(Role.WEAKNESS), numbered))
    return read, warnings


def _whole_rows(table: Table, columns: Columns) -> list[list[Row]]:
    """Return the body's rows, each with those below it that only go on: their action and reference cells are blank or merged."""
    body = [*table.rows[: columns.titles], *table.rows[columns.body :]]
    rows: list[list[Row]] = []
    for row in body:
        if columns.body > columns.titles and _repeats(row, table.rows[columns.titles]):
            continue
        above = rows[-1][0] if rows else None
        if above is not None and _goes_on(row, columns) and cell_of(above, columns, Role.ACTION) and not is_title(above, table.columns):
            rows[-1].append(row)
        else:
            rows.append([row])
    return rows


def _goes_on(row: Row, columns: Columns) -> bool:
    filled = {columns.roles[cell.column] for cell in row.cells if cell.blocks}
    return bool(filled) and not filled & {Role.ACTION, *_PLACING} and not is_title(row, len(columns.roles))


def _joined(rows: Sequence[Row]) -> Row:
    """Return the first row with the words of those that go on added to its cells."""
    below = [cell for row in rows[1:] for cell in row.cells]
    cells = [
        replace(cell, blocks=(*cell.blocks, *(block for under in below if under.column == cell.column for block in under.blocks)))
        for cell in rows[0].cells
    ]
    return replace(rows[0], cells=tuple(cells))


def _ratings(rows: Sequence[Row], columns: Columns) -> tuple[str, ...]:
    """Return one entry a rating cell of the first row, and those that rows going on have of their own."""
    first = [_rating(rows[0].at(column)) for column in columns.of(Role.RAG)]
    return (*first, *(rating for row in rows[1:] for column in columns.of(Role.RAG) if (rating := _rating(row.at(column)))))


def _band(text: str, row: Row, columns: Columns) -> Passage | None:
    """Return the words of a row that is a heading: one cell over several columns, or one that reads as a heading."""
    filled = [cell for cell in row.cells if cell.blocks]
    words = whole(text, filled[0]) if len(filled) == 1 else None
    if words is None:
        return None
    spans, role = is_title(row, len(columns.roles)), columns.roles[filled[0].column]
    if role in (Role.OUTCOME, Role.WORKSTREAM, Role.WEAKNESS) and not spans:
        return None
    heads = workstream_heading(words.text) is not None or outcome_heading(words.text) is not None
    return words if spans or heads or (role is Role.REF and outline_text(words.text) is not None) else None


def _read_row(text: str, row: Row, columns: Columns, warnings: list[str]) -> tuple[Action, bool] | None:
    words = whole(text, cell_of(row, columns, Role.ACTION))
    reference = whole(text, cell_of(row, columns, Role.REF))
    if words is None:
        filled = [cell for cell in row.cells if cell.blocks]
        if reference is not None or any(columns.roles[cell.column] not in _PLACING for cell in filled):
            said = reference.text if reference is not None else filled[0].text
            warnings.append(at_page(f"The row “{said[:40]}” has no words in its action column and was left out.", row.page))
        return None
    ref, numbered = (reference.text.rstrip(".:) ") if reference else ""), True
    if not ref:
        ref, words = _leading_reference(text, words)
    if not ref:
        numbered = False
    timescale, dates = _timescale(text, cell_of(row, columns, Role.DUE), cell_of(row, columns, Role.START))
    criteria = tuple(passage for cell in cells_of(row, columns, Role.MEASURE) for passage in split_criteria(text, cell))
    dues = dates if len(dates) == len(criteria) >= 2 else [None] * len(criteria)
    return (
        Action(
            ref=ref,
            passage=words,
            lead=whole(text, cell_of(row, columns, Role.LEAD)),
            measures=tuple(Measure(passage=passage, due=due) for passage, due in zip(criteria, dues, strict=True)),
            timescale=timescale,
            notes=tuple(p for role in (Role.EVIDENCE, Role.PROGRESS) if (p := whole(text, cell_of(row, columns, role))) is not None),
        ),
        numbered,
    )


def _timescale(text: str, due_cell: Cell | None, start_cell: Cell | None) -> tuple[Timescale, list[date]]:
    passage = whole(text, due_cell)
    begin = whole(text, start_cell)
    # "April 2024" in a column of starts is the first of April: it is read as "from April 2024".
    start = (read_timescale(begin.text).start or read_timescale(f"from {begin.text}").start) if begin is not None else None
    if passage is None:
        return Timescale(passage=begin, start=start, reading=Reading.OPEN_ENDED if start else Reading.BLANK), []
    read = read_timescale(passage.text)
    return Timescale(passage=passage, start=start or read.start, due=read.due, reading=read.reading), list(read.dates)


def _rating(cell: Cell | None) -> str:
    if cell is None:
        return ""
    return cell.text or cell.fill or ""


def _leading_reference(text: str, words: Passage) -> tuple[str, Passage]:
    match = _REFERENCE.match(words.text)
    if match is None or not re.search(r"[.a-z-]", match.group()) or match.end() >= len(words.text):
        return "", words
    rest = re.compile(r"[\s.:)–-]*").match(words.text, match.end())
    begin = rest.end() if rest else match.end()
    return match.group(), slice_of(text, words, begin, len(words.text))


def _repeats(row: Row, heading: Row) -> bool:
    return [cell.text for cell in row.cells] == [cell.text for cell in heading.cells]


def at_page(message: str, page: int | None) -> str:
    """Return a warning with the page it is about."""
    return f"Page {page}: {message}" if page else message
