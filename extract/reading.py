"""The first verb: a file to its Layout, whatever its format, tables cut by pages joined."""

from pathlib import Path

from ..model import InputError, Layout, MissingPath
from .endless import without_endless
from .readers import READERS, format_of
from .tables import join_tables


def read(path: Path | str) -> Layout:
    """Read a file. Raises InputError when it is missing or cannot be read."""
    path = Path(path)
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise MissingPath(str(path), "There is no such file.", "Check the spelling and the folder.") from None
    except OSError as error:
        raise InputError(
            path.name, f"The file cannot be opened ({error.strerror}).", "Check that it is a file and that you may read it."
        ) from None
    return read_bytes(data, path.name)


def read_bytes(data: bytes, name: str) -> Layout:
    """Read a file's content; ``name`` is what messages call it. Raises InputError when it cannot be read."""
    return without_endless(join_tables(READERS[format_of(data, name)](data, name)))
