"""The rows of an action table: one action each, bands of headings between them, and rows that only go on."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ...model import Action, Cell, Layout, Passage, Row, Table, join
from ..language.column_headings import Role
from ..readers.wrapping import is_complete, starts_lower
from .plan_cells import read_lead_and_timescale, read_measures, read_notes, read_ratings
from .plan_headers import is_title, repeats
from .plan_references import Referred, printed_reference, refer
from .plan_tables import Columns, cell_of, whole
from .wordings import lead_label, outcome_heading, outcome_label, outline_text, weakness_label, workstream_heading

# Bands that say no number are headings where a table has at least so many, one may be a remark.
LEAST_BANDS = 2

# Roles whose words alone do not make a row an action's continuation: they say where a row belongs.
_PLACING = frozenset({Role.REF, Role.OUTCOME, Role.WORKSTREAM, Role.WEAKNESS})
_CONTINUED = re.compile(r"\s*[(\[]?\b(?:continued|cont(?:[’']?d|\.)?)\b\.?[)\]]?$", re.IGNORECASE)
_TOTAL = re.compile(
    r"(?:sub|grand|overall)?[ -]?totals?\b(?!\w)(?: (?:number|count|cost|actions?|of|for)\b.*| ?[:=].*|)|(?:no|number) of actions\b.*",
    re.IGNORECASE,
)


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
    """A row that is a heading between rows, over the table's whole width; ``among_others`` tells that it is one of several like it."""

    passage: Passage
    among_others: bool = False


@dataclass(frozen=True, slots=True)
class _Begun:
    """A row whose action's words are known, with the rows that go on with it and where it was placed."""

    rows: tuple[Row, ...]
    whole: Row
    words: Passage
    placed: dict[Role, Passage]


def read_action_rows(layout: Layout, table: Table, columns: Columns) -> tuple[list[ActionRow | Band], list[str]]:
    """Return a table's actions and bands in row order, and what could not be read in plain words."""
    begun: list[_Begun | Band] = []
    warnings: list[str] = []
    placed: dict[Role, Passage] = {}
    completed: dict[Passage, Passage] = {}
    for rows in _whole_rows(table, columns):
        if (band := _band(layout.text, rows[0], columns)) is not None:
            begun.append(Band(band))
            placed = {}
            continue
        placed = _placed(layout.text, rows[0], columns, placed, completed)
        joined = _joined(rows)
        words = whole(layout.text, cell_of(joined, columns, Role.ACTION))
        if words is not None:
            begun.append(_Begun(tuple(rows), joined, words, placed))
        else:
            warnings += _without_action(joined, columns)
    return _read(layout.text, [_whole_placed(item, completed) for item in begun], columns), warnings


def at_page(message: str, page: int | None) -> str:
    """Return a warning with the page it is about."""
    return f"Page {page}: {message}" if page else message


def _read(text: str, begun: Sequence[_Begun | Band], columns: Columns) -> list[ActionRow | Band]:
    """Read the rows' other cells; their references are told together."""
    bands = [item for item in begun if isinstance(item, Band)]
    unnumbered = {band.passage.text for band in bands if not _says_what_it_is(band.passage.text)}
    own = [_reference(item.whole, columns) for item in begun if isinstance(item, _Begun)]
    found = iter(_referred(text, [item for item in begun if isinstance(item, _Begun)], own, columns))
    read: list[ActionRow | Band] = []
    for item in begun:
        if isinstance(item, Band):
            read.append(replace(item, among_others=len(unnumbered) >= LEAST_BANDS and item.passage.text in unnumbered))
            continue
        referred = next(found)
        lead, timescale, dates = read_lead_and_timescale(text, item.whole, columns)
        action = Action(
            ref=referred.ref,
            passage=referred.words,
            lead=lead,
            measures=read_measures(text, item.whole, columns, dates),
            timescale=timescale,
            rag=read_ratings(item.rows, columns),
            notes=read_notes(text, item.whole, columns),
        )
        placed = item.placed
        read.append(ActionRow(action, placed.get(Role.OUTCOME), placed.get(Role.WORKSTREAM), placed.get(Role.WEAKNESS), bool(referred.ref)))
    return read


def _referred(text: str, begun: Sequence[_Begun], own: Sequence[str], columns: Columns) -> list[Referred]:
    """Return each row's reference: its own cell's, else the one its action's words have."""
    without = [n for n, ref in enumerate(own) if not ref]
    cells = [cell_of(begun[n].whole, columns, Role.ACTION) for n in without]
    told = iter(refer(text, [(cell, begun[n].words) for n, cell in zip(without, cells, strict=True) if cell is not None]))
    return [Referred(ref, item.words) if ref else next(told) for ref, item in zip(own, begun, strict=True)]


def _reference(row: Row, columns: Columns) -> str:
    cell = cell_of(row, columns, Role.REF)
    return printed_reference(cell.text) if cell is not None else ""


