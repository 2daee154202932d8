"""What changed between two versions of a plan, as lines a person reads in a terminal: the gravest first."""

import textwrap
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from ..audit.weakening import Turn, Weakening, compare_measures
from ..crosswalk.diff import ActionChange, Change, Deadline, PlanDiff, WorkstreamChange
from ..crosswalk.word_diff import Edit, Piece
from ..model import Action, Document, Measure, Passage

WIDTH = 100
KEPT_AROUND = 6  # of a long stretch that stayed, the words shown beside a change
_MARKS = {Edit.REMOVED: ("[-", "-]"), Edit.ADDED: ("{+", "+}")}
T = TypeVar("T")


def diff_text(diff: PlanDiff) -> str:
    """Return the differences of two versions as lines for people."""
    lines = [f"{_named(diff.old)}  ->  {_named(diff.new)}", ""]
    lines += _order(diff)
    sections = [
        ("Weaknesses", list(_things(diff.weaknesses, "weakness", lambda w: (str(w.label or w.number), w.passage)))),
        ("Workstreams", list(_workstreams(diff.workstreams))),
        ("Outcomes", list(_things(diff.outcomes, "outcome", lambda o: (o.number, o.passage)))),
        ("Actions dropped", [line for change in diff.actions if change.dropped for line in _whole(change, "-")]),
        ("Actions added", [line for change in diff.actions if change.added for line in _whole(change, "+")]),
        ("Deadlines moved", [line for change in diff.actions if change.deadline for line in _deadline(change, change.deadline)]),
        ("Measures weakened, dropped or changed", [line for change in diff.actions for line in _measures(change)]),
        ("Leads changed", [line for change in diff.actions if change.lead for line in _lead(change, change.lead)]),
        ("Actions reworded", [line for change in diff.actions if change.words for line in _reworded(change)]),
        ("Actions moved or renumbered", [line for change in diff.actions for line in _moved(change)]),
    ]
    for title, body in sections:
        if body:
            lines += [title, "-" * len(title), *body, ""]
    lines += [counts(diff)]
    if any(change.words or any(m.words for m in change.measures) for change in diff.actions) or any(w.words for w in diff.weaknesses):
        lines += ["[-words-] were removed, {+words+} added."]
    return "\n".join(lines) + "\n"


def measure_changes(change: ActionChange) -> Iterator[tuple[Change[Measure], Weakening | None]]:
    """Yield the measures of an action that changed, those in both versions with which way they were changed."""
    for measure in change.measures:
        if measure.old is not None and measure.new is not None and measure.words:
            text = change.new.passage.text if change.new else ""
            yield measure, compare_measures(measure.old.passage.text, measure.new.passage.text, text)
        elif measure.added or measure.dropped:
            yield measure, None


def counts(diff: PlanDiff) -> str:
    """Return in a sentence or two what changed, and how much did not."""
    actions = diff.actions
    weakened = sum(w is not None and w.turn in (Turn.WEAKENED, Turn.MIXED) for change in actions for _, w in measure_changes(change))
    moved = [change.deadline.days for change in actions if change.deadline and change.deadline.days]
    lost = sum(
        change.deadline is not None and change.deadline.new.due is None and change.deadline.old.due is not None for change in actions
    )
    facts = (
        (sum(change.dropped for change in actions), "dropped"),
        (sum(change.added for change in actions), "added"),
        (sum(bool(change.words) for change in actions), "reworded"),
        (sum(change.renumbered for change in actions), "renumbered"),
        (sum(days > 0 for days in moved), "put off"),
        (sum(days < 0 for days in moved), "brought forward"),
        (lost, "without the date they had"),
    )
    said = ", ".join(f"{number} {word}" for number, word in facts if number) or "none changed"
    dropped = sum(measure.dropped for change in actions for measure in change.measures)
    kept = sum(not change.changed for change in actions)
    measures = f" Measures: {weakened} weakened, {dropped} dropped." if weakened or dropped else ""
    return f"Actions: {said}; {kept} as they were.{measures}"


def marked(pieces: Sequence[Piece]) -> str:
    """Return a wording with what was removed and added in marks, long stretches that stayed cut."""
    words = []
    for number, piece in enumerate(pieces):
        if piece.edit is Edit.KEPT:
            words.append(_shortened(piece.words, first=number == 0, last=number == len(pieces) - 1))
        else:
            opening, closing = _MARKS[piece.edit]
            words.append(f"{opening}{piece.words}{closing}")
    return " ".join(words)


def _shortened(words: str, *, first: bool, last: bool) -> str:
    each = words.split()
    if len(each) <= 2 * KEPT_AROUND + 1:
        return words
    head = [] if first else each[:KEPT_AROUND]
    tail = [] if last else each[-KEPT_AROUND:]
    return " ".join([*head, "…", *tail])


