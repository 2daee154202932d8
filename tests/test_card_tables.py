"""Tables of one action each, a label beside every value: read as one table of a row an action."""

import io

import pytest
from reportlab.lib import colors
from reportlab.lib.pagesizes import A5
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, SimpleDocTemplate, Spacer
from reportlab.platypus import Paragraph as Text
from reportlab.platypus import Table as Drawn

from stocktake.extract import parse, read_bytes
from stocktake.extract.told import Told
from stocktake.model import Document, Kind, Layout, Table

from .builders import measures

ACTIONS = (
    ("1.1", "Open a hub in the old mill for families who wait", "Nia Cole", "May 2031", "Forty visits a week", "Green"),
    ("1.2", "Hire four therapists for the hub", "Ben Ray", "June 2031", "All posts are filled by then", "Amber"),
    ("1.3", "Run a survey of all families each spring", "Nia Cole", "July 2031", "Ninety families have replied", "Red"),
)
HEADING = "<h1>Holtby SEND Improvement Plan</h1><h2>Priority 1: Shorter waits</h2>"


def html_table(*rows: str) -> str:
    return "<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>"


def cells(*words: str, span: int = 1) -> str:
    return "".join(f'<td colspan="{span}">{word}</td>' for word in words)


def label_beside_value(ref: str, action: str, lead: str, due: str, measure: str, rag: str) -> str:
    pairs = (f"Action {ref}", action), ("Lead", lead), ("Timescale", due), ("Success measures", measure), ("RAG", rag)
    return html_table(*(cells(*pair) for pair in pairs))


def two_pairs_a_row(ref: str, action: str, lead: str, due: str, measure: str, rag: str) -> str:
    first = f"{cells('Action')}{cells(f'{ref} {action}', span=3)}"
    last = f"{cells('Success criteria:')}{cells(measure, span=3)}"
    middle = cells("Lead officer", lead, "By when", due), last, cells("RAG", rag, "Progress", "Work has begun")
    return html_table(first, *middle, cells("Cost", "None", "", ""), cells("", "", "", ""))


def title_above(ref: str, action: str, lead: str, due: str, measure: str, rag: str) -> str:
    pairs = ("Owner", lead), ("Deadline", due), ("How will we measure success?", measure), ("RAG rating", rag)
    return html_table(cells(f"Action {ref}: {action}", span=2), *(cells(*pair) for pair in pairs))


def heading_above(ref: str, action: str, lead: str, due: str, measure: str, rag: str) -> str:
    pairs = ("Lead", lead), ("Timescale", due), ("Success measures", measure), ("RAG", rag)
    return f"<h3>Action {ref} – {action}</h3>" + html_table(*(cells(*pair) for pair in pairs))


def label_in_each_cell(ref: str, action: str, lead: str, due: str, measure: str, rag: str) -> str:
    middle = cells(f"Lead: {lead}", f"Timescale: {due}", f"RAG: {rag}")
    return html_table(cells(f"Action {ref}: {action}", span=3), middle, cells(f"Success measures: {measure}", span=3))


def label_above_value(ref: str, action: str, lead: str, due: str, measure: str, rag: str) -> str:
    heads, values = cells("Lead", "Timescale", "Success measures", "RAG"), cells(lead, due, measure, rag)
    return html_table(f"{cells(f'Action {ref}')}{cells(action, span=3)}", heads, values)


def plan(layout: Layout) -> Document:
    for passage in layout.passages():
        passage.check(layout.text)
    return parse(layout, source="plan.html", sha256="0" * 64, told=Told(kind=Kind.PLAN))


def said(document: Document) -> list[tuple[object, ...]]:
    return [
        (a.ref, a.passage.text, a.lead and a.lead.text, a.timescale.passage and a.timescale.passage.text, *measures(a), *a.rag)
        for a in document.actions
    ]


