"""Relative words are counted from the start a plan states, and from nothing else."""

from datetime import date

import pytest

from stocktake.extract.language.dates import read_timescale
from stocktake.model import Reading


@pytest.mark.parametrize(
    ("words", "start", "due"),
    [
        ("within 3 months", "", "2022-04-30"),  # from 31 January: April has 30 days
        ("in six weeks", "", "2022-03-14"),
        ("3 months from the start of the plan", "", "2022-04-30"),
        ("3-6 months", "2022-04-30", "2022-07-31"),
        ("within 1 year", "", "2023-01-31"),
        ("90 days", "", "2022-05-01"),
    ],
)
def test_relative_words_are_counted_from_the_start_the_plan_states(words: str, start: str, due: str) -> None:
    read = read_timescale(words, plan_start=date(2022, 1, 31))
    expected = date.fromisoformat(start) if start else None
    assert (read.start, read.due, read.reading) == (expected, date.fromisoformat(due), Reading.DATED)
    assert "2022-01-31" in read.notes[0]


@pytest.mark.parametrize(
    "words", ["within 10 working days", "next term", "6 weeks after publication", "month 3", "after 3 months", "3 months then 6 months"]
)
def test_relative_words_that_count_from_something_else_stay_without_a_date(words: str) -> None:
    assert read_timescale(words, plan_start=date(2022, 1, 31)).reading is Reading.RELATIVE


def test_a_count_beyond_the_calendar_s_end_is_no_date() -> None:
    assert read_timescale("within 999 years", plan_start=date.max).due is None


def test_a_stated_date_is_not_counted_from_the_plan_s_start() -> None:
    assert read_timescale("within 3 months (by June 2022)", plan_start=date(2020, 1, 1)).due == date(2022, 6, 30)
