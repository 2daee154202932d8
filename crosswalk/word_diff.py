"""What changed between two wordings, word by word."""

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum

from ..model import Value, fold
from .marks import fold_for_comparison

# Between two changes so few words that stayed are read more easily as part of one change.
SHORT_STAY = 1


class Edit(StrEnum):
    """What happened to words."""

    KEPT = "kept"
    REMOVED = "removed"
    ADDED = "added"


class Piece(Value):
    """Words that were kept, removed or added."""

    edit: Edit
    words: str


def same_words(old: str, new: str) -> bool:
    """Tell whether two texts are the same but for what depends on the file: white space, dashes, kinds of quotation marks, a full stop."""
    return fold_for_comparison(old) == fold_for_comparison(new)


def word_diff(old: str, new: str) -> tuple[Piece, ...]:
    """Return how ``old`` became ``new``: read without the added pieces it is the old text, without the removed ones the new."""
    from difflib import SequenceMatcher

    before, after = fold(old).split(" "), fold(new).split(" ")
    matcher = SequenceMatcher(None, [_plain(w) for w in before], [_plain(w) for w in after], autojunk=False)
    pieces: list[tuple[list[str], list[str], bool]] = []
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        equal = tag == "equal"
        pieces.append((before[i1:i2], after[j1:j2], equal))
    return tuple(_pieces(_merged(pieces)))


def _plain(word: str) -> str:
    """A word without the typography that differs from file to file; its capitals and stops count."""
    return re.sub(r"[\u2018\u2019]", "'", re.sub(r"[\u201c\u201d]", '"', re.sub(r"[\u2010-\u2015]", "-", word)))


def _merged(pieces: Sequence[tuple[list[str], list[str], bool]]) -> list[tuple[list[str], list[str], bool]]:
    """Join changes that only a word or so parts."""
    merged: list[tuple[list[str], list[str], bool]] = []
    for number, (old, new, equal) in enumerate(pieces):
        inner = 0 < number < len(pieces) - 1
        stays = equal and not (inner and len(new) <= SHORT_STAY)
        if merged and not stays and not merged[-1][2]:
            merged[-1] = (merged[-1][0] + old, merged[-1][1] + new, False)
        else:
            merged.append((list(old), list(new), stays))
    return merged


def _pieces(pieces: Sequence[tuple[list[str], list[str], bool]]) -> Iterator[Piece]:
    for old, new, equal in pieces:
        if equal:
            yield Piece(edit=Edit.KEPT, words=" ".join(new))
            continue
        if old:
            yield Piece(edit=Edit.REMOVED, words=" ".join(old))
        if new:
            yield Piece(edit=Edit.ADDED, words=" ".join(new))
