"""Ruling lines to tables: rules that cross make a grid, and the rules that are missing in it make merged cells."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from .pdf_drawing import SIGN_SIZE, Drawing, Fill, Rule
from .pdf_geometry import Rect
from .pdf_text import Line, Word, gather_lines
from .shading import signal_of_rgb

# Rules this close (points) are one: a double border, a cell's border and its neighbour's. Half the height of a small line of text.
SAME_RULE = 3.0
# Rules reach each other across a gap of this many points: dotted and dashed borders, borders that stop short of a corner.
REACH = 3.5
TOUCH = 1.0  # points: the rules of one table do, those of a table in a cell keep off its border by the cell's padding
NESTED = 0.5  # of the table's height and width: longer rules are no table's in one of its cells
FEWEST_UPRIGHT = 3  # upright rules side by side make a table without a level rule; two may be a frame's sides
FEW_LEVEL = 3  # level rules: a border above, one below and one under the headings part no rows
BESIDE = 0.9  # of the shorter one's length runs along the longer one
# A side of a cell counts as ruled when a rule runs along this share of it.
RULED = 0.6
THINNEST_ROW = 4.0  # points: no line of text fits, so such a row is a doubled rule or the sliver a page break leaves
TALLEST_BAND = 80.0  # points: a shaded heading row of up to six lines
# A shaded area belongs to a cell when it covers this share of it.
COVERS = 0.6


@dataclass(frozen=True, slots=True)
class GridCell:
    """One cell of a page's grid with the lines of text in it."""

    rect: Rect
    column: int
    column_span: int
    row_span: int
    lines: tuple[Line, ...]
    colour: tuple[int, int, int] | None = None


@dataclass(frozen=True, slots=True)
class PageTable:
    """A table as one page shows it. ``columns`` are the x of its upright rules, left to right."""

    page: int
    rect: Rect
    columns: tuple[float, ...]
    rows: tuple[tuple[GridCell, ...], ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """The places of the rules of one table, and where each runs.

    It is ``bare`` where level rules may be missing between its rows, ``ruled`` where some level rule is drawn.
    """

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    level: tuple[Rule, ...]
    upright: tuple[Rule, ...]
    bare: bool = False
    ruled: bool = True

    @property
    def rect(self) -> Rect:
        """The outer border."""
        return Rect(self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])


def find_tables(grids: Sequence[Grid], drawing: Drawing, words: Sequence[Word], page: int) -> tuple[list[PageTable], list[Word]]:
    """Return the tables that grids make with the words in them, and the words that stand in none of them."""
    tables: list[PageTable] = []
    free = list(words)
    for grid in grids:
        border = grid.rect
        inside = [word for word in free if border.holds(*word.middle)]
        table = fill_grid(grid, inside, drawing, page)
        if table is None:
            continue
        tables.append(table)
        taken = set(map(id, inside))
        free = [word for word in free if id(word) not in taken]
    return tables, free


def find_grids(drawing: Drawing) -> list[Grid]:
    """Return the grids that the page's rules make, those that lie inside a cell of another left out."""
    grids = [grid for group in _crossing_groups(list(drawing.level), list(drawing.upright)) for grid in _grids_of(*group)]
    grids = [_add_shaded_top(grid, drawing) for grid in grids]
    grids = [grid for grid in grids if (len(grid.xs) - 1) * (len(grid.ys) - 1) > 1]
    return [grid for grid in grids if not any(_inside(grid.rect, other.rect) for other in grids if other is not grid)]


def _grids_of(level: list[Rule], upright: list[Rule]) -> list[Grid]:
    """Return the grid of rules that hang together, without those of tables that stand in one of its cells."""
    grid = make_grid(level, upright)
    if grid is None or not _may_nest(grid):
        return [grid] if grid is not None else []
    apart = [found for group in _crossing_groups(level, upright, TOUCH) if (found := make_grid(*group)) is not None]
    outer = max(apart, key=lambda g: g.rect.width * g.rect.height, default=grid)
    if min(len(outer.xs), len(outer.ys)) < 3 or not any(_inside(other.rect, outer.rect) for other in apart):
        return [grid]
    return [outer, *(other for other in apart if other is not outer and not _inside(other.rect, outer.rect))]


def _may_nest(grid: Grid) -> bool:
    """Tell whether some upright rules and some level ones are so short that they may be those of a table in a cell."""
    border = grid.rect
    short = [x for x in grid.xs[1:-1] if _length(grid.upright, x) < NESTED * border.height]
    return bool(short) and any(_length(grid.level, y) < NESTED * border.width for y in grid.ys[1:-1])


