"""Writes the sample improvement plan: a PDF of ruled tables that run over pages and are cut by them."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from . import content_plan as plan
from .area import COUNCIL, HEALTH_BOARD
from .content_actions import Marks, PlannedAction, PlannedOutcome, Rating
from .pdf_pages import BULLET, MARGIN, NAVY, RULE, make_styles, paragraph, write_pdf

if TYPE_CHECKING:
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Table

    Styles = dict[str, ParagraphStyle]

RATING_FILLS: dict[Rating, str] = {"Red": "#F4B6B0", "Amber": "#FBD98B", "Green": "#BFE3C0", "Blue": "#B9D3F0"}
ROMAN = ("i.", "ii.", "iii.", "iv.")
ACTION_COLUMNS = {"Ref": 38.0, "Actions": 155.0, "Success measures": 185.0, "Timescale": 76.0, "RAG": 51.0}
"""The columns of an action table and their widths in points."""
SMALLEST_PIECE = 28.0
"""Points: a row is not cut by a page break when less than this is left on the page, or would go over to the next."""
ROOM_FOR_WORKSTREAM = 200.0
ROOM_FOR_TABLE = 100.0
"""Points that must be left on a page for the headings of a workstream, or of a table, and the first lines of the table.

Headings are not kept with what follows by reportlab's own means: it would keep them with the whole table."""


def write_plan(path: Path) -> None:
    """Write the improvement plan to ``path``."""
    styles = make_styles()
    story = [*_front_matter(styles), *_tables_of_reference(styles)]
    for workstream in plan.WORKSTREAMS:
        story += _workstream(workstream, styles)
    write_pdf(path, story, plan.TITLE, f"{COUNCIL} and {HEALTH_BOARD}", _footer)


def _footer(canvas: Any, document: Any) -> None:
    canvas.saveState()
    canvas.setFont("Helvetica", 8)
    canvas.drawString(MARGIN, 30, f"{plan.TITLE}, {plan.MONTH}")
    canvas.drawRightString(document.pagesize[0] - MARGIN, 30, f"Page {document.page}")
    canvas.restoreState()


def _front_matter(styles: "Styles") -> list[Any]:
    body, item = styles["body"], styles["item"]
    return [
        paragraph(plan.TITLE, styles["title"]),
        paragraph(plan.SUBTITLE, styles["subtitle"]),
        paragraph(plan.MONTH, styles["subtitle"]),
        paragraph("Introduction", styles["h1"]),
        *(paragraph(text, body) for text in plan.INTRODUCTION),
        *(paragraph(text, item, f"{number}.") for number, text in enumerate(plan.WEAKNESSES, start=1)),
        paragraph("How this plan was written", styles["h1"]),
        *(paragraph(text, body) for text in plan.HOW_WRITTEN),
    ]


def _tables_of_reference(styles: "Styles") -> list[Any]:
    from reportlab.platypus import CondPageBreak

    cell = styles["cell"]
    overview = [
        (
            [paragraph(f"Workstream {stream.number}", cell), paragraph(stream.title, cell)],
            [paragraph(text, cell) for text in stream.addressed],
            [paragraph(stream.lead.in_full, cell)],
        )
        for stream in plan.WORKSTREAMS
    ]
    legend = [([paragraph(rating, cell)], [paragraph(meaning, cell)]) for rating, meaning in plan.LEGEND]
    glossary = [([paragraph(term, cell)], [paragraph(meaning, cell)]) for term, meaning in plan.GLOSSARY]
    fills = [(0, row, RATING_FILLS[rating]) for row, (rating, _) in enumerate(plan.LEGEND, start=1)]
    return [
        CondPageBreak(ROOM_FOR_TABLE),
        paragraph("The workstreams and who leads them", styles["h1"]),
        _ruled(("Workstream", "Weaknesses addressed", "Lead"), overview, (130, 215, 160), styles),
        CondPageBreak(ROOM_FOR_TABLE),
        paragraph("How progress is rated", styles["h1"]),
        _ruled(("Rating", "What it means"), legend, (80, 425), styles, fills),
        CondPageBreak(ROOM_FOR_TABLE),
        paragraph("Words and abbreviations", styles["h1"]),
        _ruled(("Term", "Meaning"), glossary, (110, 395), styles),
    ]


def _workstream(workstream: plan.PlannedWorkstream, styles: "Styles") -> list[Any]:
    from reportlab.platypus import CondPageBreak

    story: list[Any] = [
        CondPageBreak(ROOM_FOR_WORKSTREAM),
        paragraph(f"Workstream {workstream.number}", styles["h1"]),
        paragraph(workstream.title, styles["h2"]),
        paragraph(f"Lead: {workstream.lead_in_section}", styles["body"]),
        paragraph("Areas of significant weakness:", styles["bold"]),
        *(paragraph(text, styles["item"], BULLET) for text in workstream.answers),
    ]
    for outcome in workstream.outcomes:
        story += _outcome(outcome, styles)
    return story


def _outcome(outcome: PlannedOutcome, styles: "Styles") -> list[Any]:
    from reportlab.platypus import CondPageBreak

    rows = [_action_row(action, styles) for action in outcome.actions]
    fills = [(4, row, RATING_FILLS[action.rating]) for row, action in enumerate(outcome.actions, start=1)]
    return [
        CondPageBreak(ROOM_FOR_TABLE),
        paragraph(outcome.heading, styles["h2"]),
        paragraph(f"{outcome.number} {outcome.text}", styles["bold"]),
        _ruled(tuple(ACTION_COLUMNS), rows, tuple(ACTION_COLUMNS.values()), styles, fills),
    ]


def _action_row(action: PlannedAction, styles: "Styles") -> tuple[list[Any], ...]:
    cell = styles["cell"]
    return (
        [paragraph(action.ref, cell)],
        [paragraph(action.text, cell)],
        _marked(action.measures, action.marks, styles),
        [paragraph(text, cell) for text in action.timescale],
        [paragraph(action.rating, cell)],
    )


def _marked(texts: Sequence[str], marks: Marks, styles: "Styles") -> list[Any]:
    if marks == "lines":
        return [paragraph(text, styles["cell"]) for text in texts]
    enumerators = ROMAN if marks == "roman" else (BULLET,) * len(texts)
    return [paragraph(text, styles["cell-item"], mark) for mark, text in zip(enumerators, texts, strict=False)]


def _ruled(
    headings: Sequence[str],
    rows: Sequence[tuple[list[Any], ...]],
    widths: Sequence[float],
    styles: "Styles",
    fills: Sequence[tuple[int, int, str]] = (),
) -> "Table":
    """Return a ruled table whose first row is repeated on each page; ``fills`` are (column, row, colour)."""
    from reportlab.lib.colors import HexColor
    from reportlab.platypus import Table

    head = [[paragraph(heading, styles["cell-head"])] for heading in headings]
    table = Table([head, *rows], colWidths=widths, repeatRows=1, splitByRow=0, splitInRow=SMALLEST_PIECE, hAlign="LEFT", spaceAfter=8)
    table.setStyle(
        [
            ("GRID", (0, 0), (-1, -1), 0.75, HexColor(RULE)),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("BACKGROUND", (0, 0), (-1, 0), HexColor(NAVY)),
            ("TOPPADDING", (0, 0), (-1, -1), 4),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
            *(("BACKGROUND", (column, row), (column, row), HexColor(fill)) for column, row, fill in fills),
        ]
    )
    return table
