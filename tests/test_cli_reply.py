"""The right of reply as an officer uses it: a tracker goes out, comes back with answers, and the next audit knows them."""

import csv
import io
import json
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from stocktake.corpus.sample import sample_papers

AS_OF = ("--as-of", "2024-11-30")
ENTRIES = ("Area's answer", "Disposition", "Name", "Date", "Accepted until")


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "stocktake", *arguments], cwd=folder, capture_output=True, encoding="utf-8", check=False)


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    for name in ("improvement-plan.pdf", "position-statement.docx"):
        shutil.copy(sample_papers() / name, tmp_path / name)
    assert run(tmp_path, "init").returncode == 0
    made = run(tmp_path, "report", ".", *AS_OF, "--format", "xlsx", "-o", "tracker.xlsx")
    assert made.returncode == 0, made.stderr
    return tmp_path


def answer(folder: Path, row: int, *entries: Any) -> dict[str, Any]:
    """Fill in the answer columns of a row of the Findings sheet and return the row."""
    book = load_workbook(folder / "tracker.xlsx")
    sheet = book["Findings"]
    places = {cell.value: cell.column for cell in sheet[1]}
    for name, entry in zip(ENTRIES, entries, strict=False):
        sheet.cell(row, places[name]).value = entry
    book.save(folder / "tracker.xlsx")
    return {name: sheet.cell(row, place).value for name, place in places.items()}


def marks(folder: Path, *options: str) -> set[str]:
    return {one["fingerprint"] for one in json.loads(run(folder, "audit", ".", *AS_OF, "--format", "json", *options).stdout)["findings"]}


def test_answers_are_recorded_once_and_the_next_audit_counts_them(workspace: Path) -> None:
    accepted = answer(workspace, 2, "Agreed by the board.", "Accept", "Amina Holt", date(2024, 11, 1), date(2025, 3, 31))
    waived = answer(workspace, 3, "Measured in the annex.", "Waive", "Amina Holt", "02/11/2024")
    told = answer(workspace, 4, "We see it otherwise.", None, "Ben Cole", "2024-11-03")
    first = run(workspace, "reply", "tracker.xlsx", *AS_OF)
    assert first.returncode == 0, first.stderr
    assert first.stdout.count("Recorded as") == 3
    open_ = marks(workspace)
    assert open_.isdisjoint({accepted["Fingerprint"], waived["Fingerprint"]})
    assert told["Fingerprint"] in open_  # an answer alone settles nothing
    again = run(workspace, "reply", "tracker.xlsx", *AS_OF)
    assert again.stdout == "3 answers were recorded before.\n"


def test_one_bad_row_and_nothing_is_recorded(workspace: Path) -> None:
    answer(workspace, 2, "Agreed by the board.", "Accept", "Amina Holt", date(2024, 11, 1), date(2025, 3, 31))
    answer(workspace, 3, "Agreed by the board.", "Accept", "Amina Holt", date(2024, 11, 1))
    before = marks(workspace)
    refused = run(workspace, "reply", "tracker.xlsx", *AS_OF)
    assert refused.returncode == 2
    assert "row 3" in refused.stderr
    assert "Accepted until" in refused.stderr
    assert marks(workspace) == before
    assert "Amina Holt" not in run(workspace, "settled").stdout


def test_mistakes_of_a_new_user_are_told_in_a_sentence(workspace: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    for folder, name, words in (
        (workspace, "traker.xlsx", "cannot be opened"),
        (workspace, "improvement-plan.pdf", "no Excel workbook"),
        (elsewhere, str(workspace / "tracker.xlsx"), "stocktake init"),
    ):
        done = run(folder, "reply", name, *AS_OF)
        assert done.returncode == 2, name
        assert words in " ".join(done.stderr.split())
        assert "Traceback" not in done.stderr


def test_a_pack_against_an_earlier_audit_says_the_same_in_json_csv_and_text(workspace: Path) -> None:
    node = json.loads(run(workspace, "audit", ".", *AS_OF, "--format", "json").stdout)
    gone = dict(node["findings"][0], fingerprint="0" * 16)
    (workspace / "earlier.json").write_text(json.dumps({**node, "findings": [gone, *node["findings"][1:]]}), encoding="utf-8")
    made = run(workspace, "report", ".", *AS_OF, "--format", "json,csv", "--since", "earlier.json", "-o", "pack")
    assert made.returncode == 0, made.stderr
    since = json.loads((workspace / "pack" / "audit.json").read_text(encoding="utf-8"))["since"]
    assert since["new"] == [node["findings"][0]["fingerprint"]]
    assert [one["fingerprint"] for one in since["gone"]] == ["0" * 16]
    rows = list(csv.DictReader(io.StringIO((workspace / "pack" / "findings.csv").read_text(encoding="utf-8-sig"))))
    states = [row["State"] for row in rows]
    assert (states.count("new"), states.count("gone")) == (1, 1)
    audited = run(workspace, "audit", ".", *AS_OF, "--format", "json", "--baseline", "earlier.json")
    assert json.loads(audited.stdout)["since"] == since
    assert "1 new" in run(workspace, "audit", ".", *AS_OF, "--baseline", "earlier.json").stdout


def test_a_date_that_moved_is_told_by_audit_too(workspace: Path) -> None:
    node = json.loads(run(workspace, "audit", ".", *AS_OF, "--format", "json").stdout)
    action = next(one for one in node["actions"] if one["due"])
    action["due"] = "2021-01-31"
    (workspace / "earlier.json").write_text(json.dumps(node), encoding="utf-8")
    printed = run(workspace, "audit", ".", *AS_OF, "--baseline", "earlier.json").stdout
    assert f"action {action['ref']}: It was due 31 January 2021" in printed


def test_a_pack_beside_the_papers_is_not_read_as_one_of_them(workspace: Path) -> None:
    before = marks(workspace)
    made = run(workspace, "report", ".", *AS_OF, "--format", "html,docx,xlsx", "-o", "pack")
    assert made.returncode == 0, made.stderr
    answer(workspace, 2, "Agreed by the board.", None, "Amina Holt", date(2024, 11, 1))  # saved anew by another program
    assert marks(workspace) == before
    told = run(workspace, "audit", ".", *AS_OF, "--statistics").stderr
    assert "stocktake wrote them: tracker.xlsx, gap-report.docx, gap-report.html, tracker.xlsx" in told
    named = run(workspace, "audit", "pack/gap-report.docx", *AS_OF)
    assert named.returncode == 2
    assert "is a report, not a paper" in named.stderr
