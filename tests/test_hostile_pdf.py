"""PDFs that are damaged, made to do harm, or protected: what can be read is, the rest is told, and nothing hangs."""

import io
import zlib
from pathlib import Path

import pytest
from click.testing import CliRunner
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from stocktake.cli import program
from stocktake.corpus.ingest import ingest
from stocktake.extract import read_bytes
from stocktake.extract.readers.pdf_password import unlock
from stocktake.extract.readers.pdf_weight import is_heavy
from stocktake.model import Layout, PasswordNeeded, UnreadablePaper

FONT = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
WORDS = "BT /F1 12 Tf 72 700 Td (Words of the plan) Tj ET"


def pdf(*objects: str | bytes) -> bytes:
    """Return a PDF of numbered objects, the first its catalogue."""
    out = io.BytesIO(b"")
    out.write(b"%PDF-1.7\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n" % number + (content if isinstance(content, bytes) else content.encode("latin-1")) + b"\nendobj\n")
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + b"".join(b"%010d 00000 n \n" % place for place in places))
    out.write(f"trailer<</Size {len(objects) + 1}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n".encode())
    return out.getvalue()


def stream(content: str | bytes, extra: str = "", *, packed: bool = False) -> bytes:
    data = content.encode("latin-1") if isinstance(content, str) else content
    data = zlib.compress(data, 9) if packed else data
    return f"<</Length {len(data)}{'/Filter/FlateDecode' if packed else ''}{extra}>>stream\n".encode() + data + b"\nendstream"


def one_page(
    content: str | bytes = WORDS, media: str = "0 0 595 842", resources: str = "", *more: str | bytes, packed: bool = False
) -> bytes:
    page = f"<</Type/Page/Parent 2 0 R/MediaBox[{media}]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>{resources}>>>>"
    tree = ("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>")
    return pdf(*tree, page, stream(content, packed=packed), FONT, *more)


def protected(password: str, **kept: str) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, encrypt=StandardEncryption(password, **kept))
    canvas.drawString(72, 700, "Words of the plan")
    canvas.save()
    return out.getvalue()


def read(data: bytes) -> Layout:
    layout = read_bytes(data, "plan.pdf")
    for passage in layout.passages():
        passage.check(layout.text)
    return layout


@pytest.mark.parametrize(
    "media",
    ["0 0 1e30 1e30", "nan nan inf 1e39", "0 0 0 0", "595 842 0 0", "-1e9 -1e9 1e9 1e9", "0 0 595", "(a) (b) (c) (d)"],
)
def test_a_page_of_any_size_is_read(media: str) -> None:
    assert read(one_page(media=media)).text.strip() == "Words of the plan"


@pytest.mark.parametrize(
    "before",
    [
        "BT /F1 1e38 Tf 1e38 1e38 1e38 1e38 1e38 1e38 Tm (Far) Tj 1e38 1e38 Td (away) Tj ET",
        "BT /F1 0 Tf 72 600 Td (nothing) Tj ET BT /F1 12 Tf 0 0 0 0 72 650 Tm (flat) Tj ET",
        "nan nan m 1e39 1e39 l S -1e39 0 1e39 1e39 re f",
        "Q Q Q ET ET BT BT " + "q " * 5000,
        "".join(f"{n} 0 m {n} 800 l S 0 {n} m 600 {n} l S " for n in range(0, 500, 2)),
    ],
)
def test_words_beside_things_at_impossible_places_are_read(before: str) -> None:
    assert {*"Words of the plan".split()} <= {*read(one_page(f"{before}\n{WORDS}")).text.split()}


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(one_page()[:200], id="cut short"),
        pytest.param(pdf("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[]/Count 0>>"), id="no pages"),
        pytest.param(pdf("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[]/Count 2000000000>>"), id="pages that are not there"),
        pytest.param(pdf("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>"), id="pages in a circle"),
        pytest.param(pdf("<</Type/Nothing>>"), id="no catalogue"),
        pytest.param(pdf(f"<</Type/Catalog/Pages 2 0 R/X {'[' * 50_000}{']' * 50_000}>>", "<</Type/Pages/Kids[]/Count 0>>"), id="deep"),
        pytest.param(b"%PDF-1.7\n" + bytes(range(256)) * 40, id="noise"),
    ],
)
def test_a_file_without_a_page_to_read_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadablePaper) as error:
        read(data)
    assert error.value.remedy


def test_no_pages_and_pages_that_are_lost_are_told_apart() -> None:
    tree = "<</Type/Catalog/Pages 2 0 R>>"
    with pytest.raises(UnreadablePaper, match="has no pages"):
        read(pdf(tree, "<</Type/Pages/Kids[]/Count 0>>"))
    with pytest.raises(UnreadablePaper, match="No page of the PDF can be opened"):
        read(pdf(tree, "<</Type/Pages/Kids[3 0 R]/Count 3000>>", "<</Type/Pages/Parent 2 0 R/Kids[]/Count 3000>>"))


def test_pages_that_are_claimed_and_not_there_are_told_once() -> None:
    layout = read(one_page().replace(b"/Count 1>>", b"/Count 500>>"))
    assert layout.text.strip() == "Words of the plan"
    assert [fault.message[:40] for fault in layout.faults] == ["Pages 2 to 500 could not be opened: the "]


