"""Pages read one by one to one Layout: running lines set apart, text written, blocks cut out of it."""

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from io import StringIO

from ...model import Block, Box, Cell, Fault, Fragment, Heading, Layout, ListItem, Paragraph, Passage, Row, Table
from .assembly import Nesting
from .pdf_blocks import Draft, Flow, Setting, draft_blocks, has_room, measure
from .pdf_geometry import Frame, Rect
from .pdf_heading_rows import count_header_rows
from .pdf_tables import GridCell, PageTable
from .pdf_text import Line
from .shading import signal_of_rgb
from .wrapping import is_complete, starts_lower

MOST_PADDING = 12.0  # points between a cell's border and its words
SUPPORT = 3  # lines that must end near one x for it to be the right edge of the text
NEAR = 0.04  # of the page's width
CONFIDENCE_DIGITS = 3
LEAST_SHARE = 0.7  # of the furthest line: short lines that end near one x by chance are no right edge


@dataclass(frozen=True, slots=True)
class Page:
    """One page as read: its lines outside tables and its running lines, each from top to bottom, its tables, its drawn bullets."""

    number: int
    frame: Frame
    lines: tuple[Line, ...]
    running: tuple[Line, ...]
    tables: tuple[PageTable, ...]
    bullets: tuple[Rect, ...] = ()


@dataclass(frozen=True, slots=True)
class _Piece:
    """What stands between two tables, or a table, in reading order."""

    page: Page
    flow: Flow | None = None
    table: PageTable | None = None


@dataclass(slots=True)
class _Writer:
    """Writes the document's text and remembers where each line begins."""

    frames: dict[int, Frame]
    text: StringIO = field(default_factory=StringIO)
    starts: dict[Line, int] = field(default_factory=dict)
    length: int = 0

    def write(self, line: Line) -> None:
        self.starts[line] = self.length
        self.append(line.text)
        self.append("\n")

    def append(self, piece: str) -> None:
        self.length += self.text.write(piece)

    def forget(self, lines: Iterable[Line]) -> None:
        """Let go of lines whose passages are cut."""
        for line in lines:
            self.starts.pop(line, None)

    def fragments(self, lines: Sequence[Line], first: int = 0, last_apart: bool = False) -> list[Fragment]:
        """Return one fragment a page for lines that follow each other in the text, one more for the last line if asked."""
        runs: list[list[Line]] = []
        for line in lines:
            if runs and runs[-1][0].page == line.page and not (last_apart and line is lines[-1]):
                runs[-1].append(line)
            else:
                runs.append([line])
        return [self._fragment(run, 0 if number else first) for number, run in enumerate(runs)]

    def _fragment(self, lines: Sequence[Line], first: int) -> Fragment:
        start, last, frame = self.starts[lines[0]] + first, lines[-1], self.frames[lines[0].page]
        end = self.starts[last] + len(last.text)
        boxes = tuple([frame.box(line.rect) for line in lines])
        if first:
            boxes = (frame.box(_behind(lines[0], first)), *boxes[1:])
        if len(boxes) == 1 and not last.ocr:
            return Fragment(page=last.page, start=start, end=end, box=boxes[0])
        around = Box(
            x0=min([box.x0 for box in boxes]),
            top=min([box.top for box in boxes]),
            x1=max([box.x1 for box in boxes]),
            bottom=max([box.bottom for box in boxes]),
        )
        recognised = any(line.ocr for line in lines)
        return Fragment(
            page=last.page,
            start=start,
            end=end,
            box=around,
            lines=boxes if len(boxes) > 1 else (),
            ocr=recognised,
            confidence=_confidence(lines) if recognised else None,
        )


def _behind(line: Line, first: int) -> Rect:
    """Return the place of a line's words from its character ``first`` on: those behind a list entry's marker."""
    position = 0
    for word in line.words:
        if position >= first:
            return Rect(word.x0, line.top, max(line.x1, word.x1), line.bottom)
        position += len(word.text) + 1
    return line.rect


def _confidence(lines: Sequence[Line]) -> float | None:
    """Return the mean confidence of the recognised words of the lines, each letter counting once; None where it is not known."""
    words = [(word.confidence, len(word.text)) for line in lines for word in line.words if word.confidence is not None]
    letters = sum(length for _, length in words)
    return round(sum(value * length for value, length in words) / letters, CONFIDENCE_DIGITS) if letters else None


