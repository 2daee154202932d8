"""Finds outcomes of the plan that a later paper repeats in weaker words: without a figure, or without "all" or "consistently"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..crosswalk import fold_words
from ..model import Document, Outcome, Passage, Section

# A sentence of a later paper is the outcome again when four fifths of their letters agree in order.
SAME_OUTCOME = 80

_STRENGTH = frozenset(
    "all every each always consistently consistent fully wholly only never no zero above exceed exceeds exceeding least within high highly "
    "sustained significantly statutory timely immediately whole entire both excellent outstanding".split()
)


@dataclass(frozen=True, slots=True)
class Rewording:
    """An outcome, the passage that repeats it, and the words of weight it leaves out, in their order."""

    outcome: Outcome
    passage: Passage
    lost: tuple[str, ...]


def rewordings_in(plan: Document, paper: Document) -> Iterator[Rewording]:
    """Yield the outcomes of ``plan`` that ``paper`` repeats among its aims without a word of weight."""
    from rapidfuzz import fuzz

    aims = [statement.passage for statement in paper.statements if statement.section is Section.AIM]
    for outcome in plan.outcomes:
        promised = fold_words(outcome.passage.text)
        likeness, at = max(((fuzz.ratio(promised, fold_words(aim.text)), -n) for n, aim in enumerate(aims)), default=(0.0, 0))
        if likeness < SAME_OUTCOME:
            continue
        aim = aims[-at]
        if lost := words_lost(outcome.passage.text, aim.text):
            yield Rewording(outcome, aim, lost)


def words_lost(old: str, new: str) -> tuple[str, ...]:
    """Return the words of weight and figures that ``old`` has and ``new`` has not, in their order."""
    held = set(_words(new))
    return tuple(dict.fromkeys(word for word in _words(old) if word not in held and (word in _STRENGTH or word[0].isdigit())))


def _words(text: str) -> list[str]:
    return re.findall(r"\d[\d.,]*%?|[a-z]+", fold_words(text))
