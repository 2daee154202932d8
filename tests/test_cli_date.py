"""The verb that reads a deadline's words: one answer a phrase, for people and for programs."""

import io
import json
import sys

import pytest

from stocktake.cli.date import command


def _run(arguments: list[str], monkeypatch: pytest.MonkeyPatch, given: bytes = b"") -> str:
    output = io.BytesIO()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given), encoding="utf-8"))
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(output, encoding="utf-8"))
    command.main(arguments, standalone_mode=False)
    sys.stdout.flush()
    return output.getvalue().decode("utf-8")


def test_the_verb_prints_one_object(monkeypatch: pytest.MonkeyPatch) -> None:
    printed = _run(["April –\n June 2022", "--format", "json"], monkeypatch)
    expected = {"text": "April – June 2022", "start": "2022-04-01", "due": "2022-06-30", "reading": "dated", "notes": []}
    assert json.loads(printed) == expected
    assert printed.count("\n") == 1


def test_the_verb_reads_one_phrase_a_line_and_answers_each(monkeypatch: pytest.MonkeyPatch) -> None:
    given = "\ufeffMarch 2023\r\n\nby ’23\nongoing".encode() + b"\nMay 2022 \xff\n"
    printed = _run(["-", "--format", "json"], monkeypatch, given)
    answers = [json.loads(line) for line in printed.splitlines()]
    assert [answer["text"] for answer in answers] == ["March 2023", "", "by ’23", "ongoing", "May 2022 \ufffd"]
    assert [answer["due"] for answer in answers] == ["2023-03-31", None, "2023-12-31", None, "2022-05-31"]
    assert [answer["reading"] for answer in answers] == ["dated", "blank", "dated", "open_ended", "dated"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("by March 2023", '"by March 2023": due 31 March 2023\n'),
        ("April – June 2022", '"April – June 2022": from 1 April 2022, due 30 June 2022\n'),
        ("from May 2022", '"from May 2022": from 1 May 2022, open-ended, no due date\n'),
        ("14 March", "\"14 March\": no due date: the words cannot be read as one\n  '14 March': no year is given\n"),
        ("", '"": blank, no due date\n'),
    ],
)
def test_the_verb_says_in_plain_words_what_was_read(words: str, said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert _run([words], monkeypatch) == said
