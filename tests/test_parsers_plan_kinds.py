"""Plans of further kinds: how they head their groups of work, and where their weaknesses stand."""

import hashlib
from io import BytesIO

import pytest

from stocktake.extract import parse, read_bytes
from stocktake.model import Document, Kind

from .builders import facts, lines, parse_paper, people, pipe_table, weaknesses, web_page, web_table

HEADINGS = ("Ref", "Action", "Lead", "Timescale", "Success measure")


def actions(document: Document) -> list[tuple[str, str | None, int | None, str, str | None]]:
    return [(a.ref, a.outcome, a.workstream, a.passage.text, str(a.timescale.due)) for a in document.actions]


def streams(document: Document) -> list[tuple[int, str, list[str], list[str]]]:
    """Return number, title, leads and answered weaknesses of each workstream."""
    return [
        (w.number, w.title.text, [lead.name for lead in (w.lead, *w.others) if lead], [a.text for a in w.answers])
        for w in document.workstreams
    ]


# --- a priority action plan that goes through the inspection's areas -------------------------------------------------


def test_a_priority_action_plan_by_area() -> None:
    document = parse_paper(
        web_page(
            "<h1>Ashby Local Area Partnership: SEND Priority Action Plan</h1><p>Version 2, 12 September 2024</p><p>Ashby Council</p>",
            "<p>Ofsted and the Care Quality Commission inspected Ashby from 15 to 19 April 2024. "
            "The report was published on 2 July 2024.</p>",
            "<h2>Area for Priority Action 1: Cut the waits for assessment</h2>",
            "<p>Senior Responsible Officer: Ann Fell, Chief Nurse, NHS Ashby ICB</p>"
            "<p>Delivery lead: Bo Lee, Head of SEND, Ashby Council</p>",
            web_table(HEADINGS, ("PA1.1", "Open a clinic", "Cara Dunn", "December 2024", "Half are seen by March 2025")),
            "<h2>Area for Priority Action 2: Improve plans</h2>",
            web_table(HEADINGS, ("PA2.1", "Train writers", "Eve Long", "January 2025", "80% of plans are good")),
            "<h2>Area for Improvement 1: Widen short breaks</h2>",
            web_table(HEADINGS, ("AFI1.1", "Ask families", "Flo Marsh", "November 2024", "200 families answer")),
        ),
        "plan.html",
        Kind.PLAN,
    )
    assert (document.area, document.date) == ("Ashby", "2024-09-12")
    assert facts(document) == {"inspection_start": "2024-04-15", "inspection_end": "2024-04-19", "report_published": "2024-07-02"}
    cut, improve, widen = "Cut the waits for assessment", "Improve plans", "Widen short breaks"
    assert weaknesses(document) == [(1, None, cut), (2, None, improve), (3, None, widen)]
    assert [w.workstream for w in document.weaknesses] == [1, 2, 3]
    assert streams(document) == [(1, cut, ["Ann Fell", "Bo Lee"], [cut]), (2, improve, [], [improve]), (3, widen, [], [widen])]
    assert actions(document) == [
        ("PA1.1", None, 1, "Open a clinic", "2024-12-31"),
        ("PA2.1", None, 2, "Train writers", "2025-01-31"),
        ("AFI1.1", None, 3, "Ask families", "2024-11-30"),
    ]
    assert people(document) == [
        ("Ann Fell", "lead", "Chief Nurse", "NHS Ashby ICB"),
        ("Bo Lee", "lead", "Head of SEND", "Ashby Council"),
    ]


def test_areas_listed_by_code_and_then_headed_by_it() -> None:
    parts = []
    for code, words, lead in (("PA1", "Waits are long.", "Ann Fell, Chief Nurse"), ("AFI1", "Voice is weak.", "vacant")):
        parts += [f"{code}: {words}", f"Lead: {lead}", pipe_table(HEADINGS[:2] + HEADINGS[3:], (f"{code}.1", "Hire", "July 2024", "Hired"))]
    listed = ("The inspection named an area for priority action and one for improvement:", "PA1: Waits are long.", "AFI1: Voice is weak.")
    document = parse_paper(lines("Elm Priority Action Plan", "2 June 2024", "Elm Council", *listed, *parts), "plan.txt", Kind.PLAN)
    assert weaknesses(document) == [(1, "PA1", "Waits are long."), (2, "AFI1", "Voice is weak.")]
    assert streams(document) == [(1, "Waits are long.", ["Ann Fell"], ["Waits are long."]), (2, "Voice is weak.", [], ["Voice is weak."])]
    assert [action.workstream for action in document.actions] == [1, 2]


