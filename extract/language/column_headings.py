"""Tells the role of a plan table's column from its heading.

The wordings are those of the column headings seen in published SEND improvement plans and in the Department
for Education's plan templates; a heading counts when its words, folded to lower case without punctuation, are
one of them, or come so close that only spelling can be the difference.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache


class Role(StrEnum):
    """What a column of a plan table holds."""

    REF = "ref"
    OUTCOME = "outcome"
    ACTION = "action"
    LEAD = "lead"
    START = "start"
    DUE = "due"
    MEASURE = "measure"
    EVIDENCE = "evidence"
    PROGRESS = "progress"
    RAG = "rag"
    WORKSTREAM = "workstream"
    WEAKNESS = "weakness"
    COST = "cost"


# A shorter spelling never differs by more than a plural or one slip of the hand: 88 of 100 lets "timescale"/"time scale"
# and "measure"/"measures" through and keeps "action"/"actor" and "lead"/"led" apart.
CLOSE_ENOUGH = 88

WORDINGS: dict[Role, tuple[str, ...]] = {
    Role.REF: (
        "ref", "refs", "reference", "ref no", "ref number", "reference number", "action ref", "action reference", "action no",
        "action number", "action id", "no", "number", "id", "item", "item no", "#", "step", "code", "action code",
    ),
    Role.OUTCOME: (
        "outcome", "outcomes", "intended outcome", "intended outcomes", "desired outcome", "expected outcome", "objective",
        "objectives", "what will be different", "aim", "what we want to achieve", "what we want to change", "goal",
    ),
    Role.ACTION: (
        "action", "actions", "activity", "activities", "key action", "key actions", "key activity", "key activities",
        "what we will do", "what will we do", "what are we going to do", "what we are going to do", "action required",
        "actions required", "action to be taken", "actions to be taken", "agreed action", "agreed actions", "action description",
        "task", "tasks", "key task", "key tasks", "what needs to happen", "what needs to be done", "improvement action",
        "improvement actions", "actions to be completed", "what we need to do", "what will be done", "description of action",
        "action detail", "planned action", "planned actions",
    ),
    Role.LEAD: (
        "lead", "leads", "owner", "action owner", "action lead", "lead officer", "responsible officer", "responsible", "who",
        "by whom", "lead person", "accountable", "accountable lead", "accountable officer", "responsibility", "workstream lead",
        "lead professional", "lead agency", "who will do it", "who is responsible", "lead name", "named lead",
        "person responsible", "lead organisation", "responsible lead", "delivery lead", "owned by", "led by", "who will lead",
        "sro", "senior responsible officer", "lead s",
    ),
    Role.START: (
        "start", "start date", "from", "begin", "started", "commence", "date started", "start by", "starts",
    ),
    Role.DUE: (
        "timescale", "timescales", "timeframe", "timeframes", "time scale", "time frame", "deadline", "deadlines", "due",
        "due date", "by when", "when", "target date", "date due", "completion date", "complete by", "completed by", "end date",
        "finish date", "timeline", "timelines", "milestone date", "date", "to be completed by", "target completion date",
        "delivery date", "due by", "end", "date for completion", "expected completion", "when by", "finish", "planned completion",
        "deliver by",
    ),
    Role.MEASURE: (
        "success measure", "success measures", "measure of success", "measures of success", "success criteria",
        "success criterion", "how we will know", "how will we know", "impact", "impact measure", "impact measures", "measure",
        "measures", "kpi", "kpis", "key performance indicator", "key performance indicators", "performance measure",
        "performance measures", "performance indicator", "performance indicators", "how we will measure success",
        "how will we measure success", "how will success be measured", "how we will measure impact", "outcome measure",
        "outcome measures", "what success looks like", "what will success look like", "what success will look like",
        "what does success look like", "expected impact", "intended impact", "target", "targets", "measurable impact",
        "how we will know it has worked", "how we will know it is working", "how will we know it has worked",
        "indicator of success", "indicators of success", "milestone", "milestones", "what good looks like", "output", "outputs",
        "deliverable", "deliverables", "how will we know we have succeeded", "how success will be measured",
        "evidence of success", "how we will know we have made a difference", "how will we know we have made a difference",
        "evidence of impact", "success criteria and impact", "impact and success measures", "success indicators",
        "success indicator",
    ),
    Role.EVIDENCE: (
        "evidence", "evidence source", "source of evidence", "evidence of completion", "how we will evidence this", "monitoring",
        "how will this be evidenced", "evidence required", "monitored by", "monitoring arrangements", "how monitored",
        "evidence base",
    ),
    Role.PROGRESS: (
        "progress", "update", "updates", "progress update", "progress updates", "comment", "comments", "notes",
        "current position", "progress to date", "commentary", "latest update", "status update", "position", "progress and impact",
        "progress comments", "narrative",
    ),
    Role.RAG: (
        "rag", "brag", "rag rating", "rag status", "brag rating", "brag status", "status", "rating", "rag rated", "current rag",
        "previous rag", "bragg", "progress rag", "rag score", "delivery status", "current status", "delivery rag", "impact rag",
    ),
    Role.WORKSTREAM: (
        "workstream", "workstreams", "priority", "priorities", "theme", "themes", "work stream", "work streams", "strand",
        "strands",
    ),
    Role.WEAKNESS: (
        "weakness", "weaknesses", "area to address", "areas to address", "area of weakness", "areas of weakness",
        "weaknesses addressed", "areas addressed", "area for improvement", "areas for improvement",
        "area of significant weakness", "areas of significant weakness", "inspection finding", "inspection findings", "finding",
        "findings", "area for priority action", "areas for priority action", "weakness addressed", "significant weakness",
        "significant weaknesses", "priority action",
    ),
    Role.COST: (
        "cost", "costs", "resource", "resources", "budget", "funding", "resource implications", "cost and resources",
        "resources required",
    ),
}  # fmt: skip

_EXACT: dict[str, Role] = {wording: role for role, wordings in WORDINGS.items() for wording in wordings}
_LABEL = re.compile(r"([A-Z][^:.;]{2,50}?)(?:\s+[A-Z]?\d[\d.]*[a-z]?)?\s*:\s")
_LONGEST = max(len(wording.split()) for wording in _EXACT)


@dataclass(frozen=True, slots=True)
class ColumnHeading:
    """A column heading as printed, the role it was read as, and how sure that is (1 exact, less by spelling)."""

    words: str
    role: Role | None
    score: float


@lru_cache(maxsize=8192)
def plain(words: str) -> str:
    """Return a heading in lower case, its punctuation and brackets dropped, white space folded."""
    without_brackets = re.sub(r"\([^)]*\)", " ", words.lower().replace("’", "'"))
    return " ".join(re.sub(r"[^a-z0-9#' ]+", " ", without_brackets.replace("&", " and ")).split())


def read_heading(words: str) -> ColumnHeading:
    """Tell the role of a column by its heading; the role is None where the wording says nothing."""
    folded = plain(words)
    if not folded:
        return ColumnHeading(words, None, 0.0)
    if folded in _EXACT:
        return ColumnHeading(words, _EXACT[folded], 1.0)
    return _closest(words, folded)


def begins_with_label(words: str) -> bool:
    """Tell whether words begin with a column's heading and a colon, as one of an action's labelled lines does: "By when: May 2024"."""
    match = _LABEL.match(words)
    return match is not None and plain(match[1]) in _EXACT


def split_headings(words: list[str]) -> list[ColumnHeading] | None:
    """Split the words of a heading line into column headings, or None when they are not wholly such.

    For text whose cells were written one after another, a table's heading line is the only trace of its columns.
    The longest wording wins ("success measures" before "success") wherever the rest can be split too; single words are
    matched exactly, lest any short line of prose pass for a table's head.
    """
    found = _split(words, 0, set())
    return _with_action(found) if found is not None else None


def _split(words: list[str], position: int, hopeless: set[int]) -> list[ColumnHeading] | None:
    """Split the words from ``position`` on; ``hopeless`` gathers the positions from which they cannot be."""
    if position == len(words):
        return []
    for length in range(min(_LONGEST, len(words) - position), 0, -1):
        phrase = " ".join(words[position : position + length])
        role = _EXACT.get(plain(phrase))
        if role is None or position + length in hopeless:
            continue
        rest = _split(words, position + length, hopeless)
        if rest is not None:
            return [ColumnHeading(phrase, role, 1.0), *rest]
    hopeless.add(position)
    return None


def _with_action(found: list[ColumnHeading]) -> list[ColumnHeading]:
    """Part "Action Lead", "Priority Action" into two columns where no other column holds the actions."""
    if any(heading.role is Role.ACTION for heading in found):
        return found
    for place, heading in enumerate(found):
        first, _, rest = heading.words.partition(" ")
        roles = _EXACT.get(plain(first)), _EXACT.get(plain(rest))
        if heading.role is not Role.REF and Role.ACTION in roles and roles[0] is not None and roles[1] is not None:
            return [*found[:place], ColumnHeading(first, roles[0], 1.0), ColumnHeading(rest, roles[1], 1.0), *found[place + 1 :]]
    return found


def _closest(words: str, folded: str) -> ColumnHeading:
    from rapidfuzz import fuzz, process

    best = process.extractOne(folded, _EXACT.keys(), scorer=fuzz.ratio, score_cutoff=CLOSE_ENOUGH)
    if best is not None:
        return ColumnHeading(words, _EXACT[best[0]], best[1] / 100)
    # A heading may say more than its role: "Lead (name and role)", "By when (month)", "Success measures and impact".
    for length in range(min(_LONGEST, len(folded.split())), 1, -1):
        tokens = folded.split()
        for position in range(len(tokens) - length + 1):
            role = _EXACT.get(" ".join(tokens[position : position + length]))
            if role is not None:
                return ColumnHeading(words, role, length / len(tokens))
    first = _EXACT.get(folded.split()[0])
    return ColumnHeading(words, first, 0.5 / len(folded.split()) + 0.25) if first is not None else ColumnHeading(words, None, 0.0)
