"""Inspection reports and notices beside the other papers: links, and the commands over a folder that holds them."""

import json
from datetime import date
from pathlib import Path

import pytest

from stocktake.audit import audit
from stocktake.cli import run
from stocktake.crosswalk import LinkType, Method

from .builders import lines, link_papers, pipe_table

REPORT = lines(
    "Area SEND inspection of Holtby Local Area Partnership",
    "Inspection dates: 6 to 10 March 2023",
    "Published: 23 May 2023",
    "What is the area partnership doing that is effective?",
    ["- The youth forum shapes the short breaks offer."],
    "What does the area partnership need to do better?",
    ["- Reviews of plans are late."],
    "Areas for priority action",
    "PA1: Leaders should cut the waits for autism assessments.",
    "Areas for improvement",
    "AFI1: Leaders should make the reviews of plans timely.",
    "Inspection team",
    "Lena Frost, HMI, Lead inspector",
)
NOTICE = lines(
    "Improvement Notice",
    "1. This Improvement Notice is issued to Holtby Council on 3 July 2023.",
    "2. To comply with this notice, the council must:",
    ["   a. publish a plan by September 2023"],
    "Progress will be reviewed every six months.",
    "Failure to comply with this notice may lead to a direction.",
)
PLAN = lines(
    "# Holtby priority action plan",
    "1 September 2023",
    "Holtby Council",
    "The areas for priority action and areas for improvement:",
    "PA 1: Autism assessments come too late for families.",
    "AFI 1: The timeliness of reviews of plans.",
    "Priority 1: Waits",
    "Addresses: PA1",
    pipe_table(("Ref", "Action", "Deadline", "Success measure"), ("1.1", "Hire two nurses", "May 2024", "Two nurses work in the team")),
)


def test_an_inspections_codes_are_the_plans() -> None:
    report, plan = (found := link_papers(REPORT, PLAN)).documents
    links = [link for link in found.links if link.type is LinkType.REWORDS and link.source.startswith(report.id)]
    assert [(link.source.rpartition("/")[2], link.target.rpartition("/")[2], link.method) for link in links] == [
        ("1", "1", Method.STATED),
        ("2", "2", Method.STATED),
    ]
    assert plan.workstreams[0].weaknesses == (1,)
    assert report.warnings == ()


def test_an_inspections_words_are_the_plans_in_others() -> None:
    report = REPORT.replace("PA1: ", "").replace("AFI1: ", "")
    listed = "- Families wait too long for autism assessments.\n- The reviews of plans are not timely."
    plan = PLAN.replace("PA 1: Autism assessments come too late for families.\n\nAFI 1: The timeliness of reviews of plans.", listed)
    found = link_papers(report, plan)
    links = [link for link in found.links if link.type is LinkType.REWORDS]
    assert [(link.target.rpartition("/")[2], link.method) for link in links] == [("1", Method.SIMILAR), ("2", Method.SIMILAR)]


@pytest.mark.parametrize("others", [(), (NOTICE,)])
def test_without_a_plan_it_is_said_that_nothing_was_joined(others: tuple[str, ...]) -> None:
    found = link_papers(REPORT, *others)
    assert found.links == ()
    assert [warning for warning in found.documents[0].warnings if "No plan among the papers" in warning]


def test_a_missing_plan_is_not_called_an_unread_part() -> None:
    findings = audit([*link_papers(REPORT).documents], date(2024, 12, 31)).findings
    assert [finding.code for finding in findings if finding.code == "DOC006"] == []


@pytest.mark.parametrize("plan", [True, False])
def test_every_command_reads_a_folder_with_both(plan: bool, tmp_path: Path, own_cache: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "papers"
    folder.mkdir()
    for name, text in (("a.txt", REPORT), ("b.txt", NOTICE), *((("c.md", PLAN),) if plan else ())):
        (folder / name).write_text(text, encoding="utf-8")
    assert run(["extract", str(folder), "--format", "json"]) == 0
    kinds = {paper["kind"] for paper in json.loads(capsys.readouterr().out)["documents"]}
    assert kinds >= {"inspection_report", "improvement_notice"}
    asked = ["--as-of", "2024-12-31"]
    for arguments in (
        ["audit", str(folder), *asked],
        ["audit", str(folder), *asked, "--format", "json"],
        ["inspect", str(folder)],
        ["trace", "1", str(folder), *asked],
        ["report", str(folder), *asked, "--output", str(tmp_path / "out")],
    ):
        code = run(arguments)
        told = capsys.readouterr()
        assert "defect of its own" not in told.err, (arguments, told.err)
        assert code in ((0, 1) if plan or arguments[0] in ("audit", "inspect") else (0, 1, 2)), (arguments, told.err)
