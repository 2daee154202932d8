"""The commands init and link, and that what was decided counts in the others; with the mistakes people make."""

import json
import re
from datetime import date
from pathlib import Path

import pytest

from stocktake.cli import run
from stocktake.corpus.sample import sample_papers

AS_OF = ("--as-of", "2024-11-30")
SIGNED = ("--by", "Ann Lee", "--reason", "Read both", "--on", "2024-12-01")
BOOTH = "Moved the audiology booth"


class Terminal:
    """A terminal in a folder: runs commands and keeps what they print."""

    def __init__(self, capfd: pytest.CaptureFixture[str], papers: Path) -> None:
        self.capfd = capfd
        self.papers = str(papers)
        self.told = ""

    def run(self, *arguments: str, code: int = 0) -> str:
        """Run a command, hold its exit code, and return what it printed; what it told on stderr is in ``told``."""
        found = run([self.papers if argument == "PAPERS" else argument for argument in arguments])
        out, self.told = self.capfd.readouterr()
        assert found == code, self.told
        assert "defect" not in self.told
        return out

    def mark(self, words: str) -> str:
        """Return the mark that find prints before the line with these words."""
        lines = self.run("find", " ".join(words.split()[:3]), "PAPERS").splitlines()
        return next(line.split()[0] for line in lines if words in line)


@pytest.fixture(scope="module")
def read_before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache of these tests' own: the sample papers are read once."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def terminal(capfd: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, read_before: Path) -> Terminal:
    monkeypatch.setenv("STOCKTAKE_CACHE_DIR", str(read_before))
    monkeypatch.chdir(tmp_path)
    return Terminal(capfd, sample_papers())


@pytest.fixture
def workspace(terminal: Terminal) -> Terminal:
    terminal.run("init")
    return terminal


def test_init_says_what_it_made_and_that_it_was_there_before(terminal: Terminal, tmp_path: Path) -> None:
    assert "stocktake.toml and decisions.sqlite3 made" in terminal.run("init", "work")
    assert sorted(path.name for path in (tmp_path / "work").iterdir()) == ["decisions.sqlite3", "stocktake.toml"]
    assert "nothing was changed" in terminal.run("init", "work")
    (tmp_path / "minutes").write_text("x", encoding="utf-8")
    terminal.run("init", "minutes", code=2)
    assert "is a file" in terminal.told


def test_a_link_added_by_hand_counts_in_trace_audit_report_and_coverage(workspace: Terminal) -> None:
    mark = workspace.mark(BOOTH)
    assert mark in workspace.run("orphans", "PAPERS", *AS_OF)
    told = workspace.run("link", "add", "1.2.d", mark, "PAPERS", *SIGNED, "--relation", "delivers")
    assert "Recorded as decision 1" in told and BOOTH in told
    assert "Added by hand by Ann Lee on 2024-12-01: Read both" in workspace.run("trace", "1.2.d", "PAPERS", *AS_OF)
    assert "1 decision of the workspace" in workspace.told
    assert mark not in workspace.run("orphans", "PAPERS", *AS_OF)
    result = json.loads(workspace.run("audit", "PAPERS", *AS_OF, "--format", "json", "--fail-on", "never"))
    (action,) = (a for a in result["actions"] if a["ref"] == "1.2.d")
    (one,) = (e for e in action["evidence"] if e["decision"])
    assert (one["relation"], one["score"]) == ("delivers", 1.0)
    assert one["decision"] == {"number": 1, "choice": "add", "by": "Ann Lee", "on": "2024-12-01", "reason": "Read both", "suspect": False}
    workspace.run("report", "PAPERS", *AS_OF, "-o", "out")
    (page,) = Path("out").glob("*.html")
    assert "Added by hand by Ann Lee on 2024-12-01" in page.read_text(encoding="utf-8")
    assert "1. applied: Added by hand by Ann Lee" in workspace.run("coverage", "PAPERS", *AS_OF)


def test_a_workspace_may_be_named_from_elsewhere(terminal: Terminal) -> None:
    terminal.run("init", "work")
    terminal.run("link", "add", "weakness 5", "workstream 2", "PAPERS", "--workspace", "work", *SIGNED)
    assert terminal.run("coverage", "PAPERS", *AS_OF, "--workspace", "work") != terminal.run("coverage", "PAPERS", *AS_OF)


