"""The commands coverage, history, diff, orphans, unconfirmed, find, graph and trace on papers, and the mistakes people make."""

import csv
import io
import json
from pathlib import Path
from xml.etree import ElementTree

import pytest

from stocktake.cli import run
from stocktake.corpus.sample import sample_papers

from .plan_versions import new_plan_text, plan_text

AS_OF = ("--as-of", "2024-11-30")
Run = pytest.CaptureFixture[str]


def told(capfd: Run, *arguments: str, code: int = 0) -> tuple[str, str]:
    """Run a command, hold its exit code, and return what it printed on stdout and stderr."""
    found = run([str(sample_papers()) if argument == "PAPERS" else argument for argument in arguments])
    out, err = capfd.readouterr()
    assert found == code, err
    assert "defect" not in err
    return out, err


@pytest.fixture(scope="module")
def read_before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache of these tests' own: the sample papers are read once."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(autouse=True)
def _cache(read_before: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STOCKTAKE_CACHE_DIR", str(read_before))


@pytest.fixture
def versions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "old.txt").write_text(plan_text(), encoding="utf-8")
    (tmp_path / "new.txt").write_text(new_plan_text(), encoding="utf-8")
    (tmp_path / "other.txt").write_text(plan_text(area="Marlow Vale Council"), encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("command", "words"),
    [
        (("coverage", "PAPERS", *AS_OF), "No workstream of the plan answers weakness 5."),
        (("history", "PAPERS", *AS_OF), "retired; signed by"),
        (("orphans", "PAPERS", *AS_OF), "Moved the audiology booth"),
        (("unconfirmed", "PAPERS", *AS_OF), "Claimed, and contradicted from outside"),
        (("find", "occupational therapist", "PAPERS"), "0 places mention"),
        (("find", "swimming lesson", "PAPERS"), "Castle Park pool"),
        (("diff", "old.txt", "new.txt"), "122 days later"),
        (("diff", "old.txt", "old.txt"), "nothing changed"),
        (("graph", "PAPERS", *AS_OF, "--format", "mermaid"), "flowchart LR"),
    ],
)
def test_each_answers(capfd: Run, versions: Path, command: tuple[str, ...], words: str) -> None:
    out, _ = told(capfd, *command)
    assert words in " ".join(out.split())
    assert out == told(capfd, *command)[0]


@pytest.mark.parametrize(
    ("command", "keys"),
    [
        (("coverage", "PAPERS", *AS_OF), {"schema", "counted", "areas"}),
        (("history", "PAPERS", *AS_OF), {"schema", "areas"}),
        (("orphans", "PAPERS", *AS_OF), {"schema", "orphans"}),
        (("unconfirmed", "PAPERS", *AS_OF), {"schema", "unconfirmed"}),
        (("find", "speech", "PAPERS"), {"schema", "words", "found"}),
        (
            ("diff", "old.txt", "new.txt"),
            {"schema", "old", "new", "weaknesses", "workstreams", "outcomes", "actions", "unchanged_actions"},
        ),
    ],
)
def test_each_answers_programs_as_well(capfd: Run, versions: Path, command: tuple[str, ...], keys: set[str]) -> None:
    out, _ = told(capfd, *command, "--format", "json")
    assert set(json.loads(out)) == keys


def test_the_whole_graph_in_every_format(capfd: Run) -> None:
    node = json.loads(told(capfd, "graph", "PAPERS", *AS_OF)[0])
    names = {each["id"] for each in node["nodes"]}
    assert all(edge["source"] in names and edge["target"] in names for edge in node["edges"])
    table = list(csv.DictReader(io.StringIO(told(capfd, "graph", "PAPERS", *AS_OF, "--format", "csv")[0])))
    assert len(table) == len(node["edges"])
    root = ElementTree.fromstring(told(capfd, "graph", "PAPERS", *AS_OF, "--format", "graphml")[0])
    assert sum(1 for element in root.iter() if element.tag.endswith("}edge")) == len(node["edges"])


def test_a_trace_of_a_trace_is_a_part_of_the_graph(capfd: Run) -> None:
    whole = json.loads(told(capfd, "graph", "PAPERS", *AS_OF)[0])
    part = json.loads(told(capfd, "trace", "1", "PAPERS", *AS_OF, "--format", "json")[0])
    assert {n["id"] for n in part["nodes"]} <= {n["id"] for n in whole["nodes"]}
    assert len(part["edges"]) < len(whole["edges"])


def test_a_statement_is_traced_up_to_its_weakness(capfd: Run) -> None:
    found = json.loads(told(capfd, "find", "navigators guide", "PAPERS", "--format", "json")[0])["found"]
    mark = next(one["key"] for one in found if one["section"] == "delivered")
    out, _ = told(capfd, "trace", mark, "PAPERS", *AS_OF, "--up")
    assert "1.2.c" in out and "2. The late discovery of speech" in out


@pytest.mark.parametrize(
    ("command", "words"),
    [
        (("diff", "old.txt"), "one path was named"),
        (("diff", "old.txt", "new.txt", "other.txt"), "3 paths were named"),
        (("diff", ".", "old.txt"), "is a folder"),
        (("diff", "old.txt", "other.txt"), "is the plan of Marlow Vale, and old.txt that of Holtby"),
        (("diff", "old.txt", "PAPERS/stocktake-letter.pdf"), "is no plan but a stocktake letter"),
        (("diff", "old.txt", "older.txt"), "no such file"),
        (("coverage", "PAPERS/stocktake-letter.pdf", *AS_OF), "Add the plan"),
        (("coverage", "PAPERS", "--as-of", "2001-01-01"), "every paper is dated after"),
        (("coverage", "nowhere"), "no such file or folder"),
        (("find", "PAPERS", "PAPERS"), "The first word is what to look for"),
        (("find", "of the", "PAPERS"), "no telling word"),
        (("find", "speech"), "PATH"),
        (("graph", "old.txt", "other.txt"), "several areas"),
        (("trace", "weakness 9", "PAPERS", *AS_OF), "There are: 1, 2, 3, 4, 5."),
        (("trace", "zzz-zzz", "PAPERS", *AS_OF), "has the mark zzz-zzz"),
        (("trace", "1.1", "PAPERS", *AS_OF), "Write an action's reference"),
        (("orphans",), "PATH"),
        (("unconfirmed", "PAPERS", "--format", "xml"), "xml"),
        (("history", "PAPERS", "--as-of", "May"), "YYYY-MM-DD"),
    ],
)
def test_mistakes_are_answered_in_plain_words(capfd: Run, versions: Path, command: tuple[str, ...], words: str) -> None:
    arguments = [argument.replace("PAPERS", str(sample_papers())) for argument in command]
    _, err = told(capfd, *arguments, code=2)
    assert words in " ".join(err.split())


def test_two_areas_are_covered_apart(capfd: Run, versions: Path) -> None:
    out, _ = told(capfd, "coverage", "old.txt", "other.txt")
    assert "Holtby, as of" in out and "Marlow Vale, as of" in out
