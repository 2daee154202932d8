"""Deadlines: missed, unreadable, at odds with each other, or all at once."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from ...crosswalk import Evidence, fold_words
from ...extract.language.dates import find_dates, read_timescale
from ...model import Action, Document, Measure, Passage, Reading, Section
from ...model.days import first_day, last_day
from ..area import AuditedArea
from ..examples import Example, Promise, Said
from ..finding import Severity
from ..lateness import is_known_since, is_missed_target_alone, say_shortfall, shortfalls, shows_in_part, shows_surely
from ..naming import begin, name_actions, say_date, say_due
from ..rule import Hit, rule

# Two measures are one when nine in ten of their letters agree in order (a plan repeats a measure with a typing slip).
SAME_MEASURE = 90
# Deadlines can be bunched only in a plan that runs for half a year or more.
BUNCHED_SPAN_DAYS = 180
# Of a list of late actions the words found of so many are quoted.
MOST_QUOTES = 6

_SEASON = re.compile(r"\b(?:spring|summer|autumn|winter)\b(?!\s+term)", re.IGNORECASE)
# "based on 2021 figures", "compared with April 2021": a date a measure starts from, not one it is judged at.
_BASELINE = re.compile(
    r"(?:based on|compar\w+|baseline|figures? (?:for|in|of)|from|since|up from|down from|against|in comparison)\b[^.;,]{0,18}$",
    re.IGNORECASE,
)


@rule(
    "DUE001",
    "deadline missed",
    Severity.HIGH,
    question="Why was the date missed, what is the new one, and what do families have meanwhile?",
    bad=Example(
        promises=(Promise("1.1.a", "Open a waiting list telephone line", ("Telephone line open",), "May 2022"),),
        position=(Said(Section.STILL_TO_DO, "Open the waiting list telephone line"),),
    ),
    good=Example(
        promises=(Promise("1.1.a", "Open a waiting list telephone line", ("Telephone line open",), "May 2022"),),
        position=(Said(Section.DELIVERED, "Opened the waiting list telephone line in May 2022"),),
    ),
)
def deadline_missed(area: AuditedArea) -> Iterator[Hit]:
    """An action's date has passed and what later papers say of it shows that it is not, or not wholly, delivered.

    It is grave where a paper of that date or later plainly has it still to come. Actions of which only a part or a difficulty
    is reported are one finding for each workstream: someone has to read the quotes. A figure short of its target is CLM001
    and not said twice. The plan's dates are the promise it is held to at each review. To clear it, say what is left, why it
    is late, and the date it will now be done; if it was delivered, show the evidence.
    """
    in_part: defaultdict[int | None, list[tuple[Action, Evidence]]] = defaultdict(list)
    for audited in area.actions:
        action = area.action(audited.ref)
        if area.plan is None or action is None or not audited.overdue or audited.status not in ("partial", "not_delivered"):
            continue
        found = shortfalls(area, audited)
        if audited.due is None or not found or (audited.status == "not_delivered" and is_missed_target_alone(area, audited)):
            continue
        days = (area.as_of - audited.due).days
        since = is_known_since(area, audited)
        short = "wholly delivered" if audited.status == "partial" else "delivered"
        if shows_in_part(area, found[0]):
            in_part[action.workstream].append((action, found[0]))
            continue
        reported = f"no later paper reports it as {short}" if since else f"no paper of that date or later reports it as {short}"
        message = (
            f"Action {action.ref} was due {say_due(action)}, {days} days before {say_date(area.as_of.isoformat())}; {reported}. "
            f"{begin(say_shortfall(area, found[0]))}."
        )
        sure = audited.status == "not_delivered" and since and any(shows_surely(action, one) for one in found)
        quotes = tuple((area.paper(one.document), one.passage) for one in found[:2])
        severity = Severity.HIGH if sure else Severity.MEDIUM
        yield Hit(f"action {action.ref}", message, ((area.plan, action.passage), *quotes), severity=severity)
    for workstream, late in in_part.items():
        yield _done_in_part(area, workstream, late)


@rule(
    "DUE002",
    "date cannot be read",
    Severity.MEDIUM,
    question="By which date will this be done?",
    bad=Example(promises=(Promise("1.1.a", "Recruit nurses", ("Nurses in post",), "In due course"),)),
    good=Example(promises=(Promise("1.1.a", "Recruit nurses", ("Nurses in post",), "by March 2023"),)),
)
def date_cannot_be_read(area: AuditedArea) -> Iterator[Hit]:
    """An action has words where its date should be, and they name no date.

    Nobody can say when such a promise is broken. To clear it, give a month or a day.
    """
    yield from _by_reading(area, (Reading.UNREADABLE, Reading.RELATIVE), "names no date anyone could be held to")


@rule(
    "DUE003",
    "date left blank",
    Severity.MEDIUM,
    question="By which date will this be done?",
    bad=Example(promises=(Promise("1.1.a", "Recruit nurses", ("Nurses in post",), ""),)),
    good=Example(promises=(Promise("1.1.a", "Recruit nurses", ("Nurses in post",), "March 2023"),)),
)
def date_left_blank(area: AuditedArea) -> Iterator[Hit]:
    """An action has no date at all.

    A plan's actions are judged by their dates; without one an action can never be late. To clear it, give a month or a day.
    """
    if area.plan is None:
        return
    for action in area.plan.actions:
        if action.timescale.reading is Reading.BLANK:
            yield Hit(f"action {action.ref}", f"Action {action.ref} has no date.", ((area.plan, action.passage),))


@rule(
    "DUE004",
    "open-ended date",
    Severity.LOW,
    question="When will this first be looked at, and what will have been reached by then?",
    bad=Example(promises=(Promise("1.1.a", "Hold drop-in sessions", ("Sessions held",), "Ongoing"),)),
    good=Example(promises=(Promise("1.1.a", "Hold drop-in sessions", ("Sessions held",), "ongoing, review March 2023"),)),
)
def open_ended_date(area: AuditedArea) -> Iterator[Hit]:
    """An action is dated "ongoing" or the like, so that it is never due.

    Work may go on for good, but a promise needs a day on which it is looked at. To clear it, add a review date.
    """
    yield from _by_reading(area, (Reading.OPEN_ENDED,), "is open-ended, so that the action is never due")


@rule(
    "DUE005",
    "impossible date",
    Severity.MEDIUM,
    question="Which date is meant?",
    bad=Example(promises=(Promise("1.1.a", "Recruit nurses", ("Nurses in post",), "31 June 2023"),)),
    good=Example(promises=(Promise("1.1.a", "Recruit nurses", ("Nurses in post",), "30 June 2023"),)),
)
def impossible_date(area: AuditedArea) -> Iterator[Hit]:
    """An action's date is not in the calendar.

    A slip of the hand, but the action then has no date at all. To clear it, correct the date.
    """
    yield from _by_reading(area, (Reading.IMPOSSIBLE,), "is a date that does not exist")


@rule(
    "DUE006",
    "measure ends after the action",
    Severity.MEDIUM,
    question="Which date counts: the action's, or the later one in its measure?",
    bad=Example(promises=(Promise("1.1.a", "Clear the backlog", ("Overdue reviews reduced to 0 by September 2023",), "October 2022"),)),
    good=Example(promises=(Promise("1.1.a", "Clear the backlog", ("Overdue reviews reduced to 0 by September 2022",), "October 2022"),)),
)
def measure_ends_after_action(area: AuditedArea) -> Iterator[Hit]:
    """A measure is judged at a date, or over a period, that ends after the action itself is due.

    On the action's date the measure cannot yet be known, so the action can be neither met nor missed. To clear it, bring
    the two dates together.
    """
    if area.plan is None:
        return
    for action in area.plan.actions:
        if action.timescale.due is None:
            continue
        for measure in action.measures:
            late = _latest_date(measure)
            if late is not None and late[0] > (measure.due or action.timescale.due):
                message = f"Action {action.ref} is due {say_due(action)}, but its measure runs to {late[1]}."
                yield Hit(f"action {action.ref}", message, ((area.plan, measure.passage),))


@rule(
    "DUE007",
    "one measure with two dates",
    Severity.MEDIUM,
    question="Which of the dates is the measure to be reached by?",
    bad=Example(
        promises=(
            Promise("1.1.a", "Review caseloads", ("90% of plans are finished within 20 weeks",), "May 2022"),
            Promise("1.1.b", "Watch timeliness", ("90% of plans are finished within 20 weeks",), "September 2022"),
        )
    ),
    good=Example(
        promises=(
            Promise("1.1.a", "Review caseloads", ("90% of plans are finished within 20 weeks",), "May 2022"),
            Promise("1.1.b", "Watch timeliness", ("Weekly timeliness report sent to the board",), "September 2022"),
        )
    ),
)
def one_measure_two_dates(area: AuditedArea) -> Iterator[Hit]:
    """Two actions share one success measure and are due at different times.

    The measure is then both due and not due. To clear it, give it to one action, or set a step for each date.
    """
    if area.plan is None:
        return
    dated = [(a, m) for a in area.plan.actions for m in a.measures if a.timescale.due is not None and len(m.passage.text.split()) > 4]
    for number, (first, measure) in enumerate(dated):
        for second, other in dated[number + 1 :]:
            if first.ref != second.ref and first.timescale.due != second.timescale.due and _same_words(measure, other):
                message = f"Actions {first.ref} (due {say_due(first)}) and {second.ref} (due {say_due(second)}) are judged by one measure."
                yield Hit(f"actions {first.ref} and {second.ref}", message, ((area.plan, measure.passage), (area.plan, other.passage)))


@rule(
    "DUE008",
    "deadlines bunched",
    Severity.LOW,
    question="Can so much be delivered at once, and what was put first?",
    bad=Example(
        promises=tuple(
            Promise(f"1.1.{c}", f"Task {c}", due=d) for c, d in zip("abcdefgh", ("May 2022",) * 7 + ("March 2023",), strict=True)
        )
    ),
    good=Example(
        promises=tuple(
            Promise(f"1.1.{c}", f"Task {c}", due=d)
            for c, d in zip("abcdef", ("May 2022", "June 2022", "July 2022", "October 2022", "January 2023", "March 2023"), strict=True)
        )
    ),
)
def deadlines_bunched(area: AuditedArea) -> Iterator[Hit]:
    """A large share of all actions falls due in one month.

    Deadlines set in one stroke are seldom kept together, and the same leads answer for many of them. To clear it, say
    which come first, or spread them.
    """
    if area.plan is None:
        return
    dues = [action.timescale.due for action in area.plan.actions if action.timescale.due is not None]
    months = Counter((due.year, due.month) for due in dues)
    if not months or (max(dues) - min(dues)).days < BUNCHED_SPAN_DAYS:
        return
    (year, month), count = max(months.items(), key=lambda item: (item[1], -item[0][0], -item[0][1]))
    if count >= area.thresholds.bunched_least and count >= area.thresholds.bunched_share * len(dues):
        named = date(year, month, 1).strftime("%B %Y")
        refs = [
            a for a in area.plan.actions if a.timescale.due is not None and (a.timescale.due.year, a.timescale.due.month) == (year, month)
        ]
        message = f"{count} of {len(dues)} dated actions ({count / len(dues):.0%}) fall due in {named}: {', '.join(a.ref for a in refs)}."
        yield Hit("the plan", message, tuple((area.plan, a.timescale.passage) for a in refs[:2] if a.timescale.passage))


@rule(
    "DUE009",
    "delivered late",
    Severity.LOW,
    question="What did the delay cost families, and what has been learnt from it?",
    bad=Example(
        promises=(Promise("1.1.a", "Publish a moving-on guide", ("Moving-on guide published",), "May 2022"),),
        position=(Said(Section.DELIVERED, "Published the moving-on guide in October 2022"),),
    ),
    good=Example(
        promises=(Promise("1.1.a", "Publish a moving-on guide", ("Moving-on guide published",), "May 2022"),),
        position=(Said(Section.DELIVERED, "Published the moving-on guide in April 2022"),),
    ),
)
def delivered_late(area: AuditedArea) -> Iterator[Hit]:
    """A later paper dates the delivery of an action after the plan's own date.

    Late is not failed, but a paper that says "delivered" without "late" tells half of it. To clear it, say so in the
    paper and give the reason.
    """
    for audited in area.actions:
        action = area.action(audited.ref)
        if area.plan is None or action is None or audited.due is None or audited.status != "delivered":
            continue
        for evidence in (e for e in audited.evidence if e.relation == "delivers" and e.section is Section.DELIVERED):
            dated = find_dates(evidence.passage.text)
            late = all(first_day(found.value) > audited.due for found in dated)
            if dated and late and not _BASELINE.search(evidence.passage.text[: dated[0].start]):
                said = evidence.passage.text[dated[0].start : dated[0].end]
                message = f"Action {action.ref} was due {say_due(action)}; its delivery is dated {said}."
                yield Hit(f"action {action.ref}", message, ((area.plan, action.passage), (area.paper(evidence.document), evidence.passage)))
                break


@rule(
    "DUE010",
    "season may mean the school term",
    Severity.LOW,
    question="Is the season or the school term meant?",
    bad=Example(promises=(Promise("1.1.a", "Train staff", ("Staff trained",), "Spring 2023"),)),
    good=Example(promises=(Promise("1.1.a", "Train staff", ("Staff trained",), "Spring term 2023"),)),
)
def season_may_mean_term(area: AuditedArea) -> Iterator[Hit]:
    """A date names a season; in a school year "Spring 2023" may mean the term from January to March.

    Stocktake reads it as March to May, so that an action may be called due up to two months too late. To clear it, write
    the month or the term.
    """
    if area.plan is None:
        return
    for action in area.plan.actions:
        words = action.timescale.passage
        if words is not None and action.timescale.due is not None and _SEASON.search(words.text):
            yield Hit(
                f"action {action.ref}",
                f"The date “{words.text}” of action {action.ref} may mean the season or the term.",
                ((area.plan, words),),
            )


@rule(
    "DUE011",
    "deadline moved without a word",
    Severity.MEDIUM,
    question="Who agreed the new date, and why was it needed?",
    bad=Example(
        promises=(Promise("1.1.a", "Place a support worker in each school", ("A support worker in each school",), "December 2022"),),
        position=(Said(Section.STILL_TO_DO, "Place a support worker in each of the other five schools by September 2024"),),
    ),
    good=Example(
        promises=(Promise("1.1.a", "Place a support worker in each school", ("A support worker in each school",), "December 2024"),),
        position=(Said(Section.STILL_TO_DO, "Place a support worker in each of the other five schools by September 2024"),),
    ),
)
def deadline_moved(area: AuditedArea) -> Iterator[Hit]:
    """A later paper gives an action a date after the plan's, without saying that it moved.

    A date that slips from paper to paper is never missed. To clear it, state the old date, the new one and the reason.
    """
    for audited in area.actions:
        action = area.action(audited.ref)
        if area.plan is None or action is None or audited.due is None:
            continue
        for evidence in (e for e in audited.evidence if e.relation == "planned"):
            moved = [found for found in find_dates(evidence.passage.text) if first_day(found.value) > audited.due]
            if moved:
                said = evidence.passage.text[moved[0].start : moved[0].end]
                days = (first_day(moved[0].value) - audited.due).days
                message = f"Action {action.ref} was due {say_due(action)}; a later paper now speaks of {said}, at least {days} days later."
                yield Hit(f"action {action.ref}", message, ((area.plan, action.passage), (area.paper(evidence.document), evidence.passage)))
                break


def _done_in_part(area: AuditedArea, workstream: int | None, late: Sequence[tuple[Action, Evidence]]) -> Hit:
    """Return the one finding on the actions of a workstream whose date is past and of which only a part is reported."""
    refs = [action.ref for action, _ in late]
    message = (
        f"The date of {name_actions(refs)} is past, and no later paper reports {'it' if len(refs) == 1 else 'them'} as wholly delivered: "
        f"what was found speaks of a part, or of a difficulty. Of {refs[0]}: {say_shortfall(area, late[0][1])}."
    )
    quotes: list[tuple[Document, Passage]] = [(area.paper(one.document), one.passage) for _, one in late]
    subject = f"workstream {workstream}" if workstream is not None else name_actions(refs)
    return Hit(subject, message, tuple(dict.fromkeys(quotes))[:MOST_QUOTES], severity=Severity.LOW)


def _by_reading(area: AuditedArea, readings: tuple[Reading, ...], says: str) -> Iterator[Hit]:
    if area.plan is None:
        return
    same: dict[str, list[Action]] = defaultdict(list)
    for action in area.plan.actions:
        if action.timescale.reading in readings and action.timescale.passage is not None:
            same[action.timescale.passage.text].append(action)
    for words, actions in same.items():
        refs = ", ".join(action.ref for action in actions)
        noun = "action" if len(actions) == 1 else "actions"
        notes = "; ".join(read_timescale(words).notes)
        message = f"The date “{words}” of {noun} {refs} {says}{f' ({notes})' if notes else ''}."
        quotes = tuple((area.plan, action.timescale.passage) for action in actions[:3] if action.timescale.passage is not None)
        yield Hit(f"{noun} {refs}", message, quotes)


def _latest_date(measure: Measure) -> tuple[date, str] | None:
    """Return the last day a measure's own words judge it at, with those words; dates it starts from do not count."""
    found = [f for f in find_dates(measure.passage.text) if not _BASELINE.search(measure.passage.text[: f.start])]
    last = max(found, key=lambda f: last_day(f.value), default=None)
    return (last_day(last.value), measure.passage.text[last.start : last.end]) if last is not None else None


def _same_words(first: Measure, second: Measure) -> bool:
    from rapidfuzz import fuzz

    return bool(fuzz.ratio(fold_words(first.passage.text), fold_words(second.passage.text), score_cutoff=SAME_MEASURE))
