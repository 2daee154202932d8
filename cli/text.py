"""``stocktake text``: the text all offsets point into."""

from pathlib import Path

import click

from ..corpus.ingest import read_text
from .output import write


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
def command(file: Path) -> None:
    """Print a paper's text, the one all places point into.

    It is UTF-8 with plain line ends on every system, and nothing is added: start and end in the output of extract
    count its characters from 0.
    """
    write(read_text(file))
