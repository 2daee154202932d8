"""Documents: numbers and dates out of order, headings and their contents at odds, words said twice or never explained."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from ...model import Action, Outcome, Passage, Section
from ..abbreviations import two_meanings_in, unexplained_in
from ..area import AuditedArea
from ..examples import Example, Promise, Said, Stream
from ..finding import Severity
from ..naming import begin, count, enumerate_words, name_paper, quote
from ..numbering import steps_back
from ..order_of_dates import out_of_order
from ..prose import quote_at, spoken_in
from ..rule import Hit, rule

# Of a longer list the first are quoted: the message names more of them.
MOST_QUOTES = 4
MOST_NAMED = 10
# A shorter line ("Monitor this monthly") may rightly stand twice.
LEAST_WORDS_TWICE = 8


@rule(
    "DOC012",
    "numbering out of order",
    Severity.LOW,
    question="Were these put in later, and does the order mean anything?",
    bad=Example(promises=(Promise("1.1.a", "Open a line"), Promise("1.1.c", "Train nurses"), Promise("1.1.b", "Hold a fair"))),
    good=Example(promises=(Promise("1.1.a", "Open a line"), Promise("1.1.b", "Train nurses"), Promise("1.1.c", "Hold a fair"))),
)
def numbering_out_of_order(area: AuditedArea) -> Iterator[Hit]:
    """References of actions or outcomes do not stand in their own order.

    A reader who looks for one behind its neighbour will think that it was taken out. To clear it, put them in order, or
    number them anew.
    """
    for paper in area.papers:
        numbered = {"action": [(a.ref, a.passage) for a in paper.actions], "outcome": [(o.number, o.passage) for o in paper.outcomes]}
        for sort, held in numbered.items():
            places = dict(reversed(held))
            back = list(steps_back([ref for ref, _ in held]))
            if back:
                said = enumerate_words([f"{second} behind {first}" for first, second in back[:MOST_NAMED]])
                message = f"In {name_paper(area, paper)} {sort}s stand out of order: {said}."
                quotes = tuple((paper, places[ref]) for pair in back for ref in pair)[:MOST_QUOTES]
                yield Hit(f"{sort} {back[0][1]}", message, quotes, document=paper)


@rule(
    "DOC013",
    "number that disagrees with its heading",
    Severity.MEDIUM,
    question="Where does this belong: where it stands, or where its number says?",
    bad=Example(
        streams=(Stream(1, "Timely assessments", (1,)), Stream(2, "Short breaks")),
        outcomes=(("1.1", "Families are assessed in good time"), ("2.1", "Families find a break near home")),
        promises=(Promise("1.1.a", "Open a line"), Promise("1.1.b", "Open a home", under="2.1")),
    ),
    good=Example(
        streams=(Stream(1, "Timely assessments", (1,)), Stream(2, "Short breaks")),
        outcomes=(("1.1", "Families are assessed in good time"), ("2.1", "Families find a break near home")),
        promises=(Promise("1.1.a", "Open a line"), Promise("2.1.a", "Open a home")),
    ),
)
def number_disagrees(area: AuditedArea) -> Iterator[Hit]:
    """An action's reference, or an outcome's number, is that of another heading than the one it stands under.

    A report that goes by numbers puts it under one workstream, a reader of the plan under the other. To clear it, move it, or
    correct the number.
    """
    if area.plan is None:
        return
    outcomes = {outcome.number: outcome for outcome in area.plan.outcomes}
    for action in area.plan.actions:
        outcome = outcomes.get(action.outcome or "")
        own = _named_by(action, outcomes)
        if outcome is not None and own is not None and own != outcome.number:
            message = f"Action {action.ref} stands under outcome {outcome.number}, while its reference is one of outcome {own}."
            yield Hit(f"action {action.ref}", message, ((area.plan, action.passage), (area.plan, outcome.passage)))
    streams = {workstream.number: workstream for workstream in area.plan.workstreams}
    for outcome in area.plan.outcomes:
        first = outcome.number.partition(".")[0]
        stream = streams.get(outcome.workstream) if outcome.workstream is not None else None
        if stream is not None and first.isdigit() and int(first) in streams and int(first) != stream.number and "." in outcome.number:
            message = f"Outcome {outcome.number} stands under workstream {stream.number}, {quote(stream.title.text)}."
            yield Hit(f"outcome {outcome.number}", message, ((area.plan, outcome.passage), (area.plan, stream.title)))


@rule(
    "DOC014",
    "list out of date order",
    Severity.LOW,
    question="Is the date wrong, or only the order?",
    bad=Example(
        promises=(Promise("1.1.a", "Open a line"),),
        position=tuple(
            Said(Section.DELIVERED, f"{when}: nurses trained in ward {ward}")
            for ward, when in enumerate(("March 2022", "May 2022", "April 2022", "July 2022", "August 2022"), start=1)
        ),
    ),
    good=Example(
        promises=(Promise("1.1.a", "Open a line"),),
        position=tuple(
            Said(Section.DELIVERED, f"{when}: nurses trained in ward {ward}")
            for ward, when in enumerate(("March 2022", "April 2022", "May 2022", "July 2022", "August 2022"), start=1)
        ),
    ),
)
def list_out_of_date_order(area: AuditedArea) -> Iterator[Hit]:
    """A list whose entries begin with dates has one that stands behind a later one.

    Often the year or the month is a slip of the hand. To clear it, correct the date or the order.
    """
    for paper in area.papers:
        for found in out_of_order(paper):
            message = f"In {name_paper(area, paper)} {quote(found.entry.text)} stands behind {quote(found.before.text)}."
            yield Hit(name_paper(area, paper), message, ((paper, found.before), (paper, found.entry)), document=paper)


@rule(
    "DOC015",
    "same words said twice",
    Severity.LOW,
    question="Is this one thing or two, and does it belong to both places?",
    bad=Example(
        promises=(Promise("1.1.a", "Open a line"),),
        position=(
            Said(Section.DELIVERED, "Trained forty school nurses in how to write a health plan"),
            Said(Section.DELIVERED, "Trained forty school nurses in how to write a health plan", 2),
        ),
    ),
    good=Example(
        promises=(Promise("1.1.a", "Open a line"),),
        position=(
            Said(Section.DELIVERED, "Trained forty school nurses in how to write a health plan"),
            Said(Section.DELIVERED, "Trained twelve health visitors in how to write a health plan", 2),
        ),
    ),
)
def said_twice(area: AuditedArea) -> Iterator[Hit]:
    """A paper says the same at length in two places, word for word.

    Counted twice, one piece of work looks like two; or a line was pasted where another should stand. To clear it, say it
    once, and refer to it from the other place.
    """
    for paper in area.papers:
        held: defaultdict[str, list[Passage]] = defaultdict(list)
        for spoken in spoken_in(paper):
            if len(spoken.passage.text.split()) >= LEAST_WORDS_TWICE and spoken.passage not in held[_plain(spoken.passage)]:
                held[_plain(spoken.passage)].append(spoken.passage)
        for passages in held.values():
            if len(passages) > 1:
                message = f"{begin(name_paper(area, paper))} says {quote(passages[0].text)} in {len(passages)} places, word for word."
                yield Hit(name_paper(area, paper), message, tuple((paper, p) for p in passages[:MOST_QUOTES]), document=paper)


@rule(
    "DOC016",
    "abbreviation never explained",
    Severity.LOW,
    question="What does the abbreviation stand for, and would a family know?",
    bad=Example(extra="The QZF meets monthly. The QZF has a new chair. Minutes of the QZF are published."),
    good=Example(extra="The Quality Zone Forum (QZF) meets monthly. The QZF has a new chair. Minutes of the QZF are published."),
)
def abbreviation_never_explained(area: AuditedArea) -> Iterator[Hit]:
    """A paper uses an abbreviation time and again, and no paper supplied says what it stands for.

    These papers are written for families as well as for officers, and WCAG 2.2 asks that abbreviations can be looked up
    (success criterion 3.1.4). To clear it, write it out where it stands first.
    """
    for paper in area.papers:
        found = unexplained_in(paper, area.papers)
        if found:
            terms = enumerate_words([f"{one.term} ({count(one.uses, 'time')})" for one in found[:MOST_NAMED]])
            more = f" and {len(found) - MOST_NAMED} more" if len(found) > MOST_NAMED else ""
            message = f"{begin(name_paper(area, paper))} never says what {terms}{more} {'stands' if len(found) == 1 else 'stand'} for."
            quotes = tuple((paper, quote_at(paper, one.start, one.end)) for one in found[:MOST_QUOTES])
            yield Hit(name_paper(area, paper), message, quotes, document=paper)


@rule(
    "DOC017",
    "abbreviation with two meanings",
    Severity.LOW,
    question="Which of the two is meant where it is not written out?",
    bad=Example(extra="The Local Inclusion Panel (LIP) met in May. The Learning Improvement Partnership (LIP) met in June."),
    good=Example(extra="The Local Inclusion Panel (LIP) met in May. The LIP met again in June."),
)
def abbreviation_with_two_meanings(area: AuditedArea) -> Iterator[Hit]:
    """The papers explain one abbreviation in two ways.

    Every sentence that uses it can then be read in two ways. To clear it, keep it for one, and write the other out.
    """
    for found in two_meanings_in(area.papers):
        first, second = found.first, found.second
        papers = list(dict.fromkeys(name_paper(area, meaning.paper) for meaning in (first, second)))
        message = f"{found.term} stands for {quote(first.words)} and for {quote(second.words)} in {enumerate_words(papers)}."
        yield Hit(found.term, message, ((first.paper, first.passage), (second.paper, second.passage)), document=second.paper)


def _named_by(action: Action, outcomes: Mapping[str, Outcome]) -> str | None:
    """Return the outcome an action's reference begins with: 2.1 of 2.1.a or 2.1.3."""
    head = action.ref
    while "." in head:
        head = head.rpartition(".")[0]
        if head in outcomes:
            return head
    return None


def _plain(passage: Passage) -> str:
    return passage.text.casefold().rstrip(" .;,")
