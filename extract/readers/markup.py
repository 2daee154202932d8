"""Left-over HTML in a plain text: where its tags begin paragraphs and list entries.

Papers copied out of a web page or a converter keep tags such as ``<ul style="…">`` inside a line, with bullets that
follow each other in it. The tags are no words: no passage covers them.
"""

import itertools
import re
from dataclasses import dataclass

from ..language.enumerators import split_marker

_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,200}>")
_BREAKING = re.compile(r"</?(?:ul|ol|li|p|div|br|h[1-6]|td|tr)\b", re.IGNORECASE)
# A raised dot also stands inside words and figures; the other bullets stand nowhere else, and words may touch them.
_INLINE_BULLET = re.compile(r"[•○▪◦●‣\uf0b7\uf0a7]|(?<!\S)·(?=\s)")


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of words between two breaks; ``marker`` is "" outside lists, ``depth`` None where only indent can tell."""

    start: int
    end: int
    marker: str = ""
    depth: int | None = None


def has_markup(words: str) -> bool:
    """Tell whether words hold tags that break lines."""
    return _BREAKING.search(words) is not None


def split_segments(text: str, start: int, end: int) -> list[Segment]:
    """Split ``text[start:end]`` at its tags and at the bullets inside lists; without tags it is one segment."""
    if not has_markup(text[start:end]):
        return _plain(text, start, end)
    segments: list[Segment] = []
    depth, depth_of_bullet, position, entry = -1, dict[str, int](), start, False
    for tag in [*_TAG.finditer(text, start, end), None]:
        stop = tag.start() if tag else end
        segments += _between_tags(text, position, stop, depth, depth_of_bullet, entry)
        if tag is None:
            break
        position, name = tag.end(), tag.group().strip("</ >").split()[0].lower()
        closing = tag.group().startswith("</")
        if name in ("ul", "ol"):
            depth = max(depth - 1, -1) if closing else depth + 1
            if depth < 0:
                depth_of_bullet.clear()
        entry = name == "li" and not closing
    return segments


def _between_tags(text: str, start: int, end: int, depth: int, depth_of_bullet: dict[str, int], entry: bool) -> list[Segment]:
    bullets = list(_INLINE_BULLET.finditer(text, start, end)) if depth >= 0 else []
    cuts = [start, *(b.start() for b in bullets), end]
    segments: list[Segment] = []
    for number, (a, b) in enumerate(itertools.pairwise(cuts)):
        if number:
            bullet = text[a]
            at = depth_of_bullet.setdefault(bullet, depth)
            segments += _segment(text, a + 1, b, bullet, at)
        elif entry:
            segments += _segment(text, a, b, "•", max(depth, 0))
        else:
            segments += _plain(text, a, b)
    return segments


def _plain(text: str, start: int, end: int) -> list[Segment]:
    words = text[start:end]
    lead = len(words) - len(words.lstrip())
    marker, offset = split_marker(words.strip())
    return _segment(text, start + lead + offset, end, marker, None)


def _segment(text: str, start: int, end: int, marker: str, depth: int | None) -> list[Segment]:
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    end -= len(words) - len(words.rstrip())
    return [Segment(start, end, marker, depth)] if start < end else []
