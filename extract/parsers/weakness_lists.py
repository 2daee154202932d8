"""Finds the list of an inspection's weaknesses: numbered, coded, bulleted, or in a table."""

from collections.abc import Sequence

from ...model import Block, Layout, ListItem, Paragraph, Passage, Table, Weakness, fold, slice_of
from ..language.column_headings import Role
from ..language.enumerators import style_of
from .entries import Entry, number_entries, read_entry
from .plan_tables import Columns, cell_of, read_columns, whole
from .wordings import coded_weakness, speaks_of_weaknesses, weakness_label, workstream_heading

# How far above a list the words that lead it in may stand, in blocks.
LEAD_IN_BLOCKS = 2
LEAST_ENTRIES = 2


def find_weaknesses(layout: Layout, first: int | None = None) -> list[Weakness]:
    """Return the weaknesses a paper lists before its workstreams begin, in order.

    ``first`` is the index of the block that heads the first of them, where they are headed otherwise than by number.
    Several lists that each start at 1 are numbered on through all of them; a list that only repeats an earlier one is passed over.
    """
    blocks = layout.blocks[: _first_section(layout.blocks) if first is None else first]
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
    """Return the entries of the first bulleted list that is led in as weaknesses, and of those behind it that a bare label heads."""
    found: list[Entry] = []
    for index, items in _runs(blocks):
        above = blocks[index - 1] if index else None
        labelled = not isinstance(above, Table | ListItem | None) and weakness_label(above.passage.text) == ""
        led_in = len(items) >= LEAST_ENTRIES and not found and _led_in(blocks, index, immediately=True)
        if (labelled or led_in) and all(_ordinal(item) is None for item in items):
            found += [read_entry(layout.text, item) for item in items]
    return list(number_entries(found))


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
    """Return the weaknesses that tables list, a row each: all those tables that hold neither actions nor workstreams' answers."""
    found: list[Entry] = []
    for block in blocks:
        columns = read_columns(block) if isinstance(block, Table) else None
        if not isinstance(block, Table) or columns is None or not _lists_weaknesses(columns):
            continue
        for row in block.rows[columns.body :]:
            words = whole(layout.text, cell_of(row, columns, Role.WEAKNESS))
            if words is None:
                continue
            reference = cell_of(row, columns, Role.REF)
            printed = reference.text.strip(" .") if reference is not None else ""
            entry = read_entry(layout.text, Paragraph(words))
            number = int(printed) if printed.isdigit() else entry.printed
            found.append(Entry(entry.passage, number, printed if printed and not printed.isdigit() else entry.label))
    return list(number_entries(found)) if len(found) >= LEAST_ENTRIES else []


def _lists_weaknesses(columns: Columns) -> bool:
    """Tell whether a table goes through the weaknesses; one that goes through workstreams says which of them each answers."""
    weaknesses, workstreams = columns.of(Role.WEAKNESS), columns.of(Role.WORKSTREAM)
    return bool(weaknesses) and not columns.of(Role.ACTION) and (not workstreams or weaknesses[0] < workstreams[0])


def _led_in(blocks: Sequence[Block], index: int, immediately: bool = False) -> bool:
    """Tell whether the words above a list say that it lists weaknesses."""
    above = [b for b in blocks[max(0, index - (1 if immediately else LEAD_IN_BLOCKS)) : index] if not isinstance(b, Table | ListItem)]
    return any(speaks_of_weaknesses(block.passage.text) for block in above)
