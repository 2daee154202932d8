"""Claims: the plan's own ratings, held against its dates and what later papers report."""

from collections import defaultdict
from collections.abc import Iterator

from ...crosswalk import Status
from ...model import Action, Section
from ...model.days import first_day
from ..area import AuditedAction, AuditedArea
from ..examples import Example, Promise, Said
from ..finding import Severity
from ..naming import begin, name_actions, quote
from ..prose import quote_at
from ..ratings import Claimed, Rating, legend_of, rating_of
from ..rule import Hit, rule

# Of a longer list of actions the first are quoted: the message names them all.
MOST_QUOTES = 3

_LEGEND = "Key to ratings. Blue: complete; Green: on track; Red: off track."


@rule(
    "CLM010",
    "rating the papers do not bear out",
    Severity.MEDIUM,
    question="On what evidence was this rating given, and is it still right?",
    bad=Example(
        extra=_LEGEND,
        promises=(Promise("1.1.a", "Open a waiting list telephone line", ("Telephone line open",), "May 2022", rag=("Blue",)),),
        position=(Said(Section.STILL_TO_DO, "Open the waiting list telephone line"),),
    ),
    good=Example(
        extra=_LEGEND,
        promises=(Promise("1.1.a", "Open a waiting list telephone line", ("Telephone line open",), "May 2022", rag=("Blue",)),),
        position=(Said(Section.DELIVERED, "Opened the waiting list telephone line in May 2022"),),
    ),
)
def rating_not_borne_out(area: AuditedArea) -> Iterator[Hit]:
    """The plan rates an action as complete or on track, and its date or the later papers say otherwise.

    A rating is the area's word for where it stands; a board that reads "complete" asks no more. The colours are read by the
    plan's own legend, and a colour that it does not explain is left alone. To clear it, rate the action anew and keep the
    evidence beside the rating.
    """
    if area.plan is None:
        return
    legend = legend_of(area.plan)
    clashes: defaultdict[tuple[Claimed, str, Severity], list[tuple[Action, Rating, AuditedAction]]] = defaultdict(list)
    for audited in area.actions:
        action = area.action(audited.ref)
        rating = rating_of(action, legend) if action is not None else None
        clash = _clash(area, audited, rating) if rating is not None else None
        if action is not None and rating is not None and clash is not None:
            clashes[rating.claimed, *clash].append((action, rating, audited))
    for (claimed, why, severity), found in clashes.items():
        refs = [action.ref for action, _, _ in found]
        verb = "is" if len(refs) == 1 else "are"
        words = sorted({rating.words for _, rating, _ in found})
        as_written = f" ({', '.join(quote(w) for w in words)})" if any(w.casefold() != claimed.value for w in words) else ""
        message = f"{begin(name_actions(refs))} {verb} rated {claimed.value}{as_written}, {why}."
        quotes = [(area.plan, action.passage) for action, _, _ in found[:MOST_QUOTES]]
        quotes += [(area.paper(e.document), e.passage) for _, _, audited in found[:MOST_QUOTES] for e in audited.evidence[:1]]
        explained = next((rating.legend for _, rating, _ in found if rating.legend is not None), None)
        if explained is not None:
            quotes.append((area.plan, quote_at(area.plan, explained.start, explained.end)))
        yield Hit(name_actions(refs), message, tuple(quotes), document=area.plan, severity=severity)


def _clash(area: AuditedArea, audited: AuditedAction, rating: Rating) -> tuple[str, Severity] | None:
    """Return in a clause what speaks against a rating, and how grave that is."""
    if rating.claimed is Claimed.COMPLETE:
        if audited.status is Status.NOT_DELIVERED:
            return "and what later papers say of it is still to come, or to the contrary", Severity.MEDIUM
        if audited.status is Status.NO_EVIDENCE:
            return "and no paper supplied shows it", Severity.LOW
        return None
    if rating.claimed is not Claimed.ON_TRACK or audited.due is None or audited.status is Status.DELIVERED:
        return None
    if area.plan is not None and area.plan.date is not None and audited.due < first_day(area.plan.date):
        return "though due before the plan's own date", Severity.MEDIUM
    if audited.overdue:
        return "with a date now past and no report that the work is done", Severity.LOW
    return None
