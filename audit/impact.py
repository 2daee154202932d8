"""Reads how firm a claim is: whether it names a figure, is called temporary, or speaks of what is still to come."""

import re


def _pattern(*parts: str) -> re.Pattern[str]:
    return re.compile("|".join(parts), re.IGNORECASE)


_FADES = _pattern(
    r"\b(?:temporary|temporarily|short-lived|one-off|fluctuat\w+)\b",
    r"\b(?:not (?:yet )?(?:been )?sustained|not (?:been )?maintained|ha(?:ve|s) not lasted|did not last)\b",
    r"\b(?:slipped back|fallen back|dipped again|deteriorated again)\b",
)
_IMPROVES = _pattern(
    r"\b(?:improv\w+|progress|performance|satisf\w+|gains?|compliance|timel\w+|rates?|better|results?|reductions?|reduced|increase[ds]?)\b"
)
_FIGURE = _pattern(
    r"\d",
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|hundred|half|third|quarter)\b",
    r"\b(?:doubled|halved|trebled|none|no child|no family|every)\b",
)
_COMING = _pattern(
    r"\bwill\s+(?:have|be|open|launch|start|begin|take|go|include|provide|deliver|hold|lead|run|come|follow|receive|see|offer|become)\b",
    r"\b(?:is|are) (?:still )?being (?:piloted|trialled|tested|developed|drafted|designed|written|planned|set up|recruited)\b",
    r"\b(?:is|are) (?:due|planned|scheduled) to\b",
    r"\bin development\b|\byet to\b",
)
# What was done: a verb in the perfect or the past, or one that begins the line ("Published …", "Ran …").
_DONE = re.compile(
    r"\b(?:has|have) (?:now |already |all )?(?:been )?\w+(?:ed|en|ilt|ld|nt)\b|\b(?:was|were) \w+ed\b|\bin place\b|\bin post\b"
    r"|^(?:[A-Z][a-z]*ly )?(?!Need)[A-Z][a-z-]*ed\b"
    r"|^(?:Held|Wrote|Built|Ran|Set up|Made|Began|Brought|Bought|Sent|Led|Undertaken|Taken|Written)\b"
)


def is_called_temporary(sentence: str) -> bool:
    """Tell whether a sentence says of an improvement that it did not last."""
    return bool(_FADES.search(sentence) and _IMPROVES.search(_FADES.sub(" ", sentence)))


def lacks_figure(text: str) -> bool:
    """Tell whether a claim names no number, in figures or in words."""
    return not _FIGURE.search(text)


def yet_to_come(text: str) -> bool:
    """Tell whether a claim speaks only of what is to come or being tried out; one that also says what was done does not."""
    return bool(_COMING.search(text)) and not _DONE.search(text)
