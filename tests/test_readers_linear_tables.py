"""Rebuilding tables whose cells a text holds one after another, as a PDF's text comes out of most tools."""

import pytest

from .builders import cells, linear_table, lines, prose, read_paper, tables

HEADINGS = ("Ref", "Actions", "Success Measures", "Timescale")
HEAD = " ".join(HEADINGS)
ROWS = (
    ("1.1", "Open a hub in the north of the borough", "Hub open to families", "May 2022"),
    ("1.2", "Hire two nurses for the special schools", "Both nurses in post", "June 2022"),
    ("1.3", "Write to every family that waits", "Letters sent to all families", "July 2022"),
)


def table_of(text: str) -> list[list[str]]:
    (table,) = tables(read_paper(text))
    return cells(table)


def as_read(*rows: tuple[str, ...]) -> list[list[str]]:
    return [list(row) for row in rows]


# --- the heading line ----------------------------------------------------------------------------------------------


def test_headings_on_one_line() -> None:
    assert table_of(linear_table(HEADINGS, *ROWS)) == as_read(*ROWS)


@pytest.mark.parametrize(
    "head",
    [
        "Ref Actions Success\nMeasures Timescale",
        "Ref\n\nActions\n\nSuccess Measures\n\nTimescale",
        "Ref\nActions\nSuccess\nMeasures\nTimescale",
    ],
)
def test_headings_over_several_lines(head: str) -> None:
    text = linear_table(HEADINGS, *ROWS).replace("Ref Actions Success Measures Timescale", head)
    (table,) = tables(read_paper(text))
    assert [cell.text for cell in table.rows[0].cells] == list(HEADINGS)
    assert cells(table) == as_read(*ROWS)


def test_other_columns_in_another_order() -> None:
    headings = ("No", "What we will do", "Lead", "By when", "How we will know", "BRAG")
    rows = (
        ("1", "Open a hub in the north", "Hub Manager", "By May 2022", "Hub open to families", "Green"),
        ("2", "Hire two nurses", "Chief Nurse", "30 June 2022", "Both nurses in post", "Blue"),
        ("3", "Write to every family", "Comms Team", "Ongoing", "Letters sent", "Not started"),
    )
    assert table_of(linear_table(headings, *rows)) == as_read(*rows)


def test_an_action_column_beside_a_lead_column_is_not_one_action_lead() -> None:
    rows = (("A1", "Open a hub", "Ann Lee", "May 2022"), ("A2", "Hire two nurses", "Bob Ray", "June 2022"))
    assert table_of(linear_table(("Ref", "Action", "Lead", "Deadline", "Impact"), *rows)) == as_read(*((*row, "") for row in rows))


def test_a_sentence_of_heading_words_is_no_table() -> None:
    assert tables(read_paper("Action Lead\n\nThe lead for each action is named below.\n")) == []


# --- references ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "refs",
    [
        ("1", "2", "3"),
        ("1a", "1b", "1c"),
        ("1", "1a", "2"),
        ("A1.1", "A1.2", "A2.1"),
        ("P1-01", "P1-02", "P1-04"),
        ("2.1.a", "2.1.b", "2.2.a"),
        ("1.8", "1.9", "1.10"),
    ],
)
def test_the_shapes_of_references(refs: tuple[str, ...]) -> None:
    rows = [(ref, *row[1:]) for ref, row in zip(refs, ROWS, strict=True)]
    assert table_of(linear_table(HEADINGS, *rows)) == as_read(*rows)


def test_a_figure_in_a_cell_begins_no_row() -> None:
    rows = (
        ROWS[0],
        ("1.2", "Hire nurses so that no school has fewer than two of them", "Waits fall from 1.9 weeks to 1.3 weeks", "June 2022"),
        ROWS[2],
    )
    assert table_of(linear_table(HEADINGS, *rows, width=20)) == as_read(*rows)


def test_a_table_without_references_is_said_to_be_unread() -> None:
    layout = read_paper(linear_table(("Action", "Owner", "Deadline", "Measure"), ("Open a hub", "Ann Lee", "May 2022", "Hub open")))
    assert tables(layout) == []
    assert ["does not begin with a reference" in fault.message for fault in layout.faults] == [True]


