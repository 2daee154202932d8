"""How well statements are linked to actions, against hand annotations: ``python bench/evidence_weights.py [--shared DIR] [--write]``.

Learns the weights of the signals (a logistic regression, nothing else) and prints, for the links, their relations and the status
of the actions: the figures with each workstream held out in turn, how far the weights move between the folds, the figures on all
(in sample), whether a likelihood of 0.8 is right eight times in ten, the best status there could be given every true link, and the
figures of the invented areas of ``tests/links``, on which nothing is learnt. ``--write`` puts the weights into
``crosswalk/link_weights.py``, ``--misses`` lists what is wrong in sample. Needs the measuring papers and their annotations beside
the repository (``../shared``).
"""

import argparse
import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import Any

from stocktake.crosswalk import link
from stocktake.crosswalk.evidence import Evidence, Pairs, choose, compare, statements_of
from stocktake.crosswalk.link_weights import WEIGHTS, Weights
from stocktake.crosswalk.signals import SIGNALS
from stocktake.crosswalk.status import status_of
from stocktake.extract import parse, read
from stocktake.model import Action, Document, Fragment, Kind, Measure, Passage, Section, Statement, Timescale, Workstream, fold

ROOT = Path(__file__).resolve().parent.parent
WRITTEN = ROOT / "crosswalk" / "link_weights.py"
INVENTED = ROOT / "tests" / "links"
# What keeps a weight from growing on few examples; 3 to 30 give the same figures within a hundredth.
RIDGE = 10.0
STEPS = 30
BANDS = (0.0, 0.1, 0.2, 0.35, 0.45, 0.6, 0.8, 1.0)
Counts = Counter[str]
Gold = Sequence[Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Case:
    """A plan compared with its reports, and what annotators say of it."""

    pairs: Pairs
    gold: Gold

    def labels(self) -> dict[tuple[int, int], bool]:
        """Return every pair of an annotated action and a statement: whether an annotator linked them."""
        wanted = {one["ref"]: {key(quote["quote"]) for quote in one["links"]} for one in self.gold}
        return {
            (number, at): key(said.passage.text) in wanted[action.ref]
            for number, action in enumerate(self.pairs.actions)
            if action.ref in wanted
            for at, said in enumerate(self.pairs.said)
        }


class Page:
    """Collects lines of text and gives their passages, as a reader would."""

    def __init__(self) -> None:
        self.text = ""

    def write(self, words: str) -> Passage:
        """Add a line and return its passage."""
        start = len(self.text)
        self.text += words + "\n"
        return Passage(text=words, fragments=(Fragment(start=start, end=start + len(words)),))


def read_shared(shared: Path) -> Case:
    """Return the measuring papers with their annotations."""
    folder = next(folder for folder in sorted((shared / "corpus").iterdir()) if folder.is_dir())
    files = sorted(folder.iterdir())
    papers = [parse(read(file), source=file.name, sha256=hashlib.sha256(file.read_bytes()).hexdigest()) for file in files]
    joined = link(papers)
    plan = max(joined.documents, key=lambda paper: len(paper.actions))
    reports = [paper for paper in joined.documents if paper.kind is Kind.POSITION]
    said = [one for paper in reports for one in statements_of(paper)]
    gold = json.loads((shared / "gold" / "evidence.json").read_text(encoding="utf-8"))["actions"]
    return Case(compare(plan, reports, said, joined.links), gold)


def read_invented(file: Path) -> Case:
    """Return an invented area with its labels (see ``tests/links``)."""
    area = json.loads(file.read_text(encoding="utf-8"))
    plan, report, quotes = _plan(area["plan"]), *_report(area)
    gold = [
        {
            "ref": action.ref,
            "status": area["status"][action.ref].split()[0],
            "also": area["status"][action.ref].split()[1:],
            "links": [
                {"quote": quotes[said], "relations": relations.split(), "sure": sure}
                for ref, said, relations, sure in area["links"]
                if ref == action.ref
            ],
        }
        for action in plan.actions
    ]
    return Case(compare(plan, [report], list(statements_of(report))), gold)


def _plan(given: Mapping[str, Any]) -> Document:
    page = Page()
    streams = tuple(Workstream(number=at + 1, title=page.write(title)) for at, title in enumerate(given["workstreams"]))
    actions = tuple(
        Action(
            ref=one["ref"],
            workstream=one["workstream"],
            passage=page.write(one["text"]),
            measures=tuple(Measure(passage=page.write(measure)) for measure in one["measures"]),
            timescale=Timescale.model_validate({"due": one["due"]}),
        )
        for one in given["actions"]
    )
    return Document(
        id="plan", kind=Kind.PLAN, date=given["date"], source="plan.txt", sha256="0", workstreams=streams, actions=actions, text=page.text
    )


def _report(area: Mapping[str, Any]) -> tuple[Document, dict[str, str]]:
    page, quotes = Page(), {}
    given = area["report"]
    streams = tuple(Workstream(number=at + 1, title=page.write(title)) for at, title in enumerate(area["plan"]["workstreams"]))
    statements = []
    for one in given["statements"]:
        passage, items = page.write(one["text"]), [page.write(item) for item in one.get("items", ())]
        quotes[one["id"]] = one["text"]
        quotes.update({f"{one['id']}.{at}": item.text for at, item in enumerate(items)})
        statements.append(Statement(section=Section(one["section"]), workstream=one["workstream"], passage=passage, items=tuple(items)))
    report = Document(
        id="report",
        kind=Kind.POSITION,
        date=given["date"],
        source="report.txt",
        sha256="1",
        workstreams=streams,
        statements=tuple(statements),
        text=page.text,
    )
    return report, quotes


def key(text: str) -> str:
    """Return what two quotes of one statement have in common, whatever their quotation marks and ends."""
    return fold(text.replace("’", "'")).strip(" .:;,")


def learn(case: Case, streams: Iterable[int]) -> Weights:
    """Return the weights a ridge logistic regression gives the signals, learnt on the actions of some workstreams."""
    import numpy

    known, empty = set(streams), (0.0,) * len(SIGNALS)
    labels = {pair: linked for pair, linked in case.labels().items() if case.pairs.actions[pair[0]].workstream in known}
    values = numpy.array([case.pairs.signals[pair].values() if pair in case.pairs.signals else empty for pair in labels])
    spread = values.std(axis=0) + 1e-9
    rows = numpy.column_stack([values / spread, numpy.ones(len(values))])
    wanted = numpy.array(list(labels.values()), dtype=float)
    ridge = numpy.eye(rows.shape[1]) * RIDGE
    ridge[-1, -1] = 1e-6
    learnt = numpy.zeros(rows.shape[1])
    for _ in range(STEPS):
        likely = 1 / (1 + numpy.exp(-rows @ learnt))
        slope = rows.T @ (wanted - likely) - ridge @ learnt
        learnt += numpy.linalg.solve((rows * (likely * (1 - likely))[:, None]).T @ rows + ridge, slope)
    signals = {name: round(float(weight / width), 3) for name, weight, width in zip(SIGNALS, learnt, spread, strict=False)}
    return Weights(bias=round(float(learnt[-1]), 3), signals=signals)


def count(case: Case, evidence: Sequence[Evidence]) -> dict[int, Counts]:
    """Return for each workstream how many links, relations and statuses are right."""
    statuses = {one.ref: one for one in status_of(case.pairs.actions, evidence)}
    streams = {action.ref: action.workstream or 0 for action in case.pairs.actions}
    found: dict[int, Counts] = {}
    for wanted in case.gold:
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
    """Return the counts of several workstreams together."""
    return sum(counts, Counter())


def f1(counts: Counts) -> float:
    """Return the harmonic mean of precision (links either annotator gave) and recall (links both were sure of)."""
    precision, recall = counts["right"] / max(counts["links"], 1), counts["found"] / max(counts["sure"], 1)
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def line(name: str, counts: Counts) -> str:
    """Return the figures of some counts as one line."""
    shares = {
        "precision": ("right", "links"),
        "recall": ("found", "sure"),
        "relation": ("relation", "right"),
        "status": ("status", "actions"),
    }
    figures = [f"{title} {counts[part] / max(counts[whole], 1):.3f}" for title, (part, whole) in shares.items()]
    return f"{name:32} F1 {f1(counts):.3f}  " + "  ".join(figures)


def best_status(case: Case, weights: Weights) -> dict[str, float]:
    """Return the share of statuses that are right given every link annotators made, with their relations and with ours."""
    ours, _ = choose(case.pairs, replace(weights, least=0.0))
    linked = {(one["ref"], key(quote["quote"])): quote["relations"] for one in case.gold for quote in one["links"]}
    true = [one for one in ours if (one.ref, key(one.passage.text)) in linked]
    theirs = [one.model_copy(update={"relation": linked[one.ref, key(one.passage.text)][0]}) for one in true]
    return {
        name: (counts := total(count(case, evidence).values()))["status"] / counts["actions"]
        for name, evidence in (("with their relations", theirs), ("with ours", true))
    }


def calibration(case: Case, weights: Weights) -> list[str]:
    """Return, for bands of likelihood, how many pairs lie in them and which share annotators linked."""
    scored = [(weights.score(case.pairs.signals[pair]), linked) for pair, linked in case.labels().items() if pair in case.pairs.signals]
    rows = []
    for low, high in pairwise(BANDS):
        band = [linked for score, linked in scored if low <= score < high or score == high == 1.0]
        if band:
            rows.append(f"  {low:.2f} to {high:.2f}: {len(band):6} pairs, linked {sum(band) / len(band):.2f}")
    return rows


def misses(case: Case, evidence: Sequence[Evidence]) -> list[str]:
    """Return the sure links not found, the links no annotator gave, and the actions of another status."""
    rows = []
    statuses = {one.ref: one.claimed for one in status_of(case.pairs.actions, evidence)}
    for wanted in case.gold:
        links = {key(one["quote"]): one for one in wanted["links"]}
        mine = {key(one.passage.text): one for one in evidence if one.ref == wanted["ref"]}
        rows += [f"  {wanted['ref']} not found: {text[:110]}" for text, one in links.items() if one["sure"] and text not in mine]
        rows += [f"  {wanted['ref']} wrong ({one.score:.2f}): {text[:110]}" for text, one in mine.items() if text not in links]
        if statuses[wanted["ref"]] not in (wanted["status"], *wanted["also"]):
            rows.append(f"  {wanted['ref']} is {wanted['status']}, not {statuses[wanted['ref']].value}")
    return rows


def write(weights: Weights, file: Path = WRITTEN) -> None:
    """Put weights into the module that keeps them."""
    rows = "".join(f'        "{name}": {value},\n' for name, value in weights.signals.items())
    text = file.read_text(encoding="utf-8")
    block = f"WEIGHTS = Weights(\n    bias={weights.bias},\n    signals={{\n{rows}    }},\n)\n"
    file.write_text(re.sub(r"^WEIGHTS = Weights\(.*?^\)\n", lambda _: block, text, flags=re.DOTALL | re.MULTILINE), encoding="utf-8")


def main() -> None:
    """Read the command line, learn, measure, print."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    options.add_argument("--write", action="store_true", help="put the weights learnt on all workstreams into the package")
    options.add_argument("--misses", action="store_true", help="list what is wrong in sample")
    given = options.parse_args()
    weights = WEIGHTS
    if (given.shared / "gold" / "evidence.json").is_file():
        case = read_shared(given.shared)
        streams = sorted({case.pairs.actions[number].workstream or 0 for number, _ in case.labels()})
        print("each workstream held out in turn:")
        held, folds = [], []
        for stream in streams:
            folds.append(learn(case, set(streams) - {stream}))
            held.append(count(case, choose(case.pairs, folds[-1])[0])[stream])
            print(line(f"  workstream {stream}", held[-1]))
        print(line("all held out", total(held)))
        learnt = learn(case, streams)
        print(f"weights, and the least and the most of the folds:\n  bias {learnt.bias}")
        for name, weight in learnt.signals.items():
            print(f"  {name:16} {weight:7.3f}  {min(f.signals[name] for f in folds):7.3f} to {max(f.signals[name] for f in folds):7.3f}")
        if given.write:
            write(learnt)
            weights = learnt
        evidence, _ = choose(case.pairs, weights)
        print(line("as it stands, in sample", total(count(case, evidence).values())))
        print(
            "best possible status given every true link:", ", ".join(f"{n} {share:.3f}" for n, share in best_status(case, weights).items())
        )
        print("likelihood and truth, in sample:", *calibration(case, weights), sep="\n")
        if given.misses:
            print(*misses(case, evidence), sep="\n")
    else:
        print(f"There are no annotations in {given.shared}: only the invented areas are measured.")
    for file in sorted(INVENTED.glob("*.json")):
        invented = read_invented(file)
        evidence, _ = choose(invented.pairs, weights)
        print(line(f"invented: {file.stem}", total(count(invented, evidence).values())))
        print("  best possible status:", ", ".join(f"{name} {share:.3f}" for name, share in best_status(invented, weights).items()))
        if given.misses:
            print(*misses(invented, evidence), sep="\n")


if __name__ == "__main__":
    main()
