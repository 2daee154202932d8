"""Finds what one passage says of all and another denies of some: "every school has a nurse", "some schools still have no nurse"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..crosswalk.similarity import STOP_WORDS, fold_words, stem
from ..extract.language.dates import find_dates
from ..model import Document, Kind, Passage
from .claims import CLAIMING, DENYING, is_later
from .prose import sentences_of, spoken_in

# Share of the words of the longer saying that both must have, and how many at least: one shared word beside the subject may be
# of anything, and who has not been told of a thing has not lacked it.
SAME_SAYING = 0.6
LEAST_WORDS = 2

_SMALL = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|many|some|most|few"
_AUXILIARY = (
    r"(?:now\s+|all\s+|still\s+|also\s+|currently\s+)*"
    r"(?:have|has|had|are|is|was|were|do|does|did|can|receiv\w+|get|got|hold|use|complet\w+|report\w*|feel|felt|attend\w*|know|knew|wait\w*|"
    r"lack\w*|remain\w*)"
)
_DETERMINERS = r"(?:of\s+)?(?:(?:the|our|its|these|those|new|other)\s+)*(?:\d+\s+)?"
_KIND = rf"[a-z][\w’'-]*(?:\s+(?!{_AUXILIARY}\b)[\w’'-]+){{0,6}}?"
# All of a kind, with what is said of them. "Almost all" and "all but two" are not all.
_WHOLE = re.compile(
    r"(?<!not )(?<!almost )(?<!nearly )(?<!virtually )(?<!across )"
    r"\b(?:all(?!\s+(?:but|except))|every|each|100\s?%\s+of(?:\s+all)?|the whole of)\s+"
    rf"{_DETERMINERS}(?P<subject>{_KIND})\s+(?P<verb>{_AUXILIARY})\b(?P<said>[^.;]+)",
    re.IGNORECASE,
)
# Some of a kind that have not: the denial stands before the kind ("not all", "only two", "62% of", "four of the twelve") …
_FEW = re.compile(
    rf"(?:\bnot\s+(?:all|every|each)|\bonly\s+(?:some|a few|\d+\s?%|\d+|{_SMALL})|(?<![\d.])\d{{1,2}}(?:\.\d+)?\s?%(?=\s+of\b)"
    rf"|\b(?:\d+|{_SMALL})(?=\s+of\s+(?:the|our|its|these|those)\s+(?:\d+|{_SMALL})\b))\s+"
    rf"{_DETERMINERS}(?P<subject>{_KIND})\s+(?P<verb>{_AUXILIARY})\b(?P<said>[^.;]+)",
    re.IGNORECASE,
)
# … or behind the verb ("have no", "are not").
_SOME = re.compile(
    rf"\b(?:a number|a few|a minority|the majority|half|\d+\s?%|\d+|{_SMALL})\s+"
    rf"{_DETERMINERS}(?P<subject>{_KIND})\s+(?P<verb>{_AUXILIARY})\b\s*"
    r"(?:(?:still\s+)?(?:not|no|never|yet to|without|n[’']t)\b|(?:still\s+)?waiting for\b|a lack of\b)(?P<said>[^.;]+)",
    re.IGNORECASE,
)
# What some lacked in the past all may have today.
_PAST = re.compile(r"\b(?:had|was|were|did|felt|got|knew|waited|lacked|reported|received|completed|remained|attended)$", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_LACKING = re.compile(r"^(?:still\s+)?(?:lack\w*|wait\w*)", re.IGNORECASE)
_DENIED = re.compile(r"\b(?:not|no|never|nor|n[’']t|without|yet to|fail\w*|lack\w*)\b", re.IGNORECASE)
# What is wanted, asked, planned or told of former days is said of no present state.
_NOT_NOW = re.compile(
    r"\b(?:will|would|should|must|shall|aims?|intend\w*|plan(?:s|ned)? to|target\w*|expect\w*|ensur\w*|need(?:s|ed)? to|to be|if|until|"
    r"whether|previously|formerly|originally|at the time of|before|in the past|historically|last year|used to|could)\b",
    re.IGNORECASE,
)
_EMPTY = frozenset(
    (
        "now still also alreadi current been being get got thei place own access one two three four five six seven eight nine ten eleven "
        "twelv januari februari march april june juli august septemb octob novemb decemb end"
    ).split()
)


@dataclass(frozen=True, slots=True)
class Saying:
    """A sentence that says something of all, or denies it of some, of a kind: the stems of the kind and of what is said."""

    paper: Document
    sentence: Passage
    kind: frozenset[str]
    said: frozenset[str]

    def is_of(self, other: "Saying") -> bool:
        """Tell whether both say the same of the same kind: one kind may be named more closely, each must name its last word."""
        if not (self.kind <= other.kind or other.kind <= self.kind):
            return False
        shared, most = len(self.said & other.said), max(len(self.said), len(other.said))
        return shared >= LEAST_WORDS and shared >= SAME_SAYING * most


def denied_wholes(papers: Sequence[Document]) -> Iterator[tuple[Saying, Saying]]:
    """Yield what a paper says of all with what it, or a paper at or after its time, denies of some; each saying once."""
    reports = [paper for paper in papers if paper.kind is not Kind.PLAN]
    wholes = [saying for paper in reports for saying in _wholes(paper)]
    parts = [saying for paper in reports for saying in _parts(paper)]
    met: set[Passage] = set()
    for whole in wholes:
        for part in parts:
            if whole.sentence == part.sentence or whole.sentence in met or not whole.is_of(part):
                continue
            if whole.paper.id == part.paper.id or is_later(whole.paper, part.paper):
                met.add(whole.sentence)
                yield whole, part


def _wholes(paper: Document) -> Iterator[Saying]:
    for spoken in spoken_in(paper):
        if spoken.section not in CLAIMING:
            continue
        for sentence in sentences_of(paper, spoken.passage):
            for found in _WHOLE.finditer(sentence.text):
                if not _DENIED.search(found["said"]) and not _LACKING.search(found["verb"]) and not _NOT_NOW.search(sentence.text):
                    yield Saying(paper, sentence, _stems(found["subject"]), _stems(found["said"]))


def _parts(paper: Document) -> Iterator[Saying]:
    for spoken in spoken_in(paper):
        if spoken.section not in DENYING:
            continue
        for sentence in sentences_of(paper, spoken.passage):
            text = sentence.text
            # What is said of a past day may have been mended since.
            if _NOT_NOW.search(text) or _YEAR.search(text) or find_dates(text):
                continue
            few = [found for found in _FEW.finditer(text) if not _DENIED.search(found["said"])]
            for found in [*few, *_SOME.finditer(text)]:
                if not _PAST.search(found["verb"]):
                    yield Saying(paper, sentence, _stems(found["subject"]), _stems(found["said"]))


def _stems(words: str) -> frozenset[str]:
    found = (stem(word) for word in re.findall(r"[a-z]+", fold_words(words)) if word not in STOP_WORDS)
    return frozenset(word for word in found if word not in _EMPTY)
