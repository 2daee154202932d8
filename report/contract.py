"""The JSON other programs read: keys are promised, so they are written out here one by one.

Keys may be added, never renamed. A node has ``spans`` only where it has a text of the paper, and the
slices its spans cut out of the paper's text, joined by one space and folded, are that text.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from ..model import Action, Box, DatedFact, Document, Fragment, Lead, Outcome, Passage, Person, Statement, Timescale, Weakness, Workstream

SCHEMA = "stocktake/1"

# A hundredth of a point is far below what a printer resolves; more digits only make the output longer.
BOX_DIGITS = 2
PIECES = 100  # are passed on together: a fact each, more or less

Node = dict[str, object]


def extraction(documents: Iterable[Document], streamed: bool = False) -> Node:
    """Return the object ``stocktake extract --format json`` prints, documents in the order given.

    ``workstreams[].weaknesses`` is what the documents hold: link them first to have it filled. ``streamed``: long lists are
    iterators, made while :func:`json_pieces` writes them, once; so that a long paper never stands in the memory twice.
    """
    listed = iter if streamed else list
    return {"schema": SCHEMA, "documents": listed(_document(document, listed) for document in documents)}


def to_json(node: Node) -> str:
    """Return ``node`` as JSON text: the same bytes for the same node, letters as they are, a line end at the end."""
    return "".join(json_pieces(node))


def json_pieces(node: Node) -> Iterator[str]:
    """Yield the text of :func:`to_json` piece by piece; ``node`` may hold iterators in place of lists."""
    pieces = _encoded(node, 0)
    while several := "".join(islice(pieces, PIECES)):
        yield several
    yield "\n"


def _encoded(value: object, depth: int) -> Iterator[str]:
    margin = "\n" + " " * (depth + 1)
    if isinstance(value, Iterator):
        opening = "["
        for item in value:
            yield opening + margin
            yield from _encoded(item, depth + 1)
            opening = ","
        yield "[]" if opening == "[" else margin[:-1] + "]"
    elif isinstance(value, dict) and any(isinstance(held, Iterator) for held in value.values()):
        opening = "{"
        for key, held in value.items():
            yield f"{opening}{margin}{json.dumps(key, ensure_ascii=False)}: "
            yield from _encoded(held, depth + 1)
            opening = ","
        yield margin[:-1] + "}"
    else:
        # within a string a line end is written as an escape, so that each one found here begins a line of the text
        yield json.dumps(value, ensure_ascii=False, indent=1, allow_nan=False).replace("\n", margin[:-1])


def quote(passage: Passage) -> Node:
    """Return the words of a passage and their places."""
    return {"text": passage.text, "spans": spans(passage)}


def spans(passage: Passage) -> list[Node]:
    """Return the places of a passage's fragments, in reading order."""
    return [_span(fragment) for fragment in passage.fragments]


def _span(fragment: Fragment) -> Node:
    """Return a place; ``lines`` stands there for several lines of print alone, ``ocr`` and ``confidence`` for recognised words alone."""
    node: Node = {
        "page": fragment.page,
        "start": fragment.start,
        "end": fragment.end,
        "bbox": _corners(fragment.box) if fragment.box else None,
    }
    if fragment.lines:
        node["lines"] = [_corners(line) for line in fragment.lines]
    if fragment.ocr:
        node |= {"ocr": True, "confidence": fragment.confidence}
    return node


def _corners(box: Box) -> list[float]:
    return [round(edge, BOX_DIGITS) for edge in (box.x0, box.top, box.x1, box.bottom)]


