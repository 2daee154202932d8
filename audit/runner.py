"""The fourth verb: runs every rule over every area's papers as of a date."""

from collections.abc import Mapping, Sequence
from datetime import date

from ..model import Document, Kind
from ..model.days import last_day
from .area import AuditedArea
from .assess import assess
from .finding import Audit, Finding, NotChecked, Quote
from .overlong import LONGEST_PASSAGE, cut_overlong
from .rule import Hit, Rule
from .rules import RULES


def audit(documents: Sequence[Document], as_of: date, rules: Sequence[Rule] = tuple(RULES.values())) -> Audit:
    """Audit papers as of a date.

    A paper dated later does not count; one that states no date counts at any. Of several plans of one area the latest is
    audited. Papers of different areas are audited apart; one that names no area belongs to the run's only area, where
    there is just one. Findings are sorted by severity, code and the order of the paper.
    """
    cut = [cut_overlong(document) for document in documents]
    documents = [document for document, _ in cut]
    overlong = {document.id: count for document, count in cut if count}
    counting = [d for d in documents if d.date is None or last_day(d.date) <= as_of]
    later = [d for d in documents if d not in counting]
    areas = [assess(papers, as_of) for papers in _by_area(counting)]
    findings = [_finding(rule, hit, area) for area in areas for rule in rules for hit in rule.check(area)]
    superseded = [d for d in counting if d.kind is Kind.PLAN and all(area.plan is None or area.plan.id != d.id for area in areas)]
    return Audit(
        as_of=as_of,
        areas=tuple(areas),
        findings=tuple(sorted(_once(findings), key=lambda f: (f.severity.rank, f.code))),
        not_checked=tuple(n for area in areas for n in (*_not_checked(area), *_cut_short(area, overlong))),
        later=tuple(later),
        superseded=tuple(superseded),
    )


def _by_area(documents: Sequence[Document]) -> list[list[Document]]:
    names = list(dict.fromkeys(d.area.casefold() for d in documents if d.area))
    if len(names) <= 1:
        return [list(documents)] if documents else []
    grouped = [[d for d in documents if d.area and d.area.casefold() == name] for name in names]
    nameless = [d for d in documents if not d.area]
    return [*grouped, *([nameless] if nameless else [])]


def _finding(rule: Rule, hit: Hit, area: AuditedArea) -> Finding:
    document = hit.document or (hit.quotes[0][0] if hit.quotes else area.plan)
    return Finding(
        code=rule.code,
        rule=rule.name,
        severity=hit.severity or rule.severity,
        area=area.area,
        document=document.id if document is not None else "",
        subject=hit.subject,
        message=hit.message,
        quotes=tuple(Quote(document=paper.id, passage=passage) for paper, passage in hit.quotes),
        question=hit.question or rule.question,
    )


def _once(findings: Sequence[Finding]) -> list[Finding]:
    """Return each finding once, in order: a rule may meet the same words twice."""
    return list({(f.code, f.subject, f.message, f.document): f for f in findings}.values())


def _cut_short(area: AuditedArea, overlong: Mapping[str, int]) -> list[NotChecked]:
    why = f"passages longer than {LONGEST_PASSAGE} letters: the rest of each was not looked at. Its line ends may have been lost."
    held = [(paper.source, overlong[paper.id]) for paper in area.papers if paper.id in overlong]
    return [NotChecked(area=area.area, what=source, why=f"It has {count} {why}") for source, count in held]


def _not_checked(area: AuditedArea) -> list[NotChecked]:
    found = []
    if area.plan is None:
        return [
            NotChecked(area=area.area, what="the plan", why="No improvement plan is among the papers, so nothing could be held against it.")
        ]
    if not area.reports:
        why = "No progress report was supplied: no action has a status, and no claim, target or missed deadline was looked at."
        found.append(NotChecked(area=area.area, what="progress", why=why))
    if not area.of_kind(Kind.LETTER):
        found.append(
            NotChecked(
                area=area.area,
                what="confirmation",
                why="No letter from the reviewers was supplied: every delivery is the area's own claim.",
            )
        )
    if area.reports and not area.of_kind(Kind.POSITION):
        why = "No position statement was supplied: the inspection's detailed findings are not known."
        found.append(NotChecked(area=area.area, what="detailed findings", why=why))
    if not area.plan.actions:
        why = "No action was found in the plan, so nothing could be held against its actions and measures."
        found.append(NotChecked(area=area.area, what="actions", why=why))
    if not area.plan.weaknesses:
        found.append(NotChecked(area=area.area, what="coverage", why="The plan's list of weaknesses was not found."))
    unknown = [paper.source for paper in area.papers if paper.kind is Kind.UNKNOWN]
    return found + [
        NotChecked(area=area.area, what=name, why="Its kind could not be told, so nothing in it was looked at.") for name in unknown
    ]
