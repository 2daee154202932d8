"""``stocktake unconfirmed``: list what is said to be delivered and nobody confirmed."""

from datetime import date

import click

from ..report.contract import to_json
from ..report.queries_text import unconfirmed_node, unconfirmed_text
from .areas import judge
from .options import Asked, as_of_option, format_option, paper_options
from .output import printable, write


@click.command()
@paper_options
@as_of_option
@format_option
def command(asked: Asked, as_of: date, form: str) -> None:
    """List what is said to be delivered and nobody confirmed.

    An action is confirmed when a paper from outside, such as a letter, says it was delivered; what the area's own papers say is a claim.
    Claims that such a paper contradicts come first.
    """
    areas = judge(asked, as_of).areas
    write(to_json(unconfirmed_node(areas)) if form == "json" else printable(unconfirmed_text(areas)))
