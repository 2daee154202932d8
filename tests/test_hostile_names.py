"""Files that are no plain files, and names that would do something when they are shown."""

import json
import os
from pathlib import Path

import pytest
from click.testing import CliRunner

from stocktake.cli import program
from stocktake.corpus.gather import gather, shown
from stocktake.corpus.ingest import ingest
from stocktake.model import UnreadablePaper

POSIX = pytest.mark.skipif(os.name != "posix", reason="the system has no such files or names")


@pytest.mark.parametrize(
    ("name", "seen"),
    [
        ("plan.txt", "plan.txt"),
        ("plan\nEnd of the run.txt", "plan?End of the run.txt"),
        ("plan\x1b[2J.txt", "plan?[2J.txt"),
        ("plan\u202efdp.txt", "plan?fdp.txt"),
        ("pl\u200ban\u2066.txt", "pl?an?.txt"),
        ("Überblick – Zoë.txt", "Überblick – Zoë.txt"),
        ("خطة.txt", "خطة.txt"),
        ("plan\udcff.txt", "plan?.txt"),
    ],
)
def test_a_name_is_shown_on_one_line_and_commands_nothing(name: str, seen: str) -> None:
    assert shown(name) == seen


@POSIX
@pytest.mark.parametrize(
    "name", ["plan\nEnd.txt", "plan\x1b[31m.txt", "plan\u202efdp.txt", "plan\u200b.txt", "-n.txt", "$(id).txt", "a'b\"c.txt"]
)
def test_a_file_of_any_name_is_read(name: str, tmp_path: Path, own_cache: Path) -> None:
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers" / name).write_text("Words of a paper.\n", encoding="utf-8")
    done = CliRunner().invoke(program, ["extract", str(tmp_path / "papers"), "--format", "json"])
    assert done.exit_code == 0
    assert [document["source"] for document in json.loads(done.stdout)["documents"]] == [shown(name)]
    assert "\x1b" not in done.output and "\u202e" not in done.output


@POSIX
def test_a_file_whose_name_is_no_text_is_read(tmp_path: Path) -> None:
    file = Path(os.fsdecode(os.fsencode(tmp_path) + b"/plan\xff\xfe.txt"))
    try:
        file.write_text("Words of a paper.\n", encoding="utf-8")
    except OSError:
        pytest.skip("this disk takes names in UTF-8 only")
    assert [document.source for document in ingest([tmp_path]).documents] == ["plan??.txt"]


@POSIX
def test_devices_and_pipes_are_refused_and_never_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.pdf")
    os.mkfifo(tmp_path / "pipe")
    os.mkfifo(tmp_path / "pipe.odd")
    (tmp_path / "endless.txt").symlink_to("/dev/zero")
    (tmp_path / "paper.txt").write_text("Words.", encoding="utf-8")
    gathered = gather([tmp_path])
    assert [file.name for file in gathered.papers] == ["paper.txt"]
    assert [failure.name for failure in gathered.failures] == ["endless.txt", "pipe", "pipe.odd", "pipe.pdf"]
    assert all("device or a pipe" in failure.wrong for failure in gathered.failures)


@POSIX
def test_links_in_a_circle_are_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "b.txt")
    (tmp_path / "b.txt").symlink_to(tmp_path / "a.txt")
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "up").symlink_to(tmp_path)
    (tmp_path / "paper.txt").write_text("Words.", encoding="utf-8")
    gathered = gather([tmp_path])
    assert [file.name for file in gathered.papers] == ["paper.txt"]
    assert [failure.name for failure in gathered.failures] == ["a.txt", "b.txt"]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="who may read everything is refused nothing")
def test_a_file_that_may_not_be_read_is_told(tmp_path: Path) -> None:
    file = tmp_path / "plan.txt"
    file.write_text("Words.", encoding="utf-8")
    file.chmod(0)
    (failure,) = ingest([file]).failures
    assert "not allowed" in failure.wrong


def test_a_file_the_system_refuses_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text("Words.", encoding="utf-8")
    (tmp_path / "b.txt").write_text("Other words.", encoding="utf-8")
    opened = Path.open

    def refuse(self: Path, *arguments: object, **named: object) -> object:
        if self.name == "a.txt":
            raise PermissionError(13, "Permission denied")
        return opened(self, *arguments, **named)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", refuse)
    done = ingest([tmp_path])
    assert [document.source for document in done.documents] == ["b.txt"]
    assert ["not allowed" in failure.wrong for failure in done.failures] == [True]


def test_no_error_shows_a_raw_name() -> None:
    assert "\n" not in str(UnreadablePaper(shown("a\nb"), "is odd.", "Ask."))
