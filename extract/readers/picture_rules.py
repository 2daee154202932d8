"""Ruling lines and shaded bands of a page that is a picture: long runs of dark points, row by row and column by column.

Works on the bytes of a grey picture with the standard library's regular expressions, which find runs at the speed of C.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from .pdf_drawing import THIN, Drawing, Fill, Rule
from .pdf_geometry import Rect

if TYPE_CHECKING:
    from PIL.Image import Image

# An upright rule shorter than this counts where level rules meet both its ends: the stems of large letters are as long.
SURELY_UPRIGHT = 40.0
MEETS = 4.0
# A point is dark when it is darker than the rarest shade between these shares of the paper's brightness: grey borders count,
# the grain of paper does not, and no shading is cut in two by its own noise.
DARKEST_LIMIT, LIGHTEST_LIMIT = 0.6, 0.85
NOISE = 8  # shades by which one colour varies in a scan
# A rule is darker than what lies beside it by this many shades of 255, on both sides.
CONTRAST = 30
BESIDE = 1.2  # points from a rule's edge
DARK_BAND = 110  # a band of this shade or darker has light rules and letters
# Points (1/72 inch). No stroke of print of common size is so long and straight: the bar of a 24 point T has 15, its stem 17.
SHORTEST_RUN = 12.0
LONGEST_GAP = 2.0
SHORTEST_LEVEL, SHORTEST_UPRIGHT = 20.0, 14.0
# Shaded bands are looked for in a picture of one point a pixel, in which the median of so many points wipes out text and rules.
BAND_WINDOW = 9
SHADED = 14  # shades below the paper's: what is lighter is the paper's own unevenness
LOWEST_BAND, NARROWEST_BAND = 9, 20
SAME_EDGE = 5  # points by which the rows of one band may begin or end apart: the median rounds its corners
MOST_COLUMNS = 0.6  # of a table's columns have a heading
# Scans lean by a degree or two, seldom three; steps of a twentieth of a degree keep a line of A4's width within two points of level.
MOST_LEAN, LEAN_STEP, COARSE_STEP = 3.5, 0.05, 0.25
LEAN_WIDTH = 800  # pixels: enough to tell lines of text apart, and quick to turn
# A page is turned only where that makes its lines of text and rules stand out by so much more than they do.
WORTH_TURNING = 1.02


@dataclass(slots=True)
class _Blot:
    """Runs of neighbouring rows that touch: its rows and its ends."""

    first: int
    last: int
    start: int
    end: int

    def add(self, row: int, start: int, end: int) -> None:
        self.last = row
        self.start, self.end = min(self.start, start), max(self.end, end)


def find_drawing(grey: "Image", scale: float) -> Drawing:
    """Return the rules and dark bands of a grey picture of a page, in points; ``scale`` is its pixels a point."""
    limit = _limit(grey)
    dark = grey.point([0 if value < limit else 255 for value in range(256)])
    fills = _bands(grey, scale)
    hiding = [fill for fill in fills if fill.colour[0] < limit + NOISE]
    for fill in hiding:
        _blank(dark, fill.rect, scale)
    level, upright = _level_rules(dark, grey, scale), _level_rules(_transposed(dark), _transposed(grey), scale)
    for fill in hiding:
        rect = fill.rect
        inner_level, inner_upright = _rules_inside(grey, fill, scale)
        level += [Rule(y, rect.x0, rect.x1) for y in (rect.top, rect.bottom)] + inner_level
        upright += [Rule(x, rect.top, rect.bottom) for x in (rect.x0, rect.x1)] + inner_upright
    level = [rule for rule in _joined(level) if rule.end - rule.start >= SHORTEST_LEVEL]
    upright = [rule for rule in _joined(upright) if rule.end - rule.start >= SHORTEST_UPRIGHT and _is_border(rule, level)]
    return Drawing(level=tuple(level), upright=tuple(upright), fills=tuple(fills))


def _is_border(rule: Rule, level: Sequence[Rule]) -> bool:
    """Tell whether an upright rule is long, or runs from one level rule to another."""

    def met(y: float) -> bool:
        return any(abs(other.at - y) <= MEETS and other.start - MEETS <= rule.at <= other.end + MEETS for other in level)

    return rule.end - rule.start >= SURELY_UPRIGHT or (met(rule.start) and met(rule.end))


def part_bands(drawing: Drawing, places: Sequence[Rect]) -> Drawing:
    """Return the drawing with the borders of a table's columns drawn on through the dark band of headings above it.

    ``places`` are those of the words, in points. A band is parted where that cuts no word and leaves words in most columns:
    so a title that runs over several columns stays whole.
    """
    added: list[Rule] = []
    for band in (fill.rect for fill in drawing.fills):
        borders = [
            rule for rule in drawing.upright if abs(rule.start - band.bottom) <= MEETS and band.x0 + MEETS < rule.at < band.x1 - MEETS
        ]
        xs = sorted({rule.at for rule in borders})
        inside = [place for place in places if band.holds((place.x0 + place.x1) / 2, (place.top + place.bottom) / 2)]
        if not xs or any(place.x0 < x < place.x1 for place in inside for x in xs):
            continue
        edges = [band.x0, *xs, band.x1]
        filled = sum(any(a <= (p.x0 + p.x1) / 2 < b for p in inside) for a, b in pairwise(edges))
        if filled >= MOST_COLUMNS * (len(edges) - 1):
            added += [Rule(x, band.top, band.bottom) for x in xs]
    return replace(drawing, upright=(*drawing.upright, *added))


def without_rules(grey: "Image", drawing: Drawing, scale: float) -> "Image":
    """Return the picture with its rules painted over, so that none is taken for a letter."""
    from PIL import ImageDraw

    picture = grey.copy()
    drawer = ImageDraw.Draw(picture)
    paper, reach = _paper(grey), THIN / 2 * scale
    bands = [fill.rect for fill in drawing.fills if fill.colour[0] <= DARK_BAND]
    for rule in drawing.level:
        if not any(band.top - 1 <= rule.at <= band.bottom + 1 for band in bands):
            drawer.rectangle((rule.start * scale, rule.at * scale - reach, rule.end * scale, rule.at * scale + reach), fill=paper)
    for rule in drawing.upright:
        middle = (rule.start + rule.end) / 2
        if not any(band.x0 - 1 <= rule.at <= band.x1 + 1 and band.top <= middle <= band.bottom for band in bands):
            drawer.rectangle((rule.at * scale - reach, rule.start * scale, rule.at * scale + reach, rule.end * scale), fill=paper)
    return picture


def lean_of(grey: "Image") -> float:
    """Return by how many degrees counter-clockwise the picture must be turned for its lines to be level; 0.0 where they are."""
    from PIL import Image

    height = max(1, round(grey.height * LEAN_WIDTH / grey.width))
    small = grey.resize((LEAN_WIDTH, height), Image.Resampling.BOX)
    paper = _paper(grey)

    def sharpness(angle: float) -> float:
        turned = small.rotate(angle, Image.Resampling.BILINEAR, fillcolor=paper)
        rows = turned.resize((1, height), Image.Resampling.BOX).convert("L").tobytes()
        return float(sum((a - b) ** 2 for a, b in pairwise(rows)))

    level = sharpness(0.0)
    steps = round(MOST_LEAN / COARSE_STEP)
    coarse = max((step * COARSE_STEP for step in range(-steps, steps + 1)), key=lambda angle: (sharpness(angle), -abs(angle)))
    fine_steps = round(COARSE_STEP / LEAN_STEP)
    angles = [coarse + step * LEAN_STEP for step in range(-fine_steps, fine_steps + 1)]
    best = max(angles, key=lambda angle: (sharpness(angle), -abs(angle)))
    return round(best, 2) if sharpness(best) > WORTH_TURNING * level else 0.0


def _paper(grey: "Image") -> int:
    """Return the brightness of the paper: the commonest one."""
    histogram = grey.histogram()
    return max(range(256), key=lambda value: histogram[value])


def _level_rules(dark: "Image", grey: "Image", scale: float) -> list[Rule]:
    """Return the level rules of a picture in black and white, each piece for itself."""
    blots = _blots(dark, scale)
    return [_rule(blot, scale) for blot in blots if blot.last - blot.first < THIN * scale and _stands_out(blot, grey, scale)]


def _rules_inside(grey: "Image", fill: Fill, scale: float) -> tuple[list[Rule], list[Rule]]:
    """Return the level and the upright rules that part the cells of a dark band."""
    from PIL import ImageOps

    x0, top, x1, bottom = (round(v * scale) for v in (fill.rect.x0 + 1, fill.rect.top + 1, fill.rect.x1 - 1, fill.rect.bottom - 1))
    piece = grey.crop((x0, top, x1, bottom))
    piece = ImageOps.invert(piece) if fill.colour[0] <= DARK_BAND else piece
    limit = _limit(piece)
    dark = piece.point([0 if value < limit else 255 for value in range(256)])
    level = _level_rules(dark, piece, scale)
    upright = _level_rules(_transposed(dark), _transposed(piece), scale)
    left, above = x0 / scale, top / scale
    return (
        [Rule(rule.at + above, rule.start + left, rule.end + left) for rule in level],
        [Rule(rule.at + left, rule.start + above, rule.end + above) for rule in upright],
    )


def _limit(grey: "Image") -> int:
    """Return the brightness below which a point is dark."""
    paper, histogram = _paper(grey), grey.histogram()
    limits = range(round(LIGHTEST_LIMIT * paper), round(DARKEST_LIMIT * paper), -1)
    return min(limits, key=lambda value: sum(histogram[max(0, value - NOISE) : value + NOISE]), default=0)


def _blank(dark: "Image", rect: Rect, scale: float) -> None:
    from PIL import ImageDraw

    box = ((rect.x0 - 1) * scale, (rect.top - 1) * scale, (rect.x1 + 1) * scale, (rect.bottom + 1) * scale)
    ImageDraw.Draw(dark).rectangle(box, fill=255)


def _bands(grey: "Image", scale: float) -> list[Fill]:
    """Return the shaded rectangles of a page."""
    from PIL import Image, ImageFilter

    size = max(1, round(grey.width / scale)), max(1, round(grey.height / scale))
    small = grey.resize(size, Image.Resampling.BOX).filter(ImageFilter.MedianFilter(BAND_WINDOW))
    paper, width, data = _paper(small), size[0], small.tobytes()
    shaded = bytes(0 if value < paper - SHADED else 255 for value in range(256))
    mask = data.translate(shaded)
    run = re.compile(rb"\x00{%d,}" % NARROWEST_BAND)
    open_bands: list[_Blot] = []
    done: list[_Blot] = []
    for row in range(size[1] + 1):
        spans = [(m.start() - row * width, m.end() - row * width) for m in run.finditer(mask, row * width, (row + 1) * width)]
        for start, end in spans:
            same = next((b for b in open_bands if abs(b.start - start) <= SAME_EDGE and abs(b.end - end) <= SAME_EDGE), None)
            if same is None:
                open_bands.append(_Blot(row, row, start, end))
            else:
                same.add(row, start, end)
        done += [band for band in open_bands if band.last < row]
        open_bands = [band for band in open_bands if band.last == row]
    return [_fill(band, small) for band in done if band.last - band.first + 1 >= LOWEST_BAND]


def _stands_out(blot: _Blot, grey: "Image", scale: float) -> bool:
    """Tell whether what lies above and below is lighter."""
    away, deep = round(BESIDE * scale), max(1, round(0.5 * scale))
    middle = (blot.first + blot.last) // 2
    shade = _mean(grey, blot, middle, middle + 1)
    above, below = blot.first - away, blot.last + 1 + away
    sides = [(max(0, above - deep), above), (below, min(below + deep, grey.height))]
    return all(_mean(grey, blot, top, bottom) - shade >= CONTRAST for top, bottom in sides if top < bottom)


def _mean(grey: "Image", blot: _Blot, top: int, bottom: int) -> int:
    from PIL import Image

    return grey.crop((blot.start, top, blot.end, bottom)).resize((1, 1), Image.Resampling.BOX).tobytes()[0]


def _transposed(picture: "Image") -> "Image":
    from PIL import Image

    return picture.transpose(Image.Transpose.TRANSPOSE)


def _blots(dark: "Image", scale: float) -> Iterator[_Blot]:
    """Yield the blots that the long runs of the rows make."""
    width, data = dark.width, dark.tobytes()
    run = re.compile(rb"\x00{%d,}" % round(SHORTEST_RUN * scale))
    growing: list[_Blot] = []
    for row in range(dark.height):
        found = [match.span() for match in run.finditer(data, row * width, (row + 1) * width)]
        for start, end in ((start - row * width, end - row * width) for start, end in found):
            touched = [blot for blot in growing if blot.start <= end + 1 and start <= blot.end + 1]
            if not touched:
                growing.append(_Blot(row, row, start, end))
                continue
            touched[0].add(row, start, end)
            for other in touched[1:]:
                touched[0].first = min(touched[0].first, other.first)
                touched[0].start, touched[0].end = min(touched[0].start, other.start), max(touched[0].end, other.end)
                growing.remove(other)
        if growing and (row % 2 or not found):
            yield from (blot for blot in growing if blot.last < row - 1)
            growing = [blot for blot in growing if blot.last >= row - 1]
    yield from growing


def _fill(band: _Blot, small: "Image") -> Fill:
    """Return a band of the picture of one point a pixel with its commonest shade."""
    box = (band.start, band.first, band.end, band.last + 1)
    shades = small.crop(box).histogram()
    shade = max(range(256), key=lambda value: shades[value])
    return Fill(Rect(*map(float, box)), (shade, shade, shade))


def _rule(blot: _Blot, scale: float) -> Rule:
    return Rule((blot.first + blot.last + 1) / 2 / scale, blot.start / scale, blot.end / scale)


def _joined(rules: Sequence[Rule]) -> list[Rule]:
    """Return the rules with the pieces of a broken one made one."""
    whole: list[Rule] = []
    for rule in sorted(rules, key=lambda r: (round(r.at / THIN), r.start)):
        last = next((w for w in reversed(whole[-4:]) if abs(w.at - rule.at) <= THIN / 2 and _gap(w, rule) <= LONGEST_GAP), None)
        if last is None:
            whole.append(rule)
        else:
            whole[whole.index(last)] = Rule(last.at, min(last.start, rule.start), max(last.end, rule.end))
    return whole


def _gap(a: Rule, b: Rule) -> float:
    return max(a.start, b.start) - min(a.end, b.end)
