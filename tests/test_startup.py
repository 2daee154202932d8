"""Help answers at once: it imports click and the standard library, nothing that is heavy."""

import subprocess
import sys
import time

HEAVY = ("pydantic", "spacy", "pdfplumber", "pypdfium2", "networkx", "rich", "lxml", "docx", "rapidfuzz", "sqlite3", "platformdirs")

# Help may take twice what click alone takes; the rest is for the machine having something else to do just then.
ALLOWED, ROUNDS = 2.0, 7


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys\n"
        "from stocktake.cli import run\n"
        "assert run(['--help']) == 0\n"
        f"print([name for name in {HEAVY!r} if name in sys.modules], file=sys.stderr)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.startswith("Usage: stocktake")
    assert done.stderr.strip() == "[]"


def _seconds(*arguments: str) -> float:
    begin = time.perf_counter()
    subprocess.run([sys.executable, *arguments], capture_output=True, check=True)
    return time.perf_counter() - begin


def test_help_takes_at_most_twice_as_long_as_importing_click() -> None:
    # In turns, and the best of each: what else runs on the machine slows both and never speeds one up.
    pairs = [(_seconds("-c", "import click"), _seconds("-m", "stocktake", "--help")) for _ in range(ROUNDS)]
    click_alone, with_help = (min(times) for times in zip(*pairs, strict=True))
    assert with_help <= ALLOWED * click_alone
