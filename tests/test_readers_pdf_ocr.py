"""Pages that are pictures: read by text recognition where Tesseract is installed, told where it is not."""

import io
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image
from reportlab.lib import colors
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

from stocktake.corpus.cache import Cache
from stocktake.corpus.ingest import ingest
from stocktake.extract import parse
from stocktake.extract.readers import ocr_codes, tesseract
from stocktake.extract.readers.pdf import read_pdf
from stocktake.extract.readers.picture_rules import find_drawing, lean_of
from stocktake.extract.tables import join_tables
from stocktake.model import Layout, UnreadablePaper
from stocktake.model import Table as Grid

needs_tesseract = pytest.mark.skipif(tesseract.find_program() is None, reason="the program tesseract is not installed")

SCAN = Path(__file__).resolve().parents[2] / "shared" / "facsimile" / "plan-scan.pdf"
BODY = ParagraphStyle("body", fontName="Helvetica", fontSize=11, leading=14)
LARGE = ParagraphStyle("large", parent=BODY, fontName="Helvetica-Bold", fontSize=17, leading=26)
WIDTHS = (50, 160, 170, 80)
ROWS = (
    ("Ref", "Actions", "Success measures", "Timescale"),
    ("1.1.a", "Open a reading room", "Forty families visit each week", "May 2031"),
    ("1.1.b", "Train the night nurses", "All nurses pass the test", "June 2031"),
    ("1.1.c", "Print a map of the town", "Every school has the map", "July 2031"),
)


def plan(style: tuple[tuple[object, ...], ...] = (("GRID", (0, 0), (-1, -1), 0.8, colors.black),)) -> bytes:
    rows = [[Paragraph(words, BODY) for words in row] for row in ROWS]
    stream = io.BytesIO()
    title = Paragraph("Workstream 1: Reading in Fernshire", LARGE)
    SimpleDocTemplate(stream, invariant=1).build([title, Table(rows, colWidths=WIDTHS, style=list(style))])
    return stream.getvalue()


def pictured(data: bytes, dots: int = 250) -> Image.Image:
    document = pypdfium2.PdfDocument(data)
    try:
        return document[0].render(scale=dots / 72).to_pil().convert("L")
    finally:
        document.close()


def scanned(picture: Image.Image, with_text: str = "") -> bytes:
    """A PDF of one picture page, after a page of text if given."""
    stream = io.BytesIO()
    width, height = (595, 842) if picture.height > picture.width else (842, 595)
    canvas = Canvas(stream, pagesize=(width, height), invariant=1)
    if with_text:
        canvas.drawString(72, 700, with_text)
        canvas.showPage()
    canvas.drawImage(ImageReader(picture), 0, 0, width, height)
    canvas.save()
    return stream.getvalue()


def cells(layout: Layout) -> list[tuple[str, ...]]:
    (table,) = (block for block in join_tables(layout).blocks if isinstance(block, Grid))
    return [tuple(cell.text for cell in row.cells) for row in table.rows]


@pytest.fixture
def no_tesseract(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("PATH", "ProgramFiles", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path))


@needs_tesseract
@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda picture: picture, id="straight"),
        pytest.param(lambda picture: picture.rotate(0.9, Image.Resampling.BICUBIC, fillcolor=255), id="leaning"),
        pytest.param(lambda picture: picture.transpose(Image.Transpose.ROTATE_90), id="on its side"),
    ],
)
def test_a_ruled_table_of_a_scan_comes_out_cell_by_cell(change: Callable[[Image.Image], Image.Image]) -> None:
    layout = read_pdf(scanned(change(pictured(plan()))), "scan.pdf")
    assert cells(layout) == list(ROWS)
    assert layout.blocks[0].passage.text == "Workstream 1: Reading in Fernshire"  # type: ignore[union-attr]
    (fault,) = layout.faults
    assert fault.page == 1 and "recognised by OCR with a mean confidence of 9" in fault.message
    for passage in layout.passages():
        passage.check(layout.text)


@needs_tesseract
def test_white_headings_on_a_dark_band_are_parted_like_the_columns_below() -> None:
    style = (
        ("GRID", (0, 1), (-1, -1), 0.8, colors.grey),
        ("BACKGROUND", (0, 0), (-1, 0), colors.lightskyblue),
    )
    assert cells(read_pdf(scanned(pictured(plan(style))), "scan.pdf")) == list(ROWS)


