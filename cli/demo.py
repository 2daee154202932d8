"""``stocktake demo``: a first try without papers of one's own."""

from pathlib import Path

import click

from ..corpus.sample import sample_papers
from .inspect import look
from .options import Asked
from .output import printable


@click.command()
@click.pass_context
def command(ctx: click.Context) -> None:
    """Try stocktake on the sample papers that come with it.

    The area in them is invented. It shows the first screen you will see of your own papers.
    """
    folder = _from_here(sample_papers())
    click.echo(f"Reading the sample papers of an invented area in {printable(str(folder))}\n")
    code = look(Asked(paths=(folder,)))
    if code == 0:
        click.echo("\nThen look at your own papers:\n  stocktake inspect FOLDER")
    ctx.exit(code)


def _from_here(folder: Path) -> Path:
    """The folder as one would type it from the current one, where it lies below that."""
    here = Path.cwd()
    return folder.relative_to(here) if folder.is_relative_to(here) else folder
