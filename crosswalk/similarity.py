"""How alike two short texts are in meaning: shared rare words and shared letters, abbreviations written out.

Words are stemmed and weighted by rarity among the texts compared (TF-IDF); runs of four letters catch what stemming
misses ("co-production", "coproduction"). Neither is a set ratio: a text that only contains another does not score 1.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

# How much of the score the words make; letters make the rest.
WORD_SHARE = 0.65
GRAM = 4
# Texts folded before: a measure is held against every other.
KNOWN_TEXTS = 8192

STOP_WORDS = frozenset(
    (
        "a an and are as at be been being by for from had has have in into is it its not of on or our so than that the their "
        "them there these they this those to was were which who will with area areas across local all each need needs"
    ).split()
)


@lru_cache(maxsize=KNOWN_TEXTS)
def fold_words(text: str) -> str:
    """Return text in lower case with hyphens closed, "&" written out and possessives dropped."""
    lowered = text.lower().replace("&", " and ").replace("’", "'")
    lowered = re.sub(r"(?<=\w)-\s*(?=\w)", "", lowered)
    return re.sub(r"'s?\b", "", lowered)


@lru_cache(maxsize=4096)
def stem(word: str) -> str:
    """Return the stem of a word in lower case."""
    return str(_stemmer().stemWord(word))


@lru_cache(maxsize=1)
def _stemmer():  # type: ignore[no-untyped-def]
    import snowballstemmer

    return snowballstemmer.stemmer("english")


def stems(text: str, glossary: Mapping[str, str]) -> list[str]:
    """Return the stems of a text's telling words, those of its abbreviations' meanings added."""
    written_out = " ".join([text, *(meaning for term, meaning in glossary.items() if re.search(rf"\b{re.escape(term)}s?\b", text))])
    return [stem(word) for word in re.findall(r"[a-z0-9]+", fold_words(written_out)) if word not in STOP_WORDS]


def _grams(text: str) -> Counter[str]:
    letters = " ".join(re.findall(r"[a-z0-9]+", fold_words(text)))
    return Counter(letters[n : n + GRAM] for n in range(max(len(letters) - GRAM + 1, 1)))


def score_matrix(sources: Sequence[str], targets: Sequence[str], glossary: Mapping[str, str]) -> list[list[float]]:
    """Return how alike each source is to each target, from 0 to 1, one row a source."""
    words = [Counter(stems(text, glossary)) for text in (*sources, *targets)]
    grams = [_grams(text) for text in (*sources, *targets)]
    word_vectors, gram_vectors = _weighted(words), _weighted(grams)
    split = len(sources)
    return [
        [
            WORD_SHARE * _cosine(word_vectors[a], word_vectors[b]) + (1 - WORD_SHARE) * _cosine(gram_vectors[a], gram_vectors[b])
            for b in range(split, len(words))
        ]
        for a in range(split)
    ]


def _weighted(counts: Sequence[Counter[str]]) -> list[dict[str, float]]:
    spread = Counter(term for count in counts for term in count)
    weights = {term: math.log((1 + len(counts)) / (1 + n)) + 1 for term, n in spread.items()}
    return [{term: (1 + math.log(n)) * weights[term] for term, n in count.items()} for count in counts]


def _cosine(first: Mapping[str, float], second: Mapping[str, float]) -> float:
    shared = sum(weight * second[term] for term, weight in first.items() if term in second)
    return shared / (_length(first.values()) * _length(second.values())) if shared else 0.0


def _length(weights: Iterable[float]) -> float:
    return math.sqrt(sum(weight * weight for weight in weights))


def shared_words(first: str, second: str) -> list[str]:
    """Return the telling words both texts have, as the first writes them, for saying why they were joined."""
    known = set(stems(second, {}))
    found: dict[str, str] = {}
    for word in re.findall(r"[A-Za-z][\w’'-]*", first):
        for root in stems(word, {}):
            if root in known:
                found.setdefault(root, word)
    return list(found.values())
