"""A graph as files other programs draw and count: node-link JSON, GraphML, Mermaid, a CSV list of edges."""

import csv
import re
from collections.abc import Callable, Mapping, Sequence
from io import BytesIO, StringIO

from ..crosswalk import Graph
from .audit_contract import trace_node
from .contract import to_json

DIAGRAM_LENGTH = 60
_COLUMNS = (
    "source",
    "source_type",
    "source_key",
    "source_text",
    "type",
    "target",
    "target_type",
    "target_key",
    "target_text",
    "method",
    "score",
    "state",
    "why",
    "by",
    "on",
    "reason",
)
# What a spreadsheet would take for a formula.
_FORMULA = re.compile(r"^[=+\-@\t\r]")


def as_node_link(graph: Graph) -> str:
    """Return the graph as node-link JSON."""
    return to_json(trace_node(graph))


def as_mermaid(graph: Graph) -> str:
    """Return the graph as a Mermaid flow chart; nodes are numbered in their order."""
    names = {node.id: f"n{number}" for number, node in enumerate(graph.nodes)}
    lines = ["flowchart LR"]
    lines += [f'  {names[node.id]}["{_plain(node.type)}: {_plain(_cut(node.label, DIAGRAM_LENGTH))}"]' for node in graph.nodes]
    lines += [f"  {names[e.source]} -- {_plain(e.type)} --> {names[e.target]}" for e in graph.edges]
    return "\n".join(lines) + "\n"


def as_graphml(graph: Graph) -> str:
    """Return the graph as GraphML, which graph programs open."""
    from networkx import write_graphml

    buffer = BytesIO()
    write_graphml(graph.networkx(), buffer)
    return buffer.getvalue().decode("utf-8") + "\n"


def as_csv(graph: Graph) -> str:
    """Return the edges as a table for a spreadsheet, one row an edge, both ends with their words."""
    rows = []
    for edge in graph.edges:
        source, target = graph.node(edge.source), graph.node(edge.target)
        ends = (source.id, source.type, source.key, source.passage.text, edge.type, target.id, target.type, target.key, target.passage.text)
        told = (edge.by or "", edge.on.isoformat() if edge.on else "", edge.reason or "")
        rows.append((*ends, edge.method, f"{edge.score:.3f}", edge.state.value, edge.why, *told))
    return csv_table(_COLUMNS, rows)


def csv_table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a table as CSV that a spreadsheet opens without taking words of a paper for a formula."""
    buffer = StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([f"'{cell}" if _FORMULA.match(cell) else cell for cell in row] for row in rows)
    return buffer.getvalue()


FORMATS: Mapping[str, Callable[[Graph], str]] = {"json": as_node_link, "graphml": as_graphml, "mermaid": as_mermaid, "csv": as_csv}


def _cut(words: str, length: int) -> str:
    return words if len(words) <= length else words[: length - 1].rstrip() + "…"


def _plain(words: str) -> str:
    return re.sub(r'["\[\]{}|<>`]', "'", words)
