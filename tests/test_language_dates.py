"""Deadlines are read by the documented rules, and what no rule covers is left without a date."""

import io
import json
import re
import sys
import time
from calendar import monthrange
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stocktake.cli.date import command
from stocktake.extract.language.dates import find_dates, read_timescale
from stocktake.model import Reading, fold

# Words, start, due; "-" is none. One block a row of the table the rules are written in, then the general rules.
DATED = """
14 March 2023 | - | 2023-03-14
14th March 2023 | - | 2023-03-14
March 14th, 2023 | - | 2023-03-14
14/03/2023 | - | 2023-03-14
14.3.23 | - | 2023-03-14
14-Mar-23 | - | 2023-03-14

March 2023 | - | 2023-03-31
Mar 23 | - | 2023-03-31
by March 2023 | - | 2023-03-31
before end of March 2023 | - | 2023-03-31
end of March 2023 | - | 2023-03-31
by the end of Mar '23 | - | 2023-03-31

start of March 2023 | - | 2023-03-01
beginning of March 2023 | - | 2023-03-01
mid March 2023 | - | 2023-03-15
mid-March 2023 | - | 2023-03-15

April – June 2022 | 2022-04-01 | 2022-06-30
April to June 2022 | 2022-04-01 | 2022-06-30
April 2022 – June 2022 | 2022-04-01 | 2022-06-30
between April and June 2022 | 2022-04-01 | 2022-06-30
Nov 2022 – Feb 2023 | 2022-11-01 | 2023-02-28
1 May 2022 – 31 July 2022 | 2022-05-01 | 2022-07-31

Q1 2022/23 | 2022-04-01 | 2022-06-30
Quarter 1 2022-23 | 2022-04-01 | 2022-06-30
Quarter 1 2022-23 (April to June) | 2022-04-01 | 2022-06-30
Q2 2022/23 | 2022-07-01 | 2022-09-30
Q3 2022/23 | 2022-10-01 | 2022-12-31
Q4 2022/23 | 2023-01-01 | 2023-03-31
Q4 2022/23 (January to March 2023) | 2023-01-01 | 2023-03-31

Spring 2023 | 2023-03-01 | 2023-05-31
Spring 2023 (Mar–May) | 2023-03-01 | 2023-05-31
Summer 2023 | 2023-06-01 | 2023-08-31
Summer 2023 (Jun–Aug) | 2023-06-01 | 2023-08-31
Autumn 2022 | 2022-09-01 | 2022-11-30
Autumn 2022 (Sep–Nov) | 2022-09-01 | 2022-11-30
Winter 2022 | 2022-12-01 | 2023-02-28
Winter 2022 (Dec 2022–Feb 2023) | 2022-12-01 | 2023-02-28

Autumn term 2022 | 2022-09-01 | 2022-12-31
Autumn term 2022 (1 Sep–31 Dec) | 2022-09-01 | 2022-12-31
Spring term 2023 | 2023-01-01 | 2023-03-31
Spring term 2023 (1 Jan–31 Mar) | 2023-01-01 | 2023-03-31
Summer term 2023 | 2023-04-01 | 2023-07-31
Summer term 2023 (1 Apr–31 Jul) | 2023-04-01 | 2023-07-31
end of autumn term 2022 | - | 2022-12-31
by the end of summer term 2023 | - | 2023-07-31
autumn term 2022/23 | 2022-09-01 | 2022-12-31
spring term 2022/23 | 2023-01-01 | 2023-03-31
summer term 2022/23 | 2023-04-01 | 2023-07-31

2022 | - | 2022-12-31
by 2023 | - | 2023-12-31
during 2023 | 2023-01-01 | 2023-12-31
2022/23 | 2022-04-01 | 2023-03-31
financial year 2022/23 | 2022-04-01 | 2023-03-31
academic year 2022/23 | 2022-09-01 | 2023-08-31

April/May 2022 | 2022-04-01 | 2022-05-31
Nov – Feb 2023 | 2022-11-01 | 2023-02-28
before March 2023 | - | 2023-02-28

2023-03-14 | - | 2023-03-14
03/2023 | - | 2023-03-31
March ’23 | - | 2023-03-31
Sept 2023 | - | 2023-09-30
w/c 13 March 2023 | 2023-03-13 | 2023-03-17
14–18 March 2023 | 2023-03-14 | 2023-03-18
ongoing, review March 2023 | - | 2023-03-31

by April – June 2022 | - | 2022-06-30
by Q2 2022/23 | - | 2022-09-30
by the end of Q3 2022/23 | - | 2022-12-31
by spring 2023 | - | 2023-05-31
no later than 2022/23 | - | 2023-03-31
not later than 14 March 2023 | - | 2023-03-14
before the end of the academic year 2022/23 | - | 2023-08-31
before end of 2022 | - | 2022-12-31
on or before 14 March 2023 | - | 2023-03-14
until March 2023 | - | 2023-03-31
ongoing until March 2023 | - | 2023-03-31
before 14 March 2023 | - | 2023-03-13
before Tuesday, 14 March 2023 | - | 2023-03-13
before the autumn term 2022 | - | 2022-08-31
before 2023 | - | 2022-12-31
in March 2023 | - | 2023-03-31
throughout March 2023 | - | 2023-03-31
in 2023 | 2023-01-01 | 2023-12-31
throughout 2022/23 | 2022-04-01 | 2023-03-31
during spring term 2023 | 2023-01-01 | 2023-03-31

SEPTEMBER 2022 | - | 2022-09-30
sep. 2022 | - | 2022-09-30
Sept2022 | - | 2022-09-30
Mar-23 | - | 2023-03-31
Mar/23 | - | 2023-03-31
14 th March 2023 | - | 2023-03-14
Tuesday 14th March 2023 | - | 2023-03-14
14th of March, 2023 | - | 2023-03-14
2023/03/14 | - | 2023-03-14
2023-03 | - | 2023-03-31
1/5/22-31/7/22 | 2022-05-01 | 2022-07-31
1 Sep–31 Dec 2022 | 2022-09-01 | 2022-12-31
Sept 22 - Mar 23 | 2022-09-01 | 2023-03-31
14/03 – 18/03/2023 | 2023-03-14 | 2023-03-18
30 November – 2 February 2023 | 2022-11-30 | 2023-02-02
from September 2022 until July 2023 | 2022-09-01 | 2023-07-31
mid-March to the end of April 2022 | 2022-03-15 | 2022-04-30
week commencing Monday 13th March 2023 | 2023-03-13 | 2023-03-17
week ending 17 March 2023 | - | 2023-03-17
Q1 – Q2 2022/23 | 2022-04-01 | 2022-09-30
first quarter of 2022/23 | 2022-04-01 | 2022-06-30
Q3 22-23 | 2022-10-01 | 2022-12-31
2022/23 Q1 | 2022-04-01 | 2022-06-30
Q1 (April to June) 2022/23 | 2022-04-01 | 2022-06-30
Q1 2022 (April – June 2022) | 2022-04-01 | 2022-06-30
Q1: April – June 2022 | 2022-04-01 | 2022-06-30
autumn and spring term 2022/23 | 2022-09-01 | 2023-03-31
Winter/Spring 2023 | 2022-12-01 | 2023-05-31
Winter 2022/23 | 2022-12-01 | 2023-02-28
FY22/23 | 2022-04-01 | 2023-03-31
2022-2023 | 2022-04-01 | 2023-03-31
2022 to 2023 academic year | 2022-09-01 | 2023-08-31
2022 to 2024 | 2022-01-01 | 2024-12-31
start: May 2022 end: July 2022 | 2022-05-01 | 2022-07-31
29 February 2024 | - | 2024-02-29
100% by May 2022 | - | 2022-05-31
phase 2 March 2023 | - | 2023-03-31
Early Help review March 2023 | - | 2023-03-31
staff may apply by June 2022 | - | 2022-06-30
officer in post March 2023 | - | 2023-03-31
1/3 by May 2022, 2/3 by July 2022 | - | 2022-07-31
12 months to March 2023 | - | 2023-03-31
a 6-month pilot, complete July 2022 | - | 2022-07-31
June 2023 (was March 2023) | - | 2023-06-30
moved from March 2023 to June 2023 | - | 2023-06-30
March 2023 (TBC) | - | 2023-03-31
September 2022 – July 2023, then ongoing | 2022-09-01 | 2023-07-31
by May 2022 and ongoing | - | 2022-05-31
"""

