"""The sheets of the Excel tracker as columns and rows, before anything of Excel: what each column is called, how wide, and of what kind."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from .changes import changes_lead
from .gap_view import AreaView, FindingView, ReportView

# The columns a person fills in, by the names the reply is read back with.
ANSWER, DISPOSITION, BY, ON, UNTIL = "Area's answer", "Disposition", "Name", "Date", "Accepted until"
FINGERPRINT, CODE, ABOUT = "Fingerprint", "Code", "About"
FINDINGS = "Findings"
# What a disposition may be, as it is chosen in the sheet.
DISPOSITIONS = ("Accept", "Waive", "Answer")

Content = str | int | float | date | None


class Holds(Enum):
    """What the cells of a column hold; ``REF`` is text that looks like a number and must stay text."""

    TEXT = "text"
    REF = "ref"
    COUNT = "count"
    SCORE = "score"
    DATE = "date"
    STATE = "state"
    ENTRY = "entry"
    ENTRY_DATE = "entry date"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, its width in letters, and what it holds."""

    heading: str
    width: int
    holds: Holds = Holds.TEXT


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its name, its columns, its rows, and how many columns stay in sight when it is moved sideways."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Content, ...], ...]
    kept: int = 1
    filtered: bool = True


def sheets_of(view: ReportView) -> tuple[Sheet, ...]:
    """Return the tracker's sheets in their order."""
    return (_summary(view), _actions(view), _measures(view), _findings(view), _evidence(view), _coverage(view), _not_checked(view))


def finding_cells(finding: FindingView) -> tuple[Content, ...]:
    """Return a finding as the cells that sheet and CSV share, in the order of ``FINDING_COLUMNS``."""
    return (
        finding.area,
        finding.severity.word,
        finding.family,
        finding.code,
        finding.rule,
        finding.subject,
        finding.message,
        "\n".join(f"“{quote.words}” ({quote.place})" for quote in finding.quotes),
        finding.question or "",
        finding.lead,
        ", ".join(map(str, finding.weaknesses)),
        finding.paper,
    )


FINDING_COLUMNS = (
    Column("Area", 14),
    Column("Severity", 10),
    Column("Family", 8),
    Column(CODE, 9),
    Column("Rule", 24),
    Column(ABOUT, 20),
    Column("What was found", 50),
    Column("Words it rests on", 60),
    Column("Question to ask", 40),
    Column("Lead", 24),
    Column("Weaknesses", 12, Holds.REF),
    Column("Paper", 24),
)


def _summary(view: ReportView) -> Sheet:
    columns = (Column("Area", 18), Column("What", 44), Column("Figure", 16), Column("More", 80))
    rows: list[tuple[Content, ...]] = [("", view.title, "", f"As of {view.as_of}. Papers dated later do not count.")]
    if view.changes is not None:
        rows.append(("", "changes since the earlier audit", "", changes_lead(view.changes)))
    for area in view.areas:
        rows.append((area.name, "in short", "", " ".join(area.headline)))
        rows += [(area.name, tile.words, tile.figure, tile.detail) for tile in area.tiles]
        rows += [(area.name, f"findings: {row.cells[0]}", row.cells[-1], _severities(row.cells)) for row in area.families]
        rows += [(area.name, f"paper: {row.cells[0]}", row.cells[2], f"{row.cells[1]}, {row.cells[4]}") for row in area.papers]
    rows += [("", "note", "", note) for note in view.notes]
    return Sheet("Summary", columns, tuple(rows), filtered=False)


def _severities(cells: Sequence[str]) -> str:
    return f"{cells[1]} high, {cells[2]} medium, {cells[3]} low"


def _actions(view: ReportView) -> Sheet:
    columns = (
        Column("Area", 14),
        Column("Ref", 9, Holds.REF),
        Column("Action", 60),
        Column("Workstream", 26),
        Column("Lead", 26),
        Column("Due", 13, Holds.DATE),
        Column("Timescale as written", 24),
        Column(f"Days overdue as of {view.as_of}", 14, Holds.COUNT),
        Column("Claimed status", 18),
        Column("Evidence passages", 11, Holds.COUNT),
        Column("Confirmed from outside", 24),
        Column("Measures", 11, Holds.COUNT),
        Column("Measures that can be checked", 13, Holds.COUNT),
        Column("Classes of measures", 26),
        Column("Published RAG", 18),
        Column("Computed state", 12, Holds.STATE),
        Column("Rule of the computed state", 50),
        Column("Page", 16),
    )
    rows = (
        (
            one.area,
            one.ref,
            one.text,
            f"{one.workstream}: {one.workstream_title}" if one.workstream is not None else "",
            one.lead,
            one.due,
            one.due_words,
            one.days_overdue,
            one.claimed,
            one.evidence,
            one.confirmed,
            one.measures,
            one.measurable,
            one.classes,
            one.published,
            one.state,
            one.state_rule,
            one.page,
        )
        for area in view.areas
        for one in area.actions
    )
    return Sheet("Actions", columns, tuple(rows), kept=2)


