"""How close many short texts are to many others, by the rarity of what they share; quick enough for every pair of a run.

A text's vector holds its terms, each weighted by how rare it is among all the texts compared; closeness is the cosine.
Runs of four letters are a second vector: they see kinship that stems miss ("commissioner", "commissioning").
"""

import math
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from .similarity import GRAM, fold_words

if TYPE_CHECKING:
    from numpy import float64
    from numpy.typing import NDArray

Vector = Mapping[str, float]

# What is added to a term's rarity, so that a common one still counts a little.
WORD_FLOOR = 1.0
GRAM_FLOOR = 0.5
# Runs of letters in more than this share of the texts are endings and say nothing.
# 0.1 to 1 changed the F1 of the links by less than 0.02; less is quicker.
COMMON_GRAM = 0.2


def rarities(bags: Sequence[Sequence[str]], floor: float) -> dict[str, float]:
    """Return how much each term weighs: more, the fewer of the ``bags`` hold it."""
    spread = Counter(term for bag in bags for term in set(bag))
    return {term: math.log((1 + len(bags)) / (1 + count)) + floor for term, count in spread.items()}


def vector(bag: Sequence[str], rarity: Mapping[str, float], share: Callable[[str], float] = lambda _: 1.0) -> Vector:
    """Return the unit vector of a bag of terms; terms without a rarity are left out."""
    raw = {term: (1 + math.log(count)) * rarity[term] * share(term) for term, count in Counter(bag).items() if term in rarity}
    length = math.sqrt(sum(weight * weight for weight in raw.values()))
    return {term: weight / length for term, weight in raw.items()} if length else {}


def grams(text: str) -> list[str]:
    """Return the runs of four letters or figures of ``text``, word gaps counted as one letter."""
    letters = " ".join(re.findall(r"[a-z0-9]+", fold_words(text)))
    return [letters[at : at + GRAM] for at in range(max(len(letters) - GRAM + 1, 1))]


def telling_grams(texts: Sequence[str]) -> tuple[list[list[str]], dict[str, float]]:
    """Return the grams of each text without the common ones, and the rarity of those kept."""
    bags = [grams(text) for text in texts]
    spread = Counter(gram for bag in bags for gram in set(bag))
    kept = [[gram for gram in bag if spread[gram] <= max(COMMON_GRAM * len(bags), 2)] for bag in bags]
    return kept, rarities(kept, GRAM_FLOOR)


def cosine(first: Vector, second: Vector) -> float:
    """Return the closeness of two unit vectors, 0 to 1."""
    return sum(weight * second[term] for term, weight in first.items() if term in second)


def cosines(sources: Sequence[Vector], targets: Sequence[Vector]) -> list[list[float]]:
    """Return the closeness of each source to each target, one row a source."""
    rows: list[list[float]] = cosine_matrix(sources, targets).tolist()
    return rows


def cosine_matrix(sources: Sequence[Vector], targets: Sequence[Vector]) -> "NDArray[float64]":
    """Return what :func:`cosines` does as an array; only terms of both sides are multiplied."""
    import numpy

    told = {term for target in targets for term in target}
    columns: dict[str, int] = {}
    for source in sources:
        for term in source:
            if term in told:
                columns.setdefault(term, len(columns))
    first, second = numpy.zeros((len(sources), len(columns))), numpy.zeros((len(targets), len(columns)))
    for table, vectors in ((first, sources), (second, targets)):
        for row, bag in enumerate(vectors):
            for term, weight in bag.items():
                if term in columns:
                    table[row, columns[term]] = weight
    # Processors sum in their own order: what lies behind the tenth place must not decide which of two is nearer.
    return numpy.round(first @ second.T, 10)
