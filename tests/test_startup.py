"""Help answers at once: it imports click and the standard library, nothing that is heavy."""

import subprocess
import sys

HEAVY = (
    "pydantic",
    "spacy",
    "pdfplumber",
    "pypdfium2",
    "networkx",
    "rich",
    "lxml",
    "docx",
    "openpyxl",
    "rapidfuzz",
    "sqlite3",
    "platformdirs",
)
UNUSED_BY_RULES = ("spacy", "pdfplumber", "pypdfium2", "networkx", "docx", "openpyxl", "lxml")


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


def test_the_rules_are_listed_without_anything_that_reads_papers() -> None:
    code = (
        "import sys\n"
        "from stocktake.cli import run\n"
        "assert run(['rules']) == 0\n"
        f"print([name for name in {UNUSED_BY_RULES!r} if name in sys.modules], file=sys.stderr)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    assert "GAP001" in done.stdout
    assert done.stderr.strip() == "[]"
