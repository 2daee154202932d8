"""Reads what a sentence says is finished, and what it says is still being done, each with its thing.

The thing must be the object of the verb, or the subject of its passive, and the verb must finish it: whoever agreed to write a
strategy, appointed its author or set up its steering group has not written it.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from ..crosswalk.similarity import fold_words
from .things import Thing, read_thing

# Verbs in the past that leave a thing finished, by what they did to it.
_FINISHING: Mapping[str, tuple[str, ...]] = {
    "made": ("wrote", "written", "developed", "produced", "created", "coproduced", "designed", "compiled"),
    "agreed": ("agreed", "approved", "adopted", "ratified", "signed off", "endorsed", "finalised", "finalized"),
    "published": ("published", "issued", "uploaded"),
    "opened": ("opened", "launched", "built"),
    "set": ("established", "set up", "introduced", "installed", "formed", "put in place"),
    "implemented": ("implemented",),
    "completed": ("completed", "finished", "concluded", "undertook", "undertaken", "carried out", "conducted"),
    "appointed": ("recruited", "appointed", "employed", "hired"),
    "bought": ("commissioned", "procured", "purchased", "bought"),
    "reviewed": ("reviewed", "updated", "refreshed", "revised", "audited", "mapped"),
}
_STANDING = "standing"
_DONE_KIND = {word: kind for kind, words in _FINISHING.items() for word in words}
# What is still being done, with what it cannot be after. A service that stands may be developed further: "still" alone denies that.
_DENIES: Mapping[str, frozenset[str]] = {
    "making": frozenset({"made", "agreed", "published", "completed"}),
    "still making": frozenset({"made", "agreed", "published", "completed", "opened", "set", _STANDING}),
    "worked on": frozenset({"made", "published", "completed"}),
    "draft": frozenset({"agreed", "published", "completed", "opened", "set", _STANDING}),
    "agreeing": frozenset({"agreed", "published"}),
    "publishing": frozenset({"published"}),
    "setting": frozenset({"opened", "set", _STANDING}),
    "implementing": frozenset({"implemented"}),
    "completing": frozenset({"completed"}),
    "delayed": frozenset({"completed", "published"}),
    "appointing": frozenset({"appointed", _STANDING}),
    "buying": frozenset({"bought", _STANDING}),
    "still reviewing": frozenset({"reviewed"}),
}
# What has not been done at all, where that is more than what is still being done.
_DENIES_ALL: Mapping[str, frozenset[str]] = {
    **_DENIES,
    "making": _DENIES["still making"],
    "reviewing": _DENIES["still reviewing"],
    "place": frozenset({"opened", "set", "implemented", "completed", _STANDING}),
}
_DOING: Mapping[str, str] = {
    "making": "written write writing drafted draft drafting developed develop developing produced produce producing created create "
    "creating coproduced coproduce coproducing designed design designing prepared prepare preparing compiled compile compiling",
    "agreeing": "agreed agree agreeing approved approve approving adopted adopt adopting finalised finalise finalising ratified signed",
    "publishing": "published publish publishing",
    "setting": "set establish established establishing introduced introduce introducing installed install installing opened open opening "
    "launched launch launching built build building formed form forming",
    "implementing": "implemented implement implementing",
    "completing": "completed complete completing finished finish finishing undertaken undertake "
    "undertaking carried conducted conduct conducting",
    "appointing": "recruited recruit recruiting appointed appoint appointing",
    "buying": "commissioned commission commissioning procured procure procuring purchased purchase purchasing",
    "reviewing": "reviewed review reviewing updated update updating refreshed refresh refreshing revised revise "
    "revising audited auditing mapped mapping",
}
_DOING_KIND = {word: kind for kind, words in _DOING.items() for word in words.split()}
_STATES: Mapping[str, str] = {
    "in draft": "draft", "in draft form": "draft", "at draft stage": "draft", "a draft": "draft", "in development": "making",
    "under development": "making", "under way": "completing", "underway": "completing", "in progress": "completing", "delayed": "delayed",
    "incomplete": "completing", "unfinished": "completing",
}  # fmt: skip

_ADVERB = r"(?:now|also|all|already|just|since|formally|jointly|fully|successfully|recently|finally|then|still|currently)"
_VERB = "(?:" + "|".join(sorted(_DONE_KIND, key=len, reverse=True)) + ")"
_VERBS = re.compile(rf"\b{_VERB}(?:,?\s(?:and|then|and then)\s(?:{_ADVERB}\s)*{_VERB})*\b")
_ONE_VERB = re.compile(rf"\b{_VERB}\b")
_CLAUSE_ENDS = re.compile(rf"[;:]|,\s|\s(?:and|then|before|after|which|who|that)\s(?:{_ADVERB}\s)*(?={_VERB}\b)")
_PASSIVE = re.compile(rf"^(?P<thing>.+?)\s(?:(?:has|have|had)\sbeen|was|were|is|are)\s(?:{_ADVERB}\s)*$")
_ACTIVE = re.compile(
    rf"^(?:(?:we|they|partners|leaders|officers|(?:the|our|a)\s(?!\w+ly\s)(?:\w+\s){{1,5}}?|\w+\s(?:board|council|team|service|partnership)\s)\s*"
    rf"(?:(?:has|have|had)\s)?|(?:\w+\s){{1,4}}(?:has|have)\s)?(?:{_ADVERB}\s)*$"
)
_STANDS = re.compile(
    rf"^(?P<thing>.+?)\s(?:is|are)\s(?:{_ADVERB}\s)*(?:in place|in use|available|operational|live|up and running|in post|complete)\b"
)
# What was done in part, on trial or only meant to be done is not finished; nor is what is told with a condition.
_NOT_FINISHED = re.compile(
    r"\b(?:draft\w*|plans? to|planned|will|to be|being|in development|seeking|scoped|not|never|yet|almost|nearly|partly|partially|"
    r"largely|mostly|in principle|subject to|in part|initial|interim|first|once|if|until|unless|would|should|could|due to)\b"
)
# Another edition, or more of it: no word on the first.
_ANOTHER = re.compile(
    r"\b(?:further|more|other|others|another|additional|remaining|rest of|second|next|phase|again|repeat\w*|annual\w*|termly|monthly|"
    r"extended|expanded|wider|revised|updated?|refresh\w*|version|edition|iteration|if|until|unless|once|was|were|will)\b"
)
_STILL = r"(?:(?:still|currently|now|also|yet)\s)*"
_FINITE = re.compile(r"\b(?:is|are|was|were|has|have|had|will|can|do|does|did)\b")
_BEFORE = re.compile(r"[,;:]\s*|\b(?:that|but|although|though|while|whilst|because|however|where|since|as)\s")
_SUBJECT_FIRST = re.compile(
    rf"^(?P<thing>.+?)\s(?:is|are|remains?)\s(?P<still>{_STILL})(?:being\s(?P<verb>[a-z]+)"
    rf"|(?P<state>{'|'.join(sorted(_STATES, key=len, reverse=True))}))\b"
)
_OBJECT_LAST = re.compile(rf"\b(?:is|are)\s(?P<still>{_STILL})(?P<verb>[a-z]+ing)\s(?:(?:up|out|off)\s)?(?P<thing>.+)")
_WORK = re.compile(
    r"\bwork\s(?P<still>(?:still\s)?continues|is (?:still )?continuing|is (?:still )?ongoing|goes on|is (?:still )?under ?way)\s"
    r"(?:on\s|to\s(?P<verb>[a-z]+)\s(?:(?:up|out|off)\s)?)(?P<thing>.+)"
)
_UNDONE = re.compile(
    r"^(?P<thing>.+?)\s(?:(?:has|have|had|is|are)\s(?:still\s)?not\s(?:yet\s)?(?:been\s)?|(?:is|are|has|have)\s(?:still\s)?yet\sto\s(?:be\s)?"
    r"|(?:is|are|has|have)\sstill\sto\sbe\s|remains?\sto\sbe\s)(?P<verb>(?:in\s)?[a-z]+)"
)


@dataclass(frozen=True, slots=True)
class Finished:
    """A thing and the kinds of deeds that finished it."""

    thing: Thing
    kinds: frozenset[str]


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A thing and what is still being done to it, or was not done at all (``undone``)."""

    thing: Thing
    kind: str
    undone: bool = False

    def denies(self, finished: Finished) -> bool:
        """Tell whether that which is still being done cannot be, once a thing is finished as another sentence says."""
        if self.kind == "appointing" and (self.thing.is_many or finished.thing.is_many):
            return False
        denied = (_DENIES_ALL if self.undone else _DENIES)[self.kind]
        return bool(denied & finished.kinds) and finished.thing.is_taken_up_by(self.thing, shortened=self.undone)


