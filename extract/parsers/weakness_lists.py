"""Finds the list of an inspection's weaknesses: numbered, coded, bulleted, or in a table."""

from collections.abc import Sequence

from ...model import Block, Layout, ListItem, Passage, Table, Weakness, fold, slice_of
from ..language.column_headings import Role
from ..language.enumerators import style_of
from .plan_tables import cell_of, read_columns, whole
from .wordings import coded_weakness, speaks_of_weaknesses, workstream_heading

# How far above a list the words that lead it in may stand, in blocks.
LEAD_IN_BLOCKS = 2
LEAST_ENTRIES = 2


def find_weaknesses(layout: Layout) -> list[Weakness]:
    """Return the weaknesses a paper lists before its workstreams begin, in order.

    Several lists that each start at 1 are numbered on through all of them; a list that only repeats an earlier one is passed over.
    """
    blocks = layout.blocks[: _first_section(layout.blocks)]
    for find in (_numbered_lists, _coded, _tabled, _bulleted):
        found = find(layout, blocks)
        if found:
            return found
    return _coded(layout, layout.blocks) or _numbered_lists(layout, layout.blocks)


def _first_section(blocks: Sequence[Block]) -> int:
    """Return where the workstreams' own pages begin: at the first workstream's heading, contents and diagrams aside."""
    headings = [n for n, block in enumerate(blocks) if not isinstance(block, Table | ListItem) and workstream_heading(block.passage.text)]
    return headings[0] if headings else len(blocks)


def _runs(blocks: Sequence[Block]) -> list[tuple[int, list[ListItem]]]:
    """Return each run of outermost list items with the index of its first block; nested items belong to the one above."""
    runs: list[tuple[int, list[ListItem]]] = []
    open_run = False
    for index, block in enumerate(blocks):
        if not isinstance(block, ListItem):
            open_run = False
        elif open_run and block.depth > runs[-1][1][0].depth:
            continue
        elif open_run and _goes_on(runs[-1][1][-1], block):
            runs[-1][1].append(block)
        else:
            runs.append((index, [block]))
            open_run = True
    return runs


def _goes_on(before: ListItem, item: ListItem) -> bool:
    """Tell whether an entry belongs to the list of the one before: the same kind of marker, and no new count from 1."""
    if style_of(before.marker) != style_of(item.marker, before.marker):
        return False
    return _ordinal(item) != 1 or _ordinal(before) is None


def _ordinal(item: ListItem) -> int | None:
    digits = item.marker.strip("().")
    return int(digits) if digits.isdigit() else None


def _numbered_lists(layout: Layout, blocks: Sequence[Block]) -> list[Weakness]:
    found: list[Weakness] = []
    for index, items in _runs(blocks):
        ordinals = [_ordinal(item) for item in items]
        if len(items) >= LEAST_ENTRIES and ordinals == list(range(1, len(items) + 1)) and _led_in(blocks, index):
            texts = {fold(w.passage.text).lower() for w in found}
            fresh = [item.passage for item in items if item.passage.text.lower() not in texts]
            found += [Weakness(number=len(found) + n, passage=p) for n, p in enumerate(fresh, start=1)]
    return found


def _bulleted(layout: Layout, blocks: Sequence[Block]) -> list[Weakness]:
    for index, items in _runs(blocks):
        if len(items) >= LEAST_ENTRIES and all(_ordinal(item) is None for item in items) and _led_in(blocks, index, immediately=True):
            return [Weakness(number=n, passage=item.passage) for n, item in enumerate(items, start=1)]
    return []


def _coded(layout: Layout, blocks: Sequence[Block]) -> list[Weakness]:
    """Return weaknesses that begin with a code, "PA1 …", the first time each code is seen."""
    found: dict[str, Passage] = {}
    led_in = False
    for block in blocks:
        if isinstance(block, Table):
            continue
        coded = coded_weakness(block.passage.text)
        if coded is None or coded.label is None:
            led_in = led_in or speaks_of_weaknesses(block.passage.text)
        elif led_in:
            found.setdefault(coded.label, slice_of(layout.text, block.passage, coded.title_start, len(block.passage.text)))
    if len(found) < LEAST_ENTRIES:
        return []
    return [Weakness(number=n, label=label, passage=passage) for n, (label, passage) in enumerate(found.items(), start=1)]


def _tabled(layout: Layout, blocks: Sequence[Block]) -> list[Weakness]:
    for block in blocks:
        columns = read_columns(block) if isinstance(block, Table) else None
        if (
            not isinstance(block, Table)
            or columns is None
            or columns.of(Role.ACTION)
            or columns.of(Role.WORKSTREAM)
            or not columns.of(Role.WEAKNESS)
        ):
            continue
        found: list[Weakness] = []
        for row in block.rows[columns.body :]:
            words = whole(layout.text, cell_of(row, columns, Role.WEAKNESS))
            reference = cell_of(row, columns, Role.REF)
            if words is not None:
                printed = reference.text.strip(" .") if reference is not None else ""
                number = int(printed) if printed.isdigit() else len(found) + 1
                found.append(Weakness(number=number, label=printed if printed and not printed.isdigit() else None, passage=words))
        if len(found) >= LEAST_ENTRIES:
            return found
    return []


def _led_in(blocks: Sequence[Block], index: int, immediately: bool = False) -> bool:
    """Tell whether the words above a list say that it lists weaknesses."""
    above = [b for b in blocks[max(0, index - (1 if immediately else LEAD_IN_BLOCKS)) : index] if not isinstance(b, Table | ListItem)]
    return any(speaks_of_weaknesses(block.passage.text) for block in above)
