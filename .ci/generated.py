"""Keeps what the README and the pages show of the commands true: ``python .ci/generated.py [--check]``.

A generated block stands between ``<!-- generated: NAME -->`` and ``<!-- end of generated -->``. Without ``--check``
every block is rewritten from what the commands print; with it, nothing is written and stale blocks are named.
"""

import argparse
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGES: tuple[str, ...] = ("README.md", "docs/commands.md", "docs/contract.md", "docs/dates.md", "docs/rules.md")
RULE_FAMILIES = ("GAP", "DUE", "MEA", "CLM", "DOC", "TRC")
PAGES += tuple(f"docs/rules-{family.lower()}.md" for family in RULE_FAMILIES)
WIDTH = 100
SAMPLE = Path("corpus", "sample", "papers")
SHOWN = ("improvement-plan.pdf", "position-statement.docx", "stocktake-letter.pdf")
LEFT_OUT = ("committee-report.html", "public-statement.txt", "stocktake-letter.pdf", "Workstreams of position-statement.docx")
FINDINGS_SHOWN = "CLM002|GAP001"
LINE = 140

_BLOCK = re.compile(r"(?P<begin><!-- generated: (?P<name>[\w-]+) -->\n).*?(?P<end><!-- end of generated -->)", re.DOTALL)
_COMMANDS = re.compile(r"^Commands:\n(?P<lines>(?: .*\n?)+)", re.MULTILINE)

# Invented wordings, one row of the table each; what they are read as comes from the command itself.
DEADLINES = (
    ("A day", ("14 March 2023", "March 14th, 2023", "14/03/2023", "14.3.23", "2023-03-14")),
    ("A month", ("March 2023", "by the end of Mar '23", "03/2023", "Sept 2023")),
    ("A part of a month", ("start of March 2023", "mid-March 2023", "w/c 13 March 2023", "14–18 March 2023")),
    ("Before something", ("before March 2023", "no later than March 2023")),
    ("A range", ("April – June 2022", "between April and June 2022", "Nov – Feb 2023", "1 May 2022 – 31 July 2022", "April/May 2022")),
    ("A start without an end", ("from May 2022", "May 2022 onwards", "May 2022 and ongoing")),
    ("A quarter of the financial year", ("Q1 2022/23", "Quarter 4 2022-23")),
    ("A season", ("Spring 2023", "Summer 2023", "Autumn 2022", "Winter 2022")),
    ("A school term", ("Autumn term 2022", "Spring term 2023", "summer term 2022/23", "by the end of summer term 2023")),
    ("A year", ("2022", "during 2023", "2022/23", "academic year 2022/23")),
    ("Several dates in one cell", ("March 2023 and September 2023",)),
    ("No date", ("ongoing", "TBC", "monthly", "within 3 months", "31 June 2022", "Q1 2022", "early March 2023")),
)


def run_stocktake(*arguments: str, given: str | None = None) -> str:
    """Return what the command prints on a plain terminal of fixed width; raises CalledProcessError when it fails."""
    plain = {"COLUMNS": str(WIDTH), "NO_COLOR": "1", "TERM": "dumb", "PYTHONUTF8": "1"}
    done = subprocess.run(
        [sys.executable, "-m", "stocktake", *arguments],
        cwd=ROOT,
        env={**os.environ, **plain},
        input=given,
        stdout=subprocess.PIPE,
        check=True,
        encoding="utf-8",
    )
    lines = done.stdout.replace("python -m stocktake", "stocktake").splitlines()
    return "\n".join(line.rstrip() for line in lines).strip("\n")


def list_commands() -> list[str]:
    """Return the names of the commands, as ``stocktake --help`` lists them."""
    listed = _COMMANDS.search(run_stocktake("--help"))
    lines = listed["lines"].splitlines() if listed else []
    return [match[1] for line in lines if (match := re.match(r" {1,4}(\w[\w-]*)", line))]


def _fenced(text: str) -> str:
    return f"```text\n{text}\n```\n"


def _help() -> str:
    return _fenced(run_stocktake("--help"))


def _demo() -> str:
    """Return what the demo prints, some of its papers left out."""
    printed = run_stocktake("demo") + "\n"
    for beginning in LEFT_OUT:
        printed = re.sub(rf"^{re.escape(beginning)}\n\n?(?:.+\n)+\n", "[…]\n\n", printed, flags=re.MULTILINE)
    printed = re.sub(rf"^!!! (?!(?:{FINDINGS_SHOWN}) ).*\n(?: {{4}}.*\n)+\n", "[…]\n\n", printed, flags=re.MULTILINE)
    return _fenced(re.sub(r"(\[…\]\n\n)+", "[…]\n\n", printed).strip("\n"))


def _commands() -> str:
    return "\n".join(f"## stocktake {name}\n\n{_fenced(run_stocktake(name, '--help'))}" for name in list_commands())


def _contract() -> str:
    """Return three of the sample's papers as the contract has them, every list cut to the entry that says most."""
    printed = json.loads(run_stocktake("extract", *(str(SAMPLE / name) for name in SHOWN), "--format", "json", "--no-cache"))
    return f"```json\n{_compact(_cut(printed, keep=len(SHOWN)))}\n```\n"


