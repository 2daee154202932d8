"""Sums as council papers write them: what does not hold is found, what is of another thing, unit or scale is left alone."""

import pytest

from stocktake.audit.arithmetic import wrong_sums
from stocktake.audit.totals import wrong_totals


@pytest.mark.parametrize(
    "sentence",
    [
        "The wait has reduced from 2 years to 18 months",
        "Spending rose from £900,000 to £1.2m, an increase of a third",
        "Referrals rose from 400 to 500 and complaints were cut by 30%",
        "Attendance rose from 88% in Year 7 to 92% in Year 8 and unauthorised absence fell by 12%",
        "Requests rose from 250 (12 to 18 of them urgent) last year to 400",
        "Support increased from 20 hours to 1 day",
        "The area fell from 12 to 40 in the national table",
        "Waits fell from 40 to 30 weeks following an increase of 20% in staff",
        "A total of 45 families (120 children, 60 parents) came",
        "Three of the four localities, or 60% of our population, have a hub",
        "5 of 8 schools - 80% of pupils - took part",
        "Timeliness rose from 40% to 60% against a planned increase of 30%",
        "Timeliness rose from 40% to 60%, against a national increase of 5%",
        "Referrals rose from 400 to 500, including an increase of 40% for autism",
        "Places grew from 300 to 450; the budget grew by 10%",
        "We doubled our efforts and moved from 3 to 4 localities",
        "10 of the 40 pupils, half in Year 6, moved",
        "Visits rose from 250 in January to 400 in May, a rise of 60%.",
        "Numbers rose from 12 in 2022/23 to 18 in 2023/24, an increase of 50%",
        "Visits rose from 250 on 3 January to 400 on 9 May, up by 60%",
        "The share rose from 20 per cent to 45 per cent, a rise of 25 percentage points",
        "9 (75%) of the 12 schools",
        "Of the 12 schools, 9 (75%) have a nurse",
        "9/12 schools (75%)",
        "75 per cent of schools (9 of the 12)",
        "Two-thirds of the 30 schools (20) have one",
        "An increase in attendance from 90% to 92%",
        "A reduction in the number of pupils moving from 3 to 4 schools",
        "The list is down from 15% to 12%",
        "Waiting times are down from 52 weeks to 26 weeks, a reduction of half",
        "Overdue reviews fell from 1,000 to 250, a fall of 75% in a year",
        "Absence fell from 12% to 9%, a 25% fall",
    ],
)
def test_figures_of_other_things_and_sums_that_hold_are_left_alone(sentence: str) -> None:
    assert [wrong.right for wrong in (*wrong_sums(sentence), *wrong_totals(sentence))] == []


@pytest.mark.parametrize(
    "sentence",
    [
        "9 (85%) of the 12 schools",
        "Of the 12 schools, 9 (85%) have a nurse",
        "9/12 schools (85%)",
        "85 per cent of schools (9 of the 12)",
        "Two-thirds of the 40 (20)",
        "Attendance went up from 40 to 30",
        "There was an increase in attendance from 92% to 90%",
        "The list is down from 12% to 15%",
        "The rate rose from 55 per cent to 68 per cent, a rise of 30 percentage points",
        "Visits rose from 250 a day in January to 400 a day in May, a rise of 75%.",
        "Overdue reviews fell from 1,000 to 250, a fall of 25%",
        "The backlog was reduced from 240 cases to 60 cases (a reduction of 50%)",
        "Numbers rose from 12 in 2022/23 to 18 in 2023/24, an increase of 80%",
        "A 20% increase, from 1,000 to 1,100 referrals",
        "Callers rose by 40% from 290 to 470",
        "The number of clubs doubled from 20 to 30",
        "Open cases fell from 240 to 15, a reduction of 215",
        "The team grew from 10 to 15 workers – an increase of 30%",
    ],
)
def test_sums_that_do_not_hold_are_found_however_they_are_written(sentence: str) -> None:
    (wrong,) = (*wrong_sums(sentence), *wrong_totals(sentence))
    assert sentence[wrong.start : wrong.end].strip()
