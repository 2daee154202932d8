"""Whatever bytes a file holds, reading ends soon: in facts that are slices of its text, or in an error that says what to do."""

import hashlib
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stocktake.extract import parse, read_bytes
from stocktake.model import Document, InputError, passages_of

from .fuzz_files import (
    TEXT,
    TOKENS,
    WEB_PAGE,
    excel_file,
    pdf_file,
    plain_pdf_file,
    profile,
    spoilt,
    spoilt_archive,
    word_file,
)

# Of computing, for a few kilobytes; an ordinary one takes a hundredth of it.
LONGEST_SECONDS = 5.0

# The libraries warn of what is wrong in a file; here all are.
pytestmark = pytest.mark.filterwarnings("ignore")


def read_or_refuse(data: bytes) -> None:
    """Read and parse ``data``; hold that it is refused in words, or that all that is read of it is cut out of its text."""
    begun = time.process_time()
    try:
        layout = read_bytes(data, "paper")
    except InputError as error:
        assert error.wrong.strip() and error.remedy.strip()
    else:
        for passage in layout.passages():
            passage.check(layout.text)
        document = parse(layout, source="paper", sha256=hashlib.sha256(data).hexdigest())
        for passage in passages_of(document):
            passage.check(document.text)
        # so it comes back from the cache, and from the process a large paper is read in
        assert Document.model_validate_json(document.model_dump_json()) == document
    assert time.process_time() - begun < LONGEST_SECONDS


@profile(40)
@given(spoilt(pdf_file(), TOKENS["pdf"]) | spoilt(plain_pdf_file(), TOKENS["pdf"]))
def test_spoilt_pdfs(data: bytes) -> None:
    read_or_refuse(data)


@profile(60)
@given(spoilt_archive(word_file(), TOKENS["word"]) | spoilt(word_file(), TOKENS["word"]))
def test_spoilt_word_files(data: bytes) -> None:
    read_or_refuse(data)


@profile(60)
@given(spoilt_archive(excel_file(), TOKENS["excel"]) | spoilt(excel_file(), TOKENS["excel"]))
def test_spoilt_workbooks(data: bytes) -> None:
    read_or_refuse(data)


@profile(80)
@given(spoilt(WEB_PAGE, TOKENS["html"]))
def test_spoilt_web_pages(data: bytes) -> None:
    read_or_refuse(data)


@profile(80)
@given(spoilt(TEXT, TOKENS["text"]))
def test_spoilt_texts(data: bytes) -> None:
    read_or_refuse(data)


@profile(80)
@given(
    st.sampled_from((b"", b"%PDF-1.7\n", b"PK\x03\x04", b"<html>", bytes.fromhex("D0CF11E0A1B11AE1"), b"\xff\xfe")), st.binary(max_size=400)
)
def test_bytes_of_any_kind(start: bytes, rest: bytes) -> None:
    read_or_refuse(start + rest)


@profile(80)
@given(st.text(max_size=300), st.sampled_from(("utf-8", "utf-16", "utf-8-sig", "cp1252")))
def test_text_of_any_kind(text: str, encoding: str) -> None:
    read_or_refuse(text.encode(encoding, "replace"))


@profile(80)
@given(st.lists(st.sampled_from(sorted({*TEXT.decode().split(" "), *(token.decode("latin-1") for token in TOKENS["text"])})), max_size=80))
def test_the_words_of_a_paper_in_any_order(words: list[str]) -> None:
    read_or_refuse(" ".join(words).encode("utf-8"))
