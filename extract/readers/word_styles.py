"""What a Word paragraph inherits from its style: heading level, numbering, indent, bold and hidden text."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from .word_package import W, child_value, switch, whole_number

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_HEADING = re.compile(r"heading ([1-9])", re.IGNORECASE)
_CONTENTS = re.compile(r"toc \d", re.IGNORECASE)
_BULLETS = re.compile(r"list bullet(?: ([2-5]))?", re.IGNORECASE)
_BODY_TEXT = 9  # the outline level that means "no heading"
_NO_LIST = "0"  # the numbering id that takes a paragraph out of its style's list
_TWIPS = 20  # twentieths of a point
# No chain of styles is longer than this; one that is runs in a circle.
_LONGEST_CHAIN = 30


class Styles:
    """The styles of one file. Built-in styles are known by their name, which is English in every language of Word."""

    def __init__(self, part: "Element | None") -> None:
        found = [] if part is None else list(part.iter(W + "style"))
        self._by_id = {style.get(W + "styleId", ""): style for style in found}
        self._default = next(
            (s.get(W + "styleId") for s in found if s.get(W + "type") == "paragraph" and s.get(W + "default") in ("1", "true", "on")), None
        )

    def chain(self, style_id: str | None) -> "Iterator[Element]":
        """Yield the style and those it is based on, nearest first."""
        for _ in range(_LONGEST_CHAIN):
            style = self._by_id.get(style_id or "")
            if style is None:
                return
            yield style
            style_id = child_value(style, "basedOn")

    def of_paragraph(self, paragraph: "Element") -> "Iterator[Element]":
        """Yield the paragraph's style and those it is based on, nearest first."""
        return self.chain(child_value(paragraph, "pPr", "pStyle") or self._default)

    def heading_level(self, paragraph: "Element") -> int | None:
        """Return the level of the heading a paragraph is, 1 for the outermost and for a title, or None."""
        outline = child_value(paragraph, "pPr", "outlineLvl")
        if outline is not None:
            return _level(outline)
        for style in self.of_paragraph(paragraph):
            name = child_value(style, "name") or ""
            if name.lower() == "title":
                return 1
            if heading := _HEADING.fullmatch(name):
                return int(heading.group(1))
            outline = child_value(style, "pPr", "outlineLvl")
            if outline is not None:
                return _level(outline)
        return None

    def is_contents_entry(self, paragraph: "Element") -> bool:
        """Tell whether a paragraph is a line of a generated table of contents."""
        return any(_CONTENTS.fullmatch(child_value(style, "name") or "") for style in self.of_paragraph(paragraph))

    def bullet_depth(self, paragraph: "Element") -> int | None:
        """Return the depth of a built-in bullet style whose numbering definition was lost, else None."""
        if self.number_of(paragraph)[0] == _NO_LIST:
            return None
        for style in self.of_paragraph(paragraph):
            if bullets := _BULLETS.fullmatch(child_value(style, "name") or ""):
                return int(bullets.group(1) or 1) - 1
        return None

    def number_of(self, paragraph: "Element") -> tuple[str | None, int | None, str | None]:
        """Return the numbering a paragraph has or inherits: its id, its level where one is named, and the style that gives it."""
        own = paragraph.find(f"{W}pPr/{W}numPr")
        number, level = child_value(own, "numId"), child_value(own, "ilvl")
        source: str | None = None
        for style in self.of_paragraph(paragraph):
            if number is not None:
                break
            inherited = style.find(f"{W}pPr/{W}numPr")
            number = child_value(inherited, "numId")
            level = level if level is not None else child_value(inherited, "ilvl")
            source = style.get(W + "styleId")
        return number, None if level is None else whole_number(level, 0), source

    def indent_of(self, paragraph: "Element") -> float | None:
        """Return the left indent in points that the paragraph or its style names, or None."""
        for holder in (paragraph, *self.of_paragraph(paragraph)):
            if (indent := left_indent(holder)) is not None:
                return indent
        return None

    def run_switch(self, run_properties: "Element | None", paragraph: "Element", name: str) -> bool:
        """Tell whether a property such as bold (``b``) or hidden (``vanish``) is on for a run."""
        direct = switch(run_properties, name)
        if direct is not None:
            return direct
        styles = (*self.chain(child_value(run_properties, "rStyle")), *self.of_paragraph(paragraph))
        inherited = (switch(style.find(W + "rPr"), name) for style in styles)
        return next((on for on in inherited if on is not None), False)

    def marks_first_row(self, table: "Element") -> bool:
        """Tell whether the table's style sets its first row apart, by bold or by a fill, and the table makes use of it."""
        look = table.find(f"{W}tblPr/{W}tblLook")
        if look is None or not (look.get(W + "firstRow") in ("1", "true", "on") or whole_number(look.get(W + "val"), 0, 16) & 0x20):
            return False
        for style in self.chain(child_value(table, "tblPr", "tblStyle")):
            for part in style.iter(W + "tblStylePr"):
                if part.get(W + "type") == "firstRow":
                    return switch(part.find(W + "rPr"), "b") is True or is_shaded(part.find(W + "tcPr"))
        return False


def left_indent(holder: "Element") -> float | None:
    """Return the left indent in points named in the paragraph properties of a paragraph, style or numbering level."""
    indent = holder.find(f"{W}pPr/{W}ind")
    twips = None if indent is None else indent.get(W + "left") or indent.get(W + "start")
    return None if twips is None else whole_number(twips, 0) / _TWIPS


def is_shaded(cell_properties: "Element | None") -> bool:
    """Tell whether a cell has a ground of its own that is not white."""
    shading = None if cell_properties is None else cell_properties.find(W + "shd")
    return shading is not None and (shading.get(W + "fill") or "auto").lower() not in ("auto", "ffffff")


def _level(outline: str) -> int | None:
    level = whole_number(outline, _BODY_TEXT)
    return level + 1 if 0 <= level < _BODY_TEXT else None
