"""Draws the pages of an invented plan: shading, rules in every manner, words, bullets and what else stands on a page."""

from collections.abc import Sequence

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from .pdf_look import GREY, NAVY, SIGNALS, TINT, Look, SetCell, SetPage, shown_size


class Painter:
    """Draws one page's boxes; y runs downwards from the top of the page as it is read."""

    def __init__(self, canvas: Canvas, look: Look, edges: Sequence[float]) -> None:
        self.canvas, self.look, self.edges = canvas, look, edges
        self.width, self.height = shown_size(look)

    def paint(self, sheet: SetPage, number: int, count: int) -> None:
        canvas, look = self.canvas, self.look
        self.turn_page()
        self.furnish(number, count)
        for box in sheet.boxes:
            self.shade(box)
        self.rule(sheet)
        for y, words, large in sheet.prose:
            self.write(look.margin, y, words, large, look.size * (1.5 if large else 1))
        for box in sheet.boxes:
            self.words(box)
        canvas.showPage()

    def turn_page(self) -> None:
        canvas, look = self.canvas, self.look
        width, height = look.page
        if look.crop:
            canvas.setCropBox((look.crop, look.crop, width - look.crop, height - look.crop))
            canvas.translate(look.crop, look.crop)
            width, height = width - 2 * look.crop, height - 2 * look.crop
        if look.sideways:
            canvas.translate(width, 0)
            canvas.rotate(90)
        elif look.turn:
            canvas.setPageRotation(look.turn)
            canvas.translate(*{90: (width, 0), 180: (width, height), 270: (0, height)}[look.turn])
            canvas.rotate(look.turn)

    def furnish(self, number: int, count: int) -> None:
        look, canvas = self.look, self.canvas
        if look.furniture == "margin":
            self.write(look.margin, 30, "Fernshire improvement board", False, 8)
        if look.furniture == "border":
            canvas.setLineWidth(2)
            self.rect(look.margin - 12, 12, self.width - look.margin + 12, self.height - look.margin, stroke=1)
        if look.furniture == "logo":
            canvas.setFillColorRGB(0.2, 0.5, 0.3)
            canvas.circle(self.width - 60, self.height - 30, 12, stroke=0, fill=1)
            canvas.roundRect(self.width - 120, self.height - 40, 40, 20, 4, stroke=1, fill=1)
        if look.furniture == "watermark":
            canvas.saveState()
            canvas.setFillColorRGB(0.85, 0.85, 0.85)
            canvas.setFont("Helvetica-Bold", 60)
            canvas.translate(self.width / 2, self.height / 2)
            canvas.rotate(45)
            canvas.drawCentredString(0, 0, "OFFICIAL - SENSITIVE")
            canvas.restoreState()
        low = self.height - (look.margin * 0.5 if look.furniture != "inside" else look.margin + 1)
        if look.furniture == "stamp":
            canvas.setFillGray(0.85)
            canvas.setFont("Helvetica-Bold", 70)
            canvas.drawCentredString(self.width / 2, self.height / 2, "DRAFT")
        if look.furniture == "within":
            self.write(look.margin + 40, self.height - look.margin - 5, f"Official - Sensitive   Page {number} of {count}", False, 8)
        elif look.furniture == "inside":
            self.write(look.margin + 40, low + 9, f"Official - Sensitive   Page {number} of {count}", False, 8)
        else:
            self.write(self.width / 2 - 20, low, f"Page {number} of {count}", False, 8)

    def shade(self, box: SetCell) -> None:
        look = self.look
        colour = None
        if box.kind == "head" and look.shade:
            colour = NAVY if look.shade == "dark" else GREY
        elif box.kind == "band" and look.shade:
            colour = TINT
        elif box.signal and look.signals == "colour":
            colour = SIGNALS[box.signal]
        elif look.shade == "bands" and box.order % 2:
            colour = TINT
        if colour is not None:
            self.canvas.setFillColorRGB(*colour)
            self.rect(self.edges[box.column], box.top, self.edges[box.column + box.span], box.bottom, fill=1)

    def rect(self, x0: float, top: float, x1: float, bottom: float, stroke: int = 0, fill: int = 0) -> None:
        self.canvas.rect(x0, self.height - bottom, x1 - x0, bottom - top, stroke=stroke, fill=fill)

    def words(self, box: SetCell) -> None:
        look = self.look
        pad, pitch = look.size * look.padding, look.size * look.leading
        room = self.edges[box.column + box.span] - self.edges[box.column] - 2 * pad
        tall = sum(pitch + line.drop for line in box.lines)
        spare = box.bottom - box.top - 2 * pad - tall
        y = box.top + pad + {"top": 0.0, "middle": spare / 2, "bottom": spare}[look.down if box.kind == "body" else "top"]
        white = box.kind == "head" and look.shade == "dark"
        if box.signal and look.signals != "colour":
            self.sign(box)
        if box.kind == "head" and look.upright_heads and box.span == 1:
            self.write_up(box, white)
            return
        for line in box.lines:
            y += pitch + line.drop
            font = look.font + ("-Bold" if line.bold and look.font == "Helvetica" else "")
            free = room - line.indent - pdfmetrics.stringWidth(line.text, font, look.size)
            shift = {"left": 0.0, "centre": free / 2, "right": free}[look.across] if box.kind != "band" else 0.0
            x = self.edges[box.column] + pad + line.indent + shift
            base = y - pitch + 0.5 * (pitch - look.size) + 0.78 * look.size
            if line.mark:
                self.mark(x - look.size * 1.0, base, line.mark)
            self.write(x, base, line.text, line.bold, look.size, white)

    def sign(self, box: SetCell) -> None:
        """Draw a rating as a disc, or write it as one."""
        x, y = self.edges[box.column] + 12, self.height - box.top - 12
        self.canvas.setFillColorRGB(*SIGNALS[box.signal])
        if self.look.signals == "disc":
            self.canvas.circle(x, y, 5, stroke=0, fill=1)
        else:
            self.canvas.setFont("ZapfDingbats", 11)
            self.canvas.drawString(x, y, "\u25cf")

    def mark(self, x: float, y: float, mark: str) -> None:
        size = self.look.size
        if mark == "circle":
            self.canvas.setFillGray(0)
            self.canvas.circle(x + 0.3 * size, self.height - y + 0.3 * size, 0.15 * size, stroke=0, fill=1)
        elif mark == "(cid:127)":
            self.write(x, y, "\x7f", False, size)
        elif mark == "\uf0b7":
            if "Vera" not in pdfmetrics.getRegisteredFontNames():
                pdfmetrics.registerFont(TTFont("Vera", "Vera.ttf"))
            self.canvas.setFillGray(0)
            self.canvas.setFont("Vera", size * 0.8)
            self.canvas.drawString(x, self.height - y, mark)
        else:
            self.write(x, y, mark, False, size)

    def write(self, x: float, y: float, words: str, bold: bool, size: float, white: bool = False) -> None:
        self.canvas.setFillGray(1 if white else 0)
        self.canvas.setFont(self.look.font + ("-Bold" if bold and self.look.font == "Helvetica" else ""), size)
        self.canvas.drawString(x, self.height - y, words)

    def write_up(self, box: SetCell, white: bool) -> None:
        size = self.look.size
        for number, line in enumerate(box.lines):
            self.canvas.saveState()
            self.canvas.translate(self.edges[box.column] + size * (1.3 + 1.2 * number), self.height - box.bottom + 4)
            self.canvas.rotate(90)
            self.canvas.setFillGray(1 if white else 0)
            self.canvas.setFont("Helvetica-Bold", size)
            self.canvas.drawString(0, 0, line.text)
            self.canvas.restoreState()

    # --- rules

    def rule(self, sheet: SetPage) -> None:
        level: set[tuple[float, float, float]] = set()
        upright: set[tuple[float, float, float]] = set()
        look = self.look
        for box in sheet.boxes:
            x0, x1 = self.edges[box.column], self.edges[box.column + box.span]
            if look.rules in ("grid", "level") or (look.rules == "frame" and box.kind == "head"):
                if not (look.open_ends and box.opens):
                    level.add((round(box.top, 2), x0, x1))
                if not (look.open_ends and not box.closes):
                    level.add((round(box.bottom, 2), x0, x1))
            if look.rules in ("grid", "upright"):
                upright |= {(x0, box.top, box.bottom), (x1, box.top, box.bottom)}
        if look.rules in ("frame", "outer"):
            for top, bottom in self.tables(sheet):
                level |= {(y, self.edges[0], self.edges[-1]) for y in (top, bottom)}
                upright |= {(x, top, bottom) for x in (self.edges[0], self.edges[-1])}
        if look.pen in ("boxes", "gapped"):
            self.outline(sheet)
            return
        for y, x0, x1 in sorted(level):
            self.line(x0, y, x1, y)
        for x, top, bottom in sorted(upright):
            self.line(x, top, x, bottom)

    def tables(self, sheet: SetPage) -> list[tuple[float, float]]:
        tops = [*sheet.tops] or ([min(box.top for box in sheet.boxes)] if sheet.boxes else [])
        found = []
        for number, top in enumerate(tops):
            behind = tops[number + 1] if number + 1 < len(tops) else float("inf")
            found.append((top, max(box.bottom for box in sheet.boxes if top - 1 <= box.top < behind - 1)))
        return found

    def outline(self, sheet: SetPage) -> None:
        gap = {"boxes": 0.0, "gapped": 2.0}[self.look.pen]
        self.canvas.setStrokeGray(0)
        self.canvas.setLineWidth(0.5)
        for box in sheet.boxes:
            x0, x1 = self.edges[box.column] + gap / 2, self.edges[box.column + box.span] - gap / 2
            top, bottom = box.top + gap / 2, box.bottom - gap / 2
            if self.look.pen == "boxes":
                self.rect(x0, top, x1, bottom, stroke=1)
                continue
            for xa, ya, xb, yb in (
                (x0 + 1, top, x1 - 1, top),
                (x0 + 1, bottom, x1 - 1, bottom),
                (x0, top + 1, x0, bottom - 1),
                (x1, top + 1, x1, bottom - 1),
            ):
                self.canvas.line(xa, self.height - ya, xb, self.height - yb)

    def line(self, xa: float, ya: float, xb: float, yb: float) -> None:
        canvas, pen = self.canvas, self.look.pen
        canvas.setStrokeGray(1 if pen == "white" else 0.2)
        canvas.setLineWidth(1.5 if pen == "white" else 0.5)
        canvas.setLineCap(1 if pen == "dotted" else 0)
        canvas.setDash([0.1, 2] if pen == "dotted" else [3, 2] if pen == "dashed" else [])
        if pen == "strips":
            canvas.setFillGray(0)
            self.rect(xa - 0.25, ya - 0.25, xb + 0.25, yb + 0.25, fill=1)
        elif pen == "pieces":
            canvas.setFillGray(0)
            self.pieces(xa, ya, xb, yb)
        elif pen == "double":
            for off in (-0.9, 0.9):
                dx, dy = (off, 0.0) if xa == xb else (0.0, off)
                canvas.line(xa + dx, self.height - ya + dy, xb + dx, self.height - yb + dy)
        else:
            canvas.line(xa, self.height - ya, xb, self.height - yb)
        canvas.setDash([])

    def pieces(self, xa: float, ya: float, xb: float, yb: float) -> None:
        """Draw a rule as square dots in a row, as some programs draw dotted borders."""
        long = max(xb - xa, yb - ya)
        count = int(long / 2.2) + 1
        for number in range(count):
            at = number * long / count
            x, y = (xa + at, ya) if yb == ya else (xa, ya + at)
            self.rect(x - 0.4, y - 0.4, x + 0.7, y + 0.4 if yb == ya else y + 0.7, fill=1)
