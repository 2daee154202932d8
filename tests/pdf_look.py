"""How an invented plan is laid out in a PDF, what must be read of it, and its pages once its words are set."""

from dataclasses import dataclass, field

from reportlab.lib.pagesizes import A4

SIGNALS = {"Green": (0.0, 0.69, 0.31), "Amber": (1.0, 0.75, 0.0), "Red": (1.0, 0.0, 0.0)}
TINT, GREY, NAVY = (0.86, 0.90, 0.95), (0.8, 0.8, 0.8), (0.10, 0.16, 0.36)


@dataclass(frozen=True, slots=True)
class Look:
    """How a plan is laid out; lengths in points, ``leading`` and ``padding`` in font sizes."""

    page: tuple[float, float] = A4
    margin: float = 45
    size: float = 9
    leading: float = 1.2
    padding: float = 0.5
    gap: float = 0.0  # between the paragraphs of a cell, in font sizes
    widths: tuple[float, ...] = (1, 2.4, 4, 2, 4, 1.8, 1.2)
    rules: str = "grid"  # grid, level, upright, none, frame, outer
    pen: str = "stroke"  # stroke, dotted, dashed, double, strips, pieces, boxes, gapped, white
    shade: str = "head"  # "", head, bands, dark
    heading_rows: str = "one"  # one, two, groups, quarters (a year over Q1 to Q4)
    repeat: str = "each"  # each, first, continued
    bands: str = "row"  # row, heading, none
    bands_again: bool = False  # on each page where the workstream goes on
    spacer: float = 0.0  # the height of a blank row behind each
    note: str = ""  # small print right below each table
    merge: tuple[int, ...] = ()  # columns whose cells are one for a whole outcome
    merged_again: str = ""  # "" (blank behind a page's end), same, continued
    cut: str = "line"  # line, keep
    open_ends: bool = False  # no level rule where a page cuts a row
    bold_head: bool = True
    across: str = "left"  # left, centre, right
    down: str = "top"  # top, middle, bottom
    bullet: str = "•"  # "circle" draws it
    signals: str = "words"  # words, colour, disc, glyph
    furniture: str = "margin"  # margin, inside, within (the last row), watermark, stamp, logo, border (the table runs down to it)
    turn: int = 0  # /Rotate
    sideways: bool = False  # content turned by a quarter on an upright page
    crop: float = 0.0  # CropBox this much inside the MediaBox, whose corner is not 0, 0
    slides: bool = False
    hyphens: bool = False
    upright_heads: bool = False
    lead_in: int = 0  # lines of prose before the first table
    font: str = "Helvetica"


@dataclass(frozen=True, slots=True)
class Truth:
    """What must be read: headings, rows as the words of each cell's blocks, bands in order, and which cells a page cut."""

    headings: tuple[str, ...]
    rows: tuple[tuple[tuple[str, ...], ...], ...]
    fills: tuple[str | None, ...]
    bands: tuple[str, ...]
    cut: frozenset[tuple[int, int]]
    pages: int


@dataclass(slots=True)
class SetLine:
    text: str
    indent: float = 0.0
    mark: str = ""
    drop: float = 0.0  # space before it
    bold: bool = False


@dataclass(slots=True)
class SetCell:
    """A cell on one page."""

    column: int
    span: int
    top: float
    bottom: float
    lines: list[SetLine]
    kind: str  # head, band, body, spacer
    opens: bool = False  # its upper side is where a page cut it
    closes: bool = True
    signal: str = ""
    order: int = 0


@dataclass(slots=True)
class SetPage:
    boxes: list[SetCell] = field(default_factory=list)
    prose: list[tuple[float, str, bool]] = field(default_factory=list)
    tops: list[float] = field(default_factory=list)


def shown_size(look: Look) -> tuple[float, float]:
    """Return the width and height of a page as it is read."""
    width, height = look.page[0] - 2 * look.crop, look.page[1] - 2 * look.crop
    return (height, width) if look.turn % 180 or look.sideways else (width, height)
