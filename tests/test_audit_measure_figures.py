"""What is wrong with the figures of a measure, whether it fits its action, and what pattern it could be worded by. All invented."""

import pytest

from stocktake.audit import audit
from stocktake.audit.examples import Example, Promise
from stocktake.audit.measurability import MeasureClass, classify
from stocktake.audit.measure_effects import counts_activity
from stocktake.audit.measure_figures import (
    asks_relative_change,
    cannot_tell,
    counts_nothing,
    escape_from,
    names_no_population,
    two_targets,
)
from stocktake.audit.measure_patterns import missing_from, pattern_for


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("90% on time", "90%"),
        ("100% compliance", "100%"),
        ("Target of 75 per cent achieved by the year end", None),
        ("80 % of lifts inspected", None),
        ("Lifts inspected: 80%", None),
        ("Lifts inspected", None),
    ],
)
def test_a_share_of_nothing(text: str, share: str | None) -> None:
    assert counts_nothing(text) == share


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("85% satisfaction with the new offer", "85% satisfaction"),
        ("95% attendance at the summer scheme", "95% attendance"),
        ("85% of tenants satisfied", None),
        ("Tenants: 85% satisfaction", "85% satisfaction"),
        ("Parents: 85% satisfaction", None),
        ("20% improvement in punctuality of buses", "20% improvement"),
    ],
)
def test_a_share_of_nobody(text: str, share: str | None) -> None:
    assert names_no_population(text) == share


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Reduce late buses by 20%", "Reduce late buses by 20%"),
        ("15% increase in bookings", "15% increase"),
        ("Late buses halved", "halved"),
        ("An increase of 5 percentage points", "increase of 5 percentage points"),
        ("80% of buses on time", None),
        ("No more than 5% more than planned", None),
    ],
)
def test_a_change_by_a_share(text: str, asked: str | None) -> None:
    assert asks_relative_change(text) == asked


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("At least 0% of buses on time", "At least 0%"),
        ("Up to 100% of buses on time", "Up to 100%"),
        ("110% of children seen", "110%"),
        ("Late buses reduced by 120%", "120%"),
        ("More than 100% of drivers trained", "More than 100%"),
        ("7 out of 5 routes", "7 out of 5"),
        ("Bookings increase from 60% to 55%", "from 60% to 55%"),
        ("Late buses fall from 20 to 26 a week", "from 20 to 26 a"),
        ("No fewer routes than today", None),
        ("Routes no fewer than the current number", "no fewer than the current number"),
        ("At least 0.5 posts filled", None),
        ("A 150% increase in bookings", None),
        ("120% of the target reached", None),
        ("Fewer exclusions of pupils aged from 5 to 16", None),
        ("Opening hours increased from 9 to 5", "from 9 to 5"),
        ("Bookings increase from 55% to 60%", None),
        ("5 out of 7 routes", None),
        ("Places grow from 2024 to 2022", None),
        ("100% of drivers trained", None),
    ],
)
def test_a_target_that_cannot_tell_success_from_failure(text: str, words: str | None) -> None:
    odd = cannot_tell(text)
    assert (odd.words if odd else None) == words


@pytest.mark.parametrize(
    ("text", "two"),
    [
        ("80% / 85% of buses on time", ("80%", "85%")),
        ("70% of buses on time, target of 90%", ("70%", "90%")),
        ("80% of buses on time, 90% of buses on time", ("80%", "90%")),
        ("All drivers trained (80%)", ("All drivers", "80%")),
        ("80% of buses on time by May and 90% by July", None),
        ("80% of buses are clean and 90% of buses are on time", None),
        ("From 60% to 80% of buses", None),
        ("All drivers trained", None),
    ],
)
def test_two_targets_for_one_thing(text: str, two: tuple[str, str] | None) -> None:
    found = two_targets(text)
    assert found == two or (two is None and found is None)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("All letters answered where possible", "where possible"),
        ("Places offered if resources allow", "if resources allow"),
        ("Letters answered within 5 days", None),
        ("Advice sought where necessary to the plan", None),
    ],
)
def test_a_way_out(text: str, words: str | None) -> None:
    assert escape_from(text) == words


