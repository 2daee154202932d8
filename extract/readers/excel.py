"""Reads an Excel workbook: each sheet a heading with its tables and lines, every value as Excel shows it.

Left out are comments, charts, pictures and what lies beneath merged cells. Hidden sheets, rows and columns are read, since
trackers hide what is done and plans what is being drafted, but it is said that they are hidden.
"""

from collections.abc import Iterable, Sequence
from io import BytesIO
from itertools import groupby
from typing import TYPE_CHECKING

from ...model import Block, Cell, Fault, Heading, Layout, ListItem, Paragraph, Row, Table, UnreadablePaper
from ..language.column_headings import Role, read_heading
from .assembly import Assembly, Nesting, read_marker, visible
from .excel_cells import Rows, Spot, read_spots
from .excel_package import EXCEL, SheetFrame, SheetPart, column_letters, open_sheets, read_frame
from .excel_tables import SheetTable, lay_out, part_sheet
from .grid import Slot
from .shading import signal_in_words

if TYPE_CHECKING:
    from openpyxl import Workbook

# Points of indent that one space before a line's words stands for; two make a step (see assembly.SAME_INDENT).
SPACE = 3.0
# So many cells are named where formulas have no result; more would bury the message.
MOST_NAMED = 5


def read_excel(data: bytes, name: str) -> Layout:
    """Read the Excel workbook ``data``; ``name`` is what a person knows it by.

    Returns its layout, without pages and boxes. Raises UnreadablePaper when the file is empty, damaged, protected, not an
    Excel workbook, unpacks to more than any paper does, or holds no text; a sheet that cannot be read becomes a Fault.
    """
    archive, parts = open_sheets(data, name)
    with archive:
        frames = [(part, read_frame(archive, part.part)) for part in parts]
    workbook = _load(data, name)
    try:
        reader = _ExcelReader(workbook)
        for part, frame in frames:
            reader.read_sheet(part, frame)
    finally:
        workbook.close()
    if not reader.blocks:
        if reader.faults:
            raise EXCEL.damaged(name)
        raise UnreadablePaper(name, "The Excel workbook holds no text.", "Ask for the right file.")
    return Layout(reader.assembly.text, tuple(reader.blocks), faults=tuple(reader.faults), format="excel")


def _load(data: bytes, name: str) -> "Workbook":
    import warnings

    import openpyxl

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of extensions it would not write again
            return openpyxl.load_workbook(BytesIO(data), read_only=True, data_only=True, keep_links=False)
    except Exception as error:  # the library raises what its parts raise: for a damaged file, anything
        raise EXCEL.damaged(name) from error


