"""An audit as text for the terminal: findings grouped by severity, each with its words, place and question; counts at the end."""

import textwrap
from collections import Counter

from ..audit import Audit, Finding, Severity
from .recognition import recognition_words
from .summary import counted

WIDTH = 100
# A quote longer than this is cut for the screen; the whole of it is in the report and the JSON.
QUOTE_LENGTH = 220
# So many letters of a fingerprint tell a finding from all others of an audit.
FINGERPRINT_LETTERS = 8

_MARKS = {Severity.HIGH: "!!!", Severity.MEDIUM: "!! ", Severity.LOW: "!  "}


def findings_text(audit: Audit, quotes: bool = True) -> str:
    """Return the findings, what was not checked, and the counts, as lines for people."""
    lines: list[str] = []
    for severity in Severity:
        group = [finding for finding in audit.findings if finding.severity is severity]
        if group:
            title = f"{severity.value.upper()} ({len(group)})"
            lines += [title, "=" * len(title), ""]
            for finding in group:
                lines += [*_finding(audit, finding, quotes), ""]
    lines += _settled(audit)
    lines += _not_checked(audit)
    lines += [_closing(audit)]
    return "\n".join(lines) + "\n"


def _finding(audit: Audit, finding: Finding, quotes: bool) -> list[str]:
    several = len({area.area for area in audit.areas}) > 1
    where = f"{finding.area}, {finding.subject}" if several and finding.area else finding.subject
    head = f"{_MARKS[finding.severity]} {finding.code} {where}: {finding.rule} [{finding.fingerprint[:FINGERPRINT_LETTERS]}]"
    lines = [head, *_wrapped(finding.message, "    ")]
    if quotes:
        for quote in finding.quotes:
            paper = audit.documents.get(quote.document)
            place = (
                f"{paper.source}, page {quote.passage.page}{recognition_words(quote.passage)}"
                if paper and quote.passage.page
                else (paper.source if paper else quote.document)
            )
            text = quote.passage.text
            lines += _wrapped(f"“{text if len(text) <= QUOTE_LENGTH else text[: QUOTE_LENGTH - 1].rstrip() + '…'}” ({place})", "      > ")
        if finding.question:
            lines += _wrapped(f"Ask: {finding.question}", "      ")
    return lines


def _settled(audit: Audit) -> list[str]:
    if not audit.settled:
        return []
    title = f"SETTLED, NOT COUNTED ({len(audit.settled)})"
    told = (f"{one.finding.code} {one.finding.subject}: {one.finding.rule}. {one.why}" for one in audit.settled)
    return [title, "=" * len(title), "", *(line for words in told for line in _wrapped(words, "    ")), ""]


def _not_checked(audit: Audit) -> list[str]:
    lines = [f"Not checked: {item.what}. {item.why}" for item in audit.not_checked]
    lines += [f"Not counted: {paper.source} is dated {paper.date}, after {audit.as_of.isoformat()}." for paper in audit.later]
    lines += [f"Not audited: the plan {paper.source}: {audit.why_superseded(paper)}." for paper in audit.superseded]
    return [line for entry in lines for line in _wrapped(entry, "")] + ([""] if lines else [])


def nothing_counts(audit: Audit) -> str:
    """Return what to say where no paper counts on the audit's day, and what to do about it."""
    if not audit.later:
        return "Nothing was audited: no paper could be read."
    first = min(paper.date for paper in audit.later if paper.date)
    return (
        f"Nothing was audited: every paper is dated after {audit.as_of.isoformat()}, the earliest {first}. "
        "Name a later day with --as-of, or leave --as-of out for today."
    )


def _closing(audit: Audit) -> str:
    counts = Counter(finding.severity for finding in audit.findings)
    if not audit.areas:
        return nothing_counts(audit)
    if not audit.findings:
        checked = " in what could be checked" if audit.not_checked else ""
        return f"No findings{checked} as of {audit.as_of.isoformat()}."
    parts = ", ".join(f"{counts[severity]} {severity.value}" for severity in Severity if counts[severity])
    total = counted("findings", len(audit.findings))
    return f"{total} as of {audit.as_of.isoformat()}: {parts}. To see why a rule matters: stocktake rule CODE"


def _wrapped(words: str, indent: str) -> list[str]:
    return textwrap.wrap(
        words, WIDTH, initial_indent=indent, subsequent_indent=" " * len(indent), break_long_words=False, break_on_hyphens=False
    )
