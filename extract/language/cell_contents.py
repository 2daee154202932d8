"""Tells what a table's column holds from its cells alone: dates, people, references, ratings, promised work, measures.

Each cell is read for what it may be (:func:`kinds_of`; one may be several things), and a column is known by the share
of its filled cells that are each (:func:`read_contents`). Nothing here knows of headings.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import lru_cache

from ...model import Reading
from .dates import read_timescale
from .people import ROLE_WORDS, find_name, is_name, names_organisation


class Content(StrEnum):
    """What a cell's words may be, in the words a person is told of it."""

    DATE = "dates"
    PERSON = "names, teams or roles of people"
    REFERENCE = "references"
    RATING = "ratings"
    LEVEL = "levels such as high and low"
    VALUE = "figures"
    MONEY = "sums of money"
    WORK = "work to be done"
    CRITERION = "measures of success"
    STATE = "how things should be"
    NEWS = "what has been done"
    PROOF = "papers and records"
    PROSE = "sentences"
    GROUP = "priorities or themes"


# Of a long column so many cells are looked at: more would change no share by much, and dates take a moment to read.
MOST_CELLS = 24
# A deadline is a few words; a longer cell that holds a date says something else about it.
LONGEST_DATE = 10
# So many of a deadline's words may be others than those of dates ("Complete by May 2024", "Draft: June 2024").
MOST_OTHER_WORDS = 2
LONGEST_PERSON = 14
LEAST_PROSE = 4
# A note on what exists ("Minutes of the board") is short; longer words speak of something else.
LONGEST_PROOF = 14

