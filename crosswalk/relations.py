"""What a statement says of the work it speaks of: done, in part, still to come, or gone wrong. Its words, without its section."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from ..model import Section
from .matches import Match, TrendMatch
from .measured_things import KNOWN_TEXTS
from .signals import Signals


class Relation(StrEnum):
    """How a statement bears on an action."""

    DELIVERS = "delivers"  # the deliverable, or the measure, was achieved
    PARTIAL = "partial"  # begun, piloted, drafted, a part of it
    PLANNED = "planned"  # still to come
    AGAINST = "against"  # a figure or a fact that shows it was not reached


def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE)


COMPLETED = _pattern(
    r"achiev(?:ed|ing)|adopted|agreed|appoint(?:ed|ment)|approved|attended|carried out|commissioned|completed?|completion|concluded|"
    r"conducted|created|delivered|designed|developed|distributed|embedded|endorsed|engaged|established|exceed(?:ed|ing)|extended|filled|"
    r"finalised|held|implemented|in place|in post|informed|introduced|issued|launched|led|met|opened|presented|produced|provided|published|"
    r"recruited|re-?established|refreshed|reviewed|revised|rolled out|secured|set up|shared|signed|took up|trained|undertaken|updated|used|"
    r"went live|is now|are now"
)
BEGUN = _pattern(
    r"draft(?:ed|ing)?|pilot(?:ed|ing|s)?|beg[au]n|beginning|commenced|started|in development|under ?way|in progress|early stages?|in part|"
    r"part(?:ly|ially)|soft launch|developing|establishing|seeking|to date|"
    r"being (?:built|considered|designed|developed|drafted|extended|planned|prepared|procured|reviewed|revised|trialled|written)"
)
INTENDED = _pattern(r"will|plans? (?:to|are|is)|planned|intends?|due to|set to|going to|yet to|to follow|it is anticipated|next steps?")
ADVERSE = _pattern(
    r"not|no|never|lack(?:s|ing)?|lacking|delay(?:ed|s)?|poor|inconsistent|irregular|incomplete|slow|insufficient|fail(?:ed|s|ure)?|missed|missing|"
    r"declin(?:e[ds]?|ing)|wors[et]\w*|detrimental|challeng(?:e[ds]?|ing)|vacan(?:t|cy)|absences?|unable|too (?:many|few|long)|below|"
    r"lower than|uncertain|difficult(?:y|ies)?|limited|outstanding|mixed|concerns?|remains?"
)
_NOT_ADVERSE = _pattern(r"not only|no longer|no longer than|lower tiers?|lower than (?:the )?national")
# A denial of the very thing: "was not completed", "has not yet been agreed", "no improvement".
_DENIED = _pattern(
    r"(?:not|never)(?! only)(?: \w+){0,2} (?:been|be|completed|delivered|met|achieved|agreed|started|begun|happened)|"
    r"yet to be|ha(?:s|ve) not|no (?:significant )?(?:progress|improvement|evidence|change)"
)
_NUMBERS = "none one two three four five six seven eight nine ten eleven twelve".split()
_SOME_OF = re.compile(rf"\b(\d+|{'|'.join(_NUMBERS)}) (?:out )?of (?:the |our |its |all )?(\d+|{'|'.join(_NUMBERS)})\b", re.IGNORECASE)
_FIGURE = re.compile(r"\d\s?(?:%|per ?cent)", re.IGNORECASE)
_TURN = re.compile(r"\b(?:however|but|although|whilst|while|despite|yet)\b", re.IGNORECASE)


def is_adverse(text: str) -> bool:
    """Tell whether a statement says that something is amiss."""
    return bool(ADVERSE.search(_NOT_ADVERSE.sub(" ", text)))


def is_denied(text: str) -> bool:
    """Tell whether a statement says that what was to be done was not."""
    return bool(_DENIED.search(text))


def is_part(text: str) -> bool:
    """Tell whether a statement says that only some of several were done: "three of the four posts"."""
    return any(_number(some) < _number(every) for some, every in _SOME_OF.findall(text))


def _number(word: str) -> int:
    return int(word) if word.isdigit() else _NUMBERS.index(word.lower())


def is_mended(text: str) -> bool:
    """Tell whether a statement of trouble first says that something was done: "A post was created, but …"."""
    head = _TURN.split(text, maxsplit=1)
    return len(head) == 2 and bool(head[0].strip()) and bool(COMPLETED.search(head[0])) and not is_adverse(head[0])


@lru_cache(maxsize=KNOWN_TEXTS)
def telling_word(text: str, relation: Relation) -> str | None:
    """Return the words of ``text`` that speak for ``relation``, as written."""
    pattern = {Relation.DELIVERS: COMPLETED, Relation.PARTIAL: BEGUN, Relation.PLANNED: INTENDED, Relation.AGAINST: ADVERSE}[relation]
    found = pattern.search(text)
    if found is None and relation is Relation.PARTIAL:
        found = COMPLETED.search(text)
    return found.group(0) if found else None


# A statement tells of the whole deliverable, not of a part of it, the more no other action is closer to it, it names the action's
# output and opens with the action's deed. Learnt on the measuring papers; with each workstream held out in turn 88 of 103 statements
# of something done were told apart (80 by the likeness alone).
WHOLE_BIAS, WHOLE_NEAR, WHOLE_OUTPUT, WHOLE_DEED, WHOLE_LISTED = -4.0, 2.9, 2.5, 0.75, 1.2

_PROMISES = frozenset({Section.STILL_TO_DO, Section.NEXT_STEP, Section.COMMITMENT, Section.REQUIRED_STEP})
_VIEWS = frozenset({Section.CURRENT_POSITION, Section.NARRATIVE, Section.STRENGTH, Section.DETAILED_FINDING})


def relate(section: Section, text: str, signals: Signals, match: Match | None, trend: TrendMatch | None) -> Relation:
    """Return how a statement bears on an action it speaks of, by its telling sentence ``text`` and what it shares with the action."""
    if match and match.figure and match.met is not None:
        missed = Relation.PARTIAL if section is Section.DELIVERED else Relation.AGAINST
        return Relation.DELIVERS if match.met else missed
    if match and match.figure:
        return Relation.PARTIAL
    if section in _PROMISES:
        return Relation.PLANNED
    said = _wording(text)
    if section is Section.CHALLENGE:
        return Relation.PARTIAL if said.mended else Relation.AGAINST
    if said.denied or (trend and trend.met is False):
        return Relation.AGAINST
    if said.intended and not said.done:
        return Relation.PLANNED
    if section in _VIEWS:
        return _view(said, signals)
    # What was done beyond the plan is by its own account not what the plan promised, though it may help.
    if section is Section.DELIVERED_ADDITIONAL or said.begun or said.part:
        return Relation.PARTIAL
    # A list of evidence names papers and other outputs, without a verb; a figure alone says that of no deliverable.
    done = said.done or section is Section.DELIVERED or (signals.output > 0 and not said.figure)
    return Relation.DELIVERS if done and is_whole(signals, section) else Relation.PARTIAL


def _view(said: "_Wording", signals: Signals) -> Relation:
    """Return how a sentence of an account in its own words bears on an action: it praises and doubts in one breath."""
    if said.adverse:
        return Relation.PARTIAL if said.done else Relation.AGAINST
    whole = said.done and is_whole(signals, Section.NARRATIVE) and not (said.begun or said.intended or said.turns)
    return Relation.DELIVERS if whole else Relation.PARTIAL


@dataclass(frozen=True, slots=True)
class _Wording:
    """What the words of a sentence say, whatever it is about."""

    done: bool
    begun: bool
    intended: bool
    adverse: bool
    denied: bool
    mended: bool
    part: bool
    figure: bool
    turns: bool


@lru_cache(maxsize=KNOWN_TEXTS)
def _wording(text: str) -> _Wording:
    return _Wording(
        done=bool(COMPLETED.search(text)),
        begun=bool(BEGUN.search(text)),
        intended=bool(INTENDED.search(text)),
        adverse=is_adverse(text),
        denied=is_denied(text),
        mended=is_mended(text),
        part=is_part(text),
        figure=bool(_FIGURE.search(text)),
        turns=bool(_TURN.search(text)),
    )


def is_whole(signals: Signals, section: Section) -> bool:
    """Tell whether a statement of something done is of the action's deliverable itself, not of a part of it."""
    shared = WHOLE_NEAR * signals.near_statement + WHOLE_OUTPUT * signals.output + WHOLE_DEED * signals.deed
    return WHOLE_BIAS + shared + WHOLE_LISTED * (section is Section.DELIVERED) > 0
