"""Pieces of a PDF's pages with quoted words marked, small enough to stand beside many quotes in one web page."""

import base64
import hashlib
import io
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from ..audit.finding import Audit
from ..model import Document, Passage
from .gap_view import Region
from .line_places import places_of
from .page_marks import Mark, MarkKind
from .page_picture import PAPER, draw_marks, render_page

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

# Bytes of all pictures of one report together: with the words it stays well under three million.
MOST_BYTES = 1_300_000
# Points around the marked words that are shown with them, and the highest piece shown.
AROUND, HIGHEST = 26.0, 260.0
# Pixels a point: letters of nine points can be read.
SCALE = 1.35
COLOURS = 16

Drawn = tuple["Picture", float]


def regions_of(audit: Audit, files: Mapping[str, bytes]) -> dict[tuple[str, Passage], Region]:
    """Return the quotes of the findings on their pages, the gravest findings first, as long as there is room for pictures.

    ``files`` are the PDFs by the SHA-256 of their content. A page that cannot be drawn has no pictures.
    """
    drawn: dict[tuple[str, Passage], Region] = {}
    pages: dict[tuple[str, int], Drawn | None] = {}
    room = MOST_BYTES
    for paper, passage in _quotes(audit):
        data = files.get(paper.sha256)
        page = next((f.page for f in passage.fragments if f.box is not None), None)
        if data is None or page is None or (paper.id, passage) in drawn:
            continue
        if (paper.id, page) not in pages:
            pages[paper.id, page] = _page(data, page)
        whole = pages[paper.id, page]
        if whole is None:
            continue
        region = _region(whole, paper, passage, page)
        if len(region.data) > room:
            break
        room -= len(region.data)
        drawn[paper.id, passage] = region
    return drawn


def _quotes(audit: Audit) -> Iterable[tuple[Document, Passage]]:
    papers = audit.documents
    for finding in audit.findings:
        for quote in finding.quotes:
            if quote.document in papers:
                yield papers[quote.document], quote.passage


def _page(data: bytes, page: int) -> Drawn | None:
    try:
        return render_page(data, page, SCALE)
    except ValueError:
        return None


def _region(drawn: Drawn, paper: Document, passage: Passage, page: int) -> Region:
    from PIL import Image

    whole, scale = drawn
    marks = [
        Mark(MarkKind.WORDS, fragment.box, lines=places_of(fragment, paper.text))
        for fragment in passage.fragments
        if fragment.page == page and fragment.box is not None
    ]
    box = marks[0].box
    for mark in marks[1:]:
        box = box.union(mark.box)
    picture, top, bottom = whole.copy(), max(box.top - AROUND, 0.0), min(box.bottom + AROUND, box.top + HIGHEST)
    draw_marks(picture, marks, scale)
    piece = picture.crop((0, round(top * scale), picture.width, min(round(bottom * scale), picture.height)))
    piece = _trimmed(piece, box.x0 * scale, box.x1 * scale)
    stream = io.BytesIO()
    piece.quantize(COLOURS, dither=Image.Dither.NONE).save(stream, "PNG", optimize=True)
    data = base64.b64encode(stream.getvalue()).decode("ascii")
    name = hashlib.sha256(f"{paper.id} {page} {passage.fragments[0].start} {passage.fragments[-1].end}".encode()).hexdigest()[:12]
    cut = " The end of it stands further down the page." if box.bottom > bottom else ""
    told = f"Part of page {page} of {paper.source} with the quoted words underlined.{cut}"
    return Region(f"place-{name}", told, piece.width, piece.height, data)


def _trimmed(piece: "Picture", left: float, right: float) -> "Picture":
    """Cut the empty margins left and right, but never the marked words, which stand between ``left`` and ``right``."""
    from PIL import Image, ImageChops

    used = ImageChops.difference(piece, Image.new("RGB", piece.size, PAPER)).getbbox()
    x0, x1 = min(used[0] if used else 0, round(left)), max(used[2] if used else piece.width, round(right))
    return piece.crop((max(x0 - 8, 0), 0, min(x1 + 8, piece.width), piece.height))