_WORDS = re.compile(r"[\w’'-]+")
_GROUP = re.compile(
    r"(?:(?:key|strategic)\s+)?(?:priority|work\s?stream|theme|strand|pillar)\s+(?:area\s+)?(?:\d{1,2}|[A-H])\b", re.IGNORECASE
)
_REFERENCE = re.compile(
    r"(?:ref\.?\s*)?(?:[A-Z]{1,5}[ ./-]?)?\d{1,3}(?:[./-]\d{1,3}|[.-]?[a-z]{1,2}|\([a-z]{1,3}\))*[.:)]?|[A-Za-z][.)]?|[ivx]{1,5}[.)]?"
)
_RATING = re.compile(
    r"(?:b?rag\s*[:=-]?\s*)?(?:red|amber|green|blue|purple|gr[ae]y|black|white|yellow|r|a|g|b|bl|gr|am)(?:\s*[/–-]\s*(?:red|amber|green|blue|r|a|g|b))?"
    r"|(?:not )?(?:yet )?(?:completed?|achieved|delivered|started|on[ -]?track|off[ -]?track|on target|overdue|delayed|closed|open|at risk)"
    r"|(?:not started|in progress|under ?way|on hold|ongoing|done|embedded|business as usual|bau|some slippage|behind schedule)",
    re.IGNORECASE,
)
# "Amber – two posts are vacant" is a rating with its reason.
_RATED = re.compile(r"(?:red|amber|green|blue)\s*[:,;(–—-]", re.IGNORECASE)
_LEVEL = re.compile(r"(?:very )?(?:high|medium|low|urgent|critical|essential|desirable|normal|med|h|m|l)(?:\s*priority)?", re.IGNORECASE)
_VALUE = re.compile(
    r"[<>≤≥~+-]?\s*£?\d[\d,.]*\s*(?:%|per ?cent|weeks?|days?|months?|k|m|/\s*\d+)?(?:\s*\([^)]{1,20}\))?|n/?a|nil|none|tbc", re.IGNORECASE
)
_MONEY = re.compile(
    r"£\s?\d|\b(?:within|from|existing|no additional|nil|core)\b.{0,20}\b(?:budgets?|resources?|costs?|funding)\b", re.IGNORECASE
)
# What stands in a cell nobody has filled in yet; it says nothing of its column.
_UNSAID = re.compile(r"t\.?b\.?[acd]\.?|to be (?:confirmed|appointed|agreed|determined)|n/?a|not applicable|none|[-–—.…]+", re.IGNORECASE)
_NOBODY = re.compile(r"vacan(?:t|cy)|all(?: partners| leads| agencies)?", re.IGNORECASE)
_INITIALS = re.compile(r"[A-Z]{2,4}(?:\s*(?:[/,&+]|and)\s*[A-Z]{2,5})*")
_BODY_WORDS = re.compile(
    r"\b(?:team|service|services|council|icb|nhs|la|forum|board|group|schools?|senco|dco|dsco|camhs|partnership|trust|heads?|director"
    r"|manager|leads?|officer|commissioners?|providers?|health|education|care|leaders?|coordinator|co-ordinator|principal)\b",
    re.IGNORECASE,
)
_VERBS = frozenset(
    (
        "achieve act add address adopt agree align allocate amend analyse appoint approve arrange articulate assess assign "
        "attend audit begin brief bring broaden build buy carry celebrate challenge change check circulate clarify clear close "
        "co-create co-design co-produce codesign collaborate collate collect commission communicate compile complete conduct "
        "confirm consider consolidate consult continue convene coordinate co-ordinate coproduce create cut decide define "
        "deliver deploy design determine develop devise direct discuss disseminate draft draw embed employ enable encourage "
        "engage enhance ensure equip establish evaluate examine exercise expand explore extend facilitate fill finalise find "
        "focus form formalise formulate fund gather give go grow help hire hold host identify implement improve include "
        "incorporate increase inform initiate integrate introduce invest investigate invite involve issue join keep launch lead "
        "learn liaise link listen look maintain make manage map maximise measure meet merge mobilise monitor move name "
        "negotiate offer open organise outline oversee pilot plan prepare present prioritise procure produce promote propose "
        "provide publicise publish purchase put quality-assure raise re-design re-launch re-procure reach realign recommission "
        "reconfigure record recruit redesign reduce refine refocus refresh reinstate relaunch remodel remove renew reorganise "
        "replace report represent request require research reshape resolve respond restructure review revise revisit rewrite "
        "roll rollout run schedule scope seek select send set share shape simplify source specify speed standardise start step "
        "streamline strengthen submit support survey sustain tackle take target teach test track train transfer transform "
        "translate undertake update upgrade upskill use utilise validate visit widen work write"
    ).split()
)
# These are as often nouns ("Survey results"): only what follows tells.
_OR_NOUNS = frozenset(
    (
        "act address audit brief change check close contact cut design draft focus form fund help issue launch lead link list "
        "look map measure monitor move name offer open order pilot plan present produce purchase record release report request "
        "research review run schedule scope share source start step supply support survey take target test track train transfer "
        "update upgrade use visit work"
    ).split()
)
_AFTER_VERB = re.compile(
    r"(?:a|an|the|all|our|their|its|how|what|whether|and|current|existing|every|each|any|new|joint|with|to|up|out|on|for|of)$"
)
_LEAD_IN = re.compile(
    r"(?:(?:action\s*)?[A-Z]{0,4}\d[\w.()-]*[.:)]?\s+)?(?:(?:we|partners|leaders|(?:the|all) \w+(?= (?:will|shall|must|should|to)\b)"
    r"|to|will|shall|must|should"
    r"|jointly|urgently|continue to|further|regularly|fully)\s+)*",
    re.IGNORECASE,
)
_WORK = re.compile(
    r"^(?:further |joint |full |regular )?\w+(?:ment|tion|sion|ing) (?:of|for|to|a|an|the)\b|\bto be \w+ed\b|\bwill be \w+ed\b",
    re.IGNORECASE,
)
_CRITERION = re.compile(
    r"\d\s*%|\bper ?cent\b|\b(?:increase[ds]?|reduc(?:ed?|tion)s?|rises?|rising|falls?|fewer|improved?|decrease[ds]?|at least"
    r"|no more than|less than|more than|number of|proportion|percentage|all \w+ (?:have|are|receive)|within \d+ (?:weeks?|days?|months?)"
    r"|(?:one|two|three|four|five|six|seven|eight|nine|ten|twenty|thirty|forty|fifty|hundred)\b.* (?:a|an|each|every|per) \w+"
    r"|in (?:place|post|use)|feedback|survey|(?:is|are|be) \w+ed"
    r"|(?:parents?|carers?|families|children|young people|staff|schools) (?:\w+ )?(?:say|report|feel|tell|rate|know|are|have|get))\b"
    r"|\b(?:\w+(?:ed|wn)|open|live|running|held|met|set up|built|sent|run)\.?$",
    re.IGNORECASE,
)
_STATE = re.compile(
    r"\b(?:children|young people|families|parents|carers|pupils|partners|everyone|leaders|schools?|services|needs|outcomes|they)\b.{0,60}?"
    r"\b(?:will|are|have|is|feel|receive|experience|know|can|get|make|achieve|thrive|benefit|understand|enjoy|trust)\b",
    re.IGNORECASE,
)
_NEWS = re.compile(
    r"\b(?:has|have|had) (?:now |also |been |not )*\w+(?:ed|en|un|ne|id|wn)\b|\b(?:was|were) \w+|\bunder ?way\b|\bso far\b|\bto date\b"
    r"|\bcurrently\b|\bcommenced\b|\b(?:is|are) now\b|^(?:completed?|started|ongoing|delayed|not (?:yet )?started|in progress|draft)\b.{8}",
    re.IGNORECASE,
)
_PROOF = re.compile(
    r"\b(?:minutes|reports?|dashboards?|logs?|registers?|data(?:set)?|audits?|notes|records?|terms of reference|agendas?|case files|"
    r"website|screenshots?|rotas?|forms?|papers?|spreadsheets?|certificates?|plans?|surveys?|feedback|scorecards?|strategy|policy)\b",
    re.IGNORECASE,
)
_SETTLED = frozenset({Reading.DATED, Reading.OPEN_ENDED, Reading.IMPOSSIBLE})
_COUNTED = re.compile(r"(?:within|in|after|over|by|next)\b", re.IGNORECASE)
_DATED = re.compile(r"\d[./-]\d+[./-]\d{2}|(?:19|20)\d\d|^q[1-4]$", re.IGNORECASE)
_MONTH = re.compile(r"\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\b|^q[1-4]$", re.IGNORECASE)
_MENTIONED = re.compile(
    r"\b(?:(?:19|20)\d\d|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|January|February|March|April|June|July"
    r"|August|September|October|November|December|[Oo]n-?going|Spring|Summer|Autumn|Winter|Q[1-4])\b"
)
_DATE_WORDS = re.compile(
    r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?|[’']?\d{1,4}(?:st|nd|rd|th)?|[\d/.–-]+|q[1-4]|quarter|spring|summer|autumn"
    r"|winter|terms?|academic|financial|year|ongoing|on-going|continuous|immediate(?:ly)?|monthly|quarterly|annual(?:ly)?|weekly|termly|by|end|of|to"
    r"|from|the|and|until|mid|early|late|start|beginning|onwards?|within|weeks?|months?|days?|between|before|during|in|w/c|then|review(?:ed)?|&|[–-]",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Contents:
    """What a column holds: ``filled`` cells of ``rows``, the share of them that is each thing, their mean count of words.

    ``dues`` are the days its cells were read as, by row; ``distinct`` the share of its filled cells that differ,
    ``mentions`` the share that names a month or a year anywhere among its words.
    """

    rows: int
    filled: int
    shares: Mapping[Content, float] = field(default_factory=dict)
    words: float = 0.0
    distinct: float = 1.0
    mentions: float = 0.0
    dues: tuple[date | None, ...] = ()

    def share(self, content: Content) -> float:
        """Return the share of the filled cells that are this, 0 where none is filled."""
        return self.shares.get(content, 0.0)

    def count(self, content: Content) -> int:
        """Return how many of the filled cells are this."""
        return round(self.share(content) * self.filled)


def read_contents(cells: Sequence[tuple[str, str | None]]) -> Contents:
    """Return what a column holds, given the words and the signal colour of each of its cells from the top; blank ones count as rows."""
    cells = cells[:MOST_CELLS]
    filled = [(words, fill) for words, fill in cells if (words and not _UNSAID.fullmatch(words)) or (fill and not words)]
    if not filled:
        return Contents(len(cells), 0)
    found: dict[Content, int] = {}
    for words, fill in filled:
        for content in kinds_of(words) if words else frozenset({Content.RATING} if fill else ()):
            found[content] = found.get(content, 0) + 1
    counts = [len(_WORDS.findall(words)) for words, _ in filled]
    return Contents(
        rows=len(cells),
        filled=len(filled),
        shares={content: number / len(filled) for content, number in found.items()},
        words=sum(counts) / len(counts),
        distinct=len({words.casefold() or fill for words, fill in filled}) / len(filled),
        mentions=sum(_MENTIONED.search(words) is not None for words, _ in filled) / len(filled),
        dues=tuple(_due(words) for words, _ in cells),
    )


@lru_cache(maxsize=4096)
def kinds_of(words: str) -> frozenset[Content]:
    """Return all that a cell's words may be; empty for words that say nothing of the kind."""
    words = words.strip()
    count = len(_WORDS.findall(words))
    found: set[Content] = set()
    if _REFERENCE.fullmatch(words):
        found.add(Content.REFERENCE)
    if _RATING.fullmatch(words.rstrip(".")) or _RATED.match(words):
        found.add(Content.RATING)
    if _LEVEL.fullmatch(words):
        found.add(Content.LEVEL)
    if _VALUE.fullmatch(words):
        found.add(Content.VALUE)
    if _MONEY.search(words) and count <= LONGEST_DATE:
        found.add(Content.MONEY)
    if looks_like_date(words):
        found.add(Content.DATE)
    elif looks_like_people(words):
        found.add(Content.PERSON)
    if not found and count >= 2:
        found |= _kinds_of_prose(words, count)
    if _GROUP.match(words):
        found.add(Content.GROUP)
    return frozenset(found)


@lru_cache(maxsize=4096)
def looks_like_date(words: str) -> bool:
    """Tell whether a cell's words are a deadline and little else, as the grammar of dates reads them."""
    tokens = words.split()
    if not tokens or len(tokens) > LONGEST_DATE or "%" in words or (_REFERENCE.fullmatch(words) and not _DATED.search(words)):
        return False
    others = [token for token in tokens if not _DATE_WORDS.fullmatch(token.strip("()[],;:."))]
    if len(others) > MOST_OTHER_WORDS or len(others) * 2 > len(tokens) or _has_name(words, others):
        return False
    reading = read_timescale(words).reading
    if reading is Reading.RELATIVE:
        return _COUNTED.match(words) is not None
    # "14 March" and "June" lack a year, and are none the less what a column of deadlines holds.
    return reading in _SETTLED or (not others and _MONTH.search(words) is not None)


def _has_name(words: str, others: Sequence[str]) -> bool:
    """Tell whether the words beside a date are a person's name: "May 2024: Nia Cole"."""
    return len(others) > 1 and find_name(words, words.index(others[0])) is not None


@lru_cache(maxsize=4096)
def looks_like_people(words: str) -> bool:
    """Tell whether a cell's words name people, their roles, teams or bodies, and promise nothing."""
    count = len(_WORDS.findall(words))
    if not 1 <= count <= LONGEST_PERSON or re.search(r"[.!?]\s+[A-Z][a-z]+\s+[a-z]", words):
        return False
    if _NOBODY.fullmatch(words) or is_name(words) or (_INITIALS.fullmatch(words) and not _RATING.fullmatch(words)):
        return True
    small = [
        word
        for word in re.findall(r"\b[a-z][a-z’'-]+\b", words)
        if word not in ("and", "of", "for", "the", "with", "to", "at", "in", "from")
    ]
    first = words.split()[0].strip(".,:;()").lower()
    named = find_name(words) is not None or first in ROLE_WORDS or names_organisation(words) or _BODY_WORDS.search(words) is not None
    others = sum(not _BODY_WORDS.search(word) for word in small)
    return named and not _promises(words.split()) and not _PROOF.match(words) and others <= count // 4


def _kinds_of_prose(words: str, count: int) -> set[Content]:
    found: set[Content] = set()
    if count >= LEAST_PROSE:
        found.add(Content.PROSE)
    first = _LEAD_IN.match(words)
    rest = words[first.end() if first else 0 :].split()
    promised = _promises(rest)
    if promised or _WORK.search(words):
        found.add(Content.WORK)
    if not promised and _CRITERION.search(words):
        found.add(Content.CRITERION)
    if not promised and _STATE.search(words):
        found.add(Content.STATE)
    if not promised and _NEWS.search(words):
        found.add(Content.NEWS)
    if not promised and count <= LONGEST_PROOF and _PROOF.search(words) and not _NEWS.search(words):
        found.add(Content.PROOF)
    return found


def _promises(words: Sequence[str]) -> bool:
    """Tell whether words begin with the verb of a promise: "Develop a strategy", not "SEND team" or "Survey results"."""
    first = words[0].strip(".,:;") if words else ""
    if first.lower() not in _VERBS or (first.isupper() and len(first) > 1):
        return False
    return first.lower() not in _OR_NOUNS or len(words) > LEAST_PROSE or (len(words) > 1 and _AFTER_VERB.match(words[1]) is not None)


@lru_cache(maxsize=4096)
def _due(words: str) -> date | None:
    if not looks_like_date(words):
        return None
    read = read_timescale(words)
    return read.due or read.start
