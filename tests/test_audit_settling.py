"""What people set and settle about findings: nothing is swallowed, nothing is settled by chance, and what ran out says so."""

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from stocktake.audit import Audit, Severity, audit
from stocktake.audit.comparison import compare, read_baseline
from stocktake.audit.examples import Example, Promise
from stocktake.audit.preferences import LeftOut, Preferences
from stocktake.audit.thresholds import Thresholds
from stocktake.corpus.settings_audit import read_audit_section
from stocktake.model import Document, SettingsError
from stocktake.model.disposition import Disposition, Settling, in_force
from stocktake.report.audit_contract import audit_node
from stocktake.report.contract import to_json
from stocktake.report.findings_table import COLUMNS, findings_csv, findings_markdown

AS_OF = date(2024, 3, 31)
BARE = Promise("1.1.a", "Recruit two nurses", (), "May 2022")
SECOND = Promise("1.1.b", "Open a telephone line", (), "May 2022")
PAPERS = Example(promises=(BARE, SECOND)).papers()


def run(papers: Sequence[Document] = PAPERS, **given: object) -> Audit:
    return audit(papers, AS_OF, **given)  # type: ignore[arg-type]


def fingerprint(code: str, subject: str, result: Audit) -> str:
    return next(finding.fingerprint for finding in result.findings if (finding.code, finding.subject) == (code, subject))


def settled(settling: Settling = Settling.ACCEPT, until: date | None = None, number: int = 1) -> Disposition:
    return Disposition(
        number=number,
        settling=settling,
        fingerprint=fingerprint("GAP003", "action 1.1.a", run()),
        code="GAP003",
        subject="action 1.1.a",
        area=None,
        by="Amina Holt",
        on=date(2024, 1, 10),
        reason="Agreed with the board",
        until=until,
    )


def codes(result: Audit) -> list[tuple[str, str]]:
    return [(finding.code, finding.subject) for finding in result.findings if finding.code in ("GAP003", "TRC010", "TRC011")]


def test_an_accepted_finding_is_told_apart_until_its_last_day() -> None:
    result = run(dispositions=(settled(until=AS_OF),))
    assert codes(result) == [("GAP003", "action 1.1.b")]
    assert [(one.finding.subject, one.why) for one in result.settled] == [
        ("action 1.1.a", "Accepted by Amina Holt on 2024-01-10 until 2024-03-31: Agreed with the board.")
    ]


def test_a_day_later_it_counts_again_and_its_running_out_is_a_finding() -> None:
    result = run(dispositions=(settled(until=date(2024, 3, 30)),))
    assert sorted(codes(result)) == [("GAP003", "action 1.1.a"), ("GAP003", "action 1.1.b"), ("TRC010", "action 1.1.a")]
    assert result.settled == ()


def test_a_settling_that_belongs_to_nothing_is_a_finding() -> None:
    mended = Example(promises=(Promise("1.1.a", "Recruit two nurses", ("Two nurses in post",), "May 2022"), SECOND)).papers()
    assert ("TRC011", "action 1.1.a") in codes(run(mended, dispositions=(settled(),)))
    unlooked = run(mended, dispositions=(settled(),), preferences=Preferences(select=("TRC", "DUE")))
    assert codes(unlooked) == []


def test_the_last_word_about_a_finding_counts() -> None:
    taken_back = (settled(), settled(Settling.REOPEN, number=2))
    assert in_force(taken_back) == ()
    assert ("GAP003", "action 1.1.a") in codes(run(dispositions=taken_back))
    assert ("GAP003", "action 1.1.a") in codes(run(dispositions=(settled(Settling.ANSWER),)))


def test_a_changed_quote_is_another_finding() -> None:
    reworded = Example(promises=(Promise("1.1.a", "Recruit three nurses", (), "May 2022"), SECOND)).papers()
    result = run(reworded, dispositions=(settled(Settling.WAIVE),))
    assert ("GAP003", "action 1.1.a") in codes(result)
    assert ("TRC011", "action 1.1.a") in codes(result)


def test_a_paper_saved_anew_keeps_its_fingerprints() -> None:
    anew = tuple(paper.model_copy(update={"id": "other", "sha256": "0" * 64, "source": "saved anew.txt"}) for paper in PAPERS)
    assert [f.fingerprint for f in run(anew).findings] == [f.fingerprint for f in run().findings]


def test_fingerprints_are_given_once() -> None:
    twice = Example(promises=(BARE, BARE)).papers()
    marks = [finding.fingerprint for finding in run(twice).findings]
    assert len(marks) == len(set(marks))


def test_preferences_choose_rules_and_set_how_grave_they_are() -> None:
    result = run(
        preferences=Preferences(select=("GAP", "DUE"), ignore=("GAP010",), severities={"GAP": Severity.LOW, "GAP003": Severity.HIGH})
    )
    assert {code[:3] for code in result.rules} == {"GAP", "DUE"}
    assert "GAP010" not in result.rules
    assert {finding.severity for finding in result.findings if finding.code == "GAP003"} == {"high"}
    assert {finding.severity for finding in result.findings if finding.code == "GAP012"} == {"low"}


def test_what_is_left_out_in_one_place_counts_in_the_others() -> None:
    left_out = LeftOut(rule="GAP003", ref="1.1.a", reason="Measured in the annex")
    result = run(preferences=Preferences(left_out=(left_out,)))
    assert codes(result) == [("GAP003", "action 1.1.b")]
    assert [one.why for one in result.settled] == ["Left out by the settings: Measured in the annex."]
    elsewhere = left_out.model_copy(update={"paper": "another.pdf"})
    assert len(codes(run(preferences=Preferences(left_out=(elsewhere,))))) == 2


