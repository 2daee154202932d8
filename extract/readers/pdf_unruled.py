"""Tables without upright rules: heading rows and white space give the columns, level rules, shading, references or gaps the rows."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median_low

from .pdf_columns import CLOSE, Columns, HeadingRow, find_columns, find_heading, is_sure, part_line
from .pdf_drawing import Drawing, Rule
from .pdf_geometry import Frame
from .pdf_rows import is_reference
from .pdf_tables import SAME_RULE
from .pdf_text import Line

SPANS = 0.6  # of the table's width, or of each of two columns: what a rule or shaded band must cover to part rows
END_GAP = 3.2  # times the usual distance of baselines: white space that ends a table
REACHES_END = 0.7  # of the page's height: a table that ends above has not been cut by the page
PAGE_FOOT = 0.9  # of the page's height: a bare number below, the last line of all, is the page's
ALIGNED = 2.0  # points by which the headings of one table may shift between pages
TELLING = 120  # lines below headings that tell the columns at first: a page full
SETTLING = 2000  # lines of all pages that tell them in the end
ROW_LINES = 12  # lines above a reference in the middle of its row
BAND_LINES = 3  # lines of a heading between rows
_PAGE_NUMBER = re.compile(r"(?:page\s*)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Body:
    """What this step needs of a page: its lines in no ruled table and no running line, and whether it has a ruled table.

    ``headings`` keeps what was found at each line, for lines are looked at more than once.
    """

    page: int
    lines: tuple[Line, ...]
    drawing: Drawing
    frame: Frame
    ruled: bool = False
    headings: dict[int, HeadingRow | None] = field(default_factory=dict, compare=False, repr=False)

    def heading_at(self, number: int) -> HeadingRow | None:
        """Return the row of column headings that begins with a line, if one does."""
        if number not in self.headings:
            self.headings[number] = find_heading(self.lines, number, self.drawing)
        return self.headings[number]


@dataclass(slots=True)
class Region:
    """The lines of one table on one page: headings from ``first``, the rest from ``start`` to before ``end``.

    ``bands`` are the lines among them that run over the columns: headings between rows.
    """

    body: Body
    first: int
    start: int
    end: int
    columns: Columns
    heading: HeadingRow | None = None
    bands: frozenset[int] = frozenset()

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines below the headings."""
        return self.body.lines[self.start : self.end]


@dataclass(slots=True)
class Chain:
    """Regions with the same columns, in page order: one table, or several alike."""

    regions: list[Region] = field(default_factory=list)


def find_chains(bodies: Sequence[Body]) -> list[Chain]:
    """Return the tables without upright rules: where they stand, and the columns that all parts of one share."""
    chains: list[Chain] = []
    last: tuple[Chain, Region] | None = None
    for body in bodies:
        at = 0
        if last is not None and body.page == last[1].body.page + 1 and not body.ruled:
            region = _carry(body, last[1])
            if region is not None:
                last[0].regions.append(region)
                at = region.end
                last = last[0], region
        if not at:
            last = None
        while at < len(body.lines):
            found = _find_at(body, at, chains)
            if found is None:
                at += 1
                continue
            found[0].regions.append(found[1])
            at, last = found[1].end, found
        if last is not None and (at > last[1].end or body.lines[-1].baseline <= REACHES_END * body.frame.height):
            last = None
    for chain in chains:
        _settle(chain)
    return chains


def _find_at(body: Body, at: int, chains: list[Chain]) -> tuple[Chain, Region] | None:
    """Return the region whose headings begin with the line ``at`` and the chain it belongs to, added to ``chains`` where it is new."""
    heading = body.heading_at(at)
    if heading is None:
        return None
    chain = next((chain for chain in chains if _same_places(chain, heading)), None)
    region = _open(body, heading, chain.regions[0].columns if chain else None)
    if region is None:
        return None
    if chain is None or chain.regions[0].columns.count != region.columns.count:
        chains.append(chain := Chain())
    return chain, region


def _same_places(chain: Chain, heading: HeadingRow) -> bool:
    """Tell whether a heading row stands at the same places as that of a chain."""
    first = chain.regions[0].heading
    if first is None or len(first.columns) != len(heading.columns):
        return False
    return all(abs(a[0] - b[0]) <= ALIGNED for a, b in zip(first.columns, heading.columns, strict=True))


def _open(body: Body, heading: HeadingRow, known: Columns | None) -> Region | None:
    """Return the region under a heading row, None where no row of several cells follows; ``known`` are columns found before under it."""
    start = heading.behind
    stop = _next_heading(body, heading)
    shown = find_columns(heading, body.lines[start : min(stop, start + TELLING)], 0.0)
    tried = [columns for columns in (known, shown) if columns is not None]
    if not tried:
        return None
    followed = [(*_follow(body, start, stop, columns), columns) for columns in tried]
    end, bands, columns = max(followed, key=lambda found: found[0])
    several = any(columns.filled(line) > 1 for line in body.lines[start:end])
    if not several and (known is None or end == start):
        return None
    if several:
        columns = find_columns(heading, body.lines[start:end], 0.0) or columns
    return Region(body, heading.first, start, end, columns, heading, bands)


