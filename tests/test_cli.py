"""The command line: exit codes, the one line that matters, and nothing that is not a result on standard output."""

import io
import json
import os
import subprocess
import sys
import time
from importlib import import_module
from pathlib import Path

import pytest

import stocktake
from stocktake.cli import COMMANDS, run
from stocktake.cli.output import printable, quoted
from stocktake.cli.progress import show_progress
from stocktake.model import Kind
from stocktake.report.summary import KIND_WORDS

from .conftest import Reading

POSIX = pytest.mark.skipif(os.name != "posix", reason="needs pipes and files of this system")
PLAN = "Weakness: Ferries leave too early\nWorkstream: Boats\nLead: Ms A. Pilot\n"


@pytest.fixture
def papers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, own_cache: Path) -> Path:
    """A current folder with two papers, a copy and an empty file in its folder ``papers``."""
    folder = tmp_path / "papers"
    folder.mkdir()
    for name, text in {"plan [1].txt": PLAN + "smudge", "b.txt": "Weakness: one", "copy.txt": "Weakness: one", "empty.txt": ""}.items():
        (folder / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    return folder


def started(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "stocktake", *arguments]
    return subprocess.run(command, capture_output=True, encoding="utf-8", env={**os.environ, **environment}, check=False)


def test_the_program_is_called_by_its_name_and_says_its_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--version"]) == 0
    assert capsys.readouterr().out == f"stocktake, version {stocktake.__version__}\n"


def test_help_lists_every_command_with_its_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--help"]) == 0
    lines = [" ".join(line.split()) for line in capsys.readouterr().out.splitlines()]
    assert [f"{name} {line}" for name, (_, line) in COMMANDS.items() if f"{name} {line}" not in lines] == []


@pytest.mark.parametrize("name", COMMANDS)
def test_the_table_s_line_is_the_command_s_own(name: str) -> None:
    module, line = COMMANDS[name]
    assert import_module(module, "stocktake.cli").command.get_short_help_str(limit=1000) == line


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([name, "--help"]) == 0
    assert capsys.readouterr().out.startswith(f"Usage: stocktake {name}")


def test_a_misspelt_command_is_told_with_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["inspekt"]) == 2
    assert 'There is no command "inspekt". Did you mean inspect?' in capsys.readouterr().err


def test_a_folder_in_a_command_s_place_is_told_with_the_command_to_type(papers: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["papers"]) == 2
    assert 'stocktake inspect "papers"' in capsys.readouterr().err


def test_the_first_screen_says_what_each_paper_is(papers: Path, reading: Reading, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["inspect", "papers"]) == 0
    out, err = capsys.readouterr()
    assert "plan [1].txt\n" in out
    assert "plan (written statement of action), sure (0.90); next likeliest: stocktake letter (0.25)" in out
    assert "undated" in out
    assert "1 weakness, 1 workstream" in out
    assert "- A line is smudged." in out
    assert "copy.txt: has the same content as b.txt" in out
    assert '--date "plan [1].txt=YYYY-MM-DD"' in out
    assert "--kind FILE=KIND" in out
    assert out.endswith("2 papers read. To see everything found in them, with its page:\n  stocktake extract papers\n")
    assert err == "Not read: empty.txt: is not a text. Save it as text.\n"


def test_the_first_screen_shows_leads_and_the_weaknesses_answered(
    papers: Path, reading: Reading, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["inspect", "papers"])
    rows = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert ["1", "Boats", "Ms", "A.", "Pilot", "1"] in rows


def test_what_a_person_set_is_shown_as_theirs(papers: Path, reading: Reading, capsys: pytest.CaptureFixture[str]) -> None:
    options = ["--kind", "b.txt=public statement", "--date", "b.txt=2023-06", "--area", "b.txt=Northvale"]
    assert run(["inspect", "papers/b.txt", *options]) == 0
    rows = [line.strip() for line in capsys.readouterr().out.splitlines()]
    assert {"Kind      public statement (set by you)", "Date      2023-06 (set by you)", "Area      Northvale (set by you)"} <= set(rows)


