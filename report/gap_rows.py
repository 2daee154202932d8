"""The rows of the pack's tables, made of one audited area: actions, measures, evidence and targets."""

import re
from collections import Counter
from datetime import date

from ..audit.area import AuditedAction, AuditedMeasure
from ..audit.measurability import MeasureClass
from ..crosswalk import DecidedEvidence, Evidence
from ..crosswalk.status import Status
from ..crosswalk.targets import Target
from ..model import Action
from .gap_area import AreaDesk
from .gap_trace import due_words, lacking_words, target_label
from .gap_words import CLASSES, RELATIONS, SECTIONS, counted, date_words, page_words, stated_date_words, status_label
from .tracker_view import ActionRow, EvidenceRow, MeasureRow, TargetRow

_PERCENT = re.compile(r"(?<![\d.])(\d{1,3}(?:\.\d+)?)\s*(?:%|per ?cent\b)", re.IGNORECASE)

RED, AMBER, GREEN, UNRATED = "Red", "Amber", "Green", "Not rated"

_CLAIMS = {
    Status.DELIVERED: "Delivered",
    Status.PARTIAL: "Partly delivered",
    Status.NOT_DELIVERED: "Not delivered",
    Status.NO_EVIDENCE: "No evidence found",
}
_CONFIRMED = {True: "Yes: the reviewers say so", False: "No: the reviewers say otherwise", None: "Not said by the reviewers"}


def action_rows(desk: AreaDesk, area: str) -> tuple[ActionRow, ...]:
    """Return a row for each action of the plan, in its order."""
    return tuple(_action(desk, action, area) for action in desk.actions)


def computed_state(state: AuditedAction | None, as_of: date) -> tuple[str, str]:
    """Return the state worked out of an action (Red, Amber, Green or Not rated) and the rule it follows from, in words."""
    if state is None or state.status is None:
        return UNRATED, "No later paper counts on this day, so nothing is known of it."
    if state.status is Status.DELIVERED and state.confirmed is False:
        return AMBER, "Reported as delivered; the reviewers say otherwise."
    if state.status is Status.DELIVERED:
        return GREEN, f"Reported as delivered; {'confirmed by the reviewers' if state.confirmed else 'the reviewers do not say'}."
    if state.overdue and state.due is not None:
        days = (as_of - state.due).days
        after = {
            Status.PARTIAL: "only a part is reported as delivered",
            Status.NOT_DELIVERED: "what is reported is that it is not delivered",
        }
        told = after.get(state.status, "no later paper was found to speak of it")
        return RED, f"Due {date_words(state.due)}, {counted(days, 'day', 'days')} ago, and {told}."
    if state.status is Status.NO_EVIDENCE:
        return UNRATED, f"{_not_due(state)} and no later paper was found to speak of it."
    part = "a part is reported as delivered" if state.status is Status.PARTIAL else "it is reported as not delivered yet"
    return AMBER, f"{_not_due(state)}; {part}."


def measure_rows(desk: AreaDesk, area: str) -> tuple[MeasureRow, ...]:
    """Return a row for each success measure, in the plan's order."""
    return tuple(_measure(desk, measure, area) for action in desk.actions for measure in desk.measures_of(action))


def evidence_rows(desk: AreaDesk, area: str) -> tuple[EvidenceRow, ...]:
    """Return a row for each passage of a later paper that speaks of an action, by action."""
    return tuple(_evidence(desk, one, area) for state in desk.area.actions for one in state.evidence)


def target_rows(desk: AreaDesk) -> tuple[TargetRow, ...]:
    """Return each target beside each figure reported of it; the same figure said twice stands once."""
    texts = {(measure.ref, measure.index): measure.passage.text for measure in desk.area.measures}
    rows = (_target(target, texts.get((target.ref, target.index), "")) for target in desk.area.targets)
    return tuple(dict.fromkeys(rows))


def percent_of(words: str) -> float | None:
    """Return the one percentage some words name, None where they name none or several."""
    found = {float(number) for number in _PERCENT.findall(words)}
    return found.pop() if len(found) == 1 else None


