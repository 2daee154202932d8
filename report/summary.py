"""What was made of one paper, at a glance: the facts behind the first screen a person sees."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ..model import Document, Kind, Recognition
from .contract import SCHEMA, Node

KIND_WORDS: Mapping[Kind, str] = {
    Kind.PLAN: "plan (written statement of action)",
    Kind.POSITION: "position statement",
    Kind.LETTER: "stocktake letter",
    Kind.COMMITTEE: "committee report",
    Kind.STATEMENT: "public statement",
    Kind.INSPECTION: "inspection report",
    Kind.NOTICE: "improvement notice",
    Kind.UNKNOWN: "not recognised",
}

# A parser's score from 0 to 1 in words. Above the first bound a kind's own marks were all found, above the second most of them.
SURE, LIKELY = 0.8, 0.5
SURELY = "sure"


@dataclass(frozen=True, slots=True)
class Summary:
    """One paper at a glance.

    ``score`` and ``sureness`` are None where a person set the kind; ``runner_up`` is the next likeliest kind
    that has anything to say for it. ``counts`` are (what, how many), only of what was found; of the actions
    ``dated_actions`` have a due date.
    """

    source: str
    kind: Kind
    score: float | None
    sureness: str | None
    why: str | None
    runner_up: Recognition | None
    area: str | None
    date: str | None
    pages: int | None
    counts: tuple[tuple[str, int], ...]
    dated_actions: int
    warnings: tuple[str, ...]
    told: tuple[str, ...]


def summarise(document: Document) -> Summary:
    """Return ``document`` at a glance."""
    ranked = sorted(document.recognised, key=lambda recognition: -recognition.score)
    own = next((recognition for recognition in ranked if recognition.kind is document.kind), None)
    set_by_hand = "kind" in document.told
    return Summary(
        source=document.source,
        kind=document.kind,
        score=own.score if own and not set_by_hand else None,
        sureness=_sureness(own.score) if own and not set_by_hand else None,
        why=own.why if own else None,
        runner_up=next((r for r in ranked if r.kind is not document.kind and r.score > 0), None),
        area=document.area,
        date=document.date,
        pages=document.pages,
        counts=tuple((what, count) for what, count in _counts(document) if count),
        dated_actions=sum(action.timescale.due is not None for action in document.actions),
        warnings=document.warnings,
        told=document.told,
    )


def overview(documents: Iterable[Document]) -> Node:
    """Return the JSON object ``stocktake inspect --format json`` prints of the papers read, in the order given."""
    return {"schema": SCHEMA, "papers": [_node(summarise(document)) for document in documents]}


def counted(what: str, count: int) -> str:
    """Return "1 action", "2 actions": ``what`` is the plural."""
    return f"{count} {_SINGULAR.get(what, what.removesuffix('s')) if count == 1 else what}"


def said_once(sentences: Iterable[str]) -> list[str]:
    """Return each sentence once, in order, with how often it was said where that is more than once."""
    times = Counter(sentences)
    return [f"{sentence} ({count} times)" if count > 1 else sentence for sentence, count in times.items()]


_SINGULAR = {"weaknesses": "weakness", "people": "person", "dates of its own": "date of its own"}


def _node(summary: Summary) -> Node:
    after = summary.runner_up
    return {
        "source": summary.source,
        "kind": summary.kind.value,
        "score": summary.score,
        "why": summary.why,
        "runner_up": {"kind": after.kind.value, "score": after.score, "why": after.why} if after else None,
        "area": summary.area,
        "date": summary.date,
        "pages": summary.pages,
        "counts": dict(summary.counts),
        "dated_actions": summary.dated_actions,
        "warnings": list(summary.warnings),
        "told": list(summary.told),
    }


def _sureness(score: float) -> str:
    return SURELY if score >= SURE else "likely" if score >= LIKELY else "not sure"


def _counts(document: Document) -> tuple[tuple[str, int], ...]:
    measures = [measure for action in document.actions for measure in action.measures]
    return (
        ("weaknesses", len(document.weaknesses)),
        ("workstreams", len(document.workstreams)),
        ("outcomes", len(document.outcomes)),
        ("actions", len(document.actions)),
        ("measures", len(measures)),
        ("statements", len(document.statements)),
        ("people", len(document.people)),
        ("dates of its own", len(document.facts)),
        ("abbreviations", len(document.glossary)),
    )
