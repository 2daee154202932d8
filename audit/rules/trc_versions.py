"""Links: what an earlier version of the plan promised and the one audited does not, and decisions whose words changed."""

from collections.abc import Iterator
from datetime import date

from ...crosswalk import Choice, Decision, DecisionState, End, EndType, Relation
from ...crosswalk.diff import PlanDiff
from ...model import Kind, Passage, Section
from ..area import AuditedArea
from ..examples import Example, Promise, Said
from ..finding import Severity
from ..lateness import name_dated
from ..naming import begin, enumerate_words, name_actions, quote
from ..rule import Hit, rule
from ..versions import MOST_NAMED, and_more, version_diffs
from ..weakening import Turn, compare_measures

_LINE = Promise("1.1.a", "Open a waiting list telephone line", ("Telephone line answers 90% of calls",), "May 2022", lead="Amina Holt")
_GUIDE = Promise("1.1.b", "Publish a directory of clubs for families", ("Directory published",), "June 2022", lead="Amina Holt")
_LATER = "2023-01"
_OVERTAKEN = Decision(
    number=1,
    choice=Choice.CONFIRM,
    area=None,
    above=End(type=EndType.ACTION, key="1.1.a", text="Open a telephone line for every family"),
    below=End(type=EndType.STATEMENT, key="k7m-2q9", text="Opened the waiting list telephone line", kind=Kind.POSITION),
    relation=Relation.DELIVERS,
    by="Amina Holt",
    on=date(2023, 7, 1),
    reason="Seen at the clinic",
)
_DONE = (Said(Section.DELIVERED, "Opened the waiting list telephone line"),)


@rule(
    "TRC007",
    "decision overtaken by new words",
    Severity.MEDIUM,
    question="Does what was decided still hold for the words as they stand now?",
    bad=Example(promises=(_LINE,), position=_DONE, decisions=(_OVERTAKEN,)),
    good=Example(promises=(_LINE,), position=_DONE),
)
def decision_suspect(area: AuditedArea) -> Iterator[Hit]:
    """Somebody confirmed, rejected or added a link by hand, and the words at one of its ends have changed since.

    The decision no longer counts by itself: it was made about other words. To clear it, read both ends again and decide anew.
    """
    for standing in area.decisions:
        if standing.state is DecisionState.SUSPECT:
            decision = standing.decision
            message = f"The link of {decision.above} to {decision.below} was decided on, and its words have changed. {standing.why}"
            yield Hit(str(decision.above), message, document=area.plan)


@rule(
    "TRC008",
    "left out of the new plan",
    Severity.MEDIUM,
    question="Were these done, merged or given up, and who agreed to that?",
    bad=Example(promises=(_LINE,), earlier=(_LINE, _GUIDE), plan_date=_LATER),
    good=Example(promises=(_LINE, _GUIDE), earlier=(_LINE, _GUIDE), plan_date=_LATER),
)
def left_out_of_new_plan(area: AuditedArea) -> Iterator[Hit]:
    """An earlier version of the plan holds weaknesses, actions or measures that the new one leaves out.

    What silently vanishes from a plan is neither done nor given up. To clear it, list in the new version what was completed,
    merged or dropped, with the reason.
    """
    for diff in version_diffs(area):
        weaknesses = [one.old for one in diff.weaknesses if one.dropped and one.old is not None]
        actions = [one.old for one in diff.actions if one.dropped and one.old is not None]
        measures = [
            (change.old.ref, one.old)
            for change in diff.actions
            if change.old is not None and change.new is not None
            for one in change.measures
            if one.dropped and one.old is not None
        ]
        for sort, found in (
            ("weakness", [(f"weakness {w.number}", w.passage) for w in weaknesses]),
            ("action", [(a.ref, a.passage) for a in actions]),
            ("measure", [(ref, m.passage) for ref, m in measures]),
        ):
            if found:
                yield _left_out(area, diff, sort, found)


