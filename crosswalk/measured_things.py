"""What a sentence measures: two shares of families who feel heard are of one thing, a Section B and a Section E are two.

Two texts speak of one measured thing when they share a dimension (timeliness, complaints, confidence …) and what it is
measured of (plans, reviews, advice …), and no lettered or numbered part ("Section B", "Year 6") tells them apart.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from .similarity import stems

# What can be measured of a service for children with special needs. Whole words, any case.
_DIMENSIONS: Mapping[str, str] = {
    "timeliness": r"timel\w+|\d+[- ]?weeks?|timescales?|deadlines?|compliance(?! check)|wait(?:s|ing)?|overdue|backlogs?|delays?",
    "disputes": r"complaints?|tribunals?|mediations?|appeals?",
    "satisfaction": r"satisf\w+|happy",
    "confidence": r"confiden\w+|skills?",
    "quality": r"rated|quality|standards?|criteria|concise|good",
    "involvement": r"involve\w*|views|engage\w*",
    "hearing": r"listen(?:ed|ing)?|heard",
    "training": r"train\w*",
    "reach": r"hits|visit\w*|read rate|awareness",
    "attendance": r"attend\w*|exclusions?|absence",
    "transition": r"year \d+",
    "face to face": r"face[- ]to[- ]face",
}
# What it can be measured of.
_SUBJECTS: Mapping[str, str] = {
    "plans": r"ehc\w*|education,? health,? (?:and|&) care",
    "reviews": r"annual reviews?",
    "advice": r"advice|contributions?",
    "coordinators": r"co-?ordinators?",
    "co-production": r"co-?production",
    "therapy": r"salt|speech|occupational",
    "mental health": r"camhs|mental health",
    "local offer": r"local offer",
    "schools": r"schools?|settings?",
    "staff": r"staff|employees?|workforce",
    "meetings": r"meetings?",
    "decisions": r"decisions?",
    "sections": r"sections?",
}
_DIMENSION_PATTERNS = {name: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for name, words in _DIMENSIONS.items()}
_SUBJECT_PATTERNS = {name: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for name, words in _SUBJECTS.items()}
_CHANGE = re.compile(r"\d|\b(?:increas|reduc|improv|decreas|f[ae]ll|ris|rose|fewer|more\b|rates?\b|higher|lower|exceed)", re.IGNORECASE)
_LETTERED = re.compile(r"\bSections?\s+([A-Z])\d?s?\b")
_NUMBERED = re.compile(r"\b(?:year|stage)\s+(\d+)\b", re.IGNORECASE)

# Texts read before are asked for again: a measure is held against every statement.
KNOWN_TEXTS = 8192
# Both texts' dimensions and subjects must be shared to this extent to be called one thing. On the measuring papers half of the
# pairs at or above it were true links, of those between 0.3 and it fewer than one in ten.
SAME_THING = 0.5


@dataclass(frozen=True, slots=True)
class MeasuredThing:
    """What a text measures; ``part`` is the first lettered or numbered part it names ("Section B" is ``b``, "Year 6" is ``6``)."""

    dimensions: frozenset[str]
    subjects: frozenset[str]
    part: str | None
    changes: bool
    words: frozenset[str] = frozenset()

    def likeness(self, other: "MeasuredThing") -> float:
        """Return how surely what ``other`` reports is this thing, 0 to 1; 0 where one names a part the other does not."""
        shared = self.dimensions & other.dimensions
        if not (self.changes and other.changes) or self.part != other.part:
            return 0.0
        if self.part:
            return 1.0
        if not shared:
            return 0.0
        if self.subjects and not self.subjects & other.subjects:
            return 0.0
        union = self.subjects | other.subjects
        subjects = len(self.subjects & other.subjects) / len(union) if union else self._shared_words(other)
        return 0.5 * len(shared) / len(self.dimensions | other.dimensions) + 0.5 * subjects

    def _shared_words(self, other: "MeasuredThing") -> float:
        """Return which share of the shorter text's words the other has too: all there is to go by where no subject is named."""
        fewest = min(len(self.words), len(other.words))
        return len(self.words & other.words) / fewest if fewest else 0.0


@lru_cache(maxsize=KNOWN_TEXTS)
def measured_thing(text: str) -> MeasuredThing:
    """Return what ``text`` measures."""
    part = _LETTERED.search(text) or _NUMBERED.search(text)
    return MeasuredThing(
        dimensions=frozenset(name for name, words in _DIMENSION_PATTERNS.items() if words.search(text)),
        subjects=frozenset(name for name, words in _SUBJECT_PATTERNS.items() if words.search(text)),
        part=part.group(1).lower() if part else None,
        changes=bool(_CHANGE.search(text)),
        words=frozenset(word for word in stems(text, {}) if not word.isdigit()),
    )
