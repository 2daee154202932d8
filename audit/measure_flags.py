"""What else a measure's text holds: a starting value, a date of its own, and how it will be evidenced.

Three tables of signs, each a name, an invented example and a pattern; one sign is enough.
"""

import re
from typing import NamedTuple

from ..extract.language.dates import find_dates
from .measure_cues import compiled
from .measure_words import NUMBER, SOURCE, any_of, up_to


class Sign(NamedTuple):
    """Words that show a measure holds something: their name, an example, and the pattern, searched in folded text without regard "
    "to case."""

    name: str
    example: str
    pattern: str


_MONTH = any_of(
    """
    january, february, march, april, may, june, july, august, september, october, november, december, jan, feb, mar, apr, aug,
    sept?, oct, nov, dec
    """
)
_YEAR = r"20\d\d(?: ?[-/] ?(?:20)?\d\d)?"
_NOW = r"(?:the |a )?(?:current|present|existing|latest)(?: (?:rate|level|figure|position|value))?(?: of)?"
_FIGURES = any_of(
    """
    figures?, fig, data, levels?, rates?, outturn, baselines?, results?, position, performance, activit(?:y|ies), years?,
    averages?
    """
)
_BEFORE_NOW = any_of("last, previous, prior, preceding")

BASELINES: tuple[Sign, ...] = (
    Sign(
        "compared with",
        "as compared with 2022",
        r"\bcompar(?:ed|able|ing) (?:with|to|against)\b|\bcomparisons? (?:with|to)\b|\brelative to\b",
    ),
    Sign(
        "measured against figures",
        "measured against 2022 figures",
        rf"\b(?:measured|judged|assessed|set) against (?:[\w-]+ ){{0,4}}?{_FIGURES}\b",
    ),
    Sign(
        "benchmarked",
        "benchmarked against Leeds",
        r"\bbenchmarked against\b|\bcomparators?\b|\bsimilar (?:local )?(?:areas|authorities)\b",
    ),
    Sign(
        "on a baseline",
        "up on the 2022 baseline",
        rf"\b(?:against|from|on|above|below|over|than) (?:the |our |an? )?{up_to(3)}base ?-?line\b",
    ),
    Sign(
        "baseline and its value",
        "baseline 42%",
        rf"\bbase ?-?lines? ?(?:figure ?|position ?|data ?)?(?:\([^)]{{1,30}}\) ?:? ?)?(?:of|is|was|:|=|at|-|in|from)? ?\(?{NUMBER}",
    ),
    Sign(
        "from a value to a value",
        "from 40 to 20",
        rf"\bfrom (?:the |a )?(?:current |present |around |existing )?{NUMBER} ?(?:%|per ?cent)?(?: [\w'-]+){{0,4}}? (?:in 20\d\d|to)\b",
    ),
    Sign("value to value", "40% to 60%", rf"(?:^|[:;(] ?){NUMBER} ?(?:%|per ?cent)? ?(?:to|->|→|>) ?{NUMBER}\b"),
    Sign(
        "from a level",
        "down from current levels",
        rf"\bfrom (?:the |its |their )?(?:current|present|existing|{_BEFORE_NOW}|20\d\d)(?: [\w/-]+){{0,3}}? (?:levels?|figures?|"
        rf"rates?|positions?|year)\b",
    ),
    Sign(
        "than in an earlier period",
        "lower than last year",
        r"\b(?:lower|higher|fewer|more|less|better|shorter|longer|than|as|to|with|on|over) (?:than )?(?:in )?(?:the )?"
        rf"{_BEFORE_NOW} (?:\w+ )?(?:years?|quarter|term|months?|weeks|period|cohort|survey)\b",
    ),
    Sign(
        "than at a time",
        "than in June 2022",
        rf"\bthan (?:(?:it |they )?(?:did|was|were|had|have|do|is|are) )?(?:the case )?(?:in |at |during )?(?:{_MONTH} )?"
        r"(?:the time of|20\d\d|now|present|today|currently|before|previously)",
    ),
    Sign(
        "value of an earlier period",
        "the 71 reached last year",
        rf"\b{NUMBER} ?(?:%|per ?cent)? (?:\w+ ){{0,3}}?{_BEFORE_NOW} (?:\w+ )?(?:years?|quarter|term|survey)\b",
    ),
    Sign(
        "value of a year in brackets",
        "reach 60% (44% in 2022)",
        rf"\((?:it |this )?(?:was |were )?(?:at )?{NUMBER} ?(?:%|per ?cent)? (?:in|at|as of|during) "
        rf"(?:the )?(?:{_MONTH} |\w+ (?:term )?)?20\d\d",
    ),
    Sign(
        "published figure",
        "the national average",
        r"\b(?:national|england|english|regional|london)(?:'s)? (?:\w+ )?(?:averages?|figures?|rates?|levels?|benchmarks?|"
        r"means?|medians?|performance)\b"
        r"|\b(?:statistical|nearest) neighbours?\b",
    ),
    Sign("from a value", "70% satisfied, from 48%", rf"\bfrom (?:just |only )?{NUMBER} ?(?:%|per ?cent)?(?=\W*$|[,;.)]| (?:in|at|as of) )"),
    Sign(
        "so many waiting", "the backlog of 90 letters", rf"\b(?:backlog|waiting list|queue|caseload)s? of (?:the |over |around )?{NUMBER}\b"
    ),
    Sign("current value", "currently 31%", rf"\b(?:currently|presently|previously|now|up from|down from|{_NOW}):? (?:at |only )?{NUMBER}"),
    Sign(
        "a year's figures",
        "based on 2021 data",
        rf"\b(?:based on|using|against|on|from) (?:the )?(?:\w+ )?{_YEAR} (?:{_FIGURES}|survey|returns?)",
    ),
    Sign("against a year", "down by a tenth against 2021/22", rf"\bagainst (?:the )?(?:\w+ )?{_YEAR}\b"),
    Sign("a year's level", "the 2022 outturn", rf"\b{_YEAR} (?:baselines?|levels?|outturn|positions?)\b"),
    Sign("before and after", "pre and post training scores", r"\bpre\b[^.;]{1,25}\band post\b|\bpre[ -]+(?:pandemic|covid(?:-19)?)\b"),
)

