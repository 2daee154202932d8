"""Reading stocktake letters: areas, next steps, people and dates."""

import pytest

from stocktake.model import Document, Kind

from .builders import lines, parse_paper, people, statements

HEAD = ("Nia Cole", "Director of Children’s Services", "Holtby Council", "5 February 2025", "Dear Nia,", "SEND stocktake of Holtby")
MET = "We met on 21 January 2025 for the stocktake."
AREA = ("Area for improvement 1: Waits", "Waits have fallen.", "Next steps:", ["- Hire a third nurse"])
END = ("Yours sincerely", "Karl Moss\n\nHead of Improvement\n\nDepartment for Education")


def letter(*parts: str | list[str], head: tuple[str, ...] = HEAD, end: tuple[str, ...] = END) -> Document:
    return parse_paper(lines(*head, MET, *parts, *end), "letter.md", Kind.LETTER)


def areas(document: Document) -> list[tuple[int | None, str | None, str, str | None]]:
    return [(w.number, w.label, w.passage.text, w.status) for w in document.weaknesses]


# --- areas ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("heading", "label"),
    [
        ("Area for improvement 3: Waits", None),
        ("**Area for improvement 3 – Waits**", None),
        ("Area for priority action 3 – Waits", None),
        ("Area of weakness 3. Waits", None),
        ("PA3: Waits", "PA3"),
        ("AFI 3 – Waits", "AFI 3"),
    ],
)
def test_headings_of_areas(heading: str, label: str | None) -> None:
    document = letter(heading, "Waits have fallen.")
    assert areas(document) == [(3, label, "Waits", None)]
    assert [(s.section.value, s.area) for s in document.statements] == [("narrative", (3,))]


def test_narrative_and_next_steps() -> None:
    steps = ["- Tell families:", "    - by letter", "    - by phone"]
    document = letter("Area for improvement 1: Waits", "Waits have fallen. The partnership should now:", steps, "We saw this ourselves.")
    assert statements(document) == [
        ("narrative", "Waits have fallen.", []),
        ("next_step", "Tell families:", ["by letter", "by phone"]),
        ("narrative", "We saw this ourselves.", []),
    ]


def test_areas_that_share_one_narrative() -> None:
    document = letter("Area for improvement 1: Waits", "Area for improvement 2: Voice", "Both have moved on.")
    assert [(s.passage.text, s.area) for s in document.statements] == [("Both have moved on.", (1, 2))]


def test_several_lists_of_areas_are_numbered_through() -> None:
    document = letter("Area for priority action 1: Waits", "Poor.", "Area for improvement 1: Voice", "Good.")
    assert [number for number, *_ in areas(document)] == [1, 2]
    assert [s.area for s in document.statements] == [(1,), (2,)]


def test_areas_without_numbers_are_counted_and_this_is_said() -> None:
    voice = ("Voice", "A survey was run.", "Next steps", ["- Act on it"])
    document = letter("Waits", "They fell.", "Next steps", ["- Hire"], *voice, "Next review", "Soon.")
    assert [(number, words) for number, _, words, _ in areas(document)] == [(1, "Waits"), (2, "Voice")]
    assert [(s.section.value, s.area, s.passage.text) for s in document.statements] == [
        ("narrative", (1,), "They fell."),
        ("next_step", (1,), "Hire"),
        ("narrative", (2,), "A survey was run."),
        ("next_step", (2,), "Act on it"),
    ]
    assert any("does not number its areas" in warning for warning in document.warnings)


def test_what_closes_the_letter_belongs_to_no_area() -> None:
    closing = ("The next stocktake will be in May 2025.", "Your DfE adviser, Ola Reed, will help.", "We look forward to it.")
    assert [s.passage.text for s in letter("Area for improvement 1: Waits", "Fewer.", *closing).statements] == ["Fewer."]


def test_a_letter_without_areas_says_so() -> None:
    assert any("No area for improvement was found" in warning for warning in letter("All is well.").warnings)


# --- business as usual ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        "This area is now business as usual.",
        "We consider that this area can move to business as usual.",
        "The work has moved into business as usual.",
    ],
)
def test_declared_business_as_usual(words: str) -> None:
    document = letter("Area for improvement 1: Waits", words)
    assert areas(document)[0][3] == "business_as_usual"
    passage = document.weaknesses[0].status_passage
    assert passage is not None and passage.text == words


