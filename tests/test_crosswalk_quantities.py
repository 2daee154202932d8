"""Quantities in words and figures, the targets measures set, and how reported figures are held against them."""

import pytest

from stocktake.crosswalk.comparisons import compares, is_met, say_working
from stocktake.crosswalk.figures import change_wanted, figures_of, goal_of
from stocktake.crosswalk.quantities import Unit, read_quantities


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Six toy libraries open", [(6, Unit.COUNT)]),
        ("12 young people aged 14 to 19", [(12, Unit.COUNT)]),
        ("Reviews in Year 9 and Section B", []),
        ("85% of plans and 3 of the 4 reviews", [(85, Unit.SHARE), (75, Unit.SHARE)]),
        ("Half of the hoists arrived", [(50, Unit.SHARE)]),
        ("Every driver is trained", [(100, Unit.SHARE)]),
        ("a wait of 3 weeks", [(21, Unit.DAYS)]),
        ("answered in five working days", [(7, Unit.DAYS)]),
        ("£2.5m for hoists", [(2_500_000, Unit.MONEY)]),
        ("open since March 2031", [(2031 * 12 + 2, Unit.MONTH)]),
        ("in 2031 and 2032", []),
    ],
)
def test_quantities_are_read_with_their_units(text: str, found: list[tuple[float, Unit]]) -> None:
    assert [(round(quantity.value, 1), quantity.unit) for quantity in read_quantities(text)] == found


@pytest.mark.parametrize(
    ("measure", "said", "met"),
    [
        ("Six toy libraries open", "Four toy libraries have opened in villages", False),
        ("Six toy libraries open", "Seven toy libraries have opened in villages", True),
        ("Nobody waits longer than 9 weeks for a swimming lesson", "The longest wait for a swimming lesson is 11 weeks", False),
        ("Families wait no longer than 9 weeks for a swimming lesson", "The wait for a swimming lesson is now 8 weeks", True),
        ("Lost hoists fall below 20 a year", "Lost hoists rose from 22 to 31", False),
        ("Lost hoists halve", "Lost hoists fell from 40 to 18", True),
        ("Lost hoists halve", "Lost hoists fell from 40 to 30", False),
        ("Bus passes double from 200", "Passes have risen from 200 to 390 a month", False),
        ("Lost hoists fall by 20%", "Lost hoists have fallen by 25%", True),
        ("All drivers of school buses are trained", "90% of drivers of school buses are trained", False),
    ],
)
def test_counts_spans_and_changes_are_held_against_their_targets(measure: str, said: str, met: bool) -> None:
    goal = goal_of(measure)
    assert goal is not None
    compared = [is_met(goal, figure) for figure in figures_of(said) if compares(goal, figure)]
    assert compared == [met]


@pytest.mark.parametrize(
    ("measure", "said"),
    [
        ("Six toy libraries open", "Four swimming lessons were held in toy libraries"),
        ("Families wait no longer than 9 weeks for a swimming lesson", "22 families wait over 9 weeks for a swimming lesson"),
        ("Families wait no longer than 9 weeks for a swimming lesson", "Bus passes are sent after 8 weeks"),
        ("Lost hoists halve", "30 lost hoists were found again"),
        ("Six toy libraries open", "Two toy libraries could not open for want of staff"),
    ],
)
def test_another_count_or_a_mere_bound_is_not_held_against_the_target(measure: str, said: str) -> None:
    goal = goal_of(measure)
    assert goal is not None
    assert not [figure for figure in figures_of(said) if compares(goal, figure)]


def test_a_rise_wanted_without_a_figure_needs_a_level_before_and_after() -> None:
    goal = change_wanted("The number of families who use the bus rises")
    assert goal is not None
    (told,) = [figure for figure in figures_of("Families who use the bus: up to 61, compared with 38 the year before") if figure.before]
    assert compares(goal, told) and is_met(goal, told)
    assert not any(compares(goal, figure) for figure in figures_of("61 families use the bus"))


def test_the_working_is_told_in_one_line() -> None:
    goal, (figure,) = goal_of("Lost hoists halve"), figures_of("Lost hoists fell from 40 to 30")
    assert goal is not None
    assert say_working(goal, figure) == "“from 40 to 30” is a fall of 25%; a fall of 50% wanted: not met"
