"""The gap report holds the whole audit: every finding, weakness, action, question and thing not checked."""

from datetime import date

import lxml.html
import pytest

from stocktake.audit import Audit, AuditedAction, AuditedArea, AuditedMeasure, Coverage, Finding, NotChecked, Quote, Severity, classify
from stocktake.audit.examples import Example, Promise, Said, Stream
from stocktake.crosswalk import Evidence, FindingCover, Relation, Status, Target
from stocktake.model import Document, Passage, Section
from stocktake.report.gap_report import render_report

AS_OF = date(2024, 3, 31)
HOSTILE = '<script>alert("plan")</script><img src=x onerror=alert(1)> & “ends” \x07'

EXAMPLE = Example(
    weaknesses=("Families wait too long for an assessment", "Short breaks are hard to come by"),
    streams=(Stream(1, "Timely assessments", (1,)), Stream(2, "Belonging", ())),
    outcomes=(("1.1", "Families are assessed in good time"),),
    promises=(
        Promise("1.1.a", "Open a telephone line for waiting families", ("Telephone line launched", "90% of calls answered"), "May 2022"),
        Promise("1.1.b", "Recruit two nurses", ("Families feel listened to",), "June 2022"),
        Promise("1.1.c", f"Write a guide {HOSTILE}", (), "December 2024"),
        Promise("2.1.a", "Hold a fair for schools", ("Fair held",), "May 2022"),
    ),
    position=(
        Said(Section.DELIVERED, "The telephone line opened and 71% of calls are answered"),
        Said(Section.STILL_TO_DO, f"Recruit the nurses {HOSTILE}"),
        Said(Section.DETAILED_FINDING, "Nobody tells families how long they will wait"),
    ),
    letter=(Said(Section.NARRATIVE, "The line is welcome, and waits are still long"),),
    areas=("Improve the waits for an assessment",),
)


def _of(paper: Document, words: str) -> Passage:
    """The passage of a paper that begins with ``words``."""
    held = [action.passage for action in paper.actions] + [measure.passage for action in paper.actions for measure in action.measures]
    held += [statement.passage for statement in paper.statements] + [weakness.passage for weakness in paper.weaknesses]
    return next(passage for passage in held if passage.text.startswith(words))


def _evidence(ref: str, paper: Document, words: str, relation: Relation) -> Evidence:
    passage = _of(paper, words)
    section = next(statement.section for statement in paper.statements if statement.passage == passage)
    return Evidence(
        ref=ref,
        measure=None,
        document=paper.id,
        kind=paper.kind,
        section=section,
        passage=passage,
        relation=relation,
        score=0.8,
        why=f"Both name what {ref} promises.",
    )


def _area(name: str = "Northmere", example: Example = EXAMPLE) -> AuditedArea:
    plan, position, letter = example.papers()
    line = _evidence("1.1.a", position, "The telephone line", Relation.DELIVERS)
    nurses = _evidence("1.1.b", position, "Recruit the nurses", Relation.PLANNED)
    return AuditedArea(
        as_of=AS_OF,
        area=name,
        plan=plan,
        papers=(plan, position, letter),
        reports=(position, letter),
        measures=tuple(
            AuditedMeasure(
                document=plan.id, ref=action.ref, index=index, passage=measure.passage, measurability=classify(measure.passage.text)
            )
            for action in plan.actions
            for index, measure in enumerate(action.measures)
        ),
        actions=(
            AuditedAction(document=plan.id, ref="1.1.a", due=date(2022, 5, 31), status=Status.DELIVERED, overdue=False, evidence=(line,)),
            AuditedAction(
                document=plan.id, ref="1.1.b", due=date(2022, 6, 30), status=Status.NOT_DELIVERED, overdue=True, evidence=(nurses,)
            ),
            AuditedAction(document=plan.id, ref="1.1.c", due=date(2024, 12, 31), status=Status.NO_EVIDENCE, overdue=False),
            AuditedAction(document=plan.id, ref="2.1.a", due=date(2022, 5, 31), status=Status.NO_EVIDENCE, overdue=True),
        ),
        targets=(
            Target(
                ref="1.1.a",
                index=1,
                target="90%",
                value="71%",
                document=position.id,
                passage=_of(position, "The tele"),
                as_of="2023-05",
                met=False,
            ),
        ),
        coverage=(
            Coverage(
                weakness=1,
                passage=plan.weaknesses[0].passage,
                workstreams=(1,),
                outcomes=("1.1",),
                actions=3,
                measurable=0.67,
                overdue=1,
                evidence=2,
                findings=(FindingCover(passage=_of(position, "Nobody tells"), workstream=1, actions=()),),
                verdict=_of(letter, "The line is welcome"),
                verdict_document=letter.id,
            ),
            Coverage(
                weakness=2,
                passage=plan.weaknesses[1].passage,
                workstreams=(),
                outcomes=(),
                actions=0,
                measurable=None,
                overdue=0,
                evidence=0,
            ),
        ),
    )


