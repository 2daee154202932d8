"""Holds the targets the plan sets against the figures later papers report of the same thing."""

from collections.abc import Sequence
from datetime import date

from ..model import Document, Passage, Value
from .evidence import Evidence
from .figures import compares, figures_of, goal_of, is_met


class Target(Value):
    """A target and a figure reported of it.

    ``target`` and ``value`` are as written, ``as_of`` the ISO month the figure is of. ``met`` is None where the figure is of a
    narrower group than the target; ``late`` True where the target was missed at a date behind its due date, None where
    nothing settles when it was met.
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


def find_targets(plan: Document, papers: Sequence[Document], evidence: Sequence[Evidence]) -> tuple[Target, ...]:
    """Return each target of the plan beside each figure its evidence reports of it, in the order of ``evidence``.

    A figure is held against the measures of its action that count the same thing; one that counts nothing like it is left out.
    """
    actions = {action.ref: action for action in plan.actions}
    dates = {paper.id: paper.date for paper in papers}
    found: list[Target] = []
    for one in evidence:
        action, dated = actions[one.ref], dates.get(one.document)
        for figure in figures_of(one.passage.text, one.context.text if one.context else "", dated):
            sure = [
                (compares(goal, figure), -index, goal)
                for index, measure in enumerate(action.measures)
                if (goal := goal_of(measure.passage.text))
            ]
            likeness, index, goal = max(sure, key=lambda each: each[:2], default=(0.0, 0, None))
            if goal is None or not likeness:
                continue
            due = action.measures[-index].due or action.timescale.due
            met = is_met(goal, figure)
            found.append(
                Target(
                    ref=one.ref,
                    index=-index,
                    target=goal.text,
                    value=figure.text,
                    document=one.document,
                    passage=one.passage,
                    as_of=figure.month,
                    met=met,
                    late=_is_late(met, due, figure.month or dated),
                )
            )
    return tuple(found)


def _is_late(met: bool | None, due: date | None, known: str | None) -> bool | None:
    """Tell whether a missed target is overdue at the date the figure is known for; a met one may have been met at any time before."""
    if met is not False or due is None or known is None:
        return None
    return known[:7] > due.isoformat()[:7] or None
