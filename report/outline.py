"""Everything read from the papers as plain text to read: each thing on a line of its own, with its page."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from ..model import Action, Document, Lead, Passage, Statement, Timescale, Workstream
from .recognition import recognition_words
from .summary import KIND_WORDS

_STEP = "  "


def outline(documents: Iterable[Document]) -> str:
    """Return the outline of ``documents`` in the order given, one blank line between two papers, a line end at the end."""
    return "\n".join("".join(f"{line}\n" for line in _document(document)) for document in documents)


def _document(document: Document) -> Iterator[str]:
    title = document.title.text if document.title else document.stated_title
    yield document.source
    yield "=" * len(document.source)
    if title:
        yield f"Title: {title}"
    yield f"Kind:  {KIND_WORDS[document.kind]}"
    yield f"Area:  {document.area or 'not stated'}"
    yield f"Date:  {document.date or 'undated'}"
    for fact in document.facts:
        yield f"{fact.name.replace('_', ' ').capitalize()}: {fact.value or fact.passage.text}{_page(fact.passage)}"
    yield from _people(document)
    yield from _weaknesses(document)
    yield from _plan(document)
    yield from _statements(document)
    yield from _headed("Abbreviations", (f"{_STEP}{d.term}: {d.meaning}{_page(d.passage)}" for d in document.glossary))
    yield from _headed("Not read, or not placed", (f"{_STEP}! {warning}" for warning in document.warnings))


def _headed(heading: str, lines: Iterable[str]) -> Iterator[str]:
    """The lines below a heading; nothing at all where there are none."""
    for number, line in enumerate(lines):
        if number == 0:
            yield ""
            yield heading
        yield line


def _people(document: Document) -> Iterator[str]:
    def line(name: str, role: str | None, organisation: str | None, standing: str, passage: Passage) -> str:
        return f"{_STEP}{standing.replace('_', ' ')}: {', '.join(filter(None, (name, role, organisation)))}{_page(passage)}"

    yield from _headed("People", (line(p.name, p.role, p.organisation, p.standing, p.passage) for p in document.people))


def _weaknesses(document: Document) -> Iterator[str]:
    lines = []
    for weakness in document.weaknesses:
        name = weakness.label or (f"{weakness.number}." if weakness.number is not None else "-")
        status = f" [{weakness.status.replace('_', ' ')}]" if weakness.status else ""
        lines.append(f"{_STEP}{name} {weakness.passage.text}{status}{_page(weakness.passage)}")
    yield from _headed("Weaknesses", lines)


def _plan(document: Document) -> Iterator[str]:
    """Workstreams, their outcomes, their actions; then what belongs to none of those above it."""
    outcomes = {outcome.number for outcome in document.outcomes}
    for stream in document.workstreams:
        yield from _workstream(stream)
        yield from _outcomes(document, {stream.number})
        yield from _actions([a for a in document.actions if a.workstream == stream.number and a.outcome not in outcomes], _STEP)
    known = {stream.number for stream in document.workstreams}
    loose = {outcome.workstream for outcome in document.outcomes} - known
    yield from _headed("Outcomes of no workstream", _outcomes(document, loose))
    rest = [a for a in document.actions if a.outcome not in outcomes and a.workstream not in known]
    yield from _headed("Actions of no outcome", _actions(rest, _STEP))


def _workstream(stream: Workstream) -> Iterator[str]:
    yield ""
    yield f"Workstream {stream.number}: {stream.title.text}{_page(stream.title)}"
    if stream.lead:
        yield f"{_STEP}Lead: {_lead(stream.lead)}{_page(stream.lead.passage)}"
    if stream.weaknesses:
        yield f"{_STEP}Answers weaknesses: {', '.join(map(str, stream.weaknesses))}"
    for answered in stream.answers:
        yield f"{_STEP}In its own words: {answered.text}{_page(answered)}"


def _lead(lead: Lead) -> str:
    return ", ".join(filter(None, (lead.name, lead.role, lead.organisation)))


def _outcomes(document: Document, streams: set[int | None] | set[int]) -> Iterator[str]:
    for outcome in document.outcomes:
        if outcome.workstream in streams:
            yield f"{_STEP}Outcome {outcome.number}: {outcome.passage.text}{_page(outcome.passage)}"
            yield from _actions([action for action in document.actions if action.outcome == outcome.number], _STEP * 2)


def _actions(actions: Iterable[Action], indent: str) -> Iterator[str]:
    inner = indent + _STEP
    for action in actions:
        yield f"{indent}Action {action.ref}: {action.passage.text}{_page(action.passage)}"
        yield f"{inner}Due: {_timescale(action.timescale)}"
        if action.lead:
            yield f"{inner}Lead: {action.lead.text}"
        for measure in action.measures:
            due = f" [due {measure.due.isoformat()}]" if measure.due else ""
            yield f"{inner}Measure: {measure.passage.text}{due}{_page(measure.passage)}"
        if any(action.rag):
            yield f"{inner}Rating: {', '.join(cell or 'blank' for cell in action.rag)}"
        for note in action.notes:
            yield f"{inner}Note: {note.text}{_page(note)}"


def _timescale(timescale: Timescale) -> str:
    if not timescale.passage:
        return "nothing is written"
    span = " to ".join(day.isoformat() for day in (timescale.start, timescale.due) if day)
    if timescale.start and not timescale.due:
        span = f"from {span}"
    return f'{span or timescale.reading.replace("_", " ")} ("{timescale.passage.text}")'


def _statements(document: Document) -> Iterator[str]:
    for (stream, section), group in groupby(document.statements, key=lambda s: (s.workstream, s.section)):
        of = f"Workstream {stream}: " if stream is not None else ""
        yield from _headed(of + section.replace("_", " ").capitalize(), (line for statement in group for line in _statement(statement)))


def _statement(statement: Statement) -> Iterator[str]:
    about = f"[area {', '.join(map(str, statement.area))}] " if statement.area else ""
    about += f"[priority {statement.priority}] " if statement.priority is not None else ""
    yield f"{_STEP}- {about}{statement.passage.text}{_page(statement.passage)}"
    for item in statement.items:
        yield f"{_STEP * 2}- {item.text}{_page(item)}"


def _page(passage: Passage) -> str:
    return f" (page {passage.page}{recognition_words(passage)})" if passage.page is not None else ""
