"""Odd cases of the rules on documents: what breaks off and what does not, which names are one, which numbers are missing."""

import pytest

from stocktake.audit import Finding, Severity, audit
from stocktake.audit.examples import Example, Promise, Said, Stream
from stocktake.audit.numbering import BrokenRun, broken_runs
from stocktake.audit.text_ends import blank_in, break_off
from stocktake.model import Section


def found(code: str, example: Example) -> list[Finding]:
    return [finding for finding in audit(example.papers(), example.as_of).findings if finding.code == code]


@pytest.mark.parametrize(
    ("refs", "gaps"),
    [
        (["1.1.a", "1.1.b", "1.1.d"], [BrokenRun("1.1.b", "1.1.d", ("1.1.c",))]),
        (["1.1.a", "1.1.b", "1.1.c", "1.1.d", "1.1.g"], [BrokenRun("1.1.d", "1.1.g", ("1.1.e", "1.1.f"))]),
        (["2.1.b", "2.1.c"], [BrokenRun(None, "2.1.b", ("2.1.a",))]),
        (["A1", "A2", "A4"], [BrokenRun("A2", "A4", ("A3",))]),
        (["1.9", "1.8", "1.7", "1.6", "1.5", "1.4", "1.3", "1.2", "1.1", "1.10"], []),
        (["1.1.y", "1.1.z", "1.1.aa"], []),  # 24 missing: this run was not counted from a
        (["1.1.a", "1.1.b", "1.2.a", "1.2.b"], []),
        (["3"], []),
        (["Priority One", "Priority Two"], []),
    ],
)
def test_a_gap_in_a_run_is_named(refs: list[str], gaps: list[BrokenRun]) -> None:
    assert list(broken_runs(refs)) == gaps


def test_a_run_past_z_goes_on_with_two_letters() -> None:
    letters = [chr(ord("a") + n) for n in range(26)] + ["ab"]
    assert list(broken_runs([f"1.1.{letter}" for letter in letters])) == [BrokenRun("1.1.z", "1.1.ab", ("1.1.aa",))]


@pytest.mark.parametrize(
    "text",
    [
        "Write to every family with",
        "Each clinic keeps a list of the",
        "List all clubs, including",
        "Train staff and",
        "Publish the guide,",
        "Plan joint and multi-",
        "Raise completion rates (based on the figures of last year",
        "Agree the terms …",
    ],
)
def test_a_text_that_breaks_off(text: str) -> None:
    assert break_off(text) is not None


@pytest.mark.parametrize(
    "text",
    [
        "Parents trust the nurses they work with",
        "Services that work for all",
        "Staff know who to turn to",
        "All nurses have signed up",
        "The checks are carried out",
        "Every family knows what it is entitled to",
        "Pupils are proud of the school they go to",
        "Agree one form (for autism and ADHD)",
        "The board is rated A",
        "Needs are found and responded to.",
        "Agree what good looks like",
        "Support in, and out of, school is listed",
    ],
)
def test_a_text_that_ends(text: str) -> None:
    assert break_off(text) is None


@pytest.mark.parametrize(
    ("text", "blank"),
    [
        ("Waits are shorter than elsewhere (% figure)", "% figure"),
        ("XX% of plans on time", "XX%"),
        ("Led by [insert name]", "[insert name]"),
        ("Baseline TBC", "TBC"),
        ("Target to be confirmed", "Target to be confirmed"),
        ("Waits are shorter than elsewhere (12% figure for 2021)", None),
        ("Plans for pupils in Years 7 to 9", None),
        ("Extra help at the XXL club", None),
    ],
)
def test_a_blank_is_told_from_a_word(text: str, blank: str | None) -> None:
    assert blank_in(text) == blank


def names(*lines: str, area_letter: tuple[str, ...] = ()) -> list[Finding]:
    position = tuple(Said(Section.DELIVERED, line) for line in lines)
    letter = tuple(Said(Section.NARRATIVE, line) for line in area_letter)
    return found("DOC005", Example(position=position, letter=letter))


