"""Reads runs of references ("1.1.a, 1.1.b, 1.1.d") and says what is missing in them."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

# A run that lacks more than this many is not a run: the references were chosen, not counted.
MOST_MISSING = 4

_LAST = re.compile(r"^(?P<head>.*?)(?P<last>\d+|[a-z]{1,2}|[A-Z])(?P<tail>[.)]?)$")


@dataclass(frozen=True, slots=True)
class BrokenRun:
    """A gap between two references that follow each other, and the references missing there."""

    before: str | None
    behind: str
    missing: tuple[str, ...]


def broken_runs(refs: Sequence[str]) -> Iterator[BrokenRun]:
    """Yield each gap in the runs that ``refs`` form; a run begins at 1 or a. References that end in neither are passed over."""
    runs: defaultdict[tuple[str, bool, str], dict[int, str]] = defaultdict(dict)
    for ref in refs:
        found = _LAST.match(ref)
        if found:
            letters = not found["last"].isdigit()
            runs[found["head"], letters, found["tail"]].setdefault(_count(found["last"]), ref)
    for (head, letters, tail), run in runs.items():
        upper = letters and any(ref.removesuffix(tail)[-1].isupper() for ref in run.values())
        named = {number: f"{head}{_write(number, letters=letters, upper=upper)}{tail}" for number in range(1, max(run))}
        yield from _gaps(run, named)


def _gaps(run: Mapping[int, str], named: Mapping[int, str]) -> Iterator[BrokenRun]:
    numbers = sorted(run)
    if len(numbers) < 2:
        return
    lacking = [number for number in range(1, numbers[-1]) if number not in run]
    if not lacking or len(lacking) > min(MOST_MISSING, len(numbers)):
        return
    last = 0
    for number in numbers:
        missing = tuple(named[between] for between in range(last + 1, number))
        if missing:
            yield BrokenRun(run.get(last), run[number], missing)
        last = number


def _count(last: str) -> int:
    if last.isdigit():
        return int(last)
    number = 0
    for letter in last.lower():
        number = number * 26 + ord(letter) - ord("a") + 1
    return number


def _write(number: int, *, letters: bool, upper: bool) -> str:
    if not letters:
        return str(number)
    written = ""
    while number:
        number, rest = divmod(number - 1, 26)
        written = chr(ord("a") + rest) + written
    return written.upper() if upper else written


def steps_back(refs: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield each two references that follow each other in the paper, of one run, of which the second counts before the first."""
    last: dict[tuple[str, bool, str], str] = {}
    for ref in refs:
        found = _LAST.match(ref)
        if found is None:
            continue
        run = (found["head"], not found["last"].isdigit(), found["tail"])
        before = _LAST.match(last.get(run, ""))
        if before is not None and _count(found["last"]) < _count(before["last"]):
            yield last[run], ref
        last[run] = ref
