"""Reads a page that is a picture: its words by text recognition (OCR), its ruling lines by their darkness.

What comes out is what the fast path gives: words with places, and what is drawn. Needs the program Tesseract.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from statistics import median
from typing import TYPE_CHECKING, Any

from ...model import Fault
from . import ocr_codes, tesseract
from .pdf_drawing import Drawing
from .pdf_geometry import Frame, Rect
from .pdf_text import ASCENT, DESCENT, Word
from .picture_rules import find_drawing, lean_of, part_bands, without_rules
from .tesseract import RecognitionFailed, SeenWord

if TYPE_CHECKING:
    from PIL.Image import Image

DOTS = 300  # an inch: what Tesseract is made for
POINTS = 72
MOST_PIXELS = 40_000_000  # a poster is read at fewer dots, so that the picture fits the memory of a small computer
PAGE_MODE = 3  # Tesseract's own page segmentation; of its modes the one that lost fewest words of ruled tables
# Below this mean confidence a page may stand on its side, and is asked for its orientation.
DOUBTFUL = 60.0
# Marks without a letter or digit that Tesseract is not sure of are specks and remains of rules.
SPECK = 50.0
# The height of letters in shares of the font size, common to the fonts of office papers: capitals and "b", then "x".
TALL_HEIGHT, LOW_HEIGHT = ASCENT, 0.52
TALL, HANGING = frozenset("bdfhklt0123456789"), frozenset("gjpqy,;()[]{}|/Q$@_")
LOW = frozenset("acemnorsuvwxzgpqy")
SAME_SIZE = 0.12  # of the size: the height of a line cannot be measured more exactly
# A mark at the beginning of a line that is filled to this share, and about as wide as high, is a bullet: a letter is mostly holes.
FILLED, ROUND = 0.66, (0.7, 1.4)
LARGEST_BULLET = 0.5  # of the font size


@dataclass(frozen=True, slots=True)
class Recognised:
    """What was recognised on a page; ``faults`` say how surely, or why not."""

    frame: Frame
    words: tuple[Word, ...]
    drawing: Drawing
    faults: tuple[Fault, ...]


def read_picture(page: Any, frame: Frame, number: int) -> Recognised | None:
    """Recognise the words of an open pdfium page without text; None where Tesseract is not installed.

    ``number`` is the page's, for the faults. A page that leans is straightened first: its boxes are then those of the
    straightened page, a few points off at its edges.
    """
    program = tesseract.find_program()
    if program is None:
        return None
    width, height = page.get_size()
    scale = min(DOTS / POINTS, (MOST_PIXELS / max(width * height, 1.0)) ** 0.5)
    picture = page.render(scale=scale).to_pil().convert("L")
    try:
        sheet = _Sheet.of(program, picture, scale)
        if sheet.confidence < DOUBTFUL and (turns := tesseract.quarter_turns(program, picture, round(scale * POINTS))):
            turned = _Sheet.of(program, _turned(picture, turns), scale)
            if turned.confidence > sheet.confidence:
                sheet, frame = turned, replace(frame, turn=(frame.turn + turns) % 4)
        seen, unsure = ocr_codes.settle(program, sheet.grey, sheet.seen, sheet.drawing, scale)
    except RecognitionFailed as failure:
        fault = Fault(
            f"Page {number} is a picture and its words could not be recognised: {failure}. Read it again with --no-cache, or by eye.",
            number,
        )
        return Recognised(frame, (), Drawing(), (fault,))
    return Recognised(frame, tuple(_as_words(seen, sheet.grey, scale)), sheet.drawing, tuple(_faults(number, sheet, unsure)))


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A straightened picture without its rules, what they were, and the words seen on it."""

    grey: "Image"
    drawing: Drawing
    seen: tuple[SeenWord, ...]

    @classmethod
    def of(cls, program: str, picture: "Image", scale: float) -> "_Sheet":
        grey = _straightened(picture)
        drawing = find_drawing(grey, scale)
        clean = without_rules(grey, drawing, scale)
        seen = tesseract.recognise(program, clean, round(scale * POINTS), PAGE_MODE)
        kept = tuple(word for word in seen if not _is_speck(word))
        places = [Rect(word.left / scale, word.top / scale, word.right / scale, word.bottom / scale) for word in kept]
        return cls(clean, part_bands(drawing, places), kept)

    @property
    def confidence(self) -> float:
        """The mean confidence of the words, 0 to 100; 0 where there are none."""
        return sum(word.confidence for word in self.seen) / len(self.seen) if self.seen else 0.0


