"""Reads papers each in a process of its own, several at a time, within limits of time and memory.

A process that takes too long, takes too much, or dies is reported for its paper alone. None outlives the ``Workers`` it
was started by. The processes are started afresh (no fork), so that this is the same on every system.
"""

import json
import os
import queue
import signal
import subprocess
import sys
import threading
import time
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from types import TracebackType
from typing import IO, Any, Self, TypeVar

from ..model import InputError, LimitReached, PasswordNeeded, UnknownFormat, UnreadablePaper
from .limits import Limits
from .tasks import Order, Task
from .worker_process import BEAT, DEFECT, DONE, HEADER, MEMORY, REFUSED

T = TypeVar("T")

# A computer that is busy with other work gives a process less than it could take: by the clock it may take this many times
# the limit. One that says nothing for as long as the limit is stuck.
CLOCK_FACTOR = 4
STARTING_SECONDS = 20.0  # a process says nothing before its libraries are loaded
# Each may take the memory that is allowed, so there are few, however many processors there are.
MOST_AT_ONCE = 4
# A process near its limit that is killed, or aborts, was out of memory: libraries in C do not say so.
NEAR_LIMIT = 0.7

_ERRORS: dict[str, type[InputError]] = {e.__name__: e for e in (LimitReached, PasswordNeeded, UnknownFormat)}

# The name of the package, and the search path of this process, which may know it from a place the new process does not look into.
_START = "import sys; sys.path[:] = sys.argv[1:]; from {package}.corpus.worker_process import main; main()"


class Workers:
    """Starts processes for papers and ends them; a context manager, at whose end none is left."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._pool: ThreadPoolExecutor | None = None
        self._running: set[_Worker] = set()
        self._lock = threading.Lock()
        self._closed = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        with self._lock:
            self._closed = True
            for worker in self._running:
                worker.kill()
        if self._pool:
            self._pool.shutdown(wait=True, cancel_futures=True)

    def start(self, task: "Task[T]", order: Order) -> "Future[T]":
        """Begin ``task`` for a paper as soon as a processor is free; the future raises InputError when it cannot be read."""
        if self._pool is None:
            self._pool = ThreadPoolExecutor(min(os.cpu_count() or 1, MOST_AT_ONCE), thread_name_prefix="worker")
        return self._pool.submit(self._run, task, order)

    def _run(self, task: "Task[T]", order: Order) -> T:
        with self._lock:
            if self._closed:
                raise UnreadablePaper(order.name, "was not read: the run was stopped.", "Run it again.")
            worker = _Worker(task, order, self._limits)
            self._running.add(worker)
        try:
            return task.unpack(worker.result())
        finally:
            worker.kill()
            with self._lock:
                self._running.discard(worker)


class _Worker:
    """One process and the frames it sends."""

    def __init__(self, task: Task[Any], order: Order, limits: Limits) -> None:
        import pickle  # most runs start no process

        self._order, self._limits = order, limits
        self._outside, self._computed, self._taken = 0.0, 0.0, 0.0
        package = __name__.partition(".")[0]
        self._process = subprocess.Popen(
            [sys.executable, "-c", _START.format(package=package), *sys.path],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,  # it and the programs it starts are ended together; no meaning on Windows
        )
        self._frames: queue.SimpleQueue[tuple[bytes, bytes] | None] = queue.SimpleQueue()
        self._begun = time.monotonic()
        self._lock, self._ended = threading.Lock(), False
        letter = pickle.dumps((task, order, limits.memory_mb))
        self._listener = threading.Thread(target=self._listen, args=(letter,), daemon=True)
        self._listener.start()

    def result(self) -> bytes:
        """Return what the task's result was packed into. Raises InputError when there is none."""
        limit = self._limits.seconds
        while True:
            left = self._begun + CLOCK_FACTOR * limit + self._outside - time.monotonic()
            try:
                frame = self._frames.get(timeout=min(max(left, 0.0), max(limit, STARTING_SECONDS)))
            except queue.Empty:
                raise self._limits.out_of_time(self._order.name) from None
            # while text recognition runs, preparing its pictures costs computing too
            if self._computed > limit + self._outside:
                raise self._limits.out_of_time(self._order.name)
            if frame is None:
                raise self._death()
            kind, content = frame
            if kind == DONE:
                return content
            self._take(kind, content)

    def _take(self, kind: bytes, content: bytes) -> None:
        if kind == BEAT:
            self._outside, self._computed, self._taken = json.loads(content)
        elif kind == MEMORY:
            raise self._limits.out_of_memory(self._order.name)
        elif kind == REFUSED:
            raise _from_json(content)
        elif kind == DEFECT:
            raise defect(self._order.name, content.decode("utf-8"))

    def kill(self) -> None:
        """End the process and the programs it started, if they still run."""
        with self._lock:
            if self._ended:
                return
            self._ended = True
            with suppress(OSError):
                if hasattr(os, "killpg"):
                    os.killpg(self._process.pid, signal.SIGKILL)
                else:
                    self._process.kill()
            self._process.wait()
        self._listener.join()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                with suppress(OSError):
                    stream.close()

    def _listen(self, letter: bytes) -> None:
        """Send the order and put the frames that come into the queue, at last None. Standard input stays open: its end means ours."""
        with suppress(OSError, ValueError):
            assert self._process.stdin is not None and self._process.stdout is not None
            self._process.stdin.write(letter)
            self._process.stdin.flush()
            while len(head := self._process.stdout.read(HEADER.size)) == HEADER.size:
                kind, length = HEADER.unpack(head)
                content = _read(self._process.stdout, length)
                if content is None:
                    break
                self._frames.put((kind, content))
        self._frames.put(None)

    def _death(self) -> InputError:
        if self._taken > NEAR_LIMIT * self._limits.memory_mb:
            return self._limits.out_of_memory(self._order.name)
        remedy = "Open it in its own program, save it anew or print it to PDF, and add that."
        return UnreadablePaper(self._order.name, "cannot be read: the program that takes such files apart broke down on it.", remedy)


def defect(name: str, words: str) -> UnreadablePaper:
    """Return the error for the paper ``name`` that stocktake itself is at fault with; ``words`` are for its maintainers."""
    remedy = f"Please report it with these words: {words[:300]}"
    return UnreadablePaper(name, "cannot be read: stocktake met a defect of its own.", remedy)


def _read(stream: IO[bytes], length: int) -> bytes | None:
    content = stream.read(length)
    return content if len(content) == length else None


def _from_json(content: bytes) -> InputError:
    said = json.loads(content)
    return _ERRORS.get(said["type"], UnreadablePaper)(said["name"], said["wrong"], said["remedy"])
