import io
from collections.abc import Callable
from pathlib import Path

import pytest
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph as Text
from reportlab.platypus import SimpleDocTemplate, Spacer, Table

from stocktake.extract.readers.pdf import read_pdf
from stocktake.extract.tables import join_tables
from stocktake.model import Heading, Layout, ListItem, Paragraph, UnreadablePaper
from stocktake.model import Table as Grid

FACSIMILES = Path(__file__).resolve().parents[2] / "shared" / "facsimile"

BODY = ParagraphStyle("body", fontName="Helvetica", fontSize=10, leading=12, spaceAfter=8)
BOLD = ParagraphStyle("bold", parent=BODY, fontName="Helvetica-Bold")
LARGE = ParagraphStyle("large", parent=BOLD, fontSize=15, leading=18)
BULLET = ParagraphStyle("bullet", parent=BODY, leftIndent=14, bulletIndent=2, spaceAfter=0)
HEADINGS = ("Ref", "Action", "Success measures", "Timescale", "RAG")
RULED = [("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("VALIGN", (0, 0), (-1, -1), "TOP")]


def drawn(draw: Callable[[Canvas], None], pagesize: tuple[float, float] = A4, **options: object) -> bytes:
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=pagesize, **options)
    draw(canvas)
    canvas.save()
    return stream.getvalue()


def flowing(*story: object, running: bool = False) -> bytes:
    def edges(canvas: Canvas, document: SimpleDocTemplate) -> None:
        if running:
            canvas.setFont("Helvetica", 8)
            canvas.drawString(60, 810, "Fernshire partnership board")
            canvas.drawRightString(530, 30, f"Improvement plan | page {canvas.getPageNumber()} of 9")

    stream = io.BytesIO()
    SimpleDocTemplate(stream, pagesize=A4, topMargin=60, bottomMargin=60).build(list(story), onFirstPage=edges, onLaterPages=edges)
    return stream.getvalue()


def plan_rows(count: int) -> tuple[list[list[object]], list[tuple[str, str, list[str], str]]]:
    """Rows of an invented plan, as flowables and as the words each cell must come out with."""
    words: list[tuple[str, str, list[str], str]] = []
    for number in range(1, count + 1):
        action = (
            f"Team {number} visits every nursery to find out which advice the families there miss most and writes it down for the board, "
            "which meets in each of the four seasons and tells the town what it has learnt from them so far"
        )
        measures = [f"At least {number + 40} families answer the survey.", "Answers are published by the town hall"]
        words.append((f"{1 + number // 10}.{number % 10}", action, measures, f"June {2030 + number}"))
    rows: list[list[object]] = [[Text(heading, BOLD) for heading in HEADINGS]]
    for number, (ref, action, measures, when) in enumerate(words):
        style, mark = (BULLET, "<bullet>&bull;</bullet>") if number % 2 else (BODY, "")
        rows.append([Text(ref, BODY), Text(action, BODY), [Text(mark + measure, style) for measure in measures], Text(when, BODY), ""])
    return rows, words


def plan(style: list[tuple[object, ...]], repeat: int, count: int = 24) -> tuple[bytes, list[tuple[str, str, list[str], str]]]:
    rows, words = plan_rows(count)
    table = Table(
        rows, colWidths=[40, 150, 170, 70, 40], repeatRows=repeat, splitInRow=1, style=[("VALIGN", (0, 0), (-1, -1), "TOP"), *style]
    )
    return flowing(Text("Priority 1: Early advice", LARGE), table, Spacer(1, 12), Text("Signed by the board.", BODY), running=True), words


def tables(layout: Layout) -> list[Grid]:
    return [block for block in layout.blocks if isinstance(block, Grid)]


def words_of(layout: Layout) -> list[tuple[str, str]]:
    """Kind and words of each block outside tables."""
    return [(type(b).__name__, b.passage.text) for b in layout.blocks if not isinstance(b, Grid)]


@pytest.mark.parametrize("repeat", [0, 1], ids=["heading once", "heading on each page"])
@pytest.mark.parametrize(
    "style",
    [
        pytest.param(RULED[:1], id="ruled"),
        pytest.param([("INNERGRID", (0, 0), (-1, -1), 0.5, colors.grey)], id="no outer border"),
        pytest.param([("GRID", (0, 0), (-1, -1), 0.5, colors.grey, None, (1, 2))], id="dotted"),
        pytest.param([("LINEBELOW", (0, 0), (-1, -1), 0.5, colors.grey)], id="level rules only"),
        pytest.param([("ROWBACKGROUNDS", (0, 0), (-1, -1), [colors.white, colors.lightgrey])], id="banded"),
        pytest.param(
            [("BACKGROUND", (0, 0), (-1, 0), colors.navy), ("GRID", (0, 1), (-1, -1), 0.5, colors.grey)], id="shaded heading, ruled body"
        ),
        pytest.param(
            [("LINEAFTER", (0, 0), (-1, -1), 0.5, colors.grey), ("LINEBEFORE", (0, 0), (0, -1), 0.5, colors.grey)], id="upright rules only"
        ),
        pytest.param([], id="no rules"),
    ],
)
def test_a_plan_over_several_pages_comes_out_right_in_every_cell(style: list[tuple[object, ...]], repeat: int) -> None:
    data, expected = plan(style, repeat)
    layout = join_tables(read_pdf(data, "plan.pdf"))
    (table,) = tables(layout)
    assert layout.pages is not None and layout.pages > 2
    assert table.header_rows == 1 and [cell.text for cell in table.rows[0].cells] == list(HEADINGS)
    found = [(r.cells[0].text, r.cells[1].text, [b.passage.text for b in r.cells[2].blocks], r.cells[3].text) for r in table.rows[1:]]
    assert found == expected
    assert all(row.cells[4].blocks == () for row in table.rows[1:])
    assert {type(b) for b in table.rows[2].cells[2].blocks} == {ListItem}
    assert any(len(p.fragments) == 2 for row in table.rows for cell in row.cells for p in cell.passages), "no row was cut by a page"


def test_every_passage_is_cut_out_of_the_text_and_has_its_page_and_box() -> None:
    layout = read_pdf(plan(RULED, 1)[0], "plan.pdf")
    for passage in layout.passages():
        passage.check(layout.text)
        assert all(fragment.page and fragment.box and fragment.box.x0 < fragment.box.x1 for fragment in passage.fragments)


def test_two_reads_are_equal() -> None:
    data = plan(RULED, 1, count=6)[0]
    assert read_pdf(data, "plan.pdf") == read_pdf(data, "plan.pdf")


def test_running_lines_stay_in_the_text_and_in_no_block() -> None:
    layout = read_pdf(plan(RULED, 1)[0], "plan.pdf")
    assert layout.pages is not None
    assert layout.text.count("Fernshire partnership board") == layout.pages == layout.text.count("\f") + 1
    assert "page 2 of 9" in layout.text
    assert words_of(layout) == [("Heading", "Priority 1: Early advice"), ("Paragraph", "Signed by the board.")]


def test_headings_that_count_on_at_one_height_are_no_running_lines() -> None:
    def draw(canvas: Canvas) -> None:
        for number in range(1, 5):
            canvas.setFont("Helvetica-Bold", 14)
            canvas.drawString(60, 780, f"Priority {number}")
            canvas.setFont("Helvetica", 10)
            canvas.drawString(60, 750, f"The work of year {number} begins in spring and ends in autumn.")
            canvas.drawString(300, 30, str(number))
            canvas.showPage()

    layout = read_pdf(drawn(draw), "plan.pdf")
    assert [b.passage.text for b in layout.blocks if isinstance(b, Heading)] == ["Priority 1", "Priority 2", "Priority 3", "Priority 4"]
    assert len(layout.blocks) == 8


def test_headings_are_ranked_by_size_and_kept_apart_from_what_follows() -> None:
    layout = read_pdf(
        flowing(Text("Annual review", LARGE), Text("What changed", BOLD), Text("Waiting times fell, because two nurses joined.", BODY)),
        "x.pdf",
    )
    assert [(type(b).__name__, getattr(b, "level", None)) for b in layout.blocks] == [("Heading", 1), ("Heading", 2), ("Paragraph", None)]


def test_an_outline_number_stays_in_the_words_and_a_list_number_does_not() -> None:
    layout = read_pdf(
        flowing(
            Text("1.1 Families find advice close to home and soon after they ask for it, wherever they live in the county.", BODY),
            *(
                Text(
                    f"{number}. Weakness number {number} is named here and its wording runs on over the end of the first line of print.",
                    BODY,
                )
                for number in range(1, 12)
            ),
        ),
        "x.pdf",
    )
    first, *items = layout.blocks
    assert isinstance(first, Paragraph) and first.passage.text.startswith("1.1 Families")
    assert [item.marker for item in items if isinstance(item, ListItem)] == [f"{n}." for n in range(1, 12)]
    assert all(item.passage.text.endswith("line of print.") for item in items if isinstance(item, ListItem))


def test_nested_bullets_have_their_depth() -> None:
    inner = ParagraphStyle("inner", parent=BULLET, leftIndent=32, bulletIndent=20)
    story = [
        Text("<bullet>&bull;</bullet>Outer one", BULLET),
        Text("<bullet>&ndash;</bullet>Inner one", inner),
        Text("<bullet>&ndash;</bullet>Inner two", inner),
        Text("<bullet>&bull;</bullet>Outer two", BULLET),
    ]
    items = [b for b in read_pdf(flowing(*story), "x.pdf").blocks if isinstance(b, ListItem)]
    assert [(i.marker, i.depth, i.passage.text) for i in items] == [
        ("•", 0, "Outer one"),
        ("–", 1, "Inner one"),
        ("–", 1, "Inner two"),
        ("•", 0, "Outer two"),
    ]


def test_a_drawn_bullet_marks_a_list_item() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        for number, words in enumerate(("Publish the survey", "Train the nurses")):
            canvas.circle(64, 703 - 14 * number, 1.5, stroke=0, fill=1)
            canvas.drawString(74, 700 - 14 * number, words)

    blocks = read_pdf(drawn(draw), "x.pdf").blocks
    assert [(type(b).__name__, getattr(b, "marker", "")) for b in blocks] == [("ListItem", "•"), ("ListItem", "•")]


def test_a_line_that_ends_early_ends_its_paragraph_and_a_wrapped_line_does_not() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        lines = (
            "The partnership met in the library and went through each of the reports that the nurses",
            "had written since the autumn, line by line.",
            "Chair of the board",
            "The second meeting was held at the school and dealt with what the families had asked for",
            "in their letters and in the survey of the spring, with all that came of both of them since.",
        )
        for number, line in enumerate(lines):
            canvas.drawString(60, 700 - 12 * number, line)

    found = [text for _, text in words_of(read_pdf(drawn(draw), "x.pdf"))]
    assert [text.split()[0] + " " + text.split()[-1] for text in found] == ["The line.", "Chair board", "The since."]


def test_a_sentence_that_runs_over_a_page_is_one_passage_of_two_fragments() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        canvas.drawString(60, 90, "The board agreed that every nursery of the county would be offered a visit before the")
        canvas.showPage()
        canvas.setFont("Helvetica", 10)
        canvas.drawString(60, 780, "summer holidays began.")

    (block,) = read_pdf(drawn(draw), "x.pdf").blocks
    assert isinstance(block, Paragraph)
    assert [fragment.page for fragment in block.passage.fragments] == [1, 2]
    assert block.passage.text.endswith("before the summer holidays began.")


def test_a_hyphen_at_a_lines_end_is_written() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        canvas.drawString(60, 700, "Families and nurses wrote the charter together, which is what the county calls good co-")
        canvas.drawString(60, 688, "production of a paper.")

    (block,) = read_pdf(drawn(draw), "x.pdf").blocks
    assert isinstance(block, Paragraph) and block.passage.text.endswith("good co- production of a paper.")


def test_merged_cells_span_and_signal_colours_are_named() -> None:
    rows = [
        ["Ref", "Action", "By", "RAG"],
        ["Outcome 1: advice is close to home", "", "", ""],
        ["1.a", "Open a drop-in", "May", ""],
        ["", "Advertise it", "June", ""],
        ["1.b", "Train volunteers", "July", "late"],
    ]
    style = [
        *RULED,
        ("FONTNAME", (0, 0), (-1, 0), "Helvetica-Bold"),
        ("BACKGROUND", (0, 0), (-1, 0), colors.navy),
        ("BACKGROUND", (0, 1), (-1, 1), colors.lightblue),
        ("SPAN", (0, 1), (-1, 1)),
        ("SPAN", (0, 2), (0, 3)),
        ("BACKGROUND", (3, 2), (3, 2), colors.HexColor("#00B050")),
        ("BACKGROUND", (3, 3), (3, 3), colors.HexColor("#FFC000")),
        ("BACKGROUND", (3, 4), (3, 4), colors.red),
    ]
    (table,) = tables(read_pdf(flowing(Table(rows, colWidths=[60, 180, 60, 50], style=style)), "x.pdf"))
    assert (table.columns, table.header_rows) == (4, 1)
    assert [(c.column, c.column_span) for c in table.rows[1].cells] == [(0, 4)]
    assert table.rows[2].cells[0].row_span == 2 and table.rows[3].at(0) is None
    assert [table.rows[n].cells[-1].fill for n in range(5)] == [None, None, "green", "amber", "red"]
    assert [cell.fill for cell in table.rows[4].cells] == [None, None, None, "red"]


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_turned_page_reads_as_it_is_shown(turn: int) -> None:
    def draw(canvas: Canvas) -> None:
        width, height = A4 if turn % 180 == 0 else A4[::-1]
        canvas.setPageRotation(turn)
        canvas.translate(*{0: (0, 0), 90: (width, 0), 180: (width, height), 270: (0, height)}[turn])
        canvas.rotate(turn)
        shown = height if turn % 180 == 0 else width
        canvas.setFont("Helvetica", 10)
        canvas.drawString(60, shown - 100, "The first line of the page.")
        canvas.drawString(60, shown - 140, "The second line of the page.")

    layout = read_pdf(drawn(draw), "x.pdf")
    assert [text for _, text in words_of(layout)] == ["The first line of the page.", "The second line of the page."]
    box = next(layout.passages()).fragments[0].box
    assert box is not None and box.x0 == pytest.approx(60, abs=1) and box.bottom == pytest.approx(102, abs=3)


def test_a_sideways_table_on_an_upright_page_is_read_and_its_boxes_lie_where_a_viewer_shows_it() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.translate(A4[0], 0)
        canvas.rotate(90)
        table = Table([["Ref", "Action"], ["1.a", "Open a drop-in"]], colWidths=[50, 200], style=RULED)
        table.wrapOn(canvas, 700, 500)
        table.drawOn(canvas, 100, 400)

    (table,) = tables(read_pdf(drawn(draw), "x.pdf"))
    assert [[cell.text for cell in row.cells] for row in table.rows] == [["Ref", "Action"], ["1.a", "Open a drop-in"]]
    box = table.rows[1].cells[1].box
    assert box is not None and box.bottom - box.top == pytest.approx(200, abs=1) and box.x1 - box.x0 < 30


def test_a_frame_around_a_paragraph_is_no_table() -> None:
    framed = Table([[Text("A note in a frame that says what the colours of the report mean.", BODY)]], style=RULED)
    assert [kind for kind, _ in words_of(read_pdf(flowing(framed), "x.pdf"))] == ["Paragraph"]


def test_a_page_that_is_only_a_picture_is_a_fault_among_pages_with_text(tmp_path: Path) -> None:
    from PIL import Image

    picture = tmp_path / "page.png"
    Image.new("RGB", (40, 60), "grey").save(picture)

    def draw(canvas: Canvas) -> None:
        canvas.drawString(60, 700, "A page of words.")
        canvas.showPage()
        canvas.drawImage(str(picture), 50, 50, 400, 600)
        canvas.showPage()

    layout = read_pdf(drawn(draw), "x.pdf")
    assert layout.pages == 2
    assert [fault.page for fault in layout.faults] == [2]


def test_a_file_of_pictures_alone_is_refused_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(UnreadablePaper, match="pictures of pages, no text") as refused:
        read_pdf(drawn(lambda canvas: canvas.rect(50, 50, 100, 100)), "scan.pdf")
    assert refused.value.name == "scan.pdf" and "OCR" in refused.value.remedy


@pytest.mark.parametrize(
    ("data", "wrong"),
    [
        pytest.param(b"", "empty", id="empty"),
        pytest.param(b"not a PDF at all", "damaged", id="other bytes"),
        pytest.param(drawn(lambda canvas: canvas.drawString(60, 700, "Words"))[:300], "damaged", id="cut off"),
        pytest.param(drawn(lambda canvas: canvas.drawString(60, 700, "Words"), encrypt="secret"), "password", id="protected"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused(data: bytes, wrong: str) -> None:
    with pytest.raises(UnreadablePaper, match=wrong):
        read_pdf(data, "paper.pdf")


@pytest.mark.skipif(not FACSIMILES.is_dir(), reason="the shared facsimiles are not here")
@pytest.mark.parametrize("name", ["plan-ruled-portrait.pdf", "plan-ruled-landscape.pdf", "plan-borderless.pdf"])
def test_the_facsimiles_of_one_plan_give_the_same_refs_in_order_once(name: str) -> None:
    layout = join_tables(read_pdf((FACSIMILES / name).read_bytes(), name))
    refs = [row.cells[0].text for table in tables(layout) if table.columns > 4 for row in table.rows[table.header_rows :]]
    assert len(refs) == len(set(refs)) == 106
    assert refs == sorted(refs)


@pytest.mark.skipif(not FACSIMILES.is_dir(), reason="the shared facsimiles are not here")
def test_the_facsimile_of_a_scan_is_refused_without_tesseract(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("PATH", "ProgramFiles", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path))
    with pytest.raises(UnreadablePaper, match="no text"):
        read_pdf((FACSIMILES / "plan-scan.pdf").read_bytes(), "plan-scan.pdf")
