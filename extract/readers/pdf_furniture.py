"""Running headers, footers and page numbers: what a page carries because it is a page."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ...model import fold
from .pdf_tables import PageTable
from .pdf_text import Line

SAME_HEIGHT = 4.0  # points a running line may shift between pages
MARGIN = 0.13  # of the page's height: running lines stand this near an edge
MOST_LAYERS = 5  # lines of a running header or footer
FEWEST_PAGES = 3  # a line on this many pages is running; on both of two pages too
IN_BODY = 0.2  # a height at which more than this share of the other pages has other text, or further out, is in the body
COLUMN_GAP = 0.9  # of the font size: white space between the headings of two columns
WRAPPED = 2.0  # times the font size: no further apart stand the lines of one paragraph
SAME_EDGE = 1.0  # points
LARGER = 1.15  # of the body's size: set like a heading

_BARE_NUMBER = re.compile(r"(?:page|p\.?)?\s*[-–—|]?\s*\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?\s*[-–—|]?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page as this step needs it: its height, its lines outside ruled tables, and those tables."""

    page: int
    height: float
    lines: tuple[Line, ...]
    tables: tuple[PageTable, ...] = ()


def find_furniture(sheets: Sequence[Sheet]) -> set[Line]:
    """Return the lines that are running headers, footers or page numbers: alike, or counting on, at one height of several pages."""
    body_size = _commonest_size(sheets)
    furniture: set[Line] = set()
    for at_top in (True, False):
        layers = {sheet.page: _from_edge(sheet, at_top) for sheet in sheets}
        for _ in range(MOST_LAYERS):
            found = _running({page: lines[0] for page, lines in layers.items() if lines}, sheets, at_top, body_size)
            if not found:
                break
            furniture |= found
            layers = {page: [line for line in lines if line not in found] for page, lines in layers.items()}
    return furniture


def _commonest_size(sheets: Sequence[Sheet]) -> float:
    sizes: Counter[float] = Counter()
    for sheet in sheets:
        for line in sheet.lines:
            sizes[round(line.size * 2) / 2] += len(line.text)
    return max(sizes, key=lambda size: (sizes[size], -size)) if sizes else 11.0


def _from_edge(sheet: Sheet, at_top: bool) -> list[Line]:
    """Return the page's lines from the edge inwards, as far as the first table."""
    if at_top:
        end = min((table.rect.top for table in sheet.tables), default=sheet.height)
        return [line for line in sheet.lines if line.baseline <= end]
    start = max((table.rect.bottom for table in sheet.tables), default=0.0)
    return [line for line in reversed(sheet.lines) if line.baseline >= start]


def _running(outer: Mapping[int, Line], sheets: Sequence[Sheet], at_top: bool, body_size: float) -> set[Line]:
    heights = {sheet.page: sheet.height for sheet in sheets}
    depth = {page: line.baseline if at_top else heights[page] - line.baseline for page, line in outer.items()}
    groups: dict[str, list[int]] = defaultdict(list)
    for page, line in outer.items():
        if depth[page] <= MARGIN * heights[page]:
            groups[re.sub(r"\d+", "#", fold(line.text).lower())].append(page)
    repeated = [same for pages in groups.values() for same in _at_one_height(pages, depth) if _repeats(same, outer, len(sheets), body_size)]
    candidates = {page for pages in repeated for page in pages}
    found: set[Line] = set()
    for pages in repeated:
        others = [page for page in outer if page not in candidates]
        reached = max(depth[page] for page in pages)
        in_body = sum(depth[page] <= reached + SAME_HEIGHT for page in others)
        if in_body <= max(1, IN_BODY * len(others)) or all(_is_page_number(outer[page]) for page in pages):
            found |= {outer[page] for page in pages if not _is_title(page, pages, outer, body_size)}
    lines = {sheet.page: sheet.lines for sheet in sheets}
    for page, line in outer.items():
        if _is_page_number(line) and depth[page] <= 0.1 * heights[page] and not _ends_words(line, lines[page]):
            found.add(line)
    return found


def _ends_words(line: Line, lines: Sequence[Line]) -> bool:
    """Tell whether a bare number is the last line of other words (a year under its month): they stand close above, at its left edge."""
    above = [other for other in lines if 0 < line.baseline - other.baseline <= WRAPPED * line.size]
    return any(abs(word.x0 - line.x0) <= SAME_EDGE and abs(word.size - line.size) <= 0.5 for other in above for word in other.words)


def _at_one_height(pages: list[int], depth: Mapping[int, float]) -> list[list[int]]:
    bundles: list[list[int]] = []
    for page in sorted(pages, key=lambda p: depth[p]):
        if bundles and depth[page] - depth[bundles[-1][-1]] <= SAME_HEIGHT:
            bundles[-1].append(page)
        else:
            bundles.append([page])
    return [sorted(bundle) for bundle in bundles]


def _repeats(pages: list[int], outer: Mapping[int, Line], count: int, body_size: float) -> bool:
    """Tell whether a line stands on enough pages, word for word or counting on with them."""
    if len(pages) < min(FEWEST_PAGES, max(count, 2)):
        return False
    texts = {fold(outer[page].text) for page in pages}
    if len(texts) == 1:
        return not _heads_columns(outer[pages[0]])
    set_apart = any(outer[page].bold or outer[page].size > LARGER * body_size for page in pages)
    counts = sum(_counts_on(outer, a, b) for a, b in pairwise(pages))
    return counts >= 0.7 * (len(pages) - 1) and (not set_apart or all(_is_page_number(outer[page]) for page in pages))


def _counts_on(outer: Mapping[int, Line], a: int, b: int) -> bool:
    """Tell whether some number grows from page a to page b as the pages do."""
    before, after = ([int(n) for n in re.findall(r"\d{1,6}", outer[page].text)] for page in (a, b))
    return any(y - x == b - a for x, y in zip(before, after, strict=False))


def _is_page_number(line: Line) -> bool:
    return _BARE_NUMBER.fullmatch(fold(line.text)) is not None


def _heads_columns(line: Line) -> bool:
    """Tell whether a line may be the heading row of a table without rules, which each page repeats."""
    gaps = sum(b.x0 - a.x1 > COLUMN_GAP * line.size for a, b in pairwise(line.words))
    return gaps >= 2


def _is_title(page: int, pages: list[int], outer: Mapping[int, Line], body_size: float) -> bool:
    """Tell whether this is the first of lines set like a heading: the title that later pages repeat."""
    line = outer[page]
    return page == pages[0] and line.size > LARGER * body_size and not _is_page_number(line)
