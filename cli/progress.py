"""The progress bar: on stderr, only for a person who waits."""

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from ..corpus.door import Progress

if TYPE_CHECKING:
    from rich.progress import Progress as Bar

# Shorter work needs no bar; it would only flicker.
PATIENCE_SECONDS = 0.5
MANY_PAPERS = 3


@contextmanager
def show_progress() -> Iterator[Progress | None]:
    """Yield what to tell of each paper before it is read, or None where stderr is no terminal.

    The bar appears at once where three papers or more are to be read, else after half a second, and is gone at the end.
    """
    if not sys.stderr or not sys.stderr.isatty():
        yield None
        return
    bar = _DelayedBar()
    try:
        yield bar.tell
    finally:
        bar.stop()


class _DelayedBar:
    """A bar that a timer shows; the lock keeps the timer from showing it after the end."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._timer: threading.Timer | None = None
        self._bar: Bar | None = None
        self._state = (0, 0, "")
        self._stopped = False

    def tell(self, done: int, total: int, name: str) -> None:
        with self._lock:
            self._state = (done, total, name)
        if total >= MANY_PAPERS or self._bar:
            self._show()
        elif self._timer is None:
            self._timer = threading.Timer(PATIENCE_SECONDS, self._show)
            self._timer.daemon = True
            self._timer.start()

    def stop(self) -> None:
        if self._timer:
            self._timer.cancel()
        with self._lock:
            self._stopped = True
            if self._bar:
                self._bar.stop()

    def _show(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
        from rich.progress import Progress as Bar

        with self._lock:
            if self._stopped:
                return
            done, total, name = self._state
            if self._bar is None:
                columns = (TextColumn("Reading"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.description}", markup=False))
                self._bar = Bar(*columns, console=Console(stderr=True), transient=True)
                self._bar.add_task(name, total=total)
                self._bar.start()
            self._bar.update(self._bar.task_ids[0], completed=done, total=total, description=name)
