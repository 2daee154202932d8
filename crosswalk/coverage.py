"""How far the chain from each weakness reaches: workstream, outcome, action, measure, evidence, verdict, next step.

Shallow, a thing is covered when the next level has something for it; deep, when all below it is covered too. Each level says what it
counts, and every row names the first link that is broken.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from ..model import Action, Document, Passage, Section, Value, Weakness, Workstream
from .crosswalk import Link, LinkType, node_name
from .evidence import Evidence
from .link_states import LinkState, best_of, evidence_by_action, state_of_link
from .status import OUTSIDE_PAPERS

_STEPS = frozenset({Section.NEXT_STEP, Section.REQUIRED_STEP})
# Things named one by one in a sentence; the rest is counted.
MOST_NAMED = 6


class Level(StrEnum):
    """A level of the chain below a weakness."""

    WORKSTREAM = "workstream"
    OUTCOME = "outcome"
    ACTION = "action"
    MEASURE = "measure"
    EVIDENCE = "evidence"
    VERDICT = "verdict"
    NEXT_STEP = "next step"


# What "n of m" counts at each level.
COUNTED: Mapping[Level, str] = {
    Level.WORKSTREAM: "the weakness: is there a workstream that answers it?",
    Level.OUTCOME: "its workstreams: how many name an outcome?",
    Level.ACTION: "their outcomes, and workstreams without one: how many hold an action?",
    Level.MEASURE: "their actions: how many have a success measure?",
    Level.EVIDENCE: "their actions: of how many does a later paper say anything?",
    Level.VERDICT: "the weakness: does a paper from outside say how it stands?",
    Level.NEXT_STEP: "the weakness: does a paper from outside say what comes next, or that it is settled?",
}


class LevelCover(Value):
    """One level of a weakness's chain.

    ``states`` are the things counted (numbers and references) with the state of the best link each has to this level; ``deep`` how
    many of them are covered all the way down. ``breaks`` says in one sentence what is missing, None where nothing is.
    """

    level: Level
    states: tuple[tuple[str, LinkState], ...]
    deep: int
    breaks: str | None = None

    @property
    def total(self) -> int:
        """How many things are counted; those nobody could check are not."""
        return sum(state is not LinkState.UNCHECKED for _, state in self.states)

    @property
    def covered(self) -> int:
        """How many of them have anything at this level."""
        return sum(state.holds for _, state in self.states)

    @property
    def state(self) -> LinkState:
        """The state of the level as a whole: the best of what it has."""
        if self.states and not self.total:
            return LinkState.UNCHECKED
        return best_of(state for _, state in self.states)

    def count(self, state: LinkState) -> int:
        """Return how many of the things counted have that state."""
        return sum(held is state for _, held in self.states)


class CoverageRow(Value):
    """The chain of one weakness. ``broken`` is the first level where something is missing, None where the chain is whole."""

    weakness: int | None
    passage: Passage
    levels: tuple[LevelCover, ...]

    @property
    def broken(self) -> LevelCover | None:
        """The first level of the chain where something is missing."""
        return next((level for level in self.levels if level.breaks), None)

    def at(self, level: Level) -> LevelCover:
        """Return the cover at a level."""
        return next(cover for cover in self.levels if cover.level is level)


@dataclass(frozen=True, slots=True)
class _Desk:
    """What the rows are read from."""

    plan: Document
    papers: Sequence[Document]
    links: Sequence[Link]
    reported: bool
    evidence: Mapping[str, LinkState]

    def actions(self, streams: Sequence[Workstream]) -> list[Action]:
        numbers = {stream.number for stream in streams}
        return [action for action in self.plan.actions if action.workstream in numbers]

    def is_deep(self, action: Action) -> bool:
        return bool(action.measures) and self.evidence.get(action.ref, LinkState.MISSING).sure


def coverage_matrix(
    plan: Document, papers: Sequence[Document], links: Sequence[Link], evidence: Sequence[Evidence], *, reported: bool
) -> tuple[CoverageRow, ...]:
    """Return a row for each weakness of ``plan``, in its order.

    ``reported`` is whether any paper reports on the plan; without one no action is looked at for evidence.
    """
    desk = _Desk(plan, papers, links, reported, evidence_by_action(evidence))
    return tuple(_row(desk, weakness) for weakness in plan.weaknesses)


def _row(desk: _Desk, weakness: Weakness) -> CoverageRow:
    answers = [
        link for link in desk.links if link.type is LinkType.ANSWERS and link.target == node_name(desk.plan, "weakness", weakness.number)
    ]
    named = {link.source: state_of_link(link) for link in answers}
    streams = [stream for stream in desk.plan.workstreams if weakness.number in stream.weaknesses]
    state = best_of(named.get(node_name(desk.plan, "workstream", stream.number), LinkState.COVERED) for stream in streams)
    actions = desk.actions(streams)
    verdict, step = _said(desk, weakness)
    whole = bool(actions) and all(desk.is_deep(action) for action in actions) and verdict.state.sure and step.state.sure
    name = f"weakness {weakness.number}"
    first = LevelCover(
        level=Level.WORKSTREAM,
        states=((name, state),),
        deep=int(whole),
        breaks=None if streams else f"No workstream of the plan answers {name}.",
    )
    below = (_outcomes(desk, streams), _actions(desk, streams), _measures(desk, actions), _evidence(desk, actions)) if streams else ()
    return CoverageRow(weakness=weakness.number, passage=weakness.passage, levels=(first, *(below or _nothing()), verdict, step))


def _nothing() -> tuple[LevelCover, ...]:
    """The levels below a weakness that no workstream answers: there is nothing to count."""
    return tuple(LevelCover(level=level, states=(), deep=0) for level in (Level.OUTCOME, Level.ACTION, Level.MEASURE, Level.EVIDENCE))


def _outcomes(desk: _Desk, streams: Sequence[Workstream]) -> LevelCover:
    held = {outcome.workstream for outcome in desk.plan.outcomes}
    states = [(str(stream.number), LinkState.COVERED if stream.number in held else LinkState.MISSING) for stream in streams]
    # A plan without any outcome is built otherwise: its workstreams hold the actions themselves.
    if not desk.plan.outcomes:
        states = [(name, LinkState.UNCHECKED) for name, _ in states]
    deep = sum(bool(own := desk.actions([stream])) and all(desk.is_deep(action) for action in own) for stream in streams)
    lacking = [name for name, state in states if state is LinkState.MISSING]
    return LevelCover(
        level=Level.OUTCOME, states=tuple(states), deep=deep, breaks=_sentence("Workstream", lacking, "names no outcome", "name no outcome")
    )


def _actions(desk: _Desk, streams: Sequence[Workstream]) -> LevelCover:
    numbers = {stream.number for stream in streams}
    outcomes = [outcome for outcome in desk.plan.outcomes if outcome.workstream in numbers]
    under: dict[str, list[Action]] = {f"outcome {outcome.number}": [] for outcome in outcomes}
    under |= {f"workstream {n}": [] for n in sorted(numbers - {outcome.workstream for outcome in outcomes})}
    for action in desk.actions(streams):
        place = f"outcome {action.outcome}" if f"outcome {action.outcome}" in under else f"workstream {action.workstream}"
        under.setdefault(place, []).append(action)
    states = tuple((place, LinkState.COVERED if own else LinkState.MISSING) for place, own in under.items())
    deep = sum(bool(own) and all(desk.is_deep(action) for action in own) for own in under.values())
    lacking = [place for place, own in under.items() if not own]
    breaks = _sentence("", lacking, "holds no action", "hold no action")
    return LevelCover(level=Level.ACTION, states=states, deep=deep, breaks=breaks)


def _measures(desk: _Desk, actions: Sequence[Action]) -> LevelCover:
    states = tuple((action.ref, LinkState.COVERED if action.measures else LinkState.MISSING) for action in actions)
    lacking = [ref for ref, state in states if state is LinkState.MISSING]
    breaks = _sentence("Action", lacking, "has no success measure", "have no success measure")
    return LevelCover(level=Level.MEASURE, states=states, deep=sum(map(desk.is_deep, actions)), breaks=breaks)


def _evidence(desk: _Desk, actions: Sequence[Action]) -> LevelCover:
    absent = LinkState.MISSING if desk.reported else LinkState.UNCHECKED
    states = tuple((action.ref, desk.evidence.get(action.ref, absent)) for action in actions)
    lacking = [ref for ref, state in states if state is LinkState.MISSING]
    breaks = _sentence("Of action", lacking, "no later paper says anything", "no later paper says anything")
    return LevelCover(level=Level.EVIDENCE, states=states, deep=sum(state.sure for _, state in states), breaks=breaks)


def _said(desk: _Desk, weakness: Weakness) -> tuple[LevelCover, LevelCover]:
    """What papers from outside say of a weakness: how it stands, and what comes next."""
    name = f"weakness {weakness.number}"
    outside = [paper for paper in desk.papers if paper.kind in OUTSIDE_PAPERS]
    target = node_name(desk.plan, "weakness", weakness.number)
    rewording = {link.source: state_of_link(link) for link in desk.links if link.type is LinkType.REWORDS and link.target == target}
    found: dict[Level, list[LinkState]] = {Level.VERDICT: [], Level.NEXT_STEP: []}
    for paper in outside:
        for own in paper.weaknesses:
            state = rewording.get(node_name(paper, "weakness", own.number))
            if state is None:
                continue
            sections = {statement.section for statement in paper.statements if own.number in statement.area}
            found[Level.VERDICT] += [state] * (own.status is not None or Section.NARRATIVE in sections)
            found[Level.NEXT_STEP] += [state] * (own.status is not None or bool(_STEPS & sections))
    words = {
        Level.VERDICT: f"No paper from outside says how {name} stands.",
        Level.NEXT_STEP: f"No paper from outside says what comes next for {name}.",
    }
    covers = []
    for level in (Level.VERDICT, Level.NEXT_STEP):
        state = best_of(found[level]) if outside else LinkState.UNCHECKED
        breaks = words[level] if state is LinkState.MISSING else None
        covers.append(LevelCover(level=level, states=((name, state),), deep=int(state.sure), breaks=breaks))
    return covers[0], covers[1]


def _sentence(one: str, names: Sequence[str], does: str, do: str) -> str | None:
    """Return "Actions 1.1.a and 1.1.b have no success measure."; None where nothing is named."""
    if not names:
        return None
    shown = list(names[:MOST_NAMED])
    rest = len(names) - len(shown)
    listed = ", ".join(shown) if rest or len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"
    listed += f" and {rest} more" if rest else ""
    words = f"{one}{'s' if len(names) > 1 else ''} {listed}" if one else listed
    return f"{words[0].upper()}{words[1:]} {do if len(names) > 1 else does}."
