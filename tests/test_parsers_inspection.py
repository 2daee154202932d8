"""Reading inspection reports: the letter of the framework of 2016, the report of that of 2023."""

import pytest

from stocktake.model import Document, Kind

from .builders import facts, lines, parse_paper, people, statements, weaknesses, web_page, web_table

# --- the framework of 2016 -----------------------------------------------------------------------------------------

QUESTION = "The effectiveness of the local area in {} children and young people’s special educational needs and/or disabilities"
LETTER = (
    "Piccadilly Gate\nStore Street",
    "14 March 2022",
    "Ms Nia Cole\nDirector of Children’s Services, Holtby Council\nTown Hall\nHoltby",
    "Ben Ray, Accountable Officer, NHS Holtby Clinical Commissioning Group",
    "Dear Ms Cole and Mr Ray",
    "Joint area SEND inspection in Holtby",
    "Between 17 January 2022 and 21 January 2022, Ofsted with the Care Quality Commission (CQC) inspected the local area of Holtby.",
    "The inspection was led by one of Her Majesty’s Inspectors from Ofsted, with a team from both bodies.",
    "This letter outlines our findings from the inspection.",
    "Main Findings",
    ["■ Leaders know where the area falls short."],
    QUESTION.format("identifying"),
    "Strengths",
    ["■ Health visitors see almost every two-year-old.", "■ Nurseries tell schools:", "  o in spring", "  o in summer"],
    "Areas for development",
    ["■ Waits for an autism assessment are above two years."],
    QUESTION.format("meeting"),
    "Strengths",
    ["■ Short breaks are liked."],
    "Areas for improvement",
    ["■ Families cannot follow what therapists write."],
    "The inspection raises significant concerns about the effectiveness of the local area.",
    "The local area is required to produce a Written Statement of Action that explains how it will tackle the following areas of "
    "significant weakness:",
    ["■ the waits for assessment", "■ the poor quality of plans."],
    "Yours sincerely",
    "Lena Frost\n\nHer Majesty’s Inspector",
    "Ofsted                          Care Quality Commission\n\n"
    "Omar Vale, HMI                  Ida Stone\n\n"
    "Regional Director               Deputy Chief Inspector",
    "cc: Department for Education",
)


def test_an_outcome_letter_of_2016() -> None:
    document = parse_paper(lines(*LETTER), "letter.txt", Kind.INSPECTION)
    assert (document.area, document.date, document.warnings) == ("Holtby", "2022-03-14", ())
    assert document.title is not None
    assert document.title.text == "Joint area SEND inspection in Holtby"
    assert facts(document) == {"inspection_start": "2022-01-17", "inspection_end": "2022-01-21"}
    assert weaknesses(document) == [(1, None, "the waits for assessment"), (2, None, "the poor quality of plans.")]
    assert statements(document) == [
        ("narrative", "Leaders know where the area falls short.", []),
        ("strength", "Health visitors see almost every two-year-old.", []),
        ("strength", "Nurseries tell schools:", ["in spring", "in summer"]),
        ("detailed_finding", "Waits for an autism assessment are above two years.", []),
        ("strength", "Short breaks are liked.", []),
        ("detailed_finding", "Families cannot follow what therapists write.", []),
    ]
    assert people(document) == [
        ("Nia Cole", "addressee", "Director of Children’s Services", "Holtby Council"),
        ("Ben Ray", "addressee", "Accountable Officer", "NHS Holtby Clinical Commissioning Group"),
        ("Lena Frost", "signatory", "Her Majesty’s Inspector", None),
        ("Omar Vale", "author", "Regional Director", "Ofsted"),
        ("Ida Stone", "author", "Deputy Chief Inspector", "Care Quality Commission"),
    ]


# --- the framework of 2023 -----------------------------------------------------------------------------------------

