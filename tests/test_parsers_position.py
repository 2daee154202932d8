"""Reading position statements, whatever shape their sections have."""

import pytest

from stocktake.model import Document, Kind

from .builders import lines, parse_paper, pipe_table, statements

TOP = "# Holtby SEND position statement\n\nAs at 30 June 2024\n\nHoltby Council\n\n"


def position(*parts: str | list[str]) -> Document:
    return parse_paper(TOP + lines(*parts), "position.md", Kind.POSITION)


def test_sections_under_headings() -> None:
    document = position(
        "# Priority 1: Shorter waits",
        "## What we have achieved",
        ["- Two nurses started."],
        "## Impact so far",
        "The longest wait fell to 20 weeks.",
        "Families tell us so.",
        "## Challenges",
        ["- Rooms are scarce."],
        "## Next steps",
        ["1. Find rooms.", "2. Hire a third nurse."],
        "# Priority 2: The voice of families",
        "## What we have achieved",
        "A survey was run.",
    )
    assert statements(document) == [
        ("delivered", "Two nurses started.", []),
        ("difference", "The longest wait fell to 20 weeks.", []),
        ("difference", "Families tell us so.", []),
        ("challenge", "Rooms are scarce.", []),
        ("still_to_do", "Find rooms.", []),
        ("still_to_do", "Hire a third nurse.", []),
        ("delivered", "A survey was run.", []),
    ]
    assert [s.workstream for s in document.statements] == [1, 1, 1, 1, 1, 1, 2]
    assert [(w.number, w.title.text) for w in document.workstreams] == [(1, "Shorter waits"), (2, "The voice of families")]
    assert (document.date, document.area) == ("2024-06-30", "Holtby")


@pytest.mark.parametrize(
    ("label", "section"),
    [
        ("Current position", "current_position"),
        ("Where are we now?", "current_position"),
        ("AIMS:", "aim"),
        ("What inspectors found", "detailed_finding"),
        ("Detailed findings", "detailed_finding"),
        ("2. What have we delivered?", "delivered"),
        ("Progress made since the last review", "delivered"),
        ("Additional activity", "delivered_additional"),
        ("## What else we have delivered in addition to the plan", "delivered_additional"),
        ("What difference has this made?", "difference"),
        ("Impact", "difference"),
        ("What are our challenges?", "challenge"),
        ("Risks and issues", "challenge"),
        ("What do we still need to do?", "still_to_do"),
        ("Our next steps", "still_to_do"),
        ("How do we know?", "evidence"),
        ("Evidence", "evidence"),
    ],
)
def test_the_labels_of_sections(label: str, section: str) -> None:
    document = position("Workstream 1: Waits", "What have we delivered?", "Nothing yet.", label, "Words of this section.")
    assert statements(document)[-1] == (section, "Words of this section.", [])


def test_a_sentence_that_holds_a_labels_words_is_none() -> None:
    words = "The impact of the nurses on the six schools they visit is plain to see for everyone who works there."
    assert statements(position("Workstream 1: Waits", "What have we delivered?", "Nothing yet.", words))[-1] == ("delivered", words, [])


def test_text_behind_a_labels_colon() -> None:
    document = position("Workstream 1: Waits", "Current position: Waits are falling.")
    assert statements(document) == [("current_position", "Waits are falling.", [])]


def test_nested_points_are_items() -> None:
    document = position("Workstream 1: Waits", "What have we delivered?", ["- Training in:", "    - autism", "    - speech", "- A rota"])
    assert statements(document) == [("delivered", "Training in:", ["autism", "speech"]), ("delivered", "A rota", [])]


def test_bullets_behind_a_paragraph_with_a_colon_are_its_items() -> None:
    document = position("Workstream 1: Waits", "What have we delivered?", "The nurses now visit:", ["- Ash School", "- Elm School"])
    assert statements(document) == [("delivered", "The nurses now visit:", ["Ash School", "Elm School"])]


def test_headline_findings_are_the_weaknesses() -> None:
    document = position(
        "Workstream 2: Waits", "Headline findings", ["- Waits are too long", "- Nobody tells families"], "Aims", "Short waits."
    )
    assert [(w.number, w.workstream, w.passage.text) for w in document.weaknesses] == [
        (1, 2, "Waits are too long"),
        (2, 2, "Nobody tells families"),
    ]


def test_a_table_with_sections_as_columns() -> None:
    table = pipe_table(
        ("Area of weakness", "What has been done", "Difference made", "What is left to do"),
        ("Waits are too long", "Two nurses started.", "Waits fell.", "Hire a third."),
    )
    document = position("Priority 1: Waits", table)
    assert [w.passage.text for w in document.weaknesses] == ["Waits are too long"]
    assert [(section, words) for section, words, _ in statements(document)] == [
        ("delivered", "Two nurses started."),
        ("difference", "Waits fell."),
        ("still_to_do", "Hire a third."),
    ]


def test_a_table_with_sections_as_rows() -> None:
    table = pipe_table(("What have we delivered?", "Two nurses started."), ("What difference has this made?", "Waits fell."))
    assert [(section, words) for section, words, _ in statements(position("Priority 1: Waits", table))] == [
        ("delivered", "Two nurses started."),
        ("difference", "Waits fell."),
    ]


def test_a_paper_that_goes_through_the_inspections_areas() -> None:
    document = position(
        "PA1: Waits", "What have we delivered?", "Two nurses started.", "AFI1: Voice", "What have we delivered?", "A survey was run."
    )
    assert [(w.number, w.label, w.passage.text) for w in document.weaknesses] == [(1, "PA1", "Waits"), (2, "AFI1", "Voice")]
    assert [(w.number, w.title.text) for w in document.workstreams] == [(1, "Waits"), (2, "Voice")]
    assert [s.workstream for s in document.statements] == [1, 2]


def test_when_it_will_be_looked_at_again() -> None:
    document = position("Workstream 1: Waits", "What have we delivered?", "A rota. We will reassess our position by 31 December 2024.")
    assert [(fact.name, fact.value) for fact in document.facts] == [("next_review", "2024-12-31")]


def test_what_could_not_be_found_is_said() -> None:
    document = position("What have we delivered?", "Two nurses started.")
    assert any("No workstream was found" in warning for warning in document.warnings)
    document = position("Workstream 1: Waits", "All is well.", "Where are we now, one may ask, and what have we delivered for families?")
    assert any("No statements were found" in warning for warning in document.warnings)