_WHEN = r"\b(?:by|before|from|in|during|for|until|throughout|over|since|end of|start of|beginning of) "
_PART = r"(?:the )?(?:(?:end|start|beginning|middle|close) of )?(?:the )?"

DATES: tuple[Sign, ...] = (
    Sign("month", "by the end of March", rf"{_WHEN}{_PART}(?:early |mid-? ?|late )?(?P<said>{_MONTH}\b(?! be\b))"),
    # "May" and "March" are words too: alone they are months behind an article or as the last word.
    Sign(
        "month named alone",
        "Draft to the board July",
        r"\b(?P<said>(?-i:January|February|April|June|July|August|September|October|November|December|Sept)"
        r"(?! (?:census|returns?|20\d\d (?:census|survey|figures?|data)))"
        r"|(?<=the )(?-i:March|May)(?= \w)|(?-i:March|May)(?=\W*$))\b",
    ),
    Sign(
        "this year",
        "this academic year",
        r"\b(?P<said>(?:this|next|the (?:coming|current)) (?:(?:academic|financial|school|calendar) )?(?:year|term|autumn|spring|summer)"
        r"(?! group))\b",
    ),
    Sign("year", "in 2025/26", rf"{_WHEN}{_PART}(?:(?:academic|financial|school|calendar) year )?(?P<said>{_YEAR})\b(?! ?%)"),
    Sign("season and year", "autumn term 2025", rf"\b(?P<said>(?:autumn|spring|summer|winter) (?:half[ -]?)?(?:term ?)?(?:of )?{_YEAR})\b"),
    Sign("season", "by the summer term", rf"{_WHEN}{_PART}(?P<said>(?:autumn|spring|summer)(?: (?:half[ -]?)?term)?)\b"),
    Sign("quarter", "Q3", r"\b(?P<said>q[1-4])\b"),
    Sign("academic year", "academic year 2025-26", rf"\b(?P<said>(?:academic|financial|school) year {_YEAR}|(?:fy|ay) ?\d\d)\b"),
    Sign(
        "end of a year",
        "by the end of the school year",
        r"\b(?:by|before|at) (?:the )?end of (?:the |this |each )?(?P<said>(?:academic|financial|school|calendar) (?:year|term)|"
        r"year|term|programme)\b",
    ),
    Sign("holiday", "before Easter", rf"{_WHEN}(?P<said>easter|christmas|the (?:summer|easter|christmas) holidays?)\b"),
    Sign("month and year", "Nov 24", rf"\b(?P<said>{_MONTH}\.?,? ?(?:20|['])?\d\d)\b(?! ?[%:])"),
    Sign("day in figures", "31.3.26", r"\b(?P<said>\d{1,2}[./]\d{1,2}[./](?:20)?\d\d)\b"),
    Sign("year before a colon", "2025/26: 40 places", rf"^\W*(?P<said>{_YEAR}) ?:"),
    Sign("part of a year", "mid-2025", rf"\b(?P<said>(?:early|mid|late)[ -]{_YEAR})\b"),
    Sign("year's end", "by year end", r"\bby (?P<said>(?:the )?(?:financial |academic |school |calendar )?(?:year|term)[ -]end)\b"),
    Sign("year in brackets", "(2025/26)", rf"[(] ?(?P<said>{_YEAR}) ?[)]$"),
)

