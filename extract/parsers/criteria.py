"""Splits a success-measure cell into separately checkable criteria.

The rule is that of the gold annotations: a criterion begins at a blank line, at an enumerator, behind a semicolon
that ends one, and wherever a new sentence or line begins that can be checked on its own. A sentence that only
elaborates the one before ("This includes …", "Via audit reports.") stays with it.
"""

import re
from collections.abc import Iterator

from ...model import Cell, ListItem, Passage, join, slice_of
from ..language.sentences import split_sentences

# A sentence beginning so says more about the one before, wherever it stands …
_ELABORATES = re.compile(
    r"(?:this|these|those|that|it|they|such)\s+(?:will\s+|also\s+|should\s+)*(?:include|cover|is\b|are\b|means|would"
    r"|can|to\b|relates?|shows?|ensures?|takes?|be\b)"
    r"|(?:via|through|by|including|e\.g\.|i\.e\.|for example|such as|as (?:measured|evidenced|shown|demonstrated)"
    r"|measured (?:by|through|via)|evidenced (?:by|through|via)|where)\b",
    re.IGNORECASE,
)
# … and one beginning so only within the same paragraph: a purpose, or what comes of it.
_ELABORATES_HERE = re.compile(
    r"(?:to (?:ensure|support|enable|allow|help|make)|[A-Z][a-z]+ing (?!to\b)(?:\w+ )?(?:and|or|the|of|\w+s)\b|which|so that|in order)\b",
    re.IGNORECASE,
)
_TRAILING = re.compile(r"\s*[;,]?\s*(?:\band\b|&)?\s*[;,]?\s*$")


def split_criteria(text: str, cell: Cell) -> tuple[Passage, ...]:
    """Return the criteria of a measure cell in order, their enumerators dropped; ``text`` is the document's."""
    criteria: list[Passage] = []
    for block in cell.blocks:
        entry = isinstance(block, ListItem)
        for number, passage in enumerate(_sentences(text, block.passage)):
            same_paragraph = number > 0
            if criteria and not (entry and number == 0) and _belongs(passage.text, same_paragraph):
                criteria[-1] = join(text, [criteria[-1], passage])
            else:
                criteria.append(passage)
    return tuple(_trimmed(text, passage) for passage in criteria)


def _sentences(text: str, passage: Passage) -> Iterator[Passage]:
    for start, end in split_sentences(passage.text):
        yield slice_of(text, passage, start, end)


def _belongs(words: str, same_paragraph: bool) -> bool:
    if _ELABORATES.match(words):
        return True
    return same_paragraph and ((not words[0].isupper() and not words[0].isdigit()) or _ELABORATES_HERE.match(words) is not None)


def _trimmed(text: str, passage: Passage) -> Passage:
    """Drop the semicolon or the "and" that leads on to the next criterion."""
    if not passage.text.rstrip().endswith((";", "; and", ", and", ";and")):
        return passage
    kept = _TRAILING.sub("", passage.text)
    return slice_of(text, passage, 0, len(kept)) if kept else passage
