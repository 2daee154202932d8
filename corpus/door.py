"""The one door papers are read by: here where that is safe and quick, else in a process of its own, within limits."""

import logging
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, wait
from functools import partial
from pathlib import Path
from typing import TypeVar

from ..extract.effort import NeedsWorker
from ..extract.readers import format_of
from ..extract.readers.weighing import is_heavy
from ..model import InputError, StocktakeError
from .gather import check
from .limits import Limits
from .patience import patiently
from .tasks import Order, Task, content_of, perform
from .worker import Workers, defect
from .worker_process import describe

T = TypeVar("T")

# A larger file is not even looked into here; no limit of ``weighing`` is above this.
MOST_BYTES_HERE = 4_000_000
# How often a wait is interrupted to see whether the person pressed Ctrl-C, which Windows tells between two waits only.
GLANCE_SECONDS = 0.2

_log = logging.getLogger("stocktake")

Progress = Callable[[int, int, str], None]
"""Told before each paper that is read: how many of them are done, how many there are, the next one's name."""


def read_paper(task: Task[T], order: Order, limits: Limits) -> T:
    """Return what ``task`` makes of one paper. Raises InputError when it cannot be read, or not within ``limits``."""
    check(order.path)
    try:
        return _read_here(task, order)
    except NeedsWorker:
        with Workers(limits) as workers:
            return _await(workers.start(task, order))


def read_papers(
    task: Task[T], orders: Sequence[Order], limits: Limits, progress: Progress | None = None
) -> Iterator[tuple[int, T | InputError]]:
    """Yield the number of each order with what ``task`` makes of its paper, or why that cannot be had.

    Papers read here come at once and in order; those that need a process of their own, several at a time, come last,
    in order. A defect met in one paper does not cost the others.
    """
    with Workers(limits) as workers:
        waiting: list[tuple[int, Future[T]]] = []
        for number, order in enumerate(orders):
            if progress:
                progress(number - len(waiting), len(orders), order.name)
            try:
                outcome = _outcome(order, partial(_read_here, task, order))
            except NeedsWorker:
                waiting.append((number, workers.start(task, order)))
            else:
                yield number, outcome
        for left, (number, future) in zip(range(len(waiting), 0, -1), waiting, strict=True):
            if progress:
                progress(len(orders) - left, len(orders), orders[number].name)
            yield number, _outcome(orders[number], partial(_await, future))


def _outcome(order: Order, read: Callable[[], T]) -> T | InputError:
    try:
        return read()
    except InputError as error:
        return error
    except StocktakeError as error:
        return defect(order.name, str(error))
    except Exception as error:
        # The one wide catch of the layers: a defect met in one paper must not cost the person all the others.
        _log.debug("%s", order.name, exc_info=True)
        return defect(order.name, describe(error))


def _read_here(task: Task[T], order: Order) -> T:
    """Do the task in this process. Raises NeedsWorker where that could take long, or took long."""
    if _is_large(order.path):
        raise NeedsWorker
    content = content_of(order)
    if _is_heavy(content, order.name):
        raise NeedsWorker
    return patiently(lambda: perform(task, content, order))


def _is_large(path: Path) -> bool:
    try:
        return path.stat().st_size > MOST_BYTES_HERE
    except OSError:
        return False  # opening it says why


def _is_heavy(content: bytes, name: str) -> bool:
    try:
        return is_heavy(content, format_of(content, name))
    except InputError:
        return False  # reading it says the same


def _await(future: Future[T]) -> T:
    while not future.done():
        wait([future], timeout=GLANCE_SECONDS)
    return future.result()
