"""Puts people's decisions over what the program found: theirs counts while the words they read still stand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from ..model import Document, Value
from .crosswalk import Crosswalk, Link, LinkType, Method, node_name
from .decisions import Choice, Decision, EndType, latest
from .ends import Finder, Place, places_of
from .evidence import Evidence
from .marks import code_of

SURE = 1.0


class DecisionState(StrEnum):
    """What a decision comes to in a run."""

    APPLIED = "applied"  # both ends read as they did: it outranks the program
    SUSPECT = "suspect"  # the words of an end have changed since: it no longer counts by itself
    ABSENT = "absent"  # an end is in none of the papers that count


class Standing(Value):
    """A decision and what it comes to in a run, with the reason in a sentence."""

    decision: Decision
    state: DecisionState
    why: str


class DecidedEvidence(Evidence):
    """Evidence a person decided on; ``suspect`` where the words have changed since, so that the program's own view is shown."""

    decision: Decision
    suspect: bool = False


@dataclass(frozen=True, slots=True)
class Settled:
    """A decision with where its ends stand now: every place the words of ``below`` stand in."""

    standing: Standing
    above: Place | None
    below: tuple[Place, ...]

    @property
    def decision(self) -> Decision:
        """The decision itself."""
        return self.standing.decision

    @property
    def applies(self) -> bool:
        """Whether it outranks the program."""
        return self.standing.state is DecisionState.APPLIED


def settle(decisions: Sequence[Decision], plan: Document, papers: Sequence[Document], area: str | None) -> tuple[Settled, ...]:
    """Return what each decision on this area comes to with these papers; of several about one pair the last counts."""
    wanted = [d for d in latest(decisions) if d.area is None or area is None or d.area.casefold() == area.casefold()]
    finder = Finder(places_of(plan, papers)) if wanted else None
    settled = [_settle(decision, finder) for decision in wanted if finder is not None]
    # Decided on before and after a reference was renumbered: the words are one pair all the same, and the last counts.
    last = {(one.above.end.key, one.below[0].end.key): one for one in settled if one.above is not None and one.below and one.applies}
    return tuple(one for one in settled if not one.applies or one in last.values())


def decide_links(crosswalk: Crosswalk, plan: Document, settled: Sequence[Settled]) -> Crosswalk:
    """Return the links between papers with people's decisions on them applied, and the workstreams' weaknesses to match."""
    if not settled:
        return crosswalk
    links = list(crosswalk.links)
    for one in settled:
        for name, kind in _link_ends(one, plan):
            target = node_name(plan, "weakness", one.above.number) if one.above else ""
            found = [link for link in links if (link.source, link.target, link.type) == (name, target, kind)]
            links = [link for link in links if link not in found]
            if one.applies and one.decision.choice is not Choice.REJECT:
                quotes = (one.below[0].passage, one.above.passage) if one.above else ()
                links.append(
                    Link(
                        source=name,
                        target=target,
                        type=kind,
                        method=Method.BY_HAND,
                        score=SURE,
                        why=one.decision.said(),
                        quotes=quotes,
                        decision=one.decision,
                    )
                )
            elif not one.applies:
                links += [
                    link.model_copy(update={"decision": one.decision, "suspect": True, "why": f"{link.why} {one.standing.why}"})
                    for link in found
                ]
    documents = tuple(_resolved(document, plan, links) if document.id == plan.id else document for document in crosswalk.documents)
    return Crosswalk(documents=documents, links=tuple(links))


def decide_evidence(plan: Document, evidence: Sequence[Evidence], settled: Sequence[Settled]) -> tuple[Evidence, ...]:
    """Return the evidence with people's decisions applied: rejected links gone, confirmed and added ones sure and signed."""
    decided = [one for one in settled if one.decision.below.type is EndType.STATEMENT and one.above is not None]
    if not decided:
        return tuple(evidence)
    by_pair = {(*_target(one), code): one for one in decided for code in {_code(place) for place in one.below}}
    kept: list[Evidence] = []
    met: set[tuple[int, str, int]] = set()
    for one in evidence:
        code = code_of(one.kind, one.passage.text)
        held = by_pair.get((one.ref, one.measure, code)) or by_pair.get((one.ref, None, code)) or _on_measure(by_pair, one.ref, code)
        if held is None:
            kept.append(one)
            continue
        met.add((held.decision.number, one.document, one.passage.start))
        if (changed := _decided(one, held)) is not None:
            kept.append(changed)
    added = [new for one in decided if one.applies and one.decision.choice is not Choice.REJECT for new in _added(one, met)]
    order = {action.ref: number for number, action in enumerate(plan.actions)}
    return tuple(sorted([*kept, *added], key=lambda one: (order.get(one.ref, len(order)), -one.score)))


