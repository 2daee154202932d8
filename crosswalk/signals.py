"""What speaks for and against a statement being about an action: a dozen signals a pair, each 0 to 1 and readable by itself."""

import math
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from operator import attrgetter
from typing import TYPE_CHECKING

from .closeness import cosine_matrix
from .deeds import deed_of, deeds_in
from .named_outputs import Output
from .scale import Scale, Told

if TYPE_CHECKING:
    from numpy import bool_, float64
    from numpy.typing import NDArray

# An output under another noun of its kind ("handbook", "guide") is a little less surely the same.
OTHER_NOUN = 0.7
# The nearest of all is not near unless it is this like in its own right.
PLAINLY_ALIKE = 0.12
# A name in common is telling in full when its words are worth as much as this many of the rarest word.
TELLING_NAME = 1.5
# Words and runs of letters make the likeness alike: 0.35 to 0.65 for letters changes the F1 of the links by a hundredth.
LETTER_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class Signals:
    """The signals of a pair of action and statement."""

    near_action: float = 0.0  # likeness in words and letters, as a share of the most the action has in the same paper
    near_statement: float = 0.0  # and as a share of the most the statement has
    same_workstream: float = 0.0
    matters: float = 0.0  # they speak of the same matters, in whatever words
    phrase: float = 0.0  # the rarest two telling words that stand side by side in both
    output: float = 0.0  # they name the same output
    deed: float = 0.0  # the statement opens with a deed the action asks for
    figure: float = 0.0  # they give the same figure with its unit
    measured: float = 0.0  # a measure counts what the statement reports
    trend: float = 0.0  # a measure wants a rise or fall of what the statement says rose or fell
    order: float = 0.0  # they stand at the same place of their lists: a report often follows its plan
    introduction: float = 0.0  # the statement only introduces its items

    def values(self) -> tuple[float, ...]:
        """Return the signals in the order of ``SIGNALS``."""
        return _values_of(self)


SIGNALS = tuple(field.name for field in fields(Signals))
# What takes reading both texts to tell; the others come from what is known of each.
READ_SIGNALS = ("phrase", "output", "deed", "figure")
_values_of: Callable[[Signals], tuple[float, ...]] = attrgetter(*SIGNALS)

Pair = tuple[int, int]
MayLink = Callable[[Mapping[str, "NDArray[float64]"]], "NDArray[bool_]"]


@dataclass(frozen=True, slots=True)
class Setting:
    """What the signals need beside the words.

    ``action_places`` and ``statement_places`` tell where each stands in its own list, 0 to 1; ``introductions`` which statements only
    introduce items; ``same_workstream`` whether a pair shares a workstream (1), does not (0) or may (between); ``measured`` and
    ``trends`` how surely a pair has a measured thing or a trend in common.
    """

    action_places: Sequence[float]
    statement_places: Sequence[float | None]
    papers: Sequence[str]
    introductions: Sequence[bool]
    same_workstream: Sequence[Sequence[float]]
    measured: Mapping[Pair, float]
    trends: Mapping[Pair, float]


def find_signals(scale: Scale, setting: Setting, may_link: MayLink | None = None) -> dict[Pair, Signals]:
    """Return the signals of the pairs of an action and a statement, by their numbers.

    The texts of ``scale`` are those of the actions and after them those of the statements. Pairs without a measured thing that
    ``may_link`` rules out are left out: it is given the signals that need no reading, one array a signal, and tells which pairs to read.
    """
    split = len(setting.action_places)
    cheap = _unread_signals(scale, setting)
    keep = may_link(cheap) if may_link is not None else cheap["near_action"] >= 0.0
    for pair in setting.measured:
        keep[pair] = True
    columns = {name: values.tolist() for name, values in cheap.items()}
    outputs = OutputWorth(scale)
    deeds = [deeds_in(one.text) for one in scale.told[:split]]
    opening = [deed_of(one.text) for one in scale.told[split:]]
    found: dict[Pair, Signals] = {}
    for number, at in zip(*(axis.tolist() for axis in keep.nonzero()), strict=True):
        action, said = scale.told[number], scale.told[split + at]
        found[number, at] = Signals(
            **{name: rows[number][at] for name, rows in columns.items()},
            phrase=max((scale.phrase_rarity[phrase] for phrase in action.phrases & said.phrases), default=0.0),
            output=outputs.best(action, said)[0],
            deed=float(opening[at] is not None and opening[at] in deeds[number]),
            figure=float(not action.figures.isdisjoint(said.figures)),
        )
    return found


