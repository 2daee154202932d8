"""Deadlines are read by the documented rules, and what no rule covers is left without a date."""

from datetime import date

import pytest

from stocktake.extract.language.dates import read_timescale
from stocktake.model import Reading

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
March 2023 – by the board | - | 2023-03-31
by Easter (April 2023) | - | 2023-04-30
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
April 2022 – | end of the range
September 2022 to Easter 2023 | end of the range
September 2022 – end of project | end of the range
September 2022 – end of year | end of the range
March 2023 – early summer | no year
Q1 2022/23 (January to March) | no year
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


def test_a_season_may_mean_the_school_term_and_says_what_it_was_read_as() -> None:
    assert read_timescale("by Spring 2023").notes == ("'Spring 2023' may mean the school term; read as March to May 2023",)
    assert read_timescale("Spring term 2023").notes == ()
    assert read_timescale("Winter 2022").notes == ()


def test_a_weekday_that_is_not_the_date_s_is_noted() -> None:
    assert read_timescale("Monday 14 March 2023").notes == ("'14 March 2023' is a Tuesday, not a Monday",)
    read = read_timescale("w/c 15 March 2023")
    assert (read.start, read.due) == (date(2023, 3, 15), date(2023, 3, 17))
    assert read.notes == ("'15 March 2023' is a Wednesday; the week is read to the Friday after it",)
