"""What a parser of one kind of paper is, and how surely a paper is of its kind."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from ...model import (
    Action,
    DatedFact,
    Definition,
    Kind,
    Layout,
    Outcome,
    Passage,
    Person,
    Recognition,
    Statement,
    Table,
    Weakness,
    Workstream,
)


@dataclass(frozen=True, slots=True)
class Cue:
    """Wording that speaks for a kind of paper: ``weight`` is how sure one finding of it makes, from 0 to 1.

    ``top`` looks only at the paper's first words, where it says what it is.
    """

    pattern: str
    weight: float
    says: str
    top: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """What a parser found, before it is put together with the paper's name, date and area."""

    title: Passage | None = None
    date: str | None = None
    date_passage: Passage | None = None
    facts: tuple[DatedFact, ...] = ()
    people: tuple[Person, ...] = ()
    weaknesses: tuple[Weakness, ...] = ()
    workstreams: tuple[Workstream, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    actions: tuple[Action, ...] = ()
    statements: tuple[Statement, ...] = ()
    glossary: tuple[Definition, ...] = ()
    warnings: tuple[str, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Parser:
    """A kind of paper, the cues it is recognised by, and the function that reads it."""

    kind: Kind
    cues: tuple[Cue, ...]
    parse: Callable[[Layout], Draft]


# How much of a paper counts as its top, in characters: a title page and its first lines.
TOP = 1500


def recognise(words: str, parser: Parser) -> Recognition:
    """Say how surely a paper of these words (see ``words_of``) is of the parser's kind.

    Cues are taken as independent: each makes what doubt is left smaller by its weight.
    """
    doubt, said = 1.0, []
    for cue in parser.cues:
        if re.search(cue.pattern, words[:TOP] if cue.top else words, re.IGNORECASE | re.MULTILINE):
            doubt *= 1 - cue.weight
            said.append(cue.says)
    return Recognition(kind=parser.kind, score=round(1 - doubt, 3), why="; ".join(said) or "nothing speaks for it")


def words_of(layout: Layout) -> str:
    """Return the paper's words, one block a line, so that ``^`` and ``$`` in a cue mean a block's ends."""
    lines: list[str] = []
    for block in layout.blocks:
        if isinstance(block, Table):
            lines += [" | ".join(cell.text for cell in row.cells) for row in block.rows]
        else:
            lines.append(block.passage.text)
    return "\n".join(lines)
