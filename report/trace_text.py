"""A trace as a tree for the terminal, and as a Mermaid diagram."""

import re

from ..audit import AuditedArea
from ..crosswalk import Edge, Graph, Node

LABEL_LENGTH = 160
DIAGRAM_LENGTH = 60

# Signs and words together: no state is told by a sign or a colour alone.
_STATUS = {
    "delivered": "[x] delivered",
    "partial": "[~] partly delivered",
    "not_delivered": "[ ] not delivered",
    "no_evidence": "[?] no evidence",
}
_RELATIONS = {"delivers": "delivered", "partial": "partly", "planned": "planned", "against": "against"}


def as_tree(area: AuditedArea, graph: Graph) -> str:
    """Return the trace as an indented tree, each link with its score and reason where it was found by likeness."""
    start = graph.nodes[0]
    targets = {edge.target for edge in graph.edges}
    start = next((node for node in graph.nodes if node.id not in targets), start)
    lines = [_label(area, start), *_branches(area, graph, start, "", {start.id})]
    return "\n".join(lines) + "\n"


def as_mermaid(graph: Graph) -> str:
    """Return the trace as a Mermaid flow chart; node names are numbered in the order of the trace."""
    names = {node.id: f"n{number}" for number, node in enumerate(graph.nodes)}
    lines = ["flowchart LR"]
    lines += [f'  {names[node.id]}["{_plain(node.type)}: {_plain(_cut(node.label, DIAGRAM_LENGTH))}"]' for node in graph.nodes]
    lines += [f"  {names[e.source]} -- {_plain(e.type)} --> {names[e.target]}" for e in graph.edges]
    return "\n".join(lines) + "\n"


def _branches(area: AuditedArea, graph: Graph, node: Node, indent: str, above: set[str]) -> list[str]:
    below = [(edge, child) for edge, child in graph.below(node.id) if child.id not in above]
    lines: list[str] = []
    for number, (edge, child) in enumerate(below):
        last = number == len(below) - 1
        lines.append(f"{indent}{'└─ ' if last else '├─ '}{_link(edge)}{_label(area, child)}")
        lines += _branches(area, graph, child, indent + ("   " if last else "│  "), above | {child.id})
    if not below and node.type in ("weakness", "workstream", "action"):
        lines.append(f"{indent}└─ nothing found: the chain breaks here")
    return lines


def _link(edge: Edge) -> str:
    if edge.type in _RELATIONS:
        return f"{_RELATIONS[edge.type]} ({edge.score:.2f}; {edge.why.rstrip('.')}): "
    return {"measured_by": "measure: ", "reworded_as": "letter: ", "verdict": "says: ", "next_step": "next step: "}.get(edge.type, "")


def _label(area: AuditedArea, node: Node) -> str:
    words = _cut(node.label, LABEL_LENGTH)
    if node.type == "action":
        state = next((a for a in area.actions if node.id.endswith(f"/{a.ref}")), None)
        if state is not None:
            due = f"due {state.due.isoformat()}" if state.due else "no date"
            status = _STATUS.get(state.status.value, state.status.value) if state.status else "not checked"
            words += f" ({due}; {status}{', overdue' if state.overdue else ''})"
    elif node.type in ("statement", "area"):
        paper = area.paper(node.document)
        words += f" [{paper.source}{f', page {node.passage.page}' if node.passage.page else ''}]"
    return words


def _cut(words: str, length: int) -> str:
    return words if len(words) <= length else words[: length - 1].rstrip() + "…"


def _plain(words: str) -> str:
    return re.sub(r'["\[\]{}|<>`]', "'", words)
