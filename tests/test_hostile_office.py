"""Word and Excel files made to do harm, too large, nested without end, or protected: each is refused in words, soon."""

import io
import zipfile

import pytest

from stocktake.extract import read_bytes
from stocktake.extract.readers import office_package
from stocktake.extract.readers.office_package import OLE
from stocktake.extract.readers.weighing import is_heavy
from stocktake.model import PasswordNeeded, UnreadablePaper

from .builders import tables
from .workbooks import rewritten, sheet

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "ha"}">' for n in range(9))


def word_file(body: str, before: str = "", encoding: str = "utf-8", **parts: bytes) -> bytes:
    main = f'{before}<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", main.encode(encoding))
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def paragraph(words: str) -> str:
    return f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"


@pytest.mark.parametrize(
    "before",
    [
        pytest.param(f"<!DOCTYPE d [{LAUGHS}]>", id="entities that name each other"),
        pytest.param('<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]>', id="a file of this computer"),
        pytest.param('<!DOCTYPE d SYSTEM "http://127.0.0.1:9/x.dtd">', id="a place on the network"),
        pytest.param(f"<!-- {'long ' * 1000} --><!DOCTYPE d []>", id="behind a long comment"),
        pytest.param(f'<?xml version="1.0"?>{" " * 3000}<!DOCTYPE d []>', id="behind blanks"),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_declared_entities_are_refused(before: str, encoding: str) -> None:
    with pytest.raises(UnreadablePaper, match="declares entities"):
        read_bytes(word_file(paragraph("&x;"), before, encoding), "plan.docx")


def test_declared_entities_in_a_workbook_are_refused_before_its_library_sees_them() -> None:
    data = rewritten(sheet(("Ref", "Action")), "xl/worksheets/sheet1.xml", "<worksheet", f"<!DOCTYPE w [{LAUGHS}]><worksheet")
    with pytest.raises(UnreadablePaper, match="no Excel file does"):
        read_bytes(data, "plan.xlsx")


def test_comments_before_the_root_are_no_harm() -> None:
    before = '<?xml version="1.0"?>\n<!-- made by a program -->\n'
    assert read_bytes(word_file(paragraph("Words"), before), "plan.docx").text == "Words\n"
    with_own_part = word_file(paragraph("Words"), **{"customXml/item1.xml": b"<!DOCTYPE html><html/>"})
    assert read_bytes(with_own_part, "plan.docx").text == "Words\n"


@pytest.mark.parametrize("name", ["plan.docx", "plan.xlsx"])
def test_an_archive_that_unpacks_to_more_than_any_paper_is_not_unpacked(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office_package, "LARGEST_PART", 1_000_000)
    data = word_file(paragraph("a" * 1_200_000)) if name.endswith("docx") else sheet(*((f"word {n}" * 20,) for n in range(9000)))
    with pytest.raises(UnreadablePaper, match=r"unpacks to \d MB, more than any paper does"):
        read_bytes(data, name)


def test_a_claimed_size_does_not_deceive() -> None:
    data = bytearray(word_file(paragraph("a" * 2_000_000)))
    size = (2_000_000 + 150).to_bytes(4, "little")[:2]
    for at in range(len(data)):  # in both directories of the archive
        if data[at : at + 2] == size and data[at + 2 : at + 4] == b"\x1e\x00":
            data[at : at + 4] = (100).to_bytes(4, "little")
    try:
        assert len(read_bytes(bytes(data), "plan.docx").text) <= 2_000_001
    except UnreadablePaper as error:
        assert "damaged" in str(error)


def test_a_file_nested_without_end_is_told() -> None:
    deep = "<w:sdt><w:sdtContent>" * 25_000 + paragraph("Words") + "</w:sdtContent></w:sdt>" * 25_000
    with pytest.raises(UnreadablePaper, match="nests its parts deeper than any paper does") as error:
        read_bytes(word_file(deep), "plan.docx")
    assert "print it to PDF" in error.value.remedy


@pytest.mark.parametrize("places", ['<w:trPr><w:gridBefore w:val="99999999"/></w:trPr>', '<w:trPr><w:gridBefore w:val="-5"/></w:trPr>'])
def test_a_cell_that_claims_to_be_far_away_does_not_fill_the_memory(places: str) -> None:
    cell = f'<w:tc><w:tcPr><w:gridSpan w:val="{"9" * 400}"/></w:tcPr>{paragraph("Words")}</w:tc>'
    (table,) = tables(read_bytes(word_file(f"<w:tbl>{f'<w:tr>{places}{cell}{cell}</w:tr>' * 3}</w:tbl>"), "plan.docx"))
    assert table.columns <= 130
    assert [[cell.text for cell in row.cells if cell.text] for row in table.rows] == [["Words", "Words"]] * 3


def test_a_column_merged_over_many_rows_is_one_cell() -> None:
    row = f"<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr>{paragraph('left')}</w:tc><w:tc>{paragraph('right')}</w:tc></w:tr>"
    (table,) = tables(read_bytes(word_file(f"<w:tbl>{row * 2000}</w:tbl>"), "plan.docx"))
    assert (len(table.rows), table.rows[0].cells[0].row_span) == (2000, 2000)


def test_an_excel_sheet_that_claims_every_cell_is_read_by_what_is_there() -> None:
    data = rewritten(sheet(("Ref", "Action"), ("1.1", "Open")), "xl/worksheets/sheet1.xml", 'ref="A1:B2"', 'ref="A1:XFD1048576"')
    assert read_bytes(data, "plan.xlsx").text.split() == ["Plan", "Ref", "Action", "1.1", "Open"]


def test_halves_of_letters_written_as_codes_are_replaced() -> None:
    text = read_bytes(sheet(("Half _xD83D_ a letter",)), "plan.xlsx").text
    assert "Half \ufffd a letter" in text and text.encode("utf-8")


@pytest.mark.parametrize(("part", "program"), [("WordDocument", "Word"), ("Workbook", "Excel")])
def test_a_protected_file_is_told_with_what_to_do(part: str, program: str) -> None:
    data = OLE + part.encode("utf-16-le") + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le")
    with pytest.raises(PasswordNeeded, match="protected by a password") as error:
        read_bytes(data, "plan")
    assert f"Open it in {program}, save a copy without a password" in error.value.remedy


def test_what_is_heavy_is_told_without_unpacking() -> None:
    assert not is_heavy(word_file(paragraph("Words")), "word")
    assert is_heavy(word_file(paragraph("a" * 6_000_000)), "word")
    assert is_heavy(word_file(paragraph("a"), **{f"word/p{n}.xml": b"" for n in range(1100)}), "word")
    assert not is_heavy(b"PK\x03\x04 cut short", "excel")
