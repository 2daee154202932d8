"""The gap report's minute: what a director sees first, in figures, one table of the weaknesses, and the worst examples."""

from collections.abc import Sequence

from ..audit.area import AuditedAction, AuditedArea, AuditedMeasure, Coverage
from ..audit.finding import Severity
from ..audit.measurability import MeasureClass
from ..crosswalk.evidence import Evidence
from ..crosswalk.relations import Relation
from ..crosswalk.status import Status
from ..model import Kind
from .gap_area import AreaDesk, in_workstreams
from .gap_trace import measure_view
from .gap_view import Cite, ClashGroup, CoverageRow, Link, OverdueRow, SeverityGroup, ShareRow, Tile, WorstMeasure
from .gap_words import BAD, GOOD, NONE, PART, SEVERITIES, Label, counted, date_words, joined, share_words, status_label

# A director reads this many rows in a minute; the rest stands folded below them, or in the full list.
ROWS_SHOWN = 6
# Of each kind of contradiction this many stand in the summary: every kind is to be seen there.
CLASHES_SHOWN = 3
# A weakness whose measures can be checked to this share counts as measurable in the picture.
MOSTLY = 0.8

# The family of rules that hold claims against targets, figures and each other.
_CLAIMS = "CLM"

# What a paper says against an action tells more of a missed date than what it says for it.
_TELLING = (Relation.AGAINST, Relation.PLANNED, Relation.PARTIAL, Relation.DELIVERS)
_UNDONE = (Status.NOT_DELIVERED, Status.PARTIAL, Status.NO_EVIDENCE)
_WORST = (MeasureClass.DEFECTIVE, MeasureClass.VAGUE, MeasureClass.DIRECTIONAL)


def headline(desk: AreaDesk) -> tuple[str, ...]:
    """Return what the audit comes to, in a few sentences."""
    high = sum(finding.severity is Severity.HIGH for finding in desk.findings)
    sentences = [f"{counted(len(desk.findings), 'finding', 'findings')}, {high or 'none'} of high severity."]
    bare = [f"weakness {row.weakness}" for row in desk.area.coverage if not row.workstreams or not row.actions]
    if bare:
        sentences.append(f"The plan has no work for {joined(bare)}.")
    if desk.area.plan is None:
        sentences.append("No plan was read: there is nothing to hold the other papers against.")
    elif not desk.area.reports:
        sentences.append("This looks at the plan alone: what became of its actions is not known.")
    return tuple(sentences)


def tiles(desk: AreaDesk) -> tuple[Tile, ...]:
    """Return the figures of the summary, each with the place to read on."""
    found = [_findings_tile(desk)]
    rows = desk.area.coverage
    if rows:
        held = sum(bool(row.workstreams and row.actions) for row in rows)
        bare = [str(row.weakness) for row in rows if not row.workstreams or not row.actions]
        detail = f"no work for {'weakness' if len(bare) == 1 else 'weaknesses'} {joined(bare)}" if bare else "none is left out"
        found.append(
            Tile(
                f"{held} of {len(rows)}",
                "weaknesses have a workstream with actions",
                detail,
                f"{desk.key}-coverage",
                "bad" if bare else "good",
            )
        )
    if desk.area.reports and desk.area.actions:
        found += [_overdue_tile(desk), _delivered_tile(desk)]
    if desk.area.measures:
        unsound = sum(not measure.measurability.measurable for measure in desk.area.measures)
        total = len(desk.area.measures)
        found.append(
            Tile(
                f"{unsound} of {total}",
                "success measures cannot be checked",
                f"{share_words(unsound, total).split(' ')[0]} of all measures",
                f"{desk.key}-measures",
                "bad" if unsound else "good",
            )
        )
    return tuple(found)


def past_their_date(area: AuditedArea) -> list[AuditedAction]:
    """Return the actions due before the day of the audit: those an overdue one is counted of."""
    return [action for action in area.actions if action.due is not None and action.due < area.as_of]


