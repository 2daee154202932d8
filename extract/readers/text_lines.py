"""A plain text's lines that hold words, what stands between them, and which of them are page furniture."""

import itertools
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import IntEnum

from ..language.column_headings import split_headings

# A line counts as a running header or footer when it recurs, digits aside, at the edge of this many pages.
RECURRING_PAGES = 3
# How many lines at the top and at the bottom of a page may be furniture.
EDGE_LINES = 3
# Lone numbers closer together than this are no page numbers: a page of text has 35 lines and more, its last one aside.
PAGE_LINES = 25

_PAGE_NUMBER = re.compile(r"(?:page\s*)?[-–]?\s*(\d{1,4})\s*[-–]?(?:\s*(?:of|/)\s*\d{1,4})?", re.IGNORECASE)
_LONE_NUMBER = re.compile(r"\d{1,4}")


class Gap(IntEnum):
    """What stands between a line and the one before it."""

    NONE = 0
    SOFT = 1  # a line of white space alone: an empty paragraph of the source
    HARD = 2  # an empty line
    PAGE = 3  # the end of a page


@dataclass(frozen=True, slots=True)
class Line:
    """A line without the white space at its ends; ``indent`` counts the characters before its words."""

    start: int
    end: int
    text: str
    indent: int = 0
    page: int | None = None
    gap: Gap = Gap.HARD

    @property
    def first_word(self) -> str:
        """The line's first word."""
        return self.text.split(maxsplit=1)[0]


def read_lines(text: str) -> list[Line]:
    """Return the lines of ``text`` that hold words, page furniture left out (it stays in the text)."""
    lines = list(_lines(text))
    furniture = _furniture(text, lines)
    kept: list[Line] = []
    cut = False
    for number, line in enumerate(lines):
        if number in furniture:
            cut = True
            continue
        kept.append(replace(line, gap=Gap.PAGE) if cut else line)
        cut = False
    return kept


def _lines(text: str) -> Iterator[Line]:
    paged = "\f" in text
    page, gap, position = (1 if paged else None), Gap.HARD, 0
    for raw in re.split(r"(\n|\f)", text):
        if raw == "\f":
            page = (page or 1) + 1
            gap = Gap.PAGE
        elif raw == "\n":
            pass
        elif words := raw.strip():
            indent = len(raw) - len(raw.lstrip())
            yield Line(position + indent, position + len(raw.rstrip()), words, indent, page, gap)
            gap = Gap.NONE
        elif text[position - 1 : position] in ("\n", "") and position + len(raw) < len(text) and text[position + len(raw)] == "\n":
            gap = max(gap, Gap.SOFT if raw else Gap.HARD)
        position += len(raw)


def _furniture(text: str, lines: list[Line]) -> set[int]:
    """Return the numbers of the lines that are page numbers or running headers and footers."""
    return _running_lines(lines) | _page_numbers(text, lines)


def _running_lines(lines: list[Line]) -> set[int]:
    pages: dict[int, list[int]] = {}
    for number, line in enumerate(lines):
        if line.page is not None:
            pages.setdefault(line.page, []).append(number)
    edges = {n for numbers in pages.values() for n in (*numbers[:EDGE_LINES], *numbers[-EDGE_LINES:])}
    seen = Counter(wording for numbers in pages.values() for wording in {_without_digits(lines[n].text) for n in numbers if n in edges})
    recurring = {wording for wording, count in seen.items() if count >= RECURRING_PAGES and count * 2 > len(pages)}
    return {n for n in edges if _without_digits(lines[n].text) in recurring or (len(pages) > 1 and _PAGE_NUMBER.fullmatch(lines[n].text))}


def _page_numbers(text: str, lines: list[Line]) -> set[int]:
    """Return the lone numbers that rise through the text: what is left of page numbers where page ends are lost.

    The references of a table ("1", "2", "3", each on a line of its own) rise too, but stand behind its heading line or
    closer together than the ends of pages do.
    """
    lone = [
        n
        for n, line in enumerate(lines)
        if _LONE_NUMBER.fullmatch(line.text) and line.gap >= Gap.SOFT and (n + 1 == len(lines) or lines[n + 1].gap >= Gap.SOFT)
    ]
    values = [int(lines[n].text) for n in lone]
    rising = len(values) >= 2 and all(a < b for a, b in itertools.pairwise(values))
    if not rising or any(n > 0 and split_headings(lines[n - 1].text.split()) is not None for n in lone):
        return set()
    between = [text.count("\n", lines[a].start, lines[b].start) for a, b in itertools.pairwise(lone)]
    return set(lone) if min(between) >= PAGE_LINES else set()


def _without_digits(words: str) -> str:
    return re.sub(r"\d+", "#", words)
