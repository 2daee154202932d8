"""Replaces people by the part they play ("the lead of workstream 2", "the signatory") in everything an audit holds.

The audit itself is rewritten before any output is made of it, so that no output can forget. People are those the papers name in
their heads, lead cells, addresses and signatures, those who decided about links, anybody a title stands before ("Cllr …"), and whoever
is named in passing by a given name.
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
from ..model import Document, Standing
from .gap_words import MONTHS, joined
from .name_lookalikes import names_in_passing

# Shorter pieces of a name ("Al", "Jo") stand in too many words to be replaced by themselves.
SHORTEST_ALONE = 3
# Letters that are cut from a word's end where only its stem is named.
LONGEST_ENDING = 3

SOMEBODY = "a named person"
EMAIL = "an e-mail address"
DECIDER = "the person who decided"

_TITLE = r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Dame|Cllr|Councillor|Rev|Rt Hon)\b\.?"
_TITLED = re.compile(rf"\b{_TITLE}\s+[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+)?")
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_QUOTED_WORD = re.compile(r"“([a-zà-ÿ’'-]{3,})”")
_GAP = r"[\s._-]*"
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
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

    ``signatures`` are what people signed their decisions with; ``doubtful`` has the shape of a name and is left as it is.
    """

    people: Mapping[str, str]
    papers: tuple[Document, ...]
    signatures: frozenset[str] = frozenset()
    doubtful: tuple[str, ...] = ()

    def words(self, words: str) -> str:
        """Return some words with the people in them replaced."""
        words = _EMAIL.sub(EMAIL, words)
        for pattern, instead in self._patterns:
            words = pattern.sub(instead, words)
        words = _QUOTED_WORD.sub(lambda found: "“a name”" if self._is_stem(found[1]) else found[0], words)
        return _TITLED.sub(SOMEBODY, words)

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
        return tuple(piece.lower() for name in self.people for piece in _alone(name) if not self._is_other(piece, name))

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
        """A file is often named in small letters, its words parted by hyphens."""
        for person, instead in self.people.items():
            for piece in (rf"{_GAP}".join(map(re.escape, person.split())), *_alone(person)):
                name = re.sub(rf"(?<![^\W_]){piece}(?![^\W_])", instead.replace(" ", "-"), name, flags=re.IGNORECASE)
        return self.words(name)

    @cached_property
    def _memory(self) -> dict[str, str]:
        return {}

    @cached_property
    def _patterns(self) -> tuple[tuple[re.Pattern[str], str], ...]:
        """Whole names first, the longest first: a surname alone may be two people's."""
        names = sorted(self.people, key=lambda name: (-len(name), name))
        # "by JH": who decides may sign with initials, which mean nothing where they stand elsewhere.
        signed = sorted(self.signatures - set(names), key=lambda name: (-len(name), name))
        found = [(re.compile(rf"(?<=\bby ){re.escape(name)}(?!\w)|^{re.escape(name)}$"), DECIDER) for name in signed]
        for name in names:
            parts = [re.escape(part) for part in name.split()]
            initials = r"(?:\s+[A-Z]\.?)?"
            whole = rf"(?:{_TITLE}\s+)?\b{rf'{initials}{_GAP}'.join(parts)}\b"
            turned = rf"\b{parts[-1]}\s*,\s*{parts[0]}\b"
            found.append((re.compile(f"{whole}|{turned}", re.IGNORECASE), self.people[name]))
        for name in names:
            for piece in _alone(name):
                if not self._is_other(piece, name):
                    shapes = "|".join(re.escape(shape) for shape in dict.fromkeys((piece, piece.upper())))
                    found.append(
                        (re.compile(rf"(?:\b{_TITLE}\s+)?(?:\b[A-Z]\.\s*){{0,2}}(?<![\w@])(?:{shapes})(?![\w@])"), self.people[name])
                    )
        return tuple(found)

    def _is_other(self, piece: str, name: str) -> bool:
        """Tell whether a piece of a name is another word as well: the area's name, a month, or a first name that is a common word."""
        if piece in MONTHS or piece in _DAYS or piece in self._area_words:
            return True
        return piece != name.split()[-1] and piece.lower() in self._small_words

    @cached_property
    def _area_words(self) -> frozenset[str]:
        return _area_words(self.papers)

    @cached_property
    def _small_words(self) -> frozenset[str]:
        return frozenset(word for paper in self.papers for word in re.findall(r"\b[a-z]{3,}\b", paper.text))


def _keeping(redacted: Finding, before: Finding) -> RedactedFinding:
    """A finding whose people are replaced, with the fingerprint it had before."""
    return RedactedFinding(**{name: getattr(redacted, name) for name in Finding.model_fields}, true_fingerprint=before.fingerprint)


def redactor_of(audit: Audit, also: Iterable[str] = ()) -> Redactor:
    """Return who stands for whom in an audit: of several parts one person plays, a lead's comes first.

    People named in passing are told by their given names; ``also`` are names to replace that somebody gave.
    """
    papers = tuple(dict.fromkeys(paper.id for paper in _papers(audit)))
    by_id = {paper.id: paper for paper in _papers(audit)}
    parts: dict[str, str] = {}
    for paper in (by_id[key] for key in papers):
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
    passing = names_in_passing((paper.text for paper in by_id.values()), _area_words(by_id.values()))
    for name in (*also, *passing.people):
        parts.setdefault(name, SOMEBODY)
    known = [name for name in passing.doubtful if name not in parts]
    return Redactor(_told_apart(parts), tuple(by_id.values()), frozenset(signed), tuple(known))


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
    """The names some words of a lead cell hold: "Amina Holt / Ben Cole", "Head of SEND (Amina Holt)"."""
    found = []
    for piece in re.split(r"[,;/()&\n:–—]|\band\b|\s-\s", words):
        place = find_name(piece.strip())
        if place is not None or is_name(piece.strip()):
            bounds = place or (0, len(piece.strip()))
            found.append(piece.strip()[slice(*bounds)])
    return found


def _alone(name: str) -> Iterable[str]:
    """The pieces of a name that are told by themselves, the surname first."""
    pieces = [piece.strip(".,") for piece in name.split()]
    return [piece for piece in reversed(pieces) if len(piece) >= SHORTEST_ALONE and piece[:1].isupper()]


def _told_apart(parts: Mapping[str, str]) -> dict[str, str]:
    """Number the people of one part where there are several, in the papers' order."""
    often: dict[str, list[str]] = {}
    for name, part in parts.items():
        often.setdefault(part, []).append(name)
    return {
        name: part if len(often[part]) == 1 else f"{part} ({often[part].index(name) + 1} of {len(often[part])})"
        for name, part in parts.items()
    }
