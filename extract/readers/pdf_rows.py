"""Rows that no rule parts: references say how many there are, the white space between lines where one ends."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median_low

from .pdf_text import Line
from .wrapping import hangs, is_complete, starts_lower

# Lengths are in font sizes.
REFERENCES = 0.6  # of a column's lines must look like references for it to tell the rows
SAME_BASELINE = 0.25  # the first lines of a row's cells stand this close, a raised figure aside
ROW_GAP = 1.35  # times the usual distance of baselines: white space between rows without references
RUNS_ON = 1.16  # times the usual distance: more is no wrapped line of one paragraph (as in ``pdf_blocks``)
MOST_LEADING = 2.0  # lines of one paragraph stand no further apart
SPARSE = 0.6  # of the rows at most have words in a column whose cells span several
OVERLAP = 0.02  # bodies of lines may overlap by this and still be parted
# What a cut costs in font sizes of distance between a reference and its place in the row; a wide gap may make good for a little.
GAP_WORTH = 0.5
NO_REFERENCE = 0.4  # a first row without reference goes on from the page before: less than a wide gap is worth
CUT_ROW = 1.0  # at most: the reference of a row that a page cuts need not stand in the middle of the part on one page
# Rows whose references stand this far from their place, on average, are told by guess.
DOUBTFUL = 1.0

_COUNTED = re.compile(r"[A-Z]{0,3}\d+(?:\.\w+)+")  # "1.1.a", "A2.3": of a single row's cell no other words look so
_REF = re.compile(r"(?=.*\d)\S{1,12}")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Lines of a table between two bounds, by column.

    ``goes_on`` tells that its first row may be the rest of one on the page before, ``cut`` that its last one may go on behind the page.
    """

    columns: tuple[tuple[Line, ...], ...]
    goes_on: bool = False
    cut: bool = False

    @property
    def lines(self) -> list[Line]:
        """All lines, from top to bottom."""
        return sorted((line for column in self.columns for line in column), key=lambda line: (line.baseline, line.x0))


def is_reference(line: Line) -> bool:
    """Tell whether a line may be the reference of a row: short, without a space, with a figure."""
    return _REF.fullmatch(line.text) is not None


def find_key(stretches: Sequence[Stretch]) -> int | None:
    """Return the column whose lines are references, the first of several; None where there is none."""
    for number in range(max((len(stretch.columns) for stretch in stretches), default=0)):
        lines = [line for stretch in stretches for line in stretch.columns[number]]
        refs = [line for line in lines if is_reference(line)]
        if len(refs) >= max(2, REFERENCES * len(lines)) and len({line.text for line in refs}) > len(refs) / 2:
            return number
        if len(lines) == len(refs) == 1 and _COUNTED.fullmatch(refs[0].text):
            return number
    return None


@dataclass(frozen=True, slots=True)
class Parted:
    """The y of each cut between the rows of each stretch.

    ``at_head`` tells that rows begin at their references, ``off`` how far these stand from their place on average, in font sizes.
    """

    cuts: tuple[tuple[float, ...], ...]
    at_head: bool = True
    off: float = 0.0


def part_by_references(stretches: Sequence[Stretch], key: int, heading: str = "") -> Parted:
    """Return where stretches are cut into rows of one reference each.

    A reference stands at the head of its row, in its middle or at its foot: whichever fits the most rows. ``heading`` is
    what the column is headed, where the headings are among the rows.
    """
    best: tuple[float, float, list[list[float]]] | None = None
    for place in (0.0, 0.5, 1.0):
        found = [_cheapest(stretch, _marks(stretch.columns[key], heading), place) for stretch in stretches]
        cost = sum(cost for cost, _ in found)
        if best is None or cost < best[0] - 1e-6:
            best = cost, place, [cuts for _, cuts in found]
    assert best is not None
    marks = sum(len(_marks(stretch.columns[key], heading)) for stretch in stretches)
    return Parted(tuple(map(tuple, best[2])), best[1] == 0.0, best[0] / max(marks, 1))


def _marks(column: Sequence[Line], heading: str) -> list[Line]:
    return [line for line in column if is_reference(line) or (heading and line.text == heading)]


@dataclass(frozen=True, slots=True)
class _Strip:
    """White space over the whole width: between the foot of the lines above and the head of those below."""

    above: float
    below: float

    @property
    def middle(self) -> float:
        return (self.above + self.below) / 2


def _strips(lines: Sequence[Line]) -> list[_Strip]:
    """Return the white space above, between and below lines, from top to bottom."""
    extents = sorted((_head(line), _foot(line)) for line in lines)
    strips = [_Strip(extents[0][0], extents[0][0])]
    reach = extents[0][1]
    for head, foot in extents[1:]:
        if head >= reach - OVERLAP * lines[0].size:
            strips.append(_Strip(min(reach, head), head))
        reach = max(reach, foot)
    return [*strips, _Strip(reach, reach)]


def _head(line: Line) -> float:
    return min(word.head for word in line.words)


def _foot(line: Line) -> float:
    return max(word.foot for word in line.words)


