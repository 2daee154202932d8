"""Excel workbooks made up in memory are read as a person sees them, sheet by sheet."""

import io
from datetime import date, datetime

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.formatting.rule import CellIsRule, FormulaRule
from openpyxl.styles import Font, PatternFill
from openpyxl.styles.colors import Color

from stocktake.extract import parse, read_bytes
from stocktake.model import Kind

from .workbooks import faults, read, rewritten, seen, sheet, tables, workbook

HEADINGS = ("Ref", "Outcome", "Action", "Lead", "Due date", "Success measure", "RAG")

# --- tables and prose ----------------------------------------------------------------------------------------------


def test_titles_stand_above_the_table_and_blank_rows_and_columns_are_left_out() -> None:
    def change(plan: openpyxl.worksheet.worksheet.Worksheet) -> None:
        plan.merge_cells("B2:F2")

    layout = read(
        sheet(
            (),
            (None, "Plan of Eastmere"),
            (None, "Lead:", "Ada Fell"),
            (None, "Ref", None, "Action", "Due date"),
            (None, 1.5, None, "Ask families"),
            (),
            (None, 1.6, None, "Tell families"),
            change=change,
        )
    )
    assert seen(layout) == [
        "# Plan",
        "Plan of Eastmere",
        "Lead:",
        "Ada Fell",
        [["Ref", "Action", "Due date"], ["1.5", "Ask families", ""], ["1.6", "Tell families", ""]],
    ]
    assert tables(layout)[0].header_rows == 1
    assert layout.text.endswith("\n\nRef\nAction\nDue date\n1.5\nAsk families\n1.6\nTell families\n\n")


def test_tables_are_parted_where_new_headings_follow_and_titles_between_them_are_prose() -> None:
    layout = read(
        sheet(
            ("Ref", "Action", "Lead"),
            (1.1, "Ask families", "Ada Fell"),
            (),
            ("Workstream 2: Schools",),
            ("Ref", "Action", "Success measure"),
            (2.1, "Visit schools", "Fewer moves"),
            ("Workstream 3: Work",),
            ("Ref", "Action", "Success measure"),
            (3.1, "Find employers", "More places"),
            (),
            ("Printed from the tracker",),
        )
    )
    assert seen(layout) == [
        "# Plan",
        [["Ref", "Action", "Lead"], ["1.1", "Ask families", "Ada Fell"]],
        "Workstream 2: Schools",
        [["Ref", "Action", "Success measure"], ["2.1", "Visit schools", "Fewer moves"]],
        "Workstream 3: Work",
        [["Ref", "Action", "Success measure"], ["3.1", "Find employers", "More places"]],
        "Printed from the tracker",
    ]
    assert [table.header_rows for table in tables(layout)] == [1, 1, 1]


def test_headings_in_two_rows_and_headings_known_only_by_their_look() -> None:
    def merge(plan: openpyxl.worksheet.worksheet.Worksheet) -> None:
        plan.merge_cells("C1:D1")

    grouped = read(sheet((None, None, "Timescale"), ("Ref", "Action", "Start", "End"), (1.1, "Ask", "May 2023", "June 2023"), change=merge))
    (table,) = tables(grouped)
    assert table.header_rows == 2
    assert [(cell.text, cell.column, cell.column_span) for cell in table.rows[0].cells if cell.blocks] == [("Timescale", 2, 2)]

    def embolden(plan: openpyxl.worksheet.worksheet.Worksheet) -> None:
        for cell in plan[2]:
            cell.font = Font(bold=True)

    looks = read(sheet(("Attendance",), ("School", "Pupils"), ("Hill Primary", 210), ("Vale Primary", 95), change=embolden))
    assert seen(looks)[1] == "Attendance"
    assert tables(looks)[0].header_rows == 1


def test_a_cell_merged_over_rows_and_columns_is_read_once() -> None:
    def change(plan: openpyxl.worksheet.worksheet.Worksheet) -> None:
        plan.merge_cells("B2:B3")
        plan.merge_cells("A4:D4")

    rows = (("Ref", "Outcome", "Action", "Lead"), (1.1, "Seen sooner", "Ask", "Ada"), (1.2, None, "Tell", "Bea"), ("Outcome 2: Heard",))
    (table,) = tables(read(sheet(*rows, (2.1, "Heard", "Listen", "Cy"), change=change)))
    spans = {cell.text: (cell.column_span, cell.row_span) for row in table.rows for cell in row.cells}
    assert (spans["Seen sooner"], spans["Outcome 2: Heard"], spans["Tell"]) == ((1, 2), (4, 1), (1, 1))
    assert table.rows[2].at(1) is None


