"""Sets aside paragraphs of a size no paper has, before rules of language are applied to them.

Such a paragraph is data, a damaged file, or made to do harm: searched for dates and people, it would take hours. Its words
stay in the document's text, and it is said that no facts were read from them.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from ..model import Block, Fault, Layout, ListItem, Paragraph, Passage, Table

# Five pages without a paragraph; the longest paragraphs of plans and letters have 3,000 characters.
LONGEST_PARAGRAPH = 20_000
# Characters without a space; a link to a shared folder may have 500.
LONGEST_WORD = 1_000
# So many are named one by one.
MOST_NAMED = 5

_ENDLESS_WORD = re.compile(rf"\S{{{LONGEST_WORD}}}")


def without_endless(layout: Layout) -> Layout:
    """Return the layout without paragraphs longer than LONGEST_PARAGRAPH and those with a word longer than LONGEST_WORD."""
    if not any(map(_is_endless, layout.passages())):
        return layout
    endless = [passage for passage in layout.passages() if _is_endless(passage)]
    blocks = tuple(kept for block in layout.blocks if (kept := _without(block)) is not None)
    return replace(layout, blocks=blocks, faults=(*layout.faults, *_faults(endless)))


def _is_endless(passage: Passage) -> bool:
    length = len(passage.text)
    return length >= LONGEST_WORD and (length > LONGEST_PARAGRAPH or _ENDLESS_WORD.search(passage.text) is not None)


def _without(block: Block) -> Block | None:
    if not isinstance(block, Table):
        return None if _is_endless(block.passage) else block
    rows = tuple(replace(row, cells=tuple(replace(cell, blocks=_kept(cell.blocks)) for cell in row.cells)) for row in block.rows)
    return replace(block, rows=rows)


def _kept(blocks: Sequence[Paragraph | ListItem]) -> tuple[Paragraph | ListItem, ...]:
    return tuple(block for block in blocks if not _is_endless(block.passage))


def _faults(endless: Sequence[Passage]) -> list[Fault]:
    faults = [
        Fault(
            f"A paragraph of {len(passage.text)} characters that begins “{passage.text[:40]}” is longer than any paper's, or holds a word "
            "that is; nothing was read from it. Look at it by eye.",
            passage.page,
        )
        for passage in endless[:MOST_NAMED]
    ]
    if len(endless) > MOST_NAMED:
        faults.append(Fault(f"{len(endless) - MOST_NAMED} more paragraphs are as long, and nothing was read from them either."))
    return faults
