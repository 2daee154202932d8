"""What to say beside words that were recognised in a picture: they are near what the page shows, and never surely the same."""

from ..model import Passage


def recognition_words(passage: Passage) -> str:
    """Return ", read from a picture (confidence 91%)" for words recognised in one, in part or whole; empty for printed text.

    The confidence is left out where the paper does not tell: in a hidden layer that an earlier text recognition made.
    """
    if not passage.ocr:
        return ""
    confidence = passage.confidence
    return ", read from a picture" if confidence is None else f", read from a picture (confidence {confidence:.0%})"
