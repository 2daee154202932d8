"""Reads a page that is a picture: its words by text recognition (OCR), its ruling lines by their darkness.

What comes out is what the fast path gives: words with places, and what is drawn. Needs the program Tesseract.
"""

import os
from collections import Counter, deque
from collections.abc import Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from statistics import median
from typing import TYPE_CHECKING, Any

from ...model import Fault
from ..effort import demand
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
MOST_AT_ONCE = 8  # pages; their pictures take ten megabytes each
PAGE_MODE = 3  # Tesseract's own page segmentation; of its modes the one that lost fewest words of ruled tables
# Below this mean confidence a page may stand on its side, and is asked for its orientation.
DOUBTFUL = 60.0
LONG_WORD = 4  # letters: such a word is wider than high
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
class Wanted:
    """A page to recognise: its number and frame, why its text layer does not do (the beginning of a sentence), and the
    words of that layer that are kept."""

    number: int
    frame: Frame
    why: str
    kept: tuple[Word, ...] = ()


@dataclass(frozen=True, slots=True)
class Recognised:
    """What was recognised on a page, words of its text layer that were kept among it; ``faults`` say how surely, or why not."""

    frame: Frame
    words: tuple[Word, ...]
    drawing: Drawing
    faults: tuple[Fault, ...]


def read_pictures(document: Any, wanted: Sequence[Wanted]) -> dict[int, Recognised]:
    """Recognise the words of pages of an open pdfium document, by number; nothing where Tesseract is not installed.

    Several pages are recognised at a time, each by a process of Tesseract. A page that leans is straightened first: its
    boxes are then those of the straightened page, a few points off at its edges.
    """
    program = tesseract.find_program()
    if program is None or not wanted:
        return {}
    demand()
    found: dict[int, Recognised] = {}
    at_once = min(os.cpu_count() or 1, MOST_AT_ONCE, len(wanted))
    with ThreadPoolExecutor(at_once) as pool:
        running: deque[tuple[Wanted, Future[Recognised]]] = deque()
        for page in wanted:
            # pdfium draws in this thread alone; pictures are large, so that none is drawn long before it is needed
            if len(running) > at_once:
                before, future = running.popleft()
                found[before.number] = future.result()
            picture, scale = _draw(document, page.number)
            running.append((page, pool.submit(_read_picture, program, page, picture, scale)))
        for page, future in running:
            found[page.number] = future.result()
    return found


def read_rules(document: Any, number: int, frame: Frame) -> Drawing:
    """Return the rules and shaded bands of a page of an open pdfium document that is a picture, without recognising words."""
    picture, scale = _draw(document, number)
    turns = (frame.turn - frame.shown) % 4
    return find_drawing(_turned(picture, turns) if turns else picture, scale)


def _draw(document: Any, number: int) -> tuple["Image", float]:
    """Return the grey picture of a page and its pixels a point."""
    page = document[number - 1]
    try:
        width, height = page.get_size()
        scale = min(DOTS / POINTS, (MOST_PIXELS / max(width * height, 1.0)) ** 0.5)
        return page.render(scale=scale).to_pil().convert("L"), scale
    finally:
        page.close()


def _read_picture(program: str, page: Wanted, picture: "Image", scale: float) -> Recognised:
    frame, kept, number = page.frame, page.kept, page.number
    try:
        sheet = _Sheet.of(program, picture, scale)
        if sheet.confidence < DOUBTFUL or not sheet.upright:
            for turns in _turns_to_try(program, picture, round(scale * POINTS)):
                turned = _Sheet.of(program, _turned(picture, turns), scale)
                if turned.upright and (turned.confidence > sheet.confidence or not sheet.upright):
                    sheet, frame, kept = turned, replace(page.frame, turn=(page.frame.turn + turns) % 4), ()
                if sheet.confidence >= DOUBTFUL and sheet.upright:
                    break
        settled = ocr_codes.settle(program, sheet.grey, sheet.seen, sheet.drawing, scale)
    except RecognitionFailed as failure:
        fault = Fault(f"{page.why}, and its words could not be recognised: {failure}. Read it again with --no-cache, or by eye.", number)
        return Recognised(page.frame, page.kept, Drawing(), (fault,))
    words = [word for word in _as_words(settled.words, sheet.grey, scale) if not any(_covers(print_, word) for print_ in kept)]
    return Recognised(frame, (*kept, *words), sheet.drawing, tuple(_faults(page, sheet, settled)))


def _turns_to_try(program: str, picture: "Image", dots: int) -> Sequence[int]:
    """Return the quarter turns clockwise that may make a picture upright: the one Tesseract tells, all where it has no data for that."""
    told = tesseract.quarter_turns(program, picture, dots)
    return (1, 3, 2) if told is None else (told,) if told else ()


def _covers(print_: Word, word: Word) -> bool:
    x, y = word.middle
    return print_.x0 <= x <= print_.x1 and print_.top <= y <= print_.bottom


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

    @property
    def upright(self) -> bool:
        """Whether its lines run from left to right: Tesseract reads sideways ones too, and says nothing of it."""
        long = [word for word in self.seen if len(word.text) >= LONG_WORD]
        return sum(word.bottom - word.top > word.right - word.left for word in long) <= len(long) / 2


def _faults(page: Wanted, sheet: _Sheet, settled: ocr_codes.Settled) -> Iterable[Fault]:
    number = page.number
    if not sheet.seen:
        yield Fault(f"{page.why}, and no words were recognised in it. Check the page by eye.", number)
        return
    check = "Check them against the page." if sheet.confidence >= DOUBTFUL else "It may be blurred or lie askew: read it by eye."
    yield Fault(
        f"{page.why}; its {'other ' if page.kept else ''}words were recognised by OCR with a mean confidence of {sheet.confidence:.0f}%. "
        f"{check}",
        number,
    )
    for read, taken in settled.mended:
        yield Fault(
            f"On page {number}, recognised by OCR, the reference read as “{read}” was taken for {taken}, which the ones around it leave. "
            "Check it against the page.",
            number,
        )
    for text in settled.unsure:
        yield Fault(
            f"On page {number}, recognised by OCR, the reference read as “{text}” may be another one. Check it against the page.", number
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
    confidence = max(0.0, min(word.confidence / 100, 1.0))
    return Word(text, word.left / scale, top, word.right / scale, bottom, baseline, size, False, ocr=True, confidence=confidence)


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
