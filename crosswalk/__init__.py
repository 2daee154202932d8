"""Joins one area's papers: what answers each weakness, what evidences each action, what the reviewers say of it."""

from .crosswalk import Crosswalk, Link, LinkType, Method, node_name
from .decided import DecidedEvidence, DecisionState, Settled, Standing, decide_evidence, decide_links, decide_nearest, settle
from .decisions import Choice, Decision, End, EndType
from .evidence import Evidence, find_evidence, find_evidence_and_nearest
from .findings import FindingCover, cover_all_findings, cover_findings
from .graph import Edge, Graph, Node, build_graph, trace
from .linking import current_plan, link
from .relations import Relation
from .similarity import fold_words
from .status import ActionStatus, Status, status_of, summarise
from .targets import Target, find_targets

__all__ = [
    "ActionStatus",
    "Choice",
    "Crosswalk",
    "DecidedEvidence",
    "Decision",
    "DecisionState",
    "Edge",
    "End",
    "EndType",
    "Evidence",
    "FindingCover",
    "Graph",
    "Link",
    "LinkType",
    "Method",
    "Node",
    "Relation",
    "Settled",
    "Standing",
    "Status",
    "Target",
    "build_graph",
    "cover_all_findings",
    "cover_findings",
    "current_plan",
    "decide_evidence",
    "decide_links",
    "decide_nearest",
    "find_evidence",
    "find_evidence_and_nearest",
    "find_targets",
    "fold_words",
    "link",
    "node_name",
    "settle",
    "status_of",
    "summarise",
    "trace",
]
