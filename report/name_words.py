"""The words names are told by: given names, titles, what bodies and places are called, and which words of the papers are ordinary ones.

All are compared without accents and in one spelling of hyphens and apostrophes; ``fold`` keeps the way back to the words as they stand.
"""

import re
import unicodedata
from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from .gap_words import MONTHS

_GIVEN_NAMES = Path(__file__).parent / "given_names.txt"
# Below this line of the list stand given names that are more often another word.
_ALSO_WORDS = "-- also ordinary words --"

DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
MONTH_WORDS = frozenset(month.lower() for month in MONTHS)
TITLES = frozenset("mr mrs ms miss mx dr prof professor sir dame cllr councillor rev revd reverend master madam lord lady baroness".split())
SMALL_TITLES = frozenset("mr mrs ms mx dr prof cllr".split())
MANY_TITLES = frozenset("messrs drs cllrs councillors professors".split())
JOBS = frozenset(
    (
        "pc wpc pcso dc constable sergeant sgt inspector superintendent nurse sister matron midwife headteacher headmaster "
        "headmistress teacher judge justice imam rabbi pastor father canon bishop uncle aunt auntie aunty granny grandma grandad "
        "grandpa nan nanny gran worker paediatrician therapist psychologist"
    ).split()
)
PARTICLES = frozenset(
    "al el ul de di da del della dos du la le van von der den ter bin binti bint ibn abu ap ab ferch ni nic ui o y e".split()
)
# A body, a place or a programme is named after somebody: "the Holt Foundation", "Harriet Street".
BODY_WORDS = frozenset(
    (
        "foundation trust training school schools academy college centre center hospital hospice house project "
        "programme programmes award road "
        "street avenue crescent terrace mews ward group team service services hub club fund test scale review report act model framework "
        "council partnership primary infant infants junior juniors secondary nursery preschool library gardens estate lodge manor square "
        "building buildings suite room surgery clinic practice medical museum theatre stadium arena forest valley village borough "
        "district county university federation charity church cathedral chapel institute society association inquiry protocol scheme "
        "method approach toolkit principle principles criteria law rule compact playgroup kindergarten sixth special high community "
        "station port beach island islands alliance certificate diploma consortium"
    ).split()
)
# These close the name of a place, and are surnames too.
PLACES_OR_SURNAMES = frozenset(
    "hill wood woods green hall park heath lane bridge moor moore farm way field court close drive marsh banks wells cross lake pool gate "
    "grove common rise place view parade".split()
)
# Written small behind a name, these still make a programme of it: "Elsa programmes".
_PROGRAMME_WORDS = frozenset(
    "programme programmes training scheme project framework model scale tool toolkit approach award trial funding "
    "foundation charity trust".split()
)
_PLACE_BEGINNINGS = frozenset("st saint north south east west upper lower great little port mount lake river royal fort".split())
# Behind a word of a body's name these tell that a person's job begins there: "Hannah Myers, Service Manager".
_JOB_ENDS = frozenset("manager lead leader officer director coordinator worker adviser advisor head chair governor administrator".split())
# Words that open sentences and are nobody's name, whether or not the papers write them small.
_OPENING = frozenset(
    (
        "with from at by for in on of to and or but when while after before since until as if then there here he she they we you "
        "it his her their our my your how why what who where which also both each not no yes dear thanks thank asked told met "
        "helped led saw said signed note see contact ask tell call read write join new old first last next good more most some "
        "many only other same such than too very just about above over under per via within without between during through "
        "against among around near run is are was were be been has have had do does did can could may might must shall should "
        "would agreed supported working meeting visited yours"
    ).split()
)
DETERMINERS = frozenset("the a an this that our each every any all its their these those no".split())
# All capitals, and nobody's surname.
ACRONYMS = frozenset(
    "send sen senco sencos ehcp ehcps ehc camhs semh nhs icb ccg dfe dco dcs la las cqc asd adhd pcf hmi sendiass "
    "cyp jsna wsoa pfa slcn slt "
    "elsa ofsted mash nice salt apdr gp gps yot nhse lac cin cpd kpi rag pmo pru prus ks1 ks2 ks3 ks4 fte uk eyfs aet ot ots".split()
)
_NO_SURNAME = re.compile(r"\w{2,}(?:tions?|sions?|ments|ships?|it(?:y|ies)|isms?|ologi?e?s?t?s?|ically|ives?|ised|ised)", re.IGNORECASE)

