"""Reads an area's answers back out of the tracker's Findings sheet: all of them, or none and every reason why."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from ..audit.finding import Finding
from ..extract.language.dates import find_dates
from ..model import InputError, Value
from ..model.disposition import Settling
from .tracker_sheets import ABOUT, ANSWER, BY, CODE, DISPOSITION, DISPOSITIONS, FINDINGS, FINGERPRINT, ON, UNTIL

# Reasons beyond so many are counted, not told.
REASONS_TOLD = 25

_FINGERPRINT = re.compile(r"[0-9a-f]{16}")
_ENTRIES = (ANSWER, DISPOSITION, BY, ON, UNTIL)
_NEEDED = (FINGERPRINT, CODE, ABOUT, *_ENTRIES)
_SETTLINGS = dict(zip((word.lower() for word in DISPOSITIONS), (Settling.ACCEPT, Settling.WAIVE, Settling.ANSWER), strict=True))
# References and numbers in what a finding is about; its names may be replaced in the tracker.
_REF = re.compile(r"\d[\w.]*")
# An answer is given in the years such plans run: another year is a slip of the hand.
YEARS = range(2014, 2051)


class Reply(Value):
    """An area's answer to one finding: who gave it when, and what it comes to; ``until`` is the last day an acceptance counts."""

    fingerprint: str
    code: str
    subject: str
    answer: str
    disposition: Settling
    by: str
    on: date
    until: date | None = None


class RepliesRefused(InputError):
    """Answers that cannot be taken over; ``reasons`` tells each row and what is wrong with it."""

    def __init__(self, name: str, reasons: Sequence[str]) -> None:
        more = f"\n  … and {len(reasons) - REASONS_TOLD} more" if len(reasons) > REASONS_TOLD else ""
        told = "".join(f"\n  {reason}" for reason in reasons[:REASONS_TOLD])
        super().__init__(name, f"No answer was taken over, because of:{told}{more}", "\nMend these rows and try again.")
        self.reasons = tuple(reasons)


def read_replies(path: Path, findings: Sequence[Finding] | None = None) -> tuple[Reply, ...]:
    """Return the answers of a tracker in the order of its rows; rows without an answer are passed over.

    With ``findings`` each answer must belong to one of them. Raises RepliesRefused with every reason at once, and InputError
    where the file is no tracker; nothing is changed either way.
    """
    headings, rows = _open(path)
    known = {one.fingerprint: one for one in findings} if findings is not None else None
    replies: list[Reply] = []
    reasons: list[str] = []
    seen: dict[str, int] = {}
    for number, row in rows:
        cells = {name: row[place] if place < len(row) else None for name, place in headings.items()}
        if all(_words(cells[name]) == "" for name in _ENTRIES):
            continue
        wrong: list[str] = []
        reply = _reply(cells, known, wrong)
        mark = _words(cells[FINGERPRINT])
        if mark and mark in seen:
            wrong.append(f"the finding is answered twice, first in row {seen[mark]}")
        seen.setdefault(mark, number)
        if reply is not None and not wrong:
            replies.append(reply)
        reasons += [f"row {number}: {reason}." for reason in wrong]
    if reasons:
        raise RepliesRefused(path.name, reasons)
    return tuple(replies)


def _open(path: Path) -> tuple[dict[str, int], list[tuple[int, tuple[Any, ...]]]]:
    from zipfile import BadZipFile

    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        with path.open("rb") as stream:
            book = load_workbook(stream, read_only=False, data_only=True)
    except OSError as error:
        raise InputError(path.name, f"It cannot be opened ({error.strerror}).", "Check the name and close it in Excel.") from None
    except (BadZipFile, InvalidFileException, KeyError, ValueError, TypeError) as error:
        raise InputError(path.name, "It is no Excel workbook, or damaged.", "Save the tracker as .xlsx and try again.") from error
    if FINDINGS not in book.sheetnames:
        raise InputError(path.name, f"It has no sheet “{FINDINGS}”.", "Name the tracker that stocktake report wrote.")
    rows = [(number, tuple(row)) for number, row in enumerate(book[FINDINGS].iter_rows(values_only=True), start=1)]
    told = [_words(cell) for cell in rows[0][1]] if rows else []
    missing = [name for name in _NEEDED if name not in told]
    if missing:
        raise InputError(
            path.name,
            f"Its sheet “{FINDINGS}” has no column {', '.join(f'“{name}”' for name in missing)}.",
            "Put the headings back in row 1.",
        )
    return {name: told.index(name) for name in _NEEDED}, rows[1:]


