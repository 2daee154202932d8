"""Reads a name where it stands: what begins at a word, how far it reaches, and whom of the people known it names."""

import re

from ..extract.language.people import ROLE_WORDS, names_organisation
from .known_people import SHORTEST_ALONE, KnownPeople, pieces_of
from .name_words import (
    ACRONYMS,
    BODY_WORDS,
    DAYS,
    JOBS,
    MANY_TITLES,
    MONTH_WORDS,
    PARTICLES,
    PLACES_OR_SURNAMES,
    SMALL_TITLES,
    TITLES,
    Word,
    also_words,
    given_names,
    names_body,
)

# A given name brings at most so many words behind it: "David Lloyd George Brown".
_MOST_BEHIND = 4
# Given names shorter than this are letters of an abbreviation where they stand in capitals alone.
_SHORTEST_CAPITALS = 4
_BLANKS = re.compile(r"[ \t]+|[ \t]*-?[ \t]*\r?\n[ \t]*|_")
_LINE = re.compile(r"[ \t]+")
_SPACE = re.compile(r"\s+")
_COMMA = re.compile(r"\s*,\s*")
_LISTED = re.compile(r"\s*,\s+|\s+(?:&\s+)?")
_LOOSE = re.compile(r"[\s._-]*")
_BETWEEN_TITLES = re.compile(r"\.?[ \t]*(?:\r?\n)?[ \t]*(?:&[ \t]+)?")
_AFTER_JOB = re.compile(r"\.?[ \t]+(?:\d+[ \t]+)?")
_AFTER_TITLE = re.compile(r"\.?(?:[ \t]+|[ \t]*\r?\n[ \t]*)|\.")
_AFTER_INITIAL = re.compile(r"\.?[ \t]*(?:\r?\n)?[ \t]*")
_AGE = re.compile(r"\s*(?:,\s*(?:aged?\b|\d{1,2}\b)|\((?:aged?\s+)?\d{1,2}\b|aged?\s+\w)")
_ARTICLED = re.compile(r"(?:al|el|ul|as|ar|ad|an)-[A-Z]")
_DOING = frozenset(
    "said says say told tells asked asks explained was were is are has have had waited waits wait attends attended lives lived likes loves "
    "enjoys goes went started began joined moved received needs needed wants wanted feels felt feel got came comes met struggled missed "
    "refused cried wrote described waits thinks thought turned spent stayed became".split()
)
_SAYING = frozenset("said told asked explained wrote".split())
_COLOURS = frozenset("amber ruby jade emerald".split())
_BEFORE_COLOUR = frozenset("or and to at as rated rating status rag from remains is was are the an a of red green currently".split())
_BEFORE_MONTH = frozenset(
    "in by from since until till to of during early late mid before after and or end between this last next each".split()
)
_ARTICLES = frozenset("the a an this every each our no some".split())
_MEETING = frozenset("met meet helped supported told contacted visited".split())
_NO_FAMILY = re.compile(r"(?:\w+(?:lands|wolds|shires|dales|ss|ics|us)|beeches|willows|oaks|limes|laurels|elms|hollies|firs|pines|times)")


# The first and the last word of a name, the person where it is a known one, and whether only its surroundings tell it.
Found = tuple[int, int, str | None, bool]


