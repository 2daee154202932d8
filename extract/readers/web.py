"""Reads a web page: the paper's own part of it, in reading order, without menus, banners and forms."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ...model import Block, Cell, Fault, Heading, Layout, ListItem, Paragraph, Row, Table, UnreadablePaper, fold
from .assembly import Assembly, Nesting, read_marker, visible
from .grid import Look, Slot, guess_header_rows
from .web_flow import Run, walk
from .web_furniture import clear
from .web_parsing import parse_page
from .web_tables import fill_of, is_shaded, lay_out, marked_header_rows, words_outside_cells
from .wrapping import hangs, is_complete, starts_lower

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

# Hidden parts with at least this many words may be content in a folded panel, not a label: they are reported.
HIDDEN_WORDS = 30
# A line that ends at a <br> after this many characters without ending a sentence was broken for its width, as pasted text is;
# lines of an address or a signature are shorter.
BROKEN_LINE = 70

_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([A-Za-z0-9_:-]+)", re.IGNORECASE)
_SEEN_FIRST = 4096  # how far into the file the character set may be named
_NOT_PAGES = {b"%PDF": "a PDF", b"PK\x03\x04": "an Office file or an archive", b"\x89PNG": "a picture", b"\xff\xd8\xff": "a picture"}


def read_web(data: bytes, name: str) -> Layout:
    """Read the web page ``data``; ``name`` is what a person knows it by.

    Returns its layout, without pages and boxes, with the page's <title> in ``titles``. Raises UnreadablePaper when the file
    is empty, no web page or without text; a table that does not add up becomes a Fault.
    """
    text, faults = _decode(_checked(data, name))
    page = parse_page(text)
    if page is None:
        raise _without_text(name)
    cleared = clear(page.body, page.title)
    title = page.title
    reader = _WebReader()
    reader.faults.extend((*faults, *page.faults))
    if cleared.title is not None:
        reader.read(cleared.title)
    reader.read(cleared.root)
    if not reader.blocks:
        raise _too_deep(name) if page.faults else _without_text(name)
    if cleared.hidden_words >= HIDDEN_WORDS:
        hidden = f"The page hides parts with about {cleared.hidden_words} words, which are left out"
        reader.faults.append(Fault(f"{hidden}; if they belong to the paper, open them on the page and save it again."))
    return Layout(reader.assembly.text, tuple(reader.blocks), faults=tuple(reader.faults), format="html", titles=(title,) if title else ())


class _WebReader:
    def __init__(self) -> None:
        self.assembly = Assembly()
        self.blocks: list[Block] = []
        self.faults: list[Fault] = []
        self._nesting = Nesting()

    def read(self, root: "Element") -> None:
        """Read the headings, paragraphs, list entries and tables below ``root``."""
        for piece in walk(root, tables=True):
            if isinstance(piece, Run):
                self._add_run(piece)
            else:
                self._add_table(piece)

    def _add_run(self, run: Run) -> None:
        if run.level is not None:
            self._nesting.close()
            self.assembly.gap()
            self.blocks.append(Heading(self.assembly.add(fold(" ".join(run.lines))), run.level))
            return
        for position, line in enumerate(_join_broken_lines(run.lines)):
            entry = self._entry(line, run, position, self._nesting, gaps=True)
            self.blocks.append(entry)

    def _entry(self, line: str, run: Run, position: int, nesting: Nesting, *, gaps: bool) -> Paragraph | ListItem:
        computed = run.marker if position == 0 else ""
        marker = read_marker(line, computed)
        depth = run.depth
        if computed or not marker.text:
            nesting.close()
        else:
            # under a list entry's first line a typed marker is one level further in
            depth = (run.depth + 1 if run.marker else run.depth) + nesting.enter(marker)
        if gaps and not (marker.text and self.blocks and isinstance(self.blocks[-1], ListItem)):
            self.assembly.gap()
        return self.assembly.add_entry(line, marker.text, depth, marker.first)

    def _add_table(self, table: "Element") -> None:
        self._nesting.close()
        self._add_strays(table)
        grid, faults = lay_out(table)
        self.faults.extend(faults)
        self.assembly.gap()
        rows: list[Row] = []
        looks: list[list[Look]] = []
        for slots in grid.rows:
            cells = [self._read_cell(slot) for slot in slots]
            rows.append(Row(tuple(cell for cell, _ in cells)))
            looks.append([look for _, look in cells])
        self.assembly.gap()
        if any(cell.blocks for row in rows for cell in row.cells):
            header = marked_header_rows(table)
            self.blocks.append(Table(tuple(rows), grid.columns, header if 0 < header < len(rows) else guess_header_rows(looks)))

    def _add_strays(self, table: "Element") -> None:
        """Keep words that stand in the table outside its cells, as paragraphs before it."""
        strays = list(_stray_lines(table))
        for line in strays:
            self.assembly.gap()
            self.blocks.append(Paragraph(self.assembly.add(line)))
        if strays:
            wrong = f"A table holds words outside its cells ({strays[0][:60]!r})"
            self.faults.append(Fault(f"{wrong}; they were put before it: compare with the page."))

    def _read_cell(self, slot: "Slot[Element]") -> tuple[Cell, Look]:
        blocks: list[Paragraph | ListItem] = []
        bold: list[bool] = []
        nesting = Nesting()
        for element in slot.elements:
            for run in walk(element, tables=False):
                if isinstance(run, Run):
                    lines = [line for line in run.lines if line]
                    blocks.extend(self._entry(line, run, position, nesting, gaps=False) for position, line in enumerate(lines))
                    bold.append(run.is_bold)
        fill = fill_of(slot.elements[0]) if slot.elements else None
        cell = Cell(tuple(blocks), slot.column, slot.column_span, slot.row_span, fill=fill)
        return cell, Look(cell.text, bool(bold) and all(bold), bool(slot.elements) and is_shaded(slot.elements[0]))


def _join_broken_lines(lines: tuple[str, ...]) -> list[str]:
    """Return the paragraphs that lines parted by <br> make up: a break inside a sentence is for looks, an empty line never is."""
    paragraphs: list[str] = []
    before = ""
    for line in lines:
        broken = before and line and (starts_lower(line) or hangs(before) or (len(before) > BROKEN_LINE and not is_complete(before)))
        if broken and not read_marker(line).text:
            paragraphs[-1] += f" {line}"
        elif line:
            paragraphs.append(line)
        before = line
    return paragraphs


def _stray_lines(table: "Element") -> Iterator[str]:
    for element in words_outside_cells(table):
        yield fold(visible(" ".join([element.text or "", *(child.tail or "" for child in element)])))


def _checked(data: bytes, name: str) -> bytes:
    if not data.strip():
        raise UnreadablePaper(name, "The file is empty.", "Ask for it to be sent again, or save the page anew.")
    what = next((what for start, what in _NOT_PAGES.items() if data.lstrip().startswith(start)), None)
    if what is not None:
        raise UnreadablePaper(name, f"The file is no web page, but {what}.", "Give it the right ending.")
    opening = data[:_SEEN_FIRST]
    if b"\0" in opening and not opening.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise UnreadablePaper(name, "The file is no web page, whatever its name says.", "Ask for the right file.")
    if re.match(rb"(?:[\w-]+:[^\n]*\n)*MIME-Version:", opening.lstrip(), re.IGNORECASE):
        raise UnreadablePaper(name, "The page was saved as a web archive (.mht).", "Save it as a web page, HTML only, and add that.")
    return data


def _without_text(name: str) -> UnreadablePaper:
    remedy = "Print the page to PDF in a browser and add that."
    return UnreadablePaper(name, "The web page holds no text; a script may put it there.", remedy)


def _too_deep(name: str) -> UnreadablePaper:
    remedy = "Print the page to PDF in a browser and add that."
    return UnreadablePaper(name, "The web page nests its parts deeper than can be followed.", remedy)


def _decode(data: bytes) -> tuple[str, tuple[Fault, ...]]:
    """Return the page's characters: by its byte-order mark, as UTF-8 when it is, by the set it names, else as Windows-1252."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _replace_unreadable(data[len(mark) :], encoding)
    try:
        # what decodes as UTF-8 is UTF-8, even where the page was saved anew and still names its old set
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        named = _CHARSET.search(data[:_SEEN_FIRST])
    label = named.group(1).decode("ascii").lower() if named else ""
    if label in ("", "utf-8", "utf8", "iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii") or label.startswith("utf-16"):
        label = "windows-1252"  # as browsers do
    try:
        return _replace_unreadable(data, label)
    except LookupError:
        return _replace_unreadable(data, "windows-1252")


def _replace_unreadable(data: bytes, encoding: str) -> tuple[str, tuple[Fault, ...]]:
    text = data.decode(encoding, errors="replace")
    lost = text.count("\ufffd")
    wrong = f"{lost} characters of the page cannot be read and show as \ufffd; save the page anew with the character set UTF-8."
    return text, (Fault(wrong),) if lost else ()
