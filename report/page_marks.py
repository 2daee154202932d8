"""What to mark on a PDF's page: the blocks and table columns read from it, or the words of single facts, line by line."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from ..extract.parsers.columns_by_hand import NOTHING, ByHand
from ..extract.parsers.plan_columns import ColumnReader
from ..extract.parsers.plan_tables import Columns, Untold
from ..model import Action, Box, Cell, Document, Heading, Layout, ListItem, Passage, Prose, Row, Table, fold, slice_of
from .line_places import places_of


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
    STATEMENT = "statement"
    OUTCOME = "outcome"
    FACT = "other fact"
    WORDS = "words found"


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark on a page: of what, where, and the words written beside it (empty for none).

    ``lines`` are the places of its words line by line; where there are none, the box is outlined. ``ocr`` tells that the words
    were recognised in a picture, ``confidence`` how surely.
    """

    kind: MarkKind
    box: Box
    label: str = ""
    lines: tuple[Box, ...] = ()
    ocr: bool = False
    confidence: float | None = None


Marks = dict[int, tuple[Mark, ...]]
"""The marks of each page, pages in ascending order."""
_Quoted = tuple[MarkKind, str, Passage]


NO_ROLE = "no role"
# Points between a cell's upper edge and its words: a table without rules is cut where its words begin, and a line there would hide them.
ROOM = 2.5


def marks_of_page(layout: Layout, page: int, by_hand: ByHand = NOTHING) -> tuple[Mark, ...]:
    """Return the outlines of all that was read on a page, in reading order; pages count from 1. ``by_hand`` maps columns."""
    marks: list[Mark] = []
    reader = ColumnReader(by_hand)
    for block in layout.blocks:
        if isinstance(block, Table):
            read = reader.weigh(block)
            columns = read.columns if isinstance(read, Untold) else read
            marks.extend(_marks_of_table(block, columns, page))
        else:
            fragments = [f for f in block.passage.fragments if f.page == page and f.box is not None]
            marks.extend(Mark(_kind_of(block), f.box, ocr=f.ocr, confidence=f.confidence) for f in fragments if f.box is not None)
    return tuple(marks)


def marks_of_ref(document: Document, ref: str) -> Marks:
    """Return the words, measures and timescale of the actions of a reference, or of the outcome of that number; empty for neither."""
    wanted = ref.casefold()
    quoted = [entry for action in document.actions if action.ref.casefold() == wanted for entry in _of_action(action)]
    if not quoted:
        quoted = [(MarkKind.OUTCOME, outcome.number, outcome.passage) for outcome in document.outcomes if outcome.number == ref]
    return _marks(document.text, quoted)


def marks_of_text(document: Document, words: str) -> Marks:
    """Return the facts whose text holds ``words``, in whatever case and spacing; empty when none does."""
    wanted = fold(words).casefold()
    return _marks(document.text, [entry for entry in _facts_of(document) if wanted in entry[2].text.casefold()])


def marks_of_words(layout: Layout, words: str) -> Marks:
    """Return the places of ``words`` themselves in the paragraphs, headings and cells of a paper."""
    wanted = fold(words).casefold()
    found: list[_Quoted] = []
    for passage in layout.passages():
        folded = passage.text.casefold()
        # a letter that becomes two in the other case would move the places
        start = folded.find(wanted) if wanted and len(folded) == len(passage.text) else -1
        if start >= 0:
            found.append((MarkKind.WORDS, "", slice_of(layout.text, passage, start, start + len(wanted))))
    return _marks(layout.text, found)


def _marks(text: str, quoted: Iterable[_Quoted]) -> Marks:
    found: dict[int, list[Mark]] = {}
    for kind, label, passage in quoted:
        for fragment in passage.fragments:
            if fragment.page is not None and fragment.box is not None:
                mark = Mark(kind, fragment.box, label, places_of(fragment, text), fragment.ocr, fragment.confidence)
                found.setdefault(fragment.page, []).append(mark)
    return {page: tuple(dict.fromkeys(marks)) for page, marks in sorted(found.items())}


def _of_action(action: Action) -> Iterator[_Quoted]:
    yield MarkKind.ACTION, "", action.passage
    for number, measure in enumerate(action.measures, 1):
        yield MarkKind.MEASURE, str(number), measure.passage
    if action.timescale.passage is not None:
        yield MarkKind.TIMESCALE, "", action.timescale.passage


def _facts_of(document: Document) -> Iterator[_Quoted]:
    for action in document.actions:
        yield from _of_action(action)
    for statement in document.statements:
        yield from ((MarkKind.STATEMENT, "", passage) for passage in (statement.passage, *statement.items))
    for outcome in document.outcomes:
        yield MarkKind.OUTCOME, outcome.number, outcome.passage
    stated = [weakness.passage for weakness in document.weaknesses] + [fact.passage for fact in document.facts]
    stated += [person.passage for person in document.people] + [stream.title for stream in document.workstreams]
    stated += [definition.passage for definition in document.glossary]
    yield from ((MarkKind.FACT, "", passage) for passage in stated)


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
    for column, told in enumerate(columns.columns):
        places = [box for cell, box in cells if cell.column == column and cell.column_span == 1]
        if places:
            box = Box(x0=min(p.x0 for p in places), top=top, x1=max(p.x1 for p in places), bottom=bottom)
            yield Mark(MarkKind.COLUMN, box, f"{told.role} {told.score:.2f}" if told.role is not None else NO_ROLE)


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
