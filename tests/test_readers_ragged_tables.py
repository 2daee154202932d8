"""Tables of a text whose columns are only roughly aligned, as tools write them that keep a page's layout."""

from stocktake.model import Layout

from .builders import cells, prose, read_paper, tables

HEADS = ["Ref", "Action", "Lead officer", "Success measures", "By when", "RAG"]


def table_of(layout: Layout) -> list[list[str]]:
    (table,) = tables(layout)
    assert [cell.text for cell in table.rows[0].cells] == HEADS
    return cells(table)


def test_headings_parted_by_one_space_and_rows_that_are_shifted() -> None:
    layout = read_paper("""
Ref Action                               Lead officer      Success measures          By when     RAG
1.1 Open a hub in the north of          Ann Fell           Hub open                  May 2025    Green
    the town
1.2 Put a support offer in place for Bo Lee /             Nine in ten families      July 2025   Amber
    families who wait                Cy Orr               are content
""")
    assert table_of(layout) == [
        ["1.1", "Open a hub in the north of the town", "Ann Fell", "Hub open", "May 2025", "Green"],
        [
            "1.2",
            "Put a support offer in place for families who wait",
            "Bo Lee / Cy Orr",
            "Nine in ten families are content",
            "July 2025",
            "Amber",
        ],
    ]


def test_headings_again_on_a_new_page_in_other_places() -> None:
    layout = read_paper("""
Ref Action                   Lead officer      Success measures     By when     RAG
1.1 Open a hub in            Ann Fell          Hub open             May 2025    Green
    the town
\fRef Action                        Lead officer         Success measures       By when       RAG
1.2 Hire two nurses               Bo Lee               Both in post           July 2025     Amber

What we spend

The board agrees the budget.
""")
    assert table_of(layout) == [
        ["1.1", "Open a hub in the town", "Ann Fell", "Hub open", "May 2025", "Green"],
        ["1.2", "Hire two nurses", "Bo Lee", "Both in post", "July 2025", "Amber"],
    ]
    assert [words for _, words in prose(layout)] == ["What we spend", "The board agrees the budget."]


def test_a_title_over_the_next_tables_headings_ends_the_table() -> None:
    layout = read_paper("""
Action No. What are we going   Who is        By       How will we     RAG
           to do?              responsible?  when?    know?
A1         Agree a strategy    Ann Fell      May 25   It is signed    G
Outcome 1b: Plans describe needs well
Action No. What are we going   Who is        By       How will we     RAG
           to do?              responsible?  when?    know?
B1         Write a protocol    Bo Lee        June 25  It is in use    A
""")
    assert [cells(table) for table in tables(layout)] == [
        [["A1", "Agree a strategy", "Ann Fell", "May 25", "It is signed", "G"]],
        [["B1", "Write a protocol", "Bo Lee", "June 25", "It is in use", "A"]],
    ]


def test_wide_prose_is_no_table() -> None:
    layout = read_paper("Ref   Action   Lead   Measure\n\nThe plan   has    gaps   in its words.\n")
    assert tables(layout) == []
