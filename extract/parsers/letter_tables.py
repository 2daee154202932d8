"""Tables of a letter: its areas with what is said of each and asked next, and lists of people."""

import re
from dataclasses import dataclass, field

from ...model import Cell, Passage, Prose, Row, Table, join
from ..language.people import is_name
from .entries import Entry, read_entry

_AREA = re.compile(
    r"(?:(?:priority|improvement|key)\s+)*(?:areas?(?:\s+(?:of|for)\s+(?:significant\s+)?(?:weakness|improvement|priority\s+action|focus))?"
    r"|priorit(?:y|ies)(?:\s+actions?)?|themes?|work\s?streams?|weakness(?:es)?)",
    re.IGNORECASE,
)
_STEPS = re.compile(r".*\b(?:next|steps?|actions?|asks?|required|expect\w*|to do|by when)\b.*", re.IGNORECASE)
_NAME = re.compile(r"(?:full )?names?|attendees?|who", re.IGNORECASE)
_ROLE = re.compile(r"(?:job )?(?:roles?|titles?|positions?|designations?)(?: and organisation)?", re.IGNORECASE)
_BODY = re.compile(r"organisations?|body|bodies|agency|representing|partners?|from", re.IGNORECASE)


@dataclass(slots=True)
class AreaRow:
    """One area of a letter's table: its title, the blocks that say how it stands, and the steps asked."""

    entry: Entry
    said: list[Prose] = field(default_factory=list)
    steps: list[Prose] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class NamedRow:
    """A person of a table: the passage of the name, and the words of the columns for role and body."""

    name: Passage
    role: str | None
    organisation: str | None


def read_area_table(text: str, table: Table) -> list[AreaRow]:
    """Return the areas of a table whose first row heads a column of areas and others of progress or next steps; none for other tables."""
    heads = _texts(table.rows[0])
    at = next((column for column, words in heads.items() if _AREA.fullmatch(words.strip(" :"))), None)
    if at is None or len(heads) < 2:
        return []
    steps = {column for column, words in heads.items() if column != at and _STEPS.fullmatch(words)}
    rows: list[AreaRow] = []
    for row in table.rows[1:]:
        cell = row.at(at)
        if cell is not None and cell.blocks:
            joined = join(text, cell.passages)
            entry = read_entry(text, cell.blocks[0]) if len(cell.blocks) == 1 else Entry(joined)
            rows.append(AreaRow(entry))
        if not rows:
            continue
        for other in row.cells:
            if other.column != at:
                (rows[-1].steps if other.column in steps else rows[-1].said).extend(other.blocks)
    return rows


def read_people_table(text: str, table: Table) -> list[NamedRow]:
    """Return the people a table lists, a row each: by its headings, or where every row's first cell is a name."""
    heads = _texts(table.rows[0])
    at = next((column for column, words in heads.items() if _NAME.fullmatch(words.strip(" :"))), None)
    if at is not None:
        role = next((column for column, words in heads.items() if _ROLE.fullmatch(words.strip(" :"))), None)
        body = next((column for column, words in heads.items() if _BODY.fullmatch(words.strip(" :"))), None)
        rows = table.rows[1:]
    elif table.columns > 1 and all((first := row.at(0)) is not None and is_name(first.text) for row in table.rows):
        at, role, body, rows = 0, 1, 2 if table.columns > 2 else None, table.rows
    else:
        return []
    found = [(row.at(at), _words(row, role), _words(row, body)) for row in rows]
    return [NamedRow(join(text, cell.passages), *rest) for cell, *rest in found if cell is not None and is_name(cell.text)]


def _texts(row: Row) -> dict[int, str]:
    return {cell.column: cell.text for cell in row.cells if cell.blocks}


def _words(row: Row, column: int | None) -> str | None:
    cell: Cell | None = row.at(column) if column is not None else None
    return (cell.text.strip(" ,.") or None) if cell is not None else None
