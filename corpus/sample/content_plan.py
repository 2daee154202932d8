"""The wording of the sample improvement plan; the faults planted in it are listed in ``faults.py``."""

from dataclasses import dataclass

from .area import (
    AREA,
    BOARD,
    COUNCIL,
    FORUM,
    FORUM_SHORT,
    HEALTH_BOARD,
    HEALTH_LEAD,
    INCLUSION_LEAD,
    TRANSITIONS_LEAD,
    YOUTH_GROUP,
    Officer,
)
from .content_actions import BELONGING, LESSONS, MOVING_ON, TALKING, WAITING, WORK, PlannedOutcome, Rating


@dataclass(frozen=True, slots=True)
class PlannedWorkstream:
    """A workstream: ``answers`` as its section words the weaknesses, ``addressed`` as the summary table does."""

    number: int
    title: str
    lead: Officer
    lead_in_section: str
    addressed: tuple[str, ...]
    answers: tuple[str, ...]
    outcomes: tuple[PlannedOutcome, ...]


TITLE = f"{AREA} Local Area Written Statement of Action"
SUBTITLE = "Special educational needs and disabilities (SEND)"
MONTH = "November 2022"

INTRODUCTION = (
    "Between 16 May 2022 and 20 May 2022, Ofsted and the Care Quality Commission (CQC) jointly inspected how well "
    f"{AREA} finds, supports and improves the lives of children and young people with SEND. "
    "Their report was published on 12 August 2022.",
    "The inspectors found five weaknesses that are so serious that the local area must submit a Written Statement of Action "
    f"to Ofsted. {COUNCIL} and {HEALTH_BOARD} (ICB) answer for it together. The significant weaknesses are:",
)

WEAKNESSES = (
    "Long waits for an autism or ADHD assessment, and too little help for families while they wait",
    "The late discovery of speech and language needs in children under five",
    "Too many pupils with SEND suspended from secondary schools or placed on part-time timetables",
    "Young people with SEND being poorly prepared for adult life",
    "The uneven short breaks offer between the rural wards and the towns",
)

HOW_WRITTEN = (
    f"The plan runs from December 2022. It was written with the {FORUM} ({FORUM_SHORT}) and with the young people of {YOUTH_GROUP}. "
    f"Its actions are grouped into three workstreams. Each lead tells the {BOARD} every six weeks how far the work has come, "
    "and the board asks to see the proof before an action is called finished.",
)

LEGEND: tuple[tuple[Rating, str], ...] = (
    ("Red", "The date will be missed unless the board steps in"),
    ("Amber", "Begun, but behind where it should be"),
    ("Green", "Going to plan"),
    ("Blue", f"Finished, and the proof has been accepted by the {BOARD}"),
)

GLOSSARY = (
    ("ADHD", "Attention deficit hyperactivity disorder"),
    ("CQC", "Care Quality Commission"),
    ("EHC plan", "Education, health and care plan"),
    ("ICB", "Integrated care board, which plans and pays for NHS services"),
    ("SENCO", "The teacher who coordinates special educational needs in a school"),
    ("SEND", "Special educational needs and disabilities"),
    ("SEN Support", "Extra help a school gives to a pupil without an EHC plan"),
    (FORUM_SHORT, FORUM),
)

WORKSTREAMS = (
    PlannedWorkstream(
        1,
        "Early help and waiting well",
        HEALTH_LEAD,
        f"{HEALTH_LEAD.name}, {HEALTH_LEAD.role}",
        WEAKNESSES[:2],
        (
            "Families wait too long for an autism or ADHD assessment and get too little help meanwhile",
            "Speech and language needs of children under five are discovered late",
        ),
        (WAITING, TALKING),
    ),
    PlannedWorkstream(
        2,
        "Belonging in secondary school",
        INCLUSION_LEAD,
        f"{INCLUSION_LEAD.name}, {INCLUSION_LEAD.role}",
        WEAKNESSES[2:3],
        ("Secondary schools suspend too many pupils with SEND or place them on part-time timetables",),
        (BELONGING, LESSONS),
    ),
    PlannedWorkstream(
        3,
        "Moving on to adult life",
        TRANSITIONS_LEAD,
        f"Bethan Oldroyd, {TRANSITIONS_LEAD.role}",
        WEAKNESSES[3:4],
        ("Young people with SEND are not well prepared for adult life",),
        (MOVING_ON, WORK),
    ),
)
