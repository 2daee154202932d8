"""Deadlines by workstream over time: what fell due when, and what became of it by the day of the audit."""

from collections import defaultdict
from datetime import date

from ..audit.area import AuditedAction
from ..crosswalk.status import Status
from .gap_area import AreaDesk
from .gap_words import MONTHS, NONE, OVERDUE, Label, date_words, joined
from .tracker_view import DueMark, Timeline

# Columns that can be read side by side on a page; where stretches of one length are more, the next longer one is taken.
MOST_COLUMNS = 8
_STRETCHES = (3, 6, 12)  # months

NOT_DUE = Label(NONE, "Not due yet", "none")
_DONE = Label("●", "Delivered", "good")
_UNKNOWN = Label("?", "Past, not checked", "none")
# The order in which the marks of one cell stand.
STATES = (_DONE, OVERDUE, NOT_DUE, _UNKNOWN)


def timeline_of(desk: AreaDesk) -> Timeline | None:
    """Return the deadlines of the plan's actions by workstream and quarter (half-year, year); None where no action has a date."""
    dated = [(action, action.timescale.due) for action in desk.actions if action.timescale.due is not None]
    if not dated:
        return None
    days = [desk.as_of, *(due for _, due in dated if due is not None)]
    months = next((m for m in _STRETCHES if _columns(min(days), max(days), m) <= MOST_COLUMNS), _STRETCHES[-1])
    first = _stretch(min(days), months)
    held = {action.workstream if action.workstream in desk.stream else None for action, _ in dated}
    numbers = sorted(held, key=lambda number: (number is None, number or 0))
    found: dict[tuple[int, int, Label], list[str]] = defaultdict(list)
    for action, due in dated:
        state = desk.state_of(action)
        row = numbers.index(action.workstream if action.workstream in desk.stream else None)
        found[row, _stretch(due, months) - first, _label(state, due, desk.as_of)].append(action.ref)
    count = _columns(min(days), max(days), months)
    return Timeline(
        rows=tuple("No workstream" if n is None else f"Workstream {n}: {desk.stream[n].title.text}" for n in numbers),
        columns=tuple(_named(first + place, months) for place in range(count)),
        marks=tuple(
            DueMark(row, column, label, len(refs), tuple(refs))
            for (row, column, label), refs in sorted(found.items(), key=lambda one: (one[0][0], one[0][1], STATES.index(one[0][2])))
        ),
        as_of=min(max(_place(desk.as_of, months) - first, 0.0), float(count)),
        as_of_words=f"As of {date_words(desk.as_of)}",
        undated=len(desk.actions) - len(dated),
    )


def timeline_words(line: Timeline) -> str:
    """Return what the picture shows, in words, for those who do not see it."""
    told = []
    for number, row in enumerate(line.rows):
        marks = [f"{line.columns[m.column]} {m.count} {m.label.word.lower()}" for m in line.marks if m.row == number]
        told.append(f"{row}: {joined(marks)}.")
    return " ".join([f"{line.as_of_words}.", *told])


def _label(state: AuditedAction | None, due: date, as_of: date) -> Label:
    if state is not None and state.status is Status.DELIVERED:
        return _DONE
    if due >= as_of:
        return NOT_DUE
    return OVERDUE if state is not None and state.overdue else _UNKNOWN


def _stretch(day: date, months: int) -> int:
    return (day.year * 12 + day.month - 1) // months


def _place(day: date, months: int) -> float:
    return (day.year * 12 + day.month - 1 + (day.day - 1) / 31) / months


def _columns(first: date, last: date, months: int) -> int:
    return _stretch(last, months) - _stretch(first, months) + 1


def _named(stretch: int, months: int) -> str:
    year, month = divmod(stretch * months, 12)
    if months == 12:
        return str(year)
    return f"{MONTHS[month][:3]}–{MONTHS[month + months - 1][:3]} {year}"