def _finding(
    area: AuditedArea, code: str, severity: Severity, subject: str, message: str, *quotes: tuple[Document, Passage], ask: str
) -> Finding:
    return Finding(
        code=code,
        rule=f"rule of {code}",
        severity=severity,
        area=area.area,
        document=area.papers[0].id,
        subject=subject,
        message=message,
        quotes=tuple(Quote(document=paper.id, passage=passage) for paper, passage in quotes),
        question=ask,
    )


def _audit(*areas: AuditedArea) -> Audit:
    found: list[Finding] = []
    for area in areas:
        plan, position, letter = area.papers
        same = _finding(
            area, "GAP003", Severity.MEDIUM, "action 1.1.c", "It names no measure.", (plan, _of(plan, "Write")), ask="How will you know?"
        )
        found += [
            _finding(
                area, "GAP001", Severity.HIGH, "weakness 2", "No workstream answers it.", (plan, _of(plan, "Short")), ask="Who takes it up?"
            ),
            _finding(
                area, "DUE001", Severity.HIGH, "action 1.1.b", "It is late.", (position, _of(position, "Recruit the")), ask="What now?"
            ),
            _finding(area, "DUE001", Severity.HIGH, "action 2.1.a", f"Late {HOSTILE}", (plan, _of(plan, "Hold")), ask=f"Why {HOSTILE}?"),
            _finding(
                area,
                "CLM001",
                Severity.MEDIUM,
                "action 1.1.a",
                "The target is not met.",
                (plan, _of(plan, "90%")),
                (position, _of(position, "The tele")),
                ask="By when?",
            ),
            same,
            same,
            _finding(
                area, "DOC001", Severity.LOW, "the plan", "It is undated.", (letter, _of(letter, "The line")), ask="When was it agreed?"
            ),
        ]
    notes = tuple(NotChecked(area=area.area, what="minutes", why="No minutes were supplied.") for area in areas)
    return Audit(as_of=AS_OF, areas=areas, findings=tuple(found), not_checked=notes)


@pytest.fixture(scope="module")
def audit() -> Audit:
    return _audit(_area())


def _alone() -> Audit:
    whole = _area()
    assert whole.plan is not None
    unknown = tuple(action.model_copy(update={"status": None, "overdue": None, "evidence": ()}) for action in whole.actions)
    rows = tuple(
        row.model_copy(update={"overdue": None, "evidence": 0, "findings": (), "verdict": None, "verdict_document": None})
        for row in whole.coverage
    )
    area = whole.model_copy(update={"papers": (whole.plan,), "reports": (), "actions": unknown, "coverage": rows, "targets": ()})
    note = NotChecked(area=whole.area, what="progress", why="No progress report was supplied.")
    return Audit(as_of=AS_OF, areas=(area,), findings=(), not_checked=(note,))


def _read(page: str) -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring(page)


