"""What the audit says once, says lower, or leaves unsaid, so that a reader meets what matters."""

import pytest

from stocktake.audit import Finding, Severity, audit
from stocktake.audit.examples import Example, Promise, Said
from stocktake.model import Section

WORKERS = Promise("1.1.a", "Place a family worker in each of the 12 libraries", ("All 12 libraries have a family worker",), "May 2022")


def found(code: str, example: Example) -> list[Finding]:
    return [finding for finding in audit(example.papers(), example.as_of).findings if finding.code == code]


def test_a_figure_said_twice_is_named_once_and_those_still_without_are_not_taken_for_it() -> None:
    position = (
        Said(Section.DELIVERED, "Placed a family worker in seven libraries"),
        Said(Section.DIFFERENCE, "Seven libraries have a family worker"),
        Said(Section.STILL_TO_DO, "Place a family worker in the other five libraries"),
    )
    (finding,) = found("CLM001", Example(promises=(WORKERS,), position=position))
    assert finding.message.lower().count("seven libraries") == 1
    assert "five" not in finding.message


@pytest.mark.parametrize(
    ("line", "items", "says"),
    [
        ("The partnership has agreed three priorities:", 2, True),
        ("The partnership has agreed three priorities:", 3, False),
        ("The partnership has agreed at least three priorities:", 2, False),
        ("Work has begun on three of the five priorities:", 2, False),
        ("The partnership has agreed three priorities.", 2, False),
        ("In 2023 the partnership agreed 3 steps for 4 schools:", 2, False),
    ],
)
def test_a_count_is_held_against_its_list_only_where_it_plainly_counts_it(line: str, items: int, says: bool) -> None:
    listed = tuple(f"Open a new {place} for families" for place in ("clinic", "library", "garden")[:items])
    example = Example(position=(Said(Section.CURRENT_POSITION, line, items=listed),))
    assert bool(found("CLM014", example)) is says


def test_one_measure_with_two_dates_is_asked_about_once() -> None:
    measure = ("Waits for an assessment fall below 9 weeks",)
    example = Example(
        promises=(Promise("1.1.a", "Recruit two nurses", measure, "May 2022"), Promise("1.1.b", "Open a clinic", measure, "July 2022"))
    )
    assert len(found("DUE007", example)) == 1
    assert found("MEA019", example) == []


def test_an_action_listed_as_still_to_do_in_its_own_words_is_grave() -> None:
    example = Example(
        promises=(Promise("1.1.a", "Recruit and train the library helpers", ("Helpers in post",), "May 2022"),),
        position=(Said(Section.STILL_TO_DO, "Recruit and train the library helpers"),),
    )
    assert [finding.severity for finding in found("DUE001", example)] == [Severity.HIGH]
