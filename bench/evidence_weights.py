"""How well statements are linked to actions, against hand annotations: ``python bench/evidence_weights.py [--shared DIR]``.

Prints, for the weights as they stand, the F1 of the links, how many have the right relation and how many actions the right
status; then the same for each workstream with the thresholds chosen on the other workstreams alone, and how the F1 over
all moves with each weight. Needs the measuring papers and their annotations beside the repository (``../shared``).
"""

import argparse
import hashlib
import itertools
import json
import time
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from stocktake.crosswalk import link
from stocktake.crosswalk.evidence import WEIGHTS, Evidence, Weights, find_evidence
from stocktake.crosswalk.status import status_of
from stocktake.extract import parse, read
from stocktake.model import Document, Kind, fold

ROOT = Path(__file__).resolve().parent.parent
GRID = {"least": (0.2, 0.22, 0.24, 0.26), "near_action": (0.6, 0.7, 0.8), "near_statement": (0.5, 0.6, 0.7)}
AROUND = {
    "letters": (0.35, 0.5, 0.65),
    "same_workstream": (0.0, 0.04, 0.08, 0.12),
    "same_measure": (0.0, 0.1, 0.15, 0.2),
    "least_best": (0.18, 0.2, 0.24),
}
Counts = Counter[str]
Gold = Sequence[Mapping[str, Any]]


def read_papers(folder: Path) -> tuple[Document, list[Document], Any]:
    """Return the plan, its position statements and the links of the crosswalk."""
    files = sorted(folder.iterdir())
    papers = [parse(read(file), source=file.name, sha256=hashlib.sha256(file.read_bytes()).hexdigest()) for file in files]
    joined = link(papers)
    plan = max(joined.documents, key=lambda paper: len(paper.actions))
    return plan, [paper for paper in joined.documents if paper.kind is Kind.POSITION], joined.links


def key(text: str) -> str:
    return fold(text.replace("’", "'")).strip(" .:;,")


def count(plan: Document, evidence: Sequence[Evidence], gold: Gold) -> dict[int, Counts]:
    """Return for each workstream how many links, relations and statuses are right."""
    statuses = {one.ref: one for one in status_of(plan.actions, evidence)}
    streams = {action.ref: action.workstream or 0 for action in plan.actions}
    found: dict[int, Counts] = {}
    for wanted in gold:
        counts = found.setdefault(streams[wanted["ref"]], Counter())
        links = {key(one["quote"]): one for one in wanted["links"]}
        mine = {key(one.passage.text): one for one in evidence if one.ref == wanted["ref"]}
        counts["links"] += len(mine)
        counts["right"] += len(mine.keys() & links.keys())
        counts["sure"] += sum(one["sure"] for one in links.values())
        counts["found"] += sum(one["sure"] for text, one in links.items() if text in mine)
        counts["relation"] += sum(mine[text].relation in links[text]["relations"] for text in mine.keys() & links.keys())
        counts["actions"] += 1
        counts["status"] += statuses[wanted["ref"]].claimed in (wanted["status"], *wanted["also"])
    return found


def total(counts: Iterable[Counts]) -> Counts:
    return sum(counts, Counter())


def f1(counts: Counts) -> float:
    precision, recall = counts["right"] / max(counts["links"], 1), counts["found"] / max(counts["sure"], 1)
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def line(name: str, counts: Counts) -> str:
    shares = {
        "precision": ("right", "links"),
        "recall": ("found", "sure"),
        "relation": ("relation", "right"),
        "status": ("status", "actions"),
    }
    figures = [f"{title} {counts[part] / max(counts[whole], 1):.3f}" for title, (part, whole) in shares.items()]
    return f"{name:32} F1 {f1(counts):.3f}  " + "  ".join(figures)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    shared: Path = options.parse_args().shared
    if not (shared / "gold" / "evidence.json").is_file():
        raise SystemExit(f"There are no annotations in {shared}: nothing to measure against.")
    gold: Gold = json.loads((shared / "gold" / "evidence.json").read_text(encoding="utf-8"))["actions"]
    plan, papers, links = read_papers(next(folder for folder in sorted((shared / "corpus").iterdir()) if folder.is_dir()))

    def measure(weights: Weights) -> dict[int, Counts]:
        return count(plan, find_evidence(plan, papers, links, weights), gold)

    started = time.perf_counter()
    now = measure(WEIGHTS)
    print(line("as it stands", total(now.values())), f" {time.perf_counter() - started:.2f} s")
    for stream, counts in sorted(now.items()):
        print(line(f"  workstream {stream}", counts))
    print("thresholds chosen on the other workstreams:")
    grid = [replace(WEIGHTS, **dict(zip(GRID, values, strict=True))) for values in itertools.product(*GRID.values())]
    results = [(weights, measure(weights)) for weights in grid]
    held = []
    for stream in sorted(now):
        weights, counts = max(results, key=lambda pair: f1(total(part for number, part in pair[1].items() if number != stream)))
        held.append(counts[stream])
        print(line(f"  workstream {stream} ({weights.least}, {weights.near_action}, {weights.near_statement})", counts[stream]))
    print(line("all held out", total(held)))
    print("one weight moved:")
    for name, values in AROUND.items():
        for value in values:
            print(line(f"  {name} {value}", total(measure(replace(WEIGHTS, **{name: value})).values())))


if __name__ == "__main__":
    main()
