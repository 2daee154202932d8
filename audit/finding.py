"""What an audit yields: findings with their quotes, what was not checked, and the areas behind them."""

import hashlib
from datetime import date
from enum import StrEnum

from ..model import Document, Passage, Value
from .area import AuditedArea


class Severity(StrEnum):
    """How much a finding matters at a review: ``high`` puts the plan in doubt, ``low`` is worth a word."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"

    @property
    def rank(self) -> int:
        """0 for the gravest."""
        return list(Severity).index(self)


class Quote(Value):
    """Words of a paper that a finding rests on."""

    document: str
    passage: Passage


class Finding(Value):
    """One thing found: the rule's code, what it is about, what is wrong, the quotes, and what to ask about it.

    ``paper`` names the paper by what it is (kind, area, date), which stays when its file is saved anew; ``occurrence``
    counts findings that agree in all their fingerprint is made of.
    """

    code: str
    rule: str
    severity: Severity
    area: str | None
    document: str
    subject: str
    message: str
    quotes: tuple[Quote, ...] = ()
    question: str | None = None
    paper: str = ""
    occurrence: int = 0

    @property
    def fingerprint(self) -> str:
        """A name that stays while rule, paper, subject and quoted words stay: no file, line or page goes into it.

        The message does not either: it counts days, which pass.
        """
        words = [self.code, self.paper, self.subject, *(quote.passage.text for quote in self.quotes)]
        counted = [str(self.occurrence)] if self.occurrence else []
        return hashlib.sha256("\n".join([*words, *counted]).casefold().encode()).hexdigest()[:16]


class NotChecked(Value):
    """What the audit could not judge, and why: never a pass."""

    area: str | None
    what: str
    why: str


class Settled(Value):
    """A finding somebody settled, by a disposition or the settings: it is told, and does not count; ``why`` is one sentence."""

    finding: Finding
    why: str


class Audit(Value):
    """An audit of all papers as of a date: findings sorted by severity, code and place; ``rules`` are the codes it looked for.

    ``settled`` are the findings people accepted, waived or left out; they are not among ``findings``.
    """

    as_of: date
    areas: tuple[AuditedArea, ...]
    findings: tuple[Finding, ...]
    not_checked: tuple[NotChecked, ...] = ()
    later: tuple[Document, ...] = ()
    superseded: tuple[Document, ...] = ()
    rules: tuple[str, ...] = ()
    settled: tuple[Settled, ...] = ()

    def why_superseded(self, paper: Document) -> str:
        """Return in a clause why a plan among ``superseded`` was not audited."""
        for area in self.areas:
            if area.plan is not None and area.plan.area == paper.area:
                if paper in area.rivals:
                    return f"dates do not say whether it is later than {area.plan.source}, which was audited"
                if paper.date and area.plan.date and paper.date > area.plan.date:
                    return f"its list of weaknesses was not found, so {area.plan.source} was audited"
        return "a later plan takes its place"

    @property
    def documents(self) -> dict[str, Document]:
        """Every paper that counts, by its id."""
        return {document.id: document for area in self.areas for document in area.papers}
