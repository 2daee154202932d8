"""Dates in running text are found where they stand; any date reads back as itself, and no text makes one up."""

import re
import time
from calendar import monthrange
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stocktake.extract.language.dates import find_dates, read_timescale
from stocktake.model import Reading, fold


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Letter of 10 January 2025.", {"10 January 2025": "2025-01-10"}),
        ("The next review is in May 2025.", {"May 2025": "2025-05"}),
        ("Between 27 September 2021 and 1 October 2021, two bodies", {"27 September 2021": "2021-09-27", "1 October 2021": "2021-10-01"}),
        ("from 27 September to 1 October 2021", {"27 September": "2021-09-27", "1 October 2021": "2021-10-01"}),
        ("27 September – 1 October 2021", {"27 September": "2021-09-27", "1 October 2021": "2021-10-01"}),
        ("visited on 6-10 March 2023", {"6": "2023-03-06", "10 March 2023": "2023-03-10"}),
        ("Monday 6 to Friday 10 March 2023", {"6": "2023-03-06", "10 March 2023": "2023-03-10"}),
        ("on 6th, 7th, and 8th June 2023)", {"6th": "2023-06-06", "7th": "2023-06-07", "8th June 2023": "2023-06-08"}),
        ("Tuesday 14th March 2023", {"14th March 2023": "2023-03-14"}),
        ("14/03/2023, 2023-03-15 or 16-Mar-23", {"14/03/2023": "2023-03-14", "2023-03-15": "2023-03-15", "16-Mar-23": "2023-03-16"}),
        ("10 January\n2025", {"10 January\n2025": "2025-01-10"}),
        ("Nov – Feb 2023", {"Nov": "2022-11", "Feb 2023": "2023-02"}),
        ("as of Sept '23", {"Sept '23": "2023-09"}),
        ("Version 2 – 12 May 2024", {"12 May 2024": "2024-05-12"}),
        ("The reforms of September 2014 and the Harbours Act 2014", {"September 2014": "2014-09"}),
        ("The Pier Regulations 2015 (2015), strategy 2020-2024, 2022/23, Q1 2022/23", {}),
        ("They may in 2022 march on; in May 20 boats sailed; on March 23, the crew left", {}),
        ("see 2.1.23, £14.50 in 2022, 31 June 2022, 14 March, https://example.org/2023/03/14/x", {}),
        ("Spring 2023 and autumn term 2022", {}),
        ("", {}),
    ],
)
def test_dates_in_running_text_are_found_as_precise_as_stated(text: str, found: dict[str, str]) -> None:
    assert [(text[date.start : date.end], date.value) for date in find_dates(text)] == list(found.items())


