"""Completes the grid of a table that no or few rules draw: the borders of its columns and the cuts between its rows stand in for rules."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain as flatten
from itertools import pairwise

from ...model import Fault
from .pdf_columns import Columns
from .pdf_drawing import Rule
from .pdf_geometry import Rect
from .pdf_rows import DOUBTFUL, Parted, Stretch, find_key, is_reference, part_by_gaps, part_by_references, runs_through
from .pdf_tables import SAME_RULE, Grid, PageTable, fill_grid, is_ruled
from .pdf_text import Line, Word, gather_lines
from .pdf_unruled import Body, Chain, Region, find_bounds, find_chains, level_rules

NEAR = 2.5  # font sizes: a rule this close above the headings or below the last line is the table's border
CENTRED = 1.5  # font sizes that the middle of a centred line may stand off the table's middle
LEAST_HEIGHT = 0.3  # of the font size: a row is no thinner, though lines may overlap


@dataclass(frozen=True, slots=True)
class _Segment:
    """A stretch of a table between two bounds: ``kind`` is title, head, band or body."""

    top: float
    bottom: float
    kind: str
    lines: tuple[Line, ...]


def find_unruled(bodies: Sequence[Body]) -> tuple[dict[int, list[PageTable]], set[Line], list[Fault]]:
    """Return the tables without upright rules by page, the lines that stand in them, and what is doubtful about them."""
    tables: dict[int, list[PageTable]] = {}
    taken: set[Line] = set()
    faults: list[Fault] = []
    for chain in find_chains(bodies):
        found, doubts = _build(chain)
        faults += doubts
        for region, table in zip(chain.regions, found, strict=True):
            if table is not None:
                tables.setdefault(region.body.page, []).append(table)
                taken.update(region.body.lines[region.first : region.end])
    return tables, taken, faults


def complete_rows(grid: Grid, words: Sequence[Word], page: int) -> Grid:
    """Return a grid with few level rules with the cuts between its rows, as its words tell them."""
    if not grid.bare:
        return grid
    inside = [word for word in words if grid.rect.holds(*word.middle)]
    columns = Columns(grid.xs, ())
    stretches: list[Stretch] = []
    for number, (top, bottom) in enumerate(pairwise(grid.ys)):
        parted = [is_ruled(grid.upright, x, top, bottom) for x in grid.xs[1:-1]]
        between = [word for word in inside if top <= word.middle[1] < bottom] if any(parted) else []
        stretches.append(Stretch(_by_column(between, columns, page), number == 0, number == len(grid.ys) - 2))
    key = find_key(stretches)
    if key is None and grid.ruled:
        return grid
    rows = _cuts(stretches, key, ruled=grid.ruled, headed=True)
    ys = sorted((*grid.ys, *(y for cuts in rows.cuts for y in cuts)))
    level = [rule for stretch, cuts in zip(stretches, rows.cuts, strict=True) for rule in _rules(stretch, cuts, grid.xs, rows.at_head)]
    return replace(grid, ys=tuple(ys), level=(*grid.level, *level))


def _by_column(words: Sequence[Word], columns: Columns, page: int) -> tuple[tuple[Line, ...], ...]:
    held: list[list[Word]] = [[] for _ in range(columns.count)]
    for word in words:
        held[columns.of((word.x0 + word.x1) / 2)].append(word)
    return tuple(tuple(gather_lines(column, page)) for column in held)


def _build(chain: Chain) -> tuple[list[PageTable | None], list[Fault]]:
    """Return the table of each region of a chain, None where it is none; and faults about rows told by guess."""
    segmented = [_segments(region) for region in chain.regions]
    stretches = [[_stretch(region, parts, n) for n in range(len(parts))] for region, parts in zip(chain.regions, segmented, strict=True)]
    kinds = [segment.kind for segments in segmented for segment in segments]
    bodies = [stretch for stretch, kind in zip(flatten.from_iterable(stretches), kinds, strict=True) if kind == "body"]
    ruled = any(above.kind == below.kind == "body" for segments in segmented for above, below in pairwise(segments))
    rows = _cuts(bodies, find_key(bodies), ruled)
    cuts = iter(rows.cuts)
    tables: list[PageTable | None] = []
    for region, segments, parted in zip(chain.regions, segmented, stretches, strict=True):
        found = [next(cuts) if segment.kind == "body" else () for segment in segments]
        tables.append(_table(region, segments, parted, found, rows.at_head))
    if rows.off <= DOUBTFUL:
        return tables, []
    page = chain.regions[0].body.page
    wrong = f"No rule parts the rows of the table on page {page} and its references stand at odd places."
    return tables, [Fault(f"{wrong} Compare its rows with the page.", page)]


def _cuts(bodies: Sequence[Stretch], key: int | None, ruled: bool, headed: bool = False) -> Parted:
    """Return where each stretch is cut into rows; ``ruled`` tells that rules part rows, ``headed`` that column headings are among them."""
    if key is None:
        return Parted(tuple(() if ruled else tuple(part_by_gaps(stretch)) for stretch in bodies), at_head=False)
    refs = [sum(is_reference(line) for line in stretch.columns[key]) for stretch in bodies]
    chosen = [n for n, count in enumerate(refs) if count > 1 or (count and not ruled)]
    first = next((line for stretch in bodies for line in stretch.columns[key]), None) if headed else None
    parted = part_by_references([bodies[n] for n in chosen], key, first.text if first and not is_reference(first) else "")
    cuts: list[tuple[float, ...]] = [()] * len(bodies)
    for n, found in zip(chosen, parted.cuts, strict=True):
        cuts[n] = found
    return replace(parted, cuts=tuple(cuts))


def _segments(region: Region) -> list[_Segment]:
    """Return a region's headings, bands and the stretches of rows between them and between drawn bounds, from top to bottom."""
    inside = region.body.lines[region.first : region.end]
    top, bottom, bounds = _borders(region)
    kinds = [
        "title" if region.heading and n < region.first + region.heading.titles else "head" if n < region.start else "body"
        for n in range(region.first, region.end)
    ]
    kinds = ["band" if n in region.bands else kind for n, kind in enumerate(kinds, start=region.first)]
    segments: list[_Segment] = []
    held: list[Line] = []
    begun = top
    for number, line in enumerate(inside):
        held.append(line)
        following = inside[number + 1] if number + 1 < len(inside) else None
        if following is None:
            segments.append(_Segment(begun, bottom, kinds[number], tuple(held)))
            break
        bound = next((y for y in bounds if line.baseline < y <= following.baseline), None)
        same = kinds[number] == kinds[number + 1] != "body" and (kinds[number] != "band" or bound is None)
        if same or (bound is None and kinds[number] == kinds[number + 1]):
            continue
        y = max(bound if bound is not None else (line.bottom + following.top) / 2, begun + LEAST_HEIGHT * line.size)
        segments.append(_Segment(begun, y, kinds[number], tuple(held)))
        held, begun = [], y
    return segments


