"""Reads how many items a line that introduces a list announces: "five priorities:"."""

import re

from ..model import Statement

# A list of more is counted in figures or not at all.
_WORDS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_NUMBERS = {word: number for number, word in enumerate(_WORDS, start=2)}
_KINDS = (
    "priorit(?:y|ies)|actions?|steps?|areas?|aims?|objectives?|themes?|strands?|workstreams?|recommendations?|measures?|outcomes?|weaknesses|"
    "points|things|reasons|projects|changes|improvements|commitments|principles|concerns|challenges"
)
# The number stands before what is listed, with at most three words between, and the line ends soon behind it with a colon.
_ANNOUNCES = re.compile(
    rf"\b(?P<number>{'|'.join(_WORDS)}|[2-9]|1[0-2])\s+(?:[a-z-]+\s+){{0,3}}?(?:{_KINDS})\b(?P<behind>[^.:;]{{0,60}}):$", re.IGNORECASE
)
# "Two of the five priorities", "at least three steps", "including": the list need not hold as many.
_OPEN = re.compile(
    r"\b(?:of (?:the|our|its|these|those)|at least|over|more than|up to|about|around|the other|includ\w+|such as|e\.g)\b", re.IGNORECASE
)


def announced(statement: Statement) -> int | None:
    """Return how many items a statement says it lists, or None where it does not plainly say or lists none."""
    text = statement.passage.text.strip()
    found = _ANNOUNCES.search(text)
    if found is None or not statement.items or _OPEN.search(text):
        return None
    # A second number leaves open which of the two counts the list.
    others = re.findall(rf"\b(?:{'|'.join(_WORDS)}|\d+)\b", text[: found.start("number")] + found["behind"], re.IGNORECASE)
    if others:
        return None
    number = found["number"].lower()
    return _NUMBERS.get(number) or int(number)