def coverage_rows(desk: AreaDesk) -> tuple[CoverageRow, ...]:
    """Return the coverage of each weakness, with the first gap in its chain named."""
    return tuple(_coverage(desk, row) for row in desk.area.coverage)


def overdue_rows(desk: AreaDesk) -> tuple[OverdueRow, ...]:
    """Return the actions past their date: those reported as undone first, then those nothing is said of; the longest overdue first."""
    rows = []
    for action in desk.actions:
        state = desk.state_of(action)
        if state is None or not state.overdue or state.due is None or state.status is None:
            continue
        label = status_label(state, desk.as_of)
        telling = min(state.evidence, key=lambda one: (_TELLING.index(one.relation), -one.score), default=None)
        row = OverdueRow(
            action=Link(action.ref, desk.card_id(action)),
            text=action.passage.text,
            due=date_words(state.due),
            days=(desk.as_of - state.due).days,
            lead=desk.action_lead(action),
            status=label or Label(NONE, "Not checked", "none"),
            said=_said(desk, telling),
        )
        rows.append((_UNDONE.index(state.status), -row.days, row))
    return tuple(row for _, _, row in sorted(rows, key=lambda each: each[:2]))


def share_rows(desk: AreaDesk) -> tuple[ShareRow, ...]:
    """Return the measures of each workstream by class, and their sum where there are several."""
    rows = []
    for number, stream in sorted(desk.stream.items()):
        mine = [measure for action in in_workstreams(desk.actions, (number,)) for measure in desk.measures_of(action)]
        if mine:
            rows.append(_share(f"Workstream {number}: {stream.title.text}", mine))
    loose = [m for action in desk.actions if action.workstream not in desk.stream for m in desk.measures_of(action)]
    if loose:
        rows.append(_share("No workstream", loose))
    return (*rows, _share("All workstreams", desk.area.measures)) if len(rows) > 1 else tuple(rows)


