"""What the writers of a plan leave where a measure should stand: place-holders, pointers elsewhere, notes to each other.

Each public name holds one pattern without anchors; :mod:`.measure_defects` says where in a text it must stand.
"""

from .measure_words import any_of, one_of

_TO_COME = any_of(
    """
    confirmed, agreed, determined, decided, completed, added, developed, advised, inserted, defined, set, established, identified,
    finalised, populated, written, filled in, discussed, closed
    """
)
_TO_COME_LATER = any_of("collected, gathered, sourced, obtained, calculated, provided, supplied, updated, analysed, confirmed, added")
_BECAUSE = any_of("following, after, once, when, pending, subject to, with, by, at, in, from")
_STILL_WANTED = r"(?:needed|required|missing|awaited)(?=\W*$| from\b)"
_MEASURE = any_of(
    """
    targets?, measures?, metrics?, kpis?, baselines?, indicators?, criteria, figures?, numbers?, percentages?, dates?, data, wording,
    sources?
    """
)
_MONTH_OR_TERM = any_of(
    r"""
    jan(?:uary)?, feb(?:ruary)?, march, april, may, june, july, aug(?:ust)?, sept?(?:ember)?, oct(?:ober)?, nov(?:ember)?, dec(?:ember)?,
    autumn, spring, summer, term, q[1-4], 20\d\d(?:[-/]\d\d)?
    """
)

# The whole of a text that holds a place: "TBC by health", "to be agreed once known", "partly met", "by September".
PLACEHOLDER = one_of(
    r"(?:\w+ ){0,3}tb[cad]",
    r"tb[cad]\b.*",
    "n ?/ ?a",
    r"not applicable(?: \w+){0,4}",
    "none",
    "nil",
    "draft",
    "pending",
    r"to follow\b.{0,30}",
    r"action to be \w+",
    r"not (?:yet |currently )?(?:started|begun|due|known|decided|set|agreed|available|measured|collected|recorded)(?: \w+){0,3}",
    "(?:(?:partially|partly|nearly|almost|not|now) )+(?:completed?|met|achieved|in place)",
    "(?:now )?(?:in progress|on track|under ?way)",
    rf"(?:(?:by|in|from|before|during|end|start|of|the|to|and|until|early|mid|late) )*(?:{_MONTH_OR_TERM}[ ,/-]*)+",
    rf"to be {_TO_COME}(?: {_BECAUSE}\b.*)?",
    r".*\bto be (?:added|inserted|advised|decided|determined)",
)

_PLACES = any_of(
    """
    priority, section, action, appendix, outcome, annex, page, work ?stream, row, objective, kpi, measures?, comments?, notes?, attached,
    dashboard, tracker
    """
)
_SEE = any_of(
    """
    see, per, refer to, link to, links to, linked to, covered by, covered in, covered under, same as, duplicates?, duplicates? of, repeats?,
    repeats? of
    """
)
# The whole of a text that only points elsewhere: "see section 4", "same as above".
POINTER = one_of(
    r"(?:\w+: ?)?(?:as |please )?see (?:above|below)",
    r"(?:same )?as (?:above|before|below)\b.{0,20}",
    r"same (?:\w+ )?as .{0,30}",
    "ditto",
    r"as per (?:the )?(?:\w+ ){0,2}\w+",
    rf"(?:\w+: ?)?(?:as |please )?{_SEE} (?:also )?(?:the )?(?:\w+ (?:for|in|at|of) )?"
    rf"(?:{_PLACES}\b[ .\w]{{0,20}}|\d[\w.]*(?: (?:above|below))?)",
)

