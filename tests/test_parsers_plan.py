"""Reading improvement plans of many layouts."""

import pytest

from stocktake.model import Document, Kind, Reading

from .builders import linear_table, lines, measures, parse_paper, pipe_table, tab_table

TOP = "# Holtby SEND Improvement Plan\n\n12 March 2024\n\nHoltby Council answers the inspection.\n\n"
LISTED = lines("Inspectors found these areas of significant weakness:", ["1. Waits are too long", "2. Families are not heard"])
HEADINGS = ("Ref", "Action", "Lead", "Timescale", "Success measures", "RAG")
ROW = ("1.1", "Open a hub", "Nia Cole", "May 2024", "Hub open", "Green")


def plan(body: str) -> Document:
    return parse_paper(TOP + body, "plan.md", Kind.PLAN)


def refs(document: Document) -> list[tuple[str, int | None, str | None]]:
    return [(action.ref, action.workstream, action.outcome) for action in document.actions]


# --- weaknesses ----------------------------------------------------------------------------------------------------


def listed(document: Document) -> list[tuple[int | None, str | None, str]]:
    return [(w.number, w.label, w.passage.text) for w in document.weaknesses]


def test_a_numbered_list() -> None:
    assert listed(plan(LISTED + pipe_table(HEADINGS, ROW))) == [(1, None, "Waits are too long"), (2, None, "Families are not heard")]


def test_two_lists_that_each_start_at_one_are_numbered_through() -> None:
    text = lines("Areas for priority action", ["1. Waits", "2. Voice"], "Areas for improvement", ["1. Data", "2. Work"])
    assert listed(plan(text + pipe_table(HEADINGS, ROW))) == [(1, None, "Waits"), (2, None, "Voice"), (3, None, "Data"), (4, None, "Work")]


def test_codes_are_labels_and_the_numbers_run_on() -> None:
    text = lines("The areas for priority action and improvement:", "PA1 Leaders must cut waits.", "AFI1 Leaders should share data.")
    assert listed(plan(text + pipe_table(HEADINGS, ROW))) == [
        (1, "PA1", "Leaders must cut waits."),
        (2, "AFI1", "Leaders should share data."),
    ]


def test_a_table_of_weaknesses() -> None:
    text = pipe_table(("No.", "Area of weakness"), ("1", "Waits are long"), ("2", "Data is poor")) + pipe_table(HEADINGS, ROW)
    assert listed(plan(text)) == [(1, None, "Waits are long"), (2, None, "Data is poor")]


def test_bullets_are_counted() -> None:
    text = lines("The areas of weakness are:", ["- Waits are long", "- Data is poor"])
    assert listed(plan(text + pipe_table(HEADINGS, ROW))) == [(1, None, "Waits are long"), (2, None, "Data is poor")]


def test_a_column_of_weaknesses_where_nothing_else_lists_them() -> None:
    rows = (("Waits are long", "Open a hub", "May 2024"), ("", "Hire staff", "June 2024"), ("Data is poor", "Buy a system", "July 2024"))
    document = plan(pipe_table(("Area for improvement", "What we will do", "By when"), *rows))
    assert listed(document) == [(1, None, "Waits are long"), (2, None, "Data is poor")]


def test_a_plan_without_weaknesses_says_so() -> None:
    assert any("No list of the inspection's weaknesses" in warning for warning in plan(pipe_table(HEADINGS, ROW)).warnings)


# --- workstreams ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("heading", "number"),
    [
        ("Workstream 2: Shorter waits", 2),
        ("Priority 3 – Shorter waits", 3),
        ("Theme B. Shorter waits", 2),
        ("Strand 1 Shorter waits", 1),
        ("Priority Area 1: Shorter waits", 1),
        ("Workstream 4\n\nShorter waits", 4),
    ],
)
def test_headings_of_workstreams(heading: str, number: int) -> None:
    document = plan(LISTED + lines(heading, "Lead: Nia Cole, Head of SEND, Holtby Council") + pipe_table(HEADINGS, ("A", *ROW[1:])))
    (workstream,) = document.workstreams
    assert (workstream.number, workstream.title.text) == (number, "Shorter waits")


