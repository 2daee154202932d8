"""A workspace: made without harm to what is there, found again, and its log read as decisions."""

from datetime import date
from pathlib import Path

import pytest

from stocktake.corpus.decision_log import NewEntry, WorkspaceError
from stocktake.corpus.gather import gather
from stocktake.corpus.settings import load
from stocktake.corpus.workspace import Workspace, find_workspace, make_workspace, open_workspace
from stocktake.crosswalk import Choice, Decision, End, EndType, Relation
from stocktake.model import Kind, SettingsError

ACTION = End(type=EndType.ACTION, key="1.1.a", text="Open a line")
SAID = End(type=EndType.STATEMENT, key="k7m-2q9", text="Opened the line", kind=Kind.POSITION)


def decision(choice: Choice = Choice.CONFIRM, above: End = ACTION) -> Decision:
    return Decision(
        number=0,
        choice=choice,
        area="Holtby",
        above=above,
        below=SAID,
        relation=Relation.DELIVERS,
        by="Ann Lee",
        on=date(2024, 1, 2),
        reason="Read both",
    )


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return make_workspace(tmp_path / "work")


def test_a_folder_becomes_a_workspace_once(tmp_path: Path) -> None:
    first, again = make_workspace(tmp_path / "work"), make_workspace(tmp_path / "work")
    assert (first.made, again.made) == (("stocktake.toml", "decisions.sqlite3"), ())
    assert load(tmp_path / "work" / "stocktake.toml").decisions == tmp_path / "work" / "decisions.sqlite3"


def test_settings_that_are_there_are_kept(tmp_path: Path) -> None:
    before = '[papers."plan.txt"]\narea = "Holtby"'
    (tmp_path / "stocktake.toml").write_text(before, encoding="utf-8")
    make_workspace(tmp_path)
    assert (tmp_path / "stocktake.toml").read_text(encoding="utf-8").startswith(before)
    assert load(tmp_path / "stocktake.toml").papers["plan.txt"].area == "Holtby"


def test_settings_that_are_not_understood_are_not_written_to(tmp_path: Path) -> None:
    (tmp_path / "stocktake.toml").write_text("[paper\n", encoding="utf-8")
    with pytest.raises(SettingsError):
        make_workspace(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["stocktake.toml"]


def test_a_decision_comes_back_as_it_was(workspace: Workspace) -> None:
    recorded = workspace.decide(decision())
    assert recorded.number == 1
    assert open_workspace(workspace.folder).decisions() == (recorded,)


def test_an_undone_decision_no_longer_counts_and_the_one_before_does(workspace: Workspace) -> None:
    first, second = workspace.decide(decision()), workspace.decide(decision(Choice.REJECT))
    assert workspace.decisions() == (second,)
    workspace.undo(2, "Bo", date(2024, 2, 1), "Mistaken")
    assert workspace.decisions() == (first,)
    assert [entry.kind for entry in workspace.log.entries()] == ["link", "link", "undo"]


@pytest.mark.parametrize(
    ("number", "words"), [(9, "There is no decision 9. The highest is 3"), (3, "itself an undoing"), (1, "undone before")]
)
def test_what_cannot_be_undone_is_said(workspace: Workspace, number: int, words: str) -> None:
    workspace.decide(decision())
    workspace.decide(decision(Choice.REJECT))
    workspace.undo(1, "Bo", date(2024, 2, 1), "Mistaken")
    with pytest.raises(SettingsError, match=words):
        workspace.undo(number, "Bo", date(2024, 2, 1), "Mistaken")
    assert len(workspace.log.entries()) == 3


def test_entries_of_other_kinds_are_passed_over(workspace: Workspace) -> None:
    workspace.log.append(NewEntry(kind="disposition", by="Bo", on=date(2024, 1, 1), reason="known", payload={"fingerprint": "f"}))
    assert workspace.decisions() == ()


def test_an_entry_that_is_not_as_written_is_told(workspace: Workspace) -> None:
    workspace.log.append(NewEntry(kind="link", by="Bo", on=date(2024, 1, 1), reason="known", payload={"choice": "perhaps"}))
    with pytest.raises(WorkspaceError, match="Entry 1"):
        workspace.decisions()


def test_a_workspace_is_found_where_one_is_named_or_in_the_current_folder(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(workspace.folder.parent)
    assert find_workspace(None) is None
    assert find_workspace(workspace.folder) is not None
    monkeypatch.chdir(workspace.folder)
    assert find_workspace(None) is not None
    with pytest.raises(WorkspaceError, match="is not a workspace"):
        find_workspace(workspace.folder.parent)


def test_a_file_cannot_be_a_workspace(tmp_path: Path) -> None:
    (tmp_path / "work").write_text("minutes", encoding="utf-8")
    with pytest.raises(WorkspaceError, match="is a file"):
        make_workspace(tmp_path / "work")


def test_its_own_files_are_no_papers(workspace: Workspace) -> None:
    (workspace.folder / "plan.txt").write_text("A plan", encoding="utf-8")
    found = gather([workspace.folder])
    assert ([path.name for path in found.papers], found.passed_over) == (["plan.txt"], ())


@pytest.mark.parametrize("wrong", ["decisions = 3", 'decisions = ""', 'folder = "x"'])
def test_a_wrong_setting_is_told(tmp_path: Path, wrong: str) -> None:
    (tmp_path / "stocktake.toml").write_text(f"[workspace]\n{wrong}\n", encoding="utf-8")
    with pytest.raises(SettingsError, match="workspace"):
        open_workspace(tmp_path)
