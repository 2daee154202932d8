"""How far the chain from each weakness reaches, how good each link is, and what hangs on nothing."""

from dataclasses import replace
from datetime import date

import pytest

from stocktake.audit import AuditedArea, audit
from stocktake.audit.examples import Example, Promise, Said, Stream
from stocktake.crosswalk import Choice, Decision, Edge, Evidence, LinkType, Method, Relation, node_name, trace
from stocktake.crosswalk.coverage import COUNTED, CoverageRow, Level
from stocktake.crosswalk.crosswalk import Link
from stocktake.crosswalk.decided import DecidedEvidence
from stocktake.crosswalk.ends import find_place, places_of
from stocktake.crosswalk.link_states import WEAK_EVIDENCE, WEAK_WORDING, LinkState, best_of, state_of_link, states_of_evidence
from stocktake.crosswalk.marks import mark_of
from stocktake.crosswalk.queries import find_mentions
from stocktake.model import Fragment, Kind, Passage, Section, SettingsError
from stocktake.report.area_graph import area_graph, nested
from stocktake.report.coverage_text import coverage_csv, coverage_node, coverage_rows_of, coverage_text
from stocktake.report.queries_text import orphans_of, orphans_text, unconfirmed_of, unconfirmed_text

LINE = Promise("1.1.a", "Open a waiting list telephone line", ("Telephone line open five days a week",), "May 2022")
NURSES = Promise("1.1.b", "Recruit two specialist nurses", ("Two nurses in post",), "June 2022")
WHOLE = Example(
    promises=(LINE,),
    weaknesses=("Families wait too long for an assessment",),
    position=(Said(Section.DELIVERED, "Opened the waiting list telephone line"),),
    areas=("Shorten the wait of families for an assessment",),
    letter=(Said(Section.NARRATIVE, "The telephone line is open."), Said(Section.NEXT_STEP, "keep the line open at weekends")),
)


def assessed(example: Example, *decisions: Decision) -> AuditedArea:
    return audit(example.papers(), example.as_of, (), decisions).areas[0]


def row(example: Example, number: int = 0) -> CoverageRow:
    return coverage_rows_of(assessed(example))[number]


def reached(one: CoverageRow) -> dict[Level, tuple[int, int]]:
    return {cover.level: (cover.covered, cover.total) for cover in one.levels}


def test_a_whole_chain_has_no_broken_link() -> None:
    one = row(WHOLE)
    assert reached(one) == dict.fromkeys(Level, (1, 1))
    assert one.broken is None
    assert [cover.deep for cover in one.levels] == [1] * len(Level)


@pytest.mark.parametrize(
    ("example", "level", "words"),
    [
        (replace(WHOLE, streams=(Stream(1, "Sport and leisure"),)), Level.WORKSTREAM, "No workstream of the plan answers weakness 1."),
        (
            replace(WHOLE, outcomes=(*WHOLE.outcomes, ("1.2", "Families are told of each step"))),
            Level.ACTION,
            "Outcome 1.2 holds no action.",
        ),
        (replace(WHOLE, promises=(LINE, replace(NURSES, measures=()))), Level.MEASURE, "Action 1.1.b has no success measure."),
        (replace(WHOLE, promises=(LINE, NURSES)), Level.EVIDENCE, "Of action 1.1.b no later paper says anything."),
        (replace(WHOLE, letter=WHOLE.letter[1:]), Level.VERDICT, "No paper from outside says how weakness 1 stands."),
        (replace(WHOLE, letter=WHOLE.letter[:1]), Level.NEXT_STEP, "No paper from outside says what comes next for weakness 1."),
    ],
)
def test_the_first_broken_link_is_named(example: Example, level: Level, words: str) -> None:
    broken = row(example).broken
    assert broken is not None
    assert (broken.level, broken.breaks) == (level, words)


def test_without_later_papers_nothing_below_the_plan_is_looked_at() -> None:
    one = row(replace(WHOLE, position=(), letter=(), areas=()))
    states = {cover.level: cover.state for cover in one.levels}
    assert states[Level.MEASURE] is LinkState.COVERED
    assert {states[Level.EVIDENCE], states[Level.VERDICT], states[Level.NEXT_STEP]} == {LinkState.UNCHECKED}
    assert "Not checked: evidence, verdict, next step." in coverage_text([assessed(replace(WHOLE, position=(), letter=(), areas=()))])