def finished_in(sentence: str) -> list[Finished]:
    """Return what a sentence says is finished; nothing where it speaks of a draft, a part, an intention or a condition."""
    text = _plain(sentence)
    if _NOT_FINISHED.search(text):
        return []
    found = []
    if stands := _STANDS.match(text):
        found.append((stands["thing"], frozenset({_STANDING})))
    start = 0
    for verbs in _VERBS.finditer(text):
        if verbs.start() < start:
            continue
        before, behind = text[start : verbs.start()].lstrip(), text[verbs.end() :]
        ending = _CLAUSE_ENDS.search(behind)
        start = verbs.end() + (ending.end() if ending else len(behind))
        kinds = frozenset(_DONE_KIND[verb] for verb in _ONE_VERB.findall(verbs[0]))
        if passive := _PASSIVE.match(before):
            found.append((passive["thing"], kinds))
        elif _ACTIVE.match(before):
            found += [(part, kinds) for part in re.split(r"\sand\s(?=(?:the|a|an|our)\s)", behind[: ending.start() if ending else None])]
            # "The telephone line opened in May" has its thing before the verb.
            found += [(before, kinds)] if kinds == {"opened"} and read_thing(behind) is None else []
    return [Finished(thing, kinds) for words, kinds in found if (thing := read_thing(words)) is not None]


