"""Letters in further forms: priority actions, deep dives and reviews, e-mails, tables of areas and of people."""

import pytest

from stocktake.model import Kind

from .builders import facts, lines, parse_paper, people, pipe_table, statements, weaknesses, web_page, web_table

COPIED = (("Jo Marsh", "Lead Member", "Holtby Council"), ("Pat Lund", "Chief Nurse", "NHS Holtby ICB"))
ADDRESSED = (("Nia Cole", "Head of SEND", "Holtby Council"), ("Ben Ray", "Chief Nurse", "NHS Holtby"))


def test_a_letter_after_a_deep_dive() -> None:
    document = parse_paper(
        lines(
            "Director of Children’s Services: Nia Cole\nHoltby Council",
            "Ben Ray, Accountable Officer, NHS Holtby ICB",
            "12 March 2025",
            "Dear colleagues",
            "SEND deep dive in Holtby",
            "Thank you for meeting us on 26 February 2025 for the deep dive. The improvement notice issued on 3 July 2024 stays.",
            "Priority action 1 – Waits for assessment",
            "Strengths",
            "The Saturday clinic is liked.",
            "Further progress needed",
            "Too many children wait more than a year.",
            "Next steps:",
            ["1. Hire two nurses by May 2025.", "2. Publish the waits each month."],
            "Area for improvement 1 – Short breaks",
            "There is more choice. You should now:",
            ["a) ask young people", "b) report back in June."],
            "The next review will take place in six months.",
            "Yours sincerely",
            "Karl Moss                        Ola Reed\n"
            "Deputy Director                  Regional SEND Lead\n"
            "Department for Education         NHS England",
            "Copied to:",
            pipe_table(("Name", "Role", "Organisation"), *COPIED),
        ),
        "letter.txt",
        Kind.LETTER,
    )
    assert (document.area, document.date) == ("Holtby", "2025-03-12")
    assert facts(document) == {"meeting_date": "2025-02-26", "notice_published": "2024-07-03", "next_review": None}
    assert weaknesses(document) == [(1, None, "Waits for assessment"), (2, None, "Short breaks")]
    assert [(s.section.value, s.area, s.passage.text) for s in document.statements] == [
        ("narrative", (1,), "The Saturday clinic is liked."),
        ("narrative", (1,), "Too many children wait more than a year."),
        ("next_step", (1,), "Hire two nurses by May 2025."),
        ("next_step", (1,), "Publish the waits each month."),
        ("narrative", (2,), "There is more choice."),
        ("next_step", (2,), "ask young people"),
        ("next_step", (2,), "report back in June."),
    ]
    assert people(document) == [
        ("Nia Cole", "addressee", "Director of Children’s Services", "Holtby Council"),
        ("Ben Ray", "addressee", "Accountable Officer", "NHS Holtby ICB"),
        ("Karl Moss", "signatory", "Deputy Director", "Department for Education"),
        ("Ola Reed", "signatory", "Regional SEND Lead", "NHS England"),
        ("Jo Marsh", "copied_to", "Lead Member", "Holtby Council"),
        ("Pat Lund", "copied_to", "Chief Nurse", "NHS Holtby ICB"),
    ]


def test_a_letter_sent_as_an_email() -> None:
    document = parse_paper(
        lines(
            "From: Karl Moss, Head of Improvement, Department for Education\n"
            "Sent: Wednesday, 5 February 2025 14:02\n"
            "To: Nia Cole, Director of Children’s Services, Holtby Council; Ben Ray, Accountable Officer, NHS Holtby ICB\n"
            "Cc: Jo Marsh, Lead Member, Holtby Council\n"
            "Subject: Holtby SEND: 12-month review",
            "Dear Nia and Ben,",
            "We met on 21 January 2025 for the 12-month review of your plan.",
            "Area for improvement 1: Waits",
            "Waits have fallen.",
            "Area for improvement 2: Voice",
            "Nothing came of the survey.",
            "Next steps",
            ["- Send us the waits each month", "- Reply to the survey"],
            "Kind regards\nKarl",
        ),
        "letter.txt",
        Kind.LETTER,
    )
    assert document.title is not None
    assert (document.title.text, document.area, document.date) == ("Holtby SEND: 12-month review", "Holtby", "2025-02-05")
    assert facts(document) == {"meeting_date": "2025-01-21"}
    assert weaknesses(document) == [(1, None, "Waits"), (2, None, "Voice")]
    # Steps listed once behind the last area are asked of all of them.
    assert [(s.section.value, s.area, s.passage.text) for s in document.statements] == [
        ("narrative", (1,), "Waits have fallen."),
        ("narrative", (2,), "Nothing came of the survey."),
        ("next_step", (), "Send us the waits each month"),
        ("next_step", (), "Reply to the survey"),
    ]
    assert people(document) == [
        ("Nia Cole", "addressee", "Director of Children’s Services", "Holtby Council"),
        ("Ben Ray", "addressee", "Accountable Officer", "NHS Holtby ICB"),
        ("Karl Moss", "signatory", "Head of Improvement", "Department for Education"),
        ("Jo Marsh", "copied_to", "Lead Member", "Holtby Council"),
    ]


