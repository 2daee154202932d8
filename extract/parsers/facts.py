"""The dates a paper states about itself: of the inspection, the meeting, the notice, the next review."""

import re
from collections.abc import Iterator

from ...model import DatedFact, Layout, Passage, slice_of
from ..language.dates import find_dates
from ..language.sentences import split_sentences

_INSPECTION = re.compile(r"\binspect", re.IGNORECASE)
_INSPECTORS = re.compile(r"\bOfsted\b|Care Quality Commission|\bCQC\b")
_REPORT_PUBLISHED = re.compile(r"(?:report|findings|outcome)\b[^.]*\bpublished|published[^.]*\b(?:report|findings)\b", re.IGNORECASE)
_NEXT_REVIEW = re.compile(
    r"\b(?:next|further|follow-up|subsequent)\s+(?:\w+\s+)?(?:review|stocktake|meeting|monitoring)|re-?assess\w*\s+(?:our|the|this)\s+\w+|will\s+(?:be\s+)?(?:(?:re-?assess|re-?visit|review)\w*|(?:report(?:ed)?|meet)\s+again)",
    re.IGNORECASE,
)
_WHEN = re.compile(
    r"\b(?:in|within|after|at)\s+(?:the\s+)?(?:next\s+)?(?:\w+\s+)?(?:weeks?|months?|terms?|year)(?:['’]s?\s+time|\s+time)?\b",
    re.IGNORECASE,
)


def _in_blocks(layout: Layout) -> Iterator[tuple[Passage, str]]:
    """Yield the sentences of a paper's running text, each with the words before it in its block."""
    for block in layout.prose():
        for start, end in split_sentences(block.passage.text):
            yield slice_of(layout.text, block.passage, start, end), block.passage.text[:start]


def sentences(layout: Layout) -> Iterator[Passage]:
    """Yield the sentences of a paper's running text."""
    for passage, _ in _in_blocks(layout):
        yield passage


def inspection_facts(layout: Layout) -> tuple[DatedFact, ...]:
    """Return when the inspection began and ended, and when its report was published, where the paper says so to the day."""
    facts: dict[str, DatedFact] = {}
    for passage, before in _in_blocks(layout):
        if "inspection_start" not in facts and _INSPECTION.search(passage.text) and _INSPECTORS.search(passage.text):
            values = [found.value for found in find_dates(passage.text)]
            days = [value for value in values if len(value) == 10]
            if len(days) >= 2 and days[0] <= days[1]:
                facts["inspection_start"] = DatedFact(name="inspection_start", value=days[0], passage=passage)
                facts["inspection_end"] = DatedFact(name="inspection_end", value=days[1], passage=passage)
            elif len(values) == 1:
                facts["inspection_start"] = DatedFact(name="inspection_start", value=values[0], passage=passage)
        if "report_published" not in facts and _REPORT_PUBLISHED.search(passage.text) and _INSPECTION.search(before + passage.text):
            days = [found.value for found in find_dates(passage.text)]
            if len(days) == 1:
                facts["report_published"] = DatedFact(name="report_published", value=days[0], passage=passage)
    return tuple(facts.values())


def next_review(layout: Layout) -> tuple[DatedFact, ...]:
    """Return when the paper says its position will be looked at again; the value is None for "in six months"."""
    relative: DatedFact | None = None
    for passage in sentences(layout):
        told = _NEXT_REVIEW.search(passage.text)
        if told is None:
            continue
        found = [date for date in find_dates(passage.text) if date.start >= told.start()]
        if found:
            return (DatedFact(name="next_review", value=found[0].value, passage=passage),)
        if relative is None and _WHEN.search(passage.text, told.end()):
            relative = DatedFact(name="next_review", value=None, passage=passage)
    return (relative,) if relative is not None else ()