# Words, start; none has a due date.
OPEN_ENDED = """
from May 2022 | 2022-05-01
starting May 2022 | 2022-05-01
May 2022 onwards | 2022-05-01
May 2022 and ongoing | 2022-05-01
May 2022 – ongoing | 2022-05-01
from the start of May 2022 | 2022-05-01
ongoing since May 2022 | 2022-05-01
monthly from May 2022 | 2022-05-01
May 2022 then quarterly | 2022-05-01
June 2022 (monthly thereafter) | 2022-06-01
from 14 March 2023 onwards | 2023-03-14
not before March 2023 | 2023-03-01
after March 2023 | 2023-04-01
from Q3 2022/23 | 2022-10-01
ongoing | -
on-going | -
continuous | -
monthly | -
half-termly | -
every 6 months | -
until further notice | -
"""

RELATIVE = """
within 3 months
3 months from start
next term
3-6 months
within 10 working days
month 3
short term
within 3 months of 14 March 2023
two weeks before 14 March 2023
10 days from 1 May 2022
"""

IMPOSSIBLE = (
    "31 June 2022",
    "29 February 2023",
    "by 31/06/2022",
    "0 May 2022",
    "14/13/2022",
    "2022-02-30",
    "30 May – 31 June 2022",
    "Q5 2022/23",
)

