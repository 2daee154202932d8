"""What holds for every rule, whichever family: its examples are true, and it says what it is for."""

import re
from pathlib import Path

import pytest

from stocktake.audit import Audit, Finding, audit
from stocktake.audit.examples import Example
from stocktake.audit.rules import FAMILIES, FAMILY_NAMES, RULES
from stocktake.extract.language.sentences import split_sentences

# A rule's name states the fault ("measure is vague"), not the cure ("avoid vague measures").
CURES = {"avoid", "use", "prefer", "check", "ensure", "should", "must", "do", "add"}
FILES = {path.stem for path in (Path(__file__).resolve().parent.parent / "audit" / "rules").glob("*.py")} - {"__init__"}


def _audited(example: Example) -> Audit:
    return audit(example.papers(), example.as_of, decisions=example.decisions, dispositions=example.dispositions)


def _found(example: Example, code: str) -> list[Finding]:
    return [finding for finding in _audited(example).findings if finding.code == code]


@pytest.mark.parametrize("code", RULES)
def test_the_bad_example_yields_the_code(code: str) -> None:
    assert _found(RULES[code].bad, code)


@pytest.mark.parametrize("code", RULES)
def test_the_good_example_does_not(code: str) -> None:
    assert _found(RULES[code].good, code) == []


@pytest.mark.parametrize("code", RULES)
def test_what_a_rule_finds_can_be_read_out_at_a_meeting(code: str) -> None:
    for finding in _found(RULES[code].bad, code):
        assert finding.message[0].isupper() or not finding.message[0].isalpha()
        assert finding.message.rstrip("”").endswith((".", "?"))
        assert "  " not in finding.message and ".." not in finding.message.replace("...", "")
        assert finding.subject
        assert finding.question is not None and finding.question.endswith("?")


@pytest.mark.parametrize("code", RULES)
def test_what_a_rule_finds_names_its_paper_and_quotes_it(code: str) -> None:
    example = RULES[code].bad
    texts = {paper.id: paper.text for paper in example.papers()}
    for finding in _found(example, code):
        assert finding.document in texts
        for quote in finding.quotes:
            quote.passage.check(texts[quote.document])


@pytest.mark.parametrize("code", RULES)
def test_a_rule_says_why_it_matters_and_how_to_clear_it(code: str) -> None:
    assert len(split_sentences(" ".join(RULES[code].rationale.split()))) >= 2


@pytest.mark.parametrize("code", RULES)
def test_a_rules_name_states_the_fault(code: str) -> None:
    first = RULES[code].name.split()[0]
    assert first.lower() not in CURES
    assert first[0].islower() or first.isupper()
    assert not RULES[code].name.endswith(".")


@pytest.mark.parametrize("code", RULES)
def test_a_code_is_three_letters_of_its_family_and_three_figures(code: str) -> None:
    rule = RULES[code]
    assert re.fullmatch(r"[A-Z]{3}\d{3}", code)
    assert rule.family in FAMILY_NAMES
    assert rule.check.__module__.rpartition(".")[2].partition("_")[0] == rule.family.lower()


def test_names_and_codes_are_given_once() -> None:
    names = [rule.name for rule in RULES.values()]
    assert len(names) == len(set(names))
    assert list(RULES) == sorted(RULES)


def test_every_file_of_rules_is_listed() -> None:
    assert {family.__name__.rpartition(".")[2] for family in FAMILIES} == FILES
    assert {name.lower() for name in FAMILY_NAMES} == {name.partition("_")[0] for name in FILES}
