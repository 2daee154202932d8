"""Deals a row's lines, written cell after cell, to the columns of their table.

The cheapest way through the columns in order wins: a line costs what its words cost in that column (a date in a
column of actions, prose in a column of dates), and going on to the next column costs where nothing stands between
the two lines. The costs are small whole numbers chosen by hand; the order of their sizes is what matters, and the
gold rows come out the same with each of them halved or doubled.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations_with_replacement, pairwise

from ..language.column_headings import Role
from .text_lines import Gap, Line
from .wrapping import had_room, runs_on, starts_lower, wants_more

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)
_DATE_WORD = re.compile(
    rf"(?:{_MONTH}[.,]?|[’'‘]?\d{{2}}|\d{{1,2}}(?:st|nd|rd|th)?,?|(?:19|20)\d{{2}}(?:[/-]\d{{2,4}})?,?"
    rf"|\d{{1,2}}[/.-]\d{{1,2}}[/.-]\d{{2,4}}|\d{{1,2}}-{_MONTH}-\d{{2,4}}"
    rf"|{_MONTH}[/–-]{_MONTH}|{_MONTH}[-’'/ ]\d{{2,4}}|q[1-4]|quarter|spring|summer|autumn|winter|terms?|academic"
    rf"|financial|year|ongoing|on-going|continuous|continuing|immediate|immediately|tbc|tba|n/a"
    r"|monthly|quarterly|annually|annual|weekly|termly|daily|by|end|of|to|from|the|and|until|mid|early|late|start"
    r"|beginning|onwards|onward|within|weeks?|months?|days?|between|before|during|in|w/c"
    r"|week|commencing|complete|completed|review|reviewed|then|–|—|-|&|/|;|,)",
    re.IGNORECASE,
)
_DATE_CORE = re.compile(
    rf"\b{_MONTH}\b|\b(?:19|20)\d{{2}}\b|\d[/.-]\d|\bq[1-4]\b|ongoing|on-going|continu|immediate|\btb[ca]\b|monthly"
    rf"|quarterly|annual|weekly|termly|daily|n/a|months?$|weeks?$|\bterm\b|spring|summer|autumn|winter",
    re.IGNORECASE,
)
_RAG_WORD = re.compile(
    r"(?:brag|r|a|g|b|red|amber|green|blue|black|grey|gray|yellow|purple|complete|completed|on|track|started|not|due"
    r"|yet|in|progress|/|-|–)",
    re.IGNORECASE,
)
_PERSON = re.compile(r"(?:\(?[A-Z][\w’'().&/-]*|of|for|and|the|to|&|/|–|-|,)[,;]?")

_PROSE = frozenset({Role.ACTION, Role.MEASURE, Role.OUTCOME, Role.EVIDENCE, Role.PROGRESS, Role.WEAKNESS, Role.COST})
_TELLING = frozenset({Role.ACTION, Role.MEASURE, Role.OUTCOME, Role.WORKSTREAM, Role.WEAKNESS})
_EMPTY = {Role.ACTION: 10.0, Role.MEASURE: 4.0, Role.DUE: 8.0, Role.LEAD: 3.0, Role.WEAKNESS: 4.0, Role.RAG: 0.0}
_EMPTY_OTHER = 1.0
_WRONG = 12.0
_DATE_IN_PROSE = 4.0
_SPLIT_INSIDE_LINES = 5.0
# … less where the line before had room for more: its cell may well have ended there.
_SPLIT_BEHIND_SHORT_LINE = 3.0
_SHORT_LINE = 0.75
_SPLIT_AT_SOFT_GAP = 2.0
_STAY_OVER_HARD_GAP = 3.0
# Where a text does not tell the gap between cells from the one between paragraphs, a first paragraph is the action
# and the ones behind it are its measures more often than the other way round.
_STAY_UNTOLD = {Role.ACTION: 1.5}
_STAY_UNTOLD_OTHER = 0.5
_LEFT_OVER = 0.5
_DATE_LEFT_OVER = 3.0
_ENTER_LEFT_OVER = 3.0
_SAME_COLUMN_AGAIN = 0.5
# A cell whose last line had room for the next word has rather ended than been cut.
_ENDED_EARLY = 0.5


@dataclass(frozen=True, slots=True)
class Dealt:
    """A row's lines by column, and those left over behind the last column."""

    columns: tuple[tuple[Line, ...], ...]
    left_over: tuple[Line, ...] = ()


def looks_dated(words: str) -> bool:
    """Tell whether words are wholly those of a timescale."""
    tokens = words.split()
    known = sum(_DATE_WORD.fullmatch(token.strip("()")) is not None for token in tokens)
    return known >= len(tokens) - (len(tokens) > 4) and (_DATE_CORE.search(words) is not None or all(t.isdigit() for t in tokens))


def looks_rated(words: str) -> bool:
    """Tell whether words are wholly those of a red-amber-green rating."""
    return all(_RAG_WORD.fullmatch(token.strip(".()")) for token in words.split())


