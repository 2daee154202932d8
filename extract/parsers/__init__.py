"""One file a kind of paper: Layout to Document. The kind is told by what the paper says, never by its file name."""

from collections.abc import Sequence

from ...model import Document, Fault, Kind, Layout, Recognition, fold
from ..told import Told
from . import committee, inspection, letter, notice, plan, position, statement
from .columns_by_hand import ByHand
from .front_matter import area_of, title_of
from .parser import Draft, Parser, recognise, words_of

PARSERS: tuple[Parser, ...] = (
    plan.PARSER,
    position.PARSER,
    letter.PARSER,
    committee.PARSER,
    statement.PARSER,
    inspection.PARSER,
    notice.PARSER,
)

# Below this a paper is of no kind: two weak cues (0.2 and 0.25) do not reach it, one strong cue does.
LEAST_SCORE = 0.45
# Two kinds closer than this are a toss-up, and the person is asked.
CLEAR_LEAD = 0.1


def parse(layout: Layout, *, source: str, sha256: str, told: Told | None = None) -> Document:
    """Read a paper's Layout into its facts.

    ``source`` is the file's name as shown to people, ``sha256`` its content's hash, ``told`` what a person set. The
    kind is the one whose cues speak loudest; where none does the paper is ``unknown`` and nothing but its date and
    area is read. What could not be placed is in ``warnings``.
    """
    told = told or Told()
    recognised = rank(layout)
    kind = told.kind or (recognised[0].kind if recognised[0].score >= LEAST_SCORE else Kind.UNKNOWN)
    parser = next((p for p in PARSERS if p.kind is kind), None)
    if kind is Kind.PLAN:
        # Only plans have columns a person may map.
        draft = plan.parse_plan(layout, ByHand(told.columns, source))
    else:
        draft = parser.parse(layout) if parser is not None else Draft()
    title = draft.title or title_of(layout)
    return Document(
        id=sha256[:12],
        kind=kind,
        title=title,
        stated_title=next((fold(t) for t in layout.titles if t.strip()), None),
        area=told.area or area_of(layout),
        date=told.date or draft.date,
        date_passage=None if told.date else draft.date_passage,
        source=source,
        sha256=sha256,
        pages=layout.pages,
        format=layout.format,
        facts=draft.facts,
        people=draft.people,
        weaknesses=draft.weaknesses,
        workstreams=draft.workstreams,
        outcomes=draft.outcomes,
        actions=draft.actions,
        statements=draft.statements,
        glossary=draft.glossary,
        warnings=tuple(_warnings(layout, draft, kind, recognised, told)),
        recognised=recognised,
        told=tuple(name for name in told.names if name != "columns" or kind is Kind.PLAN),
        text=layout.text,
    )


def rank(layout: Layout) -> tuple[Recognition, ...]:
    """Return every kind with how surely the paper is of it, the surest first."""
    words = words_of(layout)
    found = [recognise(words, parser) for parser in PARSERS]
    return tuple(sorted(found, key=lambda r: -r.score))


def _warnings(layout: Layout, draft: Draft, kind: Kind, recognised: Sequence[Recognition], told: Told) -> list[str]:
    warnings = [_placed(fault) for fault in layout.faults]
    if kind is Kind.UNKNOWN:
        warnings.append("The paper's kind could not be told, so nothing was read from it. Set it with --kind.")
    elif told.kind is None and recognised[0].score - recognised[1].score < CLEAR_LEAD:
        warnings.append(f"The paper could as well be a {recognised[1].kind.value.replace('_', ' ')}. Set its kind with --kind if it is.")
    return [*warnings, *draft.warnings]


def _placed(fault: Fault) -> str:
    """Return a fault's words with its page, where they do not begin with it."""
    named = fault.page is None or fault.message.startswith(f"Page {fault.page}")
    return fault.message if named else f"Page {fault.page}: {fault.message}"
