"""Text layers that do not hold what the page shows: fonts without meaning, exchanged alphabets, pictures with a few words."""

from pathlib import Path

import pypdfium2
import pytest

from stocktake.extract.readers import tesseract
from stocktake.extract.readers.ocr_runs import Entry, mend
from stocktake.extract.readers.pdf import read_pdf
from stocktake.extract.readers.pdf_layers import is_gibberish, unknown_share
from stocktake.extract.readers.pdf_text import Word
from stocktake.model import Layout

ROOT = Path(__file__).resolve().parent.parent
PAPERS = [*sorted((ROOT / "corpus" / "sample" / "papers").glob("*.pdf")), *sorted((ROOT.parent / "shared" / "facsimile").glob("*.pdf"))]
WORDS = (
    "The county opens a reading room in every town and trains the nurses who visit families at night. Each school has a plan "
    "by May, and the board looks at its progress every month with the parents of the children whom it is for. Letters are answered "
    "within ten working days; where this takes longer, somebody telephones the family, explains why, and says when to expect it."
)
needs_tesseract = pytest.mark.skipif(tesseract.find_program() is None, reason="the program tesseract is not installed")


@pytest.fixture
def no_tesseract(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("PATH", "ProgramFiles", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path))


def written(font: bytes, encode: "dict[str, int]", *further: bytes) -> bytes:
    """A page of WORDS in a font given as PDF objects, each letter by its code."""
    lines = [" ".join(WORDS.split()[n : n + 9]) for n in range(0, len(WORDS.split()), 9)]
    shown = b"".join(b"<" + bytes(encode[letter] for letter in line).hex().encode() + b"> Tj T* " for line in lines)
    content = b"BT /F 11 Tf 60 780 Td 15 TL " + shown + b"ET"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        b"<</Length %d>>\nstream\n%s\nendstream" % (len(content), content),
        font,
        *further,
    ]
    body = b"%PDF-1.5\n"
    places = []
    for number, item in enumerate(objects, 1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, item)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    return body + head + table + b"trailer <</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, len(body))


HELVETICA = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding/ToUnicode 6 0 R>>"
CODES = {letter: ord(letter) for letter in set(WORDS)}


def with_meanings(meanings: "dict[str, str]") -> bytes:
    """A page that shows WORDS and says that its letters mean others."""
    pairs = b"".join(b"<%02X> <%04X>\n" % (ord(letter), ord(meaning)) for letter, meaning in sorted(meanings.items()))
    table = (
        b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def 1 begincodespacerange <00><FF> endcodespacerange\n"
        b"%d beginbfchar\n%sendbfchar endcmap end end" % (len(meanings), pairs)
    )
    return written(HELVETICA, CODES, b"<</Length %d>>\nstream\n%s\nendstream" % (len(table), table))


def private() -> bytes:
    return with_meanings({letter: chr(0xE000 + ord(letter)) for letter in CODES if letter != " "})


def exchanged() -> bytes:
    """Each small letter means the one thirteen places on: words of the right length and no sense."""
    return with_meanings({letter: chr((ord(letter) - 97 + 13) % 26 + 97) if letter.islower() else letter for letter in CODES})


def drawn() -> bytes:
    """A Type 3 font whose shapes bear numbers for names."""
    letters = sorted(CODES)
    codes = {letter: number for number, letter in enumerate(letters, 33)}
    names = b" ".join(b"/g%d" % codes[letter] for letter in letters)
    shapes = b"".join(b"/g%d 6 0 R" % codes[letter] for letter in letters)
    font = (
        b"<</Type/Font/Subtype/Type3/FontBBox[0 0 600 800]/FontMatrix[.001 0 0 .001 0 0]/FirstChar 33/LastChar %d/Widths[%s]"
        b"/Encoding<</Type/Encoding/Differences[33 %s]>>/CharProcs<<%s>>/Resources<<>>>>"
        % (32 + len(letters), b"600 " * len(letters), names, shapes)
    )
    shape = b"600 0 0 0 600 700 d1 50 0 400 600 re f"
    return written(font, codes, b"<</Length %d>>\nstream\n%s\nendstream" % (len(shape), shape))


def words(text: str) -> list[Word]:
    return [Word(word, 0, 0, 1, 1, 1, 10, False) for word in text.split()]


