"""Groups a plain text's lines into paragraphs and list items."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ...model import Fragment, Heading, ListItem, Paragraph, Passage
from ..language.column_headings import begins_with_label
from .markup import has_markup, split_segments
from .text_lines import Gap, Line
from .wrapping import TYPICAL_WIDTH, UNWRAPPED_WIDTH, had_room, hangs, is_complete, starts_lower, wants_more

HEADING_LENGTH = 120

_SUB_BULLETS = frozenset("○◦o–-▪*")
_NUMBERED_SECTION = re.compile(
    r"(?:section|part|appendix|annex|work\s?stream|priority|theme|strand|outcome|objective|areas? (?:for|of) [\w ]{3,40}?)\s+\d{1,2}\b",
    re.IGNORECASE,
)
_MARKDOWN = re.compile(r"(?P<hashes>#{1,6})\s+|\*\*(?=\S)")


@dataclass(frozen=True, slots=True)
class Group:
    """The lines of one paragraph or list item, without marker and markup."""

    lines: tuple[Line, ...]
    marker: str = ""
    depth: int | None = None
    indent: int = 0
    level: int = 0


def group_flow(text: str, lines: Sequence[Line]) -> list[Group]:
    """Group running text; the room of a line is judged by the lines it stands among."""
    whole = max((len(line.text) for line in lines), default=0)
    grouping = _Grouping(text, in_cell=False)
    start = 0
    for index in range(1, len(lines) + 1):
        if index == len(lines) or lines[index].gap is not Gap.NONE:
            run = lines[start:index]
            width = whole if whole > UNWRAPPED_WIDTH else max(max(len(line.text) for line in run), min(whole, TYPICAL_WIDTH))
            for line in run:
                grouping.add(line, width)
            start = index
    return grouping.groups()


def group_cell(text: str, lines: Iterable[Line], width: float) -> list[Group]:
    """Group the lines of a table cell whose column is ``width`` characters wide."""
    grouping = _Grouping(text, in_cell=True)
    for line in lines:
        grouping.add(line, width)
    return grouping.groups()


def blocks_of(text: str, groups: Sequence[Group]) -> list[Heading | Paragraph | ListItem]:
    """Return the groups as blocks, list items with their depth."""
    blocks: list[Heading | Paragraph | ListItem] = []
    levels: list[tuple[int, str]] = []
    for number, group in enumerate(groups):
        passage = Passage.cut(text, _fragments(text, group.lines))
        if group.marker:
            depth = group.depth
            if depth is None:
                levels = _enter(levels, group.indent, group.marker)
                depth = len(levels) - 1
            blocks.append(ListItem(passage, depth, group.marker))
            continue
        levels = []
        level = group.level or _heading_level(passage.text, groups[number + 1] if number + 1 < len(groups) else None)
        blocks.append(Heading(passage, level) if level else Paragraph(passage))
    return blocks


def cell_blocks(text: str, groups: Sequence[Group]) -> tuple[Paragraph | ListItem, ...]:
    """Return a cell's groups as blocks: a cell has no headings, however short its words."""
    return tuple(Paragraph(b.passage) if isinstance(b, Heading) else b for b in blocks_of(text, groups))


class _Grouping:
    """Takes lines one by one. The lines of a group are gathered beside it: a paragraph may have a hundred thousand."""

    def __init__(self, text: str, *, in_cell: bool) -> None:
        self._text = text
        self._in_cell = in_cell
        self._groups: list[Group] = []
        self._lines: list[list[Line]] = []

    def add(self, line: Line, width: float) -> None:
        """Take in a line: it goes on with the last group or begins one, or several where markup parts it."""
        for number, segment in enumerate(split_segments(self._text, line.start, line.end)):
            words = self._text[segment.start : segment.end]
            part = replace(line, start=segment.start, end=segment.end, text=words, gap=line.gap if number == 0 else Gap.NONE)
            if segment.marker or not self._groups or number or has_markup(line.text) or not self._goes_on(part, width):
                group = _begin(part, segment.marker, segment.depth)
                self._groups.append(group)
                self._lines.append([*group.lines])
            else:
                self._lines[-1].append(part)

    def groups(self) -> list[Group]:
        """Return the groups with all their lines."""
        return [replace(group, lines=tuple(lines)) for group, lines in zip(self._groups, self._lines, strict=True)]

    def _goes_on(self, line: Line, width: float) -> bool:
        return _continues(self._groups[-1], self._lines[-1][-1].text, line, width, self._in_cell)


