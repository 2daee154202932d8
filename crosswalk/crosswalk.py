"""What the link step yields: the papers with their resolved weaknesses, and every link with its reason."""

from enum import StrEnum
from typing import TYPE_CHECKING

from ..model import Document, Passage, Value

if TYPE_CHECKING:
    from networkx import MultiDiGraph


class LinkType(StrEnum):
    """What a link says of its source."""

    ANSWERS = "answers"  # a workstream answers a weakness
    REWORDS = "rewords"  # a later paper's finding or area is the plan's weakness in other words


class Method(StrEnum):
    """How a link was found."""

    STATED = "stated"  # the papers say so, in words or by number
    SIMILAR = "similar"  # the wording says the same thing


class Link(Value):
    """One typed, scored, explained link. ``source`` and ``target`` are node names such as ``3f2a…/workstream/2``."""

    source: str
    target: str
    type: LinkType
    method: Method
    score: float
    why: str
    quotes: tuple[Passage, ...] = ()


class Crosswalk(Value):
    """The papers of a run, their workstreams resolved to the numbers of their area's plan, and the links between them."""

    documents: tuple[Document, ...]
    links: tuple[Link, ...] = ()

    def graph(self) -> "MultiDiGraph":
        """Return the links as a networkx graph; nodes carry type, label and document."""
        from networkx import MultiDiGraph

        graph = MultiDiGraph()
        for document in self.documents:
            for weakness in document.weaknesses:
                name = node_name(document, "weakness", weakness.number)
                graph.add_node(name, type="weakness", label=weakness.passage.text, document=document.id)
            for workstream in document.workstreams:
                name = node_name(document, "workstream", workstream.number)
                graph.add_node(name, type="workstream", label=workstream.title.text, document=document.id)
        for found in self.links:
            graph.add_edge(
                found.source,
                found.target,
                key=found.type.value,
                type=found.type.value,
                method=found.method.value,
                score=found.score,
                why=found.why,
            )
        return graph


def node_name(document: Document, kind: str, number: int | str | None) -> str:
    """Return the name of a fact's node: paper, kind, number."""
    return f"{document.id}/{kind}/{number}"
