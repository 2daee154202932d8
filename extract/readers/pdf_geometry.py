"""Where things stand on a page: rectangles, and the turn from a PDF's own coordinates into reading ones."""

from dataclasses import dataclass

from ...model import Box

MOST_SHARED = 2000.0  # points, more than a page of common size has: so that a hostile paper cannot fill the memory with places


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle in points from the top-left corner of the page as it is read."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def width(self) -> float:
        """The extent from left to right, in points."""
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        """The extent from top to bottom, in points."""
        return self.bottom - self.top

    def holds(self, x: float, y: float) -> bool:
        """Tell whether the point lies inside."""
        return self.x0 <= x <= self.x1 and self.top <= y <= self.bottom

    def union(self, other: "Rect") -> "Rect":
        """Return the smallest rectangle that holds both."""
        return Rect(min(self.x0, other.x0), min(self.top, other.top), max(self.x1, other.x1), max(self.bottom, other.bottom))


@dataclass(frozen=True, slots=True)
class Frame:
    """How a page's own coordinates (origin bottom-left) become reading coordinates (origin top-left).

    ``shown`` counts the quarter turns clockwise a viewer shows the page in, ``turn`` the ones in which its
    words read from left to right; they differ where a sideways table was placed on an upright page.
    """

    left: float
    bottom: float
    right: float
    top: float
    shown: int = 0
    turn: int = 0

    @property
    def width(self) -> float:
        """The width of the page as it is read, in points."""
        return self.right - self.left if self.turn % 2 == 0 else self.top - self.bottom

    @property
    def height(self) -> float:
        """The height of the page as it is read, in points."""
        return self.top - self.bottom if self.turn % 2 == 0 else self.right - self.left

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Turn a point of the PDF into reading coordinates."""
        if not self.turn:
            return x - self.left, self.top - y
        return self._turned(x, y, self.turn)

    def rect(self, left: float, bottom: float, right: float, top: float) -> Rect:
        """Turn a rectangle of the PDF into reading coordinates."""
        if not self.turn:
            return Rect(left - self.left, self.top - top, right - self.left, self.top - bottom)
        xa, ya = self.point(left, bottom)
        xb, yb = self.point(right, top)
        return Rect(min(xa, xb), min(ya, yb), max(xa, xb), max(ya, yb))

    def direction(self, a: float, b: float) -> tuple[float, float]:
        """Turn a direction of the PDF into reading coordinates (x to the right, y downwards)."""
        return ((a, -b), (b, a), (-a, b), (-b, -a))[self.turn % 4]

    def box(self, rect: Rect) -> Box:
        """Return the place of a reading rectangle on the page as a viewer shows it, to a tenth of a point."""
        if self.shown != self.turn:
            corners = [self._turned(*self._raw(x, y), self.shown) for x, y in ((rect.x0, rect.top), (rect.x1, rect.bottom))]
            (xa, ya), (xb, yb) = corners
            rect = Rect(min(xa, xb), min(ya, yb), max(xa, xb), max(ya, yb))
        return Box(x0=_tenths(rect.x0), top=_tenths(rect.top), x1=_tenths(rect.x1), bottom=_tenths(rect.bottom))

    def _turned(self, x: float, y: float, turn: int) -> tuple[float, float]:
        return (
            (x - self.left, self.top - y),
            (y - self.bottom, x - self.left),
            (self.right - x, y - self.bottom),
            (self.top - y, self.right - x),
        )[turn % 4]

    def _raw(self, x: float, y: float) -> tuple[float, float]:
        return (
            (x + self.left, self.top - y),
            (y + self.left, x + self.bottom),
            (self.right - x, y + self.bottom),
            (self.right - y, self.top - x),
        )[self.turn % 4]


_SHARED: dict[float, float] = {}


def _tenths(value: float) -> float:
    """Return a place to a tenth of a point, equal ones as one object: the boxes of a long paper take a third of the memory then."""
    rounded = round(value, 1)
    return _SHARED.setdefault(rounded, rounded) if 0.0 < rounded < MOST_SHARED else rounded
