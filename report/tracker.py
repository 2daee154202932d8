"""The Excel tracker: every action, measure, finding and piece of evidence as a row, with room for the area's answers.

No cell is ever a formula, whatever a paper says: each text is stored as text, and what begins like a formula is marked as quoted, so
that it stays one when somebody edits the cell.
"""

import io
from collections.abc import Mapping
from copy import copy
from datetime import date
from typing import Any

from .gap_view import ReportView
from .pack_files import steady_zip
from .safe_words import FORMULA_SIGNS, GENERATOR, clean
from .tracker_sheets import DISPOSITION, DISPOSITIONS, Column, Content, Holds, Sheet, sheets_of

FILE_NAME = "tracker.xlsx"
# What Excel takes for the beginning of a formula.
# Excel holds no longer text in a cell.
LONGEST_CELL = 32_767
# A higher row hides the next one; Excel shows the rest of the text in its edit line.
MOST_LINES = 12
LINE_POINTS = 14.5

_FILLS = {"Red": "FDE7E7", "Amber": "FFF0D2", "Green": "E3F3E8", "Not rated": "ECEFF3"}
_HEAD_FILL, _ENTRY_FILL = "1F3A5F", "FFFBE6"
_TOP = {"vertical": "top", "wrap_text": True}


def tracker_bytes(view: ReportView, as_of: date) -> bytes:
    """Return the tracker of a view as an Excel workbook; the same view gives the same bytes."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.active)
    book.properties.creator = GENERATOR
    book.properties.title = clean(view.title)
    book.properties.language = "en-GB"
    sheets = sheets_of(view)
    pages = [book.create_sheet(sheet.name) for sheet in sheets]
    looks = _add_styles(book, pages[0])
    for page, sheet in zip(pages, sheets, strict=True):
        _write(page, sheet, looks)
    stream = io.BytesIO()
    book.save(stream)
    return steady_zip(stream.getvalue(), as_of)


def _add_styles(book: Any, page: Any) -> dict[str, Any]:
    """Add the named styles, so that a person can change the look of all cells of a kind at once, and return what a cell refers to
    each by: looking a style up again for every cell takes most of the time of a large tracker.
    """
    from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side

    edge = Side(style="thin", color="C9D0D8")
    font, border = Font(name="Calibri", size=10), Border(bottom=edge)
    styles = {
        "Stocktake head": {"font": Font(name="Calibri", size=10, bold=True, color="FFFFFF"), "fill": PatternFill("solid", _HEAD_FILL)},
        "Stocktake text": {"number_format": "@"},
        "Stocktake number": {"number_format": "0"},
        "Stocktake score": {"number_format": "0.00"},
        "Stocktake date": {"number_format": "d mmm yyyy"},
        "Stocktake entry": {"fill": PatternFill("solid", _ENTRY_FILL), "number_format": "@"},
        "Stocktake entry date": {"fill": PatternFill("solid", _ENTRY_FILL), "number_format": "d mmm yyyy"},
        **{f"Stocktake {state}": {"fill": PatternFill("solid", fill), "number_format": "@"} for state, fill in _FILLS.items()},
    }
    for name, parts in styles.items():
        book.add_named_style(NamedStyle(name, **{"font": font, "border": border, "alignment": Alignment(**_TOP), **parts}))
    return {name: _look(page, name) for name in styles}


def _look(page: Any, style: str) -> Any:
    first = page.cell(1, 1)
    first.style = style
    return copy(first._style)


def _write(page: Any, sheet: Sheet, looks: Mapping[str, Any]) -> None:
    from openpyxl.utils import get_column_letter

    for number, column in enumerate(sheet.columns, start=1):
        cell = page.cell(1, number)
        cell._style = looks["Stocktake head"]
        cell.value = column.heading
        page.column_dimensions[get_column_letter(number)].width = column.width
    for place, row in enumerate(sheet.rows, start=2):
        for number, (column, content) in enumerate(zip(sheet.columns, row, strict=True), start=1):
            _fill(page.cell(place, number), column, content, looks)
        page.row_dimensions[place].height = LINE_POINTS * _lines(sheet, row)
    page.row_dimensions[1].height = LINE_POINTS * 3
    last = f"{get_column_letter(len(sheet.columns))}{len(sheet.rows) + 1}"
    page.freeze_panes = f"{get_column_letter(sheet.kept + 1)}2"
    if sheet.filtered:
        page.auto_filter.ref = f"A1:{last}"
    page.print_title_rows = "1:1"
    page.page_setup.orientation, page.page_setup.paperSize, page.page_setup.fitToHeight = "landscape", 9, 0
    page.sheet_properties.pageSetUpPr.fitToPage = True
    _add_validation(page, sheet)


def _lines(sheet: Sheet, row: tuple[Content, ...]) -> int:
    """How many lines the highest cell of a row takes, as far as widths in letters tell."""
    needed = (
        sum(max(1, -(-len(line) // max(column.width, 1))) for line in content.split("\n"))
        for column, content in zip(sheet.columns, row, strict=True)
        if isinstance(content, str)
    )
    return min(max(needed, default=1), MOST_LINES)


def _fill(cell: Any, column: Column, content: Content, looks: Mapping[str, Any]) -> None:
    cell._style = looks[_style(column, content)]
    if isinstance(content, str) and content:
        words = clean(content)
        cell.value = words if len(words) <= LONGEST_CELL else f"{words[: LONGEST_CELL - 1]}…"
        cell.data_type = "s"  # or what begins with “=” would be a formula
        if words.startswith(FORMULA_SIGNS):
            cell._style = copy(cell._style)
            cell.quotePrefix = True
    elif content is not None and content != "":
        cell.value = content


def _style(column: Column, content: Content) -> str:
    match column.holds:
        case Holds.COUNT:
            return "Stocktake number"
        case Holds.SCORE:
            return "Stocktake score"
        case Holds.DATE:
            return "Stocktake date"
        case Holds.ENTRY:
            return "Stocktake entry"
        case Holds.ENTRY_DATE:
            return "Stocktake entry date"
        case Holds.STATE:
            return f"Stocktake {content}"
        case _:
            return "Stocktake text"


def _add_validation(page: Any, sheet: Sheet) -> None:
    """Offer the dispositions as a list, and take nothing but dates where a date is asked for."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    if not sheet.rows:
        return
    for number, column in enumerate(sheet.columns, start=1):
        place = f"{get_column_letter(number)}2:{get_column_letter(number)}{len(sheet.rows) + 1}"
        if column.heading == DISPOSITION:
            rule = DataValidation(type="list", formula1=f'"{",".join(DISPOSITIONS)}"', allow_blank=True)
            rule.promptTitle, rule.error = "Disposition", f"Choose one of: {', '.join(DISPOSITIONS)}."
            rule.prompt = "Accept: it is true, and known. Waive: it does not hold here. Answer: our reply, which settles nothing by itself."
        elif column.holds is Holds.ENTRY_DATE:
            rule = DataValidation(type="date", operator="greaterThan", formula1="36526", allow_blank=True)
            rule.error = "Enter a date, for example 31/01/2025."
        else:
            continue
        rule.showInputMessage = rule.showErrorMessage = True
        rule.add(place)
        page.add_data_validation(rule)