UNREADABLE = """
TBC | no date is given
TBA | no date is given
N/A | no date is given
immediate | no date is given
asap | no date is given
14 March | no year
14/03 | no year
March | no year
by 31 March | no year
May – July | no year
May 2022 – July | no year
Q1 | no year
autumn term | no year
June 2022 and September | no year
December and January 2023 | no year
Q1 2022 | both its years
financial year 2022 | both its years
academic year 2022 | both its years
early March 2023 | no fixed days
late 2022 | no fixed days
early autumn term 2022 | no fixed days
mid term 2023 | no date
mid term | no date
mid 2023 | no fixed days
first week of March 2023 | no fixed days
week 2 March 2023 | no fixed days
xx March 2023 | no fixed days
autumn half term 2022 | half a term
Spring 2 2023 | half a term
June 2022 – April 2022 | ends before it begins
18–14 March 2023 | ends before it begins
14/03/99 | two digits
March 50 | two digits
March 14 | no year
2022 – 2023 | one financial year
spring 2022/23 | either year
March 2022/23 | two years
March 2023 and 2024 | either
2022-24 | no date
Easter 2023 | no date
by Christmas 2022 | no date
by the end of Febuary 2023 | no date
Code of Practice 2015 | no date
2022 places | no date
version 2.1.2022.3 | no date
not March 2023 | is not
cancelled (was March 2023) | take the date back
after the visit in March 2023 | wait for an event
April 2022 – TBC | end of the range
April-June-September 2022 | two ends
"""

BLANK = ("", " ", "\n \t", "-", "–", " — ", "...", "\ufeff")


def _rows(table: str) -> list[tuple[str, ...]]:
    return [tuple(part.strip() for part in line.split("|")) for line in table.splitlines() if line.strip()]


def _day(text: str) -> date | None:
    return None if text == "-" else date.fromisoformat(text)


@pytest.mark.parametrize(("words", "start", "due"), _rows(DATED))
def test_dated_words_are_read_by_the_table(words: str, start: str, due: str) -> None:
    read = read_timescale(words)
    assert (read.start, read.due, read.reading) == (_day(start), _day(due), Reading.DATED)
    assert read.text == words


