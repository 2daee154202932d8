"""What is said on stderr, so that stdout holds the result alone."""

import click

from ..corpus.ingest import Ingested
from ..report.summary import said_once
from .output import printable

# A damaged scan can give a warning a page; the result holds them all.
WARNINGS_SHOWN = 10


def tell_failures(ingested: Ingested) -> None:
    """Say each path and paper that was not read, and what to do about it, then the notes on the run."""
    begin = "Not read" if ingested.documents else "Error"
    for failure in ingested.failures:
        _say(f"{begin}: {failure}")
    for note in ingested.notes:
        _say(f"Note: {note}")


def tell_warnings(ingested: Ingested) -> None:
    """Say the copies left out, and what in each paper could not be read or placed."""
    for duplicate in ingested.duplicates:
        _say(f"Note: {duplicate}")
    for document in ingested.documents:
        warnings = said_once(document.warnings)
        for warning in warnings[:WARNINGS_SHOWN]:
            _say(f"Warning: {document.source}: {warning}")
        if len(warnings) > WARNINGS_SHOWN:
            _say(f"Warning: {document.source}: {len(warnings) - WARNINGS_SHOWN} more, in the result.")


def _say(sentence: str) -> None:
    click.echo(printable(sentence), err=True)
