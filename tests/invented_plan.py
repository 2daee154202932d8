"""An invented action plan of any length: its rows, and the words each cell must come out with."""

import random
from collections.abc import Sequence
from dataclasses import dataclass

HEADINGS = ("Ref", "Outcome", "Action", "Lead", "Success measures", "Timescale", "RAG", "Q1", "Q2", "Q3", "Q4")

_VERBS = ("Recruit", "Open", "Write", "Agree", "Publish", "Test", "Review", "Set up", "Train", "Map", "Co-design", "Launch", "Fund")
_THINGS = (
    "two link nurses for the hubs in the north of the county",
    "a drop-in for families who wait for a first visit",
    "one shared record of every child who moves to another nursery",
    "the charter that parents and carers wrote in the spring",
    "a telephone line with an answer on the same day",
    "the route into speech therapy for under-fives",
    "a self-help guide that is easy to read",
    "short-break places close to home",
    "an annual survey of young people aged 14 to 25",
    "joint meetings of schools and the health visiting team",
)
_REASONS = (
    "so that no family tells its story twice",
    "because the audit of last autumn found long gaps",
    "and tell each family what has changed since",
    "with the co-production group in the chair",
    "before the new school year begins",
    "in every town that has more than one primary school",
    "",
)
_MEASURES = (
    "At least {n}% of families say that they were listened to",
    "All {n} nurses have been trained by the end of the year.",
    "Waiting times fall from {n} weeks to 6 weeks",
    "The guide is published on the local offer and read {n} times a month",
    "No more than {n} children wait longer than one term",
    "Board minutes show that the plan was looked at, and by whom",
    "{n} short-break places are taken up; parents and carers rate them good or better",
)
_LEADS = (
    "Amina Holt, Head of Early Help",
    "B. Okafor",
    "Designated officer (health)",
    "Director of Learning and Skills",
    "Nia Pugh / Tom Reed",
)
_TIMES = ("May 2031", "31 July 2031", "Spring term 2032", "September 2031 to March 2032", "Ongoing", "By 1 December 2031")
_OUTCOMES = (
    "Families find the right advice close to home and soon after they ask for it",
    "Children are seen in time, and those who wait are helped while they do",
    "Young people have a say in every choice that is made about their lives",
    "Leaders know how well each service works and act on what they learn",
)
WORKSTREAMS = ("Early advice", "Waiting well", "Voice and choice", "Leading together")


@dataclass(frozen=True, slots=True)
class Entry:
    """One paragraph or bullet of a cell."""

    text: str
    bullet: bool = False


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One action; ``group`` counts the outcomes: rows of one group share their outcome cell where a layout merges it."""

    cells: tuple[tuple[Entry, ...], ...]
    workstream: int
    group: int

    @property
    def ref(self) -> str:
        """The words of the first cell."""
        return self.cells[0][0].text


def invent_rows(count: int, seed: int = 1, per_outcome: int = 4, long: int = 1) -> list[PlanRow]:
    """Return ``count`` actions under ``HEADINGS``; ``long`` multiplies how much their cells say. The same arguments give the same rows."""
    chance = random.Random(seed)
    rows: list[PlanRow] = []
    for number in range(count):
        group = number // per_outcome
        workstream = group // 2
        ref = f"{workstream + 1}.{group % 2 + 1}.{'abcdefghijklmnop'[number % per_outcome]}"
        rows.append(
            PlanRow(
                (
                    (Entry(ref),),
                    (Entry(_OUTCOMES[group % len(_OUTCOMES)]),),
                    _action(chance, number, long),
                    (Entry(chance.choice(_LEADS)),),
                    _measures(chance, number, long),
                    (Entry(chance.choice(_TIMES)),),
                    (Entry(chance.choice(("Green", "Amber", "Red"))),) if number % 5 else (),
                    *((Entry("x"),) if quarter in (number % 4, (number + 1) % 4) else () for quarter in range(4)),
                ),
                workstream,
                group,
            )
        )
    return rows


def _action(chance: random.Random, number: int, long: int) -> tuple[Entry, ...]:
    sentences = [f"{chance.choice(_VERBS)} {chance.choice(_THINGS)} {chance.choice(_REASONS)}".strip() for _ in range(long + number % 3)]
    if number % 4 == 3:
        return (Entry(sentences[0] + ":"), *(Entry(sentence[0].lower() + sentence[1:], True) for sentence in sentences[1:] or sentences))
    return (Entry(", and ".join(sentences) + "." * (number % 2)),)


def _measures(chance: random.Random, number: int, long: int) -> tuple[Entry, ...]:
    count = 1 + number % (2 + long)
    chosen = [chance.choice(_MEASURES).format(n=chance.randrange(12, 95)) for _ in range(count)]
    return tuple(Entry(words, count > 1) for words in chosen)


def pick_columns(rows: Sequence[PlanRow], kept: Sequence[int]) -> list[PlanRow]:
    """Return the rows with the cells of the columns ``kept`` alone, in that order."""
    return [PlanRow(tuple(row.cells[column] for column in kept), row.workstream, row.group) for row in rows]
