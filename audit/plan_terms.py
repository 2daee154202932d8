"""Tells what a plan says about itself: who oversees it, when it is looked at again, where it starts from.

The words are those in which councils' plans write what a plan is asked to be clear about: its governance, its review and its baselines.
"""

import re

from ..model import Document

_GOVERNANCE = re.compile(
    r"\b(?:governance|oversight|overseen|oversee[sn]?|steering group|scrutin\w+"
    r"|(?:report(?:s|ed|ing)?|accountable|answer(?:s|able)?)\s+to\s+(?:the\s+|a\s+|our\s+)?(?:[\w’'&-]+\s+){0,6}(?:board|committee|cabinet|executive|forum)"
    r"|(?:improvement|partnership|strategic|programme|delivery|transformation|assurance|accountability)\s+(?:board|group|panel))\b",
    re.IGNORECASE,
)
_RHYTHM = (
    r"(?:weekly|fortnightly|monthly|bi-?monthly|quarterly|termly|half[- ]termly|annual(?:ly)?|yearly"
    r"|(?:two|three|four|six|twelve|\d{1,2})[- ](?:weekly|monthly)"
    r"|(?:every|each|once a|twice a)\s+(?:\w+\s+)?(?:weeks?|fortnights?|months?|quarters?|terms?|half[- ]terms?|years?))"
)
_LOOKING = r"(?:review\w*|monitor\w*|re-?assess\w*|refresh\w*|updat\w+|report\w*|check\w*|evaluat\w+|meet(?:s|ings?)?)"
# Both stand in one sentence, at most this many letters apart: a plan's own rhythm is said in one breath.
_NEAR = r"[^.;\n]{0,90}"
_DATE = r"(?:January|February|March|April|May|June|July|August|September|October|November|December|20\d\d)"
_REVIEW = re.compile(
    rf"\b{_LOOKING}\b{_NEAR}\b{_RHYTHM}\b|\b{_RHYTHM}\b{_NEAR}\b{_LOOKING}\b"
    # "Reviews) Regulations 2015" is the name of a law.
    rf"|\b(?:review(?:ed|s)?|re-?assess\w*|refresh\w*)\b(?!{_NEAR}\bRegulations\b){_NEAR}\b{_DATE}\b|\b(?:review date|next review)\b",
    re.IGNORECASE,
)
_BASELINE = re.compile(
    r"\bbaseline|\bstarting point|\bcurrent(?:ly)? (?:at|stands|performance|position|figure)|\b(?:up|down) from\b", re.IGNORECASE
)


def names_governance(plan: Document) -> bool:
    """Tell whether a plan says which board, group or forum oversees it."""
    return _GOVERNANCE.search(plan.text) is not None


def names_review(plan: Document) -> bool:
    """Tell whether a plan says when, or how often, it is looked at again."""
    return _REVIEW.search(plan.text) is not None


def names_baseline(plan: Document) -> bool:
    """Tell whether a plan speaks anywhere of where its figures start from."""
    return _BASELINE.search(plan.text) is not None
