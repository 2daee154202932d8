"""Two versions of a plan: what changed, and which way a measure was changed."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stocktake.audit.weakening import Turn, compare_measures
from stocktake.crosswalk.diff import ActionChange, PlanDiff, diff_plans
from stocktake.crosswalk.word_diff import Edit, word_diff
from stocktake.model import InputError, Kind
from stocktake.report.contract import to_json
from stocktake.report.diff_contract import diff_node
from stocktake.report.diff_text import diff_text

from .builders import lines, parse_paper
from .plan_versions import OLD_WEAKNESSES, PLANS, WAITING, new_plan_text, plan_text


@pytest.fixture(scope="module")
def diff() -> PlanDiff:
    return diff_plans(parse_paper(plan_text(), kind=Kind.PLAN), parse_paper(new_plan_text(), "later.txt", kind=Kind.PLAN))


def change(diff: PlanDiff, ref: str) -> ActionChange:
    return next(c for c in diff.actions if (c.new or c.old) is not None and ref == (c.new or c.old).ref)  # type: ignore[union-attr]


def test_an_action_known_by_its_words_keeps_its_past_under_another_number(diff: PlanDiff) -> None:
    moved = change(diff, "1.3")
    assert (moved.old.ref if moved.old else None, moved.renumbered, moved.words) == ("1.4", True, ())


def test_what_was_dropped_and_added_is_named(diff: PlanDiff) -> None:
    assert [c.old.ref for c in diff.actions if c.dropped and c.old] == ["1.3"]
    assert [c.new.ref for c in diff.actions if c.added and c.new] == ["2.3"]
    assert [w.new.number for w in diff.weaknesses if w.added and w.new] == [3]
    assert [w.old.number for w in diff.weaknesses if w.dropped and w.old] == [3]


def test_a_deadline_moved_is_counted_in_days(diff: PlanDiff) -> None:
    moved = change(diff, "1.1").deadline
    # From the last day of May to the last of September: 30 + 31 + 31 + 30 days.
    assert moved is not None and (moved.old.due, moved.new.due, moved.days) == (date(2024, 5, 31), date(2024, 9, 30), 122)
    gone = change(diff, "2.2").deadline
    assert gone is not None and (gone.new.due, gone.days) == (None, None)


def test_words_are_compared_one_by_one(diff: PlanDiff) -> None:
    pieces = [(piece.edit, piece.words) for piece in change(diff, "1.1").words]
    assert pieces == [
        (Edit.KEPT, "Open a hub for families in"),
        (Edit.REMOVED, "every"),
        (Edit.ADDED, "the largest"),
        (Edit.KEPT, "town"),
    ]


def test_leads_changed_and_what_stayed(diff: PlanDiff) -> None:
    assert change(diff, "1.2").lead == ("Rowan Pell", "Ines Vale")
    assert not change(diff, "2.1").changed


def test_the_text_says_it_in_words(diff: PlanDiff) -> None:
    text = diff_text(diff)
    for words in (
        "122 days later",
        "the date is gone",
        "1.1: weakened: 90% became 75%",
        "1.2: weakened: it could be checked (quantified) and now cannot (vague)",
        "[-every-] {+the largest+}",
        "1.4 is now 1.3",
        "Ines Vale, before Rowan Pell",
        "- 1.3 Publish a guide",
        "+ 2.3 Recruit",
        "1 dropped, 1 added, 1 reworded, 1 renumbered, 1 put off",
    ):
        assert words in text


def test_the_json_holds_what_changed_and_nothing_else(diff: PlanDiff) -> None:
    node = diff_node(diff)
    refs = [(a["change"], (a["new"] or a["old"])["ref"]) for a in node["actions"]]  # type: ignore[attr-defined]
    assert refs == [("changed", "1.1"), ("changed", "1.2"), ("changed", "1.3"), ("changed", "2.2"), ("added", "2.3"), ("dropped", "1.3")]
    assert node["unchanged_actions"] == 1
    assert to_json(node) == to_json(diff_node(diff))


def test_two_versions_alike_differ_in_nothing() -> None:
    same = diff_plans(parse_paper(plan_text()), parse_paper(plan_text(date="June 2023"), "later.txt"))
    assert not same.changed
    assert "Actions: none changed; 6 as they were." in diff_text(same)


def test_typography_is_no_change() -> None:
    typeset = plan_text().replace("drop-in", "drop\N{EN DASH}in").replace("Hold a", "Hold  a")
    assert not diff_plans(parse_paper(plan_text()), parse_paper(typeset, "later.txt")).changed


def test_a_reference_given_to_other_work_is_no_rewording() -> None:
    other = ("1.4", "Buy a minibus for the special schools", "Ash Dune", "March 2024", "Minibus bought")
    diff = diff_plans(parse_paper(plan_text()), parse_paper(plan_text((*WAITING[:3], other), PLANS), "later.txt"))
    assert [c.old.ref for c in diff.actions if c.dropped and c.old] == ["1.4"]
    assert [c.new.ref for c in diff.actions if c.added and c.new] == ["1.4"]


def test_every_action_of_both_versions_is_accounted_for_once(diff: PlanDiff) -> None:
    assert sorted(c.old.ref for c in diff.actions if c.old) == sorted(a.ref for a in diff.old.actions)
    assert [c.new.ref for c in diff.actions if c.new] == [a.ref for a in diff.new.actions]


def test_plans_of_two_areas_and_papers_that_are_no_plans_are_refused() -> None:
    plan = parse_paper(plan_text())
    other = parse_paper(plan_text(area="Marlow Vale Council"), "other.txt")
    with pytest.raises(InputError, match="Marlow Vale"):
        diff_plans(plan, other)
    report = parse_paper(
        lines(
            "# SEND position statement", "1 May 2024", "Holtby Council reports.", "Workstream 1: Waits", "What have we delivered?", "Hub."
        ),
        "report.txt",
        kind=Kind.POSITION,
    )
    with pytest.raises(InputError, match=r"report\.txt: is no plan but a position statement"):
        diff_plans(plan, report)


def test_the_order_of_dates_is_pointed_out() -> None:
    back = diff_plans(parse_paper(new_plan_text(), "later.txt"), parse_paper(plan_text()))
    assert "The older one is to be named first" in diff_text(back)


def test_weaknesses_reworded_and_renumbered() -> None:
    weaknesses = (OLD_WEAKNESSES[1].replace("2.", "1."), OLD_WEAKNESSES[0].replace("1. The long", "2. Over-long"), OLD_WEAKNESSES[2])
    diff = diff_plans(parse_paper(plan_text()), parse_paper(plan_text(weaknesses=weaknesses), "later.txt"))
    pairs = [(w.old.number, w.new.number, bool(w.words)) for w in diff.weaknesses if w.old and w.new]
    assert pairs == [(2, 1, False), (1, 2, True), (3, 3, False)]


@pytest.mark.parametrize(
    ("old", "new", "turn"),
    [
        ("90% of families seen within 18 weeks", "75% of families seen within 18 weeks", Turn.WEAKENED),
        ("90% of families seen within 18 weeks", "90% of families seen within 26 weeks", Turn.WEAKENED),
        ("90% of families seen within 18 weeks", "95% of families seen within 18 weeks", Turn.STRENGTHENED),
        ("90% of families seen within 18 weeks", "80% of families seen within 12 weeks", Turn.MIXED),
        ("No more than 5 complaints a month", "No more than 9 complaints a month", Turn.WEAKENED),
        ("Guide published on the website", "Families feel better informed", Turn.WEAKENED),
        ("Families feel better informed", "Guide published on the website", Turn.STRENGTHENED),
        ("60 staff trained by March 2024", "60 staff trained", Turn.WEAKENED),
        ("60 staff trained by March 2024", "60 staff trained by May 2024", Turn.OTHER),
        ("Guide published on the website", "Guide published on the website of the council", Turn.OTHER),
    ],
)
def test_which_way_a_measure_was_changed(old: str, new: str, turn: Turn) -> None:
    found = compare_measures(old, new)
    assert found.turn is turn, found.why
    assert bool(found.why) == (turn is not Turn.OTHER)


@given(st.lists(st.sampled_from("open a hub in each town by May".split())), st.lists(st.sampled_from("open the hub in town".split())))
def test_pieces_give_both_texts_back(old: list[str], new: list[str]) -> None:
    pieces = word_diff(" ".join(old), " ".join(new))
    for edit, words in ((Edit.ADDED, old), (Edit.REMOVED, new)):
        assert " ".join(piece.words for piece in pieces if piece.edit is not edit).split() == words
