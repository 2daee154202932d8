"""The weakness sections of the gap report: from each weakness through its workstreams to the evidence and the verdict."""

from collections.abc import Sequence
from datetime import date

from ..audit.area import AuditedMeasure, Coverage
from ..audit.measurability import Measurability, MeasureClass
from ..crosswalk.evidence import Evidence
from ..crosswalk.targets import Target
from ..model import Action, Kind, Passage, Reading, Workstream
from .gap_area import AreaDesk, in_workstreams
from .gap_view import (
    ActionView,
    Cite,
    DetailedFinding,
    EvidenceView,
    Link,
    MeasureView,
    OutcomeView,
    ShortAction,
    StreamView,
    TargetView,
    WeaknessView,
)
from .gap_words import BAD, CLASSES, GOOD, OVERDUE, RELATIONS, Label, counted, date_words, joined, stated_date_words, status_label

_READINGS = {
    Reading.OPEN_ENDED: "open-ended",
    Reading.RELATIVE: "no date: counted from a day the plan does not give",
    Reading.IMPOSSIBLE: "a date that does not exist",
    Reading.UNREADABLE: "no date that can be read",
}
_FLAGS = (("has_target", "no target"), ("has_baseline", "no starting value"), ("has_source", "no record it is counted from"))
# What is asked of a measure that counts; a thing that is there or not needs neither a target nor a starting value.
_COUNTING = (MeasureClass.QUANTIFIED, MeasureClass.DIRECTIONAL)


def weakness_views(desk: AreaDesk) -> tuple[WeaknessView, ...]:
    """Return a section for each weakness, then one for the work that answers none.

    A workstream is set out in full under the first weakness it answers, and in short under each other one.
    """
    shown: dict[int, int] = {}
    views = [_weakness(desk, row, shown) for row in desk.area.coverage]
    rest = [stream for number, stream in sorted(desk.stream.items()) if number not in shown]
    loose = tuple(action for action in desk.actions if action.workstream not in desk.stream)
    if not rest and not loose:
        return tuple(views)
    streams = tuple(_stream(desk, stream, None) for stream in rest)
    if loose:
        streams = (*streams, StreamView(None, "Actions of no workstream", "", None, _outcomes(desk, loose)))
    heading = "Work that answers no listed weakness" if views else "Work of the plan"
    return (*views, WeaknessView(f"{desk.key}-other-work", heading, None, (), streams))


def measure_view(desk: AreaDesk, measure: AuditedMeasure, stands: str = "") -> MeasureView:
    """Return a measure with its class, what it lacks, and what was reported of its target.

    ``stands`` is the place already told of its action; a measure of the same page does not repeat it.
    """
    found = measure.measurability
    targets = tuple(_target(desk, target) for target in desk.area.targets if (target.ref, target.index) == (measure.ref, measure.index))
    cite = desk.cite(measure.document, measure.passage)
    return MeasureView(
        cite if cite.place != stands else Cite(cite.words, "", cite.paper),
        CLASSES[found.measure_class],
        found.why,
        lacking_words(found),
        targets,
    )


def lacking_words(found: Measurability) -> str:
    """Return what a measure that counts does not name ("It names no target and no starting value."); empty where it names all."""
    missing = [words for name, words in _FLAGS if not getattr(found, name)]
    return f"It names {joined(missing)}." if missing and found.measure_class in _COUNTING else ""


def target_label(target: Target) -> Label:
    """Return whether a target was met by a figure reported of it."""
    if target.met is None:
        return Label("?", "cannot tell whether met", "none")
    word = ("met, but late" if target.late else "met") if target.met else "not met"
    return Label(GOOD if target.met else BAD, word, "good" if target.met and not target.late else "part" if target.met else "bad")


