"""The cues by which a success measure is classed: tables of words that say what a measure is.

A cue is a name, an invented example that it decides, the pattern of its words and what they mean. :mod:`.measurability` says in
which order the tables are asked; :mod:`.measure_defects` and :mod:`.measure_targets` hold two more, :mod:`.measure_words` the words.
"""

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from .measure_words import (
    ACTIVITY,
    APPROVE,
    BODY,
    CHANGE_DONE,
    CHANGE_FIRST,
    CHANGE_MANNER,
    CHANGE_NOUN,
    CHANGE_THAN,
    CHANGE_VERB,
    COUNTED,
    DEED,
    FEELING,
    FINISHED,
    HANDED,
    HANDLED,
    JOINTS,
    MANNER,
    MANNER_ENDS,
    ORDER,
    OUTPUT,
    QUALITY,
    TO_BE,
    up_to,
)


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that say what a measure is.

    ``pattern`` is searched in folded text without regard to case; its group ``said`` holds the words to quote and the
    place where they stand. ``means`` follows the quoted words in the explanation. ``asks`` is what else must hold:

    - "shown": before the words stands a thing that can be shown; "real": before them stands nothing that nobody can point at;
      "one of a kind": what can be shown, or a single thing of a kind no list knows;
      "thing": before them stands something that is neither abstract nor people or matters in general;
    - "countable": the words mean the whole of something that is not merely praised or felt;
    - "scope": so they do, and stand behind what is asked for: a change anywhere in the text wins, and nothing abstract is counted;
    - "after": what changes is named after the words, not before them.

    ``yields`` marks a number that may tell what is counted rather than how much of it ("more plans issued within 20
    weeks"): a change that stands before it wins. On a quality it marks one that can be counted when it is asked of all.
    """

    name: str
    example: str
    pattern: str
    means: str
    asks: Literal["", "shown", "real", "thing", "one of a kind", "countable", "scope", "after"] = ""
    yields: bool = False


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """Return the pattern ready for searching, without regard to case."""
    return re.compile(pattern, re.IGNORECASE)


_UNSAID = "asks for a change without saying how much"

# "By the summer", "Over time": what a sentence may say before it says what changes.
_TIME_FIRST = r"(?:(?:by|from|during|over|within|in|at) (?:[\w/-]+ ){0,4}?(?:[\w/-]*\d|time|year|term|period|programme|months?))"
# "On reduced timetables": behind a preposition or an article the word says of which kind, not that anything changes.
_NO_MODIFIER = r"(?<!\bon )(?<!\bwith )(?<!\bof )(?<!\ba )(?<!\ban )(?<!\bthe )(?<!\bfor )(?<!\btheir )"

CHANGES: tuple[Cue, ...] = (
    Cue(
        "quantity that changes",
        "The number of appeals has fallen",
        r"^\W*(?:the |an? )?(?P<said>(?:overall |total )?(?:numbers?|percentage|proportion|rates?|share|levels?|volume|gap|"
        r"average|amount|%)(?:\b|(?<=%))"
        rf"[^.;]*?\b{_NO_MODIFIER}(?:{CHANGE_DONE}|{CHANGE_VERB}|closes|{CHANGE_THAN}))\b(?! than\b)",
        _UNSAID,
        asks="after",
    ),
    Cue(
        "change named first",
        "Fewer late letters",
        rf"^\W*(?:{_TIME_FIRST},? )?(?:(?:an?|the|evidence of|there (?:is|are|will be)|we (?:will )?see|demonstrable|measurable|"
        r"significant|sustained|continued|continuing|steady|gradual|marked|noticeable|year on year|month on month|to|"
        r"further|clear|see|show|evidenced|overall|data (?:will )?shows?) )*"
        rf"(?P<said>{CHANGE_NOUN}(?= (?:in|of|to|on|is|are|from|and|evidenced|seen|over)\b|\W*$)|{CHANGE_FIRST} [\w'-]+)",
        _UNSAID,
        asks="after",
    ),
    Cue(
        "change shown",
        "Data shows a steady improvement in attendance",
        rf"\b(?P<said>(?:shows?|showing|demonstrates?|indicates?|evidences?|sees?|seen|reports?) (?:an? |the )?{up_to(4)}"
        rf"(?:{CHANGE_NOUN}|{CHANGE_FIRST}|{CHANGE_DONE}))\b",
        _UNSAID,
        asks="after",
    ),
    Cue(
        "change as the verb",
        "Waiting lists are reduced",
        rf"(?<!to )(?<!there )\b(?P<said>(?:{TO_BE}|has|have|will|shall|continues? to|begins? to) (?:\w+ly |been |be |further )*"
        rf"(?:{CHANGE_DONE}|{CHANGE_VERB}|(?<!has )(?<!have ){CHANGE_THAN}))\b(?! (?!timely|frequent){QUALITY}\b)",
        _UNSAID,
    ),
    Cue(
        "change as the last word",
        "Take-up of vaccinations rises",
        rf"(?<!to )(?<!and )\b(?P<said>{CHANGE_VERB})"
        r"(?= ?[.,;(]| ?$| (?:each|every|over|month|year|term|compared|as|by|from|for|across|following|and|in|during|within|through|"
        r"throughout|at|on|among|amongst|between|when|after|since|until|while|\w+ly)\b)",
        _UNSAID,
    ),
    Cue("lower at the end", "Absence of drivers lower", r"\b(?P<said>lower|higher|shorter|faster|quicker)\W*$", _UNSAID),
    Cue(
        "up or down",
        "Absence down",
        rf"\b(?P<said>{COUNTED} (?:(?:is|are|was|were|goes|go) )?(?:up|down))\b(?! to\b)",
        _UNSAID,
    ),
    Cue(
        "done sooner or oftener",
        "Refunds are paid more quickly",
        rf"\b(?P<said>(?:[\w']+ ){{1,2}}?(?:{TO_BE} )?(?:\w+ly )?\w+ {CHANGE_MANNER})\b(?! than (?:planned|expected|agreed))",
        _UNSAID,
    ),
    Cue(
        "more of what people have",
        "Drivers have fewer accidents",
        rf"\b(?P<said>(?:has|have|had|having) {CHANGE_THAN} [\w'-]+)",
        _UNSAID,
        asks="after",
    ),
    Cue(
        "more or less of it",
        "Drivers spend less time waiting",
        r"(?<!no )(?<!not )\b(?P<said>(?:waits?|waiting|spends?|spending|receives?|attends?|access|gets?|needs?|makes?|takes?|"
        r"stays?|moves?|sees?|travels?) "
        rf"(?:for )?(?:much )?{CHANGE_THAN}) (?!than\b)[a-z]+",
        _UNSAID,
        asks="after",
    ),
    Cue(
        "compared without a figure",
        "Absence lower than last year",
        rf"(?<!no )(?<!not )\b(?P<said>{CHANGE_THAN} than)\b(?! once| ever)",
        _UNSAID,
        asks="after",
    ),
)

_NAMED = "names a thing that is there or is not"
_DONE = "can be shown to be done or not"
# "Published on the website" is done; "commissioned services" are of a kind.
_NO_OPENING = (
    rf"(?<!-)(?!^\W*[\w-]+ed (?!\w+ly|(?:{JOINTS}|and|or|onto|upon|using|under|after|before|ahead|during|following|online|up|out|off|"
    r"over)\b)[a-z])"
)
# "Meets the agreed criteria" finishes nothing; "criteria agreed" does.
_NO_ADJECTIVE = r"(?<!\bthe )(?<!\ba )(?<!\ban )(?<!newly )(?<!meet )(?<!meets )(?<!within )(?<!well )(?<!poorly )(?<!being )"

DELIVERIES: tuple[Cue, ...] = (
    Cue(
        "improved thing finished",
        "Improved referral form launched",
        rf"^\W*(?P<said>(?:improved|better|enhanced|strengthened|more (?:{QUALITY}|\w+(?:ble|ive|ful|ly))) "
        rf"{up_to(5)}{OUTPUT} (?:(?:for|of|to|with) {up_to(4)})?(?:{TO_BE} |will be )?{FINISHED})\b",
        _NAMED,
    ),
    Cue(
        "deed named first",
        "Publication of the transport guide",
        rf"^\W*(?:the |successful |formal |full )*(?P<said>{DEED} (?:of|on|to|by|from|for) {up_to(8)}{OUTPUT})\b",
        _DONE,
    ),
    Cue(
        "order that names its output",
        "Write and publish a welcome pack",
        rf"^\W*(?:to |we will )?(?P<said>{ORDER}(?! of\b)(?: ?(?:,|and|&) ?\w+)* {up_to(7)}{OUTPUT})\b",
        _NAMED,
    ),
    Cue(
        "thing that exists",
        "There is a clear route for referrals",
        rf"^\W*(?P<said>(?!{CHANGE_FIRST}\b)(?:there (?:is|are|will be)|(?:[\w'-]+ ){{1,4}}(?:has|have)(?= an?\b)"
        r"(?! an? \w+ understanding)) "
        rf"(?:(?!(?:of|in|for|to|with|from|by|on|between|across|among|amongst|within|at|that|which)\b)[\w',/-]+ ){{0,5}}?{OUTPUT})\b",
        _NAMED,
    ),
    Cue(
        "handed to someone",
        "Findings shared with head teachers",
        rf"\b(?P<said>{HANDED} (?:and \w+ )?(?:back |up |out )?(?:with|to|into|among|amongst|via|at) [\w'-]+(?: [\w'-]+)?)",
        _DONE,
        asks="real",
    ),
    Cue(
        "document and what it holds",
        "Review sets out the options",
        rf"^\W*{up_to(6)}{OUTPUT} (?:of {up_to(5)})?(?P<said>(?:will )?(?:sets? out|identif(?:y|ies)|produces?|includes?|"
        rf"contains?|outlines?|"
        r"makes? recommendations?|lists?|summarises?|covers?))\b",
        _NAMED,
        asks="shown",
    ),
    Cue(
        "given to a board",
        "Accounts provided to the finance committee",
        r"\b(?P<said>(?:provided|given|delivered|made|considered|discussed|scrutinised|received|reviewed|overseen) (?:to|by|at) "
        rf"{up_to(6)}{BODY})\b",
        _DONE,
        asks="real",
    ),
    Cue(
        "board that decides",
        "Scrutiny committee will adopt the scheme",
        rf"\b(?P<said>{BODY} (?:will |to |has |have )?(?:{APPROVE}(?! each other| one another| \w+ (?:to account|accountable))|"
        r"approved|agreed|endorsed|signed off|adopted|ratified|received))\b",
        _DONE,
    ),
    Cue("finished", "Dental service recommissioned", rf"{_NO_OPENING}{_NO_ADJECTIVE}\b(?P<said>{FINISHED})(?!\w)", _DONE, asks="real"),
    Cue("handled", "Prospectus updated", rf"{_NO_ADJECTIVE}\b(?P<said>{HANDLED})\b", _DONE, asks="one of a kind"),
)

_UNTESTED = "has no test by which two people would agree"

QUALITIES: tuple[Cue, ...] = (
    Cue(
        "activity without an end",
        "Continue to engage with colleges",
        rf"^\W*(?:to )?(?P<said>{ACTIVITY})\b",
        "begins an activity that has no end",
    ),
    Cue(
        "need nobody defined",
        "Tenants receive the help they need",
        r"\b(?P<said>(?:(?:support|help|provision|services|information|advice|care|skills|education|resources|place|training) (?:that )?"
        r"(?:they|it|he|she) (?:needs?|want)|the right (?:\w+ ){0,3}(?:at|in|from|for) the right|their (?:full )?potential|"
        r"work(?:s|ing)? (?:\w+ )?(?:together|to the same)|good progress))\b",
        _UNTESTED,
    ),
    Cue("feeling or custom", "Parents feel informed", rf"\b(?P<said>{FEELING})\b", "is a feeling or a custom that nobody can count"),
    Cue(
        "done well",
        "Refunds are paid promptly",
        rf"\b(?P<said>[\w']+ (?:{TO_BE} )?(?:\w+ly )?\w+ (?:in a (?:more )?(?:timely|consistent) (?:manner|way|fashion)|"
        rf"{MANNER}{MANNER_ENDS})|{TO_BE} {MANNER} \w+(?:ed|en|t))\b",
        _UNTESTED,
    ),
    Cue(
        "done on time",
        "Refunds are paid on time",
        rf"\b(?P<said>[\w']+ (?:{TO_BE} )?(?:\w+ly )?\w+ on time)\b",
        _UNTESTED,
        yields=True,
    ),
    Cue(
        "quality said of something",
        "Letters are clear",
        rf"\b(?:{TO_BE}|feel|seem|stay|made) (?:(?:more|very|always|both|also|an?|the|not|\w+ly) )*"
        rf"(?P<said>{QUALITY})\b(?! (?:to|with|by|at) (?:the )?{up_to(3)}{BODY}\b)",
        _UNTESTED,
    ),
)

# Asked last: it tells why a phrase that names nothing finished cannot be checked.
REMAINDERS: tuple[Cue, ...] = (
    Cue(
        "quality before a noun",
        "Meaningful participation of fathers",
        rf"^\W*(?:(?:an?|the|more|very|provide|have|\w+ly) )*(?P<said>{QUALITY}) [\w'-]+",
        _UNTESTED,
    ),
)
