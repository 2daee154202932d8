"""The outcomes and actions of the sample improvement plan; the faults planted in them are listed in ``faults.py``."""

from dataclasses import dataclass
from typing import Literal

from .area import BOARD, FORUM_SHORT, YOUTH_GROUP

Rating = Literal["Red", "Amber", "Green", "Blue"]
Marks = Literal["lines", "bullets", "roman"]


@dataclass(frozen=True, slots=True)
class PlannedAction:
    """One row of an action table. ``marks`` says how several measures or dates are set apart in a cell."""

    ref: str
    text: str
    measures: tuple[str, ...]
    timescale: tuple[str, ...]
    rating: Rating
    marks: Marks = "lines"


@dataclass(frozen=True, slots=True)
class PlannedOutcome:
    """An outcome with its heading's number, its own number and its actions."""

    heading: str
    number: str
    text: str
    actions: tuple[PlannedAction, ...]


WAITING = PlannedOutcome(
    "Outcome 1",
    "1.1",
    "Families are seen by the neurodevelopmental team within 18 weeks and are helped while they wait",
    (
        PlannedAction(
            "1.1.a",
            "Recruit two specialist nurses and one clinical psychologist to the neurodevelopmental team",
            ("Two specialist nurses and one clinical psychologist in post",),
            ("March 2023",),
            "Green",
        ),
        PlannedAction(
            "1.1.b",
            "Run Saturday clinics to shorten the neurodevelopmental waiting list",
            (
                "90% of first neurodevelopmental appointments take place within 18 weeks of referral, up from 38% in May 2022, "
                "counted in the monthly waiting list report",
                "No child on the neurodevelopmental list waits longer than 52 weeks",
            ),
            ("December 2023",),
            "Amber",
            "bullets",
        ),
        PlannedAction(
            "1.1.c",
            "Open a waiting-well telephone line for families on the neurodevelopmental list",
            (
                "Waiting-well telephone line open five days a week",
                "At least 60 calls answered each month, as shown in the call log",
            ),
            ("April – June 2023",),
            "Green",
        ),
        PlannedAction(
            "1.1.d",
            f"Write a waiting-well pack with the {FORUM_SHORT} and send it to every family on the neurodevelopmental list",
            (
                "Waiting-well pack published on the local offer website",
                "Pack sent to 100% of families on the neurodevelopmental list",
            ),
            ("May 2023", "July 2023"),
            "Green",
            "roman",
        ),
        PlannedAction(
            "1.1.e",
            "Agree one referral form for autism and ADHD with schools, family doctors and health visitors",
            (
                f"One referral form approved by the {BOARD}",
                "Which team will hold the list of referrals?",
            ),
            ("January 2023",),
            "Green",
        ),
    ),
)

TALKING = PlannedOutcome(
    "Outcome 2",
    "1.2",
    "Speech and language needs are found by the age of three and help begins within eight weeks",
    (
        PlannedAction(
            "1.2.a",
            "Train health visitors and nursery staff to use the same speech and language checklist at the two-year review",
            (
                "95% of health visitors trained, up from 20% in July 2022, as shown in the training register",
                "At least one member of staff trained in each of the 48 nurseries",
            ),
            ("Summer term 2023",),
            "Green",
            "bullets",
        ),
        PlannedAction(
            "1.2.b",
            "Offer a talking group close to home to every child whose checklist raises a concern",
            (
                "Talking groups held in all nine family hubs",
                "80% of children offered a talking group place within eight weeks, up from 35% in July 2022, "
                "as recorded by the family hubs",
            ),
            ("By the end of October 2023",),
            "Green",
            "roman",
        ),
        PlannedAction(
            "1.2.c",
            "Appoint two family navigators to guide families through health, education and care",
            ("Two family navigators in post",),
            ("February 2023",),
            "Green",
        ),
        PlannedAction(
            "1.2.d",
            "Buy a shared record system so that health visitors and speech therapists see the same notes",
            (f"Contract for the shared record system signed and reported to the {BOARD}",),
            ("August 2023",),
            "Red",
        ),
        PlannedAction(
            "1.2.e",
            "Film six short talking tips for parents of toddlers",
            ("Six films of talking tips published on the local offer website",),
            ("November 2023",),
            "Green",
        ),
    ),
)

