"""``stocktake report``: the gap report as one file to take into a stocktake meeting."""

from collections import Counter
from datetime import date
from pathlib import Path

import click

from ..audit import Audit, NotChecked, Severity, audit
from ..corpus.ingest import Ingested
from ..model import StocktakeError
from ..report.findings_text import nothing_counts
from ..report.gap_report import write_report
from ..report.summary import counted
from . import FAILED
from .messages import tell_failures, tell_warnings
from .options import Asked, as_of_option, paper_options, read_papers
from .output import printable

_FOLDER = Path("stocktake-report")


@click.command()
@paper_options
@as_of_option
@click.option(
    "-o",
    "--output",
    "folder",
    type=click.Path(path_type=Path),
    default=_FOLDER,
    show_default=True,
    metavar="DIR",
    help="The folder to write into; it is made where it is not there.",
)
@click.option("--title", metavar="TITLE", help="The report's title.  [default: made of the area's name]")
@click.pass_context
def command(ctx: click.Context, asked: Asked, as_of: date, folder: Path, title: str | None) -> None:
    """Write the gap report for a stocktake meeting.

    PATH is a paper or a folder of papers. The report is one web page that loads nothing: a summary to read in a minute,
    the trace of every weakness with its quotes, all findings, the questions for the meeting, and what was not checked.
    It prints on A4. Exit code 0: written; 2: no paper could be read or counts on that
    day, or the folder cannot be written.
    """
    ctx.exit(make_report(read_papers(asked), as_of, folder, title))


def make_report(ingested: Ingested, as_of: date, folder: Path, title: str | None = None) -> int:
    """Write the report of the papers read, say where it is and what it comes to, and return the exit code."""
    if ingested.documents:
        unread = (
            NotChecked(area=None, what=failure.name, why=f"This paper could not be read: {failure.wrong}") for failure in ingested.failures
        )
        result = audit(ingested.documents, as_of)
        if not result.areas:
            tell_failures(ingested)
            raise StocktakeError(nothing_counts(result))
        result = result.model_copy(update={"not_checked": (*result.not_checked, *unread)})
        click.echo(printable(summary_lines(result, write_report(result, folder, title=title))), nl=False)
    tell_warnings(ingested)
    tell_failures(ingested)
    return 0 if ingested.documents else FAILED


def summary_lines(result: Audit, place: Path) -> str:
    """Return where the report is and what it comes to, in five lines."""
    found = Counter(finding.severity for finding in result.findings)
    measures = [measure for area in result.areas for measure in area.measures]
    checked = [action for area in result.areas for action in area.actions if action.overdue is not None]
    late = f"{sum(bool(action.overdue) for action in checked)} of {counted('actions', len(checked))}"
    unsound = sum(not measure.measurability.measurable for measure in measures)
    papers = counted("papers", sum(len(area.papers) for area in result.areas))
    lines = (
        f"Report: {place}",
        f"Read: {papers} of {counted('areas', len(result.areas))}, as of {result.as_of.isoformat()}",
        f"Findings: {', '.join(f'{found[severity]} {severity.value}' for severity in Severity)}",
        f"Overdue: {late if checked else 'not checked, no progress report was supplied'}",
        f"Measures that cannot be checked: {unsound} of {len(measures)}; not checked: {counted('things', len(result.not_checked))}",
    )
    return "".join(f"{line}\n" for line in lines)
