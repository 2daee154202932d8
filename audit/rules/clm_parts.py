"""Claims: what is called done and is still being done, what is said of all and denied of some."""

from collections.abc import Iterator

from ...model import Document, Passage, Section
from ..area import AuditedArea
from ..claims import refs_of, statement_around, unfinished_claims
from ..examples import Example, Promise, Said
from ..finding import Severity
from ..naming import begin, name_actions, name_paper, quote
from ..rule import Hit, rule
from ..wholes import denied_wholes

_POLICY = Promise("1.1.a", "Publish the joint commissioning strategy for therapies", ("Strategy published",), "May 2022")


@rule(
    "CLM015",
    "done and still being done",
    Severity.MEDIUM,
    question="Is it finished, and what can be shown? If only a part is, which?",
    bad=Example(
        promises=(_POLICY,),
        position=(Said(Section.DELIVERED, "Agreed the joint commissioning strategy for therapies in May 2022"),),
        letter=(Said(Section.NARRATIVE, "The joint commissioning strategy for therapies is still in draft."),),
    ),
    good=Example(
        promises=(_POLICY,),
        position=(Said(Section.DELIVERED, "Agreed the joint commissioning strategy for therapies in May 2022"),),
        letter=(Said(Section.NARRATIVE, "The joint commissioning framework for equipment is still in draft."),),
    ),
)
def done_and_being_done(area: AuditedArea) -> Iterator[Hit]:
    """A piece of work is called finished in one place, and another at or after its time says that it is still being done.

    A thing half done helps no family yet, and a status cannot rest on it. To clear it, say what part is finished and what is
    not, or correct the paper that is wrong.
    """
    for done, other in unfinished_claims(area):
        refs = refs_of(area, done.spoken.passage, other.spoken.passage)
        yield _at_odds(area, (done.paper, done.sentence), (other.paper, other.sentence), refs, done.paper)


@rule(
    "CLM016",
    "said of all and denied of some",
    Severity.MEDIUM,
    question="How many of them is it true of, counted when and by whom?",
    bad=Example(
        position=(Said(Section.DIFFERENCE, "All schools now have a trained inclusion governor"),),
        letter=(Said(Section.NARRATIVE, "Some schools do not have a trained inclusion governor."),),
    ),
    good=Example(
        position=(Said(Section.DIFFERENCE, "All schools now have a trained inclusion governor"),),
        letter=(Said(Section.NARRATIVE, "Some schools do not have a written travel policy."),),
    ),
)
def all_and_some(area: AuditedArea) -> Iterator[Hit]:
    """One passage says a thing of all, every or 100%, and another at or after its time says that some go without.

    Those who go without are the ones the plan is for. To clear it, give the number that have it and the number of all, with
    the date they were counted.
    """
    for whole, part in denied_wholes(area.papers):
        around = [passage for one in (whole, part) if (passage := statement_around(one.paper, one.sentence))]
        yield _at_odds(area, (whole.paper, whole.sentence), (part.paper, part.sentence), refs_of(area, *around), part.paper)


def _at_odds(area: AuditedArea, first: tuple[Document, Passage], second: tuple[Document, Passage], refs: list[str], about: Document) -> Hit:
    """Return the hit on two sentences that cannot both be true; it is about their action, or ``about`` where none is known."""
    (paper, said), (other, against) = first, second
    joined = " and also says" if paper.id == other.id else f"; {name_paper(area, other)} says"
    message = f"{begin(name_paper(area, paper))} says {quote(said.text)}{joined} {quote(against.text)}."
    return Hit(name_actions(refs) if refs else name_paper(area, about), message, (first, second), document=other)
