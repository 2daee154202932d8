"""The sample papers: they are what the scripts build, the same each time, and hold the faults that are listed."""

import json
import re
import zipfile
from importlib.metadata import version
from pathlib import Path

import pytest

from stocktake.corpus.sample import sample_papers
from stocktake.corpus.sample.build import BUILDERS, BUILT_WITH, build_papers, main, write_fault_lists
from stocktake.corpus.sample.build_plan import ACTION_COLUMNS
from stocktake.corpus.sample.content_plan import WEAKNESSES, WORKSTREAMS
from stocktake.corpus.sample.faults import FAMILY_NAMES, FAULTS, PAPERS, PLAN, PlantedFault
from stocktake.corpus.sample.pdf_pages import MARGIN

KEPT = sample_papers()
NINE = 9


def words_of(path: Path) -> str:
    """All words of a paper with white space folded; a table cell's words follow each other, even over a page break."""
    if path.suffix == ".pdf":
        return words_of_pdf(path)
    if path.suffix == ".docx":
        from docx import Document

        document = Document(str(path))
        inside = (paragraph for table in document.tables for row in table.rows for cell in row.cells for paragraph in cell.paragraphs)
        return " ".join(" ".join(paragraph.text for paragraph in [*document.paragraphs, *inside]).split())
    return " ".join(re.sub(r"<[^>]+>", " ", path.read_text(encoding="utf-8")).split())


def words_of_pdf(path: Path) -> str:
    """The lines of all pages, then each column of the plan's action tables from the first page to the last."""
    import pdfplumber

    with pdfplumber.open(path) as pdf:
        pieces = [page.extract_text() for page in pdf.pages]
        left = MARGIN
        for heading, width in ACTION_COLUMNS.items():
            column = " ".join(page.crop((left, 0, left + width, page.height - 50)).extract_text() for page in pdf.pages)
            pieces.append(column.replace(f"\n{heading}\n", " ").replace(f" {heading}\n", " "))
            left += width
    return " ".join(" ".join(pieces).split())


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pytest.importorskip("reportlab", reason="the papers are built with reportlab")
    folder = tmp_path_factory.mktemp("built")
    build_papers(folder)
    return folder


def as_kept(path: Path) -> object:
    """What must equal the kept paper: a Word file's members (how they are packed depends on the zip library), else the bytes."""
    if path.suffix == ".docx":
        with zipfile.ZipFile(path) as packed:
            return {member.filename: (member.date_time, packed.read(member)) for member in packed.infolist()}
    return path.read_bytes()


def test_the_five_papers_are_kept_and_no_other() -> None:
    assert sorted(path.name for path in KEPT.iterdir()) == sorted(PAPERS)
    assert {Path(name).suffix for name in BUILDERS} == {".pdf", ".docx", ".html", ".txt"}


@pytest.mark.parametrize("name", PAPERS)
def test_building_twice_gives_the_same_bytes(name: str, built: Path, tmp_path: Path) -> None:
    BUILDERS[name](tmp_path / name)
    assert (tmp_path / name).read_bytes() == (built / name).read_bytes()


@pytest.mark.parametrize("name", PAPERS)
def test_the_kept_paper_is_what_the_scripts_build(name: str, built: Path) -> None:
    if all(version(library) == built_with for library, built_with in BUILT_WITH.items()):
        assert as_kept(built / name) == as_kept(KEPT / name)
    else:
        assert words_of(built / name) == words_of(KEPT / name)


def test_the_kept_lists_of_faults_are_what_the_scripts_write(tmp_path: Path) -> None:
    write_fault_lists(tmp_path)
    for name in ("FAULTS.md", "faults.json"):
        assert (tmp_path / name).read_bytes() == (KEPT.parent / name).read_bytes()


def test_page_and_list_of_faults_agree() -> None:
    page = (KEPT.parent / "FAULTS.md").read_text(encoding="utf-8")
    listed = json.loads((KEPT.parent / "faults.json").read_text(encoding="utf-8"))
    rows = re.findall(r"^\| ((?:gap|due|mea|clm|doc|trc)-[a-z-]+) \| ([^|]+) \|", page, flags=re.MULTILINE)
    assert rows == [(fault["id"], fault["paper"]) for fault in listed]
    assert len({fault["id"] for fault in listed}) == len(listed) >= 18
    assert {fault["family"] for fault in listed} == set(FAMILY_NAMES)
    assert all(fault["id"].startswith(fault["family"].lower()) for fault in listed)


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.id)
def test_a_planted_fault_stands_in_its_paper(fault: PlantedFault) -> None:
    words = words_of(KEPT / fault.paper)
    assert fault.subject in words
    assert fault.words in words


def test_faults_name_actions_the_plan_holds() -> None:
    refs = [action.ref for stream in WORKSTREAMS for outcome in stream.outcomes for action in outcome.actions]
    assert len(refs) == len(set(refs))
    assert {ref for fault in FAULTS for ref in fault.refs} <= set(refs)
    assert all(fault.refs == (fault.subject,) for fault in FAULTS if fault.paper == PLAN and fault.subject in refs and len(fault.refs) == 1)


def test_only_the_planted_weakness_is_left_without_a_workstream() -> None:
    addressed = {text for stream in WORKSTREAMS for text in stream.addressed}
    unanswered = next(fault for fault in FAULTS if fault.id == "gap-weakness-unanswered")
    assert set(WEAKNESSES) - addressed == {unanswered.words}


def test_a_row_of_the_plan_is_cut_by_a_page_and_the_header_repeated() -> None:
    import pdfplumber

    with pdfplumber.open(KEPT / PLAN) as pdf:
        tops = [page.extract_tables() for page in pdf.pages]
    continued = [tables[0] for tables in tops if tables and tables[0][0][0] == "Ref" and len(tables[0]) > 1]
    assert any(table[1][0] == "" and any(table[1]) for table in continued)


def test_a_missing_reportlab_is_said_in_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("stocktake.corpus.sample.build.find_spec", lambda name: None)
    assert main([str(tmp_path)]) == 2
    assert "pip install stocktake[sample]" in capsys.readouterr().err
    assert not any(tmp_path.iterdir())


def test_no_wording_of_the_real_papers_is_reused() -> None:
    real = Path(__file__).resolve().parents[2] / "shared" / "corpus"
    if not real.is_dir():
        pytest.skip("the real papers are not at hand to compare with")
    theirs: set[tuple[str, ...]] = set()
    for path in real.rglob("*.txt"):
        theirs |= shingles(path.read_text(encoding="utf-8"))
    pages = [words_of(KEPT / name) for name in PAPERS] + [(KEPT.parent / "FAULTS.md").read_text(encoding="utf-8")]
    assert not [shared for page in pages for shared in shingles(page) & theirs]


def shingles(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"[a-z0-9]+", text.lower().replace("'", "").replace("’", ""))
    return {tuple(words[start : start + NINE]) for start in range(len(words) - NINE + 1)}
