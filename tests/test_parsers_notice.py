"""Reading improvement notices: steps required, dates, who signs."""

import pytest

from stocktake.model import Document, Kind

from .builders import facts, lines, parse_paper, people, statements, weaknesses, web_page, web_table

CLAUSES = (
    "Improvement Notice",
    "To: Holtby Council (‘the council’), Town Hall, Holtby",
    ["1. This Improvement Notice is issued to Holtby Council on 3 July 2024 because of poor progress."],
    "Background",
    [
        "2. Between 17 January 2022 and 21 January 2022, Ofsted with the Care Quality Commission (CQC) inspected the local area of Holtby. "
        "The inspection report was published on 14 March 2022 and named the following areas of significant weakness:",
        "   a. waits for assessment",
        "   b. the quality of plans",
        "3. The department has appointed an adviser to help the council.",
    ],
    "Steps required",
    [
        "4. To comply with this notice, the council must:",
        "   a. publish a plan by September 2024",
        "   b. appoint a chair of the board, who will:",
        "      i. report to the Minister",
        "      ii. meet families each term",
        "5. The council must ensure that the board meets each month.",
        "6. The council and NHS Holtby Integrated Care Board should jointly:",
        "   a. cut the waits",
    ],
    "Review of progress",
    [
        "7. Progress against this notice will be reviewed by the department at least every six months.",
        "8. The council must give the department data each month.",
    ],
    "Failure to comply with this notice",
    ["9. Should the council be unwilling or unable to comply with this notice, the Secretary of State must consider her powers."],
    "Signed:",
    "Anna Bell MP",
    "Parliamentary Under Secretary of State for Children",
)


def test_a_notice_of_numbered_clauses() -> None:
    document = parse_paper(lines(*CLAUSES), "notice.txt", Kind.NOTICE)
    assert (document.area, document.date, document.warnings) == ("Holtby", "2024-07-03", ())
    assert facts(document) == {
        "inspection_start": "2022-01-17",
        "inspection_end": "2022-01-21",
        "report_published": "2022-03-14",
        "notice_published": "2024-07-03",
        "next_review": None,
    }
    assert weaknesses(document) == [(1, None, "waits for assessment"), (2, None, "the quality of plans")]
    assert statements(document) == [
        ("required_step", "publish a plan by September 2024", []),
        ("required_step", "appoint a chair of the board, who will:", ["report to the Minister", "meet families each term"]),
        ("required_step", "The council must ensure that the board meets each month.", []),
        ("required_step", "cut the waits", []),
        ("required_step", "The council must give the department data each month.", []),
    ]
    assert people(document) == [("Anna Bell", "signatory", "Parliamentary Under Secretary of State for Children", None)]


HEAD = (
    "<h1>Improvement Notice issued to Ashby Council</h1><p>To: Nia Cole, Chief Executive, Ashby Council</p><p>Date: 12 May 2024</p>"
    "<p>This notice is given to Ashby Council following the inspection report of 23 February 2024.</p>"
)
FOOT = (
    "<h2>Failure to comply with this notice</h2><p>The council must be told first.</p>"
    "<p>Signed: Anna Bell MP</p><p>Minister for Children</p>"
)


def notice(*parts: str) -> Document:
    return parse_paper(web_page(HEAD, *parts, FOOT), "notice.html", Kind.NOTICE)


def test_a_notice_under_headings() -> None:
    document = notice(
        "<h2>Steps required</h2><h3>Improvement plan</h3><p>The council must agree a plan by 30 June 2024. The plan must cover:</p>",
        "<ul><li>the speed of assessments</li><li>the quality of plans</li></ul>",
        "<h3>Improvement board</h3><ul><li>The chair must be independent.</li></ul>",
        "<p>The department will send an adviser.</p>",
        "<h2>Review</h2><p>The first review will take place in November 2024, and then every six months.</p>",
    )
    assert facts(document) == {"notice_published": "2024-05-12", "next_review": "2024-11"}
    covered = ["the speed of assessments", "the quality of plans"]
    assert statements(document) == [
        ("required_step", "The council must agree a plan by 30 June 2024. The plan must cover:", covered),
        ("required_step", "The chair must be independent.", []),
    ]
    assert people(document) == [
        ("Nia Cole", "addressee", "Chief Executive", "Ashby Council"),
        ("Anna Bell", "signatory", "Minister for Children", None),
    ]


def test_steps_in_a_table() -> None:
    steps = web_table(
        ("Ref", "Step required", "By when"), ("1", "Publish the waiting list", "June 2024"), ("2", "Hire a lead for health", "July 2024")
    )
    document = notice("<p>In order to comply with this notice the council is required to take these steps:</p>", steps)
    assert [words for _, words, _ in statements(document)] == ["Publish the waiting list", "Hire a lead for health"]


def test_a_notice_without_steps_says_so() -> None:
    assert any("No steps were found" in warning for warning in notice("<p>Nothing was done.</p>").warnings)


@pytest.mark.parametrize(
    ("paper", "kind"),
    [
        (("Dear Nia", "The improvement notice stands. We met for the stocktake.", "Yours sincerely", "Karl Moss"), Kind.LETTER),
        (
            (
                "# Cabinet",
                "## SEND improvement notice",
                "Report of the Director",
                "## Recommendation",
                "(a) note it.",
                "## Legal implications",
                "None.",
            ),
            Kind.COMMITTEE,
        ),
    ],
)
def test_papers_that_speak_of_a_notice_are_none(paper: tuple[str, ...], kind: Kind) -> None:
    assert parse_paper(lines(*paper), "a.md").kind is kind
