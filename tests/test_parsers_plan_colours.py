"""Ratings that are only the colour of a cell, in every format that has colours."""

import io
from collections.abc import Callable

import docx
import openpyxl
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from openpyxl.styles import PatternFill
from reportlab.lib import colors
from reportlab.platypus import SimpleDocTemplate
from reportlab.platypus import Table as DrawnTable

from stocktake.extract import parse, read_bytes
from stocktake.extract.told import Told
from stocktake.model import Kind

HEADINGS = ("Ref", "Action", "Lead", "Due", "RAG")
ROWS = [(f"1.{n}", f"Open hub {n}", "Nia Cole", "May 2031", "") for n in range(1, 5)]
COLOURS = {"red": "FF0000", "amber": "FFC000", "green": "00B050", "blue": "0070C0"}


def excel() -> bytes:
    book = openpyxl.Workbook()
    for row in (HEADINGS, *ROWS):
        book.active.append(row)
    for number, code in enumerate(COLOURS.values(), start=2):
        book.active.cell(row=number, column=5).fill = PatternFill("solid", fgColor=code)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def word() -> bytes:
    document = docx.Document()
    table = document.add_table(rows=5, cols=5)
    for cells, words in zip(table.rows, (HEADINGS, *ROWS), strict=True):
        for cell, text in zip(cells.cells, words, strict=True):
            cell.text = text
    for row, code in zip(table.rows[1:], COLOURS.values(), strict=True):
        shading = OxmlElement("w:shd")
        shading.set(qn("w:val"), "clear")
        shading.set(qn("w:fill"), code)
        row.cells[4]._tc.get_or_add_tcPr().append(shading)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def web(paint: str) -> bytes:
    head = "".join(f"<th>{words}</th>" for words in HEADINGS)
    rows = [
        "".join(f"<td>{words}</td>" for words in row[:4]) + f"<td {paint.format(code)}>&nbsp;</td>"
        for row, code in zip(ROWS, COLOURS.values(), strict=True)
    ]
    return f"<html><body><main><table><tr>{head}</tr>{''.join(f'<tr>{row}</tr>' for row in rows)}</table></main></body></html>".encode()


def pdf() -> bytes:
    fills = [("BACKGROUND", (4, n), (4, n), colors.HexColor(f"#{code}")) for n, code in enumerate(COLOURS.values(), start=1)]
    stream = io.BytesIO()
    table = DrawnTable([HEADINGS, *ROWS], colWidths=[40, 150, 90, 70, 50], style=[("GRID", (0, 0), (-1, -1), 0.6, colors.black), *fills])
    SimpleDocTemplate(stream, invariant=1).build([table])
    return stream.getvalue()


@pytest.mark.parametrize(
    ("make", "name"),
    [
        (excel, "plan.xlsx"),
        (word, "plan.docx"),
        (lambda: web('style="background-color: #{}"'), "plan.html"),
        (lambda: web('bgcolor="#{}"'), "plan.html"),
        (pdf, "plan.pdf"),
    ],
    ids=["excel", "word", "style", "bgcolor", "pdf"],
)
def test_a_rating_given_only_as_a_colour(make: Callable[[], bytes], name: str) -> None:
    document = parse(read_bytes(make(), name), source=name, sha256="0" * 64, told=Told(kind=Kind.PLAN))
    assert [(a.ref, a.rag) for a in document.actions] == [(row[0], (colour,)) for row, colour in zip(ROWS, COLOURS, strict=True)]
