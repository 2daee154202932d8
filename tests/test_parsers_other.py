"""Committee reports, public statements, papers of no known kind, and how the kind is told."""

import hashlib

import pytest

from stocktake.extract import parse, read_bytes
from stocktake.extract.told import Told
from stocktake.model import Document, Kind

from .builders import lines, parse_paper, people, pipe_table, statements

# --- committee reports ---------------------------------------------------------------------------------------------

COMMITTEE = (
    "# Children and Families Scrutiny Committee",
    "Meeting date: 4 June 2024",
    "## SEND plan: update",
    "Report of the Director, Holtby Council",
)


def report(*parts: str | list[str]) -> Document:
    return parse_paper(lines(*COMMITTEE, *parts), "report.md", Kind.COMMITTEE)


@pytest.mark.parametrize(
    "asked",
    [
        ("The committee is asked to:", "(a) note the progress; and", "(b) ask for a report in May."),
        ("That the Committee:", ["1. note the progress;", "2. ask for a report in May."]),
        ("Members are recommended to:", "(i) note the progress, and", "(ii) ask for a report in May."),
        (["- note the progress", "- ask for a report in May."],),
    ],
)
def test_recommendations(asked: tuple[str | list[str], ...]) -> None:
    document = report("## Recommendations", *asked, "## Background", "The plan is a year old.", "## Legal implications", "None.")
    assert statements(document) == [
        ("recommendation", "note the progress", []),
        ("recommendation", "ask for a report in May.", []),
    ]


def test_numbered_sections_end_the_recommendations() -> None:
    asked = ("2. Recommendations", ["1. note the progress;", "2. ask for a report."])
    document = report(
        "1. Purpose", "1.1 To report.", *asked, "3. Background", "3.1 It is a year old.", "4. Legal implications", "4.1 None."
    )
    assert [words for _, words, _ in statements(document)] == ["note the progress", "ask for a report."]


def test_progress_by_priority() -> None:
    document = report(
        "## Recommendation",
        "That the report be noted:",
        ["- note it"],
        "## What has been done",
        "Priority 1: Waits",
        ["- Two nurses started.", "- Training in:", "    - autism", "    - speech"],
        "Priority 2: Voice",
        "A survey was run.",
        "## Financial implications",
        "None.",
    )
    progress = [s for s in document.statements if s.section.value == "progress"]
    assert [(s.priority, s.passage.text, [i.text for i in s.items]) for s in progress] == [
        (1, "Two nurses started.", []),
        (1, "Training in:", ["autism", "speech"]),
        (2, "A survey was run.", []),
    ]
    assert [(w.number, w.title.text) for w in document.workstreams] == [(1, "Waits"), (2, "Voice")]


def test_progress_without_priorities() -> None:
    document = report("## Recommendation", "(a) note it.", "## Progress to date", ["- Two nurses started."], "## Risk implications", "Low.")
    assert statements(document) == [("recommendation", "note it.", []), ("progress", "Two nurses started.", [])]


def test_its_date_and_area() -> None:
    document = report("## Recommendation", "(a) note it.")
    assert (document.date, document.area) == ("2024-06-04", "Holtby")


def test_a_report_that_recommends_nothing_says_so() -> None:
    document = report("## Recommendation", "## Legal implications", "None.")
    assert any("No recommendations" in warning for warning in document.warnings)


# --- public statements ---------------------------------------------------------------------------------------------

PUBLIC = (
    "# A joint statement on the inspection of Holtby",
    "12 June 2024",
    "Today Ofsted published its report on SEND in Holtby. We are sorry.",
)


def public(*parts: str | list[str]) -> Document:
    return parse_paper(lines(*PUBLIC, *parts), "statement.md", Kind.STATEMENT)


@pytest.mark.parametrize("label", ["## Next steps", "Our commitments:", "## What happens next\n\nWe will:", "What we will do next"])
def test_commitments(label: str) -> None:
    document = public("What was said before:", ["- this is no promise"], label, ["- cut waits", "- listen to families"])
    assert statements(document) == [("commitment", "cut waits", []), ("commitment", "listen to families", [])]


