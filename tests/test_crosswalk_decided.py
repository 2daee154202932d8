"""People's decisions about links: they outrank the program, last while the words last, and are suspect when these change."""

from dataclasses import replace
from datetime import date

import pytest

from stocktake.audit import AuditedArea, audit
from stocktake.audit.examples import Example, Promise, Said, Stream
from stocktake.crosswalk import Choice, DecidedEvidence, Decision, DecisionState, EndType, Evidence, LinkType, Method, Relation
from stocktake.crosswalk.decisions import latest
from stocktake.crosswalk.ends import find_place, places_of
from stocktake.crosswalk.marks import FEWEST_TYPED, code_of, fingerprint, mark_of, typed_code
from stocktake.model import Kind, Section, SettingsError

LINE = Promise("1.1.a", "Open a waiting list telephone line", ("Telephone line open five days a week",), "May 2022")
NURSES = Promise("1.1.b", "Recruit two specialist nurses", ("Two nurses in post",), "June 2022")
OPENED = Said(Section.DELIVERED, "Opened the waiting list telephone line")
BOOTH = Said(Section.DELIVERED, "Moved the audiology booth to another clinic")
EXAMPLE = Example(
    promises=(LINE, NURSES),
    weaknesses=("Families wait too long for an assessment", "Few short breaks are offered"),
    streams=(Stream(1, "Timely assessments", (1,)),),
    position=(OPENED, BOOTH),
)


def assessed(example: Example, *decisions: Decision) -> AuditedArea:
    return audit(example.papers(), example.as_of, (), decisions).areas[0]


def mark(said: Said) -> str:
    return mark_of(Kind.POSITION, said.text)


def decide(choice: Choice, above: str, below: str, *, example: Example = EXAMPLE, number: int = 1, **facts: object) -> Decision:
    area = assessed(example)
    assert area.plan is not None
    places = places_of(area.plan, area.papers)
    told: dict[str, object] = {"area": area.area, "by": "Ann Lee", "on": date(2024, 2, 1), "reason": "Read both", **facts}
    ends = {"above": find_place(places, above).end, "below": find_place(places, below).end}
    return Decision.model_validate({"number": number, "choice": choice, **ends, **told})


def evidence(area: AuditedArea, ref: str) -> list[Evidence]:
    return [one for action in area.actions if action.ref == ref for one in action.evidence]


def said_of(area: AuditedArea, ref: str) -> list[str]:
    return [one.passage.text for one in evidence(area, ref)]


def test_a_rejected_link_is_gone_and_the_status_follows() -> None:
    assert OPENED.text in said_of(assessed(EXAMPLE), "1.1.a")
    area = assessed(EXAMPLE, decide(Choice.REJECT, "1.1.a", mark(OPENED)))
    assert said_of(area, "1.1.a") == []
    assert area.actions[0].status == "no_evidence"
    assert area.actions[0].nearest is None


def test_an_added_link_is_evidence_with_name_date_and_reason() -> None:
    area = assessed(EXAMPLE, decide(Choice.ADD, "1.1.b", mark(BOOTH), relation=Relation.DELIVERS))
    (one,) = (e for e in evidence(area, "1.1.b") if e.passage.text == BOOTH.text)
    assert isinstance(one, DecidedEvidence)
    assert (one.score, one.relation, one.suspect) == (1.0, Relation.DELIVERS, False)
    assert one.why == "Added by hand by Ann Lee on 2024-02-01: Read both."
    assert area.actions[1].status == "delivered"


def test_a_confirmed_link_bears_the_relation_the_person_gave_it() -> None:
    area = assessed(EXAMPLE, decide(Choice.CONFIRM, "1.1.a", mark(OPENED), relation=Relation.PARTIAL))
    (one,) = (e for e in evidence(area, "1.1.a") if e.passage.text == OPENED.text)
    assert isinstance(one, DecidedEvidence)
    assert (one.score, one.relation) == (1.0, Relation.PARTIAL)
    assert area.actions[0].status == "partial"


