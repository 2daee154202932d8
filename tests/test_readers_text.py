"""Reading plain texts: decoding, paragraphs and lists, and the promise that every passage is the file's own words."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stocktake.extract import read_bytes
from stocktake.model import Layout, Passage, UnreadablePaper, fold

from .builders import cells, linear_table, lines, pipe_table, prose, read_paper, tab_table, tables

# --- decoding ------------------------------------------------------------------------------------------------------

WORDS = "Families’ views – gathered in Zoë’s café"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_the_encodings_papers_come_in(encoding: str) -> None:
    assert read_bytes(WORDS.encode(encoding), "views.txt").text == WORDS


def test_the_byte_order_mark_is_no_part_of_the_text() -> None:
    layout = read_bytes(b"\xef\xbb\xbfOne line", "mark.txt")
    assert (layout.text, layout.prose()[0].passage.start) == ("One line", 0)


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_line_ends_are_line_feeds(line_end: str) -> None:
    layout = read_bytes(f"First.{line_end}{line_end}Second.".encode(), "ends.txt")
    assert layout.text == "First.\n\nSecond."
    assert prose(layout) == [("paragraph", "First."), ("paragraph", "Second.")]


@pytest.mark.parametrize("data", [b"", b"  \n\t \r\n ", b"\xef\xbb\xbf"])
def test_an_empty_file_says_so(data: bytes) -> None:
    with pytest.raises(UnreadablePaper, match=r"empty\.txt: .*is empty"):
        read_bytes(data, "empty.txt")


@pytest.mark.parametrize("data", [bytes(range(1, 32)) * 20, b"\x7fELF\x02\x01\x01\0\0\0\0" + bytes(range(256)), b"\xff\xfe\x00"])
def test_a_binary_file_named_as_text_says_so(data: bytes) -> None:
    with pytest.raises(UnreadablePaper, match="pack"):
        read_bytes(data, "pack.txt")


def test_a_file_without_form_feeds_has_no_pages() -> None:
    assert read_paper("One.\n\nTwo.").pages is None


def test_form_feeds_end_pages() -> None:
    layout = read_paper("One.\n\fTwo.\n\n\fThree.\f")
    assert (layout.pages, [block.passage.page for block in layout.prose()]) == (3, [1, 2, 3])


# --- page furniture ------------------------------------------------------------------------------------------------


def test_running_headers_and_page_numbers_are_in_no_passage() -> None:
    pages = [f"Improvement board papers\nPage {n} of 4\n\nWhat was said on day {word}.\n\n{n}\n" for n, word in enumerate("abcd", 1)]
    layout = read_paper("\f".join(pages))
    assert prose(layout) == [("paragraph", f"What was said on day {word}.") for word in "abcd"]
    assert "Page 3 of 4" in layout.text


def test_a_paragraph_cut_by_a_page_is_one() -> None:
    layout = read_paper("The board met each month and looked at\n\f3\n\nthe figures of every school.\n\f4\n\nThen it ended.")
    assert [words for _, words in prose(layout)] == [
        "The board met each month and looked at the figures of every school.",
        "Then it ended.",
    ]


def test_page_numbers_where_form_feeds_are_lost() -> None:
    body = "\n\n".join(f"Line {letter} of the report is here." for letter in "abcdefghijklmnopqrst")
    assert "5" not in [words for _, words in prose(read_paper(f"{body}\n\n5\n\n{body}\n\n6\n\n{body}"))]


def test_a_lone_number_between_others_that_do_not_rise_is_kept() -> None:
    assert ("paragraph", "12") in prose(read_paper("Children in custody:\n\n12\n\nLast year:\n\n9\n\nFewer."))


# --- paragraphs, headings and lists --------------------------------------------------------------------------------


def test_wrapped_lines_are_one_paragraph_and_short_ones_are_not() -> None:
    text = """\
