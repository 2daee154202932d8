"""What later papers say of a plan's actions: evidence, status, targets and the findings that actions answer, on small invented papers."""

from collections.abc import Sequence

import pytest

from stocktake.crosswalk import (
    Evidence,
    FindingCover,
    Relation,
    Status,
    Target,
    cover_findings,
    find_evidence,
    find_targets,
    status_of,
)
from stocktake.model import (
    Action,
    Document,
    Fragment,
    Kind,
    Measure,
    Passage,
    Section,
    Statement,
    Timescale,
    Workstream,
)


class Page:
    """Collects lines of text and gives their passages, as a reader would."""

    def __init__(self) -> None:
        self.text = ""

    def write(self, words: str) -> Passage:
        start = len(self.text)
        self.text += words + "\n"
        return Passage(text=words, fragments=(Fragment(start=start, end=start + len(words)),))


def make_plan(
    rows: Sequence[tuple[str, int, str, Sequence[str]]], *, due: str | None = None, date: str | None = "2030-01", titles: Sequence[str] = ()
) -> Document:
    """Return a plan of rows (ref, workstream, action, measures); every row is due on ``due``."""
    page = Page()
    streams = tuple(
        Workstream(number=at + 1, title=page.write(title)) for at, title in enumerate(titles or ("First strand", "Second strand"))
    )
    timescale = Timescale.model_validate({"due": due}) if due else Timescale()
    actions = tuple(
        Action(
            ref=ref,
            workstream=stream,
            passage=page.write(words),
            measures=tuple(Measure(passage=page.write(measure)) for measure in measures),
            timescale=timescale,
        )
        for ref, stream, words, measures in rows
    )
    return Document(
        id="plan", kind=Kind.PLAN, date=date, source="plan.txt", sha256="0", workstreams=streams, actions=actions, text=page.text
    )


def make_report(
    said: Sequence[tuple[Section, int | None, str] | tuple[Section, int | None, str, Sequence[str]]],
    *,
    kind: Kind = Kind.POSITION,
    date: str | None = "2031-06",
    name: str = "report",
    titles: Sequence[str] = (),
) -> Document:
    """Return a later paper of statements (section, workstream, words[, items])."""
    page = Page()
    streams = tuple(
        Workstream(number=at + 1, title=page.write(title)) for at, title in enumerate(titles or ("First strand", "Second strand"))
    )
    statements = tuple(
        Statement(
            section=one[0],
            workstream=one[1],
            passage=page.write(one[2]),
            items=tuple(page.write(item) for item in (one[3] if len(one) > 3 else ())),
        )
        for one in said
    )
    return Document(
        id=name,
        kind=kind,
        date=date,
        source=f"{name}.txt",
        sha256="1",
        workstreams=streams,
        statements=statements,
        text=page.text,
    )


# Enough other work that no word is rare by chance alone.
ROWS = [
    ("1.1.a", 1, "Write a sleep charter together with families of night-time carers", ["Sleep charter agreed by families and published"]),
    ("1.1.b", 1, "Set up a toy library in every children's centre", ["Toy library open in each centre"]),
    ("1.2.a", 1, "Recruit a travel trainer for older pupils", ["Travel trainer in post"]),
    ("2.1.a", 2, "Review how equipment such as hoists and standing frames is ordered", ["A report on equipment orders is produced"]),
    ("2.1.b", 2, "Answer letters from families about equipment quickly", ["Fewer complaints about equipment"]),
    (
        "2.2.a",
        2,
        "Offer swimming sessions for wheelchair users at the leisure centre",
        ["90% of wheelchair users feel involved in planning sessions"],
    ),
]


def evidence_of(*said: tuple, plan: Document | None = None, **options: object) -> dict[str, list[Evidence]]:
    plan = plan or make_plan(ROWS)
    found: dict[str, list[Evidence]] = {action.ref: [] for action in plan.actions}
    for one in find_evidence(plan, [make_report(said, **options)]):
        found[one.ref].append(one)
    return found


