"""Reads a PDF: its characters and rules into text, headings, paragraphs, list items and tables."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ...model import Fault, Layout, UnreadablePaper
from . import pdf_fallback, pdf_ocr, tesseract
from .pdf_drawing import Drawing, read_drawing
from .pdf_furniture import Sheet, find_furniture
from .pdf_geometry import Frame
from .pdf_headers import part_headers
from .pdf_pages import Page, lay_out
from .pdf_tables import Grid, PageTable, find_grids, find_tables
from .pdf_text import Line, Word, gather_lines, read_words
from .pdf_unruled import Columns, find_unruled

# A page whose words mostly read upwards or downwards is a sideways table placed on an upright page.
MOSTLY = 0.6
NO_WORDS = "No words could be recognised (OCR) in them: look at it in a viewer, or ask for the Word file."


def read_pdf(data: bytes, name: str) -> Layout:
    """Read a PDF's bytes into a Layout; ``name`` is what the person calls the file.

    The text has one line a line of print, in reading order, each ended by a line feed; a table's cells follow each
    other row by row, each cell with its lines; a form feed stands between pages. Running headers, footers and page
    numbers are in the text and in no block. Each page's table is a Table of its own (``extract.tables`` joins them).
    Boxes are in points from the top-left corner of the page as a viewer shows it.

    Raises UnreadablePaper for a file that is empty, damaged or protected, and for one that holds only pictures.
    """
    import pypdfium2 as pdfium

    if not data.strip():
        raise UnreadablePaper(name, "The file is empty.", "Ask for the paper again.")
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        count = 0 if "password" in str(error).lower() else pdf_fallback.count_pages(data)
        if not count:
            raise _refusal(name, error) from error
        (pages, faults), title = _read_pages(None, data, count), ""
    else:
        try:
            count = len(document)
            pages, faults = _read_pages(document, data, count)
            title = (document.get_metadata_dict(skip_empty=True).get("Title") or "").strip()
        finally:
            document.close()
    if count == 0:
        raise UnreadablePaper(name, "The PDF has no pages.", "Ask for the paper again.")
    if not any(page.lines or page.tables for page in pages):
        raise UnreadablePaper(
            name,
            "The PDF holds pictures of pages, no text.",
            NO_WORDS if tesseract.find_program() else tesseract.HOW_TO_INSTALL,
        )
    return lay_out(pages, count, faults, (title,) if title else ())


def _refusal(name: str, error: Exception) -> UnreadablePaper:
    if "password" in str(error).lower():
        return UnreadablePaper(name, "The PDF is protected by a password.", "Ask for a copy without one.")
    return UnreadablePaper(name, "The PDF is damaged or is no PDF.", "Open it in a viewer to check, or ask for the paper again.")


@dataclass(frozen=True, slots=True)
class _Sheet:
    """One page with its ruled tables found; the words in none of them wait for the running lines to be known."""

    number: int
    frame: Frame
    drawing: Drawing
    tables: tuple[PageTable, ...]
    single: tuple[Grid, ...]
    words: tuple[Word, ...]
    lines: tuple[Line, ...]


def _read_pages(document: Any, data: bytes, count: int) -> tuple[list[Page], list[Fault]]:
    """Return the pages read and what was wrong with them; ``document`` is None where pdfium cannot open the file."""
    sheets: list[_Sheet] = []
    faults: list[Fault] = []
    for number in range(1, count + 1):
        opened = _open_page(document, number) if document is not None else None
        if opened is None and (opened := pdf_fallback.open_page(data, number)) is not None:
            faults.append(Fault(f"Page {number} is damaged and was read by other means. Compare it with the page.", number))
        if opened is None:
            faults.append(Fault(f"Page {number} could not be opened: the file is damaged there. Check the page by eye.", number))
            continue
        if document is not None and not opened[1] and opened[2].images:
            recognised = _recognise(document, number, opened[0])
            opened = recognised.frame, recognised.words, recognised.drawing
            faults.extend(recognised.faults)
        elif opened[2].cut_short:
            faults.append(
                Fault(f"Page {number} draws too many shapes to look for tables among all of them. Check its tables by eye.", number)
            )
        sheets.append(_rule_page(number, *opened))
    running = find_furniture([Sheet(s.number, s.frame.height, s.lines, s.tables) for s in sheets])
    pages: list[Page] = []
    carried: Columns | None = None
    for sheet in sheets:
        page, carried = _complete_page(sheet, running, carried)
        pages.append(page)
    return part_headers(pages), faults


def _rule_page(number: int, frame: Frame, words: Sequence[Word], drawing: Drawing) -> _Sheet:
    grids = find_grids(drawing)
    tables, free = find_tables([grid for grid in grids if len(grid.xs) > 2], drawing, words, number)
    single = tuple(grid for grid in grids if len(grid.xs) == 2)
    return _Sheet(number, frame, drawing, tuple(tables), single, tuple(free), tuple(gather_lines(free, number)))


def _complete_page(sheet: _Sheet, running: set[Line], carried: Columns | None) -> tuple[Page, Columns | None]:
    """Return the page with its tables: the ruled ones, then those without upright rules, then single ruled columns."""
    edge = tuple(line for line in sheet.lines if line in running)
    if edge:
        set_aside = {id(word) for line in edge for word in line.words}
        body: list[Word] = [word for word in sheet.words if id(word) not in set_aside]
    else:
        body = list(sheet.words)
    unruled, body, carried = find_unruled(body, sheet.drawing, sheet.number, sheet.frame, None if sheet.tables else carried)
    single, body = find_tables(sheet.single, sheet.drawing, body, sheet.number)
    ordered = sorted([*sheet.tables, *unruled, *single], key=lambda table: (table.rect.top, table.rect.x0))
    page = Page(sheet.number, sheet.frame, tuple(gather_lines(body, sheet.number)), edge, tuple(ordered), sheet.drawing.bullets)
    return page, carried


def _open_page(document: Any, number: int) -> tuple[Frame, Sequence[Word], Drawing] | None:
    import pypdfium2 as pdfium

    try:
        page = document[number - 1]
        textpage = page.get_textpage()
    except pdfium.PdfiumError:
        return None
    turns = page.get_rotation() // 90
    left, bottom, right, top = page.get_bbox()
    frame = Frame(left, bottom, right, top, turns, turns)
    words = read_words(textpage, frame)
    further = _sideways(words)
    if further:
        frame = Frame(left, bottom, right, top, turns, (turns + further) % 4)
        words = read_words(textpage, frame)
    drawing = read_drawing(page, frame)
    textpage.close()
    page.close()
    return frame, words, drawing


def _sideways(words: Sequence[Word]) -> int:
    """Return by how many quarter turns clockwise a page must be turned for most of its words to read from left to right."""
    return next((turns for turns in (1, 2, 3) if sum(word.turns == turns for word in words) > MOSTLY * len(words)), 0)


def _recognise(document: Any, number: int, frame: Frame) -> pdf_ocr.Recognised:
    """Return what text recognition makes of a page that is a picture; a fault where it cannot be had."""
    page = document[number - 1]
    try:
        recognised = pdf_ocr.read_picture(page, frame, number)
    finally:
        page.close()
    if recognised is not None:
        return recognised
    fault = Fault(f"Page {number} is a picture without text and was not read. {tesseract.HOW_TO_INSTALL}", number)
    return pdf_ocr.Recognised(frame, (), Drawing(), (fault,))
