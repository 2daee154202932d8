"""Tables that touch: where the borders between columns change at a level rule and headings follow, another table begins."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from .pdf_drawing import Drawing, Rule
from .pdf_heading_rows import count_header_rows
from .pdf_tables import RULED, SAME_RULE, Grid, GridCell, PageTable, fill_grid, is_ruled, make_grid
from .pdf_text import Word

# Points by which a border may stand off itself from row to row: a pixel's rounding, the two strokes of a double rule.
SAME_BORDER = 1.9
TELLING = 8  # rows above and below that tell what each part is: all of a long table would be looked at once for each change
MOST_CHANGES = 20  # of the columns of one grid: a drawing or a form that changes them more often is no stack of tables


def part_at_seams(grid: Grid, drawing: Drawing, words: Sequence[Word], page: int) -> list[Grid]:
    """Return the grids of the tables that a grid is made of: itself alone, unless its columns change where headings stand.

    A row whose cells span several columns changes none: it draws no border of its own. A row of one cell between two tables is
    the title of the lower one. ``words`` are those of the page.
    """
    borders = _borders_of_rows(grid)
    parts: list[Grid] = []
    first, known, changes = 0, list(borders[0]), 0
    for number, row in enumerate(borders):
        if number == first or all(_among(x, known) for x in row):
            continue
        changes += 1
        top = _title_above(borders, number)
        if changes > MOST_CHANGES or not any(borders[first:top]) or not _is_drawn(grid, top):
            known += row
            continue
        upper, lower = _clip(grid, max(first, top - TELLING), top), _clip(grid, top, min(number + TELLING, len(borders)))
        whole = _clip(grid, first, top)
        if upper and lower and whole and _is_seam(upper, lower, drawing, words, page):
            parts.append(whole)
            first, known = top, list(row)
        else:
            known += row
    last = _clip(grid, first, len(borders)) if parts else None
    return [*parts, last] if last is not None else [grid]


def _borders_of_rows(grid: Grid) -> list[list[float]]:
    """Return the x of the borders drawn between the cells of each row."""
    left, right = grid.xs[0] + SAME_RULE, grid.xs[-1] - SAME_RULE
    rows: list[list[float]] = [[] for _ in range(len(grid.ys) - 1)]
    for rule in grid.upright:
        if left < rule.at < right:
            first = bisect_right(grid.ys, rule.start + SAME_RULE) - 1
            behind = bisect_left(grid.ys, rule.end - SAME_RULE)
            for number in range(max(first, 0), min(behind, len(rows))):
                height = grid.ys[number + 1] - grid.ys[number]
                if min(rule.end, grid.ys[number + 1]) - max(rule.start, grid.ys[number]) >= RULED * height:
                    rows[number].append(rule.at)
    return rows


def _among(x: float, borders: Sequence[float]) -> bool:
    return any(abs(x - other) <= SAME_BORDER for other in borders)


def _title_above(borders: Sequence[Sequence[float]], number: int) -> int:
    """Return the first of the rows of one cell each that stand right above a row, its own number where none does."""
    while number and not borders[number - 1]:
        number -= 1
    return number


def _is_drawn(grid: Grid, row: int) -> bool:
    return is_ruled(grid.level, grid.ys[row], grid.xs[0], grid.xs[-1])


def _clip(grid: Grid, first: int, behind: int) -> Grid | None:
    """Return the grid of some of the rows, on the borders drawn there."""
    if first >= behind:
        return None
    top, bottom = grid.ys[first], grid.ys[behind]
    level = [rule for rule in grid.level if top - SAME_RULE <= rule.at <= bottom + SAME_RULE]
    upright = [
        Rule(rule.at, max(rule.start, top), min(rule.end, bottom))
        for rule in grid.upright
        if min(rule.end, bottom) - max(rule.start, top) > SAME_RULE
    ]
    return make_grid(level, upright) if upright else None


def _is_seam(upper: Grid, lower: Grid, drawing: Drawing, words: Sequence[Word], page: int) -> bool:
    """Tell whether two parts are tables of their own: the lower one begins with headings, the upper one says more than headings."""
    above, below = (_fill(part, drawing, words, page) for part in (upper, lower))
    if above is None or below is None or not (headings := count_header_rows(below)):
        return False
    heading = _look(below.rows[headings - 1])
    return any(len(row) > 1 and _look(row) != heading for row in above.rows)


def _fill(grid: Grid, drawing: Drawing, words: Sequence[Word], page: int) -> PageTable | None:
    return fill_grid(grid, [word for word in words if grid.rect.holds(*word.middle)], drawing, page)


def _look(row: Sequence[GridCell]) -> tuple[bool, bool]:
    """Return whether all words of a row are bold, and whether all its cells are shaded."""
    lines = [line for cell in row for line in cell.lines]
    return all(line.bold for line in lines), all(cell.colour is not None for cell in row)