@pytest.mark.parametrize(
    ("section", "words", "relation"),
    [
        (Section.DELIVERED, "Agreed and published the sleep charter with families", Relation.DELIVERS),
        (Section.PROGRESS, "The sleep charter has been published with families", Relation.DELIVERS),
        (Section.DELIVERED, "Drafted the sleep charter with families", Relation.PARTIAL),
        (Section.DELIVERED_ADDITIONAL, "Published a poster of the sleep charter for families", Relation.PARTIAL),
        (Section.STILL_TO_DO, "Publish the sleep charter with families", Relation.PLANNED),
        (Section.DELIVERED, "The sleep charter for families will go to print next spring", Relation.PLANNED),
        (Section.NEXT_STEP, "share the sleep charter with all families", Relation.PLANNED),
        (Section.CHALLENGE, "Finding families to write the sleep charter", Relation.AGAINST),
        (Section.PROGRESS, "The sleep charter has not been agreed by families", Relation.AGAINST),
        (Section.CURRENT_POSITION, "Work on the sleep charter with families remains slow and incomplete", Relation.AGAINST),
    ],
)
def test_a_statement_bears_on_an_action_as_its_section_and_words_say(section: Section, words: str, relation: Relation) -> None:
    (found,) = evidence_of((section, 1, words), (Section.DELIVERED, 2, "Bought new chairs"))["1.1.a"]
    assert found.relation is relation
    assert found.passage.text == words
    assert 0 < found.score <= 1


def test_trouble_after_something_was_done_leaves_a_part_of_it() -> None:
    (found,) = evidence_of((Section.CHALLENGE, 1, "A travel trainer was recruited, however the trainer has since left"))["1.2.a"]
    assert found.relation is Relation.PARTIAL


def test_a_link_may_cross_workstreams() -> None:
    (found,) = evidence_of((Section.DELIVERED, 2, "Published the sleep charter with families of night-time carers"))["1.1.a"]
    assert found.section is Section.DELIVERED


def test_a_paper_that_numbers_its_workstreams_otherwise_is_read_by_their_titles() -> None:
    said = (Section.DELIVERED, 1, "Report on orders completed")
    straight = evidence_of(said, titles=("Second strand", "First strand"))["2.1.a"]
    crossed = evidence_of(said)["2.1.a"]
    assert straight[0].score > (crossed[0].score if crossed else 0)


def test_an_unrelated_statement_is_evidence_of_nothing() -> None:
    found = evidence_of((Section.DELIVERED, 1, "Painted the gates of the allotment green"))
    assert not any(found.values())


def test_an_abbreviation_and_its_words_are_one_thing() -> None:
    rows = [*ROWS, ("3.1.a", 2, "Publish an easy guide to annual reviews", ["Guide to annual reviews online"])]
    (found,) = evidence_of((Section.DELIVERED, 2, "Guide to the AR published"), plan=make_plan(rows))["3.1.a"]
    assert found.relation is Relation.DELIVERS


def test_the_items_of_a_statement_are_evidence_of_their_own() -> None:
    (found,) = evidence_of((Section.EVIDENCE, 1, "The spring survey shows:", ["Toy library open in five centres", "Lunches are liked"]))[
        "1.1.b"
    ]
    assert found.passage.text == "Toy library open in five centres"
    assert found.context is not None and found.context.text == "The spring survey shows:"


def test_findings_aims_and_recommendations_are_no_evidence() -> None:
    words = "Sleep charter agreed and published with families"
    sections = (Section.DETAILED_FINDING, Section.AIM, Section.RECOMMENDATION)
    assert not any(evidence_of(*((section, 1, words) for section in sections)).values())


def test_a_reported_figure_below_its_target_is_against_and_one_that_reaches_it_delivers() -> None:
    for figure, relation in (("85%", Relation.AGAINST), ("90%", Relation.DELIVERS)):
        (found,) = evidence_of((Section.EVIDENCE, 2, f"{figure} of wheelchair users feel involved in planning"))["2.2.a"]
        assert found.relation is relation
        assert found.measure == 0
        assert figure in found.why


def test_the_reason_quotes_words_of_the_statement() -> None:
    (found,) = evidence_of((Section.DELIVERED, 1, "Recruited the Travel Trainer in May"))["1.2.a"]
    assert "“Travel”" in found.why and "“Trainer”" in found.why and "“Recruited”" in found.why


@pytest.mark.parametrize(
    ("kind", "date", "counts"),
    [
        (Kind.POSITION, "2031-06", True),
        (Kind.POSITION, "2029-06", False),
        (Kind.POSITION, "2030-01", True),
        (Kind.POSITION, None, True),
        (Kind.COMMITTEE, "2031-06-02", True),
        (Kind.COMMITTEE, None, False),
        (Kind.STATEMENT, None, False),
        (Kind.PLAN, "2031-06", False),
    ],
)
def test_only_a_paper_later_than_the_plan_is_evidence(kind: Kind, date: str | None, counts: bool) -> None:
    found = evidence_of((Section.DELIVERED, 1, "Published the sleep charter with families"), kind=kind, date=date)
    assert bool(found["1.1.a"]) is counts


