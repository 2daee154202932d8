"""What changed between two versions of a plan is found, with both quoted; a plan that only grew is left alone."""

from datetime import date

from stocktake.audit import Finding, audit
from stocktake.audit.examples import Example, Promise

LINE = Promise("1.1.a", "Open a waiting list telephone line", ("Telephone line answers 90% of calls",), "May 2022")
GUIDE = Promise("1.1.b", "Publish a directory of clubs for families", ("Directory published",), "June 2022")
CODES = {"TRC008", "TRC009", "TRC012", "DUE014"}


def found(old: tuple[Promise, ...], new: tuple[Promise, ...]) -> dict[str, Finding]:
    example = Example(promises=new, earlier=old, plan_date="2023-01")
    return {finding.code: finding for finding in audit(example.papers(), date(2023, 6, 30)).findings if finding.code in CODES}


def test_a_plan_that_only_grew_is_left_alone() -> None:
    assert found((LINE,), (LINE, GUIDE)) == {}


def test_an_action_left_out_is_quoted_from_the_earlier_plan() -> None:
    finding = found((LINE, GUIDE), (LINE,))["TRC008"]
    assert finding.subject == "action 1.1.b"
    assert [quote.passage.text for quote in finding.quotes] == ["Publish a directory of clubs for families"]


def test_an_action_with_another_reference_is_not_left_out() -> None:
    moved = Promise("1.1.c", GUIDE.text, GUIDE.measures, GUIDE.due)
    assert "TRC008" not in found((LINE, GUIDE), (LINE, moved))


def test_a_deadline_moved_forward_is_no_fault_and_one_put_back_is_counted_in_days() -> None:
    sooner = Promise("1.1.a", LINE.text, LINE.measures, "April 2022")
    later = Promise("1.1.a", LINE.text, LINE.measures, "June 2022")
    assert "DUE014" not in found((LINE,), (sooner,))
    assert "1.1.a by 30 days" in found((LINE,), (later,))["DUE014"].message


def test_a_target_lowered_is_weakened_and_one_raised_is_not() -> None:
    lower = Promise("1.1.a", LINE.text, ("Telephone line answers 60% of calls",), LINE.due)
    assert found((LINE,), (lower,))["TRC012"].subject == "action 1.1.a"
    assert "TRC012" not in found((lower,), (LINE,))


def test_of_several_earlier_plans_only_the_last_is_compared() -> None:
    oldest = Example(promises=(LINE, GUIDE), plan_date="2021-04", extra="The oldest.").papers()
    example = Example(promises=(LINE,), earlier=(LINE,), plan_date="2023-01").papers()
    codes = {finding.code for finding in audit((*example, *oldest), date(2023, 6, 30)).findings}
    assert "TRC008" not in codes