def test_the_papers_of_the_workspaces_folder_are_read_when_none_is_named(workspace: Terminal, tmp_path: Path) -> None:
    for paper in sample_papers().iterdir():
        if paper.suffix in (".pdf", ".docx"):
            (tmp_path / paper.name).write_bytes(paper.read_bytes())
    assert "Recorded as decision 1" in workspace.run("link", "add", "weakness 5", "workstream 2", *SIGNED)


def test_decisions_are_listed_and_undone(workspace: Terminal) -> None:
    mark = workspace.mark(BOOTH)
    workspace.run("link", "add", "1.2.d", mark, "PAPERS", *SIGNED, "--relation", "partial")
    assert "no longer counts" in workspace.run("link", "undo", "1", *SIGNED)
    listed = json.loads(workspace.run("link", "list", "--format", "json"))["decisions"]
    assert [(one["number"], one["kind"], one["state"]) for one in listed] == [(1, "link", "undone by 2"), (2, "undo", "undoing")]
    assert "2 entries, 0 in force." in workspace.run("link", "list")
    assert "Added by hand" not in workspace.run("trace", "1.2.d", "PAPERS", *AS_OF)


def test_the_list_says_what_each_comes_to_with_some_papers(workspace: Terminal) -> None:
    workspace.run("link", "add", "1.2.d", workspace.mark(BOOTH), "PAPERS", *SIGNED, "--relation", "partial")
    assert "1. [applied]" in workspace.run("link", "list", "PAPERS")
    assert "1. [absent]" in workspace.run("link", "list", str(sample_papers() / "improvement-plan.pdf"))


def test_the_ends_may_be_named_in_either_order(workspace: Terminal) -> None:
    mark = workspace.mark(BOOTH)
    workspace.run("link", "add", mark, "1.2.d", "PAPERS", *SIGNED, "--relation", "partial")
    (one,) = json.loads(workspace.run("link", "list", "--format", "json"))["decisions"]
    assert (one["from"]["key"], one["to"]["key"]) == ("1.2.d", mark)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("link", "confirm", "1.2.d", "MARK", "PAPERS", *SIGNED), "nothing to confirm"),
        (("link", "reject", "1.2.d", "MARK", "PAPERS", *SIGNED), "nothing to reject"),
        (("link", "add", "1.2.d", "MARK", "PAPERS", *SIGNED), "--relation with one of delivers, partial, planned, against"),
        (("link", "add", "9.9.z", "MARK", "PAPERS", *SIGNED), "Write an action's reference"),
        (("link", "add", "1.2.d", "zzz-zzz", "PAPERS", *SIGNED), "Nothing in these papers has the mark"),
        (("link", "add", "1.2.d", "weakness 1", "PAPERS", *SIGNED), "An action and a weakness are not joined by hand"),
        (("link", "add", "1.2.d", "MARK", "nowhere", *SIGNED, "--relation", "partial"), "No paper could be read"),
        (("link", "add", "1.2.d", "MARK", "PAPERS", "--by", "Ann", "--relation", "partial"), "--reason"),
        (("link", "add", "1.2.d", "MARK", "PAPERS", "--by", " ", "--reason", "x", "--relation", "partial"), "A name and a reason"),
        (("link", "add", "1.2.d", "MARK", "PAPERS", *SIGNED[:-1], "May", "--relation", "partial"), "YYYY-MM-DD"),
        (("link", "undo", "7", *SIGNED), "Nothing was decided yet"),
        (("link", "undo", "first", *SIGNED), "first"),
        (("link", "remove", "1"), "remove"),
        (("link", "list", "--workspace", "nowhere"), "is not a workspace"),
    ],
)
def test_mistakes_are_answered_in_plain_words_and_record_nothing(workspace: Terminal, arguments: tuple[str, ...], words: str) -> None:
    mark = workspace.mark(BOOTH)
    workspace.run(*[mark if argument == "MARK" else argument for argument in arguments], code=2)
    assert words in " ".join(workspace.told.split())
    assert "Nothing was decided yet." in workspace.run("link", "list")


def test_without_a_workspace_it_says_how_to_make_one(terminal: Terminal) -> None:
    terminal.run("link", "list", code=2)
    assert "stocktake init" in terminal.told


def test_the_day_is_todays_unless_given(workspace: Terminal) -> None:
    told = workspace.run("link", "add", "weakness 5", "workstream 2", "PAPERS", "--by", "Bo", "--reason", "Agreed")
    (day,) = re.findall(r"on (\d{4}-\d\d-\d\d)", told)
    assert abs((date.today() - date.fromisoformat(day)).days) <= 1
