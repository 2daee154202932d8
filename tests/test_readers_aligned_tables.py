"""Tables whose columns a text keeps apart by spaces, as tools write them that keep a page's layout."""

import textwrap

import pytest

from stocktake.model import Layout

from .builders import cells, prose, read_paper, tables

HEAD = """\
Ref     Action                    Lead            By when      Success measures        RAG
"""
FIRST = """\
1.1     Open a hub in the         Nia Cole        May 2022     Hub open; 90% of        G
        north of the town                                      families come
"""
SECOND = """\
1.2     Hire two nurses           Head of         June 2022    Both in post            A
                                  Nursing
"""
ROWS = [
    ["1.1", "Open a hub in the north of the town", "Nia Cole", "May 2022", "Hub open; 90% of families come", "G"],
    ["1.2", "Hire two nurses", "Head of Nursing", "June 2022", "Both in post", "A"],
]


def table_of(text: str) -> list[list[str]]:
    layout = read_paper(text)
    assert layout.faults == ()
    (table,) = tables(layout)
    return cells(table)


@pytest.mark.parametrize("between", ["", "\n", "\n\n"])
def test_rows_with_and_without_gaps(between: str) -> None:
    assert table_of("\n" + HEAD + between + FIRST + between + SECOND) == ROWS


def test_an_indented_table() -> None:
    assert table_of("Actions of the first year\n\n" + textwrap.indent(HEAD + FIRST + SECOND, "      ")) == ROWS


def test_headings_over_two_lines() -> None:
    head = """\
Ref     Action                    Lead            By           Success                 RAG
                                                  when         measures                rating
"""
    assert table_of("\n" + head + FIRST + SECOND) == ROWS


def test_full_cells_that_one_space_parts() -> None:
    text = """
Ref     Action                    Lead            By when      Success measures        RAG
1.1     Open a hub in the town of Nia Cole        May 2022     Hub open                G
        Holtby                                                 and in use
"""
    assert table_of(text) == [["1.1", "Open a hub in the town of Holtby", "Nia Cole", "May 2022", "Hub open and in use", "G"]]


def test_references_halfway_down_their_rows() -> None:
    text = """
Ref     Action                    Lead            By when      Success measures        RAG

        Open a hub in the                                      Hub open; 90% of
1.1     north of the town         Nia Cole        May 2022     families come           G

1.2     Hire two nurses           Head of         June 2022    Both in post            A
                                  Nursing
"""
    assert table_of(text) == ROWS


def test_rows_without_references_are_told_by_gaps() -> None:
    text = """
Action                    Lead            Deadline     Measure

Open a hub in the         Nia Cole        May 2022     Hub open
north of the town

Hire two nurses           Ben Ray         June 2022    Both in post
"""
    assert table_of(text) == [
        ["Open a hub in the north of the town", "Nia Cole", "May 2022", "Hub open"],
        ["Hire two nurses", "Ben Ray", "June 2022", "Both in post"],
    ]


def test_a_heading_line_repeated_on_the_next_page() -> None:
    layout = read_paper("\n" + HEAD + FIRST + "\f" + HEAD + SECOND)
    (table,) = tables(layout)
    assert cells(table) == ROWS
    assert [row.page for row in table.rows] == [1, 1, 2]


def test_blank_cells_and_lists_in_cells() -> None:
    text = """
Ref     Action                    Lead            By when      Success measures        RAG
2.1     Hear families:                            Ongoing      i. Survey run
        • each term                                            ii. Board told
        • in each school
"""
    (row,) = table_of(text)
    assert row == ["2.1", "Hear families: / each term / in each school", "", "Ongoing", "Survey run / Board told", ""]


@pytest.mark.parametrize(
    "behind",
    [
        "Outcome 2: Families are heard",
        "The partnership will look at this plan again each spring, and families will be asked what they make of it.",
    ],
)
def test_what_stands_behind_the_table_is_not_its(behind: str) -> None:
    layout = read_paper("\n" + HEAD + FIRST + SECOND + "\n" + behind + "\n\nMore is said here, and at some length too.\n")
    assert [cells(table) for table in tables(layout)] == [ROWS]
    assert prose(layout)[0][1] == behind


def _faults(layout: Layout) -> list[str]:
    return [fault.message for fault in layout.faults]


def test_rows_that_cannot_be_told_apart_are_said() -> None:
    text = """
Ref     Action                    Lead            By when      Success measures        RAG
        Open a hub in the                                      Hub open; 90% of
1.1     north of the town         Nia Cole        May 2022     families come           G
        Hire two nurses who                                    Both nurses are in
1.2     can visit schools         Ben Ray         June 2022    post by the summer      A
"""
    assert any("could not be told apart surely" in message for message in _faults(read_paper(text)))


def test_a_row_of_heading_words_without_rows_is_no_table() -> None:
    assert (
        tables(read_paper("Action        Lead        Deadline\n\nNone of these was filled in by the area when it sent the form.\n")) == []
    )
