"""``stocktake history``: what became of weaknesses and promises from paper to paper."""

from datetime import date

import click

from ..report.contract import to_json
from ..report.history_text import history_node, history_text
from .areas import judge
from .options import Asked, as_of_option, format_option, paper_options
from .output import printable, write


@click.command()
@paper_options
@as_of_option
@format_option
def command(asked: Asked, as_of: date, form: str) -> None:
    """Show what became of weaknesses and promises, paper by paper.

    Which weaknesses later papers name in other words, join, retire, leave out or add, and who says so; and for each thing still to do, next
    step and public promise, what earlier papers said and whether a later one speaks of it again.
    """
    areas = judge(asked, as_of).areas
    write(to_json(history_node(areas)) if form == "json" else printable(history_text(areas)))
