"""What the tables of the pack hold: one frozen value a row, typed (dates are dates, counts are numbers), for Excel, Word and CSV alike."""

from dataclasses import dataclass
from datetime import date

from ..audit.comparison import Comparison
from .gap_words import Label


@dataclass(frozen=True, slots=True)
class ActionRow:
    """An action of the plan with what is known of it on the day.

    ``days_overdue`` is None unless it is overdue; ``claimed`` and ``confirmed`` are kept apart; ``state`` is worked out from
    these by the rule ``state_rule`` says in words, never taken from ``published``, which is the plan's own rating.
    """

    area: str
    ref: str
    text: str
    workstream: int | None
    workstream_title: str
    lead: str
    due: date | None
    due_words: str
    days_overdue: int | None
    claimed: str
    confirmed: str
    evidence: int
    measures: int
    measurable: int
    classes: str
    published: str
    state: str
    state_rule: str
    label: Label | None
    page: str


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """A success measure with its class; ``number`` counts from 1 within its action."""

    area: str
    ref: str
    number: int
    text: str
    kind: str
    measurable: bool
    why: str
    lacks: str
    target: str
    reported: str
    gap: str
    page: str


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """A passage of a later paper that speaks of an action; ``measure`` counts from 1, None where it speaks of the action itself."""

    area: str
    ref: str
    measure: int | None
    says: str
    words: str
    under: str
    paper: str
    section: str
    page: str
    score: float
    why: str
    decided: str


@dataclass(frozen=True, slots=True)
class TargetRow:
    """A target beside a figure reported of it; the figures are set only where both are percentages of one scale."""

    ref: str
    measure: int
    text: str
    target: str
    reported: str
    when: str
    label: Label
    gap: str
    target_percent: float | None = None
    reported_percent: float | None = None


@dataclass(frozen=True, slots=True)
class DueMark:
    """Some actions of one workstream that fall due in one stretch of time and share a state."""

    row: int
    column: int
    label: Label
    count: int
    refs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """Deadlines by workstream and stretch of time; ``as_of`` is the place of the day, in columns from the left."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    marks: tuple[DueMark, ...]
    as_of: float
    as_of_words: str
    undated: int


@dataclass(frozen=True, slots=True)
class Compared:
    """One area in the comparison of several: each figure as "part of whole" with what it counts said by the table's headings."""

    area: str
    key: str
    papers: str
    actions: int
    measurable: str
    overdue: str
    unconfirmed: str
    contradictions: str
    findings: str


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One thing that changed since the earlier audit; ``target`` leads to the finding where it is still there."""

    severity: Label | None
    code: str
    subject: str
    words: str
    target: str | None = None


@dataclass(frozen=True, slots=True)
class Changes:
    """What became of an earlier audit: findings new, gone and still there, and what else differs, each with what it counts.

    ``compared`` is how its findings were held against those of this one; the lines say the same for people.
    """

    compared: Comparison
    since: str
    new: tuple[ChangeLine, ...]
    gone: tuple[ChangeLine, ...]
    still: int
    unlooked: tuple[ChangeLine, ...]
    slipped: tuple[ChangeLine, ...]
    figures: tuple[ChangeLine, ...]
    settled: tuple[ChangeLine, ...] = ()
    notes: tuple[str, ...] = ()
