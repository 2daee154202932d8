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
from stocktake.report.page_picture import draw_page

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
    assert "heading: 1, paragraph: 1, table cell: 8, columns: ref | action | measure | due" in result.output
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
