"""The fourth verb: runs every rule over every area's papers as of a date."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from ..crosswalk import Decision
from ..model import Document, Kind
from ..model.days import last_day
from ..model.disposition import Disposition, in_force
from .area import AuditedArea
from .assess import assess
from .finding import Audit, Finding, Quote, Settled
from .not_checked import cut_short, not_checked
from .overlong import cut_overlong
from .preferences import Preferences
from .rule import Hit, Rule
from .rules import RULES

NO_PREFERENCES = Preferences()


def audit(
    documents: Sequence[Document],
    as_of: date,
    rules: Sequence[Rule] = tuple(RULES.values()),
    decisions: Sequence[Decision] = (),
    *,
    dispositions: Sequence[Disposition] = (),
    preferences: Preferences = NO_PREFERENCES,
) -> Audit:
    """Audit papers as of a date.

    A paper dated later does not count; one that states no date counts at any. Of several plans of one area the latest is
    audited. Papers of different areas are audited apart; one that names no area belongs to the run's only area, where
    there is just one. Findings are sorted by severity, code and the order of the paper. ``decisions`` are what people decided
    about links between the papers, ``dispositions`` what they settled about findings, ``preferences`` what is set for all.
    """
    cut = [cut_overlong(document) for document in documents]
    documents = [document for document, _ in cut]
    overlong = {document.id: count for document, count in cut if count}
    counting = [d for d in documents if d.date is None or last_day(d.date) <= as_of]
    standing = in_force(tuple(dispositions))
    areas = [_prepare(assess(papers, as_of, decisions), standing, preferences) for papers in _by_area(counting)]
    chosen = preferences.choose(rules)
    findings = _sorted(_found(areas, chosen, preferences))
    open_, settled = _settle(findings, standing, as_of, preferences, {document.id: document.source for document in documents})
    superseded = [d for d in counting if d.kind is Kind.PLAN and all(area.plan is None or area.plan.id != d.id for area in areas)]
    return Audit(
        as_of=as_of,
        areas=tuple(areas),
        findings=open_,
        not_checked=tuple(n for area in areas for n in (*not_checked(area), *cut_short(area, overlong))),
        later=tuple(d for d in documents if d not in counting),
        superseded=tuple(superseded),
        rules=tuple(rule.code for rule in chosen),
        settled=settled,
    )


def _prepare(area: AuditedArea, dispositions: Sequence[Disposition], preferences: Preferences) -> AuditedArea:
    """Return an area with what people settled about its findings and the thresholds they set."""
    mine = tuple(one for one in dispositions if one.area is None or one.area.casefold() == (area.area or "").casefold())
    return area.model_copy(update={"dispositions": mine, "thresholds": preferences.thresholds})


def _found(areas: Sequence[AuditedArea], rules: Sequence[Rule], preferences: Preferences) -> list[Finding]:
    """Return what the rules find, those that look at the others' findings after them."""
    first = [rule for rule in rules if not rule.last]
    findings = [_finding(rule, hit, area, preferences) for area in areas for rule in first for hit in rule.check(area)]
    known = {
        "found": frozenset(finding.fingerprint for finding in _sorted(findings)),
        "looked_for": frozenset(rule.code for rule in first),
    }
    for area in areas:
        informed = area.model_copy(update=known)
        findings += [_finding(rule, hit, area, preferences) for rule in rules if rule.last for hit in rule.check(informed)]
    return findings


def _settle(
    findings: Sequence[Finding], dispositions: Sequence[Disposition], as_of: date, preferences: Preferences, sources: Mapping[str, str]
) -> tuple[tuple[Finding, ...], tuple[Settled, ...]]:
    """Part the findings that stand open from those people settled, each of these with the reason."""
    held = {one.fingerprint: one for one in dispositions if one.counts_on(as_of)}
    open_: list[Finding] = []
    settled: list[Settled] = []
    for finding in findings:
        disposition = held.get(finding.fingerprint)
        left_out = next((one for one in preferences.left_out if one.covers(finding, sources.get(finding.document, ""))), None)
        if disposition is not None:
            settled.append(Settled(finding=finding, why=disposition.said()))
        elif left_out is not None:
            settled.append(Settled(finding=finding, why=f"Left out by the settings: {left_out.reason.rstrip('. ')}."))
        else:
            open_.append(finding)
    return tuple(open_), tuple(settled)


def _by_area(documents: Sequence[Document]) -> list[list[Document]]:
    names = list(dict.fromkeys(d.area.casefold() for d in documents if d.area))
    if len(names) <= 1:
        return [list(documents)] if documents else []
    grouped = [[d for d in documents if d.area and d.area.casefold() == name] for name in names]
    nameless = [d for d in documents if not d.area]
    return [*grouped, *([nameless] if nameless else [])]


def _finding(rule: Rule, hit: Hit, area: AuditedArea, preferences: Preferences) -> Finding:
    document = hit.document or (hit.quotes[0][0] if hit.quotes else area.plan)
    return Finding(
        code=rule.code,
        rule=rule.name,
        severity=preferences.severity_of(rule.code) or hit.severity or rule.severity,
        area=area.area,
        document=document.id if document is not None else "",
        subject=hit.subject,
        message=hit.message,
        quotes=tuple(Quote(document=paper.id, passage=passage) for paper, passage in hit.quotes),
        question=hit.question or rule.question,
        paper=" ".join([document.kind.value, document.area or "", document.date or ""]) if document is not None else "",
    )


def _sorted(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Return each finding once, for a rule may meet the same words twice, the gravest first; those of one fingerprint are counted apart."""
    once = {(f.code, f.subject, f.message, f.document): f for f in findings}.values()
    met: Counter[str] = Counter()
    counted = []
    for finding in sorted(once, key=lambda f: (f.severity.rank, f.code)):
        plain = finding.model_copy(update={"occurrence": 0}) if finding.occurrence else finding
        counted.append(plain.model_copy(update={"occurrence": met[plain.fingerprint]}) if met[plain.fingerprint] else plain)
        met[plain.fingerprint] += 1
    return tuple(counted)
