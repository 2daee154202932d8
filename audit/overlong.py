"""Cuts passages no person would write, so that one damaged or hostile paper cannot hold up an audit for hours.

Many checks look at what stands before and after each word of a passage, which takes time that grows with the square of its
length. A paper whose line ends are lost, or that was made to do harm, may bring a passage of megabytes.
"""

from typing import TypeVar

from ..model import Document, Passage, Value, passages_of, slice_of

# Letters of a passage that are looked at; the longest of the measuring papers has some 900.
LONGEST_PASSAGE = 4000

V = TypeVar("V")


def cut_overlong(document: Document) -> tuple[Document, int]:
    """Return a document whose passages are cut to what is looked at, and how many of them were longer."""
    overlong = sum(len(passage.text) > LONGEST_PASSAGE for passage in passages_of(document))
    return (_cut(document, document.text), overlong) if overlong else (document, 0)


def _cut(value: V, source: str) -> V:
    """Return ``value`` with every passage in it cut; what holds none stays the same object."""
    if isinstance(value, Passage):
        return slice_of(source, value, 0, LONGEST_PASSAGE) if len(value.text) > LONGEST_PASSAGE else value  # type: ignore[return-value]
    if isinstance(value, Value):
        held = {name: getattr(value, name) for name in type(value).model_fields}
        changed = {name: new for name, old in held.items() if (new := _cut(old, source)) is not old}
        return value.model_copy(update=changed) if changed else value
    if isinstance(value, tuple):
        cut = tuple(_cut(item, source) for item in value)
        return cut if any(new is not old for new, old in zip(cut, value, strict=True)) else value  # type: ignore[return-value]
    return value
