"""Judges, before a PDF is opened, whether opening it could take long or fill the memory.

A PDF of a few kilobytes can unpack to gigabytes, draw one piece a billion times, or repeat a page without end, and the
library that opens it cannot be interrupted. So its streams are unpacked here up to a limit, which for an ordinary paper takes
some milliseconds, and what cannot be judged this way (other packings, encryption, damage) is taken for heavy.
"""

import base64
import re
import zlib
from collections.abc import Iterator

# Pictures aside, a paper of 30 pages unpacks to half a megabyte, with whole fonts in it to a few. At worst, so much takes seconds
# and 300 MB of memory to open.
MOST_BYTES = 4_000_000
MOST_UNPACKED = 8_000_000
# Pixels of all pictures: three pages scanned at 300 dots an inch. More is a scan, which takes its time anyway.
MOST_PIXELS = 30_000_000
# References that follow each other (a list of pages, or of the pieces of one page's content).
LONGEST_LIST = 1_000

_PACKED = re.compile(rb"/Filter\s*(\[[^\]]{0,200}\]|/[A-Za-z0-9#]+)")
_NAMES = re.compile(rb"/([A-Za-z0-9#]+)")
_SIZE = re.compile(rb"/(?:Width|Height|W|H)\s+(\d{1,9})(?!\s+\d+\s+R)")
_LIST = re.compile(rb"(?:\d+\s+\d+\s+R\s*){%d}" % LONGEST_LIST)
_INLINE_PICTURE = re.compile(rb"\bBI\s[^\0]{0,400}?/F(?:ilter)?\b")
_PICTURE, _FORM = re.compile(rb"/Subtype\s*/Image\b"), re.compile(rb"/Subtype\s*/Form\b")
# Drawn over and over, a tiny tile takes without end.
_TILES = re.compile(rb"/PatternType\s+1\b")
DICTIONARY = 2_000  # bytes before a stream in which its dictionary stands


def is_heavy(data: bytes) -> bool:
    """Tell whether a PDF may take long, or much memory, to open."""
    if len(data) > MOST_BYTES or b"/Encrypt" in data or (b"/PatternType" in data and _TILES.search(data)):
        return True
    tally = _Tally()
    end = 0
    for between, begin, end in _streams(data):
        head = between[-DICTIONARY:]
        if _is_odd(between) or not tally.take(head[max(head.rfind(b" obj"), 0) :], data[begin:end]):
            return True
    return _is_odd(data[end:])


def _streams(data: bytes) -> Iterator[tuple[bytes, int, int]]:
    """Yield what stands before each stream, where it begins, and where it ends."""
    before, begin = 0, data.find(b"stream")
    while begin >= 0:
        start = begin + len(b"stream")
        start += 2 if data[start : start + 2] == b"\r\n" else 1
        end = data.find(b"endstream", start)
        end = end if end >= 0 else len(data)
        yield data[before:begin], start, end
        before = end + len(b"endstream")
        begin = data.find(b"stream", before)


class _Tally:
    """What the streams taken so far come to."""

    def __init__(self) -> None:
        self._left = MOST_UNPACKED
        self._pixels = self._draws = self._largest_form = 0

    def take(self, head: bytes, packed: bytes) -> bool:
        """Take in the stream with the dictionary ``head``; False where that is too much, or cannot be judged."""
        if _PICTURE.search(head):
            sides = [int(side) for side in _SIZE.findall(head)]
            self._pixels += sides[0] * sides[1] if len(sides) > 1 else MOST_PIXELS
            return self._pixels <= MOST_PIXELS
        content = _unpack(packed, head, self._left)
        if content is None or _is_odd(content) or (b"BI" in content and _INLINE_PICTURE.search(content)):
            return False
        self._left -= len(content)
        drawn = content.count(b" Do")
        if _FORM.search(head):
            self._largest_form = max(self._largest_form, len(content))
            # forms that draw several forms each can draw a billion pieces in a kilobyte
            if drawn > 1:
                return False
        self._draws += drawn
        return self._draws * self._largest_form <= self._left


def _is_odd(piece: bytes) -> bool:
    return piece.count(b" R") >= LONGEST_LIST and _LIST.search(piece) is not None


def _unpack(packed: bytes, head: bytes, most: int) -> bytes | None:
    """Return a stream's content; None where it is larger than ``most`` bytes, or packed in a way that is not judged."""
    found = _PACKED.search(head)
    names = _NAMES.findall(found[1]) if found else []
    content = packed
    if names[:1] == [b"ASCII85Decode"]:
        unarmoured = _from_ascii85(content)
        if unarmoured is None:
            return None
        content, names = unarmoured, names[1:]
    if not names:
        return content if len(content) <= most else None
    if names != [b"FlateDecode"]:
        return None
    unpacker = zlib.decompressobj()
    try:
        content = unpacker.decompress(content, most + 1)
    except zlib.error:
        return None
    return content if len(content) <= most else None


def _from_ascii85(content: bytes) -> bytes | None:
    try:
        return base64.a85decode(content.strip().removeprefix(b"<~").partition(b"~>")[0])
    except ValueError:
        return None