@pytest.mark.parametrize("gap", ["", "<br>"])
@pytest.mark.parametrize(
    "card",
    [label_beside_value, two_pairs_a_row, title_above, heading_above, label_in_each_cell, label_above_value],
    ids=lambda c: c.__name__,
)
def test_a_card_is_an_action(card: object, gap: str) -> None:
    page = HEADING + gap.join(card(*action) for action in ACTIONS)  # type: ignore[operator]
    document = plan(read_bytes(f"<html><body>{page}</body></html>".encode(), "plan.html"))
    assert said(document) == list(ACTIONS)
    assert {action.workstream for action in document.actions} == {1}


def test_all_cards_in_one_table() -> None:
    rows = [cells(*pair) for ref, action, lead, due, measure, rag in ACTIONS for pair in (
        ("Ref", ref), ("Action", action), ("Lead", lead), ("Timescale", due), ("Success measures", measure), ("RAG", rag)
    )]  # fmt: skip
    document = plan(read_bytes(f"<html><body>{HEADING}{html_table(*rows)}</body></html>".encode(), "plan.html"))
    assert said(document) == list(ACTIONS)


def test_a_label_that_one_card_has_alone_is_a_column_blank_in_the_others() -> None:
    more = label_beside_value(*ACTIONS[1]).replace("</table>", f"<tr>{cells('Barriers', 'Few apply')}</tr></table>")
    page = HEADING + label_beside_value(*ACTIONS[0]) + more + label_beside_value(*ACTIONS[2])
    document = plan(read_bytes(f"<html><body>{page}</body></html>".encode(), "plan.html"))
    assert said(document) == list(ACTIONS)
    assert [[note.text for note in action.notes] for action in document.actions] == [[], ["Barriers Few apply"], []]


@pytest.mark.parametrize(
    "table",
    [
        html_table(cells("Plan lead", "Nia Cole"), cells("Version", "2.1"), cells("Date", "May 2031")),
        html_table(cells("Ref", "Action", "Deadline", "Place"), cells("1.1", "Open a hub", "May 2031", "Old mill")),
        html_table(cells("Action", "Lead"), cells("Open a hub", "Nia Cole"), cells("Hire a nurse", "Ben Ray")),
        html_table(cells("Term", "Meaning"), cells("Lead", "Who answers for it"), cells("Measure", "How it is judged")),
    ],
)
def test_other_tables_stay_as_they_are(table: str) -> None:
    layout = read_bytes(f"<html><body><h1>Plan</h1>{table}</body></html>".encode(), "plan.html")
    (read,) = [block for block in layout.blocks if isinstance(block, Table)]
    assert ["".join(f'<td colspan="1">{cell.text}</td>' for cell in row.cells) for row in read.rows] == [
        row.removesuffix("</tr>") for row in table.removeprefix("<table><tr>").removesuffix("</table>").split("<tr>")
    ]


@pytest.mark.parametrize("lead_in", range(0, 400, 25))
def test_cards_that_a_page_cuts_are_whole(lead_in: int) -> None:
    body = ParagraphStyle("body", fontName="Helvetica", fontSize=9, leading=11)
    flow: list[Flowable] = [Text("Priority 1: Shorter waits", ParagraphStyle("h", fontName="Helvetica-Bold", fontSize=14, leading=18))]
    flow.append(Spacer(1, lead_in))
    for ref, action, lead, due, measure, rag in ACTIONS:
        pairs = (f"Action {ref}", action), ("Lead", lead), ("By when", due), ("How we will measure success", measure), ("RAG", rag)
        rows = [[Text(label, body), Text(value, body)] for label, value in pairs]
        flow += [Drawn(rows, colWidths=[90, 210], style=[("GRID", (0, 0), (-1, -1), 0.5, colors.black)]), Spacer(1, 8)]
    stream = io.BytesIO()
    SimpleDocTemplate(stream, pagesize=A5, topMargin=40, bottomMargin=40).build(flow)
    document = plan(read_bytes(stream.getvalue(), "plan.pdf"))
    assert said(document) == list(ACTIONS)