def test_a_statement_may_be_put_under_a_measure() -> None:
    area = assessed(EXAMPLE, decide(Choice.ADD, "1.1.b/1", mark(BOOTH), relation=Relation.PARTIAL))
    assert [e.measure for e in evidence(area, "1.1.b") if e.passage.text == BOOTH.text] == [0]


def test_of_two_decisions_about_one_link_the_later_counts() -> None:
    first = decide(Choice.REJECT, "1.1.a", mark(OPENED), number=1)
    second = decide(Choice.CONFIRM, "1.1.a", mark(OPENED), number=2, relation=Relation.DELIVERS)
    assert OPENED.text in said_of(assessed(EXAMPLE, first, second), "1.1.a")
    assert [decision.number for decision in latest([second, first])] == [2]


def test_a_decision_lasts_while_the_words_last_however_the_file_writes_them() -> None:
    decision = decide(Choice.REJECT, "1.1.a", mark(OPENED))
    respaced = replace(EXAMPLE, promises=(replace(LINE, text="Open a waiting-list  telephone line."), NURSES))
    assert said_of(assessed(respaced, decision), "1.1.a") == []


def test_a_decision_follows_an_action_to_its_new_number() -> None:
    decision = decide(Choice.REJECT, "1.1.a", mark(OPENED))
    moved = replace(EXAMPLE, promises=(replace(NURSES, ref="1.1.a"), replace(LINE, ref="1.1.d")))
    area = assessed(moved, decision)
    assert said_of(area, "1.1.d") == []
    assert [standing.state for standing in area.decisions] == [DecisionState.APPLIED]


@pytest.mark.parametrize(
    "changed",
    [
        replace(EXAMPLE, promises=(replace(LINE, text="Open a waiting list telephone line on weekdays"), NURSES)),
        replace(EXAMPLE, position=(replace(OPENED, text="Opened the waiting list telephone line in May"), BOOTH)),
    ],
    ids=["the action's words", "the statement's words"],
)
def test_words_changed_on_either_end_make_a_decision_suspect(changed: Example) -> None:
    area = assessed(changed, decide(Choice.CONFIRM, "1.1.a", mark(OPENED), relation=Relation.PARTIAL))
    (standing,) = area.decisions
    assert standing.state is DecisionState.SUSPECT
    assert "look at it again" in standing.why
    (one,) = (e for e in evidence(area, "1.1.a") if e.passage.text.startswith("Opened"))
    # The program's own view is shown again, marked.
    assert isinstance(one, DecidedEvidence) and one.suspect
    assert one.score < 1.0


def test_a_suspect_rejection_no_longer_hides_the_link() -> None:
    changed = replace(EXAMPLE, position=(replace(OPENED, text="Opened the waiting list telephone line in May"), BOOTH))
    area = assessed(changed, decide(Choice.REJECT, "1.1.a", mark(OPENED)))
    assert said_of(area, "1.1.a") == ["Opened the waiting list telephone line in May"]


def test_a_decision_whose_paper_is_not_there_is_absent_and_says_so() -> None:
    decision = decide(Choice.CONFIRM, "1.1.a", mark(OPENED), relation=Relation.DELIVERS)
    area = assessed(replace(EXAMPLE, position=(BOOTH,)), decision)
    assert [(s.state, "none of the papers that count" in s.why) for s in area.decisions] == [(DecisionState.ABSENT, True)]


def test_a_decision_of_another_area_has_no_effect() -> None:
    decision = decide(Choice.REJECT, "1.1.a", mark(OPENED)).model_copy(update={"area": "Marlow Vale"})
    area = assessed(EXAMPLE, decision)
    assert OPENED.text in said_of(area, "1.1.a")
    assert area.decisions == ()


def test_a_workstream_is_put_under_a_weakness_and_taken_from_another() -> None:
    added = decide(Choice.ADD, "weakness 2", "workstream 1", number=1)
    rejected = decide(Choice.REJECT, "weakness 1", "workstream 1", number=2)
    area = assessed(EXAMPLE, added, rejected)
    assert area.plan is not None and area.plan.workstreams[0].weaknesses == (2,)
    assert [row.workstreams for row in area.coverage] == [(), (1,)]
    assert [link.method for link in area.links if link.type is LinkType.ANSWERS] == [Method.BY_HAND]


