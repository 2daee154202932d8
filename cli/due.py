"""``stocktake due``: what falls due in the days ahead, by lead."""

from datetime import date

import click

from ..audit import audit
from ..audit.falling_due import falling_due
from ..model import StocktakeError
from ..report.contract import to_json
from ..report.due_text import due_node, due_text
from ..report.findings_text import nothing_counts
from . import FAILED
from .messages import tell_failures
from .options import Asked, as_of_option, format_option, paper_options, read_papers
from .output import printable, write

DAYS = 60
# Ten years: longer than any plan runs.
MOST_DAYS = 3650


@click.command()
@paper_options
@as_of_option
@click.option(
    "--within", type=click.IntRange(0, MOST_DAYS), default=DAYS, show_default=True, metavar="DAYS", help="How many days to look ahead."
)
@format_option
@click.pass_context
def command(ctx: click.Context, asked: Asked, as_of: date, within: int, form: str) -> None:
    """List what falls due soon, by lead.

    PATH is a paper or a folder of papers. Each action of the plan that falls due within the days asked for and is not
    reported as delivered stands under its lead's name, with the evidence that is still missing.
    """
    ingested = read_papers(asked)
    tell_failures(ingested)
    result = audit(ingested.documents, as_of, rules=())
    if not result.areas:
        raise StocktakeError(nothing_counts(result))
    if not any(area.plan for area in result.areas):
        raise StocktakeError("There is no improvement plan among the papers that count, so nothing can fall due. Add the plan.")
    actions = falling_due(result.areas, within)
    write(to_json(due_node(actions, as_of, within)) if form == "json" else printable(due_text(actions, as_of, within)))
    ctx.exit(FAILED if ingested.failures else 0)


due = command
