"""``stocktake waive``: a finding that does not hold here."""

from datetime import date

import click

from ..model.disposition import Settling
from .options import Asked, Day
from .settling import settle, settling_options


@click.command()
@settling_options
@click.option("--until", type=Day(), default=None, metavar="DATE", help="The last day on which this counts.  [default: for good]")
def command(asked: Asked, fingerprint: str, until: date | None, by: str, reason: str, on: date, as_of: date) -> None:
    """Waive a finding that does not hold here.

    FINGERPRINT is what audit prints in brackets behind the finding. A waived finding is told apart and does not count, as
    long as the words it rests on stay. Without PATH the papers of the workspace's folder are read.
    """
    settle(asked, Settling.WAIVE, fingerprint, by=by, reason=reason, on=on, as_of=as_of, until=until)
