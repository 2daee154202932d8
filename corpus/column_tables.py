"""The columns of papers' tables, read within the limits every paper is read by: nothing of it is kept."""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path

from ..extract.parsers.columns_by_hand import ByHand
from ..extract.told import Told
from ..model import InputError
from ..report.column_reading import Node, columns_node, columns_text, read_tables
from .door import read_papers
from .gather import Failure, gather, shown
from .settings import Settings, assign
from .tasks import Order, Task, layout_of

Shown = tuple[str, Node]
"""What is shown of one paper's columns: for people, and for programs."""


def _columns(content: bytes, order: Order) -> Shown:
    layout, _ = layout_of(content, order)
    tables = read_tables(layout, ByHand(order.told.columns, order.name))
    return columns_text(order.name, tables), columns_node(order.name, tables)


def _pack(shown_columns: Shown) -> bytes:
    return json.dumps(shown_columns).encode()


def _unpack(packed: bytes) -> Shown:
    text, node = json.loads(packed)
    return text, node


COLUMNS: Task[Shown] = Task(_columns, _pack, _unpack)


def columns_of(paths: Iterable[Path], settings: Settings, passwords: Sequence[str] = ()) -> tuple[list[Shown], list[Failure]]:
    """Return what the columns of the papers behind ``paths`` were taken for, paper by paper, and which papers were not read.

    Raises SettingsError when an option names a paper that is not there, or a name could mean several.
    """
    gathered = gather(paths)
    told = assign(settings, gathered.papers)
    orders = [Order(paper, shown(paper.name), told.get(paper, Told()), tuple(passwords)) for paper in gathered.papers]
    read: dict[int, Shown] = {}
    failed: dict[int, Failure] = {}
    for number, outcome in read_papers(COLUMNS, orders, settings.limits):
        if isinstance(outcome, InputError):
            failed[number] = Failure.of(outcome)
        else:
            read[number] = outcome
    return [read[number] for number in sorted(read)], [*gathered.failures, *(failed[number] for number in sorted(failed))]
