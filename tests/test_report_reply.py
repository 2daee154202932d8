"""The right of reply: answers come back out of the tracker whole, or not at all and with every reason."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from stocktake.audit import Audit
from stocktake.audit import audit as audit_of
from stocktake.audit.examples import Example, Promise
from stocktake.model import InputError
from stocktake.model.disposition import Settling
from stocktake.report.gap_assembly import report_view
from stocktake.report.reply import RepliesRefused, read_replies
from stocktake.report.tracker import tracker_bytes

AS_OF = date(2024, 3, 31)
EXAMPLE = Example(
    promises=(
        Promise("1.1.a", "Open a telephone line", ("Families feel listened to",), "May 2022"),
        Promise("1.1.b", "Hire nurses", (), "soon"),
    )
)


@pytest.fixture(scope="module")
def audit() -> Audit:
    return audit_of(EXAMPLE.papers(), AS_OF)


@pytest.fixture
def tracker(audit: Audit, tmp_path: Path) -> Path:
    path = tmp_path / "tracker.xlsx"
    path.write_bytes(tracker_bytes(report_view(audit), AS_OF))
    return path


def _answer(path: Path, row: int, **cells: Any) -> None:
    book = load_workbook(path)
    sheet = book["Findings"]
    places = {cell.value: cell.column for cell in sheet[1]}
    named = {"answer": "Area's answer", "disposition": "Disposition", "by": "Name", "on": "Date", "until": "Accepted until"}
    for name, value in cells.items():
        sheet.cell(row, places[named.get(name, name)]).value = value
    book.save(path)


def test_a_tracker_without_answers_gives_none(audit: Audit, tracker: Path) -> None:
    assert read_replies(tracker, audit.findings) == ()


def test_answers_come_back_as_they_were_given(audit: Audit, tracker: Path) -> None:
    _answer(tracker, 2, answer="It is open since June.", disposition="Waive", by="Amina Holt", on=date(2024, 4, 2))
    _answer(tracker, 3, answer="Known.", disposition="Accept", by="Amina Holt", on="03/04/2024", until=date(2024, 9, 30))
    _answer(tracker, 4, answer="We see it otherwise.", by="Ben Cole", on="2024-04-04")
    first, second, third = read_replies(tracker, audit.findings)
    shown = report_view(audit).every_finding
    assert [one.fingerprint for one in (first, second, third)] == [one.fingerprint for one in shown[:3]]
    assert (first.disposition, first.answer, first.by, first.on) == (
        Settling.WAIVE,
        "It is open since June.",
        "Amina Holt",
        date(2024, 4, 2),
    )
    assert (second.disposition, second.on, second.until) == (Settling.ACCEPT, date(2024, 4, 3), date(2024, 9, 30))
    assert third.disposition is Settling.ANSWER  # no disposition chosen: a reply that settles nothing


def test_every_reason_is_told_at_once_and_nothing_is_taken_over(audit: Audit, tracker: Path) -> None:
    good = {"answer": "Yes.", "disposition": "Answer", "by": "Amina Holt", "on": date(2024, 4, 2)}
    _answer(tracker, 2, **good)
    _answer(tracker, 3, **{**good, "Fingerprint": "0" * 16})
    _answer(tracker, 4, **{**good, "disposition": "Perhaps", "by": None, "on": "soon"})
    _answer(tracker, 5, **{**good, "Code": "XXX999"})
    _answer(tracker, 6, **{**good, "Fingerprint": None})
    before = tracker.read_bytes()
    with pytest.raises(RepliesRefused) as refused:
        read_replies(tracker, audit.findings)
    told = "\n".join(refused.value.reasons)
    assert "row 2" not in told
    assert "row 3: no finding of this audit has the fingerprint 0000000000000000" in told
    assert "row 4: “Perhaps” is no disposition" in told
    assert "row 4: the column “Name” is empty" in told
    assert "row 4: “soon” under “Date” is no day" in told
    assert "row 5: the fingerprint is that of a finding of" in told
    assert "row 6: it has an answer but no fingerprint" in told
    assert tracker.read_bytes() == before


def test_a_finding_answered_twice_and_an_end_before_its_beginning_are_refused(audit: Audit, tracker: Path) -> None:
    good = {"answer": "Yes.", "disposition": "Accept", "by": "Amina Holt", "on": date(2024, 4, 2)}
    first = report_view(audit).every_finding[0]
    _answer(tracker, 2, **{**good, "until": date(2024, 1, 1)})
    _answer(tracker, 3, **{**good, "Fingerprint": first.fingerprint, "Code": first.code, "until": date(2024, 9, 30)})
    _answer(tracker, 4, **good)
    with pytest.raises(RepliesRefused) as refused:
        read_replies(tracker)
    assert refused.value.reasons == (
        "row 2: “Accepted until” is before “Date”.",
        "row 3: the finding is answered twice, first in row 2.",
        "row 4: the column “Accepted until” is empty: say how long it is accepted.",
    )


def test_a_file_that_is_no_tracker_is_told_in_a_sentence(tmp_path: Path) -> None:
    other = tmp_path / "other.xlsx"
    Workbook().save(other)
    text = tmp_path / "text.xlsx"
    text.write_text("no workbook", encoding="utf-8")
    for path, words in ((other, "no sheet"), (text, "no Excel workbook"), (tmp_path / "none.xlsx", "cannot be opened")):
        with pytest.raises(InputError, match=words):
            read_replies(path)


@pytest.mark.parametrize(
    "written", ["31 January 2025", "31-01-2025", "2025/01/31", "31.1.2025", "1st February 2025", datetime(2025, 1, 31, 12)]
)
def test_a_day_may_be_written_in_any_usual_way(written: object, audit: Audit, tracker: Path) -> None:
    _answer(tracker, 2, answer="Yes.", disposition="Answer", by="Amina Holt", on=written)
    (reply,) = read_replies(tracker, audit.findings)
    assert reply.on in (date(2025, 1, 31), date(2025, 2, 1))


@pytest.mark.parametrize(
    "written", ["January 2025", "10 January to 12 March 2025", datetime(1900, 1, 1), datetime(2925, 1, 31), "0025-01-31"]
)
def test_what_is_no_day_of_an_answer_is_refused(written: object, audit: Audit, tracker: Path) -> None:
    _answer(tracker, 2, answer="Yes.", disposition="Answer", by="Amina Holt", on=written)
    with pytest.raises(RepliesRefused, match="row 2"):
        read_replies(tracker, audit.findings)


def test_a_fingerprint_of_another_row_is_refused(tmp_path: Path) -> None:
    twins = Example(promises=(Promise("1.1.a", "Open a telephone line", (), "May 2022"), Promise("1.1.b", "Hire nurses", (), "May 2022")))
    audit = audit_of(twins.papers(), AS_OF)
    path = tmp_path / "tracker.xlsx"
    path.write_bytes(tracker_bytes(report_view(audit), AS_OF))
    shown = report_view(audit).every_finding
    first, second = (number for number, one in enumerate(shown) if one.code == "GAP003")
    _answer(path, first + 2, answer="Yes.", by="Amina Holt", on=date(2024, 4, 2), Fingerprint=shown[second].fingerprint)
    with pytest.raises(RepliesRefused, match="rows were mixed up"):
        read_replies(path, audit.findings)
