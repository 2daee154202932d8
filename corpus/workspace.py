"""A workspace: a folder with settings, the log of people's decisions, and, where they like, the papers themselves."""

import datetime
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from ..crosswalk import Choice, Decision, End, Relation
from ..crosswalk.decisions import latest
from ..model import SettingsError, Value
from ..model.disposition import Disposition, Settling
from .decision_log import DecisionLog, Entry, NewEntry, WorkspaceError
from .settings import DECISIONS_NAME, FILE_NAME, load

LINK, UNDO, FINDING = "link", "undo", "finding"

_SETTINGS = """\
# Settings of this stocktake workspace. What people decide is kept in the file named below; nothing is sent anywhere.

[workspace]
decisions = "{log}"

# What you know of a paper and it does not say itself:
# [papers."plan.pdf"]
# kind = "written_statement_of_action"
# date = "2023-06"
# area = "Northvale"
"""


class _LinkPayload(Value):
    """What the log holds of a decision on a link, beside who, when and why."""

    choice: Choice
    area: str | None
    above: End
    below: End
    relation: Relation | None


class _FindingPayload(Value):
    """What the log holds of the settling of a finding, beside who, when and why."""

    settling: Settling
    fingerprint: str
    code: str
    subject: str
    area: str | None
    until: datetime.date | None


class _UndoPayload(Value):
    """What the log holds of an undoing: the number of the entry undone."""

    undoes: int


@dataclass(frozen=True, slots=True)
class Workspace:
    """A workspace's folder and its log. ``made`` are the names of the files ``init`` made, for telling."""

    folder: Path
    log: DecisionLog
    made: tuple[str, ...] = ()

    def decisions(self) -> tuple[Decision, ...]:
        """Return the decisions that count: not undone, and of several about one pair the last."""
        return decisions_in(self.log.entries())

    def decide(self, decision: Decision) -> Decision:
        """Record a decision on a link, whatever its number, and return it with the number it was given."""
        payload = _LinkPayload(**{name: getattr(decision, name) for name in _LinkPayload.model_fields})
        new = NewEntry(kind=LINK, by=decision.by, on=decision.on, reason=decision.reason, payload=payload.model_dump(mode="json"))
        return decision.model_copy(update={"number": self.log.append(new).number})

    def dispositions(self) -> tuple[Disposition, ...]:
        """Return what people settled about findings and nobody undid, in the order they did."""
        entries = self.log.entries()
        undone = undone_in(entries)
        return tuple(disposition_in(entry) for entry in entries if entry.kind == FINDING and entry.number not in undone)

    def settle(self, dispositions: Sequence[Disposition]) -> tuple[Disposition, ...]:
        """Record what somebody settled about findings, all of it or, where one cannot be recorded, nothing; return it numbered."""
        new = []
        for one in dispositions:
            payload = _FindingPayload(**{name: getattr(one, name) for name in _FindingPayload.model_fields})
            new.append(NewEntry(kind=FINDING, by=one.by, on=one.on, reason=one.reason, payload=payload.model_dump(mode="json")))
        recorded = self.log.append_all(new)
        return tuple(one.model_copy(update={"number": entry.number}) for one, entry in zip(dispositions, recorded, strict=True))

    def undo(self, number: int, by: str, on: datetime.date, reason: str) -> Entry:
        """Record that the decision of that number no longer counts. Raises SettingsError where it does not count now."""
        payload = _UndoPayload(undoes=number)
        new = NewEntry(kind=UNDO, by=by, on=on, reason=reason, payload=payload.model_dump(mode="json"))
        return self.log.append(new, check=lambda entries: _check_undo(entries, number))


def make_workspace(folder: Path) -> Workspace:
    """Make ``folder`` a workspace; a folder or settings that are there are kept, and only what is missing is added.

    Raises WorkspaceError where it cannot be written, SettingsError where its settings cannot be understood.
    """
    try:
        if not folder.exists():
            folder.mkdir(mode=0o700, parents=True)
        elif not folder.is_dir():
            raise WorkspaceError(f"{folder}: is a file. Name a folder for the workspace.")
        made = _settle_settings(folder / FILE_NAME)
    except OSError as error:
        raise WorkspaceError(f"{folder}: cannot be written ({error.strerror}). Choose a folder you may write to.") from None
    workspace = open_workspace(folder)
    new = workspace.log.create()
    return Workspace(workspace.folder, workspace.log, (*([FILE_NAME] if made else []), *([workspace.log.file.name] if new else [])))


