"""Walks over the items of a deadline and makes terms: each period with the words that govern it.

A governing word ("by", "end of") holds until a mark or another word comes between, and the walk keeps how each
period is joined to the one before ("April – June", "June and September") and whether the words go on behind it
("onwards", "and ongoing", "– TBC").
"""

from dataclasses import dataclass, field, replace

from .date_items import GOVERNORS, JOINTS, POINTS, SILENT, Item
from .date_words import Role

# Between a date and the word that makes it a beginning ("March 2023 – and then | ongoing").
_BEFORE_OPENERS = frozenset({Role.AND, Role.COMMA, Role.DASH, Role.THEN, Role.TO, Role.OPENING, Role.FILLER})

# Marks that join a word to what it governs and separate nothing: "mid-March", "early-March", "Tuesday, 14 March".
_HYPHENS = {(Role.DASH, point) for point in (*POINTS, Role.VAGUE)} | {(Role.COMMA, Role.WEEKDAY)}


@dataclass(slots=True)
class Term:
    """A period, the roles of the words before it, and how it is joined to the term before. Built up while the items are walked."""

    item: Item
    place: int
    roles: frozenset[Role]
    joint: Role | None = None
    adjoins: bool = False
    awaits_event: bool = False
    goes_on: Role | None = None
    begin: int = 0


@dataclass(slots=True)
class _Walk:
    """Where the walk over the items stands: what has been seen since the last term."""

    roles: set[Role] = field(default_factory=set)
    joint: Role | None = None
    broken: bool = True
    event: bool = False
    relative: bool = False
    begin: int | None = None  # where the first of the governing words stands
    left_open: bool = False  # whether a dash or "to" right behind the last term still lacks what it leads to
    opening: frozenset[Role] | None = None  # roles seen since the last term while an opener may still follow


def read_terms(items: list[Item]) -> list[Term]:
    """Return the terms of the items in order."""
    terms: list[Term] = []
    walk = _Walk()
    for place, item in enumerate(items):
        if item.role is Role.PERIOD:
            terms.append(_term(item, place, walk, terms[-1] if terms else None))
            walk = _Walk(broken=False, opening=frozenset())
            continue
        _watch_for_end(item, walk, terms)
        _watch_for_opener(item, walk, terms)
        _advance(item, walk, items[place - 1] if place else None)
    if walk.left_open:
        _leave_without_end(terms)
    return terms


def _leave_without_end(terms: list[Term]) -> None:
    terms[-1].item = replace(terms[-1].item, problem="the end of the range is missing")


def _term(item: Item, place: int, walk: _Walk, before: Term | None) -> Term:
    roles = set(walk.roles)
    begin = item.start if walk.begin is None else walk.begin
    if walk.joint is Role.TO and walk.broken:
        roles.add(Role.BY)
    joint = None if walk.broken else walk.joint
    if before and before.item.carried and joint in (Role.AND, Role.COMMA):  # "w/c 13 and 20 March"
        roles |= before.roles & {Role.WEEK_OF}
    return Term(item, place, frozenset(roles), joint, adjoins=not walk.broken, awaits_event=walk.event, begin=begin)


def _advance(item: Item, walk: _Walk, before: Item | None) -> None:
    """Take note of an item that is no period."""
    role = item.role
    if role in GOVERNORS:
        walk.roles.add(role)
        walk.begin = item.start if walk.begin is None else walk.begin
        walk.event = walk.event and role is not Role.BY
    elif role in JOINTS:
        if before and (role, before.role) in _HYPHENS:
            return
        walk.begin = None
        walk.roles &= {Role.RELATIVE} if role in (Role.COMMA, Role.DASH) else {Role.RELATIVE, Role.VAGUE}
        walk.event = False
        walk.joint = role
    elif role is Role.OF:
        if walk.relative:
            walk.roles.add(Role.OF)
    elif role is Role.RELATIVE:
        walk.roles, walk.relative, walk.broken, walk.joint, walk.begin = {Role.RELATIVE}, True, True, None, item.start
    elif role not in SILENT and role is not Role.THEN and not (role is Role.NUMBER and Role.VAGUE in walk.roles):  # "week 2"
        plain = role in (Role.WORD, Role.STATUS, Role.NUMBER)
        walk.event = plain and (walk.event or bool(walk.roles & {Role.AFTER, Role.BEFORE}))
        walk.roles, walk.relative, walk.broken, walk.joint, walk.begin = set(), False, True, None, None


def _watch_for_end(item: Item, walk: _Walk, terms: list[Term]) -> None:
    """Mark the last term as unreadable where a range begins with it whose end has no date: "– TBC", "to Easter", "– end of project"."""
    if walk.left_open:
        pointed = bool(walk.roles & POINTS) and item.role in (Role.WORD, Role.STATUS, Role.NUMBER)
        if pointed or item.role in (Role.PROVISIONAL, Role.UNDATED):
            _leave_without_end(terms)
    begins = walk.opening == frozenset() and item.role in (Role.DASH, Role.TO)
    walk.left_open = begins or (walk.left_open and (item.role in SILENT or item.role in GOVERNORS))


def _watch_for_opener(item: Item, walk: _Walk, terms: list[Term]) -> None:
    """Mark the last term as a beginning where "onwards", "and ongoing" or "then monthly" follows it."""
    if walk.opening is None:
        return
    if item.role in (Role.OPEN, Role.ONWARDS):
        terms[-1].goes_on = item.role
    elif item.role is Role.OFTEN and walk.opening & {Role.THEN, Role.AND}:
        terms[-1].goes_on = Role.OPEN
    elif item.role is Role.OFTEN:  # "monthly thereafter"
        return
    walk.opening = walk.opening | {item.role} if item.role in _BEFORE_OPENERS else None
