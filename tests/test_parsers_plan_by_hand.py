"""Columns mapped by hand: in the settings, as an option, and what is said where they cannot be."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from stocktake.cli import program
from stocktake.corpus.cache import Cache
from stocktake.corpus.settings import Settings, assign, load, with_options
from stocktake.corpus.settings_columns import read_columns_option
from stocktake.extract import parse
from stocktake.extract.told import Told, ToldColumn
from stocktake.model import Document, InputError, Kind, SettingsError

from .builders import measures, pipe_table, read_paper

HEADINGS = ("Ref", "Piece of work, in short", "Whom to ask", "Ready", "Watch")
ROWS = (("1.1", "Hub", "Nia Cole", "May 2031", "Visits"), ("1.2", "Therapists", "Ben Ray", "June 2031", "Posts"))
MAPPED = {"Piece of work, in short": "action", "Whom to ask": "lead", "Ready": "due", "Watch": "measure"}


def plan(body: str, **roles: str) -> Document:
    return told(body, *(ToldColumn(name.replace("_", " "), role) for name, role in roles.items()))


def told(body: str, *columns: ToldColumn) -> Document:
    layout = read_paper("# Holtby SEND Improvement Plan\n\n## Priority 1: Waits\n\n" + body, "plan.md")
    return parse(layout, source="plan.md", sha256="0" * 64, told=Told(kind=Kind.PLAN, columns=columns))


def test_columns_named_by_their_headings() -> None:
    document = told(pipe_table(HEADINGS, *ROWS), *(ToldColumn(name, role) for name, role in MAPPED.items()))
    first, _ = document.actions
    assert (first.ref, first.passage.text, first.lead and first.lead.text, str(first.timescale.due)) == (
        "1.1",
        "Hub",
        "Nia Cole",
        "2031-05-31",
    )
    assert (measures(first), document.told) == (["Visits"], ("kind", "columns"))
    assert not [warning for warning in document.warnings if "column" in warning]


def test_what_a_person_says_outranks_headings_and_cells() -> None:
    table = pipe_table(
        ("Ref", "Action", "Owner", "Due"), ("1.1", "Open a hub", "Nia Cole", "May 2031"), ("1.2", "Hire", "Bo Lee", "June 2031")
    )
    first, _ = plan(table, Owner="measure", Due="ignore").actions
    assert (measures(first), first.lead, first.timescale.due, first.notes) == (["Nia Cole"], None, None, ())


@pytest.mark.parametrize("name", ["piece of work in short", "Piece of  work, in short?", "PIECE OF WORK, IN SHORT"])
def test_a_heading_is_met_whatever_its_case_and_punctuation(name: str) -> None:
    document = told(pipe_table(HEADINGS, *ROWS), ToldColumn(name, "action"))
    assert [a.passage.text for a in document.actions] == ["Hub", "Therapists"]


def test_columns_without_headings_are_named_by_number() -> None:
    body = "\n".join("\t".join(row) for row in (("Hub", "Nia Cole", "in spring"), ("Therapists", "Bo Lee", "in autumn"))) + "\n\n"
    assert plan(body).actions == ()
    first, second = told(body, ToldColumn("1", "action"), ToldColumn("2", "lead"), ToldColumn("3", "due")).actions
    assert (first.passage.text, second.lead and second.lead.text) == ("Hub", "Bo Lee")
    assert second.timescale.passage is not None and second.timescale.passage.text == "in autumn"


def test_a_number_is_that_of_a_blank_heading_too() -> None:
    document = told(pipe_table(("Ref", "", "Owner", "Due"), ("1", "Hub", "Nia Cole", "May 2031")), ToldColumn("2", "action"))
    assert [a.passage.text for a in document.actions] == ["Hub"]


def test_a_column_that_is_not_there_is_said_with_the_nearest() -> None:
    with pytest.raises(SettingsError, match=r"plan\.md: None of its tables has the column “Whom to tell” .* Did you mean “Whom to ask”\?"):
        told(pipe_table(HEADINGS, *ROWS), ToldColumn("Whom to tell", "lead"))


def test_a_column_set_for_all_papers_need_not_be_in_each() -> None:
    table = pipe_table(("Ref", "Action", "Owner", "Due"), ("1.1", "Open a hub", "Nia Cole", "May 2031"))
    assert len(told(table, ToldColumn("Whom to tell", "lead", everywhere=True)).actions) == 1


@pytest.mark.parametrize(
    ("text", "file", "name", "role"),
    [
        ("plan.pdf=What we'll do:action", "plan.pdf", "What we'll do", "action"),
        ("my plan = new.pdf=By when: date:due", "my plan = new.pdf", "By when: date", "due"),
        ("C:\\papers\\plan.docx=RAG (R=red, A=amber):RAG", "C:\\papers\\plan.docx", "RAG (R=red, A=amber)", "rag"),
        ("plan=Lead, or owner:lead", "plan", "Lead, or owner", "lead"),
        ("plan.pdf=03:ignore", "plan.pdf", "3", "ignore"),
    ],
)
def test_the_option_bears_signs_in_names_and_headings(text: str, file: str, name: str, role: str) -> None:
    assert read_columns_option(text) == (file, ToldColumn(name, role))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("plan.pdf", "write the file's name"),
        ("plan.pdf=Lead", "write the file's name"),
        ("plan.pdf=:lead", "write the file's name"),
        ("plan.pdf=Who:acton", "Did you mean action?"),
        ("plan.pdf=Who:deadline", "Did you mean due?"),
        ("plan.pdf=Who:xyz", "The roles are: ref, outcome, action"),
        ("plan.pdf=0:lead", "counted from 1"),
    ],
)
def test_an_option_that_is_not_understood(text: str, words: str) -> None:
    with pytest.raises(SettingsError) as caught:
        with_options(Settings(), [], [], [], [text])
    assert words in str(caught.value)


def test_the_settings_of_a_paper_come_before_those_of_all(tmp_path: Path) -> None:
    file = tmp_path / "stocktake.toml"
    file.write_text('[columns]\nWatch = "note"\nReady = "due"\n[papers."plan.pdf".columns]\nWatch = "measure"\n2 = "action"\n', "utf-8")
    settings = with_options(load(file), [], [], [], ["plan.pdf=Ready:start"])
    plans = assign(settings, [Path("plan.pdf"), Path("other.pdf")])
    everywhere = (ToldColumn("Watch", "note", everywhere=True), ToldColumn("Ready", "due", everywhere=True))
    assert plans[Path("other.pdf")].columns == everywhere
    assert plans[Path("plan.pdf")].columns == (ToldColumn("Ready", "start"), ToldColumn("Watch", "measure"), ToldColumn("2", "action"))


@pytest.mark.parametrize(
    "text", ['columns = "x"\n', "[columns]\nLead = 3\n", '[papers.x]\ncolumns = ["a"]\n', '[columns]\nLead = "boss"\n']
)
def test_settings_that_are_not_understood(tmp_path: Path, text: str) -> None:
    file = tmp_path / "stocktake.toml"
    file.write_text(text, "utf-8")
    with pytest.raises(SettingsError):
        load(file)


def test_the_cache_tells_columns_apart(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    document = plan(pipe_table(HEADINGS, *ROWS))
    cache.put(document, Told())
    assert cache.get(document.sha256, document.source, Told()) is not None
    assert cache.get(document.sha256, document.source, Told(columns=(ToldColumn("Watch", "measure"),))) is None
    cache.close()


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    file = tmp_path / "plan.md"
    file.write_text("# Holtby SEND Improvement Plan\n\n## Priority 1: Waits\n\n" + pipe_table(HEADINGS, *ROWS), "utf-8")
    return file


def run(*arguments: object) -> Result:
    return CliRunner().invoke(program, list(map(str, arguments)))


@pytest.mark.usefixtures("own_cache")
def test_the_command_says_roles_scores_reasons_and_what_to_type(paper: Path) -> None:
    result = run("columns", paper)
    assert result.exit_code == 0
    assert "Ref                           ref         1.00  its heading is “Ref”, and 2 of 2 cells hold references" in result.output
    assert '--columns "plan.md=Ref:ROLE"' in result.output
    (node,) = json.loads(run("columns", paper, "--columns", "plan.md=Watch:measure", "--format", "json").output)["papers"]
    assert [(c["heading"], c["role"], c["told"]) for c in node["tables"][0]["columns"]][-1] == ("Watch", "measure", True)


@pytest.mark.usefixtures("own_cache")
def test_extract_takes_the_option_and_refuses_what_is_not_there(paper: Path) -> None:
    options = [text for name, role in MAPPED.items() for text in ("--columns", f"plan.md={name}:{role}")]
    result = run("extract", paper, "--kind", "plan.md=written_statement_of_action", "--format", "json", *options)
    (document,) = json.loads(result.stdout)["documents"]
    assert [action["text"] for action in document["actions"]] == ["Hub", "Therapists"]
    refused = run("extract", paper, "--kind", "plan.md=written_statement_of_action", "--columns", "plan.md=Watches:measure")
    assert refused.exit_code == 2
    assert "Did you mean “Watch”?" in refused.output


def test_a_column_that_is_not_there_is_an_error_of_the_paper_too() -> None:
    with pytest.raises(InputError):
        told(pipe_table(HEADINGS, *ROWS), ToldColumn("Nowhere", "lead"))
