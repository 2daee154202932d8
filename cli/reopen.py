"""``stocktake reopen``: takes back what was settled about a finding."""

from datetime import date

import click

from ..model.disposition import Settling
from .options import Asked
from .settling import settle, settling_options


@click.command()
@settling_options
def command(asked: Asked, fingerprint: str, by: str, reason: str, on: date, as_of: date) -> None:
    """Take back what was settled about a finding.

    FINGERPRINT is the one settled lists. The finding counts again from now on; what was settled stays in the log.
    """
    settle(asked, Settling.REOPEN, fingerprint, by=by, reason=reason, on=on, as_of=as_of)
