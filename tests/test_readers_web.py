"""Web pages made up in memory are read as the paper they carry, without what surrounds it."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stocktake.extract.readers.web import read_web
from stocktake.model import Heading, Layout, ListItem, Paragraph, Table, UnreadablePaper

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"
LONG = "The partnership met in the town hall and agreed how the waiting times will be brought down. " * 6
MARKUP = ["<table>", "<tr>", "<td rowspan=2>", "<td colspan=2>", "</table>", "<p>", "<li>", "<ul>", "</ul>", "<br>", "one", "two "]


def read(body: str, head: str = "") -> Layout:
    layout = read_web(f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode(), "page.html")
    starts = [passage.start for passage in layout.passages()]
    assert starts == sorted(starts)
    for passage in layout.passages():
        passage.check(layout.text)
    return layout


def seen(layout: Layout) -> list[tuple[object, ...]]:
    """Return the blocks in short: ("h", level, words), ("p", words), (marker, depth, words), ("t", the cells' words)."""
    short: list[tuple[object, ...]] = []
    for block in layout.blocks:
        if isinstance(block, Heading):
            short.append(("h", block.level, block.passage.text))
        elif isinstance(block, Paragraph):
            short.append(("p", block.passage.text))
        elif isinstance(block, ListItem):
            short.append((block.marker, block.depth, block.passage.text))
        else:
            short.append(("t", [[cell.text for cell in row.cells] for row in block.rows]))
    return short


def only_table(layout: Layout) -> Table:
    tables = [block for block in layout.blocks if isinstance(block, Table)]
    assert len(tables) == 1
    return tables[0]


def test_headings_paragraphs_and_loose_text_are_read_line_by_line() -> None:
    layout = read(
        "<h1>Plan of\n <em>Eastmere</em></h1><div>Loose&nbsp;text <span>runs</span> on<p>Next &amp; last</p>co&shy;production</div>",
        "<title> Plan of Eastmere | Eastmere Council </title>",
    )
    assert seen(layout) == [("h", 1, "Plan of Eastmere"), ("p", "Loose text runs on"), ("p", "Next & last"), ("p", "coproduction")]
    assert layout.text == "Plan of Eastmere\n\nLoose text runs on\n\nNext & last\n\ncoproduction\n"
    assert layout.titles == ("Plan of Eastmere | Eastmere Council",)
    assert layout.pages is None


def test_lists_keep_their_nesting_and_their_counting() -> None:
    layout = read(
        "<ul><li>One<ul><li>Inner</li></ul></li><li><p>Two</p><p>More of two</p></li></ul>"
        '<ol start="3"><li>Three</li><li value="7">Seven</li><li>Eight</li></ol>'
        '<ol type="a"><li>A</li><li>B<ol type="i"><li>B one</li></ol></li></ol>'
    )
    assert seen(layout) == [
        ("•", 0, "One"),
        ("•", 1, "Inner"),
        ("•", 0, "Two"),
        ("p", "More of two"),
        ("3.", 0, "Three"),
        ("7.", 0, "Seven"),
        ("8.", 0, "Eight"),
        ("a.", 0, "A"),
        ("b.", 0, "B"),
        ("i.", 1, "B one"),
    ]


def test_written_markers_become_list_entries_and_outline_numbers_stay() -> None:
    layout = read("<p>• Fewer appeals<br>• Shorter waits</p><p>i. Reports</p><p>3.5 The board agreed.</p><ul><li>a) Advice</li></ul>")
    assert seen(layout) == [
        ("•", 0, "Fewer appeals"),
        ("•", 0, "Shorter waits"),
        ("i.", 1, "Reports"),
        ("p", "3.5 The board agreed."),
        ("a)", 0, "Advice"),
    ]


def test_breaks_part_lines_that_end_but_not_a_sentence() -> None:
    layout = read("<p>Dana Example<br>Director of Learning<br>Eastmere Council</p><p>One sentence that is<br>broken.<br><br>another</p>")
    assert [words[-1] for words in seen(layout)] == [
        "Dana Example",
        "Director of Learning",
        "Eastmere Council",
        "One sentence that is broken.",
        "another",
    ]


def test_definition_lists_and_quotations_are_paragraphs() -> None:
    layout = read(
        "<dl><dt>EP</dt><dd>Educational psychologist</dd></dl><blockquote>We agree.</blockquote><details><summary>More</summary>Text"
    )
    assert [words[-1] for words in seen(layout)] == ["EP", "Educational psychologist", "We agree.", "More", "Text"]


def test_what_surrounds_the_paper_is_dropped() -> None:
    layout = read(
        '<a class="skip-link" href="#main">Skip to main content</a>'
        '<div id="cookie-banner"><h2>Cookies</h2><p>We use cookies to count visits.</p><button>Accept</button></div>'
        '<header role="banner"><h1>Eastmere Council</h1><nav><ul><li><a href="/">Home</a></li></ul></nav></header>'
        '<div class="breadcrumbs"><a href="/">Home</a> &gt; SEND</div>'
        "<h1>SEND update</h1><p>" + LONG + "</p>"
        '<div class="social-share"><a href="https://example.org/">Share this page</a></div>'
        '<p><a href="https://www.facebook.com/sharer?u=x">Facebook</a></p>'
        '<p><a href="https://chat.whatsapp.com/x">Join the parents</a> on their phones.</p>'
        '<p hidden>Hidden words</p><p style="display: none">Hidden too</p><span class="sr-only">For readers</span>'
        '<form><label>Was this useful?</label><input type="radio"><button>Send</button></form>'
        '<aside><a href="/x">Related page</a></aside><p><a href="#top">Back to top</a></p>'
        '<footer><p>© Eastmere</p></footer><script>var x = "<p>no</p>";</script><style>p {}</style><noscript>Turn it on</noscript>'
    )
    assert seen(layout) == [("h", 1, "SEND update"), ("p", LONG.strip()), ("p", "Join the parents on their phones.")]
    assert layout.faults == ()


def test_the_main_part_is_preferred_and_its_own_header_is_kept() -> None:
    layout = read(
        "<div>Council telephone list</div><main><header><h1>SEND update</h1></header>"
        f'<section id="social-care"><h2 id="feedback">Feedback</h2><p>{LONG}</p></section>'
        '<div class="menu-of-support"><p>Families choose from four kinds of support.</p></div></main><div>Opening hours</div>'
    )
    assert [words[-1] for words in seen(layout)] == ["SEND update", "Feedback", LONG.strip(), "Families choose from four kinds of support."]


def test_a_small_main_part_does_not_hide_the_paper() -> None:
    assert seen(read(f"<main><p>Teaser</p></main><div><p>{LONG}</p></div>")) == [("p", "Teaser"), ("p", LONG.strip())]


def test_a_form_around_the_whole_page_is_a_frame() -> None:
    assert seen(read(f'<form id="aspnetForm"><input type="hidden"><h1>Report</h1><p>{LONG}</p></form>'))[0] == ("h", 1, "Report")


def test_the_title_heading_is_found_outside_the_main_part() -> None:
    head = "<title>SEND update - Eastmere Council</title>"
    layout = read(f"<header><h1>SEND update</h1></header><main><p>{LONG}</p></main>", head)
    assert seen(layout)[0] == ("h", 1, "SEND update")
    other = read(f"<header><h1>Eastmere Council</h1></header><main><p>{LONG}</p></main>", head)
    assert seen(other) == [("p", LONG.strip())]


def test_hidden_parts_of_some_length_are_reported() -> None:
    layout = read(f"<p>Shown</p><div hidden><p>{LONG}</p></div>")
    assert seen(layout) == [("p", "Shown")]
    assert "102 words" in layout.faults[0].message


def test_merged_cells_appear_once_and_every_column_is_covered() -> None:
    found = only_table(
        read(
            "<table><caption>Table of actions</caption><thead><tr><th>Ref</th><th colspan=2>Action</th></tr></thead>"
            "<tr><td rowspan=2>1.a</td><td>Recruit</td><td>May 2031</td></tr><tr><td>Train</td><td>June 2031</td></tr>"
            "<tr><td rowspan=9>1.b</td><td colspan=2>Report</td></tr></table>"
        )
    )
    assert (found.columns, found.header_rows) == (3, 1)
    assert [[(c.text, c.column, c.column_span, c.row_span) for c in r.cells] for r in found.rows] == [
        [("Ref", 0, 1, 1), ("Action", 1, 2, 1)],
        [("1.a", 0, 1, 2), ("Recruit", 1, 1, 1), ("May 2031", 2, 1, 1)],
        [("Train", 1, 1, 1), ("June 2031", 2, 1, 1)],
        [("1.b", 0, 1, 1), ("Report", 1, 2, 1)],
    ]


def test_a_caption_stands_before_its_table() -> None:
    layout = read("<table><caption>Actions</caption><tr><td>1.a</td><td>Recruit</td></tr></table>")
    assert seen(layout) == [("p", "Actions"), ("t", [["1.a", "Recruit"]])]


def test_the_pieces_of_a_cell_are_blocks_of_their_own() -> None:
    layout = read(
        "<table><tr><td><p>First</p>Second<br>ii. Third<ul><li>Fourth</li></ul><h3>Fifth</h3>"
        "<table><tr><td>Sixth</td><td>Seventh</td></tr></table></td><td>" + LONG + "</td></tr></table>"
    )
    blocks = only_table(layout).rows[0].cells[0].blocks
    assert [(getattr(b, "marker", ""), b.passage.text) for b in blocks] == [
        ("", "First"),
        ("", "Second"),
        ("ii.", "Third"),
        ("•", "Fourth"),
        ("", "Fifth"),
        ("", "Sixth"),
        ("", "Seventh"),
    ]


def test_ragged_rows_keep_all_words_and_are_reported() -> None:
    layout = read("<table><tr><td>a</td><td>b</td><td>c</td></tr><tr><td>d</td></tr><tr><td>e</td><td>f</td><td>g</td></tr></table>")
    assert seen(layout) == [("t", [["a", "b", "c"], ["d", "", ""], ["e", "f", "g"]])]
    assert len(layout.faults) == 1
    assert "1 of 3 rows" in layout.faults[0].message


def test_words_between_cells_are_kept_and_reported() -> None:
    layout = read("<table><tr><td>a</td><td>b</td></tr><tr>stray words<td>c</td><td>d</td></tr></table>")
    assert [words for words in seen(layout) if words[0] == "t"] == [("t", [["a", "b"], ["c", "d"]])]
    assert "stray words" in layout.text
    assert all(words in layout.text for words in ("stray words", "a", "d"))


def test_a_layout_table_is_no_table() -> None:
    inner = f"<table><tr><th>Ref</th><th>Action</th></tr><tr><td>1.a</td><td>{LONG}</td></tr></table>"
    layout = read(f"<table><tr><td>Menu</td><td><h2>Plan</h2>{inner}</td></tr></table><table><tr><td>Box</td></tr></table>")
    assert [words[0] for words in seen(layout)] == ["p", "h", "t", "p"]
    assert only_table(layout).header_rows == 1


def test_tables_made_of_roles_are_tables() -> None:
    layout = read(
        '<div role="table"><div role="row"><span role="columnheader">Ref</span><span role="columnheader">Action</span></div>'
        '<div role="row"><span role="cell">1.a</span><span role="cell">Recruit</span></div></div>'
    )
    assert seen(layout) == [("t", [["Ref", "Action"], ["1.a", "Recruit"]])]
    assert only_table(layout).header_rows == 1


@pytest.mark.parametrize(
    ("cell", "name"),
    [
        ('<td style="background-color:#00B050"></td>', "green"),
        ('<td style="background: rgb(255, 192, 0)">x</td>', "amber"),
        ('<td bgcolor="red">x</td>', "red"),
        ('<td style="background:lightgreen">x</td>', "green"),
        ('<td class="rag-blue"></td>', "blue"),
        ('<td><strong class="tag tag--amber">At risk</strong></td>', "amber"),
        ('<td>Late <span class="red">x</span></td>', None),
        ('<td class="credit redesign">x</td>', None),
        ('<td style="background:#fff">x</td>', None),
    ],
)
def test_signal_colours_are_named(cell: str, name: str | None) -> None:
    assert only_table(read(f"<table><tr><td>1.a</td>{cell}</tr></table>")).rows[0].cells[1].fill == name


@pytest.mark.parametrize(
    "data",
    [
        "<p>caf\u00e9 \u2013 \u00a35</p>".encode("windows-1252"),
        '<meta charset="iso-8859-1"><p>caf\u00e9 \u2013 \u00a35</p>'.encode("windows-1252"),
        "<p>caf\u00e9 \u2013 \u00a35</p>".encode(),
        '<meta charset="windows-1252"><p>caf\u00e9 \u2013 \u00a35</p>'.encode(),
        "<p>caf\u00e9 \u2013 \u00a35</p>".encode("utf-8-sig"),
        "<p>caf\u00e9 \u2013 \u00a35</p>".encode("utf-16"),
        '<?xml version="1.0" encoding="utf-8"?><html><body><p>caf\u00e9 \u2013 \u00a35</p></body></html>'.encode(),
        "<p>caf&eacute; &ndash; &#163;5</p>".encode("ascii"),
    ],
    ids=["windows-1252", "named latin-1", "utf-8", "named wrongly", "utf-8 mark", "utf-16 mark", "xhtml", "entities"],
)
def test_the_character_set_is_found(data: bytes) -> None:
    assert read_web(data, "page.html").text == "caf\u00e9 \u2013 \u00a35\n"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty"),
        (b" \n", "is empty"),
        (b"PK\x03\x04rest", "no web page"),
        (b"\x7fELF\x00\x00\x01", "no web page"),
        (b"From: saved\nMIME-Version: 1.0\n\n<html>", "web archive"),
        (b"<html><body><script>draw()</script></body></html>", "holds no text"),
        (b"<!-- nothing -->", "holds no text"),
    ],
)
def test_an_unreadable_file_is_refused_with_what_to_do(data: bytes, words: str) -> None:
    with pytest.raises(UnreadablePaper, match=words) as refused:
        read_web(data, "page.html")
    assert refused.value.remedy


def test_a_page_that_was_cut_short_is_read_as_far_as_it_goes() -> None:
    assert seen(read_web(b"<html><body><h1>Plan</h1><table><tr><td>1.a</td><td>Recr", "page.html")) == [
        ("h", 1, "Plan"),
        ("t", [["1.a", "Recr"]]),
    ]


def test_deep_nesting_is_no_obstacle() -> None:
    assert seen(read("<div>" * 1500 + "Deep" + "</div>" * 1500)) == [("p", "Deep")]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(MARKUP)))
def test_any_markup_is_read_with_all_its_words_in_place(pieces: list[str]) -> None:
    markup = "start " + "".join(pieces)
    layout = read(markup)
    words = "".join(piece if piece[0] != "<" else " " for piece in ["start ", *pieces])
    assert sorted("".join(layout.text.split())) == sorted("".join(words.split()))


def test_a_whole_page_is_read_alike_twice() -> None:
    path = SHARED / "facsimile" / "plan-web.html"
    if not path.exists():
        pytest.skip("the page to read is not beside this repository")
    layout = read_web(path.read_bytes(), path.name)
    assert layout == read_web(path.read_bytes(), path.name)
    assert not layout.faults
