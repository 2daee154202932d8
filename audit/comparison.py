"""Holds an audit against an earlier one: what is new, what is still there, what is gone, and what was not looked for again."""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from ..model import SettingsError, Value
from .finding import Audit, Finding


class EarlierFinding(Value):
    """A finding of an earlier audit, as its JSON tells it."""

    fingerprint: str
    code: str
    severity: str
    subject: str
    message: str
    area: str | None = None


class Baseline(Value):
    """An earlier audit: its date, what it found, and the codes of the rules it looked for (empty where it does not say)."""

    as_of: date
    findings: tuple[EarlierFinding, ...]
    rules: tuple[str, ...] = ()


class Comparison(Value):
    """What became of findings between two audits.

    ``settled`` are earlier findings that people settled since. ``unlooked`` are earlier findings whose rule was not among those
    of the later audit: nobody can say they are gone. Of the ``new`` ones, ``unasked`` are the codes the earlier audit did not
    look for.
    """

    earlier: date
    new: tuple[Finding, ...]
    still: tuple[Finding, ...]
    gone: tuple[EarlierFinding, ...]
    settled: tuple[EarlierFinding, ...]
    unlooked: tuple[EarlierFinding, ...]
    unasked: tuple[str, ...] = ()

    def is_new(self, finding: Finding) -> bool:
        """Tell whether a finding of the later audit was not in the earlier one."""
        return any(finding.fingerprint == one.fingerprint for one in self.new)


def read_print(file: Path) -> object:
    """Return the JSON of a file, None where it holds none. Raises SettingsError where the file cannot be opened."""
    try:
        return json.loads(file.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise SettingsError(f"{file}: the earlier audit cannot be opened ({error.strerror}). Check its name.") from None
    except ValueError:
        return None


def read_baseline(file: Path) -> Baseline:
    """Read what ``stocktake audit --format json`` printed on an earlier day.

    Raises SettingsError where the file is missing or is not such a print.
    """
    return baseline_of(read_print(file), file)


def baseline_of(node: object, file: Path) -> Baseline:
    """Return the earlier audit that ``node`` is the print of; ``file`` names it in messages. Raises SettingsError where it is none."""
    findings = node.get("findings") if isinstance(node, Mapping) else None
    if not isinstance(findings, Sequence) or not isinstance(node, Mapping):
        make = f"stocktake audit PATH --as-of DATE --format json > {file.name}"
        raise SettingsError(f"{file}: this is not the JSON of an earlier audit. Make one with: {make}")
    try:
        return Baseline(
            as_of=date.fromisoformat(str(node.get("as_of"))),
            findings=tuple(_earlier(one) for one in findings),
            rules=tuple(str(code) for code in node.get("rules") or ()),
        )
    except (KeyError, TypeError, ValueError):
        wrong = "the findings of this earlier audit have no fingerprints, or it has no date"
        raise SettingsError(f"{file}: {wrong}. Make it anew with this version.") from None


def _earlier(node: Mapping[str, object]) -> EarlierFinding:
    area = node.get("area")
    return EarlierFinding(
        fingerprint=str(node["fingerprint"]),
        code=str(node["code"]),
        severity=str(node["severity"]),
        subject=str(node["subject"]),
        message=str(node["message"]),
        area=str(area) if area else None,
    )


def compare(audit: Audit, earlier: Baseline) -> Comparison:
    """Hold an audit against an earlier one, by the findings' fingerprints alone: a finding that differs in any quoted word is new."""
    known = {one.fingerprint for one in earlier.findings}
    now = {finding.fingerprint for finding in audit.findings}
    settled = {one.finding.fingerprint for one in audit.settled}
    lost = [one for one in earlier.findings if one.fingerprint not in now | settled]
    new = tuple(f for f in audit.findings if f.fingerprint not in known)
    return Comparison(
        earlier=earlier.as_of,
        new=new,
        still=tuple(f for f in audit.findings if f.fingerprint in known),
        gone=tuple(one for one in lost if one.code in audit.rules),
        settled=tuple(one for one in earlier.findings if one.fingerprint in settled),
        unlooked=tuple(one for one in lost if one.code not in audit.rules),
        unasked=tuple(sorted({f.code for f in new if earlier.rules and f.code not in earlier.rules})),
    )
