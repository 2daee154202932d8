"""Builds the sample papers and the lists of their planted faults.

``python -m stocktake.corpus.sample.build [FOLDER]`` writes ``papers/``, ``FAULTS.md`` and ``faults.json`` into FOLDER,
by default where they are kept in the repository. It needs reportlab: ``pip install stocktake[sample]``.
"""

import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict
from importlib.util import find_spec
from pathlib import Path

from ...model import StocktakeError
from .build_letter import write_letter
from .build_plan import write_plan
from .build_position import write_position
from .build_report import write_report
from .build_statement import write_statement
from .faults import AS_OF, COMMITTEE, FAMILY_NAMES, FAULTS, LETTER, PLAN, POSITION, STATEMENT

BUILDERS: dict[str, Callable[[Path], None]] = {
    PLAN: write_plan,
    POSITION: write_position,
    LETTER: write_letter,
    COMMITTEE: write_report,
    STATEMENT: write_statement,
}

BUILT_WITH = {"reportlab": "5.1.0", "python-docx": "1.2.0", "lxml": "6.1.3"}
"""The versions that wrote the papers kept in the repository; others may write other bytes for the same words."""


def build_papers(folder: Path) -> None:
    """Write the five papers into ``folder``, making it if need be. Raises StocktakeError where reportlab is missing."""
    if find_spec("reportlab") is None:
        raise StocktakeError("The sample papers are built with reportlab, which is not installed. Run: pip install stocktake[sample]")
    folder.mkdir(parents=True, exist_ok=True)
    for name, write in BUILDERS.items():
        write(folder / name)


def write_fault_lists(folder: Path) -> None:
    """Write the planted faults into ``folder``, for people (``FAULTS.md``) and for programs (``faults.json``)."""
    (folder / "FAULTS.md").write_text(_fault_page(), encoding="utf-8", newline="\n")
    listed = json.dumps([asdict(fault) for fault in FAULTS], indent=2, ensure_ascii=False)
    (folder / "faults.json").write_text(listed + "\n", encoding="utf-8", newline="\n")


def _fault_page() -> str:
    lines = [
        "# Faults planted in the sample papers",
        "",
        f"All {len(FAULTS)} hold when the five papers are audited together as of {AS_OF}. The rest of the papers is meant to be sound:",
        "every other action has a measure that can be checked, a date, a report of delivery in time and a line of evidence.",
        "A fault may bring others with it for the same action (an action still to do is overdue, and its measure unmet): `refs` in",
        "`faults.json` names the plan's actions each fault concerns. Papers mentioned only in passing, such as the inspection report and",
        "the Improvement Notice, are not supplied.",
        "",
        "Written by `python -m stocktake.corpus.sample.build` from `faults.py`; change it there.",
    ]
    for family, name in FAMILY_NAMES.items():
        lines += ["", f"## {family}: {name}", "", "| id | paper | place | words | what is wrong |", "|---|---|---|---|---|"]
        lines += [
            f"| {fault.id} | {fault.paper} | {fault.place} | {fault.words} | {fault.what} |" for fault in FAULTS if fault.family == family
        ]
    return "\n".join(lines) + "\n"


def main(arguments: Sequence[str]) -> int:
    """Build into the folder named by the first argument; return 0, or 2 with a sentence on standard error."""
    folder = Path(arguments[0]) if arguments else Path(__file__).parent
    try:
        build_papers(folder / "papers")
    except StocktakeError as error:
        print(error, file=sys.stderr)
        return 2
    write_fault_lists(folder)
    print(f"{len(BUILDERS)} papers and {len(FAULTS)} planted faults written to {folder}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
