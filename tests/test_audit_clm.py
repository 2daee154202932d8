"""Odd cases of the rules on claims: what looks like a contradiction and is none, and the other way round."""

import pytest

from stocktake.audit import Finding, Severity, audit
from stocktake.audit.arithmetic import wrong_sums
from stocktake.audit.deeds import deed_to_do, done_deed, same_deed, undone_deed
from stocktake.audit.examples import Example, Promise, Said
from stocktake.audit.impact import is_called_temporary, lacks_figure, yet_to_come
from stocktake.audit.totals import wrong_totals
from stocktake.model import Section

PLANS = Promise("1.1.a", "Complete plans in time", ("90% of EHC plans completed within 20 weeks",), "May 2022")
LINE = Promise("1.1.b", "Open a waiting list telephone line", ("Telephone line open five days a week",), "May 2022")


def found(code: str, example: Example) -> list[Finding]:
    return [finding for finding in audit(example.papers(), example.as_of).findings if finding.code == code]


def said(section: Section, *lines: str) -> tuple[Said, ...]:
    return tuple(Said(section, line) for line in lines)


@pytest.mark.parametrize(
    ("sentence", "right"),
    [
        ("Visits rose from 250 a day in January to 400 a day in May, a rise of 75%.", "from 250 to 400 is a rise of 60%"),
        ("A 20% increase, from 1,000 to 1,100 referrals", "from 1,000 to 1,100 is a rise of 10%"),
        ("On-time plans rose from 20% to 45%, a rise of 40%", "from 20% to 45% is a rise of 125%, 25 percentage points"),
        ("On-time plans rose from 20% to 45%, a rise of 20 percentage points", "from 20% to 45% is a rise of 25 percentage points"),
        ("Open cases fell from 240 to 15, a reduction of 215", "from 240 to 15 is a fall of 225"),
        ("The number of clubs doubled from 20 to 30", "from 20 to 30 is a rise of 50%"),
        ("48 of the 200 families (58%) replied", "48 of 200 is 24%"),
        ("65% (120 of 200) of parents replied", "120 of 200 is 60%"),
        ("Three of the four schools (60%) have a nurse", "Three of four is 75%"),
        ("Half of the 40 schools (12) have a nurse", "12 of 40 is 30%"),
        ("12 of the 40 schools, a half, have a nurse", "12 of 40 is 30%"),
        ("The waiting list fell from 40 to 52 families", "from 40 to 52 is a rise"),
        ("We have reduced the waiting list from 90 to 120", "from 90 to 120 is a rise"),
        ("Visits rose from 250 to 400, a fall of 60%", "from 250 to 400 is a rise of 60%"),
    ],
)
def test_a_sum_that_does_not_hold_is_found(sentence: str, right: str) -> None:
    assert [wrong.right for wrong in wrong_sums(sentence)] == [right]


@pytest.mark.parametrize(
    "sentence",
    [
        "Visits rose from 250 in January to 400 in May, a rise of 60%.",
        "Callers rose from 290 to 470, a 63% increase.",  # 62.1: rounded twice
        "Referrals rose from 500 in 2022 to 700 in 2023, a rise of 40%.",
        "On-time plans rose from 20% to 45%, a rise of 25%.",  # points are often called per cent
        "Refusals fell from 40% to 6%, a fall of 34 percentage points.",
        "150 of the 200 families (75%) replied.",
        "5 of the 6 visits took place in March, against a target of 90%.",
        "Waits fell from 52 weeks to 26 weeks, a reduction of 6 months.",
        "From 9 June 2022 to 14 July 2022 there was an increase of 5% in calls.",
        "Pupils from Year 7 to 9 had a rise of 10% in attendance.",
        "Between 2021 and 2023 numbers rose by 12%, from about 100 to around 110.",
        "Calls rose from 10 to 20 and visits from 5 to 15, a rise of 30%.",  # which of the two is not plain
        "The number of clubs more than doubled from 20 to 45.",
        "One of 2,000 pupils (0.1%) was excluded.",
        "Two of the five priorities (40%) are finished",
        "20 of the 40 schools, half, have a nurse",
        "Reduced the backlog from 247 to 7",
        "Timeliness improved from 40 to 26 weeks",
        "Waits have not fallen from 40 to 52",
        "We reduced complaints and raised attendance from 80 to 90",
        "The number of pupils on reduced timetables went from 10 to 20",
        "Numbers had fallen in spring and rose again from 30 to 44",
    ],
)
def test_sums_that_hold_or_are_not_plain_are_left_alone(sentence: str) -> None:
    assert list(wrong_sums(sentence)) == []