def test_thresholds_move_where_a_rule_speaks() -> None:
    dues = ("May 2022",) * 4 + ("June 2022", "July 2022", "March 2023", "April 2023")
    papers = Example(promises=tuple(Promise(f"1.1.{c}", f"Task {c}", due=due) for c, due in zip("abcdefgh", dues, strict=True))).papers()
    assert "DUE008" not in {finding.code for finding in run(papers).findings}
    lower = Preferences(thresholds=Thresholds(bunched_share=0.4, bunched_least=4))
    assert "DUE008" in {finding.code for finding in run(papers, preferences=lower).findings}


def baseline(tmp_path: Path, result: Audit) -> Path:
    file = tmp_path / "earlier.json"
    file.write_text(to_json(audit_node(result)), encoding="utf-8")
    return file


def test_a_comparison_tells_new_still_and_gone_by_the_quoted_words(tmp_path: Path) -> None:
    earlier = read_baseline(baseline(tmp_path, run()))
    later = Example(promises=(SECOND, Promise("1.1.c", "Train ten volunteers", (), "May 2022"))).papers()
    found = compare(run(later, preferences=Preferences(select=("GAP003",))), earlier)
    assert [finding.subject for finding in found.new] == ["action 1.1.c"]
    assert [finding.subject for finding in found.still] == ["action 1.1.b"]
    assert [one.subject for one in found.gone] == ["action 1.1.a"]
    assert {one.code for one in found.unlooked} == {f.code for f in run().findings} - {"GAP003"}


def test_what_was_settled_since_is_not_gone(tmp_path: Path) -> None:
    earlier = read_baseline(baseline(tmp_path, run()))
    found = compare(run(dispositions=(settled(),)), earlier)
    assert [one.subject for one in found.settled] == ["action 1.1.a"]
    assert (found.gone, found.new) == ((), ())


def test_rules_the_earlier_audit_did_not_look_for_are_named(tmp_path: Path) -> None:
    earlier = read_baseline(baseline(tmp_path, run(preferences=Preferences(select=("DUE",)))))
    assert "GAP003" in compare(run(), earlier).unasked


@pytest.mark.parametrize(
    "content", ["", "no json", "[]", "{}", '{"findings": 1}', '{"as_of": "2024-01-01", "findings": [{"code": "GAP003"}]}']
)
def test_what_is_no_earlier_audit_is_refused(tmp_path: Path, content: str) -> None:
    file = tmp_path / "earlier.json"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(SettingsError, match=r"earlier\.json"):
        read_baseline(file)


def test_tables_hold_every_finding_and_no_formula() -> None:
    odd = Example(promises=(Promise("1.1.a", "=HYPERLINK(1) | *all*", (), "May 2022"),)).papers()
    result = run(odd)
    rows = findings_csv(result).splitlines()
    assert rows[0] == ",".join(COLUMNS)
    assert len(rows) == 1 + len(result.findings)
    assert ",'=HYPERLINK(1)" in findings_csv(result)
    markdown = findings_markdown(result)
    assert all(finding.code in markdown for finding in result.findings)
    assert r"\| \*all\*" in markdown


def test_the_json_of_an_audit_tells_what_was_settled_and_looked_for() -> None:
    node = json.loads(to_json(audit_node(run(dispositions=(settled(),)))))
    assert [one["subject"] for one in node["settled"]] == ["action 1.1.a"]
    assert "GAP003" in node["rules"]


def test_the_settings_section_is_read_whole() -> None:
    read = read_audit_section(
        {
            "select": ["gap", "DUE003"],
            "fail_on": "low",
            "severity": {"DUE003": "high"},
            "thresholds": {"bunched_least": 10},
            "leave_out": [{"rule": "GAP003", "ref": "1.1.a", "reason": "Measured in the annex"}],
        },
        "stocktake.toml: [audit]",
    )
    assert read.select == ("GAP", "DUE003")
    assert read.severities == {"DUE003": Severity.HIGH}
    assert read.thresholds.bunched_least == 10
    assert read.left_out[0].ref == "1.1.a"
    assert read.fail_on == "low"


@pytest.mark.parametrize(
    ("section", "told"),
    [
        ({"ignore": ["GAP03"]}, "Did you mean GAP0"),
        ({"ignore": "GAP"}, "Write a list of codes"),
        ({"ignored": []}, "Did you mean ignore?"),
        ({"fail_on": "grave"}, "high, medium, low, never"),
        ({"severity": {"GAP003": "bad"}}, "high, medium, low"),
        ({"thresholds": {"bunched_share": 2}}, "less than or equal to 1"),
        ({"thresholds": {"bunched": 2}}, "Did you mean bunched_"),
        ({"thresholds": {"weak_link": True}}, "write a number"),
        ({"leave_out": [{"rule": "GAP003", "reason": "x"}]}, "neither paper nor ref"),
        ({"leave_out": [{"rule": "GAP003", "ref": "1.1.a"}]}, "no reason"),
        ({"leave_out": {"rule": "GAP003"}}, "above each entry"),
        ("GAP", "section of its own"),
    ],
)
def test_a_mistake_in_the_settings_is_named(section: object, told: str) -> None:
    with pytest.raises(SettingsError) as error:
        read_audit_section(section, "stocktake.toml: [audit]")
    assert told in str(error.value)
    assert "stocktake.toml" in str(error.value)


def test_a_said_acceptance_names_who_and_until_when() -> None:
    assert settled(until=date(2024, 12, 31)).said().startswith("Accepted by Amina Holt on 2024-01-10 until 2024-12-31")
    assert "until" not in settled(Settling.WAIVE).said()
