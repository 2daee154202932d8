"""Tells a measure that counts activity (meetings held, people trained) from one of what the activity is to change."""

from ..model import fold
from .measurability import MeasureClass
from .measure_cues import compiled
from .measure_words import any_of, up_to

_EVENTS = any_of(
    """
    meetings?, sessions?, workshops?, training, courses?, webinars?, briefings?, conferences?, seminars?, visits?, roadshows?,
    coffee mornings?, drop~ins?, events?, focus groups?, forums?, inductions?, cpd, consultations?, newsletters?, bulletins?, emails?,
    presentations?, away days?, surgeries, open days?, networking
    """
)
_TOOK_PLACE = any_of(
    """
    held, take place, takes place, taken place, took place, delivered, provided, attended, attend, run, convened, arranged, organised,
    scheduled, undertaken, offered, completed, complete, received, issued, circulated, sent, hosted, conducted, carried out, trained,
    a year, a month, a term, per term, per year, per month, monthly, weekly, termly, quarterly, each term, every term, each year, every year
    """
)
_CAME = any_of(
    "attend, attends, attended, attending, complete, completed, receive, received, undertake, undertaken, undertook, access, accessed"
)
# "Requests for meetings", "the report of the workshop": what is counted stands before these. A body's first meeting is its start.
_ANOTHER_HEAD = (
    r"\b(?:for|about|on|to|from|after|following|by|at|first|inaugural)\b|[a-z] of\b(?<!% of)(?<!cent of)(?<!series of)(?<!number of)"
)
# What a measure of effect speaks of; a survey is how an effect is known.
_EFFECTS = any_of(
    r"""
    report(?! to)\w*, say\w*, feel\w*, confident, confidence, improv\w*, increas\w*, reduc\w*, fewer, less, better,
    satisf\w*, understand\w*,
    surveys?, feedback, evaluations?, outcomes?, impact, change\w*, result\w*, progress, on time, within, agree that, able to, rated,
    show\w*, demonstrat\w*, evidenc\w*, show, led to, leads? to, so that, knowledge, skills
    """
)


def counts_activity(text: str, measure_class: MeasureClass) -> bool:
    """Return whether all a measure asks for is that meetings, training or the like take place, or that people come to them."""
    if measure_class not in (MeasureClass.QUANTIFIED, MeasureClass.DELIVERABLE):
        return False
    plain = fold(text)
    took_place, effect = (compiled(rf"\b{words}\b").search(plain) for words in (_TOOK_PLACE, _EFFECTS))
    head = compiled(rf"^{up_to(6)}(?P<head>{_EVENTS})\b").match(plain)
    event = head and not compiled(_ANOTHER_HEAD).search(plain[: head.start("head")])
    came = compiled(rf"\b{_CAME} {up_to(4)}{_EVENTS}\b|\btrained\b").search(plain)
    return bool((event and took_place) or came) and not effect
