"""Column roles by meaning: one invented plan in many arrangements of columns, each read as what it was made of."""

from collections.abc import Sequence
from dataclasses import dataclass

import pytest

from stocktake.extract.language.column_headings import Role
from stocktake.extract.parsers.plan_columns import ColumnReader
from stocktake.extract.parsers.plan_tables import Columns, Untold
from stocktake.model import Action, Document, Kind, Table

from .builders import lines, measures, parse_paper, pipe_table, read_paper

TOP = "# Holtby SEND Improvement Plan\n\n12 March 2031\n\nHoltby Council answers the inspection.\n\n"
LISTED = lines("Inspectors found these areas of significant weakness:", ["1. Waits are too long", "2. Families are not heard"])

# What each field of the three actions says, and what is read of it.
FIELDS: dict[str, tuple[str, str, str]] = {
    "ref": ("1.9", "1.10", "1.11"),
    "action": ("Open a hub in the old mill", "Recruit four more therapists", "Write the pathway with parents"),
    "lead": ("Nia Cole, Head of SEND", "Ben Ray", "Commissioning team"),
    "help": ("Ann Fox", "", "Bo Lee"),
    "start": ("April 2031", "May 2031", "June 2031"),
    "due": ("July 2031", "31 August 2031", "Autumn term 2031"),
    "moved": ("September 2031", "", ""),
    "measure": ("Forty visits a week", "All posts are filled", "90% of parents say they know it"),
    "indicator": ("Visits a week", "Posts filled", "Parents who know it"),
    "from": ("12", "2 of 6", "40%"),
    "to": ("40", "6 of 6", "90%"),
    "evidence": ("Visitor log", "Payroll report", "Survey results"),
    "progress": ("The lease has been signed", "Two posts were advertised", "Not begun"),
    "rag": ("Green", "Amber", "Red"),
    "theme": ("Theme 1: Shorter waits", "", ""),
    "outcome": ("Children are seen in time", "", "Families are heard"),
    "cost": ("£20,000", "Within existing budget", "£5,000"),
    "board": ("Delivery board", "Delivery board", "Parents’ panel"),
    "level": ("High", "Medium", "High"),
}
DUES = ("2031-07-31", "2031-08-31", "2031-12-31")
STARTS = ("2031-04-01", "2031-05-01", "2031-06-01")

Arrangement = Sequence[tuple[str, str]]

ARRANGEMENTS: dict[str, Arrangement] = {
    "questions": [
        ("What are we going to do?", "action"), ("Who?", "lead"), ("By when?", "due"), ("So what? (impact)", "measure"), ("BRAG", "rag"),
    ],
    "themes": [
        ("Theme", "theme"), ("Desired outcome", "outcome"), ("Action", "action"), ("Resources", "cost"), ("Governance", "board"),
        ("Accountable Officer / Supporting officers", "lead"), ("Priority", "level"), ("Start", "start"), ("Finish", "due"),
        ("How will we know?", "measure"), ("Progress this quarter", "progress"), ("Evidence of completion", "evidence"),
    ],
    "the measure first": [("Success criteria", "measure"), ("Ref", "ref"), ("Task", "action"), ("Owner", "lead"), ("Deadline", "due")],
    "the rating first": [("RAG", "rag"), ("No.", "ref"), ("Key activity", "action"), ("Timescale", "due"), ("Lead officer", "lead")],
    "indicators": [
        ("Ref", "ref"), ("Action", "action"), ("Lead", "lead"), ("Due date", "due"), ("KPI", "indicator"), ("Baseline", "from"),
        ("Target", "to"),
    ],
    "moved dates": [
        ("Ref", "ref"), ("What we will do", "action"), ("Responsible", "lead"), ("Original date", "due"), ("Revised date", "moved"),
        ("Impact measures", "measure"),
    ],
    "helpers": [("Action required", "action"), ("Lead", "lead"), ("Supported by", "help"), ("By when", "due"), ("Status", "rag")],
    "misspelt": [("Reference", "ref"), ("Actons", "action"), ("Lead oficer", "lead"), ("Timescle", "due"), ("Succes measures", "measure")],
    "longer headings": [
        ("Action reference number", "ref"), ("What will be done (SMART)", "action"), ("Lead officer and agency", "lead"),
        ("Expected completion date", "due"), ("How will we know that it has made a difference to families?", "measure"),
        ("Latest progress and comments", "progress"),
    ],
    "unknown headings": [("Our promise", "action"), ("In whose hands", "lead"), ("Ready", "due"), ("Sign that it worked", "measure")],
    "no words over most": [("", "ref"), ("Action", "action"), ("", "lead"), ("", "due"), ("", "rag")],
    "headings that mislead": [("Step", "action"), ("Responsibility", "lead"), ("Status", "due"), ("Outcome", "rag")],
    "progress in colours": [("Action", "action"), ("Owner", "lead"), ("Target date", "due"), ("Progress", "rag"), ("Status", "progress")],
    "milestones alone": [("Objective", "outcome"), ("Milestone", "action"), ("Lead", "lead"), ("Date", "due"), ("RAG", "rag")],
    "numbers headed as actions": [("Action", "ref"), ("Description", "action"), ("Owner", "lead"), ("Target date", "due")],
}  # fmt: skip


