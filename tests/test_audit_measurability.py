"""Whether a success measure can be checked: its class, what its text holds, and the reason given. All measures here are invented."""

import io
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stocktake.audit.measurability import MeasureClass, classify
from stocktake.audit.measure_cues import CHANGES, DELIVERIES, QUALITIES, REMAINDERS, Cue, compiled
from stocktake.audit.measure_defects import BARE_INDICATORS, DEFECTS
from stocktake.audit.measure_flags import BASELINES, DATES, SOURCES, says_how_it_is_known, says_when, says_where_it_starts
from stocktake.audit.measure_forms import FORMS, MORE_OF_THEM
from stocktake.audit.measure_targets import ANY_NUMBER, NO_TARGETS, TARGETS
from stocktake.cli import run

CLASSES = {
    "quantified": [
        "85% of plans issued within 20 weeks",
        "all 12 bases open",
        "zero overdue reviews",
        "60% reduction in appeals",
        "Dashboard reported quarterly to the board",
        "all staff trained",
        "No child waits longer than 18 weeks for an occupational therapy appointment",
        "Tribunal appeals fall from 64 a year to 40",
        "Every special school has a named therapist",
        "Three quarters of young people surveyed say their views shaped the plan",
        "Attendance of pupils on SEN support is at or above the England average",
        "12 additional places open in the resource base by September 2025",
        "Calls from families are returned within two working days",
        "The backlog of late reviews is cleared to nil",
        "Four parent workshops a term",
        "Permanent exclusions halved",
        "Nine out of ten mainstream schools sign the inclusion pledge",
        "A minimum of 30 young people join the forum",
        "Staff turnover in the casework team < 15 %",
        "Youth forum is set up and meets every half term",
        "Reduce the wait for a first visit by 6 weeks",
        "Increase from 3 to 9 settings",
        "Statutory deadlines are met in all cases",
        "All advice is returned on time",
        "Top quartile for attendance",
        "Overdue reviews: 300 to 0",
        "Parents rate their review 4/5 or higher",
        "At least one parent sits on each panel",
        "Reduce agency spend in the SEND service by £200,000",
        "Amended final plans are issued within 12 weeks of the review meeting in 75% of cases",
    ],
    "deliverable": [
        "Handbook published on the website",
        "Lead in post",
        "a clear framework in place",
        "a robust data set is in place",
        "Findings are shared with the board",
        "Findings are presented to the board",
        "Findings are endorsed by the board",
        "Develop and publish a guide to preparing for adulthood",
        "Quality assurance framework",
        "Memorandum of understanding between the council and the health trust",
        "Sufficiency strategy approved by Cabinet in June 2025",
        "Case management system has gone live",
        "Job description agreed and post advertised",
        "The updated complaints procedure will be adopted by the executive",
        "Letter templates rewritten in plain English and in use",
        "Improved Local Offer pages launched",
        "Joint funding protocol agreed through Section 75 arrangements",
        "Governance review sets out strengths and gaps in the current board arrangements",
        "The pathway for 16-25s is co-produced, agreed and implemented",
        "Supported internship programme commissioned with two colleges",
        "Transition plan for pupils in Year 9 published",
        "Second assessment clinic open in Harrowby by October",
        "Family centre opens to the public in May",
        "Sensory room ready for use",
        "Trust recruits a lead paediatrician",
        "Seat for the youth council on the executive confirmed in writing",
        "Contract varied to include nurseries",
        "Host a conference for childminders",
    ],
    "directional": [
        "Reduction in complaints",
        "Waiting times are improved",
        "Fewer appeals month on month",
        "Tribunal numbers are decreasing each reporting period",
        "Increase in the number of plans issued within 20 weeks",
        "The proportion of pupils with a plan in mainstream schools grows",
        "More young people with a plan move into paid work",
        "Attendance of pupils on SEN support improves",
        "Number of pupils on part-time timetables is lower than last year",
        "Improvement on the current 48% of plans on time",
        "Quality of advice improves, evidenced by multi agency audit",
        "Tribunals - downward trend",
        "Early identification: more children known to portage before school",
        "Exclusions down",
        "Families are seen sooner by the clinic",
        "Absence of pupils with a plan lower",
        "More children have an outcome focused plan",
        "Fewer concerns raised around a lack of communication",
    ],
    "vague": [
        "Partners share a positive culture",
        "all stakeholders share positive involvement",
        "Families feel welcome and respected",
        "Communication is timely and clear",
        "Plans are of high quality",
        "Joint working is embedded",
        "All agencies are committed to inclusion",
        "Robust challenge from the board",
        "Continue to work with health colleagues",
        "Better relationships between schools and the SEND team",
        "Improved understanding of sensory needs",
        "There is sufficient capacity in the therapy teams",
        "Amended plans are issued on time",
        "Young people co-chair the annual SEND conference",
        "The graduated approach is applied consistently in all schools",
        "Good quality plans",
        "Consistently high standard of advice from every agency",
        "All children receive the support they need",
        "Disputes are resolved early",
        "Commissioned services meet needs",
        "A partnership that listens and learns",
        "Better information for families",
        "Schools challenged and helped to include pupils",
        "Leaders know what is working and what is not",
        "A welcome for all",
    ],
    "defective": [
        "What will be done with this?",
        "Review informed by feedback from the",
        "How many families have been asked",
        "85% of parents are satisfied with the",
        "90% on time. Who checks this?",
        "TBC",
        "n/a",
        "xx% of reviews on time",
        "[insert measure]",
        "Measures to be developed",
        "See priority 3",
        "and agreed at the board",
        "Percentage of reviews held on time",
        "Uptake of training",
        "Average waiting time in weeks",
        "DN: check whether this is collected",
        "Needs rewording - too woolly",
        "could this be a percentage instead",
        "No measure identified",
        "Same as above",
        "By Sept",
        "TBC by health",
        "All staff have received",
        "So that all young people",
        "Advice is returned in a timely",
        "",
    ],
}


