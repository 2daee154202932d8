"""What the evidence says became of each action: what the area claims, and apart from that what others confirm."""

import re
from collections.abc import Sequence
from enum import StrEnum

from ..model import Action, Kind, Section, Value
from .evidence import Evidence
from .relations import Relation

# A statement this likely surely speaks of the action.
SURELY = 0.7
# Work that goes on once the thing is there.
_GOES_ON = re.compile(
    r"\W*(?:to )?(?:continue|further|embed|maintain|sustain|monitor|keep|improve|evaluate|build|strengthen|extend)\b", re.IGNORECASE
)
# Papers of the one who did the work; what they say is a claim, whoever repeats it.
OWN_PAPERS = frozenset({Kind.POSITION, Kind.COMMITTEE, Kind.STATEMENT, Kind.UNKNOWN})
# Papers of the one who looks at the work from outside.
OUTSIDE_PAPERS = frozenset({Kind.LETTER, Kind.INSPECTION, Kind.NOTICE})


class Status(StrEnum):
    """What became of an action."""

    DELIVERED = "delivered"  # the deliverable is reported done, even late, even where its measure is missed
    PARTIAL = "partial"  # some of it is
    NOT_DELIVERED = "not_delivered"  # only plans, or facts to the contrary
    NO_EVIDENCE = "no_evidence"  # no paper speaks of it


class ActionStatus(Value):
    """The status of one action.

    ``claimed`` is what the area's own papers make of it. ``confirmed`` is True where a paper from outside says it was
    delivered, False where it says the contrary, None where none speaks of it or it leaves the matter open.
    ``evidence`` is all that was found, ``confirming`` the part of it from outside that settles ``confirmed``.
    """

    ref: str
    claimed: Status
    confirmed: bool | None
    evidence: tuple[Evidence, ...] = ()
    confirming: tuple[Evidence, ...] = ()


def status_of(actions: Sequence[Action], evidence: Sequence[Evidence]) -> tuple[ActionStatus, ...]:
    """Return the status of each action, in the order of ``actions``, from the evidence found for all of them."""
    by_action: dict[str, list[Evidence]] = {}
    for one in evidence:
        by_action.setdefault(one.ref, []).append(one)
    return tuple(_status(action.ref, tuple(by_action.get(action.ref, ()))) for action in actions)


def summarise(evidence: Sequence[Evidence]) -> Status:
    """Return what a set of statements about one action comes to.

    What a paper lists as still to do is not wholly delivered, whatever else it says of it; work that goes on once a thing is there
    ("continue", "embed") does not count as such.
    """
    relations = {one.relation for one in evidence}
    if not relations:
        return Status.NO_EVIDENCE
    if Relation.DELIVERS in relations:
        return Status.PARTIAL if any(_is_open(one) for one in evidence) else Status.DELIVERED
    return Status.PARTIAL if Relation.PARTIAL in relations else Status.NOT_DELIVERED


def _is_open(one: Evidence) -> bool:
    """Tell whether a statement surely lists the action, or a part of it, as still to do."""
    return one.section is Section.STILL_TO_DO and one.score >= SURELY and not _GOES_ON.match(one.passage.text)


def _status(ref: str, evidence: tuple[Evidence, ...]) -> ActionStatus:
    outside = [one for one in evidence if one.kind in OUTSIDE_PAPERS]
    for relation, confirmed in ((Relation.AGAINST, False), (Relation.DELIVERS, True)):
        settling = tuple(one for one in outside if one.relation is relation)
        if settling:
            return ActionStatus(ref=ref, claimed=_claimed(evidence), confirmed=confirmed, evidence=evidence, confirming=settling)
    return ActionStatus(ref=ref, claimed=_claimed(evidence), confirmed=None, evidence=evidence)


def _claimed(evidence: Sequence[Evidence]) -> Status:
    return summarise([one for one in evidence if one.kind in OWN_PAPERS])
