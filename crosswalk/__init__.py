"""Joins one area's papers: what answers each weakness, what evidences each action, what the reviewers say of it."""

from .crosswalk import Crosswalk, Link, LinkType, Method, node_name
from .evidence import Evidence, find_evidence, find_evidence_and_nearest
from .findings import FindingCover, cover_findings
from .graph import Edge, Graph, Node, build_graph, trace
from .linking import current_plan, link
from .relations import Relation
from .similarity import fold_words
from .status import ActionStatus, Status, status_of, summarise
from .targets import Target, find_targets

__all__ = [
    "ActionStatus",
    "Crosswalk",
    "Edge",
    "Evidence",
    "FindingCover",
    "Graph",
    "Link",
    "LinkType",
    "Method",
    "Node",
    "Relation",
    "Status",
    "Target",
    "build_graph",
    "cover_findings",
    "current_plan",
    "find_evidence",
    "find_evidence_and_nearest",
    "find_targets",
    "fold_words",
    "link",
    "node_name",
    "status_of",
    "summarise",
    "trace",
]
