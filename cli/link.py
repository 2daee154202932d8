"""``stocktake link``: what people decide about links, recorded with name, date and reason."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TypeVar

import click

from ..audit import Audit, AuditedArea, audit
from ..corpus.decision_log import WorkspaceError
from ..corpus.workspace import Workspace, find_workspace
from ..crosswalk import Choice, Decision, EndType, LinkType, Relation, node_name
from ..crosswalk.ends import Place, find_place, places_of
from ..crosswalk.marks import code_of
from ..model import SettingsError, StocktakeError
from ..report.contract import to_json
from ..report.decisions_text import said
from .decision_list import decisions_node, decisions_text
from .messages import tell_failures
from .options import Asked, Day, format_option, read_papers, settings_option, workspace_option, workspace_paper_options
from .output import printable, write

F = TypeVar("F", bound=Callable[..., object])

# Every paper counts for finding what a person names, whatever its date.
_ALWAYS = date.max

_BY = click.option("--by", required=True, metavar="NAME", help="Who decided.")
_REASON = click.option("--reason", required=True, metavar="TEXT", help="Why, in a sentence.")
_ON = click.option(
    "--on",
    type=Day(),
    default=None,
    callback=lambda _context, _option, value: value or date.today(),
    metavar="DATE",
    help="The day it was decided, YYYY-MM-DD.  [default: today]",
)
_RELATION = click.option(
    "--relation",
    type=click.Choice([relation.value for relation in Relation]),
    help="How a statement bears on the action: it delivers it, delivers a part, plans it, or speaks against it.",
)


def _two_ends(function: F) -> F:
    for name, metavar in (("second", "TO"), ("first", "FROM")):
        function = click.argument(name, metavar=metavar)(function)
    return function


def _signed(function: F) -> F:
    for option in (_ON, _REASON, _BY):
        function = option(function)
    return function


@click.group()
def command() -> None:
    """Confirm, reject or add a link by hand.

    A link joins an action (2.1.a) or a measure (2.1.a/1) and a statement, named by its mark (k7m-2q9), which trace, find and orphans
    print; or "weakness 3" and "workstream 2", or a later paper's wording of the weakness, named by its mark. What was decided outranks
    what the program finds, in every command run with the workspace, until the words change.
    """


@command.command()
@_two_ends
@workspace_paper_options
@_RELATION
@_signed
def confirm(asked: Asked, first: str, second: str, relation: str | None, by: str, on: date, reason: str) -> None:
    """Confirm a link the program found.

    Without PATH the papers of the workspace's folder are read.
    """
    desk = _Desk(asked, first, second)
    found = desk.found(Choice.CONFIRM)
    desk.record(Choice.CONFIRM, Relation(relation) if relation else found, by, on, reason)


@command.command()
@_two_ends
@workspace_paper_options
@_signed
def reject(asked: Asked, first: str, second: str, by: str, on: date, reason: str) -> None:
    """Reject a link the program found.

    Without PATH the papers of the workspace's folder are read.
    """
    desk = _Desk(asked, first, second)
    desk.found(Choice.REJECT)
    desk.record(Choice.REJECT, None, by, on, reason)


@command.command()
@_two_ends
@workspace_paper_options
@_RELATION
@_signed
def add(asked: Asked, first: str, second: str, relation: str | None, by: str, on: date, reason: str) -> None:
    """Add a link the program did not find.

    To join a statement to an action, say with --relation how it bears on it. Without PATH the papers of the workspace's folder are read.
    """
    desk = _Desk(asked, first, second)
    if desk.below.end.type is EndType.STATEMENT and relation is None:
        raise SettingsError(f"Say how the statement bears on {desk.above.end}: --relation with one of {', '.join(Relation)}.")
    desk.record(Choice.ADD, Relation(relation) if relation else None, by, on, reason)


@command.command("list")
@workspace_paper_options
@format_option
def list_decisions(asked: Asked, form: str) -> None:
    """List all decisions, those undone too.

    With PATH each is held against the papers, and what it comes to there is said: applied, suspect, or absent.
    """
    workspace = _workspace(asked)
    entries = workspace.log.entries()
    standings = []
    if asked.paths:
        ingested = read_papers(asked)
        tell_failures(ingested)
        standings = [s for area in audit(ingested.documents, _ALWAYS, (), workspace.decisions()).areas for s in area.decisions]
    write(to_json(decisions_node(entries, standings)) if form == "json" else printable(decisions_text(entries, standings)))


@command.command()
@click.argument("number", type=click.IntRange(min=1))
@workspace_option
@settings_option
@_signed
def undo(number: int, workspace: Path | None, settings: Path | None, by: str, on: date, reason: str) -> None:
    """Undo a decision, by its number; the undoing is recorded too."""
    entry = _workspace(Asked(paths=(), settings=settings, workspace=workspace)).undo(number, by.strip(), on, reason.strip())
    click.echo(
        printable(f"Recorded as entry {entry.number}: decision {number} no longer counts. By {entry.by} on {entry.on}: {entry.reason}")
    )


class _Desk:
    """The two ends a person named, the area they are of, and the workspace to record in."""

    def __init__(self, asked: Asked, first: str, second: str) -> None:
        self.names = first, second
        self.workspace = _workspace(asked)
        ingested = read_papers(asked if asked.paths else replace(asked, paths=(self.workspace.folder,)))
        tell_failures(ingested)
        if not ingested.documents:
            raise StocktakeError("No paper could be read.")
        self.documents = ingested.documents
        self.area, self.above, self.below = _ends(audit(ingested.documents, _ALWAYS, ()), first, second)

    def found(self, choice: Choice) -> Relation | None:
        """Return how the statement bears on the action as it is now. Raises SettingsError where the two are not joined."""
        for decisions in ((), self.workspace.decisions()):
            judged: Audit = audit(self.documents, _ALWAYS, (), decisions)
            for area in judged.areas:
                if area.area == self.area.area and (joined := _joined(area, self.above, self.below)):
                    return joined[0]
        raise SettingsError(
            f"{self.above.end} and {self.below.end} are not joined, so there is nothing to {choice.value}. "
            f"To join them: stocktake link add {' '.join(self.names)} …"
        )

    def record(self, choice: Choice, relation: Relation | None, by: str, on: date, reason: str) -> None:
        """Record the decision and say so."""
        below = self.below.end
        decision = Decision(
            number=0,
            choice=choice,
            area=self.area.area,
            above=self.above.end,
            below=below,
            relation=relation if below.type is EndType.STATEMENT else None,
            by=by.strip(),
            on=on,
            reason=reason.strip(),
        )
        recorded = self.workspace.decide(decision)
        click.echo(printable(f"Recorded as decision {recorded.number}: {said(recorded)}"))


def _workspace(asked: Asked) -> Workspace:
    workspace = find_workspace(asked.workspace, asked.settings)
    if workspace is None:
        raise WorkspaceError(
            "There is no workspace here to keep decisions in. Make this folder one: stocktake init   or name one: --workspace FOLDER"
        )
    return workspace


def _ends(result: Audit, first: str, second: str) -> tuple[AuditedArea, Place, Place]:
    """Return the area in which both names are found, and the two ends, the plan's first."""
    found: list[tuple[AuditedArea, Place, Place]] = []
    missed: list[SettingsError] = []
    for area in result.areas:
        if area.plan is not None:
            places = places_of(area.plan, area.papers)
            try:
                found.append((area, *_ordered(find_place(places, first), find_place(places, second))))
            except SettingsError as error:
                missed.append(error)
    if not found:
        raise missed[0] if missed else StocktakeError("There is no improvement plan among these papers. Add the plan.")
    if len(found) > 1:
        areas = ", ".join(area.area or "an area not named" for area, _, _ in found)
        raise SettingsError(f"Both names are found in the papers of several areas ({areas}). Name the papers of one of them.")
    return found[0]


