"""Progress reports whose sections are worded otherwise, whose work is headed otherwise, in lists and in tables."""

import pytest

from stocktake.model import Document, Kind

from .builders import facts, lines, parse_paper, people, statements, weaknesses, web_page, web_table


def said(document: Document) -> list[tuple[str, int | None, str]]:
    return [(s.section.value, s.workstream, s.passage.text) for s in document.statements]


def headed(document: Document) -> list[tuple[int, str]]:
    return [(w.number, w.title.text) for w in document.workstreams]


def test_where_we_are_now_and_what_has_been_difficult() -> None:
    document = parse_paper(
        lines(
            "Ashby SEND Partnership: progress report",
            "As at 31 January 2025",
            "Ashby Council",
            "Priority 1: Shorter waits",
            "Lead: Ann Fell, Chief Nurse, NHS Ashby",
            "Where we are now",
            "The clinic runs each Saturday.",
            "What we have done",
            ["- Opened the clinic", "- Trained nurses in:", "    - autism", "    - speech"],
            "What has been difficult",
            ["- Two nurses left"],
            "How we know",
            ["- The list fell from 612 to 480"],
            "What difference has it made?",
            ["- Families feel remembered"],
            "What we will do next",
            ["- Hire two nurses by May 2025"],
            "What children and families tell us",
            ["- Parents like Saturdays"],
            "Risks and barriers",
            ["- The lease ends in June"],
            "Priority 2: Better plans",
            "What's working well",
            ["- Writers were trained"],
            "What are we worried about?",
            ["- Health advice is late"],
            "What needs to happen",
            ["- Agree a date for each request"],
            "We will report again in six months.",
        ),
        "report.txt",
        Kind.POSITION,
    )
    assert (document.area, document.date, facts(document)) == ("Ashby", "2025-01-31", {"next_review": None})
    assert headed(document) == [(1, "Shorter waits"), (2, "Better plans")]
    assert people(document) == [("Ann Fell", "lead", "Chief Nurse", "NHS Ashby")]
    assert said(document)[:-1] == [
        ("current_position", 1, "The clinic runs each Saturday."),
        ("delivered", 1, "Opened the clinic"),
        ("delivered", 1, "Trained nurses in:"),
        ("challenge", 1, "Two nurses left"),
        ("evidence", 1, "The list fell from 612 to 480"),
        ("difference", 1, "Families feel remembered"),
        ("still_to_do", 1, "Hire two nurses by May 2025"),
        ("evidence", 1, "Parents like Saturdays"),
        ("challenge", 1, "The lease ends in June"),
        ("current_position", 2, "Writers were trained"),
        ("challenge", 2, "Health advice is late"),
        ("still_to_do", 2, "Agree a date for each request"),
    ]
    assert statements(document)[2][2] == ["autism", "speech"]


def test_tables_of_what_was_said_and_done() -> None:
    places = "<ul><li>Hired three therapists</li><li>Opened a clinic in:<ul><li>Ash</li><li>Elm</li></ul></li></ul>"
    document = parse_paper(
        web_page(
            "<h1>Fernley Area SEND: progress update</h1><p>Position as at 30 November 2024</p><p>Fernley Borough Council</p>",
            "<h2>PA1: Children wait too long</h2>",
            web_table(
                ("What we said", "What we did", "Impact", "Next"),
                ("Hire four therapists", places, "The wait fell to 20 weeks", "Hire the fourth"),
                ("Set dates", "Dates set", "", "Check them monthly"),
            ),
            "<h2>AFI1: Few find work</h2>",
            web_table(
                ("You said", "We did", "Difference this has made", "What is next?"),
                ("We want jobs", "Began a scheme", "12 have jobs", "Ten more"),
            ),
        ),
        "report.html",
        Kind.POSITION,
    )
    assert (document.area, document.date) == ("Fernley", "2024-11-30")
    assert weaknesses(document) == [(1, "PA1", "Children wait too long"), (2, "AFI1", "Few find work")]
    assert said(document) == [
        ("aim", 1, "Hire four therapists"),
        ("delivered", 1, "Hired three therapists"),
        ("delivered", 1, "Opened a clinic in:"),
        ("difference", 1, "The wait fell to 20 weeks"),
        ("still_to_do", 1, "Hire the fourth"),
        ("aim", 1, "Set dates"),
        ("delivered", 1, "Dates set"),
        ("still_to_do", 1, "Check them monthly"),
        ("aim", 2, "We want jobs"),
        ("delivered", 2, "Began a scheme"),
        ("difference", 2, "12 have jobs"),
        ("still_to_do", 2, "Ten more"),
    ]
    assert statements(document)[2][2] == ["Ash", "Elm"]


