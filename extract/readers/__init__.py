"""One file a format: bytes to Layout. The format is told by what the file holds, never by its name."""

import zipfile
from collections.abc import Callable
from io import BytesIO

from ...model import Layout, UnknownFormat, UnreadablePaper
from .excel import read_excel
from .office_package import OLE
from .pdf import read_pdf
from .text import read_text
from .web import read_web
from .word import read_word

Reader = Callable[[bytes, str], Layout]

READERS: dict[str, Reader] = {"pdf": read_pdf, "word": read_word, "excel": read_excel, "html": read_web, "text": read_text}

# What the files of each format are commonly called: for finding papers in a folder, not for reading them.
SUFFIXES: dict[str, tuple[str, ...]] = {
    "pdf": (".pdf",),
    "word": (".docx", ".docm"),
    "excel": (".xlsx", ".xlsm"),
    "html": (".html", ".htm", ".xhtml"),
    "text": (".txt", ".md", ".text"),
}

_PICTURES = {
    b"\x89PNG": "PNG picture",
    b"\xff\xd8\xff": "JPEG picture",
    b"GIF8": "GIF picture",
    b"II*\x00": "TIFF picture",
    b"MM\x00*": "TIFF picture",
}


# A format shows in a file's first bytes; of the Office formats, that it is one of them.
HEAD_BYTES = 4096


def format_of(data: bytes, name: str) -> str:
    """Tell a file's format by its first bytes; the Office formats, which share them, by the names of their parts.

    Raises UnreadablePaper for an empty file and UnknownFormat for one no reader is for.
    """
    head = _as_bytes(data[:HEAD_BYTES]).lstrip(b"\xef\xbb\xbf \t\r\n")
    if not data.strip():
        raise UnreadablePaper(name, "The file is empty.", "Check that the right file was saved, or ask for it again.")
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith((b"PK\x03\x04", OLE)):
        return "excel" if _is_workbook(data) else "word"
    for magic, what in _PICTURES.items():
        if data.startswith(magic):
            raise UnknownFormat(
                name, f"The file is a {what}, not a paper with words.", "Run text recognition (OCR) on it and save it as a searchable PDF."
            )
    lowered = head[:1024].lower()
    if lowered.startswith((b"<!doctype html", b"<html")) or (lowered.startswith(b"<") and (b"<html" in lowered or b"<body" in lowered)):
        return "html"
    return "text"


def _is_workbook(data: bytes) -> bool:
    """Tell Excel files, of today and of old, from other Office files: by the names of what the container holds."""
    if data.startswith(OLE):
        return "Workbook".encode("utf-16-le") in data and "WordDocument".encode("utf-16-le") not in data
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            folders = {name.partition("/")[0] for name in archive.namelist()}
    except (zipfile.BadZipFile, OSError, ValueError):
        # cut short, or only its beginning: the names stand before each part as well
        return b"xl/" in data and b"word/" not in data
    return "xl" in folders and "word" not in folders


def _as_bytes(head: bytes) -> bytes:
    """Return UTF-16 text as single bytes, so that its first words can be looked at; anything else as it is."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head.decode("utf-16", "ignore").encode("latin-1", "ignore")
    return head
