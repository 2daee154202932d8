"""``stocktake audit``: what is missing, late, unmeasurable or contradicted, as of a date."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from ..audit import Audit, Finding, Severity, audit
from ..corpus.settings_audit import NEVER
from ..report.audit_contract import audit_node
from ..report.changes import changes_since, read_earlier
from ..report.comparison_text import comparison_text, since_node, statistics_text
from ..report.contract import to_json
from ..report.findings_table import findings_csv, findings_markdown
from ..report.findings_text import findings_text, nothing_counts
from ..report.tracker_view import Changes
from . import FAILED
from .messages import tell_failures, tell_warnings
from .options import Asked, as_of_option, decisions_of, dispositions_of, paper_options, read_papers
from .output import printable, write
from .preferences import preferences_of

FOUND = 1


@click.command()
@paper_options
@as_of_option
@click.option("--select", "selected", multiple=True, metavar="CODES", help="Run these rules or families only: DUE,GAP003.")
@click.option("--ignore", "ignored", multiple=True, metavar="CODES", help="Leave these rules or families out.")
@click.option(
    "--fail-on",
    type=click.Choice([*(s.value for s in Severity), NEVER]),
    default=None,
    help="Exit with 1 when a finding is this grave or graver.  [default: high]",
)
@click.option(
    "--baseline",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="An earlier audit, printed with --format json: tell what is new, still there and gone. Only new findings make exit code 1.",
)
@click.option("--statistics", is_flag=True, help="Print how many findings there are of each rule, in place of the findings.")
@click.option("--no-quotes", is_flag=True, help="Leave quotes and questions out.")
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "csv", "markdown"]), default="text", show_default=True, help="How to print it."
)
@click.pass_context
def command(
    ctx: click.Context,
    asked: Asked,
    as_of: date,
    selected: tuple[str, ...],
    ignored: tuple[str, ...],
    fail_on: str | None,
    baseline: Path | None,
    statistics: bool,
    no_quotes: bool,
    form: str,
) -> None:
    """Find what is missing, late, unmeasurable or contradicted.

    PATH is a paper or a folder of papers. Only papers dated on or before the --as-of date count. Exit code 0: nothing as
    grave as --fail-on; 1: findings; 2: a paper could not be read, so that the audit is not whole,
    or no paper counts on that day.
    """
    if statistics and form != "text":
        raise click.UsageError(f"--statistics is a table for people: leave --format {form} out.", ctx)
    preferences = preferences_of(asked, selected, ignored, fail_on)
    earlier = read_earlier(baseline) if baseline is not None else None
    ingested = read_papers(asked)
    result = audit(ingested.documents, as_of, decisions=decisions_of(asked), dispositions=dispositions_of(asked), preferences=preferences)
    changes = changes_since(result, earlier) if earlier is not None else None
    write(_statistics(result) if statistics else _shown(result, changes, form, quotes=not no_quotes))
    if form != "text" and not result.areas:
        click.echo(printable(nothing_counts(result)), err=True)
    tell_warnings(ingested)
    tell_failures(ingested)
    counting = changes.compared.new if changes is not None else result.findings
    ctx.exit(FAILED if ingested.failures or not result.areas else FOUND if _is_grave(counting, preferences.fail_on) else 0)


def _shown(result: Audit, changes: Changes | None, form: str, *, quotes: bool) -> str:
    compared = changes.compared if changes is not None else None
    if form == "json":
        node = audit_node(result)
        return to_json({**node, "since": since_node(changes)} if changes is not None else node)
    if form == "csv":
        return findings_csv(result, compared)
    if form == "markdown":
        return printable(findings_markdown(result, compared))
    since = "\n" + comparison_text(changes) if changes is not None else ""
    return printable(findings_text(result, quotes=quotes) + since)


def _statistics(result: Audit) -> str:
    return printable(statistics_text(result))


def _is_grave(findings: Sequence[Finding], fail_on: str | None) -> bool:
    if fail_on == NEVER:
        return False
    return any(finding.severity.rank <= Severity(fail_on or Severity.HIGH).rank for finding in findings)
