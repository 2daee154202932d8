"""Characters that show nothing are not seen, and headings are recognised in spite of them."""

import pytest

from stocktake.extract.language.column_headings import Role, read_heading
from stocktake.extract.language.continued import without_continued
from stocktake.extract.language.letters import visible


@pytest.mark.parametrize(
    ("written", "seen"),
    [
        ("co\u00adpro\u00adduction", "coproduction"),
        ("zero\u200bwidth\u2060 and\ufeff joined\u200d", "zerowidth and joined"),
        ("30\u00a0June", "30 June"),
        ("\ufb01rst o\ufb03ce", "first office"),
        ("“Voice’s” – as printed", "“Voice’s” – as printed"),
    ],
)
def test_what_is_seen_of_a_text(written: str, seen: str) -> None:
    assert visible(written) == seen


@pytest.mark.parametrize("heading", ["Suc\u00adcess mea\u200bsures", "Success\u00a0measures", "Success mea- sures"])
def test_a_heading_is_known_in_spite_of_them(heading: str) -> None:
    assert read_heading(heading).role is Role.MEASURE


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("Ref (continued)", "Ref"),
        ("Workstream 2: Waiting well (cont’d)", "Workstream 2: Waiting well"),
        ("Actions – continued", "Actions"),
        ("Outcome 1 cont.", "Outcome 1"),
        ("(continued from previous page)", ""),
        ("The work continued", "The work"),
        ("Support is discontinued", "Support is discontinued"),
        ("Contents", "Contents"),
    ],
)
def test_a_note_that_something_is_continued_is_told_apart(words: str, left: str) -> None:
    assert without_continued(words) == left
