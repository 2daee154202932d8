"""Every fault planted in the sample papers is found by its family, and nothing else of high severity."""

import json
from datetime import date
from pathlib import Path

import pytest

import stocktake.corpus.sample as sample
from stocktake.audit import Audit, Finding, Severity, audit
from stocktake.corpus.ingest import ingest
from stocktake.corpus.sample.faults import AS_OF
from stocktake.model import fold

FAULTS = json.loads((Path(sample.__file__).parent / "faults.json").read_text(encoding="utf-8"))
# A subject of fewer letters, such as a reference, may stand in any finding.
LONG_ENOUGH = 12


@pytest.fixture(scope="module")
def audited() -> Audit:
    return audit(ingest([sample.sample_papers()]).documents, date.fromisoformat(str(AS_OF)))


def told(finding: Finding) -> str:
    return fold(" ".join([finding.subject, finding.message, *(quote.passage.text for quote in finding.quotes)])).lower()


def is_about(finding: Finding, fault: dict[str, object]) -> bool:
    """Whether a finding speaks of a planted fault: in its words, or of all the actions concerned."""
    words = fold(str(fault["words"])).lower().rstrip(".")
    refs = [str(ref) for ref in fault["refs"]]  # type: ignore[attr-defined]
    subject = str(fault["subject"]).lower()
    named = len(subject) > LONG_ENOUGH and subject in told(finding)
    return named or words in told(finding) or (bool(refs) and all(ref in told(finding) for ref in refs))


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault["id"])
def test_a_planted_fault_is_found(audited: Audit, fault: dict[str, object]) -> None:
    found = [finding for finding in audited.findings if finding.code.startswith(str(fault["family"])) and is_about(finding, fault)]
    assert found, f"{fault['id']}: {fault['what']}"
    assert all(finding.question and finding.quotes for finding in found)


def test_nothing_else_is_of_high_severity(audited: Audit) -> None:
    high = [finding for finding in audited.findings if finding.severity is Severity.HIGH]
    assert high
    assert [finding.message for finding in high if not any(is_about(finding, fault) for fault in FAULTS)] == []


def test_sums_that_hold_are_left_alone(audited: Audit) -> None:
    wrong = " ".join(finding.message for finding in audited.findings if finding.code == "CLM004")
    assert "from 500" not in wrong
    assert "150 of" not in wrong


def test_the_plan_alone_is_judged_by_what_it_says_itself() -> None:
    plan = audit(ingest([sample.sample_papers() / "improvement-plan.pdf"]).documents, date(2022, 12, 1))
    assert {finding.code[:3] for finding in plan.findings} <= {"GAP", "DUE", "MEA", "DOC", "TRC"}
    assert not [finding for finding in plan.findings if finding.code in ("GAP005", "DUE001")]
    assert [item.what for item in plan.not_checked].count("progress") == 1
