"""A PDF's page as a picture with marks on it, and a legend in words below it.

Blocks and cells are outlined; the words of a fact are tinted and underlined line by line, as with a highlighter. Each kind
has a line of its own (its dashes, its width) besides its colour, so that the kinds can be told apart in black and white.
"""

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..model import Box
from .page_marks import Mark, MarkKind

if TYPE_CHECKING:
    from PIL.Image import Image as Picture
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont, ImageFont

    Font = FreeTypeFont | ImageFont

# Pixels a point: small print stays legible, and an A4 page is a file of less than a megabyte.
SCALE = 2.0
MOST_PIXELS = 30_000_000  # a poster is drawn smaller, so that the picture fits the memory of a small computer
LABEL_PIXELS, LEGEND_PIXELS = 19, 22
BAND = 34  # pixels of the band put in above a table, so that the roles of its columns hide no words
MARGIN = 24  # pixels around the legend
SAMPLE_WIDTH = 90  # pixels of a line's sample in the legend
INK, PAPER = (20, 20, 20), (255, 255, 255)

Plate = tuple[float, float, float, float]  # left, top, right, bottom of a label, in pixels


@dataclass(frozen=True, slots=True)
class _Style:
    """How an outline is drawn: lengths of dashes and gaps in pixels (none: a solid line), width, and how far outside its box."""

    colour: tuple[int, int, int]
    width: int
    dashes: tuple[int, ...] = ()
    outside: int = 0
    words: str = ""


# Every colour has a contrast of at least 4.5 to 1 against white paper.
_STYLES: dict[MarkKind, _Style] = {
    MarkKind.HEADING: _Style((128, 0, 96), 5, (), 4, "thick solid line"),
    MarkKind.PARAGRAPH: _Style((0, 92, 58), 2, (), 3, "thin solid line"),
    MarkKind.LIST_ITEM: _Style((150, 60, 0), 2, (10, 6), 2, "dashes"),
    MarkKind.CELL: _Style((0, 100, 110), 3, (3, 5), 0, "dots"),
    MarkKind.COLUMN: _Style((0, 70, 160), 3, (22, 6, 4, 6), 0, "dash and dot above the column, role on a label"),
    MarkKind.ACTION: _Style((0, 70, 160), 4, (), 3, "thick solid line"),
    MarkKind.MEASURE: _Style((150, 60, 0), 3, (12, 6), 3, "dashes, number on a label"),
    MarkKind.TIMESCALE: _Style((128, 0, 96), 3, (3, 5), 3, "dots"),
    MarkKind.STATEMENT: _Style((0, 92, 58), 3, (22, 6, 4, 6), 3, "dash and dot"),
    MarkKind.OUTCOME: _Style((128, 0, 96), 4, (22, 6), 3, "long dashes, number on a label"),
    MarkKind.FACT: _Style((0, 100, 110), 3, (6, 4), 3, "short dashes"),
    MarkKind.WORDS: _Style((110, 80, 0), 4, (), 3, "thick solid line"),
}
TINT = 0.82  # towards white: print under it keeps a contrast of more than 10 to 1


def draw_page(data: bytes, page: int, marks: Sequence[Mark], title: str) -> bytes:
    """Return a page of a PDF as a PNG file with the marks on it and a legend below; ``title`` begins the legend.

    Pages count from 1. Raises ValueError when the page cannot be drawn: there is none of the number, or it is damaged.
    """
    from PIL import Image, ImageDraw

    picture, scale = _render(data, page, SCALE)
    kinds = {mark.kind for mark in marks}
    outlined = [mark for mark in marks if mark.kind is not MarkKind.COLUMN]
    draw_marks(picture, outlined, scale)
    drawer = ImageDraw.Draw(picture)
    taken: list[Plate] = []
    for mark in outlined:
        if mark.label:
            taken.append(_label(drawer, mark, scale, picture.width, taken))
    picture = _with_bands(picture, [mark for mark in marks if mark.kind is MarkKind.COLUMN], scale)
    legend = _legend(picture.width, {kind: any(m.lines for m in marks if m.kind is kind) for kind in _STYLES if kind in kinds}, title)
    whole = Image.new("RGB", (picture.width, picture.height + legend.height), PAPER)
    whole.paste(picture, (0, 0))
    whole.paste(legend, (0, picture.height))
    stream = io.BytesIO()
    whole.save(stream, "PNG")
    return stream.getvalue()


def render_page(data: bytes, page: int, scale: float) -> tuple["Picture", float]:
    """Return a page of a PDF as a picture, and its pixels a point: ``scale``, or less where the page is a poster.

    Raises ValueError as :func:`draw_page` does.
    """
    return _render(data, page, scale)


