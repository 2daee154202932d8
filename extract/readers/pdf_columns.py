"""Columns that no rule parts: the headings of a table say how many there are, the white space between its words where they end."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median_low

from ..language.column_headings import read_heading
from .grid import LONGEST_HEADING
from .pdf_drawing import Drawing
from .pdf_tables import colour_behind
from .pdf_text import Line, Word

# All lengths are in font sizes of the words beside them.
WIDE_GAP = 0.9  # more than a stretched space, so another column begins
HEADING_GAP = 0.6  # between column headings, which are set apart and never stretched
SPACE = 0.45  # up to this two words are parted by a space, be it a wide one
NARROWER = 0.8  # times the white space between two columns: words closer than that are of one phrase
NARROWEST = 0.15  # white space narrower than this parts no columns: the tightest cells seen leave 0.3
CLOSE = 1.6  # baselines of the lines of one heading row; rows with any padding stand further apart
OTHER_SIZE = 0.08  # a heading of another size is not of the same row
MOST_PADDING = 1.5  # between a column's border and its words
# A column's words may run over its border in this share of the lines that tell: rows of one cell over the whole width do.
MOST_CROSSING = 0.25
FEWEST_COLUMNS = 3  # two columns need bold type on shading to tell them from a letter's date and place
MOST_HEADING_LINES = 8
# Of plain type a line is taken for headings when half of its pieces are known ones, two at least, as surely as a slip of spelling allows.
SURE = 0.85


@dataclass(frozen=True, slots=True)
class HeadingRow:
    """A row of column headings: the lines ``first`` to before ``behind`` of a page, and each column's words with their extent.

    The first ``titles`` of those lines hold headings over several columns.
    """

    first: int
    behind: int
    titles: int
    columns: tuple[tuple[float, float], ...]
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Columns:
    """The borders of a table's columns, left to right, in points, and how wide the white space at each inner one is."""

    edges: tuple[float, ...]
    gutters: tuple[float, ...]

    @property
    def count(self) -> int:
        """How many columns there are."""
        return len(self.edges) - 1

    def of(self, x: float) -> int:
        """Return the number of the column an x belongs to."""
        return bisect_right(self.edges, x, 1, self.count) - 1

    def filled(self, line: Line) -> int:
        """Return in how many columns a line has words."""
        return len({self.of((word.x0 + word.x1) / 2) for word in line.words})

    def crossed(self, line: Line) -> list[int]:
        """Return the inner borders that the line's words run over: one stands in a word, or in two of a phrase and the space between."""
        words, slack = line.words, 0.1 * line.size
        begins = [word.x0 + slack for word in words]
        crossed: list[int] = []
        for number, (edge, gutter) in enumerate(zip(self.edges[1:-1], self.gutters, strict=True), start=1):
            at = bisect_left(begins, edge) - 1
            if at < 0:
                continue
            space = min(SPACE * line.size, NARROWER * gutter)
            after = words[at + 1] if at + 1 < len(words) else None
            if edge < words[at].x1 - slack or (after is not None and after.x0 - words[at].x1 <= space and edge < after.x1 - slack):
                crossed.append(number)
        return crossed


def part_line(words: Sequence[Word], gap: float = WIDE_GAP) -> list[list[Word]]:
    """Return the words of a line parted where the white space is wider than ``gap`` font sizes."""
    pieces: list[list[Word]] = []
    for word in words:
        last = pieces[-1][-1] if pieces else None
        if last is not None and word.x0 - last.x1 <= gap * max(word.size, last.size):
            pieces[-1].append(word)
        else:
            pieces.append([word])
    return pieces


def find_heading(lines: Sequence[Line], at: int, drawing: Drawing) -> HeadingRow | None:
    """Return the row of column headings that begins with the line ``at``, if one does.

    Headings are bold, shaded, or known by their wording; a row has at least three, or two that are bold on shading.
    """
    first = lines[at]
    shade = colour_behind(first.rect, drawing)
    if not (first.bold or shade is not None) and not _reads_as_headings(_texts(part_line(first.words))):
        return None
    block = _alike(lines, at, shade, drawing)
    parted = [part_line(line.words, HEADING_GAP) for line in block]
    main = max(range(len(block)), key=lambda n: (len(parted[n]), -n))
    if len(parted[main]) < (2 if shade is not None and first.bold else FEWEST_COLUMNS):
        return None
    if any(len(parted[n]) < 2 and _over(parted[n][0], parted[main]) > 1 for n in range(main)):
        return None  # a title stands above the headings: they begin further down
    columns = _cluster(parted, main)
    behind = main + 1
    while behind < len(block) and all(_over(piece, columns) <= 1 for piece in parted[behind]):
        behind += 1
    titles = sum(any(_over(piece, parted[main]) > 1 for piece in parted[n]) for n in range(main))
    if not first.bold and shade is None:
        behind = _plain_end(parted, main, behind)
    columns = _cluster(parted[:behind], main)
    words = tuple(_texts(columns))
    if len(columns) < 2 or any(len(text) > LONGEST_HEADING for text in words):
        return None
    extents = tuple((min(w.x0 for w in column), max(w.x1 for w in column)) for column in columns)
    return HeadingRow(at, at + behind, titles, extents, words)


def _alike(lines: Sequence[Line], at: int, shade: tuple[int, int, int] | None, drawing: Drawing) -> list[Line]:
    """Return the lines from ``at`` on that are set like it, close by and on the same ground."""
    block = [lines[at]]
    for line in lines[at + 1 : at + MOST_HEADING_LINES]:
        before = block[-1]
        if not 0 < line.baseline - before.baseline <= CLOSE * line.size or abs(line.size - before.size) > OTHER_SIZE * line.size:
            break
        if line.bold != before.bold or colour_behind(line.rect, drawing) != shade:
            break
        block.append(line)
    return block