@pytest.mark.parametrize("headings", [("1. Faster diagnosis", "2. Timely reviews"), ("Faster diagnosis", "Timely reviews")])
def test_work_under_bare_numbers_or_titles(headings: tuple[str, str]) -> None:
    document = parse_paper(
        web_page(
            "<h1>Marlow Vale Accelerated Progress Plan: progress report</h1><p>September 2024</p><p>Marlow Vale Council</p>",
            f"<h2>{headings[0]}</h2><h3>Progress since the last review</h3><ul><li>A second team began</li></ul>",
            "<h3>Outstanding actions</h3><ul><li>Screen all referrals</li></ul>",
            f"<h2>{headings[1]}</h2><h3>Achievements</h3><ul><li>Three officers started</li></ul>",
            "<h3>Actions for the next six months</h3><ul><li>Agree a timetable</li></ul>",
        ),
        "report.html",
        Kind.POSITION,
    )
    assert (document.area, document.date) == ("Marlow Vale", "2024-09")
    assert headed(document) == [(1, "Faster diagnosis"), (2, "Timely reviews")]
    assert said(document) == [
        ("delivered", 1, "A second team began"),
        ("still_to_do", 1, "Screen all referrals"),
        ("delivered", 2, "Three officers started"),
        ("still_to_do", 2, "Agree a timetable"),
    ]


def test_a_self_evaluation_by_area_of_weakness() -> None:
    document = parse_paper(
        web_page(
            "<h1>Northam SEND self-evaluation</h1><p>Last updated: 3 March 2023</p><p>Northam County Council</p>",
            "<h2>Area of weakness 1: Parents do not feel heard</h2>",
            "<table><tr><td>What have we achieved?</td><td>The forum met</td></tr>"
            "<tr><td>What impact has it had?</td><td>Most feel heard</td></tr>",
            "<tr><td>What still needs to improve?</td><td>Few fathers come</td></tr></table>",
            "<h2>Area of weakness 2: Plans are poor</h2><p>Impact: 71% of plans were good.</p>"
            "<p>What young people say</p><p>Shorter plans.</p>",
        ),
        "report.html",
        Kind.POSITION,
    )
    assert (document.area, document.date) == ("Northam", "2023-03-03")
    assert weaknesses(document) == [(1, None, "Parents do not feel heard"), (2, None, "Plans are poor")]
    assert said(document) == [
        ("delivered", 1, "The forum met"),
        ("difference", 1, "Most feel heard"),
        ("still_to_do", 1, "Few fathers come"),
        ("difference", 2, "71% of plans were good."),
        ("evidence", 2, "Shorter plans."),
    ]


@pytest.mark.parametrize(
    ("column", "cells", "numbers"),
    [
        ("Priority", ("Theme 1: Early help", "Theme 2: Therapy"), [1, 2]),
        ("Workstream", ("Early help", "Therapy"), [1, 2]),
        ("Area for improvement", ("AFI3 Early help", "AFI4 Therapy"), [3, 4]),
    ],
)
def test_one_table_with_a_row_for_each_priority(column: str, cells: tuple[str, str], numbers: list[int]) -> None:
    rows = ((cells[0], "Opened a door", "Calls are answered", "Add a text line"), (cells[1], "Trained 40", "Waits fell", "Train 20 more"))
    document = parse_paper(
        web_page(
            "<h1>Oakdene SEND: progress report</h1><p>Last updated: 3 May 2025</p><p>Oakdene Council</p>",
            web_table((column, "What we have done", "Difference made", "Next steps"), *rows),
        ),
        "report.html",
        Kind.POSITION,
    )
    assert headed(document) == [(numbers[0], "Early help"), (numbers[1], "Therapy")]
    assert [(section, workstream) for section, workstream, _ in said(document)] == [
        (section, number) for number in numbers for section in ("delivered", "difference", "still_to_do")
    ]


@pytest.mark.parametrize(
    ("label", "section"),
    [
        ("What we promised", "aim"),
        ("You said", "aim"),
        ("What was done?", "delivered"),
        ("Progress", "delivered"),
        ("What is going well?", "current_position"),
        ("What has got in the way?", "challenge"),
        ("Concerns", "challenge"),
        ("Next", "still_to_do"),
        ("Priorities for the next six months", "still_to_do"),
        ("So what?", "difference"),
        ("Feedback from families", "evidence"),
        ("What the data shows", "evidence"),
    ],
)
def test_further_labels(label: str, section: str) -> None:
    words = (
        "# Holtby SEND progress report",
        "Priority 1: Waits",
        "What have we delivered?",
        "Nothing yet.",
        label,
        "Words of this section.",
    )
    assert statements(parse_paper(lines(*words), "a.md", Kind.POSITION))[-1] == (section, "Words of this section.", [])
