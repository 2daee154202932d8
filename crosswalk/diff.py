"""How a plan changed from one version to the next: actions and their measures, dates and leads, weaknesses, workstreams, outcomes.

Things are paired by their words first and their numbers second, so that an action whose reference was changed is the same action,
and one whose reference was given to other work is not.
"""

from collections.abc import Callable, Hashable, Sequence
from typing import Generic, TypeVar

from ..model import Action, Document, InputError, Kind, Measure, Outcome, Passage, Timescale, Value, Weakness, Workstream
from .marks import fold_for_comparison
from .similarity import fold_words
from .word_diff import Piece, same_words, word_diff

# Of two wordings so much agrees, letter by letter in order or word by word in any order, for one to be the other reworded: with the
# same number, and with another one. Unrelated actions of a plan, which share their verbs and nouns, stay below 55.
ALIKE_SAME_NUMBER = 60.0
ALIKE = 72.0

T = TypeVar("T")


class Change(Value, Generic[T]):
    """Something in the old version, the new one, or both. ``words`` say how the wording changed, empty where it did not."""

    old: T | None = None
    new: T | None = None
    words: tuple[Piece, ...] = ()
    renumbered: bool = False

    @property
    def added(self) -> bool:
        """Whether only the new version has it."""
        return self.old is None

    @property
    def dropped(self) -> bool:
        """Whether only the old version has it."""
        return self.new is None

    @property
    def changed(self) -> bool:
        """Whether it is not in both versions with the same number and words."""
        return self.added or self.dropped or bool(self.words) or self.renumbered


class Deadline(Value):
    """A timescale that changed: ``days`` by how many it moved, later ones positive; None where either has no date."""

    old: Timescale
    new: Timescale
    days: int | None
    words: tuple[Piece, ...] = ()


class ActionChange(Change[Action]):
    """An action in both versions or one, with what changed about it; ``lead`` are the words of its lead cell, old and new."""

    deadline: Deadline | None = None
    lead: tuple[str | None, str | None] | None = None
    workstream: tuple[int | None, int | None] | None = None
    outcome: tuple[str | None, str | None] | None = None
    measures: tuple[Change[Measure], ...] = ()

    @property
    def changed(self) -> bool:
        """Whether anything about it changed."""
        moved = self.deadline or self.lead or self.workstream or self.outcome
        return super().changed or bool(moved) or any(measure.changed for measure in self.measures)


class WorkstreamChange(Change[Workstream]):
    """A workstream in both versions or one; ``lead`` are the names of its leads, old and new, where they differ."""

    lead: tuple[str | None, str | None] | None = None

    @property
    def changed(self) -> bool:
        """Whether anything about it changed."""
        return super().changed or self.lead is not None


class PlanDiff(Value):
    """Two versions of a plan and every thing of either, in the order of the new version, dropped things after."""

    old: Document
    new: Document
    actions: tuple[ActionChange, ...]
    weaknesses: tuple[Change[Weakness], ...]
    workstreams: tuple[WorkstreamChange, ...]
    outcomes: tuple[Change[Outcome], ...]

    @property
    def changed(self) -> bool:
        """Whether anything changed."""
        return any(one.changed for group in (self.actions, self.weaknesses, self.workstreams, self.outcomes) for one in group)


def diff_plans(old: Document, new: Document) -> PlanDiff:
    """Return how ``old`` became ``new``. Raises InputError where either is no plan or they are of two areas."""
    for paper in (old, new):
        if paper.kind is not Kind.PLAN:
            kind = paper.kind.value.replace("_", " ")
            remedy = f"Name two versions of a plan; if it is one: --kind {paper.source}={Kind.PLAN.value}"
            raise InputError(
                paper.source, f"is no plan but {'not a known kind of paper' if paper.kind is Kind.UNKNOWN else f'a {kind}'}.", remedy
            )
    if old.area and new.area and old.area.casefold() != new.area.casefold():
        wrong = f"is the plan of {new.area}, and {old.source} that of {old.area}."
        raise InputError(new.source, wrong, f"Name two versions of one area's plan; to correct an area: --area {new.source}=AREA")
    return PlanDiff(
        old=old,
        new=new,
        actions=tuple(_action(*pair) for pair in _paired(old.actions, new.actions, _action_key, lambda a: a.passage)),
        weaknesses=tuple(
            _change(before, after, _weakness_key, lambda w: w.passage)
            for before, after in _paired(old.weaknesses, new.weaknesses, _weakness_key, lambda w: w.passage)
        ),
        workstreams=tuple(_workstream(*pair) for pair in _paired(old.workstreams, new.workstreams, lambda s: s.number, lambda s: s.title)),
        outcomes=tuple(
            _change(before, after, lambda o: o.number, lambda o: o.passage)
            for before, after in _paired(old.outcomes, new.outcomes, lambda o: o.number, lambda o: o.passage)
        ),
    )


def likeness(old: str, new: str) -> float:
    """Return how alike two wordings are, 0 to 100: letter by letter in order, or word by word in any order, whichever is more."""
    from rapidfuzz import fuzz

    first, second = fold_words(old), fold_words(new)
    return max(fuzz.ratio(first, second), fuzz.token_sort_ratio(first, second))


