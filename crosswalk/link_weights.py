"""How the signals of a pair make the likelihood of a link; learnt by ``python bench/evidence_weights.py --write``."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .signals import READ_SIGNALS, SIGNALS, Signals

if TYPE_CHECKING:
    from numpy import bool_, float64
    from numpy.typing import NDArray

# A link is at least this likely: near enough as likely as not. From 0.38 to 0.55 the F1 of the links, each workstream of the measuring
# papers held out in turn, moves by 0.02; the more a link asks for, the fewer actions get the status annotators gave.
LEAST = 0.45
# The likeliest statement an action has may be less likely: something is said of most actions, if in other words.
LEAST_BEST = 0.35
# A statement this likely may speak of an action nothing else speaks of: to be seen before anyone says that nothing was reported.
NEARLY = 0.15


@dataclass(frozen=True, slots=True)
class Weights:
    """What each signal weighs in a logistic form: the likelihood of a link is 1 / (1 + exp(-(bias + the weighed signals)))."""

    bias: float
    signals: Mapping[str, float]
    least: float = LEAST
    least_best: float = LEAST_BEST
    nearly: float = NEARLY

    def score(self, signals: Signals) -> float:
        """Return how likely a pair with these signals is a link, 0 to 1."""
        total = self.bias + sum(self.signals[name] * value for name, value in zip(SIGNALS, signals.values(), strict=True))
        return 1 / (1 + math.exp(-total))

    def may_link(self, signals: "Mapping[str, NDArray[float64]]") -> "NDArray[bool_]":
        """Tell which pairs may be a link, or nearly one, whatever the signals of ``READ_SIGNALS`` turn out to be."""
        most = sum(max(self.signals[name], 0.0) for name in READ_SIGNALS)
        least = math.log(self.nearly / (1 - self.nearly)) - self.bias - most
        known = signals[SIGNALS[0]] * self.signals[SIGNALS[0]]
        for name, values in signals.items():
            known = known + self.signals[name] * values if name != SIGNALS[0] else known
        return known >= least

    def makes_link(self, score: float, best: float) -> bool:
        """Tell whether a pair this likely is a link, where the likeliest pair of its action is ``best``."""
        return score >= self.least or (score == best and score >= self.least_best)


WEIGHTS = Weights(
    bias=-8.404,
    signals={
        "near_action": 2.932,
        "near_statement": 2.732,
        "same_workstream": 1.86,
        "matters": 2.737,
        "phrase": 0.886,
        "output": 1.341,
        "deed": 0.284,
        "figure": 0.798,
        "measured": 0.486,
        "trend": 2.224,
        "order": 0.922,
        "introduction": -1.953,
    },
)
