"""Redaction: whoever the papers name stands in no byte of any output, and nothing else is taken for a name."""

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from stocktake.audit import audit as audit_of
from stocktake.audit.examples import Example, Promise, Said, Stream
from stocktake.audit.finding import Settled
from stocktake.cli.report import left_words
from stocktake.model import Section, SettingsError
from stocktake.model.disposition import Disposition, Settling
from stocktake.report.gap_assembly import report_view
from stocktake.report.known_people import KnownPeople
from stocktake.report.name_lookalikes import names_in_passing
from stocktake.report.name_words import vocabulary_of
from stocktake.report.redaction import Redactor, redact, redactor_of
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
    "Parents told Quillon Sobol-Lind and Dear Joanna of it in the Oliver Garth Foundation",
    "Ratings are Red or Amber for Gypsy, Roma and Traveller families in Charlotte Street",
    "ELSA training ran in Georgia House",
)


def _redactor(*texts: str, people: tuple[str, ...] = (), areas: tuple[str, ...] = ("Thornmere",)) -> Redactor:
    """A redactor that knows some people, and papers of these words."""
    papers = tuple(
        Example().papers()[0].model_copy(update={"id": f"p{number}", "text": text, "area": areas[0]}) for number, text in enumerate(texts)
    )
    vocabulary = vocabulary_of(texts, areas)
    passing = names_in_passing(texts, KnownPeople(people, vocabulary))
    return Redactor(dict.fromkeys(people, "the lead") | dict.fromkeys(passing, "a named person"), papers, vocabulary)


def test_people_named_in_passing_are_told_by_their_given_names() -> None:
    texts = (*PASSING, "Ansgard Okafor came with Ledbury Vale")
    redactor = _redactor(*texts, areas=("Ledbury",))
    assert tuple(redactor.people) == ("Hannah Brightwell", "Priya", "Joanna")
    assert redactor.doubtful == ("Quillon Sobol-Lind", "Ansgard Okafor")


# What stands in brackets is to be replaced, and nothing else.
NAMED = (
    "We thank [Mrs S. Featherstonehaugh] for it",
    "The note by [J. Pemberton] was read",
    "They saw [P.J. Pemberton] twice",
    "[Anne-Marie Wetherby] waited, and so did [Jayden-Lee]",
    "[ELLIE-MAE HOLROYD] waited two years",
    "[OSCAR] has no place",
    "[SMITH, Jonathan] is on the list",
    "[Siobhán O’Malley] and [Zoë Brontë] met [Łukasz Wiśniewski]",
    "[Mohammed al-Rashid] and [Juan de la Cruz] and [Pieter van Dyke] wrote",
    "[David Lloyd George Brown] spoke for [Cllr Mrs Prudence Oakapple]",
    "[Hannah\nBlackthorne] was heard",
    "[Hannah Yel-\nverton] was heard",
    "[Ms Fenwick–Hale] and [Mr and Mrs Quist] came",
    "[Bilal_K] wrote to [@oliver_b] of it",
    "PC [Wagstaff], Nurse [Gladwell] and Headteacher [Marlow] agreed",
    "It was [ms oluwaseun adebayo] who called",
    "They met the [Winterbottoms] at home",
    "[Kai], [Caoimhe], [Kacper] and [Jo] waited",
    "[Grace]’s mother and [Poppy], 9, came; [Amber] waited and [Rose Penhallow] left",
    "[Will] said that [Robin] attends",
    "Letters from [Dr Ngozi Adeyemi-Clarke] came",
    "[Cllrs Vane and Tolley] agreed",
    "[Grace Wood] said so",
    "They said no. [Amber]’s mother and [Anna-\nMarie] came",
    "Social Worker [Tremlett], Sgt. [Blythe] and PC 4471 [Wagstaff] came",
)


@pytest.mark.parametrize("words", NAMED)
def test_a_name_is_left_out_whole_and_nothing_besides(words: str) -> None:
    text = words.replace("[", "").replace("]", "")
    expected = re.sub(r"\[[^\]]*\]", "<>", words)
    redacted = re.sub("a named person|an account name", "<>", _redactor(text).words(text))
    assert redacted == expected


KEPT = (
    "Ratings are Red, Amber or Green; the rating of Amber was kept, and the summer was long",
    "Grace and hope will rise; Will families be told? Summer 2022 is over",
    "Hope Street, Ruby Lane School and Robin Hill Primary School",
    "St Oliver Primary School and Charlotte Street took part",
    "Elsa programmes and ELSA training are run in Georgia House",
    "The Thornmere Parent Carer Forum met the Department for Education in May 2022 and in June Ofsted came",
    "A. Introduction and B. Leadership",
    "Families miss a deadline; ms are milliseconds",
    "Headteacher Forum, Nurse Consultation and Teacher Training",
    "Rose Court, Rose Hill School and the shops in Charlotte Lane",
    "At the Willows, the Beeches and in the Midlands",
)


