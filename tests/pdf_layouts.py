"""Draws an invented plan as a PDF in any layout, and knows by construction what must be read of it.

The rows are wrapped, set and cut by pages here rather than by a library, so that a cut may fall anywhere, a rule may be
missing, and what each cell says (line-end hyphens as printed) is known.
"""

import io
from collections.abc import Sequence
from dataclasses import replace

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from .invented_plan import WORKSTREAMS, Entry, PlanRow
from .pdf_look import SIGNALS, Look, SetCell, SetLine, SetPage, Truth, shown_size
from .pdf_painter import Painter


def draw_plan(rows: Sequence[PlanRow], headings: Sequence[str], look: Look) -> tuple[bytes, Truth]:
    """Return a PDF of the rows in a layout, and what must be read of it."""
    setter = _Setter(rows, headings, look)
    setter.run()
    if look.furniture in ("within", "border"):
        setter.reach_down()
    stream = io.BytesIO()
    # reportlab turns the media box along with a page's rotation
    canvas = Canvas(stream, pagesize=look.page[::-1] if look.turn % 180 else look.page, invariant=1)
    for number, sheet in enumerate(setter.sheets, start=1):
        Painter(canvas, look, setter.edges).paint(sheet, number, len(setter.sheets))
    canvas.save()
    return stream.getvalue(), setter.truth()


