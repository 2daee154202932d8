"""Tells how a progress report heads its groups of work, in prose or in a column of its tables."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...model import Cell, Heading, Layout, ListItem, Prose, Table
from .plan_headers import is_title
from .position_labels import Label, read_label
from .section_headings import SectionHeadings
from .wordings import area_heading, workstream_heading

# A row of column headings has at least so many labels beside a column that names the workstream.
LEAST_HEADS = 2

_NAMING = re.compile(
    r"(?:(?:improvement|priority|key|our|strategic)\s+)*(?:priorit(?:y|ies)|work\s?streams?|themes?|strands?|objectives?|outcomes?"
    r"|areas?(?:\s+(?:of|for)\s+(?:significant\s+)?(?:weakness|improvement|priority\s+action|focus))?)",
    re.IGNORECASE,
)
_COUNT = re.compile(r"(?:no|ref|number|item|rag|brag|rating|#)\.?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class TableHeads:
    """A row of column headings: the section each column holds, and the column that could name the group of work, where one does.

    That column may be a section's too: "Area of weakness" under a priority's heading holds what it answers.
    """

    labels: dict[int, Label]
    naming: int | None = None


def position_headings(layout: Layout) -> SectionHeadings:
    """Return the headings of a report's groups of work; its labelled sections are what they hold."""
    tables = [block for block in layout.blocks if isinstance(block, Table)]
    named = any(heads.naming is not None for table in tables for row in table.rows if (heads := read_heads(layout.text, row.cells)))
    return SectionHeadings(layout.text, _course(layout), numbered=named)


def read_heads(text: str, cells: Sequence[Cell]) -> TableHeads | None:
    """Read a row whose cells are all labels of sections, one of them naming the group of work or counting aside."""
    filled = [cell for cell in cells if cell.blocks]
    if not filled or any(len(cell.blocks) != 1 for cell in filled):
        return None
    naming = next((cell.column for cell in filled if _NAMING.fullmatch(cell.text.strip(" :"))), None)
    labels = {cell.column: label for cell in filled if (label := read_label(text, cell.passages[0])) is not None}
    sections = [cell for cell in filled if cell.column != naming and not _COUNT.fullmatch(cell.text.strip())]
    if not sections or any(cell.column not in labels for cell in sections) or (naming is not None and len(sections) < LEAST_HEADS):
        return None
    return TableHeads(labels, naming)


def may_be_label(block: Prose) -> bool:
    """Tell whether a block may be a section's label: a bullet is none, a numbered entry may be one ("1. What we have delivered")."""
    return not isinstance(block, ListItem) or any(c.isalnum() for c in block.marker.replace("o", ""))


def _course(layout: Layout) -> Iterator[tuple[int, Prose | None]]:
    """Yield the prose of a paper with each block's index, title rows of tables included; None stands for a labelled section."""
    for index, block in enumerate(layout.blocks):
        if isinstance(block, Table):
            for row in block.rows:
                filled = [cell for cell in row.cells if cell.blocks]
                if len(filled) == 1 and is_title(row, block.columns):
                    yield index, filled[0].blocks[0]
                elif any(read_label(layout.text, cell.passages[0]) is not None for cell in filled):
                    yield index, None
        elif workstream_heading(block.passage.text) is None and area_heading(block.passage.text) is None and _is_label(layout.text, block):
            yield index, None
        else:
            yield index, block


def _is_label(text: str, block: Prose) -> bool:
    return may_be_label(block) and read_label(text, block.passage, isinstance(block, Heading)) is not None
