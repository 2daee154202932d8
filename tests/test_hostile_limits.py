"""What takes too long, takes too much or breaks down is stopped and told for its paper alone; nothing is left running."""

import importlib
import os
import signal
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from stocktake.corpus import door, patience, tasks
from stocktake.corpus.cache import Cache
from stocktake.corpus.door import read_paper
from stocktake.corpus.ingest import ingest
from stocktake.corpus.limits import DEFAULT_LIMITS, Limits
from stocktake.corpus.settings import Settings, load
from stocktake.corpus.settings_limits import with_limits
from stocktake.corpus.tasks import TEXT, Order, Task
from stocktake.corpus.worker import Workers
from stocktake.extract.effort import NeedsWorker, demand, lightly, outside, outside_seconds
from stocktake.model import InputError, LimitReached, SettingsError, UnreadablePaper

POSIX = pytest.mark.skipif(os.name != "posix", reason="the system has no such signals")
# Where the processes of a test can be looked up.
PROCESSES = Path("/proc/self/task")


# The processes look for the tasks along this search path.
sys.path.append(str(Path(__file__).resolve().parent))
naughty = importlib.import_module("naughty_tasks")


@pytest.fixture
def order(tmp_path: Path) -> Order:
    file = tmp_path / "plan.txt"
    file.write_bytes(b"words")
    return Order(file, "plan.txt")


def done_in_worker(run: object, order: Order, limits: Limits = DEFAULT_LIMITS) -> bytes:
    with Workers(limits) as workers:
        return workers.start(Task(run, naughty.same, naughty.same), order).result()  # type: ignore[arg-type]


def test_a_result_comes_back_whatever_libraries_print(order: Order) -> None:
    assert done_in_worker(naughty.print_much, order) == b"done"


def test_a_paper_that_takes_too_long_is_stopped(order: Order) -> None:
    with pytest.raises(LimitReached, match=r"plan\.txt: was not read: it takes longer than the limit of 1 seconds.*--limit seconds=5"):
        done_in_worker(naughty.spin, order, Limits(seconds=1))


def test_a_paper_that_takes_too_much_memory_is_stopped(order: Order) -> None:
    with pytest.raises(LimitReached, match=r"more than the limit of 128 MB of memory.*--limit memory_mb=512"):
        done_in_worker(naughty.hoard, order, Limits(memory_mb=128))


@pytest.mark.parametrize("run", ["die", pytest.param("crash", marks=POSIX)])
def test_a_process_that_dies_is_told_in_plain_words(run: str, order: Order) -> None:
    with pytest.raises(UnreadablePaper, match="broke down on it") as error:
        done_in_worker(getattr(naughty, run), order)
    assert "print it to PDF" in error.value.remedy


def test_errors_keep_their_words_on_the_way(order: Order) -> None:
    with pytest.raises(UnreadablePaper, match=r"plan\.txt: is odd\. Ask again\."):
        done_in_worker(naughty.refuse, order)
    with pytest.raises(UnreadablePaper, match=r"a defect of its own.*ZeroDivisionError: by nought"):
        done_in_worker(naughty.break_down, order)


def test_the_limit_does_not_count_other_programs(order: Order) -> None:
    before = outside_seconds()
    with outside():
        time.sleep(0.02)
    assert outside_seconds() - before >= 0.02
    assert done_in_worker(naughty.wait_outside, order, Limits(seconds=0.9)) == b"waited"


@pytest.mark.skipif(not PROCESSES.exists(), reason="the system does not list processes there")
def test_no_process_is_left_when_a_run_is_given_up(order: Order) -> None:
    with pytest.raises(KeyboardInterrupt), Workers(Limits()) as workers:
        futures = [workers.start(Task(naughty.spin, naughty.same, naughty.same), order) for _ in range(3)]
        time.sleep(0.2)
        raise KeyboardInterrupt
    assert all(future.done() for future in futures)
    assert _children(os.getpid()) == []


