"""The gap report: one self-contained HTML file that a person can take into a stocktake meeting.

The file loads nothing, runs nothing, and holds no time but the audit's date: the same audit gives the same bytes.
"""

import re
from pathlib import Path

from .. import __version__
from ..audit.area import AuditedArea
from ..audit.finding import Audit
from ..model import Document, StocktakeError
from .gap_area import AreaDesk
from .gap_findings import family_rows, gravest, lead_groups, not_checked_rows, rule_rows, severity_groups, unread_rows
from .gap_summary import ROWS_SHOWN, clashes, coverage_rows, headline, overdue_rows, share_rows, tiles, worst_measures
from .gap_trace import weakness_views
from .gap_view import AreaView, ReportView, Row
from .gap_words import PAPERS, date_words, joined, stated_date_words
from .pictures import coverage_picture, shares_picture

FILE_NAME = "gap-report.html"
_TEMPLATES = Path(__file__).parent / "templates"
_BY_HAND = " (set by a person)"
_NO_AREA = "Papers that name no area"
# Letters no HTML file may hold; a damaged paper can bring them.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def write_report(audit: Audit, folder: Path, *, title: str | None = None) -> Path:
    """Write the gap report of ``audit`` into ``folder``, which is made where it is not there, and return the file's path.

    Raises StocktakeError when it cannot be written; nothing half-written is left behind.
    """
    page = render_report(audit, title=title)
    target = folder / FILE_NAME
    unfinished = folder / f".{FILE_NAME}.unfinished"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        try:
            unfinished.write_text(page, encoding="utf-8", newline="\n")
            unfinished.replace(target)
        finally:
            unfinished.unlink(missing_ok=True)
    except OSError as error:
        raise StocktakeError(f"{folder}: The report cannot be written there ({error.strerror}). Name another folder after -o.") from None
    return target


def render_report(audit: Audit, *, title: str | None = None) -> str:
    """Return the gap report of ``audit`` as HTML; ``title`` stands in place of one made of the areas' names."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    page = environment.get_template("gap_report.html.j2").render(report=report_view(audit, title))
    return _FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", page)


def report_view(audit: Audit, title: str | None = None) -> ReportView:
    """Return what the templates show of ``audit``."""
    areas = _areas(audit)
    names = [area.area for area in areas if area.area]
    return ReportView(
        title=title or f"Gap report: {joined(names)}" if names or title else "Gap report",
        as_of=date_words(audit.as_of),
        areas=tuple(_area(audit, area, f"a{number}", only=len(areas) == 1) for number, area in enumerate(areas, start=1)),
        rules=rule_rows(audit),
        version=__version__,
    )


def _areas(audit: Audit) -> tuple[AuditedArea, ...]:
    """The audit's areas; where findings or notes belong to none of them, one more without papers, so that none is lost."""
    known = {area.area for area in audit.areas}
    homeless = {*(finding.area for finding in audit.findings), *(note.area for note in audit.not_checked)} - known
    if len(audit.areas) == 1 or (audit.areas and not homeless):
        return audit.areas
    return (*audit.areas, AuditedArea(as_of=audit.as_of, area=None, plan=None, papers=()))


def _area(audit: Audit, area: AuditedArea, key: str, *, only: bool) -> AreaView:
    known = {known.area for known in audit.areas}
    homeless = only or area not in audit.areas

    def belongs(name: str | None) -> bool:
        return name == area.area or (homeless and name not in known)

    desk = AreaDesk(key, area, tuple(finding for finding in audit.findings if belongs(finding.area)), audit.as_of)
    findings = severity_groups(desk)
    coverage, shares, overdue = coverage_rows(desk), share_rows(desk), overdue_rows(desk)
    return AreaView(
        key=key,
        name=area.area or _NO_AREA,
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
    )


def _paper(area: AuditedArea, paper: Document) -> Row:
    reporting = any(other.id == paper.id for other in area.reports)
    is_plan = area.plan is not None and paper.id == area.plan.id
    kind = PAPERS[paper.kind] + (_BY_HAND if "kind" in paper.told else "")
    dated = stated_date_words(paper.date) + (_BY_HAND if "date" in paper.told else "") if paper.date else "▲ undated: it counts at any date"
    pages = str(paper.pages) if paper.pages is not None else "none: not a paged paper"
    return Row((paper.source, kind, dated, pages, "the plan audited" if is_plan else "reports on the plan" if reporting else "read"))
