"""Pages of a paper drawn with what was read from them, within the limits every paper is read by."""

import base64
import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from functools import partial

from ..extract.parsers.columns_by_hand import ByHand
from ..extract.readers.pdf_password import unlock
from ..model import InputError, Layout
from ..report.page_marks import Mark, Marks, marks_of_page, marks_of_words
from ..report.page_picture import describe, describe_reading, draw_page
from .tasks import Order, Task, layout_of

# Words that stand on every page are not drawn on all of them.
MOST_PICTURES = 12


@dataclass(frozen=True, slots=True)
class Drawn:
    """A page as a PNG file, and what is marked on it in words; ``picture`` is empty where there were too many pages to draw."""

    page: int
    picture: bytes
    words: str


def drawing_of_page(page: int, by_hand: ByHand, title: str) -> Task[list[Drawn]]:
    """Return the task of drawing all that was read on a page; ``title`` follows the page's number in the legend."""
    return Task(partial(_draw_read, partial(_page_marks, page, by_hand), title), _pack, _unpack)


def drawing_of_words(words: str, title: str) -> Task[list[Drawn]]:
    """Return the task of drawing where words stand; it comes to nothing where they stand nowhere."""
    return Task(partial(_draw_read, partial(_word_marks, words), title), _pack, _unpack)


def drawing_of_marks(marks: Marks, title: str) -> Task[list[Drawn]]:
    """Return the task of drawing marks that are known, on their pages."""
    return Task(partial(_draw_known, marks, title), _pack, _unpack)


def _page_marks(page: int, by_hand: ByHand, layout: Layout) -> Marks:
    return {page: marks_of_page(layout, page, by_hand)}


def _word_marks(words: str, layout: Layout) -> Marks:
    return marks_of_words(layout, words)


def _draw_read(find: Callable[[Layout], Marks], title: str, content: bytes, order: Order) -> list[Drawn]:
    layout, unlocked = layout_of(content, order)
    return _draw(find(layout), title, unlocked, order.name)


def _draw_known(marks: Marks, title: str, content: bytes, order: Order) -> list[Drawn]:
    protected = bool(order.passwords) and b"/Encrypt" in content
    return _draw(marks, title, unlock(content, order.name, order.passwords) if protected else content, order.name)


def _draw(found: Marks, title: str, data: bytes, name: str) -> list[Drawn]:
    drawn = [_draw_page(data, name, page, marks, title) for page, marks in list(found.items())[:MOST_PICTURES]]
    return [*drawn, *(Drawn(page, b"", "") for page in list(found)[MOST_PICTURES:])]


def _draw_page(data: bytes, name: str, page: int, marks: tuple[Mark, ...], title: str) -> Drawn:
    read = describe_reading(marks)
    whole = f"{name}, page {page}{title}." + (f" {read[:1].upper()}{read[1:]}." if read else "")
    try:
        return Drawn(page, draw_page(data, page, marks, whole), describe(marks))
    except ValueError as error:
        raise InputError(name, f"Page {page} cannot be drawn.", str(error)) from error


def _pack(drawn: list[Drawn]) -> bytes:
    return json.dumps([{**asdict(one), "picture": base64.b64encode(one.picture).decode()} for one in drawn]).encode()


def _unpack(packed: bytes) -> list[Drawn]:
    return [Drawn(one["page"], base64.b64decode(one["picture"]), one["words"]) for one in json.loads(packed)]
