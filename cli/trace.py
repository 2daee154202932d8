"""``stocktake trace``: from a weakness, or anything else of the chain, to its evidence and the reviewers' verdict, or up again."""

from datetime import date
from pathlib import Path

import click

from ..audit import AuditedArea
from ..crosswalk import EndType, Graph, trace
from ..crosswalk.ends import find_place, places_of
from ..crosswalk.graph import node_of
from ..model import SettingsError
from ..report.area_graph import area_graph
from ..report.graph_files import FORMATS
from ..report.trace_text import as_tree
from .areas import judge
from .options import Asked, as_of_option, paper_options
from .output import printable, quoted, write


@click.command()
@click.argument("start", metavar="WEAKNESS")
@paper_options
@as_of_option
@click.option("--up", is_flag=True, help="Show what it hangs on instead: from a statement or action up to the weakness.")
@click.option("--format", "form", type=click.Choice(["text", *FORMATS]), default="text", show_default=True, help="How to show it.")
def command(asked: Asked, start: str, as_of: date, up: bool, form: str) -> None:
    """Show what became of a weakness, from plan to verdict.

    WEAKNESS is its number in the plan's list; or the reference of an action (2.1.a), a measure (2.1.a/1), "workstream 2", or the mark
    of a statement (k7m-2q9). Each link says how it was found and why.
    """
    if Path(start).exists():
        raise SettingsError(
            f"The first word is the weakness to trace, and {start} is a file or folder. Try: stocktake trace 1 {quoted(start)}"
        )
    judged = judge(asked, as_of)
    unknown: list[SettingsError] = []
    for area in judged.areas:
        graph = area_graph(area)
        try:
            identity = _start(area, graph, start)
        except SettingsError as error:
            unknown.append(error)
            continue
        found = trace(graph, identity, up=up)
        write(printable(as_tree(area, found, identity, up=up)) if form == "text" else FORMATS[form](found))
    if len(unknown) == len(judged.areas):
        raise unknown[0]


def _start(area: AuditedArea, graph: Graph, start: str) -> str:
    """Return the id of the node that ``start`` names. Raises SettingsError where there is none."""
    assert area.plan is not None, "only areas with a plan are traced"
    if start.strip().isdecimal():
        known = [str(weakness.number) for weakness in area.plan.weaknesses]
        refs = {action.ref for action in area.plan.actions}
        if start.strip() not in known and start.strip() not in refs:
            raise SettingsError(
                f"There is no weakness or action {start} in the plan. The weaknesses are: {', '.join(known) or 'none was read'}."
            )
    place = find_place(places_of(area.plan, area.papers), start, prefer=EndType.WEAKNESS)
    identity = node_of(area.plan, place)
    if identity not in graph.known:
        raise SettingsError(f"“{place.passage.text[:80]}” hangs on nothing and nothing hangs on it: no link of it was found.")
    return identity
