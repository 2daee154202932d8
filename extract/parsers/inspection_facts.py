"""The dates an inspection report states of itself: of the inspection, of its publication, of the next look."""

import re

from ...model import DatedFact, Layout, Passage
from ..language.dates import find_dates
from .facts import inspection_facts, sentences

_DATES = re.compile(r"^inspection (?:dates?|was carried out)\s*:?", re.IGNORECASE)
_PUBLISHED = re.compile(
    r"^(?:(?:report|first|letter)\s+)?(?:published(?: on)?|publication date|date (?:of publication|published))\s*:?", re.IGNORECASE
)
_NEXT = re.compile(
    r"\b(?:monitoring inspection|next full (?:re-?)?inspection|full re-?inspection|re-?visit)\b[^.]*\bwill\b"
    r"|\bwill (?:be )?(?:re-?visit|re-?inspect|carry out)",
    re.IGNORECASE,
)


def read_inspection_facts(layout: Layout) -> tuple[tuple[DatedFact, ...], DatedFact | None]:
    """Return the report's facts, and of them its publication, where it states one."""
    published = _labelled(layout, _PUBLISHED)
    found = _labelled_dates(layout) or tuple(f for f in inspection_facts(layout) if f.name != "report_published")
    fact = DatedFact(name="report_published", value=published[0][0], passage=published[1]) if published is not None else None
    return (*found, *([fact] if fact else []), *_next_inspection(layout)), fact


def _labelled(layout: Layout, label: re.Pattern[str]) -> tuple[list[str], Passage] | None:
    """Return the dates that stand behind a label, or on the line below a label alone."""
    passages = list(layout.passages())
    for number, passage in enumerate(passages):
        told = label.match(passage.text)
        if told is None:
            continue
        alone = not passage.text[told.end() :].strip(" :") and number + 1 < len(passages)
        where = passages[number + 1] if alone else passage
        values = [found.value for found in find_dates(where.text)]
        if values:
            return values, where
    return None


def _labelled_dates(layout: Layout) -> tuple[DatedFact, ...]:
    """Return when the inspection began and ended by its line of dates; of several visits the first and the last day."""
    labelled = _labelled(layout, _DATES)
    if labelled is None:
        return ()
    values, passage = labelled
    start = DatedFact(name="inspection_start", value=values[0], passage=passage)
    return (start,) if len(values) == 1 else (start, DatedFact(name="inspection_end", value=values[-1], passage=passage))


def _next_inspection(layout: Layout) -> tuple[DatedFact, ...]:
    """Return when inspectors come again, first of all; the value is None for "within 18 months"."""
    for passage in sentences(layout):
        told = _NEXT.search(passage.text)
        if told is not None:
            found = [date for date in find_dates(passage.text) if date.start >= told.start()]
            return (DatedFact(name="next_review", value=found[0].value if found else None, passage=passage),)
    return ()
