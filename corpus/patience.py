"""Does work in this process for a while: what takes longer, or ever more memory, is broken off, to be done where it can be stopped."""

import ctypes
import threading
import time
from collections.abc import Callable
from typing import TypeVar

from ..extract.effort import NeedsWorker, lightly
from .memory import resident_mb

T = TypeVar("T")

# An ordinary paper takes less than half a second, on a slow laptop two.
SECONDS = 10.0
# Above what the program takes itself; an ordinary paper takes 20 MB.
GROWTH_MB = 400
GLANCE_SECONDS = 0.2


def patiently(work: Callable[[], T]) -> T:
    """Return what ``work`` returns. Raises NeedsWorker when it takes longer than SECONDS or more than GROWTH_MB of memory."""
    watch = _Watch(threading.get_ident())
    with lightly():
        try:
            return work()
        except MemoryError:
            raise NeedsWorker from None
        finally:
            watch.stop()


class _Watch:
    """Interrupts a thread that works too long, with the exception NeedsWorker, between two steps of Python."""

    def __init__(self, thread: int) -> None:
        self._thread = ctypes.c_ulong(thread)
        self._lock = threading.Lock()
        self._stopped = threading.Event()
        threading.Thread(target=self._look, args=(resident_mb(),), daemon=True, name="patience").start()

    def stop(self) -> None:
        """Let the thread be. An interruption that is on its way is called back, so that it cannot strike later."""
        with self._lock:
            self._stopped.set()
            ctypes.pythonapi.PyThreadState_SetAsyncExc(self._thread, None)

    def _look(self, before: float) -> None:
        until = time.monotonic() + SECONDS
        while not self._stopped.wait(GLANCE_SECONDS):
            if time.monotonic() > until or resident_mb() - before > GROWTH_MB:
                with self._lock:
                    if not self._stopped.is_set():
                        ctypes.pythonapi.PyThreadState_SetAsyncExc(self._thread, ctypes.py_object(NeedsWorker))
                return