# A date behind one of these is a law's or a baseline's, not the measure's own.
_NOT_ITS_OWN = (
    r"(?:\b(?:acts?|code(?: of practice)?|regulations?|reforms?|guidance|legislation|practice|base ?-?lines?|(?<!later )than|since|"
    r"against|based on|relative to|"
    r"last|previous|on the|up from|down from|\d ?%? in)\b[^.;]{0,14}|"
    r"\b(?:(?:measured|set|judged) against|compar\w+)\b[^.;]{0,60}|\binspections?(?: (?:in|of|on|from|report|visit))* ?)$"
)
_NAMES_A_FIGURE = r"^['s]*(?: 20\d\d)? ?(?:fig\w*|baselines?|levels?|positions?\b|rates?|outturn|data|act\b|code\b|regulations?|inspection)"

_SHOWN = any_of(
    """
    evidenced, measured, monitored, evaluated, assessed, demonstrated, tracked, logged, recorded, shown, seen, checked, verified,
    confirmed, judged, reported, collected, counted, gathered, captured, sampled, reflected, identified, established, determined,
    validated, audited, tested
    """
)
_TELLS = any_of(
    """
    shows?, showing, indicates?, indicating, demonstrates?, demonstrating, evidences?, evidencing, confirms?, suggests?, finds?,
    says?, reveals?, reflects?, tells?, reports? that, identif(?:y|ies) that, is positive, are positive, rates?, scores?
    """
)
# Said of what a named group of checkers looked at: the check is how it is counted.
_GRADED = any_of("graded, judged, rated, scored, assessed, deemed, found, considered")
_RECORD = any_of(
    """
    surveys?, audits?, returns?, census, registers?, trackers?, logs?, dashboards?, scorecards?, questionnaires?, records?, minutes,
    data, evaluations?, feedback, feedback forms?, sampling, performance packs?, reports?, statistics, sen2, monitoring, analytics
    """
)
_ASKS_PEOPLE = "(?:surveys?|questionnaires?|polls?|evaluations?)"
_STEADILY = r"(?:and \w+ |\w+ly |month on month |year on year )?"

