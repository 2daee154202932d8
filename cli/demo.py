"""``stocktake demo``: the whole path on the sample papers, without papers of one's own."""

from datetime import date
from pathlib import Path

import click

from ..audit import Severity, audit
from ..corpus.sample import sample_papers
from ..report.findings_text import findings_text
from .inspect import look
from .options import Asked, read_papers
from .output import printable, write
from .report import make_report

# The day all faults planted in the sample papers can be seen.
AS_OF = date(2024, 11, 30)


@click.command()
@click.option(
    "-o",
    "--output",
    "folder",
    type=click.Path(path_type=Path),
    default=Path("stocktake-report"),
    show_default=True,
    metavar="DIR",
    help="The folder to write the report into.",
)
@click.pass_context
def command(ctx: click.Context, folder: Path) -> None:
    """Try stocktake on the sample papers that come with it.

    The area in them is invented. It shows what each paper is, the gravest findings, and writes the gap report.
    """
    papers = _from_here(sample_papers())
    asked = Asked(paths=(papers,))
    click.echo(f"1. What the papers are (stocktake inspect {printable(str(papers))})\n")
    code = look(asked)
    if code:
        ctx.exit(code)
    ingested = read_papers(asked)
    result = audit(ingested.documents, AS_OF)
    gravest = result.model_copy(update={"findings": tuple(f for f in result.findings if f.severity is Severity.HIGH), "not_checked": ()})
    click.echo(f"\n2. The gravest findings as of {AS_OF} (stocktake audit {printable(str(papers))} --as-of {AS_OF})\n")
    write(printable(findings_text(gravest)))
    click.echo(f"\n3. The report (stocktake report {printable(str(papers))} --as-of {AS_OF})\n")
    code = make_report(ingested, AS_OF, folder)
    click.echo("\nOpen it in a browser. Then look at your own papers:\n  stocktake inspect FOLDER")
    ctx.exit(code)


def _from_here(folder: Path) -> Path:
    """The folder as one would type it from the current one, where it lies below that."""
    here = Path.cwd()
    return folder.relative_to(here) if folder.is_relative_to(here) else folder