def test_a_sheet_of_lines_is_prose_and_a_sheet_without_words_is_passed_over() -> None:
    def make(book: openpyxl.Workbook) -> None:
        book.active["B2"] = "How we work"
        book.active["C3"] = "We meet monthly."
        book.create_sheet("Empty")["A1"].fill = PatternFill("solid", fgColor="FFFF0000")

    assert seen(read(workbook(make))) == ["# Plan", "How we work", "We meet monthly."]


def test_a_sheet_whose_stated_extent_is_wrong_is_read_whole() -> None:
    data = sheet(("Ref", "Action"), (1.1, "Ask families"))
    assert seen(read(rewritten(data, "xl/worksheets/sheet1.xml", 'ref="A1:B2"', 'ref="A1"')))[1] == [
        ["Ref", "Action"],
        ["1.1", "Ask families"],
    ]


WORDS = st.sampled_from((None, None, "Ref", "Action", "Due date", "RAG", "Lead:", "Ada", "Ask families", "Workstream 2: Schools", 1.5))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(WORDS, min_size=1, max_size=5), min_size=1, max_size=12), st.integers(1, 9), st.integers(1, 5))
def test_every_cell_is_read_once_however_the_sheet_is_laid_out(rows: list[list[object]], row: int, column: int) -> None:
    def change(plan: openpyxl.worksheet.worksheet.Worksheet) -> None:
        plan.cell(row + 2, column + 2).value = "Kept"
        plan.merge_cells(start_row=row, end_row=row + 1, start_column=column, end_column=column + 1)

    data = sheet(*map(tuple, rows), change=change)
    plan = openpyxl.load_workbook(io.BytesIO(data)).active
    written = sorted(str(cell.value) for cells in plan.iter_rows() for cell in cells if cell.value is not None)
    layout = read(data)
    assert sorted(passage.text for passage in layout.passages()) == sorted([*written, "Plan"])
    for table in tables(layout):
        covered = [
            (below, across)
            for number, cells in enumerate(table.rows)
            for cell in cells.cells
            for below in range(number, number + cell.row_span)
            for across in range(cell.column, cell.column + cell.column_span)
        ]
        assert sorted(covered) == [(below, across) for below in range(len(table.rows)) for across in range(table.columns)]


# --- colours -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("colour", "fill"),
    [
        (Color(rgb="FF92D050"), "green"),
        (Color(rgb="00FFC000"), "amber"),
        (Color(indexed=10), "red"),
        (Color(theme=9), "amber"),  # the sixth accent of the usual theme is orange
        (Color(theme=1, tint=0.5), None),
        (Color(theme=9, tint=0.4), "amber"),
        (Color(theme=1), None),
        (Color(rgb="FFF2F2F2"), None),
    ],
)
def test_fills_are_named_where_they_are_signals(colour: Color, fill: str | None) -> None:
    def change(plan: openpyxl.worksheet.worksheet.Worksheet) -> None:
        plan["B2"].fill = PatternFill("solid", fgColor=colour)

    (table,) = tables(read(sheet(("Ref", "RAG", "Action"), (1.1, None, "Ask"), change=change)))
    assert table.rows[1].cells[1].fill == fill


def test_colours_set_by_rules_are_said_not_to_be_read_unless_the_words_name_them() -> None:
    green = PatternFill("solid", bgColor="FF00FF00")

    def by_number(plan: openpyxl.worksheet.worksheet.Worksheet) -> None:
        plan.conditional_formatting.add("C2:C9", CellIsRule(operator="equal", formula=["1"], fill=green))

    def by_formula(plan: openpyxl.worksheet.worksheet.Worksheet) -> None:
        plan.conditional_formatting.add("C2:C9", FormulaRule(formula=["$B2=1"], fill=green))

    rated = (("Ref", "Action", "RAG"), (1.1, "Ask", 1))
    named = (("Ref", "Action", "RAG"), (1.1, "Ask", "Green"), (1.2, "Tell", None))
    assert ["column C" in message for message in faults(read(sheet(*rated, change=by_number)))] == [True]
    assert faults(read(sheet(*named, change=by_number))) == []
    assert ["column C" in message for message in faults(read(sheet(*named, change=by_formula)))] == [True]


