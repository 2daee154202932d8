"""An invented plan as a PDF of any number of pages, and what stands in its table: ruled, its rows cut by the ends of pages.

``python bench/invented_plan.py PAGES FILE`` writes one. Drawn line by line without a layout engine, so that a thousand pages
are written in seconds and the truth is known.
"""

import io
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

WIDTH, HEIGHT = 595, 842  # A4 upright, in points
TOP, BOTTOM = 60, 790
EDGES = (45, 95, 265, 445, 550)  # of the columns
SIZE, LEADING, PADDING = 11.0, 15.0, 10.0
LETTERS_PER_POINT = 0.17  # of Helvetica at this size: a line is broken where it surely still fits
HEADINGS = ("Ref", "Actions", "Success measures", "Timescale")
LETTERS = "abcdefghijklmnop"
MONTHS = "January February March April May June July August September October November December".split()
WHO = "the library service|the school nurses|every family centre|the transport team|the play workers|both colleges".split("|")
DOES = "will agree a plan with|sends a monthly note to|trains two people from|opens its doors to|keeps a shared diary with".split("|")
WHOM = "parents of young swimmers|the allotment societies|new arrivals in the valley|children who travel far|the drivers".split("|")
WHY = "so that nobody waits a week|and writes down what was learnt|before the evenings grow short|and asks them twice a year".split("|")
SHOWN = "of visits are kept as agreed|fewer letters go unanswered|people say that it helped|diaries are kept up".split("|")


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One row of the table, its cells from left to right."""

    cells: tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class InventedPlan:
    """The file and the rows that stand in it."""

    data: bytes
    rows: tuple[PlanRow, ...]


def draw_plan(pages: int) -> InventedPlan:
    """Return a plan of that many pages. Needs reportlab."""
    from reportlab.pdfgen.canvas import Canvas

    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=(WIDTH, HEIGHT), invariant=1, pageCompression=1)
    rows: list[PlanRow] = []
    waiting: list[list[str]] = []  # the lines of the row's cells that are not drawn yet
    supply = _rows()
    for page in range(1, pages + 1):
        canvas.setFont("Helvetica-Bold", 16)
        if page == 1:
            canvas.drawString(EDGES[0], HEIGHT - 40, "Workstream 1: An invented plan")
        y = _draw_headings(canvas)
        canvas.setFont("Helvetica", SIZE)
        while True:
            room = int((BOTTOM - y - 2 * PADDING) // LEADING)
            if room < 1:
                break
            if not waiting:
                row = next(supply)
                waiting = [_broken(cell, column) for column, cell in enumerate(row.cells)]
                if page == pages and max(map(len, waiting)) > room:
                    break  # the last row is whole
                rows.append(row)
            y = _draw_row(canvas, y, [lines[:room] for lines in waiting])
            waiting = [lines[room:] for lines in waiting]
            if any(waiting):
                break
            waiting = []
        canvas.drawCentredString(WIDTH / 2, 25, f"Page {page} of {pages}")
        canvas.showPage()
    canvas.save()
    return InventedPlan(stream.getvalue(), tuple(rows))


def _rows() -> Iterator[PlanRow]:
    number = 0
    while True:
        outcome, letter = divmod(number, len(LETTERS))
        action = f"{WHO[number % 6]} {DOES[number % 5]} {WHOM[number * 3 % 5]} {WHY[number * 5 % 4]}"
        further = f" To begin with, {WHO[(number + 2) % 6]} {DOES[(number + 1) % 5]} {WHOM[(number + 2) % 5]}, {WHY[(number + 2) % 4]}."
        measure = f"{50 + number % 45}% {SHOWN[number % 4]} in the year, as {WHO[(number + 1) % 6]} count them {WHY[(number + 1) % 4]}"
        due = f"{MONTHS[number % 12]} {2031 + number % 3}"
        yield PlanRow((f"1.{outcome + 1}.{LETTERS[letter]}", action[0].upper() + action[1:] + "." + further, measure, due))
        number += 1


def _broken(cell: str, column: int) -> list[str]:
    """Return the lines of a cell."""
    fits = int((EDGES[column + 1] - EDGES[column] - 2 * PADDING) * LETTERS_PER_POINT)
    lines = [""]
    for word in cell.split():
        if lines[-1] and len(lines[-1]) + 1 + len(word) > fits:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def _draw_headings(canvas) -> float:  # type: ignore[no-untyped-def]
    canvas.setFillGray(0.85)
    canvas.rect(EDGES[0], HEIGHT - TOP - LEADING - 2 * PADDING, EDGES[-1] - EDGES[0], LEADING + 2 * PADDING, stroke=0, fill=1)
    canvas.setFillGray(0)
    canvas.setFont("Helvetica-Bold", SIZE)
    return _draw_row(canvas, TOP, [[heading] for heading in HEADINGS])


def _draw_row(canvas, y: float, cells: list[list[str]]) -> float:  # type: ignore[no-untyped-def]
    """Draw a row whose upper edge is at ``y`` from the top; return its lower edge."""
    foot = y + max(len(lines) for lines in cells) * LEADING + 2 * PADDING
    for column, lines in enumerate(cells):
        canvas.rect(EDGES[column], HEIGHT - foot, EDGES[column + 1] - EDGES[column], foot - y, stroke=1, fill=0)
        for number, line in enumerate(lines):
            canvas.drawString(EDGES[column] + PADDING, HEIGHT - (y + PADDING + (number + 0.8) * LEADING), line)
    return foot


if __name__ == "__main__":
    Path(sys.argv[2]).write_bytes(draw_plan(int(sys.argv[1])).data)
