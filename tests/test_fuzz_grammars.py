"""Whatever words the small grammars are given, they answer soon, in places that lie inside the words, and raise nothing."""

import re
import time
from collections.abc import Callable
from datetime import date
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stocktake.audit.measurability import classify
from stocktake.extract.language.cell_contents import kinds_of
from stocktake.extract.language.column_headings import begins_with_label, read_heading, split_headings
from stocktake.extract.language.dates import find_dates, read_timescale
from stocktake.extract.language.enumerators import format_count, split_marker, style_of
from stocktake.extract.language.people import find_name, is_name, read_people, read_person, read_role, read_role_first
from stocktake.extract.language.sentences import split_sentences
from stocktake.extract.parsers.criteria import split_criteria
from stocktake.extract.readers.markup import split_segments
from stocktake.model import Cell, Fragment, ListItem, Paragraph, Passage, fold

from .fuzz_files import profile

# Of computing; the words are a page long at most, and an ordinary cell takes a thousandth of it. Longer paragraphs, and longer
# words, are set aside before a grammar meets them.
LONGEST_SECONDS = 2.0
LONGEST_WORDS = 4_000
LONGEST_WORD = 1_000

DATES = """
by end of the from until to and or in within months 3 week term-time term spring autumn academic year financial 2023/24 23-24 Q3
quarter 31 30th 31st June Feb February 2024 '24 01/02/2024 2024-13-45 ongoing - – TBC early mid late half first every monthly 99 0
1st & , . ; ( ) / September-December 12.5.24 Easter half-term Christmas immediately annually 00/00/0000 1e9 ٣ ½ ² Ⅳ
""".split()
PEOPLE = """
Ann Bell O’Neil McAdam Dr. Mr Cllr Head of Service Director Children’s Services , ( ) : – - and & Council NHS ICB Trust A. B. jr.
Lead (DCO) the for SEND Head Teacher Parent Carer Forum van der Zoë Ånn É Strategic ; / Chief Executive Chair
""".split()
HEADINGS = """
Ref Action Actions Lead Owner By when Timescale Success measures criteria Impact RAG BRAG status Progress Evidence Due date Start
what will we do how know # No. Outcome | : ? ( ) / & and the of to be Responsible officer Milestone Target Baseline Review
Comments Update Priority
""".split()
MEASURES = """
90% of 100 % increase from to by reduce at least fewer than baseline all children within 20 weeks improved better more families
report surveys; ; : . (i) (ii) • a) 1. 2.1 and tbc TBC [ ] ? will be agreed £1.5m 1/3 two-thirds 10-20 monthly audit shows 2023
March n/a
""".split()
ENUMERATORS = """
1. 1) (1) a) (a) A. iv. (iv) XII. • ○ ▪ - – * o 1.1 1.1.a 1.1.1.1 i) ii) 99) #1 ** ## [1] ① a. Z) <li> <ul> </ul> <br/>
""".split()


def words_of(*grammars: list[str]) -> st.SearchStrategy[str]:
    """Draw words of the grammars in any order, a few of them repeated many times, and letters of any kind between them."""
    word = st.one_of(*(st.sampled_from(grammar) for grammar in grammars), st.text(max_size=4))
    repeated = st.builds(lambda piece, times: " ".join(piece * times), st.lists(word, min_size=1, max_size=3), st.integers(1, 400))
    joined = st.builds(
        lambda pieces, sign: sign.join(pieces), st.lists(word | repeated, max_size=12), st.sampled_from((" ", "", "\n", "  "))
    )
    return joined.map(_within_bounds)


def _within_bounds(words: str) -> str:
    return re.sub(rf"(\S{{{LONGEST_WORD}}})\S+", r"\1", words[:LONGEST_WORDS])


def timed(function: Callable[[], object]) -> None:
    begun = time.process_time()
    function()
    assert time.process_time() - begun < LONGEST_SECONDS


@profile(60)
@given(words_of(DATES))
def test_dates(words: str) -> None:
    def read() -> None:
        reading = read_timescale(words, plan_start=date(2024, 2, 29))
        assert reading.text == fold(words)
        assert not reading.start or not reading.due or reading.start <= reading.due
        for found in find_dates(words):
            assert 0 <= found.start < found.end <= len(words)
            assert date.fromisoformat(f"{found.value}-01"[:10])

    timed(read)


@profile(50)
@given(words_of(PEOPLE))
def test_people(words: str) -> None:
    def read() -> None:
        name = find_name(words)
        assert name is None or 0 <= name[0] < name[1] <= len(words)
        is_name(words)
        read_role(words)
        for person in (*read_people(words), read_person(words), read_role_first(words)):
            assert person is None or words[person.start : person.end] == person.name

    timed(read)


@profile(50)
@given(words_of(HEADINGS))
def test_column_headings(words: str) -> None:
    def read() -> None:
        assert 0 <= read_heading(words).score <= 1
        split_headings(words.split())
        begins_with_label(words)
        kinds_of(words)

    timed(read)


@profile(50)
@given(words_of(ENUMERATORS, MEASURES))
def test_enumerators_and_sentences(words: str) -> None:
    def read() -> None:
        marker, begin = split_marker(words)
        assert 0 <= begin <= len(words)
        style_of(marker, words[:20])
        for start, end in split_sentences(fold(words)):
            assert 0 <= start <= end <= len(fold(words))
        for segment in split_segments(words, 0, len(words)):
            assert 0 <= segment.start < segment.end <= len(words)

    timed(read)


@profile(40)
@given(
    st.integers(-5, 10**7), st.sampled_from(("decimal", "lowerRoman", "upperRoman", "lowerLetter", "upperLetter", "ordinal", "chicago", ""))
)
def test_computed_numbers(count: int, form: str) -> None:
    timed(lambda: format_count(count, form))


@profile(60)
@given(words_of(MEASURES, ENUMERATORS, DATES), st.booleans())
def test_criteria_and_measures(words: str, listed: bool) -> None:
    if not fold(words):
        return

    def read() -> None:
        passage = Passage.cut(words, [Fragment(start=0, end=len(words))])
        block = ListItem(passage) if listed else Paragraph(passage)
        for criterion in split_criteria(words, Cell((block,))):
            criterion.check(words)
        assert classify(words).measure_class

    timed(read)


ALONE = "a A 1 . ( ; - , % be by of and Lead Action Ann Dr. March 2024 31/ Q3 1.1 a) (i) • <li> improve all within".split()


@pytest.mark.parametrize("unit", [*ALONE, "  ", "A a. ", "1 of "])
def test_one_word_over_and_over(unit: str) -> None:
    for sign in ("", " "):
        timed(partial(_read_all, _within_bounds(sign.join([unit] * 1000))[:2000]))


def _read_all(words: str) -> None:
    read_timescale(words)
    find_dates(words)
    read_people(words)
    read_heading(words)
    split_headings(words.split())
    split_marker(words)
    split_sentences(fold(words))
    split_segments(words, 0, len(words))
    classify(words)
