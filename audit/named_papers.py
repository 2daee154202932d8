"""Finds the papers a paper names as attached, or by title and year, that are not among those supplied."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from ..crosswalk import fold_words
from ..model import Document

_APPENDIX = re.compile(
    r"\b(?P<kind>[Aa]ppendix|APPENDIX|[Aa]nnexe?|ANNEX|[Aa]ttachment|[Ee]nclosure)[ \t]+(?P<name>[A-Z](?![\w’'])|\d{1,2}(?!\d|\.\d))"
)
_SORTS = (
    "report strategy plan review audit assessment framework policy survey statement charter protocol analysis agreement roadmap toolkit "
    "evaluation study handbook profile"
).split()
_GAP = r"(?:[ \t]+|[ \t]*\n[ \t]*)"
_TITLE = re.compile(
    rf"\b(?P<title>[A-Z][\w’'&-]*(?:{_GAP}(?:(?:and|of|for|on|the|&){_GAP}){{0,2}}(?:[A-Z][\w’'&-]*|{'|'.join(_SORTS)})){{0,7}})"
    rf"{_GAP}(?P<year>20\d\d(?:\s?[-–/]\s?(?:20)?\d\d)?)(?![\d/-])"
)
# Laws and national guidance are public; nobody supplies them.
_PUBLIC = re.compile(
    r"\b(?:act|acts|regulations?|code|order|bill|directive|white paper|green paper|census|ofsted|framework for)\b", re.IGNORECASE
)
_LEADING = frozenset("the a an our in and by with for each this that its their see since from under at to of on".split())
# A line that begins with the appendix's name and is no longer than this many words is its heading: the appendix is in the paper.
HEADING_WORDS = 12


@dataclass(frozen=True, slots=True)
class NamedPaper:
    """A paper that is named and was not supplied: its name, and the offsets it stands at first."""

    name: str
    start: int
    end: int


def papers_not_supplied(paper: Document, supplied: Sequence[Document]) -> tuple[NamedPaper, ...]:
    """Return the papers that ``paper`` names and that are not among ``supplied``, each once, in the order they are named."""
    found: dict[str, NamedPaper] = {}
    for named in (*_titles(paper, supplied), *_appendices(paper)):
        found.setdefault(fold_words(named.name), named)
    return tuple(sorted(found.values(), key=lambda named: named.start))


def _appendices(paper: Document) -> Iterator[NamedPaper]:
    for found in _APPENDIX.finditer(paper.text):
        if not _is_inside(paper.text, found.group()):
            yield NamedPaper(f"{found['kind'].capitalize()} {found['name']}", *found.span())


def _is_inside(text: str, name: str) -> bool:
    """Tell whether an appendix is a part of the paper: a short line begins with its name and is no sentence."""
    for found in re.finditer(rf"^[ \t]*{re.escape(name)}\b(?P<rest>[^\n]*)$", text, re.IGNORECASE | re.MULTILINE):
        rest = found["rest"].strip()
        if (
            len(rest.split()) < HEADING_WORDS
            and not rest.endswith(".")
            and not re.match(r"(?:to|of|is|sets|shows|and|provides|gives|contains)\b", rest)
        ):
            return True
    return False


def _titles(paper: Document, supplied: Sequence[Document]) -> Iterator[NamedPaper]:
    known = [
        frozenset(fold_words(f"{one.title.text if one.title else ''} {one.stated_title or ''} {one.kind.value.replace('_', ' ')}").split())
        for one in supplied
    ]
    for found in _TITLE.finditer(paper.text):
        words = found["title"].split()
        start = found.start()
        while words and words[0].lower() in _LEADING:
            start = _behind_words(paper.text, start, 1)
            words = words[1:]
        for at, word in enumerate(words[:-2]):
            # "the JSNA and Sufficiency Plan 2022" names two papers.
            if words[at + 1].lower() in ("and", "&") and (word.lower() in _SORTS or sum(letter.isupper() for letter in word) > 1):
                start = _behind_words(paper.text, start, at + 2)
                words = words[at + 2 :]
                break
        if len(words) < 2 or words[-1].lower() not in _SORTS or _PUBLIC.search(" ".join(words)):
            continue
        title = frozenset(fold_words(" ".join(words)).split())
        if any(title <= one for one in known):
            continue
        yield NamedPaper(f"{' '.join(words)} {' '.join(found['year'].split())}", start, found.end())


def _behind_words(text: str, start: int, count: int) -> int:
    """Return the offset of the word that stands ``count`` words behind ``start``."""
    words = islice(re.finditer(r"\S+", text[start:]), count, None)
    return start + next(words).start()
