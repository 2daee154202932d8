"""Tables that hold one action each, a label beside every value, stood upright: the labels become column headings, each action a row."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from ..model import Block, Cell, Layout, Paragraph, Passage, Row, Table, slice_of
from .language.column_headings import Role, plain, read_heading

LONGEST_LABEL = 60
SURE = 0.88  # of a heading's reading: a slip of spelling at most
# Labels are those of actions when so many kinds of column are among them, the action in each card, and this share are known ones.
FEWEST_ROLES = 3
MOSTLY = 0.6
TELLING = 8  # labels that tell a long table of other words from cards
MOST_LABELS = 30  # of one card
LONGEST_RUN = 40  # tables made one at a time

_NUMBERED = r"(?P<word>action|task)\s*(?:(?:no|number|ref)\.?\s*)?(?P<ref>[A-Z]{0,3}\d{1,3}[a-z]?(?:\.[a-z0-9]{1,3})*(?:\([a-z0-9]+\))?)"
_ACTION = re.compile(rf"{_NUMBERED}\s*[.:]?", re.IGNORECASE)
_TITLE = re.compile(rf"{_NUMBERED}(?:\s*[.:–—-]+)?(?:\s+(?P<text>\S.*))?", re.IGNORECASE)
_LABELLED = re.compile(r"(?P<word>[A-Z][^:]{2,50}):(?:\s+(?P<text>\S.*))?")
_REF = re.compile(r"[A-Z]{0,3}\d{1,2}(?:\.\w{1,3})+[.:]?")


@dataclass(frozen=True, slots=True)
class _Label:
    """What stands beside a value: the name of its column, how that is printed, and the reference printed with it."""

    name: str
    role: Role | None
    printed: Passage | None
    ref: Passage | None = None


@dataclass(slots=True)
class _Card:
    """One action's labels and values, in reading order."""

    page: int | None
    entries: list[tuple[_Label, Cell]] = field(default_factory=list)

    @property
    def names(self) -> list[str]:
        return [label.name for label, _ in self.entries]


_Items = list[_Card | Row]


def stand_upright(layout: Layout) -> Layout:
    """Return the layout with each run of such tables made one table: its headings are the labels, its rows the actions.

    A card that a page cuts is one row. The action may stand in the line above its table. A row that is neither a label's nor a value's
    is a row of one cell between the actions. Labels said again in later cards stay in the text alone.
    """
    read = [_read(block, layout.text) if isinstance(block, Table) else None for block in layout.blocks]
    if not any(read):
        return layout
    blocks: list[Block] = []
    number = 0
    while number < len(layout.blocks):
        items, behind = _run(layout, read, number)
        if items is None:
            blocks.append(layout.blocks[number])
        else:
            blocks.append(_table(items))
        number = behind
    return replace(layout, blocks=tuple(blocks))


def _run(layout: Layout, read: Sequence[_Items | None], number: int) -> tuple[_Items | None, int]:
    """Return the cards that the blocks from a number on make, None where they make none, and the number of the block behind them."""
    found: list[tuple[_Items, int]] = []  # of each table, with the block behind it
    at = number
    while at < len(read) and len(found) < LONGEST_RUN:
        title = _title_above(layout, at)
        table = at + (title is not None)
        items = read[table] if table < len(read) else None
        if not items or (title is not None and _names_action(items[0])):
            break
        at = table + 1
        found.append(([title, *items] if title is not None else items, at))
    for count in dict.fromkeys((len(found), 1)) if found else ():
        joined = _joined([item for items, _ in found[:count] for item in items])
        if _are_cards(joined):
            return joined, found[count - 1][1]
    return None, number + 1


def _title_above(layout: Layout, number: int) -> _Card | None:
    """Return the action that a line outside any table names."""
    block = layout.blocks[number]
    if isinstance(block, Table):
        return None
    pair = _inside(Cell((Paragraph(block.passage),)), layout.text)
    return _Card(block.passage.page, [pair]) if pair is not None and pair[0].role is Role.ACTION else None


def _joined(items: Iterable[_Card | Row]) -> _Items:
    """Return the cards and rows with each card that names no action made the rest of the one before it, which a page has cut."""
    joined: _Items = []
    for item in items:
        last = joined[-1] if joined else None
        if isinstance(item, _Card) and isinstance(last, _Card) and not _names_action(item) and not set(item.names) & set(last.names):
            joined[-1] = _Card(last.page, [*last.entries, *item.entries])
        else:
            joined.append(item)
    return joined


def _read(table: Table, text: str) -> _Items | None:
    """Return the cards of a table and its rows of one cell, None where its cells are no labels and values."""
    items: _Items = []
    rows = iter(table.rows)
    labels = known = 0
    for row in rows:
        if not row.cells:
            continue
        pairs = _pairs(row, text)
        if pairs is None or (not pairs and _is_label(row.cells[0], text)):
            below = next(rows, None)
            pairs = _beneath(row, below, text) if below is not None else None
        if pairs is None:
            return None
        if not pairs:
            items.append(row)
        labels, known = labels + len(pairs), known + sum(label.role is not None for label, _ in pairs)
        if labels >= TELLING and known < MOSTLY * labels:
            return None
        for label, value in pairs:
            card = items[-1] if items and isinstance(items[-1], _Card) else None
            if card is None or label.name in card.names or len(card.entries) >= MOST_LABELS:
                items.append(card := _Card(row.page))
            card.entries.append((label, value))
    return items


