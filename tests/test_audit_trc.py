"""Odd cases of the rules on links: what no action asked for, what fits too many, what is lost on the way."""

import pytest

from stocktake.audit import Finding, audit
from stocktake.audit.examples import Example, Promise, Said
from stocktake.model import Section

LINE = Promise("1.1.a", "Open a waiting list telephone line", ("Telephone line open five days a week",), "May 2022")
NURSES = Promise("1.1.b", "Hire two specialist nurses for the clinic", ("Two nurses in post",), "May 2022")


def found(code: str, example: Example) -> list[Finding]:
    return [finding for finding in audit(example.papers(), example.as_of).findings if finding.code == code]


def test_orphans_of_one_workstream_are_one_finding() -> None:
    lines = tuple(
        Said(Section.DELIVERED, line)
        for line in ("Moved the audiology booth to Mill Street", "Painted a mural at Castle Park", "Hired two specialist nurses")
    )
    (hit,) = found("TRC001", Example(promises=(LINE, NURSES), position=lines))
    assert hit.subject == "workstream 1"
    assert "audiology" in hit.message and "mural" in hit.message and "nurses" not in hit.message


def test_without_a_plan_that_has_actions_nothing_is_an_orphan() -> None:
    assert found("TRC001", Example(position=(Said(Section.DELIVERED, "Moved the audiology booth to Mill Street"),))) == []


def test_a_claim_that_fits_one_action_better_is_not_ambiguous() -> None:
    lines = (Said(Section.DELIVERED, "Hired two specialist nurses for the clinic"),)
    assert found("TRC002", Example(promises=(LINE, NURSES), position=lines)) == []


def test_a_commitment_in_other_words_is_kept() -> None:
    assert found("TRC004", Example(promises=(LINE, NURSES), statement=("We will have more nurses at the clinic.",))) == []


def test_each_lost_commitment_is_named() -> None:
    lost = ("We will reopen the swimming pool at Castle Park.", "We will plant orchards beside playgrounds.")
    hits = found("TRC004", Example(promises=(LINE, NURSES), statement=lost))
    assert len(hits) == 2


def test_an_outcome_repeated_without_its_figure_is_weaker() -> None:
    example = Example(
        outcomes=(("1.1", "Plans are completed within 20 weeks for 90% of families in the area"),),
        position=(Said(Section.AIM, "Plans are completed within 20 weeks for families in the area"),),
    )
    (hit,) = found("TRC006", example)
    assert hit.subject == "outcome 1.1"
    assert "90%" in hit.message


def test_an_aim_of_its_own_is_no_outcome_repeated() -> None:
    example = Example(
        outcomes=(("1.1", "All families are seen in good time"),), position=(Said(Section.AIM, "Schools know each other well"),)
    )
    assert found("TRC006", example) == []


WEAKNESSES = (
    "Families wait too long for an assessment",
    "The local offer is out of date",
    "Schools exclude too many pupils",
    "Plans lack health advice",
)


def passed_over(*areas: str, says: str = "Families still wait too long for an assessment.") -> list[str]:
    example = Example(weaknesses=WEAKNESSES, areas=areas, letter=(Said(Section.NARRATIVE, says),))
    return [f"{f.code} {f.subject}" for f in audit(example.papers(), example.as_of).findings if f.code in ("TRC013", "TRC014")]


def test_a_letter_that_goes_through_the_weaknesses_and_leaves_one_out_is_told() -> None:
    assert passed_over("Cut how long families wait for an assessment", "Update the local offer", "Exclude fewer pupils from schools") == [
        "TRC013 weakness 4"
    ]


def test_a_letter_about_one_weakness_passes_over_none() -> None:
    assert passed_over("Cut how long families wait for an assessment", "Recruit more drivers") == []


def test_an_area_of_the_letter_that_no_weakness_is_in_is_told() -> None:
    areas = (
        "Families wait for an assessment",
        "The local offer",
        "Schools exclude pupils",
        "Health advice in plans",
        "Recruit more drivers",
    )
    assert passed_over(*areas) == ["TRC014 weakness 5"]


WAITS, OFFER, EXCLUSIONS, ADVICE = (
    "Cut how long families wait for an assessment",
    "Update the local offer",
    "Exclude fewer pupils from schools",
    "Bring health advice into plans",
)


@pytest.mark.parametrize(
    ("says", "told"),
    [
        ("Weakness 4 has moved to business as usual.", []),
        ("Health advice in plans was signed off by the board.", []),
        ("The helpline action was closed in May.", ["TRC013 weakness 4"]),
        ("Families use health advice more often.", ["TRC013 weakness 4"]),
    ],
)
def test_a_weakness_the_letter_says_is_settled_is_not_passed_over(says: str, told: list[str]) -> None:
    assert passed_over(WAITS, OFFER, EXCLUSIONS, says=says) == told


def test_two_weaknesses_under_one_heading_are_both_taken_up() -> None:
    assert passed_over("Families wait for an assessment; and the local offer is out of date", EXCLUSIONS, ADVICE) == []


@pytest.mark.parametrize("heading", ["Exclusions", "Pupil exclusions", "School exclusions and attendance"])
def test_a_brief_heading_is_known_by_how_its_word_begins(heading: str) -> None:
    assert passed_over(WAITS, OFFER, heading, ADVICE) == []
    assert passed_over(WAITS, OFFER, heading) == ["TRC013 weakness 4"]


def test_a_heading_too_short_to_judge_keeps_both_rules_silent() -> None:
    assert passed_over(WAITS, OFFER, EXCLUSIONS, "Governance") == []
