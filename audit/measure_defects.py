"""What makes a text no measure at all: questions, gaps, and words that break off."""

from .measure_cues import Cue
from .measure_notes import ASKING, NOTE, PLACEHOLDER, POINTER, STILL_TO_BE_FOUND
from .measure_words import QUALITY, any_of, one_of

# Words that want another behind them.
_LINKING = any_of(
    r"""
    the, an, (?-i:a), and, or, of, with, which, that, who, whose, including, covering, such as, as well as, e\.?g, i\.?e, into,
    at, from, between, among, across, their, its, our, (?<!of )(?:this|these), is, are, was, were, be, been, being, has, have, had, will,
    can, (?-i:may), must, should, would, could, (?<!is )(?<!are )not, than, as, if, because, so that, in order to, due to, namely,
    via, per, about, during, whilst, while, within, towards?, against, under, regarding, concerning, following, where, when, how, any,
    (?<!for )(?<!by )(?<!ble to )(?<!open to )all, (?<!of )(?<!at )each, every, (?<!of )both, also, includes?, involves?, contains?,
    comprises?, ensur(?:e|es|ing), to (?:enable|provide|receive|demonstrate|identify), enabling, providing, receiving, demonstrating,
    identifying, showing, through, using, having, very, highly, newly, such, no, (?<!one )another, whether,
    in an? (?:more )?(?:timely|consistent|co~ordinated|\w+ful|\w+ive|\w+iate),
    (?:the|an?) (?:new|same|most|relevant|following|key|other|various|appropriate|necessary|wide|full)
    """
)
# "So that all young people": a clause of which only the subject is there.
_ONLY_A_SUBJECT = (
    r"(?:that|which|where|if|when) (?:(?:all|the|our|their|more|most|these|those|local|young|disabled) )*(?:they|we|children|people|"
    r"parents|carers|families|pupils|students|learners|staff|schools|settings|professionals|practitioners|partners|services|providers)"
)
# Behind "have", these ask for what follows.
_WANTS_OBJECT = any_of("received, had, given, taken, made, reported, accessed, experienced, shown, told, seen, used")
# "All calls are responded to" and "staff signed in" are whole; "report presented to" and "staff trained in" are not.
_MAY_END_SO = (
    any_of("respond, recruit, listen, adher, refer, attend, commit, subscrib, sign, agre, conform")
    + r"\w* to|"
    + any_of("deal, engag, compl, work, consult, interact, spoke, satisf")
    + r"\w* with|"
    + any_of("car, cater, account, plan, ask, appli, pa(?=id)")
    + r"\w* for|"
    + any_of("act, reli, built, build")
    + r"\w* (?:on|upon)|"
    + any_of(
        """
    sign, join, tak, carri, fill, b[ou]y?, log, phas, opt, f[ee]d, hand, step, check, br[io], put, roll, set, follow, mov, liv,
    stay, settl, drop, switch, turn
    """
    )
    + r"\w* (?:\w+ )?(?:in|on|by)"
)

DEFECTS: tuple[Cue, ...] = (
    Cue("nothing written", "-", r"^\W*$", "holds no words"),
    Cue("placeholder", "To be confirmed", rf"^\W*(?P<said>{PLACEHOLDER})\W*$", "stands where a measure should"),
    Cue("pointer elsewhere", "See section 4", rf"^\W*(?P<said>{POINTER})\W*$", "points to another place and holds no measure"),
    Cue("measure still to be found", "Target to be agreed", rf"\b(?P<said>{STILL_TO_BE_FOUND})", "leaves the measure to be found later"),
    Cue(
        "blank left open",
        "XX% of reviews on time",
        r"(?P<said>\bx{1,3} ?%|\bx{2,}\b|\btb[cad] ?%|\?{2,}|[?_*…]+ ?(?:%|per ?cent\b)|"
        r"[\[<{] ?(?:insert|add|enter|number|no\.|date|name|x|tb[cad]|figure|percentage|to be (?:added|confirmed|agreed))\b[^\]>}]*[\]>}]|"
        r"_{3,}|\bx (?:number|amount|percent|out of)|(?<![\d.])(?<!\d )% figures?\b)",
        "is a blank nobody filled",
    ),
    Cue(
        "question",
        "Which team will check this?",
        r"(?:^|(?<=[.?!;\"]))(?P<said>[^.?!;\"]*[^.?!;\" ]\?)(?! ?['\"])",
        "is a question, not a measure",
    ),
    Cue("question without its mark", "Who will own this", rf"^\W*(?P<said>{ASKING}\b.*)", "is a question, not a measure"),
    Cue("drafting note", "Need to check with the finance team", rf"^\W*(?P<said>{NOTE})", "is a note to the writers, not a measure"),
    Cue("cut off", "Portal launched and…", r"(?P<said>\S{0,40}(?:\.{3}|…)|\b\w+-|\w -|\w+ ?:) ?$", "breaks off"),
    Cue(
        "cut off after a linking word",
        "Report shared with the",
        rf"(?<![\w'])(?P<said>{_LINKING}|{_ONLY_A_SUBJECT}|"
        rf"(?<!they )(?<!we )(?<!it )(?:have|has|had) (?:\w+ly )?{_WANTS_OBJECT}) ?[,;-]? ?\.? ?$",
        "ends the text where more must follow",
    ),
    Cue(
        "cut off after a preposition",
        "All nursery staff trained in",
        rf"^(?!.*\b(?:{_MAY_END_SO})\W*$).*\b(?P<said>\w+ (?:to|for|with|in|on|by))\W*$",
        "ends the text where more must follow",
    ),
    Cue(
        "begins in the middle",
        "and shared with the forum",
        r"^[^\w%]*(?P<said>(?:and|or|but|of(?! [^,]{3,50}, (?!and\b|or\b|but\b))|which|that|nor|then)\b[\w ]{0,20})",
        "begins in the middle of a sentence",
    ),
    Cue("single word", "Improved", r"^\W*(?P<said>[A-Za-z'-]+)\W*$", "is a single word"),
)

_NO_VERDICT = r"(?!.*\b(?:is|are|was|has|have|will|meets?|exceeds?|than|below|above)\b)"
_INDICATORS = one_of(
    r"(?:(?:overall|total|average|mean|median) )?(?:numbers?|no\.?|percentages?|proportions?|rates?|share|volume|%|count|amount|frequency)"
    r"(?: and (?:number|percentage|proportion|%|rate))? of\b.*",
    rf"(?:take[ -]?up|uptake|timeliness|length|frequency|prevalence|incidence) of\b{_NO_VERDICT}.*",
)
_FIGURES = one_of(
    r"(?:[\w'-]+ ){1,4}(?:figures|numbers|rates?|percentages?|levels|totals|scores|ratings|times|volumes|statistics|%)",
    rf"(?:average|mean|median) {_NO_VERDICT}[^.;]*[a-z]",
)

# Asked after the numbers, and only where no change is asked for.
BARE_INDICATORS: tuple[Cue, ...] = (
    Cue(
        "indicator without a value",
        "Percentage of letters sent on time",
        rf"^\W*(?:the |an? )?(?P<said>{_INDICATORS})",
        "says what is counted, not what it should come to",
    ),
    Cue(
        "figures without a value",
        "Attendance figures",
        rf"^\W*(?!{QUALITY}\b)(?P<said>{_FIGURES})\W*$",
        "says what is counted, not what it should come to",
    ),
)
