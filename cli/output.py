"""How results leave: the same bytes on every system, and nothing that would command a terminal."""

import shlex
import sys
from collections.abc import Iterable

import click

# Each of these means something to a shell, or splits a word.
_SPECIAL = frozenset(" ()[]{}&;|<>'*?#~!,%^`\"$")
_SPECIAL_IN_DOUBLE_QUOTES = frozenset('"$`!')


def write(text: str | Iterable[str]) -> None:
    """Write a result, whole or in pieces, to stdout as UTF-8 with the line ends it has, on every system."""
    for piece in (text,) if isinstance(text, str) else text:
        click.echo(piece.encode("utf-8", "backslashreplace"), nl=False)


def printable(text: str) -> str:
    """Return ``text`` without characters that would command a terminal rather than show; line ends stay."""
    return "".join(letter if letter.isprintable() or letter == "\n" else _shown(letter) for letter in text)


def quoted(word: str) -> str:
    """Return ``word`` as it is typed on a command line: in double quotes, which every shell knows, where these are enough."""
    special = set(word)
    if sys.platform != "win32" and (special & _SPECIAL_IN_DOUBLE_QUOTES or "\\" in special):
        return shlex.quote(word)
    return f'"{word}"' if special & _SPECIAL or not word else word


def _shown(letter: str) -> str:
    """Spaces that are no plain space (a no-break space, a tab) become one; the rest shows that something stood there."""
    return " " if letter.isspace() else "\N{REPLACEMENT CHARACTER}"