def _next_heading(body: Body, heading: HeadingRow) -> int:
    """Return the first line behind a heading row that begins the same headings again, or others that are surely such."""
    for number in range(heading.behind, len(body.lines)):
        line = body.lines[number]
        if (len(line.words) > 1 and line.bold) or line.words[0].text == body.lines[heading.first].words[0].text:
            found = body.heading_at(number)
            if found is not None and (found.words == heading.words or is_sure(found)):
                return number
    return len(body.lines)


def _carry(body: Body, before: Region) -> Region | None:
    """Return the region of a table that goes on from the page before without its headings."""
    stop = next((n for n in range(len(body.lines)) if _begins_headings(body, n)), len(body.lines))
    if not stop:
        return None
    columns, first = before.columns, body.lines[0]
    end, bands = _follow(body, 0, stop, columns)
    if columns.filled(first) < 2 and first.x0 < columns.edges[1] and 0 not in bands:
        return None
    if not any(columns.filled(line) > 1 for line in body.lines[:end]):
        ruled = find_bounds(body.drawing, columns, first.top - first.size, body.frame.height)
        if not end or not (ruled or _is_aligned(first, before)):
            return None
    return Region(body, 0, 0, end, columns, None, bands)


def _is_aligned(line: Line, region: Region) -> bool:
    """Tell whether a line begins where the words of a column of the region do, the first one aside."""
    begins = {round(piece[0].x0) for other in region.lines for piece in part_line(other.words)}
    return line.x0 >= region.columns.edges[1] and any(round(line.x0) + near in begins for near in (-1, 0, 1))


def _begins_headings(body: Body, number: int) -> bool:
    found = body.heading_at(number)
    return found is not None and is_sure(found)


def _settle(chain: Chain) -> None:
    """Set the columns of all regions to those that the lines of all of them show, if they agree."""
    heading = chain.regions[0].heading
    assert heading is not None
    lines = [line for region in chain.regions for n, line in enumerate(region.lines, start=region.start) if n not in region.bands]
    right = max(_drawn_right(region) for region in chain.regions)
    columns = find_columns(heading, lines[:SETTLING], right)
    if columns is not None and columns.count == chain.regions[0].columns.count:
        for region in chain.regions:
            region.columns = columns


def _drawn_right(region: Region) -> float:
    """Return the x at which the rules or shading about the headings or the first row end, 0 where nothing is drawn there."""
    line = region.body.lines[region.first]
    drawing, slack = region.body.drawing, line.size
    reach = [
        rule.end
        for rule in drawing.level
        if abs(rule.at - line.baseline) <= 3 * line.size and rule.end - rule.start > slack and rule.start <= line.x1
    ]
    reach += [
        fill.rect.x1 for fill in drawing.fills if fill.rect.top - 1 <= line.baseline <= fill.rect.bottom + 1 and fill.rect.x0 <= line.x1
    ]
    return max([x for x in reach if x <= region.body.frame.width], default=0.0)


# --- where a table ends ----------------------------------------------------------------------------------------------


def _follow(body: Body, start: int, stop: int, columns: Columns) -> tuple[int, frozenset[int]]:
    """Return the line behind a table's body that begins at ``start``, and its lines that run over columns."""
    lines = body.lines
    if start >= stop:
        return start, frozenset()
    bounds = find_bounds(body.drawing, columns, lines[start].top - lines[start].size, body.frame.height)
    usual = median_low([b.baseline - a.baseline for a, b in pairwise(lines[start:stop])] or [0.0])
    bands: set[int] = set()
    waiting: list[int] = []
    end, drawn, outside = start, -1, False
    for number in range(start, stop):
        line, before = lines[number], lines[number - 1] if number > start else None
        if before is not None and line.baseline < before.baseline - line.size:
            break  # another table begins beside this one
        below = any(line.baseline < y for y in bounds)
        far = before is not None and line.baseline - before.baseline > END_GAP * max(usual, line.size)
        at_foot = number == len(lines) - 1 and not below and _is_page_number(line, before, body.frame.height)
        if (far and not below and not _row_follows(lines[number:stop], columns)) or at_foot:
            break
        if _is_outside(line, before, bounds, columns) and len(waiting) < BAND_LINES:
            waiting.append(number)
            outside = True
            continue
        if waiting and _is_its_end(lines[waiting[-1]], line, columns):
            drawn = number if drawn == waiting[-1] else drawn
            waiting.append(number)
        elif not columns.crossed(line):
            if waiting and drawn != waiting[-1] and not _takes_up(lines[waiting[-1]], line, columns, outside):
                break
            bands.update(waiting)
            waiting, end, outside = [], number + 1, False
        elif _is_drawn_band(body, line, columns, bounds):
            waiting.append(number)
            drawn = number
        elif len(waiting) < BAND_LINES and len(part_line(line.words)) == 1 and line.x0 < columns.edges[1]:
            waiting.append(number)
        else:
            break
    if waiting and drawn == waiting[-1] == len(lines) - 1:
        bands.update(waiting)
        end = len(lines)
    return end, frozenset(bands)


