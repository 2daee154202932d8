"""Says what the papers show of an action whose date has passed, and how surely they show it."""

from textwrap import shorten

from ..crosswalk import Evidence, Relation
from ..crosswalk.link_weights import LEAST
from ..model import Action, Document, Kind, Section
from .area import AuditedAction, AuditedArea
from .deeds import stems_of
from .naming import name_paper, quote, say_date

# A passage surely speaks of its action where about seven in ten readers would join them …
SURE = 0.7
# … or where it is a link at all and says the same thing: of the fewer words of the two, at least so many and this share are the other's.
# A list of what is to do repeats its action with a word or two changed.
SAME_WORDS = 0.75
LEAST_SAME = 3

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


def shows_surely(action: Action, evidence: Evidence) -> bool:
    """Tell whether a passage surely speaks of its action and says that it is not done; a difficulty alone does not say so."""
    return _says_undone(evidence) and (evidence.score >= SURE or (evidence.score >= LEAST and _says_the_same(action, evidence)))


def shows_in_part(area: AuditedArea, evidence: Evidence) -> bool:
    """Tell whether a passage shows an action late only in part or by a distant wording: it does not say that it is still to come."""
    return not _says_undone(evidence) or evidence.score < area.thresholds.weak_link


def say_shortfall(area: AuditedArea, evidence: Evidence) -> str:
    """Return what a paper says of an action that is late: 'the letter of January 2025 asks as a next step “…”'."""
    doubt = "" if evidence.score >= area.thresholds.weak_link else ", which shares few words with it"
    says = _SAYING.get(evidence.section, "says")
    return f"{name_dated(area, area.paper(evidence.document))} {says} {quote_briefly(evidence)}{doubt}"


def quote_briefly(evidence: Evidence) -> str:
    """Return the words of a passage in quotation marks, cut where they are long: the whole stands below a finding."""
    return quote(shorten(evidence.passage.text, QUOTED_LENGTH, placeholder=" …"))


def name_dated(area: AuditedArea, paper: Document) -> str:
    """Return what to call a paper, with its date where it has one."""
    name = name_paper(area, paper)
    return name if paper.date is None or say_date(paper.date) in name else f"{name} of {say_date(paper.date)}"


def _says_undone(evidence: Evidence) -> bool:
    return evidence.relation in (Relation.PLANNED, Relation.AGAINST) and evidence.section is not Section.CHALLENGE


def _says_the_same(action: Action, evidence: Evidence) -> bool:
    first, second = (stems_of(passage.text) for passage in (action.passage, evidence.passage))
    common = len(first & second)
    return common >= LEAST_SAME and common >= SAME_WORDS * min(len(first), len(second))


def _is_since(paper: Document, audited: AuditedAction) -> bool:
    # A date may be a month: it counts as the month's last day, and "~" sorts behind every day.
    return paper.date is None or audited.due is None or paper.date + "~" >= audited.due.isoformat()
