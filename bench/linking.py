"""How long linking takes at the scale of a region: ``python bench/linking.py [--areas N] [--actions N] [--statements N]``.

Makes papers up (10,000 actions and 30,000 statements of 100 areas unless told otherwise; the same ones every time), links each
area's plan to its report in one process, as the audit does, and prints the seconds and the peak memory. No link crosses areas, so the
pairs compared grow with the areas, not with their square.
"""

import argparse
import random
import sys
import time
from collections.abc import Iterator

from stocktake.crosswalk import find_evidence, find_targets, status_of
from stocktake.model import Action, Document, Fragment, Kind, Measure, Passage, Section, Statement, Workstream

DEEDS = "Publish Review Establish Develop Recruit Commission Agree Launch Train Audit Introduce Refresh".split()
DONE = "Published Reviewed Established Developed Recruited Commissioned Agreed Launched Trained Audited Introduced Refreshed".split()
KINDS = (
    "strategy policy framework handbook dashboard panel pathway checklist charter survey training programme network post portal "
    "specification protocol newsletter"
).split()
ABOUT = (
    "annual review|speech and language therapy|occupational therapy|early years|joint commissioning|parent carer forum|travel training|"
    "short breaks|alternative provision|school attendance|mental health|autism assessment|transition to adulthood|quality assurance|"
    "EHC needs assessment|graduated approach|Local Offer|sensory impairment|supported internships|complaints|waiting times|"
    "inclusion funding|home visits|outreach teaching|medical needs|youth justice|continence service|equipment orders|case management|"
    "data sharing"
).split("|")
WHOM = (
    "families|schools|young people|health visitors|social workers|SENCOs|head teachers|governors|colleges|nurseries|therapists|"
    "case officers"
).split("|")
SECTIONS = (
    Section.DELIVERED,
    Section.DELIVERED,
    Section.DIFFERENCE,
    Section.EVIDENCE,
    Section.CHALLENGE,
    Section.STILL_TO_DO,
    Section.CURRENT_POSITION,
)
STREAMS = 6
# What a place, a project or a team is called: papers differ by their names more than by their matters.
NAMES = tuple(
    first + second
    for first in "Ash Birch Brook Elm Fern Hazel Heath Lark Oak Rowan Stone Wren".split()
    for second in "bank croft dale field ford gate ham hurst lea mead side ton well wick wood".split()
)


class Page:
    """Collects lines of text and gives their passages, as a reader would."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = 0

    def write(self, words: str) -> Passage:
        """Add a line and return its passage."""
        start = self.length
        self.parts.append(words + "\n")
        self.length += len(words) + 1
        return Passage(text=words, fragments=(Fragment(start=start, end=start + len(words)),))


def make_area(number: int, actions: int, statements: int) -> tuple[Document, Document]:
    """Return a plan and its report, the same for the same numbers."""
    chance = random.Random(number)
    page = Page()
    streams = tuple(Workstream(number=at + 1, title=page.write(f"Priority {at + 1}: {ABOUT[at]}")) for at in range(STREAMS))
    promised = []
    for at in range(actions):
        kind, about, other, whom = chance.choice(KINDS), chance.choice(ABOUT), chance.choice(ABOUT), chance.choice(WHOM)
        words = f"{chance.choice(DEEDS)} a {kind} for {about} with {whom} in {chance.choice(NAMES)}, "
        words += f"so that {chance.choice(WHOM)} see the difference in {other}"
        measures = (f"{chance.randrange(50, 100)}% of {whom} are satisfied with {about}", f"{kind.capitalize()} agreed by the board")
        promised.append(
            Action(
                ref=f"{at % STREAMS + 1}.{at}",
                workstream=at % STREAMS + 1,
                passage=page.write(words),
                measures=tuple(Measure(passage=page.write(measure)) for measure in measures),
            )
        )
    plan = Document(
        id=f"plan-{number}",
        kind=Kind.PLAN,
        date="2030-01",
        source="",
        sha256="",
        workstreams=streams,
        actions=tuple(promised),
        text="".join(page.parts),
    )
    return plan, _report(number, statements, chance)


def _report(number: int, statements: int, chance: random.Random) -> Document:
    page = Page()
    streams = tuple(Workstream(number=at + 1, title=page.write(f"Priority {at + 1}: {ABOUT[at]}")) for at in range(STREAMS))
    told = []
    for at in range(statements):
        kind, about, whom = chance.choice(KINDS), chance.choice(ABOUT), chance.choice(WHOM)
        section = SECTIONS[at % len(SECTIONS)]
        words = f"{chance.choice(DONE)} the {kind} for {about} with {whom} in {chance.choice(NAMES)} and {chance.choice(NAMES)}"
        if section is Section.EVIDENCE:
            words = f"{chance.randrange(40, 100)}% of {whom} were satisfied with {about}"
        elif section is Section.CURRENT_POSITION:
            words += (
                f". Since then {whom} report that {chance.choice(ABOUT)} has improved, although {chance.choice(ABOUT)} remains difficult."
            )
        told.append(Statement(section=section, workstream=at * STREAMS // statements + 1, passage=page.write(words)))
    return Document(
        id=f"report-{number}",
        kind=Kind.POSITION,
        date="2031-01",
        source="",
        sha256="",
        workstreams=streams,
        statements=tuple(told),
        text="".join(page.parts),
    )


def peak_mib() -> float | None:
    """Return the most memory this process has held, None where the system does not tell."""
    if sys.platform == "win32":
        return None
    import resource

    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return used / (2**20 if sys.platform == "darwin" else 2**10)


def link_areas(areas: int, actions: int, statements: int) -> Iterator[int]:
    """Link area after area; yield how many links each has."""
    for number in range(areas):
        plan, report = make_area(number, actions, statements)
        evidence = find_evidence(plan, [report])
        status_of(plan.actions, evidence)
        find_targets(plan, [report], evidence)
        yield len(evidence)


def main() -> None:
    """Read the command line, link, print."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--areas", type=int, default=100)
    options.add_argument("--actions", type=int, default=100, help="of each area's plan")
    options.add_argument("--statements", type=int, default=300, help="of each area's report")
    given = options.parse_args()
    started = time.perf_counter()
    links = sum(link_areas(given.areas, given.actions, given.statements))
    seconds, memory = time.perf_counter() - started, peak_mib()
    size = f"{given.areas * given.actions:,} actions, {given.areas * given.statements:,} statements of {given.areas} areas"
    print(f"{size}: {links:,} links in {seconds:.1f} s" + (f", at most {memory:.0f} MiB" if memory is not None else ""))


if __name__ == "__main__":
    main()