def plan(body: str, heading: str = "## Priority 1: Waits\n\n") -> Document:
    document = parse_paper(TOP + LISTED + heading + body, "plan.md")
    assert document.kind is Kind.PLAN, document.recognised
    return document


def table_of(arrangement: Arrangement, *, headed: bool = True) -> str:
    rows = [[FIELDS[field][n] for _, field in arrangement] for n in range(3)]
    headings = [heading for heading, _ in arrangement]
    return pipe_table(headings, *rows) if headed else "\n".join("\t".join(row) for row in rows) + "\n\n"


def roles_of(body: str) -> list[tuple[str | None, float]]:
    (found,) = [ColumnReader().weigh(block) for block in read_paper(TOP + body, "plan.md").blocks if isinstance(block, Table)]
    assert isinstance(found, Columns)
    return [(column.role, column.score) for column in found.columns]


def check(actions: Sequence[Action], arrangement: Arrangement) -> None:
    fields = {field for _, field in arrangement}
    assert [a.passage.text for a in actions] == list(FIELDS["action"])
    assert [a.lead.text if a.lead else "" for a in actions] == list(FIELDS["lead"])
    assert [a.ref for a in actions] == (list(FIELDS["ref"]) if "ref" in fields else ["1", "2", "3"])
    dues = ("2031-09-30", *DUES[1:]) if "moved" in fields else DUES
    assert [str(a.timescale.due) for a in actions] == list(dues)
    if "start" in fields:
        assert [str(a.timescale.start) for a in actions] == list(STARTS)
    if "measure" in fields:
        assert [measures(a) for a in actions] == [[words] for words in FIELDS["measure"]]
    if "to" in fields:
        assert [measures(a) for a in actions] == [[f"{what} {much}"] for what, much in zip(FIELDS["indicator"], FIELDS["to"], strict=True)]
    if "rag" in fields:
        assert [a.rag for a in actions] == [(word,) for word in FIELDS["rag"]]


@dataclass(frozen=True)
class _Note:
    field: str
    heading: str = ""

    def words(self, number: int) -> str:
        return f"{self.heading} {FIELDS[self.field][number]}".strip() if FIELDS[self.field][number] else ""


@pytest.mark.parametrize("name", ARRANGEMENTS)
def test_every_arrangement_gives_the_same_actions(name: str) -> None:
    arrangement = ARRANGEMENTS[name]
    # Where nothing but headings of other words speaks for a plan, a reader of the file says so with --kind.
    document = plan(table_of(arrangement)) if name not in _OF_NO_KIND else _as_plan(table_of(arrangement))
    check(document.actions, arrangement)
    assert not [warning for warning in document.warnings if "column" in warning], document.warnings


_OF_NO_KIND = ("unknown headings", "no words over most", "headings that mislead", "milestones alone")


def _as_plan(body: str) -> Document:
    return plan("## Our actions\n\nThe written statement of action must be submitted within months.\n\n" + body)


