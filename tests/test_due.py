"""What falls due in the days ahead: the right days, under the right name, with what is still needed."""

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

from stocktake.audit import audit
from stocktake.audit.examples import Example, Promise, Said, Stream
from stocktake.audit.falling_due import NO_LEAD, DueAction, falling_due
from stocktake.corpus.sample import sample_papers
from stocktake.model import Section
from stocktake.report.due_text import due_text

AS_OF = date(2022, 5, 1)


def due(example: Example, within: int = 60) -> tuple[DueAction, ...]:
    return falling_due(audit(example.papers(), example.as_of, rules=()).areas, within)


def promises(*dues: str) -> Example:
    made = (Promise(f"1.1.{letter}", f"Task {letter}", ("Task done",), words) for letter, words in zip("abcdef", dues, strict=False))
    return Example(promises=tuple(made), as_of=AS_OF)


def test_both_ends_of_the_days_asked_for_count() -> None:
    found = due(promises("30 April 2022", "1 May 2022", "30 June 2022", "1 July 2022", "Ongoing"), within=60)
    assert [(one.ref, one.days) for one in found] == [("1.1.b", 0), ("1.1.c", 60)]


def test_what_is_delivered_is_left_out_and_what_is_still_to_come_is_said_so() -> None:
    example = Example(
        promises=(
            Promise("1.1.a", "Open a waiting list telephone line", ("Telephone line open",), "June 2022"),
            Promise("1.1.b", "Publish a directory of clubs for families", ("Directory published",), "June 2022"),
        ),
        position=(
            Said(Section.DELIVERED, "Opened the waiting list telephone line"),
            Said(Section.STILL_TO_DO, "Publish the directory of clubs for families"),
        ),
        position_date="2022-04",
        as_of=AS_OF,
    )
    (left,) = due(example)
    assert left.ref == "1.1.b"
    assert left.status == "not_delivered"
    assert "it is still to come" in due_text([left], AS_OF, 60)


def test_an_action_stands_under_its_own_lead_else_its_workstreams_else_nobodys() -> None:
    example = Example(
        streams=(Stream(1, "Timely assessments", (1,), lead="Amina Holt", role="Head of Service"), Stream(2, "Short breaks", lead=None)),
        promises=(
            Promise("2.1.a", "Open a home", ("Home open",), "May 2022"),
            Promise("1.1.a", "Recruit nurses", ("Nurses in post",), "May 2022", lead="Zoe Marsh"),
            Promise("1.1.b", "Train nurses", ("Nurses trained",), "May 2022"),
        ),
        as_of=AS_OF,
    )
    assert [(one.ref, one.lead) for one in due(example)] == [
        ("1.1.b", "Amina Holt, Head of Service"),
        ("1.1.a", "Zoe Marsh"),
        ("2.1.a", NO_LEAD),
    ]


def test_what_is_still_needed_follows_the_measure() -> None:
    measures = ("90% of families are answered within five days by June 2022", "Guide published", "Families feel better")
    (one,) = due(Example(promises=(Promise("1.1.a", "Answer families", measures, "June 2022"),), as_of=AS_OF))
    assert [needed.split(" “")[0] for needed in one.missing] == ["a figure for", "what shows", "a measure that can be checked in place of"]
    (bare,) = due(Example(promises=(Promise("1.1.a", "Answer families", (), "June 2022"),), as_of=AS_OF))
    assert bare.missing == ("a success measure: the plan sets none",)


def test_without_a_progress_report_nobody_is_said_to_be_behind() -> None:
    text = due_text(due(promises("May 2022", "June 2022")), AS_OF, 60)
    assert "reported:" not in text
    assert text.count("No progress report was supplied") == 1


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "stocktake", "due", *arguments], capture_output=True, encoding="utf-8", check=False)


def test_the_command_prints_text_and_json_of_the_same_actions() -> None:
    asked = (str(sample_papers()), "--as-of", "2023-01-10", "--within", "90")
    shown, told = run(*asked), json.loads(run(*asked, "--format", "json").stdout)
    assert told["until"] == "2023-04-10"
    assert told["actions"]
    assert all(f"  {one['ref']}  due {one['due']}" in shown.stdout for one in told["actions"])
    assert shown.returncode == 0


def test_mistakes_are_told_in_plain_words(tmp_path: Path) -> None:
    papers = sample_papers()
    early = run(str(papers), "--as-of", "2001-01-01")
    assert early.returncode == 2
    assert "every paper is dated after" in early.stderr or "no improvement plan" in early.stderr
    without = run(str(papers / "stocktake-letter.pdf"), "--as-of", "2024-11-30")
    assert without.returncode == 2
    assert "no improvement plan" in without.stderr
    assert "-5" in run(str(papers), "--within", "-5").stderr
