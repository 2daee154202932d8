"""Coverage: what nothing answers."""

from collections.abc import Iterator

from ...model import Document, Kind, Passage, Section
from ..area import AuditedArea
from ..examples import Example, Promise, Said, Stream
from ..finding import Severity
from ..lateness import is_reported_since, name_dated, quote_briefly
from ..naming import enumerate_words, quote, say_due
from ..rule import Hit, rule

# Words a paper explains its ratings by; a plan that says them has a legend.
_RATING_WORDS = ("rag rat", "brag rat", "traffic light", "red, amber", "rag status", "brag status")
# More of the words a plan leaves out than these make the point no clearer.
MOST_SUBJECTS = 4


@rule(
    "GAP001",
    "weakness without workstream",
    Severity.HIGH,
    question="Which workstream will put this weakness right, and who leads it?",
    bad=Example(weaknesses=("Families wait too long for an assessment", "Short breaks are not offered in every ward")),
    good=Example(
        weaknesses=("Families wait too long for an assessment", "Short breaks are not offered in every ward"),
        streams=(Stream(1, "Timely assessments", (1,)), Stream(2, "Short breaks", (2,))),
    ),
)
def weakness_without_workstream(area: AuditedArea) -> Iterator[Hit]:
    """A weakness that no workstream says it answers has no one working on it.

    The regulations ask for a statement that sets out the action proposed for each weakness (SI 2015/1792, regulation 4).
    To clear it, name the weakness under the workstream that answers it, in the words or by the number of the plan's list.
    """
    if area.plan is None or not area.plan.workstreams:
        return
    answered = {number for workstream in area.plan.workstreams for number in workstream.weaknesses}
    for weakness in area.plan.weaknesses:
        if weakness.number not in answered:
            yield Hit(
                f"weakness {weakness.number}",
                "No workstream of the plan says that it answers this weakness.",
                ((area.plan, weakness.passage),),
            )


@rule(
    "GAP002",
    "workstream without action",
    Severity.HIGH,
    question="What will be done under this workstream, by whom and by when?",
    bad=Example(
        streams=(Stream(1, "Timely assessments", (1,)), Stream(2, "Short breaks")), promises=(Promise("1.1.a", "Recruit two nurses"),)
    ),
    good=Example(
        streams=(Stream(1, "Timely assessments", (1,)), Stream(2, "Short breaks")),
        promises=(Promise("1.1.a", "Recruit two nurses"), Promise("2.1.a", "Open a fourth short breaks home")),
    ),
)
def workstream_without_action(area: AuditedArea) -> Iterator[Hit]:
    """A workstream without an action promises nothing that can be done or checked.

    A plan has to say what will be done about each weakness, not only that it matters. To clear it, give the workstream
    actions with owner, date and measure, or say under which other workstream its work stands.
    """
    if area.plan is None or not area.plan.actions:
        return
    active = {action.workstream for action in area.plan.actions}
    for workstream in area.plan.workstreams:
        if workstream.number not in active:
            yield Hit(f"workstream {workstream.number}", "The plan has no action under this workstream.", ((area.plan, workstream.title),))


@rule(
    "GAP003",
    "action without measure",
    Severity.MEDIUM,
    question="How will you know that this action has worked?",
    bad=Example(promises=(Promise("1.1.a", "Publish waiting times", (), "May 2022"),)),
    good=Example(promises=(Promise("1.1.a", "Publish waiting times", ("Waiting times published on the website",), "May 2022"),)),
)
def action_without_measure(area: AuditedArea) -> Iterator[Hit]:
    """An action that names no success measure can never be shown to have worked.

    Progress is judged at reviews against the plan's own measures. To clear it, add a measure two people could agree on:
    what will exist, or which figure will be reached, by when.
    """
    if area.plan is None:
        return
    for action in area.plan.actions:
        if not action.measures:
            yield Hit(f"action {action.ref}", f"Action {action.ref} names no success measure.", ((area.plan, action.passage),))


