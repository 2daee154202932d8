"""Pairs two kinds of things one to one so that the sum of the pairs' scores is the greatest there is."""

from collections.abc import Sequence

_FAR = float("inf")


def pair_best(scores: Sequence[Sequence[float]]) -> list[int | None]:
    """Return, for each row of ``scores``, the column it is paired with; None where no column with a score above 0 is left for it.

    Each column is used once. Of equal sums the one that gives earlier rows earlier columns is likeliest, and the same
    scores always give the same pairs. (Kuhn and Munkres' method with potentials; cubic in the number of rows.)
    """
    rows = len(scores)
    columns = len(scores[0]) if rows else 0
    width = columns + rows  # a column of no worth for each row, so that a row may stay without
    row_price, column_price = [0.0] * (rows + 1), [0.0] * (width + 1)
    row_of = [0] * (width + 1)  # 1-based; 0 where the column is free
    for row in range(1, rows + 1):
        row_of[0], at = row, 0
        least, came = [_FAR] * (width + 1), [0] * (width + 1)
        used = [False] * (width + 1)
        while row_of[at]:
            used[at] = True
            current, step, following = row_of[at], _FAR, 0
            for column in range(1, width + 1):
                if used[column]:
                    continue
                worth = scores[current - 1][column - 1] if column <= columns else 0.0
                cost = -worth - row_price[current] - column_price[column]
                if cost < least[column]:
                    least[column], came[column] = cost, at
                if least[column] < step:
                    step, following = least[column], column
            for column in range(width + 1):
                if used[column]:
                    row_price[row_of[column]] += step
                    column_price[column] -= step
                else:
                    least[column] -= step
            at = following
        while at:
            row_of[at], at = row_of[came[at]], came[at]
    paired: list[int | None] = [None] * rows
    for column in range(1, columns + 1):
        if row_of[column] and scores[row_of[column] - 1][column - 1] > 0:
            paired[row_of[column] - 1] = column - 1
    return paired
