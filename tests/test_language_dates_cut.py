"""Dates that a narrow column cuts at a line's end, behind their mark or inside a word."""

from datetime import date

import pytest

from stocktake.extract.language.dates import find_dates, read_timescale


@pytest.mark.parametrize("words", ["Septem-\nber 2022", "Sept\nember 2022", "Septem\u00adber 2022", "Sep\u200btember\u00a02022"])
def test_a_month_that_type_setting_has_cut_is_still_that_month(words: str) -> None:
    assert read_timescale(words).due == date(2022, 9, 30)


@pytest.mark.parametrize("gap", [" ", "\n"])
@pytest.mark.parametrize(
    ("words", "due"),
    [
        ("30-06-|2024", date(2024, 6, 30)),
        ("30-|06-2024", date(2024, 6, 30)),
        ("30/06/|2024", date(2024, 6, 30)),
        ("2024-06-|30", date(2024, 6, 30)),
        ("2024-|06-30", date(2024, 6, 30)),
        ("14-03-|23", date(2023, 3, 14)),
        ("14-|Mar-23", date(2023, 3, 14)),
        ("14-Mar-|23", date(2023, 3, 14)),
        ("Sep-|24", date(2024, 9, 30)),
        ("06/|2024", date(2024, 6, 30)),
        ("2022-|23", date(2023, 3, 31)),
        ("1st Septem-|ber 2024", date(2024, 9, 1)),
        ("Acade-|mic year 2023/24", date(2024, 8, 31)),
        ("Sep-|tember 23 – Feb-|ruary 24", date(2024, 2, 29)),
    ],
)
def test_a_date_cut_behind_its_mark_is_that_date(words: str, due: date, gap: str) -> None:
    assert read_timescale(words.replace("|", gap)).due == due


@pytest.mark.parametrize(
    ("words", "start", "due"),
    [
        ("1- 5 March 2024", date(2024, 3, 1), date(2024, 3, 5)),
        ("Sept 23- March 24", date(2023, 9, 1), date(2024, 3, 31)),
        ("June- 14 July 2024", date(2024, 6, 1), date(2024, 7, 14)),
    ],
)
def test_a_dash_set_close_on_one_side_is_still_a_range_s(words: str, start: date, due: date) -> None:
    assert (read_timescale(words).start, read_timescale(words).due) == (start, due)


@pytest.mark.parametrize(("words", "due"), [("30-06-\n2024", date(2024, 6, 30)), ("14 Septem-\nber 2024", date(2024, 9, 14))])
def test_a_cut_date_in_running_text_is_found(words: str, due: date) -> None:
    (found,) = find_dates(f"The board met on {words} to look at the plan.")
    assert found.value == due.isoformat()


def test_what_only_looks_like_a_cut_date_is_none() -> None:
    assert find_dates("See section 1.2. 2024 was a hard year for all 1-2- 3 year groups.") == ()