def test_shallow_and_deep_are_told_apart() -> None:
    one = row(replace(WHOLE, promises=(LINE, NURSES)))
    # Both actions have a measure, and only one has evidence as well.
    assert (one.at(Level.MEASURE).covered, one.at(Level.MEASURE).deep) == (2, 1)
    assert (one.at(Level.WORKSTREAM).covered, one.at(Level.WORKSTREAM).deep) == (1, 0)


def test_every_level_says_what_it_counts() -> None:
    text = coverage_text([assessed(WHOLE)])
    assert set(COUNTED) == set(Level)
    flat = " ".join(text.split())
    assert all(words in flat for words in COUNTED.values())
    node = coverage_node([assessed(WHOLE)])
    assert node["counted"] == {level.value: words for level, words in COUNTED.items()}


def test_the_matrix_as_table_and_json_is_the_same_each_time() -> None:
    area = assessed(replace(WHOLE, promises=(LINE, NURSES)))
    table = coverage_csv([area]).splitlines()
    assert len(table) == 1 + len(Level)
    assert table[5].startswith("Northmere,1,Families wait too long for an assessment,evidence,covered,1,2,1,1,0,0,0,0,0,1,0,1.1.b")
    assert coverage_csv([area]) == coverage_csv([area])


def piece(
    ref: str, score: float, words: str = "Opened the line", start: int = 0, decision: Decision | None = None, suspect: bool = False
) -> Evidence:
    (found,) = (e for a in assessed(WHOLE).actions for e in a.evidence if e.section is Section.DELIVERED)
    passage = Passage(text=words, fragments=(Fragment(start=start, end=start + len(words)),))
    facts = {name: getattr(found, name) for name in Evidence.model_fields} | {"ref": ref, "score": score, "passage": passage}
    return DecidedEvidence(**facts, decision=decision, suspect=suspect) if decision else Evidence(**facts)


def decision() -> Decision:
    area = assessed(WHOLE)
    assert area.plan is not None
    places = places_of(area.plan, area.papers)
    below = find_place(places, mark_of(Kind.POSITION, WHOLE.position[0].text)).end
    return Decision(
        number=1,
        choice=Choice.CONFIRM,
        area=None,
        above=find_place(places, "1.1.a").end,
        below=below,
        by="Bo",
        on=date(2024, 1, 2),
        reason="Read",
    )


def test_each_state_of_evidence() -> None:
    states = states_of_evidence(
        [
            piece("1.1.a", 0.9),
            piece("1.1.a", 0.9, "Opened the line.", 50),
            piece("1.1.b", 0.6, "Two in post", 100),
            piece("1.1.c", 0.59, "Two in post", 100),
            piece("1.1.d", WEAK_EVIDENCE - 0.01, "A pilot", 150),
            piece("1.1.e", 1.0, "A poster", 200, decision()),
            piece("1.1.f", 0.9, "A poster", 200),
            piece("1.1.g", 0.9, "A leaflet", 250, decision(), suspect=True),
        ]
    )
    assert [state.name for state in states] == [
        "COVERED",
        "DUPLICATE",
        "AMBIGUOUS",
        "AMBIGUOUS",
        "WEAK",
        "COVERED",
        "COVERED",
        "SUSPECT",
    ]


def test_each_state_of_a_wording_and_the_best_of_several() -> None:
    link = Link(source="a", target="b", type=LinkType.REWORDS, method=Method.SIMILAR, score=WEAK_WORDING - 0.01, why="")
    assert state_of_link(link) is LinkState.WEAK
    assert state_of_link(link.model_copy(update={"method": Method.STATED})) is LinkState.COVERED
    assert state_of_link(link.model_copy(update={"suspect": True})) is LinkState.SUSPECT
    assert best_of([LinkState.WEAK, LinkState.AMBIGUOUS]) is LinkState.AMBIGUOUS
    assert best_of([]) is LinkState.MISSING


LOOSE = replace(
    WHOLE,
    position=(
        *WHOLE.position,
        Said(Section.DELIVERED, "Moved the audiology booth to another clinic"),
        Said(Section.STILL_TO_DO, "Paint the sports hall"),
        Said(Section.CURRENT_POSITION, "Everybody is pleased with the picnic"),
    ),
)


