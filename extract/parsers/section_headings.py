"""Headings of groups of work, and how a paper sets them: by number, by the inspection's areas, by objectives, by titles alone.

Most papers number workstreams, priorities or themes. Others go straight through the inspection's areas ("Area for priority
action 1: …"), through objectives, through bare numbers ("1. Faster diagnosis (Lead: …)") or through headings without any number.
The surest way a paper has is the one it is read by.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from ...model import Heading, ListItem, Passage, Prose, slice_of
from .wordings import HEADING_WORDS, NumberedHeading, area_heading, objective_heading, trailing_lead, workstream_heading

# Where this share of the headings of a kind have content of their own under them, they head the groups of work; else they are a list.
OWNING_SHARE = 0.5
# One heading without a number may be the whole paper's; two divide it.
LEAST_STYLED = 2

_NUMBERED = re.compile(r"(?P<number>\d{1,2})[.)]?\s+(?P<title>[A-Z].*)")
# Headings that say what kind of thing stands below them, not which group of work it is.
_GENERIC = re.compile(
    r"(?:(?:our|the|detailed|full|key|agreed|improvement|delivery|implementation|SEND|priority|high[- ]level|multi-?agency)\s+)*"
    r"(?:(?:action|improvement|delivery|implementation|work)\s+plans?|actions?|activit(?:y|ies)|plan on a page|actions? and measures"
    r"|tracker|timeline|milestones)|(?:appendix|annexe?|section|part)\b.*|overview|summary|introduction|contents|governance.*|monitoring.*"
    r"|glossary.*|how (?:to|we).*|key",
    re.IGNORECASE,
)


# A paper's prose in order, each block with its index in the layout; None stands for what a group of work holds: actions, sections.
Course = Sequence[tuple[int, Prose | None]]


class Heads(Enum):
    """What a paper's groups of work are headed by."""

    WORKSTREAMS = "workstreams"
    AREAS = "areas"
    OBJECTIVES = "objectives"
    NUMBERS = "numbers"
    TITLES = "titles"


@dataclass(frozen=True, slots=True)
class SectionHeading:
    """The heading of a group of work: ``number`` as printed or counted through, and who leads, where the heading says so."""

    number: int
    title: Passage | None
    label: str | None = None
    lead: Passage | None = None


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A passage that could be a heading, by its block's index, and whether content stands under it before the next one."""

    passage: Passage
    heading: NumberedHeading
    index: int
    owns: bool = False


class SectionHeadings:
    """Reads the headings of a paper's groups of work; ``by`` is how it sets them, ``first`` the index of the first one's block.

    ``first`` is None where they are numbered as workstreams: then each is known by its words.
    """

    def __init__(self, text: str, course: Iterable[tuple[int, Prose | None]], *, numbered: bool = False) -> None:
        """``text`` is the document's; ``numbered`` says that something besides the prose numbers workstreams."""
        self.text = text
        self.by, kept = (Heads.WORKSTREAMS, []) if numbered else _choose(list(course))
        self._known = {found.passage.start: found for found in _renumbered(kept)}
        self.first = min((found.index for found in kept), default=None)

    def read(self, block: Prose) -> SectionHeading | None:
        """Return the heading a block is, None for other words."""
        words = block.passage.text
        if self.by is Heads.WORKSTREAMS:
            heading = None if isinstance(block, ListItem) else workstream_heading(words)
        else:
            known = self._known.get(block.passage.start)
            heading = known.heading if known is not None and known.passage.text == words else None
        if heading is None:
            return None
        end, lead = trailing_lead(words, heading.title_start) or (len(words), None)
        title = slice_of(self.text, block.passage, heading.title_start, end) if heading.title and end > heading.title_start else None
        label = heading.label if self.by is Heads.AREAS else None
        return SectionHeading(heading.number, title, label, slice_of(self.text, block.passage, *lead) if lead else None)


