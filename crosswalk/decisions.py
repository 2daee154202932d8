"""What a person decided about a link: who, when, why, and between which words. Where it is kept is for a higher layer."""

import datetime
from collections.abc import Sequence
from enum import StrEnum

from ..model import Kind, Value
from .marks import fingerprint
from .relations import Relation


class Choice(StrEnum):
    """What a person decided."""

    CONFIRM = "confirm"  # the program joined them, and rightly
    REJECT = "reject"  # the program joined them, and wrongly
    ADD = "add"  # the program did not join them, and should have


class EndType(StrEnum):
    """What may stand at an end of a link that a person decides on."""

    WEAKNESS = "weakness"
    WORKSTREAM = "workstream"
    ACTION = "action"
    MEASURE = "measure"
    STATEMENT = "statement"
    FINDING = "finding"  # a later paper's own wording of a weakness: a letter's area, a headline finding


class End(Value):
    """One end of a link as it stood when it was decided on.

    ``key`` is the plan's number or reference (``2.1.a``, for a measure ``2.1.a/1``), or the mark of words in another paper,
    whose kind is ``kind``. ``text`` are its words then: other words later make the decision suspect.
    """

    type: EndType
    key: str
    text: str
    kind: Kind | None = None

    @property
    def fingerprint(self) -> str:
        """A name of the words that stays while they stay."""
        return fingerprint(self.text)

    def __str__(self) -> str:
        return self.key if self.type in (EndType.ACTION, EndType.STATEMENT) else f"{self.type.value} {self.key}"


class Decision(Value):
    """One decision: ``above`` is the plan's end, ``below`` what answers, evidences or rewords it.

    ``relation`` is how a statement bears on an action, where the link is one of evidence. ``area`` None: of any area.
    """

    number: int
    choice: Choice
    area: str | None
    above: End
    below: End
    relation: Relation | None = None
    by: str
    on: datetime.date
    reason: str

    @property
    def pair(self) -> tuple[str, str, str]:
        """What the decision is about, whatever it says: of two about one pair the later counts."""
        return (
            (self.area or "").casefold(),
            f"{self.above.type} {self.above.fingerprint} {self.above.key}",
            f"{self.below.type} {self.below.fingerprint}",
        )

    def said(self) -> str:
        """Return who decided what, when and why, as one sentence."""
        deed = {Choice.CONFIRM: "Confirmed", Choice.REJECT: "Rejected", Choice.ADD: "Added"}[self.choice]
        return f"{deed} by hand by {self.by} on {self.on.isoformat()}: {self.reason.rstrip('. ')}."


def latest(decisions: Sequence[Decision]) -> tuple[Decision, ...]:
    """Return of several decisions about one pair the last, in the order they were made."""
    return tuple(
        sorted({decision.pair: decision for decision in sorted(decisions, key=lambda d: d.number)}.values(), key=lambda d: d.number)
    )
