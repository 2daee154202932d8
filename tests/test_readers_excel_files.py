"""What a cell's value reads as, and which files are refused, with what to do."""

import io
import re
import zipfile
from datetime import date, datetime, time
from pathlib import Path

import openpyxl
import pytest

from stocktake.corpus.gather import gather
from stocktake.extract.readers import format_of, office_package
from stocktake.extract.readers.excel import read_excel
from stocktake.extract.readers.excel_cells import show
from stocktake.model import ListItem, UnreadablePaper

from .workbooks import faults, read, rewritten, seen, sheet, tables, workbook

OLE = bytes.fromhex("D0CF11E0A1B11AE1") + bytes(100)


# --- values --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        (1.1, "0.00", "1.10"),
        (1.1, "General", "1.1"),
        ("1.10", "@", "1.10"),
        (0.1 + 0.2, "General", "0.3"),
        (3.0, "General", "3"),
        (0.8, "0%", "80%"),
        (0.125, "0.0%", "12.5%"),
        (2.5, "0", "3"),
        (1234567, "#,##0", "1,234,567"),
        (1234.5, "[$£-809]#,##0.00", "£1,234.50"),
        (-5, "0.0_);(0.0)", "(5.0)"),
        (-5, "General", "-5"),
        (0, "0;-0;;@", ""),
        (7, "000", "007"),
        (1_500_000, '"£"0.0,,"m"', "£1.5m"),
        (12, '0" weeks"', "12 weeks"),
        (2, '[=1]"Green";[=2]"Amber";"Red"', "Amber"),
        (3, '[=1]"Green";[=2]"Amber";"Red"', "Red"),
        (0.5, "# ?/?", "0.5"),
        (1e300, "0.00", "1E+300"),
        (True, "General", "TRUE"),
        ("#REF!", "General", "#REF!"),
        (None, "General", ""),
        (datetime(2023, 3, 31), "mm-dd-yy", "31/03/2023"),
        (datetime(2023, 3, 31), "dd/mm/yyyy;@", "31/03/2023"),
        (datetime(2023, 3, 31), "mmm-yy", "Mar-23"),
        (datetime(2023, 3, 31), "[$-F800]dddd, mmmm dd, yyyy", "31 March 2023"),
        (datetime(2023, 3, 31), '"by "d mmmm yyyy', "by 31 March 2023"),
        (date(2023, 3, 31), "ddd d.m.yy", "Fri 31.3.23"),
        (datetime(2023, 3, 31, 14, 5), "d/m/yy h:mm AM/PM", "31/3/23 2:05 PM"),
        (time(9, 30), "hh:mm", "09:30"),
        (time(0, 0), "dd/mm/yyyy", "00/01/1900"),
    ],
)
def test_a_value_reads_as_excel_shows_it(value: object, code: str, shown: str) -> None:
    assert show(value, code) == shown


def test_line_breaks_part_paragraphs_and_bullets_are_list_entries() -> None:
    layout = read(sheet(("Ref", "Action"), ("1.1", "Two steps:\n• Ask families\n   o by letter\n• Publish what they said")))
    blocks = tables(layout)[0].rows[1].cells[1].blocks
    assert [(b.marker, b.depth, b.passage.text) if isinstance(b, ListItem) else b.passage.text for b in blocks] == [
        "Two steps:",
        ("•", 0, "Ask families"),
        ("o", 1, "by letter"),
        ("•", 0, "Publish what they said"),
    ]


def test_text_that_looks_like_a_formula_stays_text_and_errors_are_shown() -> None:
    def change(plan: openpyxl.worksheet.worksheet.Worksheet) -> None:
        plan["A3"].data_type = "s"
        plan["B3"].data_type = "e"

    layout = read(sheet(("Ref", "Action"), ("1.1", "Ask"), ("=SUM(B1)", "#N/A"), change=change))
    assert seen(layout)[1] == [["Ref", "Action"], ["1.1", "Ask"], ["=SUM(B1)", "#N/A"]]
    assert not layout.faults


def test_formulas_give_their_stored_results_and_those_without_are_named() -> None:
    data = sheet(("Ref", "Action"), ("1.1", "=A2"), ("1.2", "=A3"), ("1.3", "Ask"))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        stored = re.search(r"<f>A2</f><v ?/?>(</v>)?", archive.read("xl/worksheets/sheet1.xml").decode())
    assert stored is not None
    layout = read(rewritten(data, "xl/worksheets/sheet1.xml", stored[0], "<f>A2</f><v>42</v>"))
    assert seen(layout)[1] == [["Ref", "Action"], ["1.1", "42"], ["1.2", ""], ["1.3", "Ask"]]
    assert [message for message in faults(layout) if "1 formula has no stored result" in message and "(B3)" in message]


# --- files ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty"),
        (b"%PDF-1.7", "but a PDF"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "protected by a password"),
        (OLE + "Workbook".encode("utf-16-le"), "old Excel format"),
        (sheet(("Ref", "Action"))[:700], "damaged"),
        (sheet(), "holds no text"),
        (rewritten(sheet(("Ref",)), "xl/workbook.xml", "workbook", "book"), "not an Excel workbook"),
        (rewritten(sheet(("Ref",)), "xl/styles.xml", "<fills", "<<fills"), "damaged"),
        (rewritten(sheet(("Ref",)), "xl/worksheets/sheet1.xml", "</sheetData>", ""), "damaged"),
    ],
)
def test_an_unreadable_file_is_refused_with_what_to_do(data: bytes, words: str) -> None:
    with pytest.raises(UnreadablePaper, match=words) as refused:
        read_excel(data, "plan.xlsx")
    assert refused.value.remedy


def test_a_file_that_unpacks_beyond_measure_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    data = sheet(*((number, "words " * 50) for number in range(200)))
    monkeypatch.setattr(office_package, "LARGEST_PART", 10_000)
    with pytest.raises(UnreadablePaper, match="unpacks to"):
        read_excel(data, "plan.xlsx")


def test_one_damaged_sheet_does_not_cost_the_others() -> None:
    def make(book: openpyxl.Workbook) -> None:
        book.active["A1"] = "Lost"
        book.create_sheet("Second")["A1"] = "Kept"

    layout = read(rewritten(workbook(make), "xl/worksheets/sheet1.xml", "</sheetData>", ""))
    assert seen(layout) == ["# Second", "Kept"]
    assert "“Plan” is damaged" in faults(layout)[0]


def test_workbooks_are_told_from_word_files_by_what_the_archive_holds(tmp_path: Path) -> None:
    with zipfile.ZipFile(word := io.BytesIO(), "w") as archive:
        archive.writestr("word/document.xml", "<x/>")
        archive.writestr("word/embeddings/table.xlsx", sheet(("Ref",)))
    data = sheet(("Ref", "Action"), (1.1, "Ask"))
    assert (format_of(data, "plan.docx"), format_of(data[:900], "plan"), format_of(word.getvalue(), "a.xlsx")) == ("excel", "excel", "word")
    assert format_of(OLE + "Workbook".encode("utf-16-le"), "plan.xls") == "excel"
    for name in ("plan.xlsx", "tracker.xlsm", "~$plan.xlsx"):
        (tmp_path / name).write_bytes(data)
    assert [path.name for path in gather([tmp_path]).papers] == ["plan.xlsx", "tracker.xlsm"]