def _plain_end(parted: Sequence[Sequence[Sequence[Word]]], main: int, behind: int) -> int:
    """Return where headings end that nothing but their wording sets apart: a further line must make more of them known."""
    end = main + 1
    for number in range(main + 1, behind):
        if _known(_texts(_cluster(parted[: number + 1], main))) <= _known(_texts(_cluster(parted[:end], main))):
            break
        end = number + 1
    return end


def _cluster(parted: Sequence[Sequence[Sequence[Word]]], main: int) -> list[list[Word]]:
    """Return the words of each column: the pieces of the main line, and those of the other lines above, below or between them."""
    columns = [list(piece) for piece in parted[main]]
    for number, line in enumerate(parted):
        for piece in line if number != main else ():
            over = [column for column in columns if piece[0].x0 <= max(w.x1 for w in column) and min(w.x0 for w in column) <= piece[-1].x1]
            if len(over) == 1:
                over[0].extend(piece)
            elif not over:
                columns.append(list(piece))
    ordered = [sorted(column, key=lambda w: (round(w.baseline), w.x0)) for column in columns]
    return sorted(ordered, key=lambda column: min(w.x0 for w in column))


def _over(piece: Sequence[Word], columns: Iterable[Sequence[Word]]) -> int:
    """Return how many columns' headings a piece stands over or under."""
    return sum(piece[0].x0 <= max(w.x1 for w in column) and min(w.x0 for w in column) <= piece[-1].x1 for column in columns)


def _texts(pieces: Iterable[Sequence[Word]]) -> list[str]:
    return [" ".join(word.text for word in piece) for piece in pieces]


def _known(texts: Sequence[str]) -> int:
    return sum(read_heading(text).score >= SURE for text in texts)


def _reads_as_headings(texts: Sequence[str]) -> bool:
    if len(texts) < FEWEST_COLUMNS or any(len(text) > LONGEST_HEADING or any(map(str.isdigit, text)) for text in texts):
        return False
    return _known(texts) >= max(2, len(texts) / 2)


def is_sure(heading: HeadingRow) -> bool:
    """Tell whether headings are such by their wording, not by their looks alone."""
    return _reads_as_headings(heading.words)


# --- white space -----------------------------------------------------------------------------------------------------


def find_columns(heading: HeadingRow, lines: Sequence[Line], right: float) -> Columns | None:
    """Return the columns of the table under a heading row, None where its words do not keep to them.

    ``lines`` are those of the table and perhaps some behind it, ``right`` the x it reaches if something drawn says so, else 0.
    Only lines with words in several columns tell where the white space is; a few of them may run over it.
    """
    telling = [words for line in lines if _is_parted(words := line.words)]
    if not telling:
        return None
    size = median_low([words[0].size for words in telling])
    extents = _with_unheaded(heading.columns, telling)
    runs: list[tuple[float, float]] = []
    for left, following in pairwise(extents):
        run = _white(telling, left, following)
        if run is None or run[1] - run[0] < NARROWEST * size:
            return None
        runs.append(run)
    padding = min([MOST_PADDING * size, *((end - start) / 2 for start, end in runs)])
    edges = [min([*(words[0].x0 for words in telling), extents[0][0]]) - padding, *(end - padding for _, end in runs)]
    reached = max([extents[-1][1], *(word.x1 for words in telling for word in words if word.x0 >= edges[-1])])
    return Columns((*edges, max(right, reached + padding)), tuple(end - start for start, end in runs))


def _is_parted(words: Sequence[Word]) -> bool:
    """Tell whether a line has white space in it that parts columns."""
    return any(b.x0 - a.x1 > WIDE_GAP * max(a.size, b.size) for a, b in pairwise(words))


def _with_unheaded(columns: Sequence[tuple[float, float]], telling: Sequence[Sequence[Word]]) -> tuple[tuple[float, float], ...]:
    """Return the columns' extents with one more at the left where words stand that no heading is over: references often do."""
    first = columns[0][0]
    beside = [piece for words in telling if words[0].x1 < first and (piece := part_line(words)[0])[-1].x1 < first - SPACE * words[0].size]
    if len(beside) < 2:
        return tuple(columns)
    return ((min(piece[0].x0 for piece in beside), max(piece[-1].x1 for piece in beside)), *columns)


def _white(lines: Sequence[Sequence[Word]], left: tuple[float, float], right: tuple[float, float]) -> tuple[float, float] | None:
    """Return the widest stretch between the middles of two headings over which the fewest lines have a word; None if too many do."""
    low, high = (left[0] + left[1]) / 2, (right[0] + right[1]) / 2
    turns: list[tuple[float, int]] = []
    for words in lines:
        for word in words:
            if word.x1 > low and word.x0 < high:
                turns += ((max(word.x0, low), 1), (min(word.x1, high), -1))
    turns += ((min(max(left[0], low), high), 1), (min(left[1], high), -1), (max(right[0], low), 1), (high, -1))
    turns.sort()
    fewest, best, covered, before = len(lines) + 2, (low, low), 0, low
    for x, change in turns:
        if x > before and (covered < fewest or (covered == fewest and x - before > best[1] - best[0])):
            fewest, best = covered, (before, x)
        covered, before = covered + change, max(before, x)
    return best if fewest <= MOST_CROSSING * len(lines) else None
