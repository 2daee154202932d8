"""The texts of a run side by side: their words, letters, matters, phrases, figures and outputs, each weighed by how rare it is."""

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from .closeness import WORD_FLOOR, Vector, rarities, telling_grams, vector
from .named_outputs import Output, outputs_of
from .vocabulary import Vocabulary

# Matters are few and common: their rarity keeps more of a floor of its own.
MATTER_FLOOR = 0.5

_FIGURE = re.compile(
    r"£\s?\d[\d,.]*\w?|\d+(?:\.\d+)?\s?%|\b(?:year|stage|phase|section)\s\w{1,2}\b|\b\d+[- ]?(?:weeks?|days?|months?)\b|\b\d{3,}\b",
    re.IGNORECASE,
)
# The statutory weeks, and the years of laws and plans, stand everywhere and tell nothing.
_COMMON_FIGURE = re.compile(r"20week|(?:19|20)\d\d")

Phrase = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Told:
    """A text as it is compared: its terms, phrases of two terms, figures with their units, and outputs with the terms of their names."""

    text: str
    terms: tuple[str, ...]
    phrases: frozenset[Phrase]
    figures: frozenset[str]
    outputs: tuple[tuple[Output, frozenset[str]], ...]


@dataclass(frozen=True, slots=True)
class Scale:
    """Some texts made comparable; ``words``, ``letters`` and ``matters`` are unit vectors, one a text."""

    vocabulary: Vocabulary
    rarity: Mapping[str, float]
    phrase_rarity: Mapping[Phrase, float]
    told: Sequence[Told]
    words: Sequence[Vector]
    letters: Sequence[Vector]
    matters: Sequence[Vector]
    # Texts weighed before: the measures of an action are asked for at each of its links.
    known: dict[str, Vector] = field(default_factory=dict, compare=False, repr=False)

    @classmethod
    def of(cls, vocabulary: Vocabulary, texts: Sequence[str]) -> "Scale":
        """Return the scale of ``texts``."""
        told = [_told(text, named, vocabulary) for text, named in zip(texts, outputs_of(texts), strict=True)]
        bags = [one.terms for one in told]
        rarity = rarities(bags, WORD_FLOOR)
        kept, gram_rarity = telling_grams(texts)
        matters = [vocabulary.matters(text) for text in texts]
        matter_rarity = rarities(matters, MATTER_FLOOR)
        spread = Counter(phrase for one in told for phrase in one.phrases)
        phrase_rarity = {phrase: math.log((1 + len(told)) / (1 + count)) for phrase, count in spread.items()}
        most = max(phrase_rarity.values(), default=1.0) or 1.0
        return cls(
            vocabulary=vocabulary,
            rarity=rarity,
            phrase_rarity={phrase: worth / most for phrase, worth in phrase_rarity.items()},
            told=told,
            words=[vector(bag, rarity, vocabulary.weight) for bag in bags],
            letters=[vector(bag, gram_rarity) for bag in kept],
            matters=[vector(bag, matter_rarity) for bag in matters],
        )

    def weigh(self, text: str) -> Vector:
        """Return the words of a text as a vector."""
        if text not in self.known:
            self.known[text] = vector(self.vocabulary.terms(text), self.rarity, self.vocabulary.weight)
        return self.known[text]

    def worth(self, term: str) -> float:
        """Return how much a term tells: its rarity, less for a routine word."""
        return self.rarity.get(term, 0.0) * self.vocabulary.weight(term)

    def shared(self, first: str, second: str) -> list[str]:
        """Return what both texts name, as the second writes it, the rarest first."""
        known = {term for term, _ in self.vocabulary.read(first)}
        written = {term: words for term, words in self.vocabulary.read(second) if term in known}
        worth: dict[str, float] = {}
        for term, words in written.items():
            worth[words] = max(worth.get(words, 0.0), self.worth(term))
        return sorted(written.values(), key=lambda words: -worth[words])

    def names(self, text: str) -> frozenset[str]:
        """Return what a text calls by a name in capitals."""
        return frozenset(term for term, words in self.vocabulary.read(text) if sum(letter.isupper() for letter in words) > 1)


def _told(text: str, outputs: Sequence[Output], vocabulary: Vocabulary) -> Told:
    read = [term for term, _ in vocabulary.read(text)]
    return Told(
        text=text,
        terms=tuple(vocabulary.terms(text)),
        phrases=frozenset(pair for pair in pairwise(read) if not set(pair) <= vocabulary.routine),
        figures=frozenset(figure for found in _FIGURE.findall(text) if not _COMMON_FIGURE.fullmatch(figure := _bare(found))),
        outputs=tuple((output, frozenset(term for term, _ in vocabulary.read(output.words))) for output in outputs),
    )


def _bare(figure: str) -> str:
    return re.sub(r"[\s-]", "", figure.lower()).rstrip("s")
