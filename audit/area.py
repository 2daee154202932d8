"""One area as of a date: what every rule reads."""

from datetime import date

from ..crosswalk import Evidence, FindingCover, Link, Standing, Status, Target
from ..model import Action, Document, Kind, Passage, Value
from ..model.disposition import Disposition
from .measurability import Measurability
from .thresholds import Thresholds


class AuditedMeasure(Value):
    """A success measure with its class."""

    document: str
    ref: str
    index: int
    passage: Passage
    measurability: Measurability


class AuditedAction(Value):
    """An action's state as of the date; ``status`` and ``overdue`` are None where no later paper counts.

    ``nearest`` is, for an action without evidence, the statement that comes nearest to speaking of it, where one does.
    """

    document: str
    ref: str
    due: date | None
    status: Status | None
    overdue: bool | None
    confirmed: bool | None = None
    evidence: tuple[Evidence, ...] = ()
    nearest: Evidence | None = None


class Coverage(Value):
    """What answers one weakness: counts over its workstreams, and the letter's verdict in its own words.

    ``verdict_areas`` are the numbers under which that letter deals with the weakness.
    """

    weakness: int
    passage: Passage
    workstreams: tuple[int, ...]
    outcomes: tuple[str, ...]
    actions: int
    measurable: float | None
    overdue: int | None
    evidence: int
    findings: tuple[FindingCover, ...] = ()
    verdict: Passage | None = None
    verdict_document: str | None = None
    verdict_areas: tuple[int, ...] = ()


class AuditedArea(Value):
    """One area as of a date: the plan audited, the papers that count, and what is known of each action and measure.

    ``reports`` are the papers later than the plan that say what became of it; without one no action has a status. ``rivals``
    are other plans of the area whose dates do not say whether they came before the one audited, ``earlier`` those that surely
    did, the oldest first. ``links`` join the papers;
    ``decisions`` are what people decided about links, each with what it comes to here, ``dispositions`` what they settled about
    findings. ``found`` and ``looked_for`` are the fingerprints of the findings and the codes of the rules that went before a rule
    that looks at them.
    """

    as_of: date

    area: str | None
    plan: Document | None
    papers: tuple[Document, ...]
    reports: tuple[Document, ...] = ()
    rivals: tuple[Document, ...] = ()
    earlier: tuple[Document, ...] = ()
    measures: tuple[AuditedMeasure, ...] = ()
    actions: tuple[AuditedAction, ...] = ()
    targets: tuple[Target, ...] = ()
    covers: tuple[FindingCover, ...] = ()
    coverage: tuple[Coverage, ...] = ()
    links: tuple[Link, ...] = ()
    decisions: tuple[Standing, ...] = ()
    dispositions: tuple[Disposition, ...] = ()
    thresholds: Thresholds = Thresholds()
    found: frozenset[str] = frozenset()
    looked_for: frozenset[str] = frozenset()

    def action(self, ref: str) -> Action | None:
        """Return the plan's action of that reference."""
        return next((action for action in self.plan.actions if action.ref == ref), None) if self.plan is not None else None

    def of_kind(self, kind: Kind) -> tuple[Document, ...]:
        """Return the papers of a kind, in the order of their dates."""
        return tuple(paper for paper in self.papers if paper.kind is kind)

    def paper(self, identity: str) -> Document:
        """Return the paper of that id."""
        return next(paper for paper in self.papers if paper.id == identity)