def test_without_papers_or_actions_nothing_is_found() -> None:
    assert find_evidence(make_plan(ROWS), []) == ()
    assert find_evidence(make_plan([]), [make_report([(Section.DELIVERED, 1, "Published the sleep charter")])]) == ()


def test_the_same_papers_give_the_same_evidence() -> None:
    said = [
        (Section.DELIVERED, 1, "Published the sleep charter with families"),
        (Section.EVIDENCE, 1, "Toy library open in five centres"),
        (Section.CHALLENGE, 2, "An increase in complaints about equipment"),
    ]
    first, second = (find_evidence(make_plan(ROWS), [make_report(said)]) for _ in range(2))
    assert first == second and first


CLAIM = (Section.DELIVERED, 1, "Published the sleep charter with families")


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ([CLAIM, (Section.CHALLENGE, 1, "Translating the sleep charter for families")], Status.DELIVERED),
        ([(Section.DELIVERED, 1, "Drafted the sleep charter with families")], Status.PARTIAL),
        ([(Section.STILL_TO_DO, 1, "Publish the sleep charter with families")], Status.NOT_DELIVERED),
        ([(Section.DELIVERED, 1, "Painted the allotment gates")], Status.NO_EVIDENCE),
    ],
)
def test_an_action_is_as_far_as_its_best_statement(said: list[tuple], status: Status) -> None:
    plan = make_plan(ROWS)
    first = status_of(plan.actions, find_evidence(plan, [make_report(said)]))[0]
    assert (first.ref, first.claimed, first.confirmed) == ("1.1.a", status, None)


def test_a_claim_and_what_the_reviewers_say_stay_apart() -> None:
    plan = make_plan(ROWS)
    words = "Families have not been shown the sleep charter"
    letter = make_report([(Section.NARRATIVE, None, words)], kind=Kind.LETTER, name="letter", date="2032-01-05")
    first = status_of(plan.actions, find_evidence(plan, [make_report([CLAIM]), letter]))[0]
    assert first.claimed is Status.DELIVERED
    assert first.confirmed is False
    assert [one.passage.text for one in first.confirming] == [words]


def test_a_letter_alone_confirms_but_claims_nothing() -> None:
    plan = make_plan(ROWS)
    letter = make_report(
        [(Section.NARRATIVE, None, "The sleep charter was published with families of night-time carers")], kind=Kind.LETTER
    )
    first = status_of(plan.actions, find_evidence(plan, [letter]))[0]
    assert (first.claimed, first.confirmed) == (Status.NO_EVIDENCE, True)


def test_every_action_has_a_status_in_the_order_of_the_plan() -> None:
    plan = make_plan(ROWS)
    assert [one.ref for one in status_of(plan.actions, ())] == [row[0] for row in ROWS]


def targets_of(measure: str, said: str, *, context: str | None = None, due: str = "2030-09-30") -> list[Target]:
    rows = [
        ("1.1.a", 1, "Ask families how reviews go", [measure]),
        ("1.1.b", 1, "Set up a toy library", ["Toy library open"]),
        ("2.1.a", 2, "Order hoists", ["Hoists delivered"]),
    ]
    plan = make_plan(rows, due=due)
    report = make_report([(Section.EVIDENCE, 1, context, [said])] if context else [(Section.EVIDENCE, 1, said)])
    return list(find_targets(plan, [report], find_evidence(plan, [report])))


@pytest.mark.parametrize(
    ("measure", "said", "value", "met"),
    [
        ("75% of families are satisfied with annual reviews", "74% of families were satisfied with their annual reviews", "74%", False),
        ("75% of families are satisfied with annual reviews", "75% of families were satisfied with their annual reviews", "75%", True),
        ("Satisfaction with annual reviews to exceed 75%", "75% of families were satisfied with their annual reviews", "75%", False),
        ("Satisfaction with annual reviews to exceed 75%", "Satisfaction with annual reviews increased from 60% to 76%", "76%", True),
        ("50% of annual reviews held within 12 weeks", "3 of the 5 annual reviews were held within 12 weeks", "3 of the 5", True),
        ("80% of audited plans have a good Section B", "62% of Section Bs in plans were rated good", "62%", False),
        ("A 40% reduction in complaints", "There has been an increase in complaints", "increase in complaints", False),
    ],
)
def test_a_reported_figure_is_held_against_the_target(measure: str, said: str, value: str, met: bool) -> None:
    (found,) = targets_of(measure, said)
    assert (found.ref, found.index, found.value, found.met) == ("1.1.a", 0, value, met)
    assert found.target in measure


