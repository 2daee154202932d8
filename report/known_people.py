"""The people an audit knows, and the pieces of their names by which each is told."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from .name_words import DAYS, MONTH_WORDS, PARTICLES, TITLES, Vocabulary, fold, given_names, words_of

# Shorter pieces of a name ("Al") stand in too many words to be told by themselves, and half a double name is longer still.
SHORTEST_ALONE, SHORTEST_HALF = 3, 4


@dataclass(frozen=True)
class KnownPeople:
    """People by their names as the papers write them; ``vocabulary`` tells which pieces of them are ordinary words."""

    names: tuple[str, ...]
    vocabulary: Vocabulary
    # Names somebody asked for: found as they are, whatever their words mean elsewhere.
    asked: frozenset[str] = frozenset()

    @cached_property
    def whole(self) -> Mapping[str, list[tuple[tuple[str, ...], str]]]:
        """The names by their first word, the longest first; a surname first ("Holt, Amina") where there are two."""
        found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for name in self.names:
            pieces = pieces_of(name)
            for shape in {tuple(pieces), tuple(part for piece in pieces for part in piece.split("-"))} if pieces else ():
                found.setdefault(shape[0], []).append((shape, name))
        for shapes in found.values():
            shapes.sort(key=lambda one: (-len(one[0]), one))
        return found

    @cached_property
    def alone(self) -> Mapping[str, str]:
        """Whom each piece of a name tells by itself: surnames before first names, the first person before a later one."""
        found: dict[str, str] = {}
        for place in (-1, 0):
            for name in self.names:
                pieces = pieces_of(name)
                several = pieces[1:] if place else pieces[:1]
                for piece in reversed(several if len(pieces) > 1 else pieces):
                    if len(piece) >= SHORTEST_ALONE and piece not in PARTICLES and piece not in TITLES:
                        found.setdefault(piece, name)
        for piece, name in tuple(found.items()):
            for half in piece.split("-") if "-" in piece else ():
                if len(half) >= SHORTEST_HALF and half not in given_names() and not self.vocabulary.is_ordinary(half):
                    found.setdefault(half, name)
        return {piece: name for piece, name in found.items() if not self._is_other(piece)}

    def _is_other(self, piece: str) -> bool:
        return piece in MONTH_WORDS or piece in DAYS or piece in self.vocabulary.areas

    def person_of(self, pieces: list[str]) -> str | None:
        """Return whom the pieces of a name tell: the whole of it, or a surname whose first name is not another."""
        for shape, name in self.whole.get(pieces[0], ()) if pieces else ():
            if tuple(pieces) == shape:
                return name
        person = self.alone.get(pieces[-1]) if pieces else None
        if person is None or len(pieces) == 1:
            return person
        return person if pieces[0][0] == pieces_of(person)[0][0] else None


def pieces_of(name: str) -> list[str]:
    """Return the words of a name in small letters and without accents."""
    return [word.lower for word in words_of(fold(name).text)]
