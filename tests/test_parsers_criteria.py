"""How the success measures of one cell are told apart."""

import pytest

from stocktake.extract.parsers.criteria import split_criteria
from stocktake.model import Cell, Fragment, ListItem, Paragraph, Passage


def criteria(*blocks: str) -> list[str]:
    """Return the criteria of a cell whose paragraphs are ``blocks``; one that begins "• " or "i. " is a list entry."""
    text, built = "", []
    for words in blocks:
        marker, _, rest = words.partition(" ")
        entry = marker in ("•", "i.", "ii.", "iii.", "1.", "2.")
        start = len(text) + (len(marker) + 1 if entry else 0)
        text += words + "\n\n"
        passage = Passage.cut(text, [Fragment(start=start, end=len(text))])
        built.append(ListItem(passage, 0, marker) if entry else Paragraph(passage))
        assert not entry or passage.text == rest
    found = split_criteria(text, Cell(tuple(built)))
    for passage in found:
        passage.check(text)
    return [passage.text for passage in found]


def test_one_criterion() -> None:
    assert criteria("90% of visits happen on time") == ["90% of visits happen on time"]


def test_paragraphs_are_criteria() -> None:
    assert criteria("Visits happen on time", "Families say so") == ["Visits happen on time", "Families say so"]


def test_sentences_are_criteria_and_keep_their_full_stop() -> None:
    assert criteria("Visits happen on time. Families say so.") == ["Visits happen on time.", "Families say so."]


@pytest.mark.parametrize("marks", ["i. ii.", "• •", "1. 2."])
def test_entries_are_criteria_without_their_enumerators(marks: str) -> None:
    first, second = marks.split()
    assert criteria(f"{first} Hub open", f"{second} staff hired") == ["Hub open", "staff hired"]


@pytest.mark.parametrize(
    "line",
    ["i. Hub open ii. staff hired", "(a) Hub open (b) staff hired", "1) Hub open 2) staff hired", "i) Hub open; ii) staff hired"],
)
def test_entries_written_on_in_one_line(line: str) -> None:
    assert criteria(line) == ["Hub open", "staff hired"]


def test_words_before_entries_in_one_line_are_a_criterion_too() -> None:
    assert criteria("By July: 1. Hub open 2. Staff hired") == ["By July:", "Hub open", "Staff hired"]


@pytest.mark.parametrize("line", ["Panel (a) of the board meets", "Grade 1. and grade 4. mix", "All i. e. every one"])
def test_figures_and_letters_that_count_nothing_part_nothing(line: str) -> None:
    assert criteria(line) == [line]


def test_a_semicolon_that_ends_a_criterion_is_dropped() -> None:
    assert criteria("Hub open;", "Staff hired; and", "Families know") == ["Hub open", "Staff hired", "Families know"]


def test_a_semicolon_before_a_capital_or_a_figure_ends_one() -> None:
    assert criteria("Guide printed; 75% like it; Schools use it") == ["Guide printed", "75% like it", "Schools use it"]


def test_a_semicolon_inside_a_criterion_parts_nothing() -> None:
    assert criteria("Waits fall; the longest is under a year") == ["Waits fall; the longest is under a year"]


def test_a_lead_in_before_a_semicolon_is_no_criterion() -> None:
    assert criteria("Using exit surveys; A rising share of parents who feel heard.") == [
        "Using exit surveys; A rising share of parents who feel heard."
    ]


def test_a_list_in_small_letters_between_semicolons() -> None:
    assert criteria("more visits on time; fewer appeals; and happy families") == ["more visits on time", "fewer appeals", "happy families"]


def test_a_list_that_a_colon_leads_in_is_one_criterion() -> None:
    words = "The report covers: visits; appeals; complaints"
    assert criteria(words) == [words]


@pytest.mark.parametrize(
    "more",
    [
        "This includes those in care.",
        "Via audit reports.",
        "As measured by the survey.",
        "They will cover all schools.",
        "Such as visits and calls.",
    ],
)
def test_a_sentence_that_elaborates_stays_with_the_one_before(more: str) -> None:
    assert criteria(f"Visits happen on time. {more}") == [f"Visits happen on time. {more}"]
    assert criteria("Visits happen on time.", more) == [f"Visits happen on time. {more}"]


def test_a_purpose_stays_within_its_paragraph_only() -> None:
    assert criteria("A board is set up. To ensure that visits happen.") == ["A board is set up. To ensure that visits happen."]
    assert criteria("A board is set up.", "To ensure that visits happen.") == ["A board is set up.", "To ensure that visits happen."]


def test_an_entry_is_a_criterion_however_it_begins() -> None:
    assert criteria("• Visits happen on time", "• This includes evenings") == ["Visits happen on time", "This includes evenings"]


def test_a_drafting_question_is_split_off() -> None:
    assert criteria("Waits fall by half. Do we have a baseline?") == ["Waits fall by half.", "Do we have a baseline?"]


def test_abbreviations_end_no_criterion() -> None:
    words = "Visits, e.g. Those to homes, are logged by Dr. Finch"
    assert criteria(words) == [words]


def test_an_empty_cell_has_none() -> None:
    assert criteria() == []


def printed(*lines: str, paper: str = "") -> list[str]:
    """Return the criteria of a cell that is one paragraph of these lines of print, in a paper that says more."""
    cell = "\n".join(lines)
    text = f"{cell}\n\n{paper}"
    found = split_criteria(text, Cell((Paragraph(Passage.cut(text, [Fragment(start=0, end=len(cell))])),)))
    for passage in found:
        passage.check(text)
    return [passage.text for passage in found]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Half of all panels are led by parents", "All chairs have been trained"),
        ("Fewer families wait", "The longest wait is known"),
        ("70% of visits happen on time", "90% of visits are noted"),
        ("Families rate the hubs", "Families rate the guide"),
        ("A lead nurse has been hired", "Moderation takes place each term"),
        ("More short breaks taken", "Parents choose where"),
    ],
)
def test_a_full_line_may_end_a_criterion_without_a_mark(first: str, second: str) -> None:
    assert printed(first, second, paper="It was said that parents rarely choose.") == [first, second]


@pytest.mark.parametrize(
    "lines",
    [
        ("The guide is read on the Local", "Offer pages each month"),
        ("Two nurses are trained and", "Makaton groups are open"),
        ("The group has met every month since", "September to agree a date"),
        ("Leaders have published", "SENCO guides in each school"),
        ("The rate is reported with", "Quality board papers"),
        ("Share of schools that use", "Boxall profiles in class"),
        ("Hubs have been opened with all", "Partners in each town"),
        ("Visits were made by nurses (from", "Health visiting teams)"),
        ("More families know the", "Charter well"),
        ("Waits have been cut from 90 days to", "30% of that"),
        ("The charter has been shown to", "Compass group members"),
        ("Training has been set up", "Measured by the yearly survey"),
    ],
)
def test_a_full_line_whose_sentence_may_go_on_ends_none(lines: tuple[str, ...]) -> None:
    assert printed(*lines) == [" ".join(lines)]


def test_a_word_the_paper_uses_as_a_name_begins_no_criterion() -> None:
    lines = ("More young people have joined our", "Compass groups"), ("Young people have joined two", "Compass groups")
    paper = "The two Compass groups were set up by young people."
    assert [printed(*pair, paper=paper) for pair in lines] == [[" ".join(pair)] for pair in lines]


def test_entries_that_a_line_breaks_stay_whole() -> None:
    assert printed("(i) Hub has been opened (ii) staff were", "All hired") == ["Hub has been opened", "staff were All hired"]
