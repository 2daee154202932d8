"""Finds lists of dated entries that do not stand in the order of their dates."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from ..extract.language.dates import find_dates
from ..model import Document, Passage, Section
from ..model.days import first_day
from .prose import spoken_in

# Fewer dated entries than this are no list in which anyone looks for an order.
LEAST_ENTRIES = 4
# A list of which a larger share stands out of order was never meant to be in the order of dates.
MOST_OUT_OF_ORDER = 0.25


@dataclass(frozen=True, slots=True)
class OutOfOrder:
    """An entry that stands behind one of a later date."""

    paper: Document
    before: Passage
    entry: Passage


def out_of_order(paper: Document) -> Iterator[OutOfOrder]:
    """Yield the entries of a paper's dated lists that stand behind a later one; lists in no order at all are passed over.

    A list is a run of statements of one section and workstream that each begin with a date.
    """
    for run in _runs(paper):
        dates = [day for _, day in run]
        falls = [number for number in range(1, len(run)) if dates[number] < dates[number - 1]]
        if len(run) >= LEAST_ENTRIES and falls and len(falls) <= MOST_OUT_OF_ORDER * len(run):
            for number in falls:
                yield OutOfOrder(paper, run[number - 1][0], run[number][0])


def _runs(paper: Document) -> Iterator[Sequence[tuple[Passage, date]]]:
    run: list[tuple[Passage, date]] = []
    where: tuple[Section, int | None] | None = None
    for spoken in spoken_in(paper):
        day = _begins_with(spoken.passage.text)
        if day is None or where != (spoken.section, spoken.workstream):
            yield run
            run = []
        where = (spoken.section, spoken.workstream)
        if day is not None:
            run.append((spoken.passage, day))
    yield run


def _begins_with(words: str) -> date | None:
    found = find_dates(words)
    return first_day(found[0].value) if found and found[0].start <= 1 else None
