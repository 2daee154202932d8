"""The JSON other programs read, held against CONTRACT's shape on a document made by hand."""

import json
from datetime import date

import pytest

from stocktake.model import (
    Action,
    Box,
    DatedFact,
    Definition,
    Document,
    Fragment,
    Kind,
    Lead,
    Measure,
    Outcome,
    Passage,
    Person,
    Reading,
    Recognition,
    Section,
    Standing,
    Statement,
    Timescale,
    Weakness,
    Workstream,
)
from stocktake.report.contract import extraction, to_json

TEXT = """Northvale mends its bridges
June 2023
Review in six months
1 Ferries leave
  too early
Theme one: Ferries
Ms A. Pilot, Harbour Master
1.1 Boats wait for buses
1.1.a Print a timetable
Copies at 9 of 10 piers
May 2022
Printed in March
at two piers
ETA: estimated time of arrival
"""


def at(words: str, page: int | None = None) -> Passage:
    start = TEXT.index(words)
    return Passage.cut(TEXT, [Fragment(page=page, start=start, end=start + len(words))])


@pytest.fixture
def document() -> Document:
    ferries = TEXT.index("Ferries leave")
    early = TEXT.index("too early")
    two_pages = Passage.cut(
        TEXT,
        [
            Fragment(page=1, start=ferries, end=ferries + 13, box=Box(x0=10, top=20.004, x1=99.999, bottom=30)),
            Fragment(page=2, start=early, end=early + 9),
        ],
    )
    return Document(
        id="northvale",
        kind=Kind.PLAN,
        title=at("Northvale mends its bridges"),
        stated_title="bridges.doc",
        area="Northvale",
        date="2023-06",
        date_passage=at("June 2023"),
        source="bridges.txt",
        sha256="ab" * 32,
        pages=2,
        facts=(
            DatedFact(name="meeting_date", value="2023-06-12", passage=at("June 2023")),
            DatedFact(name="next_review", value=None, passage=at("in six months")),
        ),
        people=(Person(name="Ms A. Pilot", role="Harbour Master", standing=Standing.AUTHOR, passage=at("Ms A. Pilot")),),
        weaknesses=(Weakness(number=1, passage=two_pages, workstream=1),),
        workstreams=(
            Workstream(
                number=1,
                title=at("Ferries", 1),
                lead=Lead(name="Ms A. Pilot", role="Harbour Master", passage=at("Ms A. Pilot, Harbour Master")),
                answers=(at("too early"),),
                weaknesses=(1,),
            ),
        ),
        outcomes=(Outcome(number="1.1", workstream=1, passage=at("Boats wait for buses")),),
        actions=(
            Action(
                ref="1.1.a",
                outcome="1.1",
                workstream=1,
                passage=at("Print a timetable"),
                lead=at("Harbour Master"),
                measures=(Measure(passage=at("Copies at 9 of 10 piers"), due=date(2022, 5, 31)),),
                timescale=Timescale(passage=at("May 2022"), due=date(2022, 5, 31), reading=Reading.DATED),
                rag=("", "Green"),
            ),
            Action(ref="1.1.b", outcome="1.1", passage=at("Print a timetable")),
        ),
        statements=(Statement(section=Section.DELIVERED, passage=at("Printed in March"), items=(at("at two piers"),), workstream=1),),
        glossary=(Definition(term="ETA", meaning="estimated time of arrival", passage=at("ETA: estimated time of arrival")),),
        warnings=("Page 2 is smudged.",),
        recognised=(Recognition(kind=Kind.PLAN, score=0.9, why="it has actions"),),
        told=("area",),
        text=TEXT,
    )


def node(document: Document) -> dict:
    (only,) = json.loads(to_json(extraction([document])))["documents"]
    return only


def test_the_whole_is_one_object_with_its_schema(document: Document) -> None:
    whole = extraction([document, document])
    assert whole["schema"] == "stocktake/1"
    assert [d["source"] for d in whole["documents"]] == ["bridges.txt", "bridges.txt"]
    assert extraction([]) == {"schema": "stocktake/1", "documents": []}


def test_keys_stand_in_the_contract_s_order(document: Document) -> None:
    promised = "id kind title area date source sha256 pages facts people weaknesses workstreams outcomes actions statements warnings"
    assert list(node(document))[: len(promised.split())] == promised.split()
    action = "ref outcome text lead measures timescale rag spans"
    assert list(node(document)["actions"][0])[: len(action.split())] == action.split()


