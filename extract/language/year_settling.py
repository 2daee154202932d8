"""Finds the years that were left out, and tells dates from words and numbers that only look like one.

A year is taken where the words share it: "April – June 2022", "6, 7 and 8 June 2023", "2022/23 Q1",
"Q1 2022/23 (April to June)". A period that is still without one stays so and is never guessed.
"""

from dataclasses import replace

from .calendar_periods import Named, Unit, take_year
from .date_items import GOVERNORS, JOINTS, POINTS, RANGE_JOINTS, SILENT, Item
from .date_words import Role

_YEARS = frozenset({Unit.YEAR, Unit.FINANCIAL, Unit.ACADEMIC})
# What may stand right before a bare year for it to be one: "by 2023", "the end of 2023", "2022 and 2023".
_LEAD_TO_A_YEAR = (GOVERNORS - {Role.VAGUE, Role.NOT}) | {Role.TO}
_UNKNOWN = frozenset({Role.WORD, Role.NUMBER, Role.UNDATED})
_COUNTED = frozenset({Role.WORD, Role.STATUS, Role.OF})


def settle_years(items: list[Item]) -> list[Item]:
    """Give yearless periods and plain day numbers the year of the period they are joined to, and those in brackets likewise."""
    return _years_into_brackets(_years_backwards(_years_forwards(_academic_throughout(items))))


def _academic_throughout(items: list[Item]) -> list[Item]:
    """Read both years of "academic years 2022/23 and 2023/24" alike."""
    settled = list(items)
    for forwards in (True, False):
        places = range(len(items)) if forwards else range(len(items) - 1, -1, -1)
        academic = False
        for place in places:
            item = settled[place]
            if item.named and item.assumed and academic:
                settled[place] = replace(item, named=replace(item.named, unit=Unit.ACADEMIC))
            elif item.named:
                academic = item.named.unit is Unit.ACADEMIC
            elif item.role not in JOINTS and item.role not in SILENT:
                academic = False
    return settled


def _years_forwards(items: list[Item]) -> list[Item]:
    """Read "2022/23 Q1", "2022 autumn term" and "Q1 (April to June) 2022/23", where the year stands apart."""
    settled: list[Item] = []
    pending = -1  # the yearless quarter or term that stands right before a bracket
    for item in items:
        last = settled[-1] if settled else None
        year = item.named if item.named and item.named.unit in _YEARS else None
        if item.role is Role.OPENING and last and last.partial:
            pending = len(settled) - 1
        if year and last and last.role is Role.CLOSING and pending >= 0 and (done := _of_year(settled[pending], year)):
            settled[pending] = done
            pending = -1
            continue
        if last and last.role is Role.CLOSING:
            pending = -1
        owner = _year_before(settled) if item.partial else None
        if owner is not None and (done := _of_year(item, settled[owner].named)):
            done = replace(done, start=settled[owner].start)
            del settled[owner:]
            item = done
        settled.append(item)
    return settled


def _year_before(settled: list[Item]) -> int | None:
    """Return where the plain year right before the next item stands; a comma or colon may lie between."""
    place = len(settled) - 1
    if place >= 0 and settled[place].role in (Role.COMMA, Role.COLON):
        place -= 1
    named = settled[place].named if place >= 0 else None
    return place if named and named.unit in _YEARS and not settled[place].problem else None


def _of_year(item: Item, year: Named | None) -> Item | None:
    """Return the yearless quarter, season or term with its year, where that makes a period."""
    named = item.named
    if named is None or year is None or named.unit not in (Unit.QUARTER, Unit.SEASON, Unit.TERM):
        return None
    if (named.unit is Unit.QUARTER and year.unit is not Unit.FINANCIAL) or (named.unit is Unit.SEASON and year.span):
        return None
    return replace(item, named=replace(named, year=year.year, span=year.span), weak=False)


def _years_backwards(items: list[Item]) -> list[Item]:
    """Carry years from right to left: "Nov – Feb 2023", "6, 7 and 8 June 2023", "Autumn and Spring term 2022/23"."""
    settled = list(items)
    anchor: Named | None = None
    joints: set[Role] = set()
    gap: set[Role] = set()
    day_list = False  # an "and" among plain day numbers, without which a comma joins nothing
    for place in range(len(items) - 1, -1, -1):
        item = items[place]
        if item.role in JOINTS:
            joints.add(item.role)
        elif item.role in GOVERNORS or item.role in SILENT:
            gap.add(item.role)
        elif item.role in (Role.PERIOD, Role.NUMBER):
            day_list = item.role is Role.NUMBER and (day_list or Role.AND in joints)
            between = place > 0 and _governed_by(items, place, Role.BETWEEN)
            if anchor and joints:
                settled[place] = _carried(item, anchor, joints, gap, between=between, day_list=day_list)
            named = settled[place].named
            anchor = named if named and named.year is not None and not settled[place].problem else None
            joints, gap = set(), set()
        else:
            anchor, joints, gap, day_list = None, set(), set(), False
    return settled


