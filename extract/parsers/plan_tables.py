"""Reads the tables of an improvement plan: actions with their measures, workstreams with their leads."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ...model import Action, Cell, Layout, Measure, Passage, Reading, Row, Table, Timescale, join, slice_of
from ..language.column_headings import Role, read_heading
from ..language.dates import read_timescale
from .criteria import split_criteria

# A first row counts as column headings when this share of its filled cells reads as such.
HEADING_SHARE = 0.6

_REFERENCE = re.compile(r"(?:[A-Z]{1,4}[ .-]?)?\d{1,3}(?:\.?(?:\d{1,3}|[a-z]{1,2}))*(?:\([a-z]{1,3}\))?(?=[\s.:)]|$)")


@dataclass(frozen=True, slots=True)
class Columns:
    """The roles of a table's columns and where its body begins."""

    roles: tuple[Role | None, ...]
    body: int

    def of(self, role: Role) -> list[int]:
        """Return the columns of a role, in order."""
        return [column for column, known in enumerate(self.roles) if known is role]


@dataclass(frozen=True, slots=True)
class ActionRow:
    """A row of an action table: the action, its outcome cell where the table has one, and the reference as printed."""

    action: Action
    outcome: Passage | None = None
    numbered: bool = True


def read_columns(table: Table, inherited: Columns | None = None) -> Columns | None:
    """Tell the roles of a table's columns from its headings; a table without takes those of the one before it."""
    header = table.header_rows
    if not header and _reads_as_headings(table.rows[0]):
        header = 1
    if header:
        words = [
            " ".join(cell.text for row in table.rows[:header] if (cell := row.at(column)) is not None) for column in range(table.columns)
        ]
        roles = tuple(read_heading(w).role for w in words)
        return Columns(roles, header) if any(roles) else None
    if inherited is not None and len(inherited.roles) == table.columns:
        return Columns(inherited.roles, 0)
    return None


def read_action_rows(layout: Layout, table: Table, columns: Columns) -> tuple[list[ActionRow], list[str]]:
    """Return a table's actions in row order, and what could not be read in plain words."""
    rows: list[ActionRow] = []
    warnings: list[str] = []
    outcome: Passage | None = None
    for row in table.rows[columns.body :]:
        if _repeats(row, table.rows[0]) and columns.body:
            continue
        outcome = _outcome_cell(layout.text, row, columns) or outcome
        read = _read_row(layout.text, row, columns, len(rows) + 1, warnings)
        if read is not None:
            action, numbered = read
            rows.append(ActionRow(action, outcome, numbered))
    return rows, warnings


def cell_of(row: Row, columns: Columns, role: Role) -> Cell | None:
    """Return the filled cell of a role in a row; of several columns of that role, the first that is filled."""
    return next((cell for column in columns.of(role) if (cell := row.at(column)) is not None and cell.blocks), None)


def whole(text: str, cell: Cell | None) -> Passage | None:
    """Return a cell's words as one passage."""
    return join(text, cell.passages) if cell is not None and cell.blocks else None


def _read_row(text: str, row: Row, columns: Columns, order: int, warnings: list[str]) -> tuple[Action, bool] | None:
    words = whole(text, cell_of(row, columns, Role.ACTION))
    reference = whole(text, cell_of(row, columns, Role.REF))
    if words is None:
        if reference is not None and len([cell for cell in row.cells if cell.blocks]) > 1:
            warnings.append(_at(f"The row “{reference.text[:40]}” has no words in its action column and was left out.", row.page))
        return None
    ref, numbered = (reference.text.rstrip(".:) ") if reference else ""), True
    if not ref:
        ref, words = _leading_reference(text, words)
    if not ref:
        ref, numbered = str(order), False
    due_cell, start_cell = cell_of(row, columns, Role.DUE), cell_of(row, columns, Role.START)
    timescale, dates = _timescale(text, due_cell, start_cell)
    criteria = split_criteria(text, measure) if (measure := cell_of(row, columns, Role.MEASURE)) is not None else ()
    dues = dates if len(dates) == len(criteria) >= 2 else [None] * len(criteria)
    return (
        Action(
            ref=ref,
            passage=words,
            lead=whole(text, cell_of(row, columns, Role.LEAD)),
            measures=tuple(Measure(passage=passage, due=due) for passage, due in zip(criteria, dues, strict=True)),
            timescale=timescale,
            rag=tuple(_rating(row.at(column)) for column in columns.of(Role.RAG)),
            notes=tuple(p for role in (Role.EVIDENCE, Role.PROGRESS) if (p := whole(text, cell_of(row, columns, role))) is not None),
        ),
        numbered,
    )


def _timescale(text: str, due_cell: Cell | None, start_cell: Cell | None) -> tuple[Timescale, list[date]]:
    passage = whole(text, due_cell)
    begin = whole(text, start_cell)
    started = read_timescale(begin.text) if begin is not None else None
    start = (started.start or started.due) if started is not None else None
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
    if match is None or not re.search(r"[.a-z]", match.group()) or match.end() >= len(words.text):
        return "", words
    rest = re.compile(r"[\s.:)–-]*").match(words.text, match.end())
    begin = rest.end() if rest else match.end()
    return match.group(), slice_of(text, words, begin, len(words.text))


def _outcome_cell(text: str, row: Row, columns: Columns) -> Passage | None:
    return whole(text, cell_of(row, columns, Role.OUTCOME))


def _reads_as_headings(row: Row) -> bool:
    filled = [cell for cell in row.cells if cell.blocks]
    known = [cell for cell in filled if len(cell.text) < 60 and read_heading(cell.text).score >= 0.88]
    return len(filled) >= 2 and len(known) >= max(2, HEADING_SHARE * len(filled))


def _repeats(row: Row, heading: Row) -> bool:
    return [cell.text for cell in row.cells] == [cell.text for cell in heading.cells]


def _at(message: str, page: int | None) -> str:
    return f"Page {page}: {message}" if page else message


def headings_of(table: Table) -> Sequence[str]:
    """Return the words of a table's first row, for saying which table is meant."""
    return [cell.text for cell in table.rows[0].cells]
