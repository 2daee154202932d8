"""Redaction: whoever the papers name stands in no byte of any output, and nothing else is taken for a name."""

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from stocktake.audit import audit as audit_of
from stocktake.audit.examples import Example, Promise, Said, Stream
from stocktake.audit.finding import Settled
from stocktake.cli.report import left_words
from stocktake.model import Section
from stocktake.model.disposition import Disposition, Settling
from stocktake.report.gap_assembly import report_view
from stocktake.report.name_lookalikes import names_in_passing
from stocktake.report.redaction import redact, redactor_of
from stocktake.report.report_pack import Form, write_pack

AS_OF = date(2025, 1, 31)
ALL = tuple(Form)
FILES = {"gap-report.html", "gap-report.docx", "tracker.xlsx", "findings.csv", "audit.json"}
PEOPLE = Example(
    promises=(
        Promise(
            "1.1.a",
            "Dana Quill opens a telephone line",
            ("90% of calls answered to Ms Quill",),
            "May 2022",
            lead="Perrin Oakes / Dana Quill",
        ),
        Promise("1.1.b", "Recruit two nurses", ("Families feel listened to, says OAKES",), "June 2022"),
    ),
    streams=(Stream(1, "Timely assessments", (1,), lead="Dana Quill", role="Head of SEND"),),
    position=(
        Said(Section.DELIVERED, "Quill reports that the telephone line opened; write to dana.quill@northmere.test or Cllr Hale Moss"),
        Said(Section.STILL_TO_DO, "P. Oakes will recruit two nurses"),
    ),
)
NAMES = re.compile(rb"quill|oakes|dana|perrin|\bmoss\b|northmere\.test", re.IGNORECASE)


def _held(folder: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(folder.iterdir()):
        data = path.read_bytes()
        yield path.name, data
        if zipfile.is_zipfile(io.BytesIO(data)):
            with zipfile.ZipFile(path) as archive:
                yield from ((f"{path.name}:{name}", archive.read(name)) for name in archive.namelist())


def test_redaction_leaves_no_name_in_any_byte(tmp_path: Path) -> None:
    papers = [paper.model_copy(update={"source": f"dana-quill-{paper.source}"}) for paper in PEOPLE.papers()]
    audit = audit_of(papers, AS_OF)
    plain = tmp_path / "plain"
    write_pack(audit, report_view(audit), plain, ALL)
    named = {name.split(":")[0] for name, data in _held(plain) if NAMES.search(data)}
    assert named == FILES  # or the test would prove nothing
    redacted = redact(audit)
    write_pack(redacted, report_view(redacted, redacted=True), tmp_path / "redacted", ALL)
    assert [(name, NAMES.search(data)) for name, data in _held(tmp_path / "redacted") if NAMES.search(data)] == []
    page = (tmp_path / "redacted" / "gap-report.html").read_text(encoding="utf-8")
    assert "the lead of workstream 1 opens a telephone line" in page
    assert "the lead of action 1.1.a will recruit two nurses" in page
    assert "data:image" not in page
    assert [one.fingerprint for one in redacted.findings] == [one.fingerprint for one in audit.findings]


PASSING = (
    "Hannah Brightwell, aged nine, waited two years and Priya's brother longer",
    "Parents told Marek Sobol-Lind and Dear Joanna of it in the Oliver Garth Foundation",
    "Ratings are Red or Amber for Gypsy, Roma and Traveller families in Charlotte Street",
    "ELSA training ran in Georgia House",
)


def test_people_named_in_passing_are_told_by_their_given_names() -> None:
    found = names_in_passing((*PASSING, "Anselm Okafor came with Ledbury Vale"), ("Ledbury",))
    assert found.people == ("Hannah Brightwell", "Priya", "Joanna")
    assert found.doubtful == ("Marek Sobol-Lind", "Anselm Okafor")


def test_whoever_is_named_in_passing_is_left_out_and_doubtful_names_are_told(tmp_path: Path) -> None:
    example = Example(position=tuple(Said(Section.NARRATIVE, words) for words in (*PASSING, "Anselm Okafor came")))
    audit = audit_of(example.papers(), AS_OF)
    redactor = redactor_of(audit, ("Anselm Okafor",))
    redacted = redactor.audit(audit)
    write_pack(redacted, report_view(redacted, redacted=True), tmp_path, ALL)
    left = re.compile(rb"hannah|brightwell|priya|joanna|okafor", re.IGNORECASE)
    assert [name for name, data in _held(tmp_path) if left.search(data)] == []
    assert redactor.doubtful == ("Marek Sobol-Lind",)
    assert "Marek Sobol-Lind" in left_words(redactor, ("Ansel Okafo",))
    assert "No paper names Ansel Okafo" in left_words(redactor, ("Ansel Okafo",))


def test_a_month_or_an_ordinary_word_is_nobodys_name(tmp_path: Path) -> None:
    example = Example(
        promises=(Promise("1.1.a", "Open a line in May 2022, and families will be told", ("Line open",), "May 2022"),),
        streams=(Stream(1, "Timely assessments", (1,), lead="May Underhill"),),
    )
    redacted = redact(audit_of(example.papers(), AS_OF))
    plan = redacted.areas[0].plan
    assert plan is not None
    assert plan.actions[0].passage.text == "Open a line in May 2022, and families will be told"
    assert plan.workstreams[0].lead is not None
    assert plan.workstreams[0].lead.name == "the lead of workstream 1"


def test_whoever_signed_a_decision_is_left_out_too() -> None:
    audit = audit_of(PEOPLE.papers(), AS_OF)
    finding = audit.findings[0]
    settled = tuple(Settled(finding=finding, why=f"Accepted by {name} on 2024-05-01: it is known.") for name in ("JQ", "Wren Tolley"))
    dispositions = tuple(
        Disposition(
            number=number,
            settling=Settling.ACCEPT,
            fingerprint=finding.fingerprint,
            code=finding.code,
            subject=finding.subject,
            area=finding.area,
            by=name,
            on=date(2024, 5, 1),
            reason="It is known.",
        )
        for number, name in enumerate(("JQ", "Wren Tolley"), start=1)
    )
    area = audit.areas[0].model_copy(update={"dispositions": dispositions})
    redacted = redact(audit.model_copy(update={"areas": (area,), "settled": settled}))
    assert {one.why for one in redacted.settled} == {"Accepted by the person who decided on 2024-05-01: it is known."}
    assert redacted.settled[0].finding.fingerprint == finding.fingerprint
    assert report_view(redacted).areas[0].settled[0].cells[0] == f"{finding.code}, {finding.subject}"
