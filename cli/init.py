"""``stocktake init``: make a folder a workspace, where people's decisions are kept."""

from pathlib import Path

import click

from ..corpus.workspace import make_workspace
from .output import printable, quoted


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), default=Path())
def command(folder: Path) -> None:
    """Make a folder a workspace, where decisions are kept.

    FOLDER, by default the one you are in, gets settings (stocktake.toml) and a log of decisions that only you may read. What is there
    already is kept. Commands run in it, or with --workspace FOLDER, take the decisions into account.
    """
    workspace = make_workspace(folder)
    here = folder.resolve() == Path.cwd()
    place = "This folder" if here else str(folder)
    if workspace.made:
        click.echo(printable(f"{place} is a workspace now: {' and '.join(workspace.made)} made."))
    else:
        click.echo(printable(f"{place} was a workspace before; nothing was changed."))
    named = "" if here else f" --workspace {quoted(str(folder))}"
    click.echo(
        printable(f"Next: stocktake link add 2.1.a MARK PATH{named} --by NAME --reason TEXT   (stocktake orphans PATH prints marks)")
    )
