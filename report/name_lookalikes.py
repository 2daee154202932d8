"""Finds the names of people in any words: those known from heads, lead cells and signatures, and those only named in passing.

A name is told by what stands at it: a title, a job or an initial before a surname, a given name of the list kept beside this module, or
somebody known already. Given names that are ordinary words as well ("Grace") count where a possessive, an age, a verb of saying or being,
or a surname stands behind them. What only has the shape of a name is told to whoever reads the report, and not replaced: bodies and
places have it too.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ..extract.language.people import ROLE_WORDS, is_name
from .known_people import KnownPeople, pieces_of
from .name_reading import NameReader
from .name_words import (
    BODY_WORDS,
    DAYS,
    JOBS,
    MANY_TITLES,
    MONTH_WORDS,
    SMALL_TITLES,
    TITLES,
    Vocabulary,
    blanked,
    fold,
    words_of,
)

_SHAPE = re.compile(r"(?<![\w'-])[A-Z][a-z][\w'-]*(?:[ \t]+[A-Z][a-z][\w'-]*){1,2}(?![\w'-]|[ \t]+[A-Z])")
# A place ends in these far more often than a person's name does.
_ROADS = frozenset("lane way close drive court parade view gate park".split())


@dataclass(frozen=True, slots=True)
class NameSpan:
    """A name in some words from ``start`` to ``end``; ``person`` is whom of the known it names, ``name`` how it is written."""

    start: int
    end: int
    name: str
    person: str | None
    # Told by what stands around it, and by nothing else.
    perhaps: bool = False


class NameFinder:
    """Finds the names in words, told by what stands around them and by the people known."""

    def __init__(self, known: KnownPeople) -> None:
        """Take the people known and the vocabulary of their papers."""
        self._known = known
        self._starts = known.whole.keys() | known.alone.keys() | SMALL_TITLES

    def spans(self, words: str) -> list[NameSpan]:
        """Return the names in some words in their order; none stands within another."""
        folded = fold(words)
        text = blanked(folded.text)
        line = NameReader(text, words_of(text), self._known)
        found, number = [], 0
        while number < len(line.words):
            word = line.words[number]
            if not (word.text[0].isupper() or word.lower in self._starts) or (span := line.name_at(number)) is None:
                number += 1
                continue
            first, last, person, perhaps = span
            start, end = line.words[first].start, line.words[last].end
            found.append(NameSpan(folded.place(start), folded.place(end), text[start:end], person, perhaps))
            number = last + 1
        return found


def names_in_passing(texts: Iterable[str], known: KnownPeople) -> tuple[str, ...]:
    """Return the people that texts mention and nobody knows yet, each once in the order met, as their names are written first."""
    finder = NameFinder(known)
    found: dict[str, tuple[str, ...]] = {}
    for text in texts:
        for span in finder.spans(text):
            pieces = tuple(piece for piece in pieces_of(span.name) if piece not in TITLES | MANY_TITLES | {"and"} and len(piece) > 1)
            if span.person is None and not span.perhaps and pieces and pieces not in found.values():
                found[" ".join(span.name.split())] = pieces
    told = [name for name, pieces in found.items() if not any(_is_within(pieces, other) for other in found.values())]
    return tuple(_untitled(name) for name in told)


def _is_within(pieces: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tell whether a name is another one in short: "Hannah" where there is "Hannah Myers"."""
    return len(pieces) < len(other) and len(pieces) == 1 and pieces[0] in (other[0], other[-1])


def _untitled(name: str) -> str:
    words = name.split()
    while len(words) > 1 and words[0].strip(".").lower() in TITLES | MANY_TITLES | {"and", "&", "rt", "hon"}:
        words = words[1:]
    return " ".join(words)


def doubtful_names(texts: Iterable[str], vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return what still has the shape of a name in texts whose people were replaced, each once in the order met."""
    found: dict[str, None] = {}
    for text in texts:
        text = blanked(fold(text).text)
        for shape in _SHAPE.finditer(text):
            words = words_of(shape.group())
            while words and vocabulary.is_ordinary(words[0].lower):
                words = words[1:]  # "With Anselm Okafor"
            if len(words) < 2 or any(_is_no_name(word.lower, vocabulary) for word in words):
                continue
            name = " ".join(word.text for word in words)
            following = re.match(r"\s+([A-Za-z]+)", text[shape.end() : shape.end() + 40])
            if is_name(name) and not (following and following[1].lower() in BODY_WORDS):
                found.setdefault(name, None)
    return tuple(found)


def _is_no_name(word: str, vocabulary: Vocabulary) -> bool:
    if vocabulary.is_ordinary(word) or word in vocabulary.things:
        return True
    return any(
        word in others or word.removesuffix("s") in others
        for others in (ROLE_WORDS, BODY_WORDS, _ROADS, TITLES, MANY_TITLES, JOBS, MONTH_WORDS, DAYS)
    )
