"""Turns text into a row of items: periods, the words that govern or join them, durations, and plain words.

Each item knows its place in the text. A period may still lack its year here ("April – June 2022"):
:mod:`.year_settling` finds it among the neighbours.
"""

from dataclasses import dataclass

from .calendar_periods import Named, Unit
from .date_tokens import Sort, Tokens
from .date_words import (
    COMING,
    COUNTS,
    DURATION_UNITS,
    MARKS,
    MONTHS,
    NUMBERED_UNITS,
    PHRASES,
    REPEATED_UNITS,
    TRANSPARENT_MARKS,
    UNFIXED_DAYS,
    VERB_LIKE_MONTHS,
    Role,
)
from .named_periods import read_period
from .written_years import counts_something, is_number_of_its_own

RANGE_JOINTS = frozenset({Role.TO, Role.DASH, Role.SLASH})
JOINTS = RANGE_JOINTS | {Role.AND, Role.COMMA}
POINTS = frozenset({Role.START_OF, Role.MIDDLE_OF, Role.END_OF})
GOVERNORS = POINTS | {
    Role.BY, Role.BEFORE, Role.AFTER, Role.DURING, Role.FROM, Role.BETWEEN, Role.VAGUE, Role.FORMERLY, Role.NOT, Role.WEEK_OF,
}  # fmt: skip
SILENT = frozenset({Role.FILLER, Role.OF, Role.WEEKDAY, Role.COLON})
_LONGEST_COUNT = 3  # digits of "within 120 days"


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time: from ``least`` to ``most`` of a unit given as (months, weeks, days); None where its length is not fixed."""

    least: int
    most: int
    unit: tuple[int, int, int] | None


@dataclass(frozen=True, slots=True)
class Item:
    """A piece of a deadline's words with its place in the text.

    ``carried`` says the year was taken from a neighbour; ``weak`` that the words may as well be no date at all
    ("may", "1/2", "summer"); ``assumed`` that "2022/23" stands without "financial year"; ``problem`` why a period is none.
    """

    role: Role
    start: int
    end: int
    named: Named | None = None
    problem: str = ""
    value: int = -1
    ordinal: bool = False
    duration: Duration | None = None
    carried: bool = False
    weak: bool = False
    assumed: bool = False

    @property
    def partial(self) -> bool:
        """Whether it is a period that lacks its year."""
        return self.named is not None and self.named.year is None and not self.problem


def read_items(text: str, *, running: bool = False) -> list[Item]:
    """Return the items of ``text`` in order. ``running`` is prose rather than a deadline's cell."""
    tokens = Tokens(text)
    items: list[Item] = []
    place = 0
    while place < len(tokens):
        if tokens[place].key in TRANSPARENT_MARKS and not tokens[place + 1].digits:
            place += 1
            continue
        item, place = _read_item(tokens, place, running=running)
        items.append(item)
    return items


def _read_item(tokens: Tokens, place: int, *, running: bool) -> tuple[Item, int]:
    token = tokens[place]
    phrase = _phrase(tokens, place)
    if timed := _duration(tokens, place, phrase):
        return timed
    if found := read_period(tokens, place, running=running):
        weak = _is_weak(tokens, place, found.named)
        if weak and running and found.named.unit is Unit.MONTH:
            return Item(Role.WORD, token.start, token.end), place + 1
        last = tokens[found.end - 1]
        assumed = found.named.unit is Unit.FINANCIAL and token.sort is last.sort is Sort.NUMBER
        item = Item(Role.PERIOD, token.start, last.end, found.named, found.problem, weak=weak, assumed=assumed)
        return item, found.end
    if phrase:
        role, end_place = phrase
        return Item(role, token.start, tokens[end_place - 1].end), end_place
    if token.sort is Sort.NUMBER:
        ordinal = tokens[place + 1].key in ("st", "nd", "rd", "th")
        end_place = place + 1 + ordinal
        day = 1 <= token.digits <= 2 and is_number_of_its_own(tokens, place) and not counts_something(tokens, place)
        value = token.value if day else -1
        return Item(Role.NUMBER, token.start, tokens[end_place - 1].end, value=value, ordinal=ordinal), end_place
    role = MARKS.get(token.key, Role.WORD if token.sort is Sort.WORD else Role.STOP)
    return Item(role, token.start, token.end), place + 1


