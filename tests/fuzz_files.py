"""Small sound files of every format, and ways to spoil them, for the tests that throw spoilt files at the readers."""

import io
import os
import zipfile
from functools import cache

import openpyxl
from docx import Document as WordDocument
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from openpyxl.styles import PatternFill
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Table

# A person may ask for many more: STOCKTAKE_FUZZ_EXAMPLES=20000 pytest tests/test_fuzz_*.py
EXAMPLES = os.environ.get("STOCKTAKE_FUZZ_EXAMPLES")

ROWS = [
    ("Ref", "Action", "Lead", "Timescale", "Success measures", "RAG"),
    ("1.1.a", "Open two clinics; train six staff", "Ann Bell", "March 2024", "90% seen in 4 weeks\n• no child waits", "Green"),
    ("1.1.b", "Publish the list", "Head of Service", "by 30 June 2024", "List published", "Amber"),
    ("1.2.a", "", "", "ongoing", "i. Fewer complaints\nii. More visits", ""),
]
PROSE = ("Written Statement of Action", "Hillshire, May 2024", "Workstream 1: Waiting times", "Weaknesses: 1. Children wait too long.")


def profile(examples: int) -> settings:
    """Return the settings of a fuzz test that takes ``examples`` in an ordinary run: the same ones each time, without a clock."""
    wanted = int(EXAMPLES) if EXAMPLES else examples
    return settings(
        max_examples=wanted,
        derandomize=EXAMPLES is None,
        database=None,
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
    )


@cache
def pdf_file() -> bytes:
    """Return a PDF of two pages with headings, a ruled table and a picture; its streams are not packed, so that they can be spoilt."""
    stream = io.BytesIO()
    body = ParagraphStyle("body", fontName="Helvetica", fontSize=10, leading=12)
    table = Table([[Paragraph(cell.replace("\n", "<br/>"), body) for cell in row] for row in ROWS], colWidths=[45, 120, 70, 75, 130, 45])
    table.setStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("BACKGROUND", (5, 1), (5, 1), colors.green)])
    story = [*(Paragraph(line, body) for line in PROSE), table, PageBreak(), Paragraph("• A point on the second page", body), table]
    SimpleDocTemplate(stream, pagesize=A4, invariant=1, pageCompression=0).build(story)
    return stream.getvalue()


@cache
def plain_pdf_file() -> bytes:
    """Return a PDF of one page without tables."""
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4, invariant=1, pageCompression=0)
    for number, line in enumerate((*PROSE, "Yours sincerely", "Ann Bell")):
        canvas.drawString(72, 760 - 16 * number, line)
    canvas.save()
    return stream.getvalue()


@cache
def word_file() -> bytes:
    """Return a Word file with headings, a list and a table with a merged cell."""
    document = WordDocument()
    document.core_properties.title = "Plan"
    document.add_heading(PROSE[0], 0)
    for line in PROSE[1:]:
        document.add_paragraph(line)
    document.add_paragraph("A point", style="List Bullet")
    table = document.add_table(rows=0, cols=len(ROWS[0]))
    for row in ROWS:
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.text = words
    table.cell(1, 0).merge(table.cell(2, 0))
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


