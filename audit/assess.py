"""Puts together what is known of one area as of a date: statuses, classes, targets, coverage."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ..crosswalk import (
    ActionStatus,
    Crosswalk,
    Decision,
    Evidence,
    FindingCover,
    LinkType,
    Status,
    cover_all_findings,
    current_plan,
    decide_evidence,
    decide_links,
    decide_nearest,
    find_evidence_and_nearest,
    find_targets,
    link,
    node_name,
    settle,
    status_of,
    summarise,
)
from ..crosswalk.evidence import reports_on
from ..model import Document, Kind, Passage, Section
from .area import AuditedAction, AuditedArea, AuditedMeasure, Coverage
from .measurability import classify


def assess(documents: Sequence[Document], as_of: date, decisions: Sequence[Decision] = ()) -> AuditedArea:
    """Return what the papers of one area, all of them dated on or before ``as_of`` or undated, come to on that day.

    The latest plan is audited; earlier ones are left out of the papers. Where no paper reports on the plan, no action has
    a status. What people decided about links of this area outranks what the program finds.
    """
    plan = current_plan(documents) or next((d for d in documents if d.kind is Kind.PLAN), None)
    papers = tuple(d for d in documents if d.kind is not Kind.PLAN or d is plan)
    crosswalk = link(papers)
    papers = crosswalk.documents
    area = next((paper.area for paper in papers if paper.area), None)
    if plan is None:
        return AuditedArea(as_of=as_of, area=area, plan=None, papers=papers)
    settled = settle(decisions, next(paper for paper in papers if paper.id == plan.id), papers, area)
    crosswalk = decide_links(crosswalk, plan, settled)
    papers = crosswalk.documents
    plan = next(paper for paper in papers if paper.id == plan.id)
    reports = tuple(paper for paper in papers if _reports_on(plan, paper))
    found, passed_over = find_evidence_and_nearest(plan, reports, crosswalk.links)
    evidence = decide_evidence(plan, found, settled)
    nearest = decide_nearest(passed_over, evidence, settled)
    measures = _measures(plan)
    covers = cover_all_findings(plan, papers, crosswalk.links)
    actions = _actions(plan, status_of(plan.actions, evidence) if reports else (), nearest, as_of)
    return AuditedArea(
        as_of=as_of,
        area=area,
        plan=plan,
        papers=papers,
        reports=reports,
        earlier=_earlier(plan, documents),
        rivals=tuple(d for d in documents if d.kind is Kind.PLAN and d.id != plan.id and _is_rival(plan, d)),
        measures=measures,
        actions=actions,
        targets=find_targets(plan, reports, evidence),
        covers=covers,
        coverage=_coverage(plan, papers, crosswalk, measures, actions, covers),
        links=crosswalk.links,
        decisions=tuple(one.standing for one in settled),
    )


def _earlier(plan: Document, documents: Sequence[Document]) -> tuple[Document, ...]:
    """Return the plans that surely came before one, the oldest first."""
    plans = [d for d in documents if d.kind is Kind.PLAN and d.id != plan.id and d.date is not None and not _is_rival(plan, d)]
    return tuple(sorted((d for d in plans if (d.date or "") < (plan.date or "")), key=lambda d: d.date or ""))


def _is_rival(plan: Document, other: Document) -> bool:
    """Tell whether the dates of two plans leave open which of them is the later; a month may be any of its days."""
    if plan.date is None or other.date is None:
        return True
    shorter = min(len(plan.date), len(other.date))
    return plan.date[:shorter] == other.date[:shorter]


def _reports_on(plan: Document, paper: Document) -> bool:
    """Tell whether a paper says what became of the plan: a position statement or letter, or another paper dated after it."""
    if paper.id == plan.id:
        return False
    if paper.kind in (Kind.POSITION, Kind.LETTER):
        return True
    if paper.kind in (Kind.INSPECTION, Kind.NOTICE):
        return reports_on(plan, paper)
    return paper.kind is Kind.COMMITTEE and plan.date is not None and paper.date is not None and paper.date[:7] >= plan.date[:7]


def _measures(plan: Document) -> tuple[AuditedMeasure, ...]:
    return tuple(
        AuditedMeasure(
            document=plan.id,
            ref=action.ref,
            index=index,
            passage=measure.passage,
            measurability=classify(measure.passage.text, action.passage.text),
        )
        for action in plan.actions
        for index, measure in enumerate(action.measures)
    )


def _actions(plan: Document, statuses: Sequence[ActionStatus], nearest: Mapping[str, Evidence], as_of: date) -> tuple[AuditedAction, ...]:
    found = {status.ref: status for status in statuses}
    audited = []
    for action in plan.actions:
        status = found.get(action.ref)
        state = None
        if status is not None:
            state = status.claimed if status.claimed is not Status.NO_EVIDENCE else summarise(status.evidence)
        due = action.timescale.due
        overdue = None if state is None else due is not None and due < as_of and state is not Status.DELIVERED
        audited.append(
            AuditedAction(
                document=plan.id,
                ref=action.ref,
                due=due,
                status=state,
                overdue=overdue,
                confirmed=status.confirmed if status is not None else None,
                evidence=status.evidence if status is not None else (),
                nearest=nearest.get(action.ref),
            )
        )
    return tuple(audited)


def _coverage(
    plan: Document,
    papers: Sequence[Document],
    crosswalk: Crosswalk,
    measures: Sequence[AuditedMeasure],
    actions: Sequence[AuditedAction],
    covers: Sequence[FindingCover],
) -> tuple[Coverage, ...]:
    position = _latest_position(papers)
    answers = {stream.number: stream.weaknesses for stream in position.workstreams} if position else {}
    by_ref = {action.ref: action for action in actions}
    rows: list[Coverage] = []
    for weakness in plan.weaknesses:
        number = weakness.number
        streams = tuple(stream.number for stream in plan.workstreams if number in stream.weaknesses)
        mine = [action for action in plan.actions if action.workstream in streams]
        refs = {action.ref for action in mine}
        classes = [measure.measurability.measurable for measure in measures if measure.ref in refs]
        verdict = _verdict(plan, number, papers, crosswalk)
        states = [by_ref[ref] for ref in refs]
        rows.append(
            Coverage(
                weakness=number if number is not None else len(rows) + 1,
                passage=weakness.passage,
                workstreams=streams,
                outcomes=tuple(outcome.number for outcome in plan.outcomes if outcome.workstream in streams),
                actions=len(mine),
                measurable=round(sum(classes) / len(classes), 2) if classes else None,
                overdue=sum(bool(state.overdue) for state in states) if any(s.overdue is not None for s in states) else None,
                evidence=len({(e.document, e.passage.text) for state in states for e in state.evidence}),
                findings=tuple(c for c in covers if number in answers.get(c.workstream or 0, ()) or number in c.weaknesses),
                verdict=verdict.passage if verdict else None,
                verdict_document=verdict.document if verdict else None,
                verdict_areas=verdict.areas if verdict else (),
            )
        )
    return tuple(rows)


def _latest_position(papers: Sequence[Document]) -> Document | None:
    return max((p for p in papers if p.kind is Kind.POSITION), key=lambda p: p.date or "", default=None)


@dataclass(frozen=True, slots=True)
class _Verdict:
    document: str
    passage: Passage
    areas: tuple[int, ...]


def _verdict(plan: Document, number: int | None, papers: Sequence[Document], crosswalk: Crosswalk) -> _Verdict | None:
    """Return what the latest letter says first of the area that rewords a weakness."""
    target = node_name(plan, "weakness", number)
    for letter in sorted((p for p in papers if p.kind is Kind.LETTER), key=lambda p: p.date or "", reverse=True):
        joined = {one.source for one in crosswalk.links if one.type is LinkType.REWORDS and one.target == target}
        areas = {w.number for w in letter.weaknesses if w.number is not None and node_name(letter, "weakness", w.number) in joined}
        for statement in letter.statements:
            if statement.section is Section.NARRATIVE and areas.intersection(statement.area):
                return _Verdict(letter.id, statement.passage, tuple(sorted(areas)))
    return None
