"""What a PDF page draws besides its words: ruling lines, shaded areas and bullets, in reading coordinates."""

import ctypes
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from .pdf_geometry import Frame, Rect

THIN = 3.0  # points: a filled strip up to this width is a ruling line, not an area
# Points; what is shorter once dots and dashes are joined is an underline, a tick, a letter drawn as a path.
SHORTEST_RULE = 7.0
DASH_GAP = 5.0  # points between the dashes of one line
SAME_LINE = 0.15  # points its dashes may stand off it
SMALLEST_AREA = 6.0  # points: less than a line of text is high is no shading
BULLET_SIZE = (1.2, 7.0)  # points: a drawn bullet's width and height
SIGN_SIZE = (7.0, 40.0)  # points: the width and height of a disc or other rounded shape that rates something by its colour
STRAIGHT = 0.6  # points a line may lean and still be upright or level
MOST_PATHS = 20_000  # a map or chart of more shapes holds no table worth the wait
MOST_SEGMENTS = 8_000
FORM_DEPTH = 6


@dataclass(frozen=True, slots=True)
class Rule:
    """A ruling line: ``at`` is its y when level, its x when upright; it runs from ``start`` to ``end``."""

    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Fill:
    """A shaded area. ``colour`` is red, green and blue from 0 to 255."""

    rect: Rect
    colour: tuple[int, int, int]

    @property
    def white(self) -> bool:
        """Whether it cannot be told from paper."""
        return min(self.colour) >= 250


@dataclass(frozen=True, slots=True)
class Drawing:
    """All that is drawn on one page.

    ``signs`` are small rounded shapes filled with a colour, ``images`` the places of pictures, ``cut_short`` tells that not every
    shape was read.
    """

    level: tuple[Rule, ...] = ()
    upright: tuple[Rule, ...] = ()
    fills: tuple[Fill, ...] = ()
    bullets: tuple[Rect, ...] = ()
    images: tuple[Rect, ...] = ()
    cut_short: bool = False
    signs: tuple[Fill, ...] = ()


def read_drawing(page: Any, frame: Frame) -> Drawing:
    """Return the ruling lines, shaded areas, bullets and pictures of an open pdfium page."""
    import pypdfium2.raw as pdfium

    sketch = _Sketch(frame)
    for read, (item, matrix) in enumerate(_objects(pdfium, page)):
        if read > MOST_PATHS:
            return sketch.drawing(cut_short=True)
        if pdfium.FPDFPageObj_GetType(item) == pdfium.FPDF_PAGEOBJ_IMAGE:
            sketch.add_image(_bounds(pdfium, item, matrix, frame))
        else:
            sketch.add_path(pdfium, item, matrix)
    return sketch.drawing(cut_short=False)


Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def _objects(pdfium: Any, page: Any) -> Iterator[tuple[Any, Matrix]]:
    """Yield each path and picture with the matrix of the forms it stands in."""
    for number in range(pdfium.FPDFPage_CountObjects(page)):
        yield from _descend(pdfium, pdfium.FPDFPage_GetObject(page, number), IDENTITY, 0)


def _descend(pdfium: Any, item: Any, matrix: Matrix, depth: int) -> Iterator[tuple[Any, Matrix]]:
    if not item:
        return
    kind = pdfium.FPDFPageObj_GetType(item)
    if kind in (pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE):
        yield item, matrix
    elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < FORM_DEPTH:
        inner = _times(_matrix(pdfium, item), matrix)
        for number in range(pdfium.FPDFFormObj_CountObjects(item)):
            yield from _descend(pdfium, pdfium.FPDFFormObj_GetObject(item, number), inner, depth + 1)


def _matrix(pdfium: Any, item: Any) -> Matrix:
    raw = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(item, raw):
        return IDENTITY
    return (raw.a, raw.b, raw.c, raw.d, raw.e, raw.f)


