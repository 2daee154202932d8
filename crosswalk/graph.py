"""The crosswalk as a graph: from each weakness through workstreams and actions to evidence and verdict.

Edges run the way an adviser asks: weakness -> workstream -> outcome -> action -> measure -> statement, weakness -> a later paper's
wording of it -> what that paper says of it, and a promise -> the next paper that speaks of it. Each carries its type, how it was
found, a score, one sentence why, how good it is, and what a person decided about it.
"""

import datetime
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from ..model import Document, Passage, Section, Value
from .chains import Promise
from .crosswalk import Link, LinkType, Method, node_name
from .decided import DecidedEvidence
from .decisions import Decision, EndType
from .ends import Place
from .evidence import Evidence
from .link_states import LinkState, state_of_link, states_of_evidence
from .marks import mark_of
from .status import OUTSIDE_PAPERS

if TYPE_CHECKING:
    from networkx import MultiDiGraph

STRUCTURAL = "The plan puts it there."


class Node(Value):
    """One fact of the graph. ``key`` is what a person types for it: a number, a reference, or the mark of a statement."""

    id: str
    type: str
    label: str
    document: str
    passage: Passage
    key: str = ""
    section: Section | None = None


class Edge(Value):
    """One link of the graph. ``by``, ``on`` and ``reason`` are those of a person who decided about it."""

    source: str
    target: str
    type: str
    method: str
    score: float
    why: str
    state: LinkState = LinkState.COVERED
    by: str | None = None
    on: datetime.date | None = None
    reason: str | None = None


class Graph(Value):
    """Nodes and edges in the order of the papers."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]

    def node(self, identity: str) -> Node:
        """Return the node of that id."""
        return self.known[identity]

    def below(self, identity: str) -> list[tuple[Edge, Node]]:
        """Return the edges that leave a node, each with the node it leads to."""
        return [(edge, self.known[edge.target]) for edge in self.leaving.get(identity, ())]

    def above(self, identity: str) -> list[tuple[Edge, Node]]:
        """Return the edges that lead to a node, each with the node it comes from."""
        return [(edge, self.known[edge.source]) for edge in self.entering.get(identity, ())]

    @cached_property
    def known(self) -> dict[str, Node]:
        """The nodes by id."""
        return {node.id: node for node in self.nodes}

    @cached_property
    def leaving(self) -> dict[str, list[Edge]]:
        """The edges by the node they leave."""
        return _grouped(self.edges, "source")

    @cached_property
    def entering(self) -> dict[str, list[Edge]]:
        """The edges by the node they lead to."""
        return _grouped(self.edges, "target")

    def networkx(self) -> "MultiDiGraph":
        """Return the graph for networkx: for GraphML and for questions of one's own."""
        from networkx import MultiDiGraph

        graph = MultiDiGraph()
        for node in self.nodes:
            facts = {"type": node.type, "key": node.key, "label": node.label, "document": node.document, "page": node.passage.page or 0}
            graph.add_node(node.id, **facts, section=node.section.value if node.section else "")
        for edge in self.edges:
            told = {"by": edge.by or "", "on": edge.on.isoformat() if edge.on else "", "reason": edge.reason or ""}
            found = {"type": edge.type, "method": edge.method, "score": edge.score, "why": edge.why, "state": edge.state.value}
            graph.add_edge(edge.source, edge.target, **found, **told)
        return graph


def build_graph(
    plan: Document, papers: Sequence[Document], links: Sequence[Link], evidence: Sequence[Evidence], promises: Sequence[Promise] = ()
) -> Graph:
    """Return the graph of one area's plan and the papers that report on it."""
    nodes: dict[str, Node] = {node.id: node for node in _plan_nodes(plan)}
    known = {paper.id: paper for paper in papers}
    edges = [*_plan_edges(plan, links)]
    for one, state in zip(evidence, states_of_evidence(evidence), strict=True):
        target = _statement(nodes, known[one.document], one.passage, one.section)
        source = node_name(plan, "action", one.ref) if one.measure is None else node_name(plan, "measure", f"{one.ref}.{one.measure}")
        decision = one.decision if isinstance(one, DecidedEvidence) else None
        method = Method.BY_HAND if state is LinkState.COVERED and decision else Method.SIMILAR
        edges.append(_edge(source, target, one.relation.value, method, one.score, one.why, state, decision))
    for paper in papers:
        if paper.id != plan.id:
            edges += _rewordings(nodes, paper, links)
    edges += _promised(nodes, known, promises)
    kept = tuple(edge for edge in edges if edge.source in nodes and edge.target in nodes)
    return Graph(nodes=tuple(nodes.values()), edges=kept)


def trace(graph: Graph, start: str, *, up: bool = False) -> Graph:
    """Return what hangs on one node: every node an edge leads to from it, however far; with ``up`` every node that leads to it."""
    step = graph.entering if up else graph.leaving
    reached, waiting = {start}, [start]
    while waiting:
        for edge in step.get(waiting.pop(), ()):
            other = edge.source if up else edge.target
            if other not in reached:
                reached.add(other)
                waiting.append(other)
    return Graph(
        nodes=tuple(node for node in graph.nodes if node.id in reached),
        edges=tuple(edge for edge in graph.edges if (edge.target if up else edge.source) in reached),
    )


def node_of(plan: Document, place: Place) -> str:
    """Return the id of the node of something a person named."""
    if place.end.type is EndType.MEASURE:
        return node_name(plan, "measure", f"{place.end.key.rpartition('/')[0]}.{place.number}")
    if place.end.type is EndType.ACTION:
        return node_name(plan, "action", place.end.key)
    if place.end.type is EndType.STATEMENT:
        return node_name(place.paper, "statement", place.passage.start)
    kind = place.end.type.value if place.end.type is not EndType.FINDING else _wording(place.paper)
    return node_name(place.paper, kind, place.number)


