"""Holds the targets the plan sets against the figures later papers report of the same thing."""

from collections.abc import Sequence
from datetime import date

from ..model import Action, Document, Passage, Value
from .comparisons import compares, is_met, say_working
from .evidence import Evidence, words_of
from .figures import Figure, Goal, change_wanted, figures_of, goal_of
from .quantities import Unit
from .relations import Relation


class Target(Value):
    """A target and a figure reported of it.

    ``target`` and ``value`` are as written, ``as_of`` the ISO month the figure is of. ``met`` is None where the figure is of a
    narrower group than the target; ``late`` True where the target was missed at a date behind its due date, None where
    nothing settles when it was met. ``working`` says how the two were held against each other.
    """

    ref: str
    index: int
    target: str
    value: str
    document: str
    passage: Passage
    as_of: str | None = None
    met: bool | None = None
    late: bool | None = None
    working: str = ""


def find_targets(plan: Document, papers: Sequence[Document], evidence: Sequence[Evidence]) -> tuple[Target, ...]:
    """Return each target of the plan beside each figure its evidence reports of it, in the order of ``evidence``.

    A figure is held against the measures of its action that count the same thing; one that counts nothing like it is left out.
    """
    actions = {action.ref: action for action in plan.actions}
    dates = {paper.id: paper.date for paper in papers}
    found: list[Target] = []
    for one in evidence:
        if one.relation is Relation.PLANNED:  # what is asked for or still to come reports nothing
            continue
        action, dated = actions[one.ref], dates.get(one.document)
        for figure in figures_of(words_of(one.passage, one.context), one.context.text if one.context else "", dated):
            # A month dates the deliverable only where it is said to be done.
            if (figure.unit is Unit.MONTH and one.relation is not Relation.DELIVERS) or (best := _best_goal(action, figure)) is None:
                continue
            index, goal = best
            met = is_met(goal, figure)
            due = action.measures[index].due or action.timescale.due
            found.append(
                Target(
                    ref=one.ref,
                    index=index,
                    target=goal.text,
                    value=figure.text,
                    document=one.document,
                    passage=one.passage,
                    as_of=figure.month,
                    met=met,
                    late=_is_late(met, due, figure.month or dated),
                    working=say_working(goal, figure),
                )
            )
    return tuple(found)


def _best_goal(action: Action, figure: Figure) -> tuple[int, Goal] | None:
    """Return the index and target of the measure a figure is of, the likest of several; None where it is of none."""
    sure = [
        (likeness, -index, goal)
        for index, measure in enumerate(action.measures)
        if (goal := goal_of(measure.passage.text) or change_wanted(measure.passage.text)) and (likeness := compares(goal, figure))
    ]
    if not sure:
        return None
    _, index, goal = max(sure, key=lambda each: each[:2])
    return -index, goal


def _is_late(met: bool | None, due: date | None, known: str | None) -> bool | None:
    """Tell whether a missed target is overdue at the date the figure is known for; a met one may have been met at any time before."""
    if met is not False or due is None or known is None:
        return None
    return known[:7] > due.isoformat()[:7] or None