@pytest.mark.parametrize(
    ("label", "lead"),
    [
        ("Lead: Nia Cole, Head of SEND, Holtby Council", ("Nia Cole", "Head of SEND", "Holtby Council")),
        ("Workstream lead – Nia Cole (Holtby Council)", ("Nia Cole", None, "Holtby Council")),
        ("Senior Responsible Officer: Head of SEND (Nia Cole)", ("Nia Cole", "Head of SEND", None)),
        ("Priority leads: Nia Cole, Head of SEND and Ben Ray, Chief Nurse", ("Nia Cole", "Head of SEND", None)),
        ("Accountable officer:\n\nNia Cole", ("Nia Cole", None, None)),
        ("Owner: the SEND team", ("the SEND team", None, None)),
    ],
)
def test_leads(label: str, lead: tuple[str, str | None, str | None]) -> None:
    (workstream,) = plan(LISTED + lines("Workstream 1: Waits", label) + pipe_table(HEADINGS, ROW)).workstreams
    assert workstream.lead is not None
    assert (workstream.lead.name, workstream.lead.role, workstream.lead.organisation) == lead


@pytest.mark.parametrize("nobody", ["TBC", "vacant", "To be confirmed", "-"])
def test_nobody_leads_yet(nobody: str) -> None:
    (workstream,) = plan(LISTED + lines("Workstream 1: Waits", f"Lead: {nobody}") + pipe_table(HEADINGS, ROW)).workstreams
    assert workstream.lead is None


def test_a_summary_table_completes_the_workstreams() -> None:
    summary = pipe_table(("Priority", "Lead", "Weaknesses"), ("Priority 1: Waits", "Nia Cole, Head of SEND", "Waits are too long"))
    (workstream,) = plan(LISTED + summary + lines("Priority 1: Waits") + pipe_table(HEADINGS, ROW)).workstreams
    assert workstream.lead is not None and workstream.lead.name == "Nia Cole"
    assert [passage.text for passage in workstream.answers] == ["Waits are too long"]


def test_a_column_names_the_workstreams() -> None:
    rows = (("Priority 1: Waits", "1.1 Short waits", "Open a hub", "May 2024"), ("", "", "Hire staff", "June 2024"))
    more = ("Priority 2: Voice", "2.1 Heard families", "Run a survey", "July 2024")
    document = plan(LISTED + pipe_table(("Priority", "Outcome", "Action", "Deadline"), *rows, more))
    assert [(w.number, w.title.text) for w in document.workstreams] == [(1, "Waits"), (2, "Voice")]
    assert refs(document) == [("1", 1, "1.1"), ("2", 1, "1.1"), ("3", 2, "2.1")]


def test_a_table_of_labels_tells_of_a_workstream() -> None:
    about = tab_table(("Title", "Shorter waits"), ("Lead", "Nia Cole, Head of SEND"), ("Area of weakness", "Waits are too long"))
    (workstream,) = plan(LISTED + lines("Workstream 1") + about + pipe_table(HEADINGS, ROW)).workstreams
    assert (workstream.title.text, [p.text for p in workstream.answers]) == ("Shorter waits", ["Waits are too long"])
    assert workstream.lead is not None and workstream.lead.name == "Nia Cole"


# --- references, workstreams and outcomes of actions ---------------------------------------------------------------


def test_actions_without_reference_are_counted_through_the_plan() -> None:
    table = pipe_table(("Action", "Owner", "Deadline"), ("Open a hub", "Nia Cole", "May 2024"))
    document = plan(LISTED + lines("Priority 1: Waits") + table + lines("Priority 2: Voice") + table)
    assert [(ref, number) for ref, number, _ in refs(document)] == [("1", 1), ("2", 2)]
    assert any("2 of 2 actions have no reference" in warning for warning in document.warnings)


def test_references_in_the_action_cell() -> None:
    rows = (("1.1a Open a hub", "May 2024", "Open"), ("P2-03: Hire", "June 2024", "Hired"))
    document = plan(LISTED + pipe_table(("Action", "Deadline", "KPI"), *rows))
    assert [(a.ref, a.passage.text) for a in document.actions] == [("1.1a", "Open a hub"), ("P2-03", "Hire")]


