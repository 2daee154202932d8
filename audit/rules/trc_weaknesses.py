"""Links: weaknesses of the plan that a later paper passes over, and ones it adds."""

from collections.abc import Iterator

from ...crosswalk import LinkType, node_name
from ...model import Document, Kind, Section, Weakness
from ..area import AuditedArea
from ..examples import Example, Said, Stream
from ..finding import Severity
from ..naming import begin, count, enumerate_words, name_paper, quote
from ..rule import Hit, rule
from ..weakness_words import is_dealt_with, is_hinted_at, is_named_in, is_too_short, unjoined

# A paper that names fewer of the plan's weaknesses than this share is about a part of the plan, and passes over the rest rightly.
LEAST_TAKEN_UP = 0.5
LEAST_LISTED = 2

_THREE = ("Families wait too long for an assessment", "The local offer is out of date", "Schools exclude too many pupils with SEND")
_STREAMS = (Stream(1, "Timely assessments", (1,)), Stream(2, "A useful local offer", (2,)), Stream(3, "Fewer exclusions", (3,)))
_REVIEW = (Said(Section.NARRATIVE, "Families still wait too long for an assessment."),)
_WAITS, _OFFER, _EXCLUSIONS = (
    "Shorten how long families wait for an assessment",
    "Bring the local offer up to date",
    "Schools exclude fewer pupils with SEND",
)


@rule(
    "TRC013",
    "weakness passed over",
    Severity.MEDIUM,
    question="Was this weakness settled, merged with another or forgotten, and who agreed to that?",
    bad=Example(weaknesses=_THREE, streams=_STREAMS, areas=(_WAITS, _OFFER), letter=_REVIEW),
    good=Example(weaknesses=_THREE, streams=_STREAMS, areas=(_WAITS, _OFFER, _EXCLUSIONS), letter=_REVIEW),
)
def weakness_passed_over(area: AuditedArea) -> Iterator[Hit]:
    """A later paper goes through the weaknesses of the plan and leaves some out.

    The inspectors' finding stands until somebody says that it is answered. A paper that lists fewer than half of the weaknesses is
    about a part of the plan and is let be, and so is one with a heading too short to say which weakness it is. To clear it, say in
    the paper what became of each.
    """
    for paper in area.reports:
        known = _taken_up(area, paper)
        if area.plan is None or len(paper.weaknesses) < LEAST_LISTED or len(known) < LEAST_TAKEN_UP * len(area.plan.weaknesses):
            continue
        missing = [weakness for weakness in area.plan.weaknesses if node_name(area.plan, "weakness", weakness.number) not in known]
        missing = [weakness for weakness in missing if not is_dealt_with(weakness, paper)]
        unread = [
            own for own in unjoined(paper, area.links) if is_too_short(own) and not any(is_hinted_at(w, own) for w in area.plan.weaknesses)
        ]
        if missing and not unread:
            listed = count(len(paper.weaknesses), "weakness", "weaknesses")
            told = enumerate_words([f"weakness {w.number} of the plan, {quote(w.passage.text)}" for w in missing])
            message = f"{begin(name_paper(area, paper))} lists {listed}; none of them takes up {told}."
            quotes = tuple((area.plan, weakness.passage) for weakness in missing)
            yield Hit(_subject(missing), message, quotes, document=paper)


@rule(
    "TRC014",
    "weakness the plan does not know",
    Severity.MEDIUM,
    question="Which workstream answers this one, and since when?",
    bad=Example(
        weaknesses=_THREE, streams=_STREAMS, areas=(_WAITS, _OFFER, _EXCLUSIONS, "Recruit educational psychologists"), letter=_REVIEW
    ),
    good=Example(weaknesses=_THREE, streams=_STREAMS, areas=(_WAITS, _OFFER, _EXCLUSIONS), letter=_REVIEW),
)
def weakness_added(area: AuditedArea) -> Iterator[Hit]:
    """The reviewers list an area for improvement that none of the plan's weaknesses is found in.

    What came up since the plan was written has no workstream, no lead and no date. To clear it, name the workstream that takes it
    on; where it is an old weakness in new words, link the two by hand.
    """
    for paper in area.reports:
        known = _taken_up(area, paper)
        if area.plan is None or paper.kind is not Kind.LETTER or len(known) < LEAST_TAKEN_UP * len(area.plan.weaknesses) or not known:
            continue
        new = [
            own
            for own in unjoined(paper, area.links)
            if not is_too_short(own) and not any(is_named_in(w, own) or is_hinted_at(w, own) for w in area.plan.weaknesses)
        ]
        if new:
            told = enumerate_words([f"area {weakness.number}, {quote(weakness.passage.text)}" for weakness in new])
            message = f"{begin(name_paper(area, paper))} lists {told}; no weakness of the plan was found in it."
            yield Hit(_subject(new), message, tuple((paper, weakness.passage) for weakness in new), document=paper)


def _taken_up(area: AuditedArea, paper: Document) -> set[str]:
    """Return the plan's weaknesses, by node name, that some weakness of a paper is in other words."""
    return {link.target for link in area.links if link.type is LinkType.REWORDS and link.source.startswith(f"{paper.id}/")}


def _subject(weaknesses: list[Weakness]) -> str:
    return f"{'weaknesses' if len(weaknesses) > 1 else 'weakness'} {enumerate_words([str(w.number) for w in weaknesses])}"
