"""Finds the lines of a measure cell's paragraph that begin a criterion of their own, though no mark and no room left says so.

A line that fills its column may be followed by the rest of its sentence or by the next criterion: the break itself tells nothing.
Then the words must: a sentence goes on with a small letter or a name, and a name is one elsewhere in the paper too.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from ...model import Passage, fold, slice_of
from ..language.date_words import MONTHS, WEEKDAYS
from ..readers.wrapping import hangs, is_complete

# A criterion says more than a word before another can follow it: "Improved / Attendance" is one heading.
FEWEST_WORDS = 2
NEAR = 400  # letters before and behind a line's beginning that are looked at
# Words that begin a sentence when they have a capital: no name begins with them.
_OPENERS = frozenset(
    "a all an any at both each every fewer half it its less more most no none our some the their there these they this we when".split()
)
_CAPITAL = re.compile(r"[\"'“‘(]?([A-Z](?:[a-z]+(?:-[a-z]+)*)?)(?=[\s,]|$)")
_SHARE = re.compile(r"\d[\d.,]*\s*%")
# A name of several words goes on with a capital: "… with the Local / Offer team", "… agreed with Health / Visiting".
_IN_NAME = re.compile(r"(?:^|[\s(/])[A-Z][\w’'-]*$|[&/(-]$")
# … or after one of these, which ask for more and may yet stand at the end of a short note.
_ASKS = re.compile(
    r"\b(?:all|any|both|no|via|using|under|across|after|before|including|since|over|around|among|only|also|then)$", re.IGNORECASE
)
# What a criterion needs to have been said: a verb in one of the forms criteria are written in, or how much.
_SAID = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|can|do|does|\w{2,}ed|in place|in post|met|held|seen|made|given|taken|set up|\d+)\b"
)
_SMALL = re.compile(r"(?<![A-Za-z’'])[a-z]{2,}(?:-[a-z]+)*(?![A-Za-z])")
_NAMED = re.compile(r"(?<=[a-z,] )[A-Z][a-z]+(?:-[a-z]+)*(?![A-Za-z])")


@dataclass(frozen=True, slots=True)
class Usage:
    """A paper's words, kept in small letters: those it writes so, and those with a capital in the middle of a sentence."""

    small: frozenset[str]
    named: frozenset[str]


@lru_cache(maxsize=1)
def usage_of(text: str) -> Usage:
    """Return how a paper writes its words."""
    return Usage(frozenset(_SMALL.findall(text)), frozenset(word.lower() for word in _NAMED.findall(text)))


def part_at_lines(text: str, passage: Passage) -> list[Passage]:
    """Return the criteria that a paragraph's lines of print begin, the paragraph itself where that is one; ``text`` is the document's."""
    cuts, words = [0], passage.text
    for start in _line_starts(text, passage):
        before = words[max(cuts[-1], start - NEAR) : start].rstrip()
        if _begins(text, before, words[start : start + NEAR], words[cuts[-1] : cuts[-1] + NEAR]):
            cuts.append(start)
    if len(cuts) == 1:
        return [passage]
    return [slice_of(text, passage, start, end) for start, end in zip(cuts, [*cuts[1:], len(passage.text)], strict=True)]


def _line_starts(text: str, passage: Passage) -> Iterator[int]:
    """Yield where in the folded words each line of print but the first begins."""
    position = 0
    for fragment in passage.fragments:
        for line in text[fragment.start : fragment.end].split("\n"):
            words = fold(line)
            if words and position:
                yield position
            position += len(words) + 1 if words else 0


def _begins(text: str, before: str, line: str, begun: str) -> bool:
    """Tell whether the words from a line on are a new criterion behind those before it, which began with ``begun``."""
    share, match = _SHARE.match(line), _CAPITAL.match(line)
    if (share is None and match is None) or is_complete(before) or hangs(before):
        return False
    if len(before.split()) < FEWEST_WORDS or before.count("(") > before.count(")"):
        return False
    if match is None:
        return _SHARE.match(begun) is not None
    if _IN_NAME.search(before) or _ASKS.search(before):
        return False
    word, rest = match[1].lower(), line[match.end() :].lstrip(" ,")
    if not rest[:1].islower() or word in MONTHS or word in WEEKDAYS:
        return False
    if word in _OPENERS or begun.split()[0].lower() == word:
        return True
    usage = usage_of(text)
    return word not in usage.named and (word in usage.small or _SAID.search(before) is not None)
