"""Keeps the documents parsed before, so that a paper is read once and not at every run.

The cache holds the papers' words, which may be confidential: its folder and file are the owner's alone, and
``clear`` overwrites what it deletes. It is never needed: whatever goes wrong with it costs time, not results.
"""

import hashlib
import json
import os
import re
import sys
from contextlib import suppress
from functools import cache as remember
from pathlib import Path
from typing import TYPE_CHECKING

from .. import __version__
from ..extract.readers.tesseract import program_mark
from ..extract.told import Told
from ..model import Document, StocktakeError

if TYPE_CHECKING:
    import sqlite3

# The number is that of the table's columns: another one, another file.
FILE_NAME = "papers-1.sqlite3"
FOLDER_VARIABLE = "STOCKTAKE_CACHE_DIR"

# A long plan takes about 1 MB, so this keeps a few hundred papers. Pruning to less leaves room for the next ones.
LARGEST_BYTES = 256 * 2**20
PRUNED_SHARE = 0.75

# How long to wait for another run that is writing. A write takes milliseconds.
PATIENCE_SECONDS = 5.0

PACKAGE = Path(__file__).parent.parent

# The parts of the package a document depends on.
_READING_PARTS = ("model", "extract")

_TABLE = """
CREATE TABLE IF NOT EXISTS papers (
    id INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL UNIQUE, size INTEGER NOT NULL, value TEXT NOT NULL
)"""


def cache_folder(wanted: Path | None = None) -> Path:
    """Return the folder of the cache: that of STOCKTAKE_CACHE_DIR, else ``wanted``, else the user's cache folder of the system."""
    from platformdirs import user_cache_dir

    named = os.environ.get(FOLDER_VARIABLE)
    return Path(named) if named else wanted or Path(user_cache_dir("stocktake", appauthor=False))


@remember
def program_version(root: Path = PACKAGE) -> str:
    """Return what reading a paper depends on besides the paper: the version, the sources below ``root``, Python and the libraries."""
    import importlib.metadata

    digest = hashlib.sha256(f"{__version__} {sys.version_info[:3]}".encode())
    for part in _READING_PARTS:
        for file in sorted((root / part).rglob("*")):
            if file.is_file() and "__pycache__" not in file.parts:
                digest.update(file.relative_to(root).as_posix().encode() + b"\0" + file.read_bytes() + b"\0")
    with suppress(importlib.metadata.PackageNotFoundError):
        for requirement in importlib.metadata.requires("stocktake") or ():
            digest.update(_installed(requirement).encode() + b"\0")
    return digest.hexdigest()