@pytest.mark.parametrize(
    ("measure", "said"),
    [
        ("80% of audited plans have a good Section B", "62% of Section Fs in plans were rated good"),
        ("75% of families are satisfied with annual reviews", "40% of families had complaints about annual reviews"),
        ("75% of families are satisfied with annual reviews", "Reach the 75% target for families satisfied with annual reviews"),
        ("A 40% reduction in complaints", "9% of complaints went to a tribunal"),
        ("Families are satisfied with annual reviews", "74% of families were satisfied with their annual reviews"),
    ],
)
def test_another_thing_or_a_target_repeated_is_no_figure_of_it(measure: str, said: str) -> None:
    assert targets_of(measure, said) == []


def test_a_narrower_group_leaves_it_open() -> None:
    (found,) = targets_of(
        "100% of new employees complete training", "100% of the Hearing Service, new employees among them, completed training"
    )
    assert (found.value, found.met, found.late) == ("100%", None, None)


def test_the_month_comes_from_the_statement_or_what_introduces_it() -> None:
    measure = "75% of families are satisfied with annual reviews"
    (own,) = targets_of(measure, "In April, 74% of families were satisfied with their annual reviews")
    (given,) = targets_of(measure, "74% of families were satisfied with their annual reviews", context="The survey of November 2030 shows:")
    assert (own.as_of, given.as_of) == ("2031-04", "2030-11")


def test_a_missed_target_is_late_only_behind_its_date() -> None:
    measure, said = "75% of families are satisfied with annual reviews", "In April 2031, 74% of families were satisfied with annual reviews"
    assert targets_of(measure, said, due="2030-09-30")[0].late is True
    assert targets_of(measure, said, due="2031-12-31")[0].late is None


NEEDS = [
    ("1.1.a", 1, "Recruit more speech therapists to bring waiting lists down", ["Waiting times for speech therapy fall"]),
    ("1.1.b", 1, "Set up a toy library in every children's centre", ["Toy library open in each centre"]),
    ("1.2.a", 1, "Recruit a travel trainer for older pupils", ["Travel trainer in post"]),
    ("2.1.a", 2, "Review how equipment such as hoists is ordered", ["A report on equipment orders is produced"]),
    ("2.2.a", 2, "Offer swimming sessions for wheelchair users", ["Sessions run weekly"]),
]


def covers_of(*findings: tuple[int, str], other: str = "Toy library opened") -> tuple[FindingCover, ...]:
    said = [(Section.DETAILED_FINDING, stream, words) for stream, words in findings]
    return cover_findings(make_plan(NEEDS), make_report([*said, (Section.DELIVERED, 1, other)]))


def test_a_finding_is_answered_by_the_action_that_speaks_of_it() -> None:
    (cover,) = covers_of((1, "Children wait too long for speech therapy. Waiting lists are growing."))
    assert cover.actions[0] == "1.1.a"
    assert cover.missing == ()


def test_an_action_of_another_workstream_may_answer() -> None:
    (cover,) = covers_of((1, "Hoists and other equipment are ordered late."))
    assert "2.1.a" in cover.actions


def test_a_finding_whose_subject_no_action_names_is_a_gap() -> None:
    (cover,) = covers_of((1, "Support for dyslexia is thin. Few teachers know what dyslexia is."))
    assert cover.actions == ()
    assert cover.missing == ("dyslexia",)


def test_a_programme_the_paper_calls_by_name_is_a_subject_though_named_once() -> None:
    finding = (2, "Few families are offered the bright start programme.")
    assert covers_of(finding, other="Clinics of the Bright Start programme reopened")[0].actions == ()


def test_a_finding_printed_under_two_workstreams_has_one_answer() -> None:
    words = "Families wait too long for equipment and for speech therapy."
    first, second = covers_of((1, words), (2, words))
    assert first.actions == second.actions


def test_a_plan_without_actions_answers_nothing() -> None:
    report = make_report([(Section.DETAILED_FINDING, 1, "Children wait too long.")])
    (cover,) = cover_findings(make_plan([]), report)
    assert cover.actions == ()
