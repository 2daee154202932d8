"""Joining tables that a page cuts, on layouts built by hand: what the reader of any paged format yields."""

from collections.abc import Sequence

from stocktake.extract.tables import join_tables
from stocktake.model import Block, Box, Cell, Fragment, Layout, ListItem, Paragraph, Passage, Row, Table

COLUMNS = (0.0, 40.0, 200.0, 360.0)
Words = str | Sequence[str]


class Paper:
    """Builds a Layout: writes the words of each cell or paragraph into the text and cuts the passage out of it."""

    def __init__(self) -> None:
        self.text = ""
        self.blocks: list[Block] = []

    def passage(self, words: str, page: int, box: Box | None = None) -> Passage:
        start = len(self.text)
        self.text += words + "\n"
        return Passage.cut(self.text, [Fragment(page=page, start=start, end=start + len(words), box=box)])

    def paragraph(self, words: str, page: int) -> "Paper":
        self.blocks.append(Paragraph(self.passage(words, page)))
        return self

    def table(self, page: int, rows: Sequence[Sequence[Words]], header_rows: int = 0, columns: Sequence[float] = COLUMNS) -> "Paper":
        built = []
        for number, row in enumerate(rows):
            cells = []
            for column, words in enumerate(row):
                box = Box(x0=columns[column], top=20.0 * number, x1=columns[column + 1], bottom=20.0 * number + 20)
                pieces = [words] if isinstance(words, str) else words
                cells.append(Cell(tuple(self.block(piece, page, box) for piece in pieces if piece), column, box=box))
            built.append(Row(tuple(cells), page))
        self.blocks.append(Table(tuple(built), len(columns) - 1, header_rows))
        return self

    def block(self, words: str, page: int, cell: Box) -> Paragraph | ListItem:
        bare = words.removeprefix("• ")
        place = Box(x0=cell.x0 + 5, top=cell.top, x1=min(cell.x0 + 5 + 5 * len(bare), cell.x1 - 5), bottom=cell.bottom)
        passage = self.passage(bare, page, place)
        return ListItem(passage) if bare != words else Paragraph(passage)

    def joined(self) -> list[Block]:
        layout = join_tables(Layout(self.text, tuple(self.blocks), pages=9))
        for passage in layout.passages():
            passage.check(self.text)
        return list(layout.blocks)


def grid(block: Block) -> list[list[list[str]]]:
    assert isinstance(block, Table)
    return [[[passage.text for passage in cell.passages] for cell in row.cells] for row in block.rows]


HEADER = ("Ref", "Action", "Measure")


def test_a_table_goes_on_and_its_repeated_heading_is_left_out() -> None:
    paper = Paper().table(1, [HEADER, ("1.a", "Open a club.", "Club opens.")], header_rows=1)
    paper.table(2, [HEADER, ("1.b", "Close a gap.", "Gap closed.")], header_rows=1)
    (table,) = paper.joined()
    assert grid(table) == [
        [["Ref"], ["Action"], ["Measure"]],
        [["1.a"], ["Open a club."], ["Club opens."]],
        [["1.b"], ["Close a gap."], ["Gap closed."]],
    ]
    assert isinstance(table, Table) and [row.page for row in table.rows] == [1, 1, 2]


def test_a_table_goes_on_without_its_heading_again() -> None:
    paper = (
        Paper().table(1, [HEADER, ("1.a", "Open a club.", "Club opens.")], header_rows=1).table(2, [("1.b", "Close a gap.", "Gap closed.")])
    )
    (table,) = paper.joined()
    assert isinstance(table, Table) and (len(table.rows), table.header_rows) == (3, 1)


