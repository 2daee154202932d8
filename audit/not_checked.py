"""What an audit could not judge, and why: said beside every result, for it is never a pass."""

from collections.abc import Mapping

from ..model import Kind
from .area import AuditedArea
from .finding import NotChecked
from .overlong import LONGEST_PASSAGE


def not_checked(area: AuditedArea) -> list[NotChecked]:
    """Return what could not be judged of an area for want of papers, or of facts in them."""
    found = []
    if area.plan is None:
        return [
            NotChecked(area=area.area, what="the plan", why="No improvement plan is among the papers, so nothing could be held against it.")
        ]
    if not area.reports:
        why = "No progress report was supplied: no action has a status, and no claim, target or missed deadline was looked at."
        found.append(NotChecked(area=area.area, what="progress", why=why))
    if not area.of_kind(Kind.LETTER):
        found.append(
            NotChecked(
                area=area.area,
                what="confirmation",
                why="No letter from the reviewers was supplied: every delivery is the area's own claim.",
            )
        )
    if area.reports and not area.of_kind(Kind.POSITION):
        why = "No position statement was supplied: the inspection's detailed findings are not known."
        found.append(NotChecked(area=area.area, what="detailed findings", why=why))
    if not area.plan.actions:
        why = "No action was found in the plan, so nothing could be held against its actions and measures."
        found.append(NotChecked(area=area.area, what="actions", why=why))
    if not area.plan.weaknesses:
        found.append(NotChecked(area=area.area, what="coverage", why="The plan's list of weaknesses was not found."))
    unknown = [paper.source for paper in area.papers if paper.kind is Kind.UNKNOWN]
    return found + [
        NotChecked(area=area.area, what=name, why="Its kind could not be told, so nothing in it was looked at.") for name in unknown
    ]


def cut_short(area: AuditedArea, overlong: Mapping[str, int]) -> list[NotChecked]:
    """Return the papers of an area with passages too long to look at whole; ``overlong`` counts them by the paper's id."""
    why = f"passages longer than {LONGEST_PASSAGE} letters: the rest of each was not looked at. Its line ends may have been lost."
    held = [(paper.source, overlong[paper.id]) for paper in area.papers if paper.id in overlong]
    return [NotChecked(area=area.area, what=source, why=f"It has {count} {why}") for source, count in held]
