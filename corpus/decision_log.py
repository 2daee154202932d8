"""The log of what people decided: an SQLite file that is only ever added to.

Every entry is a transaction of its own, on the disk before :meth:`DecisionLog.append` returns. The journal is SQLite's rollback
journal and not its write-ahead log, which does not work on the shared drives workspaces often lie on. Triggers refuse to change
or delete an entry: who changes their mind adds another. An entry's ``kind`` says how its payload is read, so that further kinds
need no other table.
"""

import datetime
import json
import os
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import JsonValue

from ..model import StocktakeError, Value

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine, MetaData

# The number of the tables' columns and triggers. A higher one in a file was written by a later stocktake.
SCHEMA = 1
PROGRAM = "stocktake decisions"
# How long to wait for another run that is writing. A write takes milliseconds, on a shared drive some tenths of a second.
PATIENCE_SECONDS = 30.0
# Longer names and reasons are a paste gone wrong, not a reason.
LONGEST_TEXT = 10_000

_NEVER_CHANGED = "Entries of this log are never changed or deleted."


class WorkspaceError(StocktakeError):
    """A workspace that is not there, cannot be used, or was written by a later stocktake."""


class NewEntry(Value):
    """What a person wants recorded; ``payload`` is plain JSON, read according to ``kind``."""

    kind: str
    by: str
    on: datetime.date
    reason: str
    payload: dict[str, JsonValue]


class Entry(NewEntry):
    """An entry of the log with its number; numbers rise and are never used again."""

    number: int


class DecisionLog:
    """The log in ``file``. Every method raises WorkspaceError in plain words where the file cannot be used."""

    def __init__(self, file: Path) -> None:
        self.file = file

    def create(self) -> bool:
        """Make the file, which only its owner may read; True where it was not there. One that is there is only checked."""
        new = not self.file.exists()
        with self._errors():
            os.close(os.open(self.file, os.O_RDWR | os.O_CREAT, 0o600))
            if os.name == "posix" and new:
                self.file.chmod(0o600)
            with self._connected() as connection:
                if not self.file.stat().st_size:
                    _make_tables(connection)
        self.entries()
        return new

    def append(self, entry: NewEntry, check: "Callable[[tuple[Entry, ...]], None] | None" = None) -> Entry:
        """Record an entry and return it with its number. It is on the disk when this returns.

        ``check`` sees what is recorded before, with nobody else writing meanwhile; what it raises stops the entry.
        """
        return self.append_all([entry], check)[0]

    def append_all(self, entries: Sequence[NewEntry], check: "Callable[[tuple[Entry, ...]], None] | None" = None) -> tuple[Entry, ...]:
        """Record several entries, all of them or, where one cannot be recorded, none; see :meth:`append`."""
        from sqlalchemy import insert

        for text in (text for entry in entries for text in (entry.kind, entry.by, entry.reason)):
            if not text.strip() or len(text) > LONGEST_TEXT:
                raise WorkspaceError(f"A name and a reason are needed, each of at most {LONGEST_TEXT} letters. Nothing was recorded.")
        recorded = []
        with self._errors(), self._connected() as connection:
            _check_schema(connection, self.file)
            if check is not None:
                check(_read(connection))
            for entry in entries:
                values = {
                    "kind": entry.kind,
                    "by_name": entry.by,
                    "on_day": entry.on.isoformat(),
                    "reason": entry.reason,
                    "payload": json.dumps(entry.payload, ensure_ascii=False, sort_keys=True),
                }
                number = connection.execute(insert(_tables().tables["entries"]).values(**values)).inserted_primary_key
                assert number is not None, "the table numbers its rows itself"
                recorded.append(Entry(number=number[0], **dict(entry)))
        return tuple(recorded)

    def entries(self) -> tuple[Entry, ...]:
        """Return all entries in the order they were recorded."""
        if not self.file.exists():
            raise WorkspaceError(f"{self.file}: there is no log of decisions. Make a workspace first: stocktake init FOLDER")
        with self._errors(), self._connected(writing=False) as connection:
            _check_schema(connection, self.file)
            return _read(connection)

    @contextmanager
    def _connected(self, writing: bool = True) -> "Iterator[Connection]":
        engine = _engine(self.file, writing)
        try:
            with engine.begin() as connection:
                yield connection
        finally:
            engine.dispose()

    @contextmanager
    def _errors(self) -> Iterator[None]:
        """Turn what SQLite, SQLAlchemy and the system say into words a person can act on."""
        from sqlalchemy.exc import DatabaseError, SQLAlchemyError

        try:
            yield
        except DatabaseError as error:
            raise WorkspaceError(_words(self.file, error.orig)) from None
        except sqlite3.Error as error:
            raise WorkspaceError(_words(self.file, error)) from None
        except (SQLAlchemyError, ValueError, TypeError) as error:
            raise WorkspaceError(f"{self.file}: holds an entry that cannot be read ({error}). {_RESTORE}") from None
        except OSError as error:
            raise WorkspaceError(
                f"{self.file}: cannot be written ({error.strerror}). Nothing was recorded. Choose a folder you may write to."
            ) from None


