"""Holds the scorer's figures against the bars: ``python .ci/bars.py TABLE SCORES.json [--metrics wsoa]``.

TABLE names a table of ``bars.toml``, SCORES.json is what ``score.py --json`` printed. Prints one line a metric:
its value, its bar, PASS or FAIL. Exit code 1 when a metric is below its bar or a bar meets no metric.
"""

import argparse
import json
import sys
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

BARS = Path(__file__).with_name("bars.toml")


@dataclass(frozen=True, slots=True)
class Verdict:
    """One metric against its bar: ``value`` is None where no metric answers to the name, ``bar`` where none is set.

    ``pattern`` is the name in ``bars.toml`` that the metric was judged by.
    """

    name: str
    value: float | None
    bar: float | None
    pattern: str | None

    @property
    def word(self) -> str:
        """PASS, FAIL, or a dash where nothing is asked."""
        if self.bar is None:
            return "-"
        return "PASS" if self.value is not None and self.value >= self.bar else "FAIL"

    def __str__(self) -> str:
        value = "missing" if self.value is None else f"{self.value:.4f}"
        bar = "" if self.bar is None else f"{self.bar:.3f}"
        return f"{self.name:32} {value:>8}  {bar:>6}  {self.word}"


def read_bars(table: str, path: Path = BARS) -> dict[str, float]:
    """Return the bars of one table; raises KeyError when there is no such table."""
    tables: dict[str, dict[str, float]] = tomllib.loads(path.read_text(encoding="utf-8"))
    return tables[table]


def judge(bars: Mapping[str, float], scores: Mapping[str, Mapping[str, float]], metrics: str = "") -> tuple[Verdict, ...]:
    """Judge every metric whose name begins with ``metrics``, and name each bar that no metric answers to."""
    verdicts: list[Verdict] = []
    met: set[str] = set()
    for name in sorted(n for n in scores if n.startswith(metrics)):
        matching = [pattern for pattern in bars if fnmatchcase(name, pattern)]
        met.update(matching)
        pattern = max(matching, key=len) if matching else None
        verdicts.append(Verdict(name, scores[name]["value"], bars[pattern] if pattern else None, pattern))
    verdicts += [Verdict(pattern, None, bar, pattern) for pattern, bar in bars.items() if pattern not in met]
    return tuple(verdicts)


def main() -> int:
    """Read the command line, print the verdicts, return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("table", help="a table of bars.toml")
    parser.add_argument("scores", type=Path, help="what score.py --json printed")
    parser.add_argument("--metrics", default="", metavar="PREFIX", help="look at the metrics that begin so alone")
    given = parser.parse_args()
    verdicts = judge(read_bars(given.table), json.loads(given.scores.read_text(encoding="utf-8")), given.metrics)
    for verdict in verdicts:
        print(verdict)
    missed = [verdict.name for verdict in verdicts if verdict.word == "FAIL"]
    print(f"{given.table}: FAIL, below the bar: {', '.join(missed)}" if missed else f"{given.table}: PASS")
    return bool(missed)


if __name__ == "__main__":
    sys.exit(main())
