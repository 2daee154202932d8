"""What became of an earlier audit's print: findings new, gone and still there, dates that slipped, figures that changed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import MappingProxyType

from ..audit.comparison import Baseline, EarlierFinding, baseline_of, compare, read_print
from ..audit.finding import Audit, Severity
from ..crosswalk.status import Status
from ..model import SettingsError
from .gap_words import SEVERITIES, counted, date_words, joined
from .tracker_view import ChangeLine, Changes

NOWHERE: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Earlier:
    """An earlier audit: its findings, and by area and reference when each action was due and what was reported of its targets."""

    findings: Baseline
    due: Mapping[tuple[str, str], date | None]
    status: Mapping[tuple[str, str], str | None]
    values: Mapping[tuple[str, str, str], tuple[str, ...]]
    # The areas it looked at; empty where its print does not tell.
    areas: tuple[str, ...] = ()


def read_earlier(file: Path) -> Earlier:
    """Read what ``stocktake audit --format json`` printed on an earlier day. Raises SettingsError where it is no such print."""
    node = read_print(file)
    findings = baseline_of(node, file)
    assert isinstance(node, Mapping)  # or it would be no baseline
    actions = [one for one in node.get("actions") or () if isinstance(one, Mapping)]
    values: dict[tuple[str, str, str], list[str]] = {}
    for target in (one for one in node.get("targets") or () if isinstance(one, Mapping)):
        values.setdefault((str(target.get("area")), str(target.get("ref")), str(target.get("target"))), []).append(str(target.get("value")))
    return Earlier(
        findings,
        {_key(one): _day(one.get("due")) for one in actions},
        {_key(one): one.get("status") for one in actions},
        {key: tuple(dict.fromkeys(found)) for key, found in values.items()},
        _areas(node),
    )


def _areas(node: Mapping[str, object]) -> tuple[str, ...]:
    """The areas of an earlier audit's papers and actions."""
    found: dict[str, None] = {}
    for key in ("documents", "actions"):
        several = node.get(key)
        for one in several if isinstance(several, list) else ():
            if isinstance(one, Mapping) and one.get("area"):
                found.setdefault(str(one["area"]))
    return tuple(found)


def changes_since(audit: Audit, earlier: Earlier, places: Mapping[str, str] = NOWHERE) -> Changes:
    """Return what changed between an earlier audit and this one; ``places`` leads from a fingerprint to its finding in the report.

    Areas that only one of them looked at are told in the notes. Raises SettingsError where they have no area in common.
    """
    elsewhere = _other_areas(audit, earlier)
    compared = compare(audit, earlier.findings)
    notes = elsewhere + [f"{code}: the earlier audit did not look for this." for code in compared.unasked]
    if earlier.findings.as_of >= audit.as_of:
        notes.append("The earlier audit is not of an earlier day.")
    return Changes(
        compared=compared,
        since=date_words(compared.earlier),
        new=tuple(
            ChangeLine(SEVERITIES[one.severity], one.code, one.subject, one.message, places.get(one.fingerprint)) for one in compared.new
        ),
        gone=tuple(_line(one) for one in compared.gone),
        still=len(compared.still),
        unlooked=tuple(_line(one) for one in compared.unlooked),
        slipped=tuple(_slipped(audit, earlier)),
        figures=(*_statuses(audit, earlier), *_figures(audit, earlier)),
        settled=tuple(_line(one) for one in compared.settled),
        notes=tuple(notes),
    )


def _other_areas(audit: Audit, earlier: Earlier) -> list[str]:
    """Sentences on the areas that only one of two audits looked at; none where the earlier one does not tell its areas."""
    now = tuple(dict.fromkeys(area.area for area in audit.areas if area.area))
    if not now or not earlier.areas:
        return []
    if not set(now) & set(earlier.areas):
        raise SettingsError(f"The earlier audit is of {joined(earlier.areas)}, this one of {joined(now)}: compare audits of the same area.")
    gone, come = [area for area in earlier.areas if area not in now], [area for area in now if area not in earlier.areas]
    notes = [f"{joined(gone)}: only the earlier audit looked at this; its findings stand among those gone."] if gone else []
    return notes + ([f"{joined(come)}: only this audit looked at this; its findings stand among the new ones."] if come else [])


def _line(one: EarlierFinding) -> ChangeLine:
    known = {severity.value: label for severity, label in SEVERITIES.items()}
    return ChangeLine(known.get(one.severity), one.code, one.subject, one.message)


def _slipped(audit: Audit, earlier: Earlier) -> list[ChangeLine]:
    found = []
    for area in audit.areas:
        for action in area.actions:
            key = (str(area.area), action.ref)
            before = earlier.due.get(key)
            if key not in earlier.due or before == action.due:
                continue
            words = f"It was due {_said(before)} and is now due {_said(action.due)}"
            if before is not None and action.due is not None:
                days = (action.due - before).days
                words += f", {counted(abs(days), 'day', 'days')} {'later' if days > 0 else 'earlier'}"
            found.append(ChangeLine(None, "", f"action {action.ref}", f"{words}."))
    return found


def _statuses(audit: Audit, earlier: Earlier) -> list[ChangeLine]:
    """The actions of which more or less is reported than before."""
    words = {status.value: status.value.replace("_", " ") for status in Status}
    found = []
    for area in audit.areas:
        for action in area.actions:
            before = earlier.status.get((str(area.area), action.ref))
            if before is not None and action.status is not None and before != action.status.value:
                told = f"It was {words.get(before, before)} and is now {words[action.status.value]}."
                found.append(ChangeLine(None, "", f"action {action.ref}", told))
    return found


def _figures(audit: Audit, earlier: Earlier) -> list[ChangeLine]:
    now: dict[tuple[str, str, str], list[str]] = {}
    for area in audit.areas:
        for target in area.targets:
            now.setdefault((str(area.area), target.ref, target.target), []).append(target.value)
    found = []
    for key, values in now.items():
        told, before = tuple(dict.fromkeys(values)), earlier.values.get(key)
        if before is not None and set(before) != set(told):
            words = f"Of the target {key[2]}, {' and '.join(before)} was reported; now {' and '.join(told)}."
            found.append(ChangeLine(None, "", f"action {key[1]}", words))
    return found


def _said(day: date | None) -> str:
    return date_words(day) if day is not None else "on no date that can be read"


def _key(node: Mapping[str, object]) -> tuple[str, str]:
    return str(node.get("area")), str(node.get("ref"))


def _day(words: object) -> date | None:
    try:
        return date.fromisoformat(str(words)) if words else None
    except ValueError:
        return None


def changes_lead(changes: Changes) -> str:
    """Return what changed in one sentence, with what each figure counts."""
    high = sum(one.severity == SEVERITIES[Severity.HIGH] for one in changes.new)
    return (
        f"Since {changes.since}: {counted(len(changes.new), 'new finding', 'new findings')} ({high} of high severity), "
        f"{changes.still} still there, {len(changes.gone)} gone, {counted(len(changes.slipped), 'date', 'dates')} changed, "
        f"{counted(len(changes.figures), 'reported state or figure', 'reported states or figures')} changed."
    )
