"""Finds the sentences in which a paper admits that work came, or will come, later than it should."""

import re
from collections.abc import Iterator

from ..model import Document, Section
from .prose import Spoken, sentences_of, spoken_in

# Work that can be late. A family's wait for a service is not the plan's lateness, so what is late must be work.
_WORK = (
    r"(?:recruit\w+|appoint\w+|launch\w*|implement\w+|publi\w+|roll[- ]?out|complet\w+|procure\w+|commission\w+|develop\w+|deliver\w+"
    r"|start\w*|introduc\w+|mobilis\w+|open\w*|transition|agree\w+|sign[- ]?off|approv\w+"
    r"|project|programme|work|plan|strategy|pilot|post|system|contract)"
)
# A "timescale" is as often the law's as the plan's.
_DATE = r"(?:deadline|target date|due date|milestone)s?"
_IS = r"(?:(?:was|were|has|have|had|been|is|are|now)\s+)*"
_HELD_UP = r"(?:delayed|postponed|paused|held up|put back|pushed back)"
_MOVED = r"(?:missed|extended|moved|revised|pushed back|put back)"
_LATE = re.compile(
    rf"\b(?:delays?|slippage)\s+(?:in|to|with|on|of)\s+(?:the\s+|our\s+|its\s+)?(?:\w+\s+){{0,3}}?{_WORK}\b"
    rf"|\b{_WORK}\b[^.;]{{0,40}}\b(?:has|have|had|was|were|is|are)\s+(?:been\s+)?(?:\w+ly\s+)?{_HELD_UP}\b"
    r"|\b(?:later|longer|slower|more slowly)\s+than\s+(?:was\s+|we\s+(?:had\s+)?)?(?:planned|expected|intended|anticipated|hoped|agreed)\b"
    r"|\bbehind\s+(?:schedule|plan|timescale|target date)\b|\bha(?:s|ve)\s+slipped\b(?!\s+back)"
    rf"|\b{_DATE}\s+{_IS}(?:{_MOVED}|passed|not\s+(?:been\s+)?met)\b"
    rf"|\b(?:{_MOVED}|missing|not (?:met|meet|meeting))\s+(?:the\s+|its\s+|our\s+)?(?:\w+\s+)?{_DATE}\b",
    re.IGNORECASE,
)
# "Without delay": the very words of lateness, said of its absence.
_KEPT = re.compile(r"\b(?:without|no|avoid\w*|prevent\w*|reduc\w+|any)\s+(?:\w+\s+)?(?:delay|slippage)", re.IGNORECASE)


def admitted_delays(paper: Document) -> Iterator[Spoken]:
    """Yield each sentence of a paper's statements that says of its own work that it is late; the inspectors' findings are not its own."""
    for spoken in (one for one in spoken_in(paper) if one.section is not Section.DETAILED_FINDING):
        for sentence in sentences_of(paper, spoken.passage):
            if admits_delay(sentence.text):
                yield Spoken(paper, spoken.section, sentence, spoken.workstream)


def admits_delay(sentence: str) -> bool:
    """Tell whether a sentence says of work that it is or was late."""
    return _LATE.search(sentence) is not None and not _KEPT.search(sentence)
