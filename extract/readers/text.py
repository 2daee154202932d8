"""Reads a plain text: decodes it, rebuilds its tables, and groups the rest into headings, paragraphs and lists.

The document's text is the file's own, without byte-order mark and with line feeds alone; nothing is added or taken
away, so that page numbers and markup stay in it while no passage covers them. Form feeds end pages; a text without
them has none.
"""

import codecs
import re

from ...model import Block, Fault, Layout, Table, UnreadablePaper
from .aligned_tables import aligned_table, is_centred
from .delimited_tables import delimited_run, delimited_table
from .grouping import blocks_of, group_flow
from .linear_tables import Header, RawRow, find_header, resumes, split_rows
from .ragged_tables import ragged_table
from .row_cells import build_table
from .text_lines import Gap, Line, read_lines
from .turned_tables import build_turned, turn

# Text has hardly any control characters; a binary file named .txt is full of them.
CONTROL_SHARE = 0.02
# Where this share of a linear table's lines hold wide gaps, its cells stood side by side and are not what they were read as.
SIDE_BY_SIDE = 0.3

_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]+")
_SIDE_BY_SIDE = re.compile(r"\S {3,}\S")

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def read_text(data: bytes, name: str) -> Layout:
    """Read a plain text.

    Raises UnreadablePaper when the file is empty, is no text, or is in an encoding that cannot be told.
    """
    text = decode(data, name)
    if not text.strip():
        raise UnreadablePaper(name, "The file is empty.", "Check that the right file was saved, or ask for it again.")
    lines = read_lines(text)
    blocks, faults = _Assembly(text, lines).run()
    pages = text.rstrip("\f\n ").count("\f") + 1 if "\f" in text else None
    return Layout(text=text, blocks=tuple(blocks), pages=pages, faults=tuple(faults), format="text")


def decode(data: bytes, name: str) -> str:
    """Decode a text by its byte-order mark, as UTF-8, UTF-16 or Windows-1252, line ends made line feeds.

    Raises UnreadablePaper when the bytes are no text in any of them.
    """
    text = _decoded(data, name).replace("\r\n", "\n").replace("\r", "\n")
    control = sum(len(run) for run in _CONTROLS.findall(text))
    if control > CONTROL_SHARE * len(text):
        raise UnreadablePaper(
            name,
            "The file is no text, whatever its name says.",
            "Open it in the program it was made with and save it as PDF, Word or text.",
        )
    return text


def _decoded(data: bytes, name: str) -> str:
    unreadable = UnreadablePaper(name, "The file is in an encoding that cannot be told.", "Save it again as UTF-8 text.")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return data[len(mark) :].decode(encoding)
            except UnicodeDecodeError:
                raise unreadable from None
    if b"\0" in data:
        encoding = "utf-16-le" if data[1::2].count(0) > data[::2].count(0) else "utf-16-be"
        half = data[1::2] if encoding == "utf-16-le" else data[::2]
        if half.count(0) < 0.5 * len(half):
            raise UnreadablePaper(
                name,
                "The file is no text, whatever its name says.",
                "Open it in the program it was made with and save it as PDF, Word or text.",
            )
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            raise unreadable from None
    for encoding in ("utf-8", "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise unreadable


class _Assembly:
    """Walks the lines once, setting tables apart from running text."""

    def __init__(self, text: str, lines: list[Line]) -> None:
        self.text = text
        self.lines = lines
        self.tells_gaps = {Gap.SOFT, Gap.HARD} <= {line.gap for line in lines}
        self.blocks: list[Block] = []
        self.faults: list[Fault] = []
        self.flow: list[Line] = []
        self.header: Header | None = None
        self.rows: list[RawRow] = []

    def run(self) -> tuple[list[Block], list[Fault]]:
        """Return the blocks in reading order, and what could not be rebuilt."""
        index = 0
        while index < len(self.lines):
            index = self._delimited(index) or self._aligned(index) or self._linear(index) or self._running(index)
        self._flush()
        return self.blocks, self.faults

    def _running(self, index: int) -> int:
        self.flow.append(self.lines[index])
        return index + 1

    def _delimited(self, index: int) -> int:
        behind = delimited_run(self.text, self.lines, index)
        if behind:
            self._append(delimited_table(self.text, self.lines[index:behind]))
        return behind

    def _aligned(self, index: int) -> int:
        found, ragged = aligned_table(self.text, self.lines, index), ragged_table(self.text, self.lines, index)
        if ragged is not None and (found is None or (ragged[1], ragged[0].columns) > (found[1], found[0].columns)):
            # A line that does not fit the columns exactly ended the other too soon, or it took two headings for one.
            found = ragged
        if found is None:
            return 0
        table, behind = found
        self._append(table)
        if is_centred(table):
            self._mixed_up(table.rows[1].cells[0].text, table.rows[0].page)
        return behind

    def _mixed_up(self, reference: str, page: int | None) -> None:
        self.faults.append(
            Fault(
                f"The rows of the table that begins with “{reference}” could not be told apart surely, so that words of one may stand in "
                "the next. Use the paper's Word, PDF or web version.",
                page,
            )
        )

    def _linear(self, index: int) -> int:
        header = find_header(self.lines, index)
        if header is None and self.header is not None and resumes(self.lines[index], self.rows):
            header = Header(self.header.columns, (), index)
        if header is None:
            return 0
        turned = turn(header, self.lines)
        rows, behind = split_rows(self.lines, header if turned is None else turned[0])
        if not rows:
            if not header.lines:
                return 0
            columns = " | ".join(column.words for column in header.columns)
            self.faults.append(
                Fault(
                    f"A table headed “{columns}” does not begin with a reference its rows could be told by; "
                    "it was read as running text. Use the paper's Word, PDF or web version.",
                    header.lines[0].page,
                )
            )
            self.flow += header.lines
            return header.behind
        if turned is not None:
            table, unused = build_turned(self.text, header, turned, self.lines, rows, self.tells_gaps)
        else:
            table, unused = build_table(self.text, header, rows, self.tells_gaps)
        wide = [_SIDE_BY_SIDE.search(line.text) is not None for row in rows for line in row.lines]
        if sum(wide) > SIDE_BY_SIDE * len(wide):
            self._mixed_up(rows[0].reference.text, rows[0].reference.page)
        self._append(table)
        self.header, self.rows = header, rows
        return behind - unused

    def _append(self, table: Table) -> None:
        self._flush()
        self.blocks.append(table)

    def _flush(self) -> None:
        self.blocks += blocks_of(self.text, group_flow(self.text, self.flow))
        self.flow = []
