"""``stocktake show``: what was read, drawn onto the page it was read from."""

from difflib import get_close_matches
from pathlib import Path

import click

from ..corpus.door import read_paper
from ..corpus.gather import cannot_open, check, shown
from ..corpus.page_drawing import Drawn, drawing_of_marks, drawing_of_page, drawing_of_words
from ..corpus.tasks import Order, Task
from ..extract.parsers.columns_by_hand import ByHand
from ..extract.readers import HEAD_BYTES, format_of
from ..extract.told import Told
from ..model import Document, InputError
from ..report.page_marks import marks_of_ref, marks_of_text
from . import FAILED
from .allowances import limit_option, password_option, passwords_from
from .messages import tell_failures
from .options import Asked, columns_option, read_papers, settings_of, told_of
from .output import printable, quoted

# Of a plan's refs these are named when none is near the one asked for.
REFS_NAMED = 8


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--page", type=click.IntRange(min=1), metavar="N", help="Draw all that was read on page N.")
@click.option("--ref", metavar="REF", help="Draw the words, measures and timescale of the action of this reference, or an outcome.")
@click.option("--text", "words", metavar="WORDS", help="Draw the facts that hold these words: measures, statements, weaknesses and others.")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), metavar="OUT.png", help="The picture to write.  [default: named after FILE]"
)
@columns_option
@password_option
@limit_option
@click.pass_context
def command(
    ctx: click.Context,
    file: Path,
    page: int | None,
    ref: str | None,
    words: str | None,
    output: Path | None,
    columns: tuple[str, ...],
    passwords: tuple[str, ...],
    limits: tuple[str, ...],
) -> None:
    """Draw what was read onto a PDF's page.

    With --page: headings, paragraphs, list items, table cells, and at the head of each column what it was taken for and how
    surely (stocktake columns FILE says why).
    With --ref: where one action's words, measures and timescale stand, line by line. With --text: the facts that hold the
    words, or else the words themselves. What runs over pages is one picture a page (OUT-1.png, OUT-2.png). Each kind has its
    own line, and the legend names it. Only PDFs have pages to draw.
    """
    if (page is not None) + (ref is not None) + (words is not None) != 1:
        raise click.UsageError(
            'Say which page (--page 3), which action (--ref 2.1.a) or which words (--text "opening hours") to draw.', ctx
        )
    if words is not None and not words.strip():
        raise click.UsageError("Say which words to draw: --text got none.", ctx)
    if output is not None and output.suffix.lower() != ".png":
        raise click.UsageError(f"The picture is a PNG file: end its name in .png ({output.stem}.png).", ctx)
    name = printable(shown(file.name))
    if format_of(_head(file), name) != "pdf":
        raise InputError(
            name, "Only PDFs have pages to draw on, and this file is none.", f"Its text is printed by: stocktake text {quoted(str(file))}"
        )
    asked = Asked((file,), columns=columns, passwords=passwords_from(passwords), limits=limits)
    target = output or Path(f"{file.stem}-{f'page-{page}' if page is not None else _as_file_name(ref or words or '')}.png")
    if page is not None:
        told = told_of(asked, [file]).get(file, Told())
        drawn = _draw(asked, name, drawing_of_page(page, ByHand(told.columns, name), ""))
        _write(drawn[0], target)
        return
    ctx.exit(_draw_facts(asked, name, ref, words or "", target))


def _draw_facts(asked: Asked, name: str, ref: str | None, words: str, target: Path) -> int:
    ingested = read_papers(asked)
    tell_failures(ingested)
    if not ingested.documents:
        return FAILED
    document = ingested.documents[0]
    if ref is not None:
        pages, sought = marks_of_ref(document, ref.strip()), f"action {ref.strip()}"
        if not pages:
            raise InputError(document.source, f"No action {ref} was read from it.", _known(document, ref))
    else:
        pages, sought = marks_of_text(document, words), f"“{words.strip()}”"
    title = printable(f", {sought}")
    drawn = _draw(asked, name, drawing_of_marks(pages, title) if pages else drawing_of_words(words, title))
    if not drawn:
        raise InputError(document.source, f"The words {sought} do not stand in it.", "Try fewer of them, spelt as in the paper.")
    _write_all(drawn, target)
    return 0


def _draw(asked: Asked, name: str, task: Task[list[Drawn]]) -> list[Drawn]:
    return read_paper(task, Order(asked.paths[0], name, passwords=asked.passwords), settings_of(asked).limits)


def _write_all(drawn: list[Drawn], target: Path) -> None:
    """Write one picture a page, and say how many more pages there would be."""
    for number, one in enumerate(drawn, 1):
        if one.picture:
            _write(one, target if len(drawn) == 1 else target.with_name(f"{target.stem}-{number}{target.suffix}"))
    left = [one.page for one in drawn if not one.picture]
    if left:
        click.echo(f"There is more on {len(left)} further pages, from page {left[0]}. Say more words, or draw one with --page.")


def _known(document: Document, ref: str) -> str:
    refs = list(dict.fromkeys(action.ref for action in document.actions))
    if not refs:
        return "It holds no actions; --page draws a whole page."
    near = get_close_matches(ref, refs, n=3)
    if near:
        return f"Did you mean {' or '.join(near)}?"
    more = f" and {len(refs) - REFS_NAMED} more" if len(refs) > REFS_NAMED else ""
    return f"Its actions are: {', '.join(refs[:REFS_NAMED])}{more}."


def _head(file: Path) -> bytes:
    check(file)
    try:
        with file.open("rb") as stream:
            return stream.read(HEAD_BYTES)
    except OSError as error:
        raise cannot_open(shown(file.name), error) from None


def _as_file_name(ref: str) -> str:
    """Return the reference with what a file name cannot hold made a hyphen."""
    return "".join(letter if letter.isalnum() or letter in ".-_" else "-" for letter in ref.strip()) or "action"


def _write(drawn: Drawn, target: Path) -> None:
    target.write_bytes(drawn.picture)
    click.echo(printable(f"{target}: page {drawn.page}: {drawn.words or 'nothing was read on it'}"))
