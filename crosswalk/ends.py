"""Finds what a person names on a command line (2.1.a, weakness 3, k7m-2q9), and finds it again in other papers."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..model import Document, Kind, Passage, SettingsError, Statement
from .decisions import End, EndType
from .marks import FEWEST_TYPED, LONG, SHORT, code_of, fingerprint, mark_of, typed_code

# Of changed words, so much must still agree in order for them to be the same statement reworded and not another one.
STILL_ALIKE = 80.0

_NAMED = re.compile(
    r"^\s*(?P<type>weakness|area|workstream|priority|theme|action|measure|statement|outcome)?\s*(?:no\.?|number)?\s*(?P<key>\S.*?)\s*$",
    re.IGNORECASE,
)
_MEASURE = re.compile(r"^(?P<ref>.+?)\s*(?:/|,?\s+measure\s+)\s*(?P<number>\d+)$", re.IGNORECASE)
_TYPES = {"area": "weakness", "priority": "workstream", "theme": "workstream"}


@dataclass(frozen=True, slots=True)
class Place:
    """Words found in a run: what they are, where, and for words of a statement the statement itself."""

    end: End
    paper: Document
    passage: Passage
    statement: Statement | None = None
    context: Passage | None = None
    number: int | None = None  # of a weakness, workstream, or the index of a measure
    label: str | None = None  # the code a plan gives a weakness


def plan_places(plan: Document) -> Iterator[Place]:
    """Yield what of a plan a person can name: weaknesses, workstreams, actions, measures."""
    for weakness in plan.weaknesses:
        end = End(type=EndType.WEAKNESS, key=str(weakness.number), text=weakness.passage.text)
        yield Place(end, plan, weakness.passage, number=weakness.number, label=weakness.label)
    for stream in plan.workstreams:
        yield _place(plan, EndType.WORKSTREAM, str(stream.number), stream.title, stream.number)
    for action in plan.actions:
        yield _place(plan, EndType.ACTION, action.ref, action.passage)
        for index, measure in enumerate(action.measures):
            yield _place(plan, EndType.MEASURE, f"{action.ref}/{index + 1}", measure.passage, index)


def paper_places(paper: Document) -> Iterator[Place]:
    """Yield what of another paper has a mark: its statements, their items, and its own wordings of weaknesses."""
    for weakness in paper.weaknesses:
        end = End(type=EndType.FINDING, key=mark_of(paper.kind, weakness.passage.text), text=weakness.passage.text, kind=paper.kind)
        yield Place(end, paper, weakness.passage, number=weakness.number)
    for statement in paper.statements:
        for passage in (statement.passage, *statement.items):
            end = End(type=EndType.STATEMENT, key=mark_of(paper.kind, passage.text), text=passage.text, kind=paper.kind)
            context = None if passage is statement.passage else statement.passage
            yield Place(end, paper, passage, statement, context)


def places_of(plan: Document, papers: Sequence[Document]) -> tuple[Place, ...]:
    """Return all that a person can name in a plan and the papers about it."""
    return (*plan_places(plan), *(place for paper in papers if paper.kind is not Kind.PLAN for place in paper_places(paper)))


def find_place(places: Sequence[Place], words: str, prefer: EndType | None = None) -> Place:
    """Return what ``words`` name: an action or measure by reference, a weakness or workstream by number, other words by mark.

    Of several things of that name the one of the type to ``prefer`` is meant, where there is one. Raises SettingsError where nothing or
    more than one thing bears that name.
    """
    named = _NAMED.match(words)
    if named is None:
        raise SettingsError("An end of the link is empty. Write an action (2.1.a), a weakness (“weakness 3”) or a mark such as k7m-2q9.")
    kind = (named["type"] or "").casefold()
    found = [place for place in places if _is_named(place, _TYPES.get(kind, kind), named["key"])]
    if not found and kind in ("", "statement", "area", "weakness"):
        found = _marked(places, named["key"])
    if not found:
        raise SettingsError(_unknown(places, words.strip(), _TYPES.get(kind, kind)))
    found = [place for place in found if place.end.type is prefer] or found
    types = {place.end.type for place in found}
    if len(types) > 1 and not types <= {EndType.STATEMENT, EndType.FINDING}:
        meant = " or ".join(f"“{place.end.type.value} {place.end.key}”" for place in _one_each(found))
        raise SettingsError(f"“{words.strip()}” is the name of more than one thing. Write {meant}.")
    return found[0]


def _is_named(place: Place, kind: str, key: str) -> bool:
    if place.end.type in (EndType.STATEMENT, EndType.FINDING) or (kind and kind != place.end.type.value):
        return False
    measure = _MEASURE.match(key)
    if measure and place.end.type is EndType.MEASURE:
        key = f"{measure['ref']}/{measure['number']}"
    return key.casefold() in (place.end.key.casefold(), (place.label or "").casefold())


def _marked(places: Sequence[Place], key: str) -> list[Place]:
    code = typed_code(key)
    if code is None:
        return []
    found = [place for place in places if place.end.kind is not None and code_of(place.end.kind, place.end.text).startswith(code)]
    whole = {code_of(place.end.kind, place.end.text) for place in found if place.end.kind is not None}
    if len(whole) > 1:
        length = next(n for n in range(len(code) + 1, LONG + 1) if len({one[:n] for one in whole}) == len(whole))
        several = "; ".join(
            f"{mark_of(p.end.kind, p.end.text, max(length, SHORT))} is “{p.passage.text[:60]}”" for p in _one_each(found) if p.end.kind
        )
        raise SettingsError(f"“{key}” begins more than one mark: {several}. Write the longer one.")
    return found


def _one_each(places: Sequence[Place]) -> list[Place]:
    return list({(place.end.type, place.end.fingerprint): place for place in places}.values())


def _unknown(places: Sequence[Place], words: str, kind: str) -> str:
    known = {each: [place.end.key for place in places if place.end.type is each] for each in EndType}
    if kind in ("weakness", "workstream", "action") and known[EndType(kind)]:
        return f"There is no {words} in the plan. There are: {_some(known[EndType(kind)])}."
    if kind == "measure" or "/" in words:
        return f"There is no measure {words}. Write the action's reference, a slash and which of its measures: 2.1.a/1 is the first."
    if typed_code(words) and len(words) >= FEWEST_TYPED:
        return f"Nothing in these papers has the mark {words}. Marks are printed by: stocktake find WORDS PATH, trace and orphans."
    refs = _some(known[EndType.ACTION]) or "none was read"
    return (
        f"There is no “{words}” in these papers. Write an action's reference ({refs}), “weakness 3”, “workstream 2”, or the mark of a "
        "statement, such as k7m-2q9, which stocktake find prints."
    )


def _some(names: Sequence[str]) -> str:
    once = list(dict.fromkeys(names))
    return ", ".join(once[:12]) + (f" and {len(once) - 12} more" if len(once) > 12 else "")


def _place(plan: Document, kind: EndType, key: str, passage: Passage, number: int | None = None) -> Place:
    return Place(End(type=kind, key=key, text=passage.text), plan, passage, number=number)


class Finder:
    """Finds the ends of decisions made earlier again among the places of a run."""

    def __init__(self, places: Sequence[Place]) -> None:
        self._places = tuple(places)
        self._by_words: dict[tuple[EndType, Kind | None, str], list[Place]] = {}
        self._by_key: dict[tuple[EndType, str], Place] = {}
        for place in self._places:
            self._by_words.setdefault((place.end.type, place.end.kind, fingerprint(place.passage.text)), []).append(place)
            self._by_key.setdefault((place.end.type, place.end.key.casefold()), place)

    def same(self, end: End) -> tuple[Place, ...]:
        """Return where the very words stand now: of a plan, under their own number if they do, else under another; empty if nowhere."""
        found = self._by_words.get((end.type, end.kind, end.fingerprint), [])
        own = [place for place in found if place.end.key.casefold() == end.key.casefold()]
        return tuple(own or found[:1]) if end.kind is None else tuple(found)

    def changed(self, end: End) -> Place | None:
        """Return what stands now where the words stood: under the same number, or the most alike statement of such a paper."""
        if end.kind is None:
            return self._by_key.get((end.type, end.key.casefold()))
        from rapidfuzz import fuzz, process

        others = [place for place in self._places if (place.end.type, place.end.kind) == (end.type, end.kind)]
        best = process.extractOne(end.text, [place.passage.text for place in others], scorer=fuzz.ratio, score_cutoff=STILL_ALIKE)
        return others[best[2]] if best else None
