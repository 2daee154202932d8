"""Finds which statements of later papers speak of which action of the plan, and how they bear on it."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..extract.language.sentences import split_sentences
from ..model import Action, Document, Kind, Passage, Section, Statement, Value
from .closeness import WORD_FLOOR, Vector, cosine, cosines, rarities, telling_grams, vector
from .crosswalk import Link
from .figures import LONGEST_REPORT, Figure, compares, figures_of, goal_of, is_met
from .measured_things import SAME_THING, measured_thing
from .relations import Relation, relate, telling_word
from .streams import plan_workstreams
from .vocabulary import Vocabulary, vocabulary_of

# Being in the workstream that reports on the action's own adds this; a fifth of the true links cross workstreams, so it is no gate.
SAME_WORKSTREAM = 0.08
# Words and runs of letters count alike: 0.35 to 0.65 for letters changes the F1 by a hundredth.
LETTER_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class Weights:
    """How a pair of action and statement is scored, and what makes it a link.

    Chosen on the measuring papers with one workstream held out at a time; ``bench/evidence_weights.py`` prints the figures.
    """

    letters: float = LETTER_SHARE
    same_workstream: float = SAME_WORKSTREAM
    same_measure: float = 0.1  # for a statement that reports on the very thing a measure counts
    least: float = 0.24  # a link scores this at least,
    near_action: float = 0.7  # this share of the best the action has in the same paper,
    near_statement: float = 0.5  # and this share of the best the statement has
    least_best: float = 0.2  # the best an action has may score less: something is said of most actions, if in other words


WEIGHTS = Weights()

# A statement passed over that comes this near to what makes a link may speak of the action all the same: shares of ``least`` and
# ``near_statement``. Of the six actions of the measuring papers that no link was found for though they were due, annotators found
# something said of five; these shares, or a name the two have in common, turn up a statement for each of the five.
NEARLY_LEAST = 0.7
NEARLY_NEAR = 0.8
# A name that more actions than this bear is the plan's subject, not one action's.
MOST_NAMED = 2

REPORTING = frozenset(
    {
        Section.CURRENT_POSITION,
        Section.DELIVERED,
        Section.DELIVERED_ADDITIONAL,
        Section.DIFFERENCE,
        Section.CHALLENGE,
        Section.STILL_TO_DO,
        Section.EVIDENCE,
        Section.NARRATIVE,
        Section.NEXT_STEP,
        Section.PROGRESS,
    }
)
# Papers that by their kind report on a plan, and count even when they state no date.
_REPORTS = frozenset({Kind.POSITION, Kind.LETTER})


class Evidence(Value):
    """A passage of a later paper that speaks of an action of the plan.

    ``measure`` is the index of the success measure it speaks of, None where it speaks of the action itself;
    ``context`` the words that introduce an item of a list; ``score`` how sure the link is, 0 to 1.
    """

    ref: str
    measure: int | None
    document: str
    kind: Kind
    section: Section
    passage: Passage
    context: Passage | None = None
    relation: Relation
    score: float
    why: str


@dataclass(frozen=True, slots=True)
class Said:
    """A statement, or one of its items, that may be evidence."""

    paper: Document
    statement: Statement
    passage: Passage
    context: Passage | None


def find_evidence(
    plan: Document, papers: Sequence[Document], links: Sequence[Link] = (), weights: Weights = WEIGHTS
) -> tuple[Evidence, ...]:
    """Return what ``papers`` say of each action of ``plan``, by action in the plan's order, the surest first.

    Papers are those that count at the audit's date; ones that cannot be later than the plan are passed over. ``links`` are
    those of the crosswalk, by which a letter's areas are known to be the plan's weaknesses.
    """
    return find_evidence_and_nearest(plan, papers, links, weights)[0]


def find_evidence_and_nearest(
    plan: Document, papers: Sequence[Document], links: Sequence[Link] = (), weights: Weights = WEIGHTS
) -> tuple[tuple[Evidence, ...], dict[str, Evidence]]:
    """Return what :func:`find_evidence` does and, by ref, for actions it finds nothing on the nearest statement passed over.

    That statement is too little to give an action a status, but a reader should see it before anyone says that nothing was
    reported. An action that no statement comes near to has none.
    """
    said = [said for paper in papers if paper.id != plan.id and reports_on(plan, paper) for said in statements_of(paper)]
    if not said or not plan.actions:
        return (), {}
    scale = _Scale.of(
        vocabulary_of([plan, *papers]), [action_words(action) for action in plan.actions] + [one.passage.text for one in said]
    )
    matches = _measured_matches(plan.actions, said)
    scores = _scores(plan, said, scale, matches, links, weights)
    best_said = [max(column) for column in zip(*scores, strict=True)]
    names = [scale.names(action_words(action)) for action in plan.actions] + [scale.names(one.passage.text) for one in said]
    found: list[Evidence] = []
    nearest: dict[str, Evidence] = {}
    for number, (action, row) in enumerate(zip(plan.actions, scores, strict=True)):
        # What one paper says plainly must not hide what another says in other words: near the best is asked within each paper.
        best: dict[str, float] = {}
        for one, score in zip(said, row, strict=True):
            best[one.paper.id] = max(best.get(one.paper.id, 0.0), score)
        top, before = max(row), len(found)
        for at in sorted(range(len(said)), key=lambda at: (-row[at], at)):
            match = matches.get((number, at))
            least = weights.least_best if row[at] == top else max(weights.least, weights.near_action * best[said[at].paper.id])
            near = row[at] >= max(least, weights.near_statement * best_said[at])
            if near or (match and match.figure):
                found.append(_evidence(action, said[at], row[at], row[at] / best_said[at], match, scale))
        if len(found) == before and (near := _nearest(row, best_said, _bearing(names, number, len(plan.actions)), weights)) is not None:
            nearest[action.ref] = _evidence(action, said[near], row[near], row[near] / best_said[near], None, scale)
    return tuple(found), nearest


def action_words(action: Action) -> str:
    """Return the words of an action and all its measures."""
    return " ".join([action.passage.text, *(measure.passage.text for measure in action.measures)])


def reports_on(plan: Document, paper: Document) -> bool:
    """Tell whether a paper is later than the plan, or of a kind that reports on one where either has no date."""
    if paper.kind is Kind.PLAN:
        return False
    facts = {fact.name: fact.value for fact in plan.facts}
    known = [day for day in (plan.date, *(facts.get(name) for name in ("inspection_start", "inspection_end", "report_published"))) if day]
    own = paper.date or next((fact.value for fact in paper.facts if fact.name == "meeting_date"), None)
    if own is None:
        return paper.kind in _REPORTS
    # A date may be a month: it counts as the month's last day, and "~" sorts behind every day.
    return not known or own + "~" >= max(known)


def statements_of(paper: Document) -> Iterator[Said]:
    """Yield every statement of a paper that reports on work, and after it its items."""
    for statement in paper.statements:
        if statement.section in REPORTING:
            yield Said(paper, statement, statement.passage, None)
            for item in statement.items:
                yield Said(paper, statement, item, statement.passage)


@dataclass(frozen=True, slots=True)
class _Scale:
    """The texts compared as vectors, and how words are weighed among them."""

    vocabulary: Vocabulary
    rarity: Mapping[str, float]
    words: Sequence[Vector]
    letters: Sequence[Vector]

    @classmethod
    def of(cls, vocabulary: Vocabulary, texts: Sequence[str]) -> "_Scale":
        bags = [vocabulary.terms(text) for text in texts]
        rarity = rarities(bags, WORD_FLOOR)
        kept, gram_rarity = telling_grams(texts)
        words = [vector(bag, rarity, vocabulary.weight) for bag in bags]
        return cls(vocabulary, rarity, words, [vector(bag, gram_rarity) for bag in kept])

    def weigh(self, text: str) -> Vector:
        return vector(self.vocabulary.terms(text), self.rarity, self.vocabulary.weight)

    def shared(self, first: str, second: str) -> list[str]:
        """Return what both texts name, as the second writes it, the rarest first."""
        known = {term for term, _ in self.vocabulary.read(first)}
        written = {term: words for term, words in self.vocabulary.read(second) if term in known}
        return sorted(
            written.values(), key=lambda words: -max(self._worth(term) for term, as_written in written.items() if as_written == words)
        )

    def names(self, text: str) -> frozenset[str]:
        """Return what a text calls by a name in capitals."""
        return frozenset(term for term, words in self.vocabulary.read(text) if sum(letter.isupper() for letter in words) > 1)

    def _worth(self, term: str) -> float:
        return self.rarity.get(term, 0.0) * self.vocabulary.weight(term)


@dataclass(frozen=True, slots=True)
class _Match:
    """A measure and a statement that speak of one measured thing; ``figure`` where the statement's figure is of the measure's target."""

    measure: int
    likeness: float
    figure: Figure | None = None
    met: bool | None = None


def _measured_matches(actions: Sequence[Action], said: Sequence[Said]) -> dict[tuple[int, int], _Match]:
    """Return the measure each pair of action and statement has in common, where it has one."""
    things = [measured_thing(one.passage.text) if len(one.passage.text.split()) <= LONGEST_REPORT else None for one in said]
    figures = [figures_of(one.passage.text) for one in said]
    matches: dict[tuple[int, int], _Match] = {}
    for number, action in enumerate(actions):
        for index, measure in enumerate(action.measures):
            wanted, goal = measured_thing(measure.passage.text), goal_of(measure.passage.text)
            if not wanted.changes or not (wanted.dimensions or wanted.part):
                continue
            for at, thing in enumerate(things):
                sure = [(compares(goal, figure), figure) for figure in figures[at]] if goal else []
                likeness, figure = max(sure, key=lambda pair: pair[0], default=(0.0, None))
                if goal and figure and likeness:
                    found = _Match(index, likeness, figure, is_met(goal, figure))
                else:
                    found = _Match(index, wanted.likeness(thing) if thing else 0.0)
                held = matches.get((number, at))
                if found.likeness >= SAME_THING and (
                    held is None or (found.figure is not None, found.likeness) > (held.figure is not None, held.likeness)
                ):
                    matches[number, at] = found
    return matches


def _scores(
    plan: Document, said: Sequence[Said], scale: _Scale, matches: Mapping[tuple[int, int], _Match], links: Sequence[Link], weights: Weights
) -> list[list[float]]:
    split = len(plan.actions)
    by_words, by_letters = cosines(scale.words[:split], scale.words[split:]), cosines(scale.letters[:split], scale.letters[split:])
    workstreams = [plan_workstreams(plan, one.paper, one.statement, links) for one in said]
    return [
        [
            min(
                (1 - weights.letters) * by_words[number][at]
                + weights.letters * by_letters[number][at]
                + weights.same_workstream * (action.workstream in workstreams[at])
                + weights.same_measure * (matches[number, at].likeness if (number, at) in matches else 0.0),
                1.0,
            )
            for at in range(len(said))
        ]
        for number, action in enumerate(plan.actions)
    ]


def _evidence(action: Action, one: Said, score: float, share: float, match: _Match | None, scale: _Scale) -> Evidence:
    """Return the evidence of a chosen pair; ``share`` is its score as a part of the best the statement has with any action."""
    text = one.passage.text
    sentence = _nearest_sentence(text, action, scale)
    met = match.met if match else None
    relation = relate(
        one.statement.section, sentence, score=score, share=share, met=met, narrower=bool(match and match.figure and met is None)
    )
    measure = match.measure if match else _nearest_measure(action, text, scale)
    return Evidence(
        ref=action.ref,
        measure=measure,
        document=one.paper.id,
        kind=one.paper.kind,
        section=one.statement.section,
        passage=one.passage,
        context=one.context,
        relation=relation,
        score=round(score, 3),
        why=_reason(scale.shared(action_words(action), text)[:4], match, telling_word(sentence, relation), one.statement.section),
    )


def _nearest_sentence(text: str, action: Action, scale: _Scale) -> str:
    """Return the sentence of a statement that is closest to the action; its words say how it bears on it."""
    sentences = [text[start:end] for start, end in split_sentences(text)]
    if len(sentences) < 2:
        return text
    wanted = scale.weigh(action_words(action))
    return max(sentences, key=lambda sentence: cosine(wanted, scale.weigh(sentence)))


def _nearest_measure(action: Action, text: str, scale: _Scale) -> int | None:
    said = scale.weigh(text)
    best, measure = cosine(scale.weigh(action.passage.text), said), None
    for index, candidate in enumerate(action.measures):
        if (likeness := cosine(scale.weigh(candidate.passage.text), said)) > best:
            best, measure = likeness, index
    return measure


def _nearest(row: Sequence[float], best_said: Sequence[float], named: Sequence[int], weights: Weights) -> int | None:
    """Return which statement comes nearest to an action without evidence, of those that bear its name if any do; None where none does."""
    least, share = NEARLY_LEAST * weights.least, NEARLY_NEAR * weights.near_statement
    close = named or [at for at, score in enumerate(row) if score >= least and score >= share * best_said[at]]
    return max(close, key=lambda at: (row[at], -at), default=None)


def _bearing(names: Sequence[frozenset[str]], number: int, actions: int) -> list[int]:
    """Return the statements with a name the action has nearly to itself; ``names`` are the actions', then the statements'."""
    spread = Counter(name for own in names[:actions] for name in own)
    own = {name for name in names[number] if spread[name] <= MOST_NAMED}
    return [at for at, said in enumerate(names[actions:]) if own & said]


def _reason(shared: Sequence[str], match: _Match | None, word: str | None, section: Section) -> str:
    named = ", ".join(f"“{words}”" for words in shared)
    said = f"it says “{word}”" if word else f"it stands under “{section.value.replace('_', ' ')}”"
    if match and match.figure:
        return f"It reports “{match.figure.text}” for what measure {match.measure + 1} counts" + (f" and names {named}." if named else ".")
    return f"Both name {named}; {said}." if named else f"The wording is alike; {said}."