@pytest.mark.parametrize(
    ("sentence", "right"),
    [
        ("A total of 45 referrals (20 from schools, 15 from nurseries and 12 from families) came", "20 + 15 + 12 is 47"),
        ("We trained 45 staff (20 teachers and 24 nurses)", "20 + 24 is 44"),
        ("There are 12 + 8 = 21 places", "12 + 8 is 20"),
    ],
)
def test_a_total_its_parts_do_not_make_is_found(sentence: str, right: str) -> None:
    assert [wrong.right for wrong in wrong_totals(sentence)] == [right]


@pytest.mark.parametrize(
    "sentence",
    [
        "A total of 45 referrals (20 from schools, 15 from nurseries and 10 from families) came",
        "45 referrals (including 20 from schools and 12 from nurseries)",
        "Held 3 sessions (12 parents and 8 staff)",  # other things, not parts
        "The panel met 6 times (2 in May and 4 in June)",
        "Of the 45 plans, 40 were on time and 42 were rated good",  # one plan may be both
        "A total of 45 hours (20 minutes a visit and 3 visits a week)",
    ],
)
def test_totals_that_hold_or_are_not_plain_are_left_alone(sentence: str) -> None:
    assert list(wrong_totals(sentence)) == []


@pytest.mark.parametrize(
    ("sentence", "changed"),
    [
        ("96 of the 200 EHC plans (58%) were completed within 20 weeks in May 2023", "the target of action 1.1.a"),
        ("Most parents, 96 of the 200 families (58%), used the pack", "the sentence speaks of most"),
        ("The waiting list fell from 40 to 52 families", "the figures go the other way"),
    ],
)
def test_a_wrong_sum_that_changes_the_conclusion_is_grave_and_says_how(sentence: str, changed: str) -> None:
    half = Promise("1.1.a", "Complete plans in time", ("50% of EHC plans completed within 20 weeks",), "May 2022")
    (hit,) = found("CLM004", Example(promises=(half,), position=said(Section.DIFFERENCE, sentence)))
    assert hit.severity is Severity.HIGH
    assert changed in hit.message


def test_a_wrong_sum_on_one_side_of_the_target_is_only_off() -> None:
    half = Promise("1.1.a", "Complete plans in time", ("50% of EHC plans completed within 20 weeks",), "May 2022")
    line = "160 of the 200 EHC plans (58%) were completed within 20 weeks in May 2023"
    (hit,) = found("CLM004", Example(promises=(half,), position=said(Section.DIFFERENCE, line)))
    assert hit.severity is Severity.MEDIUM
    assert "conclusion" not in hit.message


def test_a_target_two_actions_share_is_missed_once() -> None:
    twin = Promise("1.1.c", "Watch how quickly plans are completed", PLANS.measures, "September 2022")
    hits = found(
        "CLM001",
        Example(promises=(PLANS, twin), position=said(Section.DIFFERENCE, "61% of EHC plans were completed within 20 weeks in May 2023")),
    )
    assert [hit.subject for hit in hits] == ["actions 1.1.a and 1.1.c"]
    assert "61%" in hits[0].message and "90%" in hits[0].message