def _reply(cells: Mapping[str, Any], known: Mapping[str, Finding] | None, wrong: list[str]) -> Reply | None:
    """Read one row; what is wrong with it is added to ``wrong``."""
    mark, code, subject = (_words(cells[name]) for name in (FINGERPRINT, CODE, ABOUT))
    if not mark:
        wrong.append("it has an answer but no fingerprint, so nobody can tell which finding it answers")
    elif not _FINGERPRINT.fullmatch(mark):
        wrong.append(f"“{mark}” is no fingerprint: it was changed")
    elif known is not None and mark not in known:
        wrong.append(f"no finding of this audit has the fingerprint {mark} ({code}, {subject}): its words have changed, or it is gone")
    elif known is not None and known[mark].code != code:
        wrong.append(f"the fingerprint is that of a finding of {known[mark].code}, the row says {code or 'nothing'}: rows were mixed up")
    elif known is not None and _REF.findall(known[mark].subject) != _REF.findall(subject):
        about = f"the fingerprint is that of a finding about {known[mark].subject}, the row says {subject or 'nothing'}"
        wrong.append(f"{about}: rows were mixed up")
    chosen = _words(cells[DISPOSITION]).lower()
    settling = _SETTLINGS.get(chosen) if chosen else Settling.ANSWER
    if settling is None:
        wrong.append(f"“{_words(cells[DISPOSITION])}” is no disposition; choose {', '.join(DISPOSITIONS)}")
    answer, by = _words(cells[ANSWER]), _words(cells[BY])
    if not answer:
        wrong.append(f"the column “{ANSWER}” is empty: a disposition needs its reason")
    if not by:
        wrong.append(f"the column “{BY}” is empty: say who answers")
    on = _date(cells[ON], ON, wrong)
    until = _date(cells[UNTIL], UNTIL, wrong)
    if on is None and _words(cells[ON]) == "":
        wrong.append(f"the column “{ON}” is empty: say when it was answered")
    if settling is Settling.ACCEPT and _words(cells[UNTIL]) == "":
        wrong.append(f"the column “{UNTIL}” is empty: say how long it is accepted")
    if until is not None and settling is not Settling.ACCEPT:
        wrong.append(f"“{UNTIL}” goes with {DISPOSITIONS[0]} alone")
    if until is not None and on is not None and until < on:
        wrong.append(f"“{UNTIL}” is before “{ON}”")
    if wrong or on is None or settling is None:
        return None
    return Reply(fingerprint=mark, code=code, subject=subject, answer=answer, disposition=settling, by=by, on=on, until=until)


def _date(content: object, name: str, wrong: list[str]) -> date | None:
    if isinstance(content, datetime):
        return _in_range(content.date(), name, wrong)
    if isinstance(content, date):
        return _in_range(content, name, wrong)
    words = _words(content)
    if not words:
        return None
    found = [one for one in find_dates(words) if (one.start, one.end) == (0, len(words)) and len(one.value) == len("2025-01-31")]
    if not found:
        wrong.append(f"“{words}” under “{name}” is no day; write it as 31/01/2025")
        return None
    day = date.fromisoformat(found[0].value)
    return _in_range(day, name, wrong)


def _in_range(day: date, name: str, wrong: list[str]) -> date | None:
    if day.year not in YEARS:
        wrong.append(f"the year {day.year} under “{name}” is none of an answer; write the date as 31/01/2025")
        return None
    return day


def _words(content: object) -> str:
    return "" if content is None else str(content).strip()
