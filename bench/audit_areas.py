"""How the audit's time grows with the number of areas: ``python bench/audit_areas.py [--areas 1 10 100] [--papers FOLDER]``.

Each made-up area has a plan of 24 actions and a position statement on them. Seconds are of this process alone (CPU time), the papers
already read: what is timed is linking, assessing and the rules. With ``--papers`` the papers of a folder are timed too, the rules apart
from linking and assessing; the first line of each is what a process pays once for reading its word lists.
"""

import argparse
import time
from datetime import date
from pathlib import Path

from stocktake.audit import audit
from stocktake.audit.assess import assess
from stocktake.audit.examples import Example, Promise, Said
from stocktake.audit.rules import RULES
from stocktake.corpus.ingest import ingest
from stocktake.model import Document, Section
from stocktake.model.days import last_day

AS_OF = date(2024, 3, 31)
ACTIONS = 24
THINGS = ("clinic", "library", "helpline", "directory", "workshop", "website", "survey", "drop-in")
PLACES = ("Mill Lane", "Harlow Street", "Castle Square")


def papers_of(area: int) -> list[Document]:
    """Return the papers of one made-up area."""
    deeds = [f"the {place} {thing} for families" for place in PLACES for thing in THINGS][:ACTIONS]
    promises = tuple(
        Promise(f"1.1.{chr(ord('a') + n)}", f"Open {deed}", (f"{50 + n}% of families use {deed}",), "May 2023")
        for n, deed in enumerate(deeds)
    )
    said = tuple(
        Said(Section.DELIVERED if n % 3 else Section.STILL_TO_DO, f"{'Opened' if n % 3 else 'Open'} {d}") for n, d in enumerate(deeds)
    )
    made = Example(promises=promises, position=said).papers()
    return [paper.model_copy(update={"area": f"Area {area}", "id": f"{area}-{paper.id}"}) for paper in made]


def time_papers(papers: list[Document]) -> None:
    """Print the seconds that linking and assessing, and then all rules, take for papers already read, in a new process and again."""
    as_of = max((last_day(paper.date) for paper in papers if paper.date), default=AS_OF)
    print("papers  linking and assessing  rules")
    for _ in range(3):
        start = time.process_time()
        area = assess(papers, as_of, ())
        linked = time.process_time()
        for rule in RULES.values():
            list(rule.check(area))
        print(f"{len(papers):6}  {linked - start:21.2f}  {time.process_time() - linked:5.2f}")


def main() -> None:
    """Print the seconds for each number of areas, and for one area of each."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--areas", type=int, nargs="+", default=[1, 10, 100], help="how many areas to audit at once, one run for each number"
    )
    parser.add_argument("--papers", type=Path, help="a folder of papers of one area to time as well")
    asked = parser.parse_args()
    if asked.papers is not None:
        time_papers(list(ingest([asked.papers]).documents))
    audit(papers_of(0), AS_OF)  # what is read once for a process is read before the clock starts
    print("areas  findings  seconds  seconds an area")
    for number in asked.areas:
        papers = [paper for area in range(number) for paper in papers_of(area)]
        start = time.process_time()
        findings = audit(papers, AS_OF).findings
        seconds = time.process_time() - start
        print(f"{number:5}  {len(findings):8}  {seconds:7.2f}  {seconds / number:7.3f}")


if __name__ == "__main__":
    main()