@rule(
    "GAP004",
    "outcome without action",
    Severity.MEDIUM,
    question="What will be done to bring this outcome about?",
    bad=Example(
        outcomes=(("1.1", "Families are assessed in time"), ("1.2", "Families are told of progress")),
        promises=(Promise("1.1.a", "Recruit nurses"),),
    ),
    good=Example(promises=(Promise("1.1.a", "Recruit nurses"),)),
)
def outcome_without_action(area: AuditedArea) -> Iterator[Hit]:
    """An outcome with no action under it is a hope.

    Outcomes are what families will notice; each needs work that leads to it. To clear it, add the actions or say which
    ones of another outcome serve this one too.
    """
    if area.plan is None or not area.plan.actions:
        return
    served = {action.outcome for action in area.plan.actions}
    for outcome in area.plan.outcomes:
        if outcome.number not in served:
            yield Hit(
                f"outcome {outcome.number}",
                f"No action of the plan stands under outcome {outcome.number}.",
                ((area.plan, outcome.passage),),
            )


@rule(
    "GAP005",
    "action without evidence",
    Severity.HIGH,
    question="What has become of this action, and what shows it?",
    bad=Example(
        promises=(Promise("1.1.a", "Publish waiting times on the website", ("Waiting times published",), "May 2022"),),
        position=(Said(Section.DELIVERED, "Recruited an educational psychologist"),),
    ),
    good=Example(
        promises=(Promise("1.1.a", "Publish waiting times on the website", ("Waiting times published",), "May 2022"),),
        position=(Said(Section.DELIVERED, "Published waiting times on the website in April 2022"),),
    ),
)
def action_without_evidence(area: AuditedArea) -> Iterator[Hit]:
    """An action is past its date and no later paper says what became of it.

    Silence is neither delivery nor failure, but nobody at the review can tell which. It is grave where a position statement
    of its date or later has nothing that comes near; else the nearest words are shown, since papers may say it in other
    words. To clear it, report on the action by
    its reference, with what shows it; if it was dropped or merged, say so.
    """
    if area.plan is None:
        return
    for audited in area.actions:
        action = area.action(audited.ref)
        if action is not None and audited.status == "no_evidence" and audited.overdue:
            near = audited.nearest
            since = is_reported_since(area, audited)
            message = f"Nothing was found in the later papers that reports on action {action.ref}, due {say_due(action)}."
            if near is not None:
                message = f"Nothing that surely reports on action {action.ref}, due {say_due(action)}, was found in the later papers."
                message += f" The nearest: {name_dated(area, area.paper(near.document))} says {quote_briefly(near)}."
            elif not since:
                message += " No position statement of its date or later is among them."
            quotes = ((area.paper(near.document), near.passage),) if near is not None else ()
            severity = Severity.HIGH if since and near is None else Severity.MEDIUM
            yield Hit(f"action {action.ref}", message, ((area.plan, action.passage), *quotes), severity=severity)


@rule(
    "GAP006",
    "detailed finding no action answers",
    Severity.HIGH,
    question="Which action answers this finding of the inspectors, and if none does, why not?",
    bad=Example(
        promises=(Promise("1.1.a", "Recruit two specialist nurses to the assessment team", (), "May 2022"),),
        position=(
            Said(Section.DETAILED_FINDING, "Custody sergeants are not told about the needs of arrested young people."),
            Said(Section.DELIVERED, "Recruited two specialist nurses"),
        ),
    ),
    good=Example(
        promises=(Promise("1.1.a", "Recruit two specialist nurses to the assessment team", (), "May 2022"),),
        position=(
            Said(Section.DETAILED_FINDING, "The assessment team has too few specialist nurses."),
            Said(Section.DELIVERED, "Recruited two specialist nurses"),
        ),
    ),
)
def detailed_finding_unanswered(area: AuditedArea) -> Iterator[Hit]:
    """The inspectors found this, in their own report or as the area's paper quotes it, and no action of the plan speaks of its subject.

    A plan can answer each headline weakness and still leave single findings behind. To clear it, name the action that
    answers the finding, or add one.
    """
    if area.plan is None or not area.plan.actions:
        return
    seen: set[str] = set()
    for cover in area.covers:
        if cover.actions or cover.passage.text in seen:
            continue
        seen.add(cover.passage.text)
        where = f"workstream {cover.workstream}" if cover.workstream else "the inspection"
        message = "No action of the plan is much like this finding, in whatever words."
        if cover.missing:
            named = enumerate_words([quote(words) for words in cover.missing[:MOST_SUBJECTS]])
            message = f"No action of the plan speaks of what this finding is about: none names {named}."
        yield Hit(
            where,
            message,
            ((area.paper(cover.document), cover.passage),),
            severity=Severity.HIGH if cover.missing else Severity.MEDIUM,
        )


