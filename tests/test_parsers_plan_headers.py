"""Tables whose headings take two lines, or stand again, and rows that are no actions: headings, totals, fillers, merged cells."""

import hashlib
import io

import pytest
from reportlab.lib import colors
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph, SimpleDocTemplate
from reportlab.platypus import Table as DrawnTable

from stocktake.extract import parse, read_bytes
from stocktake.extract.told import Told
from stocktake.model import Document, Kind

from .builders import measures

TOP = """<h1>Ashby SEND Improvement Plan</h1><p>Ashby Council and partners. The areas of significant weakness:</p>
<ul><li>Waits for therapy</li><li>Voice of families</li></ul>"""
WAITS = "<h2>Priority 1: Shorter waits</h2>"
BODY = ParagraphStyle("body", fontName="Helvetica", fontSize=10, leading=12)
LARGE = ParagraphStyle("large", parent=BODY, fontName="Helvetica-Bold", fontSize=15, leading=22)


def row(*cells: str, tag: str = "td") -> str:
    return "<tr>" + "".join(cell if cell.startswith("<t") else f"<{tag}>{cell}</{tag}>" for cell in cells) + "</tr>"


def read(data: bytes, name: str) -> Document:
    return parse(read_bytes(data, name), source=name, sha256=hashlib.sha256(data).hexdigest(), told=Told(kind=Kind.PLAN))


def plan(*rows: str, heading: str = WAITS) -> Document:
    return read(f"<html><body><main>{TOP}{heading}<table>{''.join(rows)}</table></main></body></html>".encode(), "plan.html")


def drawn(rows: list[list[str]], widths: list[int], *style: tuple[object, ...], repeat: int = 0) -> Document:
    """Return what is read of a PDF with a table of these rows, which runs over pages where it is long."""
    told = [[Paragraph(cell, BODY) if len(cell) > 12 else cell for cell in cells] for cells in rows]
    top = [("VALIGN", (0, 0), (-1, -1), "TOP"), *style]
    stream = io.BytesIO()
    table = DrawnTable(told, colWidths=widths, repeatRows=repeat, style=top)
    SimpleDocTemplate(stream, invariant=1).build([Paragraph("Priority 1: Shorter waits", LARGE), table])
    return read(stream.getvalue(), "plan.pdf")


GROUPS = ("Lead", "Timescale", "Measures", "RAG")
SUBS = ("LA", "ICB", "Start", "End", "Indicator", "Baseline", "Target", "Q1", "Q2", "Q3", "Q4")
FIRST = ("1.1", "Open a hub", "Nia Cole", "Ben Ray", "April 2031", "July 2031", "Families served", "10", "40", "G", "A", "", "")
SECOND = ("1.2", "Hire staff", "Nia Cole", "", "May 2031", "August 2031", "Posts filled", "2", "5", "R", "", "", "B")


def check_groups(document: Document) -> None:
    first, second = document.actions
    assert (first.ref, first.lead and first.lead.text, second.lead and second.lead.text) == ("1.1", "Nia Cole Ben Ray", "Nia Cole")
    assert (str(first.timescale.start), str(first.timescale.due)) == ("2031-04-01", "2031-07-31")
    assert (measures(first), measures(second)) == (["Families served 40"], ["Posts filled 5"])
    assert ([n.text for n in first.notes], [n.text for n in second.notes]) == (["Baseline 10"], ["Baseline 2"])
    assert (first.rag, second.rag) == (("G", "A", "", ""), ("R", "", "", "B"))
    assert not [warning for warning in document.warnings if "column" in warning]


def test_groups_of_columns_in_merged_cells() -> None:
    tall = [f'<th rowspan="2">{words}</th>' for words in ("Ref", "Action")]
    spans = [f'<th colspan="{count}">{words}</th>' for words, count in zip(GROUPS, (2, 2, 3, 4), strict=True)]
    check_groups(plan(row(*tall, *spans), row(*SUBS, tag="th"), row(*FIRST), row(*SECOND)))


def test_groups_of_columns_in_cells_of_their_own() -> None:
    upper = ("Ref", "Action", "Lead", "", "Timescale", "", "Measures", "", "", "RAG", "", "", "")
    check_groups(plan(row(*upper), row("", "", *SUBS), row(*FIRST), row(*SECOND)))