TOP = (
    "<h1>Area SEND inspection of Holtby Local Area Partnership</h1><p>Inspection dates: 6 to 10 March 2023</p><p>Published: 23 May 2023</p>"
    "<p>Date of previous inspection: 4 to 8 June 2018</p>"
)
OUTCOME = (
    "<h2>Inspection outcome</h2><p>There are widespread failings.</p><p>A monitoring inspection will be carried out within 18 months.</p>"
    "<h2>Information about the local area partnership</h2><p>Holtby Council and NHS Holtby ICB commission services together.</p>"
)
FOUND = (
    "<h2>What is it like to be a child or young person with special educational needs and/or disabilities (SEND) in this area?</h2>"
    "<p>Many children wait far too long.</p>"
    "<h2>What is the area partnership doing that is effective?</h2><ul><li>The youth forum shapes short breaks.</li></ul>"
    "<h2>What does the area partnership need to do better?</h2><ul><li>Plans leave out:<ul><li>health</li><li>care</li></ul></li></ul>"
)
DETAILS = "<h2>Local area partnership details</h2>" + web_table(
    ("Local authority", "Integrated care board"),
    ("Holtby Council", "NHS Holtby Integrated Care Board"),
    ("Nia Cole, Director of Children’s Services", "Ben Ray, Chief Executive"),
    ("Town Hall, Holtby", "Mill House, Holtby"),
)
TEAM = (
    "<h2>Information about this inspection</h2><p>It was carried out for the Secretary of State.</p><h3>Inspection team</h3>"
    + web_table(
        ("Ofsted", "Care Quality Commission"),
        ("Lena Frost, HMI, Lead inspector", "Tess Marlow, CQC Lead inspector"),
        ("Omar Vale, HMI", "Ida Stone, Children’s Services Inspector"),
    )
)
POINTS = "<p>Leaders should improve plans so that:</p><ul><li>they hold health advice</li><li>they are reviewed</li></ul>"
PRIORITY = "<h2>Areas for priority action</h2>" + web_table(
    ("Responsible body", "Areas for priority action"),
    ("Holtby Council and NHS Holtby ICB", "Leaders should cut waits."),
    ("Holtby Council", POINTS),
)
IMPROVEMENT = "<h2>Areas for improvement</h2>" + web_table(("Areas for improvement",), ("Leaders should share data.",))


def report(*parts: str) -> Document:
    return parse_paper(web_page(TOP, OUTCOME, FOUND, *parts), "report.html", Kind.INSPECTION)


def test_a_report_of_2023() -> None:
    document = report(PRIORITY, IMPROVEMENT, DETAILS, TEAM)
    assert (document.area, document.date, document.warnings) == ("Holtby", "2023-05-23", ())
    assert facts(document) == {
        "inspection_start": "2023-03-06",
        "inspection_end": "2023-03-10",
        "report_published": "2023-05-23",
        "next_review": None,
    }
    assert weaknesses(document) == [
        (1, None, "Leaders should cut waits."),
        (2, None, "Leaders should improve plans so that: they hold health advice they are reviewed"),
        (3, None, "Leaders should share data."),
    ]
    assert statements(document) == [
        ("narrative", "There are widespread failings.", []),
        ("narrative", "A monitoring inspection will be carried out within 18 months.", []),
        ("narrative", "Many children wait far too long.", []),
        ("strength", "The youth forum shapes short breaks.", []),
        ("detailed_finding", "Plans leave out:", ["health", "care"]),
    ]
    assert people(document) == [
        ("Nia Cole", "addressee", "Director of Children’s Services", "Holtby Council"),
        ("Ben Ray", "addressee", "Chief Executive", "NHS Holtby Integrated Care Board"),
        ("Lena Frost", "author", "HMI, Lead inspector", "Ofsted"),
        ("Omar Vale", "author", "HMI", "Ofsted"),
        ("Tess Marlow", "author", "CQC Lead inspector", "Care Quality Commission"),
        ("Ida Stone", "author", "Children’s Services Inspector", "Care Quality Commission"),
    ]


@pytest.mark.parametrize(
    "listed",
    [
        "<ul><li>Leaders should cut waits.</li><li>Leaders should share data.</li></ul>",
        "<p>Leaders should cut waits.</p><p>Leaders should share data.</p>",
        "<p>Leaders across the partnership should:</p><ol><li>Leaders should cut waits.</li><li>Leaders should share data.</li></ol>",
    ],
)
def test_areas_for_improvement_that_stand_in_no_table(listed: str) -> None:
    assert weaknesses(report("<h2>Areas for improvement</h2>", listed, TEAM)) == [
        (1, None, "Leaders should cut waits."),
        (2, None, "Leaders should share data."),
    ]


