"""One invented plan in many layouts: every cell, reference and heading comes out right, cells that a page cuts as one."""

from dataclasses import dataclass

import pytest

from stocktake.extract.readers.pdf import read_pdf
from stocktake.extract.tables import join_tables
from stocktake.model import Cell, Layout, Table

from .invented_plan import HEADINGS, invent_rows, pick_columns
from .pdf_layouts import draw_plan
from .pdf_look import Look, Truth

LANDSCAPE = (842, 595)
SLIDE = (960, 540)
WIDTHS = (1, 2.4, 4, 2, 4, 1.8, 1.2)
WHOLE = tuple(range(7))
WITHOUT_OUTCOME = (0, 2, 3, 4, 5, 6)
FOUR = (0, 2, 4, 5)
QUARTERS = (0, 2, 3, 4, 7, 8, 9, 10, 5, 6)
YEAR = (1, 4, 2, 4, 0.5, 0.5, 0.5, 0.5, 1.8, 1.2)
NOTE = "* Dates marked so hang on money that has been asked for."


@dataclass(frozen=True, slots=True)
class Case:
    """A layout, the columns of the plan it shows, and how many rows, saying how much."""

    look: Look
    columns: tuple[int, ...] = WITHOUT_OUTCOME
    count: int = 20
    long: int = 1


def case(name: str, columns: tuple[int, ...] = WITHOUT_OUTCOME, count: int = 20, long: int = 1, **look: object) -> object:
    look.setdefault("widths", tuple(WIDTHS[column] for column in columns if column < len(WIDTHS)))
    return pytest.param(Case(Look(**look), columns, count, long), id=name)  # type: ignore[arg-type]


CASES = [
    case("ruled, rows cut without a rule", open_ends=True, repeat="first"),
    case("rows over three pages", FOUR, count=6, long=18, page=(595, 340), open_ends=True),
    case("headings continued", repeat="continued"),
    case("dotted", pen="dotted"),
    case("dotted, drawn as squares", pen="pieces"),
    case("dashed", pen="dashed"),
    case("double rules", pen="double"),
    case("rules drawn as strips", pen="strips"),
    case("cells drawn one by one with gaps", pen="gapped"),
    case("level rules only", rules="level"),
    case("level rules, merged outcomes", WHOLE, page=LANDSCAPE, rules="level", merge=(1,)),
    case("level rules, gaps between paragraphs, headings once", rules="level", gap=0.5, repeat="first"),
    case("upright rules only", rules="upright"),
    case("no rules", rules="none", shade="", bands="heading"),
    case("no rules, headings of plain type", rules="none", shade="", bold_head=False, bands="heading"),
    case("no rules, headings between rows, once", rules="none", shade="", repeat="first"),
    case("no rules, gaps between paragraphs", rules="none", shade="", bands="heading", gap=0.6, padding=0.7),
    case("shaded headings", rules="none", bands="heading", padding=0.15),
    case("banded, headings once", rules="none", shade="bands", bands="none", repeat="first"),
    case("frame", rules="frame", bands="heading", shade=""),
    case("outer frame", rules="outer", bands="heading"),
    case("merged outcomes and leads", WHOLE, page=LANDSCAPE, merge=(1, 3)),
    case("merged outcomes, cut in their words", WHOLE, page=LANDSCAPE, merge=(1,), long=2, widths=(1, 1, 4, 2, 4, 1.8, 1.2)),
    case("merged outcomes, said again", WHOLE, page=LANDSCAPE, merge=(1,), merged_again="same"),
    case("merged outcomes, continued", (1, 0, 2, 3, 4, 5, 6), page=LANDSCAPE, merge=(0,), merged_again="continued"),
    case("headings of two rows", WHOLE, page=LANDSCAPE, heading_rows="groups"),
    case("upright headings", upright_heads=True),
    case("white on dark, in the middle of level rows", rules="level", shade="dark", down="middle"),
    case("in the middle, no rules", rules="none", shade="", down="middle", cut="keep", bands="heading"),
    case("at the foot", down="bottom"),
    case("centred, level rules", rules="level", across="centre", bands="none"),
    case("watermark", furniture="watermark", rules="level"),
    case("a large word behind the table", furniture="stamp"),
    case("footers in the last row", furniture="within", open_ends=True),
    case("page numbers close below", furniture="inside", rules="none", shade="", bands="heading"),
    case("logo, drawn bullets", furniture="logo", bullet="circle"),
    case("turned pages, cropped", turn=90, crop=30),
    case("sideways on upright pages", sideways=True),
    case("small type, hyphens", WHOLE, size=6, hyphens=True, rules="level", count=30),
    case("bullets of a symbol font", bullet="\uf0b7"),
    case("bullets without a meaning", bullet="(cid:127)"),
    case("colours for ratings", signals="colour"),
    case("slides", page=SLIDE, slides=True, size=11, cut="keep", rules="level"),
    case("wide leading", leading=1.5, rules="level"),
    case("a border around the page", furniture="border", open_ends=True),
    case("white rules between shaded cells", shade="bands", pen="white"),
    case("outcomes in the middle of their rows, over pages", WHOLE, page=LANDSCAPE, merge=(1,), down="middle"),
    case("workstreams said again on each page", bands_again=True),
    case("workstreams said again, level rules", bands_again=True, rules="level"),
    case("blank rows between", spacer=6, open_ends=True),
    case("small print below", note=NOTE, bands="heading"),
    case("small print below, level rules", note=NOTE, bands="heading", rules="level"),
    case("discs for ratings", signals="disc"),
    case("discs written as letters", signals="glyph"),
    case("ticks in quarters", QUARTERS, page=LANDSCAPE, widths=YEAR),
    case("ticks in quarters of a year", QUARTERS, 24, page=LANDSCAPE, size=8, widths=YEAR, heading_rows="quarters"),
    case("ticks in quarters, level rules", QUARTERS, page=LANDSCAPE, widths=YEAR, rules="level"),
    case("no references, level rules", (2, 3, 4, 5), bands="none", rules="level"),
]


