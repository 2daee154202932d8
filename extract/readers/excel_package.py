"""Opens an Excel file: its sheets in order, and of each what stands in the file beside the cells' values.

Merged cells, hidden rows and columns, formulas without a stored result and conditional colours are read from the sheet's
own part: the library that reads the values passes over them when it reads a sheet row by row, which is what keeps a sheet
formatted down to its last row from filling the memory.
"""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...model import UnreadablePaper
from .office_package import UNREADABLE, Office, main_part, open_archive, parse_xml, read_part, refusal, relations_of

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

EXCEL = Office("Excel", "an Excel workbook", ".xlsx", ".xls")
S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_STRICT = b"http://purl.oclc.org/ooxml/spreadsheetml/main"
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_WORDS_IN_DRAWING = re.compile(rb"<a:t>[^<]*\S[^<]*</a:t>")
_SAVE_ANEW = "Open it in Excel, save it as an ordinary workbook (.xlsx) and add that."


@dataclass(frozen=True, slots=True)
class SheetPart:
    """A sheet's name, the part of the archive it is, and whether it is hidden."""

    name: str
    part: str
    hidden: bool


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of cells; all four are counted from 1 and inside it."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Coloured:
    """Areas that rules colour by what their cells hold; ``by_formula`` where more than a cell's own words decides."""

    areas: tuple[Area, ...]
    by_formula: bool


@dataclass(frozen=True, slots=True)
class SheetFrame:
    """What a sheet holds beside its values.

    ``last_row`` is the last row with a value, ``unvalued`` are the names of the cells whose formula has no stored result.
    """

    last_row: int
    merges: tuple[Area, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: tuple[tuple[int, int], ...] = ()
    unvalued: tuple[str, ...] = ()
    coloured: tuple[Coloured, ...] = ()
    has_text_boxes: bool = False


def open_sheets(data: bytes, name: str) -> tuple[zipfile.ZipFile, tuple[SheetPart, ...]]:
    """Open the Excel file ``data`` called ``name``; return its archive, to be closed, and its sheets in order.

    Raises UnreadablePaper when it is none, damaged, protected or unpacks to more than any paper does.
    """
    archive = open_archive(data, name, EXCEL)
    try:
        return archive, _sheets(archive, name)
    except UnreadablePaper:
        archive.close()
        raise


def _sheets(archive: zipfile.ZipFile, name: str) -> tuple[SheetPart, ...]:
    main = main_part(archive, "xl/workbook.xml")
    if main not in archive.namelist():
        raise UnreadablePaper(name, "The file is an archive, but not an Excel workbook.", "Open it, save it as .xlsx and add that.")
    if main.endswith(".bin"):
        raise UnreadablePaper(name, "The file is in Excel's binary format (.xlsb).", _SAVE_ANEW)
    content = read_part(archive, main)
    root = parse_xml(content)
    if content is None or root is None:
        raise refusal(archive, main, name, EXCEL)
    if _STRICT in content:
        raise UnreadablePaper(name, "The file is in the strict form of the Excel format, which is not read.", _SAVE_ANEW)
    if root.tag != S + "workbook":
        raise UnreadablePaper(name, "The file is an Office file, but not an Excel workbook.", "Save it as .xlsx or PDF and add that.")
    parts = {relation.id: relation.part for relation in relations_of(archive, main) if relation.kind == "worksheet"}
    return tuple(
        SheetPart(sheet.get("name", ""), parts[identifier], sheet.get("state", "visible") != "visible")
        for sheet in root.iter(S + "sheet")
        if (identifier := sheet.get(_ID, "")) in parts
    )


def read_frame(archive: zipfile.ZipFile, part: str) -> SheetFrame | None:
    """Return what the sheet ``part`` holds beside its values, or None where it cannot be read."""
    from lxml import etree

    gathered = _Gathered()
    tags = [S + name for name in ("row", "col", "mergeCell", "conditionalFormatting")]
    try:
        with archive.open(part) as stream:
            for _, element in etree.iterparse(stream, tag=tags, resolve_entities=False, no_network=True):
                gathered.take(element)
                element.clear()
                parent = element.getparent()
                while parent is not None and parent[0] is not element:  # a sheet may have a million empty rows
                    del parent[0]
    except (*UNREADABLE, etree.XMLSyntaxError):
        return None
    return gathered.frame(_has_text_boxes(archive, part))


class _Gathered:
    """What was found in a sheet's part so far."""

    def __init__(self) -> None:
        self._row = self._last_row = 0
        self._merges: list[Area] = []
        self._hidden_rows: set[int] = set()
        self._hidden_columns: list[tuple[int, int]] = []
        self._unvalued: list[str] = []
        self._coloured: list[Coloured] = []

    def take(self, element: "Element") -> None:
        """Take in one row, column, merged area or set of colour rules."""
        match str(element.tag).removeprefix(S):
            case "row":
                self._take_row(element)
            case "col":
                if element.get("hidden") in ("1", "true") or element.get("width") == "0":
                    self._hidden_columns.append((int(element.get("min", "0")), int(element.get("max", "0"))))
            case "mergeCell":
                self._merges.extend(read_areas(element.get("ref", "")))
            case _:
                kinds = {rule.get("type", "") for rule in element.iter(S + "cfRule") if rule.get("dxfId") or len(rule)}
                if kinds - {"iconSet", "dataBar"}:
                    by_formula = bool(kinds & {"expression", "colorScale"})
                    self._coloured.append(Coloured(tuple(read_areas(element.get("sqref", ""))), by_formula))

    def _take_row(self, row: "Element") -> None:
        self._row = int(row.get("r", self._row + 1))
        if row.get("hidden") in ("1", "true") or row.get("ht") == "0":
            self._hidden_rows.add(self._row)
        if row.find(f"{S}c/{S}v") is not None or row.find(f"{S}c/{S}is") is not None:
            self._last_row = max(self._last_row, self._row)
        for formula in row.iterfind(f"{S}c/{S}f"):
            cell = formula.getparent()
            # a formula whose result is a text without letters is stored as such: type "str" and an empty value
            if cell is not None and cell.get("t") != "str" and not cell.findtext(S + "v"):
                self._unvalued.append(cell.get("r", f"row {self._row}"))

    def frame(self, has_text_boxes: bool) -> SheetFrame:
        """Return all that was taken in."""
        return SheetFrame(
            self._last_row,
            tuple(sorted(self._merges, key=lambda area: (area.top, area.left))),
            frozenset(self._hidden_rows),
            tuple(self._hidden_columns),
            tuple(self._unvalued),
            tuple(self._coloured),
            has_text_boxes,
        )


def read_areas(written: str) -> Iterator[Area]:
    """Yield the areas that references such as ``"B2:D4 F7"`` name."""
    for first, first_row, last, last_row in re.findall(r"\$?([A-Z]{1,3})\$?(\d+)(?::\$?([A-Z]{1,3})\$?(\d+))?", written):
        yield Area(int(first_row), column_number(first), int(last_row or first_row), column_number(last or first))


def column_number(letters: str) -> int:
    """Return the number of a column from 1: ``"A"`` is 1, ``"AB"`` 28."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def column_letters(number: int) -> str:
    """Return the letters of a column: 28 is ``"AB"``."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _has_text_boxes(archive: zipfile.ZipFile, part: str) -> bool:
    drawings = (relation.part for relation in relations_of(archive, part) if relation.kind == "drawing")
    return any(_WORDS_IN_DRAWING.search(read_part(archive, drawing) or b"") is not None for drawing in drawings)
