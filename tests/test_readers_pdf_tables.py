"""Tables beside, inside and over other things on a PDF's page, and letters that are not what they seem."""

import io
from collections.abc import Callable

import pytest
from reportlab.lib import colors
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph as Text
from reportlab.platypus import Table

from stocktake.extract.readers.pdf import read_pdf
from stocktake.extract.tables import join_tables
from stocktake.model import Layout
from stocktake.model import Table as Grid

BODY = ParagraphStyle("body", fontName="Helvetica", fontSize=9, leading=11)
RULED = [("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("FONTSIZE", (0, 0), (-1, -1), 9), ("VALIGN", (0, 0), (-1, -1), "TOP")]
LEVEL = [("LINEBELOW", (0, 0), (-1, -1), 0.5, colors.black), ("FONTNAME", (0, 0), (-1, 0), "Helvetica-Bold"), *RULED[1:]]
PLAN = [
    ["Ref", "Action", "By"],
    ["1.a", Text("Open a drop-in for families in the library of the town", BODY), "May"],
    ["1.b", Text("Train the volunteers", BODY), "June"],
]
PLAN_WORDS = [
    ["Ref", "Action", "By"],
    ["1.a", "Open a drop-in for families in the library of the town", "May"],
    ["1.b", "Train the volunteers", "June"],
]
KEY = [["Colour", "Meaning", "Who"], ["Red", Text("Late and at risk of not being done", BODY), "Board"], ["Green", "On time", "Team"]]
KEY_WORDS = [["Colour", "Meaning", "Who"], ["Red", "Late and at risk of not being done", "Board"], ["Green", "On time", "Team"]]


def read(draw: Callable[[Canvas], None]) -> Layout:
    stream = io.BytesIO()
    canvas = Canvas(stream)
    draw(canvas)
    canvas.save()
    layout = join_tables(read_pdf(stream.getvalue(), "x.pdf"))
    for passage in layout.passages():
        passage.check(layout.text)
    return layout


def put(canvas: Canvas, rows: list[list[object]], widths: list[float], style: list[tuple[object, ...]], x: float, y: float) -> None:
    table = Table(rows, colWidths=widths, style=style)
    table.wrapOn(canvas, 500, 700)
    table.drawOn(canvas, x, y)


def tables(layout: Layout) -> list[list[list[str]]]:
    return [[[cell.text for cell in row.cells] for row in block.rows] for block in layout.blocks if isinstance(block, Grid)]


@pytest.mark.parametrize("style", [pytest.param(RULED, id="ruled"), pytest.param(LEVEL, id="level rules only")])
def test_tables_side_by_side_are_two(style: list[tuple[object, ...]]) -> None:
    def draw(canvas: Canvas) -> None:
        put(canvas, PLAN, [30, 130, 50], style, 50, 600)
        put(canvas, KEY, [40, 120, 50], style, 300, 592)

    assert sorted(tables(read(draw))) == sorted([PLAN_WORDS, KEY_WORDS])


def test_a_table_inside_a_cell_is_the_cells_words() -> None:
    inner = Table([["Year 1", "40%"], ["Year 2", "60%"]], colWidths=[50, 40], style=RULED)
    rows = [["Ref", "Measure", "By"], ["1.a", [Text("Share of families seen:", BODY), inner], "May"], ["1.b", "All trained", "June"]]
    layout = read(lambda canvas: put(canvas, rows, [30, 150, 50], RULED, 50, 600))
    assert tables(layout) == [
        [["Ref", "Measure", "By"], ["1.a", "Share of families seen: Year 1 40% Year 2 60%", "May"], ["1.b", "All trained", "June"]]
    ]


def test_a_cell_over_two_columns_or_rows_is_one() -> None:
    rows = [
        ["Ref", "Action", "Lead", "Measure", "By"],
        ["1.a", "Open a hub", "Holt", "Hub open", "May"],
        ["1.b", "See workstream 3", "", "", "May"],
        ["1.c", "Close a gap", "Holt", "Closed", "June"],
    ]
    style = [*RULED, ("SPAN", (1, 2), (2, 2)), ("SPAN", (3, 1), (3, 2))]
    layout = read(lambda canvas: put(canvas, rows, [30, 130, 60, 150, 50], style, 50, 600))
    (table,) = [block for block in layout.blocks if isinstance(block, Grid)]
    spans = [
        [(cell.text, cell.column_span, cell.row_span) for cell in row.cells if cell.column_span + cell.row_span > 2] for row in table.rows
    ]
    assert spans == [[], [("Hub open", 1, 2)], [("See workstream 3", 2, 1)], []]


@pytest.mark.parametrize("style", [pytest.param(RULED, id="ruled"), pytest.param(LEVEL, id="level rules only")])
def test_a_second_table_under_its_own_heading_is_no_continuation(style: list[tuple[object, ...]]) -> None:
    def draw(canvas: Canvas) -> None:
        for number in (1, 2):
            canvas.setFont("Helvetica-Bold", 14)
            canvas.drawString(50, 780, f"Workstream {number}")
            put(canvas, PLAN, [60, 300, 100], style, 50, 690)
            canvas.showPage()

    assert tables(read(draw)) == [PLAN_WORDS, PLAN_WORDS]


def mapped(words: str, meanings: dict[str, str]) -> bytes:
    """A PDF of one line of print whose font says that some letters mean others."""
    characters = "".join(f"<{ord(letter):02X}> <{meaning.encode('utf-16-be').hex()}>\n" for letter, meaning in meanings.items())
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def\n"
        f"1 begincodespacerange <00> <FF> endcodespacerange {len(meanings)} beginbfchar\n{characters}endbfchar endcmap end end"
    )
    content = f"BT /F1 12 Tf 50 700 Td ({words}) Tj ET"
    parts = (
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        f"<< /Length {len(content)} >>\nstream\n{content}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 6 0 R >>",
        f"<< /Length {len(cmap)} >>\nstream\n{cmap}\nendstream",
    )
    body = "%PDF-1.7\n" + "".join(f"{number} 0 obj\n{part}\nendobj\n" for number, part in enumerate(parts, start=1))
    return (body + f"trailer << /Root 1 0 R /Size {len(parts) + 1} >>\n").encode("latin-1")


def test_letters_that_show_nothing_or_stand_for_several_do_not_disturb_words() -> None:
    layout = read_pdf(mapped("Ac~tion_in the o^ce`", {"~": "\u200b", "^": "\ufb03", "`": "\u2060", "_": "\u00a0"}), "x.pdf")
    (passage,) = layout.passages()
    passage.check(layout.text)
    assert passage.text == "Action in the office"


def test_a_printed_soft_hyphen_is_a_hyphen() -> None:
    layout = read_pdf(mapped("co~production", {"~": "\u00ad"}), "x.pdf")
    assert [passage.text for passage in layout.passages()] == ["co-production"]
