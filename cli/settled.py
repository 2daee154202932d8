"""``stocktake settled``: what people settled about findings."""

from pathlib import Path

import click

from ..corpus.decision_log import WorkspaceError
from ..corpus.workspace import find_workspace
from ..model.disposition import in_force
from ..report.contract import SCHEMA, to_json
from .options import format_option, settings_option, workspace_option
from .output import printable, write


@click.command()
@settings_option
@workspace_option
@format_option
def command(settings: Path | None, workspace: Path | None, form: str) -> None:
    """List what was accepted and waived, by whom and why."""
    place = find_workspace(workspace, settings)
    if place is None:
        raise WorkspaceError("What is settled is kept in a workspace, and this folder is none. Make one first: stocktake init")
    standing = in_force(place.dispositions())
    if form == "json":
        write(to_json({"schema": SCHEMA, "settled": [one.model_dump(mode="json") for one in standing]}))
        return
    lines = [f"{one.fingerprint[:8]}  {one.code} {one.subject}: {one.said()}\n" for one in standing]
    write(printable("".join(lines) or "Nothing is settled.\n"))
