"""Words that say no more than that something goes on from the page before: "(continued)", "cont’d"."""

import re

_CONTINUED = re.compile(r"[\s([–-]*\b(?:continued|cont(?:[’'`]?d)?)\b\.?(?:\s+from (?:the )?previous page)?\s*[)\]]?\s*$", re.IGNORECASE)


def without_continued(words: str) -> str:
    """Return words without such a note at their end; "" where they are nothing else.

    ``without_continued("Ref (cont’d)")`` is ``"Ref"``.
    """
    return _CONTINUED.sub("", words)
