"""A decision about a link in words."""

from textwrap import shorten

from ..crosswalk import Choice, Decision, End, EndType

# Of long words this much is told; the whole stands in the log.
TOLD_LENGTH = 120
_WORDS = {Choice.CONFIRM: "confirmed", Choice.REJECT: "rejected", Choice.ADD: "added"}


def said(decision: Decision) -> str:
    """Return a decision in a sentence with the words of both ends, and one on who decided and why."""
    bears = f" ({decision.relation.value})" if decision.relation else ""
    told = f"By {decision.by} on {decision.on.isoformat()}: {decision.reason}"
    return f"{_WORDS[decision.choice]}: {end_words(decision.above)} and {end_words(decision.below)}{bears}. {told}"


def end_words(end: End) -> str:
    """Return an end by name and words: action 2.1.a “…”."""
    name = end.key if end.type is EndType.STATEMENT else f"{end.type.value} {end.key}"
    return f"{name} “{shorten(end.text, TOLD_LENGTH, placeholder=' …')}”"