def _words(element: lxml.html.HtmlElement) -> str:
    return " ".join(" ".join(element.itertext()).split())


def _shown(text: str) -> str:
    """``text`` as the page shows it: letters no page may hold are replaced."""
    return " ".join(text.replace("\x07", "\N{REPLACEMENT CHARACTER}").split())


def test_every_finding_is_there_with_its_words_quotes_pages_and_question(audit: Audit) -> None:
    section = _read(render_report(audit)).xpath("//section[contains(@aria-labelledby, 'a1-findings')]")[0]
    articles = section.xpath(".//article")
    assert len(articles) == len(audit.findings)
    for finding in audit.findings:
        (article, *_) = [a for a in articles if a.get("aria-label") == f"{finding.code}, {finding.subject}"]
        words = _words(article)
        assert _shown(finding.message) in words
        assert finding.rule in words
        quotes = [_words(quote) for quote in article.xpath(".//blockquote")]
        assert [any(_shown(quote.passage.text) in shown for shown in quotes) for quote in finding.quotes] == [True] * len(finding.quotes)
        assert all("no page: text paper" in shown for shown in quotes)
        assert finding.question is not None
        assert _shown(finding.question) in _words(section)


def test_findings_come_gravest_first(audit: Audit) -> None:
    articles = _read(render_report(audit)).xpath("//section[contains(@aria-labelledby, 'a1-findings')]//article/@aria-label")
    assert [label.split(",")[0] for label in articles] == ["GAP001", "DUE001", "DUE001", "GAP003", "GAP003", "CLM001", "DOC001"]


def test_every_weakness_has_its_section_down_to_evidence_and_verdict(audit: Audit) -> None:
    page = _read(render_report(audit))
    first = _words(page.get_element_by_id("a1-weakness-1").getparent())
    for words in (
        "Families wait too long for an assessment",
        "Workstream 1: Timely assessments",
        "Lead: Amina Holt",
        "Outcome 1.1: Families are assessed in good time",
        "Open a telephone line for waiting families",
        "Delivered, as the area claims",
        "Quantified 90% of calls answered",
        "not met Target 90%, reported 71% in May 2023",
        "Position statement of June 2023, under “delivered”, no page: text paper",
        "Overdue by 640 days",  # 30 June 2022 to 31 March 2024
        "Nothing reported yet",
        "Nobody tells families how long they will wait",
        "The line is welcome, and waits are still long",
    ):
        assert words in first
    second = _words(page.get_element_by_id("a1-weakness-2").getparent())
    assert "No workstream of the plan says that it answers this weakness." in second
    assert "No letter among the papers says a word on this weakness." in second


def test_work_that_answers_no_weakness_is_not_lost(audit: Audit) -> None:
    other = _read(render_report(audit)).get_element_by_id("a1-other-work").getparent()
    assert "Hold a fair for schools" in _words(other)
    assert "Recruit two nurses" not in _words(other)


def test_a_workstream_of_two_weaknesses_is_set_out_once_and_named_in_short_under_the_other() -> None:
    area = _area()
    shared = area.coverage[1].model_copy(update={"workstreams": (1,), "actions": 3})
    page = _read(render_report(_audit(area.model_copy(update={"coverage": (area.coverage[0], shared)}))))
    second = page.get_element_by_id("a1-weakness-2").getparent()
    assert "Recruit two nurses" in _words(second)
    assert second.xpath(".//a[@href='#a1-workstream-1']")
    assert len(page.xpath("//*[@id='a1-action-1.1.b']")) == 1


def test_the_overdue_are_listed_with_what_the_later_paper_says(audit: Audit) -> None:
    table = _read(render_report(audit)).get_element_by_id("a1-overdue-table").getparent()
    rows = [_words(row) for row in table.xpath(".//tbody/tr")]
    assert [row.split()[0] for row in rows] == ["1.1.b", "2.1.a"]  # what is reported as undone comes before silence
    assert "30 June 2022 640 Amina Holt" in rows[0]
    assert "Recruit the nurses" in rows[0]
    assert "no later paper was found to speak of it" in rows[1]


