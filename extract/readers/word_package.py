"""Opens a Word file: the parts of the zip archive that hold its words, each read by itself.

The parts are read straight from the archive, so that one damaged part (or a link to a part that is not there) costs that
part alone, and files with macros, templates and the strict form of the format are read like any other.
"""

import zipfile
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ...model import Fault, UnreadablePaper
from .office_package import Office, main_part, open_archive, parse_xml, read_part, refusal, relations_of

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"

_WORD = Office("Word", "a Word document", ".docx", ".doc")

# What the parts are called in a Fault, by the ending of the relation that leads to them.
PARTS = {"styles": "styles", "numbering": "list numbering", "footnotes": "footnotes", "endnotes": "endnotes"}


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
    with open_archive(data, name, _WORD) as archive:
        main = main_part(archive, "word/document.xml")
        if main not in archive.namelist():
            raise UnreadablePaper(name, "The file is an archive, but not a Word document.", "Open it, save it as .docx and add that.")
        root = _parse(archive, main)
        if root is None:
            raise refusal(archive, main, name, _WORD)
        body = root.find(W + "body")
        if body is None:
            raise UnreadablePaper(name, "The file is an Office file, but not a Word document.", "Save it as .docx or PDF and add that.")
        parts, faults = _related_parts(archive, main)
        pictures = any(entry.startswith("word/media/") for entry in archive.namelist())
    return Package(body, parts, pictures, faults)


def _related_parts(archive: zipfile.ZipFile, main: str) -> "tuple[dict[str, Element], tuple[Fault, ...]]":
    parts: dict[str, Element] = {}
    faults: list[Fault] = []
    for relation in relations_of(archive, main):
        if relation.kind not in PARTS:
            continue
        root = _parse(archive, relation.part)
        if root is None:
            what = PARTS[relation.kind]
            faults.append(Fault(f"The {what} of the Word file cannot be read; compare the text with it, or save it anew in Word."))
        else:
            parts[relation.kind] = root
    return parts, tuple(faults)


def _parse(archive: zipfile.ZipFile, part: str) -> "Element | None":
    """Return the part as XML in the names of the usual form of the format, or None where it cannot be read."""
    content = read_part(archive, part)
    return parse_xml(None if content is None else content.replace(_STRICT, W.strip("{}").encode()))