def _borders(region: Region) -> tuple[float, float, list[float]]:
    """Return a region's upper and lower border and the drawn bounds between."""
    lines = region.body.lines
    first, last = lines[region.first], lines[region.end - 1]
    low = max([line.baseline for line in lines[region.first - 1 : region.first] if line.baseline < first.baseline], default=0.0)
    high = min([line.top for line in lines[region.end : region.end + 1] if line.top > last.baseline], default=region.body.frame.height)
    bounds = find_bounds(
        region.body.drawing, region.columns, max(low, first.top - NEAR * first.size), min(high, last.bottom + NEAR * last.size)
    )
    top = max((y for y in bounds if y <= first.baseline), default=first.top - 1)
    foot = max(line.bottom for line in lines[region.first : region.end])
    bottom = min((y for y in bounds if y > last.baseline), default=foot + 1)
    return top, max(bottom, top + 1), [y for y in bounds if top < y < bottom]


def _stretch(region: Region, segments: Sequence[_Segment], number: int) -> Stretch:
    segment = segments[number]
    words = [word for line in segment.lines for word in line.words] if segment.kind == "body" else []
    first = not any(before.kind == "body" for before in segments[:number])
    cut = number == len(segments) - 1 and region.end == len(region.body.lines)
    return Stretch(_by_column(words, region.columns, region.body.page), first, cut)


def _table(
    region: Region, segments: Sequence[_Segment], stretches: Sequence[Stretch], cuts: Sequence[Sequence[float]], at_head: bool
) -> PageTable | None:
    """Return the table that a region's segments and the cuts between its rows make; ``at_head`` as in ``_rules``."""
    columns = region.columns
    left, right = columns.edges[0], columns.edges[-1]
    ys = [segments[0].top, *(segment.bottom for segment in segments)]
    drawn = [rule for rule in level_rules(region.body.drawing, columns) if any(abs(rule.at - y) <= SAME_RULE for y in ys)]
    level = list(drawn)
    for above, below in pairwise(segments):
        if above.kind != "body" or below.kind != "body":
            level.append(Rule(above.bottom, left, right))
    for stretch, found in zip(stretches, cuts, strict=True):
        ys += found
        level += _rules(stretch, found, columns.edges, at_head)
    upright = [
        Rule(edge, segment.top, segment.bottom)
        for segment in segments
        for number, edge in enumerate(columns.edges)
        if number in (0, columns.count) or not _runs_over(segment, number, region)
    ]
    level += (Rule(ys[0], left, right), Rule(segments[-1].bottom, left, right))
    words = [word for segment in segments for line in segment.lines for word in line.words]
    grid = Grid(columns.edges, tuple(sorted(ys)), tuple(level), tuple(upright))
    table = fill_grid(grid, words, region.body.drawing, region.body.page)
    return None if table is None else replace(table, rect=Rect(left, ys[0], right, segments[-1].bottom))


def _rules(stretch: Stretch, cuts: Sequence[float], edges: Sequence[float], at_head: bool) -> list[Rule]:
    """Return the rules that the cuts between rows stand for, without the columns whose cell runs through one.

    That can be told where rows begin at their references, ``at_head``.
    """
    rules = []
    for y in cuts:
        for number, (left, right) in enumerate(pairwise(edges)):
            if not (at_head and runs_through(stretch, number, cuts, y)):
                rules.append(Rule(y, left, right))
    return rules


def _runs_over(segment: _Segment, number: int, region: Region) -> bool:
    """Tell whether a segment's words run over an inner border; a band that begins in the first column or is centred runs over all."""
    edges = region.columns.edges
    if segment.kind == "band" and all(
        line.x0 < edges[1] or abs(line.x0 + line.x1 - edges[0] - edges[-1]) <= 2 * CENTRED * line.size for line in segment.lines
    ):
        return True
    return segment.kind in ("band", "title") and any(number in region.columns.crossed(line) for line in segment.lines)
