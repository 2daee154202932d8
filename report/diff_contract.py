"""What changed between two versions of a plan, as JSON."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from ..crosswalk.diff import ActionChange, Change, PlanDiff, WorkstreamChange
from ..crosswalk.word_diff import Piece
from ..model import Action, Document, Passage, Timescale
from .contract import SCHEMA, Node, quote
from .diff_text import measure_changes

T = TypeVar("T")


def diff_node(diff: PlanDiff) -> Node:
    """Return the differences as the object of ``stocktake diff --format json``: what changed, and nothing that did not."""
    return {
        "schema": SCHEMA,
        "old": _paper(diff.old),
        "new": _paper(diff.new),
        "weaknesses": _things(diff.weaknesses, lambda w: (str(w.label or w.number), w.passage)),
        "workstreams": [_workstream(change) for change in diff.workstreams if change.changed],
        "outcomes": _things(diff.outcomes, lambda o: (o.number, o.passage)),
        "actions": [_action(change) for change in diff.actions if change.changed],
        "unchanged_actions": sum(not change.changed for change in diff.actions),
    }


def _paper(paper: Document) -> Node:
    return {"id": paper.id, "source": paper.source, "date": paper.date, "area": paper.area, "actions": len(paper.actions)}


def _things(changes: Sequence[Change[T]], name: Callable[[T], tuple[str, Passage]]) -> list[Node]:
    return [_thing(change, name) for change in changes if change.changed]


def _thing(change: Change[T], name: Callable[[T], tuple[str, Passage]]) -> Node:
    sides = {side: name(value) if value is not None else None for side, value in (("old", change.old), ("new", change.new))}
    return {
        "change": "added" if change.added else "dropped" if change.dropped else "changed",
        **{side: {"number": named[0], **quote(named[1])} if named else None for side, named in sides.items()},
        "renumbered": change.renumbered,
        "words": _pieces(change.words),
    }


def _workstream(change: WorkstreamChange) -> Node:
    node = _thing(change, lambda s: (str(s.number), s.title))
    return {**node, "lead": {"old": change.lead[0], "new": change.lead[1]} if change.lead else None}


def _action(change: ActionChange) -> Node:
    return {
        "change": "added" if change.added else "dropped" if change.dropped else "changed",
        "old": _side(change.old),
        "new": _side(change.new),
        "renumbered": change.renumbered,
        "words": _pieces(change.words),
        "deadline": {
            "old": _timescale(change.deadline.old),
            "new": _timescale(change.deadline.new),
            "days": change.deadline.days,
        }
        if change.deadline
        else None,
        "lead": _pair(change.lead),
        "workstream": _pair(change.workstream),
        "outcome": _pair(change.outcome),
        "measures": [
            {
                "change": "added" if measure.added else "dropped" if measure.dropped else "changed",
                "old": quote(measure.old.passage) if measure.old else None,
                "new": quote(measure.new.passage) if measure.new else None,
                "words": _pieces(measure.words),
                "turn": weakening.turn.name.lower() if weakening else None,
                "why": list(weakening.why) if weakening else [],
            }
            for measure, weakening in measure_changes(change)
        ],
    }


def _side(action: Action | None) -> Node | None:
    return {"ref": action.ref, **quote(action.passage)} if action else None


def _timescale(timescale: Timescale) -> Node:
    words = timescale.passage.text if timescale.passage else ""
    return {"text": words, "due": timescale.due.isoformat() if timescale.due else None, "reading": timescale.reading.value}


def _pair(pair: "tuple[object, object] | None") -> Node | None:
    return {"old": pair[0], "new": pair[1]} if pair else None


def _pieces(pieces: Sequence[Piece]) -> list[Node]:
    return [{"edit": piece.edit.value, "words": piece.words} for piece in pieces]
