"""``stocktake reply``: takes an area's answers over from the tracker it was sent."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import click

from ..audit import audit
from ..corpus.decision_log import WorkspaceError
from ..corpus.workspace import find_workspace
from ..model.disposition import Disposition
from ..report.reply import Reply, read_replies
from . import FAILED
from .messages import tell_failures
from .options import Asked, as_of_option, decisions_of, dispositions_of, read_papers, workspace_paper_options
from .output import printable, write
from .preferences import preferences_of


@click.command()
@click.argument("tracker", metavar="FILE.xlsx", type=click.Path(path_type=Path))
@workspace_paper_options
@as_of_option
@click.pass_context
def command(ctx: click.Context, asked: Asked, tracker: Path, as_of: date) -> None:
    """Take an area's answers over from the tracker.

    FILE.xlsx is the tracker that report wrote, with the answers filled in on its sheet of findings. All of them are recorded in
    the workspace, or none: a row that cannot be matched to a finding of the audit is named with the reason. Without PATH the
    papers of the workspace's folder are read. Exit code 0: taken over; 2: refused, or a paper could not be read.
    """
    workspace = find_workspace(asked.workspace, asked.settings)
    if workspace is None:
        raise WorkspaceError("Answers are kept in a workspace, and this folder is none. Make one first: stocktake init")
    ingested = read_papers(asked if asked.paths else replace(asked, paths=(workspace.folder,)))
    tell_failures(ingested)
    known = dispositions_of(asked)
    result = audit(ingested.documents, as_of, decisions=decisions_of(asked), dispositions=known, preferences=preferences_of(asked))
    findings = {one.fingerprint: one for one in (*result.findings, *(settled.finding for settled in result.settled))}
    answers = [_disposition(reply, findings[reply.fingerprint].area) for reply in read_replies(tracker, tuple(findings.values()))]
    recorded = {one.model_copy(update={"number": 0}) for one in known}
    new = workspace.settle([answer for answer in answers if answer not in recorded])
    write(printable("".join(f"Recorded as {one.number}: {one.code}, {one.subject}. {one.said()}\n" for one in new)))
    again = len(answers) - len(new)
    if again:
        write(f"{again} {'answer was' if again == 1 else 'answers were'} recorded before.\n")
    if not answers:
        write(f"{tracker.name} holds no answer yet: nothing was recorded.\n")
    ctx.exit(FAILED if ingested.failures else 0)


def _disposition(reply: Reply, area: str | None) -> Disposition:
    return Disposition(
        number=0,
        settling=reply.disposition,
        fingerprint=reply.fingerprint,
        code=reply.code,
        subject=reply.subject,
        area=area,
        by=reply.by,
        on=reply.on,
        reason=reply.answer,
        until=reply.until,
    )
