"""The classifier is held to bars on invented measures that were labelled before it was changed (see tests/measures/README.md)."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

SCRIPT = Path(__file__).resolve().parent.parent / "bench" / "measures.py"
# Half A was read while the classifier was tuned, half B was not.
BARS = {
    "half A": {
        "class": 0.92,
        "measurable": 0.95,
        "unmeasurable.f1": 0.90,
        **dict.fromkeys(("has_baseline", "has_date", "has_source"), 0.95),
    },
    "half B": {
        "class": 0.85,
        "measurable": 0.90,
        "unmeasurable.f1": 0.85,
        **dict.fromkeys(("has_baseline", "has_date", "has_source"), 0.95),
    },
}


@pytest.fixture(scope="module")
def bench() -> ModuleType:
    spec = importlib.util.spec_from_file_location("stocktake_bench_measures", SCRIPT)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_both_halves_hold_as_many_of_each_class(bench: ModuleType) -> None:
    halves = bench.read_halves()
    counts = [{name: sum(row["class"] == name for row in rows) for name in sorted({row["class"] for row in rows})} for rows in halves]
    assert counts[0] == counts[1]
    assert set(counts[0]) == {"quantified", "deliverable", "directional", "vague", "defective"}
    assert set(counts[0].values()) == {32}


def test_no_measure_stands_twice(bench: ModuleType) -> None:
    texts = [row["text"].casefold() for rows in bench.read_halves() for row in rows]
    assert len(set(texts)) == len(texts) == 320


@pytest.mark.parametrize("name", BARS)
def test_the_bars_are_reached(bench: ModuleType, name: str) -> None:
    rows = dict(zip(("half A", "half B"), bench.read_halves(), strict=True))[name]
    figures = bench.score(rows)
    assert {metric: figures[metric] for metric, bar in BARS[name].items() if figures[metric] < bar} == {}


def test_annotated_measures_are_classed_well(bench: ModuleType) -> None:
    if not bench.GOLD.exists():
        pytest.skip("the annotated papers are not beside the repository")
    figures = bench.score(bench.read_gold(bench.GOLD))
    assert {metric: figures[metric] for metric, bar in BARS["half A"].items() if figures[metric] < bar} == {}


def test_what_is_wrong_in_a_set_can_be_listed(bench: ModuleType) -> None:
    row = {
        "text": "Handbook published",
        "class": "vague",
        "has_target": False,
        "has_baseline": True,
        "has_date": False,
        "has_source": False,
    }
    assert bench.score([row])["class"] == 0
    assert bench.misses([row]) == [
        'deliverable for vague; has_baseline False: Handbook published ["published" can be shown to be done or not.]'
    ]