@POSIX
@pytest.mark.skipif(not PROCESSES.exists(), reason="the system does not list processes there")
def test_ctrl_c_stops_the_program_and_what_it_started(tmp_path: Path) -> None:
    file = tmp_path / "long.txt"
    file.write_text("".join(f"Lead {n} and Action {n} {n}\n" for n in range(400_000)), encoding="utf-8")
    command = [sys.executable, "-m", "stocktake", "extract", "--no-cache", str(file)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, start_new_session=True) as process:
        begun = time.monotonic()
        while not (started := _children(process.pid)) and time.monotonic() - begun < 60:
            time.sleep(0.05)
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=60)
    assert (process.returncode, said.decode().strip()) == (130, "Stopped.")
    assert started and not any(Path(f"/proc/{child}").exists() for child in started)


@POSIX
@pytest.mark.skipif(not PROCESSES.exists(), reason="the system does not list processes there")
def test_a_process_ends_when_its_caller_is_killed(tmp_path: Path) -> None:
    file = tmp_path / "long.txt"
    file.write_text("".join(f"Lead {n} and Action {n} {n}\n" for n in range(400_000)), encoding="utf-8")
    command = [sys.executable, "-m", "stocktake", "extract", "--no-cache", str(file)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        begun = time.monotonic()
        while not (started := _children(process.pid)) and time.monotonic() - begun < 60:
            time.sleep(0.05)
        process.kill()
    begun = time.monotonic()
    while any(_runs(child) for child in started) and time.monotonic() - begun < 30:
        time.sleep(0.05)
    assert started and not any(_runs(child) for child in started)


def _children(process: int) -> list[int]:
    try:
        tasks = list(Path(f"/proc/{process}/task").iterdir())
        return [int(child) for task in tasks for child in (task / "children").read_text(encoding="ascii").split()]
    except OSError:
        return []


def _runs(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


# --- here, while it is quick -----------------------------------------------------------------------------------------


def test_what_takes_long_here_is_broken_off(monkeypatch: pytest.MonkeyPatch, order: Order) -> None:
    monkeypatch.setattr(patience, "SECONDS", 0.3)
    monkeypatch.setattr(patience, "GLANCE_SECONDS", 0.05)
    with pytest.raises(NeedsWorker):
        patience.patiently(lambda: naughty.spin(b"", order))
    time.sleep(0.3)  # and it strikes once only
    assert patience.patiently(lambda: 7) == 7


def test_what_takes_much_memory_here_is_broken_off(monkeypatch: pytest.MonkeyPatch, order: Order) -> None:
    monkeypatch.setattr(patience, "GROWTH_MB", 60)
    monkeypatch.setattr(patience, "GLANCE_SECONDS", 0.02)

    def hoard() -> None:
        kept = []
        while True:
            kept.append(bytearray(2**18))
            time.sleep(0.001)

    with pytest.raises(NeedsWorker):
        patience.patiently(hoard)


def test_work_that_must_not_be_done_here_is_asked_for() -> None:
    demand()
    with lightly():
        demand(False)
        with pytest.raises(NeedsWorker):
            demand()
    demand()


def test_a_paper_broken_off_here_is_read_in_a_worker(monkeypatch: pytest.MonkeyPatch, order: Order) -> None:
    monkeypatch.setattr(door, "MOST_BYTES_HERE", 3)
    assert read_paper(Task(naughty.length, naughty.same, naughty.same), order, Limits()) == b"5"


def test_parts_without_end_are_no_defect(order: Order) -> None:
    with pytest.raises(UnreadablePaper, match="nests its parts deeper"):
        read_paper(Task(naughty.recurse, naughty.same, naughty.same), order, Limits())


# --- a run over several papers ---------------------------------------------------------------------------------------


def test_the_others_are_read_and_all_come_in_order(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(door, "MOST_BYTES_HERE", 60)
    for name, words in (("a", "A longer paper. " * 9), ("b", "Short."), ("c", "Another longer paper. " * 9), ("d", "Short too.")):
        (tmp_path / f"{name}.txt").write_text(words, encoding="utf-8")
    (tmp_path / "e.txt").write_bytes(b"\0\1\2" * 100)
    told: list[tuple[int, int, str]] = []
    done = ingest([tmp_path], progress=lambda *state: told.append(state))
    assert [document.source for document in done.documents] == ["a.txt", "b.txt", "c.txt", "d.txt"]
    assert [failure.name for failure in done.failures] == ["e.txt"]
    assert [state[0] for state in told] == sorted(state[0] for state in told) and {state[1] for state in told} == {5}


def test_a_paper_over_the_limit_does_not_stop_the_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "large.txt").write_text("Lead 1 and Action 1\n" * 60_000, encoding="utf-8")
    (tmp_path / "small.txt").write_text("A short paper.", encoding="utf-8")
    done = ingest([tmp_path], Settings(limits=Limits(seconds=0.5)))
    assert [document.source for document in done.documents] == ["small.txt"]
    assert ["limit of 0.5 seconds" in failure.wrong for failure in done.failures] == [True]


def test_a_large_paper_is_the_same_read_here_and_in_a_worker(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, own_cache: Path) -> None:
    paper = Path(__file__).resolve().parent.parent / "corpus" / "sample" / "papers" / "improvement-plan.pdf"
    (here,) = ingest([paper]).documents
    monkeypatch.setattr(door, "MOST_BYTES_HERE", 3)
    with closing(Cache(own_cache)) as cache:
        (there,) = ingest([paper], cache=cache).documents
        (kept,) = ingest([paper], cache=cache).documents
    assert here == there == kept


def test_a_file_saved_anew_while_it_waits_is_named_after_what_was_read(tmp_path: Path) -> None:
    file = tmp_path / "plan.txt"
    file.write_text("Old words.", encoding="utf-8")

    def save_anew(*_: object) -> None:
        file.write_text("New words, more of them.", encoding="utf-8")

    (document,) = ingest([file], progress=save_anew).documents
    assert document.text == "New words, more of them."
    assert document.sha256 == "".join(ingest([file]).documents[0].sha256)


def test_a_file_that_goes_away_is_told(tmp_path: Path) -> None:
    file = tmp_path / "plan.txt"
    file.write_text("Words.", encoding="utf-8")
    (failure,) = ingest([file], progress=lambda *_: file.unlink(missing_ok=True)).failures
    assert "cannot be opened" in failure.wrong


def test_a_paper_of_more_facts_than_any_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tasks, "MOST_FACTS", 3)
    paper = Path(__file__).resolve().parent.parent / "corpus" / "sample" / "papers" / "improvement-plan.pdf"
    (failure,) = ingest([paper]).failures
    assert "actions, measures and statements, and no paper has more than 3" in failure.wrong


# --- settings --------------------------------------------------------------------------------------------------------


def test_limits_are_set_in_the_settings_and_for_one_run(tmp_path: Path) -> None:
    file = tmp_path / "stocktake.toml"
    file.write_text("[limits]\nseconds = 90\nmemory_mb = 2048\n", encoding="utf-8")
    assert load(file).limits == Limits(90.0, 2048)
    assert with_limits(load(file).limits, ["seconds=5"]) == Limits(5.0, 2048)


@pytest.mark.parametrize(
    ("section", "wrong"),
    [
        ("[limits]\nseconds = 0\n", "from 1 to"),
        ('[limits]\nseconds = "long"\n', "'long'"),
        ("[limits]\nmemory_mb = true\n", "True"),
        ("[limits]\nhours = 3\n", '"hours" is not a limit. Allowed here: seconds, memory_mb'),
        ("limits = 3\n", "Write a section of its own"),
    ],
)
def test_a_limit_that_is_none_is_told(section: str, wrong: str, tmp_path: Path) -> None:
    file = tmp_path / "stocktake.toml"
    file.write_text(section, encoding="utf-8")
    with pytest.raises(SettingsError, match=wrong):
        load(file)


@pytest.mark.parametrize("text", ["seconds", "seconds=nan", "seconds=", "x=1", "memory_mb=1"])
def test_a_limit_option_that_is_none_is_told(text: str) -> None:
    with pytest.raises(SettingsError, match="--limit"):
        with_limits(Limits(), [text])


def test_every_error_says_what_to_do() -> None:
    for error in (Limits().out_of_time("a.pdf"), Limits().out_of_memory("a.pdf")):
        assert isinstance(error, InputError) and "[limits]" in error.remedy


def test_text_is_read_through_the_same_door(order: Order) -> None:
    assert read_paper(TEXT, order, Limits()) == "words"
