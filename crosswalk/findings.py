"""Which actions of the plan answer each detailed finding of the inspection, first-hand or as a position statement repeats it."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise, zip_longest

from ..extract.language.sentences import split_sentences
from ..model import Action, Document, Kind, Passage, Section, Statement, Value
from .closeness import WORD_FLOOR, cosines, rarities, telling_grams, vector
from .crosswalk import Link
from .evidence import action_words
from .signals import LETTER_SHARE
from .similarity import fold_words, stem
from .streams import plan_workstreams
from .vocabulary import Vocabulary, vocabulary_of

# Being in the workstream that answers the finding adds this to an action's likeness; it is no gate.
SAME_WORKSTREAM = 0.08
# An action answers a finding when it is nearly as like it as the likest one. With 0.9 and three, 11 of the 13 findings of the
# measuring papers name a right action and are not padded with more wrong ones than right; with 0.7 and four it is 9.
NEAR_BEST = 0.9
MOST_ACTIONS = 3
# With a subject no action speaks of, a finding is a gap unless an action is this like it all the same.
CLEARLY_ALIKE = 0.2
# A finding is a gap too when no action has more than this share of its telling words and matters: of the findings the annotators saw
# answered, the poorest shares a fifth with an action.
FEW_SHARED = 0.17
# It may share more where it speaks of no matter of the plan: a word in four may be there by chance.
FEW_WORDS = 0.25
# A subject that this many actions name, none of them of the finding's own workstreams, is named in passing.
IN_PASSING = 1

# Words any finding may repeat whatever its subject.
_COMMON = (
    "about absence accurate achieve add aim also although always amount any appropriate around arrange aspect available "
    "because become before benefit between break both bring but can case cause challenge change check concern consequence "
    "consider consistent could current detail differ do does down due during effect either enough even ever example expect "
    "fail few find follow full further generic get give go good great happen help high how however if impact important "
    "include increase individual inform initial issue just keep key know lack large late lead leader level little long look "
    "lot made main make manner many may mean meet member month more most move much must never next no now number object offer "
    "often once one only opportunity order other out over own part people place poor possible prevent problem progress put "
    "quality quick rather reach reason receive recent reflect relate remain require result right same see seek several should "
    "show significant similar since small some sometimes soon still strong such suitable take term then thing think time "
    "together too toward two type unable under until up vary very want way week well what when where whether while within "
    "without year yet"
)

# What happened to everyone is when a finding was made, not what it is about: no plan need name it.
_CIRCUMSTANCES = frozenset(stem(word) for word in "coronavirus covid covid19 epidemic lockdown pandemic".split())

Subject = tuple[str, ...]


# A finding that names no workstream belongs to the weakness it is likest to, from this likeness on.
LEAST_WEAKNESS = 0.12
# A finding the position statement repeats is the inspection's own when it is this like in its words.
REPEATED = 0.8


class FindingCover(Value):
    """A detailed finding and the refs of the actions that answer it, the likest first; none is a gap in the plan.

    ``document`` is the paper it is quoted from; ``weaknesses`` the numbers of the plan's weaknesses it is likest to, where its paper
    puts it under no workstream. ``missing`` are the finding's own words for what no action of the plan speaks of; without any the gap
    is not sure: no action is much like the finding, but it names nothing they leave out.
    """

    passage: Passage
    workstream: int | None
    actions: tuple[str, ...]
    missing: tuple[str, ...] = ()
    document: str = ""
    weaknesses: tuple[int, ...] = ()


def cover_all_findings(plan: Document, papers: Sequence[Document], links: Sequence[Link] = ()) -> tuple[FindingCover, ...]:
    """Return which actions answer each detailed finding of the inspection: those the latest position statement repeats, in its words,
    and first-hand those of the inspection's report that it leaves out."""
    position = _latest(papers, Kind.POSITION)
    inspection = _latest([paper for paper in papers if _is_before(paper, plan)], Kind.INSPECTION)
    repeated = cover_findings(plan, position, links) if position is not None else ()
    if inspection is None:
        return repeated
    known = [fold_words(cover.passage.text) for cover in repeated]
    own = cover_findings(plan, inspection, links)
    return (*repeated, *(cover for cover in own if not _is_among(fold_words(cover.passage.text), known)))


