"""What all files of the pack have in common: who made them, no letter XML forbids, nothing a spreadsheet would run."""

import re

# How the outputs say who made them: by it a report beside the papers is told from them.
GENERATOR = "stocktake"
# What a spreadsheet takes for a formula at the beginning of a cell.
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
# Letters no HTML or XML file may hold; a damaged paper can bring them.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def clean(words: str) -> str:
    """Return ``words`` with letters no HTML or XML file may hold replaced."""
    return _FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", words)


def guarded(words: str) -> str:
    """Return cleaned words with an apostrophe before them where a spreadsheet would take them for a formula."""
    words = clean(words)
    return f"'{words}" if words.startswith(FORMULA_SIGNS) or words.lstrip().startswith(FORMULA_SIGNS) else words
