"""Questions to ask of one area's papers: what nothing asked for, what nobody confirmed, and everything that mentions some words."""

import re
from collections.abc import Iterator, Sequence

from ..model import Document, Kind, Passage, Section, SettingsError, Value
from .decisions import EndType
from .ends import paper_places, plan_places
from .evidence import Evidence
from .marks import mark_of
from .relations import Relation
from .similarity import stem
from .status import OWN_PAPERS, ActionStatus, Status, status_of
from .vocabulary import vocabulary_of

# Sections that report something done, reached or asked: each statement should belong to an action.
_ASKS_FOR_ACTION = {
    Section.DELIVERED: "It is reported as delivered, and no action of the plan speaks of it.",
    Section.PROGRESS: "It is reported as progress, and no action of the plan speaks of it.",
    Section.DIFFERENCE: "It is reported as a difference made, and no action of the plan speaks of it.",
    Section.EVIDENCE: "It is listed as evidence, and no action of the plan speaks of it.",
    Section.DELIVERED_ADDITIONAL: "It is reported as done beyond the plan.",
    Section.STILL_TO_DO: "It is said to be still to do, and no action of the plan speaks of it.",
    Section.NEXT_STEP: "The reviewers ask for it, and no action of the plan speaks of it.",
    Section.REQUIRED_STEP: "The notice requires it, and no action of the plan speaks of it.",
}

_CLAIMING = frozenset({Relation.DELIVERS, Relation.PARTIAL})
# A word of a set phrase ("speech" of "speech and language therapy") is found by itself as well.
_WORD = re.compile(r"[A-Za-z0-9]+")


class Orphan(Value):
    """Something that hangs on nothing. ``key`` is its number, reference or mark."""

    type: EndType | None
    key: str
    document: str
    section: Section | None
    passage: Passage
    why: str


class Unconfirmed(Value):
    """An action the area says it delivered, wholly or in part, that nobody from outside confirmed; ``against`` says the contrary."""

    ref: str
    passage: Passage
    claimed: Status
    claims: tuple[Evidence, ...]
    against: tuple[Evidence, ...]


class Found(Value):
    """Something that mentions the words asked for; ``key`` is its number, reference or mark, ``type`` what it is."""

    type: str
    key: str
    document: str
    section: Section | None
    passage: Passage
    words: tuple[str, ...]


def find_orphans(plan: Document, papers: Sequence[Document], evidence: Sequence[Evidence]) -> tuple[Orphan, ...]:
    """Return what hangs on nothing: of the plan what no level above holds, of other papers what no action asked for."""
    known = {(one.document, one.passage.start) for one in evidence}
    loose = list(_loose_in_plan(plan))
    for paper in papers:
        if paper.id == plan.id or paper.kind is Kind.PLAN:
            continue
        for statement in paper.statements:
            passages = (statement.passage, *statement.items)
            if statement.section in _ASKS_FOR_ACTION and not any((paper.id, passage.start) in known for passage in passages):
                key, why = mark_of(paper.kind, statement.passage.text), _ASKS_FOR_ACTION[statement.section]
                loose.append(
                    Orphan(
                        type=EndType.STATEMENT, key=key, document=paper.id, section=statement.section, passage=statement.passage, why=why
                    )
                )
    return tuple(loose)


def find_unconfirmed(plan: Document, evidence: Sequence[Evidence]) -> tuple[Unconfirmed, ...]:
    """Return the actions claimed as delivered, wholly or in part, without a paper from outside that confirms it, in the plan's order."""
    passages = {action.ref: action.passage for action in plan.actions}
    return tuple(
        Unconfirmed(
            ref=status.ref,
            passage=passages[status.ref],
            claimed=status.claimed,
            claims=tuple(one for one in status.evidence if one.kind in OWN_PAPERS and one.relation in _CLAIMING),
            against=status.confirming,
        )
        for status in status_of(plan.actions, evidence)
        if _is_unconfirmed(status)
    )


def find_mentions(words: str, documents: Sequence[Document]) -> tuple[Found, ...]:
    """Return everything read from ``documents`` that mentions all of ``words``, in the order of the papers.

    Forms of a word count as the word, and an abbreviation as what it stands for and the other way round, by the papers' own
    glossaries and those of the field. Raises SettingsError where the words say nothing that could be looked for.
    """
    vocabulary = vocabulary_of(documents)
    wanted = [term for term, _ in vocabulary.read(words)]
    if not wanted:
        raise SettingsError(f"“{words.strip()}” holds no telling word to look for. Name a thing: stocktake find “speech therapy” PATH")
    found = []
    for paper in documents:
        for kind, key, section, passage in _facts(paper):
            held = {stem(word.lower()): word for word in _WORD.findall(passage.text)} | dict(vocabulary.read(passage.text))
            if all(term in held for term in wanted):
                named = tuple(dict.fromkeys(held[term] for term in wanted))
                found.append(Found(type=kind, key=key, document=paper.id, section=section, passage=passage, words=named))
    return tuple(found)


def _is_unconfirmed(status: ActionStatus) -> bool:
    return status.claimed in (Status.DELIVERED, Status.PARTIAL) and status.confirmed is not True


def _loose_in_plan(plan: Document) -> Iterator[Orphan]:
    streams, outcomes = {stream.number for stream in plan.workstreams}, {outcome.number for outcome in plan.outcomes}
    holding = {action.outcome for action in plan.actions}
    for stream in plan.workstreams if plan.weaknesses else ():
        if not stream.weaknesses:
            why = "The workstream answers no weakness the plan lists."
            yield Orphan(type=EndType.WORKSTREAM, key=str(stream.number), document=plan.id, section=None, passage=stream.title, why=why)
    for outcome in plan.outcomes:
        if outcome.number not in holding:
            why = "The outcome holds no action."
            yield Orphan(type=None, key=f"outcome {outcome.number}", document=plan.id, section=None, passage=outcome.passage, why=why)
    for action in plan.actions:
        if action.workstream not in streams and action.outcome not in outcomes:
            why = "The action stands under no workstream and no outcome."
            yield Orphan(type=EndType.ACTION, key=action.ref, document=plan.id, section=None, passage=action.passage, why=why)


def _facts(paper: Document) -> Iterator[tuple[str, str, Section | None, Passage]]:
    """Yield everything read from a paper: what it is, its name, its section, its words."""
    for place in plan_places(paper) if paper.kind is Kind.PLAN else paper_places(paper):
        yield place.end.type.value, place.end.key, place.statement.section if place.statement else None, place.passage
    for outcome in paper.outcomes:
        yield "outcome", outcome.number, None, outcome.passage
