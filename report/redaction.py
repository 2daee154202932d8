"""Replaces people by the part they play ("the lead of workstream 2", "the signatory") in everything an audit holds.

The audit itself is rewritten before any output is made of it, so that no output can forget. People are those the papers name in
their heads, lead cells, addresses and signatures, those who decided about links, anybody a title stands before ("Cllr …"), and whoever
is named in passing. All is replaced in one pass over the words, so that nothing is replaced within what was put in.
A finding keeps the fingerprint of its true words: an answer to the redacted tracker still finds its finding.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from enum import Enum
from functools import cached_property
from typing import TypeVar, cast

from pydantic import BaseModel

from ..audit.finding import Audit, Finding
from ..extract.language.people import find_name, is_name
from ..model import Document, SettingsError, Standing
from .gap_words import joined
from .known_people import KnownPeople, pieces_of
from .name_lookalikes import NameFinder, doubtful_names, names_in_passing
from .name_words import ADDRESS, Vocabulary, fold, vocabulary_of

# Letters that are cut from a word's end where only its stem is named.
LONGEST_ENDING = 3

SOMEBODY = "a named person"
EMAIL = "an e-mail address"
DECIDER = "the person who decided"

ACCOUNT = "an account name"
WEB_ADDRESS = "a web address"

_QUOTED_WORD = re.compile(r"“([a-zà-ÿ’'-]{3,})”")
_FILE_WORD = re.compile(r"[^\W\d_]+")
_SPACED = re.compile(r"[_.-]+")
_STANDINGS = {
    Standing.LEAD: "the lead",
    Standing.ADDRESSEE: "the addressee",
    Standing.SIGNATORY: "the signatory",
    Standing.AUTHOR: "the author",
    Standing.ADVISER: "the adviser",
    Standing.COPIED_TO: "a person copied in",
}
_Any = TypeVar("_Any")


class RedactedFinding(Finding):
    """A finding whose people are replaced, with the fingerprint it has in their true names."""

    true_fingerprint: str

    @property
    def fingerprint(self) -> str:
        """The fingerprint of the finding before its people were replaced."""
        return self.true_fingerprint


@dataclass(frozen=True)
class Redactor:
    """Knows who stands for whom: ``people`` maps each name to the words put in its place, ``papers`` are those it was read from.

    ``vocabulary`` tells which of their words are ordinary ones; ``signatures`` are what people signed their decisions
    with; ``asked`` are the names somebody gave to be replaced.
    """

    people: Mapping[str, str]
    papers: tuple[Document, ...]
    vocabulary: Vocabulary
    signatures: frozenset[str] = frozenset()
    asked: frozenset[str] = frozenset()

    def words(self, words: str) -> str:
        """Return some words with the people in them replaced."""
        kept, place = [], 0
        for start, end, instead in sorted(self._replacements(words), key=lambda one: (one[0], -one[1])):
            if start >= place:
                kept += [words[place:start], instead]
                place = end
        return "".join((*kept, words[place:]))

    def _replacements(self, words: str) -> Iterator[tuple[int, int, str]]:
        """Yield from where to where in some words what is put in place."""
        for span in self._finder.spans(words):
            yield span.start, span.end, SOMEBODY if span.person is None else self.people[span.person]
        if "@" in words or "." in words:
            for found in ADDRESS.finditer(words):
                instead = self._address(found)
                if instead != found[0]:
                    yield *found.span(), instead
        if "“" in words:
            for found in _QUOTED_WORD.finditer(words):
                if self._is_stem(fold(found[1]).text):
                    yield *found.span(), "“a name”"
        if self.signatures and ("by " in words or words in self.signatures):
            for found in self._signed.finditer(words):
                yield *found.span(), DECIDER

    def _address(self, found: re.Match[str]) -> str:
        """What stands for an address: a web address without people stays, a file's name keeps its other words."""
        if found["email"]:
            return EMAIL
        if found["account"]:
            return ACCOUNT
        name = self._file_name(found[0])
        return name if found["file"] or name == found[0] else WEB_ADDRESS

    def value(self, value: _Any) -> _Any:
        """Return a value (a model, a dataclass, a tuple, a text) with the people in all its texts replaced."""
        return cast(_Any, self._value(value))

    def audit(self, audit: Audit) -> Audit:
        """Return an audit with the people in it replaced; its findings keep their fingerprints."""
        redacted = self.value(audit)
        findings = [_keeping(after, before) for before, after in zip(audit.findings, redacted.findings, strict=True)]
        settled = [
            one.model_copy(update={"finding": _keeping(one.finding, before.finding)})
            for one, before in zip(redacted.settled, audit.settled, strict=True)
        ]
        return redacted.model_copy(update={"findings": tuple(findings), "settled": tuple(settled)})

    def _is_stem(self, word: str) -> bool:
        """Tell whether a word of a link's reason is the beginning of a name: reasons quote words in small letters, without endings."""
        return any(piece.startswith(word) and len(piece) - len(word) <= LONGEST_ENDING for piece in self._pieces)

    @cached_property
    def _pieces(self) -> tuple[str, ...]:
        return tuple(piece for piece in self._known.alone if not self.vocabulary.is_ordinary(piece))

    def _value(self, value: object) -> object:
        if isinstance(value, Enum):
            return value
        if isinstance(value, str):
            return self._memory.setdefault(value, self.words(value)) if value not in self._memory else self._memory[value]
        if isinstance(value, tuple):
            return tuple(self._value(one) for one in value)
        if isinstance(value, BaseModel):
            kept = ("source", "text") if isinstance(value, Document) else ()
            changed = {name: self._value(getattr(value, name)) for name in type(value).model_fields if name not in kept}
            if isinstance(value, Document):
                # The whole text is shown by no output, and would be the place where a name is forgotten.
                changed |= {"source": self._file_name(value.source), "text": ""}
            return value.model_copy(update=changed)
        if is_dataclass(value) and not isinstance(value, type):
            return replace(value, **{one.name: self._value(getattr(value, one.name)) for one in fields(value) if one.init})
        return value

    def _file_name(self, name: str) -> str:
        """A file is often named in small letters, its words parted by hyphens: they are read with capitals, and given names told."""
        begun = _FILE_WORD.sub(lambda word: word[0].capitalize(), name)
        spaced = _SPACED.sub(lambda found: " " * len(found[0]), begun)
        kept, place = [], 0
        for span in self._finder.spans(spaced):
            instead = SOMEBODY if span.person is None else self.people[span.person]
            kept += [name[place : span.start], instead.replace(" ", "-")]
            place = span.end
        return "".join((*kept, name[place:]))

    @cached_property
    def _memory(self) -> dict[str, str]:
        return {}

    @cached_property
    def _signed(self) -> re.Pattern[str]:
        """ "by JH": who decides may sign with initials, which mean nothing where they stand elsewhere."""
        signed = "|".join(re.escape(name) for name in sorted(self.signatures, key=lambda name: (-len(name), name)))
        return re.compile(rf"(?<=\bby )(?:{signed})(?!\w)|^(?:{signed})$")

    @cached_property
    def _known(self) -> KnownPeople:
        return KnownPeople(tuple(self.people), self.vocabulary, self.asked)

    @cached_property
    def _finder(self) -> NameFinder:
        return NameFinder(self._known)

    @cached_property
    def doubtful(self) -> tuple[str, ...]:
        """What is left in the papers once people are replaced, and has the shape of a name, in the order met."""
        return doubtful_names((self.words(paper.text) for paper in self.papers), self.vocabulary)


