"""What became of what was promised: next steps of a letter, things still to do, commitments, from one paper to the next.

A promise is joined to the actions of the plan it speaks of (by the evidence found), to what earlier papers said was still to do,
and to what later papers say of it. One that no later paper speaks of has vanished without a word.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..extract.language.sentences import split_sentences
from ..model import Document, Kind, Passage, Section, Statement, Value
from .closeness import WORD_FLOOR, cosines, grams, rarities, telling_grams, vector
from .crosswalk import Link
from .evidence import Evidence, action_words
from .streams import plan_workstreams
from .vocabulary import Vocabulary, vocabulary_of

# Sections that say what is to come.
PROMISES = frozenset({Section.STILL_TO_DO, Section.NEXT_STEP, Section.REQUIRED_STEP, Section.COMMITMENT})
# Sections a promise may be heard of again in; aims and detailed findings repeat the plan and the inspection.
_HEARD = PROMISES | {
    Section.CURRENT_POSITION,
    Section.DELIVERED,
    Section.DELIVERED_ADDITIONAL,
    Section.DIFFERENCE,
    Section.CHALLENGE,
    Section.NARRATIVE,
    Section.PROGRESS,
}
# Words and runs of letters count alike, and standing under one workstream of the plan adds a little: a promise may be heard elsewhere.
LETTER_SHARE = 0.5
SAME_WORKSTREAM = 0.08
# Two statements speak of the same work when they are this alike; a little more than for an action, which has its measures' words as well.
LEAST = 0.3
# Of what one paper says, only what comes this near to the most alike.
NEAR_BEST = 0.75
MOST_PER_PAPER = 3
# Words named in a reason.
MOST_NAMED = 4


class Echo(Value):
    """A statement of another paper that speaks of the work promised; ``score`` how alike they are, 0 to 1."""

    document: str
    section: Section
    passage: Passage
    score: float
    why: str


class Promise(Value):
    """What a paper says is to come, and where it is heard of again.

    ``actions`` are the plan's actions it speaks of: by the evidence, and for a public commitment, made beside the plan and no report on
    it, by likeness. ``before`` what earlier papers said was still to do, ``after`` what later
    papers say, ``later`` the papers dated later, which could have spoken of it.
    """

    document: str
    section: Section
    passage: Passage
    area: tuple[int, ...] = ()
    actions: tuple[str, ...] = ()
    before: tuple[Echo, ...] = ()
    after: tuple[Echo, ...] = ()
    later: tuple[str, ...] = ()

    @property
    def vanished(self) -> bool:
        """Whether a later paper could have spoken of it and none does."""
        return bool(self.later) and not self.after


@dataclass(frozen=True, slots=True)
class _Line:
    """A statement or an item of one; ``streams`` the plan's workstreams it stands under."""

    paper: Document
    statement: Statement
    passage: Passage
    streams: frozenset[int]


@dataclass(frozen=True, slots=True)
class _Book:
    """All lines of the papers, and how their words are read and weighed."""

    lines: Sequence[_Line]
    vocabulary: Vocabulary
    rarity: Mapping[str, float]

    def reason(self, first: str, second: str) -> str:
        own = {term for term, _ in self.vocabulary.read(first)}
        shared = {term: words for term, words in self.vocabulary.read(second) if term in own}
        order = sorted(shared, key=lambda term: (-self.rarity.get(term, 0.0) * self.vocabulary.weight(term), term))
        named = ", ".join(f"“{shared[term]}”" for term in order[:MOST_NAMED])
        return f"Both name {named}." if named else "The wording is alike."


def follow_promises(
    plan: Document, papers: Sequence[Document], links: Sequence[Link] = (), evidence: Sequence[Evidence] = ()
) -> tuple[Promise, ...]:
    """Return every promise of ``papers``, by the papers' dates and in reading order, with what became of it."""
    others = sorted((p for p in papers if p.kind is not Kind.PLAN and p.id != plan.id), key=lambda paper: (paper.date or "", paper.sha256))
    lines = [line for paper in others for line in _lines(plan, paper, links)]
    promises = [n for n, line in enumerate(lines) if line.statement.section in PROMISES and not _introduces(line)]
    if not promises:
        return ()
    vocabulary = vocabulary_of([plan, *papers])
    texts = [*(line.passage.text for line in lines), *(action_words(action) for action in plan.actions)]
    bags = [vocabulary.terms(text) for text in texts]
    book = _Book(lines, vocabulary, rarities(bags, WORD_FLOOR))
    rows = _scores(book, texts, bags, promises)
    actions: dict[tuple[str, int], dict[str, None]] = {}
    for one in evidence:
        actions.setdefault((one.document, one.passage.start), {})[one.ref] = None
    found = []
    for number, row in zip(promises, rows, strict=True):
        line = lines[number]
        refs = tuple(actions.get((line.paper.id, line.passage.start), ()))
        if not refs and line.statement.section is Section.COMMITMENT:
            refs = _alike_actions(plan, row[len(lines) :])
        found.append(_promise(book, number, row, others, refs))
    return tuple(found)


