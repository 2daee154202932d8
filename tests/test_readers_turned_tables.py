"""Linear tables whose reference stands behind an outcome: told from reference to reference all the same."""

import pytest

from stocktake.extract import parse
from stocktake.extract.told import Told
from stocktake.model import Document, Kind, Paragraph

from .builders import linear_table, measures, read_paper

HEADINGS = ("Outcome", "Ref", "Action", "Lead", "Timescale", "Success measures", "RAG")
ROWS = (
    ("Children are seen in time and nobody waits alone", "1.1.a", "Open a hub in the old mill", "Nia Cole", "May 2031",
     "Forty visits a week", "Green"),
    ("", "1.1.b", "Hire four therapists for the hub", "Ben Ray", "June 2031", "All posts are filled by then", "Amber"),
    ("Families are heard when plans are made for them", "1.2.a", "Run a survey of all families", "Nia Cole", "July 2031",
     "Ninety have replied", "Red"),
    ("", "1.2.b", "Share what the survey says", "Ben Ray", "August 2031", "A summary is published", "Green"),
)  # fmt: skip


def plan(text: str) -> Document:
    layout = read_paper(f"Holtby SEND Improvement Plan\n\nPriority 1: Shorter waits\n\n{text}")
    assert not layout.faults
    return parse(layout, source="plan.txt", sha256="0" * 64, told=Told(kind=Kind.PLAN))


def check(document: Document, rows: tuple[tuple[str, ...], ...]) -> None:
    read = [
        (a.ref, a.passage.text, a.lead and a.lead.text, a.timescale.passage and a.timescale.passage.text, *measures(a), *a.rag)
        for a in document.actions
    ]
    assert read == [row[1:] for row in rows]
    assert [o.passage.text for o in document.outcomes] == [row[0] for row in rows if row[0]]
    assert [a.outcome for a in document.actions] == ["1.1", "1.1", "1.2", "1.2"][: len(rows)]


def test_an_outcome_in_front_of_the_reference() -> None:
    check(plan(linear_table(HEADINGS, *ROWS)), ROWS)


def test_what_follows_the_table_is_not_its() -> None:
    layout = read_paper(
        linear_table(HEADINGS, *ROWS) + "Money\n\nThe council has set aside what the hub will need until the spring of 2032.\n"
    )
    said = [block.passage.text for block in layout.blocks if isinstance(block, Paragraph)]
    assert said[-1] == "The council has set aside what the hub will need until the spring of 2032."


def test_headings_that_stand_again_on_the_next_page() -> None:
    pages = linear_table(HEADINGS, *ROWS[:2]).rstrip() + "\n\f" + linear_table(HEADINGS, *ROWS[2:]).lstrip()
    check(plan(pages), ROWS)


@pytest.mark.parametrize("second", ["", "Priority 2: Voice"])
def test_two_columns_in_front(second: str) -> None:
    rows = (
        ("Priority 1: Shorter waits", "Children are seen in time", "1", "Open a hub in the old mill", "May 2031"),
        (second, "Families are heard", "2", "Run a survey of all families", "June 2031"),
    )
    document = plan(linear_table(("Priority", "Outcome", "Ref", "Action", "Deadline"), *rows))
    assert [(a.ref, a.passage.text, a.workstream) for a in document.actions] == [
        ("1", "Open a hub in the old mill", 1),
        ("2", "Run a survey of all families", 2 if second else 1),
    ]
    assert [o.passage.text for o in document.outcomes] == ["Children are seen in time", "Families are heard"]
