"""The pack: one audit, five outputs that say the same, in bytes that stay, with people replaced where that is asked."""

import csv
import json
import re
import zipfile
from datetime import date, datetime
from pathlib import Path

import lxml.html
import pytest
from click.testing import CliRunner
from docx import Document as open_word
from openpyxl import load_workbook

import stocktake.corpus.sample as sample
from stocktake.audit import Audit
from stocktake.audit import audit as audit_of
from stocktake.audit.examples import Example, Promise, Said, Stream
from stocktake.cli.report import command, summary_lines
from stocktake.corpus.ingest import ingest
from stocktake.model import Document, Section, SettingsError
from stocktake.report.audit_contract import audit_node
from stocktake.report.changes import Earlier, changes_since, read_earlier
from stocktake.report.contract import to_json
from stocktake.report.gap_assembly import report_view
from stocktake.report.gap_view import ReportView
from stocktake.report.narrowing import narrow, narrow_earlier
from stocktake.report.report_pack import Form, write_pack

AS_OF = date(2025, 1, 31)
ALL = tuple(Form)
LINE = Example(
    promises=(Promise("1.1.a", "Open a telephone line", ("90% of calls answered", "Families feel listened to"), "May 2022"),),
    position=(Said(Section.DELIVERED, "The telephone line opened"),),
)
FILES = ("gap-report.html", "gap-report.docx", "tracker.xlsx", "findings.csv", "audit.json")


@pytest.fixture(scope="module")
def audit() -> Audit:
    return audit_of(ingest([sample.sample_papers()]).documents, AS_OF)


@pytest.fixture(scope="module")
def view(audit: Audit) -> ReportView:
    return report_view(audit)


