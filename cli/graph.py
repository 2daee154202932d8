"""``stocktake graph``: the whole graph from weaknesses to verdicts, for other programs to draw or count."""

from datetime import date

import click

from ..model import SettingsError
from ..report.area_graph import area_graph
from ..report.graph_files import FORMATS
from .areas import judge
from .options import Asked, as_of_option, paper_options
from .output import write


@click.command()
@paper_options
@as_of_option
@click.option("--format", "form", type=click.Choice([*FORMATS]), default="json", show_default=True, help="Which kind of file.")
def command(asked: Asked, as_of: date, form: str) -> None:
    """Write the whole graph for other programs.

    Every weakness, workstream, outcome, action, measure and statement that is linked, and every link with its score, state and reason:
    as node-link JSON, GraphML, a Mermaid diagram, or a table of links for a spreadsheet.
    """
    areas = judge(asked, as_of).areas
    if len(areas) > 1:
        names = ", ".join(area.area or "an area not named" for area in areas)
        raise SettingsError(f"These papers are of several areas ({names}), and a graph is of one. Name the papers of one area.")
    write(FORMATS[form](area_graph(areas[0])))