class _ExcelReader:
    def __init__(self, workbook: "Workbook") -> None:
        self.assembly = Assembly()
        self.blocks: list[Block] = []
        self.faults: list[Fault] = []
        self._workbook = workbook
        self._nesting = Nesting()

    def read_sheet(self, part: SheetPart, frame: SheetFrame | None) -> None:
        """Read one sheet; one without words is passed over."""
        try:
            rows = None if frame is None else read_spots(self._workbook, part.name, frame)
        except Exception:  # see _load; the other sheets are read all the same
            rows = None
        if rows is None or frame is None:
            self.faults.append(Fault(f"The sheet “{part.name}” is damaged and was not read; open the file in Excel and save it anew."))
            return
        self._report(part, frame, rows)
        if not any(spot.lines for row in rows.values() for spot in row):
            return
        title = visible(part.name).strip()
        self.assembly.gap()
        if title:
            self.blocks.append(Heading(self.assembly.add(title), 1))
        for piece in part_sheet(rows):
            if isinstance(piece, SheetTable):
                self._read_table(piece, rows, part, frame)
            else:
                self._read_prose(piece.spots)

    def _read_prose(self, spots: Iterable[Spot]) -> None:
        for spot in spots:
            for entry in self._entries(spot.lines, self._nesting, apart=True):
                self.blocks.append(entry)

    def _read_table(self, table: SheetTable, rows: Rows, part: SheetPart, frame: SheetFrame) -> None:
        self._nesting.close()
        self.assembly.gap()
        grid = lay_out(rows, table)
        read = tuple(Row(tuple(self._read_cell(slot) for slot in row)) for row in grid.rows)
        self.assembly.gap()
        self.blocks.append(Table(read, grid.columns, table.header_rows))
        self._report_colours(table, rows, part, frame)

    def _read_cell(self, slot: Slot[Spot]) -> Cell:
        spot = slot.elements[0] if slot.elements else None
        blocks = tuple(self._entries(spot.lines, Nesting(), apart=False)) if spot else ()
        return Cell(blocks, slot.column, slot.column_span, slot.row_span, fill=spot.fill if spot else None)

    def _entries(self, lines: Sequence[str], nesting: Nesting, *, apart: bool) -> list[Paragraph | ListItem]:
        """Write a cell's lines and return them as paragraphs and list entries; ``apart`` leaves a blank line before each paragraph."""
        entries: list[Paragraph | ListItem] = []
        for line in lines:
            marker = read_marker(line)
            if not marker.text:
                nesting.close()
                if apart:
                    self.assembly.gap()
            indent = SPACE * (len(line) - len(line.lstrip()))
            depth = nesting.enter(marker, indent) if marker.text else 0
            entries.append(self.assembly.add_entry(line, marker.text, depth, marker.first))
        return entries

    # --- what a reader of the sheet would not see, or sees and is not read ---------------------------------------------

    def _report(self, part: SheetPart, frame: SheetFrame, rows: Rows) -> None:
        """Say what is hidden in the sheet, and which formulas have no result."""
        where = f"sheet “{part.name}”"
        worded = {number: [spot for spot in row if spot.lines] for number, row in rows.items()}
        if part.hidden and any(worded.values()):
            self.faults.append(Fault(f"The {where} is hidden in the file; it was read."))
        hidden_rows = [number for number in sorted(frame.hidden_rows) if worded.get(number)]
        self._report_hidden("Row", [(str(a), str(b)) for a, b in _stretches(hidden_rows)], where)
        columns = {spot.column for row in worded.values() for spot in row}
        hidden = sorted({c for first, last in frame.hidden_columns for c in columns if first <= c <= last})
        self._report_hidden("Column", [(column_letters(a), column_letters(b)) for a, b in _stretches(hidden)], where)
        if frame.unvalued:
            named = ", ".join(frame.unvalued[:MOST_NAMED]) + (", …" if len(frame.unvalued) > MOST_NAMED else "")
            count = "1 formula has" if len(frame.unvalued) == 1 else f"{len(frame.unvalued)} formulas have"
            remedy = "open the file in Excel, save it and read it again"
            self.faults.append(Fault(f"{count} no stored result in {where}, and nothing was read there ({named}); {remedy}."))
        if frame.has_text_boxes:
            self.faults.append(Fault(f"The words of text boxes on {where} were not read; look at them in Excel."))

    def _report_hidden(self, what: str, stretches: Sequence[tuple[str, str]], where: str) -> None:
        if not stretches:
            return
        single = len(stretches) == 1 and stretches[0][0] == stretches[0][1]
        named = ", ".join(first if first == last else f"{first}–{last}" for first, last in stretches)
        verbs = "is hidden in the file; it was read" if single else "are hidden in the file; they were read"
        self.faults.append(Fault(f"{what}{'' if single else 's'} {named} of {where} {verbs}."))

    def _report_colours(self, table: SheetTable, rows: Rows, part: SheetPart, frame: SheetFrame) -> None:
        """Say where rules colour a column of ratings, unless every rating's own words name its colour."""
        headings = [spot for number in table.rows[: table.header_rows] for spot in rows.get(number, ())]
        for column in table.columns:
            words = " ".join(spot.words for spot in headings if spot.column <= column < spot.column + spot.column_span and spot.lines)
            if read_heading(words).role is Role.RAG and self._colours_matter(table, column, rows, frame):
                letters = column_letters(column)
                message = f"The colours in column {letters} (“{words}”) of sheet “{part.name}” come from conditional formatting"
                self.faults.append(Fault(f"{message} and were not read; what the cells say was. Check the ratings in Excel."))

    @staticmethod
    def _colours_matter(table: SheetTable, column: int, rows: Rows, frame: SheetFrame) -> bool:
        for number in table.rows[table.header_rows :]:
            spot = next((spot for spot in rows.get(number, ()) if spot.column == column), None)
            says_nothing = spot is None or not spot.lines
            if spot is not None and (spot.fill if says_nothing else signal_in_words(spot.words.title())):
                continue
            for rules in frame.coloured:
                inside = any(a.left <= column <= a.right and a.top <= number <= a.bottom for a in rules.areas)
                if inside and (rules.by_formula or not says_nothing):
                    return True
        return False


def _stretches(numbers: Sequence[int]) -> list[tuple[int, int]]:
    """Return numbers in order as stretches without gaps, each its first and last."""
    groups = [[number for _, number in group] for _, group in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0])]
    return [(group[0], group[-1]) for group in groups]
