"""Wordings of the field that several kinds of paper share: headings of workstreams, weaknesses and outcomes, leads."""

import re
from dataclasses import dataclass, replace

# "Workstream 3: The local offer", "Priority 1 – Early help", "Area for priority action 2". A number or a capital letter.
_WORKSTREAM = re.compile(
    r"(?:send\s+)?(?P<word>work[\s-]?stream|(?:key\s+|strategic\s+|improvement\s+)?priority(?:\s+(?:area|theme))?|theme|strand|pillar|improvement\s+(?:area|priority|theme)|work\s?package|project)"
    r"\s*(?:no\.?\s*|number\s+)?(?P<number>\d{1,2}|[A-H]|one|two|three|four|five|six|seven|eight|nine|ten)\b(?![.%]\d)\s*[:.)–—-]*\s*(?P<title>.*)",
    re.IGNORECASE,
)
_AREA = re.compile(
    r"(?P<word>areas?\s+(?:for|of)\s+(?:significant\s+)?(?:improvement|weakness|concern|focus|development)|areas?\s+for\s+priority\s+action|priority\s+actions?(?:\s+area)?|weakness|significant\s+weakness"
    r"|improvement\s+area|areas?(?=\s+(?:no\.?\s*|number\s+)?\d{1,2}\s*[:–—-])|AFI|APA|PA|AI)\s*(?:no\.?\s*|number\s+)?(?P<number>\d{1,2})\b(?![.%]\d)\s*[:.)–—-]*\s*(?P<title>.*)",
    re.IGNORECASE,
)
_CODE = re.compile(r"(?P<code>(?:[A-Z]{1,4}[ -]?\d{1,2}))\s*[:.)–—-]*\s+(?P<title>[A-Z‘“\"].*)")
_OUTCOME = re.compile(
    r"(?:intended\s+|desired\s+)?(?:outcome|objective|aim|goal)\s*(?P<number>\d{1,2}(?:\.\d{1,2})?)\b\s*[:.)–—-]*\s*(?P<text>.*)",
    re.IGNORECASE,
)
_OUTLINE = re.compile(r"(?P<number>\d{1,2}\.\d{1,2})[.:)]?\s+(?P<text>\S.*)")
_LEAD = re.compile(
    r"(?:(?:work\s?stream|priority|theme|strand|pillar|project|programme|accountable|strategic|delivery|overall|joint|executive|partnership|senior|named|responsible)\s+)*"
    r"(?:leads?|owners?|sro|senior\s+responsible\s+(?:officer|owner)|lead\s+officers?|accountable(?:\s+officer)?|responsible(?:\s+officer)?|sponsor)(?:\(s\))?\s*(?:[:–—-]\s*|$)(?P<who>.*)",
    re.IGNORECASE,
)
_LED = (
    r"(?:(?:work\s?stream|priority|theme|project|strategic|delivery|executive|joint|overall)\s+)*"
    r"(?:lead\s+officers?|leads?|owners?|SROs?|sponsors?)(?:\(s\))?"
)
_TRAILING_LEAD = re.compile(
    rf"\s*[(\[]\s*(?:{_LED}\s*[:–—-]?|led\s+by)\s+(?P<within>.+?)\s*[)\]]$|\s*(?:[|,]|\s[–—-])\s*(?:{_LED}\s*:|led\s+by\s)\s*(?P<behind>.+)$",
    re.IGNORECASE,
)
_WEAKNESS_LABEL = re.compile(
    r"(?:the\s+)?(?:key\s+|related\s+|inspection\s+|ofsted\s+|identified\s+)*(?:areas?\s+(?:of|for|to)\s+(?:significant\s+|serious\s+|be\s+)*(?:weakness(?:es)?|address(?:ed)?|improvement|priority\s+action|concern)"
    r"|(?:significant\s+)?weakness(?:es)?|(?:inspection|headline|key)\s+findings?|what\s+(?:the\s+)?inspect(?:ion|ors)\s+(?:found|said)|areas?\s+address(?:ed)?|(?:this\s+)?(?:(?:priority|work\s?stream|theme|objective)\s+)?(?:addresses|answers|responds\s+to|relates\s+to|link(?:s|ed)\s+to)"
    r"(?:\s+(?:the\s+)?(?:areas?|findings?|inspection|weakness(?:es)?)\b[^:]{0,40})?)(?:\s+(?:addressed|identified|this\s+\w+\s+(?:addresses|responds\s+to)|being\s+addressed))?\s*(?:\([^)]*\)\s*)?(?::\s*(?P<text>.*)|$)",
    re.IGNORECASE,
)
_WEAKNESS_WORDS = re.compile(
    r"weakness|areas?\s+(?:for|of)\s+(?:priority\s+action|improvement|concern)|priority\s+actions?|areas?\s+(?:that\s+)?(?:need|require)\w*\s+(?:significant\s+)?improvement|significant\s+concerns",
    re.IGNORECASE,
)
_NAMED_ONLY = re.compile(
    r"(?:(?:areas?|weakness(?:es)?|findings?|numbers?|nos?\.?|of|for|improvement|significant|priority|action)\s+)*"
    r"(?:[A-Z]{1,4}[ -]?)?\d{1,2}(?:\s*(?:,|;|&|and|to|[–-]|/)\s*(?:and\s+)?(?:[A-Z]{1,4}[ -]?)?\d{1,2})*\.?",
    re.IGNORECASE,
)

