"""What falls due in the days ahead, as lines for people grouped by lead, and as JSON."""

import textwrap
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import groupby

from ..audit.falling_due import DueAction
from ..crosswalk import Status
from .contract import SCHEMA, Node
from .summary import counted

WIDTH = 100
# Of an action's words so many stand on the screen; the plan has the rest.
TEXT_LENGTH = 160

_REPORTED = {
    Status.DELIVERED: "delivered",
    Status.PARTIAL: "a part of it is done",
    Status.NOT_DELIVERED: "it is still to come",
    Status.NO_EVIDENCE: "nothing in the papers supplied speaks of it",
}


def due_text(actions: Sequence[DueAction], as_of: date, within: int) -> str:
    """Return the actions that fall due, under the name of who leads them, with what is reported and what is missing of each."""
    days = f"{as_of.isoformat()} to {(as_of + timedelta(days=within)).isoformat()}"
    if not actions:
        return f"Nothing that is not delivered falls due from {days}.\n"
    several = len({one.area for one in actions}) > 1
    blocks: list[str] = []
    for named, group in groupby(actions, lambda one: f"{one.area}: {one.lead}" if several and one.area else one.lead):
        lines = [line for one in group for line in _action(one)]
        blocks.append("\n".join([named, "-" * min(len(named), WIDTH), *lines, ""]))
    closing = [f"{counted('actions', len(actions))} from {days}. Those already overdue: stocktake audit --select DUE"]
    if any(one.status is None for one in actions):
        closing.append("No progress report was supplied for at least one plan, so nobody can say from these papers what is done already.")
    return "\n".join([*blocks, *(line for words in closing for line in _wrapped(words, ""))]) + "\n"


def _action(one: DueAction) -> list[str]:
    words = textwrap.shorten(one.text, TEXT_LENGTH, placeholder=" …")
    lines = _wrapped(f"{one.ref}  due {one.due.isoformat()} ({_in_days(one.days)}): {words}", "  ")
    if one.status is not None:
        lines += _wrapped(f"reported: {_REPORTED[one.status]}", "      ")
    return lines + [line for missing in one.missing for line in _wrapped(f"still needed: {missing}", "      ")]


def due_node(actions: Sequence[DueAction], as_of: date, within: int) -> Node:
    """Return the same as one JSON object."""
    return {
        "schema": SCHEMA,
        "as_of": as_of.isoformat(),
        "until": (as_of + timedelta(days=within)).isoformat(),
        "actions": [one.model_dump(mode="json") for one in actions],
    }


def _in_days(days: int) -> str:
    return "today" if days == 0 else "tomorrow" if days == 1 else f"in {days} days"


def _wrapped(words: str, indent: str) -> list[str]:
    return textwrap.wrap(words, WIDTH, initial_indent=indent, subsequent_indent=indent + "  ", break_long_words=False)
