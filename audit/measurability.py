"""Says whether a success measure can be checked: could two officers who never met agree on yes or no on the due date?

:func:`classify` asks tables of cues in a fixed order; the first that speaks decides. The tables are in :mod:`.measure_defects`,
:mod:`.measure_targets` and :mod:`.measure_cues`; :mod:`.measure_flags` finds what else a measure holds.

1. A defect (a question, a gap, a broken-off sentence) outranks all else: such words are no measure.
2. A number to count against makes it *quantified*, however wordy. A number that only tells what is counted ("more plans
   issued within 20 weeks") yields to a change that stands before it; "all" counts only what is not merely praised or felt.
3. An indicator without a value, and a measure that repeats its action and names nothing finished, are *defective*.
4. Of what is left, the cue that stands first in the text is its main statement: a finished thing (*deliverable*), a
   change without a value (*directional*), or a quality (*vague*).
5. A phrase without a verb is *deliverable* when it is the name of a thing that can be shown.
6. Of the rest the form of the sentence decides (:mod:`.measure_forms`): a deed no list knows, or what stands behind a topic.
7. What none of these explains is *vague*.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any, NamedTuple

from ..extract.language.dates import find_dates
from ..model import fold
from .measure_cues import CHANGES, DELIVERIES, QUALITIES, REMAINDERS, Cue, compiled
from .measure_defects import BARE_INDICATORS, DEFECTS
from .measure_flags import says_how_it_is_known, says_when, says_where_it_starts
from .measure_forms import FORMS, MORE_OF_THEM, is_a_thing, is_single, statement_behind
from .measure_targets import ANY_NUMBER, NO_TARGETS, TARGETS
from .measure_words import ABSTRACT, COUNTED, DOCUMENT, JOINTS, OUTPUT, QUALITY, THING, UNCOUNTED, any_of

# Share of a measure's telling words that its action must hold too, for the measure to be a repetition. At 0.8 one word
# in five may be new ("teams" for "services"); a measure that adds a fact of its own has more new words than that.
REPEATED_SHARE = 0.8
# Fewer telling words than this are no repetition to speak of.
FEWEST_REPEATED_WORDS = 3
# A longer opening is a clause whose verb no list knows, not the name of a thing ("Education, health and care panel terms of reference").
LONGEST_NAME = 8

# What a measure that only repeats its action was decided by; the other names are those of the cues.
REPETITION = "repetition"
NAME_OF_A_THING, NOTHING_SAID = "name of a thing", "nothing said"
# What decides so may have read no more than a topic: what stands behind it is asked too.
_WEAK = frozenset({NAME_OF_A_THING, NOTHING_SAID, ANY_NUMBER.name})

_SMALL_WORDS = frozenset(
    "a an and are as at be by for from has have in is it its of on or our so that the their this to with will we who".split()
)
_TYPOGRAPHY = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‑": "-", "\xa0": " "})
_VERBS = any_of(
    """
    is, are, was, were, be, has, have, will, can, do, does, shows?, indicates?, meets?, informs, helps?, drives, enables?, reflects?,
    demonstrates?, supports, works, makes?, gives?, feels?, know, need, runs?
    """
)
# Where the phrase that opens a text, and so its head noun, comes to an end.
_PHRASE_ENDS = rf"[,;:.(]|\b(?:{JOINTS}|{_VERBS})\b"
# "Robust and clear arrangements": without its praise, such a noun names nothing anyone could be shown.
_ONLY_GOOD = (
    rf"(?:(?:{QUALITY})(?:\s+and|\s*,)?\s+)+"
    r"(?:arrangements?|processes|systems?|mechanisms?|structures?|procedures?|measures|approach(?:es)?)"
)
# "Moving on to college handbook": a name may hold a preposition, when one document with its kind stands behind it.
_NAME_WITH_A_JOINT = (
    r"(?:[\w'-]+ ){1,3}(?:for|to|into|in|on|of|between) (?!the |an? |all |each |their |its )(?:[\w'-]+ ){1,3}"
    rf"(?:(?!\w+s\b){DOCUMENT})(?=\W*$| (?:on|in|at|for|to)\b|[,;.(])"
)
# "Terms of reference v3", "calendar 2024-25".
_EDITION = r"[ (]+(?:v(?:ersion)? ?\d[\d.]*|\d[\d/.-]*)\)?$"
# "Good quality plans", "a high standard": praised, such a word means a kind and no thing of it.
_OF_A_KIND = r"\bstandards?$|\b(?!terms of reference|criteria|kpis|minutes|analysis)\w*[^s\W]s$"
_CARRIES_ON = rf" ?{_VERBS}\b|of (?:an? )?(?:high|good|better|consistent)\b"
_MEASURED = r"\b(?:numbers?|rates?|percentages?|proportions?|levels?|scores?|volumes?|figures)\b"
# "Better use of data", "improved pathways": praise more than a change, unless it is said of what is counted.
_PRAISE = rf"(?:better|stronger|enhanced|deeper)\b|improved .*{OUTPUT}$"
_SAYS_IT_COUNTS = r"(?:fewer|gaps?|numbers?|rates?|percentages?|proportions?|shares?|%)(?!\w)"
# Characters that are looked at; the longest criteria of plans have a third of it, and cues are sought from every word on.
LONGEST_MEASURE = 2_000


class MeasureClass(StrEnum):
    """What a success measure is; only the first two can be checked."""

    QUANTIFIED = "quantified"
    DELIVERABLE = "deliverable"
    DIRECTIONAL = "directional"
    VAGUE = "vague"
    DEFECTIVE = "defective"


@dataclass(frozen=True, slots=True)
class Measurability:
    """What a measure was classed as, and what its text holds.

    ``has_target`` a value to reach, ``has_baseline`` a starting value, comparator or reference period, ``has_date`` a date or
    period of its own, ``has_source`` how it will be evidenced. ``why`` is one plain sentence that quotes what decided, and
    ``decided_by`` the name of the cue that did.
    """

    measure_class: MeasureClass
    has_target: bool
    has_baseline: bool
    has_date: bool
    has_source: bool
    why: str
    decided_by: str = ""

    @property
    def measurable(self) -> bool:
        """Whether two people, given the evidence, would agree on yes or no."""
        return self.measure_class in (MeasureClass.QUANTIFIED, MeasureClass.DELIVERABLE)


@dataclass(frozen=True, slots=True)
class _Found:
    """A cue that spoke, and the words it quotes as a slice of the text."""

    cue: Cue
    start: int
    end: int


class _Verdict(NamedTuple):
    """A class, and its reason: the slice of the text to quote, what those words mean, and the name of what decided."""

    measure_class: MeasureClass
    start: int
    end: int
    means: str
    by: str


def classify(text: str, action: str = "") -> Measurability:
    """Return the class, flags and reason of the success measure ``text``.

    ``action`` is the text of the action it belongs to; without it no measure is taken for a repetition. Nothing is raised.
    """
    folded = fold(text)[:LONGEST_MEASURE]
    plain = folded.translate(_TYPOGRAPHY)
    verdict = _decide(plain, fold(action).translate(_TYPOGRAPHY))
    return Measurability(
        verdict.measure_class,
        has_target=verdict.measure_class is MeasureClass.QUANTIFIED,
        has_baseline=says_where_it_starts(plain),
        has_date=says_when(plain),
        has_source=says_how_it_is_known(plain),
        why=f'"{folded[verdict.start : verdict.end].strip(" ,;")}" {verdict.means}.',
        decided_by=verdict.by,
    )


def _decide(text: str, action: str) -> _Verdict:
    if defect := _first(DEFECTS, text):
        return _verdict(MeasureClass.DEFECTIVE, defect)
    whole = _read(text, action)
    start = statement_behind(text) if whole.by in _WEAK else 0
    if not start:
        return whole
    statement = _read(text[start:], action)
    if statement.by == NOTHING_SAID:
        return whole
    return statement._replace(start=start + statement.start, end=start + statement.end)


def _read(text: str, action: str) -> _Verdict:
    """Return what a text says that is no defect."""
    change, quality, delivery = _first(CHANGES, text), _first(QUALITIES, text), _first(DELIVERIES, text)
    if target := _target(text, change, quality, delivery):
        return _verdict(MeasureClass.QUANTIFIED, target)
    if not change and (bare := _first(BARE_INDICATORS, text)):
        return _verdict(MeasureClass.DEFECTIVE, bare)
    if not delivery and _repeats(text, action, change):
        return _Verdict(MeasureClass.DEFECTIVE, 0, len(text), "only repeats its action", REPETITION)
    if delivery or change or quality:
        return _main_statement(text, delivery, change, quality)
    if number := _look(ANY_NUMBER, text, _without_names(text)):
        return _verdict(MeasureClass.QUANTIFIED, number)
    if end := _end_of_thing(text):
        return _Verdict(MeasureClass.DELIVERABLE, 0, end, "is a thing that can be shown", NAME_OF_A_THING)
    if deed := _first(FORMS, text):
        return _verdict(MeasureClass.DELIVERABLE, deed)
    if more := _look(MORE_OF_THEM, text, text):
        return _verdict(MeasureClass.DIRECTIONAL, more)
    if remainder := _first(REMAINDERS, text):
        return _verdict(MeasureClass.VAGUE, remainder)
    return _Verdict(
        MeasureClass.VAGUE, 0, len(text), "names no number, no finished thing and no change that could be checked", NOTHING_SAID
    )


def _verdict(measure_class: MeasureClass, found: _Found) -> _Verdict:
    return _Verdict(measure_class, found.start, found.end, found.cue.means, found.cue.name)


def _main_statement(text: str, delivery: _Found | None, change: _Found | None, quality: _Found | None) -> _Verdict:
    """Return what the cue that stands first says; at one place a finished thing outranks a change, a change a quality."""
    main = min((found for found in (delivery, change, quality) if found), key=lambda found: found.start)
    if main is delivery:
        return _verdict(MeasureClass.DELIVERABLE, main)
    if main is quality:
        return _verdict(MeasureClass.VAGUE, main)
    if _is_counted(text, main):
        return _verdict(MeasureClass.DIRECTIONAL, main)
    return _Verdict(MeasureClass.VAGUE, main.start, main.end, "asks for more of what nobody can count", "change nobody can count")


def _first(cues: Iterable[Cue], text: str) -> _Found | None:
    """Return the cue whose words stand first; of two at one place, the one the table names first."""
    spoken = (found for cue in cues if (found := _look(cue, text, text)))
    return min(spoken, key=lambda found: found.start, default=None)


def _look(cue: Cue, text: str, searched: str) -> _Found | None:
    """Return the first place where ``cue`` speaks in ``searched``: the text, or as long a copy with numbers blanked out."""
    for match in compiled(cue.pattern).finditer(searched):
        start, end = match.span("said") if "said" in match.re.groupindex else match.span()
        if _suits(cue, text[:start]):
            return _Found(cue, start, end)
    return None


def _suits(cue: Cue, before: str) -> bool:
    """Tell whether what stands before a completion can be completed."""
    if cue.asks not in ("real", "shown", "thing", "one of a kind"):
        return True
    clause = re.split(r"[.;] ", before)[-1]
    named = re.split(_PHRASE_ENDS, clause.strip(" ,"), maxsplit=1, flags=re.IGNORECASE)[0].strip()
    if cue.asks == "thing":
        return is_a_thing(named)
    if cue.asks in ("shown", "one of a kind"):
        return bool(compiled(rf"\b{OUTPUT}\b").search(named)) or (cue.asks == "one of a kind" and is_single(named))
    return not (compiled(rf"\b{ABSTRACT}$").search(named) or compiled(_ONLY_GOOD).fullmatch(named))


def _target(text: str, change: _Found | None, quality: _Found | None, delivery: _Found | None) -> _Found | None:
    """Return the number to count against, leaving out numbers that only name something."""
    searched = _without_names(text)
    felt = quality and not quality.cue.yields and not (delivery and delivery.start < quality.start)
    for cue in TARGETS:
        found = _look(cue, text, searched)
        if not found or (cue.yields and change and change.start < found.start):
            continue
        if cue.asks in ("countable", "scope") and (felt or (not delivery and _first(REMAINDERS, text))):
            continue
        if cue.asks == "scope" and (change or compiled(rf"\b{ABSTRACT}\W*$").search(text[: found.start])):
            continue
        return found
    return None


def _without_names(text: str) -> str:
    """Blank out the numbers of years, ages, stages, laws and starting values, and every date."""
    spans = [(found.start, found.end) for found in find_dates(text)]
    spans += [match.span() for _, pattern in NO_TARGETS for match in compiled(pattern).finditer(text)]
    searched = list(text)
    for start, end in spans:
        searched[start:end] = "·" * (end - start)
    return "".join(searched)


def _is_counted(text: str, change: _Found) -> bool:
    """Tell whether what is to change can be counted: what is measured or told by a record is; else the nearer noun decides."""
    where = text[change.start :] if change.cue.asks == "after" else text[: change.end]
    named = re.split(_PHRASE_ENDS, re.sub(r"^\W*\w+ (?:in|of|to) ", "", where), maxsplit=1, flags=re.IGNORECASE)[0].strip()
    if compiled(_MEASURED).search(named) or compiled(_SAYS_IT_COUNTS).match(where) or says_how_it_is_known(text):
        return True
    if change.cue.asks != "after" and compiled(rf"\b{UNCOUNTED}$").search(named):
        return False
    uncounted, counted = (compiled(rf"\b{words}\b").search(where) for words in (UNCOUNTED, COUNTED))
    if uncounted and not (counted and counted.start() < uncounted.start()):
        return False
    return not compiled(_PRAISE).match(named) or bool(compiled(rf"\b{COUNTED}\b").search(named))


def _end_of_thing(text: str) -> int:
    """Return where the leading noun phrase ends that names a thing to be shown; 0 when there is none or its point is the adjective."""
    stop = compiled(_PHRASE_ENDS).search(text)
    end = stop.start() if stop else len(text)
    phrase = compiled(_EDITION).sub("", text[:end].strip(" .-*"))
    has_a_verb = compiled(r"^\w.* (?:the|an?|their|its) ").search(phrase)  # "Parents chair the forum"
    if len(phrase.split()) > LONGEST_NAME or has_a_verb or compiled(_CARRIES_ON).match(text[end:]):
        return 0
    document, thing = (compiled(rf"\b{words}$").search(phrase) for words in (DOCUMENT, THING))
    praised = compiled(rf"\b{QUALITY}\b").search(phrase)
    described = compiled(r" ?(?:that|which|who)\b").match(text[end:])  # "A partnership that listens"
    if (document and not (praised and compiled(_OF_A_KIND).search(phrase))) or (thing and not praised and not described):
        return end
    later = None if praised else compiled(_NAME_WITH_A_JOINT).match(text)
    return later.end() if later else 0


def _repeats(text: str, action: str, change: _Found | None) -> bool:
    """Tell whether the measure only says its action again; a change it turns into a result is one of its own."""
    words, known = _telling_words(text), _telling_words(action)
    if len(words) < FEWEST_REPEATED_WORDS or len(words & known) < REPEATED_SHARE * len(words):
        return False
    return change is None or text.split()[0].casefold() == action.split()[0].casefold()


def _telling_words(text: str) -> frozenset[str]:
    words = [word for word in re.findall(r"[a-z0-9]+", text.casefold()) if word not in _SMALL_WORDS]
    return frozenset(_stemmer().stemWords(words))


@cache
def _stemmer() -> Any:
    import snowballstemmer

    return snowballstemmer.stemmer("english")
