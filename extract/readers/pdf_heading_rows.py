"""How many of a table's first rows hold its column headings."""

from collections import Counter

from .grid import Look, guess_header_rows
from .pdf_tables import GridCell, PageTable


def count_header_rows(table: PageTable) -> int:
    """Return how many rows hold column headings; a row that is one cell above them is a title and counts.

    Headings over several columns have those of the single columns below them.
    """
    bands = _band_colours(table)
    looks = [
        [Look(_words(cell), all(line.bold for line in cell.lines), cell.colour is not None and cell.colour not in bands) for cell in row]
        for row in table.rows
    ]
    titles = 0
    while titles < len(looks) - 1 and len(looks[titles]) == 1:
        titles += 1
    depth = max(cell.row_span for cell in table.rows[titles])
    if depth == 1 and _is_completed(table.rows[titles : titles + 2], looks[titles : titles + 2]):
        depth = 2
    behind = looks[titles + depth :]
    if guess_header_rows([looks[titles], *behind]) or (depth > 1 and guess_header_rows([looks[titles + depth - 1], *behind])):
        return min(titles + depth, len(table.rows))
    return 0


def _band_colours(table: PageTable) -> set[tuple[int, int, int] | None]:
    """Return the colours that every other row is shaded in: they set no row apart."""
    colours = [row[0].colour if len(row) > 1 and len({cell.colour for cell in row}) == 1 else None for row in table.rows]
    counts = Counter(colour for above, colour in zip([None, *colours], colours, strict=False) if colour is not None and colour != above)
    return {colour for colour, count in counts.items() if count > 1}


def _is_completed(rows: tuple[tuple[GridCell, ...], ...], looks: list[list[Look]]) -> bool:
    """Tell whether the first of two rows holds headings over several columns and the second, set like it, those of single columns."""
    if len(rows) < 2 or len(rows[0]) < 2 or len(rows[1]) <= len(rows[0]):
        return False
    if not any(cell.column_span > 1 for cell in rows[0]) or any(cell.column_span > 1 for cell in rows[1]):
        return False
    above, below = ([look for look in row if look.words] for row in looks)
    return bool(above and below) and all(look.bold == above[0].bold and look.shaded == above[0].shaded for look in (*above, *below))


def _words(cell: GridCell) -> str:
    return " ".join(line.text for line in cell.lines)