def _alike_actions(plan: Document, scores: Sequence[float]) -> tuple[str, ...]:
    """Return the plan's actions that are alike enough to a promise to be what it promises."""
    least = max(LEAST, NEAR_BEST * max(scores, default=0.0))
    return tuple(action.ref for action, score in zip(plan.actions, scores, strict=True) if score >= least)


def is_later(paper: Document, other: Document) -> bool:
    """Tell whether a paper is surely later than another; a month may be any of its days."""
    if paper.date is None or other.date is None:
        return False
    shorter = min(len(paper.date), len(other.date))
    return paper.date[:shorter] > other.date[:shorter]


def _introduces(line: _Line) -> bool:
    """A line that only introduces a list is no promise by itself: its items are."""
    return bool(line.statement.items) and line.passage is line.statement.passage and line.passage.text.rstrip().endswith(":")


def _lines(plan: Document, paper: Document, links: Sequence[Link]) -> list[_Line]:
    return [
        _Line(paper, statement, passage, plan_workstreams(plan, paper, statement, links))
        for statement in paper.statements
        if statement.section in _HEARD
        for passage in (statement.passage, *statement.items)
    ]


def _scores(book: _Book, texts: Sequence[str], bags: Sequence[Sequence[str]], promises: Sequence[int]) -> list[list[float]]:
    """Return how alike each promise is to each line and, after these, to each action of the plan, one row a promise.

    A long account speaks of many things: it is as alike as its most alike sentence.
    """
    pieces = [(owner, text[start:end]) for owner, text in enumerate(texts) for start, end in split_sentences(text)]
    kept, gram_rarity = telling_grams([piece for _, piece in pieces])
    words = [vector(book.vocabulary.terms(piece), book.rarity, book.vocabulary.weight) for _, piece in pieces]
    letters = [vector(bag, gram_rarity) for bag in kept]
    by_words = cosines([vector(bags[n], book.rarity, book.vocabulary.weight) for n in promises], words)
    by_letters = cosines([vector(grams(texts[n]), gram_rarity) for n in promises], letters)
    rows = []
    for number, word_row, letter_row in zip(promises, by_words, by_letters, strict=True):
        row = [0.0] * len(texts)
        for (owner, _), word, letter in zip(pieces, word_row, letter_row, strict=True):
            row[owner] = max(row[owner], (1 - LETTER_SHARE) * word + LETTER_SHARE * letter)
        own = book.lines[number].streams
        near = [SAME_WORKSTREAM * bool(own & line.streams) for line in book.lines] + [0.0] * (len(row) - len(book.lines))
        rows.append([min(score + more, 1.0) for score, more in zip(row, near, strict=True)])
    return rows


def _promise(book: _Book, number: int, row: Sequence[float], papers: Sequence[Document], actions: tuple[str, ...]) -> Promise:
    line = book.lines[number]
    later = [paper for paper in papers if is_later(paper, line.paper)]
    earlier = [paper for paper in papers if is_later(line.paper, paper)]
    return Promise(
        document=line.paper.id,
        section=line.statement.section,
        passage=line.passage,
        area=line.statement.area,
        actions=actions,
        before=tuple(echo for paper in earlier for echo in _echoes(book, number, row, paper, PROMISES)),
        after=tuple(echo for paper in later for echo in _echoes(book, number, row, paper, _HEARD)),
        later=tuple(paper.id for paper in later),
    )


def _echoes(book: _Book, number: int, row: Sequence[float], paper: Document, sections: frozenset[Section]) -> list[Echo]:
    own = [at for at, line in enumerate(book.lines) if line.paper is paper and line.statement.section in sections]
    least = max(LEAST, NEAR_BEST * max((row[at] for at in own), default=0.0))
    chosen = sorted((at for at in own if row[at] >= least), key=lambda at: (-row[at], at))[:MOST_PER_PAPER]
    return [
        Echo(
            document=paper.id,
            section=book.lines[at].statement.section,
            passage=book.lines[at].passage,
            score=round(row[at], 3),
            why=book.reason(book.lines[number].passage.text, book.lines[at].passage.text),
        )
        for at in chosen
    ]
