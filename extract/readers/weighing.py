"""Judges by cheap signs whether reading a file could take long or fill the memory, so that it is better read in a process of its own.

To be heavy is no fault: long papers are. What an ordinary paper has is below every limit here, several times over.
"""

import re
import zipfile
from collections.abc import Callable
from io import BytesIO

from . import pdf_weight

# A plan of 30 pages has 100 KB as text, one of a thousand pages 3 MB; half a megabyte takes about a second to read.
MOST_TEXT = 500_000
MOST_WEB = 1_000_000
# A paragraph on one line has a thousand characters; blanks in a row are a form's or a table's, a line wide.
LONGEST_LINE = 20_000
LONGEST_BLANK = 2_000
# A tag with its attributes. Pictures written into the page are longer: such pages are read in a process of their own.
LONGEST_TAG = 20_000
# An Office file of 30 pages is one of 60 KB with a megabyte of XML in it; pictures do not count among the XML.
MOST_PACKED = 4_000_000
MOST_XML = 5_000_000
MOST_PARTS = 1_000

_LONG_BLANK = re.compile(rb"\s{%d}" % LONGEST_BLANK)
_LONG_TAG = re.compile(rb"<[^<>]{%d}" % LONGEST_TAG)


def is_heavy(data: bytes, form: str) -> bool:
    """Tell whether a file of the format ``form`` (a key of READERS) may take long, or much memory, to read."""
    return _WEIGHTS[form](data)


def _is_heavy_text(data: bytes) -> bool:
    if len(data) > MOST_TEXT or _LONG_BLANK.search(data):
        return True
    return max(map(len, data.splitlines()), default=0) > LONGEST_LINE


def _is_heavy_page(data: bytes) -> bool:
    return len(data) > MOST_WEB or _LONG_TAG.search(data) is not None or _LONG_BLANK.search(data) is not None


def _is_heavy_office_file(data: bytes) -> bool:
    if len(data) > MOST_PACKED:
        return True
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError):
        return False  # its reader refuses it before it unpacks anything
    return len(parts) > MOST_PARTS or sum(part.file_size for part in parts if "/media/" not in part.filename) > MOST_XML


_WEIGHTS: dict[str, Callable[[bytes], bool]] = {
    "pdf": pdf_weight.is_heavy,
    "word": _is_heavy_office_file,
    "excel": _is_heavy_office_file,
    "html": _is_heavy_page,
    "text": _is_heavy_text,
}
