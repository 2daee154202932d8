"""Writes the sample position statement: a Word file with real heading styles, lists and tables."""

import io
import zipfile
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from . import content_position as position
from .area import COUNCIL
from .content_position import Account, Point

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import _Cell

WRITTEN = datetime(2024, 1, 22, 9, 0, 0)
"""What the file's own properties give as its date."""
ZIP_DATE = (2024, 1, 22, 9, 0, 0)


def write_position(path: Path) -> None:
    """Write the position statement to ``path``."""
    from docx import Document

    document = Document()
    _set_properties(document)
    document.add_paragraph(position.TITLE, style="Title")
    for text in position.INTRODUCTION:
        document.add_paragraph(text)
    for account in position.ACCOUNTS:
        _add_account(document, account)
    packed = io.BytesIO()
    document.save(packed)
    path.write_bytes(_with_fixed_dates(packed.getvalue()))


def _set_properties(document: "Document") -> None:
    from docx.shared import Cm, Pt

    properties = document.core_properties
    properties.title = position.TITLE
    properties.author = properties.last_modified_by = COUNCIL
    properties.subject = "A fictional sample paper"
    properties.comments = ""
    properties.language = "en-GB"
    properties.created = properties.modified = WRITTEN
    properties.revision = 1
    document.styles["Normal"].font.name = "Calibri"
    document.styles["Normal"].font.size = Pt(11)
    document.styles["Title"].font.size = Pt(22)
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2)


def _add_account(document: "Document", account: Account) -> None:
    document.add_heading(f"Workstream {account.number}: {account.title}", level=1)
    for heading, texts in (
        ("Headline findings", account.headline),
        ("Detailed findings", account.detailed),
        ("Current position", account.current),
        ("Aims", account.aims),
    ):
        document.add_heading(heading, level=2)
        for text in texts:
            document.add_paragraph(text, style="List Bullet")
    contents: tuple[Sequence[str | Point], ...] = (
        account.delivered,
        account.additional,
        account.difference,
        account.challenges,
        account.to_do,
        account.evidence,
    )
    table = document.add_table(rows=0, cols=2, style="Table Grid")
    for number in range(0, len(contents), 2):
        headings, cells = table.add_row().cells, table.add_row().cells
        for column in range(2):
            headings[column].paragraphs[0].add_run(position.CELLS[number + column]).bold = True
            _fill_cell(cells[column], contents[number + column])


def _fill_cell(cell: "_Cell", points: Sequence[str | Point]) -> None:
    for index, entry in enumerate(points):
        point = Point(entry) if isinstance(entry, str) else entry
        paragraph = cell.paragraphs[0] if index == 0 else cell.add_paragraph()
        paragraph.style = "List Bullet"
        paragraph.add_run(point.text)
        for nested in point.items:
            cell.add_paragraph(nested, style="List Bullet 2")


def _with_fixed_dates(packed: bytes) -> bytes:
    """Return the same zip file with one date on every member, so that no clock alters its bytes."""
    fixed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(packed)) as source, zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            member = zipfile.ZipInfo(name, ZIP_DATE)
            member.create_system = 0  # else the bytes tell the system they were written on
            target.writestr(member, source.read(name), zipfile.ZIP_DEFLATED)
    return fixed.getvalue()
