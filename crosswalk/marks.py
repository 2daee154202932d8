"""Names a person can type for what has no number: a mark such as ``k7m-2q9`` made of the words themselves.

The same words in a paper of the same kind have the same mark however and whenever they are read; other words have another.
"""

import hashlib
import unicodedata

from ..model import Kind

# Neither vowels nor letters and figures that are taken for one another: no mark spells a word or is misread from paper.
ALPHABET = "23456789bcdfghjkmnpqrstvwxz"
# Of 400 statements two share six letters once in five thousand areas; then three more are shown.
SHORT, GROUP, LONG = 6, 3, 12
FEWEST_TYPED = 4

# What one file writes so and another so, though the words are the same: quotation marks, dashes, hyphens at line ends.
_DROPPED = dict.fromkeys(
    map(ord, "\u2018\u2019\u201a\u201b'\u201c\u201d\u201e\"\u00ab\u00bb`-\u00ad\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufffe")
)


def fold_for_comparison(text: str) -> str:
    """Return the letters, figures and signs of ``text`` without what depends on the file they were read from."""
    folded = unicodedata.normalize("NFKC", text).casefold().translate(_DROPPED)
    return "".join(folded.split()).rstrip(".,;:")


def fingerprint(text: str) -> str:
    """Return a name of a text that stays while its words stay."""
    return hashlib.sha256(fold_for_comparison(text).encode()).hexdigest()[:16]


def code_of(kind: Kind, text: str) -> str:
    """Return the whole code of words in a paper of a kind; its first letters are their mark."""
    number = int.from_bytes(hashlib.sha256(f"{kind.value}\n{fold_for_comparison(text)}".encode()).digest()[:10], "big")
    letters = []
    for _ in range(LONG):
        number, rest = divmod(number, len(ALPHABET))
        letters.append(ALPHABET[rest])
    return "".join(letters)


def mark_of(kind: Kind, text: str, length: int = SHORT) -> str:
    """Return the mark to show for words in a paper of a kind: ``k7m-2q9``."""
    code = code_of(kind, text)[:length]
    return "-".join(code[at : at + GROUP] for at in range(0, len(code), GROUP))


def typed_code(words: str) -> str | None:
    """Return the letters of a typed mark, with or without hyphens, in any case; None where it cannot be one."""
    letters = words.strip().casefold().replace("-", "").replace(" ", "")
    return letters if FEWEST_TYPED <= len(letters) <= LONG and all(letter in ALPHABET for letter in letters) else None