def decide_nearest(nearest: Mapping[str, Evidence], evidence: Sequence[Evidence], settled: Sequence[Settled]) -> dict[str, Evidence]:
    """Return by ref the statements passed over that come nearest, without those a person rejected or that have become needless."""
    rejected = {
        (_target(one)[0], _code(place))
        for one in settled
        if one.applies and one.decision.choice is Choice.REJECT and one.decision.below.type is EndType.STATEMENT
        for place in one.below
    }
    known = {one.ref for one in evidence}
    return {ref: one for ref, one in nearest.items() if ref not in known and (ref, code_of(one.kind, one.passage.text)) not in rejected}


def _settle(decision: Decision, finder: Finder) -> Settled:
    above, below = finder.same(decision.above), finder.same(decision.below)
    if above and below:
        return Settled(Standing(decision=decision, state=DecisionState.APPLIED, why=decision.said()), above[0], below)
    now_above = above[0] if above else finder.changed(decision.above)
    changed = None if below else finder.changed(decision.below)
    now_below = below or ((changed,) if changed else ())
    if now_above is None or not now_below:
        end = decision.above if now_above is None else decision.below
        why = f"{decision.said()} It has no effect here: “{end.text}” ({end}) is in none of the papers that count."
        return Settled(Standing(decision=decision, state=DecisionState.ABSENT, why=why), now_above, now_below)
    was, now = (decision.above, now_above) if not above else (decision.below, now_below[0])
    why = f"{decision.said()} Since then {was} has changed from “{was.text}” to “{now.passage.text}”: look at it again."
    return Settled(Standing(decision=decision, state=DecisionState.SUSPECT, why=why), now_above, now_below)


def _link_ends(one: Settled, plan: Document) -> list[tuple[str, LinkType]]:
    if one.above is None or one.above.end.type is not EndType.WEAKNESS:
        return []
    if one.decision.below.type is EndType.WORKSTREAM:
        return [(node_name(plan, "workstream", place.number), LinkType.ANSWERS) for place in one.below]
    return [
        (node_name(place.paper, "weakness", place.number), LinkType.REWORDS) for place in one.below if place.end.type is EndType.FINDING
    ]


def _resolved(plan: Document, named: Document, links: Sequence[Link]) -> Document:
    numbers = {node_name(named, "weakness", weakness.number): weakness.number for weakness in named.weaknesses}
    streams = []
    for stream in plan.workstreams:
        mine = [
            link.target for link in links if link.type is LinkType.ANSWERS and link.source == node_name(plan, "workstream", stream.number)
        ]
        found = dict.fromkeys(number for target in mine if (number := numbers.get(target)) is not None)
        streams.append(stream.model_copy(update={"weaknesses": tuple(found)}))
    return plan.model_copy(update={"workstreams": tuple(streams)})


def _target(one: Settled) -> tuple[str, int | None]:
    assert one.above is not None, "only decisions whose action is there are looked at"
    if one.above.end.type is EndType.MEASURE:
        return one.above.end.key.rpartition("/")[0], one.above.number
    return one.above.end.key, None


def _on_measure(by_pair: "dict[tuple[str, int | None, str], Settled]", ref: str, code: str) -> Settled | None:
    """Return a decision that the statement belongs to a certain measure of the action, whichever the program took it for."""
    return next(
        (one for (own, _, said), one in by_pair.items() if own == ref and said == code and one.decision.choice is not Choice.REJECT), None
    )


def _code(place: Place) -> str:
    return code_of(place.paper.kind, place.passage.text)


def _decided(one: Evidence, held: Settled) -> Evidence | None:
    facts = {name: getattr(one, name) for name in Evidence.model_fields}
    if not held.applies:
        return DecidedEvidence(**{**facts, "why": f"{one.why} {held.standing.why}"}, decision=held.decision, suspect=True)
    if held.decision.choice is Choice.REJECT:
        return None
    ref, measure = _target(held)
    facts |= {"score": SURE, "why": held.decision.said(), "relation": held.decision.relation or one.relation, "ref": ref}
    if measure is not None:
        facts["measure"] = measure
    return DecidedEvidence(**facts, decision=held.decision)


def _added(one: Settled, met: "set[tuple[int, str, int]]") -> list[Evidence]:
    ref, measure = _target(one)
    return [
        DecidedEvidence(
            ref=ref,
            measure=measure,
            document=place.paper.id,
            kind=place.paper.kind,
            section=place.statement.section,
            passage=place.passage,
            context=place.context,
            relation=one.decision.relation,
            score=SURE,
            why=one.decision.said(),
            decision=one.decision,
        )
        for place in one.below
        if place.statement is not None
        and one.decision.relation is not None
        and (one.decision.number, place.paper.id, place.passage.start) not in met
    ]
