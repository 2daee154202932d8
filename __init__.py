"""Stocktake: reads a local area's SEND improvement papers and links every weakness to its evidence.

The pipeline is five verbs, in this order::

    read    file              -> Layout      extract.readers
    parse   Layout            -> Document    extract.parsers
    link    Documents         -> Crosswalk   crosswalk
    audit   Crosswalk, date   -> Audit       audit
    report  Audit             -> files       report

They are loaded on first use, so that ``stocktake --help`` answers at once.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .audit import audit
    from .crosswalk import link
    from .extract import parse, read
    from .report import report

__version__ = "0.1.0"
__all__ = ["__version__", "audit", "link", "parse", "read", "report"]

_VERBS = {"read": ".extract", "parse": ".extract", "link": ".crosswalk", "audit": ".audit", "report": ".report"}


def __getattr__(name: str) -> object:
    if name not in _VERBS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_VERBS[name], __name__), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
