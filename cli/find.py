"""``stocktake find``: everything read from the papers that mentions some words."""

from pathlib import Path

import click

from ..crosswalk.queries import find_mentions
from ..model import SettingsError, StocktakeError
from ..report.contract import to_json
from ..report.queries_text import found_node, found_text
from .messages import tell_failures
from .options import Asked, format_option, paper_options, read_papers
from .output import printable, quoted, write


@click.command()
@click.argument("words", metavar="WORDS")
@paper_options
@format_option
def command(asked: Asked, words: str, form: str) -> None:
    """Show everything that mentions some words.

    WORDS of more than one word go in quotation marks: stocktake find "annual review" papers. All of them must be in one statement, in
    any form; an abbreviation counts as what it stands for, and the other way round.
    """
    if Path(words).exists():
        raise SettingsError(
            f"The first word is what to look for, and {words} is a file or folder. Try: stocktake find training {quoted(words)}"
        )
    ingested = read_papers(asked)
    tell_failures(ingested)
    if not ingested.documents:
        raise StocktakeError("No paper could be read.")
    found = find_mentions(words, ingested.documents)
    papers = {paper.id: paper for paper in ingested.documents}
    write(to_json(found_node(words, found)) if form == "json" else printable(found_text(words, found, papers)))