@pytest.mark.parametrize("repeat", [0, 2])
def test_groups_of_columns_drawn_over_pages(repeat: int) -> None:
    rows = [["Ref", "Action", "Timescale", "", "RAG", ""], ["", "", "Start", "End", "Q1", "Q2"]]
    rows += [
        [str(n), f"Open the hub of ward {n} in the north and tell its families", "April 2031", "July 2031", "G", "A"] for n in range(1, 41)
    ]
    spans = [("SPAN", (2, 0), (3, 0)), ("SPAN", (4, 0), (5, 0)), ("SPAN", (0, 0), (0, 1)), ("SPAN", (1, 0), (1, 1))]
    document = drawn(rows, [30, 150, 70, 70, 40, 40], ("GRID", (0, 0), (-1, -1), 0.6, colors.black), *spans, repeat=repeat)
    assert [a.ref for a in document.actions] == [str(n) for n in range(1, 41)]
    assert {(a.rag, str(a.timescale.start), str(a.timescale.due)) for a in document.actions} == {(("G", "A"), "2031-04-01", "2031-07-31")}


def test_a_first_row_of_content_is_no_second_line_of_headings() -> None:
    (first, second) = plan(
        row("Ref", "Action", '<th colspan="2">Deadline</th>', tag="th"),
        row("1.1", "Open a hub", "July 2031", "agreed"),
        row("1.2", "Hire staff", "May 2031", "draft"),
    ).actions
    assert (first.ref, second.ref) == ("1.1", "1.2")


@pytest.mark.parametrize("repeat", [0, 1])
def test_an_outcome_cell_over_rows_and_pages(repeat: int) -> None:
    said = {1: "Children are seen in time", 31: "Families are heard"}
    rows = [["Outcome", "Action", "Lead", "Due"]]
    rows += [
        [said.get(n, ""), f"Open the hub of ward {n} in the north and tell its families", "Nia Cole", "May 2031"] for n in range(1, 41)
    ]
    boxes = [("BOX", (0, first), (0, last), 0.6, colors.black) for first, last in ((0, 0), (1, 30), (31, 40))]
    document = drawn(rows, [90, 170, 90, 80], ("GRID", (1, 0), (-1, -1), 0.6, colors.black), *boxes, repeat=repeat)
    assert [o.passage.text for o in document.outcomes] == list(said.values())
    assert [a.outcome for a in document.actions] == ["1.1"] * 30 + ["1.2"] * 10


HEADS = row("Ref", "Action", "Owner", "By when", "RAG", tag="th")
HIRE = row("1.1", "Hire staff", "Ann Fox", "July 2031", "G")
TRAIN = row("1.2", "Train them", "Bo Lee", "May 2031", "A")


@pytest.mark.parametrize("again", ["Children are seen", "Children are seen (continued)", "Children are seen cont."])
def test_a_merged_cell_whose_words_stand_again(again: str) -> None:
    heads = row("Outcome", "Action", "Owner", "By when", tag="th")
    document = plan(heads, row("Children are seen", "Hire staff", "Ann Fox", "July 2031"), row(again, "Train them", "Bo Lee", "May 2031"))
    assert [(o.number, o.passage.text) for o in document.outcomes] == [("1.1", "Children are seen")]
    assert [a.outcome for a in document.actions] == ["1.1", "1.1"]


def test_headings_between_rows_are_outcomes_of_their_workstream() -> None:
    bands = [row(f'<td colspan="5">{words}</td>') for words in ("Therapy", "Autism")]
    document = plan(HEADS, bands[0], HIRE, bands[1], TRAIN)
    assert [(o.number, o.passage.text) for o in document.outcomes] == [("1.1", "Therapy"), ("1.2", "Autism")]
    assert [a.outcome for a in document.actions] == ["1.1", "1.2"]


def test_headings_between_rows_are_workstreams_where_there_are_none() -> None:
    bands = [row(f'<td colspan="5">{words}</td>') for words in ("Therapy", "Autism")]
    document = plan(HEADS, bands[0], HIRE.replace("1.1", "A1"), bands[1], TRAIN.replace("1.2", "B1"), heading="")
    assert [(w.number, w.title.text) for w in document.workstreams] == [(1, "Therapy"), (2, "Autism")]
    assert [a.workstream for a in document.actions] == [1, 2]


@pytest.mark.parametrize(
    "other",
    [
        row("", "", "", "", ""),
        row("Ref", "Action", "Owner", "By when", "RAG"),
        row("REF", "ACTION", "OWNER", "BY WHEN", "RAG"),
        row("Total", "", "", "", "2"),
        row("", "Total number of actions", "", "", "2"),
        row("Total: 2", "", "", "", ""),
    ],
)
def test_rows_that_are_no_actions_are_passed_over(other: str) -> None:
    document = plan(HEADS, HIRE, other, TRAIN)
    assert [(a.ref, a.passage.text, a.rag) for a in document.actions] == [("1.1", "Hire staff", ("G",)), ("1.2", "Train them", ("A",))]
    assert not [warning for warning in document.warnings if "row" in warning]


def test_an_action_about_totals_is_an_action() -> None:
    document = plan(HEADS, HIRE, row("1.2", "Total up the hours of each therapist", "Bo Lee", "May 2031", "A"))
    assert len(document.actions) == 2