def test_references_that_begin_anew_go_by_their_place() -> None:
    rows = [(ref, *ROW[1:]) for ref in ("1.1", "1.2", "2.1")]
    text = lines("Theme 1: Waits") + pipe_table(HEADINGS, *rows) + lines("Theme 2: Voice") + pipe_table(HEADINGS, rows[0], rows[2])
    document = plan(LISTED + text)
    assert [number for _, number, _ in refs(document)] == [1, 1, 1, 2, 2]
    assert "The reference 1.1 stands on more than one action." in document.warnings


def test_references_outrank_a_missed_heading() -> None:
    rows = [(ref, *ROW[1:]) for ref in ("1.1.a", "1.1.b", "2.1.a")]
    document = plan(LISTED + lines("Workstream 2: Voice", "Lead: Ben Ray", "Workstream 1: Waits") + pipe_table(HEADINGS, *rows))
    assert [number for _, number, _ in refs(document)] == [1, 1, 2]


def test_outcomes_by_heading_band_and_column() -> None:
    by_heading = lines("Outcome 1.1: Short waits") + pipe_table(HEADINGS, ("1.1.a", *ROW[1:]))
    by_band = pipe_table(HEADINGS, ("Outcome 1.1: Short waits", *[""] * 5), ("1.1.a", *ROW[1:]))
    by_column = pipe_table(("Outcome", *HEADINGS), ("1.1 Short waits", "1.1.a", *ROW[1:]))
    for body in (by_heading, by_band, by_column):
        document = plan(LISTED + lines("Workstream 1: Waits") + body)
        assert [(o.number, o.workstream, o.passage.text) for o in document.outcomes] == [("1.1", 1, "Short waits")]
        assert refs(document) == [("1.1.a", 1, "1.1")]


def test_outcome_one_of_each_workstream() -> None:
    body = "".join(lines(f"Workstream {n}: Work", "Outcome 1: All is well") + pipe_table(HEADINGS, (f"{n}.a", *ROW[1:])) for n in (1, 2))
    assert [o.number for o in plan(LISTED + body).outcomes] == ["1.1", "2.1"]


def test_an_outcome_no_workstream_holds_is_kept() -> None:
    document = plan(LISTED + pipe_table(("Objective", "Action", "Due"), ("Short waits", "Open a hub", "May 2024")))
    assert [(o.number, o.workstream, o.passage.text) for o in document.outcomes] == [("1", None, "Short waits")]
    assert refs(document) == [("1", None, "1")]
    assert any("No workstream was found" in warning for warning in document.warnings)


# --- cells ---------------------------------------------------------------------------------------------------------


def test_the_cells_of_an_action() -> None:
    headings = ("No", "What we will do", "Owner", "Start", "End", "How we will know", "Evidence", "Previous RAG", "Current RAG")
    cells = ("7", "Open a hub", "Nia Cole", "April 2024", "July 2024", "Hub open. Families come", "Rota", "", "Amber")
    (action,) = plan(LISTED + pipe_table(headings, cells)).actions
    assert (action.ref, action.passage.text, action.lead and action.lead.text) == ("7", "Open a hub", "Nia Cole")
    assert (str(action.timescale.start), str(action.timescale.due)) == ("2024-04-01", "2024-07-31")
    assert (measures(action), action.rag, [note.text for note in action.notes]) == (["Hub open.", "Families come"], ("", "Amber"), ["Rota"])


def test_blank_cells_are_unknown() -> None:
    (action,) = plan(LISTED + pipe_table(HEADINGS, ("1.1", "Open a hub", "", "", "", ""))).actions
    assert (action.lead, action.timescale.due, action.timescale.reading) == (None, None, Reading.BLANK)
    assert (action.measures, action.rag) == ((), ("",))


def test_several_columns_of_measures_all_count() -> None:
    (action,) = plan(
        LISTED + pipe_table(("Ref", "Action", "KPI", "Impact"), ("1.1", "Open a hub", "Families served", "Trust grows"))
    ).actions
    assert measures(action) == ["Families served", "Trust grows"]


def test_a_column_of_no_known_role_is_named() -> None:
    document = plan(LISTED + pipe_table(("Ref", "Action", "Deadline", "Whereabouts"), ("1.1", "Open a hub", "May 2024", "Old mill")))
    assert [note.text for note in document.actions[0].notes] == ["Whereabouts Old mill"]
    (warning,) = [warning for warning in document.warnings if "“Whereabouts”" in warning]
    assert '--columns "plan.md=Whereabouts:ROLE"' in warning


