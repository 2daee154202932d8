"""Names, roles and bodies as papers write them."""

import pytest

from stocktake.extract.language.people import find_name, is_name, read_people, read_person, read_role, read_role_first

Told = tuple[str, str | None, str | None]


def told(words: str) -> Told | None:
    person = read_person(words)
    return (person.name, person.role, person.organisation) if person else None


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Nia Cole", "Nia Cole"),
        ("Dr Nia Cole", "Nia Cole"),
        ("Cllr. Sam O’Dowd", "Sam O’Dowd"),
        ("Mary-Anne McBride", "Mary-Anne McBride"),
        ("Zoë Ní Bhriain", "Zoë Ní Bhriain"),
        ("Ruth van der Lee", "Ruth van der Lee"),
        ("Omar al-Amin", "Omar al-Amin"),
        ("Tom J. Ash", "Tom J. Ash"),
        ("Prof. Lee Wu", "Lee Wu"),
    ],
)
def test_names(words: str, name: str) -> None:
    found = find_name(words)
    assert found is not None and words[slice(*found)] == name
    assert is_name(words)


@pytest.mark.parametrize(
    "words", ["Director of Education", "Nia", "Head Teacher", "NHS Northmere", "waits are long", "Children’s Services", ""]
)
def test_what_is_no_name(words: str) -> None:
    assert not is_name(words)
    assert read_person(words) is None


@pytest.mark.parametrize(
    ("words", "person"),
    [
        ("Nia Cole, Head of SEND, Northmere Council", ("Nia Cole", "Head of SEND", "Northmere Council")),
        ("Nia Cole – Head of SEND – Northmere Council", ("Nia Cole", "Head of SEND", "Northmere Council")),
        ("Nia Cole (Northmere Council)", ("Nia Cole", None, "Northmere Council")),
        ("Nia Cole (Head of SEND)", ("Nia Cole", "Head of SEND", None)),
        ("Nia Cole, Head of SEND (Northmere Council)", ("Nia Cole", "Head of SEND", "Northmere Council")),
        ("Nia Cole, Head of SEND at Northmere Council", ("Nia Cole", "Head of SEND", "Northmere Council")),
        ("Nia Cole, Chief Executive of Northmere Council", ("Nia Cole", "Chief Executive", "Northmere Council")),
        ("Nia Cole (she/her), Head of SEND", ("Nia Cole", "Head of SEND", None)),
        ("Nia Cole, Director of Children, Families and Learning", ("Nia Cole", "Director of Children, Families and Learning", None)),
        ("Nia Cole", ("Nia Cole", None, None)),
    ],
)
def test_name_role_and_body(words: str, person: Told) -> None:
    assert told(words) == person


@pytest.mark.parametrize("words", ["Head of SEND: Nia Cole", "Head of SEND – Nia Cole", "Head of SEND (Nia Cole)"])
def test_the_role_before_the_name(words: str) -> None:
    person = read_role_first(words)
    assert person is not None
    assert (person.name, person.role, words[person.start : person.end]) == ("Nia Cole", "Head of SEND", "Nia Cole")


@pytest.mark.parametrize("words", ["Waits: Nia Cole", "Head of SEND: vacant", "Nia Cole, Head of SEND"])
def test_no_role_before_a_name(words: str) -> None:
    assert read_role_first(words) is None


NIA, BEN = ("Nia Cole", "Head of SEND", None), ("Ben Ray", "Chief Nurse", None)
BODIES = [("Nia Cole", None, "Holt Council"), ("Ben Ray", None, "NHS Holt")]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Nia Cole, Head of SEND, and Ben Ray, Chief Nurse", [NIA, BEN]),
        ("Nia Cole, Head of SEND and Ben Ray, Chief Nurse", [NIA, BEN]),
        ("Nia Cole (Head of SEND), Ben Ray (Chief Nurse)", [NIA, BEN]),
        ("Nia Cole (Holt Council); Ben Ray (NHS Holt)", BODIES),
        ("Nia Cole (Holt Council) and Ben Ray (NHS Holt)", BODIES),
        ("Nia Cole & Ben Ray", [("Nia Cole", None, None), ("Ben Ray", None, None)]),
        ("Nia Cole, Head of SEND, Holt Vale Council", [("Nia Cole", "Head of SEND", "Holt Vale Council")]),
        ("Nia Cole, Member for Schools and Lifelong Learning", [("Nia Cole", "Member for Schools and Lifelong Learning", None)]),
        ("Nia Cole, Member for Young Minds, Holt Council", [("Nia Cole", "Member for Young Minds", "Holt Council")]),
        ("parents, schools and nurses", []),
    ],
)
def test_several_people_in_one_line(words: str, expected: list[Told]) -> None:
    assert [(p.name, p.role, p.organisation) for p in read_people(words)] == expected
    assert all(words[p.start : p.end] == p.name for p in read_people(words))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Director for Children, Northmere Council", ("Director for Children", "Northmere Council")),
        ("Chief Nurse", ("Chief Nurse", None)),
        ("", (None, None)),
        (" , ", (None, None)),
    ],
)
def test_a_line_of_role_and_body(words: str, expected: tuple[str | None, str | None]) -> None:
    assert read_role(words) == expected
