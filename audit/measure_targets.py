"""The numbers a success measure can be counted against, and those that only look like one."""

from .measure_cues import Cue
from .measure_words import (
    CHANGE_DONE,
    CHANGE_FIRST,
    CHANGE_NOUN,
    CHANGE_VERB,
    FINISHED,
    NUMBER,
    OUTPUT,
    SMALL_NUMBER,
    TIME_UNIT,
    any_of,
    up_to,
)

_PERIOD = any_of("day, week, fortnight, month, quarter, half~term, term, academic year, year")
_REPEATED = any_of(
    """
    weekly, fortnightly, monthly, bi~monthly, quarterly, half~termly, termly, annually, yearly, daily
    """
)
# "Monthly bulletin agreed": what is made once, of something that is to come often.
_MADE = any_of("agreed, set up, established, designed, created, drafted, developed, commissioned, approved, launched, procured, written")
_LIMIT = any_of(
    """
    time~scales?, time~frames?, time~limits?, time~lines?, deadlines?, targets?, limits?, turnarounds?, standards?
    """
)
_AT_LEVEL = any_of(
    """
    at, above, below, exceed(?:s|ing)?, match(?:es|ing)?, in line with, equal to, better than, higher than, lower than, meets?,
    comparable (?:to|with), (?:at least )?as (?:good|high|low) as, on a par with, on par with, reach(?:es)?, to, than, within
    """
)
_BENCHMARK = (
    r"(?:(?:the )?(?:(?:latest|current|published) )?(?:national|england|english|regional|(?:statistical|"
    r"nearest) neighbours?|(?:north|south) \w+)"
    r"(?:'s|')? (?:averages?|figures?|rates?|levels?|benchmarks?|mean|median|performance|target)|"
    r"statistical neighbours?|comparator \w+|(?:the )?(?:national|statutory) (?:target|standard of))"
)
_FEW_OR_MANY = any_of(
    """
    at least, at most, minimum, minimum of, maximum, maximum of, up to, in excess of, exceeds?, exceeding, below, above, target,
    target of, target:, (?:no |not )?(?:more|less|fewer|greater|longer|later|higher|lower) than
    """
)
# A number behind one of these counts what is already there: "the four localities".
_KNOWN_ALREADY = "".join(rf"(?<!\b{word} )" for word in "the these those our their its last next past with between".split())
_NOT_COUNTED = (
    r"(?:aspects|levels|times|areas of|ages|stages|relevant|that|we|partners?|agencies|stakeholders|sectors|part(?:ie)?s|those|services)\b"
)

_SHARE, _OFTEN = "is a share to count against", "says how often, which can be counted"
_WHOLE, _IN_TIME = "means the whole of what is counted", "is a time limit to count against"

