"""Reads a page that pdfium cannot open with pdfplumber, which decodes by other means: slower, and better than losing it.

What comes out is what the fast path gives: words with places, and ruling lines.
"""

import io
from typing import Any

from .pdf_drawing import Drawing, Rule, join_dashes
from .pdf_geometry import Frame
from .pdf_text import Word

# pdfplumber gives the box of a letter, not the line it stands on: letters hang about a fifth of their size below it.
DESCENT = 0.2


def count_pages(data: bytes) -> int | None:
    """Return how many pages pdfplumber finds in a PDF, None where it cannot open it either."""
    import pdfplumber

    try:
        with pdfplumber.open(io.BytesIO(data)) as pdf:
            return len(pdf.pages)
    except Exception:  # a damaged file makes its parser raise whatever it stumbles over
        return None


def open_page(data: bytes, number: int) -> tuple[Frame, tuple[Word, ...], Drawing] | None:
    """Return a page's frame, words and rules as pdfplumber reads them, None where it cannot; ``number`` counts from 1."""
    import pdfplumber

    try:
        with pdfplumber.open(io.BytesIO(data)) as pdf:
            page = pdf.pages[number - 1]
            words = tuple(_word(word) for word in page.extract_words(extra_attrs=["size", "fontname"]))
            level = tuple(Rule(edge["top"], edge["x0"], edge["x1"]) for edge in page.edges if edge["orientation"] == "h")
            upright = tuple(Rule(edge["x0"], edge["top"], edge["bottom"]) for edge in page.edges if edge["orientation"] == "v")
            frame = Frame(0.0, 0.0, float(page.width), float(page.height))
    except Exception:  # as above
        return None
    return frame, words, Drawing(level=tuple(join_dashes(level)), upright=tuple(join_dashes(upright)))


def _word(word: dict[str, Any]) -> Word:
    size = float(word["size"])
    bottom = float(word["bottom"])
    return Word(
        text=word["text"],
        x0=float(word["x0"]),
        top=float(word["top"]),
        x1=float(word["x1"]),
        bottom=bottom,
        baseline=bottom - DESCENT * size,
        size=size,
        bold="bold" in word["fontname"].lower(),
    )