def _cheapest(stretch: Stretch, refs: Sequence[Line], place: float) -> tuple[float, list[float]]:
    """Return what it costs to cut a stretch into rows of one reference each, and the cuts.

    ``place`` is where in a row its reference stands: 0 at the head, 1 at the foot.
    """
    if not refs or not (lines := stretch.lines):
        return 0.0, []
    strips, size = _strips(lines), refs[0].size
    usual = median_low([strip.below - strip.above for strip in strips[1:-1]]) if len(strips) > 2 else 0.0
    # ways[n]: the cheapest way to have cut at strip n behind so many references, as (cost, cuts so far)
    ways: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, ())}
    if stretch.goes_on:
        for number, strip in enumerate(strips[1:-1], start=1):
            if strip.below <= _head(refs[0]) + OVERLAP * size:
                ways[number] = (NO_REFERENCE - _worth(strip, usual, size), (number,))
    for at, ref in enumerate(refs):
        following: dict[int, tuple[float, tuple[int, ...]]] = {}
        last = at == len(refs) - 1
        for end in range(1, len(strips)):
            strip = strips[end]
            if strip.above < _foot(ref) - OVERLAP * size or (not last and strip.below > _head(refs[at + 1]) + OVERLAP * size):
                continue
            if last and end != len(strips) - 1:
                continue
            for start, (cost, cuts) in ways.items():
                if start >= end or strips[start].below > _head(ref) + OVERLAP * size:
                    continue
                off = _off(ref, strips[start].below, strip.above, place) / size
                if (last and stretch.cut) or (not at and stretch.goes_on):
                    off = min(off, CUT_ROW)
                total = cost + off - (0.0 if last else _worth(strip, usual, size))
                if end not in following or total < following[end][0] - 1e-9:
                    following[end] = total, cuts if last else (*cuts, end)
        if not following:
            return DOUBTFUL * 2 * len(refs), [
                _head(line) for line in refs[0 if stretch.goes_on and _head(refs[0]) > strips[0].below else 1 :]
            ]
        ways = following
    cost, cuts = min(ways.values())
    return cost, [strips[number].middle for number in cuts]


def _off(ref: Line, top: float, bottom: float, place: float) -> float:
    at = _head(ref) + place * (_foot(ref) - _head(ref))
    return abs(at - (top + place * (bottom - top)))


def _worth(strip: _Strip, usual: float, size: float) -> float:
    return GAP_WORTH * min(max((strip.below - strip.above - usual) / size, 0.0), 1.0)


def part_by_gaps(stretch: Stretch) -> list[float]:
    """Return the y of each cut between the rows of a stretch without references.

    A row begins where several columns, or the first one, begin below more white space than lines of one paragraph leave, or
    where the first column, blank in the line above, has words again.
    """
    lines = stretch.lines
    levels: list[list[Line]] = []
    for line in lines:
        if levels and line.baseline - levels[-1][0].baseline <= SAME_BASELINE * line.size:
            levels[-1].append(line)
        else:
            levels.append([line])
    if len(levels) < 2:
        return []
    first = set(map(id, stretch.columns[0]))
    usual = median_low([b[0].baseline - a[0].baseline for a, b in pairwise(levels)])
    cuts: list[float] = []
    for above, below in pairwise(levels):
        begins, began = (any(id(line) in first for line in level) for level in (below, above))
        wide = below[0].baseline - above[0].baseline > ROW_GAP * usual
        if (wide and (begins or len(below) > 1)) or (begins and not began and len(below) > 1):
            cuts.append((max(map(_foot, above)) + min(map(_head, below))) / 2)
    return cuts


def runs_through(stretch: Stretch, number: int, cuts: Sequence[float], cut: float) -> bool:
    """Tell whether a paragraph of one column runs over a cut between rows that begin at their references: its cell is one with that below.

    It does where its lines follow each other as wrapped lines do while the other columns leave more white space; where rows
    leave none, in a column that few rows fill, where the sentence goes on.
    """
    column = stretch.columns[number]
    above = max((line for line in column if line.baseline < cut), key=_by_baseline, default=None)
    below = min((line for line in column if line.baseline > cut), key=_by_baseline, default=None)
    if above is None or below is None:
        return False
    usual = _usual_pitch(stretch)
    if is_reference(below) or below.baseline - above.baseline > RUNS_ON * usual:
        return False
    others = [line.baseline for n, other in enumerate(stretch.columns) if n != number for line in other]
    if any(abs(baseline - below.baseline) <= 0.1 * below.size for baseline in others):
        return _is_sparse(column, cuts) and not is_complete(above.text) and (starts_lower(below.text) or hangs(above.text))
    ends = max((baseline for baseline in others if baseline < cut), default=None)
    begins = min((baseline for baseline in others if baseline > cut), default=None)
    return ends is not None and begins is not None and begins - ends > RUNS_ON * usual


def _usual_pitch(stretch: Stretch) -> float:
    """Return the usual distance of baselines of lines that follow each other in a column."""
    pairs = [(a, b) for column in stretch.columns for a, b in pairwise(column)]
    pitches = [b.baseline - a.baseline for a, b in pairs if 0 < b.baseline - a.baseline <= MOST_LEADING * b.size]
    return median_low(pitches) if pitches else 0.0


def _by_baseline(line: Line) -> float:
    return line.baseline


def _is_sparse(column: Sequence[Line], cuts: Sequence[float]) -> bool:
    """Tell whether a column has words just below few of the cuts only."""
    filled = sum(any(0 < line.baseline - cut <= 1.5 * line.size for line in column) for cut in cuts)
    return filled <= SPARSE * len(cuts)