TARGETS: tuple[Cue, ...] = (
    Cue(
        "percentage",
        "70% of calls answered",
        rf"(?P<said>(?:{NUMBER}|\bone) ?(?:%|(?:per ?cent|percentage points?|ppts?|pp|pts?)\b))",
        _SHARE,
    ),
    Cue(
        "fraction",
        "Three quarters of families reply",
        r"\b(?P<said>(?:a|one|two|three|over|than|by|at least)[ -](?:half|thirds?|quarters?|fifths?|tenths?)\b|"
        r"(?<!an )(?<!half )half (?=of (?:the|all|these|those|our)|have\b|are\b)|^\W*half (?=of\b)|"
        rf"{NUMBER} (?:out of|in|of) (?:every |the |our )?{NUMBER}\b|one in {NUMBER}|\d+(?:\.\d+)? ?/ ?(?:5|10|100)\b(?! ?/)|"
        r"(?:the|a) (?:vast )?majority of)",
        _SHARE,
    ),
    Cue(
        "halved or doubled",
        "Late reviews halved",
        r"\b(?P<said>halv(?:e|es|ed|ing)|doubl(?:e|es|ed|ing)(?! (?:funding|check|sided))|trebl(?:e|es|ed)|tripl(?:e|es|ed))\b",
        "says how much must change",
    ),
    Cue(
        "none left",
        "No pupil without a placement",
        r"(?P<said>\bzero\b(?! tolerance)|"
        r"\b(?:nobody|no[ -]one) (?=waits?|is|are|has|goes|leaves|left|travels?|stays?|remains?|without)|"
        r"\bnil\b|\bnot (?:one|a single)\b|\bnone of\b|\beliminated\b|\bto 0\b|"
        r"(?:^|[.;] ?|\b(?:there (?:is|are|will be|were)|with|have|has|having|are|and|that) )"
        r"no (?!longer|wrong|surprise|one size|matter|later|more than|less than|fewer than)[\w'-]+(?: [\w'-]+)?)",
        "leaves none to be counted",
    ),
    Cue(
        "limit",
        "At least 30 parents join",
        rf"(?P<said>(?:\b{_FEW_OR_MANY}|[<>≥≤=]) ?(?:an? average of )?£?(?:{NUMBER}|one)(?![\w/])(?: {TIME_UNIT})?|"
        rf"{NUMBER} or (?:more|fewer|less|above|better|higher|lower|over|below|under)|\b(?:under|over) {NUMBER}\b(?! ?-? ?{TIME_UNIT}))",
        "is a limit to count against",
    ),
    Cue(
        "benchmark",
        "Absence is below the national average",
        rf"\b(?P<said>{_AT_LEVEL} (?:or (?:\w+ )?(?:above|below|beats|exceeds|better than) )?(?:(?:those|that) of )?(?:its |our |their )?"
        rf"{_BENCHMARK})",
        "is a published figure to count against",
    ),
    Cue(
        "place in a ranking",
        "Top quartile for attendance",
        r"\b(?P<said>(?:top|upper|best|highest) (?:quartile|decile|quintile|half|third|quarter|ten|five))\b",
        "is a place in a ranking",
    ),
    Cue(
        "changed by or to so much",
        "Delays cut by 3 weeks",
        # The blanked value it starts from stands before "to": "from 3 to 9".
        rf"\b(?:{CHANGE_NOUN}|{CHANGE_FIRST}|{CHANGE_VERB}|{CHANGE_DONE})\b[^.;]{{0,60}}?"
        rf"(?P<said>\bby (?:at least |around |a further )?{NUMBER} {TIME_UNIT}|(?<=·)(?: ?to) £?{NUMBER}\b(?![/:]| ?- ?\d))",
        "says how much must change",
    ),
    Cue(
        "value to reach",
        "Appeals fall to 30",
        rf"\b(?P<said>(?:to|by|of|is|equals) (?:only |around |approximately )?£?{NUMBER}(?![\w/]| ?-? ?{TIME_UNIT}\b| {OUTPUT}\b))"
        r"(?=\W*$| (?:by|in|per|a|and|or|from|for|at|each)\b|[,;.)])",
        "is a value to reach",
    ),
    Cue(
        "value after a colon",
        "Average wait: 14 weeks",
        rf"[:=] ?(?P<said>£?{NUMBER}(?: {TIME_UNIT})?(?: max(?:imum)?| min(?:imum)?)?)\W*$",
        "is a value to reach",
    ),
    Cue(
        "limit behind its number",
        "A journey of 45 minutes at most",
        rf"(?P<said>{NUMBER} (?:{TIME_UNIT} )?(?:max(?:imum)?|min(?:imum)?|at (?:most|least)))\b",
        "is a limit to count against",
    ),
    Cue(
        "time to reach",
        "Average wait reduced to 9 weeks",
        rf"\b(?P<said>(?:reduc\w+|cut|down|falls?|average|mean|median|waits?|time)\b[^.;]{{0,60}}?"
        rf"\b(?:to|of|at|is) (?:(?:under|below|less than|fewer than|within|around|about|an average of) )?{NUMBER} {TIME_UNIT})",
        "is a time to count against",
    ),
    Cue(
        "time limit",
        "Letters are answered within 5 days",
        r"\b(?P<said>(?:within|in under|in less than|inside|in|under|after) (?:the |an? )?(?:statutory |agreed |required )?"
        rf"{NUMBER}[ -]+{TIME_UNIT})",
        _IN_TIME,
        yields=True,
    ),
    Cue(
        "time limit as a name",
        "10-day turnaround for panel letters",
        rf"\b(?P<said>{NUMBER}[ -]+(?:working[ -])?(?:day|week|month)s?[ -]+{_LIMIT})",
        _IN_TIME,
        yields=True,
    ),
    Cue(
        "legal time limit",
        "Reviews are finished within statutory timescales",
        rf"\b(?P<said>(?:within|meets?|in line with|to|with|inside|longer than|later than) (?:the )?(?:statutory|legal|national) {_LIMIT}|"
        rf"(?:statutory|legal) (?:[\w-]+ )?{_LIMIT} (?:(?:is|are|being|to be|will be) )?(?:always )?(?:met|kept|adhered to|complied with))",
        "is a time limit set by law",
        yields=True,
    ),
    Cue(
        "how often",
        "The group meets every six weeks",
        rf"\b(?P<said>(?:once|twice|{NUMBER} times) (?:an?|each|every|per) {_PERIOD}|every (?:{NUMBER} |other |"
        rf"half[ -])?(?:{_PERIOD}|{TIME_UNIT})|"
        rf"{NUMBER}[ -]+(?:weekly|monthly|yearly)|(?:each|per) {_PERIOD}|(?:each|every) meeting)\b",
        _OFTEN,
        yields=True,
    ),
    Cue(
        "so often",
        "Minutes are circulated monthly",
        rf"(?!^\W*{_REPEATED} (?:[\w'-]+ ){{1,4}}{_MADE}\b)\b(?P<said>{_REPEATED})\b",
        _OFTEN,
        yields=True,
    ),
    Cue(
        "so many a period",
        "Three forums a term",
        rf"\b(?P<said>{NUMBER} (?:[\w'-]+ ){{1,4}}?(?:an?|per|each) {_PERIOD})\b",
        _OFTEN,
        yields=True,
    ),
    Cue(
        "number of things",
        "16 new places open",
        rf"{_KNOWN_ALREADY}(?<![\w.])(?P<said>\d+ ?x (?=[a-z])|{NUMBER}(?= {FINISHED}\b)|"
        rf"{NUMBER} (?!(?:{TIME_UNIT}|and|to|or|of the|way|tier|stages?)\b){up_to(4)}"
        r"(?:[a-z][\w'-]*[^s\W]s|people|children|staff|cyp|men|women))\b",
        "is a number to count",
        yields=True,
    ),
    Cue(
        "every one",
        "All drivers have been checked",
        r"(?:^|[.;:,(] ?|\b(?:that|and|where|shows?|ensure|ensuring) )"
        r"(?P<said>(?:all(?! (?:aspects|levels|times|areas of|ages|of the above))|each|every|(?<!\band )both|everyone|"
        r"everybody) (?:[\w'/·-]+ ?){1,3})",
        _WHOLE,
        asks="countable",
        yields=True,
    ),
    Cue(
        "for every one",
        "A named nurse for every special school",
        rf"\b(?P<said>(?:by|for|in|within|across|on|from|at) (?:all|each|every) (?!{_NOT_COUNTED})(?:[\w'/·-]+ ?){{1,3}})",
        _WHOLE,
        asks="scope",
        yields=True,
    ),
)

