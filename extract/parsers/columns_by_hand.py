"""Columns as a person maps them by hand: what to type where a plan's columns cannot be told, and whether what was typed is there."""

import difflib
from collections.abc import Collection
from dataclasses import dataclass
from textwrap import shorten

from ...model import InputError, Layout, SettingsError, Table
from ..language.cell_contents import Content, read_contents
from ..language.column_headings import Role, plain
from ..told import ToldColumn
from .plan_tables import Columns, column_name, headings_of, names_of

# Of a table's headings so many letters are shown: enough to know it by.
SHOWN = 140
HEADING_SHOWN = 60
# Of a plan's headings these are named when none is near the one that was set.
NAMES_SHOWN = 12
# How alike a misspelt heading must be to be offered; difflib's own default.
ALIKE = 0.6


class UnknownColumn(InputError, SettingsError):
    """A column was set by hand for a paper, and none of its tables has it."""


@dataclass(frozen=True, slots=True)
class ByHand:
    """What a person said of the columns of one paper, and the paper's name, to tell them what to type."""

    columns: tuple[ToldColumn, ...] = ()
    source: str = "plan.pdf"


NOTHING = ByHand()


def what_to_type(source: str, name: str, role: str) -> str:
    """Return the option and the line of the settings file that map the column called ``name``."""
    key = name.replace("\\", "\\\\").replace('"', '\\"')
    return f'--columns "{source}={name}:{role}", or in stocktake.toml below [papers."{source}".columns] the line "{key}" = "{role}"'


def warn_of_unread(columns: Columns, source: str) -> list[str]:
    """Return a warning for each column of a plan's table that nothing tells the meaning of; its cells were kept as notes."""
    found = []
    for number, column in enumerate(columns.columns):
        if column.unread:
            called = (
                f"headed “{shorten(column.head.words, HEADING_SHOWN, placeholder='…')}”"
                if column.head.words
                else f"{number + 1}, which has no heading,"
            )
            what = what_to_type(source, column_name(columns, number), "ROLE")
            found.append(
                f"The column {called} says nothing that is known of a plan; its cells were kept as notes. "
                f"To say what it holds (a role such as measure, progress or ignore): {what}."
            )
    return found


def warn_of_table(table: Table, columns: Columns, source: str) -> str:
    """Return the warning for a table that looks like a plan's rows without a column of actions: its headings, and what to type."""
    said = shorten(" | ".join(words for words in headings_of(table) if words), SHOWN, placeholder=" …")
    which = (
        f"A table headed “{said}” has no column of actions"
        if columns.body > columns.titles
        else f"A table that begins “{said}” has no headings"
    )
    what = what_to_type(source, _likeliest(table, columns), str(Role.ACTION))
    return f"{which} and was not read as a plan's table. To say which column holds the actions: {what}."


def check_found(layout: Layout, by_hand: ByHand, found: Collection[str]) -> None:
    """Raise UnknownColumn where a column set for this paper is in none of its tables; ``found`` are the names that were met."""
    for column in by_hand.columns:
        if column.name in found or column.everywhere:
            continue
        names = list(dict.fromkeys(name for block in layout.blocks if isinstance(block, Table) and block.rows for name in names_of(block)))
        if any(plain(name) == plain(column.name) for name in names):
            continue  # two names for one column; the first one counts
        near = difflib.get_close_matches(column.name.casefold(), [name.casefold() for name in names], n=1, cutoff=ALIKE)
        meant = next((f"Did you mean “{name}”? " for name in names if near and name.casefold() == near[0]), "")
        headed = [name for name in names if not name.isdecimal()]
        more = f" and {len(headed) - NAMES_SHOWN} more" if len(headed) > NAMES_SHOWN else ""
        there = ", ".join(f"“{shorten(name, HEADING_SHOWN, placeholder='…')}”" for name in headed[:NAMES_SHOWN])
        listed = f"Its tables are headed: {there}{more}." if headed else "It has no table with headings; number its columns from 1."
        raise UnknownColumn(by_hand.source, f"None of its tables has the column “{column.name}” that was set.", f"{meant}{listed}")


def _likeliest(table: Table, columns: Columns) -> str:
    """Return the name of the column that may hold the actions: the one with most work to be done, else with most words."""
    body = table.rows[columns.body :]
    weights = []
    for number, column in enumerate(columns.columns):
        cells = [cell for row in body if (cell := row.at(number)) is not None]
        held = read_contents([(cell.text, cell.fill) for cell in cells])
        open_ = column.role in (None, Role.NOTE) or column.role not in (Role.LEAD, Role.DUE, Role.START, Role.RAG, Role.REF)
        weights.append((open_, held.share(Content.WORK), held.words, -number))
    return column_name(columns, max(range(len(weights)), key=lambda number: weights[number]))
