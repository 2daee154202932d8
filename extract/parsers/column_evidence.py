"""How well a column's cells and place speak for a role, and when its cells rule a role out."""

from collections.abc import Sequence

from ..language.cell_contents import Content, Contents
from ..language.column_headings import Role

# What a column of each role holds, where cells can tell.
CONTENT_OF: dict[Role, Content] = {
    Role.REF: Content.REFERENCE,
    Role.ACTION: Content.WORK,
    Role.LEAD: Content.PERSON,
    Role.START: Content.DATE,
    Role.DUE: Content.DATE,
    Role.MEASURE: Content.CRITERION,
    Role.RAG: Content.RATING,
    Role.COST: Content.MONEY,
    Role.PROGRESS: Content.NEWS,
    Role.EVIDENCE: Content.PROOF,
    Role.OUTCOME: Content.STATE,
}
# How far a column that holds such cells throughout is surely of the role: dates leave little doubt, wishes and news a good deal.
_WORTH: dict[Role, float] = {
    Role.MEASURE: 0.9, Role.COST: 0.9, Role.PROGRESS: 0.9, Role.EVIDENCE: 0.85, Role.OUTCOME: 0.9, Role.START: 0.95,
}  # fmt: skip
# Where in a table, from left (0) to right (1), a role's column is looked for.
_PLACES: dict[Role, float] = {
    Role.REF: 0.0, Role.OUTCOME: 0.15, Role.ACTION: 0.3, Role.LEAD: 0.5, Role.START: 0.5, Role.DUE: 0.6, Role.COST: 0.7, Role.MEASURE: 0.75,
    Role.EVIDENCE: 0.8, Role.PROGRESS: 0.9, Role.RAG: 1.0,
}  # fmt: skip
# Fewer filled cells tell nothing, and no heading is doubted over them.
LEAST_CELLS = 2
# What two thirds of a column's cells hold, it holds.
CLEAR = 0.6
# From this share on, what the cells hold is beyond doubt.
FLATLY = 0.8
HARDLY = 0.2
# A rating, a date or a reference takes no more words than this on the mean.
FEW_WORDS = 5.0


def evidence(role: Role, column: int, contents: Sequence[Contents]) -> float:
    """Return how well the cells of a column speak for a role, from 0 to 1; ``contents`` are those of the table's columns in order."""
    held, content = contents[column], CONTENT_OF.get(role)
    if content is None or held.filled < LEAST_CELLS:
        return 0.0
    share = held.share(content) * _WORTH.get(role, 1.0)
    if role is Role.REF:
        return share * held.distinct
    if role is Role.START:
        return share if _begins(column, contents) else 0.0
    if role is Role.DUE and _begins(column, contents):
        return share * 0.9
    if role is Role.RAG:
        return share if held.share(Content.DATE) < share else 0.0
    if role in (Role.OUTCOME, Role.MEASURE):
        return share * (1.0 if (role is Role.OUTCOME) == _stands_before_actions(column, contents) else 0.6)
    return share


def reads_as_plan(contents: Sequence[Contents]) -> bool:
    """Tell whether a table's cells alone are those of a plan: work, deadlines, and people, ratings or measures beside them."""

    def clear(content: Content) -> bool:
        return any(held.filled >= LEAST_CELLS and held.share(content) >= CLEAR for held in contents)

    beside = (Content.PERSON, Content.RATING, Content.CRITERION)
    return clear(Content.WORK) and clear(Content.DATE) and any(map(clear, beside))


def position(role: Role, column: int, columns: int) -> float:
    """Return how well a column's place suits a role: 1 where such columns stand, less with every step away."""
    place = column / (columns - 1) if columns > 1 else 0.5
    return 1 - abs(place - _PLACES.get(role, place))


def contradicted(role: Role, held: Contents) -> Content | None:
    """Return what a column's cells hold that no column of the role does, None where they may be what its heading says."""
    if held.filled < LEAST_CELLS:
        return None

    def flatly(content: Content) -> bool:
        return held.share(content) >= FLATLY

    dated = flatly(Content.DATE) and held.share(Content.RATING) < FLATLY
    rated = flatly(Content.RATING) and held.share(Content.DATE) < FLATLY
    wordy = held.share(Content.PROSE) >= FLATLY and held.words > FEW_WORDS
    if dated and role in (Role.RAG, Role.MEASURE, Role.ACTION, Role.LEAD, Role.OUTCOME, Role.WORKSTREAM, Role.WEAKNESS):
        return Content.DATE
    if rated and role in (Role.MEASURE, Role.ACTION, Role.LEAD, Role.OUTCOME, Role.PROGRESS, Role.DUE, Role.START):
        return Content.RATING
    if flatly(Content.LEVEL) and role in (Role.WORKSTREAM, Role.MEASURE, Role.OUTCOME, Role.ACTION):
        return Content.LEVEL
    if flatly(Content.REFERENCE) and role in (Role.ACTION, Role.LEAD) and not flatly(Content.PERSON):
        return Content.REFERENCE
    if flatly(Content.PERSON) and held.share(Content.PROSE) <= HARDLY and role in (Role.ACTION, Role.DUE, Role.START):
        return Content.PERSON
    if role in (Role.DUE, Role.START) and wordy and held.mentions <= HARDLY:
        return Content.PROSE
    if role is Role.REF and wordy and held.share(Content.REFERENCE) <= HARDLY:
        return Content.PROSE
    if role is Role.RAG and held.share(Content.PROSE) >= CLEAR and held.share(Content.RATING) <= HARDLY:
        return Content.PROSE
    if role is Role.LEAD and flatly(Content.WORK) and wordy:
        return Content.WORK
    return None


def _begins(column: int, contents: Sequence[Contents]) -> bool:
    """Tell whether a column's days are followed, further right, by others that are never before them: starts and ends."""
    own = contents[column].dues
    for later in contents[column + 1 :]:
        pairs = [(a, b) for a, b in zip(own, later.dues, strict=False) if a is not None and b is not None]
        if len(pairs) >= LEAST_CELLS and all(a <= b for a, b in pairs):
            return True
    return False


def _stands_before_actions(column: int, contents: Sequence[Contents]) -> bool:
    """Tell whether a column stands left of the one that holds most work to be done."""
    promised = [held.share(Content.WORK) if held.filled >= LEAST_CELLS else 0.0 for held in contents]
    return max(promised) > 0 and column < promised.index(max(promised))
