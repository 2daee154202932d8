"""Computes the numbers and bullets that Word shows before paragraphs and does not store."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..language.enumerators import format_count
from .word_package import W, child_value, switch, whole_number
from .word_styles import Styles, left_indent

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_LEVELS = 9
_PLACE = re.compile(r"%([1-9])")


@dataclass(frozen=True, slots=True)
class Number:
    """What Word shows before a paragraph: ``"•"``, ``"3."``, ``"1.2"``, ``"Outcome 2:"``.

    ``is_marker`` is true for a bullet or a lone counter, the mark of a list entry; a number of several counters or with
    words of its own names the paragraph, as a heading number does. ``indent`` is in points.
    """

    text: str
    level: int
    indent: float | None
    is_marker: bool


@dataclass(frozen=True, slots=True)
class _List:
    """A list of the file: the key of its counters, its levels, and the starts it sets anew."""

    counters: str
    levels: "dict[int, Element]"
    starts: dict[int, int]


class Numbering:
    """The lists of one file and how far each has counted; :meth:`advance` must be called once a paragraph, in order."""

    def __init__(self, part: "Element | None", styles: Styles) -> None:
        self._styles = styles
        self._abstract = {} if part is None else {e.get(W + "abstractNumId", ""): e for e in part.iter(W + "abstractNum")}
        self._numbers = {} if part is None else {e.get(W + "numId", ""): e for e in part.findall(W + "num")}
        self._lists: dict[str, _List | None] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._restarted: set[tuple[str, int]] = set()

    def advance(self, paragraph: "Element") -> Number | None:
        """Count ``paragraph`` and return what stands before it; None when it is in no list or its list shows nothing."""
        number_id, level, style = self._styles.number_of(paragraph)
        if number_id is None or (found := self._list(number_id)) is None:
            return None
        if level is None:
            level = next((n for n, e in found.levels.items() if style and child_value(e, "pStyle") == style), 0)
        definition = found.levels.get(level)
        if definition is None or not 0 <= level < _LEVELS:
            return None
        self._count(number_id, found, level)
        text = self._show(found, level, definition)
        if not text:
            return None
        pattern = child_value(definition, "lvlText") or ""
        lone = text == "•" or (len(_PLACE.findall(pattern)) == 1 and not re.search(r"[^\W\d_]", _PLACE.sub("", pattern)))
        return Number(text, level, left_indent(definition), lone)

    def _list(self, number_id: str) -> _List | None:
        if number_id not in self._lists:
            self._lists[number_id] = self._resolve(number_id)
        return self._lists[number_id]

    def _resolve(self, number_id: str) -> _List | None:
        number = self._numbers.get(number_id)
        abstract_id = child_value(number, "abstractNumId") or ""
        abstract = self._abstract.get(abstract_id)
        if number is None or abstract is None:
            return None
        if (linked := child_value(abstract, "numStyleLink")) is not None:
            abstract_id, abstract = next(
                ((key, e) for key, e in self._abstract.items() if child_value(e, "styleLink") == linked), (abstract_id, abstract)
            )
        levels = {whole_number(e.get(W + "ilvl"), 0): e for e in abstract.findall(W + "lvl")}
        starts: dict[int, int] = {}
        for override in number.findall(W + "lvlOverride"):
            level = whole_number(override.get(W + "ilvl"), 0)
            if (replaced := override.find(W + "lvl")) is not None:
                levels[level] = replaced
            if (start := child_value(override, "startOverride")) is not None:
                starts[level] = whole_number(start, 1)
        return _List(abstract_id, levels, starts)

    def _count(self, number_id: str, found: _List, level: int) -> None:
        counts = self._counts.setdefault(found.counters, [None] * _LEVELS)
        if level in found.starts and (number_id, level) not in self._restarted:
            self._restarted.add((number_id, level))
            counts[level] = None
        before = counts[level]
        counts[level] = self._start(found, level) if before is None else before + 1
        for outer in range(level):
            if counts[outer] is None:
                counts[outer] = self._start(found, outer)
        for inner in range(level + 1, _LEVELS):
            if child_value(found.levels.get(inner), "lvlRestart") != "0":
                counts[inner] = None

    def _start(self, found: _List, level: int) -> int:
        return found.starts.get(level, whole_number(child_value(found.levels.get(level), "start"), 1))

    def _show(self, found: _List, level: int, definition: "Element") -> str:
        form = child_value(definition, "numFmt") or "decimal"
        if form == "bullet":
            return "•"
        if form == "none":
            return ""
        counts = self._counts[found.counters]
        legal = switch(definition, "isLgl") is True

        def shown(place: re.Match[str]) -> str:
            at = int(place.group(1)) - 1
            own = child_value(found.levels.get(at), "numFmt") or "decimal"
            return format_count(counts[at] or 0, "decimal" if legal else own)

        return _PLACE.sub(shown, child_value(definition, "lvlText") or "").strip()
