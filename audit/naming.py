"""How findings name papers, actions and counts: as a person at the meeting would."""

from collections.abc import Sequence

from ..extract.language.dates import find_dates
from ..model import Action, Document, Kind
from .area import AuditedArea

_NAMES = {
    Kind.PLAN: "the plan",
    Kind.POSITION: "the position statement",
    Kind.LETTER: "the letter",
    Kind.COMMITTEE: "the committee report",
    Kind.STATEMENT: "the public statement",
    Kind.INSPECTION: "the inspection report",
    Kind.NOTICE: "the improvement notice",
}


def name_paper(area: AuditedArea, paper: Document) -> str:
    """Return what to call a paper: "the letter", with its date or file where the area has several of that kind."""
    name = _NAMES.get(paper.kind, f"the paper {paper.source}")
    if paper.kind in _NAMES and len(area.of_kind(paper.kind)) > 1:
        return f"{name} of {say_date(paper.date)}" if paper.date else f"{name} {paper.source}"
    return name


def begin(words: str) -> str:
    """Return words with a capital first letter, the rest as it is."""
    return words[:1].upper() + words[1:]


def name_actions(refs: Sequence[str]) -> str:
    """Return "action 1.1.a" or "actions 1.1.a, 1.1.b and 1.1.d"."""
    return f"action{'s' if len(refs) > 1 else ''} {enumerate_words(refs)}"


def enumerate_words(words: Sequence[str]) -> str:
    """Return "a", "a and b" or "a, b and c"."""
    return " and ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)


def count(number: int, one: str, many: str | None = None) -> str:
    """Return "1 line" or "3 lines"; ``many`` is the plural where it is no mere "s"."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def quote(words: str) -> str:
    """Return words in quotation marks, a sentence's own full stop, or what parts it from the next in a list, dropped."""
    return f"“{words.rstrip('.,; ')}”"


def say_date(stated: str) -> str:
    """Return "10 January 2025", "January 2025" or "2025" for an ISO date, month or year."""
    parts = stated.split("-")
    month = [_MONTHS[int(parts[1]) - 1]] if len(parts) > 1 else []
    day = [str(int(parts[2]))] if len(parts) > 2 else []
    return " ".join([*day, *month, parts[0]])


def say_due(action: Action) -> str:
    """Return the words of an action's date as the plan has them; several dates in one cell, one for each measure, are told apart."""
    if action.timescale.passage is None:
        return "(no date)"
    words = action.timescale.passage.text
    dates = [words[found.start : found.end] for found in find_dates(words)]
    only_dates = not any(letter.isalnum() for letter in _without(words, dates))
    return enumerate_words(list(dict.fromkeys(dates))) if len(dates) > 1 and only_dates and action.timescale.start is None else words


def _without(words: str, parts: Sequence[str]) -> str:
    for part in parts:
        words = words.replace(part, "", 1)
    return words


_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
