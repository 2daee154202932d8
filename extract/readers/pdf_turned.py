"""Words that do not read from left to right, as in upright column headings, are put together line by line."""

from collections.abc import Sequence

from .pdf_text import Word

SPACE = 0.8  # of the font size: words of one upright line stand this close
LETTER_GAP = 0.12  # of the font size: pieces closer than that are of one word, which pdfium parts where letters are placed one by one
SAME_LINE = 0.35  # of the font size: the sides of upright words that stand on one line


def join_turned(words: Sequence[Word]) -> list[Word]:
    """Return the words with those of each upright or upside-down line made one word as it is read, a space within where one has room."""
    level = [word for word in words if not word.turns]
    joined: list[Word] = []
    for word in sorted((word for word in words if word.turns), key=_reading_order):
        if joined and _goes_on(joined[-1], word):
            last = joined[-1]
            space = " " if _gap(last, word) > LETTER_GAP * word.size else ""
            joined[-1] = last._replace(
                text=f"{last.text}{space}{word.text}",
                x0=min(last.x0, word.x0),
                top=min(last.top, word.top),
                x1=max(last.x1, word.x1),
                bottom=max(last.bottom, word.bottom),
            )
        else:
            joined.append(word)
    return level + joined


def _reading_order(word: Word) -> tuple[int, float, float]:
    if word.turns == 1:
        return 1, round(word.x0), -word.bottom
    if word.turns == 3:
        return 3, -round(word.x1), word.top
    return word.turns, round(word.top), -word.x1


def _goes_on(last: Word, word: Word) -> bool:
    """Tell whether a word follows another on one line."""
    if word.turns != last.turns:
        return False
    near = SAME_LINE * word.size
    beside = {1: abs(word.x0 - last.x0), 3: abs(word.x1 - last.x1)}.get(word.turns, abs(word.top - last.top))
    return beside <= near and -near <= _gap(last, word) <= SPACE * word.size


def _gap(last: Word, word: Word) -> float:
    """Return how far a word stands behind another on their line."""
    return {1: last.top - word.bottom, 3: word.top - last.bottom}.get(word.turns, last.x0 - word.x1)