def test_a_damaged_table_of_contents_is_mended() -> None:
    assert read(one_page().replace(b"0000000", b"9999999")).text.strip() == "Words of the plan"


def test_a_form_that_draws_itself_comes_to_an_end() -> None:
    form = stream(f"/X Do {WORDS}", "/Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources<</Font<</F1 5 0 R>>/XObject<</X 6 0 R>>>>")
    assert "Words" in read(one_page("/X Do", "0 0 595 842", "/XObject<</X 6 0 R>>", form)).text


# --- judged before they are opened -----------------------------------------------------------------------------------


def bomb_of_forms() -> bytes:
    """A kilobyte that draws a word a billion times: forms that draw the next one ten times."""
    last = 9
    forms = [
        stream(
            "/X Do " * 10 if depth < last else WORDS,
            f"/Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources<</Font<</F1 5 0 R>>/XObject<</X {7 + depth} 0 R>>>>",
        )
        for depth in range(last + 1)
    ]
    return one_page("/X Do", "0 0 595 842", "/XObject<</X 6 0 R>>", *forms)


PICTURE = "/Type/XObject/Subtype/Image/Width 30000/Height 30000/ColorSpace/DeviceGray/BitsPerComponent 8"


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(bomb_of_forms(), id="forms in forms"),
        pytest.param(one_page(b" " * 9_000_000, packed=True), id="a stream that unpacks to megabytes"),
        pytest.param(one_page(WORDS, "0 0 595 842", "", stream(b"", PICTURE)), id="a picture of a billion points"),
        pytest.param(
            pdf("<</Type/Catalog/Pages 2 0 R>>", f"<</Type/Pages/Kids[{'3 0 R ' * 2000}]/Count 2000>>"), id="one page over and over"
        ),
        pytest.param(one_page().replace(b"/Length", b"/Filter/LZWDecode/Length"), id="a packing that is not judged"),
        pytest.param(one_page().replace(b"/Length", b"/Filter[/FlateDecode/FlateDecode]/Length"), id="packed twice"),
        pytest.param(one_page(WORDS, "0 0 595 842", "", stream(b"", "/PatternType 1/XStep 0.001")), id="tiny tiles"),
        pytest.param(one_page("BI /W 9 /H 9 /F /Fl ID x EI"), id="a packed picture among the words"),
        pytest.param(protected("secret"), id="protected"),
        pytest.param(one_page() + b" " * 4_100_000, id="megabytes"),
    ],
)
def test_what_may_take_long_is_judged_heavy(data: bytes) -> None:
    assert is_heavy(data)


def test_ordinary_papers_are_not_heavy() -> None:
    sample = Path(__file__).resolve().parent.parent / "corpus" / "sample" / "papers"
    assert [file.name for file in sorted(sample.glob("*.pdf")) if is_heavy(file.read_bytes())] == []
    assert not is_heavy(one_page()) and not is_heavy(one_page(packed=True))


# --- passwords -------------------------------------------------------------------------------------------------------


def test_a_protected_pdf_is_read_with_its_password_only(tmp_path: Path) -> None:
    file = tmp_path / "plan.pdf"
    file.write_bytes(protected("Geheim é"))
    (failure,) = ingest([file]).failures
    assert "--password" in failure.remedy
    (failure,) = ingest([file], passwords=["wrong"]).failures
    assert "another password" in failure.wrong and "wrong" not in str(failure)
    (document,) = ingest([file], passwords=["wrong", "Geheim é"]).documents
    assert document.text.strip() == "Words of the plan"


def test_a_pdf_that_only_forbids_changes_needs_no_password() -> None:
    assert read(protected("", ownerPassword="owner")).text.strip() == "Words of the plan"


@pytest.mark.parametrize("password", ["", "x" * 500, "\ud800", "\0"])
def test_a_password_that_cannot_be_one_is_not_it(password: str) -> None:
    with pytest.raises(PasswordNeeded):
        unlock(protected("secret"), "plan.pdf", [password])


def test_a_password_is_asked_for_or_taken_from_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, own_cache: Path) -> None:
    file = tmp_path / "plan.pdf"
    file.write_bytes(protected("secret"))
    runner = CliRunner()
    asked = runner.invoke(program, ["text", str(file), "--password", "-"], input="secret\n")
    assert (asked.exit_code, asked.stdout) == (0, "Words of the plan\n")
    monkeypatch.setenv("STOCKTAKE_PASSWORD", "secret")
    assert runner.invoke(program, ["text", str(file)]).stdout == "Words of the plan\n"
    done = runner.invoke(program, ["extract", str(file), "--format", "json"])
    assert done.exit_code == 0 and "secret" not in done.output


def test_what_a_password_protects_is_not_kept(tmp_path: Path, own_cache: Path) -> None:
    file = tmp_path / "plan.pdf"
    file.write_bytes(protected("secret"))
    runner = CliRunner()
    assert runner.invoke(program, ["extract", str(file), "--password", "secret"]).exit_code == 0
    again = runner.invoke(program, ["extract", str(file)])
    assert again.exit_code == 2 and "protected by a password" in again.stderr
    kept = b"".join(part.read_bytes() for part in own_cache.iterdir()) if own_cache.exists() else b""
    assert b"secret" not in kept and b"Words of the plan" not in kept
