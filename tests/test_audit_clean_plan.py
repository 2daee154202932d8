"""A sound plan, a position statement that answers every action and a letter that confirms it: nothing above low is raised."""

from datetime import date

from stocktake.audit import Audit, Severity, audit
from stocktake.model import Kind

from .builders import parse_paper, pipe_table

PLAN = (
    """# Eastmere local area SEND improvement plan

April 2023

## Governance

The Eastmere SEND Improvement Board meets every two months and oversees this plan. It is chaired by the Director of Children's Services.
The board will review this plan in April 2024.

## Areas of significant weakness

1. Children wait too long for a speech and language assessment.
2. Families do not know where to find help.

## Workstream 1: Timely assessments

Lead: Amina Holt, Head of Therapies

Weaknesses addressed:

1. Children wait too long for a speech and language assessment.

Outcome 1.1: Children are assessed by a speech therapist in good time
"""
    + pipe_table(
        ("Ref", "Action", "Lead", "Timescale", "Success measure"),
        (
            "1.1.a",
            "Recruit four speech and language therapists",
            "Amina Holt",
            "September 2023",
            "4 speech and language therapists in post, up from 0 in April 2023, as shown in the payroll report",
        ),
        (
            "1.1.b",
            "Open a second assessment clinic in Mill Lane",
            "Joan Pratt",
            "October 2023",
            "Second assessment clinic open five days a week in Mill Lane by October 2023",
        ),
        (
            "1.1.c",
            "Shorten the waiting list for speech assessments",
            "Amina Holt",
            "December 2023",
            "90% of children assessed within 12 weeks of referral, up from 55% in April 2023, counted in the monthly waiting list report",
        ),
        (
            "1.1.d",
            "Train nursery staff to spot delayed speech",
            "Ravi Osman",
            "November 2023",
            "80% of the 60 nurseries have one trained member of staff, up from 10% in April 2023, as shown in the training register",
        ),
    )
    + """
## Workstream 2: Clear information for families

Lead: Colm Dyer, Head of Family Services

Weaknesses addressed:

2. Families do not know where to find help.

Outcome 2.1: Families find the help they need
"""
    + pipe_table(
        ("Ref", "Action", "Lead", "Timescale", "Success measure"),
        (
            "2.1.a",
            "Publish a printed directory of family services",
            "Colm Dyer",
            "August 2023",
            "Printed directory of family services published by August 2023",
        ),
        (
            "2.1.b",
            "Open a telephone helpline for families",
            "Lena Marsh",
            "September 2023",
            "Telephone helpline open five days a week by September 2023",
        ),
        (
            "2.1.c",
            "Survey families about the information they receive",
            "Colm Dyer",
            "November 2023",
            "75% of families in the yearly survey say they can find help by November 2023, up from 48% in April 2023",
        ),
        (
            "2.1.d",
            "Hold information evenings in every library",
            "Lena Marsh",
            "December 2023",
            "12 information evenings held by December 2023, as shown in the library diary",
        ),
    )
)

POSITION = """# Eastmere local area SEND position statement

January 2024

## Workstream 1: Timely assessments

### Actions completed

- Recruited four speech and language therapists, who were all in post in September 2023
- Opened the second assessment clinic in Mill Lane in October 2023
- Shortened the waiting list for speech assessments
- Trained nursery staff to spot delayed speech

### What difference has it made?

- 92% of children were assessed within 12 weeks of referral in December 2023
- 85% of the 60 nurseries had one trained member of staff in November 2023

## Workstream 2: Clear information for families

### Actions completed

- Published the printed directory of family services in August 2023
- Opened the telephone helpline for families in September 2023, five days a week
- Surveyed families about the information they receive
- Held information evenings in every library

### What difference has it made?

- 79% of families in the yearly survey said in November 2023 that they can find help
- 14 information evenings were held between September 2023 and December 2023
"""

LETTER = """Department for Education

15 March 2024

To: Amina Holt, Head of Therapies, and Colm Dyer, Head of Family Services

Dear Amina and Colm,

# Eastmere local area SEND stocktake

Thank you for meeting us to review the progress you have made on your improvement plan.

## Area 1: Children wait too long for a speech and language assessment.

The four speech and language therapists are in post and the second assessment clinic in Mill Lane is open. The waiting list for speech
assessments has been shortened, and nursery staff have been trained to spot delayed speech. The area has moved to business as usual.

## Area 2: Families do not know where to find help.

The printed directory of family services was published and the telephone helpline for families is open. Families were surveyed about
the information they receive, and information evenings were held in every library. The area has moved to business as usual.

Yours sincerely,

Ellen Shaw
"""


def papers() -> Audit:
    texts = ((PLAN, "plan.md"), (POSITION, "position-statement.md"), (LETTER, "letter.md"))
    return audit([parse_paper(text, name) for text, name in texts], date(2024, 4, 30))


def test_the_papers_are_read_as_they_are_meant() -> None:
    area = papers().areas[0]
    assert area.plan is not None
    assert (len(area.plan.workstreams), len(area.plan.actions)) == (2, 8)
    assert {paper.kind for paper in area.papers} == {Kind.PLAN, Kind.POSITION, Kind.LETTER}
    assert {action.status for action in area.actions} == {"delivered"}


def test_a_clean_plan_raises_nothing_above_low() -> None:
    assert [(f.code, f.message) for f in papers().findings if f.severity is not Severity.LOW] == []
