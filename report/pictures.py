"""The pictures of the gap report as SVG: pure functions of what the report shows, the same text for the same values.

Each has a title and a description for those who do not see it, words in the picture itself, and a pattern beside each
colour; the table next to it says the same. Colours are the page's own (CSS variables), so that dark mode and print hold.
"""

from collections.abc import Iterator, Sequence
from html import escape
from textwrap import wrap

from .gap_view import CoverageRow, ShareRow
from .gap_words import Label

# Sizes in the picture's own units; at full width of the page a unit is about a pixel.
WIDTH = 960
LINE = 18
CELL_HEIGHT = 62
GAP = 8
LABEL_WIDTH = 330
# Letters to a line of the labels: no one measures text for us, and in a wide face a letter of 13 units is some 8 wide.
LABEL_LETTERS = 38
LABEL_LINES = 3
CELL_LETTERS = 15

BAR_HEIGHT = 30
LEGEND_STEP = 150

# In the order of the classes; the first two can be checked.
_CLASS_MARKS = (("quantified", "solid"), ("deliverable", "dots"), ("directional", "stripes"), ("vague", "grid"), ("defective", "cross"))


def coverage_picture(key: str, rows: Sequence[CoverageRow]) -> str:
    """Return the weaknesses against what answers them, a cell for each step of the chain; empty where there is no weakness."""
    if not rows:
        return ""
    columns = coverage_columns(rows)
    cell = (WIDTH - LABEL_WIDTH) / len(columns)
    top = 40
    height = top + len(rows) * (CELL_HEIGHT + GAP)
    parts = [text(LABEL_WIDTH + cell * (place + 0.5), 24, name, "head", "middle") for place, (name, _) in enumerate(columns)]
    for number, row in enumerate(rows):
        y = top + number * (CELL_HEIGHT + GAP)
        parts += _label(row, y)
        for place, (_, labels) in enumerate(columns):
            parts += _cell(key, LABEL_WIDTH + cell * place, y, cell - GAP, labels[number])
    told = " ".join(
        f"{row.weakness.words}: " + "; ".join(f"{name.lower()} {labels[number].word}" for name, labels in columns) + "."
        for number, row in enumerate(rows)
    )
    return picture(f"{key}-coverage", height, "What answers each weakness", told, parts, _cell_patterns(key))


def shares_picture(key: str, rows: Sequence[ShareRow]) -> str:
    """Return the measures of each workstream by class as bars of one length; empty where there is no measure."""
    if not rows:
        return ""
    parts: list[str] = []
    y = 8.0
    for row in rows:
        wrapped = lines(row.name, LABEL_LETTERS, 2)
        parts += [text(0, y + LINE * (number + 0.85), line, "note") for number, line in enumerate(wrapped)]
        parts += _bar(key, row, y)
        y += max(len(wrapped) * LINE, BAR_HEIGHT) + GAP * 2
    parts += _legend(key, y)
    told = " ".join(f"{row.name}: {row.unmeasurable} cannot be checked." for row in rows)
    return picture(f"{key}-shares", y + 2 * (LINE + GAP) + GAP, "Success measures by class", told, parts, _bar_patterns(key))


def coverage_columns(rows: Sequence[CoverageRow]) -> list[tuple[str, list[Label]]]:
    """Return the columns that were looked at, each with its label for every row."""
    columns: list[tuple[str, list[Label | None]]] = [
        ("Workstream", [row.streams for row in rows]),
        ("Measures", [row.measurable for row in rows]),
        ("On time", [row.overdue for row in rows]),
        ("Evidence", [row.evidence for row in rows]),
        ("Letter", [row.verdict for row in rows]),
    ]
    return [(name, [label for label in labels if label is not None]) for name, labels in columns if None not in labels]


def _label(row: CoverageRow, y: float) -> Iterator[str]:
    yield text(0, y + LINE, row.weakness.words, "strong")
    for number, line in enumerate(lines(row.text, LABEL_LETTERS, LABEL_LINES - 1), start=2):
        yield text(0, y + LINE * number, line, "note")


