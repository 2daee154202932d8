"""How fast papers are read, and in how much memory: ``python bench/reading.py [--rounds N] [--pages N] [-o FILE.json]``.

Every figure is a ratio to another tool's that was called in the same run, since machines drift: pdfplumber's tables and
pypdfium2's bare text of the same pages, of medians of processor seconds, so that what else runs counts little. Measured are an
invented plan of 30 ruled pages and, where the folder ``shared`` stands beside the repository, the ruled plan in it; memory on
invented plans of 30 and of many pages. Needs reportlab (the extra ``dev``).

*Cells* are those of the tables that come out word for word. pdfplumber does not join rows cut by the end of a page; what it would
reach is shown too, with each row without a reference added to the row before.
"""

import argparse
import io
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from invented_plan import draw_plan

from stocktake.extract import parse, read_bytes
from stocktake.model import Cell, ListItem, Table

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
RULED, GOLD = SHARED / "facsimile" / "plan-ruled-portrait.pdf", SHARED / "gold" / "wsoa.json"
SHORT = 30  # pages of the invented plan that is timed
PLUMBER = "import sys, pdfplumber\nwith pdfplumber.open(sys.argv[1]) as pdf:\n    for page in pdf.pages:\n        page.extract_tables()\n"
BARE = "import sys, pypdfium2\npdf = pypdfium2.PdfDocument(sys.argv[1])\nfor page in pdf:\n    page.get_textpage().get_text_range()\n"
# Runs a command and prints its exit code and the peak memory in MiB of the largest process under it, where the system tells.
WATCH = """
import subprocess, sys
code = subprocess.call(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
try:
    import resource
except ImportError:
    print(code)
else:
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    print(code, peak / 2**20 if sys.platform == "darwin" else peak / 2**10)
"""
Cells = Sequence[Sequence[str]]
# What is asked of each ratio: at least so many times faster, or at most so many times as long.
BARS = {
    "tables in process, times faster than pdfplumber": (10.0, None),
    "read and parsed, times faster than pdfplumber": (6.0, None),
    "whole process, times faster than pdfplumber": (4.0, None),
    "tables in process, times pypdfium2's text": (None, 6.0),
    "peak MiB": (None, 150.0),
}