@pytest.mark.parametrize(
    ("text", "activity"),
    [
        ("Four workshops held", True),
        ("80% of drivers attend the induction", True),
        ("All drivers trained", True),
        ("80% of drivers at the workshop say they feel confident", False),
        ("Requests for meetings accommodated in 80% of cases", False),
        ("Late buses fall to 20 a week", False),
        ("First meeting of the panel held", False),
    ],
)
def test_activity_and_effect(text: str, activity: bool) -> None:
    assert counts_activity(text, classify(text).measure_class) is activity


@pytest.mark.parametrize(
    ("text", "pattern", "missing"),
    [
        (
            "Fewer complaints",
            "[Number or rate] of complaints: from [figure] in [period] to [figure], by [date], as counted in [record or survey]",
            ("a target", "a baseline", "a date", "a source of evidence"),
        ),
        (
            "Waiting times are reduced, as shown in the tracker",
            None,
            ("a target", "a baseline", "a date"),
        ),
        ("Guide published by May 2026", "Guide published by May 2026", ()),
        ("Guide published", "Guide published, by [date]", ("a date",)),
        (
            "Percentage of buses on time",
            "Percentage of buses on time is at [least or most] [figure], starting from [figure] in [period], by [date], "
            "as counted in [record or survey]",
            ("a target", "a baseline", "a date", "a source of evidence"),
        ),
    ],
)
def test_what_is_missing_becomes_a_blank(text: str, pattern: str | None, missing: tuple[str, ...]) -> None:
    found = classify(text)
    assert missing_from(found) == missing
    assert pattern is None or pattern_for(text, found) == pattern


@pytest.mark.parametrize(
    "text", ["Fewer late buses", "Parents feel valued", "TBC", "Percentage of buses on time", "Improved punctuality", ""]
)
def test_a_pattern_makes_up_no_figure(text: str) -> None:
    pattern = pattern_for(text, classify(text))
    assert "[figure]" in pattern or "[Share]" in pattern
    assert not any(letter.isdigit() for letter in pattern)


def test_a_pattern_for_a_sound_measure_changes_nothing() -> None:
    text = "80% of buses on time by May 2026, up from 60% in 2024, as recorded in the depot log"
    found = classify(text)
    assert found.measure_class is MeasureClass.QUANTIFIED
    assert (missing_from(found), pattern_for(text, found)) == ((), text)


def _codes(*promises: Promise) -> list[str]:
    example = Example(promises=promises)
    return [finding.code for finding in audit(example.papers(), example.as_of).findings if finding.code.startswith("MEA")]


def test_a_measure_of_effect_may_share_no_word_with_its_action() -> None:
    assert "MEA020" not in _codes(
        Promise("1.1.a", "Recruit two nurses", ("Fewer swimming lessons at the leisure centre called off",), "May 2022"),
        Promise("1.1.b", "Bring swimming lessons back to the leisure centre", ("Timetable published",), "May 2022"),
    )


def test_few_words_are_shared_by_chance() -> None:
    assert "MEA019" not in _codes(
        Promise("1.1.a", "Recruit two nurses", ("Report published",), "May 2022"),
        Promise("1.1.b", "Review the clinic", ("Report published",), "May 2022"),
    )


def test_a_note_to_the_writers_is_told_from_a_question() -> None:
    example = Example(promises=(Promise("1.1.a", "Recruit two nurses", ("Note: ask finance for the figures",), "May 2022"),))
    found = [finding for finding in audit(example.papers(), example.as_of).findings if finding.code == "MEA003"]
    assert [finding.message.split(" was ")[0] for finding in found] == ["A note"]