def test_actions_keyed_by_their_workstream_are_said_to_be_unread() -> None:
    rows = (("Priority 1: Waits", "Open a hub", "May 2022"), ("Priority 2: Voice", "Ask families", "June 2022"))
    layout = read_paper(linear_table(("Priority", "Action", "Deadline"), *rows))
    assert (tables(layout), len(layout.faults)) == ([], 1)


# --- cells ---------------------------------------------------------------------------------------------------------


def test_lead_and_two_rating_columns() -> None:
    headings = ("Ref", "Action", "Lead Officer", "Due", "KPI", "Previous RAG", "Current RAG")
    rows = (
        ("1.1", "Open a hub in the north", "Ann Lee", "May 2022", "Hub open to families", "Amber", "Green"),
        ("1.2", "Hire two nurses", "Bob Ray", "June 2022", "Both nurses in post", "Red", "Amber"),
    )
    assert table_of(linear_table(headings, *rows)) == as_read(*rows)


def test_a_row_that_is_wholly_dated_and_rated_words_keeps_its_columns() -> None:
    rows = (("1.1", "Complete the review of May 2022 in time", "Review complete", "June 2022", "Red"),)
    assert table_of(linear_table((*HEADINGS, "RAG"), *rows)) == as_read(*rows)


def two_rows(measure: str) -> str:
    return f"\n{HEAD}\n\n1.1\n\nOpen a hub\n\n{measure}\n\nMay 2022\n\n1.2\n\nHire nurses\n\nIn post\n\nJune 2022\n"


def test_two_paragraphs_of_a_cell_stay_in_it() -> None:
    text = two_rows("Hub open\n \nFamilies know of it")
    assert table_of(text)[0] == ["1.1", "Open a hub", "Hub open / Families know of it", "May 2022"]


def test_enumerators_in_a_cell_are_entries() -> None:
    (table,) = tables(read_paper(two_rows("i. Hub open\nii. Families know")))
    assert [(block.marker, block.passage.text) for block in table.rows[1].cells[2].blocks] == [("i.", "Hub open"), ("ii.", "Families know")]


# --- pages ---------------------------------------------------------------------------------------------------------


def paged(first: str, second: str, head: str = "Ref Actions Success Measures Timescale\n\n") -> str:
    return f"\nRef Actions Success Measures Timescale\n\n{first}\n\n4\n\f{head}{second}\n"


def test_a_heading_line_repeated_on_the_next_page_is_no_row() -> None:
    text = paged("1.1\n\nOpen a hub\n\nHub open\n\nMay 2022", "1.2\n\nHire nurses\n\nNurses in post\n\nJune 2022")
    assert table_of(text) == as_read(("1.1", "Open a hub", "Hub open", "May 2022"), ("1.2", "Hire nurses", "Nurses in post", "June 2022"))


def test_headings_scattered_over_the_next_pages_top_are_no_words() -> None:
    text = paged(
        "1.1\n\nOpen a hub\n\nHub open\n\nMay 2022",
        "1.2\n\nHire nurses\n\nNurses in post\n\nJune 2022",
        "Timescale\nRef\n\nActions\nSuccess Measures\n\n",
    )
    assert table_of(text) == as_read(("1.1", "Open a hub", "Hub open", "May 2022"), ("1.2", "Hire nurses", "Nurses in post", "June 2022"))


def test_the_rest_of_a_cut_measure_stands_behind_the_timescale() -> None:
    first = "1.1\n\nOpen a hub\n\nNinety in a hundred families say that they\n\nMay 2022"
    second = "know whom to ask for help\n\n1.2\n\nHire nurses\n\nNurses in post\n\nJune 2022"
    assert table_of(paged(first, second))[0] == [
        "1.1",
        "Open a hub",
        "Ninety in a hundred families say that they know whom to ask for help",
        "May 2022",
    ]


def test_the_rest_of_a_cut_action_stands_behind_the_timescale() -> None:
    first = "1.1\n\nOpen a hub where families can meet the\n\nHub open to families.\n\nMay 2022"
    second = "nurses and each other\n\n1.2\n\nHire nurses\n\nNurses in post\n\nJune 2022"
    assert table_of(paged(first, second))[0] == [
        "1.1",
        "Open a hub where families can meet the nurses and each other",
        "Hub open to families.",
        "May 2022",
    ]


