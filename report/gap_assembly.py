"""Makes the one view that every output of the pack shows, from one audit."""

from collections.abc import Mapping
from dataclasses import replace

from .. import __version__
from ..audit.area import AuditedArea
from ..audit.finding import Audit
from ..model import Document, Passage
from .changes import Earlier, changes_since
from .gap_area import AreaDesk
from .gap_findings import (
    family_rows,
    gravest,
    lead_groups,
    not_checked_rows,
    rule_rows,
    settled_rows,
    severity_groups,
    unapplied_words,
    unread_rows,
)
from .gap_rows import action_rows, evidence_rows, measure_rows, target_rows
from .gap_sheets import compared, weakness_sheets
from .gap_summary import ROWS_SHOWN, clashes, coverage_rows, headline, overdue_rows, share_rows, tiles, worst_measures
from .gap_trace import weakness_views
from .gap_view import AreaView, Region, ReportView, Row
from .gap_words import PAPERS, date_words, joined, stated_date_words
from .pictures import coverage_picture, shares_picture
from .pictures_time import targets_picture, timeline_picture
from .timeline import timeline_of

_BY_HAND = " (set by a person)"
_NO_AREA = "Papers that name no area"
REDACTED = (
    "People are replaced by the part they play, as far as the papers' heads, lead cells, addresses and signatures name them, a title "
    "stands before the name, or it begins with a common given name. Read the quotes once before you pass this on: no list holds every name."
)

Pictures = Mapping[tuple[str, Passage], Region]
"""Where quotes stand on their pages, by paper and passage."""


def report_view(
    audit: Audit, title: str | None = None, *, redacted: bool = False, pictures: Pictures | None = None, earlier: Earlier | None = None
) -> ReportView:
    """Return what every output shows of ``audit``; ``title`` stands in place of one made of the areas' names.

    ``redacted`` tells that people were replaced in it; ``pictures`` are those of quotes on their pages; ``earlier`` is the audit
    it is held against.
    """
    areas = _areas(audit)
    keyed = [(f"a{number}", area) for number, area in enumerate(areas, start=1)]
    names = [area.area for area in areas if area.area]
    views = tuple(_area(audit, area, key, pictures or {}, only=len(areas) == 1) for key, area in keyed)
    places = {one.fingerprint: one.id for view in views for one in view.every_finding}
    return ReportView(
        title=title or f"Gap report: {joined(names)}" if names or title else "Gap report",
        as_of=date_words(audit.as_of),
        areas=views,
        rules=rule_rows(audit),
        version=__version__,
        unapplied=unapplied_words(audit),
        redacted=redacted,
        comparison=compared(keyed, audit.findings) if len(audit.areas) > 1 else (),
        changes=changes_since(audit, earlier, places) if earlier is not None else None,
        notes=(REDACTED,) if redacted else (),
    )


def _areas(audit: Audit) -> tuple[AuditedArea, ...]:
    """The audit's areas; where findings or notes belong to none of them, one more without papers, so that none is lost."""
    known = {area.area for area in audit.areas}
    homeless = {*(finding.area for finding in audit.findings), *(note.area for note in audit.not_checked)} - known
    if len(audit.areas) == 1 or (audit.areas and not homeless):
        return audit.areas
    return (*audit.areas, AuditedArea(as_of=audit.as_of, area=None, plan=None, papers=()))


def _area(audit: Audit, area: AuditedArea, key: str, pictures: Pictures, *, only: bool) -> AreaView:
    known = {known.area for known in audit.areas}
    homeless = only or area not in audit.areas
    name = area.area or _NO_AREA

    def belongs(named: str | None) -> bool:
        return named == area.area or (homeless and named not in known)

    desk = AreaDesk(key, area, tuple(finding for finding in audit.findings if belongs(finding.area)), audit.as_of, pictures)
    findings = severity_groups(desk)
    coverage, shares, overdue = coverage_rows(desk), share_rows(desk), overdue_rows(desk)
    actions, measures, targets, line = action_rows(desk, name), measure_rows(desk, name), target_rows(desk), timeline_of(desk)
    view = AreaView(
        key=key,
        name=name,
        alone=not area.reports,
        has_plan=area.plan is not None,
        headline=headline(desk),
        tiles=tiles(desk),
        papers=tuple(_paper(area, paper) for paper in area.papers),
        coverage=coverage,
        coverage_picture=coverage_picture(key, coverage),
        overdue=overdue[:ROWS_SHOWN],
        all_overdue=overdue,
        shares=shares,
        shares_picture=shares_picture(key, shares),
        worst=worst_measures(desk),
        gravest=gravest(findings),
        clashes=clashes(findings),
        weaknesses=weakness_views(desk),
        findings=findings,
        finding_count=len(desk.findings),
        families=family_rows(desk),
        questions=lead_groups(desk),
        not_checked=not_checked_rows([note for note in audit.not_checked if belongs(note.area)], audit, area.area, only),
        unread=unread_rows(area.papers, desk.paper_names),
        settled=settled_rows([one for one in audit.settled if belongs(one.finding.area)]),
        actions=actions,
        measures=measures,
        evidence=evidence_rows(desk, name),
        targets=targets,
        targets_picture=targets_picture(key, targets),
        timeline=line,
        timeline_picture=timeline_picture(key, line),
    )
    return replace(view, sheets=weakness_sheets(desk, actions, measures, view.every_finding))


def _paper(area: AuditedArea, paper: Document) -> Row:
    reporting = any(other.id == paper.id for other in area.reports)
    is_plan = area.plan is not None and paper.id == area.plan.id
    kind = PAPERS[paper.kind] + (_BY_HAND if "kind" in paper.told else "")
    dated = stated_date_words(paper.date) + (_BY_HAND if "date" in paper.told else "") if paper.date else "▲ undated: it counts at any date"
    pages = str(paper.pages) if paper.pages is not None else "none: not a paged paper"
    return Row((paper.source, kind, dated, pages, "the plan audited" if is_plan else "reports on the plan" if reporting else "read"))