@pytest.mark.parametrize(
    "words",
    [
        "This area is not yet business as usual.",
        "It can move to business as usual once waits have fallen.",
        "We want you to move to business as usual.",
        "It is unlikely to become business as usual this year.",
    ],
)
def test_not_yet_business_as_usual(words: str) -> None:
    assert areas(letter("Area for improvement 1: Waits", words))[0][3] is None


def test_areas_declared_by_number() -> None:
    headings = [f"Area for improvement {number}: Waits\n\nThey fell." for number in (1, 2, 3)]
    document = letter("Areas 2 and 3 are now business as usual.", *headings)
    assert [status for *_, status in areas(document)] == [None, "business_as_usual", "business_as_usual"]


# --- dates ---------------------------------------------------------------------------------------------------------


def test_its_dates() -> None:
    document = letter("The improvement notice issued on 3 July 2024 stands.", *AREA, "The next stocktake will be in May 2025.")
    assert document.date == "2025-02-05"
    assert {fact.name: fact.value for fact in document.facts} == {
        "meeting_date": "2025-01-21",
        "notice_published": "2024-07-03",
        "next_review": "2025-05",
    }


def test_a_review_in_six_months_has_words_and_no_date() -> None:
    (fact,) = [f for f in letter(*AREA, "We will review progress again in six months.").facts if f.name == "next_review"]
    assert (fact.value, fact.passage.text) == (None, "We will review progress again in six months.")


# --- people --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "head",
    [
        ("Nia Cole", "Head of SEND", "Holtby Council"),
        ("Nia Cole, Head of SEND, Holtby Council",),
        ("To: Nia Cole, Head of SEND, Holtby Council",),
        ("Nia Cole", "Head of SEND, Holtby Council"),
        ("Ms Nia Cole", "Head of SEND", "Holtby Council", "Town Hall, Holtby HB1 2CD"),
    ],
)
def test_addressees(head: tuple[str, ...]) -> None:
    document = letter(*AREA, head=(*head, "5 February 2025", "Dear Nia"))
    assert people(document)[0] == ("Nia Cole", "addressee", "Head of SEND", "Holtby Council")
    assert [p.standing.value for p in document.people] == ["addressee", "signatory"]


KARL = ("Karl Moss", "signatory", "Head of Improvement", "Department for Education")
OLA = ("Ola Reed", "signatory", "Regional Lead", "NHS England")


@pytest.mark.parametrize(
    "end",
    [
        ("Karl Moss", "Head of Improvement", "Department for Education", "Ola Reed", "Regional Lead", "NHS England"),
        ("Karl Moss, Head of Improvement, Department for Education", "Ola Reed, Regional Lead, NHS England"),
        ("Karl Moss\tOla Reed\nHead of Improvement\tRegional Lead\nDepartment for Education\tNHS England",),
        ("Karl Moss               Ola Reed\nHead of Improvement     Regional Lead\nDepartment for Education      NHS England",),
        ("| Karl Moss | Ola Reed |\n|---|---|\n| Head of Improvement | Regional Lead |\n| Department for Education | NHS England |",),
    ],
)
def test_signatories_below_and_beside_each_other(end: tuple[str, ...]) -> None:
    assert people(letter(*AREA, end=("Yours sincerely", *end)))[1:] == [KARL, OLA]


@pytest.mark.parametrize(
    "copied",
    [
        ("cc:", "Cllr Jo Marsh, Lead Member, Holtby Council", "Pat Lund (NHS Holtby)"),
        ("Copied to: Jo Marsh, Lead Member, Holtby Council; Pat Lund (NHS Holtby)",),
        ("We are copying this letter to Jo Marsh, Lead Member, Holtby Council, and Pat Lund (NHS Holtby).",),
    ],
)
def test_those_who_get_a_copy(copied: tuple[str, ...]) -> None:
    document = letter(*AREA, end=(*END, *copied))
    jo, pat = ("Jo Marsh", "copied_to", "Lead Member", "Holtby Council"), ("Pat Lund", "copied_to", None, "NHS Holtby")
    assert people(document)[-2:] == [jo, pat]
    assert [p.standing.value for p in document.people].count("signatory") == 1


def test_advisers() -> None:
    document = letter(*AREA, "Your DfE adviser, Ola Reed, and your NHS England adviser, Hugh Sands, will help.")
    assert [p[:3] for p in people(document) if p[1] == "adviser"] == [
        ("Ola Reed", "adviser", "DfE adviser"),
        ("Hugh Sands", "adviser", "NHS England adviser"),
    ]


def test_a_letter_nobody_signed_says_so() -> None:
    assert any("No signatory" in warning for warning in letter(*AREA, end=("Yours sincerely",)).warnings)
