"""A page that pdfium cannot open is read by pdfplumber, and the paper says so."""

import io
from typing import Any

import pypdfium2
import pytest
from reportlab.lib import colors
from reportlab.platypus import SimpleDocTemplate
from reportlab.platypus import Table as Cells

from stocktake.extract.readers.pdf import read_pdf
from stocktake.model import Table, UnreadablePaper

ROWS = [["Ref", "Actions", "Timescale"], ["1.1", "Hire two nurses", "May 2023"], ["1.2", "Open a hub", "June 2023"]]


def ruled_plan() -> bytes:
    buffer = io.BytesIO()
    table = Cells(ROWS, colWidths=[60, 240, 120], style=[("GRID", (0, 0), (-1, -1), 0.7, colors.black)])
    SimpleDocTemplate(buffer, invariant=1).build([table])
    return buffer.getvalue()


def words_of(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


@pytest.fixture
def broken_page(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(document: Any, number: int) -> None:
        raise pypdfium2.PdfiumError("Failed to load page.")

    monkeypatch.setattr(pypdfium2.PdfDocument, "__getitem__", refuse)


@pytest.mark.usefixtures("broken_page")
def test_a_page_pdfium_cannot_open_is_read_all_the_same_and_told() -> None:
    layout = read_pdf(ruled_plan(), "plan.pdf")
    (table,) = (block for block in layout.blocks if isinstance(block, Table))
    assert words_of(table) == ROWS
    assert [(fault.page, "other means" in fault.message) for fault in layout.faults] == [(1, True)]
    for passage in layout.passages():
        passage.check(layout.text)


def test_a_file_pdfium_cannot_open_is_read_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise pypdfium2.PdfiumError("Failed to load document (PDFium: Data format error).")

    monkeypatch.setattr(pypdfium2, "PdfDocument", refuse)
    layout = read_pdf(ruled_plan(), "plan.pdf")
    assert layout.pages == 1
    assert [words_of(block) for block in layout.blocks if isinstance(block, Table)] == [ROWS]


def test_a_file_neither_can_open_is_refused() -> None:
    with pytest.raises(UnreadablePaper, match="damaged"):
        read_pdf(b"%PDF-1.7\nnothing of a PDF follows", "plan.pdf")