def test_a_weakness_cut_by_a_page_has_a_span_on_each(document: Document) -> None:
    (weakness,) = node(document)["weaknesses"]
    start, early = TEXT.index("Ferries leave"), TEXT.index("too early")
    assert weakness["text"] == "Ferries leave too early"
    assert weakness["spans"] == [
        {"page": 1, "start": start, "end": start + 13, "bbox": [10.0, 20.0, 100.0, 30.0]},
        {"page": 2, "start": early, "end": early + 9, "bbox": None},
    ]
    assert (weakness["number"], weakness["label"], weakness["workstream"], weakness["status"]) == (1, None, 1, None)


def test_facts_are_flat_and_keep_the_words_that_are_no_date(document: Document) -> None:
    found = node(document)
    assert found["facts"] == {"meeting_date": "2023-06-12", "next_review": None, "next_review_text": "in six months"}
    assert {name: quote["text"] for name, quote in found["fact_quotes"].items()} == {
        "meeting_date": "June 2023",
        "next_review": "in six months",
    }
    assert found["date_quote"]["text"] == "June 2023"


def test_of_two_facts_of_one_name_the_first_is_told(document: Document) -> None:
    twice = document.model_copy(
        update={"facts": (*document.facts, DatedFact(name="meeting_date", value="2024-01-01", passage=at("May 2022")))}
    )
    assert node(twice)["facts"]["meeting_date"] == "2023-06-12"
    assert node(twice)["fact_quotes"]["meeting_date"]["text"] == "June 2023"


def test_dates_are_iso_and_a_blank_timescale_has_no_place(document: Document) -> None:
    first, second = node(document)["actions"]
    start = TEXT.index("May 2022")
    spans = [{"page": None, "start": start, "end": start + 8, "bbox": None}]
    assert first["timescale"] == {"text": "May 2022", "start": None, "due": "2022-05-31", "spans": spans}
    assert first["measures"][0]["due"] == "2022-05-31"
    assert (first["lead"], first["rag"]) == ("Harbour Master", ["", "Green"])
    assert second["timescale"] == {"text": "", "start": None, "due": None}
    assert (second["lead"], second["measures"], second["rag"]) == (None, [], [])


def test_a_workstream_has_its_title_lead_and_weaknesses(document: Document) -> None:
    (stream,) = node(document)["workstreams"]
    assert (stream["title"], stream["weaknesses"]) == ("Ferries", [1])
    assert {key: stream["lead"][key] for key in ("name", "role", "organisation")} == {
        "name": "Ms A. Pilot",
        "role": "Harbour Master",
        "organisation": None,
    }
    assert [answered["text"] for answered in stream["weakness_texts"]] == ["too early"]


def test_people_say_in_what_capacity_they_are_named(document: Document) -> None:
    (person,) = node(document)["people"]
    assert (person["name"], person["role"], person["organisation"], person["as"]) == ("Ms A. Pilot", "Harbour Master", None, "author")


def test_a_statement_s_places_cover_the_parent_alone(document: Document) -> None:
    (statement,) = node(document)["statements"]
    assert (statement["text"], statement["items"]) == ("Printed in March", ["at two piers"])
    assert (statement["section"], statement["workstream"], statement["area"], statement["priority"]) == ("delivered", 1, [], None)
    assert len(statement["spans"]) == 1
    assert statement["item_spans"][0][0]["start"] == TEXT.index("at two piers")


@pytest.mark.parametrize(("title", "expected"), [(True, "Northvale mends its bridges"), (False, "bridges.doc")])
def test_the_title_is_the_paper_s_own_else_the_file_s(document: Document, title: bool, expected: str) -> None:
    shown = document if title else document.model_copy(update={"title": None})
    assert node(shown)["title"] == expected


def _walk(value: object) -> list[dict]:
    if isinstance(value, dict):
        return [value, *(found for child in value.values() for found in _walk(child))]
    return [found for child in value for found in _walk(child)] if isinstance(value, list) else []


def test_every_place_gives_the_words_it_stands_beside(document: Document) -> None:
    placed = [found for found in _walk(node(document)) if "spans" in found]
    assert len(placed) > 10
    for found in placed:
        words = " ".join(" ".join(TEXT[span["start"] : span["end"]] for span in found["spans"]).split())
        assert words == found.get("text", found.get("title"))


def test_json_is_the_same_bytes_each_time_with_letters_as_they_are() -> None:
    assert to_json({"b": "£ – é", "a": [1]}) == '{\n "b": "£ – é",\n "a": [\n  1\n ]\n}\n'
