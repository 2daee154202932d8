"""The wording of the sample letter, committee report and public statement; their planted faults are listed in ``faults.py``."""

from dataclasses import dataclass

from .area import (
    AREA,
    BOARD,
    CHIEF_EXECUTIVE,
    CHIEF_NURSE,
    COUNCIL,
    COUNCIL_LEADER,
    DEPARTMENT,
    DEPARTMENT_ADVISER,
    DEPARTMENT_SIGNATORY,
    DIRECTOR,
    FORUM,
    FORUM_CHAIR,
    FORUM_SHORT,
    HEALTH_BOARD,
    INCLUSION_LEAD,
    NHS_ADVISER,
    NHS_ENGLAND,
    NHS_SIGNATORY,
)


@dataclass(frozen=True, slots=True)
class ReviewedArea:
    """Areas for improvement that share one narrative, and the next steps agreed for them."""

    areas: tuple[tuple[int, str], ...]
    narrative: tuple[str, ...]
    next_steps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Priority:
    """One priority of the committee report, with a bullet for each thing that has moved on."""

    number: int
    title: str
    progress: tuple[str, ...]


LETTER_SENDERS = (DEPARTMENT, NHS_ENGLAND)
LETTER_ADDRESSEES = (DIRECTOR, COUNCIL_LEADER, CHIEF_NURSE)
LETTER_DATE = "6 November 2024"
LETTER_GREETING = "Dear Philippa, Howard and Ruth"
LETTER_SUBJECT = f"{AREA} SEND stocktake: meeting of 9 October 2024"
LETTER_OPENING = (
    "We met you on 9 October 2024 to look at what has come of your Written Statement of Action, and of the Improvement Notice "
    "issued on 14 March 2024. Thank you for your candour.",
    f"This letter sets down what we heard from the council, the health board and the {FORUM} ({FORUM_SHORT}), "
    "and what we saw in the papers you sent us before the meeting.",
    "Speech and language help in the early years now runs without our oversight. You and we have therefore agreed that "
    "area 2 below is “business-as-usual”.",
)
LETTER_AREAS = (
    ReviewedArea(
        ((1, "shorten the wait for an autism or ADHD assessment and help families while they wait."),),
        (
            "The neurodevelopmental team has its two specialist nurses and its clinical psychologist. Saturday clinics have shortened "
            "the waiting list, though you are still short of the 90% of first appointments within 18 weeks that you set yourselves. "
            "The single referral form works well, and parents praised the waiting-well pack.",
            "The waiting-well telephone line has not yet opened.",
        ),
        ("open the waiting-well telephone line before the winter,", "keep the Saturday clinics going until the 90% is reached."),
    ),
    ReviewedArea(
        ((2, "discover speech and language needs before children turn five."),),
        (
            "Health visitors and nursery staff share one checklist at the two-year review, and talking groups meet in all nine "
            f"family hubs. The {FORUM_SHORT} told us that the two family navigators are a help to parents.",
        ),
        ("finish buying the shared record system and tell us when it is in use.",),
    ),
    ReviewedArea(
        ((3, "keep pupils with SEND in secondary school, full time and without suspension."),),
        (
            "We saw the six-week checks of part-time timetables, the one-page profiles, the helpdesk log, the sensory needs offer and the "
            "lists of those trained in alternatives to suspension and of those who came to the conference on adapted teaching. "
            "Head teachers value the suspension figures they are sent.",
            "In July 2023 there were 158 pupils with SEND on part-time timetables.",
        ),
        ("fill the five vacant posts of inclusion worker in secondary schools.",),
    ),
    ReviewedArea(
        (
            (4, "prepare young people with SEND well for adult life."),
            (5, "even out the short breaks offer between the rural wards and the towns."),
        ),
        (
            "These two areas were discussed together because both concern life outside the classroom. Young people showed us the moving-on "
            "guide and spoke of the new Year 9 annual review meeting, the travel training course and the moving-on fair. "
            "Colleges confirmed the number of supported internships.",
            "Families in the rural wards told us that they notice no change in short breaks. Nobody leads this work.",
        ),
        ("name a lead for short breaks in the rural wards,", "ask the young people what they want from the next moving-on fair."),
    ),
)
LETTER_NEXT_STEPS = (
    "We shall go on looking at each area for improvement with you.",
    "Your next review will be held in April 2025.",
)
LETTER_ADVICE = (
    f"Your {DEPARTMENT} adviser, {DEPARTMENT_ADVISER.name}, and your {NHS_ENGLAND} adviser, {NHS_ADVISER.name}, remain at your side; "
    "please call on them."
)
LETTER_COPIES = (CHIEF_EXECUTIVE, INCLUSION_LEAD, FORUM_CHAIR)
LETTER_SIGNATORIES = (DEPARTMENT_SIGNATORY, NHS_SIGNATORY)

