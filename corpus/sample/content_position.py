"""The wording of the sample position statement; the faults planted in it are listed in ``faults.py``."""

from dataclasses import dataclass

from .area import AREA, BOARD, FORUM_SHORT, YOUTH_GROUP
from .content_plan import MONTH, WORKSTREAMS


@dataclass(frozen=True, slots=True)
class Point:
    """A bullet and the points nested beneath it."""

    text: str
    items: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Account:
    """What one workstream says of itself, section by section."""

    number: int
    title: str
    headline: tuple[str, ...]
    detailed: tuple[str, ...]
    current: tuple[str, ...]
    aims: tuple[str, ...]
    delivered: tuple[str, ...]
    additional: tuple[str, ...]
    difference: tuple[Point, ...]
    challenges: tuple[str, ...]
    to_do: tuple[str, ...]
    evidence: tuple[str, ...]


TITLE = f"{AREA} SEND Position Statement January 2024"
INTRODUCTION = (
    f"The Written Statement of Action of {MONTH} has now been at work for fourteen months. "
    "This paper says what each of its three workstreams has finished, what has changed for families, and what is left.",
    f"The leads wrote it together with the {FORUM_SHORT} at three meetings held in the first half of January 2024. "
    "Each account below answers six questions in the same order.",
    "Our position will be re-assessed in July 2024.",
)
CELLS = (
    "1. What we have delivered from the plan",
    "2. What we have delivered in addition",
    "3. What difference this makes",
    "4. Our challenges",
    "5. What is still to be done",
    "6. Evidence",
)

_EARLY = Account(
    1,
    WORKSTREAMS[0].title,
    WORKSTREAMS[0].answers,
    (
        "Families wait many months for a first neurodevelopmental appointment, and nobody tells them whom to telephone meanwhile.",
        "Schools, family doctors and health visitors each use a referral form of their own for autism and ADHD, so many are sent back.",
        "The neurodevelopmental team has too few specialist nurses and no clinical psychologist.",
        "Health visitors and nursery staff use different checklists at the two-year review, and speech and language needs are missed.",
    ),
    (
        "The neurodevelopmental team is at full strength and works on Saturdays. "
        "The waiting list is shorter, but not yet as short as promised.",
        "The two-year review now works in the same way in every nursery, and talking groups meet in all nine family hubs.",
    ),
    tuple(outcome.text for outcome in WORKSTREAMS[0].outcomes),
    (
        "Recruited two specialist nurses and one clinical psychologist to the neurodevelopmental team in February 2023",
        "Ran 34 Saturday clinics to shorten the neurodevelopmental waiting list",
        "Opened the waiting-well telephone line for families on the neurodevelopmental list in May 2023, five days a week",
        f"Wrote the waiting-well pack with the {FORUM_SHORT}, published it on the local offer website in May 2023 and sent it to "
        "100% of families on the neurodevelopmental list by July 2023",
        "Agreed one referral form for autism and ADHD with schools, family doctors and health visitors, "
        f"approved by the {BOARD} in January 2023",
        "Trained 97% of health visitors, and at least one member of staff in each of the 48 nurseries, to use the same speech and "
        "language checklist at the two-year review",
        "Offered a talking group close to home, in all nine family hubs, to every child whose checklist raised a concern",
        "Appointed two family navigators to guide families through health, education and care",
        "Filmed six short talking tips for parents of toddlers and published them on the local offer website in November 2023",
        "Moved the audiology booth from Harrow Lane to the Mill Street clinic",
    ),
    ("Lent weighted blankets and ear defenders to 60 families through the libraries",),
    (
        Point("71% of first neurodevelopmental appointments took place within 18 weeks of referral in December 2023"),
        Point("No child on the neurodevelopmental list has waited longer than 52 weeks since August 2023"),
        Point("The waiting-well telephone line answered an average of 64 calls a month"),
        Point("84% of children were offered a talking group place within eight weeks in October 2023"),
        Point(
            "Survey of families on the neurodevelopmental list, November 2023 (200 replies):",
            (
                "150 of the 200 families (75%) knew whom to telephone with a question",
                "96 of the 200 families (58%) had used something from the waiting-well pack",
            ),
        ),
    ),
    (
        "Autism and ADHD referrals rose from 500 in 2022 to 700 in 2023, a rise of 40%",
        "The first supplier of the shared record system withdrew in July 2023",
    ),
    (
        "Buy the shared record system so that health visitors and speech therapists see the same notes",
        "Repeat the survey of families in November 2024",
    ),
    (
        "Staff list of the neurodevelopmental team with its two specialist nurses and one clinical psychologist",
        "Monthly waiting list report and rota of the Saturday clinics",
        "Call log of the waiting-well telephone line, June to December 2023",
        "Waiting-well pack and its posting list",
        f"Referral form for autism and ADHD with the {BOARD} minute that approved it",
        "Training register of the speech and language checklist",
        "Talking group records of the nine family hubs",
        "Letters of appointment of the two family navigators",
        "Library loan book of weighted blankets and ear defenders",
    ),
)

