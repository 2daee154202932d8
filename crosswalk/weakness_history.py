"""What became of each weakness from paper to paper: kept, reworded, joined with another, retired, no longer named, or new."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from ..model import Document, Passage, Standing, Value, Weakness
from .crosswalk import Link, LinkType, node_name
from .linking import LEAST_SCORE
from .marks import fold_for_comparison
from .similarity import score_matrix


class Change(StrEnum):
    """What a paper makes of a weakness of the plan."""

    SAME = "same"  # in the plan's own words
    REWORDED = "reworded"
    RETIRED = "retired"  # said to be business as usual, or no longer followed
    MERGED = "merged"  # named under one heading with another weakness
    SPLIT = "split"  # named under several headings
    UNNAMED = "not named"  # the paper lists weaknesses, and this is not among them
    NEW = "new"  # the paper names one that the plan does not have


class Mention(Value):
    """What one paper makes of one weakness.

    ``weakness`` is its number in the plan, None where it is new; ``number`` the paper's own. ``passage`` are the words that say so,
    ``said_by`` who signs the paper. ``with_weaknesses`` are the plan's other weaknesses it is named or discussed together with.
    """

    weakness: int | None
    change: Change
    document: str
    date: str | None
    said_by: tuple[str, ...]
    number: int | None = None
    passage: Passage | None = None
    with_weaknesses: tuple[int, ...] = ()
    renumbered: bool = False
    score: float | None = None
    why: str


def weakness_history(plan: Document, papers: Sequence[Document], links: Sequence[Link]) -> tuple[Mention, ...]:
    """Return what each paper that lists weaknesses makes of the plan's, by weakness, then by the papers' dates; new ones last."""
    listing = sorted((p for p in papers if p.id != plan.id and p.weaknesses), key=lambda paper: (paper.date or "", paper.sha256))
    found = [mention for paper in listing for mention in _mentions(plan, paper, links)]
    order = {weakness.number: place for place, weakness in enumerate(plan.weaknesses)}
    return tuple(sorted(found, key=lambda one: order.get(one.weakness, len(order))))


def said_by(paper: Document) -> tuple[str, ...]:
    """Return who answers for a paper, as it names them: those who sign it, else its authors."""
    for standing in (Standing.SIGNATORY, Standing.AUTHOR):
        named = tuple(f"{p.name}, {p.organisation}" if p.organisation else p.name for p in paper.people if p.standing is standing)
        if named:
            return named
    return ()


@dataclass(frozen=True, slots=True)
class _Desk:
    """One paper beside the plan: ``joined`` are the plan's weaknesses by number, each with the paper's own that reword it."""

    plan: Document
    paper: Document
    joined: Mapping[int, Sequence[tuple[Weakness, Link]]]

    def others(self, own: Weakness, number: int | None) -> tuple[int, ...]:
        """Return the plan's other weaknesses that one of the paper's own rewords."""
        return tuple(n for n, pairs in self.joined.items() if n != number and any(held.number == own.number for held, _ in pairs))

    def discussed_with(self, own: Weakness, number: int | None) -> tuple[int, ...]:
        """Return the plan's other weaknesses that the paper discusses in one breath with one of its own."""
        areas = {area for statement in self.paper.statements if own.number in statement.area for area in statement.area} - {own.number}
        found = {n for n, pairs in self.joined.items() if n != number and any(held.number in areas for held, _ in pairs)}
        return tuple(sorted(found))

    def mention(
        self,
        weakness: Weakness | None,
        change: Change,
        why: str,
        own: Weakness | None = None,
        together: tuple[int, ...] = (),
        score: float | None = None,
    ) -> Mention:
        """Return what the paper makes of a weakness of the plan, None: of a new one."""
        passage = None if own is None else (own.status_passage or own.passage) if change is Change.RETIRED else own.passage
        numbered = own is not None and weakness is not None and own.label is None and weakness.label is None
        return Mention(
            weakness=weakness.number if weakness else None,
            change=change,
            document=self.paper.id,
            date=self.paper.date,
            said_by=said_by(self.paper),
            number=own.number if own else None,
            passage=passage,
            with_weaknesses=together,
            renumbered=numbered and own is not None and weakness is not None and own.number != weakness.number,
            score=score,
            why=why,
        )


def _mentions(plan: Document, paper: Document, links: Sequence[Link]) -> list[Mention]:
    numbers = {node_name(plan, "weakness", weakness.number): weakness.number for weakness in plan.weaknesses}
    owns = {node_name(paper, "weakness", own.number): own for own in paper.weaknesses}
    joined: dict[int, list[tuple[Weakness, Link]]] = {}
    for link in links:
        number = numbers.get(link.target)
        if link.type is LinkType.REWORDS and link.source in owns and number is not None:
            joined.setdefault(number, []).append((owns[link.source], link))
    desk = _Desk(plan, paper, dict(sorted(joined.items())))
    known = {own.number for pairs in joined.values() for own, _ in pairs}
    why = f"None of the plan's {len(plan.weaknesses)} weaknesses is worded like it."
    new = [desk.mention(None, Change.NEW, why, own) for own in paper.weaknesses if own.number not in known]
    return [*(_mention(desk, weakness) for weakness in plan.weaknesses), *new]


def _mention(desk: _Desk, weakness: Weakness) -> Mention:
    pairs = desk.joined.get(weakness.number, ()) if weakness.number is not None else ()
    if not pairs:
        return _without(desk, weakness)
    own, link = max(pairs, key=lambda pair: pair[1].score)
    discussed, shared = desk.discussed_with(own, weakness.number), desk.others(own, weakness.number)
    if own.status is not None:
        said = f"The paper says of it: {own.status.replace('_', ' ')}."
        return desk.mention(weakness, Change.RETIRED, f"{said} {link.why}", own, discussed, link.score)
    if shared:
        return desk.mention(weakness, Change.MERGED, link.why, own, shared, link.score)
    if len(pairs) > 1:
        numbers = " and ".join(str(each.number) for each, _ in pairs)
        return desk.mention(weakness, Change.SPLIT, f"The paper names it under {numbers}. {link.why}", own, discussed, link.score)
    same = fold_for_comparison(own.passage.text) == fold_for_comparison(weakness.passage.text)
    return desk.mention(weakness, Change.SAME if same else Change.REWORDED, link.why, own, discussed, link.score)


def _without(desk: _Desk, weakness: Weakness) -> Mention:
    """What a paper makes of a weakness none of its own is joined to: named within another's words, or not named."""
    glossary = {d.term: d.meaning for paper in (desk.plan, desk.paper) for d in paper.glossary}
    scores = score_matrix([weakness.passage.text], [own.passage.text for own in desk.paper.weaknesses], glossary)[0]
    best = max(range(len(scores)), key=lambda n: (scores[n], -n))
    own = desk.paper.weaknesses[best]
    others = desk.others(own, weakness.number)
    if scores[best] >= LEAST_SCORE and others:
        why = (
            f"Its words are among those of the paper's number {own.number}, which is also weakness {' and '.join(str(n) for n in others)}."
        )
        return desk.mention(weakness, Change.MERGED, why, own, others, round(scores[best], 3))
    return desk.mention(weakness, Change.UNNAMED, f"The paper names {len(scores)}, and none is worded like it.")
