"""Deadlines: what the papers themselves say of lateness, and dates that were past from the start."""

from collections.abc import Iterator

from ...model import Document, Passage, Section
from ...model.days import first_day
from ..admitted_delay import admitted_delays
from ..area import AuditedArea
from ..examples import Example, Promise, Said
from ..finding import Severity
from ..lateness import name_dated
from ..naming import begin, enumerate_words, name_actions, name_paper, quote, say_date
from ..rule import Hit, rule
from ..versions import MOST_NAMED, and_more, version_diffs

# Of a longer list the first are quoted: the message names them all.
MOST_QUOTES = 3


@rule(
    "DUE012",
    "due before the plan's own date",
    Severity.MEDIUM,
    question="Was this done before the plan was published, and if not, which date is meant?",
    bad=Example(promises=(Promise("1.1.a", "Recruit nurses", ("Nurses in post",), "January 2022"),), plan_date="2022-04"),
    good=Example(promises=(Promise("1.1.a", "Recruit nurses", ("Nurses in post",), "May 2022"),), plan_date="2022-04"),
)
def due_before_plan(area: AuditedArea) -> Iterator[Hit]:
    """An action fell due before the day the plan itself is dated.

    It was either done already, and then the plan should say so, or late on the day it was promised. To clear it, mark the
    action as complete with its evidence, or correct the date.
    """
    if area.plan is None or area.plan.date is None:
        return
    written = first_day(area.plan.date)
    early = [action for action in area.plan.actions if action.timescale.due is not None and action.timescale.due < written]
    if early:
        refs = [action.ref for action in early]
        verb = "was" if len(refs) == 1 else "were"
        message = f"{begin(name_actions(refs))} {verb} due before the plan's own date, {say_date(area.plan.date)}."
        quotes = tuple(
            (area.plan, passage) for action in early[:MOST_QUOTES] for passage in (action.passage, action.timescale.passage) if passage
        )
        yield Hit(name_actions(refs), message, quotes)


@rule(
    "DUE013",
    "lateness the paper admits",
    Severity.LOW,
    question="What held the work up, what is the new date, and who agreed to it?",
    bad=Example(
        promises=(Promise("1.1.a", "Recruit nurses", ("Nurses in post",), "May 2022"),),
        position=(Said(Section.CHALLENGE, "Recruitment of the nurses has been delayed by the pay review."),),
    ),
    good=Example(
        promises=(Promise("1.1.a", "Recruit nurses", ("Nurses in post",), "May 2022"),),
        position=(Said(Section.CHALLENGE, "Families still wait without delay being explained to them."),),
    ),
)
def lateness_admitted(area: AuditedArea) -> Iterator[Hit]:
    """A paper says in its own words that a part of the work is late.

    It is no fault to say so: the meeting should hear it with its reason and the new date. To clear it, give both beside the
    words.
    """
    for paper in area.reports:
        for spoken in admitted_delays(paper):
            subject = f"workstream {spoken.workstream}" if spoken.workstream is not None else name_paper(area, paper)
            message = f"{begin(name_paper(area, paper))} says itself that work is late: {quote(spoken.passage.text)}."
            yield Hit(subject, message, ((paper, spoken.passage),), document=paper)


@rule(
    "DUE014",
    "deadline moved between two plans",
    Severity.MEDIUM,
    question="Who agreed the new dates, and what do families have meanwhile?",
    bad=Example(
        promises=(Promise("1.1.a", "Open a waiting list telephone line", ("Line open",), "May 2023"),),
        earlier=(Promise("1.1.a", "Open a waiting list telephone line", ("Line open",), "May 2022"),),
        plan_date="2023-01",
    ),
    good=Example(
        promises=(Promise("1.1.a", "Open a waiting list telephone line", ("Line open",), "May 2022"),),
        earlier=(Promise("1.1.a", "Open a waiting list telephone line", ("Line open",), "May 2022"),),
        plan_date="2023-01",
    ),
)
def deadline_moved(area: AuditedArea) -> Iterator[Hit]:
    """The new version of the plan gives actions a later date than the earlier one did.

    Each move may have its reason; without it written down, every date of the plan is worth less. To clear it, say beside the
    new date what moved it.
    """
    for diff in version_diffs(area):
        both = [(one.new, one.old, one.deadline.days or 0) for one in diff.actions if one.new and one.old and one.deadline]
        moved = [change for change in both if change[2] > 0]
        if moved:
            refs = [new.ref for new, _, _ in moved]
            said = enumerate_words([f"{new.ref} by {days} days" for new, _, days in moved[:MOST_NAMED]])
            message = f"Since {name_dated(area, diff.old)} deadlines were put back: {said}{and_more(len(moved))}."
            quotes: list[tuple[Document, Passage]] = []
            for new, old, _ in moved[:MOST_NAMED]:
                quotes += [
                    (paper, a.timescale.passage) for paper, a in ((diff.old, old), (diff.new, new)) if a.timescale.passage is not None
                ]
            yield Hit(name_actions(refs), message, tuple(quotes), document=diff.new)