SOURCES: tuple[Sign, ...] = (
    Sign("shown through", "tracked through case notes", rf"\b{_SHOWN} {_STEADILY}(?:through|via|using|by (?:means|way) of) \w+"),
    Sign(
        "shown in a record",
        "recorded in the tracker",
        rf"\b{_SHOWN} (?:and \w+ )?(?:by|in|within|on|from|against|at) {up_to(5)}{SOURCE}\b",
    ),
    Sign(
        "evidenced by",
        "evidenced by lower spend",
        rf"\b(?:evidenced|evidence|measured|verified) {_STEADILY}(?:by|through|from|of this) \w+",
    ),
    Sign(
        "record that tells",
        "audits of plans show",
        rf"\b{SOURCE}(?: (?:from|of|by|with|in|on|across|for|to|and) (?:[\w'/&-]+ ?){{1,6}}?)? (?:will |to |should |that )?{_TELLS}\b",
    ),
    Sign(
        "via a record",
        "via the annual survey",
        rf"\b(?:via|according to|as per|through(?: the)?(?: (?:regular|annual|termly|monthly|quarterly))?|"
        rf"source ?:) (?:the )?{up_to(4)}{SOURCE}\b"
        r"(?! (?:process|tool|system))",
    ),
    Sign(
        "based on a record",
        "based on exit interviews",
        rf"\b(?:based on|as (?:shown|reported|seen|measured) (?:in|by)|drawn from|using) (?:the )?{up_to(4)}{SOURCE}\b",
    ),
    Sign(
        "answers to a survey",
        "half of those answering the exit survey agree",
        rf"\b(?:answer|complet|return|repl|respon)\w* (?:to )?(?:the|an?|our|its) {up_to(3)}{_ASKS_PEOPLE}\b(?!\W*$)",
    ),
    Sign(
        "asked or sampled",
        "60% of respondents",
        r"\b(?:surveyed|respondents?|responding|interviewed|questioned|sampled|polled|dip[ -]*sampl\w+)\b",
    ),
    Sign(
        "record and its figure",
        "Exit survey: 80% satisfied",
        rf"\b(?:surveys?|questionnaires?|polls?|audits?|moderation|census|sampling|evaluations?) ?[-:,] {up_to(3)}{NUMBER} ?"
        r"(?:%|per ?cent)",
    ),
    Sign(
        "share of a sample",
        "80% of audited plans",
        r"(?:%|per ?cent|half|quarters?|thirds?|all) (?:of )?(?:\w+ ){0,3}?(?:audited|moderated|sampled|returns?|survey \w+|"
        r"feedback|evaluations?)\b",
    ),
    Sign(
        "sample that shows",
        "moderated plans meet the standard",
        r"\b(?:audited|sampled|moderated) \w+ (?:are|meet|show|have|indicate)\b",
    ),
    Sign(
        "in a survey",
        "85% in the annual survey",
        rf"\bin (?:the |an? |our |each )?{up_to(3)}(?:{_ASKS_PEOPLE}|audits?|census|inspections?|moderation|"
        rf"sampling)\b(?! (?:tool|report|programme|team))",
    ),
    Sign(
        "survey that measures",
        "exit survey to gauge satisfaction",
        rf"\b{_ASKS_PEOPLE} to (?:give|measure|capture|assess|gauge|show|track|monitor|establish)\b",
    ),
    Sign(
        "record in brackets",
        "50 schools hold it (termly audit)",
        rf"\((?!see )(?:source ?:? |from |via |per |taken from )?(?:the )?{up_to(4)}{_RECORD}(?: of [\w' ]+)?\W*\)",
    ),
    Sign("source named", "Source: exit survey", r"\b(?:data |evidence )?sources? ?: ?\w+|\bevidence ?: ?\w+"),
    Sign(
        "graded in an audit",
        "Case audits graded good",
        rf"\b(?:audits?|moderations?|inspections?|observations?)(?: \w+)? (?:\w+ )?{_GRADED}\b|\b{_GRADED}\b[^.;]{{1,40}}?"
        rf"\b(?:at|by|in|through|on|during) {up_to(4)}(?:moderation|audit|sampling|inspection|review|observation)\b",
    ),
    Sign("outcomes of an audit", "Audit outcomes show progress", rf"\b(?:audit|survey|moderation|inspection) \w+ (?:will )?{_TELLS}\b"),
    Sign(
        "as a record says",
        "above 80%, as set out in the monthly pack",
        rf"\bas (?:shown|set out|reported|recorded|seen|evidenced|measured|stated|published) (?:in|by|on) {up_to(4)}(?:{SOURCE}|packs?)\b",
    ),
    Sign(
        "praise in feedback",
        "feedback from schools is positive",
        r"\b(?:positive|good|improved|favourable) feedback\b|"
        r"\bfeedback (?:from (?:[\w'-]+ ){1,4})?(?:is|are|will be) (?:more |mostly |largely |very )?(?:positive|good|favourable)\b",
    ),
)


def says_where_it_starts(text: str) -> bool:
    """Return whether ``text`` names a starting value, a comparator or a period to compare with."""
    return any(compiled(sign.pattern).search(text) for sign in BASELINES)


def says_when(text: str) -> bool:
    """Return whether ``text`` holds a calendar date or period of its own; years of laws and baselines are none, nor are durations."""
    spans = [(found.start, found.end) for found in find_dates(text)]
    spans += [match.span("said") for sign in DATES for match in compiled(sign.pattern).finditer(text)]
    return any(_is_its_own(text, start, end) for start, end in spans)


def says_how_it_is_known(text: str) -> bool:
    """Return whether ``text`` names the method or record it is counted by; a report that is itself the output is none."""
    return any(compiled(sign.pattern).search(text) for sign in SOURCES)


def _is_its_own(text: str, start: int, end: int) -> bool:
    before = re.sub(r" ?\( ?$", " ", text[:start])
    return not (compiled(_NOT_ITS_OWN).search(before) or compiled(_NAMES_A_FIGURE).match(text[end:]))
