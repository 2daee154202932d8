"""The cache: kept by content, version and settings; private; never in the way."""

import os
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from stocktake.corpus import cache as cache_module
from stocktake.corpus.cache import Cache, cache_folder, program_version
from stocktake.extract.told import Told
from stocktake.model import Box, Document, Fragment, Kind, Passage, Weakness

POSIX = pytest.mark.skipif(os.name != "posix", reason="the system has no permissions of this kind")
PLAIN = Told()


def paper(number: int = 1, text: str = "Ferries leave too early – £9") -> Document:
    place = Fragment(page=1, start=0, end=len(text), box=Box(x0=0.1, top=72.024002, x1=1 / 3, bottom=9))
    return Document(
        id=str(number),
        kind=Kind.PLAN,
        source="plan.txt",
        sha256=f"{number:064}",
        weaknesses=(Weakness(number=1, passage=Passage.cut(text, [place])),),
        text=text,
    )


@pytest.fixture
def cache(tmp_path: Path) -> Iterator[Cache]:
    with closing(Cache(tmp_path / "deep" / "kept")) as opened:
        yield opened


def found(cache: Cache, document: Document, told: Told = PLAIN) -> Document | None:
    return cache.get(document.sha256, document.source, told)


def test_what_was_kept_comes_back_equal(cache: Cache) -> None:
    assert found(cache, paper()) is None
    cache.put(paper(), PLAIN)
    assert found(cache, paper()) == paper()
    assert cache.notes == ()


def test_it_is_there_for_the_next_run(cache: Cache) -> None:
    cache.put(paper(), PLAIN)
    cache.close()
    with closing(Cache(cache.file.parent)) as later:
        assert found(later, paper()) == paper()


def test_other_content_name_or_settings_are_other_entries(cache: Cache) -> None:
    cache.put(paper(), PLAIN)
    assert found(cache, paper(2)) is None
    assert cache.get(paper().sha256, "other.txt", PLAIN) is None
    for told in (Told(kind=Kind.PLAN), Told(date="2023-06"), Told(area="Northvale")):
        assert found(cache, paper(), told) is None


def test_another_program_never_gets_it(cache: Cache, monkeypatch: pytest.MonkeyPatch) -> None:
    cache.put(paper(), PLAIN)
    monkeypatch.setattr(cache_module, "program_version", lambda: "another")
    assert found(cache, paper()) is None


