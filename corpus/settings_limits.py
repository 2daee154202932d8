"""The section ``[limits]`` of the settings file, and the option that says the same for one run.

[limits]
seconds = 60
memory_mb = 1024
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from ..model import SettingsError
from .limits import Limits

# Below these no paper at all is read: starting a process takes a second on a slow computer, and the program itself 100 MB.
LEAST = {"seconds": 1, "memory_mb": 128}
# Above these a number is a slip of the hand: a day, a terabyte.
MOST = {"seconds": 86_400, "memory_mb": 1_048_576}


def read_limits(section: object, where: str) -> Limits:
    """Return the limits a settings file's section says. Raises SettingsError where it says what is not understood."""
    if not isinstance(section, Mapping):
        raise SettingsError(f"{where} is {section!r}. Write a section of its own: [limits] with seconds or memory_mb below it.")
    limits = Limits()
    for key, value in section.items():
        limits = _with(limits, key, value, where)
    return limits


def with_limits(limits: Limits, texts: Sequence[str]) -> Limits:
    """Return ``limits`` with what ``--limit`` says, each a ``NAME=NUMBER``. Raises SettingsError for one that is not understood."""
    for text in texts:
        key, sign, number = text.partition("=")
        where = f"--limit {text}"
        if not sign:
            raise SettingsError(f"{where}: write the limit's name, an equals sign and a number, as in --limit seconds=300.")
        limits = _with(limits, key.strip(), _number(number.strip()), where)
    return limits


def _with(limits: Limits, key: str, value: object, where: str) -> Limits:
    if key not in LEAST:
        raise SettingsError(f'{where}: "{key}" is not a limit. Allowed here: {", ".join(LEAST)}.')
    if not isinstance(value, int | float) or isinstance(value, bool) or not LEAST[key] <= value <= MOST[key]:
        raise SettingsError(f"{where}: {key} is {value!r}. Write a number from {LEAST[key]} to {MOST[key]}.")
    return replace(limits, seconds=float(value)) if key == "seconds" else replace(limits, memory_mb=int(value))


def _number(written: str) -> object:
    try:
        return float(written)
    except ValueError:
        return written
