"""``stocktake extract``: every fact of the papers, for people or programs."""

from collections.abc import Iterable
from pathlib import Path

import click

from ..model import StocktakeError
from ..report.contract import extraction, json_pieces
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
    documents = ingested.documents
    pieces = json_pieces(extraction(documents, streamed=True)) if form == "json" else (printable(outline(documents)),)
    if output is None:
        write(pieces)
    else:
        _save(pieces, output)
    tell_warnings(ingested)
    tell_failures(ingested)
    ctx.exit(0 if ingested.documents else FAILED)


def _save(pieces: Iterable[str], output: Path) -> None:
    try:
        with output.open("w", encoding="utf-8", newline="\n") as stream:
            stream.writelines(pieces)
    except OSError as error:
        raise StocktakeError(f"{output}: This file cannot be written ({error.strerror}). Name another file after -o.") from None