def _phrase(tokens: Tokens, place: int) -> tuple[Role, int] | None:
    """Return the role of the longest phrase that begins here and the place behind it."""
    for keys, role in PHRASES.get(tokens[place].key, ()):
        at = place
        for key in keys:
            if at > place and tokens[at].sort is Sort.DASH and key != "-" and tokens[at + 1].key == key:
                at += 1
            if tokens[at].key != key:
                break
            at += 1
        else:
            return role, at
    return None


def _duration(tokens: Tokens, place: int, phrase: tuple[Role, int] | None) -> tuple[Item, int] | None:
    """Read "3 months", "3-6 months", "six weeks", "6-monthly", "every month", "next term"."""
    token = tokens[place]
    if phrase and phrase[0] is Role.EACH:
        end = _behind_repetition(tokens, phrase[1])
        return (Item(Role.OFTEN, token.start, tokens[end - 1].end), end) if end else None
    if token.key in COMING:
        end = place + 1 + (tokens[place + 1].key in ("academic", "financial", "calendar", "school", "half"))
        return (Item(Role.RELATIVE, token.start, tokens[end].end), end + 1) if tokens[end].key in DURATION_UNITS else None
    if token.key in NUMBERED_UNITS and _is_plan_number(tokens, place + 1):
        return Item(Role.RELATIVE, token.start, tokens[place + 1].end), place + 2
    least = _count(tokens, place)
    if least is None:
        return None
    at, most = place + 1, least
    upper = _count(tokens, at + 1) if tokens[at].key in ("-", "/", "to", "or") else None
    if upper is not None:
        at, most = at + 2, upper
    at += tokens[at].key == "-"
    if tokens[at].key in REPEATED_UNITS:
        return Item(Role.OFTEN, token.start, tokens[at].end), at + 1
    fixed = tokens[at].key not in UNFIXED_DAYS
    at += not fixed
    if tokens[at].key not in DURATION_UNITS:
        return None
    duration = Duration(min(least, most), max(least, most), DURATION_UNITS[tokens[at].key] if fixed else None)
    return Item(Role.RELATIVE, token.start, tokens[at].end, duration=duration), at + 1


def _is_plan_number(tokens: Tokens, place: int) -> bool:
    """Tell whether the number counts the plan's own months or years ("month 3") and begins no date ("year 2022/23", "week 2 March")."""
    behind = tokens[place + 1]
    return (
        1 <= tokens[place].digits <= 2
        and behind.key not in MONTHS
        and not (behind.glued and behind.key in ("/", "-", "st", "nd", "rd", "th"))
    )


def _behind_repetition(tokens: Tokens, place: int) -> int:
    """Return the place behind what comes back every time ("month", "six weeks", "March", "half term"), or 0."""
    place += _count(tokens, place) is not None
    place += tokens[place].key in ("half", "academic", "school", "financial")
    place += tokens[place].key == "-"
    return place + 1 if tokens[place].key in DURATION_UNITS or tokens[place].key in MONTHS else 0


def _count(tokens: Tokens, place: int) -> int | None:
    token = tokens[place]
    if 1 <= token.digits <= _LONGEST_COUNT and is_number_of_its_own(tokens, place):
        return token.value
    if token.key in ("a", "an") and tokens[place - 1].key in ("within", "in"):
        return 1
    return COUNTS.get(token.key)


def _is_weak(tokens: Tokens, place: int, named: Named) -> bool:
    """Tell whether yearless words need not be a date: the verbs "may" and "march", a fraction, a season's name."""
    if named.year is not None:
        return False
    written = tokens.text[tokens[place].start : tokens[place].end]
    figures = named.unit is Unit.DAY and tokens[place + 1].key == "/" and tokens[place + 2].digits > 0
    return named.unit is Unit.SEASON or figures or (named.unit is Unit.MONTH and written in VERB_LIKE_MONTHS)
