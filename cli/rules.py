"""``stocktake rules``: every rule, a line each."""

import click

from ..report.contract import to_json
from ..report.rule_text import rule_list, rule_table, rules_node
from .output import printable, write


@click.command()
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "markdown"]),
    default="text",
    show_default=True,
    help="For people, programs or pages.",
)
def command(form: str) -> None:
    """List the rules an audit applies."""
    if form == "json":
        write(to_json(rules_node()))
    else:
        write(printable(rule_table() if form == "markdown" else rule_list()))
