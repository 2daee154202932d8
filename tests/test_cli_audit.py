"""The commands audit, rules, rule and trace on the sample papers."""

import json
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from stocktake.corpus.sample import sample_papers

AS_OF = ("--as-of", "2024-11-30")


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "stocktake", *arguments], capture_output=True, encoding="utf-8", check=False)


def test_findings_make_exit_code_1_and_fail_on_says_from_where() -> None:
    papers = str(sample_papers())
    assert run("audit", papers, *AS_OF).returncode == 1
    assert run("audit", papers, *AS_OF, "--fail-on", "never").returncode == 0
    assert run("audit", papers, *AS_OF, "--select", "DUE010").returncode == 0


def test_a_paper_that_cannot_be_read_outranks_findings(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("", encoding="utf-8")
    done = run("audit", str(sample_papers()), str(tmp_path / "empty.txt"), *AS_OF)
    assert done.returncode == 2
    assert "empty.txt" in done.stderr
    assert "finding" in done.stdout


def test_select_and_ignore_take_rules_and_families() -> None:
    papers = str(sample_papers())
    only = json.loads(run("audit", papers, *AS_OF, "--select", "DUE,GAP003", "--ignore", "DUE008", "--format", "json").stdout)
    codes = {finding["code"] for finding in only["findings"]}
    assert "GAP003" in codes
    assert "DUE008" not in codes
    assert {code[:3] for code in codes} == {"DUE", "GAP"}


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["audit", "PAPERS", "--as-of", "June 2023"], "YYYY-MM-DD"),
        (["audit", "PAPERS", "--select", "XYZ"], "no rule or family XYZ"),
        (["rule", "GAP03"], "Did you mean GAP003?"),
        (["trace", "99", "PAPERS"], "The weaknesses are: 1, 2, 3, 4, 5."),
        (["trace", "PAPERS", "PAPERS"], "stocktake trace 1"),
    ],
)
def test_mistakes_are_answered_in_plain_words(arguments: list[str], words: str) -> None:
    done = run(*[str(sample_papers()) if a == "PAPERS" else a for a in arguments])
    assert done.returncode == 2
    assert words in done.stderr
    assert "Traceback" not in done.stderr


def test_json_holds_what_the_contract_names_and_every_quote_can_be_cut_out() -> None:
    papers = sample_papers()
    result = json.loads(run("audit", str(papers), *AS_OF, "--format", "json").stdout)
    assert set(result) >= {"schema", "as_of", "findings", "measures", "actions", "targets", "coverage"}
    sources = {d["id"]: d["source"] for d in result["documents"]}
    texts = {name: run("text", str(papers / name)).stdout for name in sources.values()}
    for finding in result["findings"]:
        assert set(finding) >= {"code", "severity", "rule", "message", "subject", "document", "quotes", "question"}
        for quote in finding["quotes"]:
            cut = " ".join(texts[sources[quote["document"]]][s["start"] : s["end"]] for s in quote["spans"])
            assert cut.split() == quote["text"].split()


def test_two_runs_give_the_same_bytes() -> None:
    first, second = (run("audit", str(sample_papers()), *AS_OF, "--format", "json").stdout for _ in range(2))
    assert first == second


def test_a_weakness_is_traced_to_evidence_and_verdict() -> None:
    tree = run("trace", "1", str(sample_papers()), *AS_OF).stdout
    for words in ("Workstream 1", "1.1.c", "waiting-well telephone line", "letter: Area 1", "position-statement.docx"):
        assert words in tree


def test_a_weakness_nothing_answers_says_where_the_chain_breaks() -> None:
    node = json.loads(run("trace", "5", str(sample_papers()), *AS_OF, "--format", "json").stdout)
    assert not [edge for edge in node["edges"] if edge["type"] == "answered_by"]


def test_a_trace_is_a_whole_graph_in_every_format() -> None:
    papers = str(sample_papers())
    node = json.loads(run("trace", "1.1.a", papers, *AS_OF, "--format", "json").stdout)
    names = {each["id"] for each in node["nodes"]}
    assert all(edge["source"] in names and edge["target"] in names and edge["why"] for edge in node["edges"])
    ElementTree.fromstring(run("trace", "1", papers, *AS_OF, "--format", "graphml").stdout)
    assert run("trace", "1", papers, *AS_OF, "--format", "mermaid").stdout.startswith("flowchart LR")


def test_a_rule_is_explained_with_both_examples() -> None:
    words = run("rule", "gap003").stdout
    assert "Found here:" in words
    assert "Not found here:" in words
    assert "Ask at the review:" in words
