"""Keeps of an audit what belongs to some weaknesses, and says how much was left out."""

from collections.abc import Collection
from dataclasses import replace

from ..audit.area import AuditedArea
from ..audit.comparison import EarlierFinding
from ..audit.finding import Audit, Finding, NotChecked, Severity
from ..model import SettingsError
from .changes import Earlier
from .gap_area import AreaDesk
from .gap_words import counted, joined


def narrow(audit: Audit, weaknesses: Collection[int]) -> Audit:
    """Return ``audit`` with only what belongs to the weaknesses of these numbers: their workstreams, actions and findings.

    What is left out is told among what was not checked. Raises SettingsError where no area has such a weakness.
    """
    known = sorted({row.weakness for area in audit.areas for row in area.coverage})
    unknown = sorted(set(weaknesses) - set(known))
    if unknown:
        there = f"The weaknesses are {joined([str(number) for number in known])}." if known else "No list of weaknesses was found."
        raise SettingsError(f"There is no weakness {joined([str(number) for number in unknown])}. {there}")
    kept, settled, areas, notes = [], [], [], []
    homeless = {finding.area for finding in audit.findings} - {area.area for area in audit.areas}
    for area in audit.areas:
        mine = tuple(finding for finding in audit.findings if finding.area == area.area)
        narrowed = _area(area, weaknesses)
        streams = {stream.number for stream in narrowed.plan.workstreams} if narrowed.plan is not None else set()
        closed = [one for one in audit.settled if one.finding.area == area.area]
        wanted = _are_of(area, (*mine, *(one.finding for one in closed)), weaknesses, streams)
        of_these = [finding for finding, is_wanted in zip(mine, wanted, strict=False) if is_wanted]
        settled += [one for one, is_wanted in zip(closed, wanted[len(mine) :], strict=True) if is_wanted]
        kept += of_these
        areas.append(narrowed)
        left = len(mine) - len(of_these)
        words = joined([str(number) for number in sorted(set(weaknesses))])
        what = f"everything but {'weaknesses' if len(set(weaknesses)) > 1 else 'weakness'} {words}"
        why = f"Left out as asked, with {counted(left, 'finding', 'findings')} about other work or the papers as a whole."
        notes.append(NotChecked(area=area.area, what=what, why=why))
    lost = sum(finding.area in homeless for finding in audit.findings)
    if lost:
        notes.append(
            NotChecked(area=None, what="papers of no area", why=f"Left out as asked, with {counted(lost, 'finding', 'findings')}.")
        )
    order = {finding.fingerprint: number for number, finding in enumerate(audit.findings)}
    findings = tuple(sorted(kept, key=lambda finding: order[finding.fingerprint]))
    return audit.model_copy(
        update={"areas": tuple(areas), "findings": findings, "settled": tuple(settled), "not_checked": (*audit.not_checked, *notes)}
    )


def narrow_earlier(earlier: Earlier, whole: Audit, narrowed: Audit, weaknesses: Collection[int]) -> Earlier:
    """Return an earlier audit with only the findings that belong to the same weaknesses as ``narrowed``, which was cut from ``whole``.

    One that is still there belongs where it belongs now; one that is gone where its subject does.
    """
    now = {*(one.fingerprint for one in whole.findings), *(one.finding.fingerprint for one in whole.settled)}
    kept = {*(one.fingerprint for one in narrowed.findings), *(one.finding.fingerprint for one in narrowed.settled)}
    for area, cut in zip(whole.areas, narrowed.areas, strict=True):
        gone = [one for one in earlier.findings.findings if one.fingerprint not in now and one.area == area.area]
        streams = {stream.number for stream in cut.plan.workstreams} if cut.plan is not None else set()
        wanted = _are_of(area, tuple(_as_finding(one) for one in gone), weaknesses, streams)
        kept |= {one.fingerprint for one, is_wanted in zip(gone, wanted, strict=True) if is_wanted}
    findings = tuple(one for one in earlier.findings.findings if one.fingerprint in kept)
    return replace(earlier, findings=earlier.findings.model_copy(update={"findings": findings}))


def _as_finding(one: EarlierFinding) -> Finding:
    """Return an earlier finding as one of today, as far as its print tells it."""
    severity = next((known for known in Severity if known.value == one.severity), Severity.LOW)
    return Finding(code=one.code, rule="", severity=severity, area=one.area, document="", subject=one.subject, message=one.message)


def _are_of(area: AuditedArea, findings: tuple[Finding, ...], weaknesses: Collection[int], streams: Collection[int | None]) -> list[bool]:
    """Tell of each finding of an area whether it is about these weaknesses, or about no other and the workstreams that answer them."""
    desk = AreaDesk("", area, findings, area.as_of)
    return [
        bool(set(about.weaknesses) & set(weaknesses) or (not about.weaknesses and set(about.workstreams) & set(streams)))
        for about in desk.subjects
    ]


def _area(area: AuditedArea, weaknesses: Collection[int]) -> AuditedArea:
    if area.plan is None:
        return area
    coverage = tuple(row for row in area.coverage if row.weakness in weaknesses)
    streams = {number for row in coverage for number in row.workstreams}
    plan = area.plan.model_copy(
        update={
            "weaknesses": tuple(one for one in area.plan.weaknesses if one.number in weaknesses),
            "workstreams": tuple(one for one in area.plan.workstreams if one.number in streams),
            "outcomes": tuple(one for one in area.plan.outcomes if one.workstream in streams),
            "actions": tuple(one for one in area.plan.actions if one.workstream in streams),
        }
    )
    refs = {action.ref for action in plan.actions}
    return area.model_copy(
        update={
            "plan": plan,
            "papers": tuple(plan if paper.id == plan.id else paper for paper in area.papers),
            "coverage": coverage,
            "measures": tuple(one for one in area.measures if one.ref in refs),
            "actions": tuple(one for one in area.actions if one.ref in refs),
            "targets": tuple(one for one in area.targets if one.ref in refs),
        }
    )
