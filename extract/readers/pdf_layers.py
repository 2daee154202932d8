"""What a PDF page's text layer is worth: print, a few stray words on a picture, a hidden layer, or letters that lie.

A scanner leaves a picture; who stamps a page number on it, or runs text recognition over it, adds a text layer that looks
like any other to a reader of characters. And a font may not say which letters its shapes stand for: the page shows words,
its text layer nonsense.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from enum import Enum
from math import log2
from typing import Any
from unicodedata import normalize

from .pdf_geometry import Frame, Rect
from .pdf_text import UNMAPPED, Word

# A picture counts as the page's when it covers so much of it: a scanner's margin is narrow, a photo beside text smaller.
COVERED = 0.6
GRID = 24  # points across and down at which it is looked whether a picture lies there
# Letters of a text layer on a picture that are no page of their own: three full lines, more than a header, a footer and a stamp have.
STRAY_LETTERS = 250
# A picture of a page is mostly paper: this share of it is at most so much darker than its commonest shade, which is a light one.
PAPER_SHARE, PAPER_DEPTH, LIGHTEST_INK = 0.6, 40, 130
LEAST_INK = 0.001  # of a page's points are dark where there is print: one short line has more
LOOK_SCALE = 0.5  # pixels a point for that look
HIDDEN_SHARE = 0.5
INVISIBLE = 3  # the render mode of text that is neither filled nor drawn
# A text layer is doubted when this share of its letters has no certain meaning, and there are so many of them: a bullet of a symbol
# font stands alone, and words of one letter are not counted.
UNKNOWN_SHARE, FEWEST_UNKNOWN = 0.1, 12
# English print needs 4.1 to 4.3 bits a letter by these frequencies, lists of names up to 4.6; the letters of an exchanged alphabet
# 5.3 and more. Other languages need up to 5.2, and have as many vowels as English. Fewer letters than these say nothing.
MOST_BITS, FEWEST_VOWELS, FEWEST_LETTERS = 4.9, 0.3, 100
VOWELS = "aeiouy"
_PER_MILLE = dict(
    zip(
        "etaoinshrdlcumwfgypbvkjxqz",
        (125, 92, 81, 76, 73, 71, 63, 55, 60, 41, 41, 31, 27, 25, 21, 22, 20, 18, 20, 15, 10, 7, 2, 2, 1, 1),
        strict=True,
    )
)
_BITS = {letter: -log2(share / 1000) for letter, share in _PER_MILLE.items()}
LONG = 4  # letters of a word that is counted
RARE_BITS = 10.0  # of any other letter
# The commonest English words: where several of them stand, the letters are right.
EDGES = ".,;:!?()[]“”‘’\"'•-–/"
COMMON = frozenset("the and of to in for is are be with that on by will as at from".split())
ENOUGH_COMMON = 0.04  # of the words: print has 0.2, tables of short entries 0.1


class Layer(Enum):
    """What the text layer of a page is."""

    PRINT = "print"
    NONE = "none"  # the page is a picture
    STRAY = "stray"  # a few words on a picture of a page
    HIDDEN = "hidden"  # the invisible words an earlier text recognition left
    UNKNOWN_LETTERS = "unknown letters"  # a font does not say what its shapes stand for
    WRONG_LETTERS = "wrong letters"  # what it says makes no words


def judge(page: Any, frame: Frame, words: Sequence[Word], images: Sequence[Rect]) -> Layer:
    """Return what the text layer of an open pdfium page is worth; ``images`` are the places of its pictures."""
    if not words:
        return Layer.NONE if images or _has_ink(page) else Layer.PRINT
    if unknown_share(words) >= UNKNOWN_SHARE:
        return Layer.UNKNOWN_LETTERS
    if is_gibberish(words):
        return Layer.WRONG_LETTERS
    if images and _coverage(images, frame) >= COVERED:
        if _is_hidden(page):
            return Layer.HIDDEN
        if count_letters(words) <= STRAY_LETTERS and _is_paper(page):
            return Layer.STRAY
    return Layer.PRINT


def count_letters(words: Iterable[Word]) -> int:
    """Return how many characters the words have."""
    return sum(len(word.text) for word in words)


def is_unknown(word: Word) -> bool:
    """Tell whether a word of several characters is in a font that does not say what they are."""
    return len(word.text) > 1 and (word.unmapped or not (word.text.isascii() or not any(map(_is_unknown_letter, word.text))))


def unknown_share(words: Iterable[Word]) -> float:
    """Return the share of the characters, words of one left out, whose meaning is unknown; 0 where they are too few to count."""
    whole = unknown = 0
    for word in words:
        length = len(word.text)
        if length > 1:
            whole += length
            if word.unmapped:
                unknown += length
            elif not word.text.isascii():
                unknown += sum(map(_is_unknown_letter, word.text))
    return unknown / whole if unknown >= FEWEST_UNKNOWN else 0.0


def _is_unknown_letter(letter: str) -> bool:
    return letter == UNMAPPED or "\ue000" <= letter <= "\uf8ff" or letter >= "\U000f0000"


def is_gibberish(words: Iterable[Word]) -> bool:
    """Tell whether words are no English ones by the frequencies of their letters: those of an exchanged alphabet."""
    plain = [word.text.casefold().strip(EDGES) for word in words]
    if sum(word in COMMON for word in plain) > ENOUGH_COMMON * len(plain):
        return False
    # each once, and no short ones: a page of codes and abbreviations is no text
    long = {word for word in plain if len(word) >= LONG and word.isalpha()}
    letters = Counter(mark for mark in normalize("NFKD", "".join(long)) if mark.isalpha())
    count = letters.total()
    if count < FEWEST_LETTERS or not _is_latin(letters):
        return False
    if sum(letters[vowel] for vowel in VOWELS) >= FEWEST_VOWELS * count:
        return False
    return sum(_BITS.get(letter, RARE_BITS) * number for letter, number in letters.items()) > MOST_BITS * count


def _is_latin(letters: Counter[str]) -> bool:
    """Tell whether the letters are Latin ones: the frequencies say nothing of others."""
    return sum(number for letter, number in letters.items() if letter < "\u0250") > 0.5 * letters.total()


def _coverage(images: Sequence[Rect], frame: Frame) -> float:
    """Return the share of the page that pictures cover, however many strips a scanner made of one."""
    points = [((x + 0.5) * frame.width / GRID, (y + 0.5) * frame.height / GRID) for x in range(GRID) for y in range(GRID)]
    return sum(any(image.holds(x, y) for image in images) for x, y in points) / len(points)


def _is_hidden(page: Any) -> bool:
    """Tell whether most of an open page's text is drawn invisibly, or lies beneath the picture that covers the page."""
    import pypdfium2.raw as pdfium

    hidden = shown = since_picture = 0
    width, height = page.get_size()
    for item in page.get_objects(max_depth=4):
        kind = item.type
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            if pdfium.FPDFTextObj_GetTextRenderMode(item.raw) == INVISIBLE:
                hidden += 1
            else:
                shown += 1
                since_picture += 1
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE and item.level == 0 and not pdfium.FPDFPageObj_HasTransparency(item.raw):
            left, bottom, right, top = item.get_bounds()
            if (right - left) * (top - bottom) >= COVERED * width * height:
                hidden, shown, since_picture = hidden + since_picture, shown - since_picture, 0
    return hidden > HIDDEN_SHARE * (hidden + shown)


def _is_paper(page: Any) -> bool:
    """Tell whether a page looks like paper with print on it, not like a photograph."""
    histogram = _histogram(page)
    paper = max(range(256), key=lambda shade: histogram[shade])
    light = sum(histogram[max(0, paper - PAPER_DEPTH) :])
    return paper >= LIGHTEST_INK and light >= PAPER_SHARE * sum(histogram) and _inked(histogram, paper)


def _has_ink(page: Any) -> bool:
    histogram = _histogram(page)
    return _inked(histogram, max(range(256), key=lambda shade: histogram[shade]))


def _inked(histogram: Sequence[int], paper: int) -> bool:
    return sum(histogram[: max(0, paper - 2 * PAPER_DEPTH)]) >= LEAST_INK * sum(histogram)


def _histogram(page: Any) -> list[int]:
    shades: list[int] = page.render(scale=LOOK_SCALE).to_pil().convert("L").histogram()
    return shades
