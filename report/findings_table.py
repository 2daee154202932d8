"""An audit's findings as a table for a spreadsheet, and as Markdown for a paper or a page."""

import csv
from io import StringIO

from ..audit import Audit, Finding, Severity
from ..audit.comparison import Comparison
from .safe_words import guarded
from .summary import counted

COLUMNS = (
    "State", "Severity", "Code", "Rule", "Area", "About", "Message", "Paper", "Page", "Quote", "Other quotes", "Question", "Fingerprint",
)  # fmt: skip
FILE_NAME = "findings.csv"


def findings_csv(audit: Audit, comparison: Comparison | None = None, line_end: str = "\n") -> str:
    """Return the findings as CSV, a row each, settled ones and those gone at the end.

    The first quote has its paper and page in cells of their own, further ones stand in one cell, a line each. A cell that a
    spreadsheet would take for a formula begins with an apostrophe.
    """
    stream = StringIO()
    writer = csv.writer(stream, lineterminator=line_end)
    writer.writerow(COLUMNS)
    for finding in audit.findings:
        state = "open" if comparison is None else "new" if comparison.is_new(finding) else "still there"
        writer.writerow(_row(audit, finding, state))
    for one in audit.settled:
        writer.writerow(_row(audit, one.finding, f"settled: {one.why}"))
    for gone in comparison.gone if comparison is not None else ():
        told = ("gone", gone.severity, gone.code, "", gone.area or "", gone.subject, gone.message, "", "", "", "", "", gone.fingerprint)
        writer.writerow(map(guarded, told))
    return stream.getvalue()


def findings_file(audit: Audit, comparison: Comparison | None = None) -> bytes:
    """Return the same as a file, in UTF-8 with the mark by which Excel knows it and the line ends it expects."""
    return findings_csv(audit, comparison, "\r\n").encode("utf-8-sig")


def findings_markdown(audit: Audit, comparison: Comparison | None = None) -> str:
    """Return the findings as Markdown: a heading a severity, a list entry a finding, its quotes below it."""
    lines = [f"# Findings as of {audit.as_of.isoformat()}", ""]
    for severity in Severity:
        group = [finding for finding in audit.findings if finding.severity is severity]
        if group:
            lines += [f"## {severity.value.capitalize()} ({len(group)})", ""]
            lines += [line for finding in group for line in _entry(audit, finding, comparison)]
    if comparison is not None and comparison.gone:
        lines += [f"## Gone since {comparison.earlier.isoformat()} ({len(comparison.gone)})", ""]
        lines += [*(f"- **{one.code}** {_plain(one.subject)}: {_plain(one.message)}" for one in comparison.gone), ""]
    if audit.settled:
        lines += [f"## Settled, not counted ({len(audit.settled)})", ""]
        lines += [*(f"- **{one.finding.code}** {_plain(one.finding.subject)}: {_plain(one.why)}" for one in audit.settled), ""]
    if audit.not_checked:
        lines += ["## Not checked", "", *(f"- {_plain(item.what)}: {_plain(item.why)}" for item in audit.not_checked), ""]
    return "\n".join([*lines, f"{counted('findings', len(audit.findings))} as of {audit.as_of.isoformat()}."]) + "\n"


def _entry(audit: Audit, finding: Finding, comparison: Comparison | None) -> list[str]:
    new = "new; " if comparison is not None and comparison.is_new(finding) else ""
    lines = [f"- **{finding.code}** {_plain(finding.subject)} ({new}{finding.rule}): {_plain(finding.message)}"]
    for quote in finding.quotes:
        lines.append(f"  > “{_plain(quote.passage.text)}” ({_place(audit, finding, quote.document, quote.passage.page)})")
        lines.append("")
    if finding.question:
        lines.append(f"  Ask: {_plain(finding.question)}")
    return [*lines, ""]


def _row(audit: Audit, finding: Finding, state: str) -> list[str]:
    quote = finding.quotes[0] if finding.quotes else None
    document = audit.documents.get(quote.document if quote else finding.document)
    cells = [
        state,
        finding.severity.value,
        finding.code,
        finding.rule,
        finding.area or "",
        finding.subject,
        finding.message,
        document.source if document is not None else "",
        str(quote.passage.page) if quote and quote.passage.page is not None else "",
        quote.passage.text if quote else "",
        "\n".join(f"“{one.passage.text}” ({_place(audit, finding, one.document, one.passage.page)})" for one in finding.quotes[1:]),
        finding.question or "",
        finding.fingerprint,
    ]
    return [guarded(cell) for cell in cells]


def _place(audit: Audit, finding: Finding, identity: str, page: int | None) -> str:
    document = audit.documents.get(identity) or audit.documents.get(finding.document)
    source = _plain(document.source) if document is not None else identity
    return f"{source}, page {page}" if page is not None else source


def _plain(words: str) -> str:
    """Return words with every sign Markdown reads as its own written out."""
    return "".join(f"\\{letter}" if letter in r"\`*_[]<>#|" else letter for letter in words)
