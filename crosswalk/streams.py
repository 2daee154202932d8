"""Tells which workstreams of the plan a statement of another paper belongs to, whatever that paper numbers them."""

from collections.abc import Sequence

from ..model import Document, Statement
from .crosswalk import Link, LinkType, node_name
from .similarity import fold_words


def plan_workstreams(plan: Document, paper: Document, statement: Statement, links: Sequence[Link] = ()) -> frozenset[int]:
    """Return the numbers of the plan's workstreams that a statement's own workstream or area stands for; empty when unknown.

    A paper's workstream is the plan's with the same title, or else the one that answers the same weaknesses; a letter's area
    is the plan's workstreams that answer the weakness the area rewords.
    """
    own = next((workstream for workstream in paper.workstreams if workstream.number == statement.workstream), None)
    if own is not None:
        titled = [stream.number for stream in plan.workstreams if fold_words(stream.title.text) == fold_words(own.title.text)]
        answering = [stream.number for stream in plan.workstreams if set(stream.weaknesses) & set(own.weaknesses)]
        return frozenset(titled or answering)
    reworded = {
        link.target
        for link in links
        if link.type is LinkType.REWORDS and link.source in {node_name(paper, "weakness", area) for area in statement.area}
    }
    return frozenset(
        stream.number for stream in plan.workstreams for number in stream.weaknesses if node_name(plan, "weakness", number) in reworded
    )
