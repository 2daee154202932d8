"""What to outline on a PDF's page: the blocks and table columns read from it, or the words of one action."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from ..extract.parsers.plan_tables import Columns, read_columns
from ..model import Action, Box, Cell, Document, Fragment, Heading, Layout, ListItem, Passage, Prose, Row, Table


class MarkKind(StrEnum):
    """What an outline stands for, in the words the legend shows."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list item"
    CELL = "table cell"
    COLUMN = "column and its role"
    ACTION = "words of the action"
    MEASURE = "success measure"
    TIMESCALE = "timescale"


@dataclass(frozen=True, slots=True)
class Mark:
    """An outline on a page: of what, where, and the words written beside it (empty for none)."""

    kind: MarkKind
    box: Box
    label: str = ""


NO_ROLE = "no role"
# Points between a cell's upper edge and its words: a table without rules is cut where its words begin, and a line there would hide them.
ROOM = 2.5


def marks_of_page(layout: Layout, page: int) -> tuple[Mark, ...]:
    """Return the outlines of all that was read on a page, in reading order; pages count from 1."""
    marks: list[Mark] = []
    inherited: Columns | None = None
    for block in layout.blocks:
        if isinstance(block, Table):
            columns = read_columns(block, inherited) if block.rows else None
            inherited = columns or inherited
            marks.extend(_marks_of_table(block, columns, page))
        else:
            marks.extend(Mark(_kind_of(block), box) for box in _boxes(block.passage, page))
    return tuple(marks)


def marks_of_action(document: Document, ref: str) -> dict[int, tuple[Mark, ...]]:
    """Return, by page, the outlines of the action's words, measures and timescale; empty when no action bears the ref.

    Several actions of one ref are all outlined.
    """
    found: dict[int, list[Mark]] = {}
    for action in document.actions:
        if action.ref.casefold() == ref.casefold():
            for kind, label, fragment in _fragments_of(action):
                if fragment.page is not None and fragment.box is not None:
                    found.setdefault(fragment.page, []).append(Mark(kind, fragment.box, label))
    return {page: tuple(dict.fromkeys(marks)) for page, marks in sorted(found.items())}


def _fragments_of(action: Action) -> Iterator[tuple[MarkKind, str, Fragment]]:
    for fragment in action.passage.fragments:
        yield MarkKind.ACTION, "", fragment
    for number, measure in enumerate(action.measures, 1):
        for fragment in measure.passage.fragments:
            yield MarkKind.MEASURE, str(number), fragment
    if action.timescale.passage is not None:
        for fragment in action.timescale.passage.fragments:
            yield MarkKind.TIMESCALE, "", fragment


def _kind_of(block: Prose) -> MarkKind:
    if isinstance(block, Heading):
        return MarkKind.HEADING
    return MarkKind.LIST_ITEM if isinstance(block, ListItem) else MarkKind.PARAGRAPH


def _boxes(passage: Passage, page: int) -> list[Box]:
    return [fragment.box for fragment in passage.fragments if fragment.page == page and fragment.box is not None]


def _marks_of_table(table: Table, columns: Columns | None, page: int) -> Iterator[Mark]:
    """Yield the cells that stand or go on on the page, their list entries, and the roles of the columns at their heads."""
    cells: list[tuple[Cell, Box]] = []
    for row in table.rows:
        cells.extend((cell, box) for cell in row.cells if (box := _cell_box(cell, row, page)) is not None)
    cells = _with_room(cells, page)
    for cell, box in cells:
        yield Mark(MarkKind.CELL, box)
        for block in cell.blocks:
            if isinstance(block, ListItem):
                yield from (Mark(MarkKind.LIST_ITEM, entry) for entry in _boxes(block.passage, page))
    if columns is None or not cells:
        return
    top = min(box.top for _, box in cells)
    bottom = max(box.bottom for _, box in cells)
    for column, role in enumerate(columns.roles):
        places = [box for cell, box in cells if cell.column == column and cell.column_span == 1]
        if places:
            box = Box(x0=min(p.x0 for p in places), top=top, x1=max(p.x1 for p in places), bottom=bottom)
            yield Mark(MarkKind.COLUMN, box, str(role) if role is not None else NO_ROLE)


def _cell_box(cell: Cell, row: Row, page: int) -> Box | None:
    """Return the cell's place on the page; of a cell begun on another page, the place of its words here."""
    if row.page == page:
        return cell.box
    return _union(box for passage in cell.passages for box in _boxes(passage, page))


def _with_room(cells: list[tuple[Cell, Box]], page: int) -> list[tuple[Cell, Box]]:
    """Return the cells with the edges that touch words moved up a little, for the cells above and below alike."""
    edges: dict[float, float] = {}
    for cell, box in cells:
        words = min((place.top for passage in cell.passages for place in _boxes(passage, page)), default=box.top + ROOM)
        edges[box.top] = min(edges.get(box.top, box.top), max(words - ROOM, box.top - ROOM))

    def moved(box: Box) -> Box:
        return Box(x0=box.x0, top=edges[box.top], x1=box.x1, bottom=edges.get(box.bottom, box.bottom))

    return [(cell, moved(box)) for cell, box in cells]


def _union(boxes: Iterable[Box]) -> Box | None:
    whole: Box | None = None
    for box in boxes:
        whole = box if whole is None else whole.union(box)
    return whole
