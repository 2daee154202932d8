"""``stocktake show``: pictures of pages with what was read outlined."""

import io
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from PIL import Image
from reportlab.lib import colors
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

from stocktake.cli import program, run
from stocktake.model import Box, Fragment, Heading, Layout, Passage
from stocktake.report.page_marks import Mark, MarkKind, marks_of_page
from stocktake.report.page_picture import describe, draw_page

SAMPLE = Path(__file__).resolve().parent.parent / "corpus" / "sample" / "papers"
BODY = ParagraphStyle("body", fontName="Helvetica", fontSize=10, leading=12)
LARGE = ParagraphStyle("large", parent=BODY, fontName="Helvetica-Bold", fontSize=15, leading=22)


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    rows = [["Ref", "Actions", "Success measures", "Timescale"], ["1.1.a", "Open a hub", "Forty visits a week", "May 2031"]]
    table = Table(rows, colWidths=[50, 150, 170, 90], style=[("GRID", (0, 0), (-1, -1), 0.6, colors.black)])
    stream = io.BytesIO()
    SimpleDocTemplate(stream, invariant=1).build([Paragraph("Workstream 1: Early days", LARGE), Paragraph("Led by Ida Moss.", BODY), table])
    file = tmp_path / "plan.pdf"
    file.write_bytes(stream.getvalue())
    return file


def show(*arguments: object) -> Result:
    return CliRunner().invoke(program, ["show", *map(str, arguments)])


@pytest.mark.usefixtures("own_cache")
def test_a_page_is_drawn_and_said_in_words(plan: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.png"
    result = show(plan, "--page", 1, "-o", out)
    assert result.exit_code == 0
    assert "heading: 1, paragraph: 1, table cell: 8, columns: ref 1.00 | action 1.00 | measure 1.00 | due 1.00" in result.output
    with Image.open(out) as picture:
        assert picture.format == "PNG" and picture.width == 2 * 595 + 1


@pytest.mark.usefixtures("own_cache")
def test_an_action_over_two_pages_is_two_pictures(tmp_path: Path) -> None:
    result = show(SAMPLE / "improvement-plan.pdf", "--ref", "2.1.A", "-o", tmp_path / "a.png")
    assert result.exit_code == 0
    assert sorted(file.name for file in tmp_path.glob("*.png")) == ["a-1.png", "a-2.png"]
    assert "page 3: words of the action: 1, success measure: 1, timescale: 1" in result.output


@pytest.mark.usefixtures("own_cache")
def test_the_picture_is_named_after_the_paper(plan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert show(plan, "--page", 1).exit_code == show(plan, "--ref", "1.1.a").exit_code == 0
    assert {"plan-page-1.png", "plan-1.1.a.png"} <= {file.name for file in tmp_path.iterdir()}


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--page", "9"], "Page 9 cannot be drawn. It has pages 1 to 1."),
        (["--ref", "1.1.b"], "Did you mean 1.1.a?"),
        ([], "Say which page"),
        (["--page", "1", "--ref", "1.1.a"], "Say which page"),
        (["--page", "1", "-o", "out.jpg"], "end its name in .png"),
    ],
)
@pytest.mark.usefixtures("own_cache")
def test_what_cannot_be_drawn_is_told(plan: Path, arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["show", str(plan), *arguments]) == 2
    assert words in capsys.readouterr().err


def test_only_pdfs_have_pages(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "plan.txt"
    file.write_text("Workstream 1: Early days\n", encoding="utf-8")
    assert run(["show", str(file), "--page", "1"]) == 2
    said = capsys.readouterr().err
    assert "Only PDFs have pages" in said and "stocktake text" in said


def test_a_passage_over_two_pages_is_outlined_on_each() -> None:
    text = "Early\ndays"
    boxes = [Box(x0=10, top=10, x1=50, bottom=20), Box(x0=10, top=30, x1=40, bottom=40)]
    fragments = [Fragment(page=1, start=0, end=5, box=boxes[0]), Fragment(page=2, start=6, end=10, box=boxes[1])]
    layout = Layout(text, (Heading(Passage.cut(text, fragments)),), 2)
    assert [marks_of_page(layout, page) for page in (1, 2, 3)] == [
        (Mark(MarkKind.HEADING, boxes[0]),),
        (Mark(MarkKind.HEADING, boxes[1]),),
        (),
    ]


def test_the_same_page_gives_the_same_picture(plan: Path) -> None:
    marks = [Mark(MarkKind.COLUMN, Box(x0=70, top=90, x1=180, bottom=200), "action")]
    first, again = (draw_page(plan.read_bytes(), 1, marks, "plan.pdf, page 1.") for _ in range(2))
    assert first == again
    assert first != draw_page(plan.read_bytes(), 1, [], "plan.pdf, page 1.")


@pytest.mark.usefixtures("own_cache")
def test_the_facts_that_hold_words_are_drawn(plan: Path, tmp_path: Path) -> None:
    result = show(plan, "--text", "VISITS  a week", "-o", tmp_path / "out.png")
    assert result.exit_code == 0 and "page 1: success measure: 1" in result.output


@pytest.mark.usefixtures("own_cache")
def test_words_of_no_fact_are_drawn_where_they_stand(plan: Path, tmp_path: Path) -> None:
    result = show(plan, "--text", "success measures", "-o", tmp_path / "out.png")
    assert result.exit_code == 0 and "page 1: words found: 1" in result.output


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--text", "swimming pool"], "do not stand in it"),
        (["--text", " "], "got none"),
        (["--text", "a", "--page", "1"], "Say which page"),
    ],
)
@pytest.mark.usefixtures("own_cache")
def test_words_that_cannot_be_drawn_are_told(plan: Path, arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["show", str(plan), *arguments]) == 2
    assert words in capsys.readouterr().err


def test_words_are_tinted_line_by_line_and_stay_legible(plan: Path) -> None:
    line = Box(x0=75, top=140, x1=175, bottom=152)
    pictures = []
    for mark in (Mark(MarkKind.MEASURE, line, lines=(line,)), Mark(MarkKind.MEASURE, line)):
        with Image.open(io.BytesIO(draw_page(plan.read_bytes(), 1, [mark], "plan.pdf, page 1."))) as picture:
            pictures.append(picture.convert("L"))
    inside = [picture.crop((160, 282, 330, 300)) for picture in pictures]
    tinted, outlined = (sum(piece.histogram()[200:250]) / (piece.width * piece.height) for piece in inside)
    assert tinted > 0.5 and outlined < 0.1  # the paper has a light shade where it is tinted, and is white within an outline


def test_marks_read_from_a_picture_say_so() -> None:
    box = Box(x0=75, top=140, x1=175, bottom=152)
    assert describe([Mark(MarkKind.MEASURE, box, ocr=True, confidence=0.914)]) == "success measure: 1, read from a picture (confidence 91%)"
    assert describe([Mark(MarkKind.MEASURE, box)]) == "success measure: 1"
