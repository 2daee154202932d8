"""The first screen: what each paper is, what was read from it, what was not, and how to put it right.

Each paper is a block of labelled lines rather than a row of a wide table: it reads the same in a narrow window, in a
file and aloud. Nothing is said by colour alone.
"""

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from textwrap import shorten
from typing import TYPE_CHECKING

from ..corpus.ingest import Ingested
from ..model import Document, Kind, Workstream
from ..report.summary import KIND_WORDS, SURELY, Summary, counted, said_once, summarise
from .output import printable, quoted

if TYPE_CHECKING:
    from rich.console import Console

# More than these would push the next paper off the screen; the rest is counted and ``extract`` lists it.
WARNINGS_SHOWN = 5

# As wide as the longest label, so that the values of all papers stand below each other.
LABEL_WIDTH = len("  Not read")

# Enough of the words a date was read from to recognise them by.
QUOTE_LENGTH = 80

_NOTHING = "nothing: no weaknesses, actions or statements were found"


def first_screen(ingested: Ingested) -> str:
    """Return the screen for what was read, as wide as the terminal is."""
    from rich.console import Console

    console = Console(file=sys.stdout, highlight=False, emoji=False, markup=False)
    with console.capture() as captured:
        for document in ingested.documents:
            _paper(console, document)
        for document in ingested.documents:
            _workstreams(console, document)
        for duplicate in ingested.duplicates:
            _line(console, f"Copy: {duplicate}")
    # rich fills cells with spaces up to their width: nothing to see, and a nuisance to copy.
    return "".join(f"{line.rstrip()}\n" for line in captured.get().splitlines())


def next_step(ingested: Ingested, paths: Sequence[Path]) -> str:
    """Return the closing words: what may be set, and the command to go on with for the papers behind ``paths``."""
    kinds = ", ".join(kind for kind in Kind if kind is not Kind.UNKNOWN)
    return (
        "Something wrong? What you set counts: --kind FILE=KIND  --date FILE=2023-06  --area FILE=AREA, or stocktake.toml.\n"
        f"Kinds of paper to set: {kinds}\n"
        f"{counted('papers', len(ingested.documents))} read. To see everything found in them, with its page:\n"
        f"  stocktake extract {' '.join(quoted(printable(str(path))) for path in paths)}\n"
    )


def _paper(console: "Console", document: Document) -> None:
    from rich.table import Table
    from rich.text import Text

    summary = summarise(document)
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(no_wrap=True, min_width=LABEL_WIDTH)
    grid.add_column(overflow="fold")
    for label, value in _rows(document, summary):
        grid.add_row(Text(f"  {label}"), Text(printable(value)))
    console.print(Text(printable(document.source), style="bold"))
    console.print(grid)
    corrections = _corrections(summary)
    if corrections:
        _line(console, f"  To set it: {corrections}")
    _line(console, "")


def _rows(document: Document, summary: Summary) -> Iterable[tuple[str, str]]:
    yield "Kind", _kind(summary)
    if summary.sureness != SURELY and summary.why:
        yield "Because", summary.why
    yield "Area", f"{summary.area or 'not stated'}{_by_hand(summary, 'area')}"
    yield "Date", _date(document, summary)
    yield "Read", _read(summary)
    warnings = said_once(summary.warnings)
    for number, warning in enumerate(warnings[:WARNINGS_SHOWN]):
        yield "Not read" if number == 0 else "", f"- {warning}"
    if len(warnings) > WARNINGS_SHOWN:
        yield "", f"- and {len(warnings) - WARNINGS_SHOWN} more, which stocktake extract lists"


def _kind(summary: Summary) -> str:
    words = KIND_WORDS[summary.kind]
    if "kind" in summary.told:
        return words + _by_hand(summary, "kind")
    sure = f", {summary.sureness} ({summary.score:.2f})" if summary.score is not None and summary.kind is not Kind.UNKNOWN else ""
    after = summary.runner_up
    next_best = f"; next likeliest: {KIND_WORDS[after.kind]} ({after.score:.2f})" if after else ""
    return f"{words}{sure}{next_best}"


def _read(summary: Summary) -> str:
    pages = f"{counted('pages', summary.pages)}: " if summary.pages is not None else ""
    dated = {"actions": f" ({summary.dated_actions} with a due date)"}
    return pages + (", ".join(counted(what, count) + dated.get(what, "") for what, count in summary.counts) or _NOTHING)


def _date(document: Document, summary: Summary) -> str:
    if not summary.date:
        return "undated: it counts at any date"
    passage = document.date_passage
    if "date" in summary.told or passage is None:
        return summary.date + _by_hand(summary, "date")
    page = f", page {passage.page}" if passage.page is not None else ""
    return f'{summary.date} ("{shorten(passage.text, QUOTE_LENGTH, placeholder=" …")}"{page})'


def _by_hand(summary: Summary, name: str) -> str:
    return " (set by you)" if name in summary.told else ""


def _corrections(summary: Summary) -> str:
    """The options to type for what the paper does not say or says unsurely, with a value to replace."""
    other = summary.runner_up.kind if summary.runner_up else next(kind for kind in Kind if kind is not summary.kind)
    wanted = (
        ("kind", other.value, "kind" not in summary.told and summary.sureness != SURELY),
        ("date", "YYYY-MM-DD", not summary.date),
        ("area", "AREA", not summary.area),
    )
    return "  ".join(f"--{name} {quoted(f'{printable(summary.source)}={value}')}" for name, value, open_ in wanted if open_)


def _workstreams(console: "Console", document: Document) -> None:
    """The document's workstreams with their leads, where any has a lead or is linked to a weakness."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    if not any(stream.lead or stream.weaknesses for stream in document.workstreams):
        return
    table = Table(box=box.SIMPLE, title=Text(f"Workstreams of {printable(document.source)}", style="bold"), title_justify="left")
    for heading in ("No.", "Workstream", "Lead", "Answers weaknesses"):
        table.add_column(heading, overflow="fold")
    for stream in document.workstreams:
        table.add_row(*(Text(printable(cell)) for cell in _cells(stream)))
    console.print(table)


def _cells(stream: Workstream) -> tuple[str, str, str, str]:
    lead = ", ".join(filter(None, (stream.lead.name, stream.lead.role))) if stream.lead else "not named"
    return str(stream.number), stream.title.text, lead, ", ".join(map(str, stream.weaknesses)) or "none found"


def _line(console: "Console", text: str) -> None:
    """Print a line that is to be copied whole: the terminal breaks it, not we."""
    from rich.text import Text

    console.print(Text(printable(text)), soft_wrap=True)
