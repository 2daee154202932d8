"""A paper's own abbreviations: its glossary table, and definitions in brackets."""

import re

from ...model import Definition, Layout, Table, join, slice_of
from .facts import sentences

_GLOSSARY_HEADINGS = (
    ("abbreviation", "acronym", "term", "acronyms", "abbreviations", "terms"),
    ("definition", "meaning", "definitions", "description", "explanation"),
)
# "Joint Strategic Needs Assessment (JSNA)"
_BRACKETED = re.compile(r"\(([A-Z][A-Za-z&]{1,9})\)")


def read_glossary(layout: Layout) -> tuple[Definition, ...]:
    """Return each abbreviation once, the glossary's meaning before one in brackets."""
    found: dict[str, Definition] = {}
    for definition in (*_tabled(layout), *_bracketed(layout)):
        found.setdefault(definition.term, definition)
    return tuple(found.values())


def _tabled(layout: Layout) -> list[Definition]:
    found = []
    for block in layout.blocks:
        if not isinstance(block, Table) or block.columns != 2 or not block.rows:
            continue
        first, second = ((c.text.lower() if (c := block.rows[0].at(n)) else "") for n in (0, 1))
        if first not in _GLOSSARY_HEADINGS[0] or second not in _GLOSSARY_HEADINGS[1]:
            continue
        for row in block.rows[1:]:
            term, meaning = row.at(0), row.at(1)
            if term is not None and meaning is not None and term.blocks and meaning.blocks:
                passage = join(layout.text, meaning.passages)
                found.append(Definition(term=term.text, meaning=passage.text, passage=passage))
    return found


def _bracketed(layout: Layout) -> list[Definition]:
    found = []
    for passage in sentences(layout):
        for match in _BRACKETED.finditer(passage.text):
            start = begin_of_meaning(passage.text[: match.start()].rstrip(), match[1])
            if start is not None:
                meaning = slice_of(layout.text, passage, start, len(passage.text[: match.start()].rstrip()))
                found.append(Definition(term=match[1], meaning=meaning.text, passage=meaning))
    return found


def begin_of_meaning(before: str, term: str) -> int | None:
    """Return where the words begin whose initials, small words aside, spell the abbreviation."""
    words = [(m.start(), m.group()) for m in re.finditer(r"[A-Za-z][\w’'-]*", before)]
    letters = [c for c in term if c.isupper()]
    position = len(letters) - 1
    for start, word in reversed(words):
        initials = [part[0] for part in word.split("-") if part]
        if position >= 0 and initials[0].upper() == letters[position]:
            position -= 1
            if position < 0:
                return start
        elif word.lower() not in ("and", "of", "for", "the", "with", "in", "to"):
            return None
    return None