def deal(lines: Sequence[Line], roles: Sequence[Role], tells_gaps: bool) -> Dealt:
    """Deal ``lines`` to the columns of ``roles``.

    ``tells_gaps`` says whether the text has both empty lines (between cells) and lines of white space (inside them).
    """
    behind = len(roles)
    width = behind + 1
    widest = max((len(line.text) for line in lines), default=0)
    best: list[list[tuple[float, int]]] = []
    for number, line in enumerate(lines):
        row: list[tuple[float, int]] = []
        for column in range(width):
            own = _fit(line, roles[column] if column < behind else None)
            if number == 0:
                row.append((own + _skipped(roles, -1, column) + (_ENTER_LEFT_OVER if column == behind else 0), -1))
                continue
            came = min(
                (best[number - 1][b][0] + _step(lines[number - 1], line, roles, b, column, tells_gaps, widest), b)
                for b in range(column + 1)
            )
            row.append((own + came[0], came[1]))
        best.append(row)
    dealt: list[list[Line]] = [[] for _ in range(width)]
    if lines:
        column = min(range(width), key=lambda c: (best[-1][c][0] + _skipped(roles, c, behind), c))
        for number in range(len(lines) - 1, -1, -1):
            dealt[column].insert(0, lines[number])
            column = best[number][column][1]
    return Dealt(tuple(tuple(column) for column in dealt[:behind]), tuple(dealt[behind]))


def place_left_over(
    dealt: Dealt, roles: Sequence[Role], widths: Sequence[float], last: bool
) -> tuple[tuple[int, ...], tuple[tuple[Line, ...], ...]]:
    """Say which column each chunk of the left-over lines continues.

    Returns (column of each chunk, chunks); the column is -1 where the chunk continues nothing, which only happens behind
    the table's last row, where what follows may be another thing altogether.
    """
    chunks = _chunks(dealt.left_over)
    candidates = [c for c, role in enumerate(roles) if role in _PROSE]
    if not chunks or not candidates:
        return tuple(-1 for _ in chunks), chunks
    fixed = [_told_by_words(chunk, roles, dealt) for chunk in chunks]
    prose = [chunk for chunk, column in zip(chunks, fixed, strict=True) if column is None]

    def score(columns: tuple[int, ...]) -> float:
        total, came, ends = 0.0, -1, [lines[-1].text if lines else "" for lines in dealt.columns]
        for chunk, column in zip(prose, columns, strict=True):
            total += runs_on(ends[column], chunk[0].text) if ends[column] else -1.0
            total -= _ENDED_EARLY if had_room(ends[column], chunk[0].first_word, widths[column]) else 0
            total -= _misfit(chunk, widths[column]) + (_SAME_COLUMN_AGAIN if column == came else 0)
            came = column
            ends[column] = chunk[-1].text
        return total

    best = max(combinations_with_replacement(candidates, len(prose)), key=score)
    if last and prose and score(best) < 2:
        return tuple(-1 for _ in chunks), chunks
    rest = iter(best)
    return tuple(next(rest) if column is None else column for column in fixed), chunks


def _told_by_words(chunk: Sequence[Line], roles: Sequence[Role], dealt: Dealt) -> int | None:
    """Return the column a chunk can only belong to: a rating, or the date of a row that has none yet."""
    for column, role in enumerate(roles):
        if role is Role.RAG and all(looks_rated(line.text) for line in chunk):
            return column
        if role is Role.DUE and not dealt.columns[column] and all(looks_dated(line.text) for line in chunk):
            return column
    return None


def _misfit(chunk: Sequence[Line], width: float) -> float:
    """Say how badly a chunk's lines fit a column: too wide for it, or broken while there was room."""
    too_wide = sum(len(line.text) > width + 2 for line in chunk)
    too_early = sum(had_room(a.text, b.first_word, width) for a, b in pairwise(chunk))
    return (1.5 * too_wide + 0.75 * too_early) / len(chunk)


def _chunks(lines: Sequence[Line]) -> tuple[tuple[Line, ...], ...]:
    chunks: list[list[Line]] = []
    for line in lines:
        if not chunks or line.gap in (Gap.HARD, Gap.PAGE):
            chunks.append([])
        chunks[-1].append(line)
    return tuple(tuple(chunk) for chunk in chunks)


def _fit(line: Line, role: Role | None) -> float:
    if role is None:
        return _DATE_LEFT_OVER if looks_dated(line.text) else _LEFT_OVER
    if role in (Role.DUE, Role.START):
        return 0.0 if looks_dated(line.text) else _WRONG
    if role is Role.RAG:
        return 0.0 if looks_rated(line.text) else _WRONG
    if role in (Role.LEAD, Role.SUPPORT):
        return 0.5 if all(_PERSON.fullmatch(t) for t in line.text.split()) and not looks_dated(line.text) else _WRONG / 2
    if role in _TELLING and (looks_dated(line.text) or (line.gap is not Gap.NONE and looks_rated(line.text))):
        return _DATE_IN_PROSE * (1 + (line.gap is not Gap.NONE))
    return 0.0


def _skipped(roles: Sequence[Role], before: int, after: int) -> float:
    return sum(_EMPTY.get(role, _EMPTY_OTHER) for role in roles[before + 1 : after])


def _step(before: Line, line: Line, roles: Sequence[Role], old: int, new: int, tells_gaps: bool, widest: int) -> float:
    hard = line.gap in (Gap.HARD, Gap.PAGE)
    if old == new:
        if line.gap is Gap.NONE or old == len(roles):
            return 0.0
        if not tells_gaps:
            return _STAY_UNTOLD.get(roles[old], _STAY_UNTOLD_OTHER)
        return _STAY_OVER_HARD_GAP if hard else 0.0
    cost = _skipped(roles, old, new)
    if new == len(roles):
        cost += 0.0 if line.gap is Gap.PAGE else _ENTER_LEFT_OVER
    if line.gap is Gap.NONE:
        short = (
            new < len(roles)
            and not starts_lower(line.text)
            and not wants_more(before.text)
            and len(before.text) + 1 + len(line.first_word) <= _SHORT_LINE * widest
        )
        return cost + (_SPLIT_BEHIND_SHORT_LINE if short else _SPLIT_INSIDE_LINES)
    return cost + (_SPLIT_AT_SOFT_GAP if tells_gaps and not hard else 0.0)
