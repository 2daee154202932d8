"""The faults planted in the sample papers, so that an audit can be held against them.

``build.py`` writes this list as ``FAULTS.md`` for people and as ``faults.json`` for programs. A fault's ``subject``
(an action's ref, or the first words that tell what it is about) and its ``words`` stand verbatim in its paper.
"""

from dataclasses import dataclass
from typing import Literal

Family = Literal["GAP", "DUE", "MEA", "CLM", "DOC", "TRC"]

PLAN = "improvement-plan.pdf"
POSITION = "position-statement.docx"
LETTER = "stocktake-letter.pdf"
COMMITTEE = "committee-report.html"
STATEMENT = "public-statement.txt"
PAPERS = (PLAN, POSITION, LETTER, COMMITTEE, STATEMENT)

AS_OF = "2024-11-30"
"""The date at which every planted fault holds when all five papers are audited together."""

FAMILY_NAMES: dict[Family, str] = {
    "GAP": "coverage",
    "DUE": "deadlines",
    "MEA": "measures",
    "CLM": "claims",
    "DOC": "documents",
    "TRC": "links",
}


@dataclass(frozen=True, slots=True)
class PlantedFault:
    """One planted fault: where it stands, the words it is about, and what is wrong with them.

    ``refs`` are the plan's actions it concerns, wherever it stands.
    """

    id: str
    family: Family
    paper: str
    place: str
    subject: str
    words: str
    what: str
    refs: tuple[str, ...] = ()


