"""References in the columns of a recognised page ("2.1.c"), read once more where one is unlike its neighbours.

A reference is too short for Tesseract to know which letters to expect, and one wrong letter makes it another action's.
Its neighbours in the column tell its shape: digits, points, a letter at the end. One that came out in another shape is
recognised again from the picture, with no other letters allowed. What the readings do not agree on is told.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from . import tesseract
from .ocr_runs import Entry, mend
from .pdf_drawing import Drawing
from .pdf_tables import find_grids
from .tesseract import SeenWord

if TYPE_CHECKING:
    from PIL.Image import Image

DIGITS = "0123456789"
LOWER, UPPER = "abcdefghijklmnopqrstuvwxyz", "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
LONGEST_CODE = 10
FEWEST_ALIKE = 2
LETTERED = 0.3  # of the references of a column: if so many end in a letter, all do
SAME_COLUMN = 6  # points between the left edges of one column in two tables
FEWEST_IN_FREE_COLUMN = 3  # numbers that begin two lines of prose at one x are no column
# Numbers and at most one group of letters at the end, parted by points: 9 stands for digits, a and A for letters.
_SHAPE = re.compile(r"(?:9\.)+[9aA]")
# How much longer or shorter than its neighbours a reference may come out.
SLIP = 2
# Enlargements and Tesseract's mode for the pictures of single words. No one of them reads every letter: the readings vote.
ENLARGEMENTS, SPARSE = (1, 2, 3), 11
GAP = 60  # pixels between the words on the sheet they are read from: Tesseract takes closer ones for one text
# Letters that many fonts draw like a digit: the shape alone tells them apart, and the paper is said to need a look.
ALIKE_IN_PRINT = {"1": "l", "0": "o"}
FEWEST_VOTES = 2  # readings that must agree on a letter


@dataclass(frozen=True, slots=True)
class _Doubt:
    """A word and the shape its neighbours have."""

    word: SeenWord
    shape: str


@dataclass(frozen=True, slots=True)
class _Reading:
    """What a word was read as in the end, and whether readings of the picture agree on it."""

    text: str
    sure: bool


@dataclass(frozen=True, slots=True)
class Settled:
    """The words of a page with its references read with care: those that are not sure even so, and those put right as
    (what was read, what its neighbours leave)."""

    words: tuple[SeenWord, ...]
    unsure: tuple[str, ...] = ()
    mended: tuple[tuple[str, str], ...] = ()


def settle(program: str, grey: "Image", seen: Sequence[SeenWord], drawing: Drawing, scale: float) -> Settled:
    """Return the words with doubtful references read once more, and put right where they break the run of their column.

    Raises RecognitionFailed.
    """
    columns = list(_columns(seen, drawing, scale))
    doubts = [doubt for column in columns for doubt in _doubts(column)]
    readings = _read_again(program, grey, doubts, round(scale * 72)) if doubts else {}
    mended: list[tuple[str, str]] = []
    for column in columns:
        codes = [word for word in sorted(column, key=lambda w: w.top) if word in readings or _SHAPE.fullmatch(shape_of(word.text))]
        entries = [Entry(reading.text, reading.sure) if (reading := readings.get(word)) else Entry(word.text, True) for word in codes]
        for word, entry, right in zip(codes, entries, mend(entries), strict=True):
            if right != entry:
                readings[word] = _Reading(right.text, right.sure)
            if right.text != entry.text:
                mended.append((entry.text, right.text))
    kept = tuple(replace(word, text=readings[word].text if word in readings else word.text) for word in seen)
    return Settled(kept, tuple(reading.text for reading in readings.values() if not reading.sure), tuple(mended))


def shape_of(text: str) -> str:
    """Return the shape of a reference: 9 for a run of digits, a and A for runs of letters, all else as it is."""
    return re.sub(r"[A-Z]+", "A", re.sub(r"[a-z]+", "a", re.sub(r"\d+", "9", text)))


def _columns(seen: Sequence[SeenWord], drawing: Drawing, scale: float) -> Iterable[list[SeenWord]]:
    """Return, for each column of the page's ruled tables, the short words that stand alone on their line there, and the same
    of the columns of references outside of them: of tables without rules.

    Columns of several tables that begin at one x are one: a table of two rows has too few references of its own.
    """
    columns: dict[int, list[SeenWord]] = {}
    grids = find_grids(drawing)
    for grid in grids:
        for left, right in pairwise(grid.xs):
            inside = [word for word in seen if left * scale <= _middle(word)[0] < right * scale and grid.rect.holds(*_point(word, scale))]
            alone = [word for word in inside if len(word.text) <= LONGEST_CODE and not any(_beside(word, other) for other in inside)]
            columns.setdefault(next((x for x in columns if abs(x - left) <= SAME_COLUMN), round(left)), []).extend(alone)
    free = [word for word in seen if not any(grid.rect.holds(*_point(word, scale)) for grid in grids)]
    return [*columns.values(), *_free_columns(free, scale)]


def _free_columns(words: Sequence[SeenWord], scale: float) -> list[list[SeenWord]]:
    """Return the columns that short words make which begin at one x, with room beside them, several of them references."""
    columns: list[list[SeenWord]] = []
    short = [word for word in words if len(word.text) <= LONGEST_CODE]
    for word in short:
        if not _SHAPE.fullmatch(shape_of(word.text)) or any(word in column for column in columns):
            continue
        same = [other for other in short if abs(other.left - word.left) <= SAME_COLUMN * scale]
        apart = [other for other in same if not any(_close(other, next_) for next_ in words)]
        if sum(bool(_SHAPE.fullmatch(shape_of(other.text))) for other in apart) >= FEWEST_IN_FREE_COLUMN:
            columns.append(apart)
    return columns


def _close(word: SeenWord, other: SeenWord) -> bool:
    """Tell whether another word stands on the line of one, no further off than a space in a sentence."""
    high = word.bottom - word.top
    return _beside(word, other) and other.left - word.right < high and word.left - other.right < high


def _middle(word: SeenWord) -> tuple[float, float]:
    return (word.left + word.right) / 2, (word.top + word.bottom) / 2


def _point(word: SeenWord, scale: float) -> tuple[float, float]:
    x, y = _middle(word)
    return x / scale, y / scale


def _beside(word: SeenWord, other: SeenWord) -> bool:
    return other is not word and other.top < _middle(word)[1] < other.bottom


def _doubts(column: Sequence[SeenWord]) -> list[_Doubt]:
    """Return the words that are unlike the references of the column; none where it holds no references."""
    shapes = Counter(shape for word in column if _SHAPE.fullmatch(shape := shape_of(word.text)))
    # A letter is taken for a digit (b for 6, l for 1) far more often than a digit for a letter.
    lettered = Counter({shape: count for shape, count in shapes.items() if shape[-1] != "9"})
    if lettered.total() < LETTERED * shapes.total():
        lettered = shapes
    shape, count = next(iter(lettered.most_common(1)), ("", 0))
    if count < FEWEST_ALIKE:
        return []
    lengths = [len(word.text) for word in column if shape_of(word.text) == shape]
    return [_Doubt(word, shape) for word in column if _may_be_code(word.text, lengths) and shape_of(word.text) != shape]


def _may_be_code(text: str, lengths: Sequence[int]) -> bool:
    """Tell whether a word may be a reference that came out wrong; ``lengths`` are those of its neighbours."""
    marked = any(letter.isdigit() or letter in ".," for letter in text)
    return marked and min(lengths) - SLIP <= len(text) <= max(lengths) + SLIP


def _read_again(program: str, grey: "Image", doubts: Sequence[_Doubt], dots: int) -> dict[SeenWord, _Reading]:
    """Return the reading of each doubtful word after readings in several sizes."""
    whole: list[Counter[str]] = [Counter() for _ in doubts]
    tails: list[Counter[str]] = [Counter() for _ in doubts]
    letters = (LOWER if any("a" in d.shape for d in doubts) else "") + (UPPER if any("A" in d.shape for d in doubts) else "")
    for enlargement in ENLARGEMENTS:
        for number, text in _readings(program, grey, doubts, dots, enlargement, f"{DIGITS}.{letters}"):
            whole[number][text] += 1
        if letters:
            for number, text in _readings(program, grey, doubts, dots, enlargement, f".{letters}"):
                tails[number][text.rpartition(".")[2]] += 1
    return {doubt.word: _choose(doubt, *votes) for doubt, *votes in zip(doubts, whole, tails, strict=True)}


def _choose(doubt: _Doubt, whole: Counter[str], tails: Counter[str]) -> _Reading:
    """Return the reading of the right shape that most agree on: its numbers, then its last part; else the word as first read."""
    first = doubt.word.text.replace(",", ".")
    begin_shape, _, end_shape = doubt.shape.rpartition(".")
    readings = [*whole.elements(), first]
    begins = Counter(text.rpartition(".")[0] for text in readings)
    begin = next((text for text, _ in begins.most_common() if shape_of(text) == begin_shape), None)
    if begin is None:
        return _Reading(doubt.word.text, sure=False)
    ends = Counter(end for text in readings if shape_of(end := _cased(text.rpartition(".")[2], end_shape)) == end_shape)
    ends.update({end: votes for end, votes in tails.items() if shape_of(end) == end_shape and len(end) == 1})
    best = max(ends, key=lambda end: (ends[end], end), default=None)
    if best is not None and ends[best] >= FEWEST_VOTES:
        return _Reading(f"{begin}.{best}", sure=True)
    drawn_alike = next((ALIKE_IN_PRINT[end] for text in readings if (end := text.rpartition(".")[2]) in ALIKE_IN_PRINT), None)
    if drawn_alike is not None and end_shape == "a":
        return _Reading(f"{begin}.{drawn_alike}", sure=False)
    return _Reading(f"{begin}.{best}" if best is not None else doubt.word.text, sure=False)


def _cased(end: str, shape: str) -> str:
    """Return a last part in the case of its neighbours: of a letter by itself the picture shows the form, hardly the case."""
    return end.lower() if shape == "a" else end.upper() if shape == "A" else end


def _readings(
    program: str, grey: "Image", doubts: Sequence[_Doubt], dots: int, enlargement: int, letters: str
) -> Iterable[tuple[int, str]]:
    """Yield the number of each doubtful word and what it is read as, all of them enlarged and set on one sheet."""
    from PIL import Image

    margin = 3
    pieces = []
    for doubt in doubts:
        word = doubt.word
        piece = grey.crop((word.left - margin, word.top - margin, word.right + margin, word.bottom + margin))
        pieces.append(piece.resize((piece.width * enlargement, piece.height * enlargement), Image.Resampling.BICUBIC))
    sheet = Image.new("L", (max(p.width for p in pieces) + 2 * GAP, sum(p.height + GAP for p in pieces) + GAP), 255)
    bottoms, y = [], GAP
    for piece in pieces:
        sheet.paste(piece, (GAP, y))
        y += piece.height + GAP
        bottoms.append(y)
    for seen in tesseract.recognise(program, sheet, dots, SPARSE, letters):
        number = next((n for n, bottom in enumerate(bottoms) if _middle(seen)[1] < bottom - GAP / 2), None)
        if number is not None:
            yield number, seen.text
