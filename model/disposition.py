"""What people settled about findings: accepted for a time, or waived, with a reason and a name."""

import datetime
from enum import StrEnum

from .passage import Value


class Settling(StrEnum):
    """How a person settled a finding."""

    ACCEPT = "accept"  # it is true, known, and lived with until the day named
    WAIVE = "waive"  # it does not hold here: the rule does not fit, or the program is mistaken
    REOPEN = "reopen"  # what was settled before no longer is
    ANSWER = "answer"  # the area's own reply, which settles nothing by itself


class Disposition(Value):
    """One settling of one finding, ``until`` the last day on which it counts, None for good.

    ``code``, ``subject`` and ``area`` are the finding's, kept so that a disposition whose finding is gone can still be told.
    """

    number: int
    settling: Settling
    fingerprint: str
    code: str
    subject: str
    area: str | None
    by: str
    on: datetime.date
    reason: str
    until: datetime.date | None = None

    def counts_on(self, day: datetime.date) -> bool:
        """Tell whether it still counts on a day."""
        return self.until is None or day <= self.until

    def said(self) -> str:
        """Return who settled what, when, until when and why, as one sentence."""
        until = f" until {self.until.isoformat()}" if self.until is not None else ""
        return f"{_DEEDS[self.settling]} by {self.by} on {self.on.isoformat()}{until}: {self.reason.rstrip('. ')}."


_DEEDS = {
    Settling.ACCEPT: "Accepted",
    Settling.WAIVE: "Waived",
    Settling.REOPEN: "Opened again",
    Settling.ANSWER: "Answered",
}


def in_force(dispositions: tuple[Disposition, ...]) -> tuple[Disposition, ...]:
    """Return the acceptances and waivers nobody took back: of several about one finding the last, in the order they were made."""
    latest = {one.fingerprint: one for one in sorted(dispositions, key=lambda d: d.number) if one.settling is not Settling.ANSWER}
    return tuple(sorted((one for one in latest.values() if one.settling is not Settling.REOPEN), key=lambda d: d.number))