@pytest.mark.parametrize(("text", "expected"), [pytest.param(text, name, id=text) for name, texts in CLASSES.items() for text in texts])
def test_the_class_of_a_measure(text: str, expected: str) -> None:
    found = classify(text)
    assert found.measure_class == expected, found.why
    assert found.measurable is (expected in ("quantified", "deliverable"))
    assert found.has_target is (expected == "quantified")


@pytest.mark.parametrize("text", ["Section A is filled in by the", "Staff signed up to"])
def test_a_text_that_breaks_off_is_no_measure(text: str) -> None:
    assert classify(text).measure_class is MeasureClass.DEFECTIVE


@pytest.mark.parametrize(
    "text", ["All complaints are responded to", "60% of parents have their views recorded in Section A", "Joint protocol signed off"]
)
def test_a_last_word_that_may_stand_last_breaks_nothing_off(text: str) -> None:
    assert classify(text).measurable


def test_a_question_that_is_quoted_is_no_question_of_the_writers() -> None:
    assert classify('80% answer yes to "Do you feel listened to?"').measure_class is MeasureClass.QUANTIFIED


def test_a_measure_that_only_repeats_its_action_is_defective() -> None:
    text, action = (
        "Strengthen joint working between social care and health",
        "Strengthen the joint working between health and social care teams",
    )
    assert classify(text, action).measure_class is MeasureClass.DEFECTIVE
    assert classify(text).measure_class is MeasureClass.VAGUE
    assert classify(text, "Recruit a commissioner").measure_class is MeasureClass.VAGUE


