"""Finds the reports and reviews that a paper announces for a date now past, and of which no paper was supplied."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from ..crosswalk.status import OUTSIDE_PAPERS
from ..extract.language.dates import find_dates
from ..model import Document, Kind, Passage
from ..model.days import first_day, last_day
from .area import AuditedArea
from .prose import sentences_of, spoken_in

# What leaves a paper behind: a report, a review, a new assessment of the position. Training sessions and meetings leave none.
_ANNOUNCES = re.compile(
    r"\bwill\s+(?:[\w-]+\s+){0,3}?(?:re-?assess\w*|re-?view\w*|re-?visit\w*|report\b|publish\w*|updat\w+|return\b|evaluat\w+|re-?inspect\w*)"
    r"|\b(?:next|further|follow-up|annual|final|progress|(?:six|twelve)[- ]month(?:ly)?)\s+(?:\w+\s+)?"
    r"(?:review|report|stocktake|assessment|update|monitoring visit)\b[^.;]{0,60}\b(?:will|is due|in|by|on)\b"
    r"|\b(?:re-?assessed|re-?viewed|revisited|reported|published)\s+(?:again\s+)?(?:in|by|on|at)\b",
    re.IGNORECASE,
)
# What an area reports with; its plan promises, and its public statement announces.
REPORTING_PAPERS = frozenset({Kind.POSITION, Kind.COMMITTEE})
_PAST = re.compile(
    r"\b(?:was|were|has been|have been|had been)\s+(?:\w+\s+)?(?:re-?assessed|re-?viewed|reported|published)\b", re.IGNORECASE
)
_NEXT_REVIEW = "next_review"


@dataclass(frozen=True, slots=True)
class PromisedPaper:
    """A report or review announced for a date: the paper that announces it, its words, and the date as ISO text.

    ``undated`` are the supplied papers that state no date and so may be the one announced.
    """

    paper: Document
    passage: Passage
    when: str
    undated: tuple[Document, ...] = ()


def promised_papers_missing(area: AuditedArea) -> tuple[PromisedPaper, ...]:
    """Return what the papers announce for a date before the audit's that no supplied paper of that date or later can be.

    One date is told once, by the first paper that announces it: one report answers all who asked for it.
    """
    found: dict[str, PromisedPaper] = {}
    for one in (promised for paper in area.papers for promised in _announced(paper)):
        papers = [paper for paper in area.papers if _may_answer(paper, one)]
        dated = [paper for paper in papers if paper.date is not None and last_day(paper.date) >= first_day(one.when)]
        if last_day(one.when) < area.as_of and not dated:
            found.setdefault(one.when, replace(one, undated=tuple(paper for paper in papers if paper.date is None)))
    return tuple(found.values())


def _may_answer(paper: Document, promised: PromisedPaper) -> bool:
    """Tell whether a paper is of the kind that was promised: the area's own of the area's promise, the reviewers' of theirs."""
    expected = OUTSIDE_PAPERS if promised.paper.kind in OUTSIDE_PAPERS else REPORTING_PAPERS
    return paper.id != promised.paper.id and paper.kind in expected


def _announced(paper: Document) -> Iterator[PromisedPaper]:
    for fact in paper.facts:
        if fact.name == _NEXT_REVIEW and fact.value is not None:
            yield PromisedPaper(paper, fact.passage, fact.value)
    if paper.kind is Kind.PLAN:
        return
    written = last_day(paper.date) if paper.date is not None else date.min
    for spoken in spoken_in(paper):
        for sentence in sentences_of(paper, spoken.passage):
            match = _ANNOUNCES.search(sentence.text)
            if match is None or _PAST.search(sentence.text):
                continue
            # The date that follows the announcement is when it is to come; one in front may be anything.
            coming = [d for d in find_dates(sentence.text) if d.start >= match.start() and last_day(d.value) > written]
            if coming:
                yield PromisedPaper(paper, sentence, coming[0].value)