def test_a_letter_that_sets_its_areas_out_in_a_table() -> None:
    areas = web_table(
        ("Area for priority action", "Progress seen", "Further progress needed", "Next steps"),
        ("1. Waits for assessment", "The list fell.", "Help is thin.", "<ul><li>Start a help line</li><li>Tell families</li></ul>"),
        ("2. Quality of plans", "Writers were trained.", "Advice is late.", "<ul><li>Agree a date</li></ul>"),
    )
    signed = "<table><tr><td>Karl Moss</td><td>Ola Reed</td></tr><tr><td>Head of Improvement</td><td>Regional Lead</td></tr></table>"
    document = parse_paper(
        web_page(
            "<p>Nia Cole</p><p>Chief Executive</p><p>Holtby Council</p><p>Station Road</p><p>10 June 2025</p><p>Dear Ms Cole,</p>",
            "<p>SEND six-month review: Holtby</p><p>We held the six-month review meeting on 22 May 2025.</p>",
            areas,
            "<p>We will meet again in November 2025.</p><p>Yours sincerely,</p>",
            signed,
        ),
        "letter.html",
        Kind.LETTER,
    )
    assert (document.date, facts(document)) == ("2025-06-10", {"meeting_date": "2025-05-22", "next_review": "2025-11"})
    assert [words.removeprefix(f"{number}. ") for number, _, words in weaknesses(document)] == ["Waits for assessment", "Quality of plans"]
    assert [(section, words) for section, words, _ in statements(document)] == [
        ("narrative", "The list fell."),
        ("narrative", "Help is thin."),
        ("next_step", "Start a help line"),
        ("next_step", "Tell families"),
        ("narrative", "Writers were trained."),
        ("narrative", "Advice is late."),
        ("next_step", "Agree a date"),
    ]
    assert [person[:2] for person in people(document)] == [("Nia Cole", "addressee"), ("Karl Moss", "signatory"), ("Ola Reed", "signatory")]


@pytest.mark.parametrize(
    "head",
    [
        ("Nia Cole, Head of SEND, Holtby Council and Ben Ray, Chief Nurse, NHS Holtby",),
        (pipe_table(("Name", "Title", "Organisation"), *ADDRESSED),),
        ("To: Nia Cole, Head of SEND, Holtby Council", "To: Ben Ray, Chief Nurse, NHS Holtby"),
    ],
)
def test_addressees_in_one_line_in_a_table_and_line_by_line(head: tuple[str, ...]) -> None:
    words = ("5 February 2025", "Dear both", "We met on 21 January 2025 for the stocktake.", "Area for improvement 1: Waits", "Fewer.")
    document = parse_paper(lines(*head, *words, "Yours sincerely", "Karl Moss, Head of Improvement"), "letter.md", Kind.LETTER)
    assert people(document)[:2] == [
        ("Nia Cole", "addressee", "Head of SEND", "Holtby Council"),
        ("Ben Ray", "addressee", "Chief Nurse", "NHS Holtby"),
    ]


def test_an_address_is_nobody() -> None:
    head = ("Karen Hall", "Director of Education", "Holtby Council", "Town Hall", "Market Street", "Holtby")
    document = parse_paper(
        lines(*head, "Dear Karen", "We met for the stocktake.", "Yours sincerely", "Karl Moss, Lead"), "a.md", Kind.LETTER
    )
    assert [p[0] for p in people(document)] == ["Karen Hall", "Karl Moss"]