@rule(
    "TRC009",
    "lead changed without a word",
    Severity.LOW,
    question="Who leads this now, and was the work handed over?",
    bad=Example(
        promises=(Promise("1.1.a", "Open a waiting list telephone line", ("Line open",), "May 2022", lead="Ben Oduya"),),
        earlier=(Promise("1.1.a", "Open a waiting list telephone line", ("Line open",), "May 2022", lead="Amina Holt"),),
        plan_date=_LATER,
    ),
    good=Example(promises=(_LINE,), earlier=(_LINE,), plan_date=_LATER),
)
def lead_changed(area: AuditedArea) -> Iterator[Hit]:
    """Another person leads an action or workstream in the new version of the plan than in the earlier one.

    People move on; what they knew and had promised should not go with them. To clear it, say in the plan since when the new
    lead answers for it.
    """
    for diff in version_diffs(area):
        changes = [
            (f"workstream {one.new.number}", one.lead, one.old.title, one.new.title)
            for one in diff.workstreams
            if one.lead and one.old is not None and one.new is not None
        ]
        changes += [
            (f"action {one.new.ref}", one.lead, one.old.lead or one.old.passage, one.new.lead or one.new.passage)
            for one in diff.actions
            if one.lead and one.old is not None and one.new is not None
        ]
        if changes:
            first = changes[:MOST_NAMED]
            said = enumerate_words([f"{name} ({old or 'nobody'} before, {new or 'nobody'} now)" for name, (old, new), _, _ in first])
            message = f"Since {name_dated(area, diff.old)} other people lead {said}{and_more(len(changes))}."
            quotes = tuple(pair for _, _, old, new in changes[:MOST_NAMED] for pair in ((diff.old, old), (diff.new, new)))
            yield Hit(enumerate_words([subject for subject, *_ in changes[:MOST_NAMED]]), message, quotes, document=diff.new)


@rule(
    "TRC012",
    "measure weakened in the new plan",
    Severity.MEDIUM,
    question="Why is less asked for now, and who agreed to that?",
    bad=Example(
        promises=(Promise("1.1.a", "Open a waiting list telephone line", ("Telephone line answers 60% of calls",), "May 2022"),),
        earlier=(Promise("1.1.a", "Open a waiting list telephone line", ("Telephone line answers 90% of calls",), "May 2022"),),
        plan_date=_LATER,
    ),
    good=Example(promises=(_LINE,), earlier=(_LINE,), plan_date=_LATER),
)
def measure_weakened(area: AuditedArea) -> Iterator[Hit]:
    """A success measure asks for less in the new version of the plan than it did in the earlier one.

    A target that is lowered before it is missed was never missed. To clear it, say in the plan that it was changed, and why.
    """
    for diff in version_diffs(area):
        for change in diff.actions:
            for measure in change.measures:
                if change.new is None or measure.old is None or measure.new is None or not measure.words:
                    continue
                found = compare_measures(measure.old.passage.text, measure.new.passage.text, change.new.passage.text)
                if found.turn in (Turn.WEAKENED, Turn.MIXED):
                    message = (
                        f"In {name_dated(area, diff.old)} {change.new.ref} was measured by {quote(measure.old.passage.text)}, now by "
                        f"{quote(measure.new.passage.text)}: {'; '.join(found.why)}."
                    )
                    quotes = ((diff.old, measure.old.passage), (diff.new, measure.new.passage))
                    yield Hit(f"action {change.new.ref}", message, quotes, document=diff.new)


def _left_out(area: AuditedArea, diff: PlanDiff, sort: str, found: list[tuple[str, Passage]]) -> Hit:
    names = [name for name, _ in found]
    told = enumerate_words([f"{name} {quote(passage.text)}" for name, passage in found[:MOST_NAMED]])
    what = {"weakness": "", "action": "the actions " if len(found) > 1 else "action ", "measure": "of the measures "}[sort]
    message = f"{begin(name_dated(area, diff.old))} had {what}{told}{and_more(len(found))}, which {name_dated(area, diff.new)} leaves out."
    subject = name_actions(names[:MOST_NAMED]) if sort == "action" else enumerate_words(list(dict.fromkeys(names[:MOST_NAMED])))
    return Hit(subject, message, tuple((diff.old, passage) for _, passage in found[:MOST_NAMED]), document=diff.new)
