"""How good each link is: one state out of a closed set, decided here alone."""

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum

from .crosswalk import Link, Method
from .decided import DecidedEvidence
from .evidence import Evidence
from .marks import fold_for_comparison

# A piece of evidence scores how likely a careful reader would make the link: below this it is less likely than not, and was kept since
# nothing likelier was found on the action.
WEAK_EVIDENCE = 0.5
# Two wordings of a weakness that are less alike than this are a weak link. On the measuring papers the true pairs score 0.33 and
# more and the best false ones 0.25 and less: between this and that a person should look.
WEAK_WORDING = 0.4
# A statement fits two actions alike when their scores differ by no more than this.
ALIKE = 0.03


class LinkState(StrEnum):
    """How good a link is. In the order in which the best of several is chosen."""

    COVERED = "covered"  # stated, decided by a person, or clearly alike
    AMBIGUOUS = "ambiguous"  # it fits something else as well
    DUPLICATE = "duplicate"  # it says again what another link of the same thing says
    WEAK = "weak"  # only a few shared words speak for it
    SUSPECT = "suspect"  # a person decided on it, and the words have changed since
    ORPHANED = "orphaned"  # evidence nothing asked for
    MISSING = "missing"  # there is nothing
    UNCHECKED = "not checked"  # there is no paper that could say

    @property
    def holds(self) -> bool:
        """Whether there is a link at all, however good."""
        return self not in (LinkState.ORPHANED, LinkState.MISSING, LinkState.UNCHECKED)

    @property
    def sure(self) -> bool:
        """Whether nobody need look at it again."""
        return self in (LinkState.COVERED, LinkState.DUPLICATE)


_ORDER = {state: number for number, state in enumerate(LinkState)}


def best_of(states: Iterable[LinkState]) -> LinkState:
    """Return the best of several states; missing where there is none."""
    return min(states, key=lambda state: _ORDER[state], default=LinkState.MISSING)


def state_of_link(link: Link) -> LinkState:
    """Return the state of a link between wordings of papers."""
    if link.suspect:
        return LinkState.SUSPECT
    if link.method is Method.SIMILAR and link.score < WEAK_WORDING:
        return LinkState.WEAK
    return LinkState.COVERED


def states_of_evidence(evidence: Sequence[Evidence]) -> tuple[LinkState, ...]:
    """Return the state of each piece of evidence, in order; all evidence of an area belongs in one call."""
    best: dict[tuple[str, int], list[Evidence]] = {}
    for one in evidence:
        best.setdefault((one.document, one.passage.start), []).append(one)
    seen: set[tuple[str, str]] = set()
    states = []
    for one in evidence:
        words = (one.ref, fold_for_comparison(one.passage.text))
        states.append(_state(one, best[one.document, one.passage.start], words in seen))
        seen.add(words)
    return tuple(states)


def evidence_by_action(evidence: Sequence[Evidence]) -> Mapping[str, LinkState]:
    """Return by reference the best state of what was found on each action that anything was found on."""
    found: dict[str, list[LinkState]] = {}
    for one, state in zip(evidence, states_of_evidence(evidence), strict=True):
        found.setdefault(one.ref, []).append(state)
    return {ref: best_of(states) for ref, states in found.items()}


def _state(one: Evidence, rivals: Sequence[Evidence], repeated: bool) -> LinkState:
    if isinstance(one, DecidedEvidence):
        return LinkState.SUSPECT if one.suspect else LinkState.COVERED
    if repeated:
        return LinkState.DUPLICATE
    if one.score < WEAK_EVIDENCE:
        return LinkState.WEAK
    settled = any(isinstance(rival, DecidedEvidence) and not rival.suspect for rival in rivals)
    top = max(rival.score for rival in rivals)
    alike = [rival for rival in rivals if rival.score >= top - ALIKE]
    return LinkState.AMBIGUOUS if not settled and len(alike) > 1 and one in alike else LinkState.COVERED
