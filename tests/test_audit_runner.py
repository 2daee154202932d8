"""What an audit counts: papers by date and area, actions by status, and what it says it could not judge."""

from dataclasses import replace
from datetime import date

import pytest

from stocktake import audit
from stocktake.audit import Severity
from stocktake.audit.examples import Example, Promise, Said
from stocktake.model import Document, Section
from stocktake.model.days import last_day

LINE = Promise("1.1.a", "Open a waiting list telephone line", ("Telephone line open",), "May 2022")
TO_DO = (Said(Section.STILL_TO_DO, "Open the waiting list telephone line"),)
DONE = (Said(Section.DELIVERED, "Opened the waiting list telephone line in May 2022"),)


def in_area(papers: tuple[Document, ...], area: str) -> tuple[Document, ...]:
    return tuple(paper.model_copy(update={"area": area, "id": f"{area}-{paper.id}"}) for paper in papers)


@pytest.mark.parametrize(
    ("stated", "day"), [("2023-06", date(2023, 6, 30)), ("2024-02", date(2024, 2, 29)), ("2025-01-10", date(2025, 1, 10))]
)
def test_a_month_counts_as_its_last_day(stated: str, day: date) -> None:
    assert last_day(stated) == day


def test_a_paper_dated_later_does_not_count() -> None:
    papers = Example(promises=(LINE,), position=TO_DO, position_date="2023-06").papers()
    before = audit(papers, date(2023, 6, 29))
    assert [paper.date for paper in before.later] == ["2023-06"]
    assert before.areas[0].actions[0].status is None
    assert audit(papers, date(2023, 6, 30)).areas[0].actions[0].status == "not_delivered"


def test_an_undated_paper_counts_at_any_date() -> None:
    papers = Example(promises=(LINE,), position=TO_DO, position_date=None).papers()
    assert audit(papers, date(2022, 6, 1)).areas[0].actions[0].overdue


def test_a_plan_alone_is_not_cried_at_once_an_action() -> None:
    papers = Example(promises=(LINE, Promise("1.1.b", "Recruit two nurses", ("Two nurses in post",), "May 2022"))).papers()
    result = audit(papers, date(2024, 1, 1))
    assert all(action.status is None and action.overdue is None for action in result.areas[0].actions)
    assert [item.what for item in result.not_checked].count("progress") == 1
    assert not [finding for finding in result.findings if finding.code in ("GAP005", "DUE001")]


@pytest.mark.parametrize(("said", "status", "overdue"), [(TO_DO, "not_delivered", True), (DONE, "delivered", False)])
def test_an_action_is_overdue_when_its_date_is_past_and_it_is_not_delivered(said: tuple[Said, ...], status: str, overdue: bool) -> None:
    action = audit(Example(promises=(LINE,), position=said).papers(), date(2023, 12, 31)).areas[0].actions[0]
    assert (action.status, action.overdue) == (status, overdue)


def test_an_action_not_yet_due_is_not_overdue() -> None:
    late = Promise("1.1.a", "Open a waiting list telephone line", ("Telephone line open",), "May 2030")
    action = audit(Example(promises=(late,), position=TO_DO).papers(), date(2023, 12, 31)).areas[0].actions[0]
    assert action.overdue is False


def test_the_latest_plan_is_audited_and_the_earlier_one_named() -> None:
    old = Example(promises=(LINE,), plan_date="2022-04").papers()
    new = Example(promises=(LINE, Promise("1.1.b", "Recruit two nurses")), plan_date="2023-04").papers()
    result = audit((*new, *old), date(2024, 1, 1))
    assert result.areas[0].plan is not None
    assert result.areas[0].plan.date == "2023-04"
    assert [paper.date for paper in result.superseded] == ["2022-04"]
    assert audit((*new, *old), date(2022, 12, 31)).areas[0].plan.date == "2022-04"  # type: ignore[union-attr]


def test_areas_are_audited_apart() -> None:
    there = in_area(Example(promises=(LINE,)).papers(), "Eastmere")
    here = in_area(Example(promises=(LINE,), position=DONE).papers(), "Westmere")
    result = audit((*there, *here), date(2024, 1, 1))
    assert {area.area: area.actions[0].status for area in result.areas} == {"Eastmere": None, "Westmere": "delivered"}


def test_without_a_plan_nothing_is_judged_and_that_is_said() -> None:
    papers = Example(promises=(LINE,), position=DONE).papers()[1:]
    result = audit(papers, date(2024, 1, 1))
    assert [item.what for item in result.not_checked] == ["the plan"]


def test_findings_are_sorted_by_severity_and_the_same_twice() -> None:
    papers = Example(promises=(LINE, Promise("1.1.b", "Recruit two nurses", ("Robust arrangements",), "")), position=TO_DO).papers()
    first, second = (audit(papers, date(2024, 1, 1)) for _ in range(2))
    ranks = [finding.severity.rank for finding in first.findings]
    assert ranks == sorted(ranks)
    assert first == second
    assert Severity.HIGH in {finding.severity for finding in first.findings}


def test_a_finding_keeps_its_fingerprint_when_its_page_moves() -> None:
    papers = Example(promises=(Promise("1.1.a", "Recruit nurses", ("Nurses in post",), ""),)).papers()
    finding = next(f for f in audit(papers, date(2024, 1, 1)).findings if f.code == "DUE003")
    quote = finding.quotes[0]
    moved = replace(quote.passage, fragments=tuple(replace(fragment, page=9) for fragment in quote.passage.fragments))
    assert finding.model_copy(update={"quotes": (quote.model_copy(update={"passage": moved}),)}).fingerprint == finding.fingerprint
    assert finding.model_copy(update={"subject": "action 1.1.b"}).fingerprint != finding.fingerprint
