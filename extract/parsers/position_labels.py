"""The labels of a progress report's sections: "What we have delivered", "Where we are now", "What has been difficult" …"""

import re
from dataclasses import dataclass

from ...model import Passage, Section, slice_of

# A label that heads a section is short; a sentence that merely holds its words is not one.
LABEL_WORDS = 14
# A bare phrase of more words than this is a label only where it is numbered, ends in a colon or a question mark, or is set as a heading.
BARE_WORDS = 7
# Text behind a label's colon: the label itself is a few words.
INLINE_WORDS = 5

_FAMILIES = (
    r"(?:our )?(?:children|young people|pupils|families|parents|carers|people|service users|schools|professionals|partners|staff|they"
    r"|the data)"
)
# First match wins, so the narrower wording stands before the wider one. Sources: headings of position statements,
# progress reports and self-evaluations in the form DfE and NHS England ask areas to bring to a review.
_SECTIONS: tuple[tuple[Section | None, str], ...] = (
    (None, r"^(?:headline|key|summary|inspection)?\s*findings?$|^(?:areas? of )?(?:significant )?weakness(?:es)?$|^headline findings?"),
    (
        Section.DETAILED_FINDING,
        r"\bdetailed\b.*\bfindings?\b|^findings? in (?:more )?detail"
        r"|^what (?:did |have |has )?(?:the )?(?:inspect(?:ors?|ion)|ofsted|cqc)(?: and (?:the )?cqc)?"
        r" (?:find|found|said|say|tell us|told us)",
    ),
    (
        Section.EVIDENCE,
        rf"^what (?:do |does |did |have |has )?{_FAMILIES}\b.*\b(?:tell|tells|told|say|says|said|think|show|shows)\b"
        rf"|^(?:feedback|views?|voices?|experiences?) (?:of|from)\b|^{_FAMILIES}(?: and {_FAMILIES})*[’']?s? (?:feedback|views?|voice)$"
        r"|^(?:the )?lived experiences?\b|^feedback$",
    ),
    (
        Section.DELIVERED_ADDITIONAL,
        r"\b(?:deliver\w*|done|achiev\w*|complet\w*|progress|actions?)\b.*\b(?:addition\w*|beyond|outside|over and above"
        r"|extra|as well)\b|^additional (?:delivery|activity|actions|work|achievements)",
    ),
    (
        Section.STILL_TO_DO,
        r"\bstill (?:needs?|have|has|left|to)\b|\bremain\w*\b.*\b(?:do|done|actions?|work)\b|^(?:our |key )?next (?:steps|actions)"
        r"|^next$|\bto do\b|^what (?:is|are|comes|happens|we will do|will we do|we(?:'re| are) (?:going to do|doing)) next"
        r"|^(?:actions? )?outstanding|^future (?:actions?|plans?)|^what(?:'s| is) (?:left|next)|^planned (?:actions?|work)"
        r"|^priorities for (?:the )?next|^what (?:needs|has) to (?:happen|change|improve|be done)"
        r"|^(?:key |our )?(?:actions?|plans?|priorities|focus|activit(?:y|ies)|work) (?:for|over|in) the (?:next|coming)",
    ),
    (
        Section.CHALLENGE,
        r"\bchalleng\w*\b|\bbarriers?\b|\bobstacles?\b|what has (?:been (?:difficult|hard)|not (?:worked|gone)|got in the way)"
        r"|^(?:key |main )?(?:risks?|issues?|concerns?)(?: and (?:issues?|risks?|mitigations?|concerns?))?$"
        r"|^what (?:is|are|we are|are we|we're)\b.*\b(?:worried|concerned|not working)|^what (?:is not|isn't) (?:working|going)"
        r"|^(?:our )?(?:worries|difficulties)$|^even better if",
    ),
    (
        Section.DIFFERENCE,
        r"\bdifferences?\b|\bimpact\b|\bso what\b|^(?:what has )?(?:improved|changed)\b|what has changed|^outcomes "
        r"(?:so far|achieved)|^results?(?: so far)?$",
    ),
    (Section.EVIDENCE, r"\bevidence\b|^how (?:do )?we know|^data and (?:feedback|performance)|^sources|^(?:key |performance )?data$"),
    (
        Section.CURRENT_POSITION,
        r"\b(?:current|present|latest) position\b|^where (?:are we|we are|things are)(?: now| at)?|^position (?:now|to date|at)"
        r"|^(?:current )?(?:status|position)$|^what(?:'s| is) (?:working|going) well|^(?:latest |summary )?update$|^(?:our )?strengths$",
    ),
    (
        Section.DELIVERED,
        r"\b(?:deliver\w*|achiev\w*|accomplish\w*)\b|^(?:what )?(?:have )?we(?:'ve)? (?:have )?(?:done|did)\b"
        r"|\bprogress (?:made|to date|so far|since)|^(?:summary of |our |key )?progress$|^(?:actions? )?completed"
        r"|^what (?:we|has been|have we|was) (?:have )?(?:done|did|completed|put in place)|^actions? taken|^successes$",
    ),
    (
        Section.AIM,
        r"^(?:our )?(?:aims?|objectives?|intended outcomes?|goals?|ambitions?|wsoa outcomes?)(?: and objectives)?$"
        r"|^what (?:we|do we) (?:want|set out|aim|are trying) to"
        r"|^(?:what )?(?:we|you|families) (?:have )?(?:said|asked|told us|promised)\b",
    ),
)
_SECTION_PATTERNS = tuple((section, re.compile(pattern)) for section, pattern in _SECTIONS)
_NUMBER = re.compile(r"^(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s+", re.IGNORECASE)
_INLINE = re.compile(r"^(?P<label>[^.:?!]{3,80}):\s+(?P<rest>\S.*)$")


@dataclass(frozen=True, slots=True)
class Label:
    """A section's label: the section (None for the headline findings) and what stands behind the label's colon."""

    section: Section | None
    rest: Passage | None


def read_label(text: str, passage: Passage, styled: bool = False) -> Label | None:
    """Read a section's label, alone ("AIMS:", "3. What difference this has made") or with its text behind the colon.

    ``styled`` says that the paper sets the words as a heading, so that they are a label however many they are.
    """
    words = passage.text
    found, section = _section_of(words, styled)
    if found:
        return Label(section, None)
    inline = _INLINE.match(words)
    if inline is not None:
        found, section = _section_of(inline["label"] + ":")
        if found and (inline["label"].isupper() or len(inline["label"].split()) < INLINE_WORDS):
            return Label(section, slice_of(text, passage, inline.start("rest"), len(words)))
    return None


def _section_of(words: str, styled: bool = False) -> tuple[bool, Section | None]:
    if len(words.split()) > LABEL_WORDS or words.rstrip().endswith((".", ";", ",")):
        return False, None
    bare = _NUMBER.sub("", words.strip())
    numbered, labelled = bare != words.strip(), bare.endswith((":", "?"))
    bare = bare.rstrip(":? ").lower().replace("’", "'")
    for section, pattern in _SECTION_PATTERNS:
        if pattern.search(bare):
            # A bare phrase must be a label through and through: numbered, with a colon, or a few words.
            return (styled or numbered or labelled or len(bare.split()) <= BARE_WORDS), section
    return False, None