def test_the_settings_file_of_the_folder_is_used(papers: Path, reading: Reading, capsys: pytest.CaptureFixture[str]) -> None:
    (papers.parent / "stocktake.toml").write_text('[papers."b.txt"]\narea = "Northvale"\n', encoding="utf-8")
    run(["extract", "papers/b.txt", "--format", "json"])
    (document,) = json.loads(capsys.readouterr().out)["documents"]
    assert (document["area"], document["told"]) == ("Northvale", ["area"])


@pytest.mark.parametrize("columns", ["30", "60", "200"])
def test_the_first_screen_fits_any_width(
    papers: Path, reading: Reading, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, columns: str
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    run(["inspect", "papers"])
    copied = ("To set it", "Something wrong?", "Copy", "Kinds of paper", "2 papers read", "stocktake extract")
    own = [line for line in capsys.readouterr().out.splitlines() if not line.strip().startswith(copied)]
    assert max(map(len, own)) <= int(columns)


def test_the_first_screen_has_no_colour_where_none_is_wanted(
    papers: Path, reading: Reading, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    run(["inspect", "papers"])
    assert "\x1b" not in capsys.readouterr().out


def test_the_first_screen_for_programs(papers: Path, reading: Reading, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["inspect", "papers", "--format", "json"]) == 0
    shown = json.loads(capsys.readouterr().out)
    assert shown["schema"] == "stocktake/1"
    assert [(p["source"], p["kind"], p["counts"]) for p in shown["papers"]] == [
        ("b.txt", "written_statement_of_action", {"weaknesses": 1}),
        ("plan [1].txt", "written_statement_of_action", {"weaknesses": 1, "workstreams": 1}),
    ]
    assert shown["failures"] == [{"name": "empty.txt", "wrong": "is not a text.", "remedy": "Save it as text."}]
    assert shown["duplicates"] == [{"name": "copy.txt", "same_as": "b.txt"}]


def test_extract_prints_json_alone_on_stdout(papers: Path, reading: Reading, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert run(["extract", "papers", "--format", "json"]) == 0
    out, err = capfdbinary.readouterr()
    shown = json.loads(out)
    assert [(d["source"], len(d["weaknesses"])) for d in shown["documents"]] == [("b.txt", 1), ("plan [1].txt", 1)]
    assert [w["weaknesses"] for d in shown["documents"] for w in d["workstreams"]] == [[1]]
    assert err.decode().splitlines() == [
        "Note: copy.txt: has the same content as b.txt, letter for letter, and was not read again.",
        "Warning: plan [1].txt: A line is smudged.",
        "Not read: empty.txt: is not a text. Save it as text.",
    ]
    assert run(["extract", "papers", "--format", "json"]) == 0
    assert capfdbinary.readouterr().out == out


def test_links_are_never_kept_with_a_paper(
    papers: Path, reading: Reading, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    run(["extract", "papers/plan [1].txt", "--format", "json"])
    monkeypatch.setattr(stocktake.crosswalk, "link", lambda documents: type("Unlinked", (), {"documents": tuple(documents)}))
    capsys.readouterr()
    run(["extract", "papers/plan [1].txt", "--format", "json"])
    assert reading.names == ["plan [1].txt"]
    assert json.loads(capsys.readouterr().out)["documents"][0]["workstreams"][0]["weaknesses"] == []


def test_extract_as_text_is_an_outline(papers: Path, reading: Reading, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["extract", "papers/plan [1].txt"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[:2] == ["plan [1].txt", "============"]
    expected = [
        "  1. Ferries leave too early",
        "Workstream 1: Boats",
        "  Lead: Ms A. Pilot",
        "  Answers weaknesses: 1",
        "  ! A line is smudged.",
    ]
    assert [line for line in [*expected, "  ! A line is smudged."] if line not in lines] == []


def test_extract_writes_to_a_file(papers: Path, reading: Reading, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["extract", "papers/b.txt", "--format", "json", "-o", "facts.json"]) == 0
    assert capsys.readouterr().out == ""
    content = Path("facts.json").read_bytes()
    assert b"\r" not in content
    assert json.loads(content)["documents"][0]["source"] == "b.txt"
    assert run(["extract", "papers/b.txt", "-o", "no/such/folder"]) == 2
    assert "cannot be written" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["inspect", "extract"])
@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["nowhere"], "Error: nowhere: there is no such file or folder."),
        (["papers/empty.txt"], "Error: empty.txt: is not a text."),
        (["hollow"], "Error: hollow: there are no papers in this folder."),
        (["papers", "--date", "b.txt=June"], "Error: --date b.txt=June: 'June' is not a date."),
        (["papers", "--area", "c.txt=X"], 'Error: "c.txt" is not one of the papers. Did you mean "b.txt"?'),
        (["papers", "--settings", "none.toml"], "Error: none.toml: there is no such settings file."),
    ],
)
def test_where_nothing_can_be_read_one_sentence_says_why(
    papers: Path, reading: Reading, capsys: pytest.CaptureFixture[str], command: str, arguments: list[str], words: str
) -> None:
    (papers.parent / "hollow").mkdir()
    assert run([command, *arguments]) == 2
    out, err = capsys.readouterr()
    assert err.startswith(words)
    assert len(err.splitlines()) == 1
    assert "stocktake extract" not in out


@pytest.mark.parametrize(
    ("name", "content"),
    [
        pytest.param("plan.txt", b"", id="empty"),
        pytest.param("plan.txt", b" \n\n", id="blank"),
        pytest.param("plan.txt", bytes(range(256)) * 40, id="binary named txt"),
        pytest.param("plan.pdf", b"%PDF-1.7\nnothing of the kind\n%%EOF\n", id="damaged PDF"),
        pytest.param("plan.docx", b"PK\x03\x04" + b"\x07" * 400, id="damaged Word"),
        pytest.param("plan.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, id="old Word"),
        pytest.param("plan.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 40, id="picture"),
    ],
)
def test_a_file_that_is_no_paper_is_said_in_one_sentence(
    papers: Path, capsys: pytest.CaptureFixture[str], name: str, content: bytes
) -> None:
    (papers / name).write_bytes(content)
    assert run(["inspect", f"papers/{name}"]) == 2
    out, err = capsys.readouterr()
    assert (out, len(err.splitlines())) == ("", 1)
    assert err.startswith(f"Error: {name}: ")
    assert "defect" not in err


def test_text_is_the_paper_s_text_and_nothing_else(papers: Path, reading: Reading, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    (papers / "accents.txt").write_bytes("é\n£\n\n".encode())
    assert run(["text", "papers/accents.txt"]) == 0
    assert capfdbinary.readouterr() == ("é\n£\n\n".encode(), b"")


@pytest.mark.parametrize(("path", "words"), [("nowhere", "no such file"), ("papers", "is a folder"), ("papers/empty.txt", "not a text")])
def test_a_text_that_cannot_be_had_is_said(
    papers: Path, reading: Reading, capsys: pytest.CaptureFixture[str], path: str, words: str
) -> None:
    assert run(["text", path]) == 2
    out, err = capsys.readouterr()
    assert (out, words in err) == ("", True)


def test_the_cache_is_shown_used_and_cleared(papers: Path, own_cache: Path, reading: Reading, capsys: pytest.CaptureFixture[str]) -> None:
    run(["inspect", "papers"])
    run(["inspect", "papers"])
    assert sorted(reading.names) == ["b.txt", "empty.txt", "empty.txt", "plan [1].txt"]
    capsys.readouterr()
    assert run(["cache"]) == run(["cache", "path"]) == 0
    place, again = capsys.readouterr().out.splitlines()
    assert place == again
    assert Path(place).parent == own_cache
    assert run(["cache", "clear"]) == 0
    assert capsys.readouterr().out == f"2 papers cleared from {place}.\n"
    assert not Path(place).exists()


@pytest.mark.parametrize("settings", [None, "[cache]\nenabled = false\n"])
def test_nothing_is_kept_where_that_is_asked(papers: Path, own_cache: Path, reading: Reading, settings: str | None) -> None:
    if settings:
        (papers.parent / "stocktake.toml").write_text(settings, encoding="utf-8")
    assert run(["inspect", "papers", *([] if settings else ["--no-cache"])]) == 0
    assert not own_cache.exists()


def test_a_defect_is_said_without_a_traceback(
    papers: Path, reading: Reading, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(documents: object) -> object:
        raise ZeroDivisionError("by nothing")

    monkeypatch.setattr(stocktake.crosswalk, "link", broken)
    assert run(["inspect", "papers"]) == 2
    err = capsys.readouterr().err
    assert "ZeroDivisionError: by nothing" in err
    assert "Traceback" not in err
    monkeypatch.setenv("STOCKTAKE_TRACEBACK", "1")
    run(["inspect", "papers"])
    assert "Traceback" in capsys.readouterr().err


def test_stopping_it_is_no_error_of_its_own(
    papers: Path, reading: Reading, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(documents: object) -> object:
        raise KeyboardInterrupt

    monkeypatch.setattr(stocktake.crosswalk, "link", interrupted)
    assert run(["inspect", "papers"]) == 130
    assert "Traceback" not in capsys.readouterr().err


def test_started_as_a_module_it_ends_with_the_exit_code(tmp_path: Path) -> None:
    done = started("inspect", str(tmp_path / "nowhere"))
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.endswith("Check the spelling and the folder you are in.\n")


@POSIX
@pytest.mark.parametrize("arguments", [["--help"], ["cache", "path"]])
def test_output_nobody_reads_any_more_is_no_finding_and_no_traceback(arguments: list[str]) -> None:
    read_end, write_end = os.pipe()
    os.close(read_end)
    with os.fdopen(write_end, "wb") as closed:
        done = subprocess.run([sys.executable, "-m", "stocktake", *arguments], stdout=closed, stderr=subprocess.PIPE, check=False)
    assert (done.returncode, done.stderr) == (141, b"")


def test_the_demo_goes_the_whole_way_on_the_sample_papers(tmp_path: Path) -> None:
    done = started("demo", "-o", str(tmp_path / "report"), STOCKTAKE_CACHE_DIR=str(tmp_path), COLUMNS="100")
    assert done.returncode == 0
    assert "public-statement.txt\n" in done.stdout
    assert "GAP001 weakness 5" in done.stdout
    assert f"Report: {tmp_path / 'report' / 'gap-report.html'}" in done.stdout
    assert (tmp_path / "report" / "gap-report.html").is_file()
    assert done.stdout.endswith("stocktake inspect FOLDER\n")


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_no_bar_where_nobody_watches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    with show_progress() as tell:
        assert tell is None


@pytest.mark.parametrize(("total", "seconds", "shown"), [(3, 0.0, True), (2, 0.0, False), (1, 0.8, True)])
def test_the_bar_shows_for_many_papers_or_a_slow_one(monkeypatch: pytest.MonkeyPatch, total: int, seconds: float, shown: bool) -> None:
    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setenv("TERM", "xterm")
    with show_progress() as tell:
        assert tell is not None
        tell(0, total, "plan.txt")
        time.sleep(seconds)
    assert ("plan.txt" in screen.getvalue()) is shown


@pytest.mark.parametrize(
    ("word", "typed"), [("papers", "papers"), ("my papers", '"my papers"'), ("a&b", '"a&b"'), ("", '""'), ("a/b-c_1.txt", "a/b-c_1.txt")]
)
def test_what_is_to_be_typed_is_quoted_where_a_shell_needs_it(word: str, typed: str) -> None:
    assert quoted(word) == typed


def test_what_would_command_the_terminal_is_shown_instead() -> None:
    assert printable("a\x1b[2Jb\tc\u00a0d\ne\u202e") == "a\ufffd[2Jb c d\ne\ufffd"


def test_every_kind_has_words() -> None:
    assert set(KIND_WORDS) == set(Kind)
