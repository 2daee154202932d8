"""How much work reading may take where it runs, told from outside and asked from inside.

Papers are read in the program itself as long as little can go wrong there. A reader that meets work which is slow, or is
done by a library that cannot be interrupted, asks for leave first: ``demand``. Where the paper is read ``lightly`` that
raises ``NeedsWorker``, and the caller has it read again in a process of its own, which can be stopped.

Time spent waiting for another program (text recognition has a limit of its own, page by page) is kept apart: ``outside``.
"""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

# A page takes 10 to 20 milliseconds: with more of them, starting a process is the smaller part of the time.
MOST_PAGES_LIGHTLY = 150

_light = ContextVar("light", default=False)


class NeedsWorker(BaseException):
    """The paper takes more than may be done here. Not an Exception, so that no reader takes it for a fault of the paper."""


@contextmanager
def lightly() -> Iterator[None]:
    """Within it, work that is ``demand``-ed raises NeedsWorker; without it, all work is allowed."""
    token = _light.set(True)
    try:
        yield
    finally:
        _light.reset(token)


def demand(heavy: bool = True) -> None:
    """Ask for leave to do ``heavy`` work. Raises NeedsWorker where papers are read lightly."""
    if heavy and _light.get():
        raise NeedsWorker


class _Clock:
    """Adds up the time in which at least one other program was waited for."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._running = 0
        self._since = self._total = 0.0

    def begin(self) -> None:
        with self._lock:
            if not self._running:
                self._since = time.monotonic()
            self._running += 1

    def end(self) -> None:
        with self._lock:
            self._running -= 1
            if not self._running:
                self._total += time.monotonic() - self._since

    def seconds(self) -> float:
        with self._lock:
            return self._total + (time.monotonic() - self._since if self._running else 0.0)


_clock = _Clock()


@contextmanager
def outside() -> Iterator[None]:
    """Within it, another program is waited for, which has a limit of its own."""
    _clock.begin()
    try:
        yield
    finally:
        _clock.end()


def outside_seconds() -> float:
    """Return how long other programs were waited for since this process began."""
    return _clock.seconds()