def test_a_target_that_still_has_time_is_no_grave_fault() -> None:
    later = Promise(PLANS.ref, PLANS.text, PLANS.measures, "December 2024")
    hits = found(
        "CLM001",
        Example(promises=(later,), position=said(Section.DIFFERENCE, "61% of EHC plans were completed within 20 weeks in May 2023")),
    )
    assert [hit.severity for hit in hits] == [Severity.MEDIUM]


def test_a_target_met_in_a_later_month_is_not_missed() -> None:
    lines = said(
        Section.DIFFERENCE,
        "61% of EHC plans were completed within 20 weeks in January 2023",
        "93% of EHC plans were completed within 20 weeks in May 2023",
    )
    assert found("CLM001", Example(promises=(PLANS,), position=lines)) == []


def test_a_denial_of_a_delivered_deed_is_grave_and_quotes_both_sides() -> None:
    example = Example(
        promises=(LINE,),
        position=said(Section.DELIVERED, "Opened the waiting list telephone line in May 2022"),
        letter=said(Section.NARRATIVE, "The waiting list telephone line has not yet opened."),
    )
    (hit,) = found("CLM002", example)
    assert (hit.subject, hit.severity) == ("action 1.1.b", Severity.HIGH)
    assert len({quote.document for quote in hit.quotes}) == 2


def test_a_letter_that_asks_for_what_was_claimed_is_less_grave() -> None:
    example = Example(
        promises=(LINE,),
        position=said(Section.DELIVERED, "Opened the waiting list telephone line in May 2022"),
        letter=said(Section.NEXT_STEP, "open the waiting list telephone line before winter,"),
    )
    assert [hit.severity for hit in found("CLM002", example)] == [Severity.MEDIUM]


@pytest.mark.parametrize(
    "later",
    [
        "The waiting list telephone line is well used, but families have not yet felt the change.",
        "The waiting list for the clinic has not yet been published.",
        "The waiting list telephone line has not yet been extended to weekends in every ward of the borough.",
    ],
)
def test_what_is_said_of_something_else_is_no_denial(later: str) -> None:
    example = Example(
        promises=(LINE,), position=said(Section.DELIVERED, "Opened the waiting list telephone line"), letter=said(Section.NARRATIVE, later)
    )
    assert found("CLM002", example) == []


def test_what_was_not_done_at_first_and_is_done_later_is_progress() -> None:
    example = Example(
        promises=(LINE,),
        position=said(Section.CURRENT_POSITION, "The waiting list telephone line has not yet opened."),
        letter=said(Section.NARRATIVE, "The waiting list telephone line opened in autumn."),
    )
    assert found("CLM002", example) == []


@pytest.mark.parametrize(
    ("done", "asked"),
    [
        ("Placed an inclusion worker in nine schools", "Place an inclusion worker in the other five schools"),
        ("Wrote a school transport policy", "Carry through the school transport policy"),
        ("Published the careers directory for young people", "Publish the club directory for young carers in braille"),
        ("Drafted the short breaks statement", "Agree the short breaks statement"),
        ("Trained twenty nurses in early speech and language", "Continue to train nurses in early speech and language"),
    ],
)
def test_more_of_a_deed_or_a_next_one_is_not_the_same_deed(done: str, asked: str) -> None:
    first, second = done_deed(done), deed_to_do(asked)
    assert first is None or second is None or not same_deed(first, second)


def test_the_same_deed_in_other_words_is_the_same() -> None:
    done, asked = (
        done_deed("Launched the advice telephone line for parents in May"),
        deed_to_do("Open the advice telephone line for parents by June"),
    )
    assert done is not None and asked is not None and same_deed(done, asked)


def test_a_deed_denied_without_its_verb_is_read() -> None:
    denied, done = undone_deed("A shared record system is not yet in place."), done_deed("Bought the shared record system")
    assert denied is not None and done is not None and same_deed(done, denied)


