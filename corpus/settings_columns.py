"""What a person says of the columns of plans' tables: the sections of ``stocktake.toml`` and the option that say it.

[columns]
"What we'll do" = "action"

[papers."plan 2023.pdf".columns]
"So what" = "measure"
3 = "ignore"

A number stands for a column without a heading, counted from 1. The option is ``--columns "FILE=HEADING:ROLE"``.
"""

import difflib
import re
from collections.abc import Mapping

from ..extract.language.column_headings import Role, heading_roles
from ..extract.told import ToldColumn
from ..model import SettingsError

EXAMPLE = '"plan.pdf=What we\'ll do:action"'
ROLES = ", ".join(Role)

# How alike a misspelt role must be to be offered: "acton" and "measures" are, "x" is not.
ALIKE = 0.6
# A file's name ends in a full stop and a few letters; an equals sign behind that begins the heading, whatever signs the two hold besides.
_OPTION = re.compile(r"(?P<file>.+?\.\w{1,5}|[^=]+)=(?P<name>.+):(?P<role>[^:]*)")


def read_columns_section(value: object, where: str, *, everywhere: bool = False) -> tuple[ToldColumn, ...]:
    """Return what a section of columns says; ``where`` begins the message of the SettingsError raised when it cannot be understood."""
    if not isinstance(value, Mapping):
        raise SettingsError(f'{where} is {value!r}. Write a section of its own with lines such as "What we\'ll do" = "action".')
    return tuple(_column(str(name), role, f'{where} "{name}"', everywhere) for name, role in value.items())


def read_columns_option(text: str) -> tuple[str, ToldColumn]:
    """Return the file's name and the column that ``--columns FILE=HEADING:ROLE`` says. Raises SettingsError where it is not so written."""
    match = _OPTION.fullmatch(text.strip())
    if match is None or not match["file"].strip() or not match["name"].strip() or not match["role"].strip():
        raise SettingsError(
            f"--columns {text}: write the file's name, an equals sign, the column's heading (or its number), a colon and its role, "
            f"as in --columns {EXAMPLE}. The roles are: {ROLES}."
        )
    return match["file"].strip(), _column(match["name"], match["role"], f"--columns {text}", everywhere=False)


def _column(name: str, role: object, where: str, everywhere: bool) -> ToldColumn:
    name = " ".join(name.split())
    if name.isdecimal() and int(name) == 0:
        raise SettingsError(f"{where}: columns are counted from 1.")
    word = role.strip().lower() if isinstance(role, str) else ""
    if word in set(Role):
        return ToldColumn(str(int(name)) if name.isdecimal() else name, word, everywhere)
    # "deadline" is another word for a role; "mesure" is one misspelt.
    meant = [named for named, sure in heading_roles(word) if sure == 1] if word else []
    meant = meant or [Role(near) for near in difflib.get_close_matches(word, list(Role), n=1, cutoff=ALIKE)]
    hint = f" Did you mean {meant[0]}?" if meant else ""
    raise SettingsError(f"{where}: {role!r} is not a role of a column.{hint} The roles are: {ROLES}.")
