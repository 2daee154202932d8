"""``stocktake accept``: a finding that is true, known, and lived with until a day."""

from datetime import date

import click

from ..model.disposition import Settling
from .options import Asked, Day
from .settling import settle, settling_options


@click.command()
@settling_options
@click.option("--until", type=Day(), required=True, metavar="DATE", help="The last day on which this counts, YYYY-MM-DD.")
def command(asked: Asked, fingerprint: str, until: date, by: str, reason: str, on: date, as_of: date) -> None:
    """Accept a finding until a day, with a name and a reason.

    FINGERPRINT is what audit prints in brackets behind the finding. Until that day the finding is told apart and does not
    count; after it, it counts again and its acceptance is itself a finding. Without PATH the papers of the workspace's folder
    are read.
    """
    settle(asked, Settling.ACCEPT, fingerprint, by=by, reason=reason, on=on, as_of=as_of, until=until)