def _ordered(one: Place, other: Place) -> tuple[Place, Place]:
    """Return the two ends with the one of the higher level first. Raises SettingsError where nothing joins such things."""
    allowed = {
        (EndType.ACTION, EndType.STATEMENT),
        (EndType.MEASURE, EndType.STATEMENT),
        (EndType.WEAKNESS, EndType.WORKSTREAM),
        (EndType.WEAKNESS, EndType.FINDING),
    }
    for above, below in ((one, other), (other, one)):
        if (above.end.type, below.end.type) in allowed:
            return above, below
    raise SettingsError(
        f"{_article(one).capitalize()} and {_article(other)} are not joined by hand. An action or measure is joined to a statement, "
        "a weakness to a workstream or to a later paper's wording of it."
    )


def _article(place: Place) -> str:
    return f"{'an' if place.end.type is EndType.ACTION else 'a'} {place.end.type.value}"


def _joined(area: AuditedArea, above: Place, below: Place) -> list[Relation | None]:
    """Return how the two ends are joined in an area: a relation for each piece of evidence, None for another link; empty if not at all."""
    if below.end.type is EndType.STATEMENT:
        ref, _, measure = above.end.key.rpartition("/") if above.end.type is EndType.MEASURE else (above.end.key, "", "")
        code = code_of(below.paper.kind, below.passage.text)
        return [
            one.relation
            for action in area.actions
            for one in action.evidence
            if one.ref == ref and code_of(one.kind, one.passage.text) == code and (not measure or one.measure == above.number)
        ]
    kind, wanted = (
        (LinkType.ANSWERS, node_name(below.paper, "workstream", below.number))
        if below.end.type is EndType.WORKSTREAM
        else (LinkType.REWORDS, node_name(below.paper, "weakness", below.number))
    )
    target = node_name(above.paper, "weakness", above.number)
    return [None for link in area.links if (link.type, link.source, link.target) == (kind, wanted, target)]