class NameReader:
    """Words in a row, and what they name."""

    def __init__(self, text: str, words: list[Word], known: KnownPeople) -> None:
        """Take a folded text with its addresses blanked, the words of it, and the people known."""
        self.text, self.words = text, words
        self._known, self._vocabulary = known, known.vocabulary

    def name_at(self, number: int) -> Found | None:
        """Return the name that begins at a word, with the title before it; None where none does."""
        word = self.words[number]
        if word.lower in TITLES or word.lower in MANY_TITLES or word.lower == "rt":
            found = self._titled(number)
            if found is not None:
                return found
        whole = self._whole(number)
        if whole is not None:
            return number, whole[0], whole[1], False
        if not word.text[0].isupper():
            return None
        return self._of_job(number) or self._turned(number) or self._of_initial(number) or self._given(number) or self._alone(number)

    def _whole(self, number: int) -> tuple[int, str] | None:
        """The last word and the person of a known name that begins here, in any case, with initials between its words."""
        for shape, name in self._known.whole.get(self.words[number].lower, ()):
            last = self._follow(number, shape)
            if last is None or (len(shape) == 1 and not self._may_stand_alone(number, name)):
                continue
            return last, name
        behind = self._next(number, _COMMA)
        for shape, name in self._known.whole.get(self.words[behind].lower, ()) if behind is not None else ():
            if len(shape) > 1 and shape[-1] == self.words[number].lower:
                return number + 1, name
        return None

    def _may_stand_alone(self, number: int, name: str) -> bool:
        """Tell whether a word that is a whole known name stands as one: with its capital, in no body's name, and with sense."""
        word = self.words[number]
        return word.text[0].isupper() and self._is_person(number, number, word.lower, asked=name in self._known.asked)

    def _follow(self, number: int, shape: tuple[str, ...]) -> int | None:
        """The last of the words that are the pieces of a name, initials between them left aside."""
        if self.words[number].lower != shape[0]:
            return None
        last = number
        for piece in shape[1:]:
            behind = self._next(last, _LOOSE)
            if behind is not None and self.words[behind].lower != piece and len(self.words[behind].text) == 1:
                behind = self._next(behind, _AFTER_INITIAL)
            if behind is None or self.words[behind].lower.replace("-", "") != piece.replace("-", ""):
                return None
            last = behind
        return last

    def _titled(self, number: int) -> Found | None:
        """A name behind a title, or behind several: "Cllr Mrs Prudence Oakapple", "Mr and Mrs Vane", "ms amina holt"."""
        title = self.words[number]
        last, many = number, title.lower in MANY_TITLES
        while (behind := self._next(last, _BETWEEN_TITLES)) is not None:
            if self.words[behind].lower == "and":
                behind = self._next(behind, _BLANKS)
            if behind is None or self.words[behind].lower not in TITLES | {"hon"}:
                break
            last = behind
        first = self._next(last, _AFTER_TITLE)
        if first is None or (title.text[0].islower() and title.lower not in SMALL_TITLES):
            return None
        word = self.words[first]
        if len(title.text) > 4 and title.lower not in {"prof"} and self.text[self.words[last].end : word.start].startswith("."):
            return None  # "… of the councillor. The board …"
        if not word.text[0].isupper():
            return self._small_titled(number, first)
        first = self._past_initials(first)
        word = self.words[first]
        known = word.lower in self._known.alone or word.lower == "young"
        if (word.lower in ROLE_WORDS and not known) or word.lower in JOBS or word.lower in MONTH_WORDS or len(word.text) < 2:
            end = first if len(word.text) == 1 else None
        else:
            end = self._surnames_behind(first)
        if end is None:
            return None
        # "Miss" is a verb too, and titles of many are words of their own.
        if (many or title.lower in {"miss", "father", "master", "lord", "lady", "sir"}) and self._vocabulary.is_ordinary(word.lower):
            return None
        while many and (more := self._listed(end)) is not None:
            end = self._surnames_behind(more)
        return number, end, None if many else self._person(first, end), False

    def _listed(self, number: int) -> int | None:
        """The next surname of a list behind the title of many: "Cllrs Vane and Tolley"."""
        behind = self._next(number, _LISTED)
        if behind is not None and self.words[behind].lower == "and":
            behind = self._next(behind, _BLANKS)
        return behind if behind is not None and self.words[behind].text[0].isupper() and self._is_strange(behind, thing=True) else None

    def _small_titled(self, number: int, first: int) -> Found | None:
        """A title and a name in small letters: only words that are nowhere else ordinary."""
        last = None
        for place in (first, first + 1):
            word = self.words[place] if place < len(self.words) else None
            if word is None or (place > first and self._next(first, _LINE) != place):
                break
            if word.lower not in given_names() and (self._vocabulary.is_ordinary(word.lower) or len(word.lower) < SHORTEST_ALONE):
                break
            last = place
        return None if last is None else (number, last, self._person(first, last), False)

    def _past_initials(self, number: int) -> int:
        while len(self.words[number].text) == 1 and self.words[number].text.isupper():
            behind = self._next(number, _AFTER_INITIAL)
            if behind is None or not self.words[behind].text[0].isupper():
                break
            number = behind
        return number

    def _of_job(self, number: int) -> Found | None:
        """A surname behind a job: "PC Wagstaff"; the job stays."""
        if self.words[number].lower not in JOBS:
            return None
        behind = self._next(number, _AFTER_JOB)
        if behind is None or not self.words[behind].text[:1].isupper() or not self._is_strange(behind):
            return None
        end = self._surnames_behind(behind)
        return None if names_body(self.words, self.text, behind, end, surname=True) else (behind, end, self._person(behind, end), False)

    def _of_initial(self, number: int) -> Found | None:
        """A surname behind an initial: "J. Pemberton", "P.J. Pemberton"; without the stop only one that is known."""
        if len(self.words[number].text) != 1:
            return None
        first = self._past_initials(number)
        if first == number:
            return None
        known = self.words[first].lower in self._known.alone
        stopped = "." in self.text[self.words[number].end : self.words[first].start]
        if not (known or (stopped and self._is_strange(first))) or names_body(self.words, self.text, first, first, surname=True):
            return None
        if self.words[number].text in "AI" and not stopped:
            return None
        end = self._surnames_behind(first)
        return number, end, self._person(first, end), False

    def _turned(self, number: int) -> Found | None:
        """A surname in capitals or at the begin of a line, a comma, and a given name: "SMITH, Jonathan"."""
        word = self.words[number]
        behind = self._next(number, _COMMA)
        if behind is None or not self._is_strange(number) or self._is_given(word):
            return None
        begins = number == 0 or "\n" in self.text[self.words[number - 1].end : word.start]
        given = self.words[behind]
        if not (word.text.isupper() or begins) or not given.text[0].isupper() or not self._is_given(given):
            return None
        return number, behind, self._known.person_of([given.lower, word.lower]), False

    def _given(self, number: int) -> Found | None:
        """A given name with the surnames behind it; one that is an ordinary word only where its surroundings say so."""
        word = self.words[number]
        sure = self._is_given(word)
        if not sure and not self._vocabulary.is_perhaps_given(word.lower):
            return None
        end = self._surnames_behind(number, particles=True)
        capitals = word.text.isupper()
        if capitals and len(word.text) < _SHORTEST_CAPITALS and end == number and not self._does(number):
            return None
        following = self._next(end, _SPACE)
        says = following is not None and self.words[following].text in _SAYING
        if not says and any(names_body(self.words, self.text, number, last, surname=not sure) for last in {number, end}):
            return None
        if not sure and not self._is_told(number, end):
            return None
        if end == number:
            return number, end, self._known.alone.get(word.lower), not sure
        return number, end, self._person(number, end), False

    def _is_given(self, word: Word) -> bool:
        first, _, second = word.lower.partition("-")
        if not second:
            return self._vocabulary.is_sure_given(word.lower)
        if not word.text[len(first) + 1].isupper():
            return False
        return self._vocabulary.is_sure_given(first) or (first in also_words() and second in also_words() | set(given_names()))

    def _is_told(self, number: int, end: int) -> bool:
        """Tell whether what stands around an ordinary word makes it a given name."""
        word, before = self.words[number], self._before(number)
        if word.lower in MONTH_WORDS or word.lower in self._vocabulary.areas:
            following = self.words[number + 1].lower if number + 1 < len(self.words) else ""
            return before not in _BEFORE_MONTH and (following in _SAYING or end > number)
        if word.lower in _COLOURS and before in _BEFORE_COLOUR and end == number:
            return False
        if before in _ARTICLES and end == number:
            return False
        if word.lower == "will" and (before == "" or end > number):
            sentence = re.match(r"[^.?!]*[.?!]?", self.text[word.start :])
            if sentence and sentence[0].endswith("?"):
                return False
        if end > number:
            strange = self.words[end]
            if "\n" in self.text[word.end : strange.start]:
                return False
            return self._is_strange(end) or strange.lower in self._known.alone
        if word.text.isupper():
            return False
        possessive = self.text[word.end : word.end + 2] == "'s"
        return possessive or _AGE.match(self.text, word.end) is not None or self._does(number)

    def _before(self, number: int) -> str:
        """The word before another one in its sentence, in small letters; none at its beginning."""
        return self.words[number - 1].lower if number and self._next(number - 1, _SPACE) == number else ""

    def _does(self, number: int) -> bool:
        """Tell whether a verb of saying or being, or a possessive, stands behind a word."""
        behind = self._next(number, _SPACE)
        return self.text[self.words[number].end :][:2] == "'s" or (behind is not None and self.words[behind].text in _DOING)

    def _alone(self, number: int) -> Found | None:
        """A piece of a known name by itself; or a family: "the Winterbottoms", "the Vane family"."""
        word = self.words[number]
        key = word.lower if word.lower in self._known.alone else word.lower.replace("-", "")
        person = self._known.alone.get(key)
        if person is not None and self._is_person(number, number, key, asked=person in self._known.asked):
            end = number
            if len(pieces_of(person)) > 1 and pieces_of(person)[0] == key:
                end = self._surnames_behind(number, particles=True)
            return number, end, person if end == number else self._person(number, end), False
        if self._before(number) != "the" or not self._is_strange(number, thing=True) or word.text.isupper():
            return None
        following = self.words[number + 1].lower if number + 1 < len(self.words) else ""
        if following == "family" and self._next(number, _LINE) is not None:
            return number, number, None, True
        if not word.lower.endswith("s") or _NO_FAMILY.fullmatch(word.lower):
            return None
        if self._vocabulary.is_ordinary(word.lower[:-1]) or word.lower[:-1] in self._vocabulary.things:
            return None
        single = self._known.alone.get(word.lower[:-1])
        met = number > 1 and self.words[number - 2].lower in _MEETING
        if single is not None or following in {"were", "said", "told", "asked", "waited", "felt", "moved"} or met:
            return number, number, single, single is None
        return None

    def _is_person(self, first: int, last: int, key: str, *, asked: bool = False) -> bool:
        """Tell whether a known piece of a name stands for its person here."""
        word = self.words[first]
        if word.text.isupper() and word.lower in ACRONYMS:
            return False
        if names_body(self.words, self.text, first, last, surname=True):
            return False
        perhaps = self._vocabulary.is_perhaps_given(key)
        if asked or not (perhaps or self._vocabulary.is_ordinary(key)):
            return True
        if perhaps:
            return self._is_told(first, last)
        # "Young" within a sentence, before a word that is none of a heading.
        if self._does(first):
            return True
        before, behind = (self.words[first - 1] if first else None), self._next(last, _SPACE)
        flows = before is not None and before.text.islower() and self._next(first - 1, _LINE) == first
        articled = before is not None and before.lower in _ARTICLES
        return flows and not articled and (behind is None or self.words[behind].text.islower())

    def _surnames_behind(self, number: int, *, particles: bool = True) -> int:
        """The last word of a name that begins at a word: surnames, initials and particles behind it."""
        last = number
        for count in range(_MOST_BEHIND):
            behind = self._next(last, _BLANKS) or self._next(
                last, re.compile(r"[.](?=\w)|[.][ \t]+") if self._is_initial(last) else _BLANKS
            )
            if behind is None or self.text[self.words[last].end : self.words[last].end + 2] == "'s":
                break
            word = self.words[behind]
            while particles and word.lower in PARTICLES and word.text.islower():
                onward = self._next(behind, _BLANKS)
                if onward is None:
                    break
                behind, word = onward, self.words[onward]
            if self._is_initial(behind):
                joined = self.text[self.words[last].end] == "_" or self.text[word.end : word.end + 1] == "."
                if word.text in "AI" and not joined:
                    break
            elif not (word.text[0].isupper() or _ARTICLED.match(word.text)) or not self._is_surname(behind, last, count == 0):
                break
            last = behind
        return last

    def _is_initial(self, number: int) -> bool:
        return len(self.words[number].text) == 1 and self.words[number].text.isupper()

    def _is_surname(self, number: int, before: int, first: bool) -> bool:
        """Tell whether a capitalised word behind a name belongs to it."""
        word, broken = self.words[number], "\n" in self.text[self.words[before].end : self.words[number].start]
        lower = word.lower
        if lower in self._known.alone and lower not in BODY_WORDS:
            return True
        if lower in MONTH_WORDS or lower in DAYS or lower in TITLES or lower in self._vocabulary.areas or lower in BODY_WORDS:
            return False
        if (lower in ROLE_WORDS and lower != "young") or lower in JOBS or lower in ACRONYMS or names_organisation(word.text):
            return False
        if word.text.isupper() and not self.words[before].text.isupper() and (not first or len(word.text) < _SHORTEST_CAPITALS):
            return False
        if lower in PLACES_OR_SURNAMES or self._vocabulary.is_ordinary(lower):
            behind = self._next(number, _LINE)
            heading = behind is not None and self.words[behind].text[0].isupper()
            return first and not broken and not heading
        return True

    def _is_strange(self, number: int, *, thing: bool = False) -> bool:
        """Tell whether a word is no ordinary one, no role, body or abbreviation; with ``thing`` it may stand behind an article."""
        word = self.words[number]
        if len(word.text) < SHORTEST_ALONE or word.lower in ROLE_WORDS | BODY_WORDS | TITLES | JOBS | MANY_TITLES:
            return False
        if self._vocabulary.is_ordinary(word.lower) or names_organisation(word.text):
            return False
        return thing or word.lower not in self._vocabulary.things

    def _person(self, first: int, last: int) -> str | None:
        return self._known.person_of([word.lower for word in self.words[first : last + 1]])

    def _next(self, number: int, gap: re.Pattern[str]) -> int | None:
        """The next word where nothing but ``gap`` parts it from this one."""
        if number + 1 >= len(self.words):
            return None
        return number + 1 if gap.fullmatch(self.text, self.words[number].end, self.words[number + 1].start) else None