def test_a_letters_area_is_joined_to_a_weakness_by_hand() -> None:
    example = replace(EXAMPLE, areas=("Give carers a rest",), letter=(Said(Section.NARRATIVE, "Nobody leads this work."),))
    assert assessed(example).coverage[1].verdict is None
    joined = decide(Choice.ADD, "weakness 2", mark_of(Kind.LETTER, "Give carers a rest"), example=example)
    verdict = assessed(example, joined).coverage[1].verdict
    assert verdict is not None and verdict.text == "Nobody leads this work."


def test_without_decisions_nothing_changes() -> None:
    assert assessed(EXAMPLE) == audit(EXAMPLE.papers(), EXAMPLE.as_of, ()).areas[0]


def test_marks_stay_with_the_words_and_the_kind_of_paper() -> None:
    assert mark_of(Kind.LETTER, "Open  the line’s “door”.") == mark_of(Kind.LETTER, 'open the line\'s "door"')
    assert mark_of(Kind.LETTER, "Open the line") != mark_of(Kind.POSITION, "Open the line")
    assert fingerprint("80% of plans") != fingerprint("85% of plans")
    assert typed_code("K7M-2q9") == "k7m2q9"
    assert typed_code("a") is None and typed_code("2.1.a") is None
    assert code_of(Kind.LETTER, "Open the line").startswith(mark_of(Kind.LETTER, "Open the line").replace("-", ""))
    assert len(mark_of(Kind.LETTER, "Open the line").replace("-", "")) >= FEWEST_TYPED


@pytest.mark.parametrize(
    ("words", "kind", "key"),
    [
        ("1.1.a", EndType.ACTION, "1.1.a"),
        ("action 1.1.A", EndType.ACTION, "1.1.a"),
        ("1.1.a/1", EndType.MEASURE, "1.1.a/1"),
        ("1.1.a measure 1", EndType.MEASURE, "1.1.a/1"),
        ("measure 1.1.b/1", EndType.MEASURE, "1.1.b/1"),
        ("weakness 2", EndType.WEAKNESS, "2"),
        ("Workstream 1", EndType.WORKSTREAM, "1"),
        (mark(OPENED), EndType.STATEMENT, mark(OPENED)),
        (mark(OPENED).upper().replace("-", ""), EndType.STATEMENT, mark(OPENED)),
    ],
)
def test_a_person_names_an_end_as_they_would_say_it(words: str, kind: EndType, key: str) -> None:
    area = assessed(EXAMPLE)
    assert area.plan is not None
    end = find_place(places_of(area.plan, area.papers), words).end
    assert (end.type, end.key) == (kind, key)


def test_a_weakness_may_be_named_by_its_code() -> None:
    plan = EXAMPLE.papers()[0]
    coded = plan.model_copy(update={"weaknesses": tuple(w.model_copy(update={"label": f"PA{w.number}"}) for w in plan.weaknesses)})
    for words in ("PA2", "weakness pa2", "weakness 2"):
        assert find_place(places_of(coded, ()), words).end.key == "2"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("4.1.z", "Write an action's reference"),
        ("weakness 9", "There are: 1, 2."),
        ("action 7.1", "There are: 1.1.a, 1.1.b."),
        ("1.1.a/4", "a slash and which of its measures"),
        ("zzz-zzz", "Nothing in these papers has the mark"),
        ("1", "Write “weakness 1” or “workstream 1”"),
        ("  ", "empty"),
    ],
)
def test_a_name_that_is_none_is_answered_with_what_there_is(words: str, told: str) -> None:
    area = assessed(EXAMPLE)
    assert area.plan is not None
    with pytest.raises(SettingsError) as caught:
        find_place(places_of(area.plan, area.papers), words)
    assert told in str(caught.value)
