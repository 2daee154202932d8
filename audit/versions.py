"""What changed from the version of the plan that went before to the one audited."""

from collections.abc import Iterator

from ..crosswalk.diff import PlanDiff, diff_plans
from .area import AuditedArea

# Of a longer list of changes the first are named and quoted.
MOST_NAMED = 6


def version_diffs(area: AuditedArea) -> Iterator[PlanDiff]:
    """Yield how the plan that went before became the one audited, where there was one; still older ones are left alone."""
    if area.plan is not None and area.earlier:
        yield diff_plans(area.earlier[-1], area.plan)


def and_more(number: int) -> str:
    """Return how many of ``number`` changes are not named, as the end of a list; nothing where all are."""
    return f" and {number - MOST_NAMED} more" if number > MOST_NAMED else ""
