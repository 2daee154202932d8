"""``stocktake inspect``: the first look at a set of papers."""

from dataclasses import asdict

import click

from ..report.contract import to_json
from ..report.summary import overview
from . import FAILED
from .messages import tell_failures
from .options import Asked, format_option, linked, paper_options, read_papers
from .output import write
from .screen import first_screen, next_step


@click.command()
@paper_options
@format_option
@click.pass_context
def command(ctx: click.Context, asked: Asked, form: str) -> None:
    """Show what each paper is and what was read from it.

    PATH is a paper (PDF, Word, Excel, web page, text) or a folder of papers. For each paper you see what kind it was taken
    for and how surely, its area and date, how much was read, what was not, and what to type where that is wrong.
    """
    ctx.exit(look(asked, form))


def look(asked: Asked, form: str = "text") -> int:
    """Print the first screen of the papers asked for and return the exit code: 2 when none could be read."""
    ingested = linked(read_papers(asked))
    if form == "json":
        failures = [asdict(failure) for failure in ingested.failures]
        duplicates = [asdict(duplicate) for duplicate in ingested.duplicates]
        write(to_json({**overview(ingested.documents), "failures": failures, "duplicates": duplicates}))
    elif ingested.documents:
        click.echo(first_screen(ingested), nl=False)
    tell_failures(ingested)
    if form == "text" and ingested.documents:
        click.echo(next_step(ingested, asked.paths), nl=False)
    return 0 if ingested.documents else FAILED
