"""Claims: sums held against their figures, counts against what is listed."""

from collections.abc import Iterator

from ...model import Section
from ..announced import announced
from ..area import AuditedArea
from ..arithmetic import wrong_sums
from ..claims import refs_of
from ..conclusions import changed_conclusion
from ..examples import Example, Said
from ..finding import Severity
from ..naming import begin, name_actions, name_paper, quote
from ..prose import pieces_of, sentences_of
from ..rule import Hit, rule
from ..totals import wrong_totals

# Of a list the line before it and so many items are quoted.
MOST_ITEMS = 5

_LISTED = ("Open a clinic", "Train nursery staff", "Publish a directory", "Survey families")


@rule(
    "CLM004",
    "arithmetic does not hold",
    Severity.MEDIUM,
    question="Which of the figures is right?",
    bad=Example(position=(Said(Section.DIFFERENCE, "Visits rose from 250 in January to 400 in May, a rise of 75%"),)),
    good=Example(position=(Said(Section.DIFFERENCE, "Visits rose from 250 in January to 400 in May, a rise of 60%"),)),
)
def arithmetic_does_not_hold(area: AuditedArea) -> Iterator[Hit]:
    """A percentage, a share or a total does not follow from the figures that stand beside it.

    Either what is stated is wrong or one of the figures is, and readers will doubt the rest. Differences of a point, which
    rounding may explain, are not counted. Where the right figure changes what is to be concluded (the figures go the other
    way than the words, or a target of the plan is met by one and not by the other), the finding says so and is grave.
    To clear it, go back to the source and correct the paper.
    """
    for paper in area.papers:
        for piece in pieces_of(paper):
            for sentence in sentences_of(paper, piece):
                for wrong in (*wrong_sums(sentence.text), *wrong_totals(sentence.text)):
                    stated = sentence.text[wrong.start : wrong.end]
                    message = f"{begin(name_paper(area, paper))} says {quote(stated)}, but {wrong.right}."
                    changed = changed_conclusion(area, wrong, sentence, piece)
                    message += f" It changes the conclusion: {changed}." if changed else ""
                    refs = refs_of(area, piece)
                    subject = name_actions(refs) if refs else name_paper(area, paper)
                    yield Hit(subject, message, ((paper, sentence),), document=paper, severity=Severity.HIGH if changed else None)


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
