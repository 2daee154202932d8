"""What a plan's ratings claim is read by the plan's own words, never by a colour's usual meaning."""

from datetime import date

import pytest

from stocktake.audit import Finding, audit
from stocktake.audit.examples import Example, Promise, Said
from stocktake.audit.ratings import Claimed, legend_of, rating_of
from stocktake.model import Section

LEGEND = "Our ratings. Blue – complete and embedded; Green – on track to be met; Amber – some delay; Red – not on track."


def claimed(rag: tuple[str, ...], extra: str = LEGEND) -> Claimed | None:
    plan = Example(extra=extra, promises=(Promise("1.1.a", "Recruit nurses", rag=rag),)).papers()[0]
    rating = rating_of(plan.actions[0], legend_of(plan))
    return rating.claimed if rating is not None else None


@pytest.mark.parametrize(
    ("rag", "expected"),
    [
        (("Blue",), Claimed.COMPLETE),
        (("green",), Claimed.ON_TRACK),
        (("A",), Claimed.AT_RISK),
        (("Red",), Claimed.OFF_TRACK),
        (("Purple",), None),
        (("",), None),
        (("Amber", "Green"), Claimed.ON_TRACK),
        (("Amber", ""), Claimed.AT_RISK),
        (("Not yet started",), Claimed.NOT_STARTED),
        (("Completed",), Claimed.COMPLETE),
        (("Not completed",), Claimed.OFF_TRACK),
    ],
)
def test_a_rating_is_read_by_its_words_or_the_legend(rag: tuple[str, ...], expected: Claimed | None) -> None:
    assert claimed(rag) is expected


def test_a_colour_means_what_this_plan_says_it_means() -> None:
    assert claimed(("Green",), "Green: action completed. Amber: on track. Red: at risk of delay.") is Claimed.COMPLETE
    assert claimed(("Amber",), "Green: action completed. Amber: on track. Red: at risk of delay.") is Claimed.ON_TRACK


def test_without_a_legend_a_colour_claims_nothing() -> None:
    assert claimed(("Green",), "The park is green: we meet there.") is None
    assert claimed(("Green",), "") is None


def found(promise: Promise, *said: Said, plan_date: str = "2022-04") -> list[Finding]:
    example = Example(extra=LEGEND, promises=(promise,), position=said, plan_date=plan_date)
    return [finding for finding in audit(example.papers(), date(2023, 12, 1)).findings if finding.code == "CLM010"]


LINE = ("1.1.a", "Open a waiting list telephone line", ("Telephone line open",), "May 2022")


def test_a_rating_that_dates_and_papers_bear_out_is_left_alone() -> None:
    assert found(Promise(*LINE, rag=("Blue",)), Said(Section.DELIVERED, "Opened the waiting list telephone line")) == []
    assert found(Promise(*LINE, rag=("Red",)), Said(Section.STILL_TO_DO, "Open the waiting list telephone line")) == []
    assert found(Promise(*LINE, rag=("",)), Said(Section.STILL_TO_DO, "Open the waiting list telephone line")) == []


def test_on_track_behind_its_date_is_told_apart_by_what_the_plan_could_know() -> None:
    to_do = Said(Section.STILL_TO_DO, "Open the waiting list telephone line")
    (past_already,) = found(Promise(*LINE, rag=("Green",)), to_do, plan_date="2022-09")
    (past_since,) = found(Promise(*LINE, rag=("Green",)), to_do)
    assert (past_already.severity, past_since.severity) == ("medium", "low")
    assert "before the plan's own date" in past_already.message


def test_the_legend_is_quoted_beside_the_rating() -> None:
    (finding,) = found(Promise(*LINE, rag=("Blue",)), Said(Section.STILL_TO_DO, "Open the waiting list telephone line"))
    assert "Blue – complete and embedded" in [quote.passage.text for quote in finding.quotes]
