"""Tells whether a text breaks off in mid-sentence, or still holds a blank its writers meant to fill in."""

import re

# Words no English sentence ends on.
_NEVER_LAST = (
    "the a an and or nor their its our your every which whose than into between including covering regarding concerning containing "
    "ensuring because whether via per towards upon such"
).split()
# Words that end a text only behind a verb or an adjective ("the people they work with"); behind a noun they lead on.
_SELDOM_LAST = "with for of from to at by in on about as".split()
_VERBS = (
    "work|deal|live|cope|meet|talk|speak|listen|begin|start|comply|play|engage|happy|agree|look|care|ask|cater|account|pay|plan|"
    "go|goes|come|comes|get|gets|belong|belongs|depend|depends|rely|relies|wait|turn|refer|respond|adhere|contribute|apply|sign|move|put|set|"
    "made|make|built|kept|held|who|what|where|it|them|him|her|us|you|are|is|be|was|were|aware|proud|part|sure|up|out|on|in|down|act|do|find|"
    "found|carry|take|taken|roll|drop|opt|join|buy|hand|feed|thought|sought|dealt|lived|told|sent|spent|left|led|brought|cut|known|stay|stays|"
    "attend|deliver|access|used"
)
_HOLDS_PREPOSITION = re.compile(rf"(?:ed|ing|en|[^aeiou]ive|ful|able|ible|ar|al)$|^(?:{_VERBS})$", re.IGNORECASE)
_LAST_WORDS = re.compile(r"(?P<before>[\w’'-]+)?\W*\b(?P<last>[\w’'-]+)\s*$")
_OPEN_END = re.compile(r"(?:[\w’')]\s*[,&–—/]|\w-|\.{3}|…)\s*$")

_BLANK = re.compile(
    r"\b[Xx]{1,3}\s?%|\b[Xx]{2,}\b(?!-)|\?{2,}|_{3,}|\bT\.?B\.?[CAD]\.?\b(?!\w)|(?<![\d.])(?<!\d\s)%\s+figures?\b|\blorem ipsum\b"
    r"|\[\s*(?:insert|add|enter|number|date|name|figure|xx?|tb[cad])\b[^\]]*\]?|<\s*(?:insert|add|enter)\b[^>]*>?"
    r"|\b(?i:figure|number|date|target|name|percentage)s? (?:to be (?:confirmed|added|agreed|inserted)|to follow|tbc)\b"
)


def break_off(text: str) -> str | None:
    """Return the words a text breaks off with, or None where it reads to its end."""
    if _OPEN_END.search(text):
        return _tail(text)
    if text.count("(") > text.count(")") and not text.rstrip().endswith((".", "”", '"')):
        return text[text.rindex("(") :]
    found = _LAST_WORDS.search(text)
    if found is None:
        return None
    last, before = found["last"], found["before"] or ""
    # A capital may be a grade, a vitamin or a section: "rated A".
    if last.lower() in _NEVER_LAST and not (len(last) == 1 and last.isupper()):
        return _tail(text)
    if last in _SELDOM_LAST and before and not _HOLDS_PREPOSITION.search(before):
        return _tail(text)
    return None


def blank_in(text: str) -> str | None:
    """Return the blank a text still holds ("XX%", "TBC", "% figure"), or None."""
    found = _BLANK.search(text)
    return found.group(0).strip() if found else None


def _tail(text: str) -> str:
    words = text.split()
    return " ".join(words[-4:])
