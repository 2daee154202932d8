"""Lines to headings, paragraphs and list items, by where they stand and how they are set."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from statistics import median_low

from ..language.enumerators import split_marker, style_of
from .assembly import Marker, Nesting
from .pdf_text import UNMAPPED, Line
from .wrapping import hangs, is_complete, starts_lower

# Points by which a word must fit with room to spare before the break in front of it is taken as meant.
ROOM = 1.0
SPACE = 0.25  # of the font size: the width of a space
# A distance of baselines above this multiple of the usual one is a gap between paragraphs: the smallest gap seen is 3 points on 11.
GAP = 1.16
USUAL_LEADING = 1.2  # of the font size, where no wrapped line tells
# In a short paper the few lines without room may be whole paragraphs, and what follows them the gap between two: a distance
# above ANY_LEADING of the font size is taken for the usual one only where so many lines show it.
LEAST_WRAPPED = 6
ANY_LEADING = 1.6
OTHER_SIZE = 0.6  # points of font size that make another style
HEADING_SIZE = 1.09  # of the body's size: 12 on 11 is a heading, 11.5 on 11 is not
LONGEST_HEADING_WORDS = 45
LONGEST_LARGE_SENTENCE = 18  # words: a longer sentence in large type is an introduction, not a heading
WIDE_SPACE = 0.7  # of the font size: a tab behind an enumerator
INDENT = 4.0  # points
ALIGNED = 1.5  # points by which the ends or middles of lines set to one edge or centred may differ: trailing spaces, rounding

_GLYPH = re.compile(r"[•·∙▪▫◦○●■□‣⁃➢➤►▶❖\ue000-\uf8ff\ufffd]|\(cid:\d+\)")


@dataclass(frozen=True, slots=True)
class Flow:
    """Lines that follow each other in one column; ``limit`` is the x at which the column ends for a word."""

    lines: tuple[Line, ...]
    limit: float
    in_cell: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """A block before it is cut out of the text. ``first`` is the offset in the first line where the words begin."""

    kind: str  # heading, paragraph, item
    lines: tuple[Line, ...]
    limit: float
    marker: str = ""
    first: int = 0
    depth: int = 0
    text_x: float = 0.0

    @property
    def text(self) -> str:
        """The words without the marker."""
        return " ".join(line.text for line in self.lines)[self.first :]


@dataclass(frozen=True, slots=True)
class Setting:
    """How a document is set: its body's font size, and the usual distance of baselines by place and font size."""

    body_size: float
    leading: dict[tuple[bool, float], float] = field(default_factory=dict)
    drawn_bullets: frozenset[Line] = frozenset()

    def gap_after(self, before: Line, line: Line, in_cell: bool) -> bool:
        """Tell whether the next line stands further down than a wrapped one would."""
        usual = self.leading.get((in_cell, _rounded(line.size)), USUAL_LEADING * line.size)
        return line.baseline - before.baseline > GAP * usual

    def is_heading(self, line: Line) -> bool:
        """Tell whether a line is set like a heading."""
        return line.bold or line.size >= HEADING_SIZE * self.body_size


def has_room(line: Line, following: Line, limit: float, left: float | None = None) -> bool:
    """Tell whether the first word of the following line would still have stood on this one.

    ``left`` is where lines may begin that are centred or end at one edge: what they leave free on both sides counts.
    """
    word = following.words[0]
    end = line.x1 if left is None else left + line.x1 - line.x0
    return end + SPACE * line.size + (word.x1 - word.x0) <= limit - ROOM


def measure(flows: Iterable[Flow], drawn_bullets: frozenset[Line]) -> Setting:
    """Return how a document is set, told by its lines: wrapped lines show the usual distance of baselines."""
    flows = list(flows)
    sizes: Counter[float] = Counter()
    pitches: dict[tuple[bool, float], list[float]] = defaultdict(list)
    for flow in flows:
        for line in flow.lines:
            if not flow.in_cell:
                sizes[_rounded(line.size)] += len(line.text)
        for before, line in pairwise(flow.lines):
            pitch = line.baseline - before.baseline
            if not has_room(before, line, flow.limit) and abs(before.size - line.size) < OTHER_SIZE and pitch > 0.7 * line.size:
                pitches[flow.in_cell, _rounded(line.size)].append(pitch)
    if not sizes:
        sizes.update(_rounded(line.size) for flow in flows for line in flow.lines)
    body = max(sizes, key=lambda size: (sizes[size], -size)) if sizes else 11.0
    leading = {
        key: median_low(found) for key, found in pitches.items() if len(found) >= LEAST_WRAPPED or median_low(found) < ANY_LEADING * key[1]
    }
    return Setting(body, {key: min(pitch, 2.2 * key[1]) for key, pitch in leading.items()}, drawn_bullets)


def draft_blocks(flow: Flow, setting: Setting, nesting: Nesting) -> list[Draft]:
    """Return the blocks of one flow in reading order; ``nesting`` goes on from the flow before where lists do."""
    drafts: list[Draft] = []
    left = _free_left(flow)
    for line in flow.lines:
        last = drafts[-1] if drafts else None
        if last is not None and not _begins(line, last, flow, setting, left):
            drafts[-1] = Draft(last.kind, (*last.lines, line), last.limit, last.marker, last.first, last.depth, last.text_x)
        else:
            drafts.append(_open(line, flow, setting))
    finished = [_finish(draft, flow, setting) for draft in drafts]
    return _nest(finished, nesting)


