"""Where words stand within their lines of print, told by the widths letters commonly have."""

import re

from ..model import Box, Fragment

# Widths of letters in shares of the font size, as the sans serif fonts of office papers have them: a word's end comes out
# within half a letter or so.
NARROW, MIDDLE, CAPITAL, BROAD, SPACE = 0.27, 0.54, 0.68, 0.85, 0.28
# The box of a list entry's line begins behind its marker.
_MARKER = re.compile(r"\A(?:[^\w\s(]|\(?(?:\d+|[a-z]|[ivx]+)[.)]|[o§▪]) ", re.IGNORECASE)
_NARROW, _BROAD = frozenset("ijltfr.,;:'|!()[]’‘-I"), frozenset("mwMW—")


def places_of(fragment: Fragment, text: str) -> tuple[Box, ...]:
    """Return the places of a fragment's words in the document's ``text``, line by line: the first and last line cut to its words.

    A line whose extent downwards is the larger one is sideways print, and left whole.
    """
    boxes = fragment.line_boxes
    pieces = text[fragment.start : fragment.end].split("\n")
    if len(pieces) != len(boxes):
        return boxes
    before = _MARKER.sub("", text[text.rfind("\n", 0, fragment.start) + 1 : fragment.start].lstrip("\f"))
    line_end = text.find("\n", fragment.end)
    after = text[fragment.end : line_end if line_end >= 0 else len(text)]
    if len(boxes) == 1:
        return (_cut(boxes[0], before + pieces[0] + after, len(before), len(before) + len(pieces[0])),)
    first = _cut(boxes[0], before + pieces[0], len(before), len(before) + len(pieces[0]))
    last = _cut(boxes[-1], pieces[-1] + after, 0, len(pieces[-1]))
    return (first, *boxes[1:-1], last)


def _cut(box: Box, line: str, start: int, end: int) -> Box:
    """Return the part of a line's box in which its characters from ``start`` to ``end`` stand."""
    if (start == 0 and end == len(line)) or box.bottom - box.top > box.x1 - box.x0:
        return box
    widths = [_width(letter) for letter in line]
    whole = sum(widths) or 1.0
    share = (box.x1 - box.x0) / whole
    return Box(x0=box.x0 + share * sum(widths[:start]), top=box.top, x1=box.x0 + share * sum(widths[:end]), bottom=box.bottom)


def _width(letter: str) -> float:
    if letter == " ":
        return SPACE
    if letter in _NARROW:
        return NARROW
    if letter in _BROAD:
        return BROAD
    return CAPITAL if letter.isupper() else MIDDLE
