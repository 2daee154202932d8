"""Finds which statements of later papers speak of which action of the plan, and how they bear on it."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ..extract.language.sentences import split_sentences
from ..model import Action, Document, Kind, Passage, Section, Statement, Value
from .closeness import cosine
from .crosswalk import Link
from .link_weights import WEIGHTS, Weights
from .matches import Match, Reported, TrendMatch, find_matches, find_trends
from .reasons import say_why
from .relations import Relation, relate, telling_word
from .scale import Scale
from .signals import Pair, Setting, Signals, find_signals, places
from .similarity import stems
from .streams import plan_workstreams
from .vocabulary import vocabulary_of

# A name that more actions than this bear is the plan's subject, not one action's.
MOST_NAMED = 2
# A statement whose workstream is not known may be of the action's or not.
UNKNOWN = 0.5
# An introduction of no more words than this gives each item its subject; a longer one tells a story of its own.
SHORT_INTRODUCTION = 6
# The place of a statement in its list tells something only where the list has more entries than this.
SHORT_LIST = 2

# A statement that is an action told again shares this much of the telling words of both, and at least so many of them: it is a link
# however common the words are. On the measuring papers no statement comes so near to an action that is not its own.
TOLD_AGAIN_SHARE = 0.75
TOLD_AGAIN_WORDS = 3
TOLD_AGAIN_SCORE = 0.85

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
        Section.STRENGTH,
        Section.REQUIRED_STEP,
    }
)
# Papers that by their kind report on a plan, and count even when they state no date.
_REPORTS = frozenset({Kind.POSITION, Kind.LETTER})
# Papers that report on a plan only where they surely came after it: the first inspection is what the plan answers.
_LATER_ALONE = frozenset({Kind.INSPECTION, Kind.NOTICE})


class Evidence(Value):
    """A passage of a later paper that speaks of an action of the plan.

    ``measure`` is the index of the success measure it speaks of, None where it speaks of the action itself;
    ``context`` the words that introduce an item of a list; ``score`` how likely a careful reader would make the link: of links that score
    0.8 about eight in ten are right.
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

    @property
    def introduces(self) -> bool:
        """Whether it only introduces the items that follow it."""
        return self.context is None and bool(self.statement.items) and self.passage.text.endswith(":")

    @property
    def words(self) -> str:
        """Its words, an item's with the few that introduce its list: they may be all that says what its figure is of."""
        return words_of(self.passage, self.context)


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
    return choose(compare(plan, papers, said, links, weights), weights)


def choose(pairs: "Pairs", weights: Weights = WEIGHTS) -> tuple[tuple[Evidence, ...], dict[str, Evidence]]:
    """Return the links among ``pairs`` and the nearest statements passed over, as :func:`find_evidence_and_nearest` does."""
    scores: dict[int, dict[int, float]] = {}
    for (number, at), signals in pairs.signals.items():
        likely = weights.score(signals)
        again = likely < TOLD_AGAIN_SCORE and pairs.tells_again((number, at))
        scores.setdefault(number, {})[at] = TOLD_AGAIN_SCORE if again else likely
    names = [pairs.scale.names(one.text) for one in pairs.scale.told]
    found: list[Evidence] = []
    nearest: dict[str, Evidence] = {}
    for number, action in enumerate(pairs.actions):
        own = scores.get(number, {})
        best = max(own.values(), default=0.0)
        chosen = [at for at, score in own.items() if weights.makes_link(score, best) or pairs.has_figure((number, at))]
        found += [_evidence(pairs, number, at, own[at]) for at in sorted(chosen, key=lambda at: (-own[at], at))]
        if not chosen and (near := _nearest(own, _bearing(names, number, len(pairs.actions)), weights)) is not None:
            nearest[action.ref] = _evidence(pairs, number, near, own.get(near, 0.0))
    return tuple(found), nearest


@lru_cache(maxsize=65536)
def _telling(text: str) -> frozenset[str]:
    return frozenset(stems(text, {}))


def words_of(passage: Passage, context: Passage | None) -> str:
    """Return the words of a statement or item, those of its introduction before it where they are few."""
    if context is None or not context.text.endswith(":") or len(context.text.split()) > SHORT_INTRODUCTION:
        return passage.text
    return f"{context.text} {passage.text}"


def action_words(action: Action) -> str:
    """Return the words of an action and all its measures."""
    return " ".join([action.passage.text, *(measure.passage.text for measure in action.measures)])


def reports_on(plan: Document, paper: Document) -> bool:
    """Tell whether a paper is later than the plan, or of a kind that reports on one where either has no date."""
    if paper.kind is Kind.PLAN:
        return False
    if paper.kind in _LATER_ALONE:
        return bool(plan.date and paper.date and paper.date > plan.date + "~")
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
        first_hand = paper.kind is Kind.INSPECTION and statement.section is Section.DETAILED_FINDING
        if first_hand or statement.section in REPORTING:
            yield Said(paper, statement, statement.passage, None)
            for item in statement.items:
                yield Said(paper, statement, item, statement.passage)


