"""Splits the success-measure cell of an action into separately checkable criteria.

A cell is split at its blank lines and list entries, at an enumerator, behind a semicolon that ends a criterion, and
wherever a new sentence or line begins that can be checked on its own. A sentence that only elaborates the one before
("This includes …", "Via audit reports.") stays with it.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from ...model import Cell, ListItem, Paragraph, Passage, join, slice_of
from ..language.enumerators import split_marker, style_of
from ..language.sentences import split_sentences
from .criterion_lines import part_at_lines

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
# A semicolon ends a criterion when the next begins as one does: with a capital, a figure, or an "and" that closes the list.
_SEMICOLON = re.compile(r";\s+(?:and\s+)?(?=[\"'“‘(]?[A-Z0-9£])")
_ANY_SEMICOLON = re.compile(r";\s+(?:and\s+)?(?=\S)")
# … or, in small letters, with how many, or with a figure before it ends: what has a quantity of its own is checked on its own.
_QUANTIFIED = re.compile(
    r"(?:and\s+)?(?:all|every|each|no|both|half|most|at least|more than|fewer than|less than|a minimum of)\b|(?=[^;]*\d)(?![^;]*:)[^;(]*\d"
)
# From this many semicolons on, words in small letters are a list of criteria too, unless a colon leads them in.
LISTED = 2
# "Using surveys; …", "Via the annual audit; …": how it is counted, leading in what follows; no criterion by itself.
_LEADS_IN = re.compile(r"(?:[A-Z][a-z]+ing|via|through|by|from|based on)(?: [\w’'-]+){1,3}", re.IGNORECASE)
# Enumerators inside a line, "(i) … (ii) …" or "1) … 2) …": at least two, counting on from the first.
_INSIDE = re.compile(r"(?:(?<=\s)|^)(?=\(?(?:[ivx]{1,4}|[a-h]|\d{1,2})[.)]\s)")


def split_criteria(text: str, cell: Cell) -> tuple[Passage, ...]:
    """Return the criteria of a measure cell in order, their enumerators dropped; ``text`` is the document's."""
    criteria: list[Passage] = []
    for block in cell.blocks:
        parts = _enumerated(text, block.passage, block.marker if isinstance(block, ListItem) else "")
        listed_on = len(parts) > 1
        if not listed_on and isinstance(block, Paragraph):
            parts = part_at_lines(text, block.passage)
        for part_number, part in enumerate(parts):
            entry = isinstance(block, ListItem) or (listed_on and part_number > 0)
            for number, (passage, listed) in enumerate(_sentences(text, part)):
                begins = listed or (entry and number == 0)
                if criteria and not begins and _belongs(passage.text, same_paragraph=number > 0):
                    criteria[-1] = join(text, [criteria[-1], passage])
                else:
                    criteria.append(passage)
    return tuple(_trimmed(text, passage) for passage in criteria)


def _enumerated(text: str, passage: Passage, marker: str) -> list[Passage]:
    """Return the entries of a list written on in one line; ``marker`` is the one the block itself began with."""
    words = passage.text
    found: list[tuple[int, int, str]] = [(0, 0, marker)] if marker else []
    for match in _INSIDE.finditer(words):
        mark, offset = split_marker(words[match.start() :])
        if mark and _counts_on(found[-1][2] if found else "", mark):
            found.append((match.start(), match.start() + offset, mark))
    if len(found) < 2:
        return [passage]
    bounds = [(0, found[0][0])] if found[0][0] else []
    bounds += [(begin, end) for (_, begin, _), (end, _, _) in pairwise([*found, (len(words), 0, "")])]
    return [slice_of(text, passage, begin, end) for begin, end in bounds if words[begin:end].strip()]


def _counts_on(before: str, mark: str) -> bool:
    """Tell whether an enumerator is the first of a list, or the one behind ``before``."""
    if not before:
        return _count(mark, mark) == 1
    return style_of(mark, before) == style_of(before) and _count(mark, before) == _count(before, before) + 1


def _count(mark: str, before: str) -> int:
    counter = mark.strip("().").lower()
    if counter.isdigit():
        return int(counter)
    romans = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
    if style_of(mark, before).strip("().").lower() == "i":
        return romans.index(counter) + 1 if counter in romans else 0
    return ord(counter) - 96 if len(counter) == 1 and counter.isalpha() else 0


def _sentences(text: str, passage: Passage) -> Iterator[tuple[Passage, bool]]:
    """Yield the sentences, and the criteria that semicolons part inside them: with True where one begins behind a semicolon."""
    for start, end in split_sentences(passage.text):
        for begin, stop in _between_semicolons(passage.text[start:end]):
            if passage.text[start + begin : start + stop].strip():  # nothing stands before a semicolon that begins the words
                yield slice_of(text, passage, start + begin, start + stop), begin > 0


def _between_semicolons(words: str) -> list[tuple[int, int]]:
    """Return the bounds of the criteria that semicolons end; the semicolon stays with the one it ends."""
    cuts = list(_SEMICOLON.finditer(words))
    every = list(_ANY_SEMICOLON.finditer(words))
    if every and ":" not in words[: every[0].start()] and (len(every) >= LISTED or _QUANTIFIED.match(words, every[0].end())):
        cuts = every
    cuts = [cut for cut in cuts if not _ELABORATES.match(words, cut.end())]
    begun = [0, *(cut.end() for cut in cuts)]
    cuts = [cut for start, cut in zip(begun, cuts, strict=False) if not _LEADS_IN.fullmatch(words[start : cut.start()])]
    starts = [0, *(cut.end() for cut in cuts)]
    ends = [*(cut.start() for cut in cuts), len(words)]
    return list(zip(starts, ends, strict=True))


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