def _action_key(action: Action) -> str:
    return action.ref.casefold()


def _weakness_key(weakness: Weakness) -> str | int | None:
    return weakness.label or weakness.number


def _paired(
    old: Sequence[T], new: Sequence[T], key: Callable[[T], Hashable], passage: Callable[[T], Passage]
) -> list[tuple[T | None, T | None]]:
    """Pair the things of two versions: same words and number, same words, alike and same number, alike; the rest stays alone."""
    left, right = dict(enumerate(old)), dict(enumerate(new))
    joined: dict[int, int] = {}

    def join(before: int, after: int) -> None:
        joined[after] = before
        del left[before], right[after]

    for with_number in (True, False):
        waiting: dict[tuple[Hashable, str], list[int]] = {}
        for number, one in left.items():
            waiting.setdefault((key(one) if with_number else None, fold_for_comparison(passage(one).text)), []).append(number)
        for number, one in list(right.items()):
            same = waiting.get((key(one) if with_number else None, fold_for_comparison(passage(one).text)), [])
            if same:
                join(same.pop(0), number)
    for before, after in _most_alike(left, right, key, passage):
        if before in left and after in right:
            join(before, after)
    pairs: list[tuple[T | None, T | None]] = [(old[joined[at]] if at in joined else None, one) for at, one in enumerate(new)]
    return pairs + [(one, None) for one in left.values()]


def _most_alike(
    left: dict[int, T], right: dict[int, T], key: Callable[[T], Hashable], passage: Callable[[T], Passage]
) -> list[tuple[int, int]]:
    """Return the pairs alike enough, the most alike first; with the same number less is asked, and of equals these come first."""
    found: list[tuple[bool, float, int, int]] = []
    for before, one in left.items():
        for after, other in right.items():
            score, numbered = likeness(passage(one).text, passage(other).text), key(one) == key(other)
            if score >= (ALIKE_SAME_NUMBER if numbered else ALIKE):
                found.append((numbered, score, before, after))
    return [(before, after) for _, _, before, after in sorted(found, key=lambda each: (-each[1] - 10 * each[0], each[2], each[3]))]


def _change(old: T | None, new: T | None, key: Callable[[T], Hashable], passage: Callable[[T], Passage]) -> "Change[T]":
    if old is None or new is None:
        return Change(old=old, new=new)
    return Change(old=old, new=new, words=_words(passage(old).text, passage(new).text), renumbered=key(old) != key(new))


def _words(old: str, new: str) -> tuple[Piece, ...]:
    return () if same_words(old, new) else word_diff(old, new)


def _action(old: Action | None, new: Action | None) -> ActionChange:
    if old is None or new is None:
        return ActionChange(old=old, new=new)
    leads = (old.lead.text if old.lead else None, new.lead.text if new.lead else None)
    return ActionChange(
        old=old,
        new=new,
        words=_words(old.passage.text, new.passage.text),
        renumbered=_action_key(old) != _action_key(new),
        deadline=_deadline(old.timescale, new.timescale),
        lead=_differing(*leads),
        workstream=(old.workstream, new.workstream) if old.workstream != new.workstream else None,
        outcome=(old.outcome, new.outcome) if old.outcome != new.outcome else None,
        measures=_measures(old.measures, new.measures),
    )


def _measures(old: Sequence[Measure], new: Sequence[Measure]) -> tuple[Change[Measure], ...]:
    pairs = _paired(old, new, lambda _: None, lambda measure: measure.passage)
    alone = [(before, after) for before, after in pairs if before is None or after is None]
    # Where one went and one came, the one came in the other's place, however differently it is worded.
    if len(alone) == 2 and {before is None for before, _ in alone} == {True, False}:
        lost, won = (next(side[at] for side in alone if side[at] is not None) for at in (0, 1))
        pairs = [(lost, after) if after is won else (before, after) for before, after in pairs if before is not lost]
    return tuple(_change(before, after, lambda _: None, lambda measure: measure.passage) for before, after in pairs)


def _workstream(old: Workstream | None, new: Workstream | None) -> WorkstreamChange:
    if old is None or new is None:
        return WorkstreamChange(old=old, new=new)
    return WorkstreamChange(
        old=old,
        new=new,
        words=_words(old.title.text, new.title.text),
        renumbered=old.number != new.number,
        lead=_differing(old.lead.name if old.lead else None, new.lead.name if new.lead else None),
    )


def _differing(old: str | None, new: str | None) -> tuple[str | None, str | None] | None:
    return None if same_words(old or "", new or "") else (old, new)


def _deadline(old: Timescale, new: Timescale) -> Deadline | None:
    words = [timescale.passage.text if timescale.passage else "" for timescale in (old, new)]
    moved = (new.due - old.due).days if old.due and new.due else None
    if (old.due, old.start, old.reading) == (new.due, new.start, new.reading) and (old.due or same_words(*words)):
        return None
    return Deadline(old=old, new=new, days=moved, words=_words(*words))