class _Setter:
    """Wraps the words and deals rows to pages."""

    def __init__(self, rows: Sequence[PlanRow], headings: Sequence[str], look: Look) -> None:
        self.rows, self.headings, self.look = _merged(rows, look.merge), headings, look
        width = shown_size(look)[0] - 2 * look.margin
        total = sum(look.widths[: len(headings)])
        self.edges = [look.margin]
        for share in look.widths[: len(headings)]:
            self.edges.append(self.edges[-1] + width * share / total)
        self.pitch = look.size * look.leading
        self.pad = look.size * look.padding
        self.bottom = shown_size(look)[1] - look.margin - {"inside": 0, "within": 24, "border": 24}.get(look.furniture, 14)
        self.sheets: list[SetPage] = []
        self.y = 0.0
        self.cut: set[tuple[int, int]] = set()
        self.bands: list[str] = []
        self.order = 0
        self.texts = [[self.blocks(cell, column) for column, cell in enumerate(row.cells)] for row in self.rows]

    # --- words

    def font(self, bold: bool) -> str:
        return self.look.font + ("-Bold" if bold and self.look.font == "Helvetica" else "")

    def wrap(self, text: str, width: float, bold: bool = False) -> list[str]:
        font = self.font(bold)
        lines: list[str] = []
        line = ""
        for word in text.split():
            tried = f"{line} {word}" if line else word
            if pdfmetrics.stringWidth(tried, font, self.look.size) <= width:
                line = tried
                continue
            head, tail = self._broken(word, line, width, font)
            if head:
                lines.append(f"{line} {head}".strip())
            elif line:
                lines.append(line)
            line = tail
            while pdfmetrics.stringWidth(line, font, self.look.size) > width and len(line) > 4 and self.look.hyphens:
                head, tail = self._broken(line, "", width, font)
                if not head:
                    break
                lines.append(head)
                line = tail
        return [*lines, line] if line else lines

    def _broken(self, word: str, line: str, width: float, font: str) -> tuple[str, str]:
        places = [n + 1 for n, letter in enumerate(word[:-1]) if letter == "-"]
        if self.look.hyphens:
            places += [n for n in range(3, len(word) - 2) if word[:n].isalpha()]
        for place in sorted(places, reverse=True):
            head = word[:place] if word[place - 1] == "-" else word[:place] + "-"
            if pdfmetrics.stringWidth(f"{line} {head}".strip(), font, self.look.size) <= width:
                return head, word[place:]
        return "", word

    def room(self, column: int, span: int = 1) -> float:
        return self.edges[column + span] - self.edges[column] - 2 * self.pad

    def blocks(self, cell: Sequence[Entry], column: int) -> list[list[str]]:
        indent = self.look.size * 1.1
        return [self.wrap(entry.text, self.room(column) - (indent if entry.bullet else 0)) for entry in cell]

    def lines(self, row: int, column: int) -> list[SetLine]:
        found: list[SetLine] = []
        if self.signal(row, column):
            return []
        for number, (entry, wrapped) in enumerate(zip(self.rows[row].cells[column], self.texts[row][column], strict=True)):
            for at, text in enumerate(wrapped):
                indent = self.look.size * 1.1 if entry.bullet else 0.0
                drop = self.look.gap * self.look.size if number and not at else 0.0
                found.append(SetLine(text, indent, self.look.bullet if entry.bullet and not at else "", drop))
        return found

    # --- pages

    def run(self) -> None:
        self.new_page(head=False)
        for number in range(self.look.lead_in):
            self.say(f"This plan is kept up to date by the board; note {number + 1} says how it is looked at.")
        workstream: int | None = None
        group: int | None = None
        at = 0
        while at < len(self.rows):
            row = self.rows[at]
            if row.workstream != workstream:
                if workstream is not None:
                    self.end_table()
                self.open_workstream(row.workstream, first=workstream is None)
                workstream = row.workstream
            if self.look.merge and row.group != group:
                behind = next((n for n in range(at, len(self.rows)) if self.rows[n].group != row.group), len(self.rows))
                self.place_group(at, behind)
                group, at = row.group, behind
                continue
            self.place_row(at)
            at += 1
        self.end_table()

    def end_table(self) -> None:
        if self.look.note and self.look.bands == "heading":
            self.sheets[-1].prose.append((self.y + 0.9 * self.look.size, self.look.note, False))
            self.y += self.pitch

    def open_workstream(self, number: int, first: bool) -> None:
        title = f"Workstream {number + 1}: {WORKSTREAMS[number % len(WORKSTREAMS)]}"
        if self.look.slides:
            if not first:
                self.new_page(head=False)
            self.title = title
            self.say(title, large=True)
            self.bands.append(title)
            self.place_head(1)
        elif self.look.bands == "heading":
            if self.y + 8 * self.pitch > self.bottom:
                self.new_page(head=False)
            self.y += self.pitch
            self.say(title, large=True)
            self.bands.append(title)
            self.place_head(1)
        elif self.look.bands == "row":
            if first:
                self.place_head(1)
            if self.y + 5 * self.pitch > self.bottom:
                self.new_page()
            self.bands.append(title)
            self.place_band(title)
        elif first:
            self.place_head(1)

    def place_band(self, words: str) -> None:
        self.add(0, len(self.headings), [SetLine(words, bold=True)], self.pitch + 2 * self.pad, "band")
        self.y += self.pitch + 2 * self.pad

    def new_page(self, head: bool = True) -> None:
        self.sheets.append(SetPage())
        self.y = self.look.margin + (20 if self.look.furniture in ("margin", "watermark", "stamp", "logo") else 0)
        if head and self.look.slides:
            self.say(self.title, large=True)
        if head and self.look.repeat in ("each", "continued"):
            self.place_head(len(self.sheets))
        if head and self.look.bands_again and self.bands:
            self.place_band(f"{self.bands[-1]} (continued)")

    def say(self, words: str, large: bool = False) -> None:
        self.y += self.pitch
        self.sheets[-1].prose.append((self.y, words, large))
        self.y += self.pitch * (0.9 if large else 0.4)

    def add(self, column: int, span: int, lines: list[SetLine], height: float, kind: str, **more: object) -> None:
        self.sheets[-1].boxes.append(SetCell(column, span, self.y, self.y + height, lines, kind, order=self.order, **more))  # type: ignore[arg-type]

    def place_head(self, page: int) -> None:
        again = self.look.repeat == "continued" and page > 1
        heads = [self.wrap(words, self.room(column), True) for column, words in enumerate(self.headings)]
        if again:
            heads[0] = [*heads[0], "(cont’d)"]
        height = max(map(len, heads)) * self.pitch + 2 * self.pad
        if self.look.upright_heads:
            height = 95.0
        if self.look.heading_rows == "groups":
            low = self.pitch + 2 * self.pad
            half = len(self.headings) // 2 + 1
            self.sheets[-1].tops.append(self.y)
            top = self.y
            self.add(0, half, [SetLine("What will be done", bold=True)], low, "head")
            self.add(half, len(heads) - half, [SetLine("How we will know", bold=True)], low, "head")
            self.y = top + low
        else:
            self.sheets[-1].tops.append(self.y)
        quarters = [column for column, words in enumerate(self.headings) if self.look.heading_rows == "quarters" and words[0] == "Q"]
        low = self.pitch + 2 * self.pad if quarters else 0.0
        if quarters:
            self.add(quarters[0], len(quarters), [SetLine("2031/32", bold=True)], low, "head")
        for column, words in enumerate(heads):
            self.y += low if column in quarters else 0.0
            self.add(
                column, 1, [SetLine(line, bold=self.look.bold_head) for line in words], height + (column not in quarters) * low, "head"
            )
            self.y -= low if column in quarters else 0.0
        self.y += height + low

    def place_row(self, at: int, columns: Sequence[int] | None = None, least: float = 0.0) -> None:
        columns = range(len(self.headings)) if columns is None else columns
        waiting = {column: self.lines(at, column) for column in columns}
        whole = max([self.height(lines) for lines in waiting.values()]) + 2 * self.pad
        whole = max(whole, least)
        if self.look.cut == "keep" and self.y + whole > self.bottom:
            self.new_page()
        parts: dict[int, int] = dict.fromkeys(columns, 0)
        opened = False
        self.order += 1
        while True:
            room = self.bottom - self.y - 2 * self.pad
            if self.height_of(waiting) <= room:
                taken, rest = waiting, {}
            elif room < self.pitch:
                self.new_page()
                continue
            else:
                taken, rest = self.share(waiting, room)
            height = max(self.height_of(taken) + 2 * self.pad, 0 if rest or opened else least)
            for column in columns:
                parts[column] += bool(taken.get(column))
                signal = self.signal(at, column)
                self.add(column, 1, taken.get(column, []), height, "body", opens=opened, closes=not rest, signal=signal)
            self.y += height
            if not any(rest.values()):
                break
            waiting, opened = rest, True
            self.new_page()
        self.cut |= {(at, column) for column, count in parts.items() if count > 1}
        if self.look.spacer and self.y + self.look.spacer < self.bottom:
            for column in columns:
                self.add(column, 1, [], self.look.spacer, "spacer")
            self.y += self.look.spacer

    def reach_down(self) -> None:
        """Draw the last row of each page down to the margin: the running footer stands in it."""
        for sheet in self.sheets:
            low = max(box.bottom for box in sheet.boxes)
            for box in sheet.boxes:
                box.bottom = shown_size(self.look)[1] - self.look.margin if box.bottom == low else box.bottom

    def signal(self, at: int, column: int) -> str:
        cell = self.rows[at].cells[column]
        return cell[0].text if self.look.signals != "words" and cell and cell[0].text in SIGNALS else ""

    def height(self, lines: Sequence[SetLine]) -> float:
        return sum(self.pitch + line.drop for line in lines)

    def height_of(self, waiting: dict[int, list[SetLine]]) -> float:
        return max(map(self.height, waiting.values()), default=0.0)

    def share(self, waiting: dict[int, list[SetLine]], room: float) -> tuple[dict[int, list[SetLine]], dict[int, list[SetLine]]]:
        taken: dict[int, list[SetLine]] = {}
        rest: dict[int, list[SetLine]] = {}
        for column, lines in waiting.items():
            count = sum(self.height(lines[: n + 1]) <= room for n in range(len(lines)))
            taken[column], left = lines[:count], lines[count:]
            rest[column] = [replace(line, drop=0.0 if n == 0 else line.drop) for n, line in enumerate(left)]
        return taken, rest

    def place_group(self, start: int, behind: int) -> None:
        """Place rows that share merged cells; those are drawn behind them, a part on each page."""
        waiting = {column: self.lines(start, column) for column in self.look.merge}
        columns = [column for column in range(len(self.headings)) if column not in self.look.merge]
        first, top, order = len(self.sheets), self.y, self.order
        need = self.height_of(waiting) + 2 * self.pad
        if self.y + 3 * self.pitch > self.bottom:
            self.new_page()
            first, top = len(self.sheets), self.y
        for at in range(start, behind):
            least = 0.0
            if at == behind - 1 and len(self.sheets) == first:
                least = max(0.0, min(need - (self.y - top), self.bottom - self.y))
            self.place_row(at, columns, least)
        self.order, end = order, self.y
        for number in range(first, len(self.sheets) + 1):
            sheet = self.sheets[number - 1]
            body = [box for box in sheet.boxes if box.order > order or number > first]
            heads = [box.bottom for box in sheet.boxes if box.kind == "head" and number > first]
            box_top = top if number == first else max(heads, default=min(box.top for box in body))
            low = end if number == len(self.sheets) else max(box.bottom for box in sheet.boxes)
            taken, rest = self.share(waiting, low - box_top - 2 * self.pad)
            if number > first and self.look.merged_again and need <= low - box_top:
                taken = {column: self.again(self.lines(start, column)) for column in self.look.merge}
            for column in self.look.merge:
                last = number == len(self.sheets)
                box = SetCell(column, 1, box_top, low, taken.get(column, []), "body", number > first, last, order=order)
                sheet.boxes.append(box)
                if number > first and taken.get(column) and not self.look.merged_again:
                    self.cut.add((start, column))
            waiting = rest if not self.look.merged_again else {}
        self.order = order + behind - start + 1
        assert not any(waiting.values()), "a merged cell says more than its rows are high"

    def again(self, lines: list[SetLine]) -> list[SetLine]:
        return [*lines, SetLine("(continued)")] if self.look.merged_again == "continued" else lines

    def truth(self) -> Truth:
        shown = ("●",) if self.look.signals == "glyph" else ()
        rows = tuple(
            tuple(shown if self.signal(at, column) else tuple(" ".join(block) for block in blocks) for column, blocks in enumerate(texts))
            for at, texts in enumerate(self.texts)
        )
        fills = tuple(
            next((self.signal(at, c).lower() for c in range(len(row)) if self.signal(at, c)), None) for at, row in enumerate(rows)
        )
        return Truth(tuple(self.headings), rows, fills, tuple(self.bands), frozenset(self.cut), len(self.sheets))


def _merged(rows: Sequence[PlanRow], columns: Sequence[int]) -> list[PlanRow]:
    """Return the rows with the cells of merged columns those of the first row of their group."""
    first: dict[int, PlanRow] = {}
    found: list[PlanRow] = []
    for row in rows:
        head = first.setdefault(row.group, row)
        found.append(replace(row, cells=tuple((head if c in columns else row).cells[c] for c in range(len(row.cells)))))
    return found
