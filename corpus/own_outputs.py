"""Knows the files stocktake itself wrote: a report beside the papers it is of must not be read as one of them."""

import re
import zipfile
from pathlib import Path

from ..extract.readers import HEAD_BYTES
from ..extract.readers.office_package import UNREADABLE
from ..report.safe_words import GENERATOR

# The place where Word and Excel files say who made them; it stays when somebody fills in answers and saves.
_CORE = "docProps/core.xml"
_CREATOR = re.compile(rf"<dc:creator[^>]*>{GENERATOR}</dc:creator>".encode())
_META = f'<meta name="generator" content="{GENERATOR}">'.encode()
# The properties of an office file are a few lines; more is no such file.
MOST_PROPERTIES = 64 * 1024


def is_own_output(file: Path) -> bool:
    """Tell whether ``file`` is a report or tracker stocktake wrote; what cannot be looked into is none."""
    try:
        if not file.is_file():  # a pipe would keep whoever opens it waiting
            return False
        with file.open("rb") as stream:
            head = stream.read(HEAD_BYTES)
            if not head.startswith(b"PK"):
                return _META in head
            with zipfile.ZipFile(stream) as archive:
                info = archive.getinfo(_CORE)
                return info.file_size <= MOST_PROPERTIES and _CREATOR.search(archive.read(info)) is not None
    except (*UNREADABLE, zipfile.LargeZipFile):
        return False