def unfinished_in(sentence: str) -> Unfinished | None:
    """Return what a sentence says is still being done, or None where it says so of none, or of another edition or more of it."""
    text = _plain(sentence)
    if _ANOTHER.search(text):
        return None
    if found := _WORK.search(text):
        kind = _DOING_KIND.get(found["verb"], "") if found["verb"] else "worked on"
    elif found := _SUBJECT_FIRST.match(text):
        kind = _STATES[found["state"]] if found["state"] else _DOING_KIND.get(found["verb"], "")
    elif found := _OBJECT_LAST.search(text):
        kind = _DOING_KIND.get(found["verb"], "")
    else:
        return None
    words = found["thing"] if found.re is not _SUBJECT_FIRST else _BEFORE.split(found["thing"])[-1]
    thing = None if found.re is _SUBJECT_FIRST and _FINITE.search(words) else read_thing(words)
    insists = "still" in found[0] or "remain" in found[0]
    kind = f"still {kind}" if kind in ("making", "reviewing") and insists else kind
    return Unfinished(thing, kind) if thing is not None and kind in _DENIES else None


def denied_in(sentence: str) -> Unfinished | None:
    """Return what a sentence says has not been done ("has not yet opened"), None where its thing or verb is not plain."""
    found = _UNDONE.match(_plain(sentence))
    if found is None:
        return None
    words, verb = _BEFORE.split(found["thing"])[-1], found["verb"]
    kind = "place" if verb in ("in place", "in use", "available", "operational", "ready") else _DOING_KIND.get(verb, "")
    thing = None if _FINITE.search(words) else read_thing(words)
    return Unfinished(thing, kind, undone=True) if thing is not None and kind in _DENIES_ALL else None


def _plain(sentence: str) -> str:
    return " ".join(fold_words(sentence).split()).rstrip(".")