def draw_marks(picture: "Picture", marks: Sequence[Mark], scale: float) -> None:
    """Draw marks into the picture of a page: words line by line where their lines are known, else the outline of their box."""
    from PIL import ImageDraw

    drawer = ImageDraw.Draw(picture)
    for mark in sorted(marks, key=lambda m: list(_STYLES).index(m.kind)):
        style = _STYLES[mark.kind]
        for line in mark.lines:
            _highlight(picture, drawer, _pixels(line, scale), style)
        if not mark.lines:
            _outline(drawer, _widened(_pixels(mark.box, scale), style.outside, picture.width, picture.height), style)


def describe(marks: Sequence[Mark]) -> str:
    """Return what the marks show in words, for those who do not see the picture; empty when there are none."""
    counts = {kind: sum(mark.kind is kind for mark in marks) for kind in _STYLES}
    parts = [f"{kind.value}: {count}" for kind, count in counts.items() if count and kind is not MarkKind.COLUMN]
    roles = [mark.label for mark in marks if mark.kind is MarkKind.COLUMN]
    return ", ".join([*parts, *([f"columns: {' | '.join(roles)}"] if roles else []), *filter(None, [describe_reading(marks)])])


def describe_reading(marks: Sequence[Mark]) -> str:
    """Return "read from a picture (confidence 91%)" where the words of some marks were recognised in one; else nothing."""
    recognised = [mark for mark in marks if mark.ocr]
    if not recognised:
        return ""
    sure = [mark.confidence for mark in recognised if mark.confidence is not None]
    return f"read from a picture (confidence {sum(sure) / len(sure):.0%})" if sure else "read from a picture"


def _render(data: bytes, page: int, wanted: float) -> tuple["Picture", float]:
    """Return the page as an RGB picture and its pixels a point."""
    import pypdfium2 as pdfium

    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        raise ValueError("The file is too damaged to be drawn.") from error
    try:
        if not 1 <= page <= len(document):
            raise ValueError(f"It has pages 1 to {len(document)}.")
        opened = document[page - 1]
        width, height = opened.get_size()
        scale = min(wanted, (MOST_PIXELS / max(width * height, 1.0)) ** 0.5)
        picture: Picture = opened.render(scale=scale).to_pil().convert("RGB")
        return picture, scale
    except pdfium.PdfiumError as error:
        raise ValueError("The file is damaged there.") from error
    finally:
        document.close()


def _with_bands(picture: "Picture", columns: Sequence[Mark], scale: float) -> "Picture":
    """Return the picture with a band put in above each table, in which the roles of its columns stand."""
    from PIL import Image, ImageDraw

    tables: dict[int, list[Mark]] = {}
    for mark in columns:
        tables.setdefault(max(0, min(round(mark.box.top * scale) - 2, picture.height)), []).append(mark)
    whole = Image.new("RGB", (picture.width, picture.height + BAND * len(tables)), PAPER)
    drawer = ImageDraw.Draw(whole)
    done = 0
    for number, (top, marks) in enumerate(sorted(tables.items())):
        whole.paste(picture.crop((0, done, picture.width, top)), (0, done + BAND * number))
        for mark in marks:
            _name_column(drawer, mark, scale, top + BAND * number)
        done = top
    whole.paste(picture.crop((0, done, picture.width, picture.height)), (0, done + BAND * len(tables)))
    return whole


def _name_column(drawer: "ImageDraw", mark: Mark, scale: float, top: int) -> None:
    """Draw a column's line and label into the band that begins at ``top``."""
    style, font = _STYLES[mark.kind], _font(LABEL_PIXELS)
    x0, x1, y = round(mark.box.x0 * scale) + 3, round(mark.box.x1 * scale) - 3, top + BAND // 2
    _line(drawer, (x0, y), (x1, y), style)
    left, head, right, foot = drawer.textbbox((0, 0), mark.label, font=font)
    x, wide = (x0 + x1 - (right - left)) / 2, right - left
    drawer.rectangle((x - 5, top + 3, x + wide + 5, top + BAND - 4), fill=PAPER, outline=style.colour, width=2)
    drawer.text((x - left, y - (head + foot) / 2), mark.label, fill=style.colour, font=font)


def _pixels(box: Box, scale: float) -> Plate:
    return box.x0 * scale, box.top * scale, box.x1 * scale, box.bottom * scale


