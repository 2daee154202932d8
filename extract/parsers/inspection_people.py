"""The people an inspection report names: who inspected, who signs, and who answers for the area."""

import re
from collections.abc import Sequence

from ...model import Layout, ListItem, Passage, Person, Standing, Table, slice_of
from ..language.people import ROLE_WORDS, NamedPerson, names_organisation, read_person
from .letter_people import read_addressees, side_by_side

_TEAM = re.compile(r"(?:the )?inspection team|inspectors", re.IGNORECASE)
_DETAILS = re.compile(r"(?:the )?(?:local )?area partnership details", re.IGNORECASE)
_SIGNED = re.compile(r"yours (?:sincerely|faithfully)", re.IGNORECASE)
_OVER = re.compile(r"information about this inspection|the office for standards in education|c\.?c\.?\b|what is it like", re.IGNORECASE)
_BODIES = re.compile(r"(?:Ofsted|Care Quality Commission(?: \(?CQC\)?)?|CQC)", re.IGNORECASE)
_INSPECTING = frozenset("hmi ofsted cqc his her nominated accountable portfolio".split())
HEADING_WORDS = 8
# An inspector's rank; the line below may say more.
_RANK = "HMI"


def read_inspection_people(layout: Layout) -> tuple[Person, ...]:
    """Return each person once: whom the letter is addressed to or the details table names, who signs, who inspected.

    Those who inspected are the report's authors; who answers for the area stands as addressee.
    """
    people = read_addressees(layout)
    standing: Standing | None = None
    columns: list[list[Passage]] = []

    def close() -> None:
        if standing is not None:
            people.extend(_roster(layout.text, columns, standing))
        columns.clear()

    for block in layout.blocks:
        if isinstance(block, Table):
            team = _is_team(block)
            if standing is not None or team:
                close()
                standing = Standing.AUTHOR if team or standing is Standing.SIGNATORY else standing
                people += _roster(layout.text, _columns_of(block), standing or Standing.AUTHOR)
            continue
        begins = _begins(block.passage.text)
        if begins is not None:
            close()
            standing = begins[0]
        elif standing is not None:
            parts = [[block.passage]] if isinstance(block, ListItem) else side_by_side(layout.text, block.passage)
            if standing is Standing.SIGNATORY and len(parts[0]) > 1 and all(_BODIES.fullmatch(part.text) for part in parts[0]):
                close()  # below the signature the inspectors stand under their two bodies
                standing = Standing.AUTHOR
            _gather(columns, parts)
    close()
    kept: dict[str, Person] = {}
    for person in people:
        kept.setdefault(person.name, person)
    return tuple(kept.values())


def _begins(words: str) -> tuple[Standing | None] | None:
    """Return in what capacity the people below a heading stand, None within where it names none; None for no such heading."""
    heading = words.rstrip(" :.")
    if _SIGNED.match(words):
        return (Standing.SIGNATORY,)
    if _TEAM.fullmatch(heading):
        return (Standing.AUTHOR,)
    if _DETAILS.fullmatch(heading):
        return (Standing.ADDRESSEE,)
    return (None,) if _OVER.match(words) else None


def _is_team(table: Table) -> bool:
    """Tell whether a table's first row names both inspectorates, or its first cell the inspection team."""
    heads = [cell.text.strip() for cell in table.rows[0].cells if cell.blocks]
    return bool(heads) and (
        _TEAM.fullmatch(heads[0].rstrip(" :")) is not None or sum(_BODIES.fullmatch(head) is not None for head in heads) > 1
    )


def _columns_of(table: Table) -> list[list[Passage]]:
    columns: list[list[Passage]] = [[] for _ in range(table.columns)]
    for row in table.rows:
        for cell in row.cells:
            columns[cell.column] += cell.passages
    return columns


def _gather(columns: list[list[Passage]], rows: Sequence[Sequence[Passage]]) -> None:
    """Add the parts of each line to the columns they stand in; a line without gaps stands in the first."""
    for parts in rows:
        while len(columns) < len(parts):
            columns.append([])
        for column, part in zip(columns, parts, strict=False):
            column.append(part)


def _roster(text: str, columns: Sequence[Sequence[Passage]], standing: Standing) -> list[Person]:
    """Read the people of each column from top to bottom: the body named above them is theirs, and a role may stand below a name."""
    people: list[Person] = []
    for column in columns:
        organisation: str | None = None
        found: list[Person] = []
        begun = False  # whether the line above names the person found last, whose role may go on here
        for passage in column:
            words = passage.text.strip()
            last = found[-1] if begun else None
            begun = False
            if last is not None and (role := _role_below(last, words)) is not None:
                found[-1] = last.model_copy(update={"role": role})
            elif _names_body(words):
                organisation = words.rstrip(" :.")
            elif (named := read_person(passage.text)) is not None and (named.role is None or _is_role(named.role)):
                found.append(_person(text, passage, named, standing, organisation))
                begun = True
        people += [person for person in found if person.role is not None]
    return people


def _role_below(person: Person, words: str) -> str | None:
    """Return the role of the person a line above names, where this line says it or ends it ("Director of Children's / Services")."""
    if person.role is None or person.role == _RANK:
        return words.rstrip(" ,.") if _is_role(words) else None
    return f"{person.role} {words}" if words.lower() in ROLE_WORDS else None


def _names_body(words: str) -> bool:
    if _BODIES.fullmatch(words):
        return True
    return names_organisation(words) and len(words.split()) <= HEADING_WORDS and "," not in words and "www" not in words


def _is_role(words: str) -> bool:
    plain = [word.strip(",.").lower().replace("’", "'").removesuffix("'s") for word in words.split()[:HEADING_WORDS]]
    return any(word in ROLE_WORDS or word in _INSPECTING for word in plain)


def _person(text: str, passage: Passage, named: NamedPerson, standing: Standing, organisation: str | None) -> Person:
    return Person(
        name=named.name,
        role=named.role,
        organisation=named.organisation or organisation,
        standing=standing,
        passage=slice_of(text, passage, named.start, named.end),
    )
