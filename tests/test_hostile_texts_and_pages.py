"""Texts and web pages without ends, with parts nested without end, or with bytes that are no text."""

import time

import pytest

from stocktake.extract import parse, read_bytes
from stocktake.extract.endless import LONGEST_PARAGRAPH, LONGEST_WORD
from stocktake.extract.readers.weighing import is_heavy
from stocktake.model import Layout, UnreadablePaper

from .builders import tables

# Of computing, on a slow computer; each takes a fraction of it.
LONGEST_SECONDS = 10.0


def read(data: bytes | str, name: str = "paper") -> Layout:
    begun = time.process_time()
    layout = read_bytes(data if isinstance(data, bytes) else data.encode("utf-8"), name)
    for passage in layout.passages():
        passage.check(layout.text)
    parse(layout, source=name, sha256="0" * 64)
    assert time.process_time() - begun < LONGEST_SECONDS
    return layout


def faults(layout: Layout) -> str:
    return " ".join(fault.message for fault in layout.faults)


@pytest.mark.parametrize("words", ["annual review " * 80_000, "a" * 1_000_000, "1.1 " * 200_000, "31 March 2024 " * 50_000])
def test_a_line_without_end_is_kept_as_text_and_told(words: str) -> None:
    layout = read(f"A first paragraph.\n\n{words}\n\nA last one.\n")
    assert words.strip() in layout.text
    assert [passage.text for passage in layout.passages()] == ["A first paragraph.", "A last one."]
    assert "longer than any paper's" in faults(layout) and "by eye" in faults(layout)


def test_long_paragraphs_of_papers_are_read() -> None:
    words = "Families told us what matters to them. " * (LONGEST_PARAGRAPH // 40)
    link = "https://example.org/" + "x" * (LONGEST_WORD - 30)
    layout = read(f"{words}\n\nSee {link}\n")
    assert [len(passage.text) for passage in layout.passages()] == [len(words.strip()), len(f"See {link}")]
    assert layout.faults == ()


def test_a_cell_without_end_leaves_its_row() -> None:
    page = f"<html><body><table><tr><td>1.1</td><td>{'word ' * 6_000}</td></tr><tr><td>1.2</td><td>Open</td></tr></table></body></html>"
    (table,) = tables(layout := read(page))
    assert [[cell.text for cell in row.cells] for row in table.rows] == [["1.1", ""], ["1.2", "Open"]]
    assert "longer than any paper's" in faults(layout)


@pytest.mark.parametrize("words", ["a\n" * 30_000, "• a\n" * 8_000, "<ul><li>" * 8_000, "|" * 50_000, "a\f" * 8_000, "\t x" * 8_000])
def test_many_short_lines_take_no_longer_than_their_number(words: str) -> None:
    read(words)


def test_a_line_of_column_headings_without_end_is_no_head() -> None:
    read("Lead Action Ref Timescale " * 2_000 + "\n\n1.1\n\nOpen\n")


@pytest.mark.parametrize(
    ("data", "wrong"),
    [
        (b"", "empty"),
        (b" \r\n\t ", "empty"),
        (b"words\0words\0\0" * 50, "no text"),
        (bytes(range(256)) * 20, "no text"),
        (b"\xff\xfe" + b"\x00\xd8" * 40, "encoding"),
        (b"<html><body>" + b"\0" * 90, "no web page"),
        (b"<html><body><script>x</script></body></html>", "holds no text"),
    ],
)
def test_bytes_that_are_no_paper_are_refused(data: bytes, wrong: str) -> None:
    with pytest.raises(UnreadablePaper, match=wrong):
        read_bytes(data, "paper")


@pytest.mark.parametrize("name", ["plan.pdf", "plan.docx", "plan.xlsx"])
def test_an_ending_decides_nothing(name: str) -> None:
    assert read("Words of a text.\n", name).format == "text"
    assert read("<html><body><p>Words of a page.</p></body></html>", name).format == "html"


# --- web pages -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("tag", ["div", "span", "b", "section"])
def test_a_page_of_frames_in_frames_is_read_and_told(tag: str) -> None:
    layout = read(f"<html><body><p>First.</p>{f'<{tag}>' * 50_000}Words of the plan.{f'</{tag}>' * 50_000}<p>Last.</p></body></html>")
    assert [passage.text for passage in layout.passages()] == ["First.", "Words of the plan.", "Last."]
    assert "thousands deep" in faults(layout)


def test_a_page_of_lists_in_lists_is_told_where_it_ends() -> None:
    layout = read(f"<html><body><p>First.</p>{'<ul><li>x' * 5_000}</body></html>")
    assert next(layout.passages()).text == "First."
    assert "was not read" in faults(layout)


@pytest.mark.parametrize("span", ["1000000", "99999999999999", "-3", "0", "x"])
def test_a_cell_that_spans_without_end_ends_with_its_table(span: str) -> None:
    rows = "<tr><td>c</td><td>d</td></tr>" * 50
    page = f'<html><body><table><tr><td rowspan="{span}" colspan="{span}">a</td><td>b</td></tr>{rows}</table></body></html>'
    (table,) = tables(read(page))
    assert len(table.rows) == 51 and table.columns <= 1003
    assert " ".join(cell.text for row in table.rows for cell in row.cells if cell.text) == "a b" + " c d" * 50


def test_a_tag_of_attributes_without_end_is_read_without_them() -> None:
    attributes = " ".join(f"a{number}=1" for number in range(60_000))
    assert read(f"<html><body><p {attributes}>Words.</p></body></html>").text.strip() == "Words."


def test_entities_are_never_looked_up() -> None:
    page = '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/hostname">]><html><body><p>Before &x; after.</p></body></html>'
    assert "&x;" in read(page).text


def test_what_is_heavy_is_told_by_cheap_signs() -> None:
    assert not is_heavy(b"Words of a paper.\n" * 1000, "text")
    assert is_heavy(b"words " * 5_000, "text") and is_heavy(b"Words.\n" * 100_000, "text") and is_heavy(b"a" + b"\n" * 5_000, "text")
    assert not is_heavy(b"<p>Words</p>" * 1000, "html") and is_heavy(b"<p " + b"a=1 " * 9_000 + b">", "html")