_SCHOOL = Account(
    2,
    WORKSTREAMS[1].title,
    WORKSTREAMS[1].answers,
    (
        "Part-time timetables of pupils with SEND go on for months because nobody checks them.",
        "Secondary schools turn to suspension because senior leaders have been shown few alternatives.",
        "Many secondary teachers do not know the needs of the pupils at SEN Support whom they teach.",
        "SENCOs have no specialist teachers to turn to with questions.",
    ),
    (
        "Secondary schools, families and the inclusion team look at part-time timetables together, and there are fewer of them.",
        "Nine secondary schools have an inclusion worker. The other five could not fill the post in 2023.",
    ),
    tuple(outcome.text for outcome in WORKSTREAMS[1].outcomes),
    (
        "Checked each part-time timetable every six weeks with the family, the school and the inclusion team",
        "Placed an inclusion worker in nine secondary schools",
        "Trained a senior leader from each of the 14 secondary schools in alternatives to suspension in June 2023",
        "Published suspension figures for each school to head teachers in July 2023",
        "Wrote a one-page profile with each pupil at SEN Support in Years 7 to 9",
        "Set up the helpdesk of specialist teachers for SENCOs",
        "Held the conference on adapted teaching for secondary teachers in June 2023",
        "Agreed the sensory needs offer with all secondary schools in November 2023",
    ),
    ("Opened a breakfast room for anxious pupils in two secondary schools",),
    (
        Point("Pupils with SEND on part-time timetables fell from 214 in September 2022 to 131 in July 2023"),
        Point("100% of pupils at SEN Support in Years 7 to 9 had a one-page profile by July 2023"),
        Point("96% of questions from SENCOs were answered within two working days"),
        Point("172 secondary teachers came to the conference on adapted teaching"),
    ),
    ("Five secondary schools advertised twice for an inclusion worker without success",),
    (
        "Place an inclusion worker in the other five secondary schools by September 2024",
        "Ask pupils with SEND in the summer term 2024 how safe they feel in school",
    ),
    (
        "Monthly inclusion return with the six-week checks of part-time timetables",
        "Contracts of the nine inclusion workers in secondary schools",
        "Attendance list of the training in alternatives to suspension",
        "Suspension figures as sent to head teachers, July 2023",
        "Count of one-page profiles by school, Years 7 to 9",
        "Helpdesk log of questions from SENCOs",
        "Sign-in sheets of the conference on adapted teaching",
        "Sensory needs offer with the replies of all secondary schools",
        "Diary of the breakfast room in two secondary schools",
    ),
)

_ADULT = Account(
    3,
    WORKSTREAMS[2].title,
    WORKSTREAMS[2].answers,
    (
        "Year 9 annual review meetings seldom turn to adult life.",
        "Few local employers offer supported internships.",
        "Young people with SEND have little chance to learn to travel alone.",
        "Custody nurses are not told about the needs of young people with SEND who have been arrested.",
    ),
    (
        "Annual review meetings in Year 9 now begin with the hopes of the young person for adult life.",
        "More employers than planned have opened their doors to interns.",
    ),
    tuple(outcome.text for outcome in WORKSTREAMS[2].outcomes),
    (
        f"Wrote the moving-on guide with {YOUTH_GROUP}, published it on the local offer website in October 2023 "
        f"and presented it to the {BOARD}",
        "Changed the Year 9 annual review meeting so that adult life is talked about first in July 2023",
        "Signed up 13 local employers to offer supported internships",
        "Published the careers directory for young people with SEND on the local offer website in July 2023",
        "Ran the travel training course led by young people in June 2023",
        "Held the moving-on fair with colleges, employers and health services in October 2023",
    ),
    ("Brought former interns into six schools to tell their stories",),
    (
        Point("31 young people began a supported internship in September 2023"),
        Point("26 young people completed the travel training course"),
        Point("23 stallholders came to the moving-on fair"),
    ),
    ("Rural buses stop at six in the evening, which rules out some workplaces",),
    (
        "Publish the careers directory for young people with SEND",
        "Find evening transport for interns who work in the villages",
    ),
    (
        f"Moving-on guide and the {BOARD} minute of its presentation",
        "Agenda of the Year 9 annual review meeting",
        "Agreements with 13 local employers and the college record of supported internships",
        "Web page of the careers directory",
        "Course register of the travel training course",
        "List of stallholders at the moving-on fair",
        "Visiting notes of the former interns from six schools",
    ),
)

ACCOUNTS = (_EARLY, _SCHOOL, _ADULT)
