"""From a file to the facts it states: ``read`` gives its Layout, ``parse`` the Document."""

from .parsers import parse
from .reading import read, read_bytes

__all__ = ["parse", "read", "read_bytes"]