def _pairs(row: Row, text: str) -> list[tuple[_Label, Cell]] | None:
    """Return a row's labels with their values, none for one cell over the whole width that is no pair, None where cells do not pair."""
    if any(cell.row_span > 1 for cell in row.cells):
        return None
    found: list[tuple[_Label, Cell]] = []
    cells = iter(row.cells)
    for cell in cells:
        pair = _inside(cell, text)
        if pair is None:
            label, value = _label(cell, text), next(cells, None)
            if value is None and len(row.cells) == 1:
                return []
            if value is not None and not cell.blocks and not value.blocks:
                continue
            if label is None or value is None or _is_label(value, text):
                return None
            pair = label, value
        found.append(pair)
    return found


def _beneath(row: Row, below: Row, text: str) -> list[tuple[_Label, Cell]] | None:
    """Return the labels of a row with their values in the row beneath, None where that is not so or the row heads a common table."""
    labels = [_label(cell, text) for cell in row.cells]
    found = [(label, value) for label, value in zip(labels, below.cells, strict=False) if label is not None and label.role is not None]
    if len(found) < len(row.cells) or [cell.column for cell in row.cells] != [cell.column for cell in below.cells]:
        return None
    return None if any(label.role is Role.ACTION for label, _ in found) else found


def _is_label(cell: Cell, text: str) -> bool:
    label = _label(cell, text)
    return label is not None and label.role is not None


def _inside(cell: Cell, text: str) -> tuple[_Label, Cell] | None:
    """Return the label and the value that one cell holds: "Action 1.2: Open a second hub", "Lead: A. Holt"."""
    if not cell.blocks:
        return None
    first, *others = cell.blocks
    match = _TITLE.fullmatch(first.passage.text) or _LABELLED.fullmatch(first.passage.text)
    if match is None or (match["text"] is None and not others):
        return None
    if match.re is _TITLE:
        label = _Label("action", Role.ACTION, _slice(text, first.passage, match, "word"), _slice(text, first.passage, match, "ref"))
    else:
        read = read_heading(match["word"])
        if read.role is None or read.score < SURE:
            return None
        label = _Label(plain(match["word"]), read.role, _slice(text, first.passage, match, "word"))
    own = (replace(first, passage=_slice(text, first.passage, match, "text")),) if match["text"] is not None else ()
    return label, replace(cell, blocks=(*own, *others))


def _label(cell: Cell, text: str) -> _Label | None:
    """Return the label a cell is, None where it is none."""
    words = cell.text
    if len(cell.blocks) != 1 or len(words) > LONGEST_LABEL:
        return None
    passage = cell.blocks[0].passage
    if (match := _ACTION.fullmatch(words)) is not None:
        return _Label("action", Role.ACTION, _slice(text, passage, match, "word"), _slice(text, passage, match, "ref"))
    if _REF.fullmatch(words):
        return _Label("action", Role.ACTION, None, passage)
    read = read_heading(words)
    return _Label(plain(words) or words, read.role if read.score >= SURE else None, passage)


def _slice(text: str, passage: Passage, match: re.Match[str], group: str) -> Passage:
    return slice_of(text, passage, *match.span(group))


def _are_cards(items: Sequence[_Card | Row]) -> bool:
    cards = [item for item in items if isinstance(item, _Card)]
    labels = [label for card in cards for label, _ in card.entries]
    roles = {label.role for label in labels} - {None}
    if len(roles) < FEWEST_ROLES or sum(label.role is not None for label in labels) < MOSTLY * len(labels):
        return False
    return all(map(_names_action, cards))


def _names_action(item: _Card | Row) -> bool:
    return isinstance(item, _Card) and any(label.role is Role.ACTION for label, _ in item.entries)


def _table(items: Sequence[_Card | Row]) -> Table:
    """Return the table of cards: a column for each label, one more at the front where labels hold references."""
    cards = [item for item in items if isinstance(item, _Card)]
    names = _in_order([card.names for card in cards])
    first = {label.name: label.printed for card in reversed(cards) for label, _ in reversed(card.entries)}
    numbered = any(label.ref for card in cards for label, _ in card.entries)
    columns = [*([""] if numbered else []), *names]
    heads = tuple(Cell(_paragraph(first.get(name)), number) for number, name in enumerate(columns))
    rows = [Row(heads, cards[0].page)]
    rows += [Row(tuple(_cells(item, columns)), item.page) if isinstance(item, _Card) else _over_all(item, len(columns)) for item in items]
    return Table(tuple(rows), len(columns), 1)


def _in_order(lists: Iterable[Sequence[str]]) -> list[str]:
    """Return all names, each behind those it follows where it first stands."""
    order: list[str] = []
    for names in lists:
        for before, name in pairwise(["", *names]):
            if name not in order:
                order.insert(order.index(before) + 1 if before else 0, name)
    return order


def _cells(card: _Card, columns: Sequence[str]) -> Iterator[Cell]:
    values = {label.name: value for label, value in card.entries}
    ref = next((label.ref for label, _ in card.entries if label.ref), None)
    for number, name in enumerate(columns):
        value = values.get(name)
        if value is not None:
            yield Cell(value.blocks, number, box=value.box, fill=value.fill)
        else:
            yield Cell(_paragraph(ref if not name else None), number)


def _paragraph(passage: Passage | None) -> tuple[Paragraph, ...]:
    return (Paragraph(passage),) if passage is not None else ()


def _over_all(row: Row, columns: int) -> Row:
    cell = row.cells[0]
    return Row((Cell(cell.blocks, 0, columns, box=cell.box, fill=cell.fill),), row.page)
