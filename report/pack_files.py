"""Writes the files of a pack: whole or not at all, and zipped ones (Word, Excel) with the same bytes every time."""

import io
import re
import zipfile
from datetime import date
from pathlib import Path

from ..model import StocktakeError

# The earliest time a zip file can hold.
_NO_TIME = (1980, 1, 1, 0, 0, 0)
_CORE = "docProps/core.xml"
_TIMES = re.compile(r"(<dcterms:(?:created|modified)[^>]*>)[^<]*(<)")


def write_file(target: Path, data: bytes) -> None:
    """Write a file, and the folder it stands in where that is not there.

    Raises StocktakeError when it cannot be written; nothing half-written is left behind.
    """
    unfinished = target.with_name(f".{target.name}.unfinished")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            unfinished.write_bytes(data)
            unfinished.replace(target)
        finally:
            unfinished.unlink(missing_ok=True)
    except OSError as error:
        raise StocktakeError(
            f"{target.parent}: The report cannot be written there ({error.strerror}). Name another place after -o."
        ) from None


def steady_zip(data: bytes, day: date) -> bytes:
    """Return a zipped office file with every time in it that of ``day``: the same content gives the same bytes."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            content = before.read(name)
            if name == _CORE:
                content = _TIMES.sub(rf"\g<1>{day.isoformat()}T00:00:00Z\g<2>", content.decode("utf-8")).encode("utf-8")
            entry = zipfile.ZipInfo(name, _NO_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            entry.create_system = 3  # or the bytes would tell on which system the file was made
            after.writestr(entry, content)
    return stream.getvalue()