@dataclass(frozen=True, slots=True)
class Paper:
    """A plan to read, and the cells that stand in its table: by row, told by its reference."""

    name: str
    data: bytes
    cells: frozenset[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table: a value, what it is of, and the bar it is held against."""

    paper: str
    name: str
    value: float
    unit: str = ""

    @property
    def verdict(self) -> str:
        """ "reached", "missed", or nothing where no bar is set."""
        least, most = BARS.get(self.name, (None, None))
        if least is None and most is None:
            return ""
        held = (least is None or self.value >= least) and (most is None or self.value <= most)
        bar = f"at least {least:g}" if least is not None else f"at most {most:g}"
        return f"{'reached' if held else 'MISSED'}: {bar}"


def list_papers() -> list[Paper]:
    """Return the invented plan, and the one that stands beside the repository if any."""
    plan = draw_plan(SHORT)
    papers = [Paper(f"invented plan, {SHORT} pages", plan.data, frozenset(row.cells for row in plan.rows))]
    if RULED.is_file() and GOLD.is_file():
        gold = json.loads(GOLD.read_text(encoding="utf-8"))
        actions = [a for w in gold["workstreams"] for o in w["outcomes"] for a in o["actions"]]
        cells = frozenset((a["ref"], a["action"], a["measure_cell"], a["timescale"]) for a in actions)
        papers.append(Paper("ruled plan beside the repository", RULED.read_bytes(), cells))
    return papers


def tables_of_stocktake(data: bytes) -> list[list[str]]:
    """Return the rows of all tables as stocktake reads and joins them."""
    layout = read_bytes(data, "plan.pdf")
    return [[_printed(cell) for cell in row.cells] for block in layout.blocks if isinstance(block, Table) for row in block.rows]


def _printed(cell: Cell) -> str:
    """Return a cell's words with the numbers and bullets of its list entries, which stocktake keeps apart."""
    return " ".join(f"{block.marker} {block.passage.text}" if isinstance(block, ListItem) else block.passage.text for block in cell.blocks)


def tables_of_pdfplumber(data: bytes) -> list[list[str]]:
    """Return the rows of all tables as pdfplumber finds them."""
    import pdfplumber

    with pdfplumber.open(io.BytesIO(data)) as pdf:
        return [[cell or "" for cell in row] for page in pdf.pages for table in page.extract_tables() for row in table]


def text_of_pypdfium(data: bytes) -> None:
    """Fetch the bare text of all pages."""
    import pypdfium2

    pdf = pypdfium2.PdfDocument(data)
    for page in pdf:
        page.get_textpage().get_text_range()
    pdf.close()


def joined(rows: Iterable[Sequence[str]]) -> list[list[str]]:
    """Return rows with those without a reference added to the row before: a cell cut by a page's end is one again."""
    whole: list[list[str]] = []
    for row in rows:
        if whole and row and not row[0].strip() and len(row) == len(whole[-1]):
            whole[-1] = [f"{above} {below}" for above, below in zip(whole[-1], row, strict=True)]
        elif row and row[0].strip().casefold() != "ref":
            whole.append(list(row))
    return whole


def recall(rows: Cells, paper: Paper) -> float:
    """Return the share of the paper's cells that stand word for word in the row of their reference."""
    found = {_plain(row[0]): [_plain(cell) for cell in row] for row in rows if row}
    wanted = [(cells[0], cell) for cells in paper.cells for cell in cells[1:] if cell]
    return sum(_plain(cell) in found.get(_plain(ref), ()) for ref, cell in wanted) / len(wanted)


def _plain(text: str) -> str:
    return "".join(text.replace("’", "'").replace("•", "").split())


def time_in_process(paper: Paper, rounds: int) -> dict[str, float]:
    """Return the median seconds of each way to read, in turn every round."""
    ways: dict[str, Callable[[], object]] = {
        "text": lambda: text_of_pypdfium(paper.data),
        "tables": lambda: tables_of_stocktake(paper.data),
        "parsed": lambda: parse(read_bytes(paper.data, "plan.pdf"), source="plan.pdf", sha256="0" * 64),
        "pdfplumber": lambda: tables_of_pdfplumber(paper.data),
    }
    return _medians(ways, rounds)


def time_processes(paper: Paper, rounds: int, scratch: Path) -> dict[str, float]:
    """Return the median seconds of whole processes, each begun afresh and stocktake's with an empty cache."""
    file = scratch / "plan.pdf"
    file.write_bytes(paper.data)
    # Bytecode is kept as it is for any installed program, and beside the source tree rather than in it.
    surroundings = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    surroundings["PYTHONPYCACHEPREFIX"] = str(scratch / "bytecode")

    def run(*command: str) -> Callable[[], object]:
        def begin() -> None:
            with tempfile.TemporaryDirectory() as empty:
                environment = {**surroundings, "STOCKTAKE_CACHE_DIR": empty}
                subprocess.run(
                    [sys.executable, *command], env=environment, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
                )

        return begin

    ways = {
        "extract": run("-m", "stocktake", "extract", str(file), "--format", "json"),
        "pdfplumber": run("-c", PLUMBER, str(file)),
        "text": run("-c", BARE, str(file)),
    }
    return _medians(ways, rounds)


def _medians(ways: dict[str, Callable[[], object]], rounds: int) -> dict[str, float]:
    taken: dict[str, list[float]] = {name: [] for name in ways}
    for way in ways.values():  # once without the clock: what is imported on first use, and bytecode, is there then
        way()
    for _ in range(rounds):
        for name, way in ways.items():
            begun = _processor_seconds()
            way()
            taken[name].append(_processor_seconds() - begun)
    return {name: statistics.median(seconds) for name, seconds in taken.items()}


def _processor_seconds() -> float:
    """Return the processor's seconds spent by this process and by those it waited for, which Windows does not count: wall time there."""
    if sys.platform == "win32":
        return time.perf_counter()
    import resource

    waited_for = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + waited_for.ru_utime + waited_for.ru_stime


def measure_speed(paper: Paper, rounds: int, scratch: Path) -> list[Figure]:
    """Return the ratios and the cells of one paper."""
    inside, whole = time_in_process(paper, rounds), time_processes(paper, rounds, scratch)
    return [
        Figure(paper.name, "cells word for word, stocktake", round(recall(tables_of_stocktake(paper.data), paper), 3)),
        Figure(paper.name, "cells word for word, pdfplumber", round(recall(tables_of_pdfplumber(paper.data), paper), 3)),
        Figure(paper.name, "the same, its cut rows joined here", round(recall(joined(tables_of_pdfplumber(paper.data)), paper), 3)),
        Figure(paper.name, "tables in process", round(inside["tables"], 3), "s"),
        Figure(paper.name, "tables in process, times faster than pdfplumber", round(inside["pdfplumber"] / inside["tables"], 1)),
        Figure(paper.name, "tables in process, times pypdfium2's text", round(inside["tables"] / inside["text"], 1)),
        Figure(paper.name, "read and parsed, times faster than pdfplumber", round(inside["pdfplumber"] / inside["parsed"], 1)),
        Figure(paper.name, "whole process", round(whole["extract"], 3), "s"),
        Figure(paper.name, "whole process, times faster than pdfplumber", round(whole["pdfplumber"] / whole["extract"], 1)),
        Figure(paper.name, "whole process, times pypdfium2's text", round(whole["extract"] / whole["text"], 1)),
    ]


def measure_memory(pages: int, scratch: Path) -> list[Figure]:
    """Return the peak of the largest process that ``stocktake extract`` takes for an invented plan of so many pages, and its time."""
    file = scratch / f"plan-{pages}.pdf"
    subprocess.run([sys.executable, str(Path(__file__).with_name("invented_plan.py")), str(pages), str(file)], check=True)
    command = ("-m", "stocktake", "extract", str(file), "--format", "json", "--no-cache", "--limit", "seconds=3600")
    begun = time.perf_counter()
    # A process of its own stands between: the system counts the memory of this one, which is large by now, as the child's.
    done = subprocess.run([sys.executable, "-c", WATCH, sys.executable, *command], check=True, capture_output=True, encoding="utf-8")
    seconds = time.perf_counter() - begun
    code, _, peak = done.stdout.strip().partition(" ")
    if code != "0":
        raise RuntimeError(f"stocktake extract of {pages} pages ended with {code}")
    paper = f"invented plan, {pages} pages"
    told = [Figure(paper, "peak MiB", round(float(peak), 1))] if peak else []
    return [*told, Figure(paper, "whole process, a page", round(1000 * seconds / pages, 1), "ms")]


def print_table(figures: Iterable[Figure]) -> None:
    """Print the figures, one a line, under the name of their paper."""
    paper = ""
    for figure in figures:
        if figure.paper != paper:
            paper = figure.paper
            print(f"\n{paper}")
        print(f"  {figure.name:52} {figure.value:8g} {figure.unit:3} {figure.verdict}".rstrip())


def main() -> int:
    """Read the command line, measure, print, write; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5, metavar="N", help="how often each way to read is timed (default: 5)")
    parser.add_argument("--pages", type=int, default=1000, metavar="N", help="pages of the long plan (default: 1000)")
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help="write the figures as JSON too")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        scratch = Path(folder)
        figures = [figure for paper in list_papers() for figure in measure_speed(paper, max(1, given.rounds), scratch)]
        for pages in (SHORT, given.pages):
            figures += measure_memory(pages, scratch)
    print_table(figures)
    if given.output:
        about = {"python": platform.python_version(), "system": platform.platform(), "processors": os.cpu_count(), "rounds": given.rounds}
        record = {**about, "figures": [{**asdict(figure), "verdict": figure.verdict} for figure in figures]}
        given.output.write_text(json.dumps(record, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except RuntimeError as failure:
        sys.exit(f"bench: {failure}")