DAYS = st.dates(date(2015, 1, 1), date(2049, 12, 31))
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
ENDINGS = {1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd", 31: "st"}


def _written(day: date) -> list[str]:
    month, year, ordinal = MONTHS[day.month - 1], day.year, f"{day.day}{ENDINGS.get(day.day, 'th')}"
    return [
        f"{day.day} {month} {year}",
        f"{ordinal} {month[:3]} {year}",
        f"{ordinal} of {month}, {year}",
        f"{month} {ordinal}, {year}",
        f"{month} {day.day}, {year}",
        f"{month[:3].upper()} {ordinal} {year}",
        f"{day.day:02}/{day.month:02}/{year}",
        f"{day.day}/{day.month}/{year % 100}",
        f"{day.day:02}.{day.month:02}.{year}",
        f"{day.day:02}-{day.month:02}-{year}",
        f"{day.day:02}-{month[:3]}-{year % 100}",
        f"{day.day} {month} ’{year % 100}",
        f"{day.day}\n{month}\n{year}",
        day.isoformat(),
    ]


@given(DAYS)
def test_any_day_reads_back_as_itself_in_every_format(day: date) -> None:
    for words in _written(day):
        read = read_timescale(words)
        assert (words, read.start, read.due, read.dates) == (words, None, day, (day,))
        assert [(found.start, found.end, found.value) for found in find_dates(words)] == [(0, len(words), day.isoformat())]


@given(DAYS)
def test_any_month_reads_back_as_its_last_day(day: date) -> None:
    month, last = MONTHS[day.month - 1], day.replace(day=monthrange(day.year, day.month)[1])
    short = f"{day.year % 100}"
    for words in (f"{month} {day.year}", f"{month[:3]} {short}", f"{month} '{short}", f"{month[:3]}-{short}", f"{day.month:02}/{day.year}"):
        assert (words, read_timescale(words).due) == (words, last)


@given(DAYS, st.integers(0, 1000), st.sampled_from(["–", "to", "until", "-"]), st.integers(0, 13), st.integers(0, 13))
def test_any_two_days_in_order_are_a_range_and_in_disorder_none(first: date, days: int, joint: str, one: int, other: int) -> None:
    last = first + timedelta(days=days)
    forwards = read_timescale(f"{_written(first)[one]} {joint} {_written(last)[other]}")
    if last.year <= 2049:
        assert (forwards.start, forwards.due, len(forwards.dates)) == (first, last, 1)
        if days:
            backwards = read_timescale(f"{_written(last)[other]} {joint} {_written(first)[one]}")
            assert (backwards.start, backwards.due, backwards.reading) == (None, None, Reading.UNREADABLE)


PIECES = """
March May Sept. Nov 14 31 30th 2 22 23 2022 2023 2022/23 '23 – - / , . ; : ( ) & and or to until by before after from during mid early
end of start the Q1 Q4 Spring Winter autumn term half financial academic year week w/c ongoing onwards monthly TBC within 3 months six
weeks not was between review then Tuesday phase 14/03/2023 2023-03-14 14-Mar-23 31/06/2022 next
""".split()


def _check(words: str) -> None:
    read = read_timescale(words)
    assert read.text == fold(words)
    assert not (read.start and read.due and read.start > read.due)
    assert (read.due is not None) == (read.reading is Reading.DATED)
    assert read.due == max(read.dates, default=None)
    assert read.notes or read.reading in (Reading.DATED, Reading.OPEN_ENDED, Reading.BLANK)
    # No guessing: each year that comes out stands in the words, or is next to one that does (2022/23, winter, "before 2023").
    years = {int(figures) % 100 for figures in re.findall(r"[0-9]{2}", words)}
    for day in (read.start, read.due, *read.dates):
        assert day is None or {(day.year + step) % 100 for step in (-1, 0, 1)} & years
    last = 0
    for found in find_dates(words):
        assert last <= found.start < found.end <= len(words)
        assert re.fullmatch(r"[0-9]{4}-[0-9]{2}(-[0-9]{2})?", found.value)
        last = found.end


@given(st.lists(st.sampled_from(PIECES), max_size=14), st.sampled_from([" ", ""]))
def test_no_mixture_of_date_words_raises_or_gives_what_is_not_in_it(pieces: list[str], space: str) -> None:
    _check(space.join(pieces))


@given(st.text(max_size=60))
def test_no_text_raises_or_gives_a_date_that_is_not_in_it(words: str) -> None:
    _check(words)


@given(st.text(st.characters(exclude_categories=["Nd"]), max_size=60), st.sampled_from(["by March ", "Spring term ", "the year ", ""]))
def test_words_without_figures_never_give_a_date(words: str, begin: str) -> None:
    read = read_timescale(begin + words)
    assert (read.start, read.due) == (None, None)


@pytest.mark.parametrize(
    "piece",
    [
        "March ",
        "March 2023 ",
        "1/",
        "(",
        "1, ",
        "9",
        "1,000",
        "-",
        "by ",
        "Q1 ",
        "2022/23 Q1 ",
        "22/23/",
        "(March) ",
        "March,",
        "Sep\ntem\n",
        "\u200b",
    ],
)
def test_a_very_long_cell_takes_no_more_than_its_length(piece: str) -> None:
    words = piece * (20_000 // len(piece))
    begin = time.perf_counter()
    read_timescale(words)
    find_dates(words)
    assert time.perf_counter() - begin < 10  # a tenth of a second or two; work that grows with the square would take minutes
