"""What the link step yields: the papers with their resolved weaknesses, and every link with its reason."""

from enum import StrEnum

from ..model import Document, Passage, Value
from .decisions import Decision


class LinkType(StrEnum):
    """What a link says of its source."""

    ANSWERS = "answers"  # a workstream answers a weakness
    REWORDS = "rewords"  # a later paper's finding or area is the plan's weakness in other words


class Method(StrEnum):
    """How a link was found."""

    STATED = "stated"  # the papers say so, in words or by number
    STRUCTURAL = "structural"  # the paper puts one under the other
    SIMILAR = "similar"  # the wording says the same thing
    BY_HAND = "by hand"  # a person decided


class Link(Value):
    """One typed, scored, explained link. ``source`` and ``target`` are node names such as ``3f2a…/workstream/2``.

    ``decision`` is what a person decided about it; with ``suspect`` the words have changed since, and the program's view is shown.
    """

    source: str
    target: str
    type: LinkType
    method: Method
    score: float
    why: str
    quotes: tuple[Passage, ...] = ()
    decision: Decision | None = None
    suspect: bool = False


class Crosswalk(Value):
    """The papers of a run, their workstreams resolved to the numbers of their area's plan, and the links between them."""

    documents: tuple[Document, ...]
    links: tuple[Link, ...] = ()


def node_name(document: Document, kind: str, number: int | str | None) -> str:
    """Return the name of a fact's node: paper, kind, number."""
    return f"{document.id}/{kind}/{number}"
