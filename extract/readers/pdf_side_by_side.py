"""Tables without upright rules that stand side by side: their level rules tell where one ends and the next begins."""

from collections.abc import Sequence
from itertools import pairwise

from .pdf_columns import part_line
from .pdf_drawing import Drawing, Rule
from .pdf_geometry import Rect
from .pdf_text import Line, make_line

FEWEST_RULES = 2  # under the headings and under a row
LONG = 6.0  # font sizes: a shorter rule is an underline
BESIDE = 0.5  # of the lower one's height stands beside the other
ABOVE = 2.5  # font sizes from the first rule up to the headings over it


def unfold(lines: Sequence[Line], drawing: Drawing, page: int) -> list[Line]:
    """Return a page's lines with those that run through tables side by side parted: each table's lines follow each other."""
    if not lines or not drawing.level:
        return list(lines)
    tables = _side_by_side(drawing.level, lines[0].size)
    if not tables:
        return list(lines)
    top, bottom = min(table.top for table in tables), max(table.bottom for table in tables)
    above = [line for line in lines if line.baseline < top]
    below = [line for line in lines if line.baseline > bottom]
    through = [line for line in lines if top <= line.baseline <= bottom]
    bounds = [float("-inf"), *((a.x1 + b.x0) / 2 for a, b in pairwise(tables)), float("inf")]
    parted: list[list[Line]] = []
    for left, right in pairwise(bounds):
        held = [[word for word in line.words if left <= (word.x0 + word.x1) / 2 < right] for line in through]
        parted.append([make_line(words, page) for words in held if words])
    # the rules of single columns may be apart too: a table has several
    if any(sum(len(part_line(line.words)) > 1 for line in table) < FEWEST_RULES for table in parted):
        return list(lines)
    return [*above, *(line for table in parted for line in table), *below]


def _side_by_side(rules: Sequence[Rule], size: float) -> list[Rect]:
    """Return the places of tables side by side, from left to right, as level rules bundled by where they begin and end show them."""
    bundles: list[list[Rule]] = []
    for rule in sorted(rules, key=lambda rule: (rule.start, rule.at)):
        if rule.end - rule.start < LONG * size:
            continue
        for bundle in bundles:
            if abs(bundle[0].start - rule.start) <= size and abs(bundle[0].end - rule.end) <= size:
                bundle.append(rule)
                break
        else:
            bundles.append([rule])
    places = [
        Rect(bundle[0].start, min(r.at for r in bundle) - ABOVE * size, bundle[0].end, max(r.at for r in bundle))
        for bundle in bundles
        if len(bundle) >= FEWEST_RULES
    ]
    if len(places) != len(bundles) or len(places) < 2:
        return []
    beside = all(
        a.x1 < b.x0 and min(a.bottom, b.bottom) - max(a.top, b.top) >= BESIDE * min(a.height, b.height) for a, b in pairwise(places)
    )
    return places if beside else []
