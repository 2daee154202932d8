"""Finds the abbreviations a set of papers never explains, or explains in two ways."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..crosswalk import fold_words
from ..extract.parsers.glossary import begin_of_meaning
from ..model import Document, Passage
from .prose import quote_at

# An abbreviation met less often than this is a slip, a code or a name that a reader can pass over.
LEAST_USES = 3
# "Mental Health Support Team" and "Mental Health Support Teams", "co-ordinator" and "coordinator": one meaning in other spelling.
SAME_MEANING = 85

_ABBREVIATION = re.compile(r"(?<![\w’'&/.-])(?P<term>[A-Z][A-Za-z]?[A-Z]{1,6}s?)(?![\w’'&.-]|/[A-Za-z])")
# What every reader of these papers knows, whichever area they come from, and what is no abbreviation of the field.
_KNOWN = frozenset(
    "SEND SEN SENCO SENCo EHCP EHCPs EHC NHS GP GPs UK IT ICT DfE DFE NHSE CQC OFSTED LA LAs CYP ICB ICS RAG BRAG KPI KPIs "
    "CEO MP AM PM BSL HR FAQ FAQs PDF TV NB EU WSoA WSOA CAMHS ADHD ASD ASC SENDIASS TBC TBA OK II III IV VI VII DCS DASS PA "
    "PAP APP AFI ID USA QR".split()
)
# "the Advice Service (IAS)", "IAS (Advice Service)": what stands in brackets, or before brackets that begin in words, is explained there.
_EXPLAINED = re.compile(r"\(([A-Z][A-Za-z]{1,7})\)|\b([A-Z][A-Za-z]{1,7}) \([A-Z]?[a-z]")
_BRACKETED = re.compile(r"\(([A-Z][A-Za-z&]{1,9})\)")
# So many letters in front of the brackets hold the longest name of a body.
LONGEST_MEANING = 120
# A heading in capitals is no row of abbreviations.
_CAPITALS = re.compile(r"^[^a-z]*$")


@dataclass(frozen=True, slots=True)
class Unexplained:
    """An abbreviation nothing explains: how often a paper uses it, and the offsets it stands at first."""

    paper: Document
    term: str
    uses: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a paper says an abbreviation stands for."""

    paper: Document
    words: str
    passage: Passage


@dataclass(frozen=True, slots=True)
class TwoMeanings:
    """An abbreviation explained in two ways, each with its paper."""

    term: str
    first: Meaning
    second: Meaning


def unexplained_in(paper: Document, papers: Sequence[Document]) -> tuple[Unexplained, ...]:
    """Return the abbreviations ``paper`` uses and none of ``papers`` explains, the most used first."""
    explained = {_singular(definition.term) for one in papers for definition in one.glossary}
    explained |= {_singular(found) for one in papers for groups in _EXPLAINED.findall(one.text) for found in groups if found}
    uses: Counter[str] = Counter()
    places: dict[str, tuple[int, int]] = {}
    for line in re.finditer(r"[^\n]+", paper.text):
        for found in () if _CAPITALS.match(line.group()) else _ABBREVIATION.finditer(line.group()):
            term = _singular(found["term"])
            if not {term, found["term"]} & (explained | _KNOWN):
                uses[term] += 1
                places.setdefault(term, (line.start() + found.start(), line.start() + found.end()))
    used = sorted((item for item in uses.items() if item[1] >= LEAST_USES), key=lambda item: (-item[1], item[0]))
    return tuple(Unexplained(paper, term, count, *places[term]) for term, count in used if not _is_word(paper, term))


def _is_word(paper: Document, term: str) -> bool:
    """Tell whether capitals are a word written large: the paper writes it small as well."""
    return re.search(rf"\b(?:{term.lower()}|{term.capitalize()})[a-z]*\b", paper.text) is not None


def two_meanings_in(papers: Sequence[Document]) -> Iterator[TwoMeanings]:
    """Yield each abbreviation that ``papers`` explain in two ways."""
    from rapidfuzz import fuzz

    held: defaultdict[str, list[Meaning]] = defaultdict(list)
    for paper in papers:
        for definition in paper.glossary:
            held[_singular(definition.term)].append(Meaning(paper, definition.meaning, definition.passage))
        for term, meaning in _in_brackets(paper):
            held[term].append(meaning)
    for term, (first, *others) in held.items():
        words = fold_words(first.words)
        for other in others:
            said = fold_words(other.words)
            if words not in said and said not in words and fuzz.ratio(words, said) < SAME_MEANING:
                yield TwoMeanings(term, first, other)
                break


def _in_brackets(paper: Document) -> Iterator[tuple[str, Meaning]]:
    """Yield each "Local Inclusion Panel (LIP)": a paper's glossary keeps the first of an abbreviation alone."""
    for found in _BRACKETED.finditer(paper.text):
        before = paper.text[max(0, found.start() - LONGEST_MEANING) : found.start()].rstrip()
        begin = begin_of_meaning(before, found[1])
        if begin is not None:
            start = max(0, found.start() - LONGEST_MEANING) + begin
            passage = quote_at(paper, start, start + len(before) - begin)
            yield _singular(found[1]), Meaning(paper, passage.text, passage)


def _singular(term: str) -> str:
    return term[:-1] if term.endswith("s") and term[:-1].isupper() else term