class Cache:
    """The cache in ``folder``. No method raises: what goes wrong is in ``notes``, each a plain sentence, said once."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / FILE_NAME
        self.notes: tuple[str, ...] = ()
        self._connection: sqlite3.Connection | None = None
        self._usable = True

    def get(self, sha256: str, source: str, told: Told) -> Document | None:
        """Return the document kept for the content ``sha256`` under the name ``source`` and with what was told, or None."""
        import sqlite3

        try:
            connection = self._open()
            if connection is None:
                return None
            row = connection.execute("SELECT value FROM papers WHERE key = ?", (_key(sha256, source, told),)).fetchone()
        except sqlite3.Error as error:
            self._give_up(error)
            return None
        try:
            return Document.model_validate_json(row[0]) if row else None
        except (ValueError, StocktakeError):
            # An entry that is no document any more: the paper is read again, and kept anew in its place.
            return None

    def put(self, document: Document, told: Told) -> None:
        """Keep ``document``; the oldest entries go when the cache is full."""
        import sqlite3

        value = document.model_dump_json()
        try:
            connection = self._open()
            if connection:
                with connection:
                    connection.execute("BEGIN IMMEDIATE")
                    key = _key(document.sha256, document.source, told)
                    connection.execute(
                        "INSERT OR REPLACE INTO papers (key, size, value) VALUES (?, ?, ?)", (key, len(value.encode()), value)
                    )
                    _prune(connection)
        except sqlite3.Error as error:
            self._give_up(error)

    def clear(self) -> int:
        """Empty the cache, overwriting what it held, and return how many papers that were."""
        import sqlite3

        count = 0
        if self.file.exists():
            try:
                connection = self._open()
                if connection:
                    connection.execute("PRAGMA secure_delete = ON")
                    with connection:
                        count = connection.execute("DELETE FROM papers").rowcount
                    connection.execute("VACUUM")
            except sqlite3.Error as error:
                self._give_up(error)
            self.close()
            self._remove()
        return count

    def close(self) -> None:
        """Close the file; the next use opens it again."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _open(self) -> "sqlite3.Connection | None":
        """Return the connection, making folder and file where they are missing; None once the cache is out of use."""
        import sqlite3

        if self._connection is None and self._usable:
            try:
                _make_private(self.file)
            except OSError as error:
                self._stop(f"The cache cannot be used: {self.file.parent} cannot be written ({error.strerror}). Papers are read afresh.")
                return None
            # No isolation level: a transaction begins where we say so, and a read holds its lock for the read alone.
            self._connection = sqlite3.connect(self.file, timeout=PATIENCE_SECONDS, isolation_level=None)
            self._connection.execute(_TABLE)
        return self._connection

    def _give_up(self, error: "sqlite3.Error") -> None:
        """Go on without the cache; a damaged file is removed, so that the next run begins a new one."""
        import sqlite3

        # SQLite has no class of its own for a damaged file: it is a DatabaseError of none of the classes below it.
        damaged = type(error) is sqlite3.DatabaseError
        self.close()
        if damaged and self._remove():
            self._stop(f"The cache {self.file} was damaged and has been removed. Papers are read afresh.")
        else:
            self._stop(f"The cache {self.file} cannot be used ({error}). Papers are read afresh.")

    def _stop(self, note: str) -> None:
        self._usable = False
        self.notes = (*self.notes, note)

    def _remove(self) -> bool:
        """Delete the file and what SQLite keeps beside it; False where another program holds it open."""
        try:
            for suffix in ("", "-journal", "-wal", "-shm"):
                Path(f"{self.file}{suffix}").unlink(missing_ok=True)
        except OSError:
            return False
        return True


def _key(sha256: str, source: str, told: Told) -> str:
    # Of a picture of a page, what is read depends on the program that recognises words, once it is installed.
    parts = [program_version(), program_mark(), sha256, source, told.kind, told.date, told.area]
    parts += [f"{column.name}={column.role}={column.everywhere}" for column in told.columns]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


def _prune(connection: "sqlite3.Connection") -> None:
    """Delete the entries kept longest until the rest is well below the limit."""
    (total,) = connection.execute("SELECT COALESCE(SUM(size), 0) FROM papers").fetchone()
    if total <= LARGEST_BYTES:
        return
    surplus = total - LARGEST_BYTES * PRUNED_SHARE
    for number, size in connection.execute("SELECT id, size FROM papers ORDER BY id").fetchall():
        if surplus <= 0:
            break
        connection.execute("DELETE FROM papers WHERE id = ?", (number,))
        surplus -= size


def _make_private(file: Path) -> None:
    """Make the folder and the file so that only their owner may read them, where the system knows owners."""
    file.parent.parent.mkdir(parents=True, exist_ok=True)
    file.parent.mkdir(mode=0o700, exist_ok=True)
    os.close(os.open(file, os.O_RDWR | os.O_CREAT, 0o600))
    if os.name == "posix":
        file.chmod(0o600)


def _installed(requirement: str) -> str:
    """The version of a library that ``requirement`` ("lxml>=5.2") asks for, as installed here."""
    import importlib.metadata

    name = re.split(r"[^\w.-]", requirement, maxsplit=1)[0]
    try:
        return f"{name} {importlib.metadata.version(name)}"
    except importlib.metadata.PackageNotFoundError:
        return name
