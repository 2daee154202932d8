"""Tells the role of a plan table's column from its heading.

A heading counts when its words, folded to lower case without punctuation, are one of the known wordings (see
``column_wordings``), or come so close that only spelling can be the difference. :func:`read_heading` is strict, for
telling a heading from other words; :func:`heading_roles` names all that a heading may mean, for weighing it against
what the column holds.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from .column_wordings import FOREIGN, PERHAPS_ACTION, TARGETS, WORDINGS
from .column_wordings import Role as Role
from .letters import visible

# A shorter spelling never differs by more than a plural or one slip of the hand: 88 of 100 lets "timescale"/"time scale"
# and "measure"/"measures" through and keeps "action"/"actor" and "lead"/"led" apart.
CLOSE_ENOUGH = 88

_PERIOD = re.compile(
    r"(?:q(?:uarter|tr)?\s*[1-4]|(?:first|second|third|fourth|last|this|previous|current) (?:quarter|month|period)"
    r"|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]*)(?:\s+\d{2,4}(?:\s+\d{2,4})?)?|(?:19|20)\d{2}(?:\s+\d{2,4})?",
)
_REVISED = re.compile(r"\b(?:revised|amended|updated|new|extended|current|latest)\b")
_FORMER = re.compile(r"\b(?:original|initial|initially|former|previous|first|baseline|forecast|predicted|anticipated)\b")

_EXACT: dict[str, Role] = {wording: role for role, wordings in WORDINGS.items() for wording in wordings}
# A line seldom begins with one of these as a label: "Risk: …" and "Support: …" go on with what stands above.
_NO_LABELS = frozenset({Role.NOTE, Role.SUPPORT, Role.BASELINE})
_LABEL = re.compile(r"([A-Z][^:.;]{2,50}?)(?:\s+[A-Z]?\d[\d.]*[a-z]?)?\s*:\s")
_LONGEST = max(len(wording.split()) for wording in _EXACT)
# A table of 30 columns has a heading line of so many words; a longer line is prose, and none is split for ever.
MOST_HEADING_WORDS = 150
# Words of a heading that only ask or join: what is left of "Progress in this quarter" is "progress quarter".
_SMALL = frozenset("a an and are at be by for have in is it of on or our the their this to was we were will with".split())
# What a heading's words are worth that say more than a role: at least, and at most where they fall short by a word in many.
CONTAINED, CONTAINED_MOST = 0.55, 0.95


@dataclass(frozen=True, slots=True)
class ColumnHeading:
    """A column heading as printed, the role it was read as, and how sure that is (1 exact, less by spelling)."""

    words: str
    role: Role | None
    score: float


@lru_cache(maxsize=8192)
def plain(words: str) -> str:
    """Return a heading in lower case, its punctuation and brackets dropped, white space folded."""
    without_brackets = re.sub(r"\([^)]*\)", " ", visible(words).lower().replace("’", "'"))
    return " ".join(re.sub(r"[^a-z0-9#' ]+", " ", without_brackets.replace("&", " and ")).split())


def read_heading(words: str) -> ColumnHeading:
    """Tell the role of a column by its heading; the role is None where the wording says nothing."""
    folded = plain(words)
    if not folded:
        return ColumnHeading(words, None, 0.0)
    if folded in _EXACT:
        return ColumnHeading(words, _EXACT[folded], 1.0)
    return _closest(words, folded)


def heading_roles(words: str) -> tuple[tuple[Role, float], ...]:
    """Return every role a heading may name with how surely (1 outright, less for a part of its words or another spelling), the surest
    first.

    A heading of several parts ("Lead / Owner", "Success measures: how will we know?") names what its parts name.
    """
    found: dict[Role, float] = {}
    whole = plain(words)
    exact = _EXACT.get(whole)
    if exact is not None:
        found[exact] = 1.0
    else:
        parts = [plain(part) for part in re.split(r"[/|:;?–—]|\s-\s|\band\b|&", re.sub(r"\([^)]*\)", " ", words))]
        named = [role for part in parts if part and (role := _EXACT.get(part)) is not None]
        for place, role in enumerate(dict.fromkeys(named)):
            sure = 1.0 if len(set(named)) == 1 and len(named) == sum(map(bool, parts)) else CONTAINED_MOST
            found[role] = sure - 0.05 * place
        for role, score in _contained(whole):
            found.setdefault(role, score)
        read = read_heading(words)
        if read.role is not None and read.score >= CLOSE_ENOUGH / 100:
            found[read.role] = max(found.get(read.role, 0.0), read.score)
        if not found and (inside := re.search(r"\(([^)]+)\)", words)) is not None and (role := _EXACT.get(plain(inside[1]))) is not None:
            found[role] = CONTAINED_MOST
    return tuple(sorted(found.items(), key=lambda item: -item[1]))


def is_foreign(words: str) -> bool:
    """Tell whether a heading stands for a table that is no plan's: a list of versions, terms, meetings, members or risks."""
    return plain(words) in FOREIGN


def may_head_actions(words: str) -> bool:
    """Tell whether a heading that names another role stands over the actions of some plans ("Milestones", "Objective")."""
    return plain(words) in PERHAPS_ACTION


def names_target(words: str) -> bool:
    """Tell whether a heading stands over what a measure must reach, rather than over the measure itself."""
    return plain(words) in TARGETS


def names_period(words: str) -> bool:
    """Tell whether a heading is a quarter, month or year ("Q1", "Q2 2024/25", "March 2024"): what it holds is said elsewhere."""
    return _PERIOD.fullmatch(plain(words)) is not None


def due_rank(words: str) -> int:
    """Return which of several columns of dates a heading puts first: 0 a revised date, 1 a plain one, 2 an original or forecast one."""
    lower = words.lower()
    if _REVISED.search(lower):
        return 0
    return 2 if _FORMER.search(lower) else 1


def begins_with_label(words: str) -> bool:
    """Tell whether words begin with a column's heading and a colon, as one of an action's labelled lines does: "By when: May 2024"."""
    match = _LABEL.match(words)
    return match is not None and _EXACT.get(plain(match[1]), Role.NOTE) not in _NO_LABELS and plain(match[1]) != "what"


def _contained(whole: str) -> list[tuple[Role, float]]:
    """Return the roles named by a run of a heading's words, longest first: "Quarterly progress", "Expected completion date"."""
    tokens = whole.split()
    found: list[tuple[Role, float]] = []
    weight = max(1, sum(token not in _SMALL for token in tokens))
    for length in range(min(_LONGEST, len(tokens)), 0, -1):
        for position in range(len(tokens) - length + 1):
            run = tokens[position : position + length]
            role = _EXACT.get(" ".join(run))
            edge = position == 0 or position + length == len(tokens)
            if role is None or (length == 1 and (not edge or len(tokens[position]) < 3)):
                continue
            share = sum(token not in _SMALL for token in run) / weight
            asks = length >= 3 and position == 0  # "How will we know that …": what follows only spells the question out
            score = CONTAINED + (CONTAINED_MOST - CONTAINED) * (max(share, 0.8) if asks else share)
            found.append((role, min(score, CONTAINED_MOST) - 0.02 * (position > 0)))
    return found


def split_headings(words: list[str]) -> list[ColumnHeading] | None:
    """Split the words of a heading line into column headings, or None when they are not wholly such.

    For text whose cells were written one after another, a table's heading line is the only trace of its columns.
    The longest wording wins ("success measures" before "success") wherever the rest can be split too; single words are
    matched exactly, lest any short line of prose pass for a table's head.
    """
    found = _split(words, 0, set()) if len(words) <= MOST_HEADING_WORDS else None
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
