"""What the templates of the gap report see: plain frozen values, every word and link already decided."""

from dataclasses import dataclass

from .gap_words import Label
from .tracker_view import ActionRow, Changes, Compared, EvidenceRow, MeasureRow, TargetRow, Timeline


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to a place in the report."""

    words: str
    target: str
    label: Label | None = None


@dataclass(frozen=True, slots=True)
class Region:
    """A piece of a page with the quoted words marked, as a picture file; ``data`` is empty where the same picture stands elsewhere.

    ``id`` is the place of the picture in the report, ``told`` what it shows in words.
    """

    id: str
    told: str
    width: int
    height: int
    data: str = ""


@dataclass(frozen=True, slots=True)
class Cite:
    """Words of a paper and where they stand: ``place`` is the paper's name, the section where known, and the page.

    ``picture`` shows the words on their page, where the paper is a PDF at hand.
    """

    words: str
    place: str
    paper: str = ""
    picture: Region | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a plain table; the first cell is its heading."""

    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tile:
    """One fact of the summary: a figure, what it counts, what lies behind it, and where to read on."""

    figure: str
    words: str
    detail: str
    target: str
    tone: str


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """What answers one weakness. Counts not looked at, for want of a later paper, are None."""

    weakness: Link
    text: str
    streams: Label
    actions: str
    measurable: Label
    overdue: Label | None
    evidence: Label | None
    verdict: Label | None
    gap: str


@dataclass(frozen=True, slots=True)
class OverdueRow:
    """An action past its date and not delivered."""

    action: Link
    text: str
    due: str
    days: int
    lead: str
    status: Label
    said: Cite | None


@dataclass(frozen=True, slots=True)
class ShareRow:
    """The measures of one workstream by class: (class, count), in the order of the classes."""

    name: str
    counts: tuple[int, ...]
    total: int
    unmeasurable: str


@dataclass(frozen=True, slots=True)
class MeasureView:
    """A success measure: its class, why, what is missing, and what was reported of its target."""

    cite: Cite
    label: Label
    why: str
    flags: str
    targets: tuple["TargetView", ...] = ()


@dataclass(frozen=True, slots=True)
class TargetView:
    """A target beside a reported figure."""

    label: Label
    working: str
    cite: Cite


@dataclass(frozen=True, slots=True)
class WorstMeasure:
    """A measure that cannot be checked, as an example."""

    action: Link
    measure: MeasureView


@dataclass(frozen=True, slots=True)
class EvidenceView:
    """A passage of a later paper that speaks of an action; ``measure`` counts from 1, None where it speaks of the action itself."""

    label: Label
    cite: Cite
    context: str | None
    why: str
    measure: int | None = None


@dataclass(frozen=True, slots=True)
class ActionView:
    """An action with all that hangs on it. ``status`` is None where no later paper counts."""

    id: str
    ref: str
    cite: Cite
    lead: str | None
    due: str
    status: Label | None
    overdue: str | None
    measures: tuple[MeasureView, ...]
    evidence: tuple[EvidenceView, ...]
    findings: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class ShortAction:
    """An action set out in full elsewhere."""

    action: Link
    text: str
    due: str
    status: Label | None
    overdue: str | None


@dataclass(frozen=True, slots=True)
class OutcomeView:
    """An outcome and the actions under it; the heading tells where there is no outcome."""

    heading: str
    place: str | None
    actions: tuple[ActionView, ...]
    findings: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class StreamView:
    """A workstream under a weakness: in full, or in short where ``full`` leads to it under another one."""

    id: str | None
    heading: str
    lead: str
    shared: str | None
    outcomes: tuple[OutcomeView, ...] = ()
    full: Link | None = None
    short: tuple[ShortAction, ...] = ()
    findings: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class DetailedFinding:
    """A detailed finding of the inspection and the actions that speak of it."""

    cite: Cite
    actions: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class WeaknessView:
    """A weakness and its whole trace; ``text`` is None for the work that answers no listed weakness."""

    id: str
    heading: str
    cite: Cite | None
    facts: tuple[str, ...]
    streams: tuple[StreamView, ...]
    detailed: tuple[DetailedFinding, ...] = ()
    verdict: Cite | None = None
    no_verdict: str | None = None
    findings: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class FindingView:
    """One finding; ``question`` is what to ask, ``about`` leads to the action it is about.

    ``weaknesses`` are those it is about, by itself or through the workstream it belongs to; ``papers`` all that it rests on.
    """

    id: str
    fingerprint: str
    area: str
    family: str
    code: str
    rule: str
    severity: Label
    subject: str
    message: str
    paper: str
    quotes: tuple[Cite, ...]
    question: str | None
    about: tuple[Link, ...] = ()
    weaknesses: tuple[int, ...] = ()
    papers: tuple[str, ...] = ()
    lead: str = ""


