"""What the words of a paper come down to: stems, the field's abbreviations as one term each, and the matters they speak of.

A phrase and its abbreviation become the same term ("annual review" and "AR" are both ``#ar``), so that three common
words neither hide a rare thing nor join two texts that only share one of them.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from ..model import Document
from .field_words import ABBREVIATIONS, MATTERS
from .similarity import STOP_WORDS, fold_words, stem

# Words of every plan and every report: they tell little of what an action is about, however seldom they happen to be used.
_ROUTINE = (
    "report board present produce develop development improve improvement increase provide support service process work "
    "working include ensure transformation action plan programme establish deliver complete existing relevant new other via "
    "through allow send child children young people parent carer #cyp #send #sen use clear regular identify stakeholder health care "
    "education school team"
)
_LINKING = frozenset({"and", "of", "the", "for"})
# A routine word weighs this share of what its rarity says, a matter this share; tried from 0.3 to 1 and from 0 to 1 on the
# measuring papers with one workstream held out: the F1 of the links stayed within 0.03, so both are middling values.
ROUTINE_WEIGHT = 0.7
MATTER_WEIGHT = 0.3
_MATTER_MARK = "~"
# The papers of one area are read with one vocabulary, by every link and rule; areas are taken one after another.
KNOWN_VOCABULARIES = 4


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """How texts of a set of papers are read. Make one with :func:`vocabulary_of`."""

    phrases: Mapping[tuple[str, ...], str]
    abbreviations: Mapping[str, str]
    routine: frozenset[str]
    heads: Mapping[str, int]  # how long the longest phrase is that begins with a term
    # Texts read before: each is asked for often.
    known: dict[str, list[tuple[str, str]]] = field(default_factory=dict, compare=False, repr=False)

    def read(self, text: str) -> list[tuple[str, str]]:
        """Return the telling terms of ``text`` in order, each with the words that gave it."""
        if text in self.known:
            return self.known[text]
        words = [(self._term(word), start, end) for word, start, end in _words(text) if word.lower() not in _LINKING]
        for _ in range(2):  # the second time contracts phrases that hold a contracted one: "education, health and care plan"
            words = self._contract(words)
        self.known[text] = [(term, text[start:end]) for term, start, end in words if term not in STOP_WORDS]
        return self.known[text]

    def terms(self, text: str) -> list[str]:
        """Return the telling terms of ``text``, the matters they speak of after them."""
        terms = [term for term, _ in self.read(text)]
        return terms + [matter for term in dict.fromkeys(terms) for matter in _MATTERS.get(term, ())]

    def matters(self, text: str) -> list[str]:
        """Return the matters the words of ``text`` speak of, one entry a word (see ``field_words.MATTERS``)."""
        return [matter for term, _ in self.read(text) for matter in _MATTERS.get(term, ())]

    def kin(self, term: str) -> list[str]:
        """Return the matters a term speaks of, as :meth:`terms` gives them; empty where it speaks of none."""
        return list(_MATTERS.get(term, ()))

    def is_matter(self, term: str) -> bool:
        """Tell whether a term is a matter, not a word."""
        return term.startswith(_MATTER_MARK)

    def weight(self, term: str) -> float:
        """Return the share of its rarity that a term weighs, 0 to 1."""
        if self.is_matter(term):
            return MATTER_WEIGHT
        return ROUTINE_WEIGHT if term in self.routine else 1.0

    def phrase(self, words: str) -> tuple[str, ...]:
        """Return the terms of a set phrase, joining words dropped."""
        return tuple(self._term(word) for word, _, _ in _words(words) if word.lower() not in _LINKING)

    def _term(self, word: str) -> str:
        lowered = word.lower()
        if sum(letter.isupper() for letter in word) >= 2:
            for form in (lowered, lowered.removesuffix("s")):
                if form in self.abbreviations:
                    return self.abbreviations[form]
        return stem(lowered) if lowered not in STOP_WORDS else lowered

    def _contract(self, words: Sequence[tuple[str, int, int]]) -> list[tuple[str, int, int]]:
        found: list[tuple[str, int, int]] = []
        at = 0
        while at < len(words):
            for length in range(min(self.heads.get(words[at][0], 0), len(words) - at), 0, -1):
                known = self.phrases.get(tuple(term for term, _, _ in words[at : at + length]))
                if known:
                    found.append((known, words[at][1], words[at + length - 1][2]))
                    at += length
                    break
            else:
                found.append(words[at])
                at += 1
        return found


def vocabulary_of(documents: Iterable[Document]) -> Vocabulary:
    """Return the vocabulary of the field with the papers' own abbreviations and the names of their areas."""
    papers = list(documents)
    defined = [(definition.term, definition.meaning) for paper in papers for definition in paper.glossary]
    return _vocabulary(tuple(defined), frozenset(paper.area for paper in papers if paper.area))


@lru_cache(maxsize=KNOWN_VOCABULARIES)
def _vocabulary(glossary: tuple[tuple[str, str], ...], named: frozenset[str]) -> Vocabulary:
    phrases: dict[tuple[str, ...], str] = {}
    abbreviations = {name.lower(): f"#{name.lower()}" for name in ABBREVIATIONS}
    bare = Vocabulary(phrases={}, abbreviations=abbreviations, routine=frozenset(), heads={})
    for name, wordings in ABBREVIATIONS.items():
        for wording in wordings:
            phrases[bare.phrase(wording)] = f"#{name.lower()}"
    for written, meaning in glossary:
        name = written.lower()
        name = name.removesuffix("s") if name.removesuffix("s") in abbreviations else name
        if sum(letter.isupper() for letter in written) < 2 or len(key := bare.phrase(meaning)) < 2:
            continue
        term = phrases.setdefault(key, abbreviations.get(name, f"#{name}"))
        abbreviations.setdefault(name, term)
    areas = {word for area in named for word, _, _ in _words(area)}
    routine = frozenset(word if word.startswith("#") else stem(word.lower()) for word in (*_ROUTINE.split(), *areas))
    heads: dict[str, int] = {}
    for phrase in phrases:
        heads[phrase[0]] = max(heads.get(phrase[0], 0), len(phrase))
    return Vocabulary(phrases=phrases, abbreviations=abbreviations, routine=routine, heads=heads)


def _words(text: str) -> list[tuple[str, int, int]]:
    """Return the words of a text with their bounds; hyphens are closed ("20-week" is one word), possessives dropped, case kept."""
    return [(re.sub(r"-\s*", "", found.group(1)), *found.span(1)) for found in _WORD.finditer(text)]


_WORD = re.compile(r"([A-Za-z0-9]+(?:-\s?[A-Za-z0-9]+)*)(?:['’]s?\b)?")


def _speaking() -> dict[str, tuple[str, ...]]:
    """Return the matters each term speaks of."""
    found: dict[str, tuple[str, ...]] = {}
    for matter, words in MATTERS.items():
        for word in words.split():
            term = word if word.startswith("#") else stem(fold_words(word))
            found[term] = (*found.get(term, ()), f"{_MATTER_MARK}{matter}")
    return found


_MATTERS: Mapping[str, tuple[str, ...]] = _speaking()
