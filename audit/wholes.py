"""Finds what one passage says of all and another denies of some: "every school has a link nurse", "some schools have no link nurse"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..crosswalk.similarity import fold_words
from ..extract.language.dates import find_dates
from ..model import Document, Kind, Passage
from .claims import CLAIMING, DENYING, is_later
from .predicates import Predicate, read_predicate
from .prose import spoken_sentences
from .things import root

# How many telling words the two must share, those that narrow the kind among them: "have a plan" may be said of any plan.
LEAST_WORDS = 2

_SMALL = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|many|some|most|few"
_SHARES = (
    r"(?:a|the) (?:number|handful|minority|majority|few)|half|"
    rf"(?:(?:a|one|two|three) )?(?:third|quarter|fifth)s?|\d+(?:\.\d+)?\s?%|\d+|{_SMALL}"
)
# The word at which a kind ends and what is said of it begins.
_ANCHOR = (
    r"(?:have|has|had|are|is|was|were|do|does|did|can|cannot|receives?|received|gets?|holds?|use[sd]?|completed?|contains?|includes?|attend(?:s|ed)?|"
    r"lacks?|remains?|knows?|meets?|keeps?|follows?|offers?|employs?|wait|without|fails?|runs?|provides?|records?|reports?)"
)
_ADVERBS = r"(?:(?:now|all|still|also|currently|already|yet|each)\s+)*"
_OF = r"(?:of\s+)?(?:(?:the|our)\s+)*"
_KIND = rf"(?P<kind>[a-z][\w']*(?:\s+(?!(?:{_ANCHOR}|now|still|also|currently|already)\b)[\w']+){{0,6}}?)"
_SAID = rf"\s+{_ADVERBS}(?P<said>{_ANCHOR}\b[^.;]*)"
# All of a kind, with what is said of them. "Almost all", "all but two" and "all these" are not all; "all twelve" may be all of a few.
_WHOLE = re.compile(
    r"(?<!not )(?<!almost )(?<!nearly )(?<!virtually )(?<!across )(?<!for )(?<!of )(?<!in )"
    rf"\b(?:all(?!\s+(?:but|except))|every|each|100\s?%\s+of(?:\s+all)?)\s+{_OF}(?!(?:these|those|its|\d+|{_SMALL}|other|of)\b){_KIND}{_SAID}"
)
# Some that have not: the denial stands before the kind ("not all", "only two", "62% of", "four of the twelve") …
_FEW = re.compile(
    rf"(?:\bnot\s+(?:all|every|each)|\bonly\s+(?:{_SHARES})|(?<![\d.])\d{{1,2}}(?:\.\d+)?\s?%(?=\s+of\b)"
    rf"|\b(?:\d+|{_SMALL})(?=\s+of\s+(?:the|our)\s+(?:\d+|{_SMALL})\b))\s+{_OF}(?:(?:\d+|{_SMALL})\s+)?{_KIND}{_SAID}"
)
# … or behind it ("some schools have no", "there are schools without").
_SOME = re.compile(
    rf"(?:\bthere\s+(?:are|is)\s+(?:still\s+)?(?:(?:{_SHARES})\s+)?|\b(?:{_SHARES})\s+){_OF}(?:(?:\d+|{_SMALL})\s+)?{_KIND}"
    rf"(?:\s+(?:that|who|which))?{_SAID}"
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
# What is wanted, asked, planned, or told of former days or by an earlier report is said of no present state.
_NOT_NOW = re.compile(
    r"\b(?:will|would|should|must|shall|aims?|intend\w*|plan(?:s|ned)? to|target\w*|expect\w*|ensur\w*|need(?:s|ed)? to|to be|if|until|"
    r"unless|whether|previously|formerly|originally|at the time of|before|in the past|historically|last year|used to|"
    r"could|inspect\w*|ofsted|cqc|at that time)\b"
)
_REPORTED = re.compile(r"\b(?:told|said|felt|feel|think|thought|reported|say|who|that|which|where)\b")
# A whole said of a place, a project or a case is a smaller whole than that of the words alone.
_WITHIN = re.compile(r"\b(?:in|at|within|for|across|under|among|amongst|of|during|where|when|from|on|through)\b")
_WHERE_FIT = re.compile(r"\b(?:where|when|as (?:needed|required|appropriate)|on request|who|in the (?:pilot|trial|project)|or)\b")
_BEHIND_KIND = re.compile(r"\s(?:in|of|at|for|on|with|within|across|under|who|that|which|aged|from|to|[a-z]+ing)\b.*")


@dataclass(frozen=True, slots=True)
class Saying:
    """A sentence that says something of all, or denies it of some, of a kind: the head and stems of the kind, and what is said."""

    paper: Document
    sentence: Passage
    head: str
    kind: frozenset[str]
    predicate: Predicate

    def is_denied_by(self, part: "Saying") -> bool:
        """Tell whether what is said of all is denied of some: a kind as narrow, the same verb, and no word that the whole does not say."""
        if self.head != part.head or not self.kind <= part.kind or not self.predicate.implies(part.predicate):
            return False
        return len(part.predicate.telling) + len(part.kind) - 1 >= LEAST_WORDS


def denied_wholes(papers: Sequence[Document]) -> Iterator[tuple[Saying, Saying]]:
    """Yield what a paper says of all with what it, or a paper at or after its time, denies of some; each saying once."""
    reports = [paper for paper in papers if paper.kind is not Kind.PLAN]
    wholes = [saying for paper in reports for saying in _wholes(paper)]
    parts = [saying for paper in reports for saying in _parts(paper)]
    met: set[Passage] = set()
    for whole in wholes:
        for part in parts:
            if whole.sentence == part.sentence or whole.sentence in met or not whole.is_denied_by(part):
                continue
            if whole.paper.id == part.paper.id or is_later(whole.paper, part.paper):
                met.add(whole.sentence)
                yield whole, part


def _wholes(paper: Document) -> Iterator[Saying]:
    for spoken, sentence in spoken_sentences(paper):
        text = _plain(sentence.text) if spoken.section in CLAIMING else ""
        if not text or _NOT_NOW.search(text):
            continue
        for found in _WHOLE.finditer(text):
            saying = _saying(paper, sentence, found)
            if saying is None or saying.predicate.denied:
                continue
            if not _WITHIN.search(_undated(text[: found.start()])) and not _WHERE_FIT.search(found["said"]):
                yield saying


def _parts(paper: Document) -> Iterator[Saying]:
    for spoken, sentence in spoken_sentences(paper):
        text = _plain(sentence.text) if spoken.section in DENYING else ""
        # What is said of a past day may have been mended since.
        if not text or _NOT_NOW.search(text) or _YEAR.search(text) or find_dates(sentence.text):
            continue
        for pattern, denied in ((_FEW, False), (_SOME, True)):
            for found in pattern.finditer(text):
                saying = _saying(paper, sentence, found)
                if saying is not None and saying.predicate.denied is denied and not saying.predicate.past:
                    yield saying


def _saying(paper: Document, sentence: Passage, found: re.Match[str]) -> Saying | None:
    words, predicate = found["kind"], read_predicate(found["said"])
    if predicate is None or (found.re is not _WHOLE and _REPORTED.search(words)):
        return None
    head = root(_BEHIND_KIND.sub("", words).split()[-1])
    return Saying(paper, sentence, head, frozenset(root(word) for word in words.split() if word not in _LITTLE), predicate)


def _undated(text: str) -> str:
    """Return text without the dates that say since when ("by May 2023", "in September")."""
    return re.sub(
        r"\b(?:by|in|since|from|at|as of)\s+(?:the end of\s+)?(?:(?:early|late)\s+)?(?:\w+\s+)?(?:19|20)\d\d\b|\bin total\b", "", text
    )


def _plain(sentence: str) -> str:
    return " ".join(fold_words(re.sub(r"n[’']t\b", " not", sentence)).split())


_LITTLE = frozenset("the our of in at for on with a an and to".split())
