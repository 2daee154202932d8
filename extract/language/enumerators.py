"""Bullets and enumerators written at the start of a line.

A line such as "ii) Waiting times fall" is a list entry whose marker the author typed. Numbers that
say *which* piece a line is ("1.1 …", "2.3.4 …") are references, not markers, and stay in the words.
"""

import re

# Bullets that no sentence starts with: the words may follow at once ("•Improve"). The private-use characters are the
# Symbol and Wingdings glyphs that Word and PDF hand over by their number in the font; "(cid:127)" is one a PDF could not name.
_GLYPHS = "•·∙▪▫◦○●■□‣⁃➢➤►▶❖\uf0b7\uf0a7\uf0d8\uf076\uf0a8\uf0fc\uf02d"
# Signs that also begin words or figures ("-5%", "o'clock", "*see note"): white space must follow.
_SIGNS = "–—‒\\-*o"

_ROMAN = r"(?=[ivx])x{0,3}(?:ix|iv|v?i{0,3})"  # up to 39; longer lists are numbered otherwise
_NUMBER = r"\d{1,2}"  # three digits and more are quantities or years: "(2022)", "100. "
_BOUNDARY = r"(?=\s|[A-Z][a-z])"  # "1) Improve" and "1)Improve", but neither "1.1" nor "i.e." nor the reference "1.a"

_BULLET = re.compile(rf"(?:[{_GLYPHS}]|\(cid:\d+\)|[{_SIGNS}](?=\s))")
_ENUMERATOR = re.compile(
    rf"""(?:
        \( (?: {_NUMBER} | {_ROMAN} | {_ROMAN.upper()} | [A-Za-z] ) \)   # (1) (iv) (IV) (a) (A)
      |    (?: {_NUMBER} | {_ROMAN} | {_ROMAN.upper()} | [A-Za-z] ) \)   # 1) iv) IV) a) A)
      | {_NUMBER} \.                                                     # 1.
      | {_ROMAN} \.                                                      # iv.
      | (?=[IVX]{{2}}) {_ROMAN.upper()} \.                               # IV. but not I.: an initial
      | [a-z] \.                                                         # a. but not A.: an initial
    ){_BOUNDARY}""",
    re.VERBOSE,
)
# "p. 12", "s. 19": a page or a section of an Act, not the sixteenth or nineteenth entry of a list.
_ABBREVIATION = re.compile(r"[ps]\.\s*\d")

_ROMAN_VALUES = (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1)
_ROMAN_LETTERS = ("m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i")


def split_marker(line: str) -> tuple[str, int]:
    """Return the bullet or enumerator ``line`` begins with, and the offset in ``line`` where the words after it begin.

    The marker is ``""`` where there is none, and where nothing follows it (a cell holding a lone dash); the offset is then
    that of the first character that is not white space. ``split_marker("ii)  Fewer appeals")`` is ``("ii)", 5)``.
    """
    start = len(line) - len(line.lstrip())
    found = _BULLET.match(line, start) or _ENUMERATOR.match(line, start)
    if found is None or _ABBREVIATION.match(line, start):
        return "", start
    rest = line[found.end() :]
    if not rest.strip():
        return "", start
    return found.group(), found.end() + len(rest) - len(rest.lstrip())


def style_of(marker: str, before: str = "") -> str:
    """Return what the markers of one list have in common: the bullet itself, or the enumerator with its counter named.

    ``"(b)"`` is ``"(a)"``, ``"12."`` is ``"1."``, ``"iii)"`` is ``"i)"``. A lone ``"i"``, ``"v"`` or ``"x"`` is Roman unless
    ``before``, the marker of the entry before, holds the letter that comes before it.
    """
    counter = re.search(r"[0-9A-Za-z]+", marker)
    if counter is None or marker == "o" or marker.startswith("(cid:"):
        return marker
    word = counter.group()
    previous = re.search(r"[A-Za-z]+", before)
    if word.isdigit():
        kind = "1"
    elif re.fullmatch(_ROMAN, word.lower()) and not (previous and len(word) == 1 and previous.group() == chr(ord(word) - 1)):
        kind = "i" if word.islower() else "I"
    else:
        kind = "a" if word.islower() else "A"
    return marker[: counter.start()] + kind + marker[counter.end() :]


def format_count(count: int, form: str) -> str:
    """Return ``count`` as a list shows it in the number format ``form``, one of Word's names ("decimal", "lowerRoman", "upperLetter", …).

    Formats that write the number in words give its figures.
    """
    if form.endswith("Roman") and count > 0:
        roman = _roman(count)
        return roman.upper() if form.startswith("upper") else roman
    if form.endswith("Letter") and count > 0:
        letters = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
        return letters.upper() if form.startswith("upper") else letters
    if form == "decimalZero":
        return f"{count:02d}"
    return "" if form in ("none", "bullet") else str(count)


def _roman(count: int) -> str:
    roman = ""
    for value, letters in zip(_ROMAN_VALUES, _ROMAN_LETTERS, strict=True):
        roman += letters * (count // value)
        count %= value
    return roman