def _order(diff: PlanDiff) -> list[str]:
    if diff.old.date and diff.new.date and diff.old.date > diff.new.date:
        note = f"The second is dated {diff.new.date}, before the first ({diff.old.date}). The older one is to be named first."
        return [*_wrapped(note, "Note: "), ""]
    return []


def _things(changes: Sequence[Change[T]], kind: str, name: Callable[[T], tuple[str, Passage]]) -> Iterator[str]:
    for change in changes:
        if change.new is None and change.old is not None:
            number, passage = name(change.old)
            yield from _wrapped(f"{kind} {number} dropped, or no longer named: {passage.text}", "  - ")
        elif change.old is None and change.new is not None:
            number, passage = name(change.new)
            yield from _wrapped(f"{kind} {number} is new: {passage.text}", "  + ")
        elif change.changed and change.old is not None and change.new is not None:
            before, after = name(change.old)[0], name(change.new)[0]
            number = f"{before} is now {kind} {after}" if change.renumbered else before
            yield from _wrapped(f"{kind} {number}: {marked(change.words) if change.words else 'the words are the same'}", "  ~ ")


def _workstreams(changes: Sequence[WorkstreamChange]) -> Iterator[str]:
    yield from _things(changes, "workstream", lambda s: (str(s.number), s.title))
    for change in changes:
        if change.lead and change.new is not None:
            yield from _wrapped(
                f"workstream {change.new.number}: led by {_or_nobody(change.lead[1])}, before by {_or_nobody(change.lead[0])}", "  ~ "
            )


def _whole(change: ActionChange, sign: str) -> Iterator[str]:
    action = change.new or change.old
    assert action is not None, "a change has an old or a new side"
    due = f" (due {action.timescale.due.isoformat()})" if action.timescale.due else ""
    yield from _wrapped(f"{action.ref} {action.passage.text}{due}", f"  {sign} ")
    for measure in action.measures:
        yield from _wrapped(f"measure: {measure.passage.text}", "      ")


def _deadline(change: ActionChange, deadline: Deadline) -> Iterator[str]:
    if deadline.days is None:
        lost = deadline.old.due is not None and deadline.new.due is None
        word = "the date is gone" if lost else "a date was set" if deadline.new.due else "worded otherwise, without a date before or after"
    elif deadline.days == 0:
        word = "the same last day, another beginning"
    else:
        word = f"{abs(deadline.days)} {'day' if abs(deadline.days) == 1 else 'days'} {'later' if deadline.days > 0 else 'earlier'}"
    before, after = (_timescale(side.passage, side.due) for side in (deadline.old, deadline.new))
    yield from _wrapped(f"{_ref(change)}: {before} became {after}: {word}", "  ~ ")


def _timescale(passage: Passage | None, due: object) -> str:
    words = f"“{passage.text}”" if passage else "(blank)"
    return f"{words} ({due})" if due else words


def _measures(change: ActionChange) -> Iterator[str]:
    for measure, weakening in measure_changes(change):
        if weakening is not None:
            why = f": {'; '.join(weakening.why)}" if weakening.why else ""
            yield from _wrapped(f"{_ref(change)}: {weakening.turn.value}{why}", "  ~ ")
            yield from _wrapped(marked(measure.words), "      ")
        elif measure.old is not None:
            yield from _wrapped(f"{_ref(change)}: measure dropped: {measure.old.passage.text}", "  - ")
        elif measure.new is not None:
            yield from _wrapped(f"{_ref(change)}: measure added: {measure.new.passage.text}", "  + ")


def _lead(change: ActionChange, lead: tuple[str | None, str | None]) -> Iterator[str]:
    yield from _wrapped(f"{_ref(change)}: {_or_nobody(lead[1])}, before {_or_nobody(lead[0])}", "  ~ ")


def _reworded(change: ActionChange) -> Iterator[str]:
    yield from _wrapped(f"{_ref(change)}: {marked(change.words)}", "  ~ ")


def _moved(change: ActionChange) -> Iterator[str]:
    if change.old is None or change.new is None:
        return
    parts = [f"{change.old.ref} is now {change.new.ref}"] if change.renumbered else []
    parts += [f"from workstream {change.workstream[0]} to {change.workstream[1]}"] if change.workstream else []
    parts += [f"from outcome {change.outcome[0] or '(none)'} to {change.outcome[1] or '(none)'}"] if change.outcome else []
    if parts:
        yield from _wrapped(f"{', '.join(parts)}: {_shortened(change.new.passage.text, first=False, last=True)}", "  ~ ")


def _ref(change: ActionChange) -> str:
    side: Action | None = change.new or change.old
    return side.ref if side else ""


def _or_nobody(name: str | None) -> str:
    return name or "nobody named"


def _named(paper: Document) -> str:
    return f"{paper.source} ({paper.date or 'undated'})"


def _wrapped(words: str, indent: str) -> list[str]:
    return textwrap.wrap(
        words, WIDTH, initial_indent=indent, subsequent_indent=" " * max(len(indent), 6), break_long_words=False, break_on_hyphens=False
    )
