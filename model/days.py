"""The days a stated date may mean: papers give a day, ``2025-01-10``, or only a month, ``2023-06``."""

from calendar import monthrange
from datetime import date


def first_day(stated: str) -> date:
    """Return the first day a stated date may mean."""
    return date.fromisoformat(stated if len(stated) == 10 else f"{stated}-01")


def last_day(stated: str) -> date:
    """Return the last day a stated date may mean: a month counts as its last day."""
    day = first_day(stated)
    return day if len(stated) == 10 else day.replace(day=monthrange(day.year, day.month)[1])
