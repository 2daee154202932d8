"""What the form of a sentence tells where no list knows its words: a deed that is done, a statement behind its topic.

The tables of :mod:`.measure_cues` hold the verbs plans mostly use. No table holds them all, so what is left is read by its
grammar: a thing, and a past participle said of it ("Entrance door repainted"); an institution or a thing, and an event in
the present ("Library reopens in May"); an order and its object ("Film a short video").
"""

import re

from .measure_cues import Cue, compiled
from .measure_words import ABSTRACT, CHANGE_DONE, FEELING, OUTPUT, PEOPLE, QUALITY, any_of, up_to

_IRREGULAR = any_of(
    "built, rebuilt, chosen, bought, brought, sent, drawn, begun, taken, paid, sold, split, laid, sought, won, broken, hung"
)
# States and relations in the form of a deed, and work without an end: "matched to need" finishes nothing.
_STATES = any_of(
    """
    needed, required, expected, matched, based, related, valued, linked, centred, rooted, grounded, dedicated, experienced, qualified,
    detailed, complicated, interested, pleased, worried, encouraged, enabled, equipped, prepared, helped, intended, desired, perceived,
    limited, looked, learned, lived, followed, wanted, used, shared, prioritised, promoted, considered, maintained, sustained,
    strengthened, enhanced, monitored, picked, addressed, managed, balanced
    """
)
# Where a participle ends its clause, or what may follow a deed; a noun behind it would make it an adjective.
_CLAUSE_GOES_ON = (
    r"(?=\W*$|[,;.(:]| (?:in|on|at|by|for|to|with|and|from|into|onto|across|through|via|between|within|as|online|so|using|of|against|under|"
    r"after|before|ahead|during|following|up|out|down|off|over|back|among|amongst|upon|until|in line|per|this|next|last|\w+ly)\b)"
)
_NO_ADJECTIVE = (
    r"(?<!\bthe )(?<!\ba )(?<!\ban )(?<!\bfor )(?<!\bof )(?<!\bwith )(?<!\bby )(?<!\bto )(?<!\bon )(?<!\bin )(?<!newly )(?<!well )"
    r"(?<!\btheir )(?<!\bour )(?<!\bits )(?<!\bbeing )(?<!\bbest )(?<!\bmore )(?<!\bas )(?<!\bnot )"
)
_HAPPENS = any_of(
    """
    opens, re~opens, starts, begins, commences, launches, re~launches, closes, replaces, expires, ends, moves to, moves into,
    transfers to, joins, comes into (?:force|effect|use|operation), goes out, meets for the first time, first meets, takes effect,
    takes up, (?:starts|begins|commences) (?:work|trading|duties), takes over, hands over, switches to
    """
)
_STANDS_READY = any_of(
    """
    open, ready, out to tender, out to advert, operating, in force, in effect, in circulation, on site, on display, online, staffed,
    under contract
    """
)
_INSTITUTION = any_of(
    """
    council, authority, la, icb, ccg, trust, hospital, school, college, provider, partnership, board, cabinet, forum, service, team, dfe,
    executive, committee, panel, university, charity, academy, federation, consortium, director, commissioner
    """
)
_DOES = any_of(
    """
    funds, recruits, appoints, opens, publishes, issues, launches, buys, purchases, procures, commissions, hosts, holds, signs,
    signs up to, writes, drafts, produces, sets up, establishes, creates, introduces, adopts, employs, seconds, elects, awards, builds,
    completes, submits, circulates, runs, pilots, advertises, nominates, consults on
    """
)
_NOT_ORDERED = any_of(
    """
    ensure, have, has, support, use, see, feel, make, be, become, foster, provides?, offers?, value, respect, understand, know, want,
    need, keep, give, get, take, allow, help, work, show, meet, share, include, involve, expect, receive, find, benefit, experience, there,
    this, that, the, a, an, by, in, for, with, from, as, at, of, to, on, all, every, each, no, and, or, having, being, within, through
    """
)

# Made or renewed, as an adjective before the name of the thing.
_MADE = any_of(
    """
    updated, agreed, signed, published, completed, new, draft, final, finalised, approved, co~produced, co~designed,
    jointly agreed, jointly written
    """
)

_DONE = "can be shown to be done or not"
_HAPPENED = "happens or does not"

