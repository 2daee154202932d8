"""Words that lie over a page rather than in it: watermarks, aslant across the page or large behind its lines."""

from collections.abc import Sequence
from statistics import median_low

from .pdf_text import ASLANT, Word

LARGE = 2.5  # times the page's usual font size
FEWEST_COVERED = 3  # words that a large one lies over: a drop initial or a raised figure touches fewer


def part_stamps(words: Sequence[Word]) -> tuple[Sequence[Word], list[Word]]:
    """Return the words that are a page's own, and those that lie over it."""
    if not words:
        return words, []
    sizes = [word.size for word in words]
    usual = median_low(sizes)
    large = max(sizes) > LARGE * usual
    if not large and not any(word.turns == ASLANT for word in words):
        return words, []
    stamps = [word for word in words if word.turns == ASLANT or (word.size > LARGE * usual and _covers(word, words, usual))]
    apart = set(map(id, stamps))
    return [word for word in words if id(word) not in apart], stamps


def _covers(stamp: Word, words: Sequence[Word], usual: float) -> bool:
    """Tell whether the body of a large word lies over several words of the usual size."""
    head, foot = stamp.head, stamp.baseline
    under = [word for word in words if word.size < LARGE * usual and word.x0 < stamp.x1 and word.x1 > stamp.x0 and word.turns != ASLANT]
    return sum(word.head < foot and word.foot > head for word in under) >= FEWEST_COVERED
