"""How much of what a passage speaks of the plan speaks of at all: the surest sign that no action answers it."""

from collections.abc import Sequence

from ..crosswalk.closeness import WORD_FLOOR, rarities
from ..crosswalk.evidence import action_words
from ..crosswalk.vocabulary import vocabulary_of
from ..model import Document

# Words of every sentence, which no plan holds because vocabularies leave the commonest out by another list.
_EMPTY = frozenset(
    "we will do also but much plus onli see bring back put make give get new now then when where what how if no up out over".split()
)


def share_known(texts: Sequence[str], plan: Document, papers: Sequence[Document]) -> list[float]:
    """Return for each text the share of its telling words that some action or outcome of ``plan`` uses, 0 to 1.

    Rare words count for more; ``papers`` give the vocabulary, so that an abbreviation and its meaning are one word.
    """
    vocabulary = vocabulary_of(papers)
    promised = [vocabulary.terms(words) for words in [*(action_words(a) for a in plan.actions), *(o.passage.text for o in plan.outcomes)]]
    rarity = rarities(promised, WORD_FLOOR)
    unknown = max(rarity.values(), default=1.0)
    shares = []
    for text in texts:
        weights = {term: rarity.get(term, unknown) * vocabulary.weight(term) for term in vocabulary.terms(text) if term not in _EMPTY}
        known = sum(weight for term, weight in weights.items() if term in rarity)
        shares.append(known / sum(weights.values()) if weights else 1.0)
    return shares
