"""What the rules on success measures share: each measure beside its action, and a hit on it."""

from collections.abc import Iterator

from ..model import Action
from .area import AuditedArea, AuditedMeasure
from .measurability import MeasureClass
from .rule import Hit


def measures_of(area: AuditedArea, *classes: MeasureClass) -> Iterator[tuple[Action, AuditedMeasure]]:
    """Yield each measure of the plan with its action, in order; with ``classes``, only those of one of them."""
    if area.plan is None:
        return
    # Of two actions with one reference the first is meant, as in AuditedArea.action.
    actions = {action.ref: action for action in reversed(area.plan.actions)}
    for measure in area.measures:
        if measure.ref in actions and (not classes or measure.measurability.measure_class in classes):
            yield actions[measure.ref], measure


def hit_on(area: AuditedArea, action: Action, measure: AuditedMeasure, message: str) -> Hit:
    """Return a hit on one measure that quotes it."""
    assert area.plan is not None
    return Hit(f"action {action.ref}", message, ((area.plan, measure.passage),))