def test_what_no_action_asked_for_is_an_orphan_with_its_mark() -> None:
    orphans = orphans_of(assessed(LOOSE))
    words = [orphan.passage.text for orphan in orphans]
    assert words[:2] == ["Moved the audiology booth to another clinic", "Paint the sports hall"]
    # An account of how things stand belongs to no action by itself.
    assert "Everybody is pleased with the picnic" not in words
    assert mark_of(Kind.POSITION, words[0]) in orphans_text([assessed(LOOSE)])


def test_of_the_plan_what_hangs_on_nothing_is_an_orphan() -> None:
    streams = (Stream(1, "Timely assessments", (1,)), Stream(2, "Sport and leisure"))
    found = orphans_of(assessed(replace(WHOLE, streams=streams, outcomes=(*WHOLE.outcomes, ("2.1", "More sport")))))
    assert [(orphan.key, orphan.why) for orphan in found if orphan.document == found[0].document] == [
        ("2", "The workstream answers no weakness the plan lists."),
        ("outcome 2.1", "The outcome holds no action."),
    ]


def test_a_claim_is_unconfirmed_until_somebody_from_outside_says_so() -> None:
    claimed = replace(WHOLE, letter=())
    assert [one.ref for one in unconfirmed_of(assessed(claimed))] == ["1.1.a"]
    against = replace(WHOLE, letter=(Said(Section.NARRATIVE, "The waiting list telephone line has not yet opened."),))
    (one,) = unconfirmed_of(assessed(against))
    assert [said.passage.text for said in one.against] == ["The waiting list telephone line has not yet opened."]
    assert "Claimed, and contradicted from outside (1)" in unconfirmed_text([assessed(against)])


def test_words_are_found_in_any_form_and_abbreviations_both_ways() -> None:
    said = (
        Said(Section.DELIVERED, "Reviewed twenty EHC plans"),
        Said(Section.DELIVERED, "Education, health and care plans were reviewed"),
        Said(Section.DELIVERED, "Held a picnic"),
    )
    documents = replace(WHOLE, position=said).papers()
    for words in ("EHCP", "education, health and care plan", "reviewing EHCPs"):
        assert [one.passage.text for one in find_mentions(words, documents)] == [said[0].text, said[1].text]
    assert {one.key for one in find_mentions("telephone", documents)} >= {"1.1.a", "1.1.a/1"}
    assert find_mentions("giraffe", documents) == ()


def test_words_that_say_nothing_are_refused() -> None:
    with pytest.raises(SettingsError, match="no telling word"):
        find_mentions("of the", WHOLE.papers())


def test_a_trace_goes_down_and_up() -> None:
    area = assessed(WHOLE)
    assert area.plan is not None
    graph = area_graph(area)
    top = node_name(area.plan, "weakness", 1)
    down = trace(graph, top)
    assert {node.type for node in down.nodes} == {"weakness", "workstream", "outcome", "action", "measure", "statement", "area"}
    (claim,) = (node for node in down.nodes if node.label == "Opened the waiting list telephone line")
    up = trace(graph, claim.id, up=True)
    assert top in {node.id for node in up.nodes}
    assert "area" not in {node.type for node in up.nodes}
    assert nested(graph, top).node.id == top


def test_a_statement_that_hangs_on_two_things_is_unfolded_once() -> None:
    area = assessed(WHOLE)
    assert area.plan is not None
    graph = area_graph(area)
    top = node_name(area.plan, "weakness", 1)

    def edges(branch: object) -> list[Edge]:
        return [b.edge for b in branch.branches] + [edge for b in branch.branches for edge in edges(b)]  # type: ignore[attr-defined]

    shown = edges(nested(graph, top))
    below = {node.id for node in trace(graph, top).nodes}
    assert sorted((e.source, e.target, e.type) for e in shown) == sorted(
        (e.source, e.target, e.type) for e in graph.edges if e.source in below
    )


def test_a_decision_is_told_on_its_edge() -> None:
    said = decision().model_copy(update={"relation": Relation.DELIVERS})
    edges = [edge for edge in area_graph(assessed(WHOLE, said)).edges if edge.by]
    assert [(edge.method, edge.by, edge.on, edge.reason) for edge in edges] == [("by hand", "Bo", date(2024, 1, 2), "Read")]
