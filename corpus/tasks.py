"""What is done with one paper's bytes, here or in a process of its own: each task with the way its result travels."""

import hashlib
import os
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Generic, TypeVar

from .. import extract
from ..extract.readers.pdf_password import unlock
from ..extract.told import Told
from ..model import Document, Layout, LimitReached, PasswordNeeded, UnreadablePaper
from .gather import LARGEST_BYTES, cannot_open, shown

if TYPE_CHECKING:
    from pydantic import TypeAdapter

T = TypeVar("T")

# The longest plans have some hundred actions, reports as many statements. Each is compared with those of all other papers, so that
# the time this takes grows with the square of their number.
MOST_FACTS = 10_000
NOTHING_TOLD = Told()


@dataclass(frozen=True, slots=True)
class Order:
    """A paper to read: its file, the name shown of it, what was told of it, and the passwords that may open it."""

    path: Path
    name: str
    told: Told = NOTHING_TOLD
    passwords: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Task(Generic[T]):
    """Work on the content of a paper. ``pack`` and ``unpack`` make its result bytes and back; all three are functions of a module."""

    run: Callable[[bytes, Order], T]
    pack: Callable[[T], bytes]
    unpack: Callable[[bytes], T]


@dataclass(frozen=True, slots=True)
class Parsed:
    """A paper's document, and whether a password was needed to read it."""

    document: Document
    protected: bool = False


def content_of(order: Order) -> bytes:
    """Return the bytes of the paper's file. Raises UnreadablePaper where it cannot be opened, or grows beyond all measure."""
    try:
        with order.path.open("rb") as stream:
            content = stream.read(os.fstat(stream.fileno()).st_size + 1)
            while len(content) <= LARGEST_BYTES and (more := stream.read(2**20)):
                content += more
    except OSError as error:
        raise cannot_open(shown(order.path.name), error) from None
    if len(content) > LARGEST_BYTES:
        raise UnreadablePaper(order.name, "grew while it was read.", "Wait until it is saved, and try again.")
    return content


def perform(task: Task[T], content: bytes, order: Order) -> T:
    """Return what ``task`` makes of the paper's ``content``. Raises InputError when it cannot be read."""
    try:
        return task.run(content, order)
    except RecursionError:
        remedy = "Open it in its own program, print it to PDF and add that."
        raise UnreadablePaper(order.name, "nests its parts deeper than can be followed.", remedy) from None


def layout_of(content: bytes, order: Order) -> tuple[Layout, bytes]:
    """Return the paper's layout and its content without protection, taken off by the passwords of the order where there is one."""
    try:
        return extract.read_bytes(content, order.name), content
    except PasswordNeeded:
        if not order.passwords or not content.lstrip().startswith(b"%PDF"):
            raise
    unlocked = unlock(content, order.name, order.passwords)
    return extract.read_bytes(unlocked, order.name), unlocked


def _parse(content: bytes, order: Order) -> Parsed:
    # The file may have been saved anew since it was looked at: what is kept must be named after what was read.
    sha256 = hashlib.sha256(content).hexdigest()
    layout, unlocked = layout_of(content, order)
    document = extract.parse(layout, source=order.name, sha256=sha256, told=order.told)
    facts = len(document.actions) + sum(len(action.measures) for action in document.actions) + len(document.statements)
    if facts > MOST_FACTS:
        wrong = f"was not read: it holds {facts} actions, measures and statements, and no paper has more than {MOST_FACTS}."
        raise LimitReached(order.name, wrong, "Check that it is the paper you mean; if it is, add only the part that matters.")
    return Parsed(document, unlocked is not content)


def _pack_parsed(parsed: Parsed) -> bytes:
    return _travelling().dump_json((parsed.protected, parsed.document))


def _unpack_parsed(packed: bytes) -> Parsed:
    protected, document = _travelling().validate_json(packed)
    return Parsed(document, protected)


@cache
def _travelling() -> "TypeAdapter[tuple[bool, Document]]":
    """Return what writes a document as bytes and reads it from them without a second copy of either: a long one has ten megabytes."""
    from pydantic import TypeAdapter

    return TypeAdapter(tuple[bool, Document])


def _text(content: bytes, order: Order) -> str:
    return layout_of(content, order)[0].text


def _pack_text(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _unpack_text(packed: bytes) -> str:
    return packed.decode("utf-8", "surrogatepass")


PARSE: Task[Parsed] = Task(_parse, _pack_parsed, _unpack_parsed)
TEXT: Task[str] = Task(_text, _pack_text, _unpack_text)