def test_two_figures_for_one_month_contradict() -> None:
    example = Example(
        position=said(Section.DIFFERENCE, "Pupils with SEND on part-time timetables fell from 214 in September 2022 to 131 in May 2023"),
        letter=said(Section.NARRATIVE, "In May 2023 there were 158 pupils with SEND on part-time timetables."),
    )
    (hit,) = found("CLM003", example)
    assert hit.severity is Severity.HIGH
    assert "131" in hit.message and "158" in hit.message and "May 2023" in hit.message


@pytest.mark.parametrize(
    "other",
    [
        "In June 2023 there were 158 pupils with SEND on part-time timetables.",
        "In May 2023 there were 158 girls with SEND on part-time timetables in primary schools.",
        "In May 2023 there were about 140 pupils with SEND on part-time timetables.",
        "The target is 120 pupils with SEND on part-time timetables in May 2023.",
        "In May 2023 61% of pupils with SEND on part-time timetables had a plan.",
    ],
)
def test_figures_of_other_months_groups_or_kinds_do_not(other: str) -> None:
    example = Example(
        position=said(Section.DIFFERENCE, "There were 131 pupils with SEND on part-time timetables in May 2023"),
        letter=said(Section.NARRATIVE, other),
    )
    assert found("CLM003", example) == []


def test_a_backlog_called_completed_and_only_reduced_contradicts_itself() -> None:
    lines = (
        *said(Section.CURRENT_POSITION, "The team cleared the 183 overdue assessments."),
        *said(Section.EVIDENCE, "Overdue assessments fell from 183 in May to 9"),
    )
    assert len(found("CLM003", Example(position=lines))) == 1
    gone = (*lines[:1], *said(Section.EVIDENCE, "Overdue assessments fell from 183 in May to 0"))
    assert found("CLM003", Example(position=gone)) == []


def test_claims_are_listed_once_a_workstream_and_only_once_a_letter_counts() -> None:
    talks = Promise("1.1.c", "Film six talking tips for toddlers", ("Six talking tips filmed",), "May 2022")
    claims = said(Section.DELIVERED, "Opened the waiting list telephone line", "Filmed six talking tips for toddlers")
    assert found("CLM005", Example(promises=(LINE, talks), position=claims)) == []
    letter = said(Section.NARRATIVE, "Nurses were hired in spring.")
    (hit,) = found("CLM005", Example(promises=(LINE, talks), position=claims, letter=letter))
    assert hit.subject == "workstream 1"
    assert "1.1.b and 1.1.c" in hit.message


@pytest.mark.parametrize(
    ("text", "coming"),
    [
        ("The new clinic will have a trial run in winter", True),
        ("A checklist for nurseries is being piloted in two wards", True),
        ("The guide has been published and will be printed", False),
        ("Published a guide that will be given to families", False),
        ("Guide for families", False),
    ],
)
def test_what_is_to_come_is_told_from_what_was_done(text: str, coming: bool) -> None:
    assert yet_to_come(text) is coming


@pytest.mark.parametrize(
    ("text", "fades"),
    [
        ("The progress in attendance was temporary.", True),
        ("Satisfaction has fluctuated over the year.", True),
        ("A temporary classroom was built.", False),
        ("Waiting times have improved and stayed low.", False),
    ],
)
def test_only_improvements_can_fade(text: str, fades: bool) -> None:
    assert is_called_temporary(text) is fades


def test_figures_in_words_are_figures() -> None:
    assert not lacks_figure("Half of all families were seen in time")
    assert lacks_figure("More families were seen in time")


def test_a_difference_with_its_figures_in_its_points_is_not_bare() -> None:
    lines = said(Section.DIFFERENCE, "40 families use the line", "Staff feel more confident", "Families feel heard")
    assert len(found("CLM009", Example(position=lines))) == 0
    bare = said(Section.DIFFERENCE, "Families use the line more", "Staff feel more confident", "Families feel heard")
    assert [hit.subject for hit in found("CLM009", Example(position=bare))] == ["workstream 1"]