@needs_tesseract
def test_a_partly_scanned_paper_is_read_page_by_page() -> None:
    layout = read_pdf(scanned(pictured(plan()), with_text="A page of text."), "scan.pdf")
    assert layout.text.startswith("A page of text.") and cells(layout) == list(ROWS)
    assert [fault.page for fault in layout.faults] == [2]


@pytest.mark.usefixtures("no_tesseract")
def test_without_tesseract_a_picture_page_is_told_with_what_to_install() -> None:
    layout = read_pdf(scanned(pictured(plan(), 50), with_text="A page of text."), "scan.pdf")
    (fault,) = layout.faults
    assert fault.page == 2 and "was not read" in fault.message
    assert all(system in fault.message for system in ("Windows", "macOS", "Debian"))


@pytest.mark.usefixtures("no_tesseract")
def test_without_tesseract_a_paper_of_pictures_is_refused() -> None:
    with pytest.raises(UnreadablePaper, match="Install Tesseract"):
        read_pdf(scanned(pictured(plan(), 50)), "scan.pdf")


@needs_tesseract
def test_a_page_that_takes_too_long_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tesseract, "LONGEST_SECONDS", 0.01)
    layout = read_pdf(scanned(pictured(plan()), with_text="A page of text."), "scan.pdf")
    (fault,) = layout.faults
    assert "could not be recognised: it took longer than" in fault.message


@needs_tesseract
def test_the_cache_serves_nothing_read_without_tesseract_once_it_is_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paper = tmp_path / "scan.pdf"
    paper.write_bytes(scanned(pictured(plan()), with_text="A page of text."))
    cache = Cache(tmp_path / "cache")
    with monkeypatch.context() as without:
        for name in ("PATH", "ProgramFiles", "LOCALAPPDATA"):
            without.setenv(name, str(tmp_path))
        (before,) = ingest([paper], cache=cache).documents
    (after,) = ingest([paper], cache=cache).documents
    cache.close()
    assert "reading room" not in before.text and "reading room" in after.text


@pytest.mark.parametrize(("text", "shape"), [("1.1.a", "9.9.a"), ("2.10", "9.9"), ("3.B", "9.A"), ("2.1.¢", "9.9.¢")])
def test_a_reference_has_a_shape(text: str, shape: str) -> None:
    assert ocr_codes.shape_of(text) == shape


def test_rules_are_found_and_letters_are_none() -> None:
    drawing = find_drawing(pictured(plan(), 300), 300 / 72)
    assert len(drawing.level) == len(ROWS) + 1 and len(drawing.upright) == len(WIDTHS) + 1
    assert [
        round(b.at - a.at) for a, b in zip(sorted_by_place(drawing.upright), sorted_by_place(drawing.upright)[1:], strict=False)
    ] == list(WIDTHS)


def sorted_by_place(rules):  # type: ignore[no-untyped-def]
    return sorted(rules, key=lambda rule: rule.at)


def test_a_page_that_leans_is_straightened_and_a_level_one_is_left_alone() -> None:
    picture = pictured(plan(), 150)
    assert lean_of(picture) == 0.0
    assert lean_of(picture.rotate(-1.2, Image.Resampling.BICUBIC, fillcolor=255)) == pytest.approx(1.2, abs=0.11)


@needs_tesseract
@pytest.mark.skipif(not SCAN.exists(), reason="the facsimiles do not stand beside the repository")
def test_references_of_a_scanned_plan_are_those_of_its_text() -> None:
    document = pypdfium2.PdfDocument(SCAN)
    one_page = pypdfium2.PdfDocument.new()
    one_page.import_pages(document, [6])  # a page of a table alone, its references ending in letters easily confused
    stream = io.BytesIO()
    one_page.save(stream)
    one_page.close()
    document.close()
    layout = join_tables(read_pdf(stream.getvalue(), "scan.pdf"))
    refs = [action.ref for action in parse(layout, source="scan.pdf", sha256="0" * 64).actions if "." in action.ref]
    assert refs == [f"2.1.{letter}" for letter in "ghijkl"]


