"""How the audit's time grows with the number of areas: ``python bench/audit_areas.py [--areas 1 10 100]``.

Each made-up area has a plan of 24 actions and a position statement on them. Seconds are of this process alone (CPU time), the papers
already read: what is timed is linking, assessing and the rules.
"""

import argparse
import time
from datetime import date

from stocktake.audit import audit
from stocktake.audit.examples import Example, Promise, Said
from stocktake.model import Document, Section

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


def main() -> None:
    """Print the seconds for each number of areas, and for one area of each."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--areas", type=int, nargs="+", default=[1, 10, 100], help="how many areas to audit at once, one run for each number"
    )
    audit(papers_of(0), AS_OF)  # what is read once for a process is read before the clock starts
    print("areas  findings  seconds  seconds an area")
    for number in parser.parse_args().areas:
        papers = [paper for area in range(number) for paper in papers_of(area)]
        start = time.process_time()
        findings = audit(papers, AS_OF).findings
        seconds = time.process_time() - start
        print(f"{number:5}  {len(findings):8}  {seconds:7.2f}  {seconds / number:7.3f}")


if __name__ == "__main__":
    main()