# Part of a text that says its measure is still to be found: "target to be agreed with health".
STILL_TO_BE_FOUND = one_of(
    r"(?:success )?(?:targets?|measures?|metrics?|kpis?|baselines?|indicators?|criteria|percentages?|figures?|wording|success)\b"
    r"[\w /()%]{0,30}?\b"
    + one_of(
        "tb[cad]",
        f"(?:still |yet )?to be {_TO_COME}",
        "(?:to|will) (?:follow|come)\\b",
        r"not (?:yet )?(?:\w+ )?(?:known|agreed|set|available|defined|established|finalised)",
        _STILL_WANTED,
        r"being (?:worked (?:on|up)|developed|drafted|agreed|finalised|considered)",
    ),
    r"^(?:[\w'-]+ ){0,4}(?:data|evidence|numbers?|dates?|leads?) "
    + one_of(
        f"(?:still |yet )?to be {_TO_COME_LATER}",
        "tb[cad]",
        _STILL_WANTED,
        "not (?:yet |currently )?(?:available|collected|known|held)",
    )
    + rf"(?=\W*$| {_BECAUSE}\b)",
)

# The start of a note to the other writers: what is wrong with the measure, what it lacks, what to do about it.
_WRONG_WITH_IT = r"(?:this |it |wording |measure |too )*" + one_of(
    r"needs? (?:\w+ ){0,2}(?:reword\w*|rephras\w*|rewrit\w*|work|smart\w*|tighten\w*|clarif\w*|splitting|thought|thinking|detail|checking|"
    r"revisiting)\b",
    r"(?:is )?not (?:smart|measurable|clear (?:what|how|who|if|whether)|sure|certain)\b",
    r"(?:is )?(?:unclear|unsure)\b",
    r"(?:is )?too (?:vague|woolly|broad|long|general|generic|many)\b",
)
_TO_DO_ABOUT_IT = one_of(
    r"(?:to )?(?:discuss|check|clarify|revisit|speak to|chase|follow up|raise|query)(?: (?:this|these|again|further))?"
    r" (?:with|whether|if|at (?:the )?next|that this)\b",
    r"consider (?:whether|if|how|adding|including|changing|moving)\b",
    r"this (?:is (?:an?|not|now|already|covered|the same|part of)|isn't|should|could|duplicates|needs|might|sits)\b",
    r"(?:reword|rephrase|remove|delete)\b(?! (?:the )?(?:\w+ ){1,6}(?:from|in)\b)",
    r"need to (?:check|ask|decide|agree|confirm|think|add|include|find|define|discuss|clarify)\b",
)
_CALLED_A_NOTE = r"(?:(?:drafting )?note|nb|dn|n\.b\.?|comment|query|action for|please|ask \w+|placeholder|holding text)\b"
_LACKS = one_of(
    rf"(?:needs?|add|insert|missing|find|put|include) (?:in )?(?:an? |the |some |here )*{_MEASURE}(?: here| in| please| from [\w ]+)?\W*$",
    r"no (?:measures?|targets?|baselines?|kpis?|metrics?|indicators?|data)"
    r"(?: (?:yet|as yet|identified|available|set|agreed|held|collected|recorded|currently|at present|at the moment|for this))*\W*$",
    r"(?:check|add|insert|confirm|amend|delete) (?:the |this |here |these |some )*"
    r"(?:figures?|numbers?|dates?|wording|baselines?|percentages?|row|column|text|lines?)\b.{0,20}$",
)
_SOMEBODY_TO_DO = one_of(
    r".{1,30}\bto (?:confirm|advise|insert|populate)\b.{0,25}$",
    r"(?:[\w/]+ ){1,3}to (?:complete|provide|update|check|supply|draft|send|lead|pick up|report)\W*$",
)
NOTE = one_of(
    one_of(
        _CALLED_A_NOTE,
        _WRONG_WITH_IT,
        _TO_DO_ABOUT_IT,
        r"(?:include|add|insert|put|mention) (?:something|a line|more|some detail|detail|info\w*)\b",
    )
    + ".*",
    _LACKS,
    _SOMEBODY_TO_DO,
    r"awaiting(?: \w+){1,5}\W*$",
    r"[\[{][^\]}]*[\]}]\W*$",
)

ASKING = any_of(
    """
    what, how, who, whom, whose, why, which, when will, where will,
    (?:do|does|did|can|could|should|would|will|are|is|was|were|have|has|may|might|must) (?:we|this|it|they|that|these|those|you|i|there)
    """
)
