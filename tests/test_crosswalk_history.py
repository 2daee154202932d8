"""What became of weaknesses and promises from paper to paper."""

from dataclasses import replace

from stocktake.audit import audit
from stocktake.audit.examples import Example, Promise, Said
from stocktake.crosswalk.chains import Promise as Promised
from stocktake.crosswalk.weakness_history import Change, Mention, weakness_history
from stocktake.model import Section
from stocktake.report.area_graph import promises_of
from stocktake.report.history_text import history_node, history_text

LINE = Promise("1.1.a", "Open a waiting list telephone line", ("Telephone line open five days a week",), "May 2022")
EXAMPLE = Example(
    promises=(LINE,),
    position=(
        Said(Section.STILL_TO_DO, "Recruit three speech therapists for the nurseries"),
        Said(Section.STILL_TO_DO, "Repeat the survey of grandparents"),
    ),
    letter=(
        Said(Section.NEXT_STEP, "finish recruiting the three speech therapists, "),
        Said(Section.NEXT_STEP, "open the waiting list telephone line before winter"),
    ),
    areas=("Shorten the wait of families for an assessment",),
    statement=("We will open a telephone line for the waiting list.",),
)
WORDS = (
    "The long waits for an assessment of autism",
    "The poor quality of education, health and care plans",
    "The lack of a joint strategy between the council and its health partners",
)


def promises(example: Example) -> dict[str, Promised]:
    return {promise.passage.text: promise for promise in promises_of(audit(example.papers(), example.as_of, ()).areas[0])}


def test_a_next_step_is_joined_to_the_list_before_it_and_to_the_action() -> None:
    found = promises(EXAMPLE)
    step = found["finish recruiting the three speech therapists,"]
    assert [echo.passage.text for echo in step.before] == ["Recruit three speech therapists for the nurseries"]
    assert found["open the waiting list telephone line before winter"].actions == ("1.1.a",)


def test_what_a_later_paper_speaks_of_again_has_not_vanished() -> None:
    found = promises(EXAMPLE)
    kept, lost = found["Recruit three speech therapists for the nurseries"], found["Repeat the survey of grandparents"]
    assert [echo.section for echo in kept.after] == [Section.NEXT_STEP]
    assert (kept.vanished, lost.vanished, len(lost.later)) == (False, True, 1)


def test_the_last_paper_promises_what_nobody_could_have_spoken_of_yet() -> None:
    step = promises(EXAMPLE)["finish recruiting the three speech therapists,"]
    assert (step.later, step.vanished) == ((), False)


def test_a_paper_of_the_same_month_is_not_later() -> None:
    found = promises(replace(EXAMPLE, position_date="2024-01"))
    assert found["Repeat the survey of grandparents"].later == ()


def test_a_public_commitment_is_joined_to_the_action_that_is_like_it() -> None:
    assert promises(EXAMPLE)["We will open a telephone line for the waiting list."].actions == ("1.1.a",)


def mentions(*areas: str) -> dict[int | None, Mention]:
    """Return what a letter with these areas makes of the weaknesses of WORDS."""
    area = audit(Example(promises=(LINE,), weaknesses=WORDS, areas=areas).papers(), EXAMPLE.as_of, ()).areas[0]
    assert area.plan is not None
    return {mention.weakness: mention for mention in weakness_history(area.plan, area.papers, area.links)}


def test_kept_renamed_renumbered_unnamed_and_new_weaknesses_are_told_apart() -> None:
    found = mentions("Improve the quality of education, health and care plans", WORDS[0], "Mend the school roofs")
    assert {number: mention.change for number, mention in found.items()} == {
        1: Change.SAME,
        2: Change.REWORDED,
        3: Change.UNNAMED,
        None: Change.NEW,
    }
    assert (found[1].number, found[1].renumbered) == (2, True)
    assert found[None].passage is not None and found[None].passage.text == "Mend the school roofs"
    assert found[3].passage is None


def test_two_weaknesses_named_in_one_are_merged() -> None:
    both = (
        "The poor quality of education, health and care plans and the lack of a joint strategy between the council and its health partners"
    )
    found = mentions(WORDS[0], both)
    assert {found[2].change, found[3].change} <= {Change.MERGED, Change.REWORDED}
    merged = next(mention for mention in (found[2], found[3]) if mention.change is Change.MERGED)
    assert merged.number == 2
    assert merged.with_weaknesses == (({2, 3} - {merged.weakness}).pop(),)


def test_text_and_json_tell_the_same_each_time() -> None:
    area = audit(EXAMPLE.papers(), EXAMPLE.as_of, ()).areas[0]
    text = history_text([area])
    assert "nothing was found in" in text
    assert "of 1 of them no later paper was found to speak" in text
    assert text == history_text([area])
    assert history_node([area]) == history_node([area])