The partnership asked every school in the town to say what it needed and how soon it
could begin. Most of them answered within the week.
Nina Croft
Chair of governors
"""
    assert [words for _, words in prose(read_paper(text))] == [
        "The partnership asked every school in the town to say what it needed and how soon it could begin. "
        "Most of them answered within the week.",
        "Nina Croft",
        "Chair of governors",
    ]


def test_nested_bullets_keep_their_depth() -> None:
    layout = read_paper("• Train staff in:\n    o autism\n    o speech\n• Tell parents\n")
    assert prose(layout) == [("•", "Train staff in:"), ("  o", "autism"), ("  o", "speech"), ("•", "Tell parents")]


def test_numbers_with_letters_below_them() -> None:
    layout = read_paper("1. Agree the form\n   a) with schools\n   b) with nurses\n2. Use it\n")
    assert prose(layout) == [("1.", "Agree the form"), ("  a)", "with schools"), ("  b)", "with nurses"), ("2.", "Use it")]


def test_a_wrapped_bullet_is_one_entry() -> None:
    text = "• The nurses visit each of the six special schools in the\n  valley once a week and write down what they find\n• They report\n"
    assert [words for _, words in prose(read_paper(text))] == [
        "The nurses visit each of the six special schools in the valley once a week and write down what they find",
        "They report",
    ]


def test_markdown_marks_are_no_words() -> None:
    text = "# Stocktake of the valley\n\n**Area for improvement 1: Waiting**\n\nIt went well.\n\n- Write to parents\n- Meet them\n"
    assert prose(read_paper(text, "letter.md")) == [
        ("heading", "Stocktake of the valley"),
        ("heading", "Area for improvement 1: Waiting"),
        ("paragraph", "It went well."),
        ("-", "Write to parents"),
        ("-", "Meet them"),
    ]


def test_labelled_lines_under_each_other_are_each_their_own() -> None:
    layout = read_paper(lines(["Action 1: Open the hub", "Lead: Hub manager", "By when: May 2024", "How we will know: Hub open"]))
    assert len(prose(layout)) == 4


def test_left_over_tags_begin_list_entries() -> None:
    layout = read_paper('Done so far <ul style="x"><li>Hub opened</li><li>Staff hired</li></ul>\n')
    assert prose(layout) == [("paragraph", "Done so far"), ("•", "Hub opened"), ("•", "Staff hired")]


# --- tables kept apart by tabs or strokes --------------------------------------------------------------------------


def test_a_pipe_table_ends_at_an_empty_line() -> None:
    layout = read_paper(pipe_table(("Ref", "Action"), ("1", "Open")) + pipe_table(("Ref", "Action"), ("2", "Close")), "paper.md")
    assert [cells(table) for table in tables(layout)] == [[["1", "Open"]], [["2", "Close"]]]


def test_a_tab_row_that_lost_its_blank_last_cells_stays_a_row() -> None:
    text = tab_table(("Ref", "Action", "Lead", "RAG"), ("1", "Open the hub", "Ann", "Green"), ("2", "Hire staff"))
    (table,) = tables(read_paper(text))
    assert cells(table) == [["1", "Open the hub", "Ann", "Green"], ["2", "Hire staff", "", ""]]


def test_tags_in_a_cell_are_lists_and_bullets() -> None:
    text = tab_table(("Aim", "Done"), ("Help", "<ul><li>Hub open</li><li>Staff hired</li></ul>"), ("Hear", "Survey run"))
    (table,) = tables(read_paper(text))
    assert [[type(b).__name__ for b in row.cells[1].blocks] for row in table.rows[1:]] == [["ListItem", "ListItem"], ["Paragraph"]]


def test_a_tab_behind_a_number_makes_no_table() -> None:
    assert tables(read_paper("1.\tOpen the hub\n2.\tHire staff\n3.\tTell parents\n")) == []


# --- every passage is the file's own words -------------------------------------------------------------------------

_WORD = st.sampled_from("Waiting times fall by 12% May 2022 plans and the (SEND) 1.1 Green co- é".split())
_LINE = st.builds(
    lambda lead, words, end: lead + " ".join(words) + end,
    st.sampled_from(
        ("", "  ", "• ", "1. ", "ii) ", "# ", "**", "| ", "\t", "1.2 ", "2.1.a ", "<ul><li>", "Lead: ", "1.2     ", "        ")
    ),
    st.lists(_WORD, min_size=0, max_size=9),
    st.sampled_from(("", ".", ";", ":", " ", "\t", " |", "</li></ul>", "**")),
)
_BREAK = st.sampled_from(("\n", "\n\n", "\n \n", "\f", "\n\f\n", "\n3\n\f", "\r\n"))
_HEADER = st.sampled_from(
    (
        "\nRef Actions Success Measures Timescale RAG\n",
        "\nNo\nAction\nLead\nBy when\n",
        "\nRef     Action       Lead      Due\n1.1     Open         Ann       May 2022\n",
    )
)
_TEXT = st.lists(st.one_of(_LINE, _BREAK, _BREAK, _HEADER), min_size=1, max_size=60).map("".join)


def _read(text: str) -> Layout | None:
    try:
        return read_bytes(text.encode(), "any.txt")
    except UnreadablePaper:
        assert not text.strip()
        return None


@given(_TEXT)
def test_whatever_stands_in_a_text_its_passages_are_its_words(text: str) -> None:
    layout = _read(text)
    if layout is None:
        return
    assert layout.text == text.replace("\r\n", "\n")
    for passage in layout.passages():
        cut = fold(" ".join(layout.text[f.start : f.end] for f in passage.fragments))
        assert cut == passage.text == Passage.cut(layout.text, passage.fragments).text


@given(_TEXT)
def test_no_word_is_in_two_passages_and_reading_twice_is_the_same(text: str) -> None:
    layout = _read(text)
    if layout is None:
        return
    bounds = sorted((f.start, f.end) for passage in layout.passages() for f in passage.fragments)
    assert all(before[1] <= after[0] for before, after in pairwise(bounds))
    assert layout == _read(text)


def test_a_linear_table_keeps_every_word_of_its_rows() -> None:
    rows = [("1.1", "Open a hub", "Hub open", "May 2022"), ("1.2", "Hire two nurses", "Both in post", "June 2022")]
    layout = read_paper(linear_table(("Ref", "Actions", "Success Measures", "Timescale"), *rows))
    body = " ".join(cell for row in rows for cell in row)
    assert fold(" ".join(p.text for p in layout.passages())) == f"Ref Actions Success Measures Timescale {body}"


@pytest.mark.parametrize("text", ["# **", "**", "#", "• ", "|", "| |", "\f\f", "1.", "<ul>"])
def test_marks_without_words_are_no_trouble(text: str) -> None:
    read_paper(text + "\n\nWords.")