BELONGING = PlannedOutcome(
    "Outcome 1",
    "2.1",
    "Pupils with SEND spend the whole school week in school",
    (
        PlannedAction(
            "2.1.a",
            "Check each part-time timetable every six weeks with the family, the school and the inclusion team",
            (
                "No more than 160 pupils with SEND on part-time timetables, down from 214 in September 2022, "
                "as counted in the monthly inclusion return",
            ),
            ("July 2023",),
            "Green",
        ),
        PlannedAction(
            "2.1.b",
            "Place an inclusion worker in each secondary school",
            ("All 14 secondary schools have an inclusion worker in post",),
            ("December 2023",),
            "Amber",
        ),
        PlannedAction(
            "2.1.d",
            "Train a senior leader from each secondary school in alternatives to suspension",
            ("Fewer suspensions of pupils at SEN Support",),
            ("July 2023",),
            "Green",
        ),
        PlannedAction("2.1.e", "Publish suspension figures for each school to head teachers", (), ("July 2023",), "Green"),
    ),
)

LESSONS = PlannedOutcome(
    "Outcome 2",
    "2.2",
    "Secondary teachers know the needs of each pupil and adapt their lessons",
    (
        PlannedAction(
            "2.2.a",
            "Write a one-page profile with each pupil at SEN Support in Years 7 to 9",
            ("100% of pupils at SEN Support in Years 7 to 9 have a one-page profile by the end of December 2023",),
            ("July 2023",),
            "Amber",
        ),
        PlannedAction(
            "2.2.b",
            "Set up a helpdesk of specialist teachers for SENCOs",
            ("95% of questions from SENCOs answered within two working days, as shown in the helpdesk log",),
            ("Ongoing",),
            "Green",
        ),
        PlannedAction(
            "2.2.c",
            "Hold a conference on adapted teaching for secondary teachers",
            (
                "At least 150 secondary teachers attend the conference",
                "Feedback forms returned by at least 40 teachers about the",
            ),
            ("June 2023",),
            "Green",
            "bullets",
        ),
        PlannedAction(
            "2.2.d",
            "Agree a sensory needs offer with all secondary schools",
            ("Robust and clear arrangements are in place",),
            ("November 2023",),
            "Green",
        ),
    ),
)

MOVING_ON = PlannedOutcome(
    "Outcome 1",
    "3.1",
    "Every young person with an EHC plan leaves Year 9 with a moving-on plan",
    (
        PlannedAction(
            "3.1.a",
            f"Write a moving-on guide with {YOUTH_GROUP}",
            (f"Moving-on guide published on the local offer website and presented to the {BOARD}",),
            ("May 2023",),
            "Green",
        ),
        PlannedAction(
            "3.1.b",
            "Appoint two family navigators to guide families through health, education and care",
            ("Two family navigators in post",),
            ("October 2023",),
            "Green",
        ),
        PlannedAction(
            "3.1.c",
            "Change the Year 9 annual review meeting so that adult life is talked about first",
            ("XX% of Year 9 annual review meetings end with a moving-on plan",),
            ("July 2023",),
            "Amber",
        ),
        PlannedAction(
            "3.1.d",
            "Sign a joint protocol with adult social care for young people who turn 18",
            ("Joint protocol signed by the directors of children's and adults' services",),
            ("September 2023",),
            "Green",
        ),
    ),
)

WORK = PlannedOutcome(
    "Outcome 2",
    "3.2",
    "At least 30 young people with SEND begin a supported internship each year",
    (
        PlannedAction(
            "3.2.a",
            "Sign up local employers to offer supported internships",
            (
                "Twelve local employers signed up, compared with four in July 2022",
                "30 young people begin a supported internship, as recorded by the colleges",
            ),
            ("September 2023",),
            "Green",
            "roman",
        ),
        PlannedAction(
            "3.2.b",
            "Publish a careers directory for young people with SEND",
            ("Careers directory published on the local offer website",),
            ("July 2023",),
            "Green",
        ),
        PlannedAction(
            "3.2.c",
            "Run a travel training course led by young people",
            ("24 young people complete the travel training course, as shown in the course register",),
            ("31 June 2023",),
            "Green",
        ),
        PlannedAction(
            "3.2.d",
            "Hold a moving-on fair with colleges, employers and health services",
            ("Moving-on fair held with at least 20 stallholders",),
            ("In due course",),
            "Green",
        ),
    ),
)
