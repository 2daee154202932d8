"""Papers as other areas write them: columns, headings and labels that only the whole table or paper makes plain."""

import pytest

from stocktake.extract.parsers.front_matter import area_of, stated_date
from stocktake.model import Document, Kind

from .builders import measures, parse_paper, pipe_table, read_paper, statements

TOP = "# Lynford SEND Action Plan\n\nMay 2024\n\nLynford City Council\n\n"


def plan(body: str) -> Document:
    return parse_paper(TOP + body, "plan.txt", Kind.PLAN)


def test_a_table_of_one_row_is_read_as_the_one_with_its_headings_was() -> None:
    heads = ("Ref", "In practice", "Owner", "Measures of impact", "Deadline")
    first = pipe_table(
        heads, ["1.1", "Open a hub", "Ann Fell", "Hub open", "May 2025"], ["1.2", "Hire two nurses", "Bo Lee", "Both in post", "July 2025"]
    )
    second = pipe_table(heads, ["2.1", "Agree a charter", "Cy Orr", "Charter agreed", "June 2025"])
    document = plan(f"## Priority 1: Waits\n{first}\n## Priority 2: Voice\n{second}")
    assert [(a.ref, a.passage.text, a.workstream) for a in document.actions] == [
        ("1.1", "Open a hub", 1),
        ("1.2", "Hire two nurses", 1),
        ("2.1", "Agree a charter", 2),
    ]


def test_one_reference_without_heading_in_brackets() -> None:
    table = pipe_table(
        ("", "Actions", "Lead", "Target date", "Measure"), ["1b(i)", "Carry out audits", "Ann Fell", "May 2025", "Ten audits done"]
    )
    (action,) = plan(f"## Theme 1: Plans\n{table}").actions
    assert (action.ref, action.passage.text) == ("1b(i)", "Carry out audits")


@pytest.mark.parametrize("printed, ref", [("(3)", "3"), ("2.1.", "2.1"), ("4)", "4"), ("1a(ii)", "1a(ii)")])
def test_brackets_and_marks_of_a_reference(printed: str, ref: str) -> None:
    table = pipe_table(
        ("Ref", "Actions", "Lead", "Target date", "Measure"), [printed, "Carry out audits", "Ann Fell", "May 2025", "Audits done"]
    )
    assert [action.ref for action in plan(f"## Theme 1: Plans\n{table}").actions] == [ref]


@pytest.mark.parametrize("heading", ["Evidence / outcome measure", "Expected outcome / impact", "Outcome", "Intended outcomes"])
def test_outcomes_behind_the_actions_are_their_measures(heading: str) -> None:
    rows = (
        ["1.1", "Open a hub", "Ann Fell", "May 2025", "Families come"],
        ["1.2", "Hire two nurses", "Bo Lee", "July 2025", "Waits fall by 10%"],
    )
    document = plan(f"## Theme 1: Waits\n{pipe_table(('Ref', 'Action', 'Lead', 'By when', heading), *rows)}")
    assert [measures(action) for action in document.actions] == [["Families come"], ["Waits fall by 10%"]]


def test_outcomes_before_the_actions_stay_outcomes() -> None:
    heads = ("Outcome", "Ref", "Action", "Lead", "By when", "Success measure")
    rows = ["Help comes soon", "1.1", "Open a hub", "Ann Fell", "May 2025", "Hub open"], ["", "1.2", "Hire", "Bo Lee", "July 2025", "Hired"]
    document = plan(f"## Theme 1: Waits\n{pipe_table(heads, *rows)}")
    assert [outcome.passage.text for outcome in document.outcomes] == ["Help comes soon"]
    assert [measures(action) for action in document.actions] == [["Hub open"], ["Hired"]]


def test_milestones_beside_success_criteria_are_no_measures() -> None:
    heads = ("Ref", "Action", "Lead", "Milestones", "By when", "Success criteria")
    table = pipe_table(heads, ["1.1", "Open a hub", "Ann Fell", "Scope agreed", "May 2025", "Hub open"])
    (action,) = plan(f"## Theme 1: Waits\n{table}").actions
    assert (measures(action), "Milestones Scope agreed" in [note.text for note in action.notes]) == (["Hub open"], True)


def test_who_leads_the_workstream_does_not_own_the_task() -> None:
    heads = ("ID", "Priority Action Area", "Workstream lead", "Task", "Task owner", "End date", "KPI")
    rows = (
        ["PA1.1", "PA1 Autism pathway", "Jo Finch", "Redesign the pathway", "Amir Said", "31/03/2025", "Pathway agreed"],
        ["PA2.1", "PA2 School places", "Lin Moss", "Open two units", "Rob Hay", "20/12/2025", "16 places open"],
    )
    document = plan(pipe_table(heads, *rows))
    assert [action.lead.text if action.lead else None for action in document.actions] == ["Amir Said", "Rob Hay"]