@pytest.mark.parametrize("words", KEPT)
def test_what_is_no_name_stays(words: str) -> None:
    small = "the forum, the consultation, an introduction, of leadership, the rating"
    assert _redactor(words, small).words(words) == words


def test_an_address_or_a_slip_does_not_make_a_name_an_ordinary_word() -> None:
    papers = (
        "Write to nadia.ferreby@thornmere.gov.uk, www.nadia-ferreby.test/noah or see nadia-ferreby-noah.docx, noah's letter",
        "Nadia said that Ferreby leads; Noah waited",
    )
    redactor = _redactor(*papers, people=("Nadia Ferreby",))
    assert redactor.words(papers[1]) == "the lead said that the lead leads; a named person waited"
    assert not re.search("nadia|ferreby|noah(?!'s)", redactor.words(papers[0]), re.IGNORECASE)


def test_a_known_person_is_found_in_every_spelling_and_no_body_is() -> None:
    redactor = _redactor("", people=("Nádia Ashdown", "Amina Holt-Vane", "Oliver Wren"))
    assert redactor.words("Nadia ASHDOWN, NÁDIA and Ashdown, N. Ashdown") == "the lead, the lead and the lead, the lead"
    assert redactor.words("Holt–Vane and Amina B Holt-Vane, Ash-\ndown") == "the lead and the lead, the lead"
    kept = "Ashdown Park School, Ashdown Forest, St Oliver Primary School and Ashdown Street"
    assert redactor.words(kept) == kept
    assert redactor.words("Peter Ashdown wrote") == "a named person wrote"  # of the same name, and nobody known


def test_a_surname_that_is_an_ordinary_word_is_told_by_its_place() -> None:
    redactor = _redactor("young people are heard", people=("Amina Young",))
    assert redactor.words("Young People lead. Young people and Ms Young told Young of it") == (
        "Young People lead. Young people and the lead told the lead of it"
    )


def test_nothing_is_replaced_within_what_was_put_in() -> None:
    audit = audit_of(PEOPLE.papers(), AS_OF)
    redactor = redactor_of(audit, ("Person", "Named", "Wren Tolley", "Hale Moss"))
    assert "named person (" in redactor.words("Wren Tolley")
    assert redactor.words("Wren Tolley").count("person") == 1


@pytest.mark.parametrize("name", ["a", "...", "line", "telephone line"])
def test_a_letter_or_an_ordinary_word_is_no_name_to_replace(name: str) -> None:
    audit = audit_of(PEOPLE.papers(), AS_OF)
    texts = [paper.model_copy(update={"text": "A telephone line was opened on a line"}) for paper in audit.areas[0].papers]
    area = audit.areas[0].model_copy(update={"papers": tuple(texts)})
    with pytest.raises(SettingsError, match="--redact"):
        redactor_of(audit.model_copy(update={"areas": (area,)}), (name,))


def test_only_what_is_really_left_is_told_as_doubtful() -> None:
    text = "Asked Dr Ngozi Adeyemi-Clarke. Run Saturday clubs. Helped Will of it. With Quillon Sobol-Lind and Ansgard Okafor."
    assert _redactor(text, people=("Ansgard Okafor",)).doubtful == ("Quillon Sobol-Lind",)


def test_whoever_is_named_in_passing_is_left_out_and_doubtful_names_are_told(tmp_path: Path) -> None:
    example = Example(position=tuple(Said(Section.NARRATIVE, words) for words in (*PASSING, "Ansgard Okafor came")))
    audit = audit_of(example.papers(), AS_OF)
    redactor = redactor_of(audit, ("Ansgard Okafor",))
    redacted = redactor.audit(audit)
    write_pack(redacted, report_view(redacted, redacted=True), tmp_path, ALL)
    left = re.compile(rb"hannah|brightwell|priya|joanna|okafor", re.IGNORECASE)
    assert [name for name, data in _held(tmp_path) if left.search(data)] == []
    assert redactor.doubtful == ("Quillon Sobol-Lind",)
    assert "Quillon Sobol-Lind" in left_words(redactor, ("Ansgar Okafo",))
    assert "No paper names Ansgar Okafo" in left_words(redactor, ("Ansgar Okafo",))


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
