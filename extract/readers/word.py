"""Reads a Word file: its body in reading order, as it stands when all tracked changes are accepted.

Left out are page headers and footers, comments, hidden text and the generated table of contents, all of which repeat or
annotate the paper. Word does not store the numbers it shows before paragraphs: a list entry gets its number or bullet as
its marker, outside the text; a number that names its paragraph (a heading's, "1.2", "Outcome 2:", or the only content of a
cell) is put into the text as Word shows it, since the paper could not be quoted without it.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ...model import Block, Cell, Fault, Heading, Layout, ListItem, Paragraph, Row, Table, UnreadablePaper
from .assembly import Assembly, Marker, Nesting, read_marker
from .grid import Grid, Look, Slot, guess_header_rows
from .word_numbering import Number, Numbering
from .word_package import Package, W, child_value, open_package, switch
from .word_runs import Words, alternative, read_words
from .word_styles import Styles, is_shaded
from .word_tables import fill_of, lay_out, marked_header_rows

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_PICTURES_ONLY = "Its pages are pictures: ask for the text itself, or have it made by text recognition."
_INCLUDED_FILE = "The Word file includes another file that is not read; open it in Word and save it anew to make it part of the text."


def read_word(data: bytes, name: str) -> Layout:
    """Read the Word file ``data``; ``name`` is what a person knows it by.

    Returns its layout, without pages and boxes, which Word files do not hold. Raises UnreadablePaper when the file is
    empty, damaged, protected, not a Word document or without text; a part that cannot be read becomes a Fault.
    """
    package = open_package(data, name)
    reader = _WordReader(package)
    reader.read_body(package.body)
    reader.read_notes()
    if not reader.blocks:
        raise UnreadablePaper(name, "The Word file holds no text.", _PICTURES_ONLY if package.has_pictures else "Ask for the right file.")
    return Layout(reader.assembly.text, tuple(reader.blocks), faults=(*package.faults, *reader.faults), format="word")


class _WordReader:
    def __init__(self, package: Package) -> None:
        self.assembly = Assembly()
        self.blocks: list[Block] = []
        self.faults: list[Fault] = []
        self._parts = package.parts
        self._styles = Styles(package.parts.get("styles"))
        self._numbering = Numbering(package.parts.get("numbering"), self._styles)
        self._nesting = Nesting()
        self._notes: list[tuple[str, str]] = []
        self._carried = ""  # words of a paragraph whose end was deleted: they begin the next one

    def read_body(self, container: "Element") -> None:
        """Read the paragraphs and tables of a container in document order."""
        for element in self._story(container):
            if element.tag == W + "tbl":
                self._read_table(element)
                continue
            words, number = self._read_paragraph(element)
            if words is None:
                continue
            self._add_paragraph(element, words, number)
            for box in words.boxes:
                self.read_body(box)

    def read_notes(self) -> None:
        """Read the footnotes and endnotes the text refers to, each once, in the order of reference."""
        for kind, identifier in dict.fromkeys(self._notes):
            part = self._parts.get(kind)
            for note in [] if part is None else part:
                if note.get(W + "id") == identifier:
                    self._nesting.close()
                    self.read_body(note)

    def _story(self, container: "Element") -> "Iterator[Element]":
        """Yield paragraphs and tables in order, those inside content controls and other wrappers included."""
        for child in container:
            chosen = alternative(child)
            if chosen.tag in (W + "p", W + "tbl"):
                yield chosen
            elif chosen.tag == W + "altChunk":
                self.faults.append(Fault(_INCLUDED_FILE))
            elif chosen.tag not in (W + "sdtPr", W + "del", W + "moveFrom") and not _is_table_of_contents(chosen):
                yield from self._story(chosen)

    def _read_paragraph(self, element: "Element") -> tuple[Words | None, Number | None]:
        """Return the paragraph's words and its number; no words where it is left out or only begins the next paragraph."""
        words = read_words(element, self._styles)
        self._notes.extend(words.notes)
        follower = element.getnext()
        if words.runs_on and not words.boxes and follower is not None and follower.tag == W + "p":
            self._carried = " ".join((self._carried, *words.lines)).strip()
            return None, None
        if self._styles.is_contents_entry(element):
            return None, None
        if self._carried:
            lines = (" ".join((self._carried, *words.lines[:1])), *words.lines[1:])
            words = Words(lines, words.is_bold, words.boxes, words.notes, False)
            self._carried = ""
        hidden = not words.lines and switch(element.find(f"{W}pPr/{W}rPr"), "vanish") is True
        return words, None if hidden else self._numbering.advance(element)

    def _add_paragraph(self, element: "Element", words: Words, number: Number | None) -> None:
        if not words.lines:
            return
        level = self._styles.heading_level(element)
        if level is not None:
            self._nesting.close()
            self.assembly.gap()
            shown = f"{number.text} " if number and number.text != "•" else ""
            # a break inside a heading is for looks: the heading is one passage of several lines
            self.blocks.append(Heading(self.assembly.add(shown + "\n".join(words.lines)), level))
            return
        after_list = bool(self.blocks) and isinstance(self.blocks[-1], ListItem)
        self.blocks.extend(self._entries(element, words, number, self._nesting, after_list=after_list))

    def _entries(
        self, element: "Element", words: Words, number: Number | None, nesting: Nesting, *, after_list: bool | None
    ) -> Iterator[Paragraph | ListItem]:
        """Yield a paragraph's lines as paragraphs and list entries; ``after_list`` is None inside a cell, where no blank lines stand."""
        indent = self._styles.indent_of(element)
        lines = words.lines
        computed, least = "", 0
        if number is None and (depth := self._styles.bullet_depth(element)) is not None:
            computed, least = "•", depth
        elif number and number.is_marker:
            computed, least = number.text, number.level
            own_indent = element.find(f"{W}pPr/{W}ind") is not None
            indent = indent if own_indent or number.indent is None else number.indent
        elif number:
            lines = (f"{number.text} {lines[0]}", *lines[1:])
        for position, line in enumerate(lines):
            outline = number is not None and not number.is_marker and position == 0
            marker = Marker() if outline else read_marker(line, computed if position == 0 else "")
            if not marker.text:
                nesting.close()
            depth = max(nesting.enter(marker, indent or 0.0), least) if marker.text else 0
            if after_list is not None and not (after_list and marker.text):
                self.assembly.gap()
            after_list = None if after_list is None else bool(marker.text)
            yield self.assembly.add_entry(line, marker.text, depth, marker.first)

    def _read_table(self, element: "Element") -> None:
        grid = lay_out(element)
        elements = [cell for row in grid.rows for slot in row for cell in slot.elements]
        if len(elements) == 1:
            # a table of one cell is a frame around text
            self.read_body(elements[0])
            return
        self._nesting.close()
        self.assembly.gap()
        rows, looks = self._read_rows(grid)
        self.assembly.gap()
        if not any(cell.blocks for row in rows for cell in row.cells):
            return
        header = marked_header_rows(element)
        if not 0 < header < len(rows):
            header = 1 if self._styles.marks_first_row(element) and len(rows) > 1 else guess_header_rows(looks)
        self.blocks.append(Table(tuple(rows), grid.columns, header))

    def _read_rows(self, grid: "Grid[Element]") -> tuple[list[Row], list[list[Look]]]:
        rows: list[Row] = []
        looks: list[list[Look]] = []
        for slots in grid.rows:
            cells = [self._read_cell(slot) for slot in slots]
            rows.append(Row(tuple(cell for cell, _ in cells)))
            looks.append([look for _, look in cells])
        return rows, looks

    def _read_cell(self, slot: "Slot[Element]") -> tuple[Cell, Look]:
        blocks: list[Paragraph | ListItem] = []
        bold: list[bool] = []
        unnamed: list[str] = []  # numbers before paragraphs without words
        nesting = Nesting()
        for element in slot.elements:
            self._read_into_cell(element, blocks, bold, unnamed, nesting)
        if not blocks and unnamed:
            blocks = [Paragraph(self.assembly.add(number)) for number in unnamed]
        cell = Cell(tuple(blocks), slot.column, slot.column_span, slot.row_span, fill=fill_of(slot.elements[0]) if slot.elements else None)
        shaded = bool(slot.elements) and is_shaded(slot.elements[0].find(W + "tcPr"))
        return cell, Look(cell.text, bool(bold) and all(bold), shaded)

    def _read_into_cell(
        self, container: "Element", blocks: list[Paragraph | ListItem], bold: list[bool], unnamed: list[str], nesting: Nesting
    ) -> None:
        """Read a container's paragraphs into a cell's blocks, those of nested tables and text boxes one after another."""
        for element in self._story(container):
            if element.tag == W + "tbl":
                for row in lay_out(element).rows:
                    for inner in (cell for slot in row for cell in slot.elements):
                        nesting.close()
                        self._read_into_cell(inner, blocks, bold, unnamed, nesting)
                continue
            words, number = self._read_paragraph(element)
            if words is None:
                continue
            if words.lines:
                blocks.extend(self._entries(element, words, number, nesting, after_list=None))
                bold.append(words.is_bold)
            elif number and number.text != "•":
                unnamed.append(number.text)
            for box in words.boxes:
                self._read_into_cell(box, blocks, bold, unnamed, nesting)


def _is_table_of_contents(element: "Element") -> bool:
    return element.tag == W + "sdt" and child_value(element, "sdtPr", "docPartObj", "docPartGallery") == "Table of Contents"