_RESTORE = "Put a copy of the file from a backup in its place; do not go on with this one."


def _words(file: Path, error: BaseException | None) -> str:
    said = str(error)
    if "not a database" in said:
        return f"{file}: is not a log of decisions but some other file. Rename it, or choose another folder for the workspace."
    if "malformed" in said or "disk image" in said:
        return f"{file}: is damaged. {_RESTORE}"
    if "readonly" in said or "unable to open" in said or "attempt to write" in said:
        return f"{file}: cannot be written: it or its folder is read-only. Nothing was recorded. Choose a folder you may write to."
    if "locked" in said:
        return f"{file}: another program has kept it busy for {PATIENCE_SECONDS:.0f} seconds. Nothing was recorded. Try again."
    if "full" in said:
        return f"{file}: the disk is full. Nothing was recorded. Make room and try again."
    if _NEVER_CHANGED in said:
        return f"{file}: {_NEVER_CHANGED} Record another decision in its place, or undo it: stocktake link undo NUMBER"
    return f"{file}: cannot be used ({said}). Nothing was recorded."


def _tables() -> "MetaData":
    from sqlalchemy import Column, Integer, MetaData, Table, Text

    tables = MetaData()
    Table("about", tables, Column("name", Text, primary_key=True), Column("value", Text, nullable=False))
    Table(
        "entries",
        tables,
        Column("number", Integer, primary_key=True, autoincrement=True),
        Column("kind", Text, nullable=False),
        Column("by_name", Text, nullable=False),
        Column("on_day", Text, nullable=False),
        Column("reason", Text, nullable=False),
        Column("payload", Text, nullable=False),
        sqlite_autoincrement=True,
    )
    return tables


def _make_tables(connection: "Connection") -> None:
    from sqlalchemy import insert, text

    tables = _tables()
    tables.create_all(connection)
    for deed in ("UPDATE", "DELETE"):
        trigger = f"CREATE TRIGGER no_{deed.lower()} BEFORE {deed} ON entries BEGIN SELECT RAISE(ABORT, '{_NEVER_CHANGED}'); END"
        connection.execute(text(trigger))
    about = [{"name": "program", "value": PROGRAM}, {"name": "schema", "value": str(SCHEMA)}]
    connection.execute(insert(tables.tables["about"]), about)


def _check_schema(connection: "Connection", file: Path) -> None:
    from sqlalchemy import inspect, select

    names = inspect(connection).get_table_names()
    about = _tables().tables["about"]
    known: dict[str, str] = {}
    if "about" in names and {column["name"] for column in inspect(connection).get_columns("about")} == {"name", "value"}:
        known = {row.name: row.value for row in connection.execute(select(about))}
    if known.get("program") != PROGRAM or "entries" not in names:
        raise WorkspaceError(f"{file}: is a database, but not a log of decisions. Rename it, or choose another folder for the workspace.")
    schema = known.get("schema", "")
    if not schema.isdecimal() or int(schema) > SCHEMA:
        raise WorkspaceError(
            f"{file}: was written by a later stocktake (format {schema or 'unknown'}; this one knows {SCHEMA}). Install that one to use it."
        )


def _read(connection: "Connection") -> tuple[Entry, ...]:
    from sqlalchemy import select

    entries = _tables().tables["entries"]
    rows = connection.execute(select(entries).order_by(entries.c.number))
    return tuple(
        Entry(
            number=row.number,
            kind=row.kind,
            by=row.by_name,
            on=datetime.date.fromisoformat(row.on_day),
            reason=row.reason,
            payload=json.loads(row.payload),
        )
        for row in rows
    )


def _engine(file: Path, writing: bool) -> "Engine":
    from sqlalchemy import URL, create_engine, event
    from sqlalchemy.pool import NullPool

    # A workspace on a read-only drive can still be looked at. Elsewhere reading needs leave to write as well: to take back
    # what a run that was killed left half done.
    changeable = writing or (os.access(file, os.W_OK) and os.access(file.parent, os.W_OK))
    place = f"file://{_quoted(file)}?mode={'rw' if changeable else 'ro'}"
    engine = create_engine(
        URL.create("sqlite", database=place, query={"uri": "true"}),
        poolclass=NullPool,
        connect_args={"timeout": PATIENCE_SECONDS},
    )

    @event.listens_for(engine, "connect")
    def _connect(connection: sqlite3.Connection, _record: object) -> None:
        # The driver would begin transactions of its own, too late to keep others from writing between our reading and writing.
        connection.isolation_level = None
        if writing:
            connection.execute("PRAGMA journal_mode = DELETE")
            connection.execute("PRAGMA synchronous = EXTRA")
        connection.execute("PRAGMA trusted_schema = OFF")

    @event.listens_for(engine, "begin")
    def _begin(connection: "Connection") -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")

    return engine


def _quoted(file: Path) -> str:
    from urllib.parse import quote

    place = file.resolve().as_posix()
    return quote(place if place.startswith("/") else f"/{place}")