@cache
def excel_file() -> bytes:
    """Return a workbook of two sheets with a table, merged and coloured cells, dates and a formula."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append([PROSE[0]])
    sheet.merge_cells("A1:F1")
    for row in ROWS:
        sheet.append(list(row))
    sheet["F3"].fill = PatternFill("solid", fgColor="FF0000")
    sheet["D3"] = 45000.5
    sheet["D3"].number_format = "dd/mm/yyyy"
    sheet["E5"] = "=1+1"
    book.create_sheet("Notes").append(["Lead:", "Ann Bell"])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


WEB_PAGE = (
    "<!DOCTYPE html><html><head><title>Plan</title></head><body><nav><a href='/'>Home</a></nav><main>"
    + "".join(f"<h2>{line}</h2>" for line in PROSE)
    + "<ul><li>A point<ol type='a'><li>Below</li></ol></li></ul><table><thead>"
    + "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in ROWS)
    + "</table><p style='display:none'>Hidden</p></main><footer>End</footer></body></html>"
).encode()

TEXT = (
    "\n\n".join(PROSE)
    + "\n\n"
    + "\n".join("| " + " | ".join(cell.replace("\n", " ") for cell in row) + " |" for row in ROWS)
    + "\n\nRef Action Lead Timescale Success measures\n\n1.1.a\n\nOpen two clinics\n\nAnn Bell\n\nMarch 2024\n\nList published\n\n"
    + "2\f1.1.b\n\nPublish\n\nHead of Service\n\n• ongoing\n  ◦ and more\n\nDear Minister,\n\nYours sincerely\nAnn Bell\n"
).encode()

# What means something to a format: numbers at the edges of what fits, pieces of markup, signs that tables and lists are told by.
_NUMBERS = [b"0", b"-1", b"65536", b"2147483648", b"99999999999999999999", b"1e39", b"nan", b"1000000"]
TOKENS: dict[str, list[bytes]] = {
    "pdf": [
        *_NUMBERS,
        *(b"/Kids[3 0 R]", b"endobj", b"stream\n", b">>", b"<<", b"(", b" Tf ", b" Tm ", b" re f ", b"BT ", b" 0 R", b"[", b"/Type0"),
    ],
    "word": [
        *_NUMBERS,
        *(b"<w:tbl>", b"</w:tc>", b"<w:tr>", b"<w:p>", b"</w:p>", b'w:val="-9"', b"&#0;", b"&x;", b"<w:sdt>", b"<w:br/>", b"<w:vMerge/>"),
    ],
    "excel": [
        *_NUMBERS,
        *(b"<row>", b'r="XFD1048576"', b"<c>", b"</c>", b"<v>", b"_xD800_", b"_x0000_", b't="s"', b't="d"', b's="99"', b"<f>", b"&x;"),
    ],
    "html": [
        *_NUMBERS,
        *(
            b"<table>",
            b"<tr>",
            b"<td rowspan=0>",
            b"<td colspan=99999>",
            b"</div>",
            b"<li>",
            b"<br>",
            b"&#xD800;",
            b"<!--",
            b"<svg>",
            b"<h1>",
        ),
    ],
    "text": [
        *_NUMBERS,
        *(b"\0", b"\f", b"\r", b"\t", b"|", b"|---|", b"\n\n", b"    ", b"\xe2\x80\xa2 ", b"\xef\xbb\xbf", b"\xe2\x80\xa8", b"\xc2\xa0"),
        *(b"1.1 ", b"**", b"# ", b"<ul><li>", b"(a)", b"31 June 2024", b"\xe2\x80\xae", b"\xe2\x80\x8b", b"Lead Action Timescale"),
    ],
}


@st.composite
def spoilt(draw: st.DrawFn, sound: bytes, tokens: list[bytes]) -> bytes:
    """Draw ``sound`` with a few pieces left out, doubled, moved or written over."""
    content = bytearray(sound)
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, max(len(content) - 1, 0)))
        length = draw(st.one_of(st.integers(0, 4), st.integers(0, 200)))
        match draw(st.sampled_from(("cut", "double", "bytes", "token", "move", "end"))):
            case "cut":
                del content[at : at + length]
            case "double":
                content[at:at] = content[at : at + length] * draw(st.integers(1, 20))
            case "bytes":
                content[at : at + length] = draw(st.binary(max_size=8))
            case "token":
                content[at : at + length] = draw(st.sampled_from(tokens))
            case "move":
                piece = bytes(content[at : at + length])
                del content[at : at + length]
                to = draw(st.integers(0, max(len(content), 0)))
                content[to:to] = piece
            case _:
                del content[len(content) - min(length, len(content)) :]
    return bytes(content)


@st.composite
def spoilt_archive(draw: st.DrawFn, sound: bytes, tokens: list[bytes]) -> bytes:
    """Draw the archive ``sound`` with one of its parts spoilt, or left out."""
    with zipfile.ZipFile(io.BytesIO(sound)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    words = [name for name in parts if name.endswith(("document.xml", "sheet1.xml", "sharedStrings.xml", "styles.xml", "numbering.xml"))]
    name = draw(st.one_of(st.sampled_from(sorted(words)), st.sampled_from(sorted(parts))))
    content = None if draw(st.integers(0, 19)) == 0 else draw(spoilt(parts[name], tokens))
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, kept in parts.items():
            if part != name:
                archive.writestr(part, kept)
            elif content is not None:
                archive.writestr(part, content)
    return stream.getvalue()
