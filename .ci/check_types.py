"""Checks the types of the whole package, whatever the folder it was cloned into is called.

The repository root is the package, so mypy has to meet it under the name ``stocktake``: it is run through the
git-ignored link ``.types/stocktake``. A link that mypy skips gives one checked file and a cheerful message;
therefore the number of files it says it checked is held against the number there are (it counts a folder without
Python files as one more).
"""

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SCRIPTS = (".ci/bars.py", ".ci/generated.py", ".ci/check_types.py", "bench/bench.py")


def package_files() -> int:
    """Return the number of Python files in the packages that pyproject.toml lists."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    folders = (ROOT.joinpath(*name.split(".")[1:]) for name in settings["tool"]["setuptools"]["packages"])
    return sum(len(list(folder.glob("*.py"))) for folder in folders)


def run_mypy(*arguments: str) -> tuple[int, str]:
    """Run mypy at the root; return its exit code and everything it said."""
    done = subprocess.run(
        [sys.executable, "-m", "mypy", *arguments],
        cwd=ROOT,
        env={**os.environ, "MYPYPATH": ".types"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    )
    return done.returncode, done.stdout.strip()


def main() -> int:
    """Check the package, then the scripts beside it; return the exit code."""
    link = ROOT / ".types" / "stocktake"
    link.parent.mkdir(exist_ok=True)
    if not link.is_symlink():
        link.symlink_to("..", target_is_directory=True)
    failed, said = run_mypy("-p", "stocktake")
    print(f"types:     {said}")
    checked, there = re.search(r"(?:in|checked) (\d+) source file", said), package_files()
    if checked is None or int(checked[1]) < there:
        print(f"types:     the packages listed in pyproject.toml hold {there} files, and mypy did not say that it checked as many.")
        print("           A package that is not listed, a folder without __init__.py, or a link that mypy skips does that.")
        failed = failed or 1
    scripts_failed, said = run_mypy("--explicit-package-bases", *(name for name in SCRIPTS if (ROOT / name).exists()))
    if scripts_failed:
        print(said)
    return failed or scripts_failed


if __name__ == "__main__":
    sys.exit(main())
