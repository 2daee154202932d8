"""From files to documents: which files are papers, each read once, past every one that fails."""

import os
from contextlib import closing
from pathlib import Path

import pytest

from stocktake.corpus import gather as gather_module
from stocktake.corpus.cache import Cache
from stocktake.corpus.gather import gather
from stocktake.corpus.ingest import Ingested, ingest, read_text
from stocktake.corpus.settings import Settings
from stocktake.extract.told import Told
from stocktake.model import Kind, MissingPath, SettingsError

from .conftest import Reading

POSIX = pytest.mark.skipif(os.name != "posix", reason="the system has no such files or permissions")


def write(folder: Path, **texts: str) -> Path:
    for name, text in texts.items():
        file = folder / name.replace("__", "/")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return folder


def names(folder: Path, paths: tuple[Path, ...]) -> list[str]:
    return [path.relative_to(folder).as_posix() for path in paths]


def sources(ingested: Ingested) -> list[str]:
    return [document.source for document in ingested.documents]


def test_a_folder_gives_its_files_in_order_and_its_folders_last(tmp_path: Path) -> None:
    write(tmp_path, b="1", A="2", c__a="3", c__d__z="4")
    assert names(tmp_path, gather([tmp_path]).papers) == ["A", "b", "c/a", "c/d/z"]


def test_paths_keep_the_order_given_and_each_file_comes_once(tmp_path: Path) -> None:
    write(tmp_path, a="1", b="2")
    assert names(tmp_path, gather([tmp_path / "b", tmp_path, tmp_path / "a"]).papers) == ["b", "a"]


@pytest.mark.parametrize("name", [".hidden", "~$plan.docx", "stocktake.toml", "Thumbs.db", ".git/config"])
def test_what_is_no_paper_by_its_name_is_passed_over(tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    file.parent.mkdir(exist_ok=True)
    file.write_text("x", encoding="utf-8")
    write(tmp_path, a="1")
    assert names(tmp_path, gather([tmp_path]).papers) == ["a"]


def test_a_file_of_another_ending_counts_when_its_content_is_a_paper_s(tmp_path: Path) -> None:
    (tmp_path / "plan.old").write_bytes(b"%PDF-1.7\n")
    (tmp_path / "page.asp").write_text("<!DOCTYPE html><html></html>", encoding="utf-8")
    (tmp_path / "scan.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    write(tmp_path, **{"page.css": "p {}", "notes.TXT": "1"})
    gathered = gather([tmp_path])
    # A picture may be a scan: its reader says what to do about it.
    assert names(tmp_path, gathered.papers) == ["notes.TXT", "page.asp", "plan.old", "scan.png"]
    assert names(tmp_path, gathered.passed_over) == ["page.css"]
    assert names(tmp_path, gather([tmp_path / "page.css"]).papers) == ["page.css"]


def test_what_a_browser_saves_beside_a_page_is_no_paper(tmp_path: Path) -> None:
    write(tmp_path, **{"plan.html": "<html>", "plan_files__frame.html": "<html>", "other_files__a.html": "<html>"})
    assert names(tmp_path, gather([tmp_path]).papers) == ["plan.html", "other_files/a.html"]


def test_files_passed_over_are_said_once_for_all(tmp_path: Path, reading: Reading) -> None:
    write(tmp_path, a="Weakness: one", **{f"style{n}.css": "p {}" for n in range(7)})
    (note,) = ingest([tmp_path]).notes
    assert "style0.css, style1.css, style2.css, style3.css, style4.css and 2 more" in note


def test_a_folder_without_papers_is_said(tmp_path: Path) -> None:
    (tmp_path / "empty" / "below").mkdir(parents=True)
    (failure,) = gather([tmp_path / "empty"]).failures
    assert "no papers" in failure.wrong
    assert "PDF" in failure.remedy


def test_a_missing_path_is_said_with_the_nearest_name(tmp_path: Path) -> None:
    write(tmp_path, **{"plan-2023.txt": "1"})
    gathered = gather([tmp_path / "plan-2022.txt", tmp_path])
    assert names(tmp_path, gathered.papers) == ["plan-2023.txt"]
    assert [str(failure).removeprefix(str(tmp_path / "plan-2022.txt")) for failure in gathered.failures] == [
        ': there is no such file or folder. Did you mean "plan-2023.txt"?'
    ]


def test_a_file_too_large_is_refused_in_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gather_module, "LARGEST_BYTES", 3)
    write(tmp_path, film="1234", plan="123")
    gathered = gather([tmp_path])
    assert names(tmp_path, gathered.papers) == ["plan"]
    assert [failure.name == "film" and "MB" in failure.wrong for failure in gathered.failures] == [True]


@POSIX
def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (failure,) = gather([tmp_path]).failures
    assert "pipe" in failure.wrong


@POSIX
def test_links_are_followed_but_never_round_and_round(tmp_path: Path) -> None:
    write(tmp_path, papers__a="1", elsewhere__b="2")
    (tmp_path / "papers" / "round").symlink_to(tmp_path / "papers")
    (tmp_path / "papers" / "there").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "papers" / "gone").symlink_to(tmp_path / "nowhere")
    gathered = gather([tmp_path / "papers"])
    assert names(tmp_path / "papers", gathered.papers) == ["a", "there/b"]
    assert ["link" in failure.wrong for failure in gathered.failures] == [True]


