"""``stocktake trace``: from a weakness, or an action, to its evidence and the reviewers' verdict."""

import re
from datetime import date
from io import BytesIO
from pathlib import Path

import click

from ..audit import AuditedArea, audit
from ..crosswalk import Graph, build_graph, link, node_name, trace
from ..model import SettingsError, StocktakeError
from ..report.audit_contract import trace_node
from ..report.contract import to_json
from ..report.findings_text import nothing_counts
from ..report.trace_text import as_mermaid, as_tree
from . import FAILED
from .messages import tell_failures
from .options import Asked, as_of_option, paper_options, read_papers
from .output import printable, write

# "weakness 3", "action 1.1.a": the word before a number or reference is no part of it.
_NAMING = re.compile(r"^\s*(?:weakness|action)\s+", re.IGNORECASE)


@click.command()
@click.argument("start", metavar="WEAKNESS")
@paper_options
@as_of_option
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "graphml", "mermaid"]), default="text", show_default=True, help="How to show it."
)
@click.pass_context
def command(ctx: click.Context, asked: Asked, start: str, as_of: date, form: str) -> None:
    """Show what became of a weakness, from plan to verdict.

    WEAKNESS is its number in the plan's list, or the reference of an action. Each link says how it was found and why.
    """
    if Path(start).exists():
        raise SettingsError(f"The first word is the weakness to trace, and {start} is a file or folder. Try: stocktake trace 1 {start}")
    start = _NAMING.sub("", start)
    ingested = read_papers(asked)
    tell_failures(ingested)
    result = audit(ingested.documents, as_of, rules=())
    found = [(area, graph) for area in result.areas if (graph := _traced(area, start)) is not None]
    if not result.areas:
        raise StocktakeError(nothing_counts(result))
    if not any(area.plan for area in result.areas):
        raise StocktakeError("There is no improvement plan among the papers that count, so there is nothing to trace. Add the plan.")
    if not found:
        known = sorted({str(w.number) for area in result.areas if area.plan for w in area.plan.weaknesses}, key=lambda n: (len(n), n))
        raise SettingsError(
            f"There is no weakness or action {start} in the plan. The weaknesses are: {', '.join(known) or 'none was read'}."
        )
    for area, graph in found:
        write(_shown(area, graph, form))
    ctx.exit(FAILED if not ingested.documents else 0)


def _traced(area: AuditedArea, start: str) -> Graph | None:
    if area.plan is None:
        return None
    evidence = [one for action in area.actions for one in action.evidence]
    graph = build_graph(area.plan, area.papers, link(area.papers).links, evidence)
    for kind in ("weakness", "action"):
        name = node_name(area.plan, kind, start.strip())
        if any(node.id == name for node in graph.nodes):
            return trace(graph, name)
    return None


def _shown(area: AuditedArea, graph: Graph, form: str) -> str:
    if form == "json":
        return to_json(trace_node(graph))
    if form == "mermaid":
        return as_mermaid(graph)
    if form == "graphml":
        from networkx import write_graphml

        buffer = BytesIO()
        write_graphml(graph.networkx(), buffer)
        return buffer.getvalue().decode("utf-8") + "\n"
    return printable(as_tree(area, graph))