def test_a_cut_cell_is_one_passage_of_two_fragments() -> None:
    first = "1.1\n\nOpen a hub where families can meet the\n\nHub open to families.\n\nMay 2022"
    (table,) = tables(read_paper(paged(first, "nurses and each other\n\n1.2\n\nHire nurses\n\nNurses in post\n\nJune 2022")))
    (passage,) = table.rows[1].cells[1].passages
    assert [fragment.page for fragment in passage.fragments] == [1, 2]


# --- what stands between and behind tables -------------------------------------------------------------------------


def test_an_outcome_line_between_rows_without_a_new_heading_line() -> None:
    text = (
        linear_table(HEADINGS, *ROWS[:2])
        + lines("Outcome 2: Families are heard")
        + "\n2.1\n\nRun a survey\n\nSurvey run\n\nAugust 2022\n\n"
    )
    layout = read_paper(text)
    assert [len(cells(table)) for table in tables(layout)] == [2, 1]
    assert ("heading", "Outcome 2: Families are heard") in prose(layout) or ("paragraph", "Outcome 2: Families are heard") in prose(layout)


BEHIND = "The partnership will look at this plan again each spring, and families will be asked what they make of it then."


def test_the_last_row_does_not_swallow_the_text_behind_the_table() -> None:
    layout = read_paper(linear_table(HEADINGS, *ROWS) + BEHIND + "\n")
    assert [cells(table) for table in tables(layout)] == [as_read(*ROWS)]
    assert prose(layout) == [("paragraph", BEHIND)]


def test_nor_the_heading_above_that_text() -> None:
    layout = read_paper(linear_table(HEADINGS, *ROWS) + f"How we will go on\n\n{BEHIND}\n")
    assert [cells(table) for table in tables(layout)] == [as_read(*ROWS)]
    assert [words for _, words in prose(layout)] == ["How we will go on", BEHIND]


def test_a_new_workstream_ends_a_table() -> None:
    layout = read_paper(
        linear_table(HEADINGS, *ROWS) + lines("Workstream 2: The voice of families") + linear_table(HEADINGS, ("2.1", *ROWS[0][1:]))
    )
    assert [len(cells(table)) for table in tables(layout)] == [3, 1]
    assert prose(layout) == [("heading", "Workstream 2: The voice of families")]


def test_a_summary_of_workstreams() -> None:
    rows = (
        ("Priority 1: Shorter waits", "Ann Lee, Chief Nurse", "Children wait too long"),
        ("Priority 2: The voice of families", "Bob Ray, Head of SEND", "Families are not heard"),
    )
    layout = read_paper(
        linear_table(("Priority", "Lead", "Areas of weakness"), *rows) + lines("Priority 1: Shorter waits", "What we will do.")
    )
    (table,) = tables(layout)
    assert [row[1:] for row in cells(table)] == [list(row[1:]) for row in rows]
    assert prose(layout)[0] == ("heading", "Priority 1: Shorter waits")


def test_a_numbered_list_of_weaknesses_in_two_columns() -> None:
    text = linear_table(("No", "Area of weakness"), ("1", "Children wait too long"), ("2", "Families are not heard")) + lines(
        "Who leads what"
    )
    assert table_of(text) == [["1", "Children wait too long"], ["2", "Families are not heard"]]


def test_a_cells_numbered_entries_are_no_rows() -> None:
    text = f"\n{HEAD}\n\n1\n\nOpen a hub\n\n1. Hub open\n\n2. Families come\n\nMay 2022\n\n2\n\nHire nurses\n\n1. In post\n\nJune 2022\n"
    assert table_of(text) == [["1", "Open a hub", "Hub open / Families come", "May 2022"], ["2", "Hire nurses", "In post", "June 2022"]]


def test_cells_that_stood_side_by_side_are_said_to_be_mixed_up() -> None:
    rows = "".join(f"1.{n}   Open a hub     Hub open     May 2022\n\n" for n in range(1, 4))
    layout = read_paper(f"\n{HEAD}\n\n{rows}")
    assert any("could not be told apart surely" in fault.message for fault in layout.faults)