def stamped(picture: Image.Image, words: str = "Fernshire council papers, page 3", hidden: tuple[str, ...] = ()) -> bytes:
    """A page that is a picture with a line of text on it, and the hidden words of a former recognition over it if given."""
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=(595, 842), invariant=1)
    canvas.drawImage(ImageReader(picture), 0, 0, 595, 842)
    if hidden:
        text = canvas.beginText(80, 760)
        text.setTextRenderMode(3)
        for line in hidden:
            text.textLine(line)
        canvas.drawText(text)
    else:
        canvas.drawString(72, 20, words)
    canvas.save()
    return stream.getvalue()


@needs_tesseract
def test_a_picture_with_a_stamped_footer_is_recognised_and_the_footer_stays_print() -> None:
    layout = read_pdf(stamped(pictured(plan())), "scan.pdf")
    assert cells(layout) == list(ROWS)
    assert layout.text.count("Fernshire council papers") == 1
    (fault,) = layout.faults
    assert "a few words of text on it (28 characters)" in fault.message and "its other words were recognised by OCR" in fault.message
    assert all(f.ocr and 0.5 < (f.confidence or 0) <= 1 for p in layout.passages() if "council papers" not in p.text for f in p.fragments)


@pytest.mark.usefixtures("no_tesseract")
def test_without_tesseract_pictures_with_few_words_are_told_once() -> None:
    pages = pypdfium2.PdfDocument(one_line("A page of text."))
    for _ in range(3):
        pages.import_pages(pypdfium2.PdfDocument(stamped(pictured(plan(), 50))))
    stream = io.BytesIO()
    pages.save(stream)
    (fault,) = read_pdf(stream.getvalue(), "scan.pdf").faults
    assert fault.message.startswith("Pages 2 to 4 are pictures with a few words of text on them; what the pictures show was not read.")
    assert "Windows" in fault.message


@pytest.mark.usefixtures("no_tesseract")
def test_a_title_over_a_photograph_is_print() -> None:
    photograph = Image.effect_mandelbrot((300, 420), (-2, -1.5, 1, 1.5), 60).convert("L")
    layout = read_pdf(stamped(photograph, "A plan for Fernshire"), "cover.pdf")
    assert layout.text == "A plan for Fernshire\n" and not layout.faults


@pytest.mark.usefixtures("no_tesseract")
def test_the_hidden_layer_of_a_former_recognition_is_read_and_said_to_be_one() -> None:
    layout = read_pdf(stamped(pictured(plan(), 50), hidden=("Open a reading room", "in every town")), "scan.pdf")
    assert "Open a reading room" in layout.text
    assert all(fragment.ocr and fragment.confidence is None for passage in layout.passages() for fragment in passage.fragments)
    (fault,) = layout.faults
    assert "hidden text layer that an earlier text recognition (OCR) left" in fault.message


@needs_tesseract
@pytest.mark.parametrize("lean", [2.8, -2.8])
def test_a_page_that_leans_by_nearly_three_degrees_is_straightened(lean: float) -> None:
    picture = pictured(plan(), 200).rotate(lean, Image.Resampling.BICUBIC, fillcolor=255)
    assert cells(read_pdf(scanned(picture), "scan.pdf")) == list(ROWS)


@needs_tesseract
def test_pages_come_in_their_order_however_many_are_recognised_at_a_time() -> None:
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=(595, 842), invariant=1)
    for number in range(1, 6):
        if number == 3:
            canvas.drawString(72, 700, "A page of text.")
        else:
            line = Image.new("L", (1240, 1754), 255)
            line.paste(pictured(one_line(f"Scanned leaf number {number}"), 150), (0, 0))
            canvas.drawImage(ImageReader(line), 0, 0, 595, 842)
        canvas.showPage()
    canvas.save()
    layout = read_pdf(stream.getvalue(), "scan.pdf")
    assert [page.strip() for page in layout.text.split("\f")] == [
        "A page of text." if number == 3 else f"Scanned leaf number {number}" for number in range(1, 6)
    ]
    assert [fault.page for fault in layout.faults] == [1, 2, 4, 5]


def one_line(words: str) -> bytes:
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=(595, 842), invariant=1)
    canvas.setFont("Helvetica", 16)
    canvas.drawString(72, 700, words)
    canvas.save()
    return stream.getvalue()