def _measures(view: ReportView) -> Sheet:
    columns = (
        Column("Area", 14),
        Column("Ref", 9, Holds.REF),
        Column("Number", 9, Holds.COUNT),
        Column("Success measure", 60),
        Column("Class", 22),
        Column("Can be checked", 10),
        Column("Why", 50),
        Column("What it does not name", 36),
        Column("Target", 22),
        Column("Reported", 26),
        Column("Gap", 26),
        Column("Page", 16),
    )
    rows = (
        (
            one.area,
            one.ref,
            one.number,
            one.text,
            one.kind,
            "yes" if one.measurable else "no",
            one.why,
            one.lacks,
            one.target,
            one.reported,
            one.gap,
            one.page,
        )
        for area in view.areas
        for one in area.measures
    )
    return Sheet("Measures", columns, tuple(rows), kept=3)


def _findings(view: ReportView) -> Sheet:
    entries = (
        Column(ANSWER, 50, Holds.ENTRY),
        Column(DISPOSITION, 14, Holds.ENTRY),
        Column(BY, 22, Holds.ENTRY),
        Column(ON, 13, Holds.ENTRY_DATE),
        Column(UNTIL, 13, Holds.ENTRY_DATE),
        Column(FINGERPRINT, 20, Holds.REF),
    )
    rows = tuple((*finding_cells(one), None, None, None, None, None, one.fingerprint) for one in view.every_finding)
    return Sheet(FINDINGS, (*FINDING_COLUMNS, *entries), rows, kept=6)


def _evidence(view: ReportView) -> Sheet:
    columns = (
        Column("Area", 14),
        Column("Ref", 9, Holds.REF),
        Column("Measure", 10, Holds.COUNT),
        Column("What it says", 22),
        Column("Words", 70),
        Column("Under", 40),
        Column("Paper", 28),
        Column("Section", 20),
        Column("Page", 16),
        Column("Score", 8, Holds.SCORE),
        Column("Why it was linked", 50),
        Column("Decided by hand", 22),
    )
    rows = (
        (
            one.area,
            one.ref,
            one.measure,
            one.says,
            one.words,
            one.under,
            one.paper,
            one.section,
            one.page,
            one.score,
            one.why,
            one.decided,
        )
        for area in view.areas
        for one in area.evidence
    )
    return Sheet("Evidence", columns, tuple(rows), kept=2)


def _coverage(view: ReportView) -> Sheet:
    columns = (
        Column("Area", 14),
        Column("Weakness", 11),
        Column("Words", 60),
        Column("Workstreams", 14, Holds.REF),
        Column("Actions", 9, Holds.COUNT),
        Column("Measures that can be checked", 22),
        Column("Overdue", 20),
        Column("Evidence", 16),
        Column("Verdict in a letter", 16),
        Column("First break in the chain", 40),
    )
    rows = tuple(row for area in view.areas for row in _coverage_rows(area))
    return Sheet("Coverage", columns, rows, kept=2)


def _coverage_rows(area: AreaView) -> Iterable[tuple[Content, ...]]:
    for row in area.coverage:
        later = (label.word if label is not None else "not checked" for label in (row.overdue, row.evidence, row.verdict))
        number = row.weakness.words.removeprefix("Weakness ")
        yield area.name, number, row.text, row.streams.word, int(row.actions), row.measurable.word, *later, row.gap


def _not_checked(view: ReportView) -> Sheet:
    columns = (Column("Area", 18), Column("What", 44), Column("Why", 90))
    rows = [(area.name, *row.cells) for area in view.areas for row in (*area.not_checked, *area.unread)]
    rows += [(area.name, f"settled, not counted: {row.cells[0]}", " ".join(row.cells[1:])) for area in view.areas for row in area.settled]
    return Sheet("Not checked", columns, tuple(rows) or (("", "Nothing", "No gap in the checking was noted."),))
