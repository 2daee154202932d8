"""Gathers the targets that reported figures fall short of, one for each measure, however many actions share it."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from ..crosswalk import Evidence, Target, fold_words
from ..crosswalk.link_weights import LEAST
from ..model import Document, Passage, Section, Timescale
from .area import AuditedArea
from .claims import ASKING

# Two actions have one measure when it begins with the same letters: plans repeat a measure and end it in different ways.
SAME_BEGINNING = 60


@dataclass(frozen=True, slots=True)
class MissedTarget:
    """A measure whose target reported figures fall short of.

    ``values`` are those figures as written, by the id of the paper that reports them; ``reached`` figures reported elsewhere
    that would meet the target.
    """

    plan: Document
    refs: list[str]
    measure: Passage
    target: str
    timescale: Timescale | None
    targets: tuple[Target, ...]
    values: dict[str, list[str]]
    reached: list[str]

    def is_early(self, as_of: date) -> bool:
        """Tell whether the target still had time: it is not due on that day, or each figure is of a month before it was."""
        if self.timescale is None or self.timescale.due is None:
            return False
        month = self.timescale.due.isoformat()[:7]
        return self.timescale.due > as_of or all(target.as_of is not None and target.as_of < month for target in self.targets)


def missed_targets(area: AuditedArea) -> list[MissedTarget]:
    """Return the measures of the plan that a reported figure falls short of and no later month's figure meets."""
    missed: defaultdict[str, list[Target]] = defaultdict(list)
    for target in area.targets:
        if target.met is False and _section(area, target) not in ASKING and not _is_met_later(area, target):
            missed[fold_words(_measure(area, target).text)[:SAME_BEGINNING]].append(target)
    return [_missed(area, _sure(area, targets)) for targets in missed.values()]


def _missed(area: AuditedArea, targets: list[Target]) -> MissedTarget:
    assert area.plan is not None
    first = targets[0]
    refs = sorted({target.ref for target in targets})
    due = [action.timescale for ref in refs if (action := area.action(ref)) is not None and action.timescale.due]
    values: defaultdict[str, dict[Passage, str]] = defaultdict(dict)
    for target in targets:
        values[target.document].setdefault(target.passage, target.value)
    once = {identity: {value.casefold(): value for value in reversed(said.values())} for identity, said in values.items()}
    reached = {t.value for t in area.targets if t.met and (t.ref, t.index) == (first.ref, first.index) and t.value not in first.target}
    return MissedTarget(
        plan=area.plan,
        refs=refs,
        measure=_measure(area, first),
        target=first.target,
        timescale=due[0] if due else None,
        targets=tuple(targets),
        values={identity: list(reversed(by_word.values())) for identity, by_word in once.items()},
        reached=sorted(reached),
    )


def _sure(area: AuditedArea, targets: list[Target]) -> list[Target]:
    """Return the targets whose figure surely speaks of their action and tells what was reached, where there are any; else all.

    What is named as a difficulty may count those still without: a figure of what was reached comes before it.
    """
    sure = [target for target in targets if max((e.score for e in _evidence(area, target)), default=0.0) >= LEAST] or targets
    return [target for target in sure if _section(area, target) is not Section.CHALLENGE] or sure


def _section(area: AuditedArea, target: Target) -> Section | None:
    """Return the section of its paper that a figure stands in."""
    return next((evidence.section for evidence in _evidence(area, target)), None)


def _evidence(area: AuditedArea, target: Target) -> list[Evidence]:
    """Return the evidence of its action that a figure is taken from."""
    mine = (e for action in area.actions if action.ref == target.ref for e in action.evidence)
    return [e for e in mine if e.passage == target.passage and e.document == target.document]


def _measure(area: AuditedArea, target: Target) -> Passage:
    action = area.action(target.ref)
    assert action is not None
    return action.measures[target.index].passage


def _is_met_later(area: AuditedArea, missed: Target) -> bool:
    same = [t for t in area.targets if t.met and (t.ref, t.index) == (missed.ref, missed.index)]
    then = _month(area, missed)
    return any((now := _month(area, target)) is not None and then is not None and now > then for target in same)


def _month(area: AuditedArea, target: Target) -> str | None:
    """Return the month a figure is of; one that names none is of its paper's."""
    dated = area.paper(target.document).date
    return target.as_of or (dated[:7] if dated else None)
