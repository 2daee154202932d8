"""One sheet a weakness for the meeting, and one line an area where there are several: the report's view, cut for paper."""

from collections.abc import Sequence

from ..audit.area import AuditedArea
from ..audit.finding import Finding
from ..crosswalk.status import Status
from .gap_area import AreaDesk
from .gap_findings import CONTRADICTING
from .gap_trace import no_verdict_words, weakness_facts
from .gap_view import FindingView, ReportView, WeaknessSheet
from .gap_words import counted, joined, share_words
from .tracker_view import ActionRow, Compared, MeasureRow

# A sheet of paper holds this many questions; the rest stand at the findings.
QUESTIONS_SHOWN = 8
# Of what one question is asked of, so many are named.
SUBJECTS_SHOWN = 6

NO_REPORT = "not checked: no report"

COMPARISON_HEADS = (
    "Area",
    "Papers",
    "Measures that can be checked (of all success measures)",
    "Overdue (of actions past their date)",
    "Not confirmed from outside (of actions reported as delivered)",
    "Contradictions (findings)",
)
COMPARISON_WORDS = (
    "Areas stand side by side so that each can be read, not so that they are ranked: plans differ in length and wording, and a plan that "
    "promises little is seldom late."
)


def weakness_sheets(
    desk: AreaDesk, actions: Sequence[ActionRow], measures: Sequence[MeasureRow], findings: Sequence[FindingView]
) -> tuple[WeaknessSheet, ...]:
    """Return a sheet for each weakness of the area, made of rows and findings already made."""
    sheets = []
    for row in desk.area.coverage:
        mine = [action for action in actions if action.workstream in row.workstreams]
        refs = {action.ref for action in mine}
        about = [finding for finding in findings if row.weakness in finding.weaknesses]
        verdict = desk.cite(row.verdict_document, row.verdict) if row.verdict and row.verdict_document else None
        sheets.append(
            WeaknessSheet(
                number=row.weakness,
                heading=f"Weakness {row.weakness}",
                cite=desk.cite(desk.area.plan.id, row.passage) if desk.area.plan else None,
                position=weakness_facts(desk, row),
                verdict=f"“{verdict.words}” ({verdict.place})" if verdict else no_verdict_words(desk) or "",
                claimed=tuple(one for one in mine if one.claimed in ("Delivered", "Partly delivered")),
                confirmed=tuple(one for one in mine if one.confirmed.startswith(("Yes", "No:"))),
                overdue=tuple(sorted((one for one in mine if one.days_overdue is not None), key=lambda one: -(one.days_overdue or 0))),
                unmeasurable=tuple(one for one in measures if one.ref in refs and not one.measurable),
                contradictions=tuple(one for one in about if one.code in CONTRADICTING),
                questions=_questions(about),
            )
        )
    return tuple(sheets)


def compared(areas: Sequence[tuple[str, AuditedArea]], findings: Sequence[Finding]) -> tuple[Compared, ...]:
    """Return one line for each area that has papers; the lines stand beside each other and are never added up."""
    return tuple(_compared(key, area, [one for one in findings if one.area == area.area]) for key, area in areas if area.papers)


def comparison_cells(view: ReportView) -> tuple[tuple[str, ...], ...]:
    """Return the comparison of areas as the cells of a table with ``COMPARISON_HEADS``."""
    return tuple((one.area, one.papers, one.measurable, one.overdue, one.unconfirmed, one.contradictions) for one in view.comparison)


def _compared(key: str, area: AuditedArea, findings: Sequence[Finding]) -> Compared:
    measures = [one.measurability.measurable for one in area.measures]
    due = [one for one in area.actions if one.due is not None and one.due < area.as_of]
    done = [one for one in area.actions if one.status is Status.DELIVERED]
    reported = bool(area.reports)
    return Compared(
        area=area.area or "Papers that name no area",
        key=key,
        papers=counted(len(area.papers), "paper", "papers"),
        actions=len(area.actions),
        measurable=share_words(sum(measures), len(measures)) if measures else "no measures",
        overdue=share_words(sum(bool(one.overdue) for one in due), len(due)) if reported and due else "none due" if reported else NO_REPORT,
        unconfirmed=(share_words(sum(one.confirmed is not True for one in done), len(done)) if done else "none delivered")
        if reported
        else NO_REPORT,
        contradictions=str(sum(one.code in CONTRADICTING for one in findings)) if reported else NO_REPORT,
        findings=str(len(findings)),
    )


def _questions(findings: Sequence[FindingView]) -> tuple[str, ...]:
    """The questions some findings raise, each once with what it is asked of, those of the gravest findings first."""
    asked: dict[str, list[FindingView]] = {}
    for finding in findings:
        if finding.question:
            asked.setdefault(finding.question, []).append(finding)
    told = []
    for question, about in list(asked.items())[:QUESTIONS_SHOWN]:
        subjects = list(dict.fromkeys(one.subject for one in about))
        more = [f"{len(subjects) - SUBJECTS_SHOWN} more"] if len(subjects) > SUBJECTS_SHOWN else []
        codes = joined(list(dict.fromkeys(one.code for one in about)))
        told.append(f"{question} ({joined([*subjects[:SUBJECTS_SHOWN], *more])}; {codes})")
    return tuple(told)
