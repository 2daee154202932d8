"""The thing a few words name ("the review of school transport"): its head, the words before it and those behind it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from ..crosswalk.quantities import MONTHS
from ..crosswalk.similarity import STOP_WORDS, fold_words, stem

# Two things of one word alone ("the strategy") may be any of several.
LEAST_WORDS = 2

_SINGULARS: Mapping[str, str] = {"children": "child", "people": "person", "men": "man", "women": "woman", "analyses": "analysis"}
_MONTH = "|".join(MONTHS)
# Who did it, when, where it may be read and what it is for stand behind a thing and are no part of it.
_ENDS = re.compile(
    r"[,;:.()\[\]–—]|\s(?:to|with|by|from|across|through|via|using|following|after|before|during|since|until|so|as|which|who|that|where|when|"
    r"while|whilst|but|because|although|last|this|online|again|together|alongside|despite|without|and (?:is|are|was"
    r"|were|has|have|it|they|will))\b"
    rf"|\sin (?:the )?(?:early |late |mid)?(?:{_MONTH}|spring|summer|autumn|winter|full|line|partnership|time|draft|principle|20\d\d)\b"
    r"|\son (?:the|our) (?:\w+ ){0,3}(?:website|webpage|page|site|portal)\b"
    r"|\son (?:\d|time|schedule|track)|\s(?:at|for) (?:the )?(?:first|last|moment|time)\b"
)
_BEHIND = re.compile(r"\s(?:of|for|on|about|in|at|between|into|around|regarding|within|among|under|over)\s")
_NO_THING = re.compile(r"(?:to|how|with|that|what|whether|when|for|on|in|of|at|as|by|work|no|not|it|this|these|they|and|or)\b")
_COUNTED = re.compile(
    r"(?:(?:the|our|a|an)\s+)?(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|some|several|most|many|more|half|part|all|few|first|"
    r"second|third|another|other|further|next|initial|interim|outline|draft|pilot|shadow|one of|a (?:number|set|series|range))\b"
)
_SET_PHRASES = re.compile(r"\b(home to school|up to date|face to face|door to door|point of contact)\b")
# Words that narrow a thing to a part of it: what is finished of the part is not finished of the whole.
_NARROWING = frozenset(
    stem(word)
    for word in (
        "primary secondary early years infant junior nursery preschool post16 adult youth north northern south southern east eastern "
        "west western central rural city interim pilot draft initial emergency temporary internal online printed easy summary short paper"
    ).split()
)
# Words that come and go without making it another thing.
_NEUTRAL = frozenset(stem(word) for word in "new joint our local area send council final agreed shared single".split())


@dataclass(frozen=True, slots=True)
class Thing:
    """What a few words name: the stem of its head, the stems up to it, and those behind its prepositions."""

    head: str
    named: frozenset[str]
    behind: frozenset[str]
    is_many: bool = False

    @property
    def words(self) -> frozenset[str]:
        """All its telling stems."""
        return self.named | self.behind

    def is_taken_up_by(self, later: "Thing", *, shortened: bool = False) -> bool:
        """Tell whether a later naming means this thing: the same head, no word this lacks, at most words before the head left out.

        ``shortened`` lets it leave out the words behind the head as well, unless they name a part of the whole.
        """
        left_out = self.words - later.words - _NEUTRAL
        if self.head != later.head or later.words - self.words - _NEUTRAL:
            return False
        whole = not left_out & _NARROWING and not any(c.isdigit() for word in left_out for c in word)
        return whole and (shortened or left_out <= self.named) and len(self.words & later.words) >= LEAST_WORDS


def read_thing(words: str) -> Thing | None:
    """Return the thing that words begin with, or None where they begin with none, or with a number or a part of it."""
    text = _SET_PHRASES.sub(lambda found: found[0].replace(" ", ""), fold_words(words)).strip()
    if not text or _NO_THING.match(text) or _COUNTED.match(text):
        return None
    first, *rest = _BEHIND.split(" " + _ENDS.split(text, maxsplit=1)[0])
    named = [root(word) for word in _telling(first)]
    if not named:
        return None
    behind = frozenset(root(word) for part in rest for word in _telling(part))
    return Thing(named[-1], frozenset(named), behind, is_many=_is_plural(_telling(first)[-1]))


def root(word: str) -> str:
    """Return the stem of a word in lower case, that of its singular where its plural is made in its own way."""
    return stem(_SINGULARS.get(word, word))


def is_telling(word: str) -> bool:
    """Tell whether a word in lower case names or says something; "local area" and "needs" do where things are told apart."""
    return word not in STOP_WORDS or word in ("local", "area", "need", "needs")


def _is_plural(word: str) -> bool:
    return word in _SINGULARS or (word.endswith("s") and not word.endswith(("ss", "us", "is")))


def _telling(words: str) -> list[str]:
    return [word for word in re.findall(r"[a-z0-9]+", words) if is_telling(word)]
