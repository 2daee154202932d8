"""Reads the words of one Word paragraph as they stand when all tracked changes are accepted."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .assembly import visible
from .word_package import W, whole_number
from .word_styles import Styles

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_MATHS_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_ALTERNATIVES = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"

_PROPERTIES = ("pPr", "rPr", "sdtPr", "sdtEndPr", "rubyPr")
_DROPPED = {W + name for name in (*_PROPERTIES, "del", "moveFrom", "delText", "instrText", "delInstrText", "rt")}
_SIGNS = {W + "tab": "\t", W + "ptab": "\t", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "-"}
_LEAVES = {W + "txbxContent", W + "fldChar"}
_NOTES = {W + "footnoteReference": "footnotes", W + "endnoteReference": "endnotes"}


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a paragraph: ``lines`` as its line breaks part them, those without words left out.

    ``is_bold`` tells whether all of them are bold, ``boxes`` are the text boxes anchored here, ``notes`` the notes referred
    to (their part and id), ``runs_on`` whether the paragraph's end is deleted, so that the next one continues it.
    """

    lines: tuple[str, ...]
    is_bold: bool
    boxes: "tuple[Element, ...]"
    notes: tuple[tuple[str, str], ...]
    runs_on: bool


def read_words(paragraph: "Element", styles: Styles) -> Words:
    """Return the words of ``paragraph`` without deleted and hidden ones, field codes and soft hyphens."""
    pieces: list[str] = []
    bold: list[bool] = []
    boxes: list[Element] = []
    notes: list[tuple[str, str]] = []
    in_code: list[bool] = []  # of each field that is open: whether its code or its result is being read
    for node, run in _nodes(paragraph, None):
        if node.tag == W + "fldChar":
            _follow_field(node, in_code)
        elif node.tag == W + "txbxContent":
            boxes.append(node)
        elif node.tag in _NOTES:
            notes.append((_NOTES[node.tag], node.get(W + "id", "")))
        elif piece := "" if any(in_code) else _text_of(node):
            properties = None if run is None else run.find(W + "rPr")
            if styles.run_switch(properties, paragraph, "vanish"):
                continue
            pieces.append(visible(piece))
            if piece.strip():
                bold.append(styles.run_switch(properties, paragraph, "b"))
    lines = tuple(line.strip() for line in "".join(pieces).split("\n") if line.strip())
    mark = paragraph.find(f"{W}pPr/{W}rPr")
    runs_on = mark is not None and (mark.find(W + "del") is not None or mark.find(W + "moveFrom") is not None)
    return Words(lines, bool(bold) and all(bold), tuple(boxes), tuple(notes), runs_on)


def alternative(element: "Element") -> "Element":
    """Return ``element``, or the one alternative to read where it offers the same content in several forms."""
    return element[0] if element.tag == _ALTERNATIVES and len(element) else element


def _nodes(element: "Element", run: "Element | None") -> "Iterator[tuple[Element, Element | None]]":
    """Yield the elements that hold text or signs, each with the run it stands in; text boxes are not entered."""
    for child in element:
        chosen = alternative(child)
        if chosen.tag in _DROPPED:
            continue
        if len(chosen) and chosen.tag not in _LEAVES:
            yield from _nodes(chosen, chosen if chosen.tag == W + "r" else run)
        else:
            yield chosen, run


def _text_of(node: "Element") -> str:
    if node.tag in (W + "t", _MATHS_TEXT):
        # a line feed inside w:t is white space of the file, not a break of the paper
        return (node.text or "").replace("\r", " ").replace("\n", " ")
    if node.tag == W + "sym":
        code = whole_number(node.get(W + "char"), 0, 16)
        return chr(code) if 0x20 < code < 0xD800 or 0xDFFF < code < 0xFFFE else ""
    return _SIGNS.get(str(node.tag), "")


def _follow_field(node: "Element", in_code: list[bool]) -> None:
    kind = node.get(W + "fldCharType")
    if kind == "begin":
        in_code.append(True)
    elif kind == "separate" and in_code:
        in_code[-1] = False
    elif kind == "end" and in_code:
        in_code.pop()
