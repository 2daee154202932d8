"""Reads the columns of a plan's tables one after the other: what a person said, what each table tells, what goes on from the one before."""

from ...model import Table
from ..language.column_headings import Role, plain
from .column_evidence import LEAST_CELLS
from .column_roles import Column
from .columns_by_hand import NOTHING, ByHand, warn_of_table, warn_of_unread
from .plan_headers import read_header
from .plan_rows import at_page
from .plan_tables import Columns, Untold, weigh_columns


class ColumnReader:
    """Goes through a paper's tables in order. ``found`` are the names given by hand that were met, ``warnings`` what could not be told."""

    def __init__(self, by_hand: ByHand = NOTHING) -> None:
        self.by_hand = by_hand
        self.found: set[str] = set()
        self.warnings: list[str] = []
        self._before: Columns | None = None
        self._headed: dict[tuple[tuple[str, str], ...], tuple[Column, ...]] = {}
        self._said: set[str] = set()

    def read(self, table: Table) -> Columns | None:
        """Return the next table's columns, None where they say nothing of a plan or which of them holds the actions cannot be told."""
        read = self.weigh(table)
        if isinstance(read, Untold):
            self._warn(table, warn_of_table(table, read.columns, self.by_hand.source), plain(str(read.columns.heads)))
            return None
        if read is not None and read.of(Role.ACTION) and not read.inherited:
            for number, sentence in zip(read.unread, warn_of_unread(read, self.by_hand.source), strict=True):
                self._warn(table, sentence, read.columns[number].head.words or f"{read.roles} {number}")
        return read

    def weigh(self, table: Table) -> Columns | Untold | None:
        """Return the next table's columns, those included that look like a plan's and lack its actions; nothing is said of them."""
        read = self._as_before(table, weigh_columns(table, self._before, self.by_hand.columns)) if table.rows else None
        if isinstance(read, Columns):
            self.found |= read.told
            if read.of(Role.ACTION):
                self._before = read
        elif read is not None:
            self.found |= read.columns.told
        return read

    def _as_before(self, table: Table, read: Columns | Untold | None) -> Columns | Untold | None:
        """Return what a table's columns hold; one with an earlier table's headings whose few rows tell nothing is as that one was."""
        if isinstance(read, Columns) and read.inherited:
            return read
        header = read_header(table)
        heads = tuple((head.group, head.own) for head in header.heads)
        if not any(own for _, own in heads):
            return read
        rows = len(table.rows) - header.body
        told = isinstance(read, Columns) and bool(read.of(Role.ACTION))
        if heads in self._headed and (not told or rows < LEAST_CELLS):
            return Columns(self._headed[heads], header.body, header.titles)
        if isinstance(read, Columns) and told and rows >= LEAST_CELLS:
            self._headed.setdefault(heads, read.columns)
        return read

    def _warn(self, table: Table, sentence: str, about: str) -> None:
        """Say a thing once of all tables with the same headings."""
        if about not in self._said:
            self._said.add(about)
            self.warnings.append(at_page(sentence, table.rows[0].page))
