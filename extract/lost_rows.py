"""Signs that a table's rows were not all told apart: references that stand on a page and head no row, and gaps in their run."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ..model import Fault, Layout, Table

FEWEST = 2  # references in one column for others of their shape to be looked for
FEWEST_IN_RUN = 4  # for a gap among them to say anything
MOSTLY = 0.6  # of a column's filled cells
LONGEST = 12
MOST_MISSING = 4  # a run that jumps further was chosen, not counted

_REF = re.compile(rf"(?=.*\d)\S{{1,{LONGEST}}}")
# A reference that is more than a number or two, as headings have: it may stand before other words too.
_UNLIKE_HEADING = re.compile(r"(?=.*[A-Za-z])\S+|\d+\.\d+\.\d+\S*")
# "1.1.a", "A3", "2.10", "3b)": what comes before the last counter, and that counter.
_COUNTED = re.compile(r"(?P<head>.*?)(?P<last>\d{1,3}|(?<![A-Za-z])[a-z])[.)]?")


@dataclass(frozen=True, slots=True)
class _Keyed:
    """A row's reference, and the page it stands on."""

    ref: str
    page: int | None


def find_lost_rows(layout: Layout) -> tuple[Fault, ...]:
    """Return what speaks for a row of a table not having been read as one; of layouts without pages nothing."""
    if layout.pages is None:
        return ()
    faults: list[Fault] = []
    keyed = [found for block in layout.blocks if isinstance(block, Table) for found in _keys(block)]
    shapes = {_shape(key.ref) for key in keyed if not key.ref.isdigit()}
    known = {key.ref for key in keyed} | set(_in_cells(layout))
    for ref, page in _alone(layout, shapes):
        if ref not in known:
            known.add(ref)
            wrong = f"“{ref}” is printed on page {page} like a reference but heads no row that was read."
            faults.append(Fault(f"{wrong} Compare the page.", page))
    for before, after, missing in _gaps(keyed) if len(keyed) >= FEWEST_IN_RUN else ():
        if not known & set(missing):
            place = f"page {after.page}" if before.page == after.page else f"pages {before.page} and {after.page}"
            wrong = f"The references go from {before.ref} to {after.ref} ({place}): no row {' or '.join(missing)} was read."
            faults.append(Fault(f"{wrong} Compare the page.", after.page))
    return tuple(faults)


def _keys(table: Table) -> list[_Keyed]:
    """Return the references of a table's rows, from the first column that mostly holds such."""
    body = table.rows[table.header_rows :]
    for column in range(table.columns):
        cells = [(row, cell) for row in body if (cell := row.at(column)) is not None and cell.blocks and cell.column_span == 1]
        refs = [_Keyed(cell.text.rstrip(".:) "), row.page) for row, cell in cells if _REF.fullmatch(cell.text)]
        if len(refs) >= max(FEWEST, MOSTLY * len(cells)) and len({key.ref for key in refs}) > len(refs) / 2:
            return refs
    return []


def _in_cells(layout: Layout) -> Iterator[str]:
    """Yield the words of cells of one block, as a reference's is, of the smallest tables too."""
    for block in layout.blocks:
        if isinstance(block, Table):
            yield from (cell.text.rstrip(".:) ") for row in block.rows for cell in row.cells if len(cell.blocks) == 1)


def _shape(ref: str) -> str:
    return re.sub(r"[a-z]", "a", re.sub(r"\d+", "0", ref))


def _alone(layout: Layout, shapes: set[str]) -> Iterator[tuple[str, int]]:
    """Yield the references of these shapes that are a line of print of their own, as a cell's are, or begin one, with their page."""
    if not shapes:
        return
    for page, text in enumerate(layout.text.split("\f"), start=1):
        for line in text.splitlines():
            first, _, more = line.strip().partition(" ")
            word = first.rstrip(".:) ")
            alike = 0 < len(word) <= LONGEST and _shape(word) in shapes and _REF.fullmatch(word)
            if alike and (not more or _UNLIKE_HEADING.fullmatch(word)):
                yield word, page


def _gaps(keyed: Sequence[_Keyed]) -> Iterator[tuple[_Keyed, _Keyed, tuple[str, ...]]]:
    """Yield references that follow each other though their counters do not, with those missing between."""
    for before, after in pairwise(keyed):
        a, b = _COUNTED.fullmatch(before.ref), _COUNTED.fullmatch(after.ref)
        if a is None or b is None or a["head"] != b["head"] or a["last"].isdigit() != b["last"].isdigit():
            continue
        low, high = _count(a["last"]), _count(b["last"])
        if 1 < high - low <= MOST_MISSING + 1:
            yield before, after, tuple(a["head"] + _write(number, a["last"]) for number in range(low + 1, high))


def _count(counter: str) -> int:
    return int(counter) if counter.isdigit() else ord(counter) - ord("a")


def _write(number: int, like: str) -> str:
    return str(number).zfill(len(like) if like.startswith("0") else 1) if like.isdigit() else chr(ord("a") + number)
