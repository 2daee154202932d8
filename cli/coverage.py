"""``stocktake coverage``: how far the chain from each weakness reaches, level by level, and where it breaks."""

from datetime import date

import click

from ..report.contract import to_json
from ..report.coverage_text import coverage_csv, coverage_node, coverage_text
from .areas import judge
from .options import Asked, as_of_option, paper_options
from .output import printable, write


@click.command()
@paper_options
@as_of_option
@click.option("--format", "form", type=click.Choice(["text", "json", "csv"]), default="text", show_default=True, help="How to show it.")
def command(asked: Asked, as_of: date, form: str) -> None:
    """Show how far the chain from each weakness reaches.

    A row for each weakness, a column for each level: workstream, outcome, action, measure, evidence, verdict, next step. Below it
    stands what each figure counts, and where each chain breaks first.
    """
    areas = judge(asked, as_of).areas
    if form == "text":
        write(printable(coverage_text(areas)))
    else:
        write(coverage_csv(areas) if form == "csv" else to_json(coverage_node(areas)))