@pytest.mark.parametrize(("words", "start"), _rows(OPEN_ENDED))
def test_open_ended_words_have_at_most_a_start(words: str, start: str) -> None:
    read = read_timescale(words)
    assert (read.start, read.due, read.dates, read.reading) == (_day(start), None, (), Reading.OPEN_ENDED)


@pytest.mark.parametrize("words", [row[0] for row in _rows(RELATIVE)])
def test_relative_words_have_no_date_and_say_so(words: str) -> None:
    read = read_timescale(words)
    assert (read.start, read.due, read.reading) == (None, None, Reading.RELATIVE)
    assert read.notes


@pytest.mark.parametrize("words", IMPOSSIBLE)
def test_a_date_the_calendar_lacks_is_impossible_and_named(words: str) -> None:
    read = read_timescale(words)
    assert (read.start, read.due, read.reading) == (None, None, Reading.IMPOSSIBLE)
    assert words in read.notes[0]


@pytest.mark.parametrize(("words", "why"), _rows(UNREADABLE))
def test_unreadable_words_have_no_date_and_say_why(words: str, why: str) -> None:
    read = read_timescale(words)
    assert (read.start, read.due, read.dates, read.reading) == (None, None, (), Reading.UNREADABLE)
    assert any(why in note for note in read.notes)


@pytest.mark.parametrize("words", BLANK)
def test_a_cell_without_words_is_blank(words: str) -> None:
    read = read_timescale(words)
    assert (read.start, read.due, read.dates, read.reading, read.notes) == (None, None, (), Reading.BLANK, ())


@pytest.mark.parametrize(
    ("words", "start", "dates"),
    [
        ("September 2022 September 2022", "-", "2022-09-30 2022-09-30"),
        ("September\n2022\n\nSeptember\n2022", "-", "2022-09-30 2022-09-30"),
        ("July 2022, September 2022", "-", "2022-07-31 2022-09-30"),
        ("September 2022 / July 2022", "-", "2022-09-30 2022-07-31"),
        ("i. May 2022 ii. July 2022", "-", "2022-05-31 2022-07-31"),
        ("March 2023 and review in June 2023", "-", "2023-03-31 2023-06-30"),
        ("June and September 2022", "-", "2022-06-30 2022-09-30"),
        ("6th, 7th and 8th June 2023", "-", "2023-06-06 2023-06-07 2023-06-08"),
        ("w/c 13 and 20 March 2023", "2023-03-13", "2023-03-17 2023-03-24"),
        ("April – June 2022; 14 March 2023", "2022-04-01", "2022-06-30 2023-03-14"),
        ("Q1 2022/23, Q3 2022/23", "2022-04-01", "2022-06-30 2022-12-31"),
        ("academic years 2022/23 and 2023/24", "2022-09-01", "2023-08-31 2024-08-31"),
        ("2022, 2023 and 2024", "-", "2022-12-31 2023-12-31 2024-12-31"),
        ("March or April 2023", "-", "2023-03-31 2023-04-30"),
        ("May 2022; ongoing; July 2022", "-", "2022-05-31 2022-07-31"),  # the mark parts "ongoing" from May
    ],
)
def test_of_several_dates_the_latest_is_due_and_each_is_kept_in_order(words: str, start: str, dates: str) -> None:
    read = read_timescale(words)
    expected = tuple(date.fromisoformat(day) for day in dates.split())
    assert (read.start, read.dates, read.due) == (_day(start), expected, max(expected))


def test_a_range_is_one_date() -> None:
    assert read_timescale("April – June 2022").dates == (date(2022, 6, 30),)


@pytest.mark.parametrize("dash", list("-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u0002\ufffe"))
@pytest.mark.parametrize("pattern", ["April {} June 2022", "April{}June 2022", "April {} \nJune 2022", "April\n{}\nJune\n2022"])
def test_dashes_and_line_breaks_of_every_kind_join_a_range(pattern: str, dash: str) -> None:
    read = read_timescale(pattern.format(dash))
    assert (read.start, read.due) == (date(2022, 4, 1), date(2022, 6, 30))


