"""Finds weaknesses that a later place repeats with a part left out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..crosswalk import fold_words
from ..crosswalk.similarity import STOP_WORDS, stem
from ..model import Document, Passage, Weakness

# A repetition shares at least this many telling words with the weakness, and adds at most one of its own ("lack", "weak").
LEAST_SHARED = 4
MOST_ADDED = 1
# One word left out ("effective") may be a slip; two are a part of the finding.
LEAST_LOST = 2


@dataclass(frozen=True, slots=True)
class Shortened:
    """A weakness, the passage that repeats it in fewer words, its paper, and the words left out, in their order."""

    weakness: Weakness
    paper: Document
    passage: Passage
    lost: tuple[str, ...]


def shortened_in(plan: Document, paper: Document) -> Iterator[Shortened]:
    """Yield the weaknesses of ``plan`` that a workstream or list of ``paper`` repeats with words of weight left out."""
    passages = [passage for stream in paper.workstreams for passage in stream.answers]
    if paper.id != plan.id:
        passages += [weakness.passage for weakness in paper.weaknesses]
    known = [(weakness, _telling(weakness.passage.text)) for weakness in plan.weaknesses]
    for passage in dict.fromkeys(passages):
        said = _telling(passage.text)
        candidates = [(weakness, words) for weakness, words in known if _repeats(said, words)]
        if not candidates or any(not _lost(said, words) for _, words in candidates):
            continue
        weakness, words = max(candidates, key=lambda one: len(one[1].keys() & said.keys()))
        lost = _lost(said, words)
        if len(lost) >= LEAST_LOST:
            yield Shortened(weakness, paper, passage, tuple(lost))


def _repeats(said: dict[str, str], weakness: dict[str, str]) -> bool:
    shared = said.keys() & weakness.keys()
    return len(shared) >= LEAST_SHARED and len(said) - len(shared) <= MOST_ADDED


def _lost(said: dict[str, str], weakness: dict[str, str]) -> list[str]:
    return [word for key, word in weakness.items() if key not in said]


def _telling(text: str) -> dict[str, str]:
    """Return the telling words of a text by their stems, in order."""
    return {stem(word): word for word in re.findall(r"[a-z]+", fold_words(text)) if word not in STOP_WORDS}
