"""What changed since an earlier audit, and how many findings there are of what sort, as lines for people."""

from collections import Counter

from ..audit import Audit, Severity
from ..audit.rules import FAMILY_NAMES, RULES
from .contract import Node
from .summary import counted
from .tracker_view import Changes


def comparison_text(changes: Changes) -> str:
    """Return what is new and what is gone since the earlier audit, what else changed, and what nobody can say."""
    comparison = changes.compared
    counts = f"{len(comparison.new)} new, {len(comparison.still)} still there, {len(comparison.gone)} gone"
    settled = f", {len(comparison.settled)} settled" if comparison.settled else ""
    lines = [f"Since {comparison.earlier.isoformat()}: {counts}{settled}."]
    lines += [f"  new   {f.severity.value:6}  {f.code} {f.subject}: {f.rule} [{f.fingerprint[:8]}]" for f in comparison.new]
    lines += [f"  gone  {one.severity:6}  {one.code} {one.subject}" for one in comparison.gone]
    lines += [f"  date  {one.subject}: {one.words}" for one in changes.slipped]
    lines += [f"  now   {one.subject}: {one.words}" for one in changes.figures]
    if comparison.unasked:
        lines.append(f"The earlier audit did not look for {', '.join(comparison.unasked)}: what these found may have been there then.")
    if comparison.unlooked:
        codes = ", ".join(sorted({one.code for one in comparison.unlooked}))
        lines.append(
            f"This audit did not look for {codes}: whether {counted('findings', len(comparison.unlooked))} of then are gone is open."
        )
    return "\n".join(lines) + "\n"


def since_node(changes: Changes) -> Node:
    """Return the same as JSON; the new findings stand among the audit's own, by fingerprint."""
    comparison = changes.compared
    return {
        "earlier": comparison.earlier.isoformat(),
        "new": [finding.fingerprint for finding in comparison.new],
        "still": [finding.fingerprint for finding in comparison.still],
        "gone": [one.model_dump(mode="json") for one in comparison.gone],
        "settled": [one.model_dump(mode="json") for one in comparison.settled],
        "unlooked": [one.model_dump(mode="json") for one in comparison.unlooked],
        "unasked": list(comparison.unasked),
        "slipped": [{"subject": one.subject, "words": one.words} for one in changes.slipped],
        "changed": [{"subject": one.subject, "words": one.words} for one in changes.figures],
    }


def statistics_text(audit: Audit) -> str:
    """Return how many findings there are by family, rule and severity."""
    counts = Counter((finding.code, finding.severity) for finding in audit.findings)
    lines = [f"{'':44}{'high':>7}{'medium':>8}{'low':>6}{'all':>6}"]
    for family, meaning in FAMILY_NAMES.items():
        mine = [code for code in RULES if code.startswith(family) and any(counts[code, severity] for severity in Severity)]
        if mine:
            lines.append(_line(f"{family} {meaning.split(':')[0]}", [sum(counts[c, s] for c in mine) for s in Severity]))
            lines += [_line(f"  {code} {RULES[code].name}", [counts[code, severity] for severity in Severity]) for code in mine]
    lines.append(_line("All", [sum(counts[code, severity] for code in RULES) for severity in Severity]))
    return "\n".join(lines) + "\n"


def _line(name: str, numbers: list[int]) -> str:
    cells = [str(number) if number else "-" for number in (*numbers, sum(numbers))]
    return f"{name[:43]:44}{cells[0]:>7}{cells[1]:>8}{cells[2]:>6}{cells[3]:>6}"
