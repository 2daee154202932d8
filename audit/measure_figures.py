"""What is wrong with the figures of a success measure: of nothing, of nobody, never to be missed or reached, at odds.

Each function takes the text of one measure and returns what it found in words to quote, or None. Where the words leave a
doubt (a share above 100 beside a word of growth, "from 5 to 16" behind pupils) nothing is found.
"""

import re
from dataclasses import dataclass
from itertools import pairwise

from ..model import fold
from .measure_cues import compiled
from .measure_words import CHANGE_DONE, CHANGE_FIRST, CHANGE_NOUN, CHANGE_VERB, NUMBER, any_of

_VALUE = r"\d[\d,]*(?:\.\d+)?"
_PERCENT = r"(?:%|per ?cent\b)"
_SHARE = rf"(?<![\d.,/-])(?P<value>{_VALUE}) ?{_PERCENT}(?! ?points?)"

# What is left of "90% on time" once the share is taken away: words that name nothing counted.
_EMPTY_WORDS = frozenset(
    """
    a an the of on in at to by for is are be will with and or as it its this that target targets achieved achieve
    achieving met meet meets rate
    rates success successful compliance compliant increase increased increases reduction reduce reduced reduces improvement improve improved
    decrease decreased completed complete completion time timely timescale timescales minimum maximum least most more
    less than over above below
    under up down percentage percent per cent point points score scored level levels year month term quarter each every good better positive
    outcome outcomes result results measure baseline within deadline deadlines delivered reached all times
    """.split()
)
_OPINION = any_of(
    """
    satisfaction, satisfied, happy, confident, positive, agree, agreeing, feel, feeling, felt, say, saying, report, reporting, think, rate,
    rated, good or better, good, compliance, compliant, completion, success, success rate, attendance, take~up, uptake,
    response, response rate,
    improvement, approval, awareness, understanding, engagement, participation, aware
    """
)
# Nouns a share can be of. Of those beside them only an opinion is asked for, so the list need not hold every noun there is.
_POPULATION = any_of(
    r"""
    child(?:ren)?, young people, young person, youngsters, pupils?, students?, learners?, parents?, carers?,
    famil(?:y|ies), mothers, fathers,
    people, adults, residents, users?, staff, teams?, officers?, teachers?, headteachers?, heads, sencos?, governors?, practitioners?,
    professionals?, workers?, employees, managers?, leaders?, members?, coordinators?, co~ordinators?, therapists?, nurses?, doctors?, gps?,
    partners?, stakeholders?, agencies, respondents?, respondants?, responses, attendees?, participants?, delegates?, trainees?, those,
    schools?, settings?, providers?, colleges?, nurser(?:y|ies), services?, trusts?, wards?, hubs?, plans?, ehcps?, ehc, cyp, reviews?,
    assessments?, cases?, files?, referrals?, appointments?, requests?, complaints?, calls?, emails?, enquir(?:y|ies), appeals?, tribunals?,
    advices?, advice, reports, records?, audits?, returns?, sessions?, meetings?, events?, courses?, workshops?, visits?, actions?, places?,
    placements?, posts?, vacancies, contracts?, documents?, letters?, decisions?, packages?, budgets?, invoices?, surveys?, forms?, pages,
    conferences?, training, evaluations?, feedback, each, group, groups, panels?, boards?, who, clinics?, passengers?, routes?, journeys?
    """
)
_GROWTH = any_of(
    "increases?, increased, rises?, risen, growth, grows?, grown, more, higher, up, uplift, raised?, expand\\w*, expansion, additional"
)
_DOWN = any_of("reduces?, reduced, reducing, reduction, decreases?, decreased, falls?, fallen, cut, drops?, lowered, lowers?, declines?")
_UP = any_of("increases?, increased, increasing, rises?, risen, grows?, grown, raised?, raises")
_AT_LEAST = r"(?:at least|(?:no|not) (?:less|fewer|lower) than|a minimum of|minimum(?: of)?|[≥]|>=)"
_AT_MOST = r"(?:up to|at most|(?:no|not) (?:more|greater|higher) than|a maximum of|maximum(?: of)?|[≤]|<=)"
_NOW = r"(?:the |its |our |their )?(?:current|present|existing|today)(?:'s)?\b"
_PEOPLE_BEFORE = r"(?:pupils?|children|people|aged?|ages|students?|learners?|years?|stages?|wards?|open|hours?)"
_STAGED = re.compile(
    rf"\b(?:by|then|rising|increasing|falling|from|to|year|term|phase|stage|stretch|interim|milestone|currently|baseline|compared|20\d\d|"
    rf"{CHANGE_NOUN}|{CHANGE_VERB}|{CHANGE_DONE}|{CHANGE_FIRST}|national|england|regional|average|was|were|last|and)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Oddity:
    """Words of a measure and what is wrong with them, as the rest of a sentence that begins with the words."""

    words: str
    why: str


def counts_nothing(text: str) -> str | None:
    """Return the share of a measure in which nothing is named that it could be a share of ("90% on time")."""
    plain = fold(text)
    found = compiled(_SHARE).search(plain)
    if found is None:
        return None
    rest = re.sub(rf"{NUMBER} ?{_PERCENT}|\d+", " ", plain, flags=re.IGNORECASE)
    left = [word for word in re.findall(r"[a-z'-]+", rest.casefold()) if word not in _EMPTY_WORDS]
    return None if left else found.group().strip()


def names_no_population(text: str) -> str | None:
    """Return the share that is asked of nobody in particular ("80% satisfaction with the offer"), with the word behind it."""
    plain = fold(text)
    found = compiled(rf"{_SHARE} (?:or (?:more|above) |(?:rate|level) of )?(?P<of>{_OPINION})\b").search(plain)
    return found.group() if found and not counts_nothing(text) and not compiled(rf"\b{_POPULATION}\b").search(plain) else None


def asks_relative_change(text: str) -> str | None:
    """Return the words that ask for a share of change ("reduce by 20%", "halved"), which needs a value to start from."""
    parts = (
        rf"\b(?:{CHANGE_NOUN}|{CHANGE_VERB}|{CHANGE_DONE}|{CHANGE_FIRST})\b[^.;]{{0,40}}?\bby (?:at least |a minimum of |up to )?"
        rf"(?:{NUMBER} ?(?:%|percentage points?|per ?cent\b)|(?:a |one |two )?(?:half|thirds?|quarters?|fifths?))",
        rf"{NUMBER} ?(?:%|percentage points?|per ?cent\b) (?:{CHANGE_NOUN}|fewer|more|less|lower|higher)\b",
        rf"\b{CHANGE_NOUN} of (?:at least )?{NUMBER} ?(?:%|percentage points?|per ?cent\b)",
        r"\b(?:halv(?:e|es|ed)|doubl(?:e|es|ed)(?! (?:funding|check|sided))|trebl(?:e|es|ed))\b",
    )
    found = min((m for part in parts if (m := compiled(part).search(fold(text)))), key=lambda m: m.start(), default=None)
    if found is None:
        return None
    # "No more than 5% more": a limit, not a change.
    limit = compiled(r"\b(?:no|not|any) (?:more|less|fewer|greater|higher|lower) than ?$")
    return None if limit.search(fold(text)[: found.start()]) or limit.search(found.group()) else found.group()


def cannot_tell(text: str) -> Oddity | None:
    """Return a target that cannot be missed, or cannot be reached, with the reason."""
    plain = fold(text)
    return _never_missed(plain) or _never_reached(plain) or _wrong_way(plain) or _stands_still(plain)


def two_targets(text: str) -> tuple[str, str] | None:
    """Return two shares that one measure asks of the same thing, where it says neither when nor of whom each holds.

    Two shares of one group that each say something else of it ("80% of plans are good, 90% are on time") are two criteria.
    """
    plain = fold(text)
    shares = list(compiled(_SHARE).finditer(plain))
    for first, second in pairwise(shares):
        between, behind = plain[first.end() : second.start()], plain[second.end() :]
        side_by_side = re.fullmatch(r" ?[/(] ?", between)
        retold = compiled(r"\btarget(?: of| is|:)? ?$").search(between) and not _STAGED.search(between)
        # "80% of plans are good, 90% of plans are good": what is said of the first is said again of the second.
        said = [part.strip(" ,.;()").casefold() for part in re.split(r"[,;.]| and ", between) if part.strip(" ,.;()")]
        again = said and behind.strip(" ,.;()").casefold() == said[0] and not _STAGED.search(said[0])
        if _number(first["value"]) != _number(second["value"]) and (side_by_side or retold or again):
            return first.group().strip(), second.group().strip()
    whole = compiled(r"^\W*(?:all|every) [a-z]+\b").match(plain)
    bracketed = compiled(rf"\((?:target:? )?{_SHARE}\)").search(plain)
    if whole and bracketed and _number(bracketed["value"]) < 100:
        return whole.group().strip(), bracketed.group().strip("()")
    return None


def _number(words: str) -> float:
    return float(words.replace(",", ""))


def _never_missed(text: str) -> Oddity | None:
    parts = (
        rf"{_AT_LEAST} (?:0|zero|nil)(?: ?{_PERCENT}|(?![\d.,:%/])\b)",
        rf"(?<![\d.,])0 ?{_PERCENT} or (?:more|above|over|higher)",
        rf"{_AT_MOST} 100 ?{_PERCENT}",
    )
    found = next((m for part in parts if (m := compiled(part).search(text))), None)
    return Oddity(found.group(), "cannot be missed: any result would meet it") if found else None


def _never_reached(text: str) -> Oddity | None:
    above = compiled(
        rf"\b(?:more than|over|above|in excess of|greater than|exceed(?:s|ing)?) 100 ?{_PERCENT}"
        r"(?! of (?:the )?(?:target|budget|plan|last))"
    )
    below = compiled(rf"\b(?:less than|fewer than|below|under|lower than) (?:0|zero)(?: ?{_PERCENT}|(?![\d.,:/])\b)")
    grows = compiled(rf"\b{_GROWTH}\b").search(text)
    for pattern in (above, below):
        found = pattern.search(text)
        if found and not compiled(rf"\b{_GROWTH}\b").search(text[: found.start()] + text[found.end() :]):
            return Oddity(found.group(), "cannot be reached")
    for found in compiled(rf"(?P<share>{_SHARE})(?P<behind>(?: \w+){{0,3}})").finditer(text):
        value, behind = _number(found["value"]), found["behind"]
        if value > 100 and compiled(rf"\b{_DOWN}\b").search(text):
            return Oddity(found["share"], "cannot be reached: nothing can fall by more than all of it")
        of_a_plan = compiled(r" of (?:the )?(?:target|budget|planned|capacity|baseline|last|average|expected|current|national)").match(
            behind
        )
        if value > 100 and not grows and not of_a_plan:
            return Oddity(found["share"], "cannot be reached: it is more than all there are")
    for found in compiled(r"(?<![\d.,/])(?P<some>\d+) out of (?:the |our )?(?P<all>\d+)(?![\d.,/%])").finditer(text):
        if int(found["some"]) > int(found["all"]):
            return Oddity(found.group(), "cannot be reached: it is more than all there are")
    return None


def _wrong_way(text: str) -> Oddity | None:
    """Find "increased from 60% to 55%"; years, times of day and ages are no values."""
    way = (
        rf"\b(?P<verb>{_UP}|{_DOWN})\b(?P<between>[^.;]{{0,60}}?)"
        rf"\bfrom (?P<start>{_VALUE}) ?(?P<unit>%|per ?cent)? to (?P<end>{_VALUE})(?P<behind> ?[\w%]*)"
    )
    for found in compiled(way).finditer(text):
        start, end = _number(found["start"]), _number(found["end"])
        years = all(1990 <= value <= 2100 for value in (start, end))
        if (
            years
            or compiled(rf"\b{_PEOPLE_BEFORE} $").search(found["between"])
            or compiled(r" ?(?:am|pm|years?|january|april|july|september)").match(found["behind"])
        ):
            continue
        down = compiled(_DOWN).fullmatch(found["verb"]) is not None
        if start == end or (end > start) is down:
            asked = "less" if down else "more"
            return Oddity(
                f"from {found['start']}{found['unit'] or ''} to {found['end']}{found['behind'].rstrip()}",
                f"goes the wrong way for a measure that asks for {asked}",
            )
    return None


def _stands_still(text: str) -> Oddity | None:
    found = compiled(
        rf"\b(?:no|not) (?:fewer|less|lower|worse|more|higher|longer) than (?:(?:at|it is) )?(?:{_NOW}|now\b|at present\b)[\w ]{{0,20}}"
    ).search(text)
    return Oddity(found.group().strip(), "is met on the day the plan is written, if nothing changes") if found else None


def escape_from(text: str) -> str | None:
    """Return the words by which a measure lets itself off ("where possible", "as appropriate"), or None."""
    found = compiled(
        r"\b(?:(?:where|wherever|if|when|whenever|as|so far as|as far as|insofar as) (?:it is |they are |reasonably |is )?"
        r"(?:possible|practicable|practical|appropriate|necessary|needed|required|feasible|applicable)\b(?! (?:to|by|under|for))|"
        r"(?:if|where|subject to|as|when) (?:\w+ ){0,2}(?:resources?|capacity|funding|budgets?|time) "
        r"(?:allows?|permits?|is available|are available)|"
        r"subject to (?:available )?(?:resources?|capacity|funding)|best endeavours|reasonable endeavours)"
    ).search(fold(text))
    return found.group() if found else None
