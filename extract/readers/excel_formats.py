"""Writes a cell's value as Excel shows it under the cell's number format: ``1.1`` under ``0.00`` is "1.10"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal

Moment = datetime | date | time | timedelta

MONTHS = "January February March April May June July August September October November December".split()
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()

# Excel's General format shows at most eleven characters; ten figures and the point. What lies behind is noise of binary fractions.
FIGURES = 10
# Numbers from here on are no counts, sums or shares, and Excel itself keeps no more than fifteen figures of them.
TOO_LARGE = 1e15

# The formats that follow the computer's settings are stored in the American form; papers of English areas are looked at in the British one.
_AS_SET = {"mm-dd-yy": "dd/mm/yyyy", "m/d/yy h:mm": "dd/mm/yyyy hh:mm"}
_AS_SET_MARKS = {"[$-F800]": "d mmmm yyyy", "[$-F400]": "hh:mm:ss"}

_TOKEN = re.compile(
    r"""
    "(?P<quoted>[^"]*)"? | \\(?P<escaped>.) | (?P<skipped>[_*].) | \[(?P<bracket>[^\]]*)\]
    | (?P<general>general) | (?P<half>am/pm|a/p) | (?P<date>y+|m+|d+|h+|s+) | (?P<fraction>\.0+)
    | (?P<number>[0\#?.,%]|E[+-]) | (?P<literal>.)
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_CONDITION = re.compile(r"(<=|>=|<>|=|<|>)\s*(-?[\d.]+)")


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str


def show_number(value: float, code: str) -> str:
    """Return a number as the format ``code`` shows it; "" where the format shows nothing."""
    if not abs(value) < TOO_LARGE:
        return f"{value:.{FIGURES}G}"
    sections = [_tokens(section) for section in _sections(code)]
    chosen, shown = _choose(sections, value)
    kinds = {token.kind for token in chosen}
    if "general" in kinds or not code.strip() or code.strip() == "@":
        return _around(chosen, _general(shown), "general")
    if any(token.kind == "literal" and token.text == "/" for token in chosen):  # a fraction such as "# ?/?"
        return _general(value)
    if "number" not in kinds:
        return _words(chosen)
    return _around(chosen, _digits(shown, "".join(t.text for t in chosen if t.kind == "number")), "number")


def show_moment(value: Moment, code: str) -> str:
    """Return a date, time or duration as the format ``code`` shows it."""
    code = next((form for mark, form in _AS_SET_MARKS.items() if code.upper().startswith(mark)), _AS_SET.get(code.partition(";")[0], code))
    tokens = _tokens(_sections(code)[0], dates=True)
    parts = _Clock.of(value)
    halves = any(token.kind == "half" for token in tokens)
    shown: list[str] = []
    for place, token in enumerate(tokens):
        if token.kind == "date":
            minutes = token.text[0] == "m" and len(token.text) <= 2 and _beside_time(tokens, place)
            shown.append(parts.show("n" * len(token.text) if minutes else token.text, halves))
        elif token.kind == "elapsed":
            shown.append(parts.elapsed(token.text))
        elif token.kind == "half":
            word = "AM" if parts.hour < 12 else "PM"
            shown.append(word if len(token.text) > 3 else word[0])
        elif token.kind == "fraction":
            shown.append(f".{parts.microsecond:06d}"[: len(token.text)])
        elif token.kind != "skipped":
            shown.append(token.text)
    return "".join(shown).strip()


@dataclass(frozen=True, slots=True)
class _Clock:
    """The parts of a moment; a time without a date is of the day before Excel's calendar begins, which it shows as 00/01/1900."""

    day: date | None
    total: timedelta

    @classmethod
    def of(cls, value: Moment) -> "_Clock":
        if isinstance(value, timedelta):
            return cls(None, value)
        at = value if isinstance(value, time) else value.time() if isinstance(value, datetime) else time()
        total = timedelta(hours=at.hour, minutes=at.minute, seconds=at.second, microseconds=at.microsecond)
        day = value.date() if isinstance(value, datetime) else value if isinstance(value, date) else None
        return cls(day, total)

    @property
    def hour(self) -> int:
        return self.total.seconds // 3600

    @property
    def microsecond(self) -> int:
        return self.total.microseconds

    def show(self, letters: str, halves: bool) -> str:
        """Return the part that the letters of a format ask for; "n" stands for minutes."""
        width, day = len(letters), self.day
        match letters[0]:
            case "y":
                year = 1900 if day is None else day.year
                return f"{year % 100:02d}" if width <= 2 else f"{year:04d}"
            case "m":
                month = 1 if day is None else day.month
                name = MONTHS[month - 1]
                return f"{month:0{width}d}" if width <= 2 else {3: name[:3], 5: name[0]}.get(width, name)
            case "d":
                weekday = DAYS[5 if day is None else day.weekday()]
                return f"{0 if day is None else day.day:0{width}d}" if width <= 2 else weekday[:3] if width == 3 else weekday
            case "h":
                hour = (self.hour % 12 or 12) if halves else self.hour
                return f"{hour:0{min(width, 2)}d}"
            case "n":
                return f"{self.total.seconds // 60 % 60:0{width}d}"
            case _:
                return f"{self.total.seconds % 60:0{min(width, 2)}d}"

    def elapsed(self, letters: str) -> str:
        """Return all the hours, minutes or seconds there are."""
        days = 0 if self.day is None else (self.day - date(1899, 12, 30)).days
        seconds = int(self.total.total_seconds()) + days * 86_400
        return f"{seconds // {'h': 3600, 'm': 60}.get(letters[0], 1):0{len(letters)}d}"


# --- the parts of a format -----------------------------------------------------------------------------------------


def _sections(code: str) -> list[str]:
    """Return the sections of a format, which semicolons part."""
    return re.findall(r'((?:"[^"]*"?|\\.|[_*].|\[[^\]]*\]|[^;])*)(?:;|$)', code, re.DOTALL)[: code.count(";") + 1] or [""]


def _tokens(section: str, dates: bool = False) -> list[_Token]:
    tokens: list[_Token] = []
    for match in _TOKEN.finditer(section):
        kind, text = match.lastgroup or "literal", match[match.lastgroup or 0]
        if kind == "bracket":
            if text.startswith("$"):
                kind, text = "quoted", text[1:].split("-")[0]
            elif dates and re.fullmatch(r"h+|m+|s+", text, re.IGNORECASE):
                kind, text = "elapsed", text.lower()
            else:
                kind = "condition" if _CONDITION.match(text) else "skipped"
        elif kind == "date":
            kind, text = ("date", text.lower()) if dates else ("literal", text)
        elif kind == "fraction" and not dates:
            tokens += [_Token("number", sign) for sign in text]
            continue
        elif kind == "number" and dates:
            kind = "literal"
        tokens.append(_Token(kind, text))
    return tokens


def _choose(sections: Sequence[list[_Token]], value: float) -> tuple[list[_Token], float]:
    """Return the section that is for ``value``, and the number it shows: without its sign where the section is the one for negatives."""
    conditions = [next((token.text for token in section if token.kind == "condition"), None) for section in sections[:3]]
    if any(conditions):
        for section, condition in zip(sections, conditions, strict=False):
            if condition is None or _holds(condition, value):
                return section, value
        return sections[-1], value
    if value < 0 and len(sections) > 1:
        return sections[1], -value
    return sections[2 if value == 0 and len(sections) > 2 else 0], value


def _holds(condition: str, value: float) -> bool:
    match = _CONDITION.match(condition)
    if match is None:
        return False
    bound = float(match[2])
    return {
        "<": value < bound,
        ">": value > bound,
        "<=": value <= bound,
        ">=": value >= bound,
        "=": value == bound,
        "<>": value != bound,
    }[match[1]]


def _beside_time(tokens: Sequence[_Token], place: int) -> bool:
    """Tell whether "m" at ``place`` means minutes: behind hours or before seconds."""
    timed = [(n, token.text[0]) for n, token in enumerate(tokens) if token.kind in ("date", "elapsed")]
    at = next(n for n, (known, _) in enumerate(timed) if known == place)
    return (at > 0 and timed[at - 1][1] == "h") or (at + 1 < len(timed) and timed[at + 1][1] == "s")


def _words(tokens: Sequence[_Token]) -> str:
    return "".join(token.text for token in tokens if token.kind in ("quoted", "escaped", "literal")).strip()


def _around(tokens: Sequence[_Token], figures: str, kind: str) -> str:
    """Return the figures with the words of the format before and behind them; a minus stands before all."""
    places = [place for place, token in enumerate(tokens) if token.kind == kind]
    if not places:
        return figures
    sign, figures = ("-", figures[1:]) if figures.startswith("-") else ("", figures)
    before = "".join(t.text for t in tokens[: places[0]] if t.kind in ("quoted", "escaped", "literal"))
    behind = "".join(t.text for t in tokens[places[-1] + 1 :] if t.kind in ("quoted", "escaped", "literal"))
    return f"{sign}{before}{figures}{behind}".strip()


# --- figures -------------------------------------------------------------------------------------------------------


def _general(value: float) -> str:
    if isinstance(value, int) or value == int(value):
        return str(int(value))
    return f"{value:.{FIGURES}G}"


def _digits(value: float, pattern: str) -> str:
    """Return a number under placeholders such as ``#,##0.00`` or ``0.0%``."""
    if "E" in pattern.upper():
        decimals = len(re.findall(r"[0#?]", pattern.upper().partition("E")[0].partition(".")[2]))
        return f"{value:.{decimals}E}"
    number = Decimal(str(value)) * 100 ** pattern.count("%")
    whole, _, places = pattern.replace("%", "").partition(".")
    thousands = len(whole) - len(whole.rstrip(",")) if not places else len(places) - len(places.rstrip(","))
    number /= 1000**thousands
    places = places.rstrip(",")
    rounded = number.quantize(Decimal(1).scaleb(-len(places)), rounding=ROUND_HALF_UP)
    left, _, right = f"{abs(rounded):f}".partition(".")
    fewest = max(whole.count("0"), 0 if right else 1)
    left = left.lstrip("0").rjust(fewest, "0")
    if "," in whole.rstrip(","):
        left = f"{int(left):,}".rjust(fewest, "0") if left else left
    right = right[: len(right.rstrip("0"))].ljust(places.count("0"), "0") if right else ""
    shown = f"{left}.{right}" if right else left or "0"
    return f"{'-' if rounded < 0 else ''}{shown}{'%' * pattern.count('%')}"
