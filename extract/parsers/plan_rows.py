"""The rows of an action table: one action each, bands of headings between them, and rows that only go on."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from ...model import Action, Cell, Layout, Measure, Passage, Reading, Row, Table, Timescale, slice_of
from ..language.column_headings import Role
from ..language.dates import read_timescale
from .criteria import split_criteria
from .plan_tables import Columns, cell_of, cells_of, whole
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
    for row in _whole_rows(table, columns):
        if (band := _band(layout.text, row, columns)) is not None:
            read.append(Band(band))
            placed.clear()
            continue
        for role in (Role.WORKSTREAM, Role.OUTCOME, Role.WEAKNESS):
            if (words := whole(layout.text, cell_of(row, columns, role))) is not None:
                if role is Role.WORKSTREAM and words != placed.get(role):
                    placed.clear()
                placed[role] = words
        found = _read_row(layout.text, row, columns, warnings)
        if found is not None:
            action, numbered = found
            read.append(ActionRow(action, placed.get(Role.OUTCOME), placed.get(Role.WORKSTREAM), placed.get(Role.WEAKNESS), numbered))
    return read, warnings


def _whole_rows(table: Table, columns: Columns) -> list[Row]:
    """Return the body's rows, those joined that give one action several measures: their action and reference cells are blank or merged."""
    rows: list[Row] = []
    for row in table.rows[columns.body :]:
        if columns.body and _repeats(row, table.rows[0]):
            continue
        if rows and _goes_on(row, columns) and cell_of(rows[-1], columns, Role.ACTION) is not None and not _spans(rows[-1], columns):
            rows[-1] = _joined(rows[-1], row)
        else:
            rows.append(row)
    return rows


def _goes_on(row: Row, columns: Columns) -> bool:
    filled = [columns.roles[cell.column] for cell in row.cells if cell.blocks]
    return bool(filled) and Role.ACTION not in filled and not _PLACING.intersection(r for r in filled if r) and not _spans(row, columns)


def _joined(upper: Row, lower: Row) -> Row:
    cells = list(upper.cells)
    for cell in lower.cells:
        place = next((n for n, above in enumerate(cells) if above.column == cell.column), None)
        if not cell.blocks or place is None:
            continue
        above = cells[place]
        cells[place] = replace(above, blocks=(*above.blocks, *cell.blocks))
    return replace(upper, cells=tuple(cells))


def _spans(row: Row, columns: Columns) -> bool:
    """Tell whether one cell alone holds a row's words, and runs over most of the columns."""
    filled = [cell for cell in row.cells if cell.blocks]
    return len(filled) == 1 and filled[0].column_span > 1 and filled[0].column_span * 2 > len(columns.roles)


def _band(text: str, row: Row, columns: Columns) -> Passage | None:
    """Return the words of a row that is a heading: one cell over several columns, or one that reads as a heading."""
    filled = [cell for cell in row.cells if cell.blocks]
    words = whole(text, filled[0]) if len(filled) == 1 else None
    if words is None:
        return None
    spans, role = _spans(row, columns), columns.roles[filled[0].column]
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
            rag=tuple(_rating(row.at(column)) for column in columns.of(Role.RAG)),
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


def refs_count_workstreams(refs: Sequence[tuple[str, int]]) -> bool:
    """Tell whether references such as 2.1.a begin with their workstream's number, given each with the one it stands under.

    They do not where one reference stands under two workstreams: then they count anew in each.
    """
    dotted = [(int(ref.split(".")[0]), number) for ref, number in refs if "." in ref and ref.split(".")[0].isdigit()]
    if len({ref for ref, _ in refs}) < len(set(refs)):
        return False
    return not dotted or sum(first == number for first, number in dotted) >= PREFIXED_SHARE * len(dotted)


# Where this share of the references agrees with the workstream they stand under, the rest are believed over their place:
# a heading may have been missed. Elsewhere the first number counts something else, such as outcomes, and the place decides.
PREFIXED_SHARE = 0.5