@rule(
    "GAP007",
    "ratings left blank",
    Severity.MEDIUM,
    question="When will the ratings be filled in, and who agrees them?",
    bad=Example(extra="A RAG rating shows progress: red, amber or green.", promises=(Promise("1.1.a", "Recruit nurses", rag=("",)),)),
    good=Example(extra="A RAG rating shows progress: red, amber or green.", promises=(Promise("1.1.a", "Recruit nurses", rag=("green",)),)),
)
def ratings_left_blank(area: AuditedArea) -> Iterator[Hit]:
    """The plan has columns for a red-amber-green rating and every cell of them is empty.

    A rating nobody fills in tells members and families nothing, however well it is explained. To clear it, rate each
    action by the plan's own legend, or take the columns out.
    """
    if area.plan is None:
        return
    rated = [action for action in area.plan.actions if action.rag]
    if not rated or any(cell.strip() for action in rated for cell in action.rag):
        return
    lowered = area.plan.text.lower()
    explained = " although the plan explains what the colours mean" if any(words in lowered for words in _RATING_WORDS) else ""
    cells = sum(len(action.rag) for action in rated)
    message = f"The plan's RAG rating columns are empty: {cells} cells on {len(rated)} actions are blank{explained}."
    yield Hit("the plan", message, tuple((area.plan, action.passage) for action in rated[:2]))


@rule(
    "GAP008",
    "workstream without lead",
    Severity.MEDIUM,
    question="Who answers for this workstream?",
    bad=Example(streams=(Stream(1, "Timely assessments", (1,), lead=None),)),
    good=Example(),
)
def workstream_without_lead(area: AuditedArea) -> Iterator[Hit]:
    """A workstream that names no lead, and whose actions name none either, has nobody to ask.

    Reviews ask for a named, accountable lead for each part of a plan. To clear it, name the person and their role.
    """
    if area.plan is None:
        return
    owned = {action.workstream for action in area.plan.actions if action.lead is not None}
    for workstream in area.plan.workstreams:
        if workstream.lead is None and workstream.number not in owned:
            yield Hit(f"workstream {workstream.number}", "The plan names no lead for this workstream.", ((area.plan, workstream.title),))


@rule(
    "GAP009",
    "weakness without verdict",
    Severity.LOW,
    question="What is the reviewers' view of this weakness?",
    bad=Example(
        weaknesses=("Families wait too long for an assessment", "Short breaks are not offered in every ward"),
        streams=(Stream(1, "Timely assessments", (1,)), Stream(2, "Short breaks", (2,))),
        areas=("Families wait less for an assessment",),
        letter=(Said(Section.NARRATIVE, "Waits are shorter.", 1),),
    ),
    good=Example(areas=("Families wait less for an assessment",), letter=(Said(Section.NARRATIVE, "Waits are shorter.", 1),)),
)
def weakness_without_verdict(area: AuditedArea) -> Iterator[Hit]:
    """The reviewers' letter goes through the areas for improvement and says nothing that can be joined to this weakness.

    Either the weakness was renamed or merged, or it was not looked at. To clear it, ask under which area the reviewers
    deal with it.
    """
    letters = [letter for letter in area.of_kind(Kind.LETTER) if letter.weaknesses]
    if area.plan is None or not letters:
        return
    for row in area.coverage:
        if row.verdict is None:
            quotes: tuple[tuple[Document, Passage], ...] = ((area.plan, row.passage),)
            yield Hit(f"weakness {row.weakness}", "No letter from the reviewers speaks of this weakness.", quotes)
