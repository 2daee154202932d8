"""The verbs of making and completing: which deed a text speaks of, whatever the form of its word."""

import re
from collections.abc import Mapping

from .similarity import stem

# A deed and the verbs for it; a noun of the same stem counts too ("review", "appointment").
_DEEDS: Mapping[str, str] = {
    "review": "review evaluate evaluation analyse analysis map",
    "publish": "publish publication issue launch adopt",
    "appoint": "appoint appointment recruit recruitment hire fill",
    "establish": "establish set create creation form convene introduce open start begin commence commencement",
    "develop": "develop development produce write draft design redesign revise refresh rewrite update",
    "train": "train deliver roll induct",
    "commission": "commission procure contract",
    "audit": "audit sample moderate",
    "agree": "agree sign approve endorse",
    "present": "present report",
    "hold": "hold held host run",
    "increase": "increase expand extend grow",
    "reduce": "reduce reduction cut clear fall decrease",
    "survey": "survey consult",
    "monitor": "monitor track",
    "embed": "embed",
}
_DEED_OF: Mapping[str, str] = {stem(word): deed for deed, words in _DEEDS.items() for word in words.split()}
# A statement says what was done among its first words.
_OPENING = 6
_WORD = re.compile(r"[A-Za-z]+")


def deeds_in(text: str) -> frozenset[str]:
    """Return every deed a text speaks of."""
    return frozenset(_DEED_OF[root] for word in _WORD.findall(text) if (root := stem(word.lower())) in _DEED_OF)


def deed_of(statement: str) -> str | None:
    """Return the deed a statement opens with, None where it opens with none."""
    roots = (stem(found.group().lower()) for found, _ in zip(_WORD.finditer(statement), range(_OPENING), strict=False))
    return next((_DEED_OF[root] for root in roots if root in _DEED_OF), None)


def words_of(text: str, deed: str) -> str | None:
    """Return the word of ``text`` that speaks of a deed, as written; None where none does."""
    return next((word for word in _WORD.findall(text) if _DEED_OF.get(stem(word.lower())) == deed), None)
