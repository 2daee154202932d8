"""The words and signs of the gap report: statuses, classes, dates, papers and places as a reader meets them.

Every state has a sign of its own shape and a word beside its colour, so that it is told in print, in grey and aloud.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ..audit.area import AuditedAction
from ..audit.finding import Severity
from ..audit.measurability import MeasureClass
from ..crosswalk.relations import Relation
from ..crosswalk.status import Status
from ..model import Document, Kind, Passage, Section
from .recognition import recognition_words

MONTHS = "January February March April May June July August September October November December".split()

PAPERS = {
    Kind.PLAN: "Plan",
    Kind.POSITION: "Position statement",
    Kind.LETTER: "Stocktake letter",
    Kind.COMMITTEE: "Committee report",
    Kind.STATEMENT: "Public statement",
    Kind.INSPECTION: "Inspection report",
    Kind.NOTICE: "Improvement notice",
    Kind.UNKNOWN: "Paper of unknown kind",
}
_UNPAGED = {"text": "text paper", "html": "web page", "word": "Word paper", "excel": "Excel workbook"}

SECTIONS = {
    Section.CURRENT_POSITION: "current position",
    Section.AIM: "aims",
    Section.DETAILED_FINDING: "detailed findings",
    Section.DELIVERED: "delivered",
    Section.DELIVERED_ADDITIONAL: "delivered beyond the plan",
    Section.DIFFERENCE: "difference made",
    Section.CHALLENGE: "challenges",
    Section.STILL_TO_DO: "still to do",
    Section.EVIDENCE: "evidence",
    Section.NARRATIVE: "the reviewers' account",
    Section.NEXT_STEP: "next steps",
    Section.RECOMMENDATION: "recommendations",
    Section.PROGRESS: "progress",
    Section.COMMITMENT: "commitments",
    Section.STRENGTH: "strengths",
    Section.REQUIRED_STEP: "steps required",
}


@dataclass(frozen=True, slots=True)
class Label:
    """A state: its sign, its word, and the tone it is coloured in (``good``, ``part``, ``bad`` or ``none``)."""

    sign: str
    word: str
    tone: str


GOOD, PART, BAD, NONE = "●", "◐", "○", "–"

SEVERITIES = {
    Severity.HIGH: Label("▲", "High", "bad"),
    Severity.MEDIUM: Label("■", "Medium", "part"),
    Severity.LOW: Label("•", "Low", "none"),
}
CLASSES = {
    MeasureClass.QUANTIFIED: Label(GOOD, "Quantified", "good"),
    MeasureClass.DELIVERABLE: Label(GOOD, "Deliverable", "good"),
    MeasureClass.DIRECTIONAL: Label(BAD, "Directional: no target", "bad"),
    MeasureClass.VAGUE: Label(BAD, "Vague", "bad"),
    MeasureClass.DEFECTIVE: Label(BAD, "Defective", "bad"),
}
RELATIONS = {
    Relation.DELIVERS: Label(GOOD, "Says it is done", "good"),
    Relation.PARTIAL: Label(PART, "Says it is partly done", "part"),
    Relation.PLANNED: Label(NONE, "Says it is still planned", "none"),
    Relation.AGAINST: Label(BAD, "Speaks against it", "bad"),
}
_STATUSES = {
    Status.PARTIAL: Label(PART, "Partly delivered", "part"),
    Status.NOT_DELIVERED: Label(BAD, "Not delivered", "bad"),
    Status.NO_EVIDENCE: Label("?", "No evidence found", "bad"),
}
CONFIRMED = Label(GOOD, "Delivered, confirmed from outside", "good")
CLAIMED = Label(GOOD, "Delivered, as the area claims", "good")
DISPUTED = Label(PART, "Delivered, as the area claims; the reviewers say otherwise", "part")
OVERDUE = Label("!", "Overdue", "bad")
# A silence about work that is not due yet is no fault.
NOT_YET = Label(NONE, "Nothing reported yet", "none")


def status_label(action: AuditedAction, as_of: date) -> Label | None:
    """Return what became of an action, claimed and confirmed told apart; None where no later paper counts."""
    if action.status is None:
        return None
    if action.status is Status.DELIVERED:
        return {True: CONFIRMED, False: DISPUTED, None: CLAIMED}[action.confirmed]
    if action.status is Status.NO_EVIDENCE and (action.due is None or action.due >= as_of):
        return NOT_YET
    return _STATUSES[action.status]


def date_words(day: date) -> str:
    """Return a day as "30 June 2023"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def stated_date_words(stated: str | None) -> str:
    """Return a paper's date, as precise as it states it: "30 June 2023", "June 2023", "undated"."""
    if not stated:
        return "undated"
    year, month, day = (*(int(part) for part in stated.split("-")), 0, 0)[:3]
    return " ".join(str(part) for part in (day, MONTHS[month - 1] if month else "", year) if part)


def paper_names(papers: Sequence[Document]) -> dict[str, str]:
    """Return a name for each paper by its id: kind and date, and the file where these are not enough to tell two apart."""
    names = {paper.id: _named(paper) for paper in papers}
    often = Counter(names.values())
    return {paper.id: f"{names[paper.id]} ({paper.source})" if often[names[paper.id]] > 1 else names[paper.id] for paper in papers}


def page_words(paper: Document | None, passage: Passage) -> str:
    """Return "page 3", "pages 3 and 4", or why there is none; with a word where the passage was recognised in a picture."""
    pages = sorted({fragment.page for fragment in passage.fragments if fragment.page is not None})
    if pages:
        words = f"page {pages[0]}" if len(pages) == 1 else f"pages {', '.join(map(str, pages[:-1]))} and {pages[-1]}"
        return words + recognition_words(passage)
    return f"no page: {_UNPAGED.get(paper.format, 'unpaged paper') if paper else 'unpaged paper'}"


def counted(count: int, one: str, many: str) -> str:
    """Return "1 action", "2 actions"."""
    return f"{count} {one if count == 1 else many}"


def share_words(part: int, whole: int) -> str:
    """Return "61% (20 of 33)"; nothing is a share of nothing."""
    return f"{100 * part / whole:.0f}% ({part} of {whole})" if whole else "none"


def joined(words: Sequence[str]) -> str:
    """Return "a", "a and b", "a, b and c"."""
    return f"{', '.join(words[:-1])} and {words[-1]}" if len(words) > 1 else "".join(words)


def slug(words: str) -> str:
    """Return ``words`` as a piece of an id: letters, figures, points and hyphens."""
    return re.sub(r"[^A-Za-z0-9.]+", "-", words).strip("-") or "x"


def _named(paper: Document) -> str:
    return f"{PAPERS[paper.kind]}, undated" if not paper.date else f"{PAPERS[paper.kind]} of {stated_date_words(paper.date)}"
