"""The log of decisions: what is recorded stays recorded, whatever happens to the process, and is only ever added to."""

import os
import sqlite3
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest

from stocktake.corpus.decision_log import SCHEMA, DecisionLog, NewEntry, WorkspaceError

WRITER = """
import sys, datetime
from pathlib import Path
from stocktake.corpus.decision_log import DecisionLog, NewEntry
log = DecisionLog(Path(sys.argv[1]))
for number in range(int(sys.argv[3])):
    entry = NewEntry(kind="link", by=sys.argv[2], on=datetime.date(2024, 1, 2), reason="because", payload={"n": number})
    print(log.append(entry).number, flush=True)
"""
MANY = "100000"


def entry(reason: str = "because", **payload: int) -> NewEntry:
    return NewEntry(kind="link", by="Ann Lee", on=date(2024, 1, 2), reason=reason, payload=dict(payload))


def make(folder: Path) -> DecisionLog:
    log = DecisionLog(folder / "decisions.sqlite3")
    assert log.create()
    return log


def write_from_outside(log: DecisionLog, name: str, count: str = MANY) -> "subprocess.Popen[str]":
    command = [sys.executable, "-c", WRITER, str(log.file), name, count]
    return subprocess.Popen(command, stdout=subprocess.PIPE, encoding="utf-8")


def test_entries_come_back_as_they_were_recorded_in_order(tmp_path: Path) -> None:
    log = make(tmp_path)
    recorded = [log.append(entry(f"grund “{number}” é", n=number)) for number in range(3)]
    assert log.entries() == tuple(recorded)
    assert [one.number for one in recorded] == [1, 2, 3]
    assert recorded[2].payload == {"n": 2}


def test_making_it_again_keeps_what_is_there(tmp_path: Path) -> None:
    log = make(tmp_path)
    log.append(entry())
    assert not log.create()
    assert len(log.entries()) == 1


@pytest.mark.skipif(os.name != "posix", reason="only POSIX systems know these rights")
def test_only_its_owner_may_read_it(tmp_path: Path) -> None:
    assert make(tmp_path).file.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("statement", ["UPDATE entries SET reason = 'other'", "DELETE FROM entries", "UPDATE entries SET by_name = 'Bo'"])
def test_no_entry_can_be_changed_or_deleted(tmp_path: Path, statement: str) -> None:
    log = make(tmp_path)
    recorded = log.append(entry())
    connection = sqlite3.connect(log.file)
    with pytest.raises(sqlite3.IntegrityError, match="never changed or deleted"):
        connection.execute(statement)
    connection.close()
    assert log.entries() == (recorded,)


def test_what_was_recorded_outlives_a_killed_process(tmp_path: Path) -> None:
    log = make(tmp_path)
    for attempt in range(4):
        before = len(log.entries())
        writer = write_from_outside(log, "Ann")
        assert writer.stdout is not None
        told = [int(writer.stdout.readline()) for _ in range(2)]
        # At another moment of the next write each time.
        time.sleep(0.003 * attempt)
        writer.kill()
        told += [int(number) for number in writer.stdout.read().split("\n")[:-1] if number]
        writer.stdout.close()
        writer.wait()
        numbers = [one.number for one in log.entries()]
        assert set(told) <= set(numbers)
        # At most the one being written was recorded without being told.
        assert numbers == list(range(1, len(numbers) + 1))
        assert len(numbers) - before - len(told) <= 1


def test_two_processes_writing_at_once_both_succeed(tmp_path: Path) -> None:
    log = make(tmp_path)
    writers = [write_from_outside(log, name, "8") for name in ("Ann", "Bo")]
    told = [writer.communicate()[0].split() for writer in writers]
    assert [writer.returncode for writer in writers] == [0, 0]
    found = log.entries()
    assert sorted(int(number) for numbers in told for number in numbers) == [one.number for one in found] == list(range(1, 17))
    assert sorted(one.by for one in found) == ["Ann"] * 8 + ["Bo"] * 8


def test_what_a_check_raises_leaves_nothing_behind(tmp_path: Path) -> None:
    log = make(tmp_path)

    def refuse(entries: object) -> None:
        raise WorkspaceError("Not twice.")

    with pytest.raises(WorkspaceError, match="Not twice"):
        log.append(entry(), check=refuse)
    assert log.entries() == ()


def test_a_missing_log_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(WorkspaceError, match="stocktake init"):
        DecisionLog(tmp_path / "decisions.sqlite3").entries()


def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "decisions.sqlite3"
    file.write_text("Minutes of the board, kept for years. " * 50, encoding="utf-8")
    before = file.read_bytes()
    for use in (DecisionLog(file).create, DecisionLog(file).entries, lambda: DecisionLog(file).append(entry())):
        with pytest.raises(WorkspaceError, match="not a log of decisions"):
            use()
    assert file.read_bytes() == before


def test_another_programs_database_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "decisions.sqlite3"
    connection = sqlite3.connect(file)
    connection.execute("CREATE TABLE entries (number INTEGER)")
    connection.commit()
    connection.close()
    with pytest.raises(WorkspaceError, match="not a log of decisions"):
        DecisionLog(file).entries()


def test_a_damaged_log_is_told_as_such(tmp_path: Path) -> None:
    log = make(tmp_path)
    for number in range(6):
        log.append(entry("because " * 400, n=number))
    content = bytearray(log.file.read_bytes())
    content[4096:] = b"\xff" * (len(content) - 4096)
    log.file.write_bytes(bytes(content))
    with pytest.raises(WorkspaceError, match=r"damaged|cannot be used|not a log"):
        log.entries()


def test_a_later_format_is_refused_in_plain_words(tmp_path: Path) -> None:
    log = make(tmp_path)
    connection = sqlite3.connect(log.file)
    connection.execute("UPDATE about SET value = ? WHERE name = 'schema'", (str(SCHEMA + 1),))
    connection.commit()
    connection.close()
    for use in (log.entries, lambda: log.append(entry())):
        with pytest.raises(WorkspaceError, match="written by a later stocktake"):
            use()


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    log = make(tmp_path)
    # A folder where SQLite would put its journal keeps it from writing, for an administrator as well.
    Path(f"{log.file}-journal").mkdir()
    with pytest.raises(WorkspaceError, match="Nothing was recorded"):
        log.append(entry())


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="an administrator may write everywhere")
def test_a_read_only_workspace_can_still_be_read(tmp_path: Path) -> None:
    log = make(tmp_path)
    log.append(entry())
    log.file.chmod(0o400)
    tmp_path.chmod(0o500)
    try:
        assert len(log.entries()) == 1
        with pytest.raises(WorkspaceError, match="read-only"):
            log.append(entry())
    finally:
        tmp_path.chmod(0o700)


@pytest.mark.parametrize("bad", [{"reason": "  "}, {"by": ""}, {"reason": "x" * 10_001}])
def test_a_name_and_a_reason_are_needed(tmp_path: Path, bad: dict[str, str]) -> None:
    log = make(tmp_path)
    with pytest.raises(WorkspaceError, match="A name and a reason"):
        log.append(entry().model_copy(update=bad))
    assert log.entries() == ()


def test_the_place_may_have_any_name(tmp_path: Path) -> None:
    folder = tmp_path / "SEND 100% #1 & été?" if os.name == "posix" else tmp_path / "SEND 100% #1 & été"
    folder.mkdir()
    make(folder).append(entry())
    assert [path.name for path in folder.iterdir()] == ["decisions.sqlite3"]
