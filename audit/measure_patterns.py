"""A pattern by which a measure could be put so that it can be checked: its own words, and blanks for what only its writers know.

No figure, date or name is ever made up: what is missing is a blank in square brackets, such as ``[figure]``.
"""

import re

from ..model import fold
from .measurability import Measurability, MeasureClass
from .measure_cues import compiled
from .measure_words import CHANGE_DONE, CHANGE_FIRST, CHANGE_NOUN, CHANGE_THAN, CHANGE_VERB

# Words a change is said with before what changes: "an increase in the number of", "fewer".
_BEFORE = (
    r"^\W*(?:(?:an?|the|further|clear|significant|sustained|continued|steady|year on year|month on month|evidence of|to) )*"
    rf"(?:{CHANGE_NOUN} (?:in|of|to) (?:the |an? )?|{CHANGE_FIRST} )"
)
# And behind it: "has increased", "are lower than".
_BEHIND = (
    rf"\W*\b(?:(?:is|are|was|were|be|has|have|had|been|will|shall|to|continues? to|continued to|being) )*(?:\w+ly )?"
    rf"(?:{CHANGE_DONE}|{CHANGE_VERB}|{CHANGE_THAN})\b.*$"
)
_MEASURED = re.compile(
    r"\b(?:numbers?|rates?|percentage|proportion|share|levels?|times?|timescales|waits?|average|gap|scores?|results|costs?|spend|volume)\b",
    re.IGNORECASE,
)
# Heads that stand for many ("complaints", "children"): of these the number is counted; of others ("attendance") the value.
_MANY = re.compile(r"(?:[^s\W]s|people|children|staff|cyp)$", re.IGNORECASE)
_HEAD_ENDS = re.compile(
    r" (?:of|for|in|to|from|between|with|who|which|that|at|by|on|about|being|using|known|holding|taking)\b|[,(]", re.IGNORECASE
)
_CLAUSE = re.compile(r"\b(?:is|are|was|were|has|have|will)\b", re.IGNORECASE)
_THAN = re.compile(r" (?:than|compared)\b.*$", re.IGNORECASE)
# A measured thing longer than this is quoted whole no clearer than "what is measured".
_LONGEST_THING = 12

BLANKS = {
    "has_baseline": "starting from [figure] in [period]",
    "has_date": "by [date]",
    "has_source": "as counted in [record or survey]",
}


def pattern_for(text: str, found: Measurability) -> str:
    """Return how the measure ``text``, classed as ``found``, could be worded: its own words, with a blank for each thing missing.

    One that can be checked gets only the blanks for what it does not state; nothing is missing when it comes back unchanged.
    """
    words = fold(text).strip(" .;,")
    if found.measure_class is MeasureClass.QUANTIFIED:
        return _with_blanks(words, found)
    if found.measure_class is MeasureClass.DELIVERABLE:
        return _with_blanks(words, found, "has_date")
    if found.measure_class is MeasureClass.DIRECTIONAL:
        return _change(words, found)
    if found.decided_by in ("indicator without a value", "figures without a value"):
        return _with_blanks(f"{_thing(words)} is at [least or most] [figure]", found)
    if found.measure_class is MeasureClass.VAGUE:
        return (
            f"[Share] of [whom or what] [can be seen to do or have what is meant by “{words}”], {BLANKS['has_date']}, "
            f"{BLANKS['has_source']}; or: [document, post or event] [published, in post or held] {BLANKS['has_date']}"
        )
    return f"[What is counted] is at [least or most] [figure], {BLANKS['has_baseline']}, {BLANKS['has_date']}, {BLANKS['has_source']}"


def missing_from(found: Measurability) -> tuple[str, ...]:
    """Return what a measure of its class should state and does not, in plain words; a finished thing needs no start and no source."""
    asked = {
        "has_target": "a target",
        "has_baseline": "a baseline",
        "has_date": "a date",
        "has_source": "a source of evidence",
    }
    wanted = ("has_date",) if found.measure_class is MeasureClass.DELIVERABLE else tuple(asked)
    return tuple(asked[flag] for flag in wanted if not getattr(found, flag))


def _with_blanks(words: str, found: Measurability, *only: str) -> str:
    blanks = [blank for flag, blank in BLANKS.items() if not getattr(found, flag) and (not only or flag in only)]
    return ", ".join([words, *blanks])


def _change(words: str, found: Measurability) -> str:
    """Turn "Fewer complaints" into "[Number or rate] of complaints: from [figure] in [period] to [figure]"."""
    thing = _THAN.sub("", compiled(_BEHIND).sub("", compiled(_BEFORE).sub("", words))).strip(" .,;:")
    if not 0 < len(thing.split()) <= _LONGEST_THING or _CLAUSE.search(thing):
        subject = f"[What is counted for “{words}”]"
    elif _MANY.search(_HEAD_ENDS.split(thing)[0]) and not _MEASURED.search(thing):
        subject = f"[Number or rate] of {thing[:1].lower() + thing[1:] if thing[1:2].islower() else thing}"
    else:
        subject = thing[:1].upper() + thing[1:]
    rest = [blank for flag, blank in BLANKS.items() if flag != "has_baseline" and not getattr(found, flag)]
    return ", ".join([f"{subject}: from [figure] in [period] to [figure]", *rest])


def _thing(words: str) -> str:
    """Return what is measured where it is a short phrase, else a blank for it."""
    return words if 0 < len(words.split()) <= _LONGEST_THING else "[what is measured]"
