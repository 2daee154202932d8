"""``stocktake cache``: where read papers are kept, and how to be rid of them."""

from contextlib import closing
from pathlib import Path

import click

from ..corpus.cache import Cache, cache_folder
from ..corpus.settings import load
from ..model import StocktakeError
from ..report.summary import counted
from .options import settings_option


@click.group(invoke_without_command=True)
@settings_option
@click.pass_context
def command(ctx: click.Context, settings: Path | None) -> None:
    """Show where read papers are kept, or clear them.

    So that a paper is read once, its words and facts are kept on this computer, in a folder only you may read.
    To keep nothing: --no-cache, or enabled = false under [cache] in stocktake.toml.
    """
    ctx.obj = Cache(cache_folder(load(settings).cache_folder))
    if ctx.invoked_subcommand is None:
        ctx.invoke(path)


@command.command()
@click.pass_obj
def path(cache: Cache) -> None:
    """Print the file read papers are kept in."""
    click.echo(cache.file)


@command.command()
@click.pass_obj
def clear(cache: Cache) -> None:
    """Delete everything that is kept."""
    with closing(cache):
        count = cache.clear()
    if cache.notes and cache.file.exists():
        raise StocktakeError(" ".join(cache.notes))
    click.echo(f"{counted('papers', count)} cleared from {cache.file}.")
