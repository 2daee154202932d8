"""Makes small Excel workbooks in memory for tests, and shows what was read of them."""

import io
import zipfile
from collections.abc import Callable

import openpyxl

from stocktake.extract.readers.excel import read_excel
from stocktake.model import Heading, Layout, Table

Make = Callable[[openpyxl.Workbook], object]


def workbook(make: Make) -> bytes:
    book = openpyxl.Workbook()
    book.active.title = "Plan"
    make(book)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def sheet(*rows: tuple[object, ...], change: Callable[[openpyxl.worksheet.worksheet.Worksheet], object] = lambda _: None) -> bytes:
    """Return a workbook of one sheet called "Plan" that holds ``rows``; ``change`` has the last word on it."""

    def make(book: openpyxl.Workbook) -> None:
        for row in rows:
            book.active.append(row)
        change(book.active)

    return workbook(make)


def rewritten(data: bytes, part: str, old: str, new: str) -> bytes:
    """Return the archive with a part's text changed."""
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(buffer := io.BytesIO(), "w", zipfile.ZIP_DEFLATED) as target:
        for entry in source.namelist():
            content = source.read(entry)
            if entry == part:
                assert old in content.decode()
                content = content.decode().replace(old, new).encode()
            target.writestr(entry, content)
    return buffer.getvalue()


def read(data: bytes) -> Layout:
    layout = read_excel(data, "plan.xlsx")
    starts = [passage.start for passage in layout.passages()]
    assert starts == sorted(starts)
    for passage in layout.passages():
        passage.check(layout.text)
    assert (layout.pages, layout.format) == (None, "excel")
    return layout


def seen(layout: Layout) -> list[object]:
    """Return headings as "# words", other prose as its words, tables as the words of their cells row by row."""
    short: list[object] = []
    for block in layout.blocks:
        if isinstance(block, Table):
            short.append([[cell.text for cell in row.cells] for row in block.rows])
        else:
            short.append(("# " if isinstance(block, Heading) else "") + block.passage.text)
    return short


def tables(layout: Layout) -> list[Table]:
    return [block for block in layout.blocks if isinstance(block, Table)]


def faults(layout: Layout) -> list[str]:
    return [fault.message for fault in layout.faults]
