"""The check that fails a release: below a bar, or silent about a metric."""

import importlib.util
import json
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).resolve().parent.parent / ".ci" / "bars.py"


def _judge(bars: dict[str, float], scores: dict[str, float], metrics: str = "") -> dict[str, str]:
    spec = importlib.util.spec_from_file_location("bars_under_test", SCRIPT)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    verdicts = module.judge(bars, {name: {"value": value} for name, value in scores.items()}, metrics)
    return {verdict.name: verdict.word for verdict in verdicts}


def test_a_metric_at_its_bar_passes_and_one_below_fails() -> None:
    assert _judge({"a": 0.9, "b": 0.9}, {"a": 0.9, "b": 0.8999}) == {"a": "PASS", "b": "FAIL"}


def test_a_bar_that_no_metric_answers_to_fails() -> None:
    assert _judge({"a": 0.0, "b.*": 0.0}, {"a": 1.0}) == {"a": "PASS", "b.*": "FAIL"}


def test_a_star_holds_every_metric_that_begins_so_unless_a_longer_name_does() -> None:
    assert _judge({"a.*": 1.0, "a.loose": 0.5}, {"a.x": 1.0, "a.y": 0.9, "a.loose": 0.6}) == {
        "a.x": "PASS",
        "a.y": "FAIL",
        "a.loose": "PASS",
    }


def test_a_metric_without_a_bar_is_shown_and_not_judged() -> None:
    assert _judge({}, {"a": 0.1}) == {"a": "-"}


def test_only_the_metrics_asked_for_are_looked_at() -> None:
    assert _judge({"a.x": 1.0}, {"a.x": 1.0, "b.y": 0.0}, "a.") == {"a.x": "PASS"}


@pytest.mark.parametrize(("value", "code"), [(1.0, 0), (0.5, 1)])
def test_the_exit_code_says_whether_all_bars_were_reached(value: float, code: int, tmp_path: Path) -> None:
    scores = tmp_path / "scores.json"
    scores.write_text(json.dumps({"spans": {"value": value}, "spans.source": {"value": 1.0}}), encoding="utf-8")
    done = subprocess.run([sys.executable, str(SCRIPT), "spans", str(scores)], capture_output=True, encoding="utf-8")
    assert done.returncode == code
    assert ("FAIL" in done.stdout) == bool(code)
