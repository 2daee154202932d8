"""Resolving workstreams and findings to the weaknesses of an area's plan."""

import pytest

from stocktake.audit.examples import Example, Stream
from stocktake.crosswalk import Crosswalk, LinkType, Method, link
from stocktake.model import Kind

from .builders import lines, link_papers, pipe_table

WEAKNESSES = (
    "1. The long waits for an assessment of autism",
    "2. The poor quality of education, health and care plans",
    "3. The lack of a joint strategy between the council and its health partners",
)
TABLE = pipe_table(("Ref", "Action", "Deadline", "KPI"), ("1.1", "Open a hub", "May 2024", "Hub open"))


def plan(*workstreams: str, area: str = "Holtby Council", date: str = "1 May 2023", weaknesses: tuple[str, ...] = WEAKNESSES) -> str:
    top = lines("# SEND improvement plan", date, f"{area} answers the inspection.", "The areas of significant weakness are:", [*weaknesses])
    return top + "\n" + (TABLE.join(f"{words}\n" for words in workstreams) + TABLE if workstreams else TABLE)


def position(*workstreams: str, area: str = "Holtby Council", date: str = "1 May 2024") -> str:
    return lines("# SEND position statement", date, f"{area} reports.", *workstreams)


def weaknesses_of(crosswalk: Crosswalk, kind: Kind, number: int = 0) -> list[tuple[int, ...]]:
    documents = [document for document in crosswalk.documents if document.kind is kind]
    return [workstream.weaknesses for workstream in documents[number].workstreams]


@pytest.mark.parametrize(
    ("answers", "numbers"),
    [
        ("The long waits for an assessment of autism", (1,)),
        ("Long waiting for autism assessments", (1,)),
        ("Education, health and care plans of poor quality", (2,)),
        ("Partners in health and the council have no joint strategy", (3,)),
        ("Weaknesses 1 and 3", (1, 3)),
        ("1 to 3", (1, 2, 3)),
        ("Car parking at the town hall", ()),
    ],
)
def test_a_plans_own_workstreams(answers: str, numbers: tuple[int, ...]) -> None:
    text = plan(f"Workstream 1: Something of its own\n\nAreas of weakness: {answers}\n")
    assert weaknesses_of(link_papers(text), Kind.PLAN) == [numbers]


def test_codes_of_the_plan_name_its_weaknesses() -> None:
    coded = ("PA1 Leaders must cut waits.", "AFI1 Leaders should share data.")
    text = lines("# SEND improvement plan", "1 May 2024", "Holtby Council answers these areas for priority action:", *coded)
    text += lines("Priority 1: Everything", "Areas for improvement: PA1 and AFI1") + TABLE
    crosswalk = link_papers(text)
    assert weaknesses_of(crosswalk, Kind.PLAN) == [(1, 2)]
    assert {(found.method, found.score) for found in crosswalk.links} == {(Method.STATED, 1.0)}


FINDINGS = ("Workstream 1: Waits", "Headline findings", ["- Assessments of autism take too long"], "What have we delivered?", "Two nurses.")
MORE = ("Workstream 2: Plans", "Headline findings", ["- Care plans for education and health were of poor quality"], "Aims", "Good plans.")


def test_a_position_statements_workstreams_though_worded_otherwise() -> None:
    crosswalk = link_papers(plan(), position(*FINDINGS, *MORE))
    assert weaknesses_of(crosswalk, Kind.POSITION) == [(1,), (2,)]
    (statement,) = (d for d in crosswalk.documents if d.kind is Kind.POSITION)
    types = [found.type for found in crosswalk.links if found.source.startswith(statement.id)]
    assert sorted(set(types)) == [LinkType.ANSWERS, LinkType.REWORDS]
    assert all(found.why and len(found.quotes) == 2 for found in crosswalk.links)


def test_an_unrelated_workstream_stays_empty() -> None:
    parking = ("Workstream 1: The car park", "Headline findings", ["- Parking is dear"], "Aims", "Cheap parking.")
    assert weaknesses_of(link_papers(plan(), position(*parking)), Kind.POSITION) == [()]


def test_without_a_plan_nothing_is_resolved() -> None:
    crosswalk = link_papers(position(*FINDINGS))
    assert (weaknesses_of(crosswalk, Kind.POSITION), crosswalk.links) == ([()], ())


def test_papers_of_two_areas_are_never_joined() -> None:
    crosswalk = link_papers(plan(), position(*FINDINGS, area="Marlow Vale Council"))
    assert weaknesses_of(crosswalk, Kind.POSITION) == [()]
    assert crosswalk.links == ()


def test_a_paper_without_an_area_belongs_to_the_only_one() -> None:
    assert weaknesses_of(link_papers(plan(), position(*FINDINGS, area="The partnership")), Kind.POSITION) == [(1,)]


def test_a_paper_without_an_area_belongs_to_none_of_several() -> None:
    other = plan(area="Marlow Vale Council")
    crosswalk = link_papers(plan(), other, position(*FINDINGS, area="The partnership"))
    assert weaknesses_of(crosswalk, Kind.POSITION) == [()]


def test_the_latest_plan_wins() -> None:
    later = plan(date="1 May 2024", weaknesses=(WEAKNESSES[1].replace("2.", "1."), WEAKNESSES[0].replace("1.", "2.")))
    for papers in ([plan(), later], [later, plan()]):
        crosswalk = link_papers(*papers, position(*FINDINGS, date="1 June 2024"))
        assert weaknesses_of(crosswalk, Kind.POSITION) == [(2,)]


def test_a_dated_plan_wins_over_an_undated_one() -> None:
    undated = plan(date="", weaknesses=(WEAKNESSES[1].replace("2.", "1."), WEAKNESSES[0].replace("1.", "2.")))
    assert weaknesses_of(link_papers(undated, plan(), position(*FINDINGS)), Kind.POSITION) == [(1,)]


def test_the_same_papers_give_the_same_links() -> None:
    papers = plan("Workstream 1: Waits for autism\n"), position(*FINDINGS, *MORE)
    assert link_papers(*papers).model_dump_json() == link_papers(*papers).model_dump_json()


def test_the_order_of_the_papers_changes_no_link() -> None:
    papers = plan(), position(*FINDINGS, *MORE)
    first, second = link_papers(*papers), link_papers(*reversed(papers))
    assert {found.model_dump_json() for found in first.links} == {found.model_dump_json() for found in second.links}


def test_a_plan_without_a_list_of_weaknesses_is_linked_to_nothing() -> None:
    (plan,) = Example(weaknesses=(), streams=(Stream(1, "Timely assessments"),)).papers()
    assert link([plan]).documents[0].workstreams[0].weaknesses == ()
    assert link([plan]).links == ()