@pytest.fixture(scope="module")
def pack(audit: Audit, view: ReportView, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pack")
    assert [path.name for path in write_pack(audit, view, folder, ALL)] == list(FILES)
    return folder


def _tracker(folder: Path) -> dict[str, list[tuple[object, ...]]]:
    book = load_workbook(folder / "tracker.xlsx")
    return {sheet.title: [tuple(row) for row in sheet.iter_rows(values_only=True)] for sheet in book}


def _word(folder: Path) -> str:
    document = open_word(str(folder / "gap-report.docx"))
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def test_every_output_holds_the_same_findings(audit: Audit, pack: Path) -> None:
    expected = sorted((one.code, one.subject, one.fingerprint) for one in audit.findings)
    page = lxml.html.document_fromstring((pack / "gap-report.html").read_text(encoding="utf-8"))
    shown = [(a.get("aria-label").split(", ", 1), a.get("id")) for a in page.xpath("//article[@class='finding']")]
    assert sorted((label[0], label[1], re.sub(r"^a\d+-finding-", "", place)[:16]) for label, place in shown) == expected
    head, *rows = _tracker(pack)["Findings"]
    place = {name: head.index(name) for name in ("Code", "About", "Fingerprint")}
    assert sorted(tuple(row[place[name]] for name in place) for row in rows) == expected
    with (pack / "findings.csv").open(encoding="utf-8-sig", newline="") as stream:
        assert sorted((row["Code"], row["About"], row["Fingerprint"]) for row in csv.DictReader(stream)) == expected
    node = json.loads((pack / "audit.json").read_text(encoding="utf-8"))
    assert sorted((one["code"], one["subject"], one["fingerprint"]) for one in node["findings"]) == expected


def test_every_output_counts_the_same(audit: Audit, pack: Path) -> None:
    area = audit.areas[0]
    late = sum(bool(action.overdue) for action in area.actions)
    sheets = _tracker(pack)
    actions = [dict(zip(sheets["Actions"][0], row, strict=True)) for row in sheets["Actions"][1:]]
    assert len(actions) == len(area.actions)
    assert sum(row["Days overdue as of 31 January 2025"] is not None for row in actions) == late
    assert len(sheets["Measures"]) - 1 == len(area.measures)
    assert len(sheets["Evidence"]) - 1 == sum(len(action.evidence) for action in area.actions)
    assert len(sheets["Coverage"]) - 1 == len(area.coverage)
    page = lxml.html.document_fromstring((pack / "gap-report.html").read_text(encoding="utf-8"))
    tile = next(" ".join(tile.itertext()) for tile in page.xpath("//ul[@class='tiles']/li") if "overdue" in "".join(tile.itertext()))
    assert tile.split()[0] == str(late)
    word = open_word(str(pack / "gap-report.docx"))
    assert any(table.rows[1].cells[0].text and len(table.rows) - 1 == len(area.actions) for table in word.tables)
    assert f"{late} of " in _word(pack)


def test_the_same_audit_gives_the_same_bytes(audit: Audit, view: ReportView, pack: Path, tmp_path: Path) -> None:
    write_pack(audit, report_view(audit), tmp_path, ALL)
    assert [name for name in FILES if (tmp_path / name).read_bytes() != (pack / name).read_bytes()] == []
    for name in ("gap-report.docx", "tracker.xlsx"):
        with zipfile.ZipFile(pack / name) as archive:
            assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
            core = archive.read("docProps/core.xml").decode("utf-8")
            assert set(re.findall(r"<dcterms:\w+[^>]*>([^<]*)<", core)) == {"2025-01-31T00:00:00Z"}


def test_the_tracker_can_be_worked_with(pack: Path) -> None:
    book = load_workbook(pack / "tracker.xlsx")
    assert book.sheetnames == ["Summary", "Actions", "Measures", "Findings", "Evidence", "Coverage", "Not checked"]
    for sheet in book:
        assert not sheet.merged_cells.ranges
        assert sheet.freeze_panes.endswith("2")
        assert sheet.title == "Summary" or sheet.auto_filter.ref == sheet.dimensions
    actions = book["Actions"]
    head = [cell.value for cell in actions[1]]
    refs = [row[head.index("Ref")] for row in actions.iter_rows(min_row=2)]
    assert all(cell.data_type == "s" and cell.number_format == "@" for cell in refs)
    dates = [row[head.index("Due")].value for row in actions.iter_rows(min_row=2)]
    assert any(isinstance(value, datetime) for value in dates)
    assert all(value is None or isinstance(value, datetime) for value in dates)
    rules = [row[head.index("Rule of the computed state")].value for row in actions.iter_rows(min_row=2)]
    assert all(rules)
    (listed,) = [rule for rule in book["Findings"].data_validations.dataValidation if rule.type == "list"]
    assert listed.formula1 == '"Accept,Waive,Answer"'


def test_the_word_report_is_made_for_everybody(pack: Path) -> None:
    with zipfile.ZipFile(pack / "gap-report.docx") as archive:
        body = archive.read("word/document.xml").decode("utf-8")
        styles = archive.read("word/styles.xml").decode("utf-8")
        footer = "".join(archive.read(name).decode("utf-8") for name in archive.namelist() if "footer" in name)
    document = open_word(str(pack / "gap-report.docx"))
    assert body.count("<w:tblHeader") == len(document.tables) > 5
    told = re.findall(r'<wp:docPr [^>]*descr="([^"]*)"', body)
    assert len(told) == body.count("<w:drawing>") == 4
    assert all(len(words) > 40 for words in told)
    assert "PAGE" in footer and "NUMPAGES" in footer
    assert "TOC" in body
    assert set(re.findall(r'<w:lang [^>]*w:val="([^"]+)"', styles)) == {"en-GB"}
    heads = [p.text for p in document.paragraphs if p.style.name == "Heading 1"]
    assert heads[:2] == ["Summary", "Pictures"]
    assert heads[2:7] == [f"Weakness {number}" for number in range(1, 6)]
    assert "<w:b/>" not in body and "<w:sz " not in body and "<w:color " not in body  # styles, no formatting by hand


HOSTILE = ("=1+1", "+44 151", "-2 places", "@SUM(A1)", '=HYPERLINK("http://x.test")')


def test_nothing_a_paper_says_becomes_a_formula(tmp_path: Path) -> None:
    example = Example(
        promises=tuple(
            Promise(f"1.1.{letter}", words, (words,), "May 2022", rag=(words,), lead=words)
            for letter, words in zip("abcde", HOSTILE, strict=True)
        ),
        position=tuple(Said(Section.DELIVERED, words) for words in HOSTILE),
        streams=(Stream(1, "=cmd()", (1,), lead="=Amina Holt"),),
    )
    audit = audit_of(example.papers(), AS_OF)
    write_pack(audit, report_view(audit, "=title"), tmp_path, (Form.XLSX, Form.CSV))
    cells = [cell for sheet in load_workbook(tmp_path / "tracker.xlsx") for row in sheet.iter_rows() for cell in row]
    assert [cell.coordinate for cell in cells if cell.data_type == "f"] == []
    begun = [cell for cell in cells if isinstance(cell.value, str) and cell.value.startswith(("=", "+", "-", "@"))]
    assert begun
    assert all(cell.quotePrefix for cell in begun)
    with zipfile.ZipFile(tmp_path / "tracker.xlsx") as archive:
        assert not any(b"<f>" in archive.read(name) for name in archive.namelist() if "worksheets" in name)
    with (tmp_path / "findings.csv").open(encoding="utf-8-sig", newline="") as stream:
        assert not [cell for row in csv.reader(stream) for cell in row if cell.startswith(("=", "+", "-", "@"))]


def test_only_the_weaknesses_asked_for_are_shown_and_the_rest_is_told(audit: Audit) -> None:
    cut = narrow(audit, (1,))
    assert [row.weakness for row in cut.areas[0].coverage] == [1]
    assert {action.ref.split(".")[0] for action in cut.areas[0].actions} == {"1"}
    assert 0 < len(cut.findings) < len(audit.findings)
    left = len(audit.findings) - len(cut.findings)
    assert any(f"with {left} finding" in note.why for note in cut.not_checked)
    assert "weakness 1" in cut.not_checked[-1].what


def test_what_changed_since_an_earlier_audit_is_told(audit: Audit, tmp_path: Path) -> None:
    node = json.loads(to_json(audit_node(audit)))
    first, second, *rest = node["findings"]
    second["fingerprint"] = "0" * 16  # so that this one is new now, and another one gone
    node["findings"] = [second, *rest]
    node["as_of"] = "2024-06-30"
    action = next(one for one in node["actions"] if one["due"])
    true_due, action["due"] = action["due"], "2021-01-31"
    target = next(one for one in node["targets"] if one["value"].endswith("%"))
    target["value"] = "3%"
    file = tmp_path / "earlier.json"
    file.write_text(json.dumps(node), encoding="utf-8")
    changes = report_view(audit, earlier=read_earlier(file)).changes
    assert changes is not None
    assert changes.since == "30 June 2024"
    assert {(one.code, one.subject) for one in changes.new} == {(first["code"], first["subject"]), (second["code"], second["subject"])}
    assert [(one.code, one.subject) for one in changes.gone] == [(second["code"], second["subject"])]
    assert changes.still == len(audit.findings) - 2
    (slipped,) = changes.slipped
    days = (date.fromisoformat(true_due) - date(2021, 1, 31)).days
    assert slipped.subject == f"action {action['ref']}"
    assert f"{days} days later" in slipped.words
    assert any("3%" in one.words and one.subject == f"action {target['ref']}" for one in changes.figures)


def test_changes_are_told_of_the_weaknesses_asked_for_alone(audit: Audit, tmp_path: Path) -> None:
    node = json.loads(to_json(audit_node(audit)))
    mine = {one.fingerprint for one in narrow(audit, (1,)).findings}
    at_home = next(one for one in node["findings"] if one["fingerprint"] in mine and one["subject"].startswith("action 1."))
    elsewhere = next(one for one in node["findings"] if one["fingerprint"] not in mine and one["subject"].startswith("action 2."))
    for number, one in enumerate((at_home, elsewhere)):
        one["fingerprint"] = f"{number}" * 16  # each is new now, and one of its subject gone
    file = tmp_path / "earlier.json"
    file.write_text(json.dumps(node), encoding="utf-8")
    earlier = read_earlier(file)
    cut = narrow(audit, (1,))
    changes = report_view(cut, earlier=narrow_earlier(earlier, audit, cut, (1,))).changes
    assert changes is not None
    assert [one.subject for one in changes.gone] == [at_home["subject"]]
    assert [one.subject for one in changes.new] == [at_home["subject"]]
    assert changes.still == len(cut.findings) - 1
    assert len(changes_since(audit, earlier).gone) == 2


def test_areas_stand_side_by_side_with_what_each_figure_counts() -> None:
    papers = Example(
        promises=(Promise("1.1.a", "Open a telephone line", ("90% of calls answered", "Families feel listened to"), "May 2022"),),
        position=(Said(Section.DELIVERED, "The telephone line opened"),),
    ).papers()
    elsewhere = [paper.model_copy(update={"area": "Southmere", "id": f"s{paper.id}"}) for paper in papers[:1]]
    view = report_view(audit_of((*papers, *elsewhere), AS_OF))
    north, south = view.comparison
    assert (north.area, south.area) == ("Northmere", "Southmere")
    assert north.measurable.endswith(" of 2)")
    assert south.overdue == south.unconfirmed == south.contradictions == "not checked: no report"
    assert report_view(audit_of(papers, AS_OF)).comparison == ()


def _papers(case: str) -> list[Document]:
    papers = list(LINE.papers())
    if case == "a plan alone":
        return papers[:1]
    if case == "no plan":
        return papers[1:]
    if case == "two areas":
        return [*papers, *(paper.model_copy(update={"area": "Southmere", "id": f"s{paper.id}"}) for paper in papers)]
    return [papers[0].model_copy(update={"weaknesses": (), "actions": (), "outcomes": (), "workstreams": ()}), *papers[1:]]


@pytest.mark.parametrize("case", ["a plan alone", "no plan", "two areas", "an empty plan"])
def test_every_output_is_made_of_whatever_papers_there_are(case: str, tmp_path: Path) -> None:
    audit = audit_of(_papers(case), AS_OF)
    view = report_view(audit)
    write_pack(audit, view, tmp_path, ALL)
    assert len(_tracker(tmp_path)["Findings"]) - 1 == len(audit.findings) == len(view.every_finding)
    words = _word(tmp_path)
    assert all(note.why.split(":")[0] in words for note in audit.not_checked)
    alarms = ("overdue", "Progress claimed", "reviewers' letter says")
    assert case != "a plan alone" or not [alarm for alarm in alarms if alarm in words.split("How to read this report\n")[0]]


def _run(tmp_path: Path, *arguments: str) -> tuple[int, str]:
    papers = str(sample.sample_papers())
    done = CliRunner().invoke(command, [papers, "--as-of", "2025-01-31", "--no-cache", *arguments])
    return done.exit_code, done.output


def test_the_command_writes_what_is_asked_for(tmp_path: Path) -> None:
    code, told = _run(tmp_path, "--format", "html,csv,json", "--redact-names", "--weakness", "1,3", "-o", str(tmp_path / "out"))
    assert code == 0, told
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["audit.json", "findings.csv", "gap-report.html"]
    code, told = _run(tmp_path, "-o", str(tmp_path / "mine.html"))
    assert code == 0, told
    page = (tmp_path / "mine.html").read_text(encoding="utf-8")
    assert "data:image/png;base64," in page  # quotes of the PDFs on their pages
    assert len(page.encode("utf-8")) < 3_000_000


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--format", "pdf"), "is no output"),
        (("--weakness", "one"), "are no numbers"),
        (("--format", "html,csv", "-o", "x.html"), "is one file"),
        (("--redact", ""), "is no name"),
        (("--redact", " "), "is no name"),
        (("--redact", "a"), "is no name"),
    ],
)
def test_what_cannot_be_done_is_said(arguments: tuple[str, ...], words: str, tmp_path: Path) -> None:
    code, told = _run(tmp_path, *arguments)
    assert code == 2
    assert words in " ".join(told.split())