def test_contradictions_and_unmeasurable_measures_stand_in_the_minute(audit: Audit) -> None:
    minute = _words(_read(render_report(audit)).xpath("//section[contains(@aria-labelledby, 'a1-minute')]")[0])
    assert "action 1.1.a : The target is not met." in minute
    assert "Families feel listened to" in minute
    assert "The plan has no work for weakness 2." in minute


def test_questions_are_grouped_by_the_lead_of_the_workstream(audit: Audit) -> None:
    section = _read(render_report(audit)).xpath("//section[contains(@aria-labelledby, 'a1-questions')]")[0]
    groups = {_words(heading): _words(heading.getnext()) for heading in section.xpath(".//h3")}
    assert list(groups) == [
        "Workstream 1: Timely assessments (Amina Holt)",
        "Workstream 2: Belonging (Amina Holt)",
        "The papers and the plan as a whole",
    ]
    first, _, whole = groups.values()
    assert "How will you know? (GAP003) About: action 1.1.c (2 times)" in first
    assert first.index("What now?") < first.index("How will you know?")  # high before medium
    assert "When was it agreed?" in whole
    assert "Who takes it up?" in whole


def test_what_was_not_checked_is_said(audit: Audit) -> None:
    later = _area().papers[2].model_copy(update={"source": "later-letter.pdf"})
    section = _read(render_report(audit.model_copy(update={"later": (later,)}))).xpath(
        "//section[contains(@aria-labelledby, 'a1-not-checked')]"
    )[0]
    assert "No minutes were supplied." in _words(section)
    assert "later-letter.pdf" in _words(section)


def test_what_could_not_be_read_is_said() -> None:
    area = _area()
    damaged = area.papers[1].model_copy(update={"warnings": ("Page 3 is a picture.", "Page 3 is a picture.")})
    papers = (area.papers[0], damaged, area.papers[2])
    page = _read(render_report(_audit(area.model_copy(update={"papers": papers}))))
    assert "Page 3 is a picture. (2 times)" in _words(page.get_element_by_id("a1-unread-table").getparent())


def test_a_plan_alone_is_not_blamed_for_what_no_paper_could_tell() -> None:
    words = _words(_read(render_report(_alone())).xpath("//main")[0])
    told, rules = words.split("How to read this report")
    assert told.count("No progress report was supplied.") == 1
    assert "90% of calls answered" in told
    for alarm in ("Not checked ", "Overdue", "No evidence found", "No later paper", "Verdict", "Evidence"):
        assert alarm not in told.replace("Not checked, and why", "")
    assert "Claimed and confirmed" in rules


def test_the_areas_stay_apart() -> None:
    page = _read(render_report(_audit(_area(), _area("Southmere"))))
    assert [_words(heading) for heading in page.xpath("//h2")][:3] == ["The areas side by side", "Northmere", "Southmere"]
    assert _words(page.xpath("//h1")[0]) == "Gap report: Northmere and Southmere"
    assert len(page.xpath("//article")) == 2 * 7


def test_a_finding_of_no_area_is_not_lost() -> None:
    audit = _audit(_area(), _area("Southmere"))
    lost = audit.findings[0].model_copy(update={"area": None, "message": "It has no home."})
    page = render_report(audit.model_copy(update={"findings": (*audit.findings, lost)}))
    assert page.count("It has no home.") == 1


def test_the_coverage_picture_says_what_the_table_says(audit: Audit) -> None:
    told = _read(render_report(audit)).xpath("//desc[@id='a1-coverage-told']/text()")[0]
    assert "Weakness 1: workstream 1; measures 67% (2 of 3); on time 1 of 3 overdue; evidence 2 passages; letter given." in told
    assert "Weakness 2: workstream none;" in told