def test_papers_become_documents_in_their_order(tmp_path: Path, reading: Reading) -> None:
    write(tmp_path, b="Weakness: one", a="Weakness: two\nWeakness: three")
    done = ingest([tmp_path])
    assert sources(done) == ["a", "b"]
    assert [w.passage.text for d in done.documents for w in d.weaknesses] == ["two", "three", "one"]
    assert (done.failures, done.duplicates, done.notes) == ((), (), ())


def test_a_bad_paper_does_not_stop_the_others(tmp_path: Path, reading: Reading) -> None:
    write(tmp_path, a="", b="Weakness: one", c="defect: a parser breaks on this")
    done = ingest([tmp_path, tmp_path / "none"])
    assert sources(done) == ["b"]
    by_name = {Path(failure.name).name: failure for failure in done.failures}
    assert by_name["a"].wrong == "is not a text."
    assert "no such file" in by_name["none"].wrong
    assert "defect of its own" in by_name["c"].wrong
    assert "RuntimeError: the line is too long" in by_name["c"].remedy
    assert len(done.failures) == 3


def test_a_copy_is_told_and_read_once(tmp_path: Path, reading: Reading) -> None:
    write(tmp_path, a="Weakness: one", b="Weakness: one", old__a="Weakness: one")
    done = ingest([tmp_path])
    assert reading.names == ["a"]
    assert sources(done) == ["a"]
    assert [(Path(d.name).name, d.same_as) for d in done.duplicates] == [("b", "a"), ("a", "a")]
    assert done.duplicates[1].name == str(tmp_path / "old" / "a")


def test_what_is_set_reaches_the_parser_also_when_set_for_a_copy(tmp_path: Path, reading: Reading) -> None:
    write(tmp_path, a="Weakness: one", b="Weakness: one")
    settings = Settings(papers={"a": Told(kind=Kind.LETTER)}, options={"b": Told(kind=Kind.POSITION, area="Northvale")})
    (document,) = ingest([tmp_path], settings).documents
    assert (document.kind, document.area, document.told) == (Kind.LETTER, "Northvale", ("kind", "area"))


def test_an_option_for_no_paper_stops_the_run(tmp_path: Path, reading: Reading) -> None:
    write(tmp_path, a="Weakness: one")
    with pytest.raises(SettingsError, match="The papers are: a"):
        ingest([tmp_path], Settings(options={"nothing like it": Told(area="X")}))
    assert reading.names == []


def test_the_cache_is_used_the_second_time_and_gives_the_same(tmp_path: Path, reading: Reading) -> None:
    folder = write(tmp_path / "papers", a="Weakness: one smudge", b="Weakness: two", c="")
    told: list[tuple[int, int, str]] = []
    with closing(Cache(tmp_path / "kept")) as cache:
        first = ingest([folder], cache=cache)
        reading.names.clear()
        second = ingest([folder], cache=cache, progress=lambda *state: told.append(state))
    assert second == first
    assert [d.warnings for d in second.documents] == [("A line is smudged.",), ()]
    # What failed is tried again, since it is not kept; only that is worth a progress bar.
    assert reading.names == ["c"]
    assert told == [(0, 1, "c")]


def test_changed_content_or_settings_are_read_again(tmp_path: Path, reading: Reading) -> None:
    folder = write(tmp_path / "papers", a="Weakness: one")
    with closing(Cache(tmp_path / "kept")) as cache:
        ingest([folder], cache=cache)
        write(folder, a="Weakness: other")
        assert ingest([folder], cache=cache).documents[0].weaknesses[0].passage.text == "other"
        assert ingest([folder], Settings(options={"a": Told(area="X")}), cache=cache).documents[0].area == "X"
    assert reading.names == ["a"] * 3


def test_a_cache_out_of_use_is_noted_and_costs_no_paper(tmp_path: Path, reading: Reading) -> None:
    folder = write(tmp_path, a="Weakness: one")
    with closing(Cache(tmp_path / "a" / "below a file")) as cache:
        done = ingest([folder], cache=cache)
    assert sources(done) == ["a"]
    assert ["cannot be used" in note for note in done.notes] == [True]


@POSIX
@pytest.mark.skipif(os.name == "posix" and os.geteuid() == 0, reason="the superuser may read everything")
def test_a_paper_that_may_not_be_read_is_said(tmp_path: Path, reading: Reading) -> None:
    write(tmp_path, a="Weakness: one", b="Weakness: two")
    (tmp_path / "a").chmod(0)
    done = ingest([tmp_path])
    assert sources(done) == ["b"]
    assert ["not allowed" in failure.wrong for failure in done.failures] == [True]


@POSIX
def test_a_name_that_is_no_text_is_still_shown(tmp_path: Path, reading: Reading) -> None:
    try:
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9")).write_text("Weakness: one", encoding="utf-8")
    except OSError:
        pytest.skip("this file system allows names in UTF-8 alone")
    assert sources(ingest([tmp_path])) == ["caf?"]


def test_the_text_of_a_paper_is_what_its_reader_yields(tmp_path: Path, reading: Reading) -> None:
    write(tmp_path, a="Weakness: one\n")
    assert read_text(tmp_path / "a") == "Weakness: one\n"
    with pytest.raises(MissingPath):
        read_text(tmp_path / "b")