def test_a_long_title_is_shortened_among_the_facts_of_the_file_alone(audit: Audit, tmp_path: Path) -> None:
    title = "Stocktake of " + "very " * 60 + "long names"
    write_pack(audit, report_view(audit, title), tmp_path, (Form.DOCX, Form.XLSX))
    document = open_word(str(tmp_path / "gap-report.docx"))
    assert len(document.core_properties.title) == 255
    assert title in [paragraph.text for paragraph in document.paragraphs]


def test_weaknesses_may_be_named_one_by_one(tmp_path: Path) -> None:
    code, told = _run(tmp_path, "--format", "json", "--weakness", "1", "--weakness", "3", "-o", str(tmp_path / "out"))
    assert code == 0, told
    node = json.loads((tmp_path / "out" / "audit.json").read_text(encoding="utf-8"))
    assert [row["weakness"] for row in node["coverage"]] == [1, 3]


def test_audits_of_other_areas_are_not_held_against_each_other(audit: Audit, tmp_path: Path) -> None:
    def earlier_of(*areas: str) -> Earlier:
        node = json.loads(to_json(audit_node(audit)))
        node["documents"] = [{**node["documents"][0], "area": area} for area in areas]
        node["actions"] = []
        file = tmp_path / "earlier.json"
        file.write_text(json.dumps(node), encoding="utf-8")
        return read_earlier(file)

    with pytest.raises(SettingsError, match="Southmere, this one of Thornmere"):
        changes_since(audit, earlier_of("Southmere"))
    notes = changes_since(audit, earlier_of("Southmere", "Thornmere")).notes
    assert any(note.startswith("Southmere: only the earlier audit") for note in notes)
    assert not any("only" in note for note in changes_since(audit, earlier_of("Thornmere")).notes)


def test_the_screen_and_the_page_count_what_is_overdue_alike(audit: Audit, pack: Path) -> None:
    page = lxml.html.document_fromstring((pack / "gap-report.html").read_text(encoding="utf-8"))
    tile = next(" ".join(tile.itertext()) for tile in page.xpath("//ul[@class='tiles']/li") if "overdue" in "".join(tile.itertext()))
    assert f"Overdue: {' '.join(tile.split()[:3])} actions past their date" in summary_lines(audit, ())


def test_hostile_words_do_not_break_the_word_report(tmp_path: Path) -> None:
    words = "$\\frac{1}{ costs & <b>100%</b> \x07 漢字"
    example = Example(
        weaknesses=(words,),
        streams=(Stream(1, words, (1,), lead=words),),
        promises=(Promise("1.1.a", words, (f"90% of {words}",), "May 2022"),),
        position=(Said(Section.DELIVERED, f"71% of {words}"),),
    )
    audit = audit_of(example.papers(), AS_OF)
    write_pack(audit, report_view(audit, words), tmp_path, (Form.DOCX, Form.XLSX))
    assert "costs & <b>100%</b>" in _word(tmp_path)