FAULTS = (
    PlantedFault(
        "gap-weakness-unanswered",
        "GAP",
        PLAN,
        "list of significant weaknesses, number 5",
        "The uneven short breaks offer",
        "The uneven short breaks offer between the rural wards and the towns",
        "No workstream takes up weakness 5, and the position statement is silent about it.",
    ),
    PlantedFault(
        "gap-action-without-measure",
        "GAP",
        PLAN,
        "Workstream 2, action 2.1.e, success measures",
        "2.1.e",
        "Publish suspension figures for each school to head teachers",
        "The action has no success measure.",
        ("2.1.e",),
    ),
    PlantedFault(
        "gap-action-without-evidence",
        "GAP",
        PLAN,
        "Workstream 3, action 3.1.d",
        "3.1.d",
        "Sign a joint protocol with adult social care for young people who turn 18",
        "Due in September 2023; no later paper says a word about it.",
        ("3.1.d",),
    ),
    PlantedFault(
        "gap-finding-unanswered",
        "GAP",
        POSITION,
        "Workstream 3, detailed findings",
        "Custody nurses",
        "Custody nurses are not told about the needs of young people with SEND who have been arrested.",
        "No action of the plan answers this detailed finding.",
    ),
    PlantedFault(
        "due-missed-still-to-do",
        "DUE",
        POSITION,
        "Workstream 1, what is still to be done",
        "shared record system",
        "Buy the shared record system so that health visitors and speech therapists see the same notes",
        "Action 1.2.d was due in August 2023 and is still to do in January 2024, without a new date.",
        ("1.2.d",),
    ),
    PlantedFault(
        "due-unreadable-date",
        "DUE",
        PLAN,
        "Workstream 3, action 3.2.d, timescale",
        "3.2.d",
        "In due course",
        "The timescale names no date.",
        ("3.2.d",),
    ),
    PlantedFault(
        "due-impossible-date",
        "DUE",
        PLAN,
        "Workstream 3, action 3.2.c, timescale",
        "3.2.c",
        "31 June 2023",
        "June has thirty days.",
        ("3.2.c",),
    ),
    PlantedFault(
        "due-open-ended",
        "DUE",
        PLAN,
        "Workstream 2, action 2.2.b, timescale",
        "2.2.b",
        "Ongoing",
        "The timescale has no end, so the action can never be late.",
        ("2.2.b",),
    ),
    PlantedFault(
        "due-measure-after-action",
        "DUE",
        PLAN,
        "Workstream 2, action 2.2.a, success measures",
        "2.2.a",
        "have a one-page profile by the end of December 2023",
        "The measure is judged at the end of December 2023, five months after the action is due (July 2023).",
        ("2.2.a",),
    ),
    PlantedFault(
        "due-delivered-late",
        "DUE",
        POSITION,
        "Workstream 3, what we have delivered",
        "moving-on guide",
        "published it on the local offer website in October 2023",
        "Action 3.1.a was due in May 2023 and was delivered five months late.",
        ("3.1.a",),
    ),
    PlantedFault(
        "due-slipped",
        "DUE",
        POSITION,
        "Workstream 2, what is still to be done",
        "inclusion worker",
        "Place an inclusion worker in the other five secondary schools by September 2024",
        "Action 2.1.b was due in December 2023; the position statement moves it to September 2024.",
        ("2.1.b",),
    ),
    PlantedFault(
        "due-bunched",
        "DUE",
        PLAN,
        "timescale columns of all three workstreams",
        "July 2023",
        "July 2023",
        "Eight of the twenty-three actions with a readable date fall due on 31 July 2023.",
        ("1.1.d", "1.2.a", "2.1.a", "2.1.d", "2.1.e", "2.2.a", "3.1.c", "3.2.b"),
    ),
    PlantedFault(
        "mea-vague",
        "MEA",
        PLAN,
        "Workstream 2, action 2.2.d, success measures",
        "2.2.d",
        "Robust and clear arrangements are in place",
        "Two officers could not agree whether this has been met.",
        ("2.2.d",),
    ),
    PlantedFault(
        "mea-truncated",
        "MEA",
        PLAN,
        "Workstream 2, action 2.2.c, success measures",
        "2.2.c",
        "Feedback forms returned by at least 40 teachers about the",
        "The measure breaks off in mid-sentence.",
        ("2.2.c",),
    ),
    PlantedFault(
        "mea-drafting-question",
        "MEA",
        PLAN,
        "Workstream 1, action 1.1.e, success measures",
        "1.1.e",
        "Which team will hold the list of referrals?",
        "A question of the drafters was left in the cell.",
        ("1.1.e",),
    ),
    PlantedFault(
        "mea-placeholder",
        "MEA",
        PLAN,
        "Workstream 3, action 3.1.c, success measures",
        "3.1.c",
        "XX% of Year 9 annual review meetings end with a moving-on plan",
        "The figure was never filled in.",
        ("3.1.c",),
    ),
    PlantedFault(
        "mea-no-target",
        "MEA",
        PLAN,
        "Workstream 2, action 2.1.d, success measures",
        "2.1.d",
        "Fewer suspensions of pupils at SEN Support",
        "A direction without a target and without a starting value.",
        ("2.1.d",),
    ),
    PlantedFault(
        "clm-target-not-met",
        "CLM",
        POSITION,
        "Workstream 1, what difference this makes",
        "first neurodevelopmental appointments",
        "71% of first neurodevelopmental appointments took place within 18 weeks of referral in December 2023",
        "Action 1.1.b promised 90% by December 2023.",
        ("1.1.b",),
    ),
    PlantedFault(
        "clm-opened-or-not",
        "CLM",
        LETTER,
        "area for improvement 1",
        "waiting-well telephone line",
        "The waiting-well telephone line has not yet opened.",
        "The position statement says that the line of action 1.1.c opened in May 2023 and answers 64 calls a month.",
        ("1.1.c",),
    ),
    PlantedFault(
        "clm-two-figures",
        "CLM",
        LETTER,
        "area for improvement 3",
        "part-time timetables",
        "In July 2023 there were 158 pupils with SEND on part-time timetables.",
        "The position statement reports 131 for the same month.",
        ("2.1.a",),
    ),
    PlantedFault(
        "clm-wrong-rise",
        "CLM",
        COMMITTEE,
        "Priority 1, second bullet",
        "rose from 250 a day in January",
        "Visits to the website rose from 250 a day in January to 400 a day in May, a rise of 75%.",
        "From 250 to 400 is a rise of 60%.",
    ),
    PlantedFault(
        "clm-wrong-share",
        "CLM",
        POSITION,
        "Workstream 1, what difference this makes, survey",
        "96 of the 200 families",
        "96 of the 200 families (58%) had used something from the waiting-well pack",
        "96 of 200 is 48%.",
        ("1.1.d",),
    ),
    PlantedFault(
        "clm-unconfirmed",
        "CLM",
        POSITION,
        "Workstream 1, what we have delivered",
        "Filmed six short talking tips",
        "Filmed six short talking tips for parents of toddlers and published them on the local offer website in November 2023",
        "No line of evidence and no other paper bears out this claim about action 1.2.e.",
        ("1.2.e",),
    ),
    PlantedFault(
        "clm-delivered-and-to-do",
        "CLM",
        POSITION,
        "Workstream 3, what is still to be done",
        "careers directory",
        "Publish the careers directory for young people with SEND",
        "The same paper lists action 3.2.b as delivered in July 2023.",
        ("3.2.b",),
    ),
    PlantedFault(
        "doc-gap-in-refs",
        "DOC",
        PLAN,
        "Workstream 2, outcome 2.1",
        "2.1.d",
        "2.1.d",
        "The refs go from 2.1.b to 2.1.d: there is no 2.1.c.",
        ("2.1.b", "2.1.d"),
    ),
    PlantedFault(
        "doc-duplicate-action",
        "DOC",
        PLAN,
        "Workstream 3, action 3.1.b",
        "3.1.b",
        "Appoint two family navigators to guide families through health, education and care",
        "The same action with the same measure stands at 1.2.c with another date (February 2023, here October 2023).",
        ("1.2.c", "3.1.b"),
    ),
    PlantedFault(
        "doc-two-leads",
        "DOC",
        PLAN,
        "Workstream 3, lead",
        "Bethan Oldroyd",
        "Bethan Oldroyd, Head of Adult Transitions",
        "The table of workstreams names Beth Ollerton as the lead of Workstream 3.",
    ),
    PlantedFault(
        "doc-name-of-body",
        "DOC",
        COMMITTEE,
        "Background",
        "Thornmere Parents and Carers Alliance",
        "Thornmere Parents and Carers Alliance",
        "Everywhere else the body is the Thornmere Parent Carer Alliance (TPCA).",
    ),
    PlantedFault(
        "doc-paper-not-supplied",
        "DOC",
        COMMITTEE,
        "Background",
        "Short Breaks Sufficiency Report 2023",
        "Short Breaks Sufficiency Report 2023, attached as Appendix A",
        "The report is named as attached and is not among the papers.",
    ),
    PlantedFault(
        "trc-orphan-evidence",
        "TRC",
        POSITION,
        "Workstream 1, what we have delivered",
        "Moved the audiology booth",
        "Moved the audiology booth from Harrow Lane to the Mill Street clinic",
        "Listed as delivered from the plan, but the plan holds no such action.",
    ),
    PlantedFault(
        "trc-ambiguous-claim",
        "TRC",
        POSITION,
        "Workstream 1, what we have delivered",
        "Appointed two family navigators",
        "Appointed two family navigators to guide families through health, education and care",
        "The claim fits actions 1.2.c and 3.1.b alike.",
        ("1.2.c", "3.1.b"),
    ),
    PlantedFault(
        "trc-commitment-lost",
        "TRC",
        STATEMENT,
        "Next steps, last bullet",
        "swimming lessons for disabled children",
        "We will bring swimming lessons for disabled children back to the Castle Park pool.",
        "Promised to the public in August 2022; no later paper takes it up.",
    ),
)