def _document(document: Document, listed: Callable[[Iterable[Node]], Iterable[Node]]) -> Node:
    return {
        "id": document.id,
        "kind": document.kind.value,
        "title": document.title.text if document.title else document.stated_title,
        "area": document.area,
        "date": document.date,
        "source": document.source,
        "sha256": document.sha256,
        "pages": document.pages,
        "facts": _facts(document),
        "people": listed(_person(person) for person in document.people),
        "weaknesses": listed(_weakness(weakness) for weakness in document.weaknesses),
        "workstreams": [_workstream(workstream) for workstream in document.workstreams],
        "outcomes": listed(_outcome(outcome) for outcome in document.outcomes),
        "actions": listed(_action(action) for action in document.actions),
        "statements": listed(_statement(statement) for statement in document.statements),
        "warnings": list(document.warnings),
        "format": document.format,
        "told": list(document.told),
        "recognised": [{"kind": r.kind.value, "score": r.score, "why": r.why} for r in document.recognised],
        "date_quote": _quote_or_none(document.date_passage),
        "fact_quotes": {fact.name: quote(fact.passage) for fact in _facts_once(document)},
        "glossary": [{"term": d.term, "meaning": d.meaning, "quote": quote(d.passage)} for d in document.glossary],
    }


def _quote_or_none(passage: Passage | None) -> Node | None:
    return quote(passage) if passage else None


def _facts_once(document: Document) -> list[DatedFact]:
    """The facts in the order stated; of several of one name the first, since a JSON object holds a name once."""
    found: dict[str, DatedFact] = {}
    for fact in document.facts:
        found.setdefault(fact.name, fact)
    return list(found.values())


def _facts(document: Document) -> Node:
    """Name -> date, and name_text -> the words where they could not be read as a date."""
    found: Node = {}
    for fact in _facts_once(document):
        found[fact.name] = fact.value
        if fact.value is None:
            found[f"{fact.name}_text"] = fact.passage.text
    return found


def _person(person: Person) -> Node:
    return {
        "name": person.name,
        "role": person.role,
        "organisation": person.organisation,
        "as": person.standing.value,
        "quote": quote(person.passage),
    }


def _lead(lead: Lead) -> Node:
    return {"name": lead.name, "role": lead.role, "organisation": lead.organisation, "quote": quote(lead.passage)}


def _weakness(weakness: Weakness) -> Node:
    return {
        "number": weakness.number,
        "label": weakness.label,
        "text": weakness.passage.text,
        "workstream": weakness.workstream,
        "status": weakness.status,
        "spans": spans(weakness.passage),
        "status_quote": _quote_or_none(weakness.status_passage),
    }


def _workstream(workstream: Workstream) -> Node:
    return {
        "number": workstream.number,
        "title": workstream.title.text,
        "lead": _lead(workstream.lead) if workstream.lead else None,
        "weaknesses": list(workstream.weaknesses),
        "spans": spans(workstream.title),
        "weakness_texts": [quote(passage) for passage in workstream.answers],
        "other_leads": [_lead(lead) for lead in workstream.others],
    }


def _outcome(outcome: Outcome) -> Node:
    return {"number": outcome.number, "workstream": outcome.workstream, **quote(outcome.passage)}


def _action(action: Action) -> Node:
    return {
        "ref": action.ref,
        "outcome": action.outcome,
        "text": action.passage.text,
        "lead": action.lead.text if action.lead else None,
        "measures": [
            {"text": m.passage.text, "due": m.due.isoformat() if m.due else None, "spans": spans(m.passage)} for m in action.measures
        ],
        "timescale": _timescale(action.timescale),
        "rag": list(action.rag),
        "spans": spans(action.passage),
        "workstream": action.workstream,
        "lead_spans": spans(action.lead) if action.lead else [],
        "notes": [quote(passage) for passage in action.notes],
    }


def _timescale(timescale: Timescale) -> Node:
    node: Node = {
        "text": timescale.passage.text if timescale.passage else "",
        "start": timescale.start.isoformat() if timescale.start else None,
        "due": timescale.due.isoformat() if timescale.due else None,
    }
    return {**node, "spans": spans(timescale.passage)} if timescale.passage else node


def _statement(statement: Statement) -> Node:
    return {
        "section": statement.section.value,
        "workstream": statement.workstream,
        "area": list(statement.area),
        "priority": statement.priority,
        "text": statement.passage.text,
        "items": [item.text for item in statement.items],
        "spans": spans(statement.passage),
        "item_spans": [spans(item) for item in statement.items],
    }
