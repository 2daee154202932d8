"""The report's pictures as files, for Word: the same values as the pictures of the web page, drawn by matplotlib.

Every mark has a word, a sign or a number beside its colour, and hatching tells bars apart in grey. The same values give the same bytes.
"""

import io
import warnings
from collections import Counter
from collections.abc import Callable, Sequence
from functools import wraps
from textwrap import shorten, wrap
from typing import TYPE_CHECKING, Any, TypeVar

from ..model import StocktakeError
from .gap_view import CoverageRow, ShareRow
from .gap_words import Label
from .pictures import coverage_columns
from .pictures_time import short_gap, shown_targets
from .safe_words import clean
from .timeline import STATES
from .tracker_view import TargetRow, Timeline

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

Rows = TypeVar("Rows")

WIDTH = 6.7  # inches: what an A4 page leaves between its margins
DOTS = 150  # an inch; small print stays sharp when printed
FONT = 8
LABEL_SHARE = 0.34
# Letters to a line: at this size the widest ones still fit beside and into the cells.
LABEL_LETTERS, CELL_LETTERS = 36, 13

INK, QUIET, EDGE, DAY = "#1b1f24", "#47515e", "#6b7683", "#7a2fb8"
_GROUNDS = {"good": "#e3f3e8", "part": "#fff0d2", "bad": "#fde7e7", "none": "#eceff3"}
_INKS = {"good": "#14532d", "part": "#6a3c00", "bad": "#8a1220", "none": "#3d4754"}
# Blue for what can be checked, orange for what cannot: told apart by all common kinds of colour blindness, and by the hatching.
_CLASSES = (
    ("quantified", "#2b6cb0", ""),
    ("deliverable", "#8fbde6", "...."),
    ("directional", "#f6c177", "////"),
    ("vague", "#e08e45", "++++"),
    ("defective", "#b85c1e", "xxxx"),
)


def _styled(chart: Callable[[Rows], bytes]) -> Callable[[Rows], bytes]:
    """Let a chart be drawn in the report's own font and sizes, whatever a person's own settings of matplotlib say.

    The chart raises StocktakeError where matplotlib is not installed.
    """

    @wraps(chart)
    def styled(rows: Rows) -> bytes:
        try:
            from matplotlib import rc_context, rcParamsDefault
        except ImportError:
            raise StocktakeError("The pictures of the Word report need matplotlib. Install it with: pip install matplotlib") from None
        own = {"font.family": "DejaVu Sans", "font.size": FONT, "hatch.linewidth": 0.6, "text.color": INK, "text.parse_math": False}
        settings = {name: value for name, value in rcParamsDefault.items() if not name.startswith("backend")}
        with rc_context({**settings, **own}), warnings.catch_warnings():
            # a letter the font lacks is drawn as a box; the table beside the picture shows it
            warnings.filterwarnings("ignore", message="Glyph .* missing")
            return chart(rows)

    return styled


@_styled
def coverage_chart(rows: Sequence[CoverageRow]) -> bytes:
    """Return the weaknesses against what answers them as a PNG file."""
    columns = coverage_columns(rows)
    figure, axes = _figure(0.5 + 0.42 * len(rows))
    axes.set(xlim=(-LABEL_SHARE * len(columns) / (1 - LABEL_SHARE), len(columns)), ylim=(len(rows), -0.6))
    for place, (name, labels) in enumerate(columns):
        axes.text(place + 0.5, -0.25, name, ha="center", weight="bold")
        for number, label in enumerate(labels):
            _cell(axes, place, number, label)
    for number, row in enumerate(rows):
        words = "\n".join(wrap(clean(f"{row.weakness.words}: {row.text}"), LABEL_LETTERS, max_lines=2, placeholder=" …"))
        axes.text(axes.get_xlim()[0], number + 0.47, words, va="center")
    return _png(figure)


@_styled
def shares_chart(rows: Sequence[ShareRow]) -> bytes:
    """Return the measures of each workstream by class, as bars of one length, as a PNG file."""
    figure, axes = _figure(0.75 + 0.34 * len(rows))
    axes.set(xlim=(-LABEL_SHARE / (1 - LABEL_SHARE), 1.0), ylim=(len(rows) + 1.1, -0.3))
    for number, row in enumerate(rows):
        left = 0.0
        axes.text(
            axes.get_xlim()[0], number + 0.3, "\n".join(wrap(clean(row.name), LABEL_LETTERS, max_lines=2, placeholder=" …")), va="center"
        )
        for (_, colour, hatch), count in zip(_CLASSES, row.counts, strict=True):
            share = count / row.total
            axes.barh(number + 0.3, share, 0.62, left, color=colour, hatch=hatch, edgecolor="white", linewidth=0.4)
            if share > 0.03:
                _plate(axes, left + share / 2, number + 0.3, str(count))
            left += share
    for place, (name, colour, hatch) in enumerate(_CLASSES):
        x, y = (place if place < 2 else place - 2) * 0.25 + 0.3, len(rows) + (0.1 if place < 2 else 0.6)
        axes.barh(y, 0.05, 0.3, x, color=colour, hatch=hatch, edgecolor="white", linewidth=0.4)
        axes.text(x + 0.065, y, name, va="center")
    axes.text(0.0, len(rows) + 0.1, "Can be checked:", va="center", weight="bold")
    axes.text(0.0, len(rows) + 0.6, "Cannot be checked:", va="center", weight="bold")
    return _png(figure)