def test_areas_as_rows_between_the_actions() -> None:
    rows = (("Area for priority action 1: Cut waits",), ("1.1", "Open a clinic", "Ann", "July 2024", "Open"))
    more = (("Area for improvement 1: Widen short breaks",), ("2.1", "Ask families", "Bo", "May 2025", "Asked"))
    document = parse_paper(
        web_page("<h1>Ashby Priority Action Plan</h1><p>May 2024</p><p>Ashby Council</p>", web_table(HEADINGS, *rows, *more)),
        "plan.html",
        Kind.PLAN,
    )
    assert weaknesses(document) == [(1, None, "Cut waits"), (2, None, "Widen short breaks")]
    assert [action.workstream for action in document.actions] == [1, 2]


# --- a written statement of action by area of weakness, with objectives ----------------------------------------------


def test_a_written_statement_by_area_of_weakness() -> None:
    document = parse_paper(
        lines(
            "Dale Written Statement of Action",
            "Date: 10 May 2022",
            "Dale County Council and NHS Dale CCG",
            "Area of weakness 1: Parents do not feel heard",
            "Lead officer: Pam Reid, Participation Lead, Dale County Council",
            "Objective 1: Parents shape every service",
            pipe_table(HEADINGS, ("1.1", "Set up a forum", "Pam Reid", "July 2022", "It meets each term")),
            "Objective 2: Parents know what came of it",
            pipe_table(HEADINGS, ("1.2", "Reply to surveys", "Pam Reid", "August 2022", "Replies online")),
            "Area of weakness 2: Plans are poor",
            "Lead officers: Quin Stone, Head of SEND, Dale County Council; Roz Tate, Chief Nurse, NHS Dale CCG",
            pipe_table(HEADINGS, ("2.1", "Audit plans", "Quin Stone", "June 2022", "90% are good")),
        ),
        "plan.txt",
        Kind.PLAN,
    )
    assert weaknesses(document) == [(1, None, "Parents do not feel heard"), (2, None, "Plans are poor")]
    assert [(w[0], w[2]) for w in streams(document)] == [(1, ["Pam Reid"]), (2, ["Quin Stone", "Roz Tate"])]
    assert [(o.number, o.workstream, o.passage.text) for o in document.outcomes] == [
        ("1.1", 1, "Parents shape every service"),
        ("1.2", 1, "Parents know what came of it"),
    ]
    assert [action[:3] for action in actions(document)] == [("1.1", "1.1", 1), ("1.2", "1.2", 1), ("2.1", None, 2)]


def test_objectives_head_the_work_where_nothing_else_does() -> None:
    table = pipe_table(("Ref", "Action", "By when", "Measure"), ("1.1", "Hire", "July 2023", "Hired"))
    top = ("Dale improvement plan", "Published: 3 May 2023", "Dale Council", "Areas of significant weakness:", ["- Waits", "- Plans"])
    document = parse_paper(lines(*top, "Objective 1: Waits are short", table, "Objective 2: Plans are good", table), "plan.txt", Kind.PLAN)
    assert [w[:2] for w in streams(document)] == [(1, "Waits are short"), (2, "Plans are good")]
    assert [action.workstream for action in document.actions] == [1, 2]


# --- an accelerated progress plan under bare numbers -----------------------------------------------------------------

PROGRESS_PLAN = (
    "Marlow Vale Accelerated Progress Plan",
    "Agreed: 4 March 2024",
    "Marlow Vale Council",
    "The areas of weakness where progress has not been enough are:",
    ["1. Waits for diagnosis remain long.", "2. Annual reviews are late."],
    "1. Faster diagnosis (Lead: Lou Mills, Clinical Director)",
    pipe_table(("Ref", "Action", "Deadline", "Impact"), ("1a", "Add a team", "June 2024", "Waits fall to 30 weeks")),
    "2. Timely reviews (Leads: Mo Nash, SEND Manager and Oz Pike, Lead Officer)",
    pipe_table(("Ref", "Action", "Deadline", "Impact"), ("2a", "Hire officers", "May 2024", "Three officers in post")),
)