def evidence_view(desk: AreaDesk, one: Evidence) -> EvidenceView:
    """Return a piece of evidence with what it says, where, and why it was linked."""
    context = one.context.text if one.context and one.context.text != one.passage.text else None
    return EvidenceView(
        RELATIONS[one.relation],
        desk.cite(one.document, one.passage, one.section),
        context,
        f"{one.why} (score {one.score:.2f})",
        one.measure + 1 if one.measure is not None else None,
    )


def overdue_words(due: date | None, as_of: date) -> str:
    """Return "overdue by 45 days"."""
    return f"{OVERDUE.word} by {counted((as_of - due).days, 'day', 'days')}" if due else OVERDUE.word


def due_words(action: Action) -> str:
    """Return when an action is due, or why nobody can tell, with the plan's own words where they say more."""
    stated = action.timescale.passage.text if action.timescale.passage else ""
    if action.timescale.due is not None:
        return f"due {date_words(action.timescale.due)}" + (
            f" (“{stated}”)" if stated and stated != date_words(action.timescale.due) else ""
        )
    why = _READINGS.get(action.timescale.reading, "no date given")
    return f"{why} (“{stated}”)" if stated else why


def _weakness(desk: AreaDesk, row: Coverage, shown: dict[int, int]) -> WeaknessView:
    streams = []
    for number in row.workstreams:
        stream = desk.stream.get(number)
        if stream is None:
            continue
        streams.append(
            _stream(desk, stream, row.weakness) if number not in shown else _stream_in_short(desk, stream, row.weakness, shown[number])
        )
        shown.setdefault(number, row.weakness)
    plan = desk.area.plan
    cite = desk.cite(plan.id, row.passage) if plan else None
    verdict = desk.cite(row.verdict_document, row.verdict) if row.verdict and row.verdict_document else None
    no_verdict = no_verdict_words(desk) if verdict is None else None
    return WeaknessView(
        id=f"{desk.key}-weakness-{row.weakness}",
        heading=f"Weakness {row.weakness}",
        cite=cite,
        facts=weakness_facts(desk, row),
        streams=tuple(streams),
        detailed=tuple(
            DetailedFinding(
                desk.cite(_quoted_by(desk, cover.passage), cover.passage),
                tuple(desk.action_link(ref) for ref in cover.actions if ref in desk.action_ids),
            )
            for cover in row.findings
        ),
        verdict=verdict,
        no_verdict=no_verdict,
        findings=desk.finding_links(weakness=row.weakness),
    )


def no_verdict_words(desk: AreaDesk) -> str | None:
    """Return why no letter's words stand at a weakness; None where no later paper counts at all."""
    if not desk.area.reports:
        return None
    given = desk.area.of_kind(Kind.LETTER)
    return "No letter among the papers says a word on this weakness." if given else "No letter is among the papers."


def _quoted_by(desk: AreaDesk, finding: Passage) -> str:
    """The id of the position statement that quotes a detailed finding of the inspection."""
    positions = desk.area.of_kind(Kind.POSITION)
    return next((paper.id for paper in positions if any(statement.passage == finding for statement in paper.statements)), "")


def weakness_facts(desk: AreaDesk, row: Coverage) -> tuple[str, ...]:
    """Return how the plan answers a weakness and what is known of its work, in sentences."""
    actions = in_workstreams(desk.actions, row.workstreams)
    if not row.workstreams:
        return ("No workstream of the plan says that it answers this weakness.",)
    facts = [
        f"Answered by {joined([f'workstream {number}' for number in row.workstreams])}, with {counted(row.actions, 'action', 'actions')}."
    ]
    measures = [measure for action in actions for measure in desk.measures_of(action)]
    if measures:
        sound = sum(measure.measurability.measurable for measure in measures)
        facts.append(f"{sound} of {counted(len(measures), 'success measure', 'success measures')} can be checked.")
    if row.overdue is not None:
        facts.append(f"{counted(row.overdue, 'action is', 'actions are')} overdue.")
        facts.append(f"{counted(row.evidence, 'passage', 'passages')} of later papers speak{'s' if row.evidence == 1 else ''} of them.")
    return tuple(facts)