def _audit() -> str:
    """Return the audit of the sample as the contract has it, every list cut to the entry that says most."""
    options = ("--as-of", "2024-11-30", "--format", "json", "--fail-on", "never", "--no-cache")
    return f"```json\n{_compact(_cut(json.loads(run_stocktake('audit', str(SAMPLE), *options))))}\n```\n"


def _trace() -> str:
    """Return a trace of the sample as the contract has it, every list cut to the entry that says most."""
    options = ("--as-of", "2024-11-30", "--format", "json", "--no-cache")
    return f"```json\n{_compact(_cut(json.loads(run_stocktake('trace', '1', str(SAMPLE), *options))))}\n```\n"


def _cut(value: object, keep: int = 1) -> object:
    """Cut the lists of entries; words, numbers and places stay whole."""
    if isinstance(value, dict):
        return {key: child if key == "spans" else _cut(child, keep if key == "documents" else 1) for key, child in value.items()}
    if isinstance(value, list) and all(isinstance(entry, dict) for entry in value):
        return [_cut(entry) for entry in (value if len(value) <= keep else sorted(value, key=_says_most)[:keep])]
    return value


def _says_most(entry: object) -> tuple[int, int]:
    """Sort entries by how many different keys they have, then by their length, the most first."""
    printed = json.dumps(entry)
    return -len(set(re.findall(r'"(\w+)": ', printed))), -len(printed)


def _compact(value: object, indent: int = 0) -> str:
    """Return JSON that breaks a line only where it would not fit otherwise."""
    flat = json.dumps(value, ensure_ascii=False)
    if len(flat) + indent <= LINE or not isinstance(value, dict | list) or not value:
        return flat
    inner = " " * (indent + 2)
    if isinstance(value, dict):
        lines = [f"{inner}{json.dumps(key)}: {_compact(child, indent + 2)}" for key, child in value.items()]
        return "{\n" + ",\n".join(lines) + "\n" + " " * indent + "}"
    return "[\n" + ",\n".join(f"{inner}{_compact(child, indent + 2)}" for child in value) + "\n" + " " * indent + "]"


def _dates() -> str:
    phrases = [phrase for _, group in DEADLINES for phrase in group]
    printed = run_stocktake("date", "-", "--format", "json", given="\n".join(phrases) + "\n").splitlines()
    read = {phrase: json.loads(line) for phrase, line in zip(phrases, printed, strict=True)}
    rows = ["| what | words | start | due |", "|---|---|---|---|"]
    for title, group in DEADLINES:
        rows += [f"| {title} | {phrase} | {read[phrase]['start'] or '–'} | {read[phrase]['due'] or '–'} |" for phrase in group]
    return "\n" + "\n".join(rows) + "\n\n"


def _rules() -> str:
    return "\n" + run_stocktake("rules", "--format", "markdown") + "\n\n"


def _title(text: str) -> str:
    """Return a rule's code and name from its explanation, without how grave it is."""
    code, _, name = text.splitlines()[0].partition(" ")
    return f"{code}: {name.rpartition(' (')[0]}"


def _family(family: str) -> str:
    """Return the whole explanation of every rule of a family."""
    texts = re.split(r"\n*^-{60}\n+", run_stocktake("rule", family), flags=re.MULTILINE)
    return "\n".join(f"## {_title(text)}\n\n{_fenced(text)}" for text in texts)


BLOCKS: dict[str, Callable[[], str]] = {
    "help": _help,
    "demo": _demo,
    "commands": _commands,
    "contract": _contract,
    "contract-audit": _audit,
    "contract-trace": _trace,
    "dates": _dates,
    "rules": _rules,
    **{f"rules-{family}": partial(_family, family) for family in RULE_FAMILIES},
}


def renew(text: str) -> str:
    """Return a page's text with every generated block made anew; raises KeyError for a block of an unknown name."""
    return _BLOCK.sub(lambda block: f"{block['begin']}{BLOCKS[block['name']]()}{block['end']}", text)


def stale_pages(pages: Iterable[str] = PAGES) -> dict[str, str]:
    """Return the pages whose blocks are not current, each with the text it should have."""
    texts = {page: (ROOT / page).read_text(encoding="utf-8") for page in pages}
    renewed = {page: renew(text) for page, text in texts.items()}
    return {page: text for page, text in renewed.items() if text != texts[page]}


def main() -> int:
    """Rewrite the pages, or with ``--check`` name the stale ones; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 when a block is not current")
    given = parser.parse_args()
    stale = stale_pages()
    for page, text in stale.items():
        if not given.check:
            (ROOT / page).write_text(text, encoding="utf-8", newline="\n")
        print(f"{page}: {'not current: run make generate' if given.check else 'rewritten'}")
    return int(given.check and bool(stale))


if __name__ == "__main__":
    try:
        sys.exit(main())
    except subprocess.CalledProcessError as failure:
        sys.exit(f"Nothing was rewritten: {' '.join(failure.cmd[1:])} ended with {failure.returncode}.")
