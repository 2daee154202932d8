"""What makes a text no measure at all: questions, gaps, and words that break off."""

from .measure_cues import Cue
from .measure_words import QUALITY, any_of

_TO_COME = "(?:confirmed|agreed|determined|decided|completed|added|developed|advised|inserted|defined|set|established|identified|finalised)"
_PLACES = "(?:priority|section|action|appendix|outcome|annex|page|work ?stream|row|objective|kpi|measures?)"
_ASKING = any_of(
    """
    what, how, who, whom, whose, why, which, when will, where will, do we, can we, should we, are we, is this, is it, will this,
    could we, does this
    """
)
_LINKING = any_of(
    r"""
    the, an, (?-i:a), and, or, of, with, which, that, who, whose, including, covering, such as, as well as, e\.?g, i\.?e, into,
    at, from, between, among, across, their, its, our, this, these, is, are, was, were, be, been, being, has, have, had, will,
    can, may, must, should, would, could, not, than, as, if, because, so that, in order to, due to, namely, via, per, about,
    during, whilst, while, within, towards?, against, under, regarding, concerning, following, where, when, how, any, all, each,
    every, both, also, includes?, involves?, contains?, comprises?
    """
)
# "All calls are responded to" and "staff signed in" are whole; "report presented to" and "staff trained in" are not.
_MAY_END_SO = (
    any_of("respond, listen, adher, refer, attend, commit, subscrib, sign, agre, conform")
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
    stay, settl, drop
    """
    )
    + r"\w* (?:\w+ )?(?:in|on|by)"
)

DEFECTS: tuple[Cue, ...] = (
    Cue("nothing written", "-", r"^\W*$", "holds no words"),
    Cue(
        "placeholder",
        "To be confirmed",
        r"^\W*(?P<said>(?:\w+ ){0,3}tb[cad]|n ?/ ?a|not applicable(?: \w+){0,4}|none|nil|draft|pending|to follow|"
        rf"to be {_TO_COME}|.*\bto be (?:added|inserted|advised|decided|determined))\W*$",
        "stands where a measure should",
    ),
    Cue(
        "pointer elsewhere",
        "See section 4",
        r"^\W*(?P<said>(?:(?:\w+: ?)?(?:as |please )?see (?:above|below)|as (?:above|before)|ditto|as per (?:the )?(?:\w+ ){0,2}\w+|"
        r"(?:\w+: ?)?(?:as |please )?(?:see|per|refer to|link(?:s|ed) to|covered (?:by|in|under)|same as) (?:also )?(?:the )?"
        rf"(?:\w+ (?:for|in|at|of) )?(?:{_PLACES}\b[ .\w]{{0,20}}|\d[\w.]*(?: (?:above|below))?)))\W*$",
        "points to another place and holds no measure",
    ),
    Cue(
        "measure still to be found",
        "Target to be agreed",
        r"\b(?P<said>(?:success )?(?:targets?|measures?|metrics?|kpis?|baselines?|indicators?|criteria|percentages?|figures?|success)\b"
        rf"[\w /()%]{{0,30}}?\b(?:tb[cad]|(?:still |yet )?to be {_TO_COME}|to follow|"
        r"not yet (?:\w+ )?(?:known|agreed|set|available|defined|established|finalised)|(?:needed|required|missing|awaited)(?=\W*$)|"
        r"being (?:worked (?:on|up)|developed|drafted|agreed|finalised|considered)))\b",
        "leaves the measure to be found later",
    ),
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
    Cue("question without its mark", "Who will own this", rf"^\W*(?P<said>{_ASKING}\b.*)", "is a question, not a measure"),
    Cue(
        "drafting note",
        "Need to check with the finance team",
        r"^\W*(?P<said>(?:note|nb|not sure|unsure|n\.b\.?|comment|query|action for|please|check with|ask \w+|discuss with|"
        r"need to (?:check|ask|decide|agree|confirm|think|add|include|find)|"
        r"placeholder|holding text|awaiting (?:figures?|data|confirmation))\b.*|"
        r"(?:check|add|insert|confirm|amend|delete) (?:the |this |here |these |some )*"
        r"(?:figures?|numbers?|dates?|wording|baselines?|percentages?|row|column|text|lines?)\b.{0,20}$|"
        r".{1,30}\bto (?:confirm|advise|insert|populate)\b.{0,25}$|[\[{][^\]}]*[\]}]\W*$)",
        "is a note to the writers, not a measure",
    ),
    Cue("cut off", "Portal launched and…", r"(?P<said>\S{0,40}(?:\.{3}|…)|\b\w+-|\w+ ?:) ?$", "breaks off"),
    Cue(
        "cut off after a linking word",
        "Report shared with the",
        rf"(?<![\w'])(?P<said>{_LINKING}) ?[,;-]? ?\.? ?$",
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
        r"^\W*(?P<said>(?:and|or|but|of|which|that|nor|then)\b[\w ]{0,20})",
        "begins in the middle of a sentence",
    ),
    Cue("single word", "Improved", r"^\W*(?P<said>[A-Za-z'-]+)\W*$", "is a single word"),
)

# Asked after the numbers, and only where no change is asked for.
BARE_INDICATORS: tuple[Cue, ...] = (
    Cue(
        "indicator without a value",
        "Percentage of letters sent on time",
        r"^\W*(?:the |an? )?(?P<said>(?:(?:overall|total|average|mean|median) )?"
        r"(?:numbers?|no\.?|percentages?|proportions?|rates?|share|volume|%|count|amount|frequency)"
        r"(?: and (?:number|percentage|proportion|%|rate))? of\b.*)",
        "says what is counted, not what it should come to",
    ),
    Cue(
        "figures without a value",
        "Attendance figures",
        rf"^\W*(?!{QUALITY}\b)(?P<said>(?:[\w'-]+ ){{1,4}}(?:figures|numbers|rates?|percentages?|levels|totals|%))\W*$",
        "says what is counted, not what it should come to",
    ),
)
