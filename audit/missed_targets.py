"""Gathers the targets that reported figures fall short of, one for each measure, however many actions share it."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from ..crosswalk import Target, fold_words
from ..crosswalk.evidence import WEIGHTS
from ..model import Document, Passage, Timescale
from .area import AuditedArea

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
        if target.met is False and not _is_met_later(area, target):
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
    reached = {t.value for t in area.targets if t.met and (t.ref, t.index) == (first.ref, first.index) and t.value not in first.target}
    return MissedTarget(
        plan=area.plan,
        refs=refs,
        measure=_measure(area, first),
        target=first.target,
        timescale=due[0] if due else None,
        targets=tuple(targets),
        values={identity: list(dict.fromkeys(said.values())) for identity, said in values.items()},
        reached=sorted(reached),
    )


def _sure(area: AuditedArea, targets: list[Target]) -> list[Target]:
    """Return the targets whose figure surely speaks of their action, where there are any; else all."""
    return [target for target in targets if _link_score(area, target) >= WEIGHTS.least] or targets


def _link_score(area: AuditedArea, target: Target) -> float:
    mine = (e for action in area.actions if action.ref == target.ref for e in action.evidence)
    return max((e.score for e in mine if e.passage == target.passage and e.document == target.document), default=0.0)


def _measure(area: AuditedArea, target: Target) -> Passage:
    action = area.action(target.ref)
    assert action is not None
    return action.measures[target.index].passage


def _is_met_later(area: AuditedArea, missed: Target) -> bool:
    same = [t for t in area.targets if t.met and (t.ref, t.index) == (missed.ref, missed.index)]
    return any(t.as_of is not None and missed.as_of is not None and t.as_of > missed.as_of for t in same)
