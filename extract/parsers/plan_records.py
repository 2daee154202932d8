"""Actions written as labelled lines ("Action 1.1: …", "Lead: …", "By when: …") or as upright tables, one label a row.

Either is laid out as a table row with the columns its labels name, so that it is read as any other row.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ...model import Block, Cell, Heading, ListItem, Paragraph, Passage, Row, Table, slice_of
from ..language.column_headings import Role, read_heading
from .plan_tables import Columns
from .wordings import outcome_heading, workstream_heading

# "Action 1.1: …", "Key action A2 – …", "Action 3" on a line of its own; not "Action plans are …".
_ACTION = re.compile(
    r"(?:key\s+|improvement\s+|agreed\s+)?(?:action|activity|task)(?:\s+(?:no\.?|number|ref\.?))?"
    r"(?:\s+(?P<ref>(?:[A-Z]{1,4}[ .-]?)?\d{1,3}(?:[.-]?(?:\d{1,3}|[a-z]))*))?\s*(?P<mark>[:–—-]|$)\s*",
    re.IGNORECASE,
)
_LABEL = re.compile(r"(?P<label>[^:?.]{2,60}[:?])\s*")
# An action is more than a heading: its record has at least so many labelled lines beside it.
LEAST_FIELDS = 1
_FIELDS = frozenset(
    {
        Role.LEAD,
        Role.START,
        Role.DUE,
        Role.MEASURE,
        Role.EVIDENCE,
        Role.PROGRESS,
        Role.RAG,
        Role.COST,
        Role.OUTCOME,
        Role.SUPPORT,
        Role.BASELINE,
        Role.NOTE,
    }
)


@dataclass(slots=True)
class _Record:
    """The labelled lines of one action, by role."""

    cells: dict[Role, list[Paragraph | ListItem]] = field(default_factory=dict)
    page: int | None = None

    def add(self, role: Role, block: Paragraph | ListItem) -> None:
        self.cells.setdefault(role, []).append(block)

    def as_table(self) -> tuple[Table, Columns]:
        """Return a table of this one row, and its columns."""
        cells = tuple(Cell(tuple(blocks), column) for column, blocks in enumerate(self.cells.values()))
        return Table((Row(cells, self.page),), len(cells)), Columns.of_roles(tuple(self.cells))


def read_record(text: str, blocks: Sequence[Block], index: int) -> tuple[Table, Columns, int] | None:
    """Read the labelled action that begins at ``blocks[index]``.

    Returns it as a table of one row, with the index of the first block behind it; None where none begins there.
    """
    first = blocks[index]
    begun = _begin(text, first) if not isinstance(first, Table | ListItem) else None
    if begun is None:
        return None
    record, current = begun, None if Role.ACTION in begun.cells else Role.ACTION
    behind = index + 1
    while behind < len(blocks):
        block = blocks[behind]
        if isinstance(block, Table):
            break
        labelled = _labelled(text, block)
        if labelled is not None:
            current, rest = labelled
            if current in record.cells:
                break
            if rest is not None:
                record.add(current, Paragraph(rest))
        elif current is not None and _belongs(block, record, current):
            record.add(current, block if isinstance(block, ListItem) else Paragraph(block.passage))
        else:
            break
        behind += 1
    if Role.ACTION not in record.cells or sum(role in _FIELDS for role in record.cells) < LEAST_FIELDS:
        return None
    return *record.as_table(), behind


def read_listed(blocks: Sequence[Block], index: int) -> tuple[Table, Columns, int] | None:
    """Read the actions listed under a heading of their own ("Key actions", "What we will do:"): only their words are told.

    Returns them as a table of one column, with the index of the first block behind the list; None where none begins there.
    """
    heading = blocks[index]
    if isinstance(heading, Table | ListItem) or _role(heading.passage.text) is not Role.ACTION:
        return None
    rows: list[list[Paragraph | ListItem]] = []
    behind = index + 1
    while behind < len(blocks) and isinstance(block := blocks[behind], ListItem):
        if block.depth and rows:
            rows[-1].append(block)
        else:
            rows.append([Paragraph(block.passage)])
        behind += 1
    if not rows:
        return None
    return Table(tuple(Row((Cell(tuple(row)),), row[0].passage.page) for row in rows), 1), Columns.of_roles((Role.ACTION,)), behind


def read_upright(table: Table) -> tuple[list[tuple[Role, Cell]], list[str]] | None:
    """Read a table of two columns whose first holds labels: each label's role with the cell beside it, and labels that say no role.

    None where it is no such table: every row must have a label, most of them one that says a role.
    """
    if table.columns != 2 or not table.rows:
        return None
    rows = [(row.at(0), row.at(1)) for row in table.rows]
    pairs = [(label, value) for label, value in rows if label is not None and value is not None and label is not value]
    roles = [_role(label.text) for label, _ in pairs]
    known = sum(role is not None for role in roles)
    if len(pairs) < len(table.rows) or known < 2 or known * 2 <= len(pairs) or (Role.REF in roles and Role.ACTION not in roles):
        return None
    read = [(role, value) for role, (_, value) in zip(roles, pairs, strict=True) if role is not None and value.blocks]
    unknown = [label.text for role, (label, value) in zip(roles, pairs, strict=True) if role is None and value.blocks]
    return read, unknown


def records_of(fields: Sequence[tuple[Role, Cell]], page: int | None) -> tuple[list[tuple[Role, Cell]], list[tuple[Table, Columns]]]:
    """Return what an upright table says before its first action, and its actions, each as a table of one row.

    An action begins at its reference where actions have one, else at its own words.
    """
    key = Role.REF if any(role is Role.REF for role, _ in fields) else Role.ACTION
    before: list[tuple[Role, Cell]] = []
    records: list[_Record] = []
    for role, cell in fields:
        if role is key:
            records.append(_Record(page=page))
        if not records:
            before.append((role, cell))
        else:
            records[-1].cells.setdefault(role, []).extend(cell.blocks)
    return before, [record.as_table() for record in records if Role.ACTION in record.cells]


def _begin(text: str, block: Heading | Paragraph) -> _Record | None:
    words = block.passage.text
    match = _ACTION.match(words)
    if match is None or not (match["ref"] or match["mark"] == ":") or (match["mark"] == "" and match.end() < len(words)):
        return None
    record = _Record(page=block.passage.page)
    if match["ref"]:
        record.add(Role.REF, Paragraph(slice_of(text, block.passage, match.start("ref"), match.end("ref"))))
    if match.end() < len(words):
        record.add(Role.ACTION, Paragraph(slice_of(text, block.passage, match.end(), len(words))))
    return record


def _labelled(text: str, block: Heading | Paragraph | ListItem) -> tuple[Role, Passage | None] | None:
    """Read "Lead: Amina Holt" or a lone "Success measures": the role, and what stands behind the label."""
    words = block.passage.text
    match = _LABEL.match(words)
    if match is not None and (role := _role(match["label"])) in _FIELDS and role is not None:
        return role, slice_of(text, block.passage, match.end(), len(words)) if match.end() < len(words) else None
    if isinstance(block, Heading) and (role := _role(words)) in _FIELDS and role is not None:
        return role, None
    return None


def _role(label: str) -> Role | None:
    heading = read_heading(label)
    return heading.role if heading.score == 1 else None


def _belongs(block: Heading | Paragraph | ListItem, record: _Record, current: Role) -> bool:
    """Tell whether an unlabelled block goes on the field before it: a list entry does, a paragraph where the field is still empty."""
    if isinstance(block, ListItem):
        return True
    if isinstance(block, Heading) and current is not Role.ACTION:
        return False
    words = block.passage.text
    heads = workstream_heading(words) or outcome_heading(words) or _ACTION.match(words)
    return not heads and current not in record.cells
