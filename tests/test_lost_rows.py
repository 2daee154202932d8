"""What speaks for a row not having been read as one is said, with its page."""

from collections.abc import Sequence

from stocktake.extract.lost_rows import find_lost_rows
from stocktake.model import Block, Cell, Fragment, Layout, Paragraph, Passage, Row, Table


def paper(*pages: Sequence[Sequence[str]], pages_known: bool = True) -> Layout:
    """A layout of one table a page; a cell's words are lines of the text, as a reader of PDFs writes them."""
    text, rows_of_pages = "", []
    for number, rows in enumerate(pages, start=1):
        built = []
        for row in rows:
            cells = []
            for column, words in enumerate(row):
                start = len(text)
                text += words + "\n"
                passage = Passage.cut(text, [Fragment(page=number, start=start, end=len(text))]) if words else None
                cells.append(Cell((Paragraph(passage),) if passage else (), column))
            built.append(Row(tuple(cells), number))
        rows_of_pages.append(tuple(built))
        text += "\f"
    blocks: tuple[Block, ...] = tuple(Table(rows, len(rows[0].cells)) for rows in rows_of_pages)
    return Layout(text, blocks, len(pages) if pages_known else None, format="pdf")


def told(layout: Layout) -> list[tuple[int | None, str]]:
    return [(fault.page, fault.message) for fault in find_lost_rows(layout)]


ROWS = [("1.1.a", "Open a club."), ("1.1.b", "Close a gap."), ("1.1.c", "Train two nurses."), ("1.1.d", "Publish a guide.")]


def test_a_run_without_a_gap_says_nothing() -> None:
    assert told(paper(ROWS)) == []


def test_a_gap_in_a_run_is_said_with_the_pages_it_lies_between() -> None:
    later = [("1.1.f", "Map the routes."), ("1.1.g", "Fund a line."), ("1.2.a", "Ask families."), ("1.2.b", "Answer them.")]
    ((page, message),) = told(paper([*ROWS, *later]))
    assert page == 1 and "from 1.1.d to 1.1.f" in message and "1.1.e" in message


def test_a_reference_printed_on_a_page_that_heads_no_row_is_said_once() -> None:
    rows = [*ROWS[:2], ("1.1.c\n1.1.d", "Train two nurses. Publish a guide."), ("1.2.a", "Ask."), ("1.2.b", "Answer.")]
    assert [(page, message.split()[0]) for page, message in told(paper(rows))] == [(1, "“1.1.c”"), (1, "“1.1.d”")]


def test_small_tables_of_the_same_numbering_count_as_rows() -> None:
    assert told(paper(ROWS, [("1.2.a", "Ask families."), ("1.2.b", "Answer them.")])) == []


def test_figures_in_other_columns_are_no_references() -> None:
    rows = [("1", "40%", "Open a club."), ("2", "60%", "Close a gap."), ("3", "80%", "Train."), ("4", "90%", "Publish.")]
    assert told(paper(rows)) == []


def test_a_layout_without_pages_says_nothing() -> None:
    assert told(paper([*ROWS, ("1.1.f", "Map the routes.")], pages_known=False)) == []
