"""``stocktake audit``: what is missing, late, unmeasurable or contradicted, as of a date."""

from datetime import date

import click

from ..audit import Rule, Severity, audit
from ..audit.rules import FAMILY_NAMES, RULES
from ..model import SettingsError
from ..report.audit_contract import audit_node
from ..report.contract import to_json
from ..report.findings_text import findings_text, nothing_counts
from . import FAILED
from .messages import tell_failures, tell_warnings
from .options import Asked, as_of_option, format_option, paper_options, read_papers
from .output import printable, write

FOUND = 1
_NEVER = "never"


@click.command()
@paper_options
@as_of_option
@click.option("--select", "selected", multiple=True, metavar="CODES", help="Run these rules or families only: DUE,GAP003.")
@click.option("--ignore", "ignored", multiple=True, metavar="CODES", help="Leave these rules or families out.")
@click.option(
    "--fail-on",
    type=click.Choice([*(s.value for s in Severity), _NEVER]),
    default=Severity.HIGH.value,
    show_default=True,
    help="Exit with 1 when a finding is this grave or graver.",
)
@click.option("--no-quotes", is_flag=True, help="Leave quotes and questions out.")
@format_option
@click.pass_context
def command(
    ctx: click.Context,
    asked: Asked,
    as_of: date,
    selected: tuple[str, ...],
    ignored: tuple[str, ...],
    fail_on: str,
    no_quotes: bool,
    form: str,
) -> None:
    """Find what is missing, late, unmeasurable or contradicted.

    PATH is a paper or a folder of papers. Only papers dated on or before the --as-of date count. Exit code 0: nothing as
    grave as --fail-on; 1: findings; 2: a paper could not be read, so that the audit is not whole,
    or no paper counts on that day.
    """
    rules = _chosen(selected, ignored)
    ingested = read_papers(asked)
    result = audit(ingested.documents, as_of, rules)
    write(to_json(audit_node(result)) if form == "json" else printable(findings_text(result, quotes=not no_quotes)))
    if form == "json" and not result.areas:
        click.echo(printable(nothing_counts(result)), err=True)
    tell_warnings(ingested)
    tell_failures(ingested)
    grave = fail_on != _NEVER and any(finding.severity.rank <= Severity(fail_on).rank for finding in result.findings)
    ctx.exit(FAILED if ingested.failures or not result.areas else FOUND if grave else 0)


def _chosen(selected: tuple[str, ...], ignored: tuple[str, ...]) -> tuple[Rule, ...]:
    wanted, unwanted = _codes(selected), _codes(ignored)
    return tuple(r for r in RULES.values() if (not wanted or _named(r, wanted)) and not _named(r, unwanted))


def _codes(given: tuple[str, ...]) -> set[str]:
    codes = {code.strip().upper() for entry in given for code in entry.split(",") if code.strip()}
    for code in sorted(codes):
        if code not in RULES and code not in FAMILY_NAMES:
            raise SettingsError(
                f"There is no rule or family {code}. The families are {', '.join(FAMILY_NAMES)}; stocktake rules lists the rules."
            )
    return codes


def _named(rule: Rule, codes: set[str]) -> bool:
    return rule.code in codes or rule.family in codes
