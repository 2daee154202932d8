"""What falls due in the days ahead, by lead, with the evidence each action still lacks."""

from collections.abc import Sequence
from datetime import date

from ..crosswalk import Status
from ..model import Action, Lead, Value
from .area import AuditedArea
from .measurability import MeasureClass

NO_LEAD = "No lead is named"


class DueAction(Value):
    """An action that falls due: whose it is, in how many days (0 is the as-of day itself), what is known of it, what is missing.

    ``status`` is None where no paper supplied could report on it.
    """

    area: str | None
    lead: str
    ref: str
    text: str
    due: date
    days: int
    status: Status | None
    missing: tuple[str, ...]


def falling_due(areas: Sequence[AuditedArea], within: int) -> tuple[DueAction, ...]:
    """Return the actions of all plans that fall due on the as-of day or in the ``within`` days after it, and are not delivered.

    Sorted by lead, day and the order of the plan.
    """
    found = [due for area in areas for due in _of_area(area, within)]
    return tuple(sorted(found, key=lambda one: (one.area or "", one.lead == NO_LEAD, one.lead.casefold(), one.due)))


def _of_area(area: AuditedArea, within: int) -> list[DueAction]:
    if area.plan is None:
        return []
    last = date.fromordinal(min(area.as_of.toordinal() + within, date.max.toordinal()))
    leads = {stream.number: stream.lead for stream in area.plan.workstreams}
    found = []
    for audited in area.actions:
        action = area.action(audited.ref)
        if action is None or audited.due is None or not area.as_of <= audited.due <= last or audited.status is Status.DELIVERED:
            continue
        found.append(
            DueAction(
                area=area.area,
                lead=_lead(action, leads.get(action.workstream) if action.workstream is not None else None),
                ref=action.ref,
                text=action.passage.text,
                due=audited.due,
                days=(audited.due - area.as_of).days,
                status=audited.status,
                missing=tuple(_missing(area, action)),
            )
        )
    return found


def _lead(action: Action, lead: Lead | None) -> str:
    if action.lead is not None:
        return action.lead.text
    if lead is None:
        return NO_LEAD
    return f"{lead.name}, {lead.role}" if lead.role else lead.name


def _missing(area: AuditedArea, action: Action) -> list[str]:
    """Return in clauses what someone would have to bring to the meeting to show that an action is done."""
    if not action.measures:
        return ["a success measure: the plan sets none"]
    missing = []
    reported = {target.index for target in area.targets if target.ref == action.ref}
    for measure in (one for one in area.measures if one.ref == action.ref and one.index not in reported):
        words = f"“{measure.passage.text.rstrip('. ')}”"
        if not measure.measurability.measurable:
            missing.append(f"a measure that can be checked in place of {words}")
        elif measure.measurability.measure_class is MeasureClass.QUANTIFIED:
            missing.append(f"a figure for {words}")
        else:
            missing.append(f"what shows {words}")
    return missing