def test_an_accelerated_progress_plan_under_bare_numbers() -> None:
    document = parse_paper(lines(*PROGRESS_PLAN), "plan.txt", Kind.PLAN)
    assert document.title is not None
    assert document.title.text == "Marlow Vale Accelerated Progress Plan"
    assert (document.area, document.date) == ("Marlow Vale", "2024-03-04")
    assert weaknesses(document) == [(1, None, "Waits for diagnosis remain long."), (2, None, "Annual reviews are late.")]
    assert streams(document) == [(1, "Faster diagnosis", ["Lou Mills"], []), (2, "Timely reviews", ["Mo Nash", "Oz Pike"], [])]
    assert actions(document) == [("1a", None, 1, "Add a team", "2024-06-30"), ("2a", None, 2, "Hire officers", "2024-05-31")]


def test_the_same_plan_as_a_word_file() -> None:
    docx = pytest.importorskip("docx")
    paper = docx.Document()
    paper.add_heading("Marlow Vale Accelerated Progress Plan", 0)
    for words in PROGRESS_PLAN[1:3]:
        paper.add_paragraph(words)
    paper.add_paragraph("The areas of weakness where progress has not been enough are:")
    for words in ("Waits for diagnosis remain long.", "Annual reviews are late."):
        paper.add_paragraph(words, style="List Number")
    for heading, row in (
        ("1. Faster diagnosis (Lead: Lou Mills, Clinical Director)", ("1a", "Add a team", "June 2024", "Waits fall to 30 weeks")),
        ("2. Timely reviews (Lead: Mo Nash, SEND Manager)", ("2a", "Hire officers", "May 2024", "Three officers in post")),
    ):
        paper.add_heading(heading, 1)
        table = paper.add_table(rows=2, cols=4)
        for column, words in enumerate(("Ref", "Action", "Deadline", "Impact")):
            table.cell(0, column).text = words
            table.cell(1, column).text = row[column]
    packed = BytesIO()
    paper.save(packed)
    data = packed.getvalue()
    document = parse(read_bytes(data, "plan.docx"), source="plan.docx", sha256=hashlib.sha256(data).hexdigest())
    assert document.kind is Kind.PLAN
    assert [words for _, _, words in weaknesses(document)] == ["Waits for diagnosis remain long.", "Annual reviews are late."]
    assert streams(document) == [(1, "Faster diagnosis", ["Lou Mills"], []), (2, "Timely reviews", ["Mo Nash"], [])]
    assert [action[:3] for action in actions(document)] == [("1a", None, 1), ("2a", None, 2)]


# --- a strategic action plan that names what each priority answers ---------------------------------------------------


def test_a_strategic_action_plan_with_codes() -> None:
    document = parse_paper(
        lines(
            "Fernley SEND Strategic Action Plan",
            "June 2024",
            "Fernley Borough Council",
            "This plan answers the areas for priority action (PA) and areas for improvement (AFI):",
            "PA1 Children wait too long for therapy.",
            "PA2 Health advice is late.",
            "AFI1 Few young people find work.",
            "Priority 1: Therapy in time",
            "Lead: Gia Hall, Therapy Manager, NHS Fernley",
            "Addresses: PA1 and PA2",
            pipe_table(HEADINGS, ("1.1", "Hire therapists", "Gia Hall", "March 2025", "Four in post")),
            "Priority 2: Ready for adult life",
            "Leads: Jan King, Head of Transition, Fernley Borough Council and Kay Lund, College Principal, Fernley College",
            "Addresses: AFI1",
            pipe_table(HEADINGS, ("2.1", "Start a scheme", "Jan King", "September 2024", "40 take part")),
        ),
        "plan.txt",
        Kind.PLAN,
    )
    assert weaknesses(document) == [
        (1, "PA1", "Children wait too long for therapy."),
        (2, "PA2", "Health advice is late."),
        (3, "AFI1", "Few young people find work."),
    ]
    assert streams(document) == [
        (1, "Therapy in time", ["Gia Hall"], ["PA1 and PA2"]),
        (2, "Ready for adult life", ["Jan King", "Kay Lund"], ["AFI1"]),
    ]
    assert people(document)[1:] == [
        ("Jan King", "lead", "Head of Transition", "Fernley Borough Council"),
        ("Kay Lund", "lead", "College Principal", "Fernley College"),
    ]


