"""``stocktake show``: what was read, drawn onto the page it was read from."""

from difflib import get_close_matches
from pathlib import Path

import click

from .. import extract
from ..corpus.gather import cannot_open, check, shown
from ..extract.readers import format_of
from ..model import Document, InputError
from ..report.page_marks import Mark, marks_of_action, marks_of_page
from ..report.page_picture import describe, draw_page
from . import FAILED
from .messages import tell_failures
from .options import Asked, read_papers
from .output import printable, quoted

# Of a plan's refs these are named when none is near the one asked for.
REFS_NAMED = 8


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--page", type=click.IntRange(min=1), metavar="N", help="Draw all that was read on page N.")
@click.option("--ref", metavar="REF", help="Draw the words, measures and timescale of the action of this reference.")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), metavar="OUT.png", help="The picture to write.  [default: named after FILE]"
)
@click.pass_context
def command(ctx: click.Context, file: Path, page: int | None, ref: str | None, output: Path | None) -> None:
    """Draw what was read onto a PDF's page.

    With --page: headings, paragraphs, list items, table cells, and at the head of each column what it was taken for.
    With --ref: where one action's words, measures and timescale stand; one picture a page where it runs over pages
    (OUT-1.png, OUT-2.png). Each kind has its own line, and the legend names it. Only PDFs have pages to draw.
    """
    if (page is None) == (ref is None):
        raise click.UsageError("Say which page (--page 3) or which action (--ref 2.1.a) to draw.", ctx)
    if output is not None and output.suffix.lower() != ".png":
        raise click.UsageError(f"The picture is a PNG file: end its name in .png ({output.stem}.png).", ctx)
    name, data = shown(file.name), _content(file)
    if format_of(data, name) != "pdf":
        raise InputError(
            name, "Only PDFs have pages to draw on, and this file is none.", f"Its text is printed by: stocktake text {quoted(str(file))}"
        )
    target = output or Path(f"{file.stem}-{f'page-{page}' if page is not None else _as_file_name(ref or '')}.png")
    if page is not None:
        _write(data, name, page, marks_of_page(extract.read_bytes(data, name), page), f"{name}, page {page}.", target)
        return
    ctx.exit(_draw_action(file, data, ref or "", target))


def _draw_action(file: Path, data: bytes, ref: str, target: Path) -> int:
    ingested = read_papers(Asked((file,)))
    tell_failures(ingested)
    if not ingested.documents:
        return FAILED
    document = ingested.documents[0]
    pages = marks_of_action(document, ref.strip())
    if not pages:
        raise InputError(document.source, f"No action {ref} was read from it.", _known(document, ref))
    for number, (page, marks) in enumerate(pages.items(), 1):
        picture = target if len(pages) == 1 else target.with_name(f"{target.stem}-{number}{target.suffix}")
        _write(data, document.source, page, marks, f"{document.source}, page {page}, action {ref.strip()}.", picture)
    return 0


def _known(document: Document, ref: str) -> str:
    refs = list(dict.fromkeys(action.ref for action in document.actions))
    if not refs:
        return "It holds no actions; --page draws a whole page."
    near = get_close_matches(ref, refs, n=3)
    if near:
        return f"Did you mean {' or '.join(near)}?"
    more = f" and {len(refs) - REFS_NAMED} more" if len(refs) > REFS_NAMED else ""
    return f"Its actions are: {', '.join(refs[:REFS_NAMED])}{more}."


def _content(file: Path) -> bytes:
    check(file)
    try:
        return file.read_bytes()
    except OSError as error:
        raise cannot_open(shown(file.name), error) from None


def _as_file_name(ref: str) -> str:
    """Return the reference with what a file name cannot hold made a hyphen."""
    return "".join(letter if letter.isalnum() or letter in ".-_" else "-" for letter in ref.strip()) or "action"


def _write(data: bytes, name: str, page: int, marks: tuple[Mark, ...], title: str, target: Path) -> None:
    try:
        picture = draw_page(data, page, marks, printable(title))
    except ValueError as error:
        raise InputError(name, f"Page {page} cannot be drawn.", str(error)) from error
    target.write_bytes(picture)
    click.echo(printable(f"{target}: page {page}: {describe(marks) or 'nothing was read on it'}"))
