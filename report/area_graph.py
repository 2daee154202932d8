"""The graph of an audited area, and a trace of it as a nested list: what the terminal, the files and a page draw from."""

from dataclasses import dataclass

from ..audit import AuditedArea
from ..crosswalk import Edge, Evidence, Graph, Node, build_graph
from ..crosswalk.chains import Promise, follow_promises


@dataclass(frozen=True, slots=True)
class Branch:
    """A node of a nested list, the edge that leads to it, and what hangs on it. ``again``: it was shown above with all below it."""

    node: Node
    edge: Edge | None
    branches: tuple["Branch", ...] = ()
    again: bool = False


def evidence_of(area: AuditedArea) -> tuple[Evidence, ...]:
    """Return all evidence of an area, in the plan's order."""
    return tuple(one for action in area.actions for one in action.evidence)


def promises_of(area: AuditedArea) -> tuple[Promise, ...]:
    """Return what the papers of an area promise, and what became of it; empty where there is no plan."""
    return follow_promises(area.plan, area.papers, area.links, evidence_of(area)) if area.plan is not None else ()


def area_graph(area: AuditedArea) -> Graph:
    """Return the whole graph of an area, people's decisions in it; empty where there is no plan."""
    if area.plan is None:
        return Graph(nodes=(), edges=())
    return build_graph(area.plan, area.papers, area.links, evidence_of(area), promises_of(area))


def nested(graph: Graph, start: str, *, up: bool = False) -> Branch:
    """Return what hangs on a node as a nested list, or with ``up`` what it hangs on; what hangs on two things is unfolded once."""
    return _branch(graph, graph.node(start), None, up, set())


def _branch(graph: Graph, node: Node, edge: Edge | None, up: bool, shown: set[str]) -> Branch:
    if node.id in shown:
        return Branch(node, edge, again=bool(graph.above(node.id) if up else graph.below(node.id)))
    shown.add(node.id)
    onward = graph.above(node.id) if up else graph.below(node.id)
    return Branch(node, edge, tuple(_branch(graph, other, link, up, shown) for link, other in onward))
