"""Reads what a plan's own ratings claim: by their words, or by the colours as the plan's legend explains them.

What a colour means differs from area to area (green is "complete" in one and "on track" in the next), so a colour without
a legend claims nothing here.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from ..model import Action, Document


class Claimed(StrEnum):
    """What a rating says of an action, in the words a finding uses."""

    COMPLETE = "complete"
    ON_TRACK = "on track"
    AT_RISK = "at risk"
    OFF_TRACK = "off track"
    NOT_STARTED = "not started"


@dataclass(frozen=True, slots=True)
class Explained:
    """What a legend says of one colour: the state, and the offsets of its words in the plan's text."""

    claimed: Claimed
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Rating:
    """An action's latest rating as written, what it claims, and the legend's words where it is a colour."""

    words: str
    claimed: Claimed
    legend: Explained | None = None


_COLOURS = ("red", "amber", "yellow", "green", "blue", "purple", "grey", "gray", "black", "white")
_LETTERS = {"r": "red", "a": "amber", "g": "green", "b": "blue"}
_COLOUR = "|".join(_COLOURS)
# A colour explained: "Green – on track", "Blue: complete", "Amber (some delay)", "Red means not on track".
_ENTRY = re.compile(
    rf"\b(?P<colour>{_COLOUR})\b(?:\s+(?:rated|rating))?\s*(?:[:=(–—-]|means|indicates|shows|is\s+for|is)\s*"
    rf"(?P<words>(?:(?!\b(?:{_COLOUR})\b)[^.;|\n]){{3,120}})",
    re.IGNORECASE,
)
# A legend explains at least two colours; one alone is a sentence that happens to name a colour.
LEAST_COLOURS = 2


def _cue(*parts: str) -> re.Pattern[str]:
    return re.compile("|".join(rf"\b(?:{part})\b" for part in parts), re.IGNORECASE)


# Looked for in this order: "not on track" holds "on track", and "not yet started" says more than "some delay".
_STATES: tuple[tuple[Claimed, re.Pattern[str]], ...] = (
    (Claimed.NOT_STARTED, _cue(r"not\s+(?:yet\s+)?(?:started|begun|commenced|due)", r"yet to (?:start|begin)", r"to do")),
    (
        Claimed.OFF_TRACK,
        _cue(
            r"off[- ]track",
            r"not\s+(?:currently\s+)?(?:on\s+track|achieved|met|completed?|delivered)",
            r"will not|significant|serious|major|severe|overdue|missed|stalled|unlikely",
        ),
    ),
    (Claimed.AT_RISK, _cue(r"at risk|risk of|delay\w*|slipp\w+|behind|concerns?|issues?|partial\w*|partly|some (?:progress|risk)|minor")),
    (Claimed.ON_TRACK, _cue(r"on (?:track|target|schedule|course)|in progress|progressing|under ?way|ongoing")),
    (Claimed.COMPLETE, _cue(r"completed?|delivered|achieved|embedded|closed|done|finished|implemented|met")),
)


def legend_of(plan: Document) -> Mapping[str, Explained]:
    """Return what the plan says its colours mean, by colour; empty where it explains fewer than two."""
    found: dict[str, Explained] = {}
    for entry in _ENTRY.finditer(plan.text):
        claimed = _state(entry["words"])
        colour = entry["colour"].lower().replace("gray", "grey")
        if claimed is not None and colour not in found:
            found[colour] = Explained(claimed, entry.start(), entry.start("words") + len(entry["words"].rstrip(" ),")))
    return found if len(found) >= LEAST_COLOURS else {}


def rating_of(action: Action, legend: Mapping[str, Explained]) -> Rating | None:
    """Return the latest rating of an action that claims something; None where its cells are blank or nothing explains them."""
    for cell in reversed(action.rag):
        words = " ".join(cell.split())
        if not words:
            continue
        claimed = _state(words)
        if claimed is not None:
            return Rating(words, claimed)
        named = re.match(rf"(?:{_COLOUR})\b", words.lower())
        explained = legend.get(_LETTERS.get(words.lower(), named.group() if named else ""))
        return Rating(words, explained.claimed, explained) if explained is not None else None
    return None


def _state(words: str) -> Claimed | None:
    return next((claimed for claimed, cue in _STATES if cue.search(words)), None)