def _free_left(flow: Flow) -> float | None:
    """Return where the longest line of a cell begins whose lines are centred or end at one edge; None where they begin at one."""
    if not flow.in_cell or len(flow.lines) < 2:
        return None
    begins = [line.x0 for line in flow.lines]
    if max(begins) - min(begins) <= INDENT:
        return None
    ends = [line.x1 for line in flow.lines]
    middles = [line.x0 + line.x1 for line in flow.lines]
    aligned = max(ends) - min(ends) <= ALIGNED or max(middles) - min(middles) <= 2 * ALIGNED
    return min(begins) if aligned else None


def _begins(line: Line, last: Draft, flow: Flow, setting: Setting, left: float | None) -> bool:
    """Tell whether a line begins a new block; ``left`` as in ``has_room``."""
    before = last.lines[-1]
    room = has_room(before, line, flow.limit, left)
    ended = is_complete(before.text)
    if line.baseline <= before.baseline or setting.gap_after(before, line, flow.in_cell) or abs(line.size - before.size) > OTHER_SIZE:
        return True
    marker, _ = _marker_of(line, setting)
    if marker and (_GLYPH.fullmatch(marker) or line in setting.drawn_bullets or room or ended or _is_list_mark(line, marker, last)):
        return True
    if line.bold != before.bold and (room or ended or (not flow.in_cell and not line.bold)):
        return True
    if room:
        return ended or not (starts_lower(line.text) or (hangs(before.text) and not line.text[:1].isupper()))
    return len(last.lines) > 1 and left is None and _indent_changes(line, last, ended)


def _is_list_mark(line: Line, marker: str, last: Draft) -> bool:
    """Tell whether an enumerator or dash in running text begins an entry: after a tab, or as the next of its list."""
    if len(line.words) > 1 and line.words[1].x0 - line.words[0].x1 > WIDE_SPACE * line.size:
        return True
    return last.kind == "item" and style_of(marker, last.marker) == style_of(last.marker) and abs(line.x0 - last.lines[0].x0) < INDENT


def _indent_changes(line: Line, last: Draft, ended: bool) -> bool:
    """Tell whether a line leaves the left edge of the lines before it: back out of a hanging list entry, or in for a new paragraph."""
    edge = last.lines[-1].x0
    if last.kind == "item" and line.x0 < edge - INDENT:
        return True
    return ended and line.x0 > edge + INDENT and abs(edge - last.lines[-2].x0) < 1.0


def _marker_of(line: Line, setting: Setting) -> tuple[str, int]:
    """Return the marker a line begins with and where its words begin: written, drawn, or a glyph no one can name."""
    marker, first = split_marker(line.text)
    if marker:
        return marker, first
    head = line.words[0].text
    if len(line.words) > 1 and (head == UNMAPPED or (len(head) == 1 and "\ue000" <= head <= "\uf8ff")):
        return head, len(head) + 1
    return ("•", 0) if line in setting.drawn_bullets else ("", 0)


def _open(line: Line, flow: Flow, setting: Setting) -> Draft:
    marker, first = _marker_of(line, setting)
    if marker and not (setting.is_heading(line) and first and not _GLYPH.fullmatch(marker)):
        inside = first > 0 and len(line.words) > 1
        return Draft("item", (line,), flow.limit, marker, first, 0, line.words[1].x0 if inside else line.x0)
    return Draft("paragraph", (line,), flow.limit, text_x=line.x0)


def _finish(draft: Draft, flow: Flow, setting: Setting) -> Draft:
    """Return a paragraph that is set like a heading as one; a bold or large entry of a list keeps its number as a heading does."""
    if draft.kind != "paragraph":
        return draft
    set_apart = all(setting.is_heading(line) for line in draft.lines)
    words = len(draft.text.split())
    if flow.in_cell or not set_apart or words > LONGEST_HEADING_WORDS or not any(c.isalpha() for c in draft.text):
        return _as_item(draft, setting) if not set_apart else draft
    if not all(line.bold for line in draft.lines) and draft.text.endswith(".") and words > LONGEST_LARGE_SENTENCE:
        return draft
    return replace(draft, kind="heading")


def _as_item(draft: Draft, setting: Setting) -> Draft:
    """Return a paragraph whose first line alone looked like a heading (a bold number, bold first words) as the list entry it is."""
    marker, first = _marker_of(draft.lines[0], setting)
    if not marker:
        return draft
    words = draft.lines[0].words
    return replace(draft, kind="item", marker=marker, first=first, text_x=words[1].x0 if first and len(words) > 1 else words[0].x0)


def _nest(drafts: Sequence[Draft], nesting: Nesting) -> list[Draft]:
    nested: list[Draft] = []
    text_x = None
    for draft in drafts:
        if draft.kind == "item":
            text_x = draft.text_x
            nested.append(replace(draft, depth=nesting.enter(Marker(draft.marker, draft.first, True), draft.lines[0].x0)))
            continue
        if draft.kind == "heading" or text_x is None or draft.text_x < text_x - INDENT:
            nesting.close()
        nested.append(draft)
    return nested


def _rounded(size: float) -> float:
    return round(size * 2) / 2