def test_the_program_version_follows_the_sources_that_read_papers(tmp_path: Path) -> None:
    def version() -> str:
        program_version.cache_clear()
        return program_version(tmp_path)

    for name in ("model/layout.py", "extract/readers/pdf.py", "cli/text.py", "extract/__pycache__/pdf.pyc"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("1", encoding="utf-8")
    first = version()
    (tmp_path / "cli" / "text.py").write_text("2", encoding="utf-8")
    (tmp_path / "extract" / "__pycache__" / "pdf.pyc").write_text("2", encoding="utf-8")
    assert version() == first
    (tmp_path / "extract" / "readers" / "pdf.py").write_text("2", encoding="utf-8")
    assert version() != first


@POSIX
def test_only_the_owner_may_read_it(cache: Cache) -> None:
    cache.put(paper(), PLAIN)
    assert stat.S_IMODE(cache.file.parent.stat().st_mode) == 0o700
    assert stat.S_IMODE(cache.file.stat().st_mode) == 0o600


@POSIX
def test_a_file_others_could_read_is_closed_to_them(cache: Cache) -> None:
    cache.put(paper(), PLAIN)
    cache.close()
    cache.file.chmod(0o644)
    assert found(cache, paper()) == paper()
    assert stat.S_IMODE(cache.file.stat().st_mode) == 0o600


@pytest.mark.parametrize("content", [b"this is no database at all, though it is long enough to be taken for one" * 20, b"\xff" * 4096])
def test_a_damaged_file_is_replaced_with_a_note(cache: Cache, content: bytes) -> None:
    cache.file.parent.mkdir(parents=True)
    cache.file.write_bytes(content)
    assert found(cache, paper()) is None
    cache.put(paper(), PLAIN)
    (note,) = cache.notes
    assert "damaged" in note
    with closing(Cache(cache.file.parent)) as later:
        later.put(paper(), PLAIN)
        assert found(later, paper()) == paper()


def test_a_file_cut_short_is_never_a_crash(cache: Cache) -> None:
    cache.put(paper(text="Ferries " * 5000), PLAIN)
    cache.close()
    whole = cache.file.read_bytes()
    cache.file.write_bytes(whole[: len(whole) // 2])
    assert found(cache, paper()) is None
    cache.put(paper(), PLAIN)
    assert len(cache.notes) <= 1


def test_an_entry_that_is_no_document_any_more_is_read_again(cache: Cache) -> None:
    cache.put(paper(), PLAIN)
    with closing(sqlite3.connect(cache.file)) as connection, connection:
        connection.execute("UPDATE papers SET value = replace(value, 'early', 'later')")
        connection.execute('UPDATE papers SET value = replace(value, \'"text":"Ferries leave too later\', \'"text":"Ferries leave\')')
    assert found(cache, paper()) is None
    cache.put(paper(), PLAIN)
    assert found(cache, paper()) == paper()


def test_a_folder_that_cannot_be_made_means_no_cache_and_a_note(tmp_path: Path) -> None:
    (tmp_path / "a file").write_text("x", encoding="utf-8")
    with closing(Cache(tmp_path / "a file" / "kept")) as cache:
        cache.put(paper(), PLAIN)
        assert found(cache, paper()) is None
        assert len(cache.notes) == 1
        assert "cannot be used" in cache.notes[0]


def test_a_cache_held_by_another_run_is_waited_for_and_then_done_without(cache: Cache, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache_module, "PATIENCE_SECONDS", 0.05)
    cache.put(paper(), PLAIN)
    cache.close()
    with closing(sqlite3.connect(cache.file, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert found(cache, paper()) is None
        other.execute("ROLLBACK")
    assert "locked" in cache.notes[0]


def test_two_runs_at_once_both_keep_what_they_read(cache: Cache) -> None:
    with closing(Cache(cache.file.parent)) as other:
        for number in range(10):
            (cache, other)[number % 2].put(paper(number), PLAIN)
        assert all(found(cache, paper(number)) and found(other, paper(number)) for number in range(10))


def test_a_run_that_dies_while_writing_leaves_a_whole_cache(cache: Cache) -> None:
    cache.put(paper(), PLAIN)
    cache.close()
    dying = (
        "import os, sqlite3, sys\n"
        "connection = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
        "connection.execute('PRAGMA cache_size = 1')\n"
        "connection.execute('BEGIN IMMEDIATE')\n"
        "connection.execute('DELETE FROM papers')\n"
        "connection.execute('INSERT INTO papers (key, size, value) VALUES (1, 1, ?)', ('x' * 1_000_000,))\n"
        "os._exit(9)\n"
    )
    subprocess.run([sys.executable, "-c", dying, str(cache.file)], check=False)
    assert found(cache, paper()) == paper()
    assert cache.notes == ()


def test_the_oldest_entries_go_when_it_is_full(cache: Cache, monkeypatch: pytest.MonkeyPatch) -> None:
    size = len(paper(1).model_dump_json().encode())
    monkeypatch.setattr(cache_module, "LARGEST_BYTES", 4 * size)
    for number in range(1, 6):
        cache.put(paper(number), PLAIN)
    # Five are too many; three quarters of the limit leaves room for three.
    assert [number for number in range(1, 6) if found(cache, paper(number))] == [3, 4, 5]


def test_keeping_a_paper_twice_keeps_it_once(cache: Cache) -> None:
    cache.put(paper(), PLAIN)
    cache.put(paper(), PLAIN)
    assert cache.clear() == 1


def test_clearing_leaves_nothing_behind(cache: Cache) -> None:
    cache.put(paper(1), PLAIN)
    cache.put(paper(2), PLAIN)
    assert cache.clear() == 2
    assert list(cache.file.parent.iterdir()) == []
    assert found(cache, paper()) is None


def test_clearing_what_is_not_there_or_is_damaged_is_no_error(cache: Cache) -> None:
    assert cache.clear() == 0
    cache.file.parent.mkdir(parents=True, exist_ok=True)
    cache.file.write_bytes(b"no database" * 500)
    assert cache.clear() == 0
    assert not cache.file.exists()


def test_the_variable_outranks_the_settings_and_these_the_system(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("STOCKTAKE_CACHE_DIR", str(tmp_path))
    assert cache_folder(Path("wanted")) == tmp_path
    monkeypatch.delenv("STOCKTAKE_CACHE_DIR")
    assert cache_folder(Path("wanted")) == Path("wanted")
    assert "stocktake" in str(cache_folder())
