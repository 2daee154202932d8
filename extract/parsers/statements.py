"""Gathers statements in reading order, nested points under the one that introduces them."""

import re
from dataclasses import dataclass, field

from ...model import Heading, ListItem, Passage, Prose, Section, Statement, slice_of

# Nested bullets that a converter left inside their parent's line; a lone one may be a misprint.
_BULLET = re.compile(r"\s+[○◦▪•●‣\uf0b7\uf0a7]\s+")
LEAST_INLINE = 2


@dataclass(slots=True)
class _Open:
    section: Section
    passage: Passage
    where: dict[str, object]
    depth: int | None
    heads: bool = False
    items: list[Passage] = field(default_factory=list)


class StatementList:
    """Statements being gathered; a deeper list entry, or one behind a paragraph that ends in a colon, becomes an item."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._open: list[_Open] = []
        self._fresh = True

    def add(self, section: Section, passage: Passage, block: Prose, **where: object) -> None:
        """Add a statement, or an item to the one before it; ``where`` are the fields that say what it belongs to."""
        depth = block.depth if isinstance(block, ListItem) else None
        last = self._open[-1] if self._open and not self._fresh else None
        self._fresh = False
        if last is not None and last.section is section and last.where == where and self._is_item(last, depth):
            last.items.append(passage)
        elif not isinstance(block, Heading) or passage.text.endswith(":"):
            head, *items = _split_inline(self.text, passage)
            self._open.append(_Open(section, head, where, depth, isinstance(block, Heading), items))

    def end_list(self) -> None:
        """Say that what comes next belongs to nothing before it."""
        self._fresh = True

    def _is_item(self, last: _Open, depth: int | None) -> bool:
        if depth is None:
            return False
        if last.depth is None:
            return last.passage.text.endswith(":")
        return depth > last.depth

    def built(self) -> tuple[Statement, ...]:
        """Return the statements gathered; a heading is one only where it leads in a list."""
        said = [o for o in self._open if o.items or not o.heads]
        return tuple(Statement(section=o.section, passage=o.passage, items=tuple(o.items), **o.where) for o in said)  # type: ignore[arg-type]


def _split_inline(text: str, passage: Passage) -> list[Passage]:
    """Return a statement and the nested points that stand behind bullets in its own line."""
    bullets = list(_BULLET.finditer(passage.text))
    if len(bullets) < LEAST_INLINE:
        return [passage]
    starts = [0, *(bullet.end() for bullet in bullets)]
    ends = [*(bullet.start() for bullet in bullets), len(passage.text)]
    return [slice_of(text, passage, start, end) for start, end in zip(starts, ends, strict=True)]
