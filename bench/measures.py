"""How well success measures are classed: ``python bench/measures.py [--misses] [--unread] [--gold FILE]``.

Prints, for the halves of the invented measures in ``tests/measures`` and for the hand-annotated ones beside the repository
where they are there, the share of classes and flags that agree. Halves A and C are for tuning and ``--misses`` lists what is
wrong in them; halves B and D are scored with ``--unread`` alone, when the tuning is done, and their misses are never listed.
"""

import argparse
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from stocktake.audit.measurability import Measurability, classify

ROOT = Path(__file__).resolve().parent.parent
LABELLED = ROOT / "tests" / "measures" / "labelled.jsonl"
SECOND = ROOT / "tests" / "measures" / "second.jsonl"
GOLD = ROOT.parent / "shared" / "gold" / "measurability.json"
MEASURABLE = ("quantified", "deliverable")
FLAGS = ("has_target", "has_baseline", "has_date", "has_source")
Labels = Sequence[Mapping[str, Any]]


def read_halves(file: Path = LABELLED) -> tuple[Labels, Labels]:
    """Return the half to tune by, the odd lines of a labelled file, and the one to measure by, the even ones."""
    rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    return rows[::2], rows[1::2]


def read_gold(file: Path) -> Labels:
    """Return the annotated measures with the text of their actions, from the plan's annotations in the same folder."""
    plan = json.loads((file.parent / "wsoa.json").read_text(encoding="utf-8"))
    actions = {
        action["ref"]: action["action"]
        for workstream in plan["workstreams"]
        for outcome in workstream["outcomes"]
        for action in outcome["actions"]
    }
    rows = json.loads(file.read_text(encoding="utf-8"))
    return [{**row, "action": actions.get(row["ref"], "")} for row in rows]


def score(rows: Labels) -> dict[str, float]:
    """Return the shares, from 0 to 1: of classes that agree, of measurable or not, F1 of those that are not, and of each flag."""
    pairs = [(row, classify(row["text"], row.get("action", ""))) for row in rows]
    said = [found.measurable for _, found in pairs]
    true = [row["class"] in MEASURABLE for row, _ in pairs]
    both = sum(not s and not t for s, t in zip(said, true, strict=True))
    figures = {
        "class": sum(_agrees(row, found) for row, found in pairs) / len(pairs),
        "measurable": sum(s == t for s, t in zip(said, true, strict=True)) / len(pairs),
        "unmeasurable.f1": 2 * both / max(1, said.count(False) + true.count(False)),
    }
    return figures | {flag: sum(getattr(found, flag) == row[flag] for row, found in pairs) / len(pairs) for flag in FLAGS}


def misses(rows: Labels) -> list[str]:
    """Return a line for each measure whose class or flags do not agree."""
    lines = []
    for row in rows:
        found = classify(row["text"], row.get("action", ""))
        wrong = [f"{flag} {getattr(found, flag)}" for flag in FLAGS[1:] if getattr(found, flag) != row[flag]]
        if not _agrees(row, found):
            wrong.insert(0, f"{found.measure_class} for {row['class']}")
        if wrong:
            lines.append(f"{'; '.join(wrong)}: {row['text']} [{found.why}]")
    return lines


def _agrees(row: Mapping[str, Any], found: Measurability) -> bool:
    return bool(found.measure_class == row["class"])


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--misses", action="store_true", help="list what is wrong in halves A and C")
    parser.add_argument("--unread", action="store_true", help="score halves B and D too")
    parser.add_argument("--gold", type=Path, default=GOLD, help="annotated measures, beside their plan's wsoa.json")
    options = parser.parse_args()
    read, unread = zip(read_halves(LABELLED), read_halves(SECOND), strict=True)
    sets = dict(zip(("half A", "half C"), read, strict=True))
    if options.unread:
        sets |= dict(zip(("half B", "half D"), unread, strict=True))
    if options.gold.exists():
        sets["annotated"] = read_gold(options.gold)
    figures = {name: score(rows) for name, rows in sets.items()}
    print(f"{'':16}" + "".join(f"{name + f' ({len(rows)})':>16}" for name, rows in sets.items()))
    for metric in figures["half A"]:
        print(f"{metric:16}" + "".join(f"{figures[name][metric]:16.3f}" for name in sets))
    if options.misses:
        print("\n".join(line for half in read for line in misses(half)))


if __name__ == "__main__":
    main()
