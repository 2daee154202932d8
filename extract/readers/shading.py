"""Names the signal colour of a shading: the red, amber, green and blue of a progress rating."""

import colorsys
import re

# Below this saturation a fill is a tint for looks (banded rows are at 0.10), above it a signal (the palest green and red
# that Office offers for good and bad are at 0.17 and 0.22).
FAINTEST = 0.15
# Below this brightness a fill is the dark ground of white headings (navy is at 0.39), above it a signal (dark red is at 0.75).
DARKEST = 0.45
# Hue in degrees, upper ends: red runs through 0; orange and yellow count as amber; what lies between is no signal.
_HUES = ((15, "red"), (67, "amber"), (170, "green"), (190, None), (260, "blue"), (335, None), (360, "red"))

_WORDS = {
    **dict.fromkeys(("red",), "red"),
    **dict.fromkeys(("amber", "orange", "yellow", "gold"), "amber"),
    **dict.fromkeys(("green", "lime"), "green"),
    **dict.fromkeys(("blue",), "blue"),
}


def signal_of(hexadecimal: str) -> str | None:
    """Return red, amber, green or blue for a colour such as ``"92D050"`` or ``"#f00"``, else None."""
    digits = hexadecimal.strip().lstrip("#")
    if len(digits) == 3:
        digits = "".join(digit * 2 for digit in digits)
    if not re.fullmatch(r"[0-9A-Fa-f]{6}", digits):
        return None
    red, green, blue = (int(digits[at : at + 2], 16) for at in (0, 2, 4))
    return signal_of_rgb(red, green, blue)


def signal_of_rgb(red: int, green: int, blue: int) -> str | None:
    """Return red, amber, green or blue for a colour of three parts from 0 to 255, else None."""
    hue, saturation, brightness = colorsys.rgb_to_hsv(red / 255, green / 255, blue / 255)
    if saturation < FAINTEST or brightness < DARKEST:
        return None
    return next(name for end, name in _HUES if hue * 360 <= end)


def signal_in_words(words: str) -> str | None:
    """Return the one signal colour that words such as ``"cell rag-green"`` or ``"ragGreen"`` name; None for none or several."""
    tokens = re.findall(r"[A-Z]?[a-z]+|[A-Z]+", words)
    named = {_WORDS[token.lower()] for token in tokens if token.lower() in _WORDS}
    return named.pop() if len(named) == 1 else None
