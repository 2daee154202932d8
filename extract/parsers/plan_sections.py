"""What an improvement plan says of each workstream, gathered from its own pages and from summary tables."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ...model import Lead, Outcome, Passage, Person, Standing, Weakness, Workstream, slice_of
from ..language.people import NamedPerson, is_name, read_people, read_person, read_role_first
from .wordings import names_weaknesses_only, outline_text

_NOBODY = re.compile(
    r"|t\.?b\.?[acdn]\.?|to be (?:confirmed|agreed|appointed|advised|identified|recruited)|vacan(?:t|cy)|none|n/?a|not yet \w+",
    re.IGNORECASE,
)


@dataclass(slots=True)
class WorkstreamPages:
    """What has been read of one workstream so far."""

    number: int
    title: Passage | None = None
    lead: Lead | None = None
    label: str | None = None
    others: list[Lead] = field(default_factory=list)
    answers: list[Passage] = field(default_factory=list)
    outcomes: list[Outcome] = field(default_factory=list)
    actions: int = 0

    @property
    def says_something(self) -> bool:
        """A bare heading, as in a diagram or a list of contents, says nothing."""
        return bool(self.lead or self.answers or self.outcomes or self.actions)

    def add_leads(self, leads: Sequence[Lead]) -> None:
        """Add those who lead; the first named is the lead, the rest lead with them."""
        for lead in leads:
            known = [self.lead, *self.others] if self.lead is not None else []
            if self.lead is None:
                self.lead = lead
            elif all(lead.name != one.name for one in known if one is not None):
                self.others.append(lead)

    def add_outcome(self, text: str, number: str, words: Passage) -> str:
        """Add an outcome unless it is known, and return its number; a number in its own words outranks ``number``.

        ``text`` is the document's.
        """
        number = number if "." in number else f"{self.number}.{number}"
        if (numbered := outline_text(words.text)) is not None:
            number, words = numbered[0], slice_of(text, words, numbered[1], len(words.text))
        if all(known.number != number for known in self.outcomes):
            self.outcomes.append(Outcome(number=number, workstream=self.number, passage=words))
        return number

    def outcome_of(self, text: str, words: Passage) -> str:
        """Return the number of the outcome an outcome cell names, adding it where it is new; ``text`` is the document's."""
        for known in self.outcomes:
            if words.text == known.passage.text or (words.text.endswith(known.passage.text) and words.text.startswith(known.number)):
                return known.number
        return self.add_outcome(text, str(len(self.outcomes) + 1), words)


def read_leads(text: str, passage: Passage) -> list[Lead]:
    """Read who leads: names with role and organisation, or, where no name is told, the words as they stand.

    Nothing where the words say that nobody leads yet ("TBC", "vacant").
    """
    people = [found for found in read_people(passage.text) if found.role or found.organisation or is_name(found.name)]
    if len(people) > 1:
        return [
            _lead(text, passage, one, end) for one, end in zip(people, [*(p.start for p in people[1:]), len(passage.text)], strict=True)
        ]
    person = read_person(passage.text)
    if person is not None:
        return [_lead(text, passage, person, len(passage.text))]
    if (named := read_role_first(passage.text)) is not None:
        return [Lead(name=named.name, role=named.role, passage=passage)]
    return [] if _NOBODY.fullmatch(passage.text.strip(" .-–:()[]")) else [Lead(name=passage.text, passage=passage)]


def _lead(text: str, passage: Passage, person: NamedPerson, end: int) -> Lead:
    kept = re.sub(r"[\s,;&]*(?:\band\b)?[\s,;&]*$", "", passage.text[:end])
    return Lead(
        name=person.name,
        role=person.role,
        organisation=person.organisation,
        passage=slice_of(text, passage, person.start, len(kept)),
    )


def merge_sections(sections: Sequence[WorkstreamPages], summary: dict[int, WorkstreamPages]) -> list[WorkstreamPages]:
    """Return one section a workstream: what its own pages say, completed by the plan's summary table."""
    merged: dict[int, WorkstreamPages] = {}
    for section in sections:
        if not section.says_something:
            continue
        known = merged.get(section.number)
        if known is None:
            merged[section.number] = section
            continue
        known.title = known.title or section.title
        known.add_leads([lead for lead in (section.lead, *section.others) if lead is not None])
        known.answers = known.answers or section.answers
        known.outcomes += [o for o in section.outcomes if all(o.number != k.number for k in known.outcomes)]
    for number, summed in summary.items():
        section = merged.setdefault(number, summed)
        section.title = section.title or summed.title
        section.answers = section.answers or summed.answers
        section.lead = _completed(section.lead, summed.lead)
    return [merged[number] for number in sorted(merged)]


def _completed(lead: Lead | None, summary: Lead | None) -> Lead | None:
    if lead is None or summary is None or lead.name != summary.name:
        return lead or summary
    return lead if lead.organisation else lead.model_copy(update={"organisation": summary.organisation})


def people_of(workstreams: Sequence[Workstream]) -> list[Person]:
    """Return the workstreams' leads, each once."""
    people = {}
    for lead in (lead for workstream in workstreams for lead in (workstream.lead, *workstream.others)):
        if lead is not None and lead.name not in people:
            people[lead.name] = Person(
                name=lead.name, role=lead.role, organisation=lead.organisation, standing=Standing.LEAD, passage=lead.passage
            )
    return list(people.values())


def weaknesses_answered(sections: Sequence[WorkstreamPages]) -> list[Weakness]:
    """Where a plan has no list of its weaknesses, those its workstreams say they answer are the list."""
    answers: dict[str, tuple[WorkstreamPages, Passage]] = {}
    for section in sections:
        for passage in section.answers:
            if not names_weaknesses_only(passage.text):
                answers.setdefault(passage.text.casefold(), (section, passage))
    return [
        Weakness(number=number, passage=passage, workstream=section.number, label=section.label if passage is section.title else None)
        for number, (section, passage) in enumerate(answers.values(), start=1)
    ]
