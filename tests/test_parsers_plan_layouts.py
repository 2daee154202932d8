"""Plans in further layouts: title rows, merged cells, labels, lists instead of tables."""

import hashlib

import pytest

from stocktake.extract import parse, read_bytes
from stocktake.model import Document, Kind

from .builders import measures

TOP = """<h1>Ashby SEND Improvement Plan</h1><p>1 June 2024</p><p>Ashby Council and partners. The areas of significant weakness:</p>
<ul><li>Waits for therapy</li><li>Voice of families</li></ul>"""
WAITS = "<h2>Priority 1: Shorter waits</h2>"


def row(*cells: str, tag: str = "td") -> str:
    return "<tr>" + "".join(cell if cell.startswith("<") else f"<{tag}>{cell}</{tag}>" for cell in cells) + "</tr>"


def table(*rows: str) -> str:
    return f"<table>{''.join(rows)}</table>"


HEADINGS = row("Ref", "Action", "Owner", "By when", "Success measure", "RAG", tag="th")


def plan(body: str) -> Document:
    data = f"<html><body><main>{TOP}{body}</main></body></html>".encode()
    document = parse(read_bytes(data, "plan.html"), source="plan.html", sha256=hashlib.sha256(data).hexdigest())
    assert document.kind is Kind.PLAN, document.recognised
    return document


def refs(document: Document) -> list[tuple[str, int | None]]:
    return [(action.ref, action.workstream) for action in document.actions]


def led(document: Document) -> list[tuple[int, str, str | None]]:
    return [(w.number, w.title.text, w.lead.name if w.lead else None) for w in document.workstreams]


HIRE = row("1.1", "Hire", "Ann", "July 2024", "Hired", "G")


def test_title_rows_above_the_headings_and_between_the_rows() -> None:
    title, lead = '<td colspan="6">Priority 1: Shorter waits</td>', '<td colspan="6">Lead: Ann Fell, Chief Nurse, NHS Ashby</td>'
    second = row("2.1", "Run a survey", "Bo", "May 2025", "Survey run", "A")
    document = plan(table(row(title), row(lead), HEADINGS, HIRE, row(title.replace("1: Shorter waits", "2: Voice")), second))
    assert led(document) == [(1, "Shorter waits", "Ann Fell"), (2, "Voice", None)]
    assert refs(document) == [("1.1", 1), ("2.1", 2)]


def test_a_band_that_says_nothing_known_is_said() -> None:
    document = plan(WAITS + table(HEADINGS, row('<td colspan="6">Work that is under way</td>'), HIRE))
    assert refs(document) == [("1.1", 1)]
    assert any("“Work that is under way” was read as neither" in warning for warning in document.warnings)


def test_headings_of_two_rows() -> None:
    tall = [f'<th rowspan="2">{words}</th>' for words in ("Ref", "Action", "Due")]
    upper = row(*tall[:2], '<th colspan="2">Success measures</th>', tall[2])
    body = row("1", "Hire staff", "Staff hired", "Waits fall", "July 2024")
    (action,) = plan(WAITS + table(f"<thead>{upper}{row('Milestone', 'Impact', tag='th')}</thead>", body)).actions
    assert (measures(action), str(action.timescale.due)) == (["Staff hired", "Waits fall"], "2024-07-31")


def test_an_action_merged_over_the_rows_of_its_measures() -> None:
    merged = [f'<td rowspan="2">{words}</td>' for words in ("1a", "Hire staff", "Ann")]
    first = row(*merged, "July 2024", "Advert out", '<td style="background:#00ff00"></td>')
    second = row("October 2024", "Staff start", '<td style="background:#ffbf00"></td>')
    (action,) = plan(WAITS + table(HEADINGS, first, second)).actions
    assert [(m.passage.text, str(m.due)) for m in action.measures] == [("Advert out", "2024-07-31"), ("Staff start", "2024-10-31")]
    assert (action.rag, str(action.timescale.due)) == (("green", "amber"), "2024-10-31")


@pytest.mark.parametrize(
    ("heading", "number"),
    [("Priority One: Shorter waits", 1), ("Improvement Priority 2 – Shorter waits", 2), ("Workstream Three - Shorter waits", 3)],
)
def test_numbers_in_words(heading: str, number: int) -> None:
    (workstream,) = plan(f"<h2>{heading}</h2>" + table(HEADINGS, row("a", "Hire", "Ann", "July 2024", "Hired", "G"))).workstreams
    assert (workstream.number, workstream.title.text) == (number, "Shorter waits")


@pytest.mark.parametrize(
    "said",
    [
        "<p>Intended outcome: Children are seen in time</p>",
        "<p>Outcomes:</p><ul><li>Children are seen in time</li></ul>",
        "<p>Outcome 1.1 Children are seen in time</p>",
        "<h3>Objective 1</h3><p>Children are seen in time</p>",
    ],
)
def test_outcomes_said_by_a_label(said: str) -> None:
    document = plan(WAITS + said + table(HEADINGS, row("a", "Hire", "Ann", "July 2024", "Hired", "G")))
    assert [(o.number, o.passage.text) for o in document.outcomes] == [("1.1", "Children are seen in time")]
    assert document.actions[0].outcome == "1.1"


def test_actions_in_a_list_are_told_without_the_rest() -> None:
    actions = "<h3>Key actions</h3><ul><li>Hire staff</li><li>Train them</li></ul>"
    document = plan(WAITS + "<p>Lead: Ann Fell</p>" + actions + "<h3>Success measures</h3><ul><li>Waits fall</li></ul>")
    assert [(a.passage.text, a.workstream, a.measures) for a in document.actions] == [("Hire staff", 1, ()), ("Train them", 1, ())]
    assert document.workstreams[0].answers == ()
    assert any("2 actions stand in lists" in warning for warning in document.warnings)


def test_bullets_under_a_workstreams_heading_are_what_it_answers() -> None:
    document = plan(WAITS + "<ul><li>Waits for therapy</li></ul>" + table(HEADINGS, HIRE))
    assert [passage.text for passage in document.workstreams[0].answers] == ["Waits for therapy"]


def test_a_summary_without_the_word_for_workstream() -> None:
    summary = table(row("No", "Priority", "Lead", tag="th"), row("1", "Shorter waits", "Ann Fell"), row("2", "Voice", "Bo Lee"))
    assert led(plan(summary + WAITS + table(HEADINGS, HIRE))) == [(1, "Shorter waits", "Ann Fell"), (2, "Voice", "Bo Lee")]


def test_a_table_of_measures_without_actions_is_said_to_be_unread() -> None:
    kpis = table(row("KPI", "Deadline", tag="th"), row("Waits fall", "July 2024"))
    document = plan(WAITS + kpis + table(HEADINGS, HIRE))
    assert any("“KPI | Deadline” has no column of actions" in warning for warning in document.warnings)


def test_a_paragraph_that_numbers_what_its_actions_follow_is_an_outcome() -> None:
    said = "<p>2.1 Services plan together so that no family asks twice</p>"
    document = plan(WAITS + said + table(HEADINGS, row("2.1.1", "Hire", "Ann", "July 2024", "Hired", "G")))
    assert [(o.number, o.workstream) for o in document.outcomes] == [("2.1", 1)]
    assert (document.actions[0].outcome, document.actions[0].workstream) == ("2.1", 1)
