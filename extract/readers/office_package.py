"""Opens the zip archives that Word and Excel files are, and reads their parts as XML, each by itself.

Files that are none, protected or damaged are refused in the words of the program they were expected from, and so are
archives made to do harm: those that unpack to a size no paper has, and those whose parts declare entities (which may name
files of this computer, places on the network, or each other without end). Nothing outside the file is ever looked up.
"""

import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from ...model import PasswordNeeded, UnreadablePaper

if TYPE_CHECKING:
    from lxml.etree import XMLParser
    from lxml.etree import _Element as Element

# A file that unpacks to more than this, pictures aside, is no paper but an archive made to exhaust the reader: the longest
# plan seen unpacks to 1 MB of XML.
LARGEST_PART = 300_000_000
# A part's root element stands in its first bytes, behind a line or two; declarations stand before it.
_OPENING = 2_000
_ROOT = re.compile(r"(?:\s|<\?[^>]*>|<!--.*?-->)*<[A-Za-z_]", re.DOTALL)
_XML = re.compile(r"(?!customXml/).*\.(?:xml|rels)", re.IGNORECASE | re.DOTALL)

# What the archive module raises for a missing, damaged, encrypted or oddly packed part.
UNREADABLE = (KeyError, zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError)

# The container of the Office formats before 2007, and of protected files of today.
OLE = bytes.fromhex("D0CF11E0A1B11AE1")

_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_LOOKS_LIKE = ((b"%PDF", "a PDF"), (b"{\\rtf", "a rich-text file"), (b"\x89PNG", "a picture"), (b"\xff\xd8\xff", "a picture"))


@dataclass(frozen=True, slots=True)
class Office:
    """A program and its files, for messages: ``Office("Word", "a Word document", ".docx", ".doc")``."""

    program: str
    file: str
    suffix: str
    old_suffix: str

    def damaged(self, name: str) -> UnreadablePaper:
        """Return the error for a file of this program that cannot be unpacked."""
        remedy = f"Open it in {self.program}, save it anew and add that, or ask for it to be sent again."
        return UnreadablePaper(name, f"The {self.program} file is damaged or was cut short.", remedy)


@dataclass(frozen=True, slots=True)
class Relation:
    """A part's reference to another: its id, the last word of its type, and the part it leads to."""

    id: str
    kind: str
    part: str


def open_archive(data: bytes, name: str, office: Office) -> zipfile.ZipFile:
    """Open the file ``data`` called ``name``. Raises UnreadablePaper when it is no archive, damaged or protected."""
    _refuse_other_formats(data, name, office)
    try:
        archive = zipfile.ZipFile(BytesIO(data))
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise office.damaged(name) from error
    try:
        _refuse_harmful(archive, name, office)
    except UnreadablePaper:
        archive.close()
        raise
    return archive


def read_part(archive: zipfile.ZipFile, part: str) -> bytes | None:
    """Return the content of a part, or None where it is missing, damaged or beyond all measure."""
    try:
        return None if archive.getinfo(part).file_size > LARGEST_PART else archive.read(part)
    except UNREADABLE:
        return None


def refusal(archive: zipfile.ZipFile, part: str, name: str, office: Office) -> UnreadablePaper:
    """Return the error for a file whose main part ``parse_xml`` gave None for: it nests too deep, or is damaged."""
    from lxml import etree

    try:
        etree.fromstring(read_part(archive, part) or b"", _parser())
    except (etree.XMLSyntaxError, ValueError) as error:
        if "depth" in str(error):
            remedy = f"Open it in {office.program}, print it to PDF and add that."
            return UnreadablePaper(name, f"The {office.program} file nests its parts deeper than any paper does.", remedy)
    return office.damaged(name)


def parse_xml(content: bytes | None) -> "Element | None":
    """Return XML as its root element, nothing outside it looked up; None where it is not well formed."""
    from lxml import etree

    if content is None:
        return None
    try:
        return etree.fromstring(content, _parser())
    except (etree.XMLSyntaxError, ValueError):
        return None


def _parser() -> "XMLParser":
    from lxml import etree

    return etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)


def relations_of(archive: zipfile.ZipFile, part: str) -> "Iterator[Relation]":
    """Yield what ``part`` ("" for the whole file) refers to inside the archive."""
    folder, file = posixpath.split(part)
    root = parse_xml(read_part(archive, posixpath.join(folder, "_rels", f"{file}.rels")))
    for relation in [] if root is None else root.iter(_RELATION):
        if relation.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join("/", folder, relation.get("Target", ""))).lstrip("/")
            yield Relation(relation.get("Id", ""), relation.get("Type", "").rpartition("/")[2], target)


def main_part(archive: zipfile.ZipFile, usual: str) -> str:
    """Return the name of the part that holds the document, the ``usual`` one where the file does not say."""
    return next((relation.part for relation in relations_of(archive, "") if relation.kind == "officeDocument"), usual)


def _refuse_harmful(archive: zipfile.ZipFile, name: str, office: Office) -> None:
    entries = archive.infolist()
    if any(entry.flag_bits & 1 for entry in entries):
        raise _protected(name, office)
    size = sum(entry.file_size for entry in entries if "/media/" not in entry.filename)
    if size > LARGEST_PART:
        remedy = "Check where it came from; if it is a paper, copy the part that matters into a new file and add that."
        raise UnreadablePaper(name, f"The file unpacks to {size // 1_000_000} MB, more than any paper does.", remedy)
    if any(_declares(archive, entry) for entry in entries if _XML.fullmatch(entry.filename)):
        wrong = f"The file declares entities inside its parts, which no {office.program} file does; such files are made to do harm."
        raise UnreadablePaper(name, wrong, "Check where it came from, and ask for it to be sent again.")


def _declares(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bool:
    """Tell whether something other than its root element stands first in a part that can be read."""
    try:
        with archive.open(entry) as stream:
            opening = stream.read(_OPENING)
    except UNREADABLE:
        return False
    # without its zeros, UTF-16 reads like UTF-8 as far as markup goes
    text = opening.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe").decode("latin-1")
    return (len(opening) == _OPENING or "<!" in text) and _ROOT.match(text) is None


def _protected(name: str, office: Office) -> PasswordNeeded:
    remedy = f"Open it in {office.program}, save a copy without a password (File, Info, Protect, Encrypt with Password: none) and add that."
    return PasswordNeeded(name, "The file is protected by a password.", remedy)


def _refuse_other_formats(data: bytes, name: str, office: Office) -> None:
    if not data:
        raise UnreadablePaper(name, "The file is empty.", "Ask for it to be sent again.")
    if data.startswith(OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise _protected(name, office)
        wrong = f"The file is in the old {office.program} format ({office.old_suffix})."
        raise UnreadablePaper(name, wrong, f"Open it in {office.program}, save it as {office.suffix} and add that.")
    if not data.startswith(b"PK"):
        what = next((what for start, what in _LOOKS_LIKE if data.lstrip().startswith(start)), None)
        wrong = f"The file is not {office.file}{', but ' + what if what else ', whatever its name says'}."
        raise UnreadablePaper(name, wrong, f"Give it the right ending, or ask for the {office.program} file.")
