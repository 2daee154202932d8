"""What became of weaknesses and promises from paper to paper: as text and as JSON."""

import textwrap
from collections.abc import Iterator, Sequence

from ..audit import AuditedArea
from ..crosswalk.chains import Echo, Promise
from ..crosswalk.marks import mark_of
from ..crosswalk.weakness_history import Change, Mention, weakness_history
from ..model import Document, Kind, Passage, Section
from .area_graph import promises_of
from .contract import SCHEMA, Node, quote, spans
from .summary import KIND_WORDS

WIDTH = 100
_CHANGES = {
    Change.SAME: "in the plan's own words",
    Change.REWORDED: "reworded",
    Change.RETIRED: "retired",
    Change.MERGED: "joined with another",
    Change.SPLIT: "split",
    Change.UNNAMED: "not named",
    Change.NEW: "new",
}
_SECTIONS = {
    Section.STILL_TO_DO: "said to be still to do",
    Section.NEXT_STEP: "asked for as a next step",
    Section.REQUIRED_STEP: "required",
    Section.COMMITMENT: "promised in public",
}


def history_text(areas: Sequence[AuditedArea]) -> str:
    """Return what became of the weaknesses and promises of each area, as lines for people."""
    return "".join("\n".join(_area(area)) + "\n" for area in areas)


def history_node(areas: Sequence[AuditedArea]) -> Node:
    """Return the same as the object of ``stocktake history --format json``."""
    return {"schema": SCHEMA, "areas": [_area_node(area) for area in areas]}


def _area(area: AuditedArea) -> Iterator[str]:
    assert area.plan is not None, "only areas with a plan are asked for"
    mentions = weakness_history(area.plan, area.papers, area.links)
    promises = promises_of(area)
    yield f"{area.area or 'Area not named'}, as of {area.as_of.isoformat()}"
    yield ""
    yield from _titled("Weaknesses from paper to paper")
    if not mentions:
        yield "  No other paper lists weaknesses."
    for weakness in area.plan.weaknesses:
        yield from _wrapped(f"{weakness.number}. {weakness.passage.text}", "  ")
        for mention in mentions:
            if mention.weakness == weakness.number:
                yield from _mention(area, mention)
    for mention in mentions:
        if mention.change is Change.NEW:
            yield from _wrapped(f"New: {mention.passage.text if mention.passage else ''}", "  ")
            yield from _mention(area, mention)
    yield ""
    yield from _titled("Promises and what became of them")
    if not promises:
        yield "  No paper says what is still to do or asks for a next step."
    for promise in promises:
        yield from _promise(area, promise)
    vanished = sum(promise.vanished for promise in promises)
    yield ""
    yield (
        f"{len(promises)} promises; of {vanished} of them no later paper was found to speak. Found by likeness: look before you say so."
        if promises
        else ""
    )


def _mention(area: AuditedArea, mention: Mention) -> Iterator[str]:
    paper = area.paper(mention.document)
    signed = (
        f"; signed by {'; '.join(mention.said_by)}"
        if mention.said_by and mention.change in (Change.RETIRED, Change.NEW, Change.MERGED)
        else ""
    )
    number = f", there number {mention.number}" if mention.renumbered else ""
    together = f", with weakness {_listed(mention.with_weaknesses)}" if mention.with_weaknesses else ""
    words = f": “{mention.passage.text}”" if mention.passage and mention.change not in (Change.SAME, Change.NEW) else f": {mention.why}"
    yield from _wrapped(f"{_paper(paper)}: {_CHANGES[mention.change]}{number}{together}{signed}{words}", "     ")


def _promise(area: AuditedArea, promise: Promise) -> Iterator[str]:
    paper = area.paper(promise.document)
    place = _place(paper, promise.passage)
    yield from _wrapped(f"“{promise.passage.text}” [{place}]", "  ")
    named = f"of action {_listed(promise.actions)}" if promise.actions else "no action of the plan speaks of it"
    yield from _wrapped(f"{_SECTIONS[promise.section]} in {_paper(paper)}; {named}", "     ")
    for echo in promise.before:
        yield from _echo(area, "before", echo)
    for echo in promise.after:
        yield from _echo(area, "then", echo)
    if promise.vanished:
        papers = ", ".join(_paper(area.paper(identity)) for identity in promise.later)
        yield from _wrapped(f"then: nothing was found in {papers}", "     ")


def _echo(area: AuditedArea, word: str, echo: Echo) -> Iterator[str]:
    paper = area.paper(echo.document)
    section = echo.section.value.replace("_", " ")
    yield from _wrapped(
        f"{word} ({echo.score:.2f}; {echo.why.rstrip('.')}): {section}: “{echo.passage.text}” [{_place(paper, echo.passage)}]", "     "
    )


def _area_node(area: AuditedArea) -> Node:
    assert area.plan is not None, "only areas with a plan are asked for"
    return {
        "area": area.area,
        "as_of": area.as_of.isoformat(),
        "weaknesses": [
            {
                "weakness": mention.weakness,
                "change": mention.change.name.lower(),
                "document": mention.document,
                "date": mention.date,
                "said_by": list(mention.said_by),
                "number": mention.number,
                "renumbered": mention.renumbered,
                "with_weaknesses": list(mention.with_weaknesses),
                "quote": quote(mention.passage) if mention.passage else None,
                "score": mention.score,
                "why": mention.why,
            }
            for mention in weakness_history(area.plan, area.papers, area.links)
        ],
        "promises": [
            {
                "document": promise.document,
                "section": promise.section.value,
                "key": mark_of(area.paper(promise.document).kind, promise.passage.text),
                **quote(promise.passage),
                "actions": list(promise.actions),
                "before": [_echo_node(echo) for echo in promise.before],
                "after": [_echo_node(echo) for echo in promise.after],
                "later_papers": list(promise.later),
                "vanished": promise.vanished,
            }
            for promise in promises_of(area)
        ],
    }


def _echo_node(echo: Echo) -> Node:
    return {
        "document": echo.document,
        "section": echo.section.value,
        "text": echo.passage.text,
        "spans": spans(echo.passage),
        "score": echo.score,
        "why": echo.why,
    }


def _titled(words: str) -> tuple[str, str]:
    return words, "-" * len(words)


def _paper(paper: Document) -> str:
    name = KIND_WORDS[paper.kind] if paper.kind is not Kind.PLAN else "plan"
    return f"{name}, {paper.date or 'undated'}"


def _place(paper: Document, passage: Passage) -> str:
    return f"{mark_of(paper.kind, passage.text)}; {paper.source}{f', page {passage.page}' if passage.page else ''}"


def _listed(names: Sequence[object]) -> str:
    words = [str(name) for name in names]
    return " and ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)


def _wrapped(words: str, indent: str) -> list[str]:
    return textwrap.wrap(
        words, WIDTH, initial_indent=indent, subsequent_indent=indent + "  ", break_long_words=False, break_on_hyphens=False
    )