def _cell(key: str, x: float, y: float, width: float, label: Label) -> Iterator[str]:
    box = f'x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{CELL_HEIGHT}" rx="6"'
    yield f'<rect {box} class="cell {label.tone}"/>'
    if label.tone in ("part", "none"):
        yield f'<rect {box} fill="url(#{key}-{label.tone})"/>'
    yield text(x + width / 2, y + 22, label.sign, "sign", "middle")
    for number, line in enumerate(lines(label.word, CELL_LETTERS, 2)):
        yield text(x + width / 2, y + 40 + 15 * number, line, "word", "middle")


def _bar(key: str, row: ShareRow, y: float) -> Iterator[str]:
    x = float(LABEL_WIDTH)
    for (name, _), count in zip(_CLASS_MARKS, row.counts, strict=True):
        width = (WIDTH - LABEL_WIDTH - 1) * count / row.total
        if not count:
            continue
        yield f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{BAR_HEIGHT}" class="bar {name}" fill="url(#{key}-{name})"/>'
        plate = 10 + 8 * len(str(count))
        if width >= plate + 4:
            middle = x + width / 2
            yield f'<rect x="{middle - plate / 2:.1f}" y="{y + 6:.1f}" width="{plate}" height="18" rx="4" class="plate"/>'
            yield text(middle, y + 20, str(count), "word", "middle")
        x += width


def _legend(key: str, y: float) -> Iterator[str]:
    for words, marks in (("Can be checked:", _CLASS_MARKS[:2]), ("Cannot be checked:", _CLASS_MARKS[2:])):
        yield text(LABEL_WIDTH, y + 13, words, "strong")
        for number, (name, _) in enumerate(marks):
            place = LABEL_WIDTH + LEGEND_STEP * (number + 1)
            yield f'<rect x="{place}" y="{y:.1f}" width="26" height="16" class="bar {name}" fill="url(#{key}-{name})"/>'
            yield text(place + 34, y + 13, name, "note")
        y += LINE + GAP


def picture(name: str, height: float, title: str, told: str, parts: Sequence[str], patterns: str) -> str:
    """Return a whole picture of a page's width: its title, what it tells in words, its parts, and the patterns they use."""
    return (
        f'<svg role="img" aria-labelledby="{name}-title {name}-told" viewBox="0 0 {WIDTH} {height:.0f}" xmlns="http://www.w3.org/2000/svg">\n'
        f'<title id="{name}-title">{escape(title)}</title>\n<desc id="{name}-told">{escape(told)}</desc>\n<defs>{patterns}</defs>\n'
        + "\n".join(part for part in parts if part)
        + "\n</svg>"
    )


def text(x: float, y: float, words: str, kind: str, anchor: str = "start") -> str:
    """Return a line of words at a place, of a kind the page's style knows."""
    return f'<text x="{x:.1f}" y="{y:.1f}" class="{kind}" text-anchor="{anchor}">{escape(words)}</text>'


def lines(words: str, letters: int, most: int) -> list[str]:
    """Return some words in lines of so many letters, the last one cut where there would be more."""
    return wrap(words, letters, max_lines=most, placeholder=" …") or [""]


def _pattern(name: str, size: int, marks: str) -> str:
    return f'<pattern id="{name}" width="{size}" height="{size}" patternUnits="userSpaceOnUse">{marks}</pattern>'


def _cell_patterns(key: str) -> str:
    return _pattern(f"{key}-part", 12, '<path d="M0 12 12 0" class="hatch"/>') + _pattern(
        f"{key}-none", 10, '<circle cx="2" cy="2" r="1" class="dot"/>'
    )


def _bar_patterns(key: str) -> str:
    marks = {
        "solid": "",
        "dots": '<circle cx="4" cy="4" r="1.6" class="ink"/>',
        "stripes": '<path d="M0 8 8 0" class="line"/>',
        "grid": '<path d="M4 0V8M0 4H8" class="line"/>',
        "cross": '<path d="M0 0 8 8M0 8 8 0" class="line"/>',
    }
    return "".join(
        _pattern(f"{key}-{name}", 8, f'<rect width="8" height="8" class="ground {"good" if number < 2 else "bad"}"/>{marks[mark]}')
        for number, (name, mark) in enumerate(_CLASS_MARKS)
    )
