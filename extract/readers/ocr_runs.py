"""References of a recognised column that do not go on from their neighbours, though these leave one place between them.

The letter of a reference stands alone in the picture, and "i", "j", "l" and "f" are hardly told apart. But references run: between
2.1.h and 2.1.j stands 2.1.i. What was put right so is said, with what had been read.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

_PARTS = re.compile(r"(?P<begin>(?:\d+\.)+)(?P<end>\d+|[a-z]|[A-Z])")


@dataclass(frozen=True, slots=True)
class Entry:
    """One reference of a column, from top to bottom: what it was read as, and whether readings of the picture agree on it."""

    text: str
    sure: bool


def mend(column: Sequence[Entry]) -> list[Entry]:
    """Return the column with each reference that breaks the run put right where its neighbours leave one place.

    Both neighbours must agree, or for one at the top or the bottom of the column the two next to it, and then only where it was not
    surely read. A reference that was put right is sure: whoever calls says that it was. One that breaks the run at the column's
    end stays as it is and is not sure: the ones between may have been struck out.
    """
    mended = list(column)
    for number, entry in enumerate(column):
        before = [other.text for other in mended[max(0, number - 2) : number]]
        behind = [other.text for other in column[number + 1 : number + 3]]
        wanted = _between(before, behind, entry)
        if wanted is not None and wanted != entry.text:
            mended[number] = replace(entry, text=wanted, sure=True)
        elif _breaks_off(before, behind, entry):
            mended[number] = replace(entry, sure=False)
    return mended


def _between(before: Sequence[str], behind: Sequence[str], entry: Entry) -> str | None:
    after_before = following(before[-1]) if before else None
    if after_before is not None and behind and following(after_before) == behind[0]:
        return after_before
    if entry.sure:
        return None
    if not behind and len(before) == 2 and following(before[0]) == before[1]:
        return after_before
    if not before and len(behind) == 2 and following(behind[0]) == behind[1]:
        return preceding(behind[0])
    return None


def _breaks_off(before: Sequence[str], behind: Sequence[str], entry: Entry) -> bool:
    if behind or len(before) < 2 or following(before[0]) != before[1]:
        return False
    same = entry.text.rpartition(".")[0] == before[-1].rpartition(".")[0]
    return same and entry.text not in (before[-1], following(before[-1]))


def following(text: str) -> str | None:
    """Return the reference behind one ("2.1.b" for "2.1.a"), None where that cannot be told."""
    return _moved(text, 1)


def preceding(text: str) -> str | None:
    """Return the reference before one, None where it is the first or that cannot be told."""
    return _moved(text, -1)


def _moved(text: str, by: int) -> str | None:
    match = _PARTS.fullmatch(text)
    if match is None:
        return None
    end = match["end"]
    if end.isdigit():
        moved = int(end) + by
        return f"{match['begin']}{moved}" if moved > 0 else None
    letter = chr(ord(end) + by)
    return match["begin"] + letter if letter.isascii() and letter.isalpha() and letter.islower() == end.islower() else None
