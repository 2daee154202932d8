"""The JSON of an audit and of a trace, as CONTRACT.md promises it to programs."""

from ..audit import Audit, AuditedArea
from ..crosswalk import DecidedEvidence, Evidence, Graph
from .contract import SCHEMA, Node, spans


def audit_node(audit: Audit) -> Node:
    """Return an audit as the object of ``stocktake audit --format json``."""
    return {
        "schema": SCHEMA,
        "as_of": audit.as_of.isoformat(),
        "findings": [
            {
                "code": finding.code,
                "severity": finding.severity.value,
                "rule": finding.rule,
                "message": finding.message,
                "subject": finding.subject,
                "area": finding.area,
                "document": finding.document,
                "quotes": [{"document": q.document, "text": q.passage.text, "spans": spans(q.passage)} for q in finding.quotes],
                "question": finding.question,
                "fingerprint": finding.fingerprint,
            }
            for finding in audit.findings
        ],
        "measures": [node for area in audit.areas for node in _measures(area)],
        "actions": [node for area in audit.areas for node in _actions(area)],
        "targets": [node for area in audit.areas for node in _targets(area)],
        "coverage": [node for area in audit.areas for node in _coverage(area)],
        "settled": [
            {"code": one.finding.code, "subject": one.finding.subject, "fingerprint": one.finding.fingerprint, "why": one.why}
            for one in audit.settled
        ],
        "rules": list(audit.rules),
        "not_checked": [{"area": n.area, "what": n.what, "why": n.why} for n in audit.not_checked],
        "documents": [
            {"id": d.id, "kind": d.kind.value, "source": d.source, "date": d.date, "area": d.area}
            for area in audit.areas
            for d in area.papers
        ],
        "later": [d.source for d in audit.later],
        "superseded": [d.source for d in audit.superseded],
    }


def trace_node(graph: Graph) -> Node:
    """Return a trace as node-link JSON."""
    return {
        "schema": SCHEMA,
        "directed": True,
        "multigraph": True,
        "nodes": [
            {
                "id": n.id,
                "type": n.type,
                "key": n.key,
                "label": n.label,
                "document": n.document,
                "section": n.section.value if n.section else None,
                "spans": spans(n.passage),
            }
            for n in graph.nodes
        ],
        "edges": [
            {
                "source": e.source,
                "target": e.target,
                "type": e.type,
                "method": e.method,
                "score": round(e.score, 3),
                "why": e.why,
                "state": e.state.value,
                "by": e.by,
                "on": e.on.isoformat() if e.on else None,
                "reason": e.reason,
            }
            for e in graph.edges
        ],
    }


def _measures(area: AuditedArea) -> list[Node]:
    return [
        {
            "area": area.area,
            "document": measure.document,
            "ref": measure.ref,
            "index": measure.index,
            "text": measure.passage.text,
            "class": measure.measurability.measure_class.value,
            "has_target": measure.measurability.has_target,
            "has_baseline": measure.measurability.has_baseline,
            "has_date": measure.measurability.has_date,
            "has_source": measure.measurability.has_source,
            "why": measure.measurability.why,
        }
        for measure in area.measures
    ]


def _actions(area: AuditedArea) -> list[Node]:
    return [
        {
            "area": area.area,
            "document": action.document,
            "ref": action.ref,
            "due": action.due.isoformat() if action.due else None,
            "status": action.status.value if action.status else None,
            "overdue": action.overdue,
            "confirmed": action.confirmed,
            "evidence": [_evidence(one) for one in action.evidence],
        }
        for action in area.actions
    ]


def _evidence(one: Evidence) -> Node:
    return {
        "document": one.document,
        "section": one.section.value,
        "text": one.passage.text,
        "relation": one.relation.value,
        "score": round(one.score, 3),
        "why": one.why,
        "spans": spans(one.passage),
        "decision": _decision(one) if isinstance(one, DecidedEvidence) else None,
    }


def _decision(one: DecidedEvidence) -> Node:
    decision = one.decision
    told: Node = {"number": decision.number, "choice": decision.choice.value, "by": decision.by, "on": decision.on.isoformat()}
    return {**told, "reason": decision.reason, "suspect": one.suspect}


def _targets(area: AuditedArea) -> list[Node]:
    return [
        {
            "area": area.area,
            "ref": target.ref,
            "index": target.index,
            "target": target.target,
            "value": target.value,
            "document": target.document,
            "quote": target.passage.text,
            "as_of": target.as_of,
            "met": target.met,
            "late": target.late,
            "working": target.working,
        }
        for target in area.targets
    ]


def _coverage(area: AuditedArea) -> list[Node]:
    return [
        {
            "area": area.area,
            "weakness": row.weakness,
            "workstreams": list(row.workstreams),
            "outcomes": list(row.outcomes),
            "actions": row.actions,
            "measurable": row.measurable,
            "overdue": row.overdue,
            "evidence": row.evidence,
            "findings": [{"text": cover.passage.text, "actions": list(cover.actions)} for cover in row.findings],
            "verdict": row.verdict.text if row.verdict is not None else None,
        }
        for row in area.coverage
    ]