def test_rows_that_only_go_on_belong_to_the_action_above() -> None:
    rows = (ROW, ("", "", "", "July 2024", "Families come", ""))
    (action,) = plan(LISTED + pipe_table(HEADINGS, *rows)).actions
    assert [(m.passage.text, str(m.due)) for m in action.measures] == [("Hub open", "2024-05-31"), ("Families come", "2024-07-31")]
    assert str(action.timescale.due) == "2024-07-31"


def test_a_row_without_action_is_said_to_be_left_out() -> None:
    document = plan(LISTED + pipe_table(HEADINGS, ROW, ("1.2", "", "", "May 2024", "Hub open", "")))
    assert len(document.actions) == 1
    assert any("“1.2” has no words in its action column" in warning for warning in document.warnings)


def test_a_linear_table_reads_as_a_ruled_one() -> None:
    linear = plan(LISTED + linear_table(HEADINGS, ROW, ("1.2", *ROW[1:])))
    ruled = plan(LISTED + pipe_table(HEADINGS, ROW, ("1.2", *ROW[1:])))
    assert [(a.ref, a.passage.text, measures(a), a.rag) for a in linear.actions] == [
        (a.ref, a.passage.text, measures(a), a.rag) for a in ruled.actions
    ]


# --- actions that are no table rows --------------------------------------------------------------------------------


def test_labelled_lines() -> None:
    body = lines(
        "Priority 1: Waits",
        "Action 1.1: Open a hub",
        "Lead: Nia Cole",
        "By when: May 2024",
        ["How we will know:", "- Hub open", "- Families come"],
        "RAG: Amber",
        "Action 1.2: Hire staff",
        "Owner: Ben Ray",
        "Deadline: June 2024",
    )
    first, second = plan(LISTED + body).actions
    assert (first.ref, first.passage.text, measures(first), first.rag) == ("1.1", "Open a hub", ["Hub open", "Families come"], ("Amber",))
    assert (second.ref, second.workstream, second.lead and second.lead.text) == ("1.2", 1, "Ben Ray")
    assert [str(action.timescale.due) for action in (first, second)] == ["2024-05-31", "2024-06-30"]


def test_an_upright_table_an_action() -> None:
    fields = ("Action", "Owner", "Deadline", "Success criteria")
    values = (("Open a hub", "Nia Cole", "May 2024", "Hub open"), ("Hire staff", "Ben Ray", "June 2024", "Staff hired"))
    body = "".join(tab_table(*zip(fields, cells, strict=True)) + "\n\n" for cells in values)
    document = plan(LISTED + lines("Priority 1: Waits") + body)
    assert [(a.passage.text, a.lead and a.lead.text, measures(a)) for a in document.actions] == [
        ("Open a hub", "Nia Cole", ["Hub open"]),
        ("Hire staff", "Ben Ray", ["Staff hired"]),
    ]


# --- what the paper says of itself ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("12 March 2024", "2024-03-12"),
        ("Version 3, March 2024", "2024-03"),
        ("Published: 1 May 2024", "2024-05-01"),
        ("Agreed 12 July 2024", "2024-07-12"),
        ("Submitted to Ofsted on 17 May 2024", "2024-05-17"),
        ("As at 30 November 2024", "2024-11-30"),
        ("Report date: March 2024", "2024-03"),
        ("Inspectors came on 3 May 2024 and left soon after", None),
    ],
)
def test_its_date(line: str, date: str | None) -> None:
    document = parse_paper(f"# Holtby SEND Improvement Plan\n\n{line}\n\n{LISTED}{pipe_table(HEADINGS, ROW)}", "plan.md", Kind.PLAN)
    assert document.date == date


@pytest.mark.parametrize(
    ("words", "area"),
    [
        ("Holtby Council and its partners wrote it.", "Holtby"),
        ("NHS Holtby and Holtby Council wrote it.", "Holtby"),
        ("It is for the local area of Holtby and Vale.", "Holtby and Vale"),
        ("Ann Lee, Chief Executive of Holtby Council, wrote it.", "Holtby"),
        ("The council wrote it.", None),
    ],
)
def test_its_area(words: str, area: str | None) -> None:
    assert parse_paper(f"# Improvement Plan\n\n{words}\n\n{LISTED}{pipe_table(HEADINGS, ROW)}", "plan.md", Kind.PLAN).area == area
