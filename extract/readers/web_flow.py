"""Walks through a part of a web page and yields its runs of words: what a browser sets as one paragraph."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...model import fold
from ..language.enumerators import format_count
from .assembly import visible
from .web_tables import is_data_table

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_INLINE = frozenset(
    (
        *("a", "abbr", "acronym", "b", "bdi", "bdo", "big", "br", "cite", "code", "data", "dfn", "em", "font", "i", "img", "ins", "kbd"),
        *("label", "mark", "nobr", "o:p", "picture", "q", "ruby", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time"),
        *("tt", "u", "var", "wbr"),
    )
)
_LISTS = ("ul", "ol", "menu", "dir")
_BOLD = ("b", "strong", "th")
_FORMS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman", "1": "decimal"}
_STYLES = re.compile(r"(lower|upper)-(alpha|latin|roman)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Run:
    """The words between two block boundaries: ``lines`` as <br> parts them, "" where two follow each other.

    ``level`` is that of the heading the run is, ``marker`` the list entry's computed marker where the run begins one,
    ``depth`` how many lists the run stands in.
    """

    lines: tuple[str, ...]
    level: int | None = None
    marker: str = ""
    depth: int = 0
    is_bold: bool = False


class _List:
    def __init__(self, element: "Element") -> None:
        style = _STYLES.search(element.get("style") or "")
        form = "Letter" if style and style.group(2).lower() != "roman" else "Roman"
        self._form = style.group(1).lower() + form if style else _FORMS.get(element.get("type") or "1", "decimal")
        self._ordered = element.tag == "ol"
        entries = sum(child.tag == "li" for child in element)
        self._step = -1 if element.get("reversed") is not None else 1
        self._count = _whole(element.get("start"), entries if self._step < 0 else 1)

    def next_marker(self, entry: "Element") -> str:
        if not self._ordered:
            return "•"
        count = _whole(entry.get("value"), self._count)
        self._count = count + self._step
        return f"{format_count(count, self._form)}."


class _Walk:
    """Where the walk stands: the words gathered since the last boundary and the lists, heading and bold words they stand in."""

    def __init__(self) -> None:
        self.lists: list[_List] = []
        self.level: int | None = None
        self.marker = ""
        self.bold = 0
        self.verbatim = 0
        self._pieces: list[str] = []
        self._bold: list[bool] = []

    def add(self, text: str | None) -> None:
        if not text:
            return
        shown = visible(text)
        self._pieces.append(shown if self.verbatim else re.sub(r"[\s\x00-\x1f]+", " ", shown))
        if shown.strip():
            self._bold.append(self.bold > 0)

    def add_break(self) -> None:
        self._pieces.append("\n")

    def finish(self) -> Run | None:
        """Return the run gathered so far, None when it has no words, and begin the next one."""
        lines = [fold(line) for line in "".join(self._pieces).split("\n")]
        bold = bool(self._bold) and all(self._bold)
        self._pieces.clear()
        self._bold.clear()
        while lines and not lines[0]:
            lines.pop(0)
        while lines and not lines[-1]:
            lines.pop()
        if not lines:
            return None
        marker, self.marker = self.marker, ""
        depth = max(len(self.lists) - 1, 0) if marker else len(self.lists)
        return Run(tuple(lines), self.level, marker, depth, bold)


def walk(root: "Element", *, tables: bool) -> "Iterator[Run | Element]":
    """Yield the runs below ``root`` in order; with ``tables`` each table of data as itself, else its cells' runs."""
    from lxml import etree

    at = _Walk()
    steps = etree.iterwalk(root, events=("start", "end"))
    for event, element in steps:
        tag = str(element.tag).lower()
        boundary = tag not in _INLINE or element is root
        if boundary and (run := at.finish()):
            yield run
        if event == "end":
            _leave(at, element, tag)
            if element is not root:
                at.add(element.tail)
        elif tables and element is not root and is_data_table(element):
            for caption in element.iter("caption"):
                yield from walk(caption, tables=False)
            yield element
            steps.skip_subtree()
        else:
            _enter(at, element, tag)
            at.add(element.text)


def _enter(at: _Walk, element: "Element", tag: str) -> None:
    if tag == "br":
        at.add_break()
    elif tag in _LISTS:
        at.lists.append(_List(element))
    elif tag == "li":
        at.marker = at.lists[-1].next_marker(element) if at.lists else "•"
    elif (level := _heading_level(element, tag)) is not None:
        at.level = level
    elif tag == "pre":
        at.verbatim += 1
    if tag in _BOLD:
        at.bold += 1


def _leave(at: _Walk, element: "Element", tag: str) -> None:
    if tag in _LISTS:
        at.lists.pop()
    elif tag == "li":
        at.marker = ""
    elif _heading_level(element, tag) is not None:
        at.level = None
    elif tag == "pre":
        at.verbatim -= 1
    if tag in _BOLD:
        at.bold -= 1


def _heading_level(element: "Element", tag: str) -> int | None:
    if re.fullmatch(r"h[1-6]", tag):
        return int(tag[1])
    return max(_whole(element.get("aria-level"), 2), 1) if element.get("role") == "heading" else None


def _whole(written: str | None, default: int) -> int:
    return int(written) if written and re.fullmatch(r"-?\d{1,9}", written.strip()) else default