# Asked where nothing else speaks: a number that no list could set aside.
ANY_NUMBER = Cue(
    "number",
    "Ceiling height 9 feet",
    r"(?<![\w.,/·-])(?P<said>[+£]?\d[\d,]*(?:\.\d+)?(?: ?x\b)?)(?![\w/-]|\.\d)",
    "is a number to count",
)

_PARTS = any_of(
    """
    years?, yr, key stages?, ks, sections?, part, phase, tier, level, stage, wave, priorit(?:y|ies), work~streams?, objective,
    outcome, action, appendix, version, area, band, step, week, month, day, theme, standard, annex, point, form, regulation,
    article, paragraph, chapter, quarter, q, term, cohort, domain, group, zone, ward, school
    """
)
_SCHOOLING = any_of(
    """
    provision, offer, education, pathways?, providers?, settings?, transitions?, learners?, prospectus, places?, options?,
    students?, courses?, support, transport, famil(?:y|ies), child(?:ren)?, groups?, colleges?
    """
)

# Numbers that are no target: they name a year, an age, a stage, a part of a law or of the plan, or the value to start from.
NO_TARGETS: tuple[tuple[str, str], ...] = (
    ("2023/24", r"\b(?:19|20)\d\d(?: ?[-/] ?(?:20)?\d\d)?\b|\b\d\d ?/ ?\d\d\b"),
    ("0 to 25", r"\b(?:between )?(?:0|birth|\d{1,2}) ?(?:-|to|and) ?25\b"),
    ("aged 14 to 19", r"\b(?:ages?|aged|ages? of) \d{1,2}(?: ?(?:-|to|and) ?\d{1,2})?\b"),
    ("16-18 year olds", r"\b\d{1,2}(?: ?(?:-|to) ?\d{1,2})?[ -]?year[ -]?olds?\b"),
    ("under 5s provision", rf"\b(?:under|over)[ -]?\d{{1,2}}s?\b(?= {_SCHOOLING}\b)|\b(?:under|over)[ -]\d{{1,2}}s\b"),
    (
        "2-2.5 year review",
        r"\b\d+(?:\.\d+)?(?: ?(?:-|to) ?\d+(?:\.\d+)?)?[ -]?(?:year|month|week)s? (?:check|(?:health )?review|assessment)s?\b",
    ),
    ("18-25s", r"\b\d{1,2} ?(?:-|to) ?[12]\ds\b"),
    ("post-16", r"\b(?:post|pre)[ -]?\d{1,2}\b|\bp-?16\b|\b\d{1,2}\+"),
    ("Key Stages 2 and 3", rf"\b{_PARTS} ?(?:{SMALL_NUMBER}\b|\d+(?:\.\d+)*[a-z]?)(?: ?(?:[-,&]|and|to) ?\d+)*\b(?! ?%)"),
    (
        "one-to-one",
        r"\b(?:1 ?: ?1|1-2-1|24/7|24 ?hours?|360|one[ -](?:to[ -]one|stop)|two[ -](?:way|tier|stage)|three[ -]way|four[ -]step)\b",
    ),
    ("ref 2.1.c", r"\b\d+(?:\.\d+){2,}[a-z]?\b|\b\d+\.\d+\.[a-z]\b|\b[A-Z]{1,4}\d+\b"),
    ("from 45%", rf"\bfrom (?:a baseline of |the current |around |currently )?{NUMBER} ?(?:%|per ?cent)?"),
    ("baseline: 45%", rf"\bbase ?-?lines? ?(?:figure ?|position ?)?(?:of|is|was|:|=|at|-)? ?{NUMBER} ?%?"),
    (
        "45% last year",
        rf"{NUMBER} ?(?:%|per ?cent)? (?:(?:was |were )?(?:achieved|recorded|reported|seen|reached|held|issued|in place) )?(?:in )?"
        r"(?:the )?(?:last|previous|prior) (?:academic |financial |school )?(?:year|term|quarter)\b",
    ),
    (
        "(45% in 2023)",
        rf"\({NUMBER} ?(?:%|per ?cent)? (?:in|at|as of|during) (?:[a-z]+ )?20\d\d[^)]*\)|\((?:up |down )?from [^)]*\)",
    ),
    (
        "currently 45%",
        r"\b(?:currently|presently|previously|(?:the )?(?:current|present|existing|latest)(?: (?:rate|level|figure|position|"
        r"value))?(?: of)?|"
        rf"was|were|had been|compared (?:with|to)|against) (?:at |only )?{NUMBER} ?(?:%|per ?cent)?",
    ),
)
