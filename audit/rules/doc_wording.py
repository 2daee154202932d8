"""Documents: titles, leads and weaknesses that are not worded alike where they are repeated."""

from collections.abc import Iterator

from ...crosswalk import fold_words
from ...model import Kind, Section
from ..area import AuditedArea
from ..examples import Example, Promise, Said, Stream
from ..finding import Severity
from ..naming import begin, enumerate_words, name_paper, quote
from ..rule import Hit, rule
from ..shortened import shortened_in

# Titles of which fewer of the letters agree in order are different titles, and no slip of spelling, "&" or a comma.
SAME_TITLE = 90
# Below this they are not one title reworded but two workstreams that happen to share a number.
RELATED_TITLE = 40

_WEAKNESS = "Lack of effective oversight to judge plans and provision and to hold leaders and partners to account"


@rule(
    "DOC018",
    "weakness repeated with a part left out",
    Severity.MEDIUM,
    question="Who answers for the part of the finding that is left out here?",
    bad=Example(weaknesses=(_WEAKNESS,), streams=(Stream(1, "Oversight", worded=("Lack of oversight to judge plans and provision",)),)),
    good=Example(weaknesses=(_WEAKNESS,), streams=(Stream(1, "Oversight", worded=(_WEAKNESS,)),)),
)
def weakness_shortened(area: AuditedArea) -> Iterator[Hit]:
    """A workstream or a later paper repeats a weakness in the inspectors' words, and leaves a part of it out.

    What is left out is then nobody's: actions, reports and ratings all go by the shorter text. To clear it, use the inspectors'
    words, or say where the rest is answered.
    """
    if area.plan is None:
        return
    for paper in (area.plan, *area.of_kind(Kind.POSITION)):
        for found in shortened_in(area.plan, paper):
            lost = enumerate_words([quote(word) for word in found.lost])
            message = (
                f"{begin(name_paper(area, paper))} repeats weakness {found.weakness.number} without {lost}: {quote(found.passage.text)} "
                f"for {quote(found.weakness.passage.text)}."
            )
            quotes = ((area.plan, found.weakness.passage), (paper, found.passage))
            yield Hit(f"weakness {found.weakness.number}", message, quotes, document=paper)


@rule(
    "DOC019",
    "workstream titled in two ways",
    Severity.LOW,
    question="Is it the same workstream, and did its scope change with its title?",
    bad=Example(
        streams=(Stream(1, "Assessments and reviews", (1,)),),
        promises=(Promise("1.1.a", "Open a line"),),
        position=(Said(Section.DELIVERED, "Opened a line"),),
        position_streams=((1, "Assessments, reviews and complaints"),),
    ),
    good=Example(
        streams=(Stream(1, "Assessments and reviews", (1,)),),
        promises=(Promise("1.1.a", "Open a line"),),
        position=(Said(Section.DELIVERED, "Opened a line"),),
        position_streams=((1, "Assessments & reviews"),),
    ),
)
def titled_in_two_ways(area: AuditedArea) -> Iterator[Hit]:
    """A later paper gives a workstream of the plan, by its number, another title.

    Readers cannot tell whether only the words changed or the work did. To clear it, use one title, or say what changed.
    """
    if area.plan is None:
        return
    titles = {stream.number: stream.title for stream in area.plan.workstreams}
    for paper in area.of_kind(Kind.POSITION):
        streams = [stream for stream in paper.workstreams if stream.number in titles]
        changed = [(s.number, titles[s.number], s.title) for s in streams if _is_reworded(titles[s.number].text, s.title.text)]
        if changed:
            said = enumerate_words([f"workstream {number} {quote(new.text)} for {quote(old.text)}" for number, old, new in changed])
            message = f"{begin(name_paper(area, paper))} calls {said}."
            quotes = tuple(pair for _, old, new in changed for pair in ((area.plan, old), (paper, new)))
            subject = f"workstream{'s' if len(changed) > 1 else ''} {enumerate_words([str(number) for number, _, _ in changed])}"
            yield Hit(subject, message, quotes, document=paper)


def _is_reworded(first: str, second: str) -> bool:
    """Tell whether two titles are one in other words; the same words in another order are the same title."""
    from rapidfuzz import fuzz

    one, other = (" ".join(sorted(word for word in fold_words(title).split() if word != "and")) for title in (first, second))
    return RELATED_TITLE <= fuzz.ratio(one, other) < SAME_TITLE
