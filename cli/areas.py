"""What the commands share that ask about the areas of a run: reading, judging, and what to say where nothing can be asked."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import click

from ..audit import Audit, AuditedArea, audit
from ..corpus.ingest import Ingested
from ..crosswalk import DecisionState
from ..crosswalk.decided import Standing
from ..model import StocktakeError
from ..report.findings_text import nothing_counts
from .messages import tell_failures
from .options import Asked, decisions_of, read_papers
from .output import printable


@dataclass(frozen=True, slots=True)
class Judged:
    """The papers read, and the audit of them without its rules: links, evidence and statuses as of the day."""

    ingested: Ingested
    result: Audit

    @property
    def areas(self) -> tuple[AuditedArea, ...]:
        """The areas that have a plan."""
        return tuple(area for area in self.result.areas if area.plan is not None)


def judge(asked: Asked, as_of: date) -> Judged:
    """Read the papers and join them as of a day, people's decisions included; say what was not read, and which decisions are suspect.

    Raises StocktakeError where no paper counts, or no plan is among those that do.
    """
    ingested = read_papers(asked)
    tell_failures(ingested)
    if not ingested.documents:
        raise StocktakeError("No paper could be read.")
    judged = Judged(ingested, audit(ingested.documents, as_of, (), decisions_of(asked)))
    if not judged.result.areas:
        raise StocktakeError(nothing_counts(judged.result))
    if not judged.areas:
        raise StocktakeError("There is no improvement plan among the papers that count, so there is nothing to trace. Add the plan.")
    for paper in judged.result.later:
        click.echo(printable(f"Note: {paper.source} is dated {paper.date}, after {as_of.isoformat()}, and does not count."), err=True)
    tell_suspects(standing for area in judged.areas for standing in area.decisions)
    return judged


def tell_suspects(standings: Iterable[Standing]) -> None:
    """Say on stderr which decisions no longer outrank the program, and why."""
    for standing in standings:
        if standing.state is DecisionState.SUSPECT:
            click.echo(printable(f"Suspect: decision {standing.decision.number}. {standing.why}"), err=True)
