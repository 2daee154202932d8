"""Links: decisions people made that the papers, or the days, have overtaken."""

from collections.abc import Iterator
from datetime import date

from ...model import Section
from ...model.disposition import Disposition, Settling
from ..area import AuditedArea
from ..examples import Example, Promise, Said
from ..finding import Severity
from ..rule import Hit, rule

_LINE = Promise("1.1.a", "Open a waiting list telephone line", ("Telephone line open",), "May 2022")
_ACCEPTED = Disposition(
    number=1,
    settling=Settling.ACCEPT,
    fingerprint="0123456789abcdef",
    code="GAP003",
    subject="action 1.1.b",
    area=None,
    by="Amina Holt",
    on=date(2023, 6, 1),
    reason="The measure will be agreed with families in the autumn",
)


@rule(
    "TRC010",
    "acceptance run out",
    Severity.MEDIUM,
    question="Has what was accepted been put right, or is it accepted for longer, and by whom?",
    bad=Example(promises=(_LINE,), dispositions=(_ACCEPTED.model_copy(update={"until": date(2023, 12, 31)}),)),
    good=Example(promises=(_LINE,), dispositions=(_ACCEPTED.model_copy(update={"until": date(2024, 12, 31)}),)),
)
def acceptance_run_out(area: AuditedArea) -> Iterator[Hit]:
    """A finding was accepted until a day that has passed, and it is open again.

    An acceptance with an end is a promise to look again on that day. To clear it, put right what was found, or accept it
    anew with a new reason and a new day.
    """
    for one in area.dispositions:
        if not one.counts_on(area.as_of):
            yield Hit(one.subject, f"What was settled about {one.code}, {one.subject}, has run out. {one.said()}", document=area.plan)


@rule(
    "TRC011",
    "settled finding no longer there",
    Severity.LOW,
    question="Was the fault put right, or only its words changed?",
    bad=Example(promises=(_LINE,), dispositions=(_ACCEPTED,)),
    good=Example(promises=(_LINE,), position=(Said(Section.DELIVERED, "Opened the waiting list telephone line in May 2022"),)),
    last=True,
)
def settled_finding_gone(area: AuditedArea) -> Iterator[Hit]:
    """Somebody settled a finding that this audit does not have.

    The fault may be put right, or the words it rests on were changed so that it now looks like another. Settlings that
    belong to nothing hide what they once said. To clear it, read the reason again, and take it back: stocktake reopen.
    """
    for one in area.dispositions:
        if one.fingerprint not in area.found and one.code in area.looked_for:
            yield Hit(one.subject, f"{one.code}, {one.subject}, is not found any more. {one.said()}", document=area.plan)