def _row_follows(lines: Sequence[Line], columns: Columns) -> bool:
    """Tell whether behind much white space a row of the same columns follows: with a reference, or words in most columns."""
    for number, line in enumerate(lines[:ROW_LINES]):
        far = number > 0 and line.baseline - lines[number - 1].baseline > END_GAP * line.size
        if far or columns.crossed(line):
            return False
        if _begins_with_reference(line, columns) or columns.filled(line) > max(2, columns.count / 2):
            return True
    return False


def _is_page_number(line: Line, before: Line | None, height: float) -> bool:
    """Tell whether a page's last line is its number and no year that a cell ends on: it stands at the foot, under no other words."""
    if line.baseline <= PAGE_FOOT * height or not _PAGE_NUMBER.fullmatch(line.text):
        return False
    close = before is not None and line.baseline - before.baseline <= 2 * line.size
    return not (close and before is not None and any(abs(word.x0 - line.x0) <= 1.0 for word in before.words))


def _is_outside(line: Line, before: Line | None, bounds: Sequence[float], columns: Columns) -> bool:
    """Tell whether a line stands below the last rule as a heading does."""
    if before is None or not bounds or not before.baseline < bounds[-1] < line.baseline or columns.filled(line) > 1:
        return False
    return line.x0 < columns.edges[1] and not is_reference(line)


def _is_its_end(band: Line, line: Line, columns: Columns) -> bool:
    """Tell whether a line is the short last one of words that run over the columns."""
    if columns.filled(line) > 1 or line.x0 >= columns.edges[1] or line.bold != band.bold or is_reference(line):
        return False
    return abs(line.size - band.size) <= 0.1 * band.size and line.baseline - band.baseline <= CLOSE * line.size


def _takes_up(band: Line, line: Line, columns: Columns, outside: bool) -> bool:
    """Tell whether rows go on below a line that runs over the columns: it is bold, or a reference follows; below the last rule it must."""
    return columns.filled(line) > 1 and ((band.bold and not outside) or _begins_with_reference(line, columns))


def _begins_with_reference(line: Line, columns: Columns) -> bool:
    """Tell whether a line's first cell holds one word with a figure in it."""
    first = line.words[0]
    alone = len(line.words) < 2 or line.words[1].x0 >= columns.edges[1]
    return alone and first.x1 <= columns.edges[1] and len(first.text) <= 12 and any(map(str.isdigit, first.text))


def _is_drawn_band(body: Body, line: Line, columns: Columns, bounds: Sequence[float]) -> bool:
    """Tell whether a line stands in a row of its own that is drawn: between rules close above and below, or on shading."""
    above = [y for y in bounds if y <= line.baseline]
    below = [y for y in bounds if y > line.baseline]
    if not above or not below or below[0] - above[-1] > 2 * BAND_LINES * line.size:
        return False
    inside = [other for other in body.lines if above[-1] <= other.baseline <= below[0]]
    return all(len(part_line(other.words)) == 1 or columns.crossed(other) for other in inside)


# --- what is drawn ---------------------------------------------------------------------------------------------------


def find_bounds(drawing: Drawing, columns: Columns, top: float, bottom: float) -> list[float]:
    """Return the y of the rules and the borders of shading that part rows between ``top`` and ``bottom``, from top to bottom."""
    bundles: list[list[Rule]] = []
    for rule in sorted(level_rules(drawing, columns), key=lambda rule: rule.at):
        if top <= rule.at <= bottom:
            if bundles and rule.at - bundles[-1][0].at <= SAME_RULE:
                bundles[-1].append(rule)
            else:
                bundles.append([rule])
    return [sum(rule.at for rule in bundle) / len(bundle) for bundle in bundles if _parts_rows(bundle, columns)]


def level_rules(drawing: Drawing, columns: Columns) -> list[Rule]:
    """Return the level rules and the upper and lower borders of shaded areas that lie within a table's columns."""
    left, right = columns.edges[0], columns.edges[-1]
    found = [rule for rule in drawing.level if rule.end > left and rule.start < right]
    for fill in drawing.fills:
        rect = fill.rect
        if rect.x1 > left and rect.x0 < right and not fill.white:
            found += (Rule(rect.top, rect.x0, rect.x1), Rule(rect.bottom, rect.x0, rect.x1))
    return found


def _parts_rows(bundle: Sequence[Rule], columns: Columns) -> bool:
    covers = [_covered(bundle, left, right) >= SPANS * (right - left) for left, right in pairwise(columns.edges)]
    together = any(a and b for a, b in pairwise(covers))
    return together or _covered(bundle, columns.edges[0], columns.edges[-1]) >= SPANS * (columns.edges[-1] - columns.edges[0])


def _covered(rules: Iterable[Rule], left: float, right: float) -> float:
    reach, covered = left, 0.0
    for rule in sorted(rules, key=lambda rule: rule.start):
        low, high = max(rule.start, reach), min(rule.end, right)
        if high > low:
            covered, reach = covered + high - low, high
    return covered
