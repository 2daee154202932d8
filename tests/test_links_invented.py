"""Links, relations and statuses on the invented areas of ``tests/links``, on which no weight is learnt: the least they must reach."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def bench() -> ModuleType:
    spec = importlib.util.spec_from_file_location("stocktake_evidence_weights", ROOT / "bench" / "evidence_weights.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("area", ["calderholme", "stavenmoor"])
def test_an_unseen_area_is_linked_as_a_reader_would(bench: ModuleType, area: str) -> None:
    case = bench.read_invented(ROOT / "tests" / "links" / f"{area}.json")
    evidence, _ = bench.choose(case.pairs)
    counts = bench.total(bench.count(case, evidence).values())
    assert bench.f1(counts) >= 0.85
    assert counts["relation"] / counts["right"] >= 0.8
    assert counts["status"] / counts["actions"] >= 0.75


def test_every_label_names_an_action_and_a_statement(bench: ModuleType) -> None:
    for file in sorted((ROOT / "tests" / "links").glob("*.json")):
        case = bench.read_invented(file)
        said = {bench.key(one.passage.text) for one in case.pairs.said}
        assert all(bench.key(link["quote"]) in said for wanted in case.gold for link in wanted["links"])
        assert {wanted["ref"] for wanted in case.gold} == {action.ref for action in case.pairs.actions}


def test_no_signal_but_an_introduction_speaks_against_a_link(bench: ModuleType) -> None:
    weights = bench.WEIGHTS.signals
    assert {name for name, weight in weights.items() if weight < 0} == {"introduction"}
    assert set(weights) == set(bench.SIGNALS)