REPORT_TITLE = "SEND improvement: how far we have come"
REPORT_COMMITTEE = "Children and Families Scrutiny Committee"
REPORT_DATE = "20 June 2023"
REPORT_SUMMARY = (
    "This report tells members what the council and its partners have done since December 2022 to put right the weaknesses that "
    "the inspection of May 2022 found in help for children and young people with SEND.",
    "The work follows the three priorities of the Written Statement of Action. It touches every ward. No key decision is asked for.",
)
REPORT_RECOMMENDATIONS = (
    "note what has been done under each of the three priorities; and",
    "ask the Director of Children's Services for a further report in December 2023.",
)
REPORT_REASONS = (
    "Scrutiny of this work belongs to the committee under the council's constitution. "
    "Members asked in January for an account before the summer.",
)
REPORT_BACKGROUND = (
    "The Written Statement of Action was sent to Ofsted in November 2022. It was written together with the "
    f"Thornmere Parents and Carers Alliance, and the {BOARD} has watched over it since.",
    "Short breaks are described in the Short Breaks Sufficiency Report 2023, attached as Appendix A.",
)
REPORT_PRIORITIES = (
    Priority(
        1,
        "Early help and waiting well",
        (
            "Two specialist nurses and one clinical psychologist have joined the neurodevelopmental team.",
            "The waiting-well pack is on the local offer website. "
            "Visits to the website rose from 250 a day in January to 400 a day in May, a rise of 75%.",
        ),
    ),
    Priority(
        2,
        "Belonging in secondary school",
        (
            "The inclusion team checks each part-time timetable every six weeks with the family and the school.",
            "The helpdesk of specialist teachers for SENCOs took its first questions in February 2023.",
        ),
    ),
    Priority(
        3,
        "Moving on to adult life",
        (
            "Nine local employers have signed up so far to offer supported internships.",
            "Young people are leading the travel training course, which ends this month.",
        ),
    ),
)
REPORT_FINANCE = ("The work is paid for from budgets that the council and the health board have already set.",)
REPORT_RISKS = (
    "If too few specialists apply for posts, families will wait longer. The leads report vacancies at each meeting of the board.",
)
REPORT_AUTHOR = DIRECTOR

STATEMENT_TITLE = f"SEND inspection of {AREA}: our response"
STATEMENT_TOP = (
    "Skip to main content",
    f"{AREA} Local Offer",
    "Menu   Search   Text size   Listen",
    "Home > News > SEND inspection",
)
STATEMENT_BODY = (
    "12 August 2022",
    f"The report on the inspection of SEND services in {AREA} is out today. {DIRECTOR.name}, {DIRECTOR.role} at {COUNCIL}, and "
    f"{CHIEF_NURSE.name}, {CHIEF_NURSE.role} at {HEALTH_BOARD}, make this statement together.",
    "In May 2022 inspectors came to see how we find and help children and young people with SEND (special educational needs "
    "and disabilities). They sat with families, visited nurseries, schools and clinics, and asked us hard questions.",
    "They are right that families wait too long and hear too little from us. We are sorry. We thank every parent who spoke up, and we "
    f"will write the plan that must now follow side by side with the {FORUM}.",
)
STATEMENT_STEPS = (
    "We will run Saturday clinics to shorten the wait for an autism or ADHD assessment.",
    "We will use the same speech and language checklist at every two-year review.",
    "We will check each part-time timetable together with the family and the school.",
    "We will bring swimming lessons for disabled children back to the Castle Park pool.",
)
STATEMENT_BOTTOM = (
    "Share this page: Facebook | Twitter | Email",
    "Print this page",
    "Was this page useful? Yes / No",
    "Found a mistake on this page? Tell the local offer team.",
    f"© {COUNCIL} 2022   Privacy   Cookies   Accessibility statement",
)