def _faults(number: int, sheet: _Sheet, unsure: Iterable[str]) -> Iterable[Fault]:
    if not sheet.seen:
        yield Fault(f"Page {number} is a picture in which no words were recognised. Check the page by eye.", number)
        return
    yield Fault(
        f"Page {number} is a picture; its words were recognised by OCR with a mean confidence of {sheet.confidence:.0f}%. "
        "Check them against the page.",
        number,
    )
    for text in unsure:
        yield Fault(
            f"Page {number} is a picture, and the reference read as “{text}” may be another one. Check it against the page.", number
        )


def _straightened(picture: "Image") -> "Image":
    from PIL import Image

    lean = lean_of(picture)
    return picture.rotate(lean, Image.Resampling.BICUBIC, fillcolor=255) if lean else picture


def _turned(picture: "Image", turns: int) -> "Image":
    from PIL import Image

    ways = {1: Image.Transpose.ROTATE_270, 2: Image.Transpose.ROTATE_180, 3: Image.Transpose.ROTATE_90}
    return picture.transpose(ways[turns])


def _is_speck(word: SeenWord) -> bool:
    return set(word.text) <= set("|_") or (word.confidence < SPECK and not any(letter.isalnum() for letter in word.text))


def _as_words(seen: Sequence[SeenWord], grey: "Image", scale: float) -> list[Word]:
    """Return words in points, each line's with one size and baseline; sizes that differ by what cannot be measured are one."""
    lines: dict[tuple[int, int, int], list[SeenWord]] = {}
    for word in seen:
        lines.setdefault(word.line, []).append(word)
    measured = {line: _measure(words, scale) for line, words in lines.items()}
    letters: Counter[float] = Counter()
    for line, words in lines.items():
        letters[_half(measured[line][1])] += sum(len(word.text) for word in words)
    body = max(letters, key=lambda size: (letters[size], -size), default=0.0)
    found: list[Word] = []
    for line, words in lines.items():
        baseline, size = measured[line]
        size = body if abs(size - body) <= SAME_SIZE * body else _half(size)
        found.extend(_as_word(word, baseline, size, word is words[0], grey, scale) for word in words)
    return found


def _half(size: float) -> float:
    return max(round(size * 2) / 2, 1.0)


def _as_word(word: SeenWord, baseline: float, size: float, first: bool, grey: "Image", scale: float) -> Word:
    top, bottom = min(word.top / scale, baseline - ASCENT * size), max(word.bottom / scale, baseline + DESCENT * size)
    text = "•" if first and _is_bullet(word, size * scale, grey) else word.text
    return Word(text, word.left / scale, top, word.right / scale, bottom, baseline, size, bold=False)


def _measure(words: Sequence[SeenWord], scale: float) -> tuple[float, float]:
    """Return the baseline and the font size of a line, in points, as its letters' heights tell them."""
    standing = [word for word in words if not HANGING & set(word.text)]
    baseline = float(median(word.bottom for word in standing)) if standing else max(w.bottom for w in words) - 0.2 * _height(words)
    tall = [word for word in words if any(letter in TALL or letter.isupper() for letter in word.text)]
    if tall:
        size = (baseline - median(word.top for word in tall)) / TALL_HEIGHT
    else:
        low = [word for word in words if LOW & set(word.text)] or words
        size = (baseline - median(word.top for word in low)) / LOW_HEIGHT
    return baseline / scale, max(size, 0.5 * _height(words)) / scale


def _height(words: Sequence[SeenWord]) -> float:
    return float(median(word.bottom - word.top for word in words))


def _is_bullet(word: SeenWord, size: float, grey: "Image") -> bool:
    """Tell whether what was taken for a letter is a filled shape."""
    high, wide = word.bottom - word.top, word.right - word.left
    if len(word.text) > 1 or not 0 < high <= LARGEST_BULLET * size or not ROUND[0] <= wide / high <= ROUND[1]:
        return False
    shades = grey.crop((word.left, word.top, word.right, word.bottom)).histogram()
    return sum(shades[:128]) >= FILLED * high * wide
