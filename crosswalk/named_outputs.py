"""Finds the outputs a text names: "a joint commissioning strategy", "the review of the panel", "six open sessions".

An output is a noun for something that can be made, held or filled, with the words that say which one it is. The patterns are
spaCy's Matcher over word lists, on a blank English pipeline: no model is needed. spaCy takes most of a second to import, so it is
imported when the first texts are read, and one Matcher serves the whole process.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from .similarity import STOP_WORDS

if TYPE_CHECKING:
    from spacy.matcher import Matcher
    from spacy.tokens import Doc, Span

# What plans promise and reports name, by kind; two outputs of one kind may be one thing under two names ("handbook", "guide").
_KINDS: Mapping[str, str] = {
    "plan": "plan strategy programme roadmap",
    "policy": "policy protocol procedure",
    "framework": "framework model",
    "specification": "specification",
    "guide": "guide guidance handbook booklet toolkit leaflet manual brochure factsheet",
    "checklist": "checklist template form",
    "charter": "charter pledge",
    "statement": "statement",
    "dashboard": "dashboard scorecard dataset",
    "report": "report",
    "review": "review evaluation",
    "analysis": "analysis",
    "audit": "audit",
    "survey": "survey questionnaire",
    "consultation": "consultation",
    "training": "training course workshop webinar masterclass",
    "meeting": "meeting session event conference drop-in surgery",
    "group": "forum group panel board team taskforce committee",
    "network": "network cluster",
    "post": "post officer role commissioner coordinator co-ordinator practitioner worker",
    "pathway": "pathway",
    "service": "service",
    "pilot": "pilot",
    "system": "portal hub system database platform app",
    "website": "website page",
    "newsletter": "newsletter bulletin",
    "flowchart": "flowchart chart",
    "definition": "definition",
    "agreement": "agreement contract memorandum",
    "assessment": "assessment jsna",
    "standard": "standard",
    "study": "study",
    "tracker": "tracker register log",
    "helpline": "helpline clinic",
    "schedule": "schedule timetable calendar trajectory",
    "terms": "terms",
    "budget": "budget",
    "advice": "advice",
    "offer": "offer",
    "place": "place",
    "placement": "placement internship apprenticeship",
    "notification": "notification referral request",
    "challenge": "appeal complaint",
}
_KIND_OF: Mapping[str, str] = {noun: kind for kind, nouns in _KINDS.items() for noun in nouns.split()}
# Verbs of making and completing, and what else ends the name of an output.
_VERBS = (
    "achieved agreed appointed approved commissioned completed completing conducted create created deliver delivered develop developed "
    "development drafted embed ensure establish established has have held hold implement increased introduce introduced issued launched "
    "presented presenting produce produced provide provided publish published publishing put recruit recruited refreshed reviewed revised "
    "run set share shared undertake undertaken undertook updated use used using write written was were is are been being will be to"
)
_ENDS = sorted(STOP_WORDS | frozenset(_VERBS.split()) | {"new", "clear", "regular", "effective", "existing", "s"})
_TAIL_AFTER = ["of", "for", "on", "into", "about", "to"]
# Where a run of letters is cut into words; "co-production" stays one.
_WITHIN_WORDS = re.compile(r"[/(),;:]+")
MOST_BEFORE = 4
MOST_AFTER = 4


@dataclass(frozen=True, slots=True)
class Output:
    """An output as a text names it: its ``kind``, the noun itself, and its words as written."""

    kind: str
    noun: str
    words: str


def outputs_of(texts: Sequence[str]) -> list[tuple[Output, ...]]:
    """Return the outputs each text names, in the order they stand."""
    tokenizer, matcher = _matcher()
    found = []
    for text in texts:
        doc = tokenizer(text)
        spans = sorted(matcher(doc, as_spans=True), key=lambda span: (span.start, -span.end))
        found.append(tuple(_output(span) for span in _longest(spans)))
    return found


def _longest(spans: Iterable["Span"]) -> Iterator["Span"]:
    """Yield the longest match at each place; shorter ones inside it are the same name cut short."""
    end = 0
    for span in spans:
        if span.end > end:
            yield span
            end = span.end


def _output(span: "Span") -> Output:
    """Return the output a match names; its noun is the last known noun before the words that tell what it is about."""
    nouns = [at for at, token in enumerate(span) if _singular(token.lower_) in _KIND_OF]
    tail = next((at for at, token in enumerate(span) if token.lower_ in _TAIL_AFTER), len(span))
    noun = _singular(span[max((at for at in nouns if at < tail), default=nouns[0])].lower_)
    return Output(_KIND_OF[noun], noun, span.text)


def _singular(word: str) -> str:
    for ending, kept in (("ies", "y"), ("ses", "s"), ("s", "")):
        if word.endswith(ending) and (form := word.removesuffix(ending) + kept) in _KIND_OF:
            return form
    return word


@lru_cache(maxsize=1)
def _matcher() -> "tuple[Callable[[str], Doc], Matcher]":
    import spacy
    from spacy.matcher import Matcher

    nlp = spacy.blank("en")
    tokenizer: Any = nlp.tokenizer
    tokenizer.infix_finditer = _WITHIN_WORDS.finditer
    nouns = {form for noun in _KIND_OF for form in (noun, f"{noun}s", f"{noun[:-1]}ies" if noun.endswith("y") else noun)}
    naming: dict[str, object] = {"LOWER": {"NOT_IN": [*_ENDS, *_TAIL_AFTER]}, "IS_PUNCT": False, "IS_SPACE": False}
    noun: dict[str, object] = {"LOWER": {"IN": sorted(nouns | {"analyses"})}}
    tail: list[dict[str, object]] = [{"LOWER": {"IN": _TAIL_AFTER}}, {"LOWER": {"IN": ["the", "a", "an", "our", "all", "its"]}, "OP": "?"}]
    matcher = Matcher(nlp.vocab)
    before = {**naming, "OP": f"{{0,{MOST_BEFORE}}}"}
    matcher.add("output", [[before, noun], [before, noun, *tail, {**naming, "OP": f"{{1,{MOST_AFTER}}}"}]], greedy="LONGEST")
    return tokenizer, matcher