def test_all_spellings_of_one_body_are_one_finding() -> None:
    (hit,) = names(
        "Met the Disabled Families Voice Northmere (DFVN) each month",
        "Asked Disabled Families Union Northmere for its views",
        "Told DVFN of the change",
        area_letter=("We heard from DFVN, whom other families trust.",),
    )
    assert len(hit.quotes) == 4
    for spelling in ("Disabled Families Voice Northmere", "Disabled Families Union Northmere", "DFVN", "DVFN"):
        assert f"“{spelling}”" in hit.message


def test_letters_changed_in_an_abbreviation_are_a_slip_of_the_pen() -> None:
    (hit,) = names("Asked CAMHS for advice", "Met the CAMHS nurses", "Counted CAMHS requests", "Opened the CAHMS clinic")
    assert hit.severity is Severity.LOW


@pytest.mark.parametrize(
    "lines",
    [
        ("Met the SEND Improvement Board", "Met the SEND Assurance Board"),
        ("Met the Health and Wellbeing Board", "Wrote the Health and Wellbeing Strategy"),
        ("Told the Northmere Parent Carer Forum", "Asked the Northmere Parent Carer Forum's chair"),
        ("Met the Children & Families Scrutiny Committee", "Met the Children and Families Scrutiny Committee"),
        ("Met the Northmere SEND Improvement Board", "Answered the Northmere SEND Improvement Notice"),
        ("Trained the SALT team", "Wrote to the SLAT makers"),
    ],
)
def test_other_bodies_and_the_same_name_are_no_finding(lines: tuple[str, ...]) -> None:
    assert names(*lines) == []


@pytest.mark.parametrize(
    ("extra", "named"),
    [
        ("The audit is attached as Annex B.", "Annex B"),
        ("It follows the Joint Needs Assessment 2022 and the county's advice.", "Joint Needs Assessment 2022"),
        ("It follows the SEND strategy 2024-26.", "SEND strategy 2024-26"),
    ],
)
def test_a_paper_that_is_named_and_missing(extra: str, named: str) -> None:
    (hit,) = found("DOC007", Example(extra=extra))
    assert hit.message.endswith(f": {named}.")


@pytest.mark.parametrize(
    "extra",
    [
        "It rests on the Children and Families Act 2014 and the SEND Code of Practice 2015.",
        "Appendix A: How the board works\nThe board meets monthly. Its members are named in Appendix A.",
        "The work began in Spring 2023 and Northmere Council will report in May 2024.",
        "This is the Northmere Improvement Plan 2022 of the partnership.",
    ],
)
def test_laws_own_parts_and_supplied_papers_are_not_missing(extra: str) -> None:
    assert found("DOC007", Example(extra=extra)) == []


def test_the_same_action_with_one_date_is_a_small_fault() -> None:
    text = "Appoint two family navigators to guide families through health and care"
    twice = (Promise("1.1.a", text, due="May 2022"), Promise("1.1.b", text + ".", due="May 2022"))
    assert [hit.severity for hit in found("DOC008", Example(promises=twice))] == [Severity.LOW]


def test_short_actions_may_be_alike() -> None:
    assert found("DOC008", Example(promises=(Promise("1.1.a", "Review the panel"), Promise("1.1.b", "Review the panels")))) == []


@pytest.mark.parametrize(
    ("extra", "hits"),
    [
        ("Workstream 1: Beth Ollerton, Head of Early Help", 1),
        ("Workstream 1: B. Oldroyd, Head of Early Help", 0),
        ("The Head of Early Help reports to the board.", 0),
    ],
)
def test_one_post_under_two_names(extra: str, hits: int) -> None:
    streams = (Stream(1, "Timely assessments", (1,), "Bethan Oldroyd", "Head of Early Help"),)
    assert len(found("DOC010", Example(extra=extra, streams=streams))) == hits
