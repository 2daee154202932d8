"""The border drawn around a whole page: no table's, though a table on the page may touch it."""

from dataclasses import replace

from .pdf_drawing import Drawing, Rule

# Of the page's width and height: what a border around the page spans at least, be it drawn around the text alone.
SPANS = 0.7
CORNER = 2.5  # points by which the sides of a border may miss each other at a corner: half of a thick one's width
MOST_BORDERS = 2  # one within the other


def without_page_border(drawing: Drawing, width: float, height: float) -> Drawing:
    """Return a page's drawing without the rules of a border around it; ``width`` and ``height`` are the page's, in points.

    A table that fills the page has such an outline too, but its rows' rules reach the outline's sides: a page's border keeps off.
    """
    for _ in range(MOST_BORDERS):
        border = _find_border(drawing, width, height)
        if border is None:
            break
        level, upright = border
        drawing = replace(
            drawing,
            level=tuple(rule for rule in drawing.level if not any(rule is side for side in level)),
            upright=tuple(rule for rule in drawing.upright if not any(rule is side for side in upright)),
        )
    return drawing


def _find_border(drawing: Drawing, width: float, height: float) -> tuple[tuple[Rule, Rule], tuple[Rule, Rule]] | None:
    """Return the upper and lower and the left and right side of a border around the page."""
    level = [rule for rule in drawing.level if rule.end - rule.start >= SPANS * width]
    upright = [rule for rule in drawing.upright if rule.end - rule.start >= SPANS * height]
    if len(level) < 2 or len(upright) < 2:
        return None
    top, bottom = min(level, key=_place), max(level, key=_place)
    left, right = min(upright, key=_place), max(upright, key=_place)
    meet = all(_meets(rule, left.at, right.at) for rule in (top, bottom)) and all(_meets(rule, top.at, bottom.at) for rule in (left, right))
    if not meet or bottom.at - top.at < SPANS * height or right.at - left.at < SPANS * width:
        return None
    sides = (top, bottom), (left, right)
    inner = [rule for rule in drawing.level if rule is not top and rule is not bottom]
    return sides if inner and not any(_reaches(rule, left.at, right.at) for rule in inner) else None


def _place(rule: Rule) -> float:
    return rule.at


def _meets(rule: Rule, start: float, end: float) -> bool:
    return abs(rule.start - start) <= CORNER and abs(rule.end - end) <= CORNER


def _reaches(rule: Rule, left: float, right: float) -> bool:
    """Tell whether a level rule begins at or beyond the left side, or ends at or beyond the right one."""
    return rule.start <= left + CORNER or rule.end >= right - CORNER