def _carried(item: Item, anchor: Named, joints: set[Role], gap: set[Role], *, between: bool, day_list: bool) -> Item:
    ranged = bool(joints & RANGE_JOINTS) or between
    if item.partial and item.named:
        named = take_year(item.named, anchor, ranged=ranged)
        return replace(item, named=named, carried=True, weak=False) if named else item
    day = item.role is Role.NUMBER and 1 <= item.value <= 31 and anchor.unit in (Unit.DAY, Unit.WEEK) and not gap & GOVERNORS
    if day and (item.ordinal or day_list or Role.COMMA not in joints):
        return replace(item, role=Role.PERIOD, named=replace(anchor, day=item.value), carried=True)
    return item


def _governed_by(items: list[Item], place: int, role: Role) -> bool:
    """Tell whether the word before the item, fillers and points aside, has the role."""
    place -= 1
    steps = 4  # "between the end of April": more lie between in no real phrase
    while place > 0 and steps and (items[place].role in SILENT or items[place].role in POINTS):
        place, steps = place - 1, steps - 1
    return place >= 0 and items[place].role is role


def _years_into_brackets(items: list[Item]) -> list[Item]:
    """Give a yearless gloss its year ("Q1 2022/23 (April to June)") and drop a mere label ("April – June 2022 (Q1)")."""
    settled = list(items)
    explained: Named | None = None
    for place, item in enumerate(settled):
        if item.role is Role.OPENING:
            before = settled[place - 1].named if place else None
            explained = before if before and before.year is not None else None
        elif item.role in (Role.CLOSING, Role.WORD, Role.STOP):
            explained = None
        elif explained and item.partial and item.named:
            settled[place] = _gloss(item, item.named, explained)
    return settled


def _gloss(item: Item, named: Named, explained: Named) -> Item:
    if named.unit not in (Unit.MONTH, Unit.DAY):
        return Item(Role.FILLER, item.start, item.end)
    whole = explained.period()
    for year in sorted({whole.first.year, whole.last.year}) if whole else ():
        dated = replace(named, year=year)
        period = dated.period()
        if whole and period and period.overlaps(whole):
            return replace(item, named=dated, carried=True, weak=False)
    return item


def drop_lookalikes(items: list[Item]) -> list[Item]:
    """Turn into plain words what only looks like a date: a bare year among other words that no "by" or "in" leads
    to ("Code of Practice 2015", "2022 places"), the verbs "may" and "march", a fraction or season beside a real date.
    """
    unknown = any(item.role in _UNKNOWN for item in items)
    dated = any(item.named is not None and not item.partial for item in items)
    kept: list[Item] = []
    for place, item in enumerate(items):
        behind = items[place + 1].role if place + 1 < len(items) else Role.STOP
        lookalike = dated and item.partial and behind is Role.COLON and _is_heading(item)
        if item.named and item.named.unit is Unit.YEAR and unknown:
            lookalike = behind in _UNKNOWN or not _leads_to_a_year(kept)
        elif item.weak and item.partial and item.named:
            joined = behind in JOINTS or _is_joined(kept)
            counted = item.named.unit is Unit.DAY and (behind in GOVERNORS or behind in _COUNTED)  # "2/3 by", "1/2 of"
            lookalike = item.named.unit is Unit.MONTH or (dated and (counted or not joined))
        kept.append(Item(Role.WORD, item.start, item.end) if lookalike else item)
    return kept


def _is_joined(before: list[Item]) -> bool:
    """Tell whether what comes next is joined to what stands before it, governing words aside ("March 2023 – early | summer")."""
    place = len(before) - 1
    while place >= 0 and (before[place].role in SILENT or before[place].role in GOVERNORS):
        place -= 1
    return place >= 0 and before[place].role in JOINTS


def _is_heading(item: Item) -> bool:
    """Tell whether it is a quarter or term, which may head the dates it is about: "Q1: April – June 2022"."""
    return item.named is not None and item.named.unit in (Unit.QUARTER, Unit.SEASON, Unit.TERM)


def _leads_to_a_year(before: list[Item]) -> bool:
    place = len(before) - 1
    while place >= 0 and before[place].role in SILENT:
        place -= 1
    if place < 0:
        return False
    if before[place].role in _LEAD_TO_A_YEAR:
        return True
    earlier = before[place - 1].named if place and before[place].role in JOINTS else None
    return earlier is not None and earlier.unit is Unit.YEAR
