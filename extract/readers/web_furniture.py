"""Clears a web page of all that is not the paper: menus, banners, share links, forms, scripts, hidden parts.

What the page says about its parts (tags, roles) is trusted; class and id words are hints that count only together with the look of
the part (mostly links, or short), since "social-care" or "feedback" may as well be the id of a chapter.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .web_tables import words_of

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

# A part whose words are links to at least this share is a menu; body text of council pages stays under a quarter.
LINK_SHARE = 0.5
# A breadcrumb, skip link or "was this page useful" box is shorter (characters); a chapter is longer.
SHORT = 400
# The main part is taken alone, and a part with a suspicious name is kept, when it holds at least this share of the page's words.
MOST = 0.5
# A form that holds this share of the page's words is the frame some content systems put around every page.
FRAME_SHARE = 0.25

_NO_TEXT = {
    *("script", "style", "noscript", "template", "svg", "iframe", "object", "embed", "canvas", "audio", "video", "map", "dialog"),
    *("head", "title", "meta", "link", "base", "button", "select", "option", "input", "textarea", "datalist", "del", "rp", "rt"),
}
_ROLES = {"navigation", "banner", "contentinfo", "search", "menu", "menubar", "dialog", "alertdialog"}
_COOKIES = {"cookie", "cookies", "consent", "gdpr", "onetrust"}
_SURE = {"breadcrumb", "breadcrumbs", "skiplink", "addtoany", "addthis", "sharethis"}
_LIKELY = {
    *("share", "sharing", "social", "nav", "navigation", "navbar", "menu", "pagination", "pager", "sidebar", "related"),
    *("toolbar", "footer", "header", "masthead", "banner", "topbar"),
}
_ASKING = {"feedback", "survey", "rating", "subscribe", "newsletter"}
_FRAMES = {
    *("footer", "site-footer", "page-footer", "global-footer", "sitefooter", "pagefooter"),
    *("header", "site-header", "siteheader", "masthead"),
}
_UNSEEN = {
    *("visually-hidden", "govuk-visually-hidden", "visuallyhidden", "sr-only", "screen-reader-text", "screenreader"),
    "element-invisible",
}
_NAMED_PARTS = {"div", "ul", "ol", "section", "span", "a", "aside", "p"}
_CONTENT_IDS = {"content", "main", "main-content", "maincontent", "page-content"}

_SHARING = re.compile(
    r"facebook\.com/shar|\b(?:twitter|x)\.com/(?:share|intent)|linkedin\.com/share|whatsapp(?:://|\.com/)send|^mailto:\?", re.IGNORECASE
)
_JUMP = re.compile(r"(?:skip (?:to|navigation)|jump to|back to (?:the )?top|return to (?:the )?top|top of page)\b", re.IGNORECASE)
_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Cleared:
    """The part of the page that is the paper, its title heading where that stands outside, and the words of hidden parts."""

    root: "Element"
    title: "Element | None"
    hidden_words: int


def clear(body: "Element", stated_title: str) -> Cleared:
    """Return the paper's part of ``body``, which is changed; ``stated_title`` is the page's <title>."""
    headline = next((h for h in body.iter("h1") if (words := words_of(h)) and stated_title.startswith(words)), None)
    _remove(body, lambda element: element.tag in _NO_TEXT)
    page = _Page(len(words_of(body)), _main_part(body))
    _remove(body, page.is_furniture)
    hidden: list[int] = []

    def is_hidden(element: "Element") -> bool:
        unseen = bool(_UNSEEN & set((element.get("class") or "").split()))
        concealed = (element.get("hidden") not in (None, "until-found")) or bool(_HIDING.search(element.get("style") or ""))
        if concealed:
            hidden.append(len(words_of(element).split()))
        return unseen or concealed

    _remove(body, is_hidden)
    root = page.main if page.main is not None and len(words_of(page.main)) >= MOST * len(words_of(body)) else body
    outside = headline is not None and next(root.iter("h1"), None) is None
    return Cleared(root, headline if outside else None, sum(hidden))


@dataclass(frozen=True, slots=True)
class _Page:
    length: int
    main: "Element | None"

    def is_furniture(self, element: "Element") -> bool:
        tag, role = str(element.tag), (element.get("role") or "").lower()
        if tag == "nav" or (role in _ROLES and not self._holds_the_paper(element)):
            return True
        if tag == "a":
            return _is_jump_or_share(element)
        if tag in ("header", "footer", "aside") or role == "complementary":
            return self._is_frame(element, tag)
        if tag == "form":
            return len(words_of(element)) < FRAME_SHARE * self.length
        return tag in _NAMED_PARTS and self._has_a_furniture_name(element)

    def _is_frame(self, element: "Element", tag: str) -> bool:
        if self._holds_the_paper(element):
            return False
        if any(above.tag in ("main", "article") or above is self.main for above in element.iterancestors()):
            return tag != "header" and _link_share(element) >= LINK_SHARE
        return tag != "header" or self.main is not None or element.find(".//h1") is None

    def _has_a_furniture_name(self, element: "Element") -> bool:
        names = f"{element.get('class') or ''} {element.get('id') or ''}"
        if not names.strip() or self._holds_the_paper(element):
            return False
        tokens = {token.lower() for token in re.findall(r"[A-Z]?[a-z]+|[A-Z]+", names)}
        if tokens & _COOKIES:
            return "cookie" in words_of(element).lower()
        if tokens & _SURE:
            return len(words_of(element)) < SHORT
        if {name.lower() for name in names.split()} & _FRAMES and element.find(".//h1") is None:
            return self.main is None or not any(above is self.main for above in element.iterancestors())
        if tokens & _LIKELY:
            return _link_share(element) >= LINK_SHARE and element.find(".//h1") is None
        asks = "feedback" in (element.get("class") or "").lower() or bool(tokens & _ASKING and element.get("class"))
        return asks and len(words_of(element)) < SHORT and element.find(".//a") is not None

    def _holds_the_paper(self, element: "Element") -> bool:
        if self.main is not None and (element is self.main or any(above is element for above in self.main.iterancestors())):
            return True
        return len(words_of(element)) >= MOST * self.length


def _main_part(body: "Element") -> "Element | None":
    for is_main in _MAIN_PARTS:
        found = [element for element in body.iter() if is_main(element)]
        if found:
            # several articles: the longest is the paper, the others teasers; whether it holds enough is judged later
            return max(found, key=lambda element: len(words_of(element)))
    return None


def _is_main(element: "Element") -> bool:
    return element.tag == "main" or (element.get("role") or "").lower() == "main"


def _is_article(element: "Element") -> bool:
    return element.tag == "article"


def _is_content(element: "Element") -> bool:
    return element.tag == "div" and (element.get("id") or "").lower() in _CONTENT_IDS


_MAIN_PARTS: "tuple[Callable[[Element], bool], ...]" = (_is_main, _is_article, _is_content)


def _link_share(element: "Element") -> float:
    length = len(words_of(element))
    return sum(len(words_of(link)) for link in element.iter("a")) / length if length else 1.0


def _is_jump_or_share(link: "Element") -> bool:
    target = link.get("href") or ""
    return bool(_SHARING.search(target)) or (target.startswith("#") and _JUMP.match(words_of(link)) is not None)


def _remove(body: "Element", unwanted: "Callable[[Element], bool]") -> None:
    """Remove every element below ``body`` that is unwanted, keeping the text that follows it."""
    pending = list(body)
    while pending:
        element = pending.pop()
        if not unwanted(element):
            pending.extend(element)
            continue
        parent, before = element.getparent(), element.getprevious()
        if parent is None:
            continue
        # the space keeps the words on both sides apart
        tail = " " + (element.tail or "")
        if before is not None:
            before.tail = (before.tail or "") + tail
        else:
            parent.text = (parent.text or "") + tail
        parent.remove(element)
