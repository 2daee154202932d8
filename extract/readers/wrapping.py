"""Whether a line break was meant, or only the end of the line's room: judged by the room that was left."""

import re

# Words may be set in a proportional type, so that a line's room is known only roughly: a break is taken as meant
# when the next word would have left at least this share of the widest line free (chosen on the gold plan's cells,
# where 0.02 to 0.12 give the same criteria).
SPARE = 0.06
# A narrower text than this is not judged by its own widest line alone: two short lines say nothing of the room.
TYPICAL_WIDTH = 80
# A text with a line longer than this was never wrapped: each of its line ends is meant.
UNWRAPPED_WIDTH = 240

_SENTENCE_END = re.compile(r"[.!?:;][\"'”’)\]]*$")
_HANGING_END = re.compile(
    r"(?:[,&/–-]|\b(?:and|or|the|a|an|of|to|in|on|for|with|by|from|at|as|that|which|who|their|its|our|is|are|be|will|not|into|per|than"
    r"|without|within|between|through|about|during|until|against|towards?|upon|if|when|whether|because|such|should|must|can|may|would|could"
    r"|has|have|had|was|were|been|each|every|these|those|how))$",
    re.IGNORECASE,
)


def is_complete(words: str) -> bool:
    """Tell whether words end as a sentence, label or list entry ends."""
    return _SENTENCE_END.search(words.rstrip()) is not None


def hangs(words: str) -> bool:
    """Tell whether words end where no sentence ends: on a comma, a dash or a word that asks for another."""
    return _HANGING_END.search(words.rstrip()) is not None


def wants_more(words: str) -> bool:
    """Tell whether words end on one that cannot end a line by choice ("produced from", "health and")."""
    return hangs(words) and words.rstrip()[-1].isalpha()


def starts_lower(words: str) -> bool:
    """Tell whether words begin with a small letter, as the rest of a sentence does."""
    return next((c.islower() for c in words.lstrip("\"'“‘(") if c.isalnum()), False)


def had_room(line: str, next_word: str, width: float) -> bool:
    """Tell whether ``next_word`` would still have stood on ``line`` in a text of ``width`` characters."""
    return len(line) + 1 + len(next_word) <= width * (1 - SPARE)


def runs_on(before: str, after: str) -> float:
    """Score how well ``after`` continues ``before`` over a break, from -3 (cannot) to 4 (must)."""
    if is_complete(before):
        return -3.0 if starts_lower(after) else 1.5
    if starts_lower(after):
        return 4.0 if hangs(before) else 3.0
    return 1.0 if hangs(before) else 0.0