# --- what is hidden ------------------------------------------------------------------------------------------------


def test_hidden_sheets_rows_and_columns_are_read_and_said_to_be_hidden() -> None:
    def make(book: openpyxl.Workbook) -> None:
        plan = book.active
        for row in (("Ref", "Action", "Lead", "Notes"), (1.1, "Ask", "Ada"), (1.2, "Tell", "Bea"), (1.3, "Show", "Cy"), (1.4, "Do", "Di")):
            plan.append(row)
        for number in (3, 4, 40):
            plan.row_dimensions[number].hidden = True
        plan.column_dimensions["C"].hidden = True
        lists = book.create_sheet("Lists")
        lists["A1"] = "Owners"
        lists.sheet_state = "veryHidden"

    layout = read(workbook(make))
    assert "Tell" in layout.text and "Bea" in layout.text and "Owners" in layout.text
    assert faults(layout) == [
        "Rows 3–4 of sheet “Plan” are hidden in the file; they were read.",
        "Column C of sheet “Plan” is hidden in the file; it was read.",
        "The sheet “Lists” is hidden in the file; it was read.",
    ]


# --- a whole plan --------------------------------------------------------------------------------------------------


def test_a_plan_kept_as_a_workbook_gives_its_facts() -> None:
    def make(book: openpyxl.Workbook) -> None:
        plan = book.active
        for row in (
            ("Eastmere local area SEND improvement plan",),
            ("Date:", datetime(2022, 11, 1)),
            (),
            ("Workstream 1: Early help",),
            ("Lead:", "Ada Fell, Head of Early Help"),
            HEADINGS,
            (
                1.1,
                "Families are seen sooner",
                "Open a telephone line",
                "Bea Dunn",
                datetime(2023, 3, 31),
                "• 80% of calls are answered\n• Waits fall by 10%",
            ),
            (1.2, None, "Train the staff who answer it", "Cy Moor", datetime(2023, 6, 1), "All staff are trained by June 2023"),
            (),
            ("Workstream 2: Schools",),
            HEADINGS,
            ("2.1", "Fewer pupils leave school early", "Visit every school", "Di Lake", "Ongoing", "Moves fall by 5%", "Red"),
        ):
            plan.append(row)
        plan["B2"].number_format = "mmmm yyyy"
        plan["A7"].number_format = plan["A8"].number_format = "0.00"
        plan["E7"].number_format, plan["E8"].number_format = "mm-dd-yy", "mmm-yy"
        plan.merge_cells("A1:G1")
        plan.merge_cells("B7:B8")
        plan["G7"].fill = PatternFill("solid", fgColor="FF92D050")
        plan["G8"].fill = PatternFill("solid", fgColor="FFFFC000")

    document = parse(read_bytes(workbook(make), "plan.xlsx"), source="plan.xlsx", sha256="0" * 64)
    assert (document.kind, document.area, document.date, document.format) == (Kind.PLAN, "Eastmere", "2022-11", "excel")
    assert [(w.number, w.title.text, w.lead and w.lead.name) for w in document.workstreams] == [
        (1, "Early help", "Ada Fell"),
        (2, "Schools", None),
    ]
    assert [outcome.passage.text for outcome in document.outcomes] == ["Families are seen sooner", "Fewer pupils leave school early"]
    assert [(a.ref, a.workstream, a.timescale.due, a.rag) for a in document.actions] == [
        ("1.10", 1, date(2023, 3, 31), ("green",)),
        ("1.20", 1, date(2023, 6, 30), ("amber",)),
        ("2.1", 2, None, ("Red",)),
    ]
    assert [[measure.passage.text for measure in action.measures] for action in document.actions] == [
        ["80% of calls are answered", "Waits fall by 10%"],
        ["All staff are trained by June 2023"],
        ["Moves fall by 5%"],
    ]
