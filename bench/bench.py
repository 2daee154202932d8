"""How long the commands take, and how much memory: ``python bench/bench.py [--rounds N] [--with-papers DIR] [-o FILE.json]``.

Whole processes, as a person meets them. Machines drift, so every round runs every command once, the baselines
(bare Python, and Python with click alone) among them, and the table gives ratios of medians of the same run.
*cold* starts each time with an empty cache, *cached* with one that has seen the papers.

Peak memory is that of the largest single process, workers included, as the system reports it (``wait4``); where
there is no such call (Windows) it says so. It cannot be less than this script's own, about that of bare Python.
"""

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "corpus" / "sample" / "papers"
BESIDE = ROOT.parent / "shared" / "corpus" / "wirral"
BARE, CLICK = "python -c pass", "python -c 'import click'"
STOCKTAKE = (sys.executable, "-m", "stocktake")


# What is timed on each folder of papers.
VERBS = (
    ("inspect", ()),
    ("extract", ("--format", "json")),
    ("audit", ("--as-of", "2025-01-31", "--fail-on", "never")),
)


@dataclass(frozen=True, slots=True)
class Case:
    """A command to time; ``cache`` says whether it meets an empty cache folder or one that was filled."""

    name: str
    command: tuple[str, ...]
    cache: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """One process: wall seconds, and peak MiB or None where the system does not say."""

    seconds: float
    peak_mib: float | None


@dataclass(frozen=True, slots=True)
class Figure:
    """What the table shows of a case: medians over the rounds, ratios to the two baselines."""

    name: str
    seconds: float
    fastest: float
    times_bare: float
    times_click: float
    peak_mib: float | None


def list_cases(papers: dict[str, Path]) -> list[Case]:
    """Return the baselines, ``--help``, and each of ``VERBS`` on each folder of papers, cold and cached."""
    cases = [
        Case(BARE, (sys.executable, "-c", "pass")),
        Case(CLICK, (sys.executable, "-c", "import click")),
        Case("stocktake --help", (*STOCKTAKE, "--help")),
        Case("start-up of stocktake audit (its imports alone)", (sys.executable, "-c", "import stocktake.cli.audit")),
    ]
    for label, folder in papers.items():
        for verb, options in VERBS:
            command = (*STOCKTAKE, verb, str(folder), *options)
            cases += [Case(f"stocktake {verb} {label}, {cache}", command, cache) for cache in ("cold", "cached")]
    return cases


def run(case: Case, cache: Path) -> Run:
    """Run the command once; raises RuntimeError with what it said when it fails."""
    environment = {**os.environ, "STOCKTAKE_CACHE_DIR": str(cache)}
    with tempfile.TemporaryFile() as complaints:
        begun = time.perf_counter()
        process = subprocess.Popen(case.command, env=environment, stdout=subprocess.DEVNULL, stderr=complaints)
        peak = _wait(process)
        seconds = time.perf_counter() - begun
        if process.returncode:
            complaints.seek(0)
            said = complaints.read().decode("utf-8", "replace").strip()
            raise RuntimeError(f"{case.name} ended with {process.returncode}: {said[-400:]}")
    return Run(seconds, peak)


def _wait(process: "subprocess.Popen[bytes]") -> float | None:
    """Wait for the end of the process; return its peak memory in MiB, or None where the system does not tell."""
    if sys.platform == "win32":
        process.wait()
        return None
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    unit = 1 if sys.platform == "darwin" else 1024  # macOS counts bytes, the others KiB
    return used.ru_maxrss * unit / 2**20


def measure(cases: list[Case], rounds: int) -> Iterator[Figure]:
    """Run every case once a round, in turn, and yield its figure."""
    runs: dict[str, list[Run]] = {case.name: [] for case in cases}
    with tempfile.TemporaryDirectory() as scratch:
        filled = Path(scratch) / "filled"
        for case in (case for case in cases if case.cache == "cached"):
            run(case, filled)
        for number in range(rounds):
            for position, case in enumerate(cases):
                cache = filled if case.cache == "cached" else Path(scratch) / f"empty-{number}-{position}"
                runs[case.name].append(run(case, cache))
    medians = {name: statistics.median(r.seconds for r in done) for name, done in runs.items()}
    for name, done in runs.items():
        peaks = [r.peak_mib for r in done if r.peak_mib is not None]
        yield Figure(
            name=name,
            seconds=round(medians[name], 4),
            fastest=round(min(r.seconds for r in done), 4),
            times_bare=round(medians[name] / medians[BARE], 2),
            times_click=round(medians[name] / medians[CLICK], 2),
            peak_mib=round(statistics.median(peaks), 1) if peaks else None,
        )


def print_table(figures: list[Figure]) -> None:
    """Print the figures, one a line."""
    width = max(len(figure.name) for figure in figures)
    print(f"{'whole process':{width}}  median s  fastest s  × python  × click  peak MiB")
    for figure in figures:
        peak = "not measured" if figure.peak_mib is None else f"{figure.peak_mib:8.1f}"
        times = f"{figure.seconds:8.3f}  {figure.fastest:9.3f}  {figure.times_bare:8.2f}  {figure.times_click:7.2f}"
        print(f"{figure.name:{width}}  {times}  {peak}")


def main() -> int:
    """Read the command line, measure, print, write; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5, metavar="N", help="how often each command runs (default: 5)")
    parser.add_argument("--with-papers", type=Path, metavar="DIR", help="another folder of papers to read")
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help="write the figures as JSON too")
    given = parser.parse_args()
    known = {"sample": SAMPLE, "real papers": BESIDE, "given papers": given.with_papers}
    figures = list(measure(list_cases({label: f for label, f in known.items() if f and f.is_dir()}), max(1, given.rounds)))
    print_table(figures)
    if given.output:
        about = {"python": platform.python_version(), "system": platform.platform(), "processors": os.cpu_count(), "rounds": given.rounds}
        record = {**about, "figures": [asdict(figure) for figure in figures]}
        given.output.write_text(json.dumps(record, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except RuntimeError as failure:
        sys.exit(f"bench: {failure}")
