"""A trace as a tree for the terminal."""

from ..audit import AuditedArea
from ..crosswalk import Edge, Graph, Method, Node, Relation
from ..crosswalk.link_states import LinkState
from .area_graph import Branch, nested
from .recognition import recognition_words

LABEL_LENGTH = 160

# Signs and words together: no state is told by a sign or a colour alone.
_STATUS = {
    "delivered": "[x] delivered",
    "partial": "[~] partly delivered",
    "not_delivered": "[ ] not delivered",
    "no_evidence": "[?] no evidence",
}
_RELATIONS = {Relation.DELIVERS: "delivered", Relation.PARTIAL: "partly", Relation.PLANNED: "planned", Relation.AGAINST: "against"}
_LEADS = {
    "measured_by": "measure: ",
    "reworded_as": "reworded: ",
    "verdict": "says: ",
    "next_step": "next step: ",
    "heard_again": "then: ",
}
_BREAKS = frozenset({"weakness", "workstream", "action"})


def as_tree(area: AuditedArea, graph: Graph, start: str, *, up: bool = False) -> str:
    """Return what hangs on the node ``start`` as an indented tree, or with ``up`` what it hangs on.

    Each link found by likeness or decided by a person shows its score, state and reason; each statement its mark and place.
    """
    tree = nested(graph, start, up=up)
    return "\n".join([_label(area, tree.node), *_branches(area, tree, "", up)]) + "\n"


def _branches(area: AuditedArea, tree: Branch, indent: str, up: bool) -> list[str]:
    lines: list[str] = []
    for number, branch in enumerate(tree.branches):
        last = number == len(tree.branches) - 1
        again = " (what hangs on it stands above)" if branch.again else ""
        lines.append(f"{indent}{'└─ ' if last else '├─ '}{_link(area, branch.edge, up)}{_label(area, branch.node)}{again}")
        lines += _branches(area, branch, indent + ("   " if last else "│  "), up)
    if not tree.branches and not tree.again and not up and tree.node.type in _BREAKS:
        lines.append(f"{indent}└─ nothing found: the chain breaks here")
    if not tree.branches and not tree.again and up and tree.node.type != "weakness":
        lines.append(f"{indent}└─ nothing above it: it hangs on nothing")
    return lines


def _link(area: AuditedArea, edge: Edge | None, up: bool) -> str:
    if edge is None:
        return ""
    state = f"; {edge.state.value}" if edge.state is not LinkState.COVERED else ""
    score = "" if edge.method == Method.BY_HAND else f"{edge.score:.2f}{state}; "
    reason = f"{score}{edge.why.rstrip('.')}"
    if edge.type in set(Relation):
        return f"{_RELATIONS[Relation(edge.type)]} ({reason}): "
    if edge.by or state:
        return f"{_LEADS.get(edge.type, '')}({reason}) "
    if edge.type == "reworded_as" and not up:
        letter = area.paper(edge.target.partition("/")[0])
        return "letter: " if letter.kind.value.endswith("letter") else "reworded: "
    return _LEADS.get(edge.type, "")


def _label(area: AuditedArea, node: Node) -> str:
    words = _cut(node.label, LABEL_LENGTH)
    if node.type == "action":
        state = next((a for a in area.actions if node.id.endswith(f"/{a.ref}")), None)
        if state is not None:
            due = f"due {state.due.isoformat()}" if state.due else "no date"
            status = _STATUS.get(state.status.value, state.status.value) if state.status else "not checked"
            words += f" ({due}; {status}{', overdue' if state.overdue else ''})"
    elif node.document != (area.plan.id if area.plan else None):
        page = f", page {node.passage.page}{recognition_words(node.passage)}" if node.passage.page else ""
        words += f" [{node.key}; {area.paper(node.document).source}{page}]"
    return words


def _cut(words: str, length: int) -> str:
    return words if len(words) <= length else words[: length - 1].rstrip() + "…"
