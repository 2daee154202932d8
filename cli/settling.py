"""What ``accept``, ``waive`` and ``reopen`` share: finding the finding a person names, and recording what they settle about it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Concatenate, ParamSpec

import click

from ..audit import Audit, Finding, audit
from ..corpus.decision_log import WorkspaceError
from ..corpus.workspace import Workspace, find_workspace
from ..model import SettingsError
from ..model.disposition import Disposition, Settling, in_force
from .messages import tell_failures
from .options import Asked, Day, as_of_option, decisions_of, read_papers, workspace_paper_options
from .output import printable, write
from .preferences import preferences_of

P = ParamSpec("P")

# Fewer letters of a fingerprint may be those of two findings by chance.
LEAST_LETTERS = 6


def settling_options(function: Callable[Concatenate[Asked, P], None]) -> Callable[..., None]:
    """Give a command FINGERPRINT, the papers of the workspace, and who, why and when."""
    decorated: Callable[..., None] = workspace_paper_options(function)
    for option in (
        click.option(
            "--on",
            type=Day(),
            default=None,
            callback=lambda _context, _option, value: value or date.today(),
            metavar="DATE",
            help="The day it was settled, YYYY-MM-DD.  [default: today]",
        ),
        as_of_option,
        click.option("--reason", required=True, metavar="TEXT", help="Why, in a sentence."),
        click.option("--by", required=True, metavar="NAME", help="Who settles it."),
        click.argument("fingerprint", metavar="FINGERPRINT"),
    ):
        decorated = option(decorated)
    return decorated


def settle(
    asked: Asked, settling: Settling, fingerprint: str, *, by: str, reason: str, on: date, as_of: date, until: date | None = None
) -> None:
    """Record what somebody settles about the finding of that fingerprint, and say so."""
    by, reason = " ".join(by.split()), " ".join(reason.split())
    if not by or not reason:
        raise SettingsError("--by and --reason must not be empty: say who settles it, and why.")
    workspace = find_workspace(asked.workspace, asked.settings)
    if workspace is None:
        raise WorkspaceError("What is settled is kept in a workspace, and this folder is none. Make one first: stocktake init")
    if until is not None and until < on:
        raise SettingsError(f"--until {until.isoformat()} is before the day it is settled, {on.isoformat()}. Name a later day.")
    about = _known(workspace, fingerprint) if settling is Settling.REOPEN else _about(asked, workspace, fingerprint, as_of)
    code, subject, area, whole = about
    disposition = Disposition(
        number=0, settling=settling, fingerprint=whole, code=code, subject=subject, area=area, by=by, on=on, reason=reason, until=until
    )
    (recorded,) = workspace.settle([disposition])
    write(printable(f"Recorded as {recorded.number}: {code}, {subject}. {recorded.said()}\n"))


def _about(asked: Asked, workspace: Workspace, fingerprint: str, as_of: date) -> tuple[str, str, str | None, str]:
    ingested = read_papers(asked if asked.paths else replace(asked, paths=(workspace.folder,)))
    tell_failures(ingested)
    result = audit(ingested.documents, as_of, decisions=decisions_of(asked), preferences=preferences_of(asked))
    finding = find_finding(result, fingerprint)
    return finding.code, finding.subject, finding.area, finding.fingerprint


def find_finding(result: Audit, fingerprint: str) -> Finding:
    """Return the finding a person names by the first letters of its fingerprint. Raises SettingsError where it is none or several."""
    named = _plain(fingerprint)
    found = [finding for finding in result.findings if finding.fingerprint.startswith(named)]
    if not found:
        when = result.as_of.isoformat()
        raise SettingsError(f"No finding as of {when} has the fingerprint {fingerprint}. stocktake audit prints it behind each finding.")
    if len(found) > 1:
        listed = ", ".join(f"{one.fingerprint} ({one.code}, {one.subject})" for one in found)
        raise SettingsError(f"Several findings begin so: {listed}. Write more of the fingerprint.")
    return found[0]


def _known(workspace: Workspace, fingerprint: str) -> tuple[str, str, str | None, str]:
    named = _plain(fingerprint)
    found = [one for one in in_force(workspace.dispositions()) if one.fingerprint.startswith(named)]
    if len(found) != 1:
        raise SettingsError(f"Nothing is settled about a finding {fingerprint}. stocktake settled lists what is.")
    return found[0].code, found[0].subject, found[0].area, found[0].fingerprint


def _plain(fingerprint: str) -> str:
    named = fingerprint.strip().strip("[]").lower()
    if len(named) < LEAST_LETTERS or any(letter not in "0123456789abcdef" for letter in named):
        wanted = f"Write {LEAST_LETTERS} or more of the letters and figures that stocktake audit prints in brackets behind it."
        raise SettingsError(f"{fingerprint} is no fingerprint of a finding. {wanted}")
    return named
