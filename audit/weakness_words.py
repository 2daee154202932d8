"""Tells by their words whether a paper deals with a weakness of the plan that none of its own was joined to."""

import re
from collections.abc import Sequence

from ..crosswalk import Link, LinkType, node_name
from ..crosswalk.similarity import STOP_WORDS, fold_words
from ..model import Document, Weakness
from .prose import pieces_of, sentences_of
from .things import root

# Share of a weakness's telling words that a sentence must have to be about it, and how many at least: half of them in a heading
# beside those of another is that weakness merged with it; one word alone ("plans") is in many.
LEAST_SHARE = 0.5
LEAST_WORDS = 2
# A heading of fewer words names its weakness with one ("Timeliness") or not at all, and cannot be called new. In one of no more than
# BRIEF_HEADING, letters that begin a telling word of both are enough: "School exclusions" are pupils excluded.
SHORT_HEADING = 3
BRIEF_HEADING = 4
SHARED_LETTERS = 4

_RETIRED = re.compile(
    r"\b(?:business as usual|bau|closed|closure|clos(?:e|ing)|signed off|sign(?:ing)? off|no longer|stepped down|stood down|merged|"
    r"combined|joined with|brought together|removed|retired|resolved|addressed|concluded|discharged|"
    r"not (?:considered|covered|reviewed|part|included))\b"
)
# Words of every weakness, which tell none of them.
_EVERYWHERE = frozenset(
    root(word)
    for word in (
        "too many much more most not no poor poorly weak weakness weaknesses lack lacking send special educational needs disabilities "
        "children child young people quality effective effectiveness improve improving improvement support "
        "provision inconsistent insufficient out up well"
    ).split()
)
# Words that stand in most plans' weaknesses and hint at none.
_COMMON = frozenset(
    root(word) for word in "school schools pupils family families parents carers services plans health care education assessment".split()
)


def unjoined(paper: Document, links: Sequence[Link]) -> list[Weakness]:
    """Return the weaknesses a paper lists that were found to be none of the plan's in other words."""
    joined = {link.source for link in links if link.type is LinkType.REWORDS}
    return [own for own in paper.weaknesses if node_name(paper, "weakness", own.number) not in joined]


def is_dealt_with(weakness: Weakness, paper: Document) -> bool:
    """Tell whether a paper says of a weakness of the plan that it is settled, or has it under one heading with another."""
    if any(is_named_in(weakness, own) or is_hinted_at(weakness, own) for own in paper.weaknesses):
        return True
    kinds = r"\b(?:weakness(?:es)?|areas?|priorit(?:y|ies)|findings?)(?: of weakness| for improvement| number)?"
    numbered = re.compile(rf"{kinds} (?:\d+(?:, and |, | and ))*{weakness.number}\b")
    for sentence in (sentence for piece in pieces_of(paper) for sentence in sentences_of(paper, piece)):
        text = fold_words(sentence.text)
        if _RETIRED.search(text) and (numbered.search(text) or _covers(_telling(text), _telling(weakness.passage.text))):
            return True
    return False


def is_named_in(weakness: Weakness, own: Weakness) -> bool:
    """Tell whether half of a weakness's telling words stand in the wording of another paper's own."""
    return _covers(_telling(own.passage.text), _telling(weakness.passage.text))


def is_hinted_at(weakness: Weakness, own: Weakness) -> bool:
    """Tell whether a word of a brief heading begins as one of a weakness does ("Exclusions": "pupils are excluded")."""
    first, second = _telling(own.passage.text) - _COMMON, _telling(weakness.passage.text) - _COMMON
    return len(_words(own)) <= BRIEF_HEADING and any(
        a[:SHARED_LETTERS] == b[:SHARED_LETTERS] for a in first for b in second if min(len(a), len(b)) >= SHARED_LETTERS
    )


def is_too_short(own: Weakness) -> bool:
    """Tell whether a heading has too few telling words to be held against a sentence."""
    return len(_words(own)) < SHORT_HEADING


def _words(own: Weakness) -> list[str]:
    return [word for word in re.findall(r"[a-z0-9]+", fold_words(own.passage.text)) if word not in STOP_WORDS or word == "local"]


def _covers(words: frozenset[str], wanted: frozenset[str]) -> bool:
    shared = len(words & wanted)
    return shared >= LEAST_WORDS and shared >= LEAST_SHARE * len(wanted)


def _telling(text: str) -> frozenset[str]:
    words = (word for word in re.findall(r"[a-z0-9]+", fold_words(text)) if word not in STOP_WORDS or word == "local")
    return frozenset(stemmed for word in words if (stemmed := root(word)) not in _EVERYWHERE)