def read(given: Case) -> tuple[Layout, Truth]:
    rows = pick_columns(invent_rows(given.count, long=given.long), given.columns)
    data, truth = draw_plan(rows, [HEADINGS[column] for column in given.columns], given.look)
    layout = join_tables(read_pdf(data, "plan.pdf"))
    for passage in layout.passages():
        passage.check(layout.text)
    return layout, truth


def covering(table: Table, number: int, column: int) -> Cell | None:
    """The cell that stands in a column at a row: its own, or one from above that spans into it."""
    return next((cell for row in reversed(table.rows[: number + 1]) if (cell := row.at(column)) is not None), None)


def words(cell: Cell | None) -> tuple[str, ...]:
    return tuple(block.passage.text for block in cell.blocks) if cell is not None else ()


def body(layout: Layout, truth: Truth, merged: tuple[int, ...]) -> tuple[list[list[tuple[str, ...]]], list[str]]:
    """The cells of each action's row, as the words of their blocks, and the headings between rows and tables."""
    rows: list[list[tuple[str, ...]]] = []
    bands: list[str] = []
    for block in layout.blocks:
        if not isinstance(block, Table):
            bands.append(block.passage.text)
            continue
        assert block.columns == len(truth.headings)
        headings = [covering(block, block.header_rows - 1, column) for column in range(block.columns)]
        assert tuple(cell.text for cell in headings if cell is not None) == truth.headings
        for number in range(block.header_rows, len(block.rows)):
            row = block.rows[number]
            if len(row.cells) == 1:
                bands.append(row.cells[0].text)
                continue
            cells = [words(covering(block, number, column)) for column in range(block.columns)]
            if not any(cells):
                continue
            for column in merged:
                cells[column] = cells[column] or rows[-1][column]
            rows.append(cells)
    return rows, bands


@pytest.mark.parametrize("given", CASES)
def test_every_cell_comes_out_right(given: Case) -> None:
    layout, truth = read(given)
    rows, bands = body(layout, truth, given.look.merge)
    # a merged cell is compared by its words: where a page cuts it between two rows, each part is a paragraph
    expected = [list(row) for row in truth.rows]
    for row in (*rows, *expected):
        for column in given.look.merge:
            row[column] = (" ".join(row[column]),)
    assert rows == expected
    # slides repeat the heading of a table that goes on
    assert list(dict.fromkeys(band for band in bands if band in truth.bands)) == list(truth.bands)
    assert layout.faults == ()
    if given.look.cut == "line":
        assert truth.cut, "no page cuts a cell: the case tests less than it should"


def test_each_part_of_a_cut_cell_has_its_page_and_place() -> None:
    layout, _ = read(Case(Look(page=(595, 340), widths=(1, 4, 4, 1.8)), FOUR, count=6, long=18))
    (table, *_) = [block for block in layout.blocks if isinstance(block, Table)]
    pages: set[int] = set()
    for cell in (cell for row in table.rows for cell in row.cells):
        fragments = [fragment for passage in [block.passage for block in cell.blocks] for fragment in passage.fragments]
        assert all(fragment.box is not None and fragment.page is not None for fragment in fragments)
        pages.add(len({fragment.page for fragment in fragments}))
    assert pages >= {1, 2, 3}


@pytest.mark.parametrize("signals", ["colour", "disc", "glyph"])
def test_colours_without_words_are_read_as_ratings(signals: str) -> None:
    layout, truth = read(Case(Look(signals=signals, widths=tuple(WIDTHS[c] for c in WITHOUT_OUTCOME))))
    tables = [block for block in layout.blocks if isinstance(block, Table)]
    fills = [row.cells[-1].fill for table in tables for row in table.rows[table.header_rows :] if len(row.cells) > 1]
    assert fills == list(truth.fills)


def test_a_watermark_stays_in_the_text_and_in_no_block() -> None:
    layout, truth = read(Case(Look(furniture="watermark", widths=tuple(WIDTHS[c] for c in WITHOUT_OUTCOME)), count=12))
    assert layout.text.count("SENSITIVE") == truth.pages
    assert not any("SENSITIVE" in passage.text for passage in layout.passages())
