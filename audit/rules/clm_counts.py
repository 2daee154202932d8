"""Claims: counts held against what is listed."""

from collections.abc import Iterator

from ...model import Section
from ..announced import announced
from ..area import AuditedArea
from ..examples import Example, Said
from ..finding import Severity
from ..naming import begin, name_paper, quote
from ..rule import Hit, rule

# Of a list the line before it and so many items are quoted.
MOST_ITEMS = 5

_LISTED = ("Open a clinic", "Train nursery staff", "Publish a directory", "Survey families")


@rule(
    "CLM014",
    "count at odds with its list",
    Severity.MEDIUM,
    question="Which one is missing, or which should not stand there?",
    bad=Example(position=(Said(Section.CURRENT_POSITION, "The board has agreed five priorities for the year:", items=_LISTED),)),
    good=Example(position=(Said(Section.CURRENT_POSITION, "The board has agreed four priorities for the year:", items=_LISTED),)),
)
def count_at_odds(area: AuditedArea) -> Iterator[Hit]:
    """A line announces so many priorities, steps or areas, and the list behind it holds another number.

    One was dropped or added without a word, or was not read: somebody may still count on it. Lists that say "including",
    "at least" or "of the" are let be. To clear it, correct the number or complete the list.
    """
    for paper in area.papers:
        for statement in paper.statements:
            said, listed = announced(statement), len(statement.items)
            if said is None or said == listed:
                continue
            message = f"{begin(name_paper(area, paper))} announces {said}, {quote(statement.passage.text)}, and lists {listed}."
            quotes = ((paper, statement.passage), *((paper, item) for item in statement.items[:MOST_ITEMS]))
            subject = f"workstream {statement.workstream}" if statement.workstream else name_paper(area, paper)
            yield Hit(subject, message, quotes, document=paper)