def cover_findings(plan: Document, paper: Document, links: Sequence[Link] = ()) -> tuple[FindingCover, ...]:
    """Return which actions answer each detailed finding of ``paper``, in its order; ``links`` are those of the crosswalk.

    The paper is the inspection's report or one that repeats it.
    """
    findings = [statement for statement in paper.statements if statement.section is Section.DETAILED_FINDING]
    if not findings or not plan.actions:
        return tuple(
            FindingCover(passage=finding.passage, workstream=finding.workstream, actions=(), document=paper.id) for finding in findings
        )
    vocabulary = vocabulary_of([plan, paper])
    subjects = _Subjects.of(vocabulary, plan, paper)
    weaknesses = _weaknesses(plan, findings, vocabulary)
    # A finding printed under two workstreams is one finding, and the actions of both may answer it.
    streams: dict[str, frozenset[int]] = {}
    for finding, numbers in zip(findings, weaknesses, strict=True):
        own = plan_workstreams(plan, paper, finding, links) or _answering(plan, numbers)
        streams[finding.passage.text] = streams.get(finding.passage.text, frozenset()) | own
    likenesses = _likenesses(plan.actions, [finding.passage.text for finding in findings], vocabulary)
    covers: list[FindingCover] = []
    for finding, row, numbers in zip(findings, likenesses, weaknesses, strict=True):
        own = streams[finding.passage.text]
        missing = subjects.missing(finding.passage.text, own) or subjects.unshared(finding.passage.text)
        gap = bool(missing) and max(row) < CLEARLY_ALIKE
        scores = [likeness + SAME_WORKSTREAM * (action.workstream in own) for action, likeness in zip(plan.actions, row, strict=True)]
        named = tuple(words for words in missing if not _CIRCUMSTANCES.intersection(term for term, _ in vocabulary.read(words)))
        covers.append(
            FindingCover(
                passage=finding.passage,
                workstream=finding.workstream,
                actions=() if gap else _nearest(plan.actions, scores),
                missing=named if gap else (),
                document=paper.id,
                weaknesses=numbers,
            )
        )
    return tuple(covers)


def _latest(papers: Sequence[Document], kind: Kind) -> Document | None:
    return max((paper for paper in papers if paper.kind is kind), key=lambda paper: (paper.date or "", paper.sha256), default=None)


def _is_before(paper: Document, plan: Document) -> bool:
    """Tell whether a paper may be what the plan answers: one dated after it is of a later inspection."""
    return paper.date is None or plan.date is None or paper.date[: len(plan.date)] <= plan.date


def _is_among(words: str, known: Sequence[str]) -> bool:
    from rapidfuzz.fuzz import ratio

    return any(ratio(words, other) >= 100 * REPEATED for other in known)


def _weaknesses(plan: Document, findings: Sequence[Statement], vocabulary: Vocabulary) -> list[tuple[int, ...]]:
    """Return for each finding its paper puts under no workstream the number of the plan's weakness it is likest to, if it is like any."""
    numbered = [weakness for weakness in plan.weaknesses if weakness.number is not None]
    bags = [vocabulary.terms(text) for text in (*(f.passage.text for f in findings), *(w.passage.text for w in numbered))]
    rarity = rarities(bags, WORD_FLOOR)
    vectors = [vector(bag, rarity, vocabulary.weight) for bag in bags]
    rows = cosines(vectors[: len(findings)], vectors[len(findings) :])
    found: list[tuple[int, ...]] = []
    for finding, row in zip(findings, rows, strict=True):
        best = max(range(len(row)), key=lambda at: (row[at], -at), default=None)
        number = numbered[best].number if best is not None and row[best] >= LEAST_WEAKNESS else None
        found.append((number,) if number is not None and finding.workstream is None else ())
    return found


def _answering(plan: Document, weaknesses: Sequence[int]) -> frozenset[int]:
    """Return the workstreams of the plan that answer some weaknesses."""
    return frozenset(stream.number for stream in plan.workstreams if set(stream.weaknesses) & set(weaknesses))


def _nearest(actions: Sequence[Action], scores: Sequence[float]) -> tuple[str, ...]:
    order = sorted(range(len(actions)), key=lambda number: (-scores[number], number))
    return tuple(actions[number].ref for number in order[:MOST_ACTIONS] if scores[number] >= NEAR_BEST * scores[order[0]] > 0)


