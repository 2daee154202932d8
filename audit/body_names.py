"""Finds one body or term that an area's papers spell in several ways."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from ..model import Document
from .prose import passages_of_facts, pieces_of

# Names shorter than this many telling words ("Scrutiny Committee") are too general to be one body's.
LEAST_WORDS = 3
# With one word exchanged, a name must still have this many and begin or end with the area's own name.
LEAST_WORDS_EXCHANGED = 4
# A swapped abbreviation is a slip when the other one is this many times as frequent, or is defined and it is not.
FREQUENT = 3
SHORTEST_ABBREVIATION = 4

_BODY = frozenset(
    "alliance association board cabinet collaborative collective commission committee consortium council executive forum group network "
    "panel participation partnership service team trust voice union".split()
)
_CONNECTORS = frozenset("and of for the in on with to".split())
_LEADING = frozenset("the a an our in and by with for each both from at to as of on this that since when while chair".split())
# A sentence of a list begins with what was done: "Asked Northmere Parents' Voice …".
_LEADING_VERB = re.compile(
    r"(?:asked|attended|appointed|commissioned|consulted|created|developed|engaged|(?:re-)?established|extended|formed|informed|introduced|"
    r"invited|involved|joined|launched|presented|reviewed|shared|supported|worked|met|told|held|wrote|set|led|ran|gave|made|sent|took)$"
)
_WORD = r"[A-Z][A-Za-z’'&-]*"
_GAP = r"(?:[ \t]+|[ \t]*\n[ \t]*)"
_NAME = re.compile(rf"\b{_WORD}(?:{_GAP}(?:(?:and|of|for|the|&){_GAP}){{0,2}}{_WORD}){{2,7}}")
_ABBREVIATION = re.compile(r"\b([A-Z]{4,6})(?=s?\b)")


@dataclass(frozen=True, slots=True)
class Spelling:
    """One way a body is named, how often, and where it stands first: paper and offsets."""

    words: str
    count: int
    paper: Document
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class NamedBody:
    """A body or term with its spellings, the most frequent or defined one first."""

    spellings: tuple[Spelling, ...]


@dataclass(slots=True)
class _Form:
    words: str
    key: tuple[str, ...]
    places: list[tuple[Document, int, int]] = field(default_factory=list)


def bodies_in(papers: Sequence[Document], area: str | None) -> tuple[NamedBody, ...]:
    """Return the bodies and terms that ``papers`` name in more than one way; ``area`` is the area's name."""
    forms = _names(papers) | _abbreviations(papers)
    meanings = _meanings(papers, forms.values())
    parent = {name: name for name in forms}

    def root(name: str) -> str:
        while parent[name] != name:
            name = parent[name]
        return name

    for first, second in _pairs(forms, meanings, _defined(papers), area):
        parent[root(second)] = root(first)
    groups: defaultdict[str, list[_Form]] = defaultdict(list)
    for name in forms:
        groups[root(name)].append(forms[name])
    found = [
        _body(group, meanings)
        for group in groups.values()
        if len({form.words.casefold() for form in group}) > 1 and not _is_only_abbreviated(group)
    ]
    return tuple(sorted(found, key=lambda body: body.spellings[0].words))


def _names(papers: Iterable[Document]) -> dict[str, _Form]:
    forms: dict[str, _Form] = {}
    for paper in papers:
        facts = set(passages_of_facts(paper))
        for piece in pieces_of(paper):
            for fragment in piece.fragments:
                for start, end in _spans(paper.text, fragment.start, fragment.end, wrapped=piece in facts):
                    words = paper.text[start:end].split()
                    words[-1] = re.sub(r"[’']s?$", "", words[-1])
                    key = _key(words)
                    if len(key) >= LEAST_WORDS and _BODY.intersection(key):
                        name = " ".join("and" if word == "&" else word for word in words)
                        forms.setdefault(name.casefold().rstrip("s"), _Form(name, key)).places.append((paper, start, end))
    return forms


def _spans(text: str, start: int, end: int, *, wrapped: bool) -> Iterator[tuple[int, int]]:
    """Yield the bounds of each run of capitalised words between two offsets; "… Council and the … Forum" is two.

    Where the text is not known to be one passage (not ``wrapped``), a body's name ends with its line.
    """
    for found in _NAME.finditer(text, start, end):
        words = list(re.finditer(r"\S+", found.group()))
        begun: list[re.Match[str]] = []
        for number, word in enumerate(words):
            lowered, behind = word.group().lower(), words[number + 1].group().lower() if number + 1 < len(words) else ""
            last = begun[-1].group().lower() if begun else ""
            joined = lowered in ("and", "&") and (behind == "the" or last in _BODY)
            opened = lowered == "the" and last not in _CONNECTORS
            broken = not wrapped and last in _BODY and "\n" in found.group()[begun[-1].end() : word.start()]
            if begun and (joined or opened or broken):
                yield found.start() + begun[0].start(), found.start() + begun[-1].end()
                begun = [word] if broken else []
            elif begun or not (lowered in _LEADING or _LEADING_VERB.match(lowered)):
                begun.append(word)
        if begun:
            yield found.start() + begun[0].start(), found.start() + begun[-1].end()