def told(layout: Layout) -> str:
    return " ".join(fault.message for fault in layout.faults)


@pytest.mark.parametrize(
    ("paper", "why"), [(private(), "do not say which letters"), (drawn(), "do not say which letters"), (exchanged(), "make no words")]
)
@pytest.mark.usefixtures("no_tesseract")
def test_a_page_whose_letters_lie_is_told_with_what_to_do(paper: bytes, why: str) -> None:
    said = told(read_pdf(paper, "plan.pdf"))
    assert "The text of page 1 cannot be trusted" in said and why in said
    assert "Install Tesseract" in said and "Word file" in said


@needs_tesseract
@pytest.mark.parametrize("paper", [private(), exchanged()])
def test_it_is_read_from_its_picture_where_that_can_be_done(paper: bytes) -> None:
    layout = read_pdf(paper, "plan.pdf")
    assert "reading room" in layout.text and "cannot be trusted" in told(layout) and "recognised by OCR" in told(layout)
    assert all(fragment.ocr and (fragment.confidence or 0) > 0.8 for passage in layout.passages() for fragment in passage.fragments)


def test_a_page_of_plain_letters_is_trusted() -> None:
    layout = read_pdf(with_meanings({letter: letter for letter in CODES}), "plan.pdf")
    assert not layout.faults and not any(passage.ocr for passage in layout.passages())


@pytest.mark.parametrize("paper", PAPERS, ids=lambda path: path.name)
def test_no_real_page_is_doubted(paper: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    document = pypdfium2.PdfDocument(paper)
    pictured = not any(page.get_textpage().count_chars() for page in document)
    document.close()
    if pictured:
        pytest.skip("a scan has no text layer")
    for name in ("PATH", "ProgramFiles", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path))
    assert "cannot be trusted" not in told(read_pdf(paper.read_bytes(), paper.name))


@pytest.mark.parametrize(
    "text",
    [
        "Każda szkoła otrzyma plan w maju a rada będzie co miesiąc oceniać postępy razem z rodzicami dzieci których on dotyczy. " * 3,
        "Bydd pob ysgol yn cael cynllun ym mis Mai a bydd y bwrdd yn edrych ar y cynnydd bob mis gyda rhieni y plant dan sylw. " * 3,
        "j.moss@fernshire.example 01632 960001 Ida Moss k.oduya@fernshire.example 01632 960002 Kofi Oduya Lee Zhang Priya Nair " * 4,
        "1.1.a 1.1.b 12/05/2031 80% RAG TBC Q1 Q2 " * 30,
    ],
    ids=["Polish", "Welsh", "addresses", "codes"],
)
def test_other_languages_names_and_codes_are_no_gibberish(text: str) -> None:
    assert not is_gibberish(words(text))


def test_single_marks_of_a_symbol_font_do_not_count() -> None:
    assert unknown_share([*words("\uf0b7 " * 40), *words(WORDS)]) == 0.0


def test_a_reference_that_breaks_the_run_of_its_column_is_put_right() -> None:
    read = [Entry(text, True) for text in ("2.1.h", "2.1.y", "2.1.j", "2.1.k", "2.2.a")]
    assert [entry.text for entry in mend(read)] == ["2.1.h", "2.1.i", "2.1.j", "2.1.k", "2.2.a"]


@pytest.mark.parametrize(
    ("texts", "surely"),
    [
        (("2.1.a", "2.1.b", "2.1.d", "2.1.e"), (True, True, True, True)),  # one may have been struck out
        (("1.9", "1.10", "2.1", "2.2"), (True, True, True, True)),
        (("2.1.a", "2.1.b", "2.1.x"), (True, True, False)),  # at the end nothing tells
    ],
)
def test_what_may_be_so_is_left_as_it_was_read(texts: tuple[str, ...], surely: tuple[bool, ...]) -> None:
    mended = mend([Entry(text, True) for text in texts])
    assert tuple(entry.text for entry in mended) == texts
    assert tuple(entry.sure for entry in mended) == surely


def test_an_unsure_one_at_the_edge_follows_its_neighbours() -> None:
    assert mend([Entry("1.1.a", True), Entry("1.1.b", True), Entry("1.1.¢", False)])[-1].text == "1.1.c"
    assert mend([Entry("1.1.8", False), Entry("1.1.c", True), Entry("1.1.d", True)])[0].text == "1.1.b"
