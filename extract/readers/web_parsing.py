"""Parses a web page's characters into elements, as browsers do: whatever is wrong in it, something comes out."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...model import Fault, fold
from .assembly import visible

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

# Frames and styles around words: where they nest without end, the words can be told without them.
_WRAPPERS = re.compile(
    r"</?(?:a|abbr|article|b|big|blockquote|center|div|em|font|i|ins|label|main|section|small|span|strong|sub|sup|u)\b[^<>]*>",
    re.IGNORECASE,
)
# A tag of this many characters holds a picture, or attributes without end, which take the parser the square of their number.
_LONG_TAG = re.compile(r"<([A-Za-z][\w:-]*)[^<>]{20000,}>")
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_TOO_DEEP = "ERR_RESOURCE_LIMIT"


@dataclass(frozen=True, slots=True)
class ParsedPage:
    """A page's body, its <title> or "", and what was wrong with it."""

    body: "Element"
    title: str
    faults: tuple[Fault, ...] = ()


def parse_page(text: str) -> ParsedPage | None:
    """Return the page's elements, None where it has no body. Nothing outside the page is looked up.

    A page that nests its parts deeper than the parser follows is read without the elements that only wrap others.
    """
    cleaned = _LONG_TAG.sub(r"<\1>", _CONTROLS.sub(" ", text))
    root, whole = _parse(cleaned)
    faults: list[Fault] = []
    if not whole:
        root, whole = _parse(_WRAPPERS.sub("\n", cleaned))
        lost = "" if whole else ", and what stands behind those parts was not read"
        wrong = f"The page nests its parts thousands deep: some were read without what they stand in{lost}"
        faults.append(Fault(f"{wrong}. Compare it with the page."))
    body = None if root is None else root.find("body")
    if root is None or body is None:
        return None
    return ParsedPage(body, fold(visible(root.findtext(".//head/title") or "")), tuple(faults))


def _parse(text: str) -> "tuple[Element | None, bool]":
    """Return the page's root element, and whether the parser went through the whole page."""
    from lxml import etree

    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=True)
    try:
        root = etree.fromstring(text.encode("utf-8", errors="replace"), parser)
    except etree.XMLSyntaxError:
        return None, True
    return root, not any(entry.type_name == _TOO_DEEP for entry in parser.error_log)
