"""Splits running words into sentences, minding abbreviations, initials and figures."""

import re

# Titles and abbreviations a full stop belongs to.
_ABBREVIATION = re.compile(
    r"(?:^|[\s(])(?:e\.g|i\.e|etc|eg|ie|no|nos|st|mr|mrs|ms|dr|prof|cllr|rev|vs|approx|incl|dept|govt|fig|para|pt|ref|al|viz|cf|inc|ltd|est|max|min|reg|sec|vol|p|pp|[a-z])\.$",
    re.IGNORECASE,
)
_LONGEST_ABBREVIATION = 12  # characters, with what stands before it
_BOUNDARY = re.compile(r"[.!?]+[\"'”’)\]]*\s+(?=[\"'“‘(\[]*[A-Z0-9£])")


def split_sentences(words: str) -> list[tuple[int, int]]:
    """Return the bounds of the sentences of folded ``words``, without white space between them."""
    bounds, start = [], 0
    for match in _BOUNDARY.finditer(words):
        end = match.start() + len(match.group().rstrip())
        if words[end - 1] == "." and _ABBREVIATION.search(words[max(start, end - _LONGEST_ABBREVIATION) : end]):
            continue
        bounds.append((start, end))
        start = match.end()
    if start < len(words):
        bounds.append((start, len(words.rstrip())))
    return bounds
