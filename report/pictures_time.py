"""The report's pictures of deadlines and of targets as SVG, drawn as those of :mod:`.pictures` are."""

from collections.abc import Sequence

from .pictures import GAP, LABEL_LETTERS, LABEL_WIDTH, LINE, WIDTH, lines, picture, text
from .timeline import timeline_words
from .tracker_view import TargetRow, Timeline

MARK_HEIGHT = 22
TARGET_HEIGHT = 46
# A picture of more rows is not read at a glance; the table holds them all.
TARGETS_SHOWN = 14
# Letters of a column's name that stand side by side in so many columns.
_COLUMN_LETTERS = 8


def timeline_picture(key: str, line: Timeline | None) -> str:
    """Return the deadlines by workstream over time with a line at the day; empty where no action has a date."""
    if line is None:
        return ""
    step = (WIDTH - LABEL_WIDTH) / len(line.columns)
    top, parts = 62.0, []
    for place, name in enumerate(line.columns):
        for number, words in enumerate(lines(name, _COLUMN_LETTERS, 2)):
            parts.append(text(LABEL_WIDTH + step * (place + 0.5), 34 + 15 * number, words, "note", "middle"))
    y = top
    for number, name in enumerate(line.rows):
        marks = [mark for mark in line.marks if mark.row == number]
        deepest = max(sum(mark.column == column for mark in marks) for column in range(len(line.columns)))
        height = max(deepest * MARK_HEIGHT, 2 * LINE) + GAP
        parts.append(f'<path d="M0 {y - GAP / 2:.1f}H{WIDTH}" class="rule"/>')
        parts += [text(0, y + LINE * (count + 0.85), words, "note") for count, words in enumerate(lines(name, LABEL_LETTERS, 2))]
        seen: dict[int, int] = {}
        for mark in marks:
            depth = seen.get(mark.column, 0)
            seen[mark.column] = depth + 1
            x, at = LABEL_WIDTH + step * mark.column + 2, y + depth * MARK_HEIGHT
            shape = f'x="{x:.1f}" y="{at:.1f}" width="{step - 4:.1f}" height="{MARK_HEIGHT - 3}" rx="4"'
            parts.append(f'<rect {shape} class="cell {mark.label.tone}"/>')
            parts.append(text(x + (step - 4) / 2, at + 14, f"{mark.label.sign} {mark.count}", "word", "middle"))
        y += height
    day = LABEL_WIDTH + step * line.as_of
    # It leaves the names of the quarters free.
    parts.append(f'<path d="M{day:.1f} 17V22M{day:.1f} {top - GAP / 2:.1f}V{y:.1f}" class="day"/>')
    anchor = "end" if line.as_of > len(line.columns) / 2 else "start"
    parts.append(text(day, 14, line.as_of_words, "strong", anchor))
    return picture(f"{key}-timeline", y + GAP, "Deadlines by workstream", timeline_words(line), parts, "")


def targets_picture(key: str, rows: Sequence[TargetRow]) -> str:
    """Return targets against reported figures, both in per cent, on one scale from 0 to 100; empty where there are none."""
    shown = shown_targets(rows)
    if not shown:
        return ""
    wide, top = WIDTH - LABEL_WIDTH - 130, 30.0
    parts = []
    for value in (0, 25, 50, 75, 100):
        x = LABEL_WIDTH + wide * value / 100
        parts.append(text(x, 16, f"{value}%", "note", "middle"))
        parts.append(f'<path d="M{x:.1f} 22V{top + len(shown) * TARGET_HEIGHT:.1f}" class="rule"/>')
    for number, row in enumerate(shown):
        y = top + number * TARGET_HEIGHT
        assert row.target_percent is not None and row.reported_percent is not None, "only such rows are shown"
        wanted, told = (LABEL_WIDTH + wide * min(value, 100) / 100 for value in (row.target_percent, row.reported_percent))
        parts.append(text(0, y + 16, f"Action {row.ref}", "strong"))
        parts += [text(0, y + 32, words, "note") for words in lines(row.text, LABEL_LETTERS, 1)]
        parts.append(f'<path d="M{min(wanted, told):.1f} {y + 20:.1f}H{max(wanted, told):.1f}" class="gap {row.label.tone}"/>')
        parts.append(f'<path d="M{wanted:.1f} {y + 8:.1f}V{y + 32:.1f}" class="target"/>')
        parts.append(f'<circle cx="{told:.1f}" cy="{y + 20:.1f}" r="7" class="told {row.label.tone}"/>')
        parts += [text(WIDTH - 118, y + 16, f"{row.reported_percent:g}% of {row.target_percent:g}%", "word")]
        parts += [text(WIDTH - 118, y + 32, short_gap(row), "note")]
    told_words = " ".join(f"Action {row.ref}: target {row.target}, reported {row.reported}, {row.gap}." for row in shown)
    return picture(f"{key}-targets", top + len(shown) * TARGET_HEIGHT + GAP, "Targets against reported figures", told_words, parts, "")


def shown_targets(rows: Sequence[TargetRow]) -> tuple[TargetRow, ...]:
    """Return the targets a picture shows: those in per cent, the missed ones first, the widest gap first."""
    scaled = [row for row in rows if row.target_percent is not None and row.reported_percent is not None]
    tones = ("bad", "part", "none", "good")
    order = sorted(scaled, key=lambda row: (tones.index(row.label.tone), (row.reported_percent or 0) - (row.target_percent or 0)))
    return tuple(order[:TARGETS_SHOWN])


def short_gap(row: TargetRow) -> str:
    """Return the gap in a few letters: "● +5 points", "○ −19 points"."""
    difference = (row.reported_percent or 0) - (row.target_percent or 0)
    sign = "+" if difference > 0 else "−" if difference < 0 else "±"
    return f"{row.label.sign} {sign}{abs(difference):g} points"
