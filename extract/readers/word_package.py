"""Opens a Word file: the parts of the zip archive that hold its words, each read by itself.

The parts are read straight from the archive, so that one damaged part (or a link to a part that is not there) costs that
part alone, and files with macros, templates and the strict form of the format are read like any other.
"""

import posixpath
import zipfile
import zlib
from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING

from ...model import Fault, UnreadablePaper

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"

# A part that unpacks to more than this is no paper but an archive made to exhaust the reader: the longest plan
# seen unpacks to 1 MB of XML.
LARGEST_PART = 300_000_000

# What the archive module raises for a missing, damaged, encrypted or oddly packed part.
_UNREADABLE = (KeyError, zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError)

# What the parts are called in a Fault, by the ending of the relation that leads to them.
PARTS = {"styles": "styles", "numbering": "list numbering", "footnotes": "footnotes", "endnotes": "endnotes"}

_OLE = bytes.fromhex("D0CF11E0A1B11AE1")
_LOOKS_LIKE = ((b"%PDF", "a PDF"), (b"{\\rtf", "a rich-text file"), (b"\x89PNG", "a picture"), (b"\xff\xd8\xff", "a picture"))


@dataclass(frozen=True, slots=True)
class Package:
    """The document's body and the parts it needs, as XML; a part that is absent or cannot be read is not in ``parts``."""

    body: "Element"
    parts: "dict[str, Element]" = field(default_factory=dict)
    has_pictures: bool = False
    faults: tuple[Fault, ...] = ()


def child_value(element: "Element | None", *path: str) -> str | None:
    """Return the ``w:val`` of the element reached by child names, or None where it is not there."""
    for name in path:
        element = None if element is None else element.find(W + name)
    return None if element is None else element.get(W + "val")


def switch(element: "Element | None", name: str) -> bool | None:
    """Return whether the property ``name`` among ``element``'s children is switched on or off, None where it is not named."""
    found = None if element is None else element.find(W + name)
    return None if found is None else found.get(W + "val") not in ("0", "false", "off", "none")


def whole_number(written: str | None, default: int, base: int = 10) -> int:
    """Return the whole number an attribute holds, or ``default`` where it is absent or not one."""
    try:
        return default if written is None else int(written, base)
    except ValueError:
        return default


def open_package(data: bytes, name: str) -> Package:
    """Open the Word file ``data`` called ``name``. Raises UnreadablePaper when it is none, damaged or protected."""
    _refuse_other_formats(data, name)
    try:
        archive = zipfile.ZipFile(BytesIO(data))
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise _damaged(name) from error
    with archive:
        if any(entry.flag_bits & 1 for entry in archive.infolist()):
            raise UnreadablePaper(name, "The file is protected by a password.", "Save a copy without a password and add that.")
        main = _main_part(archive)
        if main not in archive.namelist():
            raise UnreadablePaper(name, "The file is an archive, but not a Word document.", "Open it, save it as .docx and add that.")
        root = _parse(archive, main)
        if root is None:
            raise _damaged(name)
        body = root.find(W + "body")
        if body is None:
            raise UnreadablePaper(name, "The file is an Office file, but not a Word document.", "Save it as .docx or PDF and add that.")
        parts, faults = _related_parts(archive, main)
        pictures = any(entry.startswith("word/media/") for entry in archive.namelist())
    return Package(body, parts, pictures, faults)


def _refuse_other_formats(data: bytes, name: str) -> None:
    if not data:
        raise UnreadablePaper(name, "The file is empty.", "Ask for it to be sent again.")
    if data.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise UnreadablePaper(name, "The file is protected by a password.", "Save a copy without a password and add that.")
        raise UnreadablePaper(name, "The file is in the old Word format (.doc).", "Open it in Word, save it as .docx and add that.")
    if not data.startswith(b"PK"):
        what = next((what for start, what in _LOOKS_LIKE if data.lstrip().startswith(start)), None)
        wrong = f"The file is not a Word document{', but ' + what if what else ', whatever its name says'}."
        raise UnreadablePaper(name, wrong, "Give it the right ending, or ask for the Word file.")


def _damaged(name: str) -> UnreadablePaper:
    remedy = "Open it in Word, save it anew and add that, or ask for it to be sent again."
    return UnreadablePaper(name, "The Word file is damaged or was cut short.", remedy)


def _main_part(archive: zipfile.ZipFile) -> str:
    """Return the name of the part that holds the document."""
    relations = _parse(archive, "_rels/.rels")
    for relation in [] if relations is None else relations.iter(_RELATION):
        if relation.get("Type", "").endswith("/officeDocument"):
            return relation.get("Target", "").lstrip("/")
    return "word/document.xml"


def _related_parts(archive: zipfile.ZipFile, main: str) -> "tuple[dict[str, Element], tuple[Fault, ...]]":
    folder, file = posixpath.split(main)
    relations = _parse(archive, f"{folder}/_rels/{file}.rels")
    parts: dict[str, Element] = {}
    faults: list[Fault] = []
    for relation in [] if relations is None else relations.iter(_RELATION):
        kind = relation.get("Type", "").rpartition("/")[2]
        if kind not in PARTS or relation.get("TargetMode") == "External":
            continue
        root = _parse(archive, posixpath.normpath(posixpath.join("/", folder, relation.get("Target", ""))).lstrip("/"))
        if root is None:
            faults.append(Fault(f"The {PARTS[kind]} of the Word file cannot be read; compare the text with it, or save it anew in Word."))
        else:
            parts[kind] = root
    return parts, tuple(faults)


def _parse(archive: zipfile.ZipFile, part: str) -> "Element | None":
    """Return the part as XML, or None where it is missing, damaged or beyond all measure."""
    from lxml import etree

    try:
        if archive.getinfo(part).file_size > LARGEST_PART:
            return None
        content = archive.read(part).replace(_STRICT, W.strip("{}").encode())
        return etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True))
    except (*_UNREADABLE, etree.XMLSyntaxError):
        return None
