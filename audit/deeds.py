"""What a sentence says was done, is still to do, or has not been done: a deed and the words of what it was done to.

Two sentences speak of one deed when their verbs are kin ("publish", "put online") and the thing of the shorter one is
named by the longer.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from ..crosswalk.similarity import STOP_WORDS, fold_words, stem

# Share of the words of a thing to do that a sentence of a thing done must name to be about the same thing. At 0.75 a list
# of four words may differ in one; less joins a directory of careers with a directory of clubs.
SAME_THING = 0.75
# A thing named by one word alone ("the strategy") may be any of several.
LEAST_WORDS = 2

_KIN: Mapping[str, str] = {
    "publish": "publish published publishing publication upload uploaded",
    "open": "open opened opening launch launched launching start started live",
    "appoint": "appoint appointed appointment recruit recruited recruiting recruitment employ employed hire hired post",
    "make": "write wrote written produce produced producing develop developed create created co-produce co-produced film filmed design "
    "designed prepare prepared compile compiled draw",
    "agree": "agree agreed approve approved approval adopt adopted ratify ratified sign signed endorse endorsed finalise finalised",
    "buy": "buy bought procure procured purchase purchased commission commissioned",
    "hold": "hold held host hosted run ran organise organised",
    "train": "train trained training",
    "set": "establish established set form formed introduce introduced implement implemented place install installed",
    "complete": "complete completed completion finish finished conclude concluded undertake undertaken conduct conducted carry carried",
    "review": "review reviewed audit audited map mapped update updated refresh refreshed revise revised",
    "share": "share shared distribute distributed send sent circulate circulated present presented report reported",
}
_CLASS = {fold_words(word): name for name, words in _KIN.items() for word in words.split()}
# What can be said of any finished deed.
_ANY = re.compile(r"\b(?:in place|available|in use|operational|ready|happened|taken place|begun|in post)\b", re.IGNORECASE)
_UNDONE = re.compile(
    r"\b(?:(?:has|have|had|is|are|was|were)\s+(?:still\s+)?not\s+(?:yet\s+)?(?:been\s+)?|(?:has|have|is|are)n[’']t\s+(?:yet\s+)?(?:been\s+)?|not\s+yet\s+(?:been\s+)?"
    r"|yet\s+to\s+(?:be\s+)?|still\s+to\s+be\s+|still\s+waiting\s+to\s+be\s+|remains?\s+to\s+be\s+|never\s+(?:been\s+)?)(?P<verb>[a-z-]+(?:\s+(?:place|use|post))?)",
    re.IGNORECASE,
)
# Whoever goes on, does more, or does a thing again has not contradicted himself.
_GOING_ON = re.compile(
    r"\b(?:continu\w+|further|more|other|others|another|additional|remaining|rest of|second|next|phase \d|again|repeat\w*|regular\w*|"
    r"monthly|annual\w*|termly|keep\w*|maintain\w*|embed\w*|extend\w*|expand\w*|wider|all|every|each|new|revised|updated?|refresh\w*|version|iteration|"
    r"roll(?:ed|ing)? out|improve\w*|increase\w*)\b",
    re.IGNORECASE,
)
# What a deed is done for, with or by comes behind its thing.
_THING_ENDS = re.compile(
    r"\s(?:so that|in order to|before|to ensure|to enable|thereby|gathering|ensuring|enabling|providing|making|and tell|"
    r"by (?:the |\w+ )?(?:end|january|february|march|april|may|june|july|august|september|october|november|december|20\d\d))\b|[;:,]",
    re.IGNORECASE,
)
# Whoever agreed to write a thing, or appointed its author, has not yet written it.
_MEANT = re.compile(
    r"\s(?:to\s(?:help\s)?(?:write|develop|design|create|(?:co-?)?produce|prepare|draw|draft|agree|publish|review)|how|for\s(?:writing|developing|designing))\b.*",
    re.IGNORECASE,
)
_DRAFTED = re.compile(r"\b(?:draft\w*|plans? to|planned|will|to be|being|in development|seeking|scoped)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Deed:
    """The kinds of verbs a sentence has and the stems of the thing they act on; ``any_kind`` where any finished deed is meant."""

    kinds: frozenset[str]
    thing: frozenset[str]
    any_kind: bool = False


def done_deed(sentence: str) -> Deed | None:
    """Return the deed a sentence reports as done, or None where it reports none, or only a draft or an intention."""
    done = _MEANT.sub("", sentence)
    kinds = frozenset(_CLASS[word] for word in _words(done) if word in _CLASS)
    if _DRAFTED.search(sentence) or _UNDONE.search(sentence) or not (kinds or _ANY.search(done)):
        return None
    return Deed(kinds, _thing(done), any_kind=bool(_ANY.search(done)))


def deed_to_do(sentence: str) -> Deed | None:
    """Return the deed a sentence that begins with its verb asks for; None where it asks to go on with something, or for more of it."""
    words = _words(sentence)
    kind = next((_CLASS[word] for word in words[:1] if word in _CLASS), None)
    head = _THING_ENDS.split(sentence, maxsplit=1)[0]
    if kind is None or _GOING_ON.search(head):
        return None
    return Deed(frozenset({kind}), _thing(head))


def undone_deed(sentence: str) -> Deed | None:
    """Return the deed a sentence says has not been done ("has not yet opened"), or None where it denies none."""
    found = _UNDONE.search(sentence)
    if found is None:
        return None
    verb = fold_words(found["verb"].split()[0])
    rest = sentence[: found.start()] + " " + sentence[found.end() :] if verb in _CLASS else sentence[: found.start()]
    if verb not in _CLASS and not _ANY.search(found["verb"] + sentence[found.end("verb") :][:12]):
        return None
    return Deed(frozenset({_CLASS[verb]} if verb in _CLASS else ()), _thing(rest), any_kind=verb not in _CLASS)


def same_deed(done: Deed, wanted: Deed) -> bool:
    """Tell whether a deed reported as done is the one that another sentence asks for or denies."""
    if len(wanted.thing) < LEAST_WORDS or not (done.kinds & wanted.kinds or wanted.any_kind or done.any_kind):
        return False
    return len(wanted.thing & done.thing) >= SAME_THING * len(wanted.thing) and len(wanted.thing & done.thing) >= LEAST_WORDS


def stems_of(text: str) -> frozenset[str]:
    """Return the stems of a text's telling words."""
    return frozenset(stem(word) for word in _words(text) if word not in STOP_WORDS)


def _thing(words: str) -> frozenset[str]:
    return frozenset(stem(word) for word in _words(words) if word not in STOP_WORDS and word not in _CLASS and word not in _FILLERS)


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", fold_words(text))


_FILLERS = frozenset("also now still yet not no been being us tell when finally formally fully has have".split())
