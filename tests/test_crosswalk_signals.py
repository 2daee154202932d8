"""What speaks for a link: named outputs, deeds, trends; and how a later inspection and what is still to do bear on a status."""

import pytest

from stocktake.crosswalk import Relation, Status, cover_all_findings, find_evidence, status_of
from stocktake.crosswalk.deeds import deed_of, deeds_in, words_of
from stocktake.crosswalk.named_outputs import outputs_of
from stocktake.crosswalk.trends import Way, goes_as_wanted, likeness, trends_in
from stocktake.model import Kind, Section

from .test_crosswalk_evidence import ROWS, make_plan, make_report


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Published a co-production charter", [("charter", "co-production charter")]),
        (
            "Set up a travel handbook and two open sessions for drivers",
            [("guide", "travel handbook"), ("meeting", "two open sessions for drivers")],
        ),
        ("The review of hoist orders is done", [("review", "review of hoist orders")]),
        ("Policies agreed", [("policy", "Policies")]),
        ("Painted the gates", []),
    ],
)
def test_the_outputs_a_text_names(text: str, named: list[tuple[str, str]]) -> None:
    (found,) = outputs_of([text])
    assert [(output.kind, output.words) for output in found] == named


def test_one_deed_in_whatever_form() -> None:
    assert deed_of("Appointment of a travel trainer") == deed_of("Recruited a travel trainer") == "appoint"
    assert "appoint" in deeds_in("We will appoint a travel trainer")
    assert words_of("We will appoint a travel trainer", "appoint") == "appoint"
    assert deed_of("The gates are green") is None


def test_a_rise_of_what_should_fall_goes_against_the_measure() -> None:
    (wanted,) = trends_in("Fewer complaints about hoists")
    told = trends_in("Staff were absent, and this led to an increase in complaints about hoists")
    (rise,) = [trend for trend in told if likeness(wanted, trend)]
    assert (wanted.way, rise.way, goes_as_wanted(wanted, rise)) == (Way.DOWN, Way.UP, False)
    (better,) = trends_in("Handling of complaints improved")
    assert goes_as_wanted(wanted, better) is None


def test_what_is_listed_as_still_to_do_is_not_wholly_delivered() -> None:
    plan = make_plan(ROWS)
    done = (Section.DELIVERED, 1, "Published the sleep charter with families")
    for words, status in (
        ("Publish the sleep charter with families", Status.PARTIAL),
        ("Continue to publish the sleep charter with families", Status.DELIVERED),
    ):
        evidence = find_evidence(plan, [make_report([done, (Section.STILL_TO_DO, 1, words)])])
        assert status_of(plan.actions, evidence)[0].claimed is status


@pytest.mark.parametrize(("date", "confirmed"), [("2032-03-01", True), ("2029-05-01", None), (None, None)])
def test_an_inspection_after_the_plan_confirms_and_one_before_it_does_not(date: str | None, confirmed: bool | None) -> None:
    plan = make_plan(ROWS)
    words = "The sleep charter was published with families"
    inspection = make_report([(Section.STRENGTH, None, words)], kind=Kind.INSPECTION, date=date, name="inspection")
    assert status_of(plan.actions, find_evidence(plan, [inspection]))[0].confirmed is confirmed


def test_the_inspections_own_findings_count_beside_those_a_position_statement_repeats() -> None:
    plan = make_plan(ROWS)
    repeated, left_out = "Families say that the toy library is never open.", "Children wait for hoists that were ordered long ago."
    inspection = make_report(
        [(Section.DETAILED_FINDING, None, repeated), (Section.DETAILED_FINDING, None, left_out)],
        kind=Kind.INSPECTION,
        date="2029-05-01",
        name="inspection",
    )
    position = make_report([(Section.DETAILED_FINDING, 1, repeated)])
    covers = cover_all_findings(plan, [plan, position, inspection])
    assert [(cover.document, cover.passage.text) for cover in covers] == [("report", repeated), ("inspection", left_out)]
    assert [cover.passage.text for cover in cover_all_findings(plan, [plan, inspection])] == [repeated, left_out]


def test_the_reason_names_the_output_and_both_deeds() -> None:
    plan = make_plan([("1.1.a", 1, "Appoint a travel trainer for older pupils", ["Trainer in post"]), *ROWS[3:]])
    found = find_evidence(plan, [make_report([(Section.DELIVERED, 1, "Recruited the travel trainer for older pupils")])])
    (one,) = [each for each in found if each.ref == "1.1.a"]
    assert one.relation is Relation.DELIVERS
    assert "“Recruited” against “Appoint”" in one.why
