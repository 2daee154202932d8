"""Markers an author typed are told from references, quantities, dates and names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stocktake.extract.language.enumerators import split_marker, style_of


@pytest.mark.parametrize(
    ("line", "marker", "words"),
    [
        ("• Fewer appeals", "•", "Fewer appeals"),
        ("•Fewer appeals", "•", "Fewer appeals"),
        ("·\u00a0\u00a0 Fewer appeals", "·", "Fewer appeals"),
        ("\uf0b7 Fewer appeals", "\uf0b7", "Fewer appeals"),
        ("\uf0a7\tFewer appeals", "\uf0a7", "Fewer appeals"),
        ("(cid:127) Fewer appeals", "(cid:127)", "Fewer appeals"),
        ("▪ Fewer appeals", "▪", "Fewer appeals"),
        ("- 90% of plans on time", "-", "90% of plans on time"),
        ("– Fewer appeals", "–", "Fewer appeals"),
        ("— Fewer appeals", "—", "Fewer appeals"),
        ("* Fewer appeals", "*", "Fewer appeals"),
        ("o\tFewer appeals", "o", "Fewer appeals"),
        ("  1. Fewer appeals", "1.", "Fewer appeals"),
        ("1.Fewer appeals", "1.", "Fewer appeals"),
        ("12) Fewer appeals", "12)", "Fewer appeals"),
        ("(1) Fewer appeals", "(1)", "Fewer appeals"),
        ("a) fewer appeals", "a)", "fewer appeals"),
        ("A) Fewer appeals", "A)", "Fewer appeals"),
        ("(a) Fewer appeals", "(a)", "Fewer appeals"),
        ("(b)Fewer appeals", "(b)", "Fewer appeals"),
        ("a. Fewer appeals", "a.", "Fewer appeals"),
        ("c. 90% of plans on time", "c.", "90% of plans on time"),
        ("i. Fewer appeals", "i.", "Fewer appeals"),
        ("ii) Fewer appeals", "ii)", "Fewer appeals"),
        ("(iv) Fewer appeals", "(iv)", "Fewer appeals"),
        ("(IV) Fewer appeals", "(IV)", "Fewer appeals"),
        ("xiv. Fewer appeals", "xiv.", "Fewer appeals"),
        ("III. Fewer appeals", "III.", "Fewer appeals"),
        ("1. July 2031", "1.", "July 2031"),
    ],
)
def test_a_written_marker_is_split_from_the_words(line: str, marker: str, words: str) -> None:
    found, offset = split_marker(line)
    assert (found, line[offset:]) == (marker, words)


@pytest.mark.parametrize(
    "line",
    [
        "Fewer appeals",
        "1.1 Fewer appeals",
        "1.1. Fewer appeals",
        "2.3.4 Fewer appeals",
        "3.5 Fewer appeals",
        "1.a Fewer appeals",
        "1.1.a Fewer appeals",
        "1.A Fewer appeals",
        "100% of plans",
        "90 days after the meeting",
        "15 March 2031",
        "1st of the month",
        "1.5.2031",
        "2031. A year",
        "(2031) figures",
        "(58%) of plans",
        "-5% on last year",
        "–5% on last year",
        "A. Example",
        "I. Example",
        "J.R. Example",
        "V. Example",
        "i.e. every school",
        "e.g. every school",
        "a.m. sessions",
        "p. 12 of the annex",
        "s. 19 duties",
        "on time",
        "o'clock",
        "a plan",
        "I am pleased",
        "*see the annex",
        "mm. wide",
        "vi",
    ],
)
def test_references_figures_dates_and_initials_are_no_markers(line: str) -> None:
    assert split_marker(line) == ("", 0)


@pytest.mark.parametrize("line", ["-", "•", " – ", "1.", "a)", "", "   "])
def test_a_marker_without_words_is_left_alone(line: str) -> None:
    assert split_marker(line)[0] == ""


@given(st.text(max_size=40))
def test_marker_and_words_are_all_of_the_line(line: str) -> None:
    marker, offset = split_marker(line)
    assert (line[:offset].strip(), line[offset:].rstrip()) == (marker, line.strip()[len(marker) :].lstrip())


@pytest.mark.parametrize(
    ("marker", "style"),
    [
        ("•", "•"),
        ("o", "o"),
        ("–", "–"),
        ("(cid:127)", "(cid:127)"),
        ("12.", "1."),
        ("(b)", "(a)"),
        ("B)", "A)"),
        ("iii)", "i)"),
        ("(IV)", "(I)"),
    ],
)
def test_markers_of_one_list_share_a_style(marker: str, style: str) -> None:
    assert style_of(marker) == style


def test_a_lone_i_is_a_letter_after_h() -> None:
    assert style_of("i)", before="h)") == "a)"
    assert style_of("i)", before="3.") == "i)"
    assert style_of("ii)", before="i)") == "i)"