@dataclass(slots=True)
class DraftPaper:
    """A paper whose text is written and whose blocks are drafted, but not yet cut out of the text."""

    writer: _Writer
    setting: Setting
    drafts: deque[Draft | PageTable]

    def lay_out(self, count: int, faults: Sequence[Fault], titles: tuple[str, ...]) -> Layout:
        """Return the Layout; ``count`` is the number of pages of the file, those not read included.

        Can be called once: each draft is let go with its lines and words when its passages are cut, so that a long paper never
        stands in the memory twice.
        """
        text = self.writer.text.getvalue()
        levels = _levels([draft for draft in self.drafts if isinstance(draft, Draft)])
        blocks: list[Block] = []
        while self.drafts:
            item = self.drafts.popleft()
            blocks.append(_block(item, self.writer, text, self.setting, levels))
            self.writer.forget(item.lines if isinstance(item, Draft) else _lines_in(item))
        return Layout(text, tuple(blocks), count, tuple(faults), "pdf", titles)


def draft_pages(pages: Sequence[Page]) -> DraftPaper:
    """Return the draft of the paper whose pages were read one by one."""
    edges: dict[int, float] = {}
    pieces = [piece for page in pages for piece in _pieces(page, pages, edges)]
    setting = measure(_flows(pieces), _drawn_bullets(pages))
    writer = _Writer({page.number: page.frame for page in pages})
    _write(writer, pages, pieces)
    return DraftPaper(writer, setting, deque(_draft(pieces, setting)))


def _pieces(page: Page, pages: Sequence[Page], edges: dict[int, float]) -> list[_Piece]:
    """Return the page's tables and the lines before, between and after them; ``edges`` remembers where text ends on pages of a width."""
    width = round(page.frame.width)
    if width not in edges:
        edges[width] = _right_edge([other for other in pages if round(other.frame.width) == width])
    limit = max(_right_edge([page]), edges[width])
    body = list(page.lines)
    pieces: list[_Piece] = []
    for table in page.tables:
        above = [line for line in body if line.baseline <= table.rect.top + 1]
        body = [line for line in body if line.baseline > table.rect.top + 1]
        if above:
            pieces.append(_Piece(page, flow=Flow(tuple(above), limit)))
        pieces.append(_Piece(page, table=table))
    if body:
        pieces.append(_Piece(page, flow=Flow(tuple(body), limit)))
    return pieces


def _right_edge(pages: Sequence[Page]) -> float:
    """Return the x at which the running text of the pages ends: the furthest that several lines reach."""
    ends = sorted((line.x1 for page in pages for line in page.lines), reverse=True)
    near = NEAR * max((page.frame.width for page in pages), default=0.0)
    for number, end in enumerate(ends[: 1 - SUPPORT] if len(ends) >= SUPPORT else ()):
        if end - ends[number + SUPPORT - 1] <= near and end >= LEAST_SHARE * ends[0]:
            return end
    return ends[0] if ends else 0.0


def _flows(pieces: Sequence[_Piece]) -> list[Flow]:
    flows: list[Flow] = []
    for piece in pieces:
        if piece.flow is not None:
            flows.append(piece.flow)
        elif piece.table is not None:
            limits = _cell_limits(piece.table)
            flows.extend(_cell_flow(cell, limits) for row in piece.table.rows for cell in row if cell.lines)
    return flows


def _cell_limits(table: PageTable) -> dict[tuple[int, int], float]:
    """Return where words end in the cells of each stretch of columns: as far from the right border as from the left one."""
    cells: dict[tuple[int, int], list[GridCell]] = {}
    for row in table.rows:
        for cell in row:
            if cell.lines:
                cells.setdefault((cell.column, cell.column_span), []).append(cell)
    limits: dict[tuple[int, int], float] = {}
    for key, same in cells.items():
        padding = min(line.x0 - cell.rect.x0 for cell in same for line in cell.lines)
        reached = max(line.x1 for cell in same for line in cell.lines)
        limits[key] = max(same[0].rect.x1 - min(max(padding, 0.0), MOST_PADDING), reached)
    return limits


def _cell_flow(cell: GridCell, limits: dict[tuple[int, int], float]) -> Flow:
    return Flow(cell.lines, limits.get((cell.column, cell.column_span), cell.rect.x1), in_cell=True)


def _drawn_bullets(pages: Sequence[Page]) -> frozenset[Line]:
    """Return the lines with a small filled shape just left of their first word."""
    found: set[Line] = set()
    for page in pages:
        if page.bullets:
            lines = [*page.lines, *(line for table in page.tables for row in table.rows for cell in row for line in cell.lines)]
            found.update(line for line in lines if any(_marks(bullet, line) for bullet in page.bullets))
    return frozenset(found)


def _marks(bullet: Rect, line: Line) -> bool:
    middle = (bullet.top + bullet.bottom) / 2
    return 0 < line.x0 - bullet.x1 <= 2.5 * line.size and line.baseline - 0.8 * line.size <= middle <= line.baseline + 0.1 * line.size


