"""Characters that show nothing or stand for several: what a reader of print does not see, and matching must not stumble over."""

# Soft hyphen, zero-width space, (non-)joiner, word joiner, byte-order mark: they show nothing and stand inside words.
INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
LIGATURES = {"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl", "\ufb05": "st", "\ufb06": "st"}

_SEEN = str.maketrans({**dict.fromkeys(INVISIBLE), **LIGATURES, "\u00a0": " "})


def visible(text: str) -> str:
    """Return ``text`` as it is seen: without soft hyphens and zero-width characters, fixed spaces as spaces, ligatures as letters."""
    return text if text.isascii() else text.translate(_SEEN)