def _action(desk: AreaDesk, action: Action, area: str) -> ActionRow:
    state, measures = desk.state_of(action), desk.measures_of(action)
    stream = desk.stream.get(action.workstream) if action.workstream is not None else None
    computed, rule = computed_state(state, desk.as_of)
    counts = Counter(measure.measurability.measure_class for measure in measures)
    due = action.timescale.due
    reported = state is not None and state.status is not None
    return ActionRow(
        area=area,
        ref=action.ref,
        text=action.passage.text,
        workstream=action.workstream,
        workstream_title=stream.title.text if stream else "",
        lead=desk.action_lead(action),
        due=due,
        due_words=due_words(action),
        days_overdue=(desk.as_of - due).days if state is not None and state.overdue and due is not None else None,
        claimed=_CLAIMS[state.status] if state is not None and state.status is not None else "Not checked",
        confirmed=_CONFIRMED[state.confirmed] if state is not None and reported else "Not checked",
        evidence=len(state.evidence) if state is not None else 0,
        measures=len(measures),
        measurable=sum(measure.measurability.measurable for measure in measures),
        classes=", ".join(f"{counts[kind]} {kind.value}" for kind in MeasureClass if counts[kind]),
        published=" / ".join(rating for rating in action.rag if rating.strip()),
        state=computed,
        state_rule=rule,
        label=status_label(state, desk.as_of) if state is not None else None,
        page=page_words(desk.area.plan, action.passage),
    )


def _not_due(state: AuditedAction) -> str:
    return f"Not due before {date_words(state.due)}" if state.due is not None else "No date that can be read"


def _measure(desk: AreaDesk, measure: AuditedMeasure, area: str) -> MeasureRow:
    told = [_target(one, "") for one in desk.area.targets if (one.ref, one.index) == (measure.ref, measure.index)]
    told = list(dict.fromkeys(told))
    return MeasureRow(
        area=area,
        ref=measure.ref,
        number=measure.index + 1,
        text=measure.passage.text,
        kind=CLASSES[measure.measurability.measure_class].word,
        measurable=measure.measurability.measurable,
        why=measure.measurability.why,
        lacks=lacking_words(measure.measurability),
        target="; ".join(dict.fromkeys(one.target for one in told)),
        reported="; ".join(f"{one.reported}{f' ({one.when})' if one.when else ''}" for one in told),
        gap="; ".join(one.gap for one in told),
        page=page_words(desk.papers.get(measure.document), measure.passage),
    )


def _evidence(desk: AreaDesk, one: Evidence, area: str) -> EvidenceRow:
    return EvidenceRow(
        area=area,
        ref=one.ref,
        measure=one.measure + 1 if one.measure is not None else None,
        says=RELATIONS[one.relation].word,
        words=one.passage.text,
        under=one.context.text if one.context and one.context.text != one.passage.text else "",
        paper=desk.paper_names.get(one.document, ""),
        section=SECTIONS[one.section],
        page=page_words(desk.papers.get(one.document), one.passage),
        score=round(one.score, 2),
        why=one.why,
        decided=f"{one.decision.choice.value} by {one.decision.by}" if isinstance(one, DecidedEvidence) else "",
    )


def _target(target: Target, text: str) -> TargetRow:
    wanted, told = percent_of(target.target), percent_of(target.value)
    both = wanted is not None and told is not None
    label = target_label(target)
    return TargetRow(
        ref=target.ref,
        measure=target.index + 1,
        text=text,
        target=target.target,
        reported=target.value,
        when=stated_date_words(target.as_of) if target.as_of else "",
        label=label,
        gap=_gap(told - wanted) if wanted is not None and told is not None else target.working or label.word,
        target_percent=wanted if both else None,
        reported_percent=told if both else None,
    )


def _gap(difference: float) -> str:
    """The gap in percentage points: "19 points below the target"."""
    points = f"{abs(difference):g} {'point' if abs(difference) == 1 else 'points'}"
    return "at the target" if not difference else f"{points} {'above' if difference > 0 else 'below'} the target"
