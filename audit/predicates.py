"""What a sentence says of its subject: the verb, whether it is denied, and the words said."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from .things import is_telling, root

# Verbs of having are told apart by their things alone.
HAVING = "have"
BEING = "be"

_VERBS: Mapping[str, str] = {
    **dict.fromkeys("have has had hold holds held contain contains contained include includes included".split(), HAVING),
    **dict.fromkeys("receive receives received get gets got given sent".split(), "receive"),
    **{"seen": "see", "met": "meet", "told": "tell", "known": "know", "knew": "know", "taken": "take", "made": "make"},
    **{"written": "write", "read": "read", "kept": "keep", "done": "do", "left": "leave", "put": "put", "run": "run"},
}  # fmt: skip
_HAS = frozenset({"have", "has", "had"})
_IS = frozenset({"is", "are", "was", "were", "be", "been", "being", "remain", "remains"})
_DOES = frozenset({"do", "does", "did", "can", "cannot"})
_DENYING = frozenset({"not", "no", "never", "nor", "without", "lack", "lacks", "lacking", "cannot", "unable", "fail", "fails", "failed"})
# "are without", "have no": what follows is the thing that is not had.
_LACKING = frozenset({"without", "lack", "lacks", "lacking", "no"})
_PASSING = frozenset("now still also yet currently already all each fully formally always both".split())
_PAST = frozenset({"had", "was", "were", "did"})
# Words of a predicate that say no more of its thing.
_EMPTY = frozenset("now still also already currently yet own place moment present there any".split())
_SAYING_ENDS = re.compile(
    r"[,:()–—]|\s(?:which|but|although|though|while|whilst|because|so|despite|however)\b"
    r"|\sand\s(?=(?:\w+\s+){0,3}(?:have|has|are|is|do|does|can|will|was|were)\b)"
)
_BEHIND = frozenset("of for on about in at within to by with from across between who that".split())


@dataclass(frozen=True, slots=True)
class Predicate:
    """A verb's stem, the stems of what is said with it, and the heads of its things; ``passive`` where something is done to it."""

    verb: str
    words: frozenset[str]
    heads: frozenset[str]
    denied: bool
    past: bool
    passive: bool

    @property
    def telling(self) -> frozenset[str]:
        """The stems that say what is meant: all but a verb of having or being."""
        return self.words | (frozenset() if self.verb in (HAVING, BEING) else frozenset({self.verb}))

    def implies(self, other: "Predicate") -> bool:
        """Tell whether what this says of all holds what the other denies of some: the same verb, no further word, the same thing."""
        if other.verb == HAVING and self.verb in other.words and not self.passive:
            # "have protected time" may be read as what they did or what they have; the denial says which.
            return other.words <= self.words | {self.verb} and other.heads <= self.heads
        if self.verb != other.verb or self.passive != other.passive or not other.words <= self.words:
            return False
        return self.passive or other.heads <= self.heads


def read_predicate(said: str) -> Predicate | None:
    """Return what words that begin with a verb say, None where they say nothing; the words are in lower case, "n't" written out."""
    words = re.findall(r"[a-z0-9%]+", _SAYING_ENDS.split(said, maxsplit=1)[0])
    denied, auxiliary = False, ""
    for place, word in enumerate(words):
        denied = denied or word in _DENYING
        past = next((w in _PAST for w in words if w not in _PASSING), False)
        if word in _LACKING:
            return _predicate(HAVING, words[place + 1 :], denied=True, past=past, passive=False)
        if word in _IS or word in _DOES or (word in _HAS and auxiliary not in _DOES):
            auxiliary = BEING if word in _IS else auxiliary or word
        elif word not in _PASSING and word not in _DENYING:
            return _main(auxiliary, words[place:], denied=denied, past=past)
    return None


def _main(auxiliary: str, words: list[str], *, denied: bool, past: bool) -> Predicate | None:
    """Return what is said by the main verb and what follows it, or by what follows a verb of having or being that stands alone."""
    verb, rest = words[0], words[1:]
    if verb in ("waiting", "wait") and rest[:1] == ["for"]:
        return _predicate(HAVING, rest[1:], denied=True, past=past, passive=False)
    if rest[:1] == ["to"] and verb in ("able", "going", "likely"):
        return None
    if auxiliary in _HAS and not (verb in _VERBS or verb.endswith("ed")):
        return _predicate(HAVING, words, denied=denied, past=past, passive=False)
    past = past or (not auxiliary and verb.endswith("ed"))
    return _predicate(_VERBS.get(verb, root(verb)), rest, denied=denied, past=past, passive=auxiliary == BEING)


def _predicate(verb: str, words: list[str], *, denied: bool, past: bool, passive: bool) -> Predicate | None:
    kept = [root(word) for word in words if _says(word)]
    return Predicate(verb, frozenset(kept), _heads(words), denied, past, passive) if kept or passive else None


def _heads(words: list[str]) -> frozenset[str]:
    """Return the last word before each preposition that opens a new part: that of the first thing, and of those joined to it by "and"."""
    first = words[: next((n for n, word in enumerate(words) if word in _BEHIND), len(words))]
    runs = " ".join(first).split(" and ")
    return frozenset(
        root(telling[-1]) for run in (runs if len(runs) > 1 else [" ".join(first)]) if (telling := [w for w in run.split() if _says(w)])
    )


def _says(word: str) -> bool:
    return is_telling(word) and word not in _EMPTY