@pytest.mark.parametrize(
    ("name", "notes"),
    [
        ("themes", [_Note("cost", "Resources"), _Note("board", "Governance"), _Note("level", "Priority"), _Note("progress"),
                    _Note("evidence")]),
        ("indicators", [_Note("from", "Baseline")]),
        ("helpers", [_Note("help", "Supported by")]),
        ("longer headings", [_Note("progress")]),
        ("progress in colours", [_Note("progress")]),
    ],
)  # fmt: skip
def test_what_is_no_part_of_an_action_is_kept_as_a_note(name: str, notes: Sequence[_Note]) -> None:
    document = plan(table_of(ARRANGEMENTS[name]))
    for number, action in enumerate(document.actions):
        assert [note.text for note in action.notes] == [words for note in notes if (words := note.words(number))]


def test_the_date_that_was_moved_is_kept() -> None:
    first, second, _ = plan(table_of(ARRANGEMENTS["moved dates"])).actions
    assert [note.text for note in first.notes] == ["Original date July 2031"]
    assert (second.timescale.passage and second.timescale.passage.text, second.notes) == ("31 August 2031", ())


def test_themes_and_outcomes_hold_the_rows_below_them() -> None:
    document = plan(table_of(ARRANGEMENTS["themes"]), heading="")
    assert [(w.number, w.title.text) for w in document.workstreams] == [(1, "Shorter waits")]
    assert [(a.workstream, a.outcome) for a in document.actions] == [(1, "1.1"), (1, "1.1"), (1, "1.2")]
    assert [o.passage.text for o in document.outcomes] == ["Children are seen in time", "Families are heard"]


def test_leads_of_several_bodies_stand_together() -> None:
    body = pipe_table(("Ref", "Action", "Lead (LA)", "Lead (ICB)", "Due"), ("1", "Open a hub", "Nia Cole", "Ben Ray", "May 2031"))
    (action,) = plan(body).actions
    assert action.lead is not None and action.lead.text == "Nia Cole Ben Ray"


@pytest.mark.parametrize("cell", ["Nia Cole, May 2031", "Nia Cole – May 2031", "May 2031: Nia Cole", "Nia Cole (May 2031)"])
def test_who_and_when_in_one_column(cell: str) -> None:
    rows = (("1", "Open a hub", cell, "Hub open"), ("2", "Hire staff", "Ben Ray, June 2031", "Staff hired"))
    first, second = plan(pipe_table(("No.", "Key activity", "Who and by when", "Success criteria"), *rows)).actions
    assert (first.lead and first.lead.text, str(first.timescale.due)) == ("Nia Cole", "2031-05-31")
    assert (second.lead and second.lead.text, str(second.timescale.due)) == ("Ben Ray", "2031-06-30")


def test_an_exact_heading_outranks_cells_that_are_merely_unusual() -> None:
    rows = (("1", "The hub", "Everyone", "May 2031", "Yes"), ("2", "Staff", "Nobody yet", "soon", "No"))
    assert [role for role, _ in roles_of(pipe_table(("Ref", "Action", "Lead", "Due", "Success measures"), *rows))] == [
        Role.REF, Role.ACTION, Role.LEAD, Role.DUE, Role.MEASURE,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("heading", "cells", "role"),
    [
        ("Status", ("May 2031", "June 2031"), Role.NOTE),
        ("Impact", ("May 2031", "June 2031"), Role.NOTE),
        ("Status", ("The hub was opened in the spring", "Two members of staff have been hired"), Role.PROGRESS),
        ("Progress", ("G", "A"), Role.RAG),
        ("Outcome", ("Complete", "On track"), Role.RAG),
        ("Priority", ("High", "Low"), Role.NOTE),
        ("Milestones", ("Advert is out", "Staff are in post"), Role.MEASURE),
        ("Q1", ("Green", "Red"), Role.RAG),
        ("Q1", ("Advert has gone out", "Nothing was done"), Role.PROGRESS),
    ],
)
def test_cells_that_contradict_their_heading(heading: str, cells: tuple[str, str], role: Role) -> None:
    rows = [(ref, action, "July 2031", cell) for ref, action, cell in zip(("1", "2"), FIELDS["action"], cells, strict=False)]
    assert roles_of(pipe_table(("Ref", "Action", "Due", heading), *rows))[3][0] is role