_OUTCOME_LABEL = re.compile(
    r"(?:(?:intended|desired|expected|overall|planned|our)\s+)*(?:outcomes?|objectives?|goals?)\s*(?::\s*(?P<text>.*)|$)", re.IGNORECASE
)
_COUNTED = {word: number for number, word in enumerate("one two three four five six seven eight nine ten".split(), start=1)}

# A heading is short; a sentence that merely begins with "Priority 1" is not one. Behind "Priority 1:" a whole sentence may be the title.
HEADING_WORDS = 24
TITLE_WORDS = 60


@dataclass(frozen=True, slots=True)
class NumberedHeading:
    """A heading with a number: ``title_start`` is where its title begins in the words, ``title`` may be empty."""

    number: int
    title: str
    title_start: int
    label: str | None = None


def workstream_heading(words: str) -> NumberedHeading | None:
    """Read the heading of a workstream, priority or theme."""
    return _numbered(_WORKSTREAM.fullmatch(words), words)


def area_heading(words: str) -> NumberedHeading | None:
    """Read the heading of an area for improvement, priority action or weakness; the label is its code ("PA1"), if it has one."""
    match = _AREA.fullmatch(words)
    heading = _numbered(match, words)
    if match is None or heading is None or not match["word"].isupper():
        return heading
    return replace(heading, label=words[: match.end("number")])


def coded_weakness(words: str) -> NumberedHeading | None:
    """Read a weakness that begins with a code: "PA1 Waiting times are too long"."""
    match = _CODE.fullmatch(words)
    if match is None:
        return None
    digits = re.search(r"\d+", match["code"])
    return NumberedHeading(int(digits.group()) if digits else 0, match["title"], match.start("title"), match["code"])


def objective_heading(words: str) -> NumberedHeading | None:
    """Read an objective, aim or outcome with a whole number and its words: "Objective 2: Plans are fit to use"."""
    match = _OUTCOME.fullmatch(words)
    return None if match is None or "." in match["number"] or not match["text"] else _numbered_at(match, words, "text")


def trailing_lead(words: str, begin: int) -> tuple[int, tuple[int, int]] | None:
    """Read the lead a heading names at its end, "Faster diagnosis (Lead: Amina Holt)": where the title ends, and the lead's bounds."""
    match = _TRAILING_LEAD.search(words, begin)
    if match is None or match.start() <= begin:
        return None
    return match.start(), match.span("within" if match["within"] else "behind")


def outcome_heading(words: str) -> tuple[str, int] | None:
    """Read "Outcome 1", "Outcome 1.2: Families know …": the number, and where the text begins in the words."""
    match = _OUTCOME.fullmatch(words)
    return (match["number"], match.start("text")) if match and not _prose(match["text"]) else None


def outcome_label(words: str) -> int | None:
    """Read "Intended outcome: Families know …" or a lone "Outcomes:": where the words behind the label begin."""
    match = _OUTCOME_LABEL.fullmatch(words)
    return (match.start("text") if match["text"] else len(words)) if match else None


def outline_text(words: str) -> tuple[str, int] | None:
    """Read "2.1 Families know …": the number, and where the text begins in the words."""
    match = _OUTLINE.fullmatch(words)
    return (match["number"], match.start("text")) if match else None


def lead_label(words: str) -> tuple[int, str] | None:
    """Read "Lead: Amina Holt, Director …": where the words behind the label begin, and they themselves."""
    match = _LEAD.fullmatch(words)
    return (match.start("who"), match["who"]) if match else None


def weakness_label(words: str) -> str | None:
    """Return what stands behind a label such as "Areas of significant weakness:", "" where nothing does; None for other words."""
    match = _WEAKNESS_LABEL.fullmatch(words)
    if match is None:
        return None
    return match["text"] or ""


def names_weaknesses_only(words: str) -> bool:
    """Tell whether words name weaknesses by number or code and say nothing of them: "1, 3 and 4", "PA1 and AFI2"."""
    return _NAMED_ONLY.fullmatch(words) is not None


def speaks_of_weaknesses(words: str) -> bool:
    """Tell whether words lead in a list of an inspection's weaknesses."""
    return _WEAKNESS_WORDS.search(words) is not None


def _numbered(match: re.Match[str] | None, words: str) -> NumberedHeading | None:
    return None if match is None else _numbered_at(match, words, "title")


def _numbered_at(match: re.Match[str], words: str, title: str) -> NumberedHeading | None:
    if _prose(match[title]):
        return None
    set_off = words[match.end("number") : match.start(title)].strip(" ") != ""
    if len(words.split()) > (TITLE_WORDS if set_off else HEADING_WORDS):
        return None
    printed = match["number"]
    if printed.isdigit() or printed.lower() in _COUNTED:
        return NumberedHeading(int(printed) if printed.isdigit() else _COUNTED[printed.lower()], match[title], match.start(title))
    return NumberedHeading(ord(printed.upper()) - 64, match[title], match.start(title), printed)


def _prose(title: str) -> bool:
    """Tell whether what follows a heading's number goes on as a sentence does: "Priority 2 is on track"."""
    return bool(re.match(r"(?:is|are|was|were|has|have|will|and|to|of|actions?|which|that|in|on|for|has)\b", title))
