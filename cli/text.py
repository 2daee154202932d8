"""``stocktake text``: the text all offsets point into."""

from pathlib import Path

import click

from ..corpus.ingest import read_text
from ..corpus.settings import load
from ..corpus.settings_limits import with_limits
from .allowances import limit_option, password_option, passwords_from
from .output import write


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@password_option
@limit_option
def command(file: Path, passwords: tuple[str, ...], limits: tuple[str, ...]) -> None:
    """Print a paper's text, the one all places point into.

    It is UTF-8 with plain line ends on every system, and nothing is added: start and end in the output of extract
    count its characters from 0.
    """
    write(read_text(file, with_limits(load().limits, limits), passwords_from(passwords)))
