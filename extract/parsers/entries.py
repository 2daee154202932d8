"""Entries of a list of findings: the pieces a cell or a run of blocks falls into, each with its printed number or code."""

from collections.abc import Sequence
from dataclasses import dataclass

from ...model import Cell, ListItem, Passage, Prose, Weakness, join, slice_of
from .wordings import area_heading, coded_weakness


@dataclass(frozen=True, slots=True)
class Entry:
    """One finding as a paper lists it: the printed number and code, where it has them, and its words."""

    passage: Passage
    printed: int | None = None
    label: str | None = None


def read_entry(text: str, block: Prose) -> Entry:
    """Read a finding's words: "PA1: …", "Area for improvement 2: …", a numbered or a plain list entry."""
    passage = block.passage
    words = passage.text
    heading = coded_weakness(words) or area_heading(words)
    if heading is not None and heading.title:
        return Entry(slice_of(text, passage, heading.title_start, len(words)), heading.number, heading.label)
    counter = block.marker.strip("().") if isinstance(block, ListItem) else ""
    return Entry(passage, int(counter) if counter.isdigit() else None)


def entries_of(text: str, cell: Cell) -> list[Entry]:
    """Return the findings a cell holds: its paragraphs or outermost list entries, each with the points it introduces."""
    groups: list[list[Prose]] = []
    for block in cell.blocks:
        head = groups[-1][0] if groups else None
        if head is None or not _goes_on(head, groups[-1][-1], block):
            groups.append([])
        groups[-1].append(block)
    found: list[Entry] = []
    for group in groups:
        entry = read_entry(text, group[0])
        found.append(Entry(join(text, [entry.passage, *(block.passage for block in group[1:])]), entry.printed, entry.label))
    return found


def _goes_on(head: Prose, last: Prose, block: Prose) -> bool:
    """Tell whether a block belongs to the finding that ``head`` begins."""
    depth = block.depth if isinstance(block, ListItem) else None
    if isinstance(head, ListItem):
        return depth is not None and depth > head.depth
    if depth is not None:
        return head.passage.text.endswith(":")
    return last.passage.text.endswith((":", ",")) and not isinstance(last, ListItem)


def number_entries(entries: Sequence[Entry]) -> tuple[Weakness, ...]:
    """Return findings as weaknesses, each once: by their printed numbers where these tell them apart, else counted through."""
    fresh: dict[str, Entry] = {}
    for entry in entries:
        fresh.setdefault(entry.passage.text.casefold(), entry)
    kept = list(fresh.values())
    printed = [entry.printed for entry in kept]
    own = None not in printed and len(set(printed)) == len(printed)
    return tuple(
        Weakness(number=entry.printed if own else order, label=entry.label, passage=entry.passage)
        for order, entry in enumerate(kept, start=1)
    )