def _stream(desk: AreaDesk, stream: Workstream, weakness: int | None) -> StreamView:
    others = [row.weakness for row in desk.area.coverage if stream.number in row.workstreams and row.weakness != weakness]
    shared = (
        f"It also answers {'weaknesses' if len(others) > 1 else 'weakness'} {joined([str(number) for number in others])}."
        if others
        else None
    )
    return StreamView(
        id=f"{desk.key}-workstream-{stream.number}",
        heading=_stream_heading(stream),
        lead=desk.lead_words(stream.number),
        shared=shared,
        outcomes=_outcomes(desk, in_workstreams(desk.actions, (stream.number,)), stream.number),
        findings=desk.finding_links(stream=stream.number),
    )


def _stream_in_short(desk: AreaDesk, stream: Workstream, weakness: int, first: int) -> StreamView:
    mine = [(action, Link(action.ref, desk.card_id(action))) for action in in_workstreams(desk.actions, (stream.number,))]
    short = tuple(
        ShortAction(link, action.passage.text, due_words(action), _status(desk, action), _overdue(desk, action)) for action, link in mine
    )
    full = Link(f"weakness {first}", f"{desk.key}-workstream-{stream.number}")
    return StreamView(None, _stream_heading(stream), desk.lead_words(stream.number), None, full=full, short=short)


def _stream_heading(stream: Workstream) -> str:
    return f"Workstream {stream.number}: {stream.title.text}"


def _outcomes(desk: AreaDesk, actions: Sequence[Action], stream: int | None = None) -> tuple[OutcomeView, ...]:
    """The actions under their outcomes, outcomes in the plan's order, those without one last; a number stated twice counts once."""
    plan = desk.area.plan
    held = {action.outcome for action in actions}
    outcomes = {
        outcome.number: outcome
        for outcome in (reversed(plan.outcomes) if plan else ())
        if outcome.number in held or (stream is not None and outcome.workstream == stream)
    }
    found = [
        OutcomeView(
            heading=f"Outcome {number}: {outcome.passage.text}",
            place=desk.cite(plan.id, outcome.passage).place if plan else None,
            actions=tuple(_action(desk, action) for action in actions if action.outcome == number),
            findings=desk.finding_links(outcome=number),
        )
        for number, outcome in sorted(outcomes.items(), key=lambda pair: pair[1].passage.start)
    ]
    loose = tuple(_action(desk, action) for action in actions if action.outcome not in outcomes)
    return (*found, OutcomeView("Actions without an outcome" if found else "Actions", None, loose)) if loose else tuple(found)


def _action(desk: AreaDesk, action: Action) -> ActionView:
    state = desk.state_of(action)
    assert desk.area.plan is not None, "an action comes of the plan"
    cite = desk.cite(desk.area.plan.id, action.passage)
    return ActionView(
        id=desk.card_id(action),
        ref=action.ref,
        cite=cite,
        lead=action.lead.text if action.lead else None,
        due=due_words(action),
        status=_status(desk, action),
        overdue=_overdue(desk, action),
        measures=tuple(measure_view(desk, measure, cite.place) for measure in desk.measures_of(action)),
        evidence=tuple(evidence_view(desk, one) for one in state.evidence) if state else (),
        findings=desk.finding_links(action=action.ref),
    )


def _status(desk: AreaDesk, action: Action) -> Label | None:
    state = desk.state_of(action)
    return status_label(state, desk.as_of) if state else None


def _overdue(desk: AreaDesk, action: Action) -> str | None:
    state = desk.state_of(action)
    return overdue_words(state.due, desk.as_of) if state and state.overdue else None


def _target(desk: AreaDesk, target: Target) -> TargetView:
    when = f" in {stated_date_words(target.as_of)}" if target.as_of else ""
    return TargetView(
        target_label(target),
        f"Target {target.target}{when}; {target.working}" if target.working else f"Target {target.target}, reported {target.value}{when}",
        desk.cite(target.document, target.passage),
    )
