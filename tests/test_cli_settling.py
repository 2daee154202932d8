"""accept, waive, reopen, settled and audit --baseline, as a person in a workspace uses them."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from stocktake.corpus.sample import sample_papers

AS_OF = ("--as-of", "2024-11-30")
WHO = ("--by", "Amina Holt", "--reason", "Agreed with the board")


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "stocktake", *arguments], cwd=folder, capture_output=True, encoding="utf-8", check=False)


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("area")
    for name in ("improvement-plan.pdf", "position-statement.docx"):
        shutil.copy(sample_papers() / name, folder / name)
    return folder


@pytest.fixture
def workspace(papers: Path, tmp_path: Path) -> Path:
    for paper in papers.iterdir():
        shutil.copy(paper, tmp_path / paper.name)
    assert run(tmp_path, "init").returncode == 0
    return tmp_path


def findings(folder: Path, *options: str) -> dict[str, dict[str, str]]:
    printed = run(folder, "audit", ".", *AS_OF, "--format", "json", *options).stdout
    return {one["fingerprint"]: one for one in json.loads(printed)["findings"]}


def test_an_accepted_finding_is_told_apart_and_comes_back(workspace: Path) -> None:
    before = findings(workspace)
    mark = next(mark for mark, one in before.items() if one["code"] == "GAP003")
    accepted = run(workspace, "accept", mark[:8], *WHO, "--until", "2024-12-31", "--on", "2024-11-01", *AS_OF)
    assert accepted.returncode == 0, accepted.stderr
    assert "GAP003" in accepted.stdout
    assert mark not in findings(workspace)
    assert mark[:8] in run(workspace, "settled").stdout
    later = run(workspace, "audit", ".", "--as-of", "2025-02-01", "--select", "GAP003,TRC010", "--no-quotes").stdout
    assert f"[{mark[:8]}]" in later
    assert "TRC010" in later
    assert run(workspace, "reopen", mark, *WHO).returncode == 0
    assert findings(workspace) == before


def test_only_new_findings_make_the_exit_code_with_a_baseline(workspace: Path) -> None:
    earlier = workspace / "earlier.json"
    earlier.write_text(run(workspace, "audit", ".", *AS_OF, "--format", "json").stdout, encoding="utf-8")
    same = run(workspace, "audit", ".", *AS_OF, "--baseline", "earlier.json", "--fail-on", "low")
    assert same.returncode == 0
    assert "0 new" in same.stdout
    earlier.write_text(run(workspace, "audit", ".", *AS_OF, "--format", "json", "--select", "DUE").stdout, encoding="utf-8")
    more = run(workspace, "audit", ".", *AS_OF, "--baseline", "earlier.json", "--fail-on", "low")
    assert more.returncode == 1
    assert "did not look for" in more.stdout


def test_settings_count_and_options_outrank_them(workspace: Path) -> None:
    with (workspace / "stocktake.toml").open("a", encoding="utf-8") as stream:
        stream.write('\n[audit]\nselect = ["GAP"]\nfail_on = "never"\n')
    assert {one["code"][:3] for one in findings(workspace).values()} == {"GAP"}
    assert {one["code"] for one in findings(workspace, "--select", "GAP003").values()} == {"GAP003"}
    assert run(workspace, "audit", ".", *AS_OF).returncode == 0
    assert run(workspace, "audit", ".", *AS_OF, "--fail-on", "low").returncode == 1


def test_mistakes_are_told_and_nothing_is_recorded(workspace: Path, papers: Path) -> None:
    wrong = [
        (workspace, ("audit", ".", *AS_OF, "--select", "GAP", "--ignore", "GAP"), "No rule is left"),
        (workspace, ("audit", ".", *AS_OF, "--select", ""), "names no rule"),
        (workspace, ("audit", ".", *AS_OF, "--statistics", "--format", "csv"), "--statistics is a table"),
        (workspace, ("accept", "abcdef12", "--by", " ", "--reason", "x", "--until", "2030-01-01"), "must not be empty"),
        (workspace, ("accept", "12", *WHO, "--until", "2030-01-01"), "no fingerprint"),
        (workspace, ("accept", "0123456789", *WHO, "--until", "2030-01-01", *AS_OF), "stocktake audit prints it"),
        (workspace, ("accept", "0123456789", *WHO, "--until", "2020-01-01", "--on", "2024-01-01"), "before the day"),
        (workspace, ("accept", "0123456789", *WHO), "--until"),
        (workspace, ("reopen", "0123456789", *WHO), "Nothing is settled"),
        (papers, ("waive", "0123456789", *WHO), "stocktake init"),
        (papers, ("settled",), "stocktake init"),
    ]
    for folder, arguments, told in wrong:
        done = run(folder, *arguments)
        assert done.returncode == 2
        assert told in done.stderr
    assert run(workspace, "settled").stdout == "Nothing is settled.\n"


def test_statistics_add_up(papers: Path) -> None:
    total = len(findings(papers))
    assert run(papers, "audit", ".", *AS_OF, "--statistics").stdout.splitlines()[-1].split()[-1] == str(total)
