"""Each line of print of a passage has its place, and keeps it when passages are cut, joined, kept and written."""

from stocktake.model import Box, Fragment, Passage, Value, join, slice_of
from stocktake.report.contract import spans
from stocktake.report.line_places import places_of
from stocktake.report.recognition import recognition_words

TEXT = "1.1 Open a room\nfor young readers\nin May.\n"
FIRST, SECOND, THIRD = (Box(x0=50, top=top, x1=x1, bottom=top + 10) for top, x1 in ((100, 130), (112, 140), (124, 90)))
AROUND = Box(x0=50, top=100, x1=140, bottom=134)
WHOLE = Passage.cut(TEXT, [Fragment(page=2, start=0, end=len(TEXT) - 1, box=AROUND, lines=(FIRST, SECOND, THIRD))])


class Holder(Value):
    passage: Passage


def test_a_slice_keeps_the_boxes_of_the_lines_it_touches() -> None:
    start = WHOLE.text.index("young")
    (fragment,) = slice_of(TEXT, WHOLE, start, len(WHOLE.text)).fragments
    assert fragment.line_boxes == (SECOND, THIRD)
    assert fragment.box == Box(x0=50, top=112, x1=140, bottom=134)


def test_a_slice_of_one_line_has_one_box() -> None:
    (fragment,) = slice_of(TEXT, WHOLE, 0, len("1.1 Open")).fragments
    assert (fragment.box, fragment.lines, fragment.line_boxes) == (FIRST, (), (FIRST,))


def test_passages_joined_on_one_line_share_its_box() -> None:
    cut = WHOLE.text.index("young")
    parts = [slice_of(TEXT, WHOLE, 0, cut), slice_of(TEXT, WHOLE, cut, len(WHOLE.text))]
    assert join(TEXT, parts) == WHOLE


def test_the_confidence_of_joined_fragments_is_that_of_their_letters() -> None:
    read = [Fragment(page=1, start=a, end=b, ocr=True, confidence=sure) for a, b, sure in ((0, 10, 0.9), (11, 41, 0.5))]
    assert Passage(text="", fragments=tuple(read)).confidence == read[0].followed_by(read[1], TEXT).confidence == 0.6
    assert not WHOLE.ocr and WHOLE.confidence is None


def test_a_fact_kept_as_json_comes_back_with_its_places() -> None:
    held = Holder(passage=WHOLE)
    assert Holder.model_validate_json(held.model_dump_json()) == held


def test_the_contract_lists_lines_and_recognition_where_there_are_any() -> None:
    (whole,) = spans(WHOLE)
    assert whole["bbox"] == [50, 100, 140, 134]
    assert whole["lines"] == [[50, 100, 130, 110], [50, 112, 140, 122], [50, 124, 90, 134]]
    (printed,) = spans(slice_of(TEXT, WHOLE, 0, 3))
    assert set(printed) == {"page", "start", "end", "bbox"}
    recognised = Passage.cut(TEXT, [Fragment(page=2, start=0, end=3, box=FIRST, ocr=True, confidence=0.914)])
    (span,) = spans(recognised)
    assert (span["ocr"], span["confidence"]) == (True, 0.914)


def test_words_read_from_a_picture_are_said_to_be() -> None:
    def said(**read: object) -> str:
        return recognition_words(Passage(text="x", fragments=(Fragment(page=1, start=0, end=1, **read),)))  # type: ignore[arg-type]

    assert said() == ""
    assert said(ocr=True, confidence=0.914) == ", read from a picture (confidence 91%)"
    assert said(ocr=True) == ", read from a picture"


def test_the_first_and_last_line_are_cut_to_the_words() -> None:
    start, end = WHOLE.text.index("young"), WHOLE.text.index(" May")
    (fragment,) = slice_of(TEXT, WHOLE, start, end).fragments
    first, last = places_of(fragment, TEXT)
    assert 60 < first.x0 < 80 and first.x1 == SECOND.x1
    assert last.x0 == THIRD.x0 and 55 < last.x1 < 70


def test_a_list_entry_begins_behind_its_marker() -> None:
    text = "• Open a room\n"
    entry = Fragment(page=1, start=2, end=len(text) - 1, box=FIRST)  # its box begins behind the marker as well
    assert places_of(entry, text) == (FIRST,)