def test_scores_and_reasons() -> None:
    (block,) = [b for b in read_paper(table_of(ARRANGEMENTS["unknown headings"]), "plan.md").blocks if isinstance(b, Table)]
    columns = ColumnReader().weigh(block)
    assert isinstance(columns, Columns)
    due = columns.columns[2]
    assert due.reason == "its heading “Ready” names nothing known, but 3 of 3 cells hold dates"
    assert 0.6 < due.score < 1


def test_a_table_without_headings_is_told_by_its_cells() -> None:
    arrangement = [("", field) for field in ("ref", "action", "lead", "due", "measure")]
    check(_as_plan(table_of(arrangement, headed=False)).actions, arrangement)


def test_a_table_that_looks_like_actions_is_said_with_what_to_type() -> None:
    rows = (("Hub in the old mill", "Nia Cole", "May 2031", "G"), ("Therapists", "Ben Ray", "June 2031", "A"))
    (known, odd) = (table_of(ARRANGEMENTS["questions"]), pipe_table(("Piece of work", "Lead", "Due", "RAG"), *rows))
    document = plan(known + "Other work:\n\n" + odd)
    (warning,) = [warning for warning in document.warnings if "Piece of work" in warning]
    assert "“Piece of work | Lead | Due | RAG” has no column of actions" in warning
    assert '--columns "plan.md=Piece of work:action"' in warning
    assert '[papers."plan.md".columns] the line "Piece of work" = "action"' in warning
    assert len(document.actions) == 3


@pytest.mark.parametrize(
    ("headings", "rows"),
    [
        (("Version", "Date", "Author", "Changes"),
         [("0.1", "May 2031", "Nia Cole", "Update the actions"), ("0.2", "June 2031", "Bo Lee", "Add a priority")]),
        (("Name", "Role", "Organisation"), [("Nia Cole", "Head of SEND", "Holtby Council"), ("Ben Ray", "Chief Nurse", "NHS Holtby")]),
        (("Abbreviation", "Meaning"), [("ICB", "Integrated care board"), ("LA", "Local authority")]),
        (("Indicator", "2029", "2030", "Target"), [("Plans in 20 weeks", "40%", "50%", "90%"), ("Appeals", "40", "30", "10")]),
        (("Meeting", "Frequency", "Chair"), [("SEND Board", "Monthly", "Nia Cole"), ("Delivery group", "Weekly", "Ben Ray")]),
        (("Risk", "Mitigation", "Owner", "RAG"),
         [("Staff leave", "Recruit early", "Nia Cole", "Amber"), ("Money", "Agree it", "Bo Lee", "Red")]),
        (("Date", "Event"), [("May 2031", "Inspection"), ("June 2031", "Report published")]),
    ],
)  # fmt: skip
def test_tables_that_are_no_plans_give_neither_actions_nor_warnings(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    document = plan(pipe_table(headings, *rows) + "The plan:\n\n" + table_of(ARRANGEMENTS["questions"]))
    assert [a.passage.text for a in document.actions] == list(FIELDS["action"])
    assert not [warning for warning in document.warnings if "table" in warning.lower() or "column" in warning]


def test_a_table_without_headings_does_not_take_over_columns_it_has_nothing_of() -> None:
    other = "\n".join("\t".join(row) for row in (("ICB", "Integrated care board", "health", "p"), ("LA", "Local authority", "care", "q")))
    known = pipe_table(("Ref", "Action", "Lead", "Due"), ("1.1", "Open a hub", "Nia Cole", "May 2031"))
    assert len(plan(known + "Words we use:\n\n" + other + "\n\n").actions) == 1


def test_a_table_of_untold_actions_is_weighed_for_drawing() -> None:
    rows = (("Hub in the old mill", "Nia Cole", "May 2031", "G"), ("Therapists", "Ben Ray", "June 2031", "A"))
    (block,) = [b for b in read_paper(pipe_table(("Piece of work", "Lead", "Due", "RAG"), *rows), "plan.md").blocks if isinstance(b, Table)]
    assert isinstance(ColumnReader().weigh(block), Untold)