@_styled
def timeline_chart(line: Timeline) -> bytes:
    """Return the deadlines by workstream over time, with a line at the day, as a PNG file."""
    cells = Counter((mark.row, mark.column) for mark in line.marks)
    heights = [max(2, *(cells[row, column] for column in range(len(line.columns)))) for row in range(len(line.rows))]
    total = sum(heights)
    figure, axes = _figure(0.95 + 0.2 * total)
    count = len(line.columns)
    axes.set(xlim=(-LABEL_SHARE * count / (1 - LABEL_SHARE), count), ylim=(total + 1.1, -2.4))
    for place, name in enumerate(line.columns):
        # On a plate of its own, so that the line of the day does not cross it.
        plate = {"facecolor": "white", "edgecolor": "none", "pad": 0.4}
        axes.text(place + 0.5, -0.58, "\n".join(wrap(name, 8)), ha="center", va="center", color=QUIET, size=FONT - 1, bbox=plate, zorder=3)
    top = 0
    for row, name in enumerate(line.rows):
        axes.plot(axes.get_xlim(), (top - 0.04, top - 0.04), color=EDGE, linewidth=0.4)
        axes.text(
            axes.get_xlim()[0],
            top + heights[row] / 2,
            "\n".join(wrap(clean(name), LABEL_LETTERS, max_lines=2, placeholder=" …")),
            va="center",
        )
        seen: dict[int, int] = {}
        for mark in (m for m in line.marks if m.row == row):
            depth = seen.get(mark.column, 0)
            seen[mark.column] = depth + 1
            _box(axes, mark.column + 0.06, top + depth + 0.08, 0.88, 0.84, mark.label)
            axes.text(mark.column + 0.5, top + depth + 0.5, f"{mark.label.sign} {mark.count}", ha="center", va="center", color=INK)
        top += heights[row]
    axes.plot((line.as_of, line.as_of), (-1.6, total), color=DAY, linewidth=1.6, linestyle=(0, (4, 2)))
    right = line.as_of > count / 2
    axes.text(line.as_of, -1.9, line.as_of_words, ha="right" if right else "left", color=DAY, weight="bold")
    legend = "      ".join(f"{label.sign} {label.word.lower()}" for label in STATES if any(m.label == label for m in line.marks))
    axes.text(0, total + 0.75, legend, va="center", color=QUIET)
    return _png(figure)


@_styled
def targets_chart(rows: Sequence[TargetRow]) -> bytes:
    """Return targets against reported figures, both in per cent, as a PNG file."""
    shown = shown_targets(rows)
    figure, axes = _figure(0.5 + 0.36 * len(shown))
    axes.set(xlim=(-62, 128), ylim=(len(shown), -0.7))
    for value in (0, 25, 50, 75, 100):
        axes.plot((value, value), (-0.3, len(shown)), color="#c9d0d8", linewidth=0.6)
        axes.text(value, -0.42, f"{value}%", ha="center", color=QUIET)
    for number, row in enumerate(shown):
        wanted, told = min(row.target_percent or 0, 100), min(row.reported_percent or 0, 100)
        y, ink = number + 0.45, _INKS[row.label.tone]
        axes.text(-62, y, f"{row.ref}  {shorten(clean(row.text), 40, placeholder=' …')}", va="center")
        axes.plot((wanted, told), (y, y), color=ink, linewidth=2.4, linestyle="-" if row.label.tone == "good" else (0, (2, 1)))
        axes.plot((wanted, wanted), (y - 0.3, y + 0.3), color=INK, linewidth=2.2)
        axes.plot((told,), (y,), marker="o", markersize=6, color=_GROUNDS[row.label.tone], markeredgecolor=ink, markeredgewidth=1.4)
        axes.text(104, y, f"{row.reported_percent:g}% of {row.target_percent:g}%\n{short_gap(row)}", va="center", size=FONT - 1)
    return _png(figure)


def _cell(axes: "Axes", x: float, y: float, label: Label) -> None:
    _box(axes, x + 0.03, y + 0.04, 0.94, 0.86, label)
    first, bracket, rest = label.word.partition(" (")
    told = (
        [f"{label.sign} {first}", f"({rest}"]
        if bracket
        else wrap(f"{label.sign} {label.word}", CELL_LETTERS, max_lines=2, placeholder=" …")
    )
    words = "\n".join(told)
    axes.text(x + 0.5, y + 0.47, words, ha="center", va="center", color=INK, size=FONT - 1)


def _box(axes: "Axes", x: float, y: float, width: float, height: float, label: Label) -> None:
    from matplotlib.patches import Rectangle

    dashed = label.tone == "bad"
    style: dict[str, Any] = {"edgecolor": _INKS[label.tone], "facecolor": _GROUNDS[label.tone], "linewidth": 1.1 if dashed else 0.6}
    axes.add_patch(Rectangle((x, y), width, height, linestyle=(0, (4, 2)) if dashed else "-", **style))


def _plate(axes: "Axes", x: float, y: float, words: str) -> None:
    axes.text(x, y, words, ha="center", va="center", color=INK, bbox={"facecolor": "white", "edgecolor": "none", "pad": 1.2})


def _figure(height: float) -> "tuple[Figure, Axes]":
    """An empty drawing of the report's width."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(WIDTH, height), dpi=DOTS)
    FigureCanvasAgg(figure)
    axes = figure.add_axes((0.0, 0.0, 1.0, 1.0))
    axes.axis("off")
    return figure, axes


def _png(figure: "Figure") -> bytes:
    stream = io.BytesIO()
    figure.savefig(stream, format="png", metadata={"Software": None})
    return stream.getvalue()
