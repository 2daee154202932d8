"""Reads a committee report: what members are asked to decide, and the progress reported to them by priority."""

import re

from ...model import Heading, Kind, Layout, ListItem, Passage, Prose, Section, Workstream, slice_of
from .facts import inspection_facts
from .front_matter import stated_date
from .glossary import read_glossary
from .parser import Cue, Draft, Parser
from .statements import StatementList
from .wordings import NumberedHeading, workstream_heading

_OUTLINE = re.compile(r"^(?P<number>\d{1,2}(?:\.\d{1,2})*)\.?\s+")
_RECOMMENDATION = re.compile(
    r"^(?:\d{1,2}(?:\.\d)?\.?\s+)?(?:officer\s+)?recommend(?:ation|ation/s|ations|ation\(s\)|ed action)s?\s*:?$", re.IGNORECASE
)
_RECOMMENDED = re.compile(r"\b(?:is|are)\s+(?:recommended|asked|requested|invited)\s+to\s*:?$|\brecommend(?:ed|s)\b[^.]*:$", re.IGNORECASE)
_LETTERED = re.compile(r"^\(?(?:[a-z]|[ivx]{1,4}|\d{1,2})[.)](?!\d)\s*", re.IGNORECASE)
_CLOSING_AND = re.compile(r"\s*[;,]?\s*(?:\band\b|\bor\b)?\s*[;,]?\s*$")
_PROGRESS = re.compile(r"\b(?:progress|update|delivered|achievements?)\b", re.IGNORECASE)


class _Reading:
    def __init__(self, layout: Layout) -> None:
        self.text = layout.text
        self.statements = StatementList(layout.text)
        self.workstreams: list[Workstream] = []
        self.recommending = False
        self.priority: int | None = None
        self.progress = False
        self.number = 0
        self.recommended = 0
        self.closed = self.listing = False

    def block(self, block: Prose) -> None:
        """Read one block: a heading changes where we are, anything else is said there."""
        words = block.passage.text
        outline = _OUTLINE.match(words)
        begin = outline.end() if outline else 0
        section = self._section_number(block)
        ended = bool(section) or (isinstance(block, Heading) and self.recommended > 0)
        self.number = section or self.number
        heading = None if isinstance(block, ListItem) and not outline else workstream_heading(words[begin:])
        if _RECOMMENDATION.match(words):
            self._enter(recommending=True)
            self.recommended, self.closed = 0, False
        elif heading is not None:
            self._priority(block.passage, begin, heading)
        elif self.recommending and not ended and self._recommend(block, outline is not None):
            return
        elif section or outline is not None or (not isinstance(block, ListItem) and _is_heading(words)):
            self._enter(progress=_is_heading(words[begin:]) and _PROGRESS.search(words) is not None)
        elif self.priority is not None or self.progress:
            self.statements.add(Section.PROGRESS, block.passage, block, priority=self.priority)

    def _section_number(self, block: Prose) -> int:
        """Return the number of a section whose heading reads as a list entry, "4. Progress": the one behind the last section's."""
        if not isinstance(block, ListItem) or not block.marker.rstrip(".").isdigit() or not _is_heading(block.passage.text):
            return 0
        number = int(block.marker.rstrip("."))
        next_recommendation = self.recommending and not self.closed and number == self.recommended + 1
        return number if number == self.number + 1 and not next_recommendation else 0

    def _enter(self, recommending: bool = False, priority: int | None = None, progress: bool = False) -> None:
        self.recommending, self.priority, self.progress = recommending, priority, progress
        self.statements.end_list()

    def _priority(self, passage: Passage, begin: int, heading: NumberedHeading) -> None:
        self._enter(priority=heading.number)
        if heading.title and all(known.number != heading.number for known in self.workstreams):
            title = slice_of(self.text, passage, begin + heading.title_start, len(passage.text))
            self.workstreams.append(Workstream(number=heading.number, title=title))

    def _recommend(self, block: Prose, outlined: bool) -> bool:
        """Read a block under the recommendations' heading; False where it is none, and they have ended."""
        words = block.passage.text
        if isinstance(block, ListItem):
            self._add_recommendation(block.passage, 0)
        elif (lettered := _LETTERED.match(words)) is not None:
            self._add_recommendation(block.passage, lettered.end())
        elif _RECOMMENDED.search(words) or (not self.recommended and words.endswith(":")):
            return True
        elif outlined and len(words.split()) > 8:
            outline = _OUTLINE.match(words)
            self._add_recommendation(block.passage, outline.end() if outline else 0)
        else:
            self._enter()
            return False
        return True

    def _add_recommendation(self, passage: Passage, start: int) -> None:
        self.recommended += 1
        end = len(passage.text)
        # Entries that end in semicolons end with the one that has a full stop.
        self.closed = passage.text.endswith(".") and self.listing
        self.listing = passage.text.endswith((";", "and", ","))
        if passage.text.rstrip().endswith(("and", "or", ";", ",", "and,", "and;")):
            end = _CLOSING_AND.search(passage.text).start()  # type: ignore[union-attr]
        if start < end:
            kept = slice_of(self.text, passage, start, end)
            self.statements.end_list()
            self.statements.add(Section.RECOMMENDATION, kept, ListItem(kept))


def _is_heading(words: str) -> bool:
    letters = [c for c in words if c.isalpha()]
    return (bool(letters) and len(words.split()) <= 14 and (words.isupper() or words.endswith(":"))) or (
        len(words.split()) <= 9 and not words.endswith((".", ";", ",", "?")) and words[:1].isupper()
    )


def parse_committee(layout: Layout) -> Draft:
    """Read a committee report's Layout."""
    reading = _Reading(layout)
    for block in layout.prose():
        reading.block(block)
    statements = reading.statements.built()
    date, passage = stated_date(layout)
    warnings = []
    if all(s.section is not Section.RECOMMENDATION for s in statements):
        warnings.append("No recommendations were found; their heading should read “Recommendation” or “Recommendations”.")
    if all(s.section is not Section.PROGRESS for s in statements):
        warnings.append("No progress by priority was found; its headings should read like “Priority 1: …”.")
    return Draft(
        date=date,
        date_passage=passage,
        facts=inspection_facts(layout),
        workstreams=tuple(reading.workstreams),
        statements=statements,
        glossary=read_glossary(layout),
        warnings=tuple(warnings),
    )


PARSER = Parser(
    Kind.COMMITTEE,
    (
        Cue(r"^(?:\d\.?\d?\s+)?recommend(?:ation|ed action)[s/()]*:?$", 0.5, "it has recommendations"),
        Cue(r"\bcommittee\b[^\n]*\b(?:is|are) (?:recommended|asked|requested|invited)", 0.4, "it asks a committee to decide"),
        Cue(
            r"^(?:\d{1,2}\.0?\s+)?(?:legal|financial|equalit(?:y|ies)|resource|climate|risk)[\w ,:/&-]*implications"
            r"|^(?:\d{1,2}\.0?\s+)?relevant risks",
            0.5,
            "it sets out implications for the council",
        ),
        Cue(
            r"key decision|affects (?:all|the following) wards|^report summary|ward members|report of the director|^report (?:of|by|to)\b",
            0.45,
            "it is laid out as a council report",
        ),
        Cue(r"\bcommittee\b|\bcabinet\b|\bscrutiny\b", 0.1, "it names a committee", top=True),
    ),
    parse_committee,
)