def _times(m: Matrix, n: Matrix) -> Matrix:
    """Return the matrix that applies ``m`` first, then ``n``."""
    return (
        m[0] * n[0] + m[1] * n[2],
        m[0] * n[1] + m[1] * n[3],
        m[2] * n[0] + m[3] * n[2],
        m[2] * n[1] + m[3] * n[3],
        m[4] * n[0] + m[5] * n[2] + n[4],
        m[4] * n[1] + m[5] * n[3] + n[5],
    )


def _apply(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    return matrix[0] * x + matrix[2] * y + matrix[4], matrix[1] * x + matrix[3] * y + matrix[5]


def _bounds(pdfium: Any, item: Any, matrix: Matrix, frame: Frame) -> Rect:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    pdfium.FPDFPageObj_GetBounds(item, left, bottom, right, top)
    corners = [_apply(matrix, x, y) for x in (left.value, right.value) for y in (bottom.value, top.value)]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return frame.rect(min(xs), min(ys), max(xs), max(ys))


Point = tuple[float, float]


class _Sketch:
    """Collects a page's shapes."""

    def __init__(self, frame: Frame) -> None:
        self._frame = frame
        self._level: list[Rule] = []
        self._upright: list[Rule] = []
        self._fills: list[Fill] = []
        self._bullets: list[Rect] = []
        self._images: list[Rect] = []
        self._signs: list[Fill] = []
        self._dots = False

    def drawing(self, cut_short: bool) -> Drawing:
        """Return what was collected, the dashes and dots of each straight line made one rule."""
        level, upright = join_dashes(self._level), join_dashes(self._upright)
        bullets = self._bullets
        if self._dots:
            bullets = [dot for dot in bullets if not any(_holds(rule, dot.top, dot.bottom, dot.x0, dot.x1) for rule in level)]
            bullets = [dot for dot in bullets if not any(_holds(rule, dot.x0, dot.x1, dot.top, dot.bottom) for rule in upright)]
        images, signs = tuple(self._images), tuple(self._signs)
        return Drawing(tuple(level), tuple(upright), tuple(self._fills), tuple(bullets), images, cut_short, signs)

    def add_image(self, rect: Rect) -> None:
        """Note a picture: a bullet when it is as small as one."""
        (self._bullets if _is_bullet(rect) else self._images).append(rect)

    def add_path(self, pdfium: Any, item: Any, matrix: Matrix) -> None:
        """Note a path's strokes as rules and its filled parts as rules, areas or bullets."""
        mode, stroke = ctypes.c_int(), ctypes.c_int()
        if not pdfium.FPDFPath_GetDrawMode(item, mode, stroke) or not (mode.value or stroke.value):
            return
        segments = pdfium.FPDFPath_CountSegments(item)
        if not 2 <= segments <= MOST_SEGMENTS:
            return
        bounds = _bounds(pdfium, item, matrix, self._frame)
        if _is_bullet(bounds) and mode.value:
            self._bullets.append(bounds)
        colour = _colour(pdfium, item) if mode.value else None
        for points, curved, closed in _outlines(pdfium, item, _times(_matrix(pdfium, item), matrix), self._frame, segments):
            if curved:
                if colour is not None and _is_sign(bounds):
                    self._signs.append(Fill(bounds, colour))
                continue
            if stroke.value:
                self._add_strokes(points, closed)
            if mode.value and colour is not None:
                self._add_area(points, colour)

    def _add_strokes(self, points: list[Point], closed: bool) -> None:
        following = [*points[1:], points[0]] if closed else points[1:]
        for (xa, ya), (xb, yb) in zip(points, following, strict=False):
            if abs(ya - yb) <= STRAIGHT and abs(xa - xb) > STRAIGHT:
                self._level.append(Rule((ya + yb) / 2, min(xa, xb), max(xa, xb)))
            elif abs(xa - xb) <= STRAIGHT and abs(ya - yb) > STRAIGHT:
                self._upright.append(Rule((xa + xb) / 2, min(ya, yb), max(ya, yb)))

    def _add_area(self, points: list[Point], colour: tuple[int, int, int]) -> None:
        xs, ys = [x for x, _ in points], [y for _, y in points]
        rect = Rect(min(xs), min(ys), max(xs), max(ys))
        if rect.height <= THIN and rect.width <= THIN:
            # one of the dots that a dotted border is drawn as: a piece of a rule of either direction
            self._dots = True
            self._level.append(Rule((rect.top + rect.bottom) / 2, rect.x0, rect.x1))
            self._upright.append(Rule((rect.x0 + rect.x1) / 2, rect.top, rect.bottom))
        elif rect.height <= THIN and rect.width > rect.height:
            self._level.append(Rule((rect.top + rect.bottom) / 2, rect.x0, rect.x1))
        elif rect.width <= THIN:
            self._upright.append(Rule((rect.x0 + rect.x1) / 2, rect.top, rect.bottom))
        elif rect.height >= SMALLEST_AREA and rect.width >= SMALLEST_AREA and _is_rectangle(points, rect):
            self._fills.append(Fill(rect, colour))


def join_dashes(rules: Iterable[Rule]) -> list[Rule]:
    """Return the rules with the pieces of each straight line made one, and without what is shorter than any cell's side."""
    joined: list[Rule] = []
    for rule in sorted(rules, key=lambda r: (round(r.at, 1), r.start)):
        last = joined[-1] if joined else None
        if last and abs(last.at - rule.at) <= SAME_LINE and rule.start - last.end <= DASH_GAP:
            joined[-1] = Rule(last.at, last.start, max(last.end, rule.end))
        else:
            joined.append(rule)
    return [rule for rule in joined if rule.end - rule.start >= SHORTEST_RULE]


def _holds(rule: Rule, near: float, far: float, start: float, end: float) -> bool:
    """Tell whether a place lies on a rule: ``near`` to ``far`` across it, ``start`` to ``end`` along it."""
    return near <= rule.at <= far and rule.start <= end and start <= rule.end


def _is_bullet(rect: Rect) -> bool:
    low, high = BULLET_SIZE
    return low <= rect.width <= high and low <= rect.height <= high and 0.5 <= rect.width / rect.height <= 2


def _is_sign(rect: Rect) -> bool:
    low, high = SIGN_SIZE
    return low < rect.width <= high and low < rect.height <= high


def _is_rectangle(points: list[Point], rect: Rect) -> bool:
    return all(
        min(abs(x - rect.x0), abs(x - rect.x1)) <= STRAIGHT and min(abs(y - rect.top), abs(y - rect.bottom)) <= STRAIGHT for x, y in points
    )


def _colour(pdfium: Any, item: Any) -> tuple[int, int, int] | None:
    """Return the fill colour, None where it is see-through."""
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not pdfium.FPDFPageObj_GetFillColor(item, red, green, blue, alpha) or alpha.value == 0:
        return None
    return red.value, green.value, blue.value


def _outlines(pdfium: Any, item: Any, matrix: Matrix, frame: Frame, segments: int) -> Iterator[tuple[list[Point], bool, bool]]:
    """Yield each outline of a path: its points in reading coordinates, whether it is curved, whether it is closed."""
    x, y = ctypes.c_float(), ctypes.c_float()
    points: list[Point] = []
    curved = closed = False
    for number in range(segments):
        segment = pdfium.FPDFPath_GetPathSegment(item, number)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO and points:
            yield points, curved, closed
            points, curved, closed = [], False, False
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        points.append(frame.point(*_apply(matrix, x.value, y.value)))
        curved = curved or kind == pdfium.FPDF_SEGMENT_BEZIERTO
        closed = closed or bool(pdfium.FPDFPathSegment_GetClose(segment))
    if points:
        yield points, curved, closed