def _key(words: Sequence[str]) -> tuple[str, ...]:
    """Return the telling words of a name: lower case, without plural and possessive endings."""
    plain = (re.sub(r"[’']s?$", "", word.lower()).replace("’", "'") for word in words)
    return tuple(
        word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word
        for word in plain
        if word not in _CONNECTORS and word != "&"
    )


def _abbreviations(papers: Iterable[Document]) -> dict[str, _Form]:
    forms: dict[str, _Form] = {}
    ordinary = {word for paper in papers for word in re.findall(r"\b[a-z]{4,6}\b", paper.text)}
    for paper in papers:
        for found in _ABBREVIATION.finditer(paper.text):
            term = found.group(1)
            if term.lower() not in ordinary:
                forms.setdefault(term, _Form(term, ())).places.append((paper, *found.span(1)))
    return forms


def _meanings(papers: Iterable[Document], forms: Iterable[_Form]) -> dict[str, tuple[str, ...]]:
    """Return the telling words of each abbreviation's meaning, where its letters are theirs: "… (TPCA)", or in a glossary."""
    meanings: dict[str, tuple[str, ...]] = {}
    explained = [(definition.term, _key(definition.meaning.split())) for paper in papers for definition in paper.glossary]
    for form in forms:
        for paper, _, end in form.places:
            bracketed = re.match(r"\s*\(([A-Z]{3,6})\)", paper.text[end : end + 12])
            if bracketed and form.key:
                explained.append((bracketed.group(1), form.key))
    for term, key in explained:
        if term.isupper() and "".join(word[0] for word in key).upper() == term:
            meanings.setdefault(term, key)
    return meanings


def _pairs(
    forms: Mapping[str, _Form], meanings: Mapping[str, tuple[str, ...]], defined: frozenset[str], area: str | None
) -> Iterator[tuple[str, str]]:
    """Yield each two forms that name one body or term."""
    names = [name for name, form in forms.items() if form.key]
    terms = [name for name, form in forms.items() if not form.key]
    for number, first in enumerate(names):
        for second in names[number + 1 :]:
            if _same_body(forms[first].key, forms[second].key, area):
                yield first, second
    for term, meaning in meanings.items():
        members = [name for name in names if _stands_for(forms[name].key, term, meaning)]
        yield from pairwise(members)
        if members and term in forms:
            yield members[0], term
    for slip in terms:
        for term in terms:
            if _is_slip(forms[slip], forms[term], defined):
                yield term, slip


def _defined(papers: Iterable[Document]) -> frozenset[str]:
    """Return the abbreviations a paper explains: in its glossary, or in brackets behind their words."""
    bracketed = {found for paper in papers for found in re.findall(r"\(([A-Z]{3,6})s?\)", paper.text)}
    return frozenset(bracketed | {definition.term.removesuffix("s") for paper in papers for definition in paper.glossary})


def _same_body(first: tuple[str, ...], second: tuple[str, ...], area: str | None) -> bool:
    if sorted(first) == sorted(second):
        return True
    if len(first) != len(second) or len(first) < LEAST_WORDS_EXCHANGED or not area:
        return False
    own = set(_key(area.split()))
    left, right = Counter(first) - Counter(second), Counter(second) - Counter(first)
    if sum(left.values()) != 1 or not own <= set(first) & set(second):
        return False
    one, other = next(iter(left)), next(iter(right))
    return {one, other} <= _BODY or one[:4] == other[:4]


def _stands_for(key: tuple[str, ...], term: str, meaning: tuple[str, ...]) -> bool:
    """Tell whether a name is the one an abbreviation is defined for, or another with its letters and all words but one."""
    if sorted(key) == sorted(meaning):
        return True
    letters = "".join(word[0] for word in key).upper()
    shared = sum((Counter(key) & Counter(meaning)).values())
    return len(key) == len(meaning) and shared >= max(len(meaning) - 1, 2) and (letters == term or _swapped(letters, term))


def _is_slip(slip: _Form, term: _Form, defined: frozenset[str]) -> bool:
    if slip.words in defined or len(slip.words) < SHORTEST_ABBREVIATION or not _swapped(slip.words, term.words):
        return False
    return term.words in defined or len(term.places) >= FREQUENT * len(slip.places)


def _swapped(first: str, second: str) -> bool:
    """Tell whether two words differ by two neighbouring letters that changed places."""
    if len(first) != len(second) or first == second:
        return False
    differ = [at for at, (one, other) in enumerate(zip(first, second, strict=True)) if one != other]
    return (
        len(differ) == 2 and differ[1] == differ[0] + 1 and first[differ[0]] == second[differ[1]] and first[differ[1]] == second[differ[0]]
    )


def _is_only_abbreviated(group: Sequence[_Form]) -> bool:
    """Tell whether a group is one name and the abbreviation it is defined with: no two ways of spelling."""
    return sum(bool(form.key) for form in group) == 1 and sum(not form.key for form in group) == 1


def _body(group: Sequence[_Form], meanings: Mapping[str, tuple[str, ...]]) -> NamedBody:
    def rank(form: _Form) -> tuple[bool, bool, int, str]:
        defined = form.words in meanings or any(sorted(form.key) == sorted(meaning) for meaning in meanings.values())
        return (not form.key, not defined, -len(form.places), form.words)

    return NamedBody(tuple(Spelling(form.words, len(form.places), *form.places[0]) for form in sorted(group, key=rank)))
