"""The crosswalk as a graph: from each weakness through workstreams and actions to evidence and verdict.

Edges run the way an adviser asks: weakness -> workstream -> outcome -> action -> measure -> statement, and weakness ->
the letter's area -> what the letter says of it. Each carries its type, how it was found, a score and one sentence why.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ..model import Document, Kind, Passage, Section, Value
from .crosswalk import Link, LinkType, Method, node_name
from .evidence import Evidence

if TYPE_CHECKING:
    from networkx import MultiDiGraph

STRUCTURAL = "The plan puts it there."


class Node(Value):
    """One fact of the graph."""

    id: str
    type: str
    label: str
    document: str
    passage: Passage


class Edge(Value):
    """One link of the graph."""

    source: str
    target: str
    type: str
    method: str
    score: float
    why: str


class Graph(Value):
    """Nodes and edges in the order of the papers."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]

    def node(self, identity: str) -> Node:
        """Return the node of that id."""
        return next(node for node in self.nodes if node.id == identity)

    def below(self, identity: str) -> list[tuple[Edge, Node]]:
        """Return the edges that leave a node, each with the node it leads to."""
        known = {node.id: node for node in self.nodes}
        return [(edge, known[edge.target]) for edge in self.edges if edge.source == identity]

    def networkx(self) -> "MultiDiGraph":
        """Return the graph for networkx: for GraphML and for questions of one's own."""
        from networkx import MultiDiGraph

        graph = MultiDiGraph()
        for node in self.nodes:
            graph.add_node(node.id, type=node.type, label=node.label, document=node.document, page=node.passage.page or 0)
        for edge in self.edges:
            graph.add_edge(edge.source, edge.target, type=edge.type, method=edge.method, score=edge.score, why=edge.why)
        return graph


def build_graph(plan: Document, papers: Sequence[Document], links: Sequence[Link], evidence: Sequence[Evidence]) -> Graph:
    """Return the graph of one area's plan and the papers that report on it."""
    nodes: dict[str, Node] = {node.id: node for node in _plan_nodes(plan)}
    edges = [*_plan_edges(plan, links)]
    for one in evidence:
        paper = next(p for p in papers if p.id == one.document)
        target = _add(nodes, paper, "statement", f"{one.passage.start}", one.passage)
        source = node_name(plan, "action", one.ref) if one.measure is None else node_name(plan, "measure", f"{one.ref}.{one.measure}")
        edges.append(Edge(source=source, target=target, type=one.relation.value, method=Method.SIMILAR.value, score=one.score, why=one.why))
    for letter in (paper for paper in papers if paper.kind is Kind.LETTER):
        edges += _verdicts(nodes, letter, links)
    kept = tuple(edge for edge in edges if edge.source in nodes and edge.target in nodes)
    return Graph(nodes=tuple(nodes.values()), edges=kept)


def trace(graph: Graph, start: str) -> Graph:
    """Return what hangs on one node: every node an edge leads to from it, however far."""
    reached, waiting = {start}, [start]
    while waiting:
        node = waiting.pop()
        for edge in graph.edges:
            if edge.source == node and edge.target not in reached:
                reached.add(edge.target)
                waiting.append(edge.target)
    return Graph(
        nodes=tuple(node for node in graph.nodes if node.id in reached),
        edges=tuple(edge for edge in graph.edges if edge.source in reached),
    )


def _add(nodes: dict[str, Node], paper: Document, kind: str, key: str, passage: Passage, label: str | None = None) -> str:
    name = node_name(paper, kind, key)
    nodes.setdefault(name, Node(id=name, type=kind, label=label or passage.text, document=paper.id, passage=passage))
    return name


def _plan_nodes(plan: Document) -> Iterator[Node]:
    nodes: dict[str, Node] = {}
    for weakness in plan.weaknesses:
        _add(nodes, plan, "weakness", str(weakness.number), weakness.passage, f"{weakness.number}. {weakness.passage.text}")
    for stream in plan.workstreams:
        _add(nodes, plan, "workstream", str(stream.number), stream.title, f"Workstream {stream.number}: {stream.title.text}")
    for outcome in plan.outcomes:
        _add(nodes, plan, "outcome", outcome.number, outcome.passage, f"{outcome.number} {outcome.passage.text}")
    for action in plan.actions:
        _add(nodes, plan, "action", action.ref, action.passage, f"{action.ref} {action.passage.text}")
        for index, measure in enumerate(action.measures):
            _add(nodes, plan, "measure", f"{action.ref}.{index}", measure.passage)
    yield from nodes.values()


def _plan_edges(plan: Document, links: Sequence[Link]) -> Iterator[Edge]:
    for link in links:
        if link.type is LinkType.ANSWERS and link.source.startswith(plan.id):
            # Asked from the weakness: the workstream is what answers it.
            yield Edge(source=link.target, target=link.source, type="answered_by", method=link.method.value, score=link.score, why=link.why)
    for outcome in plan.outcomes:
        yield _structural(node_name(plan, "workstream", outcome.workstream), node_name(plan, "outcome", outcome.number), "has_outcome")
    for action in plan.actions:
        name = node_name(plan, "action", action.ref)
        above = ("outcome", action.outcome) if action.outcome is not None else ("workstream", action.workstream)
        yield _structural(node_name(plan, *above), name, "has_action")
        for index in range(len(action.measures)):
            yield _structural(name, node_name(plan, "measure", f"{action.ref}.{index}"), "measured_by")


def _verdicts(nodes: dict[str, Node], letter: Document, links: Sequence[Link]) -> Iterator[Edge]:
    for weakness in letter.weaknesses:
        name = node_name(letter, "weakness", weakness.number)
        for link in links:
            if link.type is LinkType.REWORDS and link.source == name:
                area = _add(
                    nodes, letter, "area", str(weakness.number), weakness.passage, f"Area {weakness.number}: {weakness.passage.text}"
                )
                yield Edge(source=link.target, target=area, type="reworded_as", method=link.method.value, score=link.score, why=link.why)
                for statement in letter.statements:
                    if weakness.number in statement.area:
                        said = _add(nodes, letter, "statement", f"{statement.passage.start}", statement.passage)
                        kind = "next_step" if statement.section is Section.NEXT_STEP else "verdict"
                        yield Edge(
                            source=area,
                            target=said,
                            type=kind,
                            method=Method.STATED.value,
                            score=1.0,
                            why="The letter says it under this area.",
                        )


def _structural(source: str, target: str, kind: str) -> Edge:
    return Edge(source=source, target=target, type=kind, method=Method.STRUCTURAL.value, score=1.0, why=STRUCTURAL)