def open_workspace(folder: Path) -> Workspace:
    """Return the workspace in ``folder``. Raises WorkspaceError where it is none."""
    file = folder / FILE_NAME
    log = load(file).decisions if file.is_file() else None
    if log is None:
        raise WorkspaceError(f"{folder}: is not a workspace. To make it one: stocktake init {folder}")
    return Workspace(folder, DecisionLog(log))


def find_workspace(named: Path | None, settings: Path | None = None) -> Workspace | None:
    """Return the workspace named, or that of the settings used, by default those in the current folder; None where there is none."""
    if named is not None:
        return open_workspace(named)
    place = settings or Path(FILE_NAME)
    if not place.is_file():
        return None
    log = load(place).decisions
    return Workspace(place.parent, DecisionLog(log)) if log is not None else None


def settings_file(settings: Path | None, workspace: Path | None) -> Path | None:
    """Return the settings to use: those named, else those of the workspace named, else None for those in the current folder."""
    return settings or (workspace / FILE_NAME if workspace is not None else None)


def decisions_in(entries: Sequence[Entry]) -> tuple[Decision, ...]:
    """Return the decisions on links among ``entries`` that count."""
    undone = undone_in(entries)
    return latest([decision_in(entry) for entry in entries if entry.kind == LINK and entry.number not in undone])


def decision_in(entry: Entry) -> Decision:
    """Return the decision an entry on a link holds. Raises WorkspaceError where it holds none."""
    try:
        payload = _LinkPayload.model_validate(entry.payload)
    except ValidationError:
        raise _unreadable(entry) from None
    return Decision(number=entry.number, by=entry.by, on=entry.on, reason=entry.reason, **dict(payload))


def disposition_in(entry: Entry) -> Disposition:
    """Return the settling of a finding an entry holds. Raises WorkspaceError where it holds none."""
    try:
        payload = _FindingPayload.model_validate(entry.payload)
    except ValidationError:
        raise _unreadable(entry) from None
    return Disposition(number=entry.number, by=entry.by, on=entry.on, reason=entry.reason, **dict(payload))


def undone_in(entries: Sequence[Entry]) -> dict[int, int]:
    """Return for each entry undone the number of the entry that undid it."""
    return {_undoes(entry): entry.number for entry in entries if entry.kind == UNDO}


def _undoes(entry: Entry) -> int:
    try:
        return _UndoPayload.model_validate(entry.payload).undoes
    except ValidationError:
        raise _unreadable(entry) from None


def _unreadable(entry: Entry) -> WorkspaceError:
    return WorkspaceError(f"Entry {entry.number} of the log of decisions is not what stocktake writes. Restore the file from a backup.")


def _check_undo(entries: Sequence[Entry], number: int) -> None:
    entry = next((entry for entry in entries if entry.number == number), None)
    undone = undone_in(entries)
    if entry is None:
        known = f"The highest is {entries[-1].number}." if entries else "Nothing was decided yet."
        raise SettingsError(f"There is no decision {number}. {known} stocktake link list shows all of them.")
    if entry.kind == UNDO:
        raise SettingsError(f"Entry {number} is itself an undoing. To have its decision back, record it anew.")
    if number in undone:
        raise SettingsError(f"Decision {number} was undone before, by entry {undone[number]}.")


def _settle_settings(file: Path) -> bool:
    """Write the settings file, or add the section to one that has none; True where anything was written."""
    if file.is_file():
        load(file)  # one that is not understood is not written to
        if "workspace" in tomllib.loads(file.read_text(encoding="utf-8-sig")):
            return False
        # Added at the end: what stands there is never written anew, and so never lost.
        with file.open("a", encoding="utf-8", newline="\n") as stream:
            stream.write(f'\n\n[workspace]\ndecisions = "{DECISIONS_NAME}"\n')
        return True
    file.write_text(_SETTINGS.format(log=DECISIONS_NAME), encoding="utf-8", newline="\n")
    return True
