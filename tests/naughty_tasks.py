"""Tasks that misbehave, for the tests of what stops them. The processes they run in find this module by the search path."""

import os
import signal
import sys
import time

from stocktake.corpus.tasks import Order
from stocktake.extract.effort import outside
from stocktake.model import UnreadablePaper


def same(content: bytes) -> bytes:
    return content


def length(content: bytes, _: Order) -> bytes:
    return str(len(content)).encode()


def spin(_: bytes, __: Order) -> bytes:
    while True:
        pass


def hoard(_: bytes, __: Order) -> bytes:
    kept = []
    while True:
        kept.append(bytearray(2**20))


def die(_: bytes, __: Order) -> bytes:
    os._exit(3)


def crash(_: bytes, __: Order) -> bytes:
    os.kill(os.getpid(), signal.SIGSEGV)
    return b""


def break_down(_: bytes, __: Order) -> bytes:
    raise ZeroDivisionError("by nought")


def refuse(_: bytes, order: Order) -> bytes:
    raise UnreadablePaper(order.name, "is odd.", "Ask again.")


def recurse(content: bytes, order: Order) -> bytes:
    return recurse(content, order)


def print_much(_: bytes, __: Order) -> bytes:
    os.write(1, b"a library has its say")
    sys.stderr.write("and another")
    return b"done"


def wait_outside(_: bytes, __: Order) -> bytes:
    with outside():
        time.sleep(1.0)
    return b"waited"
