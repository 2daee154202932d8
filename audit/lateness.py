"""Says what the papers show of an action whose date has passed, and how surely they show it."""

from textwrap import shorten

from ..crosswalk import Evidence, Relation
from ..crosswalk.evidence import WEIGHTS
from ..crosswalk.relations import WHOLE_SCORE
from ..model import Document, Kind, Section
from .area import AuditedAction, AuditedArea
from .naming import name_paper, quote, say_date

# Evidence is little when it scores less than this: just above what makes a link.
WEAK = WEIGHTS.least + 0.02

# Of a longer passage this much stands in a finding's own sentence.
QUOTED_LENGTH = 160

# How a paper speaks of what it says, by the section it says it in.
_SAYING = {
    Section.STILL_TO_DO: "lists as still to do",
    Section.NEXT_STEP: "asks as a next step",
    Section.CHALLENGE: "names as a difficulty",
}


def shortfalls(area: AuditedArea, audited: AuditedAction) -> tuple[Evidence, ...]:
    """Return what shows that an action is not, or not wholly, delivered: plans and facts to the contrary first, the surest first."""
    found = [one for one in audited.evidence if one.relation is not Relation.DELIVERS]
    missed = {(t.document, t.passage) for t in area.targets if t.ref == audited.ref and t.met is False}
    order = (Relation.PLANNED, Relation.AGAINST, Relation.PARTIAL)
    return tuple(sorted(found, key=lambda one: ((one.document, one.passage) in missed, order.index(one.relation), -one.score)))


def is_missed_target_alone(area: AuditedArea, audited: AuditedAction) -> bool:
    """Tell whether all that speaks against an action is a figure short of its target, which is a finding of its own."""
    missed = {(t.document, t.passage) for t in area.targets if t.ref == audited.ref and t.met is False}
    return bool(audited.evidence) and all((one.document, one.passage) in missed for one in audited.evidence)


def is_known_since(area: AuditedArea, audited: AuditedAction) -> bool:
    """Tell whether a paper that speaks of an action is of its date or later, or has no date of its own."""
    return any(_is_since(area.paper(one.document), audited) for one in audited.evidence)


def is_reported_since(area: AuditedArea, audited: AuditedAction) -> bool:
    """Tell whether a position statement, which accounts for the whole plan, is of an action's date or later, or has no date."""
    return any(_is_since(paper, audited) for paper in area.of_kind(Kind.POSITION))


def shows_surely(evidence: Evidence) -> bool:
    """Tell whether a passage surely speaks of its action and says that it is not done; a difficulty alone does not say so."""
    undone = evidence.relation in (Relation.PLANNED, Relation.AGAINST) and evidence.section is not Section.CHALLENGE
    return undone and evidence.score >= WHOLE_SCORE


def say_shortfall(area: AuditedArea, evidence: Evidence) -> str:
    """Return what a paper says of an action that is late: 'the letter of January 2025 asks as a next step “…”'."""
    doubt = "" if evidence.score >= WEAK else ", which shares few words with it"
    says = _SAYING.get(evidence.section, "says")
    return f"{name_dated(area, area.paper(evidence.document))} {says} {quote_briefly(evidence)}{doubt}"


def quote_briefly(evidence: Evidence) -> str:
    """Return the words of a passage in quotation marks, cut where they are long: the whole stands below a finding."""
    return quote(shorten(evidence.passage.text, QUOTED_LENGTH, placeholder=" …"))


def name_dated(area: AuditedArea, paper: Document) -> str:
    """Return what to call a paper, with its date where it has one."""
    name = name_paper(area, paper)
    return name if paper.date is None or say_date(paper.date) in name else f"{name} of {say_date(paper.date)}"


def _is_since(paper: Document, audited: AuditedAction) -> bool:
    # A date may be a month: it counts as the month's last day, and "~" sorts behind every day.
    return paper.date is None or audited.due is None or paper.date + "~" >= audited.due.isoformat()