# Letters that stand for one without its sign and that Unicode does not take apart.
_LETTERS = str.maketrans(
    {"Ł": "L", "ł": "l", "Ø": "O", "ø": "o", "Đ": "D", "đ": "d", "ı": "i", "Ħ": "H", "ħ": "h"}
    | dict.fromkeys("’‘ʼ`´ʻ", "'")
    | dict.fromkeys("‐‑–", "-")
    | dict.fromkeys("\u00a0\u202f\u2009", " ")
)
_SOFT_BREAK = re.compile(r"(?<=[a-zà-ÿ])-[ \t]*\r?\n?[ \t]*(?=[a-zà-ÿ])(?<=\s)|\u00ad|\u200b|[\u0300-\u036f]")
_WORD = re.compile(r"(?<![^\W\d_])[^\W\d_]+(?:['-][^\W\d_]+)*")
_POSSESSIVE = re.compile(r"'[sS]$")
_SMALL = re.compile(r"(?<![\w'-])[a-z]{2,}(?![\w'-])")
_SMALL_TITLED = re.compile(rf"\b(?:{'|'.join(sorted(SMALL_TITLES))})\b\.? +[a-z'-]+(?: +[a-z'-]+)?")
_MIDDLE_CAPITAL = re.compile(r"(?<=[a-z,] )[A-Z][a-z'-]+")
_DETERMINED = re.compile(rf"\b(?:{'|'.join(sorted(DETERMINERS))}) ([A-Z][a-z]+)(?!['-]|\w|[ \t]+[A-Z])")
ADDRESS = re.compile(
    r"(?P<email>[\w.+'-]+@[\w-]+(?:\.[\w-]+)+)|(?P<web>(?:https?://|www\.)[^\s<>“”\"]*[\w/]|\b(?:[\w-]+\.)+(?:uk|com|org|net|test|gov|io)\b(?:/[^\s<>“”\"]*[\w/])?)"
    r"|(?P<account>(?<![\w.])@[A-Za-z_]\w+)|(?P<file>[\w()+.-]*[\w)]\.(?:pdf|docx?|xlsx?|pptx?|txt|html?|csv|odt|rtf|json)\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Folded:
    """Words without accents, in one spelling; ``cuts`` and ``shifts`` lead from an offset in them back to the words as they stand."""

    text: str
    cuts: tuple[int, ...] = ()
    shifts: tuple[int, ...] = ()

    def place(self, offset: int) -> int:
        """Return where the letter at an offset of ``text`` stands in the words as they were."""
        number = bisect_right(self.cuts, offset)
        return offset + (self.shifts[number - 1] if number else 0)


class Word(NamedTuple):
    """A word of a folded text without its possessive; ``lower`` is it in small letters."""

    start: int
    end: int
    text: str
    lower: str


def fold(words: str) -> Folded:
    """Return words without accents, marks and breaks inside a word, so that every spelling of a name is one."""
    # A letter stays one letter, so that offsets hold.
    letters = words if words.isascii() else words.translate(_LETTERS)
    plain = letters if letters.isascii() else "".join(one if one.isascii() else _plain_letter(one) for one in letters)
    cuts, shifts, kept, start, shift = [], [], [], 0, 0
    for cut in _SOFT_BREAK.finditer(plain):
        kept.append(plain[start : cut.start()])
        shift += cut.end() - cut.start()
        cuts.append(cut.end() - shift)
        shifts.append(shift)
        start = cut.end()
    if not cuts:
        return Folded(plain)
    return Folded("".join((*kept, plain[start:])), tuple(cuts), tuple(shifts))


@lru_cache(maxsize=1024)
def _plain_letter(letter: str) -> str:
    taken = unicodedata.normalize("NFD", letter)
    return taken[0] if len(taken) > 1 and taken[0].isascii() else letter


def blanked(text: str) -> str:
    """Return a folded text with every address, account and file name in it blanked: their pieces are no words."""
    return ADDRESS.sub(lambda found: " " * len(found[0]), text) if "." in text or "@" in text else text


def words_of(text: str) -> list[Word]:
    """Return the words of a folded text."""
    found = []
    for match in _WORD.finditer(text):
        word = match[0]
        if "'" in word:
            word = _POSSESSIVE.sub("", word)
        found.append(Word(match.start(), match.start() + len(word), word, word.lower()))
    return found


@dataclass(frozen=True)
class Vocabulary:
    """What the papers tell of words: ``small`` are written small in their prose, ``things`` stand behind an article."""

    small: frozenset[str]
    things: frozenset[str]
    areas: frozenset[str]
    # Given names that the papers use as ordinary words.
    given_words: frozenset[str]

    def is_ordinary(self, lower: str) -> bool:
        """Tell whether a word in small letters is an ordinary one: of the papers' prose, of the calendar, or an area's name."""
        if lower in DAYS or lower in MONTH_WORDS or lower in self.areas or lower in ACRONYMS:
            return True
        if lower in given_names():
            return lower in self.given_words
        return lower in self.small or lower in _OPENING or lower in also_words() or _NO_SURNAME.fullmatch(lower) is not None

    def is_sure_given(self, lower: str) -> bool:
        """Tell whether a word is a given name wherever it stands with a capital."""
        return lower in given_names() and lower not in self.given_words and lower not in self.areas

    def is_perhaps_given(self, lower: str) -> bool:
        """Tell whether a word is a given name where what stands around it says so."""
        return (lower in also_words() or lower in self.given_words) and lower not in self.areas


def vocabulary_of(texts: Iterable[str], area_words: Iterable[str] = ()) -> Vocabulary:
    """Return the vocabulary of papers; pieces of addresses and file names, and what a title stands before, are no words of theirs.

    A known given name is an ordinary word only where it is written small twice or more and no less often than big inside a sentence.
    """
    small: Counter[str] = Counter()
    big: Counter[str] = Counter()
    things: set[str] = set()
    for text in texts:
        prose = _SMALL_TITLED.sub(" ", blanked(fold(text).text))
        small.update(_SMALL.findall(prose))
        big.update(word.lower() for word in _MIDDLE_CAPITAL.findall(prose))
        things.update(word.lower() for word in _DETERMINED.findall(prose))
    both = frozenset(word for word in given_names() & small.keys() if small[word] > 1 and small[word] >= big[word])
    areas = frozenset(word.lower() for name in area_words for word in fold(name).text.split())
    return Vocabulary(frozenset(small), frozenset(things), areas, both)


def names_body(words: list[Word], text: str, first: int, last: int, *, surname: bool) -> bool:
    """Tell whether the words from ``first`` to ``last`` stand in the name of a body or a place: "Ashdown Park School", "St Oliver's".

    ``surname`` tells that they are a surname alone, behind which "Hill" or "Park" is no name of a person.
    """
    if first and words[first - 1].lower in _PLACE_BEGINNINGS and words[first - 1].text[0].isupper() and _is_gap(text, words, first - 1):
        return True
    before = words[first - 1].lower if first else ""
    for number in range(last + 1, min(last + 4, len(words))):
        if not _is_gap(text, words, number - 1):
            return False
        word = words[number]
        if not word.text[0].isupper():
            return number == last + 1 and word.lower in _PROGRAMME_WORDS
        if word.lower in BODY_WORDS:
            behind = words[number + 1].lower if number + 1 < len(words) and _is_gap(text, words, number) else ""
            return behind not in _JOB_ENDS
        if word.lower in PLACES_OR_SURNAMES and (surname or before in {"in", "at", "on", "near", "along", "off"}):
            return True
    return False


def _is_gap(text: str, words: list[Word], number: int) -> bool:
    """Tell whether nothing but blanks, and a possessive, part a word from the next one on its line."""
    return text[words[number].end : words[number + 1].start].removeprefix("'s").removeprefix(".").strip(" \t") == ""


@lru_cache(maxsize=1)
def _names() -> tuple[frozenset[str], frozenset[str]]:
    sure, _, also = _GIVEN_NAMES.read_text(encoding="utf-8").partition(_ALSO_WORDS)
    both = frozenset(also.split())
    return frozenset(sure.split()) - both, both


def given_names() -> Collection[str] | frozenset[str]:
    """Return the given names that are hardly ever another word, in small letters and without accents."""
    return _names()[0]


def also_words() -> frozenset[str]:
    """Return the given names that are more often another word ("grace", "amber")."""
    return _names()[1]
