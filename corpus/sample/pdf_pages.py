"""What the two PDF builders share: styles, list entries and a document that comes out byte for byte the same each time."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

if TYPE_CHECKING:
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Paragraph

INK = "#1F2A37"
NAVY = "#1B3A5C"
RULE = "#5B6B7B"
MARGIN = 45.0
"""Left and right page margins, in points."""
BULLET = "•"


def make_styles() -> "dict[str, ParagraphStyle]":
    """Return the paragraph styles by name."""
    from reportlab.lib.colors import HexColor
    from reportlab.lib.styles import ParagraphStyle

    body = ParagraphStyle("body", fontName="Helvetica", fontSize=10.5, leading=14, spaceAfter=7, textColor=HexColor(INK))
    cell = ParagraphStyle("cell", body, fontSize=9.5, leading=12.5, spaceAfter=4)
    heading = ParagraphStyle("heading", body, fontName="Helvetica-Bold", textColor=HexColor(NAVY))
    return {
        "body": body,
        "bold": ParagraphStyle("bold", body, fontName="Helvetica-Bold"),
        "item": ParagraphStyle("item", body, leftIndent=18, bulletIndent=4, spaceAfter=4),
        "small": ParagraphStyle("small", body, fontSize=8.5, leading=11),
        "cell": cell,
        "cell-head": ParagraphStyle("cell-head", cell, fontName="Helvetica-Bold", textColor=HexColor("#FFFFFF")),
        "cell-item": ParagraphStyle("cell-item", cell, leftIndent=12, bulletIndent=1),
        "title": ParagraphStyle("title", heading, fontSize=22, leading=27, spaceAfter=6),
        "subtitle": ParagraphStyle("subtitle", body, fontSize=13, leading=17, spaceAfter=4),
        "h1": ParagraphStyle("h1", heading, fontSize=15, leading=19, spaceBefore=12, spaceAfter=6),
        "h2": ParagraphStyle("h2", heading, fontSize=12, leading=15, spaceBefore=8, spaceAfter=4),
    }


def paragraph(text: str, style: "ParagraphStyle", mark: str | None = None) -> "Paragraph":
    """Return ``text`` as a paragraph, behind a bullet or number when ``mark`` is given."""
    from reportlab.platypus import Paragraph

    return Paragraph(escape(text), style, bulletText=mark)


def write_pdf(
    path: Path,
    story: Iterable[Any],
    title: str,
    author: str,
    draw_page: Callable[[Any, Any], None],
    draw_first_page: Callable[[Any, Any], None] | None = None,
    top_of_first_page: float = 50.0,
) -> None:
    """Write flowables as an A4 portrait PDF, deterministic and uncompressed, so that no compression library alters its bytes.

    ``draw_page`` draws what stands on every page (canvas, document); ``draw_first_page`` stands in for it on page 1.
    Margins are in points.
    """
    from reportlab.lib.pagesizes import A4
    from reportlab.platypus import BaseDocTemplate, Frame, NextPageTemplate, PageTemplate

    width, height = A4

    def template(name: str, top: float, draw: Callable[[Any, Any], None]) -> Any:
        frame = Frame(MARGIN, 55, width - 2 * MARGIN, height - 55 - top, leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0)
        return PageTemplate(name, [frame], onPage=draw)

    document = BaseDocTemplate(
        str(path), pagesize=A4, title=title, author=author, subject="A fictional sample paper", lang="en-GB", invariant=1, pageCompression=0
    )
    document.addPageTemplates([template("first", top_of_first_page, draw_first_page or draw_page), template("later", 50, draw_page)])
    document.build([NextPageTemplate("later"), *story])