def _choose(course: Course) -> tuple[Heads, list[_Candidate]]:
    if any(workstream_heading(block.passage.text) for _, block in course if block is not None and not isinstance(block, ListItem)):
        return Heads.WORKSTREAMS, []
    for by, read in ((Heads.AREAS, area_heading), (Heads.OBJECTIVES, objective_heading)):
        kept = _owning(course, read)
        if kept:
            return by, kept
    numbered = _numbers(course)
    if numbered:
        return Heads.NUMBERS, numbered
    styled = _titles(course)
    return (Heads.TITLES, styled) if styled else (Heads.WORKSTREAMS, [])


def _owning(course: Course, read: Callable[[str], NumberedHeading | None]) -> list[_Candidate]:
    """Return the headings that ``read`` knows and that have content under them, with those between them that have none."""
    found: list[_Candidate] = []
    for index, block in course:
        if block is None:
            if found:
                found[-1] = replace(found[-1], owns=True)
        elif not isinstance(block, ListItem) and (heading := read(block.passage.text)) is not None:
            found.append(_Candidate(block.passage, heading, index))
    first = next((number for number, candidate in enumerate(found) if candidate.owns), len(found))
    named = {_name(candidate) for candidate in found if candidate.owns}
    kept = [candidate for candidate in found[first:] if candidate.owns or _name(candidate) not in named]
    return kept if kept and sum(candidate.owns for candidate in kept) >= OWNING_SHARE * len(kept) else []


def _name(candidate: _Candidate) -> str:
    return candidate.passage.text[: candidate.heading.title_start].strip(" :.–—-").casefold()


def _numbers(course: Course) -> list[_Candidate]:
    """Return short lines with a bare number that have content under them and count on from 1."""
    found: list[_Candidate] = []
    for index, block in course:
        if block is None:
            if found:
                found[-1] = replace(found[-1], owns=True)
        elif (heading := _bare_number(block)) is not None:
            found.append(_Candidate(block.passage, heading, index))
    owning = [candidate for candidate in found if candidate.owns]
    return owning if [candidate.heading.number for candidate in owning] == list(range(1, len(owning) + 1)) else []


def _bare_number(block: Prose) -> NumberedHeading | None:
    words = block.passage.text
    if len(words.split()) > HEADING_WORDS or words.endswith((".", ";", ",")) or (isinstance(block, ListItem) and block.depth):
        return None
    if _GENERIC.fullmatch(words.lstrip("0123456789.) ").rstrip(" :.")):
        return None
    if isinstance(block, ListItem):
        counter = block.marker.strip("().")
        return NumberedHeading(int(counter), words, 0) if counter.isdigit() else None
    match = _NUMBERED.fullmatch(words)
    return NumberedHeading(int(match["number"]), match["title"], match.start("title")) if match else None


def _titles(course: Course) -> list[_Candidate]:
    """Return the headings without number that part the paper: those of the level that stands between them."""
    runs: list[list[tuple[int, Heading]]] = [[]]
    acting = False
    for index, block in course:
        if block is None:
            acting = True
        elif isinstance(block, Heading) and not _GENERIC.fullmatch(block.passage.text.strip(" :.")):
            if acting:
                runs.append([])
                acting = False
            runs[-1].append((index, block))
    if not acting:
        runs.pop()  # nothing is done under the last headings
    between = [min(heading.level for _, heading in run) for run in runs[1:] if run]
    if len(between) < LEAST_STYLED - 1:
        return []
    level = min(set(between), key=lambda one: (-between.count(one), one))
    owning = [next(((i, h) for i, h in reversed(run) if h.level == level), None) for run in runs]
    kept = [found for found in owning if found is not None]
    if len(kept) < LEAST_STYLED:
        return []
    return [
        _Candidate(heading.passage, NumberedHeading(number, heading.passage.text, 0), index, owns=True)
        for number, (index, heading) in enumerate(kept, start=1)
    ]


def _renumbered(kept: Sequence[_Candidate]) -> list[_Candidate]:
    """Return headings by their printed numbers where these tell them apart, else counted through."""
    printed = [candidate.heading.number for candidate in kept]
    if len(set(printed)) == len(printed):
        return list(kept)
    return [replace(one, heading=replace(one.heading, number=number)) for number, one in enumerate(kept, start=1)]