def test_areas_that_only_a_column_names_are_the_groups_of_work() -> None:
    heads = ("ID", "Area for improvement", "Task", "Owner", "End date", "KPI")
    rows = (
        ["1", "PA1 Autism pathway", "Redesign the pathway", "Amir Said", "31/03/2025", "Pathway agreed"],
        ["2", "PA1 Autism pathway", "Recruit two nurses", "Kay Bell", "30/06/2025", "Both in post"],
        ["3", "PA2 School places", "Open two units", "Rob Hay", "20/12/2025", "16 places open"],
    )
    document = plan(pipe_table(heads, *rows))
    assert [(w.number, w.title.text) for w in document.workstreams] == [(1, "Autism pathway"), (2, "School places")]
    assert [action.workstream for action in document.actions] == [1, 1, 2]
    assert [(w.label, w.passage.text) for w in document.weaknesses] == [("PA1", "Autism pathway"), ("PA2", "School places")]


def test_a_calendar_holds_no_actions() -> None:
    actions = pipe_table(("Ref", "Action", "Lead", "By when", "Measure"), ["1.1", "Open a hub", "Ann Fell", "May 2025", "Hub open"])
    calendar = pipe_table(
        ("Date", "Activity", "Who"), ["March 2025", "Board reviews progress", "Board"], ["June 2025", "Visit by officials", "DfE"]
    )
    document = plan(f"## Theme 1: Waits\n{actions}\n## How we monitor\n{calendar}")
    assert [action.ref for action in document.actions] == ["1.1"]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("Protocol in use; all pupils aged 14 have a plan", ["Protocol in use", "all pupils aged 14 have a plan"]),
        ("Report sent weekly; timeliness reaches 70% by May", ["Report sent weekly", "timeliness reaches 70% by May"]),
        ("Families are content; they say that help comes soon", ["Families are content; they say that help comes soon"]),
    ],
)
def test_one_semicolon_before_a_small_letter(cell: str, expected: list[str]) -> None:
    table = pipe_table(("Ref", "Action", "Lead", "By when", "Measure"), ["1.1", "Open a hub", "Ann Fell", "May 2025", cell])
    assert measures(plan(f"## Theme 1: Waits\n{table}").actions[0]) == expected


@pytest.mark.parametrize(
    ("top", "date"),
    [
        ("Lynford SEND Improvement Tracker - October 2024", "2024-10"),
        ("Submitted to Ofsted: June 2017", "2017-06"),
        ("SEND self-evaluation, March 2021", "2021-03"),
    ],
)
def test_the_date_of_a_paper(top: str, date: str) -> None:
    assert stated_date(read_paper(f"{top}\n\nThis paper says how the area does.\n"))[0] == date


@pytest.mark.parametrize(
    "top", ["Melborough Joint Local Area SEND Written Statement of Action", "Melborough Area SEND Partnership", "Melborough Council"]
)
def test_the_area_without_what_a_body_is_called(top: str) -> None:
    assert area_of(read_paper(f"{top}\n\nThis paper says how things are.\n")) == "Melborough"


def test_sections_that_ask_what_inspectors_said() -> None:
    body = """# Harrow Dale SEND progress report

March 2021

## Priority 1: Short breaks

### What did inspectors say?

- Leaders were too slow to act.

### What have we done?

- Opened a club.

### What are the barriers?

- Staff leave.
"""
    document = parse_paper(body, "report.txt", Kind.POSITION)
    assert [(section, words) for section, words, _ in statements(document)] == [
        ("detailed_finding", "Leaders were too slow to act."),
        ("delivered", "Opened a club."),
        ("challenge", "Staff leave."),
    ]


def test_a_letter_that_closes_with_the_next_meeting() -> None:
    letter = """14 November 2023

To: Ruth Ellery, Director, Ashcombe Council

Dear Ruth

Thank you for the review meeting on 26 October 2023.

Area of weakness 1: Therapies

Waits have fallen to 31 weeks.

Next steps:

- Give a trajectory for the next year.

We will meet with you again in April 2024.

Yours sincerely

Gareth Pool, Deputy Director, Department for Education
"""
    document = parse_paper(letter, "letter.txt", Kind.LETTER)
    assert [(section, words) for section, words, _ in statements(document)] == [
        ("narrative", "Waits have fallen to 31 weeks."),
        ("next_step", "Give a trajectory for the next year."),
    ]
