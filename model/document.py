"""The facts one paper states, typed, frozen, each with its place in the source."""

from datetime import date
from enum import StrEnum
from typing import Literal, Self

from pydantic import Field, model_validator

from .passage import Passage, Value


class Kind(StrEnum):
    """The kinds of paper stocktake tells apart."""

    PLAN = "written_statement_of_action"
    POSITION = "position_statement"
    LETTER = "stocktake_letter"
    COMMITTEE = "committee_report"
    STATEMENT = "public_statement"
    INSPECTION = "inspection_report"
    NOTICE = "improvement_notice"
    UNKNOWN = "unknown"


class Standing(StrEnum):
    """In what capacity a paper names a person."""

    LEAD = "lead"
    ADDRESSEE = "addressee"
    SIGNATORY = "signatory"
    AUTHOR = "author"
    ADVISER = "adviser"
    COPIED_TO = "copied_to"


class Section(StrEnum):
    """Where in a paper a statement stands."""

    CURRENT_POSITION = "current_position"
    AIM = "aim"
    DETAILED_FINDING = "detailed_finding"
    DELIVERED = "delivered"
    DELIVERED_ADDITIONAL = "delivered_additional"
    DIFFERENCE = "difference"
    CHALLENGE = "challenge"
    STILL_TO_DO = "still_to_do"
    EVIDENCE = "evidence"
    NARRATIVE = "narrative"
    NEXT_STEP = "next_step"
    RECOMMENDATION = "recommendation"
    PROGRESS = "progress"
    COMMITMENT = "commitment"
    STRENGTH = "strength"
    REQUIRED_STEP = "required_step"


class Reading(StrEnum):
    """How a timescale's words were read; the last four have no due date and are four different findings."""

    DATED = "dated"
    OPEN_ENDED = "open_ended"  # "ongoing", "from May 2022 onwards"
    RELATIVE = "relative"  # "within 3 months"
    IMPOSSIBLE = "impossible"  # "31 June 2022"
    UNREADABLE = "unreadable"
    BLANK = "blank"


class DatedFact(Value):
    """A date a paper states about itself, as precise as it states it: ``2025-01-10`` or ``2023-06``."""

    name: str
    value: str | None
    passage: Passage


class Lead(Value):
    """Who leads a workstream, as the plan writes it."""

    name: str
    role: str | None = None
    organisation: str | None = None
    passage: Passage


class Person(Value):
    """A person a paper names, and in what capacity."""

    name: str
    role: str | None = None
    organisation: str | None = None
    standing: Standing
    passage: Passage


class Weakness(Value):
    """A finding the plan must answer, as this paper numbers and words it.

    ``number`` is the printed number, or the running number where a paper uses codes (kept in ``label``)
    or several lists that each start at 1.
    """

    number: int | None
    label: str | None = None
    passage: Passage
    workstream: int | None = None
    status: Literal["business_as_usual"] | None = None
    status_passage: Passage | None = None


class Workstream(Value):
    """A group of work with a lead.

    ``answers`` are the weaknesses as this paper's own section words them; ``weaknesses`` the numbers of the
    area's weaknesses as its plan lists them, which only the link step over several papers can know. ``others`` lead
    it together with the lead named first.
    """

    number: int
    title: Passage
    lead: Lead | None = None
    others: tuple[Lead, ...] = ()
    answers: tuple[Passage, ...] = ()
    weaknesses: tuple[int, ...] = ()


class Outcome(Value):
    """What will be true when the work is done; holds actions."""

    number: str
    workstream: int | None
    passage: Passage


class Timescale(Value):
    """A timescale cell: its words, and the dates they were read as (see ``extract.language.dates``)."""

    passage: Passage | None = None
    start: date | None = None
    due: date | None = None
    reading: Reading = Reading.BLANK


class Measure(Value):
    """One separately checkable success criterion, its enumerator dropped."""

    passage: Passage
    due: date | None = None


class Action(Value):
    """A promised piece of work. ``lead`` is the row's own lead cell; ``rag`` one entry a rating cell, blank ones ``""``."""

    ref: str
    outcome: str | None = None
    workstream: int | None = None
    passage: Passage
    lead: Passage | None = None
    measures: tuple[Measure, ...] = ()
    timescale: Timescale = Timescale()
    rag: tuple[str, ...] = ()
    notes: tuple[Passage, ...] = ()


class Statement(Value):
    """One thing a paper says in one of its sections, with the nested points it introduces."""

    section: Section
    passage: Passage
    items: tuple[Passage, ...] = ()
    workstream: int | None = None
    area: tuple[int, ...] = ()
    priority: int | None = None


class Definition(Value):
    """An abbreviation and what the paper says it stands for."""

    term: str
    meaning: str
    passage: Passage


class Recognition(Value):
    """How surely a paper is of a kind: ``score`` from 0 (not at all) to 1 (surely), and why."""

    kind: Kind
    score: float
    why: str


class Document(Value):
    """All that one paper states. ``text`` is the text every passage is cut out of."""

    id: str
    kind: Kind
    title: Passage | None = None
    stated_title: str | None = None
    area: str | None = None
    date: str | None = None
    date_passage: Passage | None = None
    source: str
    sha256: str
    pages: int | None = None
    format: str = "text"
    facts: tuple[DatedFact, ...] = ()
    people: tuple[Person, ...] = ()
    weaknesses: tuple[Weakness, ...] = ()
    workstreams: tuple[Workstream, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    actions: tuple[Action, ...] = ()
    statements: tuple[Statement, ...] = ()
    glossary: tuple[Definition, ...] = ()
    warnings: tuple[str, ...] = ()
    recognised: tuple[Recognition, ...] = ()
    told: tuple[str, ...] = Field(default=(), description="what a person set: kind, date, area")
    text: str = Field(repr=False)

    @model_validator(mode="after")
    def _every_passage_is_in_the_text(self) -> Self:
        for passage in passages_of(self):
            passage.check(self.text)
        return self


def passages_of(value: object) -> "list[Passage]":
    """Return every passage held by a fact, a document or a tuple of them, in the order of their fields."""
    found: list[Passage] = []
    _collect(value, found)
    return found


def _collect(value: object, found: list[Passage]) -> None:
    if isinstance(value, Passage):
        found.append(value)
    elif isinstance(value, Value):
        for name in type(value).model_fields:
            _collect(getattr(value, name), found)
    elif isinstance(value, tuple):
        for item in value:
            _collect(item, found)
