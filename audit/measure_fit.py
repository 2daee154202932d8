"""Whether a measure belongs to its action: by the telling words it shares with it, and with the other actions of the plan."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..crosswalk.similarity import fold_words, shared_words, stems
from ..model import Action, Document
from .area import AuditedMeasure

# A measure is said to fit another action only where it shares this many telling words with it and none with its own ...
LEAST_SHARED = 3
# ... at least this many of them rare, that is in the text of no more than so many actions of the plan: "children" and
# "plan" stand in most actions and join nothing. Chosen so that nothing is raised where a measure merely has words of its own.
LEAST_RARE = 2
RARE_IN = 2


@dataclass(frozen=True, slots=True)
class Misfit:
    """A measure that shares nothing with its action, the action it fits, and the words it shares with that one."""

    action: Action
    measure: AuditedMeasure
    fits: Action
    shared: tuple[str, ...]


def misfits_in(plan: Document, measures: Sequence[tuple[Action, AuditedMeasure]]) -> list[Misfit]:
    """Return the measures that share no telling word with their action, its outcome and its other measures, and fit another action.

    One without a word of its action is no misfit by itself: measures of effect are worded apart from what is done.
    """
    outcomes = {outcome.number: outcome.passage.text for outcome in plan.outcomes}
    promised = [(action, _words(action.passage.text)) for action in plan.actions]
    spread: dict[str, int] = {}
    for _, words in promised:
        for word in words:
            spread[word] = spread.get(word, 0) + 1
    rare: dict[str, list[int]] = {}
    for at, (_, words) in enumerate(promised):
        for word in words:
            if spread[word] <= RARE_IN:
                rare.setdefault(word, []).append(at)
    found = []
    for action, measure in measures:
        mine = _words(measure.passage.text)
        others = (one.passage.text for one in action.measures if one.passage != measure.passage)
        around = _words(" ".join([action.passage.text, outcomes.get(action.outcome or "", ""), *others]))
        if mine & around:
            continue
        if at := _best(mine, promised, rare):
            fits = promised[at - 1][0]
            if fits.ref != action.ref:
                found.append(Misfit(action, measure, fits, tuple(shared_words(measure.passage.text, fits.passage.text))))
    return found


def _best(mine: frozenset[str], promised: Sequence[tuple[Action, frozenset[str]]], rare: Mapping[str, list[int]]) -> int:
    """Return the place, counted from 1, of the only action that shares enough with a measure; 0 where none or several do."""
    hits: dict[int, int] = {}
    for word in mine:
        for at in rare.get(word, ()):
            hits[at] = hits.get(at, 0) + 1
    enough = [at for at, count in hits.items() if count >= LEAST_RARE and len(mine & promised[at][1]) >= LEAST_SHARED]
    return enough[0] + 1 if len(enough) == 1 else 0


def shared_texts(measures: Sequence[tuple[Action, AuditedMeasure]]) -> dict[str, list[tuple[Action, AuditedMeasure]]]:
    """Return the measures of several actions that have one text, by that text without case and end marks."""
    same: dict[str, list[tuple[Action, AuditedMeasure]]] = {}
    for action, measure in measures:
        key = fold_words(measure.passage.text).strip(" .,;")
        held = same.setdefault(key, [])
        if all(action.ref != other.ref for other, _ in held):
            held.append((action, measure))
    return {key: held for key, held in same.items() if len(held) > 1}


def _words(text: str) -> frozenset[str]:
    return frozenset(stems(text, {}))