@pytest.mark.parametrize("words", ["Septem-\nber 2022", "Sept\nember 2022", "Septem\u00adber 2022", "Sep\u200btember\u00a02022"])
def test_a_month_that_type_setting_has_cut_is_still_that_month(words: str) -> None:
    assert read_timescale(words).due == date(2022, 9, 30)


def test_a_season_may_mean_the_school_term_and_says_what_it_was_read_as() -> None:
    assert read_timescale("by Spring 2023").notes == ("'Spring 2023' may mean the school term; read as March to May 2023",)
    assert read_timescale("Spring term 2023").notes == ()
    assert read_timescale("Winter 2022").notes == ()


def test_a_weekday_that_is_not_the_date_s_is_noted() -> None:
    assert read_timescale("Monday 14 March 2023").notes == ("'14 March 2023' is a Tuesday, not a Monday",)
    read = read_timescale("w/c 15 March 2023")
    assert (read.start, read.due) == (date(2023, 3, 15), date(2023, 3, 17))
    assert read.notes == ("'15 March 2023' is a Wednesday; the week is read to the Friday after it",)


@pytest.mark.parametrize(
    ("words", "start", "due"),
    [
        ("within 3 months", "-", "2022-04-30"),  # from 31 January: April has 30 days
        ("in six weeks", "-", "2022-03-14"),
        ("3 months from the start of the plan", "-", "2022-04-30"),
        ("3-6 months", "2022-04-30", "2022-07-31"),
        ("within 1 year", "-", "2023-01-31"),
        ("90 days", "-", "2022-05-01"),
    ],
)
def test_relative_words_are_counted_from_the_start_the_plan_states(words: str, start: str, due: str) -> None:
    read = read_timescale(words, plan_start=date(2022, 1, 31))
    assert (read.start, read.due, read.reading) == (_day(start), _day(due), Reading.DATED)
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


def _run(arguments: list[str], monkeypatch: pytest.MonkeyPatch, given: bytes = b"") -> str:
    output = io.BytesIO()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given), encoding="utf-8"))
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(output, encoding="utf-8"))
    command.main(arguments, standalone_mode=False)
    sys.stdout.flush()
    return output.getvalue().decode("utf-8")


def test_the_verb_prints_one_object(monkeypatch: pytest.MonkeyPatch) -> None:
    printed = _run(["April –\n June 2022", "--format", "json"], monkeypatch)
    expected = {"text": "April – June 2022", "start": "2022-04-01", "due": "2022-06-30", "reading": "dated", "notes": []}
    assert json.loads(printed) == expected
    assert printed.count("\n") == 1


def test_the_verb_reads_one_phrase_a_line_and_answers_each(monkeypatch: pytest.MonkeyPatch) -> None:
    given = "\ufeffMarch 2023\r\n\nby ’23\nongoing".encode() + b"\nMay 2022 \xff\n"
    printed = _run(["-", "--format", "json"], monkeypatch, given)
    answers = [json.loads(line) for line in printed.splitlines()]
    assert [answer["text"] for answer in answers] == ["March 2023", "", "by ’23", "ongoing", "May 2022 \ufffd"]
    assert [answer["due"] for answer in answers] == ["2023-03-31", None, "2023-12-31", None, "2022-05-31"]
    assert [answer["reading"] for answer in answers] == ["dated", "blank", "dated", "open_ended", "dated"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("by March 2023", '"by March 2023": due 31 March 2023\n'),
        ("April – June 2022", '"April – June 2022": from 1 April 2022, due 30 June 2022\n'),
        ("from May 2022", '"from May 2022": from 1 May 2022, open-ended, no due date\n'),
        ("14 March", "\"14 March\": no due date: the words cannot be read as one\n  '14 March': no year is given\n"),
        ("", '"": blank, no due date\n'),
    ],
)
def test_the_verb_says_in_plain_words_what_was_read(words: str, said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert _run([words], monkeypatch) == said
