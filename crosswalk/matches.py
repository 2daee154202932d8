"""Finds the measures of a plan that count what a statement reports, and whether its figure or trend is what they ask for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..model import Action
from .comparisons import compares, is_met, is_of_known_thing
from .figures import LONGEST_REPORT, Figure, Goal, figures_of, goal_of
from .measured_things import SAME_THING, MeasuredThing, measured_thing
from .quantities import Unit
from .signals import Pair
from .trends import Trend, goes_as_wanted, likeness, trends_in


@dataclass(frozen=True, slots=True)
class Match:
    """A measure and a statement that speak of one measured thing; ``figure`` where the statement's figure is of the measure's target.

    ``sure`` tells that the thing is a known one: such a figure makes a link whatever else the words are.
    """

    measure: int
    likeness: float
    figure: Figure | None = None
    met: bool | None = None
    sure: bool = False


@dataclass(frozen=True, slots=True)
class TrendMatch:
    """A measure that wants a rise or fall, and a statement that tells of one; ``met`` None where they cannot be held against each other."""

    measure: int
    likeness: float
    told: Trend
    met: bool | None


@dataclass(frozen=True, slots=True)
class Reported:
    """What a statement reports that can be measured."""

    thing: MeasuredThing | None
    figures: tuple[Figure, ...]
    trends: tuple[Trend, ...]

    @property
    def changes(self) -> bool:
        """Whether it tells as a whole of a known thing that can be measured."""
        return self.thing is not None and self.thing.changes and bool(self.thing.dimensions or self.thing.part)

    @classmethod
    def of(cls, text: str) -> "Reported":
        """Return what ``text`` reports; a long text tells a story, of which only the clauses are of one thing."""
        return cls(measured_thing(text) if len(text.split()) <= LONGEST_REPORT else None, figures_of(text), trends_in(text))


def find_matches(actions: Sequence[Action], reported: Sequence[Reported]) -> dict[Pair, Match]:
    """Return the measure each pair of action and statement has in common, where it has one."""
    telling = [(at, said) for at, said in enumerate(reported) if said.figures or said.changes]
    matches: dict[Pair, Match] = {}
    for number, action in enumerate(actions):
        for index, measure in enumerate(action.measures):
            wanted, goal = measured_thing(measure.passage.text), goal_of(measure.passage.text)
            if goal is not None and goal.unit is Unit.MONTH:
                goal = None  # a date says when a deliverable was due, not how much of it there is
            if goal is None and (not wanted.changes or not (wanted.dimensions or wanted.part)):
                continue
            for at, said in telling:
                found = _match(index, wanted, goal, said)
                held = matches.get((number, at))
                if found is not None and (held is None or _rank(found) > _rank(held)):
                    matches[number, at] = found
    return matches


def find_trends(actions: Sequence[Action], reported: Sequence[Reported]) -> Mapping[Pair, TrendMatch]:
    """Return the measure of each action that wants a rise or fall of what a statement says rose or fell, the likest of several."""
    telling = [(at, trend) for at, said in enumerate(reported) for trend in said.trends]
    matches: dict[Pair, TrendMatch] = {}
    for number, action in enumerate(actions):
        for index, measure in enumerate(action.measures):
            for wanted in trends_in(measure.passage.text):
                for at, told in telling:
                    alike = likeness(wanted, told)
                    held = matches.get((number, at))
                    if alike and (held is None or alike > held.likeness):
                        matches[number, at] = TrendMatch(index, alike, told, goes_as_wanted(wanted, told))
    return matches


def _match(index: int, wanted: MeasuredThing, goal: Goal | None, said: Reported) -> Match | None:
    """Return what makes a statement's figures or words those of a measure; None where nothing does."""
    if goal is not None and said.figures:
        alike, figure = max(((compares(goal, figure), figure) for figure in said.figures), key=lambda pair: pair[0], default=(0.0, None))
        if figure is not None and alike >= SAME_THING:
            return Match(index, alike, figure, is_met(goal, figure), is_of_known_thing(goal, figure))
    alike = wanted.likeness(said.thing) if said.thing is not None else 0.0
    return Match(index, alike) if alike >= SAME_THING else None


def _rank(match: Match) -> tuple[bool, bool, float]:
    return (match.sure, match.figure is not None, match.likeness)