def _keeping(redacted: Finding, before: Finding) -> RedactedFinding:
    """A finding whose people are replaced, with the fingerprint it had before."""
    return RedactedFinding(**{name: getattr(redacted, name) for name in Finding.model_fields}, true_fingerprint=before.fingerprint)


def redactor_of(audit: Audit, also: Iterable[str] = ()) -> Redactor:
    """Return who stands for whom in an audit: of several parts one person plays, a lead's comes first.

    People named in passing are told by their given names; ``also`` are names to replace that somebody gave.
    """
    by_id = {paper.id: paper for paper in _papers(audit)}
    parts: dict[str, str] = {}
    for paper in by_id.values():
        streams: dict[str, list[str]] = {}
        for stream in paper.workstreams:
            for lead in (*((stream.lead,) if stream.lead else ()), *stream.others):
                for name in _names_in(lead.name):
                    streams.setdefault(name, []).append(str(stream.number))
        for name, numbers in streams.items():
            many = "workstreams" if len(numbers) > 1 else "workstream"
            parts.setdefault(name, f"the lead of {many} {joined(list(dict.fromkeys(numbers)))}")
    for paper in by_id.values():
        for action in paper.actions:
            for name in _names_in(action.lead.text if action.lead else ""):
                parts.setdefault(name, f"the lead of action {action.ref}")
    for paper in by_id.values():
        for person in paper.people:
            for name in _names_in(person.name) or [person.name]:
                parts.setdefault(name, _STANDINGS[person.standing])
    signed = {
        name for area in audit.areas for name in (*(one.decision.by for one in area.decisions), *(one.by for one in area.dispositions))
    }
    for name in sorted(signed):
        if is_name(name):
            parts.setdefault(name, DECIDER)
    vocabulary = vocabulary_of((paper.text for paper in by_id.values()), _area_words(by_id.values()))
    asked = tuple(name.strip() for name in also)
    for name in asked:
        _check_asked(name, vocabulary)
        parts.setdefault(name, SOMEBODY)
    known = KnownPeople(tuple(parts), vocabulary, frozenset(asked))
    for name in names_in_passing((paper.text for paper in by_id.values()), known):
        parts.setdefault(name, SOMEBODY)
    return Redactor(_told_apart(parts), tuple(by_id.values()), vocabulary, frozenset(signed), frozenset(asked))


