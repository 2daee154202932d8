"""What a statement says of the work it speaks of: done, in part, still to come, or gone wrong. Its words, without its section."""

import re
from enum import StrEnum

from ..model import Section


class Relation(StrEnum):
    """How a statement bears on an action."""

    DELIVERS = "delivers"  # the deliverable, or the measure, was achieved
    PARTIAL = "partial"  # begun, piloted, drafted, a part of it
    PLANNED = "planned"  # still to come
    AGAINST = "against"  # a figure or a fact that shows it was not reached


def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE)


COMPLETED = _pattern(
    r"achiev(?:ed|ing)|adopted|agreed|appoint(?:ed|ment)|approved|attended|commissioned|completed?|completion|conducted|created|"
    r"delivered|designed|developed|distributed|embedded|engaged|established|exceed(?:ed|ing)|extended|held|implemented|in place|in post|"
    r"informed|introduced|launched|led|met|presented|produced|provided|published|recruited|re-?established|refreshed|reviewed|revised|"
    r"rolled out|secured|set up|shared|signed off|trained|undertaken|updated|used|is now|are now"
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
_TURN = re.compile(r"\b(?:however|but|although|whilst|while|despite|yet)\b", re.IGNORECASE)


def is_adverse(text: str) -> bool:
    """Tell whether a statement says that something is amiss."""
    return bool(ADVERSE.search(_NOT_ADVERSE.sub(" ", text)))


def is_denied(text: str) -> bool:
    """Tell whether a statement says that what was to be done was not."""
    return bool(_DENIED.search(text))


def is_mended(text: str) -> bool:
    """Tell whether a statement of trouble first says that something was done: "A post was created, but …"."""
    head = _TURN.split(text, maxsplit=1)
    return len(head) == 2 and bool(head[0].strip()) and bool(COMPLETED.search(head[0])) and not is_adverse(head[0])


def telling_word(text: str, relation: Relation) -> str | None:
    """Return the words of ``text`` that speak for ``relation``, as written."""
    pattern = {Relation.DELIVERS: COMPLETED, Relation.PARTIAL: BEGUN, Relation.PLANNED: INTENDED, Relation.AGAINST: ADVERSE}[relation]
    found = pattern.search(text)
    if found is None and relation is Relation.PARTIAL:
        found = COMPLETED.search(text)
    return found.group(0) if found else None


# A statement counts as the deliverable itself, not a part of it, when no other action is much closer to it … (0.6 and 0.75 did alike
# on the measuring papers, 0.85 and above took whole deliverables for parts; of 0.25 to 0.4 for the score 0.35 gave most right relations)
WHOLE_SHARE = 0.75
# … and it is close to the action in its own right.
WHOLE_SCORE = 0.35

_PROMISES = frozenset({Section.STILL_TO_DO, Section.NEXT_STEP, Section.COMMITMENT})
_VIEWS = frozenset({Section.CURRENT_POSITION, Section.NARRATIVE})


def relate(section: Section, text: str, *, score: float, share: float, met: bool | None, narrower: bool = False) -> Relation:
    """Return how a statement bears on an action it speaks of.

    ``text`` is its telling sentence, ``score`` how close it is to the action, ``share`` that as a part of the closest any
    action is to it, ``met`` whether its figure reaches the action's target (None where it has none that compares), ``narrower``
    whether it is the figure of a narrower group than the target's.
    """
    if met is not None:
        return Relation.DELIVERS if met else Relation.AGAINST
    if narrower:
        return Relation.PARTIAL
    if section in _PROMISES:
        return Relation.PLANNED
    if section is Section.CHALLENGE:
        return Relation.PARTIAL if is_mended(text) else Relation.AGAINST
    if is_denied(text):
        return Relation.AGAINST
    done = bool(COMPLETED.search(text))
    if INTENDED.search(text) and not done:
        return Relation.PLANNED
    if section in _VIEWS and is_adverse(text):
        return Relation.PARTIAL if done else Relation.AGAINST
    # What was done beyond the plan is by its own account not what the plan promised, though it may help.
    if section is Section.DELIVERED_ADDITIONAL or BEGUN.search(text) or (section in _VIEWS and not done):
        return Relation.PARTIAL
    return Relation.DELIVERS if share >= WHOLE_SHARE and score >= WHOLE_SCORE else Relation.PARTIAL