def test_points_below_a_finding_belong_to_it() -> None:
    listed = "<ul><li>Leaders should improve plans so that:<ul><li>they hold advice</li><li>they are reviewed</li></ul></li></ul>"
    words = "Leaders should improve plans so that: they hold advice they are reviewed"
    assert weaknesses(report("<h2>Areas for improvement</h2>", listed)) == [(1, None, words)]


def test_codes_are_kept() -> None:
    listed = "<h2>Areas for priority action</h2><p>PA1: Cut waits.</p><h2>Areas for improvement</h2><p>AFI1: Share data.</p>"
    assert weaknesses(report(listed)) == [(1, "PA1", "Cut waits."), (2, "AFI1", "Share data.")]


def test_a_report_as_text_whose_tables_are_lost() -> None:
    document = parse_paper(
        lines(
            "Area SEND inspection of Dale Local Area Partnership",
            "Inspection dates: 3 to 7 and 17 to 21 July 2023",
            "What is the area partnership doing that is effective?",
            ["• Leaders know their data."],
            "What does the area partnership need to do better?",
            ["• Reviews of plans are late."],
            "Areas for improvement",
            "Leaders should cut the time that families wait for therapy.",
            "Local area partnership details",
            "Local authority                        Integrated care board\n"
            "Dale Council                           NHS Dale Integrated Care Board\n"
            "Pam Reid, Director of Children’s       Roz Tate, Chief Executive\n"
            "Services",
            "Inspection team",
            "Ofsted                                 Care Quality Commission\n"
            "Lena Frost, HMI, Lead inspector        Tess Marlow, Lead inspector",
        ),
        "report.txt",
        Kind.INSPECTION,
    )
    assert (document.area, document.date) == ("Dale", None)
    assert facts(document) == {"inspection_start": "2023-07-03", "inspection_end": "2023-07-21"}
    assert weaknesses(document) == [(1, None, "Leaders should cut the time that families wait for therapy.")]
    assert people(document) == [
        ("Pam Reid", "addressee", "Director of Children’s Services", "Dale Council"),
        ("Roz Tate", "addressee", "Chief Executive", "NHS Dale Integrated Care Board"),
        ("Lena Frost", "author", "HMI, Lead inspector", "Ofsted"),
        ("Tess Marlow", "author", "Lead inspector", "Care Quality Commission"),
    ]


def test_what_was_not_found_is_said() -> None:
    warnings = " ".join(parse_paper(lines(TOP, "Inspection team"), "report.txt", Kind.INSPECTION).warnings)
    assert "No area of weakness" in warnings
    assert "Neither strengths nor findings" in warnings


# --- the kind ------------------------------------------------------------------------------------------------------


def test_a_letter_about_an_inspection_is_none() -> None:
    letter = lines(
        "Nia Cole, Head of SEND, Holtby Council",
        "5 February 2025",
        "Dear Nia",
        "SEND stocktake of Holtby following the joint area SEND inspection",
        "We met on 21 January 2025 for the stocktake. Ofsted with the Care Quality Commission (CQC) inspected Holtby in March 2023.",
        "Area for improvement 1: Waits",
        "Waits have fallen.",
        "Yours sincerely",
        "Karl Moss, Head of Improvement, Department for Education",
    )
    assert parse_paper(letter, "a.txt").kind is Kind.LETTER


def test_a_plan_that_quotes_the_inspection_is_none() -> None:
    quoted = "<h1>Holtby priority action plan</h1><p>The area SEND inspection of Holtby found:</p>" + FOUND + PRIORITY
    actions = web_table(("Ref", "Action", "Deadline", "Success measure"), ("1.1", "Hire nurses", "May 2024", "Two nurses work"))
    assert parse_paper(web_page(quoted, "<h2>Priority 1: Waits</h2>", actions), "a.html").kind is Kind.PLAN


def test_a_public_statement_about_an_inspection_is_none() -> None:
    words = (
        "# A joint statement on the SEND inspection of Holtby",
        "Today Ofsted published its report. We are sorry.",
        "Our commitments:",
        ["- cut waits"],
    )
    assert parse_paper(lines(*words), "a.md").kind is Kind.STATEMENT
