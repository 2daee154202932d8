"""``stocktake orphans``: show what hangs on nothing: evidence nothing asked for."""

from datetime import date

import click

from ..report.contract import to_json
from ..report.queries_text import orphans_node, orphans_text
from .areas import judge
from .options import Asked, as_of_option, format_option, paper_options
from .output import printable, write


@click.command()
@paper_options
@as_of_option
@format_option
def command(asked: Asked, as_of: date, form: str) -> None:
    """Show what hangs on nothing: evidence nothing asked for.

    Work, figures and evidence reported that no action of the plan asked for, next steps no action speaks of, workstreams that answer no
    weakness, outcomes without actions. Each statement has a mark, by which it can be joined by hand: stocktake link add.
    """
    areas = judge(asked, as_of).areas
    write(to_json(orphans_node(areas)) if form == "json" else printable(orphans_text(areas)))