# --- a partnership's improvement plan: weaknesses in a table, titles without numbers ---------------------------------

OAKDENE = "<h1>Oakdene SEND Partnership Improvement Plan</h1><p>Last updated: 3 May 2024</p><p>Oakdene Council</p>"


def test_weaknesses_in_a_table_that_names_their_themes() -> None:
    document = parse_paper(
        web_page(
            OAKDENE,
            web_table(("No", "Area for improvement", "Theme"), ("1", "Help comes late", "Theme 1"), ("2", "Waits are long", "Theme 2")),
            "<h2>Theme 1: Early help</h2><p>Sponsor: Sal Unwin, Director of Children’s Services</p><p>Theme lead: Ted Vane, Manager</p>",
            "<p>Areas for improvement: 1</p>",
            web_table(HEADINGS, ("1", "Open a front door", "Ted", "September 2024", "Door open")),
            "<h2>Theme 2: Therapy</h2><p>Areas for improvement: 2</p>",
            web_table(HEADINGS, ("2", "Train staff", "Ted", "January 2025", "60 trained")),
        ),
        "plan.html",
        Kind.PLAN,
    )
    assert weaknesses(document) == [(1, None, "Help comes late"), (2, None, "Waits are long")]
    assert streams(document) == [(1, "Early help", ["Sal Unwin", "Ted Vane"], ["1"]), (2, "Therapy", [], ["2"])]


def test_headings_without_numbers_are_counted_and_this_is_said() -> None:
    document = parse_paper(
        web_page(
            OAKDENE,
            "<h2>Areas for priority action</h2><ul><li>Waits are long</li></ul>"
            "<h2>Areas for improvement</h2><ul><li>Voice is weak</li></ul>",
            "<h2>Action plan</h2><h3>Early help</h3><p>Leads: Ann Fell and Bo Lee</p>",
            web_table(HEADINGS[1:], ("Open a front door", "Ann", "July 2024", "Door open")),
            "<h3>Therapy</h3>",
            web_table(HEADINGS[1:], ("Train staff", "Bo", "May 2025", "60 trained")),
        ),
        "plan.html",
        Kind.PLAN,
    )
    assert weaknesses(document) == [(1, None, "Waits are long"), (2, None, "Voice is weak")]
    assert streams(document) == [(1, "Early help", ["Ann Fell", "Bo Lee"], []), (2, "Therapy", [], [])]
    assert [action.workstream for action in document.actions] == [1, 2]
    assert any("does not number its groups of work" in warning for warning in document.warnings)


@pytest.mark.parametrize(
    "heading",
    [
        "Priority 1: Shorter waits (Lead: Ann Fell)",
        "Priority 1: Shorter waits [Lead officer – Ann Fell]",
        "Priority 1: Shorter waits – Lead: Ann Fell",
        "Priority 1: Shorter waits (led by Ann Fell)",
        "Priority 1: Shorter waits | SRO: Ann Fell",
    ],
)
def test_a_lead_in_the_heading(heading: str) -> None:
    top = ("Ashby improvement plan", "Areas of weakness:", ["- Waits", "- Voice"])
    document = parse_paper(lines(*top, heading, pipe_table(HEADINGS, ("1.1", "Hire", "Ann", "May 2024", "Hired"))), "plan.txt", Kind.PLAN)
    assert [w[:3] for w in streams(document)] == [(1, "Shorter waits", ["Ann Fell"])]


def test_a_title_that_speaks_of_leading_keeps_its_words() -> None:
    top = ("Ashby improvement plan", "Areas of weakness:", ["- Waits", "- Voice"], "Priority 1: Waits – lead to gold")
    document = parse_paper(lines(*top, pipe_table(HEADINGS, ("1.1", "Hire", "Ann", "May 2024", "Hired"))), "plan.txt", Kind.PLAN)
    assert [w[:3] for w in streams(document)] == [(1, "Waits – lead to gold", [])]
