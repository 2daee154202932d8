"""What the parts of the gap report look up about one area: names, leads, ids, and which finding is about what."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import count
from typing import TypeVar

from ..audit.area import AuditedAction, AuditedArea, AuditedMeasure
from ..audit.finding import Finding
from ..model import Action, Document, Passage, Section, Workstream
from .gap_view import Cite, Link, Region
from .gap_words import SECTIONS, SEVERITIES, page_words, paper_names, slug

# The subject of a finding that is about no part of the plan alone.
WHOLE_PLAN = "the plan"

_NUMBERED = re.compile(r"\b(weakness(?:es)?|workstreams?|outcomes?)\s+([\w.]+)", re.IGNORECASE)
_WORD = re.compile(r"[\w.()/-]*\w\)?")


_Of = TypeVar("_Of", AuditedAction, AuditedMeasure)


@dataclass(frozen=True, slots=True)
class Subject:
    """What a finding is about, as far as its subject and quotes say."""

    actions: tuple[str, ...] = ()
    weaknesses: tuple[int, ...] = ()
    outcomes: tuple[str, ...] = ()
    workstreams: tuple[int, ...] = ()


@dataclass(frozen=True)
class AreaDesk:
    """One audited area with everything about it at hand. ``key`` begins the ids of its part of the report.

    ``pictures`` are the places of quotes on their pages, by paper and passage.
    """

    key: str
    area: AuditedArea
    findings: tuple[Finding, ...]
    as_of: date
    pictures: Mapping[tuple[str, Passage], Region] = field(default_factory=dict)

    @cached_property
    def papers(self) -> dict[str, Document]:
        """The area's papers by id."""
        return {paper.id: paper for paper in self.area.papers}

    @cached_property
    def paper_names(self) -> dict[str, str]:
        """A name to show for each paper, by its id."""
        return paper_names(self.area.papers)

    @cached_property
    def actions(self) -> tuple[Action, ...]:
        """The plan's actions, in its order."""
        return self.area.plan.actions if self.area.plan else ()

    @cached_property
    def streams(self) -> tuple[Workstream, ...]:
        """The plan's workstreams, in its order."""
        return self.area.plan.workstreams if self.area.plan else ()

    @cached_property
    def stream(self) -> dict[int, Workstream]:
        """The plan's workstreams by number."""
        return {stream.number: stream for stream in reversed(self.streams)}

    def state_of(self, action: Action) -> AuditedAction | None:
        """Return what became of an action; of two of one reference the one of its own date, where there is one."""
        same = self._states.get(action.ref, [])
        return next((state for state in same if state.due == action.timescale.due), same[0] if same else None)

    def measures_of(self, action: Action) -> tuple[AuditedMeasure, ...]:
        """Return the measures of an action, in its order."""
        own = {measure.passage.start for measure in action.measures}
        return tuple(measure for measure in self._measures.get(action.ref, ()) if measure.passage.start in own)

    def card_id(self, action: Action) -> str:
        """Return the id of the place where an action is set out."""
        return self._card_ids[action.ref, action.passage.start]

    @cached_property
    def action_ids(self) -> dict[str, str]:
        """The id of the place where each action is set out, by its reference; the first of two of one reference."""
        return {action.ref: self.card_id(action) for action in reversed(self.actions)}

    @cached_property
    def _states(self) -> dict[str, list[AuditedAction]]:
        return _by_ref(self.area.actions)

    @cached_property
    def _measures(self) -> dict[str, list[AuditedMeasure]]:
        return _by_ref(self.area.measures)

    @cached_property
    def _card_ids(self) -> dict[tuple[str, int], str]:
        ids = _numbered(f"{self.key}-action-{slug(action.ref)}" for action in self.actions)
        return {(action.ref, action.passage.start): name for action, name in zip(self.actions, ids, strict=True)}

    @cached_property
    def finding_ids(self) -> tuple[str, ...]:
        """The id of each finding, in their order; findings of the same words are numbered."""
        return tuple(_numbered(f"{self.key}-finding-{finding.fingerprint}" for finding in self.findings))

    @cached_property
    def subjects(self) -> tuple[Subject, ...]:
        """What each finding is about, in their order."""
        return tuple(self._subject(finding) for finding in self.findings)

    def finding_links(
        self, *, action: str | None = None, weakness: int | None = None, stream: int | None = None, outcome: str | None = None
    ) -> tuple[Link, ...]:
        """Return links to the findings about one thing."""
        found = []
        for finding, place, about in zip(self.findings, self.finding_ids, self.subjects, strict=True):
            narrow = not about.actions and not about.outcomes
            if (
                action in about.actions
                or (outcome in about.outcomes and not about.actions)
                or (weakness in about.weaknesses and narrow)
                or (stream is not None and about.workstreams == (stream,) and narrow and _names_stream(finding.subject))
            ):
                found.append(Link(f"{finding.code} {finding.rule}", place, SEVERITIES[finding.severity]))
        return tuple(found)

    def action_link(self, ref: str) -> Link:
        """Return a link to where an action is set out."""
        return Link(ref, self.action_ids[ref])

    def lead_words(self, number: int | None) -> str:
        """Return who leads a workstream, as the plan names them."""
        stream = self.stream.get(number) if number is not None else None
        if stream is None or stream.lead is None:
            return "no lead named"
        return ", ".join(part for part in (stream.lead.name, stream.lead.role) if part)

    def action_lead(self, action: Action) -> str:
        """Return who leads an action: its own lead where the row names one, else its workstream's."""
        return action.lead.text if action.lead else self.lead_words(action.workstream)

    def cite(self, document: str, passage: Passage, section: Section | None = None) -> Cite:
        """Return the words of a passage with the paper, the section where given, and the page."""
        name = self.paper_names.get(document, "A paper")
        parts = (name, f"under “{SECTIONS[section]}”" if section else "", page_words(self.papers.get(document), passage))
        place = ", ".join(part for part in parts if part)
        return Cite(passage.text, place, name, self.pictures.get((document, passage)))

    def weaknesses_of(self, about: Subject) -> tuple[int, ...]:
        """Return the weaknesses something is about: those it names, else those its workstreams answer."""
        if about.weaknesses:
            return about.weaknesses
        return tuple(row.weakness for row in self.area.coverage if set(row.workstreams) & set(about.workstreams))

    def _subject(self, finding: Finding) -> Subject:
        words = set(_WORD.findall(finding.subject))
        refs = (
            tuple(action.ref for action in self.actions if action.ref in words)
            if "action" in finding.subject or "measure" in finding.subject
            else ()
        )
        numbered = [(kind.lower()[:4], number.rstrip(".")) for kind, number in _NUMBERED.findall(finding.subject)]
        weaknesses = tuple(int(number) for kind, number in numbered if kind == "weak" and number.isdigit())
        outcomes = tuple(number for kind, number in numbered if kind == "outc")
        streams = [int(number) for kind, number in numbered if kind == "work" and number.isdigit()]
        streams += [action.workstream for action in self.actions if action.ref in refs and action.workstream is not None]
        if self.area.plan is not None:
            streams += [o.workstream for o in self.area.plan.outcomes if o.number in outcomes and o.workstream is not None]
        for row in self.area.coverage:
            streams += row.workstreams if row.weakness in weaknesses else ()
        if not streams and finding.subject != WHOLE_PLAN:
            streams += self._streams_quoted(finding)
        return Subject(
            tuple(dict.fromkeys(refs)), weaknesses, outcomes, tuple(dict.fromkeys(number for number in streams if number in self.stream))
        )

    def _streams_quoted(self, finding: Finding) -> list[int]:
        """The workstreams whose actions or statements the finding quotes."""
        return [
            number
            for quote in finding.quotes
            if (number := self._places.get((quote.document, quote.passage.start, quote.passage.end))) is not None
        ]

    @cached_property
    def _places(self) -> dict[tuple[str, int, int], int]:
        places: dict[tuple[str, int, int], int] = {}
        for paper in self.area.papers:
            for statement in paper.statements:
                for passage in (statement.passage, *statement.items):
                    if statement.workstream is not None:
                        places[paper.id, passage.start, passage.end] = statement.workstream
            for action in paper.actions:
                for passage in (action.passage, *(measure.passage for measure in action.measures)):
                    if action.workstream is not None:
                        places[paper.id, passage.start, passage.end] = action.workstream
        return places


def _names_stream(subject: str) -> bool:
    return subject.lower().startswith("workstream")


def _numbered(names: Iterable[str]) -> list[str]:
    """Return the names, a number added to each that was there before."""
    taken: set[str] = set()
    found = []
    for name in names:
        unique = name
        for number in count(2):
            if unique not in taken:
                break
            unique = f"{name}-{number}"
        taken.add(unique)
        found.append(unique)
    return found


def _by_ref(values: Iterable[_Of]) -> dict[str, list[_Of]]:
    found: dict[str, list[_Of]] = {}
    for value in values:
        found.setdefault(value.ref, []).append(value)
    return found


def in_workstreams(actions: Sequence[Action], numbers: Sequence[int]) -> tuple[Action, ...]:
    """Return the actions of some workstreams, in their order."""
    return tuple(action for action in actions if action.workstream in numbers)