def _length(rules: Iterable[Rule], at: float) -> float:
    return sum(rule.end - rule.start for rule in rules if abs(rule.at - at) <= SAME_RULE)


def _inside(inner: Rect, outer: Rect) -> bool:
    return (
        inner.x0 >= outer.x0 - 1 and inner.x1 <= outer.x1 + 1 and inner.top >= outer.top - 1 and inner.bottom <= outer.bottom + 1
    ) and inner != outer


def _crossing_groups(level: list[Rule], upright: list[Rule], reach: float = REACH) -> list[tuple[list[Rule], list[Rule]]]:
    """Return the rules that hang together by crossing or touching, group by group."""
    parent = list(range(len(level) + len(upright)))

    def root(item: int) -> int:
        while parent[item] != item:
            parent[item] = parent[parent[item]]
            item = parent[item]
        return item

    for a, across in enumerate(level):
        for b, down in enumerate(upright, start=len(level)):
            meets = across.start - reach <= down.at <= across.end + reach and down.start - reach <= across.at <= down.end + reach
            if meets:
                parent[root(a)] = root(b)
    groups: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for item in range(len(parent)):
        group = groups.setdefault(root(item), ([], []))
        if item < len(level):
            group[0].append(level[item])
        else:
            group[1].append(upright[item - len(level)])
    crossing = [group for group in groups.values() if group[0] and group[1]]
    alone = [rule for group in groups.values() if not group[0] for rule in group[1]]
    return crossing + _side_by_side([rule for rule in alone if not any(_take_up(rule, *group) for group in crossing)])


def _take_up(rule: Rule, level: list[Rule], upright: list[Rule]) -> bool:
    """Add an upright rule that crosses no level one to a table whose column it goes on, further down or up; tell whether it does."""
    tall = max(upright, key=lambda r: r.end - r.start)
    if not (tall.start - REACH <= rule.start and rule.end <= tall.end + REACH):
        return False
    if not any(abs(other.at - rule.at) <= SAME_RULE for other in upright):
        return False
    upright.append(rule)
    return True