def _check_asked(name: str, vocabulary: Vocabulary) -> None:
    """Raise SettingsError where a name somebody gave is no name: a letter, or words the papers use for other things."""
    pieces = pieces_of(name)
    if not any(len(piece) > 1 for piece in pieces):
        raise SettingsError(f"--redact: “{name}” is no name. Write the name as the papers do.")
    if all(vocabulary.is_ordinary(piece) and not vocabulary.is_perhaps_given(piece) for piece in pieces if len(piece) > 1):
        raise SettingsError(f"--redact: “{name}” is an ordinary word in these papers, and stands in too many places. Write the whole name.")


def _area_words(papers: Iterable[Document]) -> frozenset[str]:
    return frozenset(word for paper in papers for word in (paper.area or "").split())


def redact(audit: Audit) -> Audit:
    """Return ``audit`` with every person it names replaced by the part they play."""
    return redactor_of(audit).audit(audit)


def _papers(audit: Audit) -> Iterator[Document]:
    for area in audit.areas:
        yield from area.papers
    yield from (*audit.later, *audit.superseded)


def _names_in(words: str) -> list[str]:
    """The names some words of a lead cell hold, without accents: "Amina Holt / Ben Cole", "Head of SEND (Amina Holt)"."""
    found = []
    for piece in re.split(r"[,;/()&\n:–—]|\band\b|\s-\s", words):
        piece = fold(piece).text.strip()
        place = find_name(piece)
        if place is not None or is_name(piece):
            found.append(piece[slice(*(place or (0, len(piece))))])
    return found


def _told_apart(parts: Mapping[str, str]) -> dict[str, str]:
    """Number the people of one part where there are several, in the papers' order."""
    often: dict[str, list[str]] = {}
    for name, part in parts.items():
        often.setdefault(part, []).append(name)
    return {
        name: part if len(often[part]) == 1 else f"{part} ({often[part].index(name) + 1} of {len(often[part])})"
        for name, part in parts.items()
    }
