"""The reference of an action: in a column of its own, in front of its words or behind them, or the number of a list entry.

A reference is kept as it is printed, as text: 1.10 is no number.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ...model import Cell, ListItem, Passage, slice_of

# What may be a figure or a word as well (a bare number, "KS2", one in brackets behind the words) is a reference where this share of
# the rows has one.
CONSISTENT = 0.8
LEAST_ROWS = 2

_FORM = r"(?:[A-Z]{1,5}[ ./-]?)?\d{1,3}(?:-\d{1,3})?(?:[./]?(?:\d{1,3}|[a-z]{1,2}))*(?:\([a-z]{1,3}\))?"
_LABEL = r"(?:(?:action|activity|task|ref(?:erence)?|no)\.?(?:\s+(?:no|ref|number)\.?)?\s*[:#]?\s*)"
_LEADING = re.compile(rf"(?P<label>(?i:{_LABEL}))?[\[(]?(?P<ref>{_FORM})(?=[\s.:)\]–-]|$)(?P<rest>[\])]?[\s.:)–-]*)")
_TRAILING = re.compile(
    rf"\s*(?:[\[(]\s*(?:(?i:{_LABEL}))?(?P<inside>{_FORM})\s*[\])]|(?i:\bref(?:erence)?\.?(?:\s+no\.?)?)\s*:?\s*(?P<named>{_FORM})|\s(?P<bare>{_FORM}))\.?$"
)
# "1.1", "2.3.a", "1a", "P2-03": no word or figure of a sentence is written so.
_SURE = re.compile(r"[.a-z-]")
# A lone figure that counts or measures: "2.5 posts", "3.2% of".
_MEASURED = re.compile(
    r"\s*(?:%|per ?cent|fte|wte|posts?|days?|weeks?|months?|years?|hours?|million|m\b|k\b|schools?|children)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Referred:
    """An action's words without its reference, and the reference, "" for none."""

    ref: str
    words: Passage


def printed_reference(words: str) -> str:
    """Return the words of a reference cell without the mark that ends them: "1.10." is 1.10, "(3)" is 3, "1a(i)" is itself."""
    bare = words.strip(" .:")
    if bare.startswith("(") and bare.find(")") == len(bare) - 1:
        return bare[1:-1].strip()
    return bare if bare.count("(") == bare.count(")") else bare.strip(" .:)")


def refer(text: str, actions: Sequence[tuple[Cell, Passage]]) -> list[Referred]:
    """Return each action's reference as its own cell has it, and the words without it; ``text`` is the document's.

    All actions of a table are looked at together, since what one of them begins with may be chance.
    """
    leading = [_leading(words.text) for _, words in actions]
    sure = [match if match is not None and _is_sure(match) else None for match, (_, words) in zip(leading, actions, strict=True)]
    found = [
        Referred(match["ref"], _behind(text, words, match)) if match else None for match, (_, words) in zip(sure, actions, strict=True)
    ]
    rest = [n for n, referred in enumerate(found) if referred is None]
    weak = {n: match for n in rest if (match := leading[n]) is not None and match["rest"] and match.end() < len(actions[n][1].text)}
    trailing = {n: match for n in rest if (match := _TRAILING.search(actions[n][1].text)) is not None and match.start() > 0}
    marked = {n: marker for n in rest if (marker := _marker(actions[n][0]))}
    refs: dict[int, Referred] = {}
    if _is_consistent([match["ref"] for match in weak.values()], len(rest)):
        refs = {n: Referred(match["ref"], _behind(text, actions[n][1], match)) for n, match in weak.items()}
    elif _is_consistent([_trailed(match) for match in trailing.values()], len(rest)):
        refs = {n: Referred(_trailed(match), slice_of(text, actions[n][1], 0, match.start())) for n, match in trailing.items()}
    elif _is_consistent(list(marked.values()), len(rest)) and _counts_up(list(marked.values())):
        refs = {n: Referred(marker, actions[n][1]) for n, marker in marked.items()}
    return [referred or refs.get(n) or Referred("", actions[n][1]) for n, referred in enumerate(found)]


def _leading(words: str) -> re.Match[str] | None:
    match = _LEADING.match(words)
    return match if match is not None and match.end() < len(words) and not _MEASURED.match(words, match.end()) else None


def _is_sure(match: re.Match[str]) -> bool:
    """Tell whether what words begin with is a reference whatever the other rows have: "1.1", "2a", "P2-03"; not "2-3 schools"."""
    told = _SURE.search(match["ref"]) is not None
    if match["label"]:
        return told or bool(match["rest"].strip(" "))
    range_of_figures = re.match(r"\d+-\d", match["ref"]) is not None
    return told and bool(match["rest"]) and not range_of_figures


def _behind(text: str, words: Passage, match: re.Match[str]) -> Passage:
    return slice_of(text, words, match.end(), len(words.text))


def _trailed(match: re.Match[str]) -> str:
    return match["inside"] or match["named"] or match["bare"]


def _is_consistent(refs: Sequence[str], rows: int) -> bool:
    return len(refs) >= max(LEAST_ROWS, CONSISTENT * rows) and len(set(refs)) == len(refs)


def _marker(cell: Cell) -> str:
    """Return the enumerator of a cell that is one entry of a list counted down the column, "" for any other cell."""
    first = cell.blocks[0]
    outer = [block for block in cell.blocks if isinstance(block, ListItem) and block.depth == 0]
    if not isinstance(first, ListItem) or len(outer) != 1 or first.passage.text == cell.text == "":
        return ""
    counter = first.marker.strip("().:] [")
    return counter if re.fullmatch(r"\d{1,3}|[A-Za-z]|[ivx]+|\d+(?:\.\d+)+[a-z]?", counter) else ""


def _counts_up(refs: Sequence[str]) -> bool:
    """Tell whether the enumerators of a column's cells go on from one cell to the next, as one list's do."""
    numbers = [int(ref) for ref in refs if ref.isdecimal()]
    return len(numbers) < len(refs) or all(a < b for a, b in pairwise(numbers))
