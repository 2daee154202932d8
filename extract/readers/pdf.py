"""Reads a PDF: its characters and rules into text, headings, paragraphs, list items and tables."""

from typing import Any

from ...model import Fault, Layout, PasswordNeeded, UnreadablePaper
from ..effort import MOST_PAGES_LIGHTLY, demand
from . import pdf_fallback, tesseract
from .pdf_opening import open_pages
from .pdf_pages import Page, draft_pages
from .pdf_sheets import make_pages

# From so many pages on the memory that words take counts more than the time to make them anew.
MANY_PAGES = 100
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
        found = None if "password" in str(error).lower() else pdf_fallback.count_pages(data)
        if found is None:
            raise _refusal(name, error) from error
        count, title = found, ""
        pages, faults = _read_pages(None, data, count)
    else:
        try:
            count = len(document)
            demand(count > MOST_PAGES_LIGHTLY)
            pages, faults = _read_pages(document, data, count)
            title = (document.get_metadata_dict(skip_empty=True).get("Title") or "").strip()
        finally:
            document.close()
    if count == 0:
        raise UnreadablePaper(name, "The PDF has no pages.", "Ask for the paper again.")
    if not pages:
        raise UnreadablePaper(name, "No page of the PDF can be opened: the file is damaged.", "Ask for the paper again.")
    if not any(page.lines or page.tables for page in pages):
        raise UnreadablePaper(
            name,
            "The PDF holds pictures of pages, no text.",
            NO_WORDS if tesseract.find_program() else tesseract.HOW_TO_INSTALL,
        )
    paper = draft_pages(pages)
    del pages  # the draft lets go of them bit by bit
    return paper.lay_out(count, faults, (title,) if title else ())


def _refusal(name: str, error: Exception) -> UnreadablePaper:
    if "password" in str(error).lower():
        remedy = "Give it with --password, or ask for a copy without one."
        return PasswordNeeded(name, "The PDF is protected by a password.", remedy)
    return UnreadablePaper(name, "The PDF is damaged or is no PDF.", "Open it in a viewer to check, or ask for the paper again.")


def _read_pages(document: Any, data: bytes, count: int) -> tuple[list[Page], list[Fault]]:
    """Return the pages read and what was wrong with them; ``document`` is None where pdfium cannot open the file."""
    faults: list[Fault] = []
    pages, doubts = make_pages(open_pages(document, data, count, faults), many=count > MANY_PAGES)
    return pages, sorted(faults, key=lambda fault: fault.page or 0) + doubts