def test_share_lines_are_no_commitments() -> None:
    document = public("Next steps", ["- cut waits", "- Share this page", "- Print this page"], "Was this page helpful?")
    assert [words for _, words, _ in statements(document)] == ["cut waits"]


NIA, BEN = ("Nia Cole", "author", "Chief Executive", "Holtby Council"), ("Ben Ray", "author", "Clinical Director", "NHS Holtby")


@pytest.mark.parametrize(
    "signed",
    [
        ("Nia Cole, Chief Executive, Holtby Council", "Ben Ray, Clinical Director, NHS Holtby"),
        ("Nia Cole – Chief Executive – Holtby Council", "Ben Ray – Clinical Director – NHS Holtby"),
        ("Nia Cole, Chief Executive of Holtby Council, and Ben Ray, Clinical Director at NHS Holtby, said: “We will put it right.”",),
    ],
)
def test_who_makes_it(signed: tuple[str, ...]) -> None:
    assert people(public("Next steps", ["- cut waits"], *signed)) == [NIA, BEN]


def test_a_statement_without_commitments_says_so() -> None:
    assert any("No commitments" in warning for warning in public("We will do better.").warnings)


# --- the kind ------------------------------------------------------------------------------------------------------


def test_a_paper_of_no_known_kind() -> None:
    document = parse_paper("Minutes of the allotment society\n\nThe beans did well.\n", "plan.txt", Kind.UNKNOWN)
    assert (document.statements, document.actions, document.weaknesses, document.people) == ((), (), (), ())
    assert document.warnings == ("The paper's kind could not be told, so nothing was read from it. Set it with --kind.",)


@pytest.mark.parametrize("name", ["plan.md", "letter.md", "anything.md"])
def test_the_name_says_nothing_of_the_kind(name: str) -> None:
    plan = "# Improvement plan\n\n" + pipe_table(("Ref", "Action", "Deadline", "KPI"), ("1.1", "Open a hub", "May 2024", "Open"))
    letter = lines("Dear Nia", "We met for the stocktake review meeting.", "Yours sincerely", "Karl Moss")
    assert (parse_paper(plan, name).kind, parse_paper(letter, name).kind) == (Kind.PLAN, Kind.LETTER)


def test_a_toss_up_is_said() -> None:
    sections = ("What have we delivered?", "A rota.", "Current position", "Good.", "What is still to do?", "Much.")
    table = pipe_table(("Ref", "Action", "Deadline"), ("1.1", "Open a hub", "May 2024"))
    document = parse_paper(lines("# Position statement and improvement plan", *sections) + table, "paper.md")
    assert {found.kind for found in document.recognised[:2]} == {Kind.PLAN, Kind.POSITION}
    assert any("could as well be" in warning for warning in document.warnings)


def test_what_a_person_told_outranks_the_paper() -> None:
    data = b"Minutes of the allotment society\n\nThe beans did well.\n"
    told = Told(kind=Kind.POSITION, date="2024-05", area="Holtby")
    document = parse(read_bytes(data, "a.txt"), source="a.txt", sha256=hashlib.sha256(data).hexdigest(), told=told)
    assert (document.kind, document.date, document.area, document.told) == (Kind.POSITION, "2024-05", "Holtby", ("kind", "date", "area"))
    assert document.date_passage is None


def test_every_kind_is_ranked_with_its_reason() -> None:
    recognised = parse_paper("Dear Nia\n\nYours sincerely\n").recognised
    assert [r.score for r in recognised] == sorted((r.score for r in recognised), reverse=True)
    assert {r.kind for r in recognised} == {*Kind} - {Kind.UNKNOWN}
    assert all(r.why for r in recognised)


def test_the_same_paper_gives_the_same_document() -> None:
    text = lines(*COMMITTEE, "## Recommendation", "(a) note it.")
    assert parse_paper(text).model_dump_json() == parse_paper(text).model_dump_json()