def _write(writer: _Writer, pages: Sequence[Page], pieces: Sequence[_Piece]) -> None:
    for number, page in enumerate(pages):
        if number:
            writer.append("\f")
        middle = page.frame.height / 2
        body = [line for piece in pieces if piece.page is page for line in _lines_of(piece)]
        above = [line for line in page.running if line.baseline <= middle]
        below = [line for line in page.running if line.baseline > middle]
        for line in (*above, *body, *below):
            writer.write(line)


def _lines_of(piece: _Piece) -> list[Line]:
    if piece.flow is not None:
        return list(piece.flow.lines)
    assert piece.table is not None
    return _lines_in(piece.table)


def _lines_in(table: PageTable) -> list[Line]:
    return [line for row in table.rows for cell in row for line in cell.lines]


def _draft(pieces: Sequence[_Piece], setting: Setting) -> list[Draft | PageTable]:
    """Return the drafts of all pages; a paragraph that runs over a page's end is one."""
    nesting = Nesting()
    drafts: list[Draft | PageTable] = []
    for piece in pieces:
        if piece.flow is None:
            nesting.close()
            if piece.table is not None:
                drafts.append(piece.table)
            continue
        found = draft_blocks(piece.flow, setting, nesting)
        last = drafts[-1] if drafts else None
        if found and isinstance(last, Draft) and _runs_over(last, found[0]):
            drafts[-1] = replace(last, lines=(*last.lines, *found[0].lines))
            found = found[1:]
        drafts.extend(found)
    return drafts


def _runs_over(last: Draft, following: Draft) -> bool:
    """Tell whether the first block of a page is the rest of the last one on the page before."""
    before, after = last.lines[-1], following.lines[0]
    if after.page != before.page + 1 or following.kind != "paragraph" or last.kind == "heading" or abs(after.size - before.size) > 0.6:
        return False
    if is_complete(last.text) or after.bold != before.bold:
        return False
    return starts_lower(following.text) or not has_room(before, after, last.limit)


def _levels(drafts: Sequence[Draft]) -> dict[tuple[float, bool], int]:
    """Return the level of each way headings are set: larger type is further out, bold before plain."""
    looks = {_look(draft) for draft in drafts if draft.kind == "heading"}
    return {look: number for number, look in enumerate(sorted(looks, reverse=True), start=1)}


def _look(draft: Draft) -> tuple[float, bool]:
    return round(max(line.size for line in draft.lines) * 2) / 2, all(line.bold for line in draft.lines)


def _block(item: Draft | PageTable, writer: _Writer, text: str, setting: Setting, levels: dict[tuple[float, bool], int]) -> Block:
    if isinstance(item, PageTable):
        return _table(item, writer, text, setting)
    passage = Passage.cut(text, writer.fragments(item.lines, item.first))
    if item.kind == "heading":
        return Heading(passage, levels[_look(item)])
    return ListItem(passage, item.depth, item.marker) if item.kind == "item" else Paragraph(passage)


def _table(table: PageTable, writer: _Writer, text: str, setting: Setting) -> Table:
    header = count_header_rows(table)
    limits = _cell_limits(table)
    rows: list[Row] = []
    for number, row in enumerate(table.rows):
        banded = number < header or (len(table.columns) > 2 and len({cell.colour for cell in row}) == 1)
        cells = []
        for cell in row:
            at_end = number + cell.row_span == len(table.rows)
            fill = signal_of_rgb(*cell.colour) if cell.colour and not banded else None
            blocks = _cell_blocks(_cell_flow(cell, limits), at_end, writer, text, setting)
            box = writer.frames[table.page].box(cell.rect)
            cells.append(Cell(blocks, cell.column, cell.column_span, cell.row_span, box, fill))
        rows.append(Row(tuple(cells), table.page))
    return Table(tuple(rows), len(table.columns) - 1, header)


def _cell_blocks(flow: Flow, at_end: bool, writer: _Writer, text: str, setting: Setting) -> tuple[Paragraph | ListItem, ...]:
    """Return a cell's blocks. Where the table ends on this page its last line is a fragment of its own: whether that
    line is full tells ``extract.tables`` if a sentence goes on behind the page's end.
    """
    drafts = draft_blocks(flow, setting, Nesting())
    blocks: list[Paragraph | ListItem] = []
    for draft in drafts:
        passage = Passage.cut(text, writer.fragments(draft.lines, draft.first, at_end and draft is drafts[-1]))
        blocks.append(ListItem(passage, draft.depth, draft.marker) if draft.kind == "item" else Paragraph(passage))
    return tuple(blocks)
