"""Every rule there is: the files of each family (the name before the underscore), listed here once."""

from ..rule import Rule, rules_in
from . import (
    clm,
    clm_counts,
    clm_parts,
    clm_ratings,
    clm_targets,
    doc,
    doc_order,
    doc_wording,
    due,
    due_said,
    gap,
    gap_plan,
    mea,
    mea_actions,
    mea_figures,
    trc,
    trc_decisions,
    trc_versions,
    trc_weaknesses,
)

FAMILIES = (
    gap,
    gap_plan,
    due,
    due_said,
    mea,
    mea_actions,
    mea_figures,
    clm,
    clm_counts,
    clm_parts,
    clm_ratings,
    clm_targets,
    doc,
    doc_order,
    doc_wording,
    trc,
    trc_decisions,
    trc_versions,
    trc_weaknesses,
)
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
