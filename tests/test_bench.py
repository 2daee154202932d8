"""The benchmark measures whole processes and does not hide one that fails."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

SCRIPT = Path(__file__).resolve().parent.parent / "bench" / "bench.py"


@pytest.fixture(scope="module")
def bench() -> ModuleType:
    spec = importlib.util.spec_from_file_location("stocktake_bench", SCRIPT)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def test_memory_a_process_takes_shows(bench: ModuleType, tmp_path: Path) -> None:
    small = bench.run(bench.Case("small", (sys.executable, "-c", "pass")), tmp_path)
    large = bench.run(bench.Case("large", (sys.executable, "-c", "x = bytearray(b'x' * 512 * 2**20)")), tmp_path)
    if small.peak_mib is None:
        assert sys.platform == "win32"
    else:
        # A child starts out with its parent's peak, and a test run may be large by now.
        assert large.peak_mib - small.peak_mib > 200


def test_a_command_that_fails_is_no_figure(bench: ModuleType, tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match=r"broken ended with 3: out of luck"):
        bench.run(bench.Case("broken", (sys.executable, "-c", "import sys; print('out of luck', file=sys.stderr); sys.exit(3)")), tmp_path)


def test_ratios_are_of_medians_of_the_same_run(bench: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    seconds = {bench.BARE: [1.0, 1.0, 9.0], bench.CLICK: [2.0, 2.0, 2.0], "stocktake --help": [3.0, 4.0, 5.0]}
    monkeypatch.setattr(bench, "run", lambda case, cache: bench.Run(seconds[case.name].pop(0), None))
    cases = [case for case in bench.list_cases({}) if case.name in seconds]
    figures = {figure.name: figure for figure in bench.measure(cases, 3)}
    assert (figures["stocktake --help"].times_bare, figures["stocktake --help"].times_click) == (4.0, 2.0)
    assert figures["stocktake --help"].fastest == 3.0


@pytest.fixture
def reading(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(SCRIPT.parent))
    return importlib.import_module("reading")


def test_the_invented_plan_is_read_word_for_word(reading: ModuleType) -> None:
    plan = reading.draw_plan(3)
    paper = reading.Paper("plan", plan.data, frozenset(row.cells for row in plan.rows))
    assert len(plan.rows) > 10
    assert reading.recall(reading.tables_of_stocktake(paper.data), paper) == 1.0


def test_a_row_cut_by_a_page_counts_once_it_is_joined(reading: ModuleType) -> None:
    paper = reading.Paper("plan", b"", frozenset({("1.a", "Open a room", "Ten visits")}))
    cut = [["Ref", "Actions", "Measures"], ["1.a", "Open a", "Ten visits"], ["Ref", "Actions", "Measures"], ["", "room", ""]]
    assert reading.recall(cut, paper) == 0.5
    assert reading.recall(reading.joined(cut), paper) == 1.0


def test_a_bar_that_is_missed_is_said_so(reading: ModuleType) -> None:
    assert reading.Figure("plan", "peak MiB", 149.0).verdict == "reached: at most 150"
    assert reading.Figure("plan", "whole process, times faster than pdfplumber", 3.9).verdict == "MISSED: at least 4"
    assert reading.Figure("plan", "whole process", 1.0).verdict == ""
