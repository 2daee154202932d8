"""The vocabulary of deadlines: every word and phrase the date grammar knows, as plain tables.

Phrases are written in small letters with single spaces; a hyphen or line break may stand for each space.
"""

from collections.abc import Iterable
from enum import Enum, auto

from .calendar_periods import AUTUMN, SPRING, SUMMER, WINTER

MONTH_NAMES: dict[str, int] = {
    "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7,
    "august": 8, "september": 9, "october": 10, "november": 11, "december": 12,
}  # fmt: skip
MONTHS: dict[str, int] = {name[:3]: number for name, number in MONTH_NAMES.items()} | {"sept": 9} | MONTH_NAMES
# Written small and without a year these are rather the verbs.
VERB_LIKE_MONTHS = frozenset({"may", "march"})
SEASONS: dict[str, int] = {"spring": SPRING, "summer": SUMMER, "autumn": AUTUMN, "winter": WINTER}
TERM_WORDS = frozenset({"term", "terms"})
WEEKDAYS: dict[str, int] = {
    word: number
    for number, words in enumerate(("mon monday", "tue tues tuesday", "wed weds wednesday", "thu thur thurs thursday",
                                    "fri friday", "sat saturday", "sun sunday"))
    for word in words.split()
}  # fmt: skip
ORDINAL_ENDINGS = frozenset({"st", "nd", "rd", "th"})
ORDINALS: dict[str, int] = {"first": 1, "second": 2, "third": 3, "fourth": 4}
QUARTER_WORDS = frozenset({"q", "qtr", "quarter"})
COUNTS: dict[str, int] = {
    word: number
    for number, word in enumerate(("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"), 1)
} | {"eighteen": 18}  # fmt: skip
# A number right behind one of these counts phases or pages, not days ("phase 2 March 2023"), up to the number given.
_LABELS = """phase stage step part cohort cycle wave tranche version milestone objective action item number no page section group level
    tier workstream priority outcome table appendix annex figure paragraph para chapter strand theme standard area recommendation
    grade module unit band week wk task draft option lot zone"""
LABELS: dict[str, int] = dict.fromkeys(_LABELS.split(), 12) | {"term": 6, "year": 14}

FINANCIAL_YEAR_WORDS = (("financial", "year"), ("financial", "years"), ("fiscal", "year"), ("fy",))
ACADEMIC_YEAR_WORDS = (("academic", "year"), ("academic", "years"), ("school", "year"), ("school", "years"), ("ay",))


class Role(Enum):
    """What a word, a phrase or a mark does in a deadline."""

    # before a date
    BY = auto()
    BEFORE = auto()
    AFTER = auto()
    DURING = auto()
    FROM = auto()
    BETWEEN = auto()
    START_OF = auto()
    MIDDLE_OF = auto()
    END_OF = auto()
    VAGUE = auto()
    FORMERLY = auto()
    NOT = auto()
    WEEK_OF = auto()
    # between dates
    TO = auto()
    DASH = auto()
    SLASH = auto()
    AND = auto()
    COMMA = auto()
    THEN = auto()
    # instead of a date, or behind one
    OPEN = auto()
    ONWARDS = auto()
    OFTEN = auto()
    EACH = auto()
    RELATIVE = auto()
    NO_DATE = auto()
    PROVISIONAL = auto()
    UNDATED = auto()
    WITHDRAWN = auto()
    # words that change nothing
    FILLER = auto()
    OF = auto()
    STATUS = auto()
    WEEKDAY = auto()
    # pieces
    PERIOD = auto()
    NUMBER = auto()
    WORD = auto()
    OPENING = auto()
    CLOSING = auto()
    COLON = auto()
    STOP = auto()