@pytest.mark.parametrize(
    ("text", "action", "expected"),
    [
        ("Produce a directory of short breaks", "Produce a directory of short breaks", "deliverable"),
        ("90% of reviews held in time", "See that 90% of reviews are held in time", "quantified"),
        ("Improved attendance of pupils with a plan", "Improve the attendance of pupils with a plan", "directional"),
    ],
)
def test_a_repetition_that_can_stand_for_itself_keeps_its_class(text: str, action: str, expected: str) -> None:
    assert classify(text, action).measure_class == expected


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("Tribunal appeals fall from 64 a year to 40", "B"),
        ("Increase of 15 percentage points in parents who feel listened to (baseline 42%)", "B"),
        ("Rate of appeals in line with statistical neighbours", "B"),
        ("Fewer suspensions than last year", "B"),
        ("Number of carers' assessments increases on 2023/24 figures", "B"),
        ("Improve on the 2024 baseline of 48% to reach 70% by July 2026", "BD"),
        ("Baseline survey completed", ""),
        ("Suspensions cut by 10% by July 2025 compared with 2023-24", "BD"),
        ("At least 65% of plans on time by July 2026", "D"),
        ("80 families take up a short break in 2025/26", "D"),
        ("Conference held in the autumn term 2025", "D"),
        ("60% of reviews done by the end of the academic year", "D"),
        ("Reports in Q3 and Q4", "D"),
        ("Easy-read guide out before Easter", "D"),
        ("All staff know the Children and Families Act 2014", ""),
        ("Training on the SEND Code of Practice (2015) held", ""),
        ("Letters answered within 10 days", ""),
        ("Charter launched at the November conference", "D"),
        ("Draft to the board July, final version September", "D"),
        ("Six clusters have met this academic year", "D"),
        ("Plan signed off no later than 30 June", "D"),
        ("85% on time by year end", "D"),
        ("The backlog of 90 letters is cleared", "B"),
        ("Satisfaction at 70%, from 48%", "B"),
        ("Waits shorter than the July 2022 position", "B"),
        ("Half of those answering the exit survey agree", "S"),
        ("Exit survey: 80% satisfied", "S"),
        ("Fewer appeals month on month", ""),
        ("70% of parents responding to the exit questionnaire are satisfied", "S"),
        ("100% of annual reviews discuss adulthood, checked by the termly audit", "S"),
        ("Feedback from young people demonstrates that their voice is heard", "S"),
        ("Contacts recorded in case notes", "S"),
        ("Parent survey carried out and report published", ""),
        ("Audit tool developed", ""),
        ("Scorecard reported to the board every quarter", ""),
    ],
)
def test_what_a_measure_holds_besides_its_class(text: str, held: str) -> None:
    found = classify(text)
    assert "".join(letter for letter, has in zip("BDS", (found.has_baseline, found.has_date, found.has_source), strict=True) if has) == held


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("At least 65% of final plans go out in time", '"65%" is a share to count against.'),
        ("Families feel welcome", '"feel" is a feeling or a custom that nobody can count.'),
        ("Head\u2019s handbook  published", '"published" can be shown to be done or not.'),
        (
            "The children\u2019s  centre",
            '"The children\u2019s centre" names no number, no finished thing and no change that could be checked.',
        ),
    ],
)
def test_the_reason_quotes_the_words_that_decided(text: str, why: str) -> None:
    assert classify(text).why == why


def _cues() -> list[Any]:
    tables = (DEFECTS, TARGETS, BARE_INDICATORS, CHANGES, DELIVERIES, QUALITIES, (ANY_NUMBER, MORE_OF_THEM), FORMS, REMAINDERS)
    return [pytest.param(cue, id=cue.name) for table in tables for cue in table]


@pytest.mark.parametrize("cue", _cues())
def test_each_cue_decides_its_example(cue: Cue) -> None:
    assert classify(cue.example).why.endswith(f'" {cue.means}.')
    assert compiled(cue.pattern).search(cue.example)


@pytest.mark.parametrize(("table", "says"), [(BASELINES, says_where_it_starts), (DATES, says_when), (SOURCES, says_how_it_is_known)])
def test_each_sign_is_found_in_its_example(table: Any, says: Any) -> None:
    assert [sign.name for sign in table if not compiled(sign.pattern).search(sign.example) or not says(sign.example)] == []


@pytest.mark.parametrize(("example", "pattern"), NO_TARGETS)
def test_a_number_that_names_something_is_no_target(example: str, pattern: str) -> None:
    assert compiled(pattern).search(example)
    assert not classify(f"Policy published ({example})").has_target


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_text_gets_a_class_and_a_reason(text: str, action: str) -> None:
    found = classify(text, action)
    assert found.why.endswith(".")
    assert found == classify(f"  {text}\n", action)


def test_the_command_prints_one_object(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["measure", "60% of replies by May 2026", "--format", "json"]) == 0
    printed = json.loads(capsys.readouterr().out)
    flags = {"has_target": True, "has_baseline": False, "has_date": True, "has_source": False}
    assert printed == {
        "text": "60% of replies by May 2026",
        "class": "quantified",
        **flags,
        "why": '"60%" is a share to count against.',
        "missing": ["a baseline", "a source of evidence"],
        "pattern": "60% of replies by May 2026, starting from [figure] in [period], as counted in [record or survey]",
    }


def test_the_command_reads_a_measure_a_line(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO("\ufeffHandbook published\r\nTBC\n".encode())))
    assert run(["measure", "-", "--format", "json"]) == 0
    printed = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(one["text"], one["class"]) for one in printed] == [("Handbook published", "deliverable"), ("TBC", "defective")]


def test_the_command_tells_a_person_what_is_missing(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["measure", "Strengthen ties with local colleges", "--action", "Strengthen ties with local colleges and schools"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        '"Strengthen ties with local colleges": it cannot be checked: no measure as it stands',
        '  "Strengthen ties with local colleges" only repeats its action.',
        "  it lacks: a target, a baseline, a date, a source of evidence",
        "  it could read: [What is counted] is at [least or most] [figure], starting from [figure] in [period], by [date], "
        "as counted in [record or survey]",
    ]