@dataclass(frozen=True, slots=True)
class RuleGroup:
    """The findings of one rule; ``question`` stands here once where all of them ask the same."""

    id: str
    code: str
    name: str
    question: str | None
    findings: tuple[FindingView, ...]


@dataclass(frozen=True, slots=True)
class FamilyGroup:
    """The rules of one family that found something."""

    name: str
    count: int
    rules: tuple[RuleGroup, ...]


@dataclass(frozen=True, slots=True)
class SeverityGroup:
    """All findings of one severity, by family."""

    id: str
    severity: Label
    count: int
    families: tuple[FamilyGroup, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """A question to ask, and the findings it comes from."""

    severity: Label
    words: str
    codes: str
    about: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class LeadGroup:
    """The questions for one workstream's lead, gravest first."""

    heading: str
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class RuleRow:
    """A rule that was applied, and how often it found something."""

    code: str
    name: str
    severity: Label
    found: int
    why: str


@dataclass(frozen=True, slots=True)
class ClashGroup:
    """What one rule found that contradicts or does not hold: the first few in words, and how many more there are."""

    rule: Link
    found: tuple[tuple[Link, str], ...]
    more: int


@dataclass(frozen=True, slots=True)
class WeaknessSheet:
    """One weakness on one sheet of paper, for the Word report: where it stands, and what to ask about it."""

    number: int
    heading: str
    cite: Cite | None
    position: tuple[str, ...]
    verdict: str
    claimed: tuple[ActionRow, ...]
    confirmed: tuple[ActionRow, ...]
    overdue: tuple[ActionRow, ...]
    unmeasurable: tuple[MeasureRow, ...]
    contradictions: tuple[FindingView, ...]
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AreaView:
    """One area's part of the report. ``key`` begins its ids; pictures are SVG, safe to place as they are."""

    key: str
    name: str
    alone: bool
    has_plan: bool
    headline: tuple[str, ...]
    tiles: tuple[Tile, ...]
    papers: tuple[Row, ...]
    coverage: tuple[CoverageRow, ...]
    coverage_picture: str
    overdue: tuple[OverdueRow, ...]
    all_overdue: tuple[OverdueRow, ...]
    shares: tuple[ShareRow, ...]
    shares_picture: str
    worst: tuple[WorstMeasure, ...]
    gravest: tuple[Link, ...]
    clashes: tuple[ClashGroup, ...]
    weaknesses: tuple[WeaknessView, ...]
    findings: tuple[SeverityGroup, ...]
    finding_count: int
    families: tuple[Row, ...]
    questions: tuple[LeadGroup, ...]
    not_checked: tuple[Row, ...]
    unread: tuple[Row, ...]
    settled: tuple[Row, ...] = ()
    actions: tuple[ActionRow, ...] = ()
    measures: tuple[MeasureRow, ...] = ()
    evidence: tuple[EvidenceRow, ...] = ()
    targets: tuple[TargetRow, ...] = ()
    targets_picture: str = ""
    timeline: Timeline | None = None
    timeline_picture: str = ""
    sheets: tuple[WeaknessSheet, ...] = ()

    @property
    def every_finding(self) -> tuple[FindingView, ...]:
        """The findings one by one, gravest first, in the order they are shown in."""
        return tuple(one for group in self.findings for family in group.families for rule in family.rules for one in rule.findings)


@dataclass(frozen=True, slots=True)
class ReportView:
    """The whole report."""

    title: str
    as_of: str
    areas: tuple[AreaView, ...]
    rules: tuple[tuple[str, tuple[RuleRow, ...]], ...]
    version: str
    unapplied: str = ""
    redacted: bool = False
    comparison: tuple[Compared, ...] = ()
    changes: Changes | None = None
    notes: tuple[str, ...] = ()

    @property
    def every_finding(self) -> tuple[FindingView, ...]:
        """The findings of all areas, area by area."""
        return tuple(one for area in self.areas for one in area.every_finding)
