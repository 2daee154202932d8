"""Reads the cells of one Excel sheet: their words as shown, and how they look."""

import re
import warnings
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from .assembly import visible
from .excel_formats import show_moment, show_number
from .excel_package import Area, SheetFrame
from .grid import Look
from .office_package import parse_xml
from .shading import signal_of

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell.read_only import ReadOnlyCell
    from openpyxl.styles.colors import Color

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
# The order in which cells count a theme's colours; the theme itself lists dark before light.
_THEME = ("lt1", "dk1", "lt2", "dk2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6", "hlink", "folHlink")
_WHITE = "FFFFFF"
_UNPAIRED = re.compile("[\ud800-\udfff]")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


@dataclass(frozen=True, slots=True)
class Spot:
    """A cell, or several merged: its place from 1, how far it spans, its words, and how it looks."""

    row: int
    column: int
    lines: tuple[str, ...] = ()
    bold: bool = False
    shaded: bool = False
    fill: str | None = None
    row_span: int = 1
    column_span: int = 1

    @property
    def look(self) -> Look:
        """How the cell looks to the search for column headings."""
        return Look(self.words, self.bold, self.shaded)

    @property
    def words(self) -> str:
        """The folded words of the cell."""
        return " ".join(" ".join(line.split()) for line in self.lines)


Rows = dict[int, list[Spot]]


def read_spots(workbook: "Workbook", sheet: str, frame: SheetFrame) -> Rows:
    """Return the sheet's cells that hold words, are shaded or merged, row by row; a merged cell is one, where it begins.

    Raises whatever the library does for a sheet that is damaged.
    """
    palette = _theme_colours(workbook)
    worksheet = workbook[sheet]
    worksheet.reset_dimensions()  # the extent a file states of its sheets may be wrong; what is there counts
    rows: Rows = {}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of extensions it would not write again
        for cells in worksheet.iter_rows(max_row=max(frame.last_row, 1)):
            for cell in cells:
                spot = None if cell.value is None and not getattr(cell, "has_style", False) else _read(cell, palette)
                if spot is not None:
                    rows.setdefault(spot.row, []).append(spot)
    return _merge(rows, frame.merges)


def show(value: object, code: str) -> str:
    """Return a cell's value as Excel shows it under the number format ``code``."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, datetime | date | time | timedelta):
        return show_moment(value, code)
    if isinstance(value, int | float):
        return show_number(value, code)
    return _UNPAIRED.sub("\ufffd", _ESCAPED.sub(lambda match: chr(int(match[1], 16)), str(value)))


def _read(cell: "ReadOnlyCell", palette: Sequence[str]) -> Spot | None:
    shown = visible(show(cell.value, cell.number_format or "General"))
    lines = tuple(line.rstrip() for line in re.split(r"\r\n|\r|\n|\x0b|\u2028|\u2029", shown) if line.strip())
    colour = _fill_colour(cell, palette)
    if not lines and colour is None:
        return None
    return Spot(cell.row, cell.column, lines, bool(cell.font and cell.font.b), colour is not None, signal_of(colour or ""))


def _merge(rows: Rows, merges: Sequence[Area]) -> Rows:
    """Return the cells with each merged area one cell; what lies beneath it is not shown, and left out."""
    numbers = sorted(rows)
    rightmost = max((spot.column for row in rows.values() for spot in row), default=0)
    covered: dict[int, list[tuple[int, int]]] = {}
    merged: dict[tuple[int, int], Area] = {}
    for area in merges:
        if any(left <= area.left <= right for left, right in covered.get(area.top, ())):
            continue  # overlapping areas are an error of the file
        merged[area.top, area.left] = area
        for number in numbers[bisect_left(numbers, area.top) : bisect_right(numbers, area.bottom)]:
            covered.setdefault(number, []).append((area.left, min(area.right, max(rightmost, area.left))))
    last = numbers[-1] if numbers else 0
    return {number: [_spread(s, merged, last, rightmost) for s in row if _is_shown(s, covered, merged)] for number, row in rows.items()}


def _is_shown(spot: Spot, covered: dict[int, list[tuple[int, int]]], merged: dict[tuple[int, int], Area]) -> bool:
    beneath = any(left <= spot.column <= right for left, right in covered.get(spot.row, ()))
    return not beneath or (spot.row, spot.column) in merged


def _spread(spot: Spot, merged: dict[tuple[int, int], Area], last: int, rightmost: int) -> Spot:
    area = merged.get((spot.row, spot.column))
    if area is None:
        return spot
    row_span, column_span = min(area.bottom, last) - area.top + 1, min(area.right, rightmost) - area.left + 1
    return Spot(spot.row, spot.column, spot.lines, spot.bold, spot.shaded, spot.fill, row_span, column_span)


# --- colours -------------------------------------------------------------------------------------------------------


def _fill_colour(cell: "ReadOnlyCell", palette: Sequence[str]) -> str | None:
    """Return the colour a cell is filled with as six hexadecimal digits; None for no fill, a pattern, and white."""
    fill = cell.fill
    if fill is None or getattr(fill, "fill_type", None) != "solid":
        return None
    colour = _digits(fill.fgColor, palette)
    return None if colour in (None, _WHITE) else colour


def _digits(colour: "Color", palette: Sequence[str]) -> str | None:
    from openpyxl.styles.colors import COLOR_INDEX

    if colour.type == "rgb" and isinstance(colour.rgb, str):
        base = colour.rgb[-6:].upper()
    elif colour.type == "theme" and isinstance(colour.theme, int) and colour.theme < len(palette):
        base = palette[colour.theme]
    elif colour.type == "indexed" and isinstance(colour.indexed, int) and colour.indexed < len(COLOR_INDEX):
        base = COLOR_INDEX[colour.indexed][-6:]
    else:
        return None
    return _tinted(base, float(colour.tint or 0)) if re.fullmatch("[0-9A-F]{6}", base) else None


def _tinted(base: str, tint: float) -> str:
    """Return a colour made lighter (``tint`` up to 1) or darker (down to -1), as Office does: by its lightness."""
    import colorsys

    if not tint:
        return base
    hue, lightness, saturation = colorsys.rgb_to_hls(*(int(base[at : at + 2], 16) / 255 for at in (0, 2, 4)))
    lightness = lightness * (1 + tint) if tint < 0 else lightness * (1 - tint) + tint
    return "".join(f"{round(part * 255):02X}" for part in colorsys.hls_to_rgb(hue, min(max(lightness, 0.0), 1.0), saturation))


def _theme_colours(workbook: "Workbook") -> list[str]:
    """Return the colours of the workbook's theme in the order cells count them; "" for one that is not given by its digits."""
    theme = workbook.loaded_theme
    root = parse_xml(theme if isinstance(theme, bytes) else None)
    scheme = None if root is None else root.find(f".//{_DRAWING}clrScheme")
    if scheme is None:
        return []
    given = {str(entry.tag).removeprefix(_DRAWING): entry[0] for entry in scheme if len(entry)}
    return [given[name].get("lastClr") or given[name].get("val") or "" if name in given else "" for name in _THEME]
