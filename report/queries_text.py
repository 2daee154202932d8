"""Answers to questions about one run: what hangs on nothing, what nobody confirmed, what mentions some words. As text and as JSON."""

import textwrap
from collections.abc import Mapping, Sequence

from ..audit import AuditedArea
from ..crosswalk import Evidence
from ..crosswalk.marks import mark_of
from ..crosswalk.queries import Found, Orphan, Unconfirmed, find_orphans, find_unconfirmed
from ..model import Document, Passage, Section
from .area_graph import evidence_of
from .contract import SCHEMA, Node, quote
from .summary import counted

WIDTH = 100
_CLAIMED = {"delivered": "said to be delivered", "partial": "said to be delivered in part"}


def orphans_of(area: AuditedArea) -> tuple[Orphan, ...]:
    """Return what hangs on nothing in an area."""
    return find_orphans(area.plan, area.papers, evidence_of(area)) if area.plan is not None else ()


def unconfirmed_of(area: AuditedArea) -> tuple[Unconfirmed, ...]:
    """Return the actions of an area that it says are delivered and nobody from outside confirms."""
    return find_unconfirmed(area.plan, evidence_of(area)) if area.plan is not None else ()


def orphans_text(areas: Sequence[AuditedArea]) -> str:
    """Return what hangs on nothing, by reason, with the mark to link it by."""
    lines: list[str] = []
    total = 0
    for area in areas:
        orphans = orphans_of(area)
        total += len(orphans)
        for why in dict.fromkeys(orphan.why for orphan in orphans):
            group = [orphan for orphan in orphans if orphan.why == why]
            lines += [f"{why} ({len(group)})", "-" * (len(why) + len(str(len(group))) + 3)]
            lines += [line for o in group for line in _line(area.paper(o.document), o.key, o.section, o.passage)]
            lines += [""]
    lines += [f"{total} {'thing hangs' if total == 1 else 'things hang'} on nothing. To join one by hand: stocktake link add 2.1.a MARK"]
    return "\n".join(lines) + "\n"


def orphans_node(areas: Sequence[AuditedArea]) -> Node:
    """Return what hangs on nothing as the object of ``stocktake orphans --format json``."""
    return {
        "schema": SCHEMA,
        "orphans": [
            {
                "area": area.area,
                "type": orphan.type.value if orphan.type else "outcome",
                "key": orphan.key,
                "document": orphan.document,
                "section": orphan.section.value if orphan.section else None,
                **quote(orphan.passage),
                "why": orphan.why,
            }
            for area in areas
            for orphan in orphans_of(area)
        ],
    }


def unconfirmed_text(areas: Sequence[AuditedArea]) -> str:
    """Return the claims nobody confirmed, those somebody contradicts first."""
    lines: list[str] = []
    claims = [(area, one) for area in areas for one in unconfirmed_of(area)]
    for title, group in (
        ("Claimed, and contradicted from outside", [(a, one) for a, one in claims if one.against]),
        ("Claimed, and not confirmed by anybody from outside", [(a, one) for a, one in claims if not one.against]),
    ):
        if group:
            lines += [f"{title} ({len(group)})", "-" * (len(title) + len(str(len(group))) + 3)]
            for area, one in group:
                lines += _wrapped(f"{one.ref} {one.passage.text}: {_CLAIMED[one.claimed.value]}", "  ", "    ")
                lines += [line for claim in one.claims[:1] for line in _evidence(area, "claim", claim)]
                lines += [line for claim in one.against for line in _evidence(area, "against", claim)]
            lines += [""]
    told = "A claim is what the area's own papers say; a paper from outside confirms it."
    lines += [f"{counted('claims', len(claims))} without confirmation. {told}"]
    return "\n".join(lines) + "\n"


def unconfirmed_node(areas: Sequence[AuditedArea]) -> Node:
    """Return the claims nobody confirmed as the object of ``stocktake unconfirmed --format json``."""
    return {
        "schema": SCHEMA,
        "unconfirmed": [
            {
                "area": area.area,
                "ref": one.ref,
                **quote(one.passage),
                "claimed": one.claimed.value,
                "claims": [_evidence_node(claim) for claim in one.claims],
                "against": [_evidence_node(claim) for claim in one.against],
            }
            for area in areas
            for one in unconfirmed_of(area)
        ],
    }


def found_text(words: str, found: Sequence[Found], papers: Mapping[str, Document]) -> str:
    """Return everything that mentions some words, paper by paper."""
    lines: list[str] = []
    for identity in dict.fromkeys(one.document for one in found):
        group, paper = [one for one in found if one.document == identity], papers[identity]
        lines += [f"{paper.source} ({len(group)})", "-" * (len(paper.source) + len(str(len(group))) + 3)]
        for one in group:
            name = one.type if one.key.startswith(one.type) or one.section else f"{one.type} {one.key}"
            lines += _line(paper, one.key if one.section or one.type == "finding" else name, one.section, one.passage)
        lines += [""]
    told = "Forms of a word and abbreviations count as the word."
    lines += [f"{len(found)} {'place mentions' if len(found) == 1 else 'places mention'} “{words.strip()}”. {told}"]
    return "\n".join(lines) + "\n"


def found_node(words: str, found: Sequence[Found]) -> Node:
    """Return everything that mentions some words as the object of ``stocktake find --format json``."""
    return {
        "schema": SCHEMA,
        "words": words,
        "found": [
            {
                "type": one.type,
                "key": one.key,
                "document": one.document,
                "section": one.section.value if one.section else None,
                **quote(one.passage),
                "words": list(one.words),
            }
            for one in found
        ],
    }


def _line(paper: Document, key: str, section: Section | None, passage: Passage) -> list[str]:
    place = ", ".join(
        part
        for part in (section.value.replace("_", " ") if section else "", paper.source, f"page {passage.page}" if passage.page else "")
        if part
    )
    return _wrapped(f"{key}  {passage.text} [{place}]", "  ", " " * 11)


def _evidence(area: AuditedArea, word: str, one: Evidence) -> list[str]:
    paper = area.paper(one.document)
    page = f", page {one.passage.page}" if one.passage.page else ""
    return _wrapped(f"{word}: “{one.passage.text}” [{mark_of(paper.kind, one.passage.text)}; {paper.source}{page}]", "    ", "      ")


def _evidence_node(one: Evidence) -> Node:
    return {"document": one.document, "relation": one.relation.value, "score": one.score, "why": one.why, **quote(one.passage)}


def _wrapped(words: str, first: str, rest: str) -> list[str]:
    return textwrap.wrap(words, WIDTH, initial_indent=first, subsequent_indent=rest, break_long_words=False, break_on_hyphens=False)
