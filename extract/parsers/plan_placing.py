"""Says which workstream and outcome each action of a plan belongs to: by its place, its reference, or what its row says."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count

from ...model import Action, Outcome, Paragraph, Passage, Weakness, slice_of
from .entries import number_entries, read_entry
from .plan_rows import ActionRow
from .plan_sections import WorkstreamPages
from .wordings import outline_text

# Where this share of the references agrees with the workstream they stand under, the rest are believed over their place:
# a heading may have been missed. Elsewhere the first number counts something else, such as outcomes, and the place decides.
PREFIXED_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class Placed:
    """An action row, the workstream under whose heading it stands, and the outcome last stated there."""

    row: ActionRow
    section: WorkstreamPages | None
    outcome: str | None


class Placing:
    """Places a plan's actions; ``unplaced`` are outcomes that no workstream holds.

    ``numbered`` are paragraphs such as "2.1 Families know …" that stand in a workstream of another number, by their own.
    """

    def __init__(self, text: str, sections: Sequence[WorkstreamPages], numbered: Mapping[str, tuple[WorkstreamPages, Passage]]) -> None:
        self.text = text
        self.sections = sections
        self.numbered = numbered
        self.unplaced: list[Outcome] = []

    def place(self, rows: Sequence[Placed]) -> list[Action]:
        """Return the actions, each with its workstream and outcome; those without reference are numbered in their order."""
        standing = [(p.row.action.ref, p.section.number) for p in rows if p.section is not None and p.row.numbered]
        by_ref = refs_count_workstreams(standing)
        printed = {placed.row.action.ref for placed in rows if placed.row.numbered}
        free = (number for number in count(len(rows) + 1) if str(number) not in printed)
        actions: list[Action] = []
        for order, placed in enumerate(rows, start=1):
            section = (self._section_of(placed.row.action.ref) if by_ref and placed.row.workstream is None else None) or placed.section
            if section is not placed.section and section is not None:
                section.actions += 1
            where = {"outcome": self._outcome_of(placed, section), "workstream": section.number if section else None}
            ref = placed.row.action.ref
            if not placed.row.numbered:
                # Its place in the plan, unless another action is printed with that number.
                ref = str(order) if str(order) not in printed else str(next(free))
            actions.append(placed.row.action.model_copy(update={**where, "ref": ref}))
        return actions

    def _section_of(self, ref: str) -> WorkstreamPages | None:
        """Return the section a reference such as 2.1.a names by its first number, the latest of that number."""
        first = ref.split(".")[0]
        if not first.isdigit() or "." not in ref:
            return None
        named = [section for section in self.sections if section.number == int(first)]
        return named[-1] if named else None

    def _outcome_of(self, placed: Placed, section: WorkstreamPages | None) -> str | None:
        if placed.row.outcome is not None:
            return section.outcome_of(self.text, placed.row.outcome) if section is not None else self._unplaced(placed.row.outcome)
        prefix = placed.row.action.ref.rpartition(".")[0]
        if section is not None and (stated := self.numbered.get(prefix)) is not None and stated[0] is section:
            # "2.1 Families know …" in workstream 1: an outcome after all, since its actions are numbered after it.
            section.add_outcome(self.text, prefix, stated[1])
        outcomes = section.outcomes if section is not None else []
        if any(outcome.number == prefix for outcome in outcomes):
            return prefix
        if section is not None and section is placed.section:
            return placed.outcome
        return outcomes[-1].number if outcomes else None

    def _unplaced(self, words: Passage) -> str:
        """Return the number of an outcome that no workstream holds: its own, or its place among such."""
        for known in self.unplaced:
            if words.text.endswith(known.passage.text):
                return known.number
        numbered = outline_text(words.text)
        number, start = numbered if numbered is not None else (str(len(self.unplaced) + 1), 0)
        self.unplaced.append(Outcome(number=number, workstream=None, passage=slice_of(self.text, words, start, len(words.text))))
        return number


def read_areas(text: str, named: Sequence[Passage]) -> tuple[Weakness, ...]:
    """Return the inspection's areas that the cells of a column name, each once, with their numbers and codes."""
    return number_entries([read_entry(text, Paragraph(words)) for words in named])


def place_by_area(text: str, named: Sequence[Passage], rows: Sequence[Placed]) -> tuple[list[WorkstreamPages], list[Placed]]:
    """Return a group of work for each area that a column names, and the rows placed in them."""
    sections: dict[str, WorkstreamPages] = {}
    for area in read_areas(text, named):
        section = WorkstreamPages(area.number or len(sections) + 1, area.passage, label=area.label, answers=[area.passage])
        sections[area.passage.text.casefold()] = section
    placed: list[Placed] = []
    for row in rows:
        if row.row.weakness is not None:
            section = sections[read_entry(text, Paragraph(row.row.weakness)).passage.text.casefold()]
            section.actions += 1
            placed.append(replace(row, section=section))
        else:
            placed.append(row)
    return list(sections.values()), placed


def refs_count_workstreams(refs: Sequence[tuple[str, int]]) -> bool:
    """Tell whether references such as 2.1.a begin with their workstream's number, given each with the one it stands under.

    They do not where one reference stands under two workstreams: then they count anew in each.
    """
    dotted = [(int(ref.split(".")[0]), number) for ref, number in refs if "." in ref and ref.split(".")[0].isdigit()]
    if len({ref for ref, _ in refs}) < len(set(refs)):
        return False
    return not dotted or sum(first == number for first, number in dotted) >= PREFIXED_SHARE * len(dotted)
