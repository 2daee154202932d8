"""The bars of ``.ci/bars.toml`` on the real papers that may stand beside the repository, through the public commands."""

import importlib.util
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
PAPERS = SHARED / "corpus" / "wirral"
GOLD = SHARED / "gold"
SCORER = SHARED / "score" / "score.py"
RUN_OF_WORDS = 9

pytestmark = pytest.mark.skipif(
    not (PAPERS.is_dir() and GOLD.is_dir() and SCORER.is_file()),
    reason="the real papers are not part of the repository and do not stand beside it (../shared)",
)


def _load(name: str, path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


bars = _load("stocktake_bars", ROOT / ".ci" / "bars.py")


def _extract(*paths: Path) -> bytes:
    command = [sys.executable, "-m", "stocktake", "extract", *map(str, paths), "--format", "json", "--no-cache"]
    done = subprocess.run(command, capture_output=True)
    assert done.returncode == 0, done.stderr.decode("utf-8", "replace")
    return done.stdout


@pytest.fixture(scope="module")
def scorer() -> ModuleType:
    return _load("stocktake_scorer", SCORER)


@pytest.fixture(scope="module")
def printed() -> bytes:
    return _extract(PAPERS)


@pytest.fixture(scope="module")
def extracted(printed: bytes) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(printed)
    return document


@pytest.fixture(scope="module")
def verdicts(extracted: dict[str, Any], scorer: ModuleType) -> tuple[Any, ...]:
    board = scorer.Board()
    scorer.extract(board, extracted, str(GOLD))
    return tuple(bars.judge(bars.read_bars("extract"), board.result()))


@pytest.mark.parametrize("name", list(bars.read_bars("extract")))
def test_what_is_read_reaches_its_bar(name: str, verdicts: tuple[Any, ...]) -> None:
    assert [str(verdict) for verdict in verdicts if verdict.pattern == name and verdict.word == "FAIL"] == []


def test_every_span_cuts_its_text_out_of_what_is_printed(
    extracted: dict[str, Any], scorer: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(Path(sys.executable).parent), prepend=os.pathsep)
    board = scorer.Board()
    scorer.spans(board, extracted, [str(PAPERS)])
    assert board.misses == []
    assert [str(v) for v in bars.judge(bars.read_bars("spans"), board.result()) if v.word == "FAIL"] == []


def test_two_runs_give_the_same_bytes(printed: bytes) -> None:
    assert _extract(PAPERS) == printed


def test_no_sentence_of_theirs_stands_in_the_repository() -> None:
    """The papers are other people's words: tests, documents and word lists here are invented, and know none of them."""

    def runs(text: str) -> set[str]:
        words = re.findall(r"[a-z0-9%]+", text.lower())
        return {" ".join(words[i : i + RUN_OF_WORDS]) for i in range(len(words) - RUN_OF_WORDS + 1)}

    theirs = {run for paper in PAPERS.rglob("*.txt") for run in runs(paper.read_text(encoding="utf-8", errors="replace"))}
    skip = {"build", "dist", "site", "stocktake-report"}
    ours = [
        path
        for pattern in ("*.py", "*.md", "*.toml", "*.txt", "*.html", "*.json", "*.yml")
        for path in ROOT.rglob(pattern)
        if not [part for part in path.relative_to(ROOT).parts if part in skip or (part.startswith(".") and part != ".ci")]
    ]
    found = {path.relative_to(ROOT).as_posix(): sorted(runs(path.read_text(encoding="utf-8")) & theirs)[:1] for path in ours}
    assert {name: shared for name, shared in found.items() if shared} == {}
