"""All the words of a paper as passages: what its facts hold, and the prose around them that no fact took up."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from ..extract.language.sentences import split_sentences
from ..model import Document, Fragment, Passage, Section, slice_of
from .overlong import LONGEST_PASSAGE

# Passages whose sentences are kept: many rules ask for those of one area's papers, one area after another.
KNOWN_PASSAGES = 8192
# What stands between two paragraphs; a page's end is one.
_BREAK = re.compile(r"\n[ \t]*\n|\f")


@dataclass(frozen=True, slots=True)
class Spoken:
    """A statement, or an item of one, with its paper and section; ``workstream`` is its own where it has one."""

    paper: Document
    section: Section
    passage: Passage
    workstream: int | None = None


def spoken_in(paper: Document) -> Iterator[Spoken]:
    """Yield every statement of a paper, each followed by its items."""
    for statement in paper.statements:
        for passage in (statement.passage, *statement.items):
            yield Spoken(paper, statement.section, passage, statement.workstream)


def pieces_of(paper: Document) -> tuple[Passage, ...]:
    """Return all words of a paper in reading order: the passages of its facts, and each paragraph no fact covers."""
    facts = passages_of_facts(paper)
    free: list[Passage] = []
    position = 0
    for start, end in [*sorted((f.start, f.end) for passage in facts for f in passage.fragments), (len(paper.text), len(paper.text))]:
        if start > position:
            free += _paragraphs(paper, position, start)
        position = max(position, end)
    return tuple(sorted([*facts, *free], key=lambda passage: passage.start))


def sentences_of(paper: Document, passage: Passage) -> Iterator[Passage]:
    """Yield the sentences of a passage, each with its place."""
    yield from _sentences(paper.text, passage)


@lru_cache(maxsize=KNOWN_PASSAGES)
def _sentences(text: str, passage: Passage) -> tuple[Passage, ...]:
    bounds = split_sentences(passage.text)
    return (passage,) if len(bounds) < 2 else tuple(slice_of(text, passage, start, end) for start, end in bounds)


def spoken_sentences(paper: Document) -> Iterator[tuple[Spoken, Passage]]:
    """Yield the sentences of every statement and item of a paper, each with what it stands in."""
    for spoken in spoken_in(paper):
        for sentence in sentences_of(paper, spoken.passage):
            yield spoken, sentence


def quote_at(paper: Document, start: int, end: int) -> Passage:
    """Return the words between two offsets of a paper's text, with page and box where a fact knows them."""
    for passage in passages_of_facts(paper):
        for fragment in passage.fragments:
            if fragment.start <= start and end <= fragment.end:
                return Passage.cut(paper.text, [fragment.part(paper.text, start, end)])
    return Passage.cut(paper.text, [Fragment(page=_page_at(paper, start), start=start, end=end)])


def passages_of_facts(paper: Document) -> list[Passage]:
    """Return the passages of a paper's weaknesses, outcomes, actions, measures and statements, each once."""
    found = [weakness.passage for weakness in paper.weaknesses]
    found += [outcome.passage for outcome in paper.outcomes]
    for action in paper.actions:
        found += [action.passage, *(measure.passage for measure in action.measures), *action.notes]
    found += [one.passage for one in spoken_in(paper)]
    return list(dict.fromkeys(found))


def _paragraphs(paper: Document, start: int, end: int) -> Iterator[Passage]:
    for piece_start, piece_end in _split(paper.text, start, end):
        if paper.text[piece_start:piece_end].strip():
            yield Passage.cut(paper.text, [Fragment(page=_page_at(paper, piece_start), start=piece_start, end=piece_end)])


def _split(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the bounds of the paragraphs; one too long to be prose comes in parts, cut at its line ends where it has any."""
    for found in _BREAK.finditer(text, start, end):
        yield from _parts(text, start, found.start())
        start = found.end()
    yield from _parts(text, start, end)


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > LONGEST_PASSAGE:
        line_end = text.rfind("\n", start + 1, start + LONGEST_PASSAGE)
        cut = line_end if line_end != -1 else start + LONGEST_PASSAGE
        yield start, cut
        start = cut
    yield start, end


def _page_at(paper: Document, offset: int) -> int | None:
    return None if paper.pages is None else 1 + paper.text.count("\f", 0, offset)