def test_a_cut_row_is_one_row_and_its_sentence_one_passage_of_two_fragments() -> None:
    paper = Paper().table(1, [HEADER, ("1.a", "Open a club for", "Club opens.")], header_rows=1)
    paper.table(2, [("", "every age.", "Members come back."), ("1.b", "Close a gap.", "Gap closed.")])
    (table,) = paper.joined()
    assert grid(table)[1:] == [
        [["1.a"], ["Open a club for every age."], ["Club opens.", "Members come back."]],
        [["1.b"], ["Close a gap."], ["Gap closed."]],
    ]
    assert isinstance(table, Table)
    assert [fragment.page for fragment in table.rows[1].cells[1].passages[0].fragments] == [1, 2]


def test_a_row_cut_twice_is_one_row() -> None:
    paper = Paper().table(1, [HEADER, ("1.a", "Open a club", "Club opens.")], header_rows=1)
    paper.table(2, [("", "for every age and", "")]).table(3, [("", "every village.", ""), ("1.b", "Close a gap.", "")])
    (table,) = paper.joined()
    assert grid(table)[1] == [["1.a"], ["Open a club for every age and every village."], ["Club opens."]]


def test_a_list_entry_after_the_break_stays_an_entry_of_its_own() -> None:
    paper = Paper().table(1, [HEADER, ("1.a", "Open a club.", ["• opens in May", "• stays open in"])], header_rows=1)
    paper.table(2, [("", "", ["winter too", "• has ten members"])])
    (table,) = paper.joined()
    assert isinstance(table, Table)
    blocks = table.rows[1].cells[2].blocks
    assert [block.passage.text for block in blocks] == ["opens in May", "stays open in winter too", "has ten members"]
    assert {type(block) for block in blocks} == {ListItem}


def test_a_full_last_line_runs_on_even_before_a_capital() -> None:
    full = "Families read the news on the town's own"  # wider than the cell: the line is full
    short = "Club opens"  # half of the cell: the break was meant
    paper = Paper().table(1, [HEADER, ("1.a", full, short)], header_rows=1).table(2, [("", "Advice Page", "Members come back")])
    (table,) = paper.joined()
    assert grid(table)[1] == [["1.a"], [full + " Advice Page"], [short, "Members come back"]]


def test_a_row_with_its_own_reference_is_a_row_of_its_own_however_it_begins() -> None:
    paper = Paper().table(1, [HEADER, ("1.a", "Open a club for", "")], header_rows=1).table(2, [("1.b", "young people", "")])
    (table,) = paper.joined()
    assert [row[0] for row in grid(table)[1:]] == [["1.a"], ["1.b"]]


def test_cells_of_prose_without_references_are_joined_when_their_lists_or_sentences_go_on() -> None:
    lists = Paper().table(1, [("Done", "To do"), (["• a club", "• a survey"], ["• a charter"])], header_rows=1, columns=(0.0, 200.0, 400.0))
    lists.table(2, [(["• a visit"], ["• a second survey"]), ("Difference", "Challenge")], columns=(0.0, 200.0, 400.0))
    (table,) = lists.joined()
    assert grid(table)[1:] == [[["a club", "a survey", "a visit"], ["a charter", "a second survey"]], [["Difference"], ["Challenge"]]]


def test_a_paragraph_between_or_another_heading_row_begins_another_table() -> None:
    between = (
        Paper()
        .table(1, [HEADER, ("1.a", "x.", "")], header_rows=1)
        .paragraph("Outcome 2", 2)
        .table(2, [HEADER, ("2.a", "y.", "")], header_rows=1)
    )
    assert len(between.joined()) == 3
    other = (
        Paper()
        .table(1, [HEADER, ("1.a", "x.", "")], header_rows=1)
        .table(2, [("Term", "Meaning", "Source"), ("KPI", "z.", "")], header_rows=1)
    )
    assert len(other.joined()) == 2


def test_other_columns_or_a_page_between_begin_another_table() -> None:
    rows = [("1.a", "Open a club.", "Club opens.")]
    assert len(Paper().table(1, rows).table(2, rows, columns=(0.0, 90.0, 200.0, 360.0)).joined()) == 2
    assert len(Paper().table(1, rows).table(3, rows).joined()) == 2


