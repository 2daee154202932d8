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


AREAS = [["No.", "Area of weakness"], ["1", "Families wait too long"], ["2", "Few know what is on offer"]]
HEADED = [*RULED, ("FONTNAME", (0, 0), (-1, 0), "Helvetica-Bold")]
TITLED = [*RULED, ("SPAN", (0, 0), (-1, 0)), ("FONTNAME", (0, 0), (-1, 1), "Helvetica-Bold")]


def height(rows: list[list[object]], widths: list[float], style: list[tuple[object, ...]]) -> float:
    return Table(rows, colWidths=widths, style=style).wrap(500, 700)[1]


@pytest.mark.parametrize("gap", [0, 0.75, 2])
def test_tables_that_touch_and_have_other_columns_are_two(gap: float) -> None:
    def draw(canvas: Canvas) -> None:
        put(canvas, AREAS, [47, 193], HEADED, 50, 600)
        put(canvas, PLAN, [60, 130, 50], HEADED, 50, 600 - gap - height(PLAN, [60, 130, 50], HEADED))

    assert tables(read(draw)) == [AREAS, PLAN_WORDS]


def test_tables_that_touch_under_titles_of_their_own_are_two() -> None:
    first, second = ([[f"Outcome {letter}: shorter waits", "", ""], *PLAN] for letter in "ab")

    def draw(canvas: Canvas) -> None:
        put(canvas, first, [30, 130, 50], TITLED, 50, 600)
        put(canvas, second, [32.5, 120, 57.5], TITLED, 50, 600 - height(second, [32.5, 120, 57.5], TITLED))

    assert tables(read(draw)) == [[[f"Outcome {letter}: shorter waits"], *PLAN_WORDS] for letter in "ab"]


def test_a_row_with_borders_of_its_own_ends_no_table() -> None:
    rows = [["Ref", "Action", "By"], ["1.a", "Open a hub", "May"], ["Lead", "A. Holt"], ["1.b", "Train the team", "June"]]

    def draw(canvas: Canvas) -> None:
        y = 600.0
        for part, widths in ((rows[:2], [60, 130, 50]), (rows[2:3], [100, 140]), (rows[3:], [60, 130, 50])):
            style = HEADED if part == rows[:2] else RULED
            y -= height(part, widths, style)
            put(canvas, part, widths, style, 50, y)

    assert tables(read(draw)) == [rows]


def test_headings_over_several_columns_end_no_table() -> None:
    rows = [["What", "", "How we know", ""], ["Ref", "Action", "Measure", "By"], ["1.a", "Open a hub", "Hub open", "May"]]
    style = [*RULED, ("SPAN", (0, 0), (1, 0)), ("SPAN", (2, 0), (3, 0)), ("FONTNAME", (0, 0), (-1, 1), "Helvetica-Bold")]
    layout = read(lambda canvas: put(canvas, rows, [30, 130, 100, 50], style, 50, 600))
    assert tables(layout) == [[["What", "How we know"], *rows[1:]]]


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


@pytest.mark.parametrize("letters", [1, 3, 99])
def test_upright_words_drawn_letter_by_letter_are_words(letters: int) -> None:
    said = "Priority 1: Shorter waits for all"

    def draw(canvas: Canvas) -> None:
        put(
            canvas,
            [["", "Ref", "Action"], ["", *PLAN[1][:2]], ["", *PLAN[2][:2]]],
            [24, 40, 150],
            [*RULED, ("SPAN", (0, 1), (0, 2))],
            50,
            600,
        )
        canvas.saveState()
        canvas.translate(65, 602)
        canvas.rotate(90)
        canvas.setFont("Helvetica", 3)
        for start in range(0, len(said), letters):
            canvas.drawString(canvas.stringWidth(said[:start], "Helvetica", 3), 0, said[start : start + letters])
        canvas.restoreState()

    assert tables(read(draw))[0][1][0] == said


@pytest.mark.parametrize("inset", [0, 3])
def test_a_border_around_the_page_is_no_table_s(inset: float) -> None:
    def draw(canvas: Canvas) -> None:
        for side in (0, inset):
            canvas.rect(30 + side, 30 + side, 535 - 2 * side, 780 - 2 * side)
        canvas.drawString(60, 760, "What the board has said of the plan")
        # a page that cuts a row lets the rules of the table run down to the border
        put(canvas, PLAN, [60, 300, 100], RULED, 60, 30 + inset)

    layout = read(draw)
    assert tables(layout) == [PLAN_WORDS]
    assert "What the board has said of the plan" in [block.passage.text for block in layout.blocks if not isinstance(block, Grid)]


def test_a_table_that_fills_the_page_keeps_its_outline() -> None:
    rows = [["Ref", "Action", "By"], *([f"1.{n}", f"Open hub number {n}", "May"] for n in range(1, 36))]
    layout = read(lambda canvas: put(canvas, rows, [60, 360, 90], RULED, 40, 60))
    assert tables(layout) == [rows]
