"""A spaCy component that says of each text whether it is a success measure that can be checked.

Importing this module registers it; where the package is installed spaCy finds it by itself::

    nlp = spacy.blank("en")
    nlp.add_pipe("stocktake_measures")
    doc = nlp("80% of plans are issued within 20 weeks")
    doc._.stocktake_measure.measure_class  # "quantified"

It needs no model and no other component, except that ``by="sentence"`` needs one that sets sentence ends.
"""

from collections.abc import Iterator
from typing import Literal

from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup

from .measurability import Measurability, classify

NAME = "stocktake_measures"
SPANS_KEY = "stocktake_measures"
EXTENSION = "stocktake_measure"

Unit = Literal["text", "line", "sentence"]


def measure_of(words: Doc | Span) -> Measurability:
    """Return the class, flags and reason of a text or a part of it, taken as one success measure."""
    return classify(words.text)


class MeasureComponent:
    """Marks the success measures of a text: ``doc.spans[spans_key]`` holds a span for each, labelled with its class.

    ``by`` says what one measure is: the whole text, a line of it, or a sentence. The attribute ``_.stocktake_measure`` of the
    text and of every span gives all that is known of it, computed when asked for, so that texts can be stored as they are.
    """

    def __init__(self, by: Unit = "text", spans_key: str = SPANS_KEY) -> None:
        self.by = by
        self.spans_key = spans_key

    def __call__(self, doc: Doc) -> Doc:
        """Return ``doc`` with its measures marked. Raises ValueError by sentence where nothing has set sentence ends."""
        marked = [Span(doc, part.start, part.end, label=str(measure_of(part).measure_class)) for part in self._parts(doc)]
        doc.spans[self.spans_key] = SpanGroup(doc, name=self.spans_key, spans=marked)
        return doc

    def _parts(self, doc: Doc) -> Iterator[Span]:
        if self.by == "sentence":
            if not doc.has_annotation("SENT_START"):
                raise ValueError('by="sentence" needs a component before it that sets sentence ends, such as "sentencizer".')
            bounds = [(sentence.start, sentence.end) for sentence in doc.sents]
        elif self.by == "line":
            ends = [token.i + 1 for token in doc if "\n" in token.text or "\n" in token.whitespace_]
            bounds = list(zip([0, *ends], [*ends, len(doc)], strict=True))
        else:
            bounds = [(0, len(doc))]
        for start, end in bounds:
            words = [token.i for token in doc[start:end] if not token.is_space]
            if words:
                yield doc[words[0] : words[-1] + 1]


@Language.factory(NAME, default_config={"by": "text", "spans_key": SPANS_KEY}, assigns=["doc.spans"])
def make_measure_component(nlp: Language, name: str, by: Unit, spans_key: str) -> MeasureComponent:
    """Return the component as spaCy asks for it; ``nlp`` and ``name`` are those of the pipeline it joins."""
    return MeasureComponent(by, spans_key)


for _kind in (Doc, Span):
    if not _kind.has_extension(EXTENSION):
        _kind.set_extension(EXTENSION, getter=measure_of)