def _side_by_side(upright: Iterable[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """Return the upright rules that run side by side: a table whose rows no rule parts. A row of one cell may interrupt the inner ones."""
    bundles: list[list[Rule]] = []
    for rule in sorted(upright, key=lambda r: r.start - r.end):
        for bundle in bundles:
            if any(min(rule.end, other.end) - max(rule.start, other.start) >= BESIDE * (rule.end - rule.start) for other in bundle):
                bundle.append(rule)
                break
        else:
            bundles.append([rule])
    return [([], bundle) for bundle in bundles if len(_places([rule.at for rule in bundle])) >= FEWEST_UPRIGHT]


def make_grid(level: list[Rule], upright: list[Rule]) -> Grid | None:
    """Return the grid of rules that hang together.

    The ends of the rules close it where a border is not drawn: a browser rules no line under a row that
    the page cuts, and many tables have no rule at their left and right.
    """
    ys = [*(rule.at for rule in level), min(rule.start for rule in upright), max(rule.end for rule in upright)]
    xs = [rule.at for rule in upright]
    if level:
        xs += [min(rule.start for rule in level), max(rule.end for rule in level)]
    bare = len(_places([rule.at for rule in level])) <= FEW_LEVEL
    ends = [end for rule in upright for end in (rule.start, rule.end)] if bare else []
    columns, rows = _places(xs), _places([*ys, *ends])
    if len(columns) < 2 or len(rows) < 2:
        return None
    # where the inner rules are interrupted, a row of one cell stands
    interrupted = [Rule(y, columns[0], columns[-1]) for y in _places(ends)] if ends else []
    return Grid(columns, rows, (*level, *interrupted), tuple(upright), bare, bool(level))


def _add_shaded_top(grid: Grid, drawing: Drawing) -> Grid:
    """Return the grid with a shaded band that lies on top of it as a row: headings are often shaded and not ruled."""
    band = [
        fill.rect
        for fill in drawing.fills
        if not fill.white
        and abs(fill.rect.bottom - grid.ys[0]) <= SAME_RULE
        and fill.rect.height <= TALLEST_BAND
        and fill.rect.x0 >= grid.xs[0] - SAME_RULE
        and fill.rect.x1 <= grid.xs[-1] + SAME_RULE
    ]
    if not band or sum(rect.width for rect in band) < COVERS * (grid.xs[-1] - grid.xs[0]):
        return grid
    top = min(rect.top for rect in band)
    if grid.ys[0] - top < THINNEST_ROW:
        return grid
    level = (*grid.level, Rule(top, grid.xs[0], grid.xs[-1]))
    upright = (*grid.upright, *(Rule(x, top, grid.ys[0]) for x in grid.xs))
    return replace(grid, ys=(top, *grid.ys), level=level, upright=upright)


def _places(values: list[float]) -> tuple[float, ...]:
    """Return the places of rules that are apart, the mean of each bundle."""
    bundles: list[list[float]] = []
    for value in sorted(values):
        if bundles and value - bundles[-1][0] <= SAME_RULE:
            bundles[-1].append(value)
        else:
            bundles.append([value])
    return tuple(sum(bundle) / len(bundle) for bundle in bundles)


def fill_grid(grid: Grid, words: list[Word], drawing: Drawing, page: int) -> PageTable | None:
    """Return the grid with its words, or None where it is a frame or a figure and no table."""
    middles = [word.middle for word in words]
    xs, ys = _drop_thin(grid.xs, [x for x, _ in middles]), _drop_thin(grid.ys, [y for _, y in middles])
    grid = replace(grid, xs=xs, ys=ys)
    regions = _regions(grid)
    held: list[list[Word]] = [[] for _ in regions]
    owner = {(r, c): inside for (r0, r1, c0, c1), inside in zip(regions, held, strict=True) for r in range(r0, r1) for c in range(c0, c1)}
    # the outer borders are left out: what stands on or beyond them belongs to the cell there
    inner_xs, inner_ys = xs[1:-1], ys[1:-1]
    for word, (x, y) in zip(words, middles, strict=True):
        owner[bisect_right(inner_ys, y), bisect_right(inner_xs, x)].append(word)
    if sum(map(bool, held)) < (1 if len(grid.xs) > 3 else 2):
        return None
    rows: list[list[GridCell]] = [[] for _ in range(len(grid.ys) - 1)]
    signs = _find_signs(drawing)
    for number, (r0, r1, c0, c1) in enumerate(regions):
        rect = Rect(grid.xs[c0], grid.ys[r0], grid.xs[c1], grid.ys[r1])
        lines = tuple(gather_lines(held[number], page))
        colour = colour_behind(rect, drawing)
        if colour is None:
            colour = _sign_inside(rect, signs) if not lines else _colour_written(held[number])
        rows[r0].append(GridCell(rect, c0, c1 - c0, r1 - r0, lines, colour))
    ordered = [tuple(sorted(row, key=lambda cell: cell.column)) for row in rows]
    return PageTable(page, grid.rect, grid.xs, _without_hollow_rows(ordered))


def _without_hollow_rows(rows: Sequence[tuple[GridCell, ...]]) -> tuple[tuple[GridCell, ...], ...]:
    """Return the rows without those in which no cell begins: a place where some rule ends, not a row."""
    hollow = [number for number, row in enumerate(rows) if not row]
    if not hollow:
        return tuple(rows)
    kept: list[tuple[GridCell, ...]] = []
    for number, row in enumerate(rows):
        if row:
            spans = [sum(number < h < number + cell.row_span for h in hollow) for cell in row]
            kept.append(tuple(replace(cell, row_span=cell.row_span - less) for cell, less in zip(row, spans, strict=True)))
    return tuple(kept)


def _drop_thin(places: tuple[float, ...], points: list[float]) -> tuple[float, ...]:
    """Return the places of rules without those of rows or columns too thin for a word that hold none of the points."""
    kept = [places[0]]
    for place in places[1:]:
        if place - kept[-1] < THINNEST_ROW and not any(kept[-1] <= point < place for point in points):
            if len(kept) > 1:
                kept[-1] = place if place == places[-1] else kept[-1]
            continue
        kept.append(place)
    return tuple(kept) if len(kept) > 1 else places


def _regions(grid: Grid) -> list[tuple[int, int, int, int]]:
    """Return the cells as (first row, row behind, first column, column behind), in reading order.

    Neighbours without a rule between them are one cell. Where that gives no rectangle, each row of it
    is a cell of its own.
    """
    rows, columns = len(grid.ys) - 1, len(grid.xs) - 1
    walls_right = [[is_ruled(grid.upright, grid.xs[c + 1], grid.ys[r], grid.ys[r + 1]) for c in range(columns)] for r in range(rows)]
    walls_below = [[is_ruled(grid.level, grid.ys[r + 1], grid.xs[c], grid.xs[c + 1]) for c in range(columns)] for r in range(rows)]
    taken: set[tuple[int, int]] = set()
    found: list[tuple[int, int, int, int]] = []
    for r in range(rows):
        for c in range(columns):
            if (r, c) in taken:
                continue
            slots = _spread(r, c, rows, columns, walls_right, walls_below, taken)
            taken |= slots
            found.extend(_rectangles(slots))
    return sorted(found, key=lambda region: (region[0], region[2]))


def _spread(
    row: int, column: int, rows: int, columns: int, right: list[list[bool]], below: list[list[bool]], taken: set[tuple[int, int]]
) -> set[tuple[int, int]]:
    """Return the slots that can be reached from one without crossing a rule."""
    reached, waiting = {(row, column)}, [(row, column)]
    while waiting:
        r, c = waiting.pop()
        steps = (
            (r, c + 1, c + 1 < columns and not right[r][c]),
            (r, c - 1, c > 0 and not right[r][c - 1]),
            (r + 1, c, r + 1 < rows and not below[r][c]),
            (r - 1, c, r > 0 and not below[r - 1][c]),
        )
        for r_next, c_next, open_way in steps:
            if open_way and (r_next, c_next) not in reached and (r_next, c_next) not in taken:
                reached.add((r_next, c_next))
                waiting.append((r_next, c_next))
    return reached


def _rectangles(slots: set[tuple[int, int]]) -> list[tuple[int, int, int, int]]:
    r0, r1 = min(r for r, _ in slots), max(r for r, _ in slots) + 1
    c0, c1 = min(c for _, c in slots), max(c for _, c in slots) + 1
    if len(slots) == (r1 - r0) * (c1 - c0):
        return [(r0, r1, c0, c1)]
    runs: list[tuple[int, int, int, int]] = []
    for r, c in sorted(slots):
        if runs and runs[-1][0] == r and runs[-1][3] == c:
            runs[-1] = (r, r + 1, runs[-1][2], c + 1)
        else:
            runs.append((r, r + 1, c, c + 1))
    return runs


def is_ruled(rules: Iterable[Rule], at: float, start: float, end: float) -> bool:
    """Tell whether rules at ``at`` run along enough of the way from ``start`` to ``end``."""
    reach = start
    covered = 0.0
    for rule in sorted((rule for rule in rules if abs(rule.at - at) <= SAME_RULE), key=lambda r: r.start):
        low, high = max(rule.start, reach), min(rule.end, end)
        if high > low:
            covered += high - low
            reach = high
    return covered >= RULED * (end - start)


def colour_behind(rect: Rect, drawing: Drawing) -> tuple[int, int, int] | None:
    """Return the colour of the last area drawn over most of a place, None for paper."""
    x0, top, x1, bottom = rect.x0, rect.top, rect.x1, rect.bottom
    colour = None
    for fill in drawing.fills:
        over = fill.rect
        if over.x1 <= x0 or over.x0 >= x1 or over.bottom <= top or over.top >= bottom:
            continue
        width, height = min(over.x1, x1) - max(over.x0, x0), min(over.bottom, bottom) - max(over.top, top)
        if width * height >= COVERS * (x1 - x0) * (bottom - top):
            colour = None if fill.white else fill.colour
    return colour


def _colour_written(words: Sequence[Word]) -> tuple[int, int, int] | None:
    """Return the signal colour of the one disc or square that a cell's words are."""
    colour = words[0].colour if len(words) == 1 else None
    return colour if colour is not None and signal_of_rgb(*colour) is not None else None


def _find_signs(drawing: Drawing) -> list[Fill]:
    """Return the small shapes of a signal colour: discs and squares that rate something without a word."""
    small = [shape for shape in (*drawing.signs, *drawing.fills) if max(shape.rect.width, shape.rect.height) <= SIGN_SIZE[1]]
    return [shape for shape in small if signal_of_rgb(*shape.colour) is not None]


def _sign_inside(rect: Rect, signs: Sequence[Fill]) -> tuple[int, int, int] | None:
    """Return the colour of the sign drawn in a place, None where there is none, or several that say different things."""
    inside = {signal_of_rgb(*sign.colour): sign.colour for sign in signs if _inside(sign.rect, rect)}
    return next(iter(inside.values())) if len(inside) == 1 else None
