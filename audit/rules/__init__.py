"""Every rule there is, by family: one file a family, listed here once."""

from ..rule import Rule, rules_in
from . import clm, doc, due, gap, mea, trc

FAMILIES = (gap, due, mea, clm, doc, trc)
FAMILY_NAMES = {
    "GAP": "coverage: a weakness, finding, outcome or action that nothing answers",
    "DUE": "deadlines: missed, unreadable, at odds with each other, or all at once",
    "MEA": "measures: success criteria nobody can check",
    "CLM": "claims: against targets, against each other, against arithmetic",
    "DOC": "documents: numbering, names, dates, texts that break off",
    "TRC": "links: evidence that fits nothing, or too much",
}
RULES: dict[str, Rule] = rules_in(FAMILIES)

__all__ = ["FAMILIES", "FAMILY_NAMES", "RULES", "Rule"]
