"""``stocktake columns``: what a plan's columns were taken for, and why."""

import click

from ..corpus.column_tables import columns_of
from ..report.contract import to_json
from . import FAILED
from .allowances import passwords_from
from .options import Asked, format_option, paper_options, settings_of
from .output import printable, write


@click.command()
@paper_options
@format_option
@click.pass_context
def command(ctx: click.Context, asked: Asked, form: str) -> None:
    """Show what a plan's columns were taken for, and why.

    PATH is a paper or a folder of papers. For every table that is a plan's, or looks like one, you see each column's heading,
    its role, a score from 0 to 1 and the reason; and what to type where a role is wrong. With --columns you can try it.
    """
    read, failures = columns_of(asked.paths, settings_of(asked), passwords_from(asked.passwords))
    if form == "json":
        write(to_json({"schema": "stocktake/1", "papers": [node for _, node in read]}))
    else:
        write(printable("\n".join(text for text, _ in read)))
    for failure in failures:
        click.echo(printable(f"{'Not read' if read else 'Error'}: {failure}"), err=True)
    ctx.exit(0 if read else FAILED)