def _placed(text: str, row: Row, columns: Columns, before: dict[Role, Passage], completed: dict[Passage, Passage]) -> dict[Role, Passage]:
    """Return what a row's cells say of its workstream, outcome and weakness; a blank or merged one goes on from the row above.

    ``completed`` gathers the passages that a page cut in two, with the whole of each.
    """
    placed = dict(before)
    for role in (Role.WORKSTREAM, Role.OUTCOME, Role.WEAKNESS):
        if (words := whole(text, cell_of(row, columns, role))) is not None:
            if role in placed and _goes_on_from(placed[role], words):
                completed[placed[role]] = join(text, (placed[role], words))
                placed[role] = completed[placed[role]]
                continue
            if role is Role.WORKSTREAM and role in placed and _CONTINUED.sub("", words.text) != placed[role].text:
                placed = {}
            # A page that prints a merged cell's words again says nothing new.
            if role not in placed or placed[role].text != _CONTINUED.sub("", words.text):
                placed[role] = words
    return placed


def _goes_on_from(above: Passage, below: Passage) -> bool:
    """Tell whether a merged cell's words on a new page are the rest of a sentence that the page before broke off."""
    new_page = above.page is not None and below.page is not None and above.page < below.page
    return new_page and not is_complete(above.text) and starts_lower(below.text)


def _whole_placed(item: _Begun | Band, completed: dict[Passage, Passage]) -> _Begun | Band:
    """Return a row with the passages it was placed by whole where a page cut them."""
    if isinstance(item, Band) or not completed:
        return item
    placed = dict(item.placed)
    for role in placed:
        while placed[role] in completed:
            placed[role] = completed[placed[role]]
    return replace(item, placed=placed)


def _whole_rows(table: Table, columns: Columns) -> list[list[Row]]:
    """Return the body's rows, each with those below it that only go on: their action and reference cells are blank or merged."""
    body = [*table.rows[: columns.titles], *table.rows[columns.body :]]
    rows: list[list[Row]] = []
    for row in body:
        if not any(cell.blocks or cell.fill for cell in row.cells) or repeats(row, columns.heads):
            continue
        above = rows[-1][0] if rows else None
        if above is not None and _goes_on(row, columns) and cell_of(above, columns, Role.ACTION) and not is_title(above, table.columns):
            rows[-1].append(row)
        elif any(cell.blocks for cell in row.cells) and not _is_total(row, columns):
            rows.append([row])
    return rows


def _goes_on(row: Row, columns: Columns) -> bool:
    filled = {columns.roles[cell.column] for cell in row.cells if cell.blocks}
    return bool(filled) and not filled & {Role.ACTION, *_PLACING} and not is_title(row, len(columns.roles)) and not _is_total(row, columns)


def _is_total(row: Row, columns: Columns) -> bool:
    """Tell whether a row only sums up those above it."""
    filled = [cell for cell in row.cells if cell.blocks]
    others = [cell for cell in filled[1:] if columns.roles[cell.column] in (Role.LEAD, Role.DUE, Role.START)]
    return bool(filled) and _TOTAL.fullmatch(filled[0].text) is not None and not others


def _joined(rows: Sequence[Row]) -> Row:
    """Return the first row with the words of those that go on added to its cells."""
    below = [cell for row in rows[1:] for cell in row.cells]
    cells = [
        replace(cell, blocks=(*cell.blocks, *(block for under in below if under.column == cell.column for block in under.blocks)))
        for cell in rows[0].cells
    ]
    return replace(rows[0], cells=tuple(cells))


def _band(text: str, row: Row, columns: Columns) -> Passage | None:
    """Return the words of a row that is a heading: one cell over several columns, or one that reads as a heading."""
    filled = [cell for cell in row.cells if cell.blocks]
    if len(filled) == 2 and (named := whole(text, _titled(filled, len(columns.roles)))) is not None:
        return named
    words = whole(text, filled[0]) if len(filled) == 1 else None
    if words is None:
        return None
    spans, role = is_title(row, len(columns.roles)), columns.roles[filled[0].column]
    if role in (Role.OUTCOME, Role.WORKSTREAM, Role.WEAKNESS) and not spans:
        return None
    heads = workstream_heading(words.text) is not None or outcome_heading(words.text) is not None
    return words if spans or heads or (role is Role.REF and outline_text(words.text) is not None) else None


def _titled(filled: Sequence[Cell], columns: int) -> Cell | None:
    """Return the second of two cells where it runs over most columns and is a heading: "A | Outcome 1: Families know …"."""
    second = filled[1]
    spans = second.column_span * 2 > columns and second.column_span > 1
    heads = workstream_heading(second.text) is not None or outcome_heading(second.text) is not None
    return second if spans and heads else None


def _says_what_it_is(words: str) -> bool:
    """Tell whether a band's own words say what it is: a numbered heading, or a label such as "Lead:" or "Outcome:"."""
    readings = (workstream_heading, outcome_heading, outcome_label, outline_text, lead_label, weakness_label)
    return any(read(words) is not None for read in readings)


def _without_action(row: Row, columns: Columns) -> list[str]:
    """Return the warning for a row that has words, but none in its action column."""
    filled = [cell for cell in row.cells if cell.blocks]
    reference = cell_of(row, columns, Role.REF)
    if reference is None and all(columns.roles[cell.column] in _PLACING for cell in filled):
        return []
    said = reference.text if reference is not None else filled[0].text
    return [at_page(f"The row “{said[:40]}” has no words in its action column and was left out.", row.page)]
