"""Reads what a text says rose, fell, got better or worse, and whether that is what a measure asked for."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from .measured_things import MeasuredThing, measured_thing


class Way(StrEnum):
    """Which way something went or is wanted to go."""

    UP = "up"
    DOWN = "down"
    BETTER = "better"
    WORSE = "worse"


_WAYS: Mapping[Way, str] = {
    Way.UP: r"increas\w+|rise[ns]?|rising|rose|gr[oe]wn?|grows?|higher|more|doubl\w+|exceed\w*",
    Way.DOWN: r"reduc\w+|decreas\w+|f[ae]ll(?:s|en|ing)?|fewer|lower\w*|cut|halv\w+|less|down from|drop(?:ped|s)?",
    Way.BETTER: r"improv\w+|better|quicker|faster",
    Way.WORSE: r"wors\w+|deteriorat\w+|declin\w+|slower",
}
_ANY_WAY = re.compile("|".join(rf"(?P<{way.value}>\b(?:{words})\b)" for way, words in _WAYS.items()), re.IGNORECASE)
_OPPOSITES = {frozenset({Way.UP, Way.DOWN}), frozenset({Way.BETTER, Way.WORSE})}
# Where a clause ends: what rose is told in the same clause.
_CLAUSE_END = re.compile(r"[,;.]\s|\sand (?=led|has|have|an? )|\swhich\s|\s-\s")


@dataclass(frozen=True, slots=True)
class Trend:
    """What a clause says of one thing: which way it went, and the words for that."""

    way: Way
    thing: MeasuredThing
    words: str


def trends_in(text: str) -> tuple[Trend, ...]:
    """Return the trends a text tells of, one a clause at most, those of nothing that can be measured left out."""
    return tuple(
        Trend(Way(found.lastgroup or Way.UP), thing, clause.strip(" .,;"))
        for clause in _CLAUSE_END.split(text)
        if (found := _ANY_WAY.search(clause)) and (thing := measured_thing(clause)).dimensions
    )


def likeness(wanted: Trend, told: Trend) -> float:
    """Return how surely two trends are of one thing, 0 to 1."""
    shared = wanted.thing.dimensions & told.thing.dimensions
    if not shared or wanted.thing.part != told.thing.part:
        return 0.0
    if wanted.thing.subjects and told.thing.subjects and not wanted.thing.subjects & told.thing.subjects:
        return 0.0
    return len(shared) / len(wanted.thing.dimensions | told.thing.dimensions)


def goes_as_wanted(wanted: Trend, told: Trend) -> bool | None:
    """Tell whether a trend is the one wanted; None where "more" and "better" cannot be held against each other."""
    if wanted.way is told.way:
        return True
    return False if frozenset({wanted.way, told.way}) in _OPPOSITES else None