def _begin(line: Line, marker: str, depth: int | None) -> Group:
    level = 0
    while (match := _MARKDOWN.match(line.text)) is not None:
        level = len(match["hashes"] or "") or level or 3
        words = line.text[match.end() :].removesuffix("**").rstrip()
        if not words:
            break
        start = line.start + match.end()
        line = replace(line, start=start, end=start + len(words), text=words)
    return Group((line,), marker, depth, line.indent, 0 if marker else level)


def _continues(group: Group, before: str, line: Line, width: float, in_cell: bool) -> bool:
    if group.level:
        return False
    if begins_with_label(line.text) or (line.gap is not Gap.NONE and _NUMBERED_SECTION.match(line.text)):
        return False
    # Over the end of a page a break says nothing only where the line was full by any measure.
    room = had_room(before, line.first_word, width if line.gap is Gap.NONE else max(width, TYPICAL_WIDTH))
    if line.gap is Gap.NONE:
        if in_cell and before.endswith(";") and not starts_lower(line.text):
            return False
        return starts_lower(line.text) or wants_more(before) or not room
    if is_complete(before):
        return False
    if line.gap is Gap.PAGE:
        return starts_lower(line.text) or not room
    return starts_lower(line.text) and (hangs(before) or (not in_cell and (bool(group.marker) or not room)))


def _fragments(text: str, lines: Sequence[Line]) -> list[Fragment]:
    fragments: list[Fragment] = []
    for line in lines:
        last = fragments[-1] if fragments else None
        if last is not None and last.page == line.page and last.end <= line.start and not text[last.end : line.start].strip():
            fragments[-1] = Fragment(page=last.page, start=last.start, end=line.end)
        else:
            fragments.append(Fragment(page=line.page, start=line.start, end=line.end))
    return fragments


def _enter(levels: list[tuple[int, str]], indent: int, marker: str) -> list[tuple[int, str]]:
    """Return the open list levels once an entry at ``indent`` with ``marker`` has begun."""
    kind = marker if len(marker) == 1 and not marker.isalnum() else re.sub(r"\w+", "a" if marker.strip("().").isalpha() else "1", marker)
    for depth, (known_indent, known) in enumerate(levels):
        if known == kind and abs(known_indent - indent) <= 1:
            return levels[: depth + 1]
    if levels and (indent > levels[-1][0] + 1 or (indent >= levels[-1][0] and (kind in _SUB_BULLETS or kind[:1] == "a" or "(" in kind))):
        return [*levels, (indent, kind)]
    outer = [level for level in levels if level[0] < indent - 1]
    return [*outer, (indent, kind)]


def _heading_level(words: str, following: Group | None) -> int:
    """Return a heading's level, or 0 for a paragraph; wordings are the parsers' matter, looks are judged here."""
    if len(words) > HEADING_LENGTH or words.endswith((".", ",", ";")):
        return 0
    if following is None:  # a table, or nothing
        return int(_NUMBERED_SECTION.match(words) is not None)
    letters = [c for c in words if c.isalpha()]
    if len(letters) >= 4 and sum(c.isupper() for c in letters) >= 0.8 * len(letters):
        return 1
    if _NUMBERED_SECTION.match(words):
        return 1
    return 2 if words.endswith(":") and len(words.split()) <= 8 and ". " not in words else 0