# Asked after all other tables; ``asks="thing"`` leaves out what cannot be shown and people in general.
FORMS: tuple[Cue, ...] = (
    Cue(
        "stands ready",
        "Climbing wall open to residents by May",
        rf"(?<!\bthe )(?<!\ba )(?<!\ban )(?<!\band )(?<!\bmore )\b(?P<said>{_STANDS_READY})(?=\W*$|[,;.(]| (?:in|at|by|for|from|on|across|"
        r"to (?:\w+ ){0,2}(?:public|families|referrals|parents|children|young people|pupils|learners|residents|applications|all|use))\b)",
        _DONE,
        asks="thing",
    ),
    Cue(
        "event",
        "Toy library reopens in the old chapel",
        rf"\b(?P<said>(?:will )?{_HAPPENS})\b",
        _HAPPENED,
        asks="thing",
    ),
    Cue(
        "deed of an institution",
        "The council buys a minibus",
        rf"^\W*(?:the )?(?:[\w'-]+ ){{0,3}}?(?P<said>{_INSTITUTION} (?:will |has |have )?{_DOES}) (?:an?|the|its|one|new) ",
        _HAPPENED,
    ),
    Cue(
        "deed by its form",
        "Entrance door repainted",
        rf"{_NO_ADJECTIVE}\b(?P<said>(?!(?:{_STATES}|{QUALITY}|{FEELING}|{CHANGE_DONE})\b)(?:[a-z]{{3,}}(?:ed|-ed)|{_IRREGULAR})"
        rf"(?: (?:up|out|off|over|down|back|on|in))?)\b{_CLAUSE_GOES_ON}",
        _DONE,
        asks="thing",
    ),
    Cue(
        "thing renewed",
        "Repainted mural in the hall",
        rf"^\W*(?:an? |the )?(?P<said>(?!(?:{_STATES}|{QUALITY}|{FEELING}|{CHANGE_DONE})\b)(?:re[a-z]{{3,}}ed|{_MADE}) "
        rf"(?:[\w'/-]+ ){{0,4}}?(?!{ABSTRACT}\b)[\w'/-]+)"
        r"(?=\W*$|[,;.(]| (?:on|for|of|to|in|with|between|across|by|from|at|setting|that)\b)",
        _DONE,
    ),
    Cue(
        "order and its object",
        "Film an induction video",
        rf"^\W*(?:to |we will )?(?P<said>(?!{_NOT_ORDERED}\b)[a-z]{{3,}} (?:an?|one|the first) (?!(?:more |very )?{QUALITY}\b)"
        rf"{up_to(4)}{OUTPUT})\b",
        "names a thing that is there or is not",
    ),
)

# Asked behind those: more or fewer of them, wherever it stands.
MORE_OF_THEM = Cue(
    "more of them",
    "Porters carry fewer parcels",
    rf"(?<!no )(?<!or )\b(?P<said>(?:more|fewer) (?:{PEOPLE}|[a-z]{{3,}}[^s\W]s))\b",
    "asks for a change without saying how much",
)

# "Early help: fewer referrals", "Tribunals - downward trend": a topic has no verb and few words.
_LABEL = (
    r"^\W*(?!.*\b(?:is|are|was|will|has|have|be)\b[^:]*(?::| - ))(?:(?!by |baseline|target|source|evidence|q\d)[\w'&/()%.-]+ ){0,5}"
    r"[\w'&/()%.-]+(?: ?: ?| - )(?=\w\S* \w)"
)


def statement_behind(text: str) -> int:
    """Return where the statement starts that stands behind a topic and a colon or dash; 0 when there is no topic."""
    found = compiled(_LABEL).match(text)
    return found.end() if found else 0


def is_a_thing(named: str) -> bool:
    """Tell whether the subject ``named`` is a thing of which a deed can be shown: nothing abstract, nor people or matters in general."""
    return bool(compiled(rf"(?!.*\b(?:{ABSTRACT}|{PEOPLE})$).*\b{OUTPUT}$").search(_head(named))) or is_single(named)


def is_single(named: str) -> bool:
    """Tell whether the subject ``named`` is one thing, or such and such things, and neither abstract nor people."""
    head = _head(named)
    if not head or compiled(rf"\b(?:{ABSTRACT}|{PEOPLE})$").search(head):
        return False
    return not re.search(r"[^s\W]s$", head) or compiled(r"^(?:the|these|both|two|\d+|our|its)\b").match(head) is not None


def _head(named: str) -> str:
    return named.strip(" ,.'").casefold()
