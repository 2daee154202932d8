"""Finds a number of cases that one passage calls completed and another says are only reduced."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..model import Document, Kind, Passage
from .prose import spoken_sentences

# A smaller or rounder number may be met by chance in two sentences that speak of different things.
LEAST_CASES = 20

_NUMBER = r"(?P<cases>\d{1,3}(?:,\d{3})+|\d{2,6})"
_CLEARED = re.compile(
    r"\b(?:completion of|completed|cleared|clearing|closed|resolved|finalised|finished) (?:(?:all|every one|each) )?(?:of )?(?:the )?"
    rf"{_NUMBER}(?!\s?%|[\d.,]*\d)",
    re.IGNORECASE,
)
_LEFT = re.compile(
    r"\b(?:reduc\w+|f[ae]ll\w*|down|decreas\w+|cut|dropp\w+|brought)\b[^.;]*?"
    rf"\bfrom {_NUMBER}(?!\s?%)(?: \w+){{0,6}}? to (?P<left>\d[\d,]*)(?!\s?%)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Cases:
    """A sentence that speaks of a number of cases; ``words`` is the number as written."""

    paper: Document
    sentence: Passage
    words: str


def backlogs_in(papers: Sequence[Document]) -> Iterator[tuple[Cases, Cases]]:
    """Yield each number of cases said to be completed with the sentence that says how many of as many are left."""
    said = [(paper, sentence) for paper in papers if paper.kind is not Kind.PLAN for _, sentence in spoken_sentences(paper)]
    left = [
        Cases(paper, sentence, found["cases"])
        for paper, sentence in said
        for found in _LEFT.finditer(sentence.text)
        if int(found["left"].replace(",", ""))
    ]
    for paper, sentence in said:
        for found in _CLEARED.finditer(sentence.text):
            number = int(found["cases"].replace(",", ""))
            if number >= LEAST_CASES and number % 10:
                for other in left:
                    if other.words == found["cases"] and other.sentence != sentence:
                        yield Cases(paper, sentence, found["cases"]), other
