"""Reads which figure a sentence gives for which date, so that two papers' figures for one thing can be held together."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..crosswalk.vocabulary import Vocabulary, vocabulary_of
from ..extract.language.dates import find_dates
from ..model import Document, Passage, Section
from .prose import pieces_of, sentences_of

# Two sentences measure one thing when every word of one is in the other and this share of all their words is common.
SAME_WORDS = 0.6
LEAST_WORDS = 3
# Percentages that differ by no more than this are the same figure, rounded twice.
ROUNDING = 1.0
# A sentence with more figures than this is a table in words: which belongs to which date is not plain.
MOST_FIGURES = 4

_NUMBER = re.compile(r"(?<![\w.,£/-])(?P<value>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)(?P<mark>\s?%|\s+per ?cent)?(?![\w/]|[.,]\d|-\w)")
_YEAR = re.compile(r"\b(?:in|for|during)\s+(20\d\d)\b(?!\s*[-–/]\s*\d)")
_UNIT_BEHIND = re.compile(r"\s*(?:weeks?|days?|months?|years?|hours?|minutes?|terms?|pages?)\b|\s*(?:st|nd|rd|th)\b", re.IGNORECASE)
_LABEL_BEFORE = re.compile(
    r"\b(?:years?|ages?|aged|stages?|sections?|phase|appendix|workstreams?|priority|priorities|grade|band|areas?|tiers?|part|chapter|act|within)"
    r"\s*(?:\d+\s*(?:to|and|-|–)\s*)?$",
    re.IGNORECASE,
)
_UNSURE = re.compile(
    r"\b(?:about|around|approximately|roughly|nearly|almost|over|more than|less than|fewer than|at least|at most|up to|some|no more than)"
    r"\s+(?:an? \w+ of )?$",
    re.IGNORECASE,
)
_NOT_REPORTED = re.compile(
    r"\b(?:targets?|will|expect\w*|forecast\w*|aims?|intend\w*|plan(?:s|ned)? to|project(?:ed|ion)s?|ambition|should|must|predict\w*)\b",
    re.IGNORECASE,
)
_BASELINE = re.compile(
    r"\b(?:(?:up|down)\s+from|compared (?:with|to)|from (?:an? )?baseline of|from)\s+(?:an? average of )?$", re.IGNORECASE
)
_LINK_TO_DATE = re.compile(
    r"^(?:\s+[a-z]+){0,4}?\s*(?:\(|,)?\s*(?:in|at|by|for|during|as at|as of|on|at the end of|by the end of)?\s*(?:the end of\s*)?$",
    re.IGNORECASE,
)
_MOVEMENT = frozenset(
    "rose risen rise increas decreas fell fall fallen drop declin reduc reduct grew grown up down from to number percentag rate "
    "compar improv total was were there stood stand count end per cent".split()
)
_KIND_OF_FIGURE = frozenset("averag monthli annual cumul weekli daili median mean quarter half".split())


@dataclass(frozen=True, slots=True)
class DatedFigure:
    """A figure a paper gives for a month, day or year, and the terms of what is counted."""

    paper: Document
    sentence: Passage
    words: str
    value: float
    percent: bool
    when: str
    terms: frozenset[str]


def dated_figures(paper: Document, vocabulary: Vocabulary) -> Iterator[DatedFigure]:
    """Yield the figures a paper reports for a date; targets, forecasts, ages, spans of time and rough figures are left out."""
    aims = {
        statement.passage.start
        for statement in paper.statements
        if statement.section in (Section.AIM, Section.STILL_TO_DO, Section.NEXT_STEP)
    }
    promises = {measure.passage.start for action in paper.actions for measure in action.measures} | {a.passage.start for a in paper.actions}
    for piece in pieces_of(paper):
        if piece.start in aims:
            continue
        for sentence in sentences_of(paper, piece):
            yield from _figures(paper, sentence, vocabulary, promised=piece.start in promises)


def contradicting_figures(papers: Sequence[Document]) -> Iterator[tuple[DatedFigure, DatedFigure]]:
    """Yield the figures of ``papers`` that contradict each other, each with the first in a paper that does.

    A figure that a whole list speaks against is one finding: the list counts parts, or the figure is wrong, and one look tells which.
    """
    vocabulary = vocabulary_of(papers)
    figures = [figure for paper in papers for figure in dated_figures(paper, vocabulary)]
    met: set[tuple[str, str, str, str]] = set()
    for number, first in enumerate(figures):
        for second in figures[number + 1 :]:
            mine, theirs = (first.paper.id, first.words, first.when), (second.paper.id, second.words, second.when)
            keys = ((*mine, second.paper.id), (*theirs, first.paper.id))
            if met.isdisjoint(keys) and contradict(first, second) and first.sentence != second.sentence:
                met.update(keys)
                yield first, second


def contradict(first: DatedFigure, second: DatedFigure) -> bool:
    """Tell whether two figures are of one thing and date and differ by more than rounding."""
    if first.when != second.when or first.percent != second.percent or first.terms & _KIND_OF_FIGURE != second.terms & _KIND_OF_FIGURE:
        return False
    if abs(first.value - second.value) <= (ROUNDING if first.percent else 0.0):
        return False
    common, every = first.terms & second.terms, first.terms | second.terms
    return common in (first.terms, second.terms) and len(common) >= LEAST_WORDS and len(common) >= SAME_WORDS * len(every)


def _figures(paper: Document, sentence: Passage, vocabulary: Vocabulary, *, promised: bool) -> Iterator[DatedFigure]:
    text = sentence.text
    if not _NUMBER.search(text) or (_NOT_REPORTED.search(text) and not promised):
        return
    dates = [(found.start, found.end, found.value) for found in find_dates(text)]
    dates += [
        (m.start(1), m.end(1), m.group(1)) for m in _YEAR.finditer(text) if not any(start <= m.start(1) < end for start, end, _ in dates)
    ]
    if not dates:
        return
    numbers = [found for found in _NUMBER.finditer(text) if _is_figure(text, found, dates)]
    if not numbers or len(numbers) > MOST_FIGURES:
        return
    terms = _terms(text, numbers, dates, vocabulary)
    for number in numbers:
        before = text[: number.start()]
        when = _date_of(text, number, numbers, sorted(dates))
        if when is None or _UNSURE.search(before) or (promised and not _BASELINE.search(before)):
            continue
        yield DatedFigure(
            paper, sentence, number.group(0).strip(), float(number["value"].replace(",", "")), bool(number["mark"]), when, terms
        )


def _is_figure(text: str, found: re.Match[str], dates: list[tuple[int, int, str]]) -> bool:
    if any(start <= found.start() < end for start, end, _ in dates):
        return False
    if not found["mark"] and (_UNIT_BEHIND.match(text, found.end()) or _LABEL_BEFORE.search(text[: found.start()])):
        return False
    return not (not found["mark"] and len(found["value"]) == 4 and found["value"].startswith("20"))


def _date_of(text: str, number: re.Match[str], numbers: list[re.Match[str]], dates: list[tuple[int, int, str]]) -> str | None:
    """Return the date that stands right behind a figure, or the sentence's only date where the figure is its only one too."""
    for start, _, value in dates:
        between = text[number.end() : start] if start >= number.end() else None
        if (
            between is not None
            and _LINK_TO_DATE.match(between)
            and not any(n.start() < start and n.start() > number.start() for n in numbers)
        ):
            return value
    return dates[0][2] if len(dates) == 1 and len(numbers) == 1 else None


def _terms(text: str, numbers: list[re.Match[str]], dates: list[tuple[int, int, str]], vocabulary: Vocabulary) -> frozenset[str]:
    kept = list(text)
    for start, end in [(n.start(), n.end()) for n in numbers] + [(start, end) for start, end, _ in dates]:
        kept[start:end] = " " * (end - start)
    return frozenset(term for term, _ in vocabulary.read("".join(kept))) - _MOVEMENT