def worst_measures(desk: AreaDesk) -> tuple[WorstMeasure, ...]:
    """Return examples of measures that cannot be checked: the worst class first, workstreams in turn."""
    chosen: list[AuditedMeasure] = []
    for kind in _WORST:
        of_kind = [
            measure for measure in desk.area.measures if measure.measurability.measure_class is kind and measure.ref in desk.action_ids
        ]
        chosen += of_kind[: max(ROWS_SHOWN // len(_WORST), 1)]
    return tuple(WorstMeasure(desk.action_link(measure.ref), measure_view(desk, measure)) for measure in chosen)


def clashes(groups: Sequence[SeverityGroup]) -> tuple[ClashGroup, ...]:
    """Return what contradicts or does not add up: the findings on claims of high and medium severity, a few of each rule."""
    return tuple(
        ClashGroup(
            Link(f"{rule.name} ({len(rule.findings)})", rule.id, group.severity),
            tuple((Link(one.subject, one.id), one.message) for one in rule.findings[:CLASHES_SHOWN]),
            max(len(rule.findings) - CLASHES_SHOWN, 0),
        )
        for group in groups
        if group.severity is not SEVERITIES[Severity.LOW]
        for family in group.families
        for rule in family.rules
        if rule.code.startswith(_CLAIMS)
    )


def _findings_tile(desk: AreaDesk) -> Tile:
    counts = {severity: sum(finding.severity is severity for finding in desk.findings) for severity in Severity}
    rest = f"{counts[Severity.MEDIUM]} medium, {counts[Severity.LOW]} low"
    return Tile(
        str(counts[Severity.HIGH]), "findings of high severity", rest, f"{desk.key}-findings", "bad" if counts[Severity.HIGH] else "good"
    )


def _overdue_tile(desk: AreaDesk) -> Tile:
    past = past_their_date(desk.area)
    late = [state for state in past if state.overdue]
    words = zip(_UNDONE, ("not delivered by what was found", "in part", "without evidence"), strict=True)
    found = [(sum(state.status is status for state in late), word) for status, word in words]
    detail = ", ".join(f"{count} {word}" for count, word in found if count) or "none is late"
    return Tile(
        f"{len(late)} of {len(past)}", "actions past their date are overdue", detail, f"{desk.key}-overdue", "bad" if late else "good"
    )


def _delivered_tile(desk: AreaDesk) -> Tile:
    done = [state for state in desk.area.actions if state.status is Status.DELIVERED]
    confirmed = sum(bool(state.confirmed) for state in done)
    letters = desk.area.of_kind(Kind.LETTER)
    detail = f"{confirmed} confirmed from outside" if letters else "by the area's own account"
    return Tile(
        f"{len(done)} of {len(desk.area.actions)}",
        "actions are reported as delivered",
        detail,
        f"{desk.key}-weaknesses",
        "good" if done else "bad",
    )


def _coverage(desk: AreaDesk, row: Coverage) -> CoverageRow:
    actions = in_workstreams(desk.actions, row.workstreams)
    measures = [measure for action in actions for measure in desk.measures_of(action)]
    sound = sum(measure.measurability.measurable for measure in measures)
    share = sound / len(measures) if measures else 0.0
    measurable = Label(NONE, "none to check", "none") if not row.actions else _level(share, MOSTLY, share_words(sound, len(measures)))
    reported = bool(desk.area.reports)
    late = row.overdue or 0
    overdue = _level(1 - late / max(row.actions, 1), 1.0, f"{late} of {row.actions} overdue" if late else "none overdue")
    return CoverageRow(
        weakness=Link(f"Weakness {row.weakness}", f"{desk.key}-weakness-{row.weakness}"),
        text=row.passage.text,
        streams=Label(GOOD, joined([str(number) for number in row.workstreams]), "good") if row.workstreams else Label(BAD, "none", "bad"),
        actions=str(row.actions),
        measurable=measurable,
        overdue=(overdue if row.actions else Label(NONE, "no actions", "none")) if reported else None,
        evidence=(Label(GOOD, counted(row.evidence, "passage", "passages"), "good") if row.evidence else Label(BAD, "none", "bad"))
        if reported
        else None,
        verdict=_verdict(desk, row) if reported else None,
        gap=_gap(desk, row, sound, reported),
    )


def _level(share: float, full: float, word: str) -> Label:
    return Label(GOOD, word, "good") if share >= full else Label(PART, word, "part") if share > 0 else Label(BAD, word, "bad")


def _verdict(desk: AreaDesk, row: Coverage) -> Label:
    if row.verdict is not None:
        return Label(GOOD, "given", "good")
    return Label(BAD, "none", "bad") if desk.area.of_kind(Kind.LETTER) else Label(NONE, "no letter", "none")


def _gap(desk: AreaDesk, row: Coverage, sound: int, reported: bool) -> str:
    """The first place where the chain from the weakness to the verdict breaks, in words."""
    checks = (
        (not row.workstreams, "No workstream takes it up"),
        (not row.actions, "Its workstream has no action"),
        (not sound, "None of its measures can be checked"),
        (reported and not row.evidence, "No later paper speaks of its actions"),
        (reported and bool(row.overdue), "Actions are overdue"),
        (reported and row.verdict is None and bool(desk.area.of_kind(Kind.LETTER)), "No letter says a word on it"),
    )
    return next((words for broken, words in checks if broken), "No break found")


def _said(desk: AreaDesk, one: Evidence | None) -> Cite | None:
    return desk.cite(one.document, one.passage, one.section) if one else None


def _share(name: str, measures: Sequence[AuditedMeasure]) -> ShareRow:
    counts = tuple(sum(measure.measurability.measure_class is kind for measure in measures) for kind in MeasureClass)
    unsound = sum(not measure.measurability.measurable for measure in measures)
    return ShareRow(name, counts, len(measures), share_words(unsound, len(measures)))
