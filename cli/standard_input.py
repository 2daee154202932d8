"""What is piped in: one input a line."""

import sys
from collections.abc import Iterator


def lines() -> Iterator[str]:
    """Yield the lines of standard input as they come, without line ends or a byte-order mark; bytes that are no UTF-8 are shown as such."""
    for number, line in enumerate(sys.stdin.buffer):
        text = line.decode("utf-8", "replace").removesuffix("\n").removesuffix("\r")
        yield text.removeprefix("\ufeff") if number == 0 else text
