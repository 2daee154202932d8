"""The spaCy component says of texts, lines or sentences what the command says of a measure."""

import subprocess
import sys
import tomllib
from importlib import import_module
from importlib.metadata import entry_points
from pathlib import Path

import pytest

spacy = pytest.importorskip("spacy", reason="spaCy is not installed")
component = import_module("stocktake.audit.measure_component")
ROOT = Path(__file__).resolve().parent.parent


def _labels(doc: "spacy.tokens.Doc") -> list[tuple[str, str]]:
    return [(span.text, span.label_) for span in doc.spans["stocktake_measures"]]


def test_a_text_is_one_measure() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("stocktake_measures")
    doc = nlp("80% of plans issued within 20 weeks by May 2026")
    assert _labels(doc) == [("80% of plans issued within 20 weeks by May 2026", "quantified")]
    assert (doc._.stocktake_measure.has_date, doc._.stocktake_measure.has_baseline) == (True, False)


def test_each_line_can_be_a_measure() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("stocktake_measures", config={"by": "line"})
    doc = nlp("Handbook published\n\nParents feel valued\nTBC")
    assert _labels(doc) == [("Handbook published", "deliverable"), ("Parents feel valued", "vague"), ("TBC", "defective")]
    assert doc.spans["stocktake_measures"][0]._.stocktake_measure.measurable


def test_each_sentence_can_be_a_measure() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    nlp.add_pipe("stocktake_measures", config={"by": "sentence", "spans_key": "criteria"})
    doc = nlp("Handbook published. Fewer complaints.")
    assert [span.label_ for span in doc.spans["criteria"]] == ["deliverable", "directional"]


def test_sentences_nobody_marked_are_an_error() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("stocktake_measures", config={"by": "sentence"})
    with pytest.raises(ValueError, match="sentencizer"):
        nlp("Handbook published. Fewer complaints.")


def test_an_empty_text_has_no_measure() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("stocktake_measures")
    assert _labels(nlp("")) == []


def test_texts_can_be_stored_and_read_again() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("stocktake_measures")
    doc = nlp("Fewer complaints")
    again = spacy.tokens.Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert _labels(again) == _labels(doc) == [("Fewer complaints", "directional")]


def test_the_entry_point_names_the_factory() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    module, _, name = project["entry-points"]["spacy_factories"][component.NAME].partition(":")
    assert getattr(import_module(module), name) is component.make_measure_component


def test_spacy_finds_it_where_it_is_installed() -> None:
    if not any(point.name == component.NAME for point in entry_points(group="spacy_factories")):
        pytest.skip("the package was installed before the entry point was declared")
    code = (
        "import spacy; nlp = spacy.blank('en'); nlp.add_pipe('stocktake_measures'); print(nlp('Fewer complaints')._.stocktake_measure.why)"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT.parent)
    assert told.stdout.strip() == '"Fewer complaints" asks for a change without saying how much.'


def test_the_rules_are_listed_without_it() -> None:
    code = (
        "import sys; from stocktake.cli import run; run(['rules']); "
        "print([name for name in ('spacy', 'pdfplumber', 'networkx') if name in sys.modules], file=sys.stderr)"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stderr.strip() == "[]"
