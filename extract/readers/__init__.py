"""One file a format: bytes to Layout. The format is told by what the file holds, never by its name."""

from collections.abc import Callable

from ...model import Layout, UnknownFormat, UnreadablePaper
from .pdf import read_pdf
from .text import read_text
from .web import read_web
from .word import read_word

Reader = Callable[[bytes, str], Layout]

READERS: dict[str, Reader] = {"pdf": read_pdf, "word": read_word, "html": read_web, "text": read_text}

# What the files of each format are commonly called: for finding papers in a folder, not for reading them.
SUFFIXES: dict[str, tuple[str, ...]] = {
    "pdf": (".pdf",),
    "word": (".docx", ".docm"),
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


def format_of(data: bytes, name: str) -> str:
    """Tell a file's format by its first bytes.

    Raises UnreadablePaper for an empty file and UnknownFormat for one no reader is for.
    """
    head = _as_bytes(data[:4096]).lstrip(b"\xef\xbb\xbf \t\r\n")
    if not data.strip():
        raise UnreadablePaper(name, "The file is empty.", "Check that the right file was saved, or ask for it again.")
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        return "word"
    for magic, what in _PICTURES.items():
        if data.startswith(magic):
            raise UnknownFormat(
                name, f"The file is a {what}, not a paper with words.", "Run text recognition (OCR) on it and save it as a searchable PDF."
            )
    lowered = head[:1024].lower()
    if lowered.startswith((b"<!doctype html", b"<html")) or (lowered.startswith(b"<") and (b"<html" in lowered or b"<body" in lowered)):
        return "html"
    return "text"


def _as_bytes(head: bytes) -> bytes:
    """Return UTF-16 text as single bytes, so that its first words can be looked at; anything else as it is."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head.decode("utf-16", "ignore").encode("latin-1", "ignore")
    return head