def _highlight(picture: "Picture", drawer: "ImageDraw", place: Plate, style: _Style) -> None:
    """Tint a line of print and draw the style's line under it; sideways print has it on its right."""
    from PIL import Image, ImageChops

    x0, top, x1, bottom = (round(value) for value in _widened(place, 2, picture.width, picture.height))
    tint = tuple(round(part + (255 - part) * TINT) for part in style.colour)
    piece = picture.crop((x0, top, x1, bottom))
    picture.paste(ImageChops.multiply(piece, Image.new("RGB", piece.size, tint)), (x0, top))
    if bottom - top > 2 * (x1 - x0):
        _line(drawer, (x1, top), (x1, bottom), style)
    else:
        _line(drawer, (x0, bottom - 1), (x1, bottom - 1), style)


def _widened(box: Plate, by: int, width: int, height: int) -> Plate:
    """Return the box widened and kept on the page; never turned inside out."""
    x0, top, x1, bottom = max(0.0, box[0] - by), max(0.0, box[1] - by), box[2] + by, box[3] + by
    return x0, top, max(x0 + 1, min(x1, width - 1.0)), max(top + 1, min(bottom, height - 1.0))


def _outline(drawer: "ImageDraw", box: Plate, style: _Style) -> None:
    x0, top, x1, bottom = (round(value) for value in box)
    for start, end in (((x0, top), (x1, top)), ((x0, bottom), (x1, bottom)), ((x0, top), (x0, bottom)), ((x1, top), (x1, bottom))):
        _line(drawer, start, end, style)


def _line(drawer: "ImageDraw", start: tuple[int, int], end: tuple[int, int], style: _Style) -> None:
    """Draw a level or upright line, solid or dashed."""
    level = start[1] == end[1]
    half = style.width // 2
    for a, b in _dashes(start[0] if level else start[1], end[0] if level else end[1], style.dashes):
        across = (start[1] if level else start[0]) - half
        low, high = across, across + style.width - 1
        drawer.rectangle((a, low, b, high) if level else (low, a, high, b), fill=style.colour)


def _dashes(start: int, end: int, pattern: tuple[int, ...]) -> Iterator[tuple[int, int]]:
    """Yield the drawn stretches of a line; the pattern is dash, gap, dash, gap … in pixels.

    It is counted from the page's edge, so that the dots of two cells fall together on the border they share.
    """
    if not pattern:
        yield start, end
        return
    at, number = start - start % sum(pattern), 0
    while at <= end:
        length = pattern[number % len(pattern)]
        if number % 2 == 0 and at + length > start:
            yield max(at, start), min(at + length - 1, end)
        at += length
        number += 1


def _label(drawer: "ImageDraw", mark: Mark, scale: float, width: int, taken: Sequence[Plate]) -> Plate:
    """Write a mark's label on a plate left of its box, higher where another plate is in the way; return the plate."""
    style, font = _STYLES[mark.kind], _font(LABEL_PIXELS)
    left, top, right, bottom = drawer.textbbox((0, 0), mark.label, font=font)
    wide, high = right - left + 10, bottom - top + 8
    x, y = max(0.0, min(mark.box.x0 * scale - wide - 4, width - wide)), max(0.0, mark.box.top * scale - 4)
    while any(x < t[2] and t[0] < x + wide and y < t[3] and t[1] < y + high for t in taken) and y > 0:
        y = max(0.0, y - high - 2)
    plate = (x, y, x + wide, y + high)
    drawer.rectangle(plate, fill=PAPER, outline=style.colour, width=2)
    drawer.text((x + 5 - left, y + 4 - top), mark.label, fill=style.colour, font=font)
    return plate


def _legend(width: int, kinds: Mapping[MarkKind, bool], title: str) -> "Picture":
    """Return the picture of the legend: the title and a sample of each kind with its meaning; true stands for kinds marked by line."""
    from PIL import Image, ImageDraw

    font = _font(LEGEND_PIXELS)
    step = LEGEND_PIXELS + 16
    legend = Image.new("RGB", (width, 2 * MARGIN + step * (len(kinds) + 1)), PAPER)
    drawer = ImageDraw.Draw(legend)
    drawer.rectangle((0, 0, width, 2), fill=INK)
    shown = title if kinds else f"{title} Nothing was read on it."
    drawer.text((MARGIN, MARGIN), shown, fill=INK, font=font)
    for number, (kind, by_line) in enumerate(kinds.items(), 1):
        style, top = _STYLES[kind], MARGIN + step * number
        sample = (MARGIN, top, MARGIN + SAMPLE_WIDTH, top + LEGEND_PIXELS)
        if by_line:
            _highlight(legend, drawer, sample, style)
        else:
            _outline(drawer, sample, style)
        drawer.text((2 * MARGIN + SAMPLE_WIDTH, top - 2), f"{kind.value} ({style.words})", fill=INK, font=font)
    return legend


def _font(pixels: int) -> "Font":
    from PIL import ImageFont

    return ImageFont.load_default(pixels)
