"""``stocktake extract``: every fact of the papers, for people or programs."""

from pathlib import Path

import click

from ..model import StocktakeError
from ..report.contract import extraction, to_json
from ..report.outline import outline
from . import FAILED
from .messages import tell_failures, tell_warnings
from .options import Asked, format_option, linked, paper_options, read_papers
from .output import printable, write


@click.command()
@paper_options
@format_option
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="FILE", help="Write to FILE instead of the screen.")
@click.pass_context
def command(ctx: click.Context, asked: Asked, form: str, output: Path | None) -> None:
    """Print every fact read from the papers, with its place.

    PATH is a paper (PDF, Word, Excel, web page, text) or a folder of papers. Text is an outline to read; JSON is for
    programs and lists each fact with the page and the characters it was cut out of. What was not read is said on stderr.
    """
    ingested = linked(read_papers(asked))
    text = to_json(extraction(ingested.documents)) if form == "json" else printable(outline(ingested.documents))
    if output is None:
        write(text)
    else:
        _save(text, output)
    tell_warnings(ingested)
    tell_failures(ingested)
    ctx.exit(0 if ingested.documents else FAILED)


def _save(text: str, output: Path) -> None:
    try:
        output.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise StocktakeError(f"{output}: This file cannot be written ({error.strerror}). Name another file after -o.") from None