def _grouped(edges: Sequence[Edge], end: str) -> dict[str, list[Edge]]:
    found: dict[str, list[Edge]] = {}
    for edge in edges:
        found.setdefault(getattr(edge, end), []).append(edge)
    return found


def _add(nodes: dict[str, Node], paper: Document, kind: str, name: str, passage: Passage, label: str | None = None, key: str = "") -> str:
    identity = node_name(paper, kind, name)
    nodes.setdefault(identity, Node(id=identity, type=kind, label=label or passage.text, document=paper.id, passage=passage, key=key))
    return identity


def _statement(nodes: dict[str, Node], paper: Document, passage: Passage, section: Section) -> str:
    identity = node_name(paper, "statement", passage.start)
    key = mark_of(paper.kind, passage.text)
    node = Node(id=identity, type="statement", label=passage.text, document=paper.id, passage=passage, key=key, section=section)
    nodes.setdefault(identity, node)
    return identity


def _plan_nodes(plan: Document) -> Iterator[Node]:
    nodes: dict[str, Node] = {}
    for weakness in plan.weaknesses:
        number = str(weakness.number)
        _add(nodes, plan, "weakness", number, weakness.passage, f"{number}. {weakness.passage.text}", f"weakness {number}")
    for stream in plan.workstreams:
        number = str(stream.number)
        _add(nodes, plan, "workstream", number, stream.title, f"Workstream {number}: {stream.title.text}", f"workstream {number}")
    for outcome in plan.outcomes:
        label = f"{outcome.number} {outcome.passage.text}"
        _add(nodes, plan, "outcome", outcome.number, outcome.passage, label, f"outcome {outcome.number}")
    for action in plan.actions:
        _add(nodes, plan, "action", action.ref, action.passage, f"{action.ref} {action.passage.text}", action.ref)
        for index, measure in enumerate(action.measures):
            _add(nodes, plan, "measure", f"{action.ref}.{index}", measure.passage, key=f"{action.ref}/{index + 1}")
    yield from nodes.values()


def _plan_edges(plan: Document, links: Sequence[Link]) -> Iterator[Edge]:
    for link in links:
        if link.type is LinkType.ANSWERS and link.source.startswith(plan.id):
            # Asked from the weakness: the workstream is what answers it.
            yield _of_link(link, link.target, link.source, "answered_by")
    for outcome in plan.outcomes:
        yield _structural(node_name(plan, "workstream", outcome.workstream), node_name(plan, "outcome", outcome.number), "has_outcome")
    for action in plan.actions:
        name = node_name(plan, "action", action.ref)
        above = ("outcome", action.outcome) if action.outcome is not None else ("workstream", action.workstream)
        yield _structural(node_name(plan, *above), name, "has_action")
        for index in range(len(action.measures)):
            yield _structural(name, node_name(plan, "measure", f"{action.ref}.{index}"), "measured_by")


def _rewordings(nodes: dict[str, Node], paper: Document, links: Sequence[Link]) -> Iterator[Edge]:
    """A later paper's wordings of the weaknesses, and what it says under each."""
    kind = _wording(paper)
    for weakness in paper.weaknesses:
        rewords = [link for link in links if link.type is LinkType.REWORDS and link.source == node_name(paper, "weakness", weakness.number)]
        if not rewords:
            continue
        label = f"{'Area' if kind == 'area' else 'Finding'} {weakness.number}: {weakness.passage.text}"
        key = mark_of(paper.kind, weakness.passage.text)
        own = _add(nodes, paper, kind, str(weakness.number), weakness.passage, label, key)
        for link in rewords:
            yield _of_link(link, link.target, own, "reworded_as")
        for statement in paper.statements:
            if weakness.number in statement.area:
                said = _statement(nodes, paper, statement.passage, statement.section)
                type_of_edge = "next_step" if statement.section in (Section.NEXT_STEP, Section.REQUIRED_STEP) else "verdict"
                yield _edge(own, said, type_of_edge, Method.STATED, 1.0, "The paper says it under this area.")


def _promised(nodes: dict[str, Node], papers: dict[str, Document], promises: Sequence[Promise]) -> Iterator[Edge]:
    """From each promise to the next paper that speaks of it: what later ones say hangs on that."""
    for promise in promises:
        if promise.after:
            source = _statement(nodes, papers[promise.document], promise.passage, promise.section)
            for echo in promise.after:
                if echo.document == promise.after[0].document:
                    target = _statement(nodes, papers[echo.document], echo.passage, echo.section)
                    yield _edge(source, target, "heard_again", Method.SIMILAR, echo.score, echo.why)


def _wording(paper: Document) -> str:
    return "area" if paper.kind in OUTSIDE_PAPERS else "finding"


def _structural(source: str, target: str, kind: str) -> Edge:
    return _edge(source, target, kind, Method.STRUCTURAL, 1.0, STRUCTURAL)


def _of_link(link: Link, source: str, target: str, kind: str) -> Edge:
    return _edge(source, target, kind, link.method, link.score, link.why, state_of_link(link), link.decision)


def _edge(
    source: str,
    target: str,
    kind: str,
    method: Method,
    score: float,
    why: str,
    state: LinkState = LinkState.COVERED,
    decision: Decision | None = None,
) -> Edge:
    return Edge(
        source=source,
        target=target,
        type=kind,
        method=method.value,
        score=score,
        why=why,
        state=state,
        by=decision.by if decision else None,
        on=decision.on if decision else None,
        reason=decision.reason if decision else None,
    )
