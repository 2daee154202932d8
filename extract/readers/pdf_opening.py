"""Opens a PDF's pages one by one: each with its words and what is drawn on it, by pdfium, by other means, or by recognition."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from ...model import Fault
from . import pdf_fallback, pdf_ocr, tesseract
from .pdf_drawing import Drawing, read_drawing
from .pdf_geometry import Frame
from .pdf_layers import Layer, count_letters, is_unknown, judge, unknown_share
from .pdf_ocr import Wanted
from .pdf_text import Word, read_words

# A page whose words mostly read upwards or downwards is a sideways table placed on an upright page.
MOSTLY = 0.6


# A file may claim a million pages and hold one: after so many that nothing can open, the slow means are left untried.
MOST_LOST = 20
_LOST = (
    "Page {} could not be opened: the file is damaged there. Check the page by eye.",
    "Pages {} could not be opened: the file is damaged there. Check the pages by eye.",
)


@dataclass(frozen=True, slots=True)
class Opened:
    """One page: how it is read, its words in reading coordinates, what is drawn on it, and what its text layer is worth."""

    number: int
    frame: Frame
    words: Sequence[Word]
    drawing: Drawing
    layer: Layer = Layer.PRINT


def open_pages(document: Any, data: bytes, count: int, faults: list[Fault]) -> Iterator[Opened]:
    """Yield the pages that could be opened, and add to ``faults`` what is wrong with them; ``document`` is None where pdfium
    cannot open the file.

    Pages that are pictures, and pages whose text layer is not what they show, come last: they are recognised, several at a time,
    where Tesseract is installed.
    """
    doubtful: list[Opened] = []
    lost: list[int] = []
    for number in range(1, count + 1):
        opened = _open(document, number) if document is not None else None
        if opened is None and len(lost) < MOST_LOST and (other := pdf_fallback.open_page(data, number)) is not None:
            opened = Opened(number, *other)
            faults.append(Fault(f"Page {number} is damaged and was read by other means. Compare it with the page.", number))
        if opened is None:
            lost.append(number)
            continue
        if opened.drawing.cut_short and opened.layer is Layer.PRINT:
            faults.append(
                Fault(f"Page {number} draws too many shapes to look for tables among all of them. Check its tables by eye.", number)
            )
        if opened.layer is Layer.PRINT:
            yield opened
        else:
            doubtful.append(opened)
    if lost:
        faults.append(Fault(_LOST[len(lost) > 1].format(_ranges(lost)), lost[0]))
    if doubtful:
        read, told = _without_doubtful_layers(document, doubtful)
        faults.extend(told)
        yield from read


def _open(document: Any, number: int) -> Opened | None:
    import pypdfium2 as pdfium

    try:
        page = document[number - 1]
        textpage = page.get_textpage()
    except pdfium.PdfiumError:
        return None
    turns = page.get_rotation() // 90
    left, bottom, right, top = page.get_bbox()
    frame = Frame(left, bottom, right, top, turns, turns)
    words = read_words(textpage, frame)
    further = _sideways(words)
    if further:
        frame = Frame(left, bottom, right, top, turns, (turns + further) % 4)
        words = read_words(textpage, frame)
    drawing = read_drawing(page, frame)
    layer = judge(page, frame, words, drawing.images)
    textpage.close()
    page.close()
    return Opened(number, frame, words, drawing, layer)


def _sideways(words: Sequence[Word]) -> int:
    """Return by how many quarter turns clockwise a page must be turned for most of its words to read from left to right."""
    return next((turns for turns in (1, 2, 3) if sum(word.turns == turns for word in words) > MOSTLY * len(words)), 0)


def _without_doubtful_layers(document: Any, pages: Sequence[Opened]) -> tuple[list[Opened], list[Fault]]:
    """Return the pages with recognised words where their text layer does not do, and what a person must know of each."""
    wanted = [_wanted(page) for page in pages if page.layer is not Layer.HIDDEN]
    recognised = pdf_ocr.read_pictures(document, wanted)
    whys = {page.number: page.why for page in wanted}
    read: list[Opened] = []
    faults: list[Fault] = []
    for page in pages:
        found = recognised.get(page.number)
        if page.layer is Layer.HIDDEN:
            page = _by_hidden_layer(document, page)
            faults.append(
                Fault(
                    f"Page {page.number} is a picture; its words were read from a hidden text layer that an earlier text recognition (OCR) "
                    "left in the file. Check them against the page.",
                    page.number,
                )
            )
        elif found is not None:
            words = found.words or page.words
            drawn = page.drawing if page.drawing.level or page.drawing.upright else found.drawing
            page = replace(page, frame=found.frame, words=words, drawing=found.drawing if page.layer is Layer.NONE else drawn)
            faults.extend(found.faults)
        elif page.layer in (Layer.UNKNOWN_LETTERS, Layer.WRONG_LETTERS):
            faults.append(Fault(f"{whys[page.number]}. {tesseract.HOW_TO_INSTALL}", page.number))
        read.append(page)
    for layer, one, many in _MISSED:
        missed = [page.number for page in pages if page.layer is layer and page.number not in recognised]
        if missed:
            said = one.format(missed[0]) if len(missed) == 1 else many.format(_ranges(missed))
            faults.append(Fault(f"{said} {tesseract.HOW_TO_INSTALL}", missed[0]))
    return read, faults


# How to install what reads them is said once, however many pages there are.
_MISSED = (
    (Layer.NONE, "Page {} is a picture without text and was not read.", "Pages {} are pictures without text and were not read."),
    (
        Layer.STRAY,
        "Page {} is a picture with a few words of text on it; what the picture shows was not read.",
        "Pages {} are pictures with a few words of text on them; what the pictures show was not read.",
    ),
)


def _wanted(page: Opened) -> Wanted:
    number = page.number
    if page.layer is Layer.NONE:
        return Wanted(number, page.frame, f"Page {number} is a picture")
    if page.layer is Layer.STRAY:
        why = f"Page {number} is a picture with a few words of text on it ({count_letters(page.words)} characters)"
        return Wanted(number, page.frame, why, tuple(page.words))
    if page.layer is Layer.UNKNOWN_LETTERS:
        share = f"{unknown_share(page.words):.0%} of them"
        why = f"The text of page {number} cannot be trusted: its fonts do not say which letters their shapes stand for ({share})"
        return Wanted(number, page.frame, why, tuple(word for word in page.words if not is_unknown(word)))
    return Wanted(number, page.frame, f"The text of page {number} cannot be trusted: its letters make no words, the page shows others")


def _by_hidden_layer(document: Any, page: Opened) -> Opened:
    words = tuple(word._replace(ocr=True) for word in page.words)
    if page.drawing.level or page.drawing.upright:
        return replace(page, words=words)
    return replace(page, words=words, drawing=pdf_ocr.read_rules(document, page.number, page.frame))


def _ranges(numbers: Sequence[int]) -> str:
    """Return "2, 4 to 7 and 9" for numbers in ascending order."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1] = [runs[-1][0], number]
        else:
            runs.append([number])
    parts = [str(run[0]) if len(run) == 1 else f"{run[0]} to {run[1]}" if run[1] - run[0] > 1 else f"{run[0]}, {run[1]}" for run in runs]
    return " and ".join([", ".join(parts[:-1]), parts[-1]]) if len(parts) > 1 else parts[0]
