"""Finds names that no head, lead cell or signature of the papers tells: people named in passing, such as a child in a case study.

A word is a given name when it stands in the list of given names kept beside this module (common in England, of many origins;
words that are more often something else, such as "Amber" or "Roma", were left out) and is nowhere written small. What only has the
shape of a name is told to whoever reads the report, and not replaced: bodies and places have it too.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from ..extract.language.people import ROLE_WORDS, is_name
from .gap_words import MONTHS

_GIVEN_NAMES = Path(__file__).parent / "given_names.txt"
# A given name brings at most so many words behind it on its line: a surname, or a second name and a surname.
_MOST_BEHIND = 2
_CAPITAL = re.compile(r"(?<![\w’'-])[A-Z][\w’'-]*")
_SHAPE = re.compile(r"(?<![\w’'-])[A-Z][a-z][\w’'-]*(?:[ \t]+[A-Z][a-z][\w’'-]*){1,2}(?![\w’'-]|[ \t]+[A-Z])")
# A body, a place or a programme is named after somebody: "the Holt Foundation", "Harriet Street".
_NAMESAKES = frozenset(
    "foundation trust training school academy college centre center hospital house project programme award road street lane way park ward "
    "group team service hub club fund test scale review report act model framework council partnership court avenue close drive".split()
)
_SMALL_WORD = re.compile(r"(?<![\w’'-])[a-z][\w’'-]*")


@dataclass(frozen=True, slots=True)
class NamesInPassing:
    """``people`` are surely people, ``doubtful`` has the shape of a name; each in the order met, once."""

    people: tuple[str, ...]
    doubtful: tuple[str, ...]


def names_in_passing(texts: Iterable[str], area_words: Iterable[str] = ()) -> NamesInPassing:
    """Return the names that texts mention; ``area_words`` are the names of the areas, with which many bodies' names begin."""
    texts = tuple(texts)
    small = {word for text in texts for word in _SMALL_WORD.findall(text)}
    known = {*(word.lower() for word in (*MONTHS, *area_words)), *ROLE_WORDS, *small}
    people: dict[str, None] = {}
    doubtful: dict[str, None] = {}
    for text in texts:
        people.update(dict.fromkeys(_people(text, known)))
        for shape in _SHAPE.finditer(text):
            words = shape.group().split()
            other = any(_plain(word) in known | _NAMESAKES for word in words) or _next_word(text, shape.end()) in _NAMESAKES
            if is_name(shape.group()) and not other:
                doubtful.setdefault(_bare(" ".join(words)), None)
    # "Hannah" is Hannah Myers where there is one.
    whole = [name for name in people if " " in name]
    alone = {name for name in people if any(name == other.split()[0] for other in whole)}
    told = {word for name in people for word in name.split()}
    return NamesInPassing(
        tuple(name for name in people if name not in alone), tuple(name for name in doubtful if told.isdisjoint(name.split()))
    )


def _people(text: str, known: Collection[str]) -> Iterator[str]:
    """Yield each given name of a text with the surname behind it; one that names a body or a street is none."""
    words = list(_CAPITAL.finditer(text))
    taken = 0
    for number, first in enumerate(words):
        if (
            first.start() < taken
            or first.group().isupper()
            or _plain(first.group()) in known
            or _plain(first.group()) not in _given_names()
        ):
            continue
        end = first.end()
        for following in words[number + 1 : number + 1 + _MOST_BEHIND]:
            between, word = text[end : following.start()], _plain(following.group())
            if (
                not re.fullmatch(r"[ \t]+", between)
                or word in ROLE_WORDS | _NAMESAKES
                or _bare(text[first.start() : end]) != text[first.start() : end]
            ):
                break
            end = following.end()
        if _next_word(text, end) not in _NAMESAKES:
            taken = end
            yield _bare(" ".join(text[first.start() : end].split()))


def _next_word(text: str, end: int) -> str:
    found = re.match(r"\s+([A-Za-z]+)", text[end : end + 40])
    return found.group(1).lower() if found else ""


def _plain(word: str) -> str:
    return _bare(word).lower()


def _bare(words: str) -> str:
    return re.sub(r"(?:[’']s|[’'])$", "", words)


@lru_cache(maxsize=1)
def _given_names() -> frozenset[str]:
    return frozenset(_GIVEN_NAMES.read_text(encoding="utf-8").split())