def _likenesses(actions: Sequence[Action], findings: Sequence[str], vocabulary: Vocabulary) -> list[list[float]]:
    """Return how like each action is to each finding: the mean of its likeness to the whole and to the likest of its sentences."""
    pieces = [(number, text) for number, text in enumerate(findings)]
    pieces += [(number, text[start:end]) for number, text in enumerate(findings) for start, end in split_sentences(text)]
    texts = [action_words(action) for action in actions] + [text for _, text in pieces]
    bags = [vocabulary.terms(text) for text in texts]
    rarity = rarities(bags, WORD_FLOOR)
    kept, gram_rarity = telling_grams(texts)
    words = [vector(bag, rarity, vocabulary.weight) for bag in bags]
    letters = [vector(bag, gram_rarity) for bag in kept]
    split = len(actions)
    pairs = zip(cosines(words[split:], words[:split]), cosines(letters[split:], letters[:split]), strict=True)
    rows = [[(1 - LETTER_SHARE) * word + LETTER_SHARE * letter for word, letter in zip(*pair, strict=True)] for pair in pairs]
    found: list[list[float]] = []
    for number in range(len(findings)):
        parts = [row for (owner, _), row in zip(pieces[len(findings) :], rows[len(findings) :], strict=True) if owner == number]
        found.append([(whole + max(part[at] for part in parts)) / 2 for at, whole in enumerate(rows[number])])
    return found


@dataclass(frozen=True, slots=True)
class _Subjects:
    """What the plan's actions speak of and what the paper calls by name, by which a finding's own subject is known.

    A subject is a term, or two terms that stand side by side in a name ("healthy child" where the paper has a programme of that name).
    """

    vocabulary: Vocabulary
    common: frozenset[str]
    actions: Mapping[Subject, tuple[int | None, ...]]  # the workstream of each action that speaks of it
    names: frozenset[Subject]
    terms: tuple[frozenset[str], ...]

    @classmethod
    def of(cls, vocabulary: Vocabulary, plan: Document, position: Document) -> "_Subjects":
        actions: dict[Subject, tuple[int | None, ...]] = {}
        of_each = [vocabulary.terms(action_words(action)) for action in plan.actions]
        for action, terms in zip(plan.actions, of_each, strict=True):
            for subject in {*((term,) for term in terms), *pairwise(terms)}:
                actions[subject] = (*actions.get(subject, ()), action.workstream)
        texts = [passage.text for statement in position.statements for passage in (statement.passage, *statement.items)]
        names = frozenset(name for text in texts for name in _names(vocabulary, text))
        common = frozenset(stem(word) for word in _COMMON.split()) | vocabulary.routine
        return cls(vocabulary, common, actions, names, tuple(frozenset(terms) for terms in of_each))

    def missing(self, finding: str, streams: frozenset[int]) -> tuple[str, ...]:
        """Return the finding's words for its subjects that no action speaks of, or only one elsewhere in passing."""
        read = self.vocabulary.read(finding)
        times = Counter(term for term, _ in read)
        found: dict[Subject, str] = {}
        for (term, words), (after, more) in zip_longest(read, read[1:], fillvalue=("", "")):
            repeated = term not in self.common and times[term] > 1
            if (repeated or (term,) in self.names) and not self._is_answered((term,), streams):
                found.setdefault((term,), words)
            if (term, after) in self.names and not self._is_answered((term, after), streams):
                found.setdefault((term, after), f"{words} {more}")
        return tuple(found.values())

    def unshared(self, finding: str) -> tuple[str, ...]:
        """Return the finding's telling words that no action has, where no action has more than a few of them; else nothing."""
        telling = {term for term in self.vocabulary.terms(finding) if term not in self.common}
        matters = {term for term in telling if self.vocabulary.is_matter(term)}
        most = max((len(telling & terms) for terms in self.terms), default=0)
        few = FEW_SHARED if any(matters & terms for terms in self.terms) else FEW_WORDS
        if not telling or most > few * len(telling):
            return ()
        read = {term: words for term, words in self.vocabulary.read(finding) if term in telling}
        return tuple(words for term, words in read.items() if (term,) not in self.actions) or tuple(read.values())

    def _is_answered(self, subject: Subject, streams: frozenset[int]) -> bool:
        spoken_of = self.actions.get(subject, ())
        kin = any((family,) in self.actions for term in subject for family in self.vocabulary.kin(term))
        return kin or len(spoken_of) > IN_PASSING or bool(streams.intersection(spoken_of))


def _names(vocabulary: Vocabulary, text: str) -> Iterator[Subject]:
    """Yield what a text calls by name: two words with capitals side by side, or one of capitals and figures."""
    read = vocabulary.read(text)
    for (term, words), (after, more) in pairwise(read[1:]):
        if (
            words[0].isupper()
            and more[0].isupper()
            and not (term.startswith("#") or after.startswith("#") or {term, after} <= vocabulary.routine)
        ):
            yield (term, after)
    for term, words in read:
        if sum(letter.isupper() for letter in words) > 1 and any(letter.isdigit() for letter in words):
            yield (term,)
