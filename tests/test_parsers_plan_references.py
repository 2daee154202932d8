"""References of actions: in a column, in front of the words or behind them, or none; always kept as they are printed."""

import pytest

from stocktake.model import Document, Kind

from .builders import lines, parse_paper, pipe_table

TOP = "# Holtby SEND Improvement Plan\n\nHoltby Council answers the inspection.\n\n"
LISTED = lines("Inspectors found these areas of significant weakness:", ["1. Waits are too long", "2. Families are not heard"])


def plan(*rows: tuple[str, ...], headings: tuple[str, ...] = ("Action", "Owner", "By when", "KPI")) -> Document:
    full = [row if len(row) == len(headings) else (*row, "Nia Cole", "May 2031", "Done") for row in rows]
    return parse_paper(TOP + LISTED + "## Priority 1: Waits\n\n" + pipe_table(headings, *full), "plan.md", Kind.PLAN)


@pytest.mark.parametrize(
    ("cells", "refs"),
    [
        (("1.1 Open a hub", "1.2 Hire staff"), ["1.1", "1.2"]),
        (("1.9 Open a hub", "1.10 Hire staff"), ["1.9", "1.10"]),
        (("1.1a: Open a hub", "1.1b: Hire staff"), ["1.1a", "1.1b"]),
        (("Action 4: Open a hub", "Action 5: Hire staff"), ["4", "5"]),
        (("Action 4 – Open a hub", "Action 5 – Hire staff"), ["4", "5"]),
        (("[A1] Open a hub", "[A2] Hire staff"), ["A1", "A2"]),
        (("A1 Open a hub", "A2 Hire staff"), ["A1", "A2"]),
        (("SEND-01 Open a hub", "SEND-02 Hire staff"), ["SEND-01", "SEND-02"]),
        (("3 Open a hub", "4 Hire staff"), ["3", "4"]),
        (("3. Open a hub", "4. Hire staff"), ["3", "4"]),
        (("a) Open a hub", "b) Hire staff"), ["a", "b"]),
        (("Open a hub (1.1)", "Hire staff (1.2)"), ["1.1", "1.2"]),
        (("Open a hub [A1]", "Hire staff [A2]"), ["A1", "A2"]),
        (("Open a hub (Ref A1)", "Hire staff (Ref A2)"), ["A1", "A2"]),
        (("Open a hub Ref: 1.1", "Hire staff Ref: 1.2"), ["1.1", "1.2"]),
    ],
)
def test_a_reference_in_the_cell_of_the_action(cells: tuple[str, str], refs: list[str]) -> None:
    document = plan(*((cell,) for cell in cells))
    assert [(a.ref, a.passage.text) for a in document.actions] == list(zip(refs, ("Open a hub", "Hire staff"), strict=True))
    assert not [warning for warning in document.warnings if "reference" in warning]


@pytest.mark.parametrize(
    "cells",
    [
        ("4 schools take part", "Hire staff"),
        ("2-3 schools take part", "Hire staff"),
        ("2.5 posts are filled", "Hire staff"),
        ("Raise the share of good plans to 90", "Hire staff"),
        ("KS2 pupils are met", "Hire staff"),
        ("Open a hub (Phase 2)", "Hire staff"),
    ],
)
def test_figures_of_a_sentence_are_no_references(cells: tuple[str, str]) -> None:
    document = plan(*((cell,) for cell in cells))
    assert [(a.ref, a.passage.text) for a in document.actions] == [("1", cells[0]), ("2", cells[1])]


def test_references_are_text() -> None:
    rows = [("1.1", "Open a hub"), ("1.10", "Hire staff"), ("1.2", "Buy chairs")]
    document = plan(*((*row, "Nia Cole", "May 2031", "Done") for row in rows), headings=("Ref", "Action", "Owner", "By when", "KPI"))
    assert [a.ref for a in document.actions] == ["1.1", "1.10", "1.2"]


def test_an_action_between_numbered_ones_takes_no_number_that_is_printed() -> None:
    rows = [("2", "Open a hub"), ("3", "Hire staff"), ("", "Buy chairs")]
    document = plan(*((*row, "Nia Cole", "May 2031", "Done") for row in rows), headings=("Ref", "Action", "Owner", "By when", "KPI"))
    assert [a.ref for a in document.actions] == ["2", "3", "4"]


def test_two_actions_of_one_reference_stay_two() -> None:
    rows = [("1.1", "Open a hub"), ("1.1", "Hire staff")]
    document = plan(*((*row, "Nia Cole", "May 2031", "Done") for row in rows), headings=("Ref", "Action", "Owner", "By when", "KPI"))
    assert [(a.ref, a.passage.text) for a in document.actions] == [("1.1", "Open a hub"), ("1.1", "Hire staff")]
    assert "The reference 1.1 stands on more than one action." in document.warnings
