"""The worker's side: one paper in a process of its own, which dies with its paper, with its caller, or at its limits.

What goes to the caller are frames: a letter for the kind, the length in eight bytes, the content. BEAT comes several times a
second and says what the limits are held against; one of the others comes last.
"""

import json
import os
import signal
import struct
import sys
import threading
import time
import traceback
from contextlib import suppress
from pathlib import Path
from typing import Any, BinaryIO

from ..extract.effort import outside_seconds
from ..model import InputError
from .memory import cap_memory, resident_mb
from .tasks import content_of, perform

BEAT, DONE, REFUSED, DEFECT, MEMORY = b"B", b"R", b"E", b"X", b"M"
HEADER = struct.Struct(">cQ")
BEATS_A_SECOND = 5
_EXIT = 1  # nobody looks at it: the frames have said all


def main() -> None:
    """Do what the order on standard input says, and write the frames to what was standard output."""
    import pickle  # most runs start no process; what arrives comes from this program, not from a paper

    with suppress(ValueError, OSError):
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # the caller is told to stop as well, and ends this process
    frames = _Frames(_take_standard_output())
    task, order, megabytes = pickle.load(sys.stdin.buffer)
    threading.Thread(target=_die_with_the_caller, daemon=True).start()
    threading.Thread(target=_beat, args=(frames, megabytes), daemon=True).start()
    cap_memory(megabytes)
    try:
        frames.send(DONE, task.pack(perform(task, content_of(order), order)))
    except InputError as error:
        frames.send(REFUSED, _as_json(error))
    except MemoryError:
        frames.send(MEMORY)
    except Exception as error:
        frames.send(DEFECT, describe(error).encode("utf-8", "backslashreplace"))
    _end()


def describe(error: BaseException) -> str:
    """Return what a defect is and where it was met, for a report to the maintainers."""
    place = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__}: {error} ({Path(place.filename).name}, line {place.lineno})"


class _Frames:
    """Writes frames, one at a time."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._lock = threading.Lock()

    def send(self, kind: bytes, content: bytes = b"") -> None:
        with self._lock:
            self._stream.write(HEADER.pack(kind, len(content)))
            self._stream.write(content)
            self._stream.flush()


def _take_standard_output() -> BinaryIO:
    """Return the pipe to the caller, and point standard output elsewhere: libraries print to it what they think of a file."""
    pipe = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    return pipe


def _die_with_the_caller() -> None:
    """End this process when the caller's end of standard input closes, however the caller ended."""
    with suppress(OSError):
        while os.read(0, 1):
            pass
    _end()


def _beat(frames: _Frames, megabytes: int) -> None:
    before = resident_mb()
    pause = threading.Event()
    while not pause.wait(1 / BEATS_A_SECOND):
        taken = resident_mb() - before
        with suppress(OSError):
            if taken > megabytes:
                frames.send(MEMORY)
                _end()
            frames.send(BEAT, json.dumps([outside_seconds(), time.process_time(), taken]).encode())


def _end() -> None:
    """Leave at once, together with the programs started from here."""
    if hasattr(os, "killpg"):
        with suppress(OSError):
            if os.getpgid(0) == os.getpid():
                os.killpg(0, signal.SIGKILL)
    os._exit(_EXIT)


def _as_json(error: InputError) -> bytes:
    content: dict[str, Any] = {"type": type(error).__name__, "name": error.name, "wrong": error.wrong, "remedy": error.remedy}
    return json.dumps(content).encode()