def _unread_signals(scale: Scale, setting: Setting) -> "dict[str, NDArray[float64]]":
    """Return, one array of actions by statements a signal, those that come from what is known of each text by itself."""
    import numpy

    split = len(setting.action_places)
    by_words = cosine_matrix(scale.words[:split], scale.words[split:])
    by_letters = cosine_matrix(scale.letters[:split], scale.letters[split:])
    likeness = (1 - LETTER_SHARE) * by_words + LETTER_SHARE * by_letters
    best = numpy.empty_like(likeness)
    for paper in dict.fromkeys(setting.papers):
        own = [at for at, name in enumerate(setting.papers) if name == paper]
        best[:, own] = likeness[:, own].max(axis=1, keepdims=True)
    same = numpy.array(setting.same_workstream, dtype=float)
    places = numpy.array([numpy.nan if place is None else place for place in setting.statement_places])
    apart = numpy.abs(numpy.array(setting.action_places)[:, None] - places[None, :])
    measured, trends = numpy.zeros_like(likeness), numpy.zeros_like(likeness)
    for table, known in ((measured, setting.measured), (trends, setting.trends)):
        for pair, value in known.items():
            table[pair] = value
    return {
        "near_action": likeness / numpy.maximum(best, PLAINLY_ALIKE),
        "near_statement": likeness / numpy.maximum(likeness.max(axis=0), PLAINLY_ALIKE),
        "same_workstream": same,
        "matters": cosine_matrix(scale.matters[:split], scale.matters[split:]),
        "measured": measured,
        "trend": trends,
        # 1 at the same place of both lists, 0 where half a list or more lies between, or a list is short.
        "order": numpy.nan_to_num(numpy.maximum(0.0, 1 - 2 * apart)) * (same == 1),
        "introduction": numpy.broadcast_to(numpy.array(setting.introductions, dtype=float), likeness.shape),
    }


class OutputWorth:
    """Weighs the outputs two texts name; what a name is worth is asked for often."""

    def __init__(self, scale: Scale) -> None:
        self.scale = scale
        self.telling = TELLING_NAME * max(scale.rarity.values(), default=1.0)
        self.known: dict[frozenset[str], float] = {}

    def best(self, action: Told, said: Told) -> tuple[float, Output | None]:
        """Return how surely an output of ``said`` is one of ``action``, and that output; 0 and None where none is."""
        best: tuple[float, Output | None] = (0.0, None)
        for output, terms in said.outputs:
            for other, wanted in action.outputs:
                if output.kind != other.kind or terms.isdisjoint(wanted):
                    continue
                shared = self._worth(terms & wanted)
                likeness = shared / math.sqrt(self._worth(terms) * self._worth(wanted)) if shared else 0.0
                likeness *= min(shared / self.telling, 1.0) * (1.0 if output.noun == other.noun else OTHER_NOUN)
                if likeness > best[0]:
                    best = (likeness, output)
        return best

    def _worth(self, terms: frozenset[str]) -> float:
        if terms not in self.known:
            self.known[terms] = sum(self.scale.worth(term) for term in terms)
        return self.known[terms]


def places(keys: Sequence[object]) -> list[float]:
    """Return the place of each entry among those with its key, in order: the middle of the first of two is 0.25, of the second 0.75."""
    totals, met = Counter(keys), Counter[object]()
    found = []
    for key in keys:
        found.append((met[key] + 0.5) / totals[key])
        met[key] += 1
    return found
