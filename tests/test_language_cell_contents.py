"""What a cell's words may be, and what a column of cells holds."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stocktake.extract.language.cell_contents import Content, kinds_of, read_contents
from stocktake.extract.language.column_headings import Role, due_rank, heading_roles, names_period
from stocktake.extract.parsers.best_pairing import pair_best

WORTHS = st.floats(0, 1).map(lambda value: round(value, 2))


@pytest.mark.parametrize(
    ("words", "content"),
    [
        ("May 2031", Content.DATE),
        ("By the end of summer term 2031", Content.DATE),
        ("Complete by 31/03/2031", Content.DATE),
        ("14 March", Content.DATE),
        ("Nia Cole, Head of SEND", Content.PERSON),
        ("SEND team", Content.PERSON),
        ("NC/BR", Content.PERSON),
        ("Council / ICB", Content.PERSON),
        ("1.10", Content.REFERENCE),
        ("A3.b", Content.REFERENCE),
        ("On track", Content.RATING),
        ("Amber – two posts are vacant", Content.RATING),
        ("Medium", Content.LEVEL),
        ("£20,000", Content.MONEY),
        ("90%", Content.VALUE),
        ("Develop a joint strategy", Content.WORK),
        ("We will recruit four therapists", Content.WORK),
        ("Recruitment of four therapists", Content.WORK),
        ("90% of plans in 20 weeks", Content.CRITERION),
        ("Staff hired", Content.CRITERION),
        ("The hub has been opened", Content.NEWS),
        ("Minutes of the board", Content.PROOF),
    ],
)
def test_what_words_may_be(words: str, content: Content) -> None:
    assert content in kinds_of(words)


@pytest.mark.parametrize(
    ("words", "content"),
    [
        ("90% of plans in 20 weeks", Content.DATE),
        ("1.10", Content.DATE),
        ("Nia Cole, May 2031", Content.DATE),
        ("Survey results", Content.WORK),
        ("SEND team", Content.WORK),
        ("Open a hub", Content.PERSON),
        ("Strategy published", Content.PERSON),
        ("May 2031", Content.PERSON),
    ],
)
def test_what_words_are_not(words: str, content: Content) -> None:
    assert content not in kinds_of(words)


def test_cells_nobody_has_filled_in_say_nothing_of_their_column() -> None:
    held = read_contents([("May 2031", None), ("TBC", None), ("", None), ("n/a", None), ("", "red")])
    assert (held.rows, held.filled, held.share(Content.DATE), held.count(Content.RATING)) == (5, 2, 0.5, 1)


@given(st.text())
def test_any_words_can_be_read(words: str) -> None:
    assert kinds_of(words) <= set(Content)


@pytest.mark.parametrize(
    ("heading", "roles"),
    [
        ("By when?", [Role.DUE]),
        ("Lead / Owner", [Role.LEAD]),
        ("Who and by when", [Role.LEAD, Role.DUE]),
        ("Accountable Officer / Supporting officers", [Role.LEAD, Role.SUPPORT]),
        ("(Impact)", [Role.MEASURE]),
        ("How will we know that families see a difference?", [Role.MEASURE]),
        ("Quarterly progress", [Role.PROGRESS]),
        ("Timscale", [Role.DUE]),
        ("Whereabouts", []),
        ("", []),
    ],
)
def test_all_that_a_heading_may_mean(heading: str, roles: list[Role]) -> None:
    assert [role for role, _ in heading_roles(heading)][: max(1, len(roles))] == roles


def test_dates_are_ranked_by_their_headings() -> None:
    assert [due_rank(words) for words in ("Revised date", "Due date", "Original date", "Timescale: Forecast")] == [0, 1, 2, 2]


@pytest.mark.parametrize(
    ("words", "expected"), [("Q1", True), ("Quarter 2 2024/25", True), ("March 2031", True), ("2024/25", True), ("Quality", False)]
)
def test_headings_that_are_periods(words: str, expected: bool) -> None:
    assert names_period(words) is expected


@given(st.integers(1, 4).flatmap(lambda width: st.lists(st.lists(WORTHS, min_size=width, max_size=width), min_size=1, max_size=4)))
def test_no_other_pairing_is_worth_more(scores: list[list[float]]) -> None:
    paired = pair_best(scores)
    chosen = [column for column in paired if column is not None]
    assert len(set(chosen)) == len(chosen)
    worth = sum(scores[row][column] for row, column in enumerate(paired) if column is not None)
    width = len(scores[0])
    every = itertools.permutations(range(width + len(scores)), len(scores))
    assert worth == pytest.approx(max(sum(scores[row][c] for row, c in enumerate(order) if c < width) for order in every))
