"""The rules as text and as a table: one declaration explains a rule wherever it is shown."""

from ..audit import Rule
from ..audit.rules import FAMILY_NAMES, RULES
from .contract import SCHEMA, Node


def rule_list() -> str:
    """Return every rule, a line each, by family."""
    lines: list[str] = []
    for family, about in FAMILY_NAMES.items():
        lines += [
            f"{family} – {about}",
            *(f"  {r.code}  {r.severity.value:<6}  {r.name}" for r in RULES.values() if r.family == family),
            "",
        ]
    return "\n".join([*lines, f"{len(RULES)} rules. To read one: stocktake rule CODE"]) + "\n"


def rule_table() -> str:
    """Return every rule as a Markdown table."""
    rows = [f"| {r.code} | {r.name} | {r.severity.value} | {_first_sentence(r)} |" for r in RULES.values()]
    return "\n".join(["| code | a fault when there is | severity | why |", "|---|---|---|---|", *rows]) + "\n"


def explain(rule: Rule) -> str:
    """Return a rule's whole explanation: why it matters, how to clear it, an example of each kind, the question to ask."""
    return "\n".join(
        [
            f"{rule.code} {rule.name} ({rule.severity.value})",
            "",
            rule.rationale,
            "",
            "Found here:",
            *(f"  {line}" for line in rule.bad.describe().splitlines()),
            "",
            "Not found here:",
            *(f"  {line}" for line in rule.good.describe().splitlines()),
            "",
            f"Ask at the review: {rule.question}",
            "",
        ]
    )


def rules_node() -> Node:
    """Return every rule as an object for programs."""
    return {
        "schema": SCHEMA,
        "rules": [
            {"code": r.code, "name": r.name, "severity": r.severity.value, "rationale": r.rationale, "question": r.question}
            for r in RULES.values()
        ],
    }


def _first_sentence(rule: Rule) -> str:
    return rule.rationale.split("\n\n")[0].replace("\n", " ").replace("|", "\\|")
