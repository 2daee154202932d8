"""The fifth verb: an audit to the files people take with them."""

from pathlib import Path

from ..audit import Audit
from .gap_report import write_report


def report(audit: Audit, folder: Path, *, title: str | None = None) -> tuple[Path, ...]:
    """Write the gap report of an audit into a folder and return the files written.

    Raises StocktakeError when the folder cannot be written.
    """
    return (write_report(audit, folder, title=title),)