@dataclass(frozen=True, slots=True)
class Pairs:
    """Actions and statements side by side: the signals of each pair, and the measures they have in common."""

    actions: Sequence[Action]
    said: Sequence[Said]
    scale: Scale
    signals: Mapping[Pair, Signals]
    matches: Mapping[Pair, Match]
    trends: Mapping[Pair, TrendMatch]

    def has_figure(self, pair: Pair) -> bool:
        """Tell whether a statement reports a figure of a target of the action: that is a link whatever else its words are."""
        return (match := self.matches.get(pair)) is not None and match.sure

    def tells_again(self, pair: Pair) -> bool:
        """Tell whether a statement is the action's own words again, done or to do."""
        number, at = pair
        action, said = (_telling(passage.text) for passage in (self.actions[number].passage, self.said[at].passage))
        shared = len(action & said)
        return shared >= TOLD_AGAIN_WORDS and shared >= TOLD_AGAIN_SHARE * max(len(action), len(said))


def compare(
    plan: Document, papers: Sequence[Document], said: Sequence[Said], links: Sequence[Link] = (), weights: Weights | None = None
) -> Pairs:
    """Return the signals of the pairs of an action of ``plan`` and a statement of ``said``, all of them of ``papers``.

    With ``weights`` those of pairs that can be no link by them are left out, which is quicker.
    """
    texts = [action_words(action) for action in plan.actions] + [one.words for one in said]
    scale = Scale.of(vocabulary_of([plan, *papers]), texts)
    reported = [Reported.of(one.words) for one in said]
    matches, trends = find_matches(plan.actions, reported), find_trends(plan.actions, reported)
    workstreams = [plan_workstreams(plan, one.paper, one.statement, links) for one in said]
    lists = [(one.paper.id, one.statement.workstream, one.statement.section) for one in said]
    lengths = Counter(lists)
    setting = Setting(
        action_places=places([action.workstream for action in plan.actions]),
        statement_places=[place if lengths[key] > SHORT_LIST else None for key, place in zip(lists, places(lists), strict=True)],
        papers=[one.paper.id for one in said],
        introductions=[one.introduces for one in said],
        same_workstream=[[float(action.workstream in own) if own else UNKNOWN for own in workstreams] for action in plan.actions],
        measured={pair: match.likeness for pair, match in matches.items()},
        trends={pair: match.likeness for pair, match in trends.items()},
    )
    return Pairs(plan.actions, said, scale, find_signals(scale, setting, weights.may_link if weights else None), matches, trends)


def _evidence(pairs: Pairs, number: int, at: int, score: float) -> Evidence:
    """Return the evidence of a chosen pair."""
    action, one, pair = pairs.actions[number], pairs.said[at], (number, at)
    text, scale, match = one.passage.text, pairs.scale, pairs.matches.get((number, at))
    sentence = _nearest_sentence(text, action, scale)
    trend = pairs.trends.get(pair)
    relation = relate(one.statement.section, sentence, pairs.signals.get(pair, Signals()), match, trend)
    return Evidence(
        ref=action.ref,
        measure=match.measure if match else _nearest_measure(action, text, scale),
        document=one.paper.id,
        kind=one.paper.kind,
        section=one.statement.section,
        passage=one.passage,
        context=one.context,
        relation=relation,
        score=round(score, 3),
        why=say_why(
            scale,
            scale.told[number],
            scale.told[len(pairs.actions) + at],
            match,
            trend,
            telling_word(sentence, relation),
            one.statement.section,
        ),
    )


def _nearest_sentence(text: str, action: Action, scale: Scale) -> str:
    """Return the sentence of a statement that is closest to the action; its words say how it bears on it."""
    sentences = [text[start:end] for start, end in split_sentences(text)]
    if len(sentences) < 2:
        return text
    wanted = scale.weigh(action_words(action))
    return max(sentences, key=lambda sentence: cosine(wanted, scale.weigh(sentence)))


def _nearest_measure(action: Action, text: str, scale: Scale) -> int | None:
    said = scale.weigh(text)
    best, measure = cosine(scale.weigh(action.passage.text), said), None
    for index, candidate in enumerate(action.measures):
        if (likeness := cosine(scale.weigh(candidate.passage.text), said)) > best:
            best, measure = likeness, index
    return measure


def _nearest(scores: Mapping[int, float], named: Sequence[int], weights: Weights) -> int | None:
    """Return which statement comes nearest to an action without evidence, of those that bear its name if any do; None where none does."""
    close = named or [at for at, score in scores.items() if score >= weights.nearly]
    return max(close, key=lambda at: (scores.get(at, 0.0), -at), default=None)


def _bearing(names: Sequence[frozenset[str]], number: int, actions: int) -> list[int]:
    """Return the statements with a name the action has nearly to itself; ``names`` are the actions', then the statements'."""
    spread = Counter(name for own in names[:actions] for name in own)
    own = {name for name in names[number] if spread[name] <= MOST_NAMED}
    return [at for at, said in enumerate(names[actions:]) if own & said]
