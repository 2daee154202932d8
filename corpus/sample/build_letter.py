"""Writes the sample stocktake letter: a PDF on the letterheads of two senders."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from . import content_papers as letter
from .pdf_pages import BULLET, MARGIN, NAVY, make_styles, paragraph, write_pdf

if TYPE_CHECKING:
    from reportlab.lib.styles import ParagraphStyle

    Styles = dict[str, ParagraphStyle]

LETTERHEAD_DEPTH = 120.0
"""Points kept free at the top of the first page for the letterheads."""


def write_letter(path: Path) -> None:
    """Write the stocktake letter to ``path``."""
    styles = make_styles()
    story = [*_opening(styles), *_areas(styles), *_closing(styles)]
    write_pdf(path, story, letter.LETTER_SUBJECT, " and ".join(letter.LETTER_SENDERS), _footer, _letterhead, LETTERHEAD_DEPTH)


def _footer(canvas: Any, document: Any) -> None:
    canvas.saveState()
    canvas.setFont("Helvetica", 8)
    canvas.drawCentredString(document.pagesize[0] / 2, 30, str(document.page))
    canvas.restoreState()


def _letterhead(canvas: Any, document: Any) -> None:
    from reportlab.lib.colors import HexColor

    width, height = document.pagesize
    first, second = letter.LETTER_SENDERS
    canvas.saveState()
    canvas.setFont("Helvetica-Bold", 15)
    canvas.setFillColor(HexColor(NAVY))
    canvas.drawString(MARGIN, height - 60, first)
    canvas.drawRightString(width - MARGIN, height - 60, second)
    canvas.setStrokeColor(HexColor(NAVY))
    canvas.setLineWidth(1.5)
    canvas.line(MARGIN, height - 72, width - MARGIN, height - 72)
    canvas.restoreState()
    _footer(canvas, document)


def _opening(styles: "Styles") -> list[Any]:
    from reportlab.platypus import Spacer

    body = styles["body"]
    return [
        *(paragraph(person.in_full, styles["item"].clone("addressee", leftIndent=0, spaceAfter=1)) for person in letter.LETTER_ADDRESSEES),
        Spacer(1, 10),
        paragraph(letter.LETTER_DATE, body),
        paragraph(letter.LETTER_GREETING, body),
        paragraph(letter.LETTER_SUBJECT, styles["bold"]),
        *(paragraph(text, body) for text in letter.LETTER_OPENING),
    ]


def _areas(styles: "Styles") -> list[Any]:
    story: list[Any] = []
    heading = styles["h2"].clone("area", keepWithNext=1)
    for review in letter.LETTER_AREAS:
        story += [paragraph(f"Area for improvement {number}: {text}", heading) for number, text in review.areas]
        story += [paragraph(text, styles["body"]) for text in review.narrative]
        story += _steps("The partnership's next steps are to:", review.next_steps, styles)
    return story


def _steps(lead_in: str, steps: Sequence[str], styles: "Styles") -> list[Any]:
    return [
        paragraph(lead_in, styles["body"].clone("lead-in", keepWithNext=1)),
        *(paragraph(step, styles["item"], BULLET) for step in steps),
    ]


def _closing(styles: "Styles") -> list[Any]:
    from reportlab.platypus import KeepTogether, Spacer

    body = styles["body"]
    copies = "; ".join(person.in_full for person in letter.LETTER_COPIES)
    close = body.clone("close", spaceAfter=1)
    signatures: list[Any] = [paragraph("Yours sincerely,", body)]
    for person in letter.LETTER_SIGNATORIES:
        signatures += [
            Spacer(1, 26),
            paragraph(person.name, styles["bold"].clone("signatory", spaceAfter=1)),
            paragraph(person.role, close),
            paragraph(person.organisation, close),
        ]
    return [
        paragraph("Next steps", styles["h2"]),
        *(paragraph(text, body) for text in letter.LETTER_NEXT_STEPS),
        paragraph(letter.LETTER_ADVICE, body),
        paragraph(f"Copies of this letter go to: {copies}.", body),
        KeepTogether(signatures),
    ]