def test_columns_of_other_widths_are_the_same_under_the_same_headings() -> None:
    wide = tuple(2 * x for x in COLUMNS)
    paper = Paper().table(1, [HEADER, ("1.a", "Open a club for", "")], header_rows=1)
    paper.table(2, [HEADER, ("", "every age.", ""), ("1.b", "Close a gap.", "")], header_rows=1, columns=wide)
    (table,) = paper.joined()
    assert [row[:2] for row in grid(table)[1:]] == [[["1.a"], ["Open a club for every age."]], [["1.b"], ["Close a gap."]]]


def test_what_is_said_again_behind_a_page_end_is_said_once() -> None:
    paper = Paper().table(1, [HEADER, ("1.a", "Open a club for", "Club opens.")], header_rows=1)
    paper.table(
        2, [("Ref (cont’d)", "Action", "Measure"), ("1.a (continued)", "every age.", ""), ("1.b", "Close a gap.", "")], header_rows=1
    )
    (table,) = paper.joined()
    assert [row[:2] for row in grid(table)[1:]] == [[["1.a"], ["Open a club for every age."]], [["1.b"], ["Close a gap."]]]


def test_a_shaded_row_that_a_page_cuts_is_no_heading() -> None:
    paper = Paper().table(1, [HEADER, ("1.a", "Open a club for", "")], header_rows=1)
    paper.table(2, [("", "every age.", ""), ("1.b", "Close a gap.", "")], header_rows=1)
    (table,) = paper.joined()
    assert len(grid(table)) == 3


def test_columns_that_moved_sideways_together_are_the_same() -> None:
    shifted = tuple(x + 30 for x in COLUMNS)
    paper = Paper().table(1, [HEADER, ("1.a", "Open a club.", "")], header_rows=1).table(2, [("1.b", "Close a gap.", "")], columns=shifted)
    assert len(paper.joined()) == 1


def test_a_part_that_lacks_a_border_is_put_on_the_finer_grid() -> None:
    paper = Paper().table(1, [HEADER, ("1.a", "Open a club.", "Club opens.")], header_rows=1)
    paper.table(2, [("Outcome 2", "All villages have a club of their own.")], columns=(0.0, 40.0, 360.0))
    (table,) = paper.joined()
    assert isinstance(table, Table) and table.columns == 3
    assert [(cell.column, cell.column_span) for cell in table.rows[2].cells] == [(0, 1), (1, 2)]


def test_a_part_without_its_outer_borders_gets_blank_cells_there() -> None:
    wide = (0.0, 40.0, 160.0, 280.0, 400.0, 440.0)
    paper = Paper().table(1, [(*HEADER, "When", "RAG"), ("1.a", "Open a club for", "Club opens", "May", "")], header_rows=1, columns=wide)
    paper.table(2, [("every age.", "on time.", "")], columns=wide[1:-1])
    (table,) = paper.joined()
    assert grid(table)[1] == [["1.a"], ["Open a club for every age."], ["Club opens on time."], ["May"], []]


def test_a_layout_without_pages_comes_back_as_it_was() -> None:
    def rows(paper: Paper) -> Row:
        return Row((Cell((Paragraph(Passage.cut(paper.text, [Fragment(start=0, end=3)])),)), Cell(column=1)))

    paper = Paper()
    paper.text = "1.a\n"
    layout = Layout(paper.text, (Table((rows(paper),), 2), Table((rows(paper),), 2)))
    assert join_tables(layout) == layout


def test_a_note_that_may_have_ended_does_not_swallow_the_next_row() -> None:
    paper = Paper().table(1, [("Rating", "Meaning"), ("Amber", "Not yet where it should be")], header_rows=1, columns=COLUMNS[:3])
    paper.table(2, [("Green", "Going to plan")], columns=COLUMNS[:3])
    (table,) = paper.joined()
    assert grid(table)[1:] == [[["Amber"], ["Not yet where it should be"]], [["Green"], ["Going to plan"]]]