_PHRASES: dict[Role, str] = {
    Role.BY: """by|no later than|not later than|at the latest by|latest by|up to|up until|on or before|by or before|due|due by|due date
        |deadline|end date|completion date|target date|week ending|week end|w/e""",
    Role.BEFORE: "before|prior to|ahead of|in advance of|earlier than",
    Role.AFTER: "after|following|later than",
    Role.DURING: "in|during|throughout|across|over|within|through|in the course of|over the course of",
    Role.FROM: """from|starting|start|starts|started|start date|commencing|commence|commences|commenced|commencement|beginning|begin
        |begins|began|begun|since|with effect from|wef|w.e.f|w.e.f.|effective|effective from|as of|as from|not before|no earlier than
        |not earlier than|not until""",
    Role.BETWEEN: "between",
    Role.START_OF: "start of|beginning of|the start of|the beginning of",
    Role.MIDDLE_OF: "mid|middle of|the middle of",
    Role.END_OF: "end|end of|month end|month end of|close of|last day of",
    Role.VAGUE: """early|earlier|late|later|later in|week|weeks|fortnight|weekend|half|part of|third of|h1|h2|at least|until at least
        |at least until|year end|middle|shortly|soon|xx|xxx""",
    Role.FORMERLY: """was|were|originally|previously|formerly|original date|previous date|instead of|revised from|moved from
        |extended from|slipped from|delayed from|deferred from|postponed from|brought forward from|changed from|carried over from""",
    Role.NOT: "not|never",
    Role.WEEK_OF: "w/c|w/c.|wc|w.c|w.c.|week commencing|weeks commencing|week beginning|weeks beginning|w/b|wb|week of|week starting",
    Role.TO: "to|until|till|til|thru|through to|through until|up to and including",
    Role.AND: "and|or|and/or|plus|as well as",
    Role.THEN: "then|and then",
    Role.OPEN: """ongoing|on going|continuous|continuously|continual|continually|continuing|continued|continues|continue|business as usual
        |bau|until further notice|to present|to the present|to date
        |indefinite|indefinitely|permanent|permanently|rolling|rolling programme|open ended""",
    Role.ONWARDS: "onwards|onward|on wards|thereafter|and beyond|beyond|forwards",
    Role.OFTEN: """daily|weekly|fortnightly|monthly|quarterly|termly|half termly|annually|yearly|annual|biannual|biannually|bi annually
        |biennial|bi monthly|bimonthly|bi weekly|six weekly|month on month|year on year|regularly|regular""",
    Role.EACH: "every|each|per|once a|twice a|once every|times a",
    Role.RELATIVE: """short term|medium term|long term|short to medium term|medium to long term|in the short term|tomorrow""",
    Role.NO_DATE: """asap|a s a p|as soon as possible|as soon as practicable|immediate|immediately|immediate effect|urgent|urgently|now
        |today|in due course|as required|as needed|as necessary|as appropriate|when required|when needed|n/a|na|not applicable|none|nil
        |unknown|not known|not set|not specified|no date|undated|date required|soon as possible""",
    Role.PROVISIONAL: """tbc|tba|tbd|to be confirmed|to be agreed|to be determined|to be decided|to be advised|to be arranged|to be set
        |provisional|provisionally|subject to confirmation""",
    Role.UNDATED: "easter|christmas|xmas|new year|whitsun|michaelmas|half term|half terms|mid term",
    Role.WITHDRAWN: "cancelled|withdrawn|superseded|abandoned|no longer required|no longer applicable|no longer needed|deleted",
    Role.FILLER: """the|this|a|an|at|on|about|approximately|approx|around|circa|latest|at the latest|year|years|calendar|date|dates|month
        |months|month of|day|end of day|close of business|close of play|cop|cob|be|is|it|for|s|also|both|all|quarter|quarters|timescale
        |timescales|timeframe|season""",
    Role.OF: "of",
    Role.STATUS: """complete|completed|completion|to be completed|review|reviewed|to be reviewed|done|achieved|delivered|implemented
        |in place|in post|not started|not yet started|not yet complete|not completed
        |target|plan|start of the plan|project|programme|plan start
        |final|interim|initial|next review""",
}  # fmt: skip

MARKS: dict[str, Role] = {
    "-": Role.DASH, "/": Role.SLASH, ",": Role.COMMA, "&": Role.AND, "+": Role.AND, ":": Role.COLON,
    "(": Role.OPENING, "[": Role.OPENING, ")": Role.CLOSING, "]": Role.CLOSING,
}  # fmt: skip
TRANSPARENT_MARKS = frozenset("'\"“”„«»")

# What units of time are called, as (months, weeks, days); None for those whose length the calendar does not fix.
_DURATIONS: dict[str, tuple[int, int, int] | None] = {
    "day days": (0, 0, 1), "week weeks wk wks": (0, 1, 0), "fortnight fortnights": (0, 2, 0),
    "month months mth mths": (1, 0, 0), "year years yr yrs": (12, 0, 0), "term terms quarter quarters": None,
}  # fmt: skip
DURATION_UNITS: dict[str, tuple[int, int, int] | None] = {word: size for words, size in _DURATIONS.items() for word in words.split()}
REPEATED_UNITS = frozenset({"monthly", "weekly", "yearly", "daily", "monthlies"})  # "6-monthly"
UNFIXED_DAYS = frozenset({"working", "school", "business", "calendar", "half"})  # "10 working days": bank holidays are not known here
NUMBERED_UNITS = frozenset({"month", "months", "week", "weeks", "year"})  # "month 3", "year 1" of a plan
COMING = frozenset({"next", "this", "following", "coming", "current"})  # "next month", "this term"


def _by_first_word(table: dict[Role, str], extra: Iterable[tuple[str, Role]]) -> dict[str, list[tuple[tuple[str, ...], Role]]]:
    """Return the phrases as tuples of token keys under their first key, the longest first."""
    listed = [(" ".join(phrase.split()), role) for role, phrases in table.items() for phrase in phrases.split("|")]
    found: dict[str, list[tuple[tuple[str, ...], Role]]] = {}
    for phrase, role in (*listed, *extra):
        keys = tuple(phrase.replace("/", " / ").replace(".", " . ").split())
        found.setdefault(keys[0], []).append((keys, role))
    return {first: sorted(phrases, key=lambda entry: -len(entry[0])) for first, phrases in found.items()}


PHRASES = _by_first_word(_PHRASES, ((word, Role.WEEKDAY) for word in WEEKDAYS))
