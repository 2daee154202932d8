"""Reads an improvement plan: the inspection's weaknesses, and workstreams with leads, outcomes and actions."""

from dataclasses import dataclass, field

from ...model import (
    Action,
    Kind,
    Layout,
    Lead,
    ListItem,
    Outcome,
    Passage,
    Person,
    Prose,
    Standing,
    Table,
    Weakness,
    Workstream,
    slice_of,
)
from ..language.column_headings import Role
from ..language.people import read_person
from .facts import inspection_facts
from .front_matter import stated_date
from .glossary import read_glossary
from .parser import Cue, Draft, Parser
from .plan_tables import ActionRow, Columns, cell_of, headings_of, read_action_rows, read_columns
from .weakness_lists import find_weaknesses
from .wordings import lead_label, outcome_heading, outline_text, weakness_label, workstream_heading

# An outcome is a sentence; "1.1 Background" is a heading.
OUTCOME_WORDS = 4


@dataclass(slots=True)
class _Section:
    """What has been read of one workstream so far."""

    number: int
    title: Passage | None = None
    lead: Lead | None = None
    answers: list[Passage] = field(default_factory=list)
    outcomes: list[Outcome] = field(default_factory=list)
    actions: int = 0

    @property
    def says_something(self) -> bool:
        """A bare heading, as in a diagram or a list of contents, says nothing."""
        return bool(self.lead or self.answers or self.outcomes or self.actions)


class _Reading:
    """Walks a plan's blocks once; what a block means hangs on the section and label it stands under."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self.text = layout.text
        self.sections: list[_Section] = []
        self.actions: list[Action] = []
        self.summary: dict[int, _Section] = {}
        self.columns: Columns | None = None
        self.pending: str | None = None
        self.warnings: list[str] = []

    @property
    def section(self) -> _Section | None:
        return self.sections[-1] if self.sections else None

    def run(self) -> None:
        """Read every block."""
        for block in self.layout.blocks:
            if isinstance(block, Table):
                self.pending = None
                self._table(block)
            elif not self._heading(block) and self.section is not None:
                self._inside(block, self.section)

    def _heading(self, block: Prose) -> bool:
        words = block.passage.text
        heading = None if isinstance(block, ListItem) else workstream_heading(words)
        if heading is None:
            if self.pending == "title" and self.section is not None and not isinstance(block, ListItem):
                self.pending = None
                if lead_label(words) is None and weakness_label(words) is None and outcome_heading(words) is None:
                    self.section.title = block.passage
                    return True
            return False
        title = slice_of(self.text, block.passage, heading.title_start, len(words)) if heading.title else None
        self.sections.append(_Section(heading.number, title))
        self.pending = None if title else "title"
        return True

    def _inside(self, block: Prose, section: _Section) -> None:
        passage = block.passage
        outcome = outcome_heading(passage.text)
        if outcome is not None:
            self._outcome(section, outcome[0], outcome[1], passage)
        elif self._lead(section, passage) or self._label(section, passage):
            return
        elif (numbered := outline_text(passage.text)) is not None and not isinstance(block, ListItem):
            if len(passage.text.split()) > OUTCOME_WORDS and self._is_own(section, numbered[0]):
                self._outcome(section, numbered[0], numbered[1], passage)
        elif self.pending is not None and self.pending.startswith("outcome "):
            self._outcome(section, self.pending.removeprefix("outcome "), 0, passage)
        elif self.pending == "lead":
            self._lead_words(section, passage)
        elif self.pending == "answers" or (isinstance(block, ListItem) and not section.outcomes and not section.actions):
            section.answers.append(passage)

    def _is_own(self, section: _Section, number: str) -> bool:
        return number.split(".")[0] == str(section.number)

    def _outcome(self, section: _Section, number: str, start: int, passage: Passage) -> None:
        if start >= len(passage.text):
            self.pending = f"outcome {number}"
            return
        self.pending = None
        number = number if "." in number else f"{section.number}.{number}"
        text = slice_of(self.text, passage, start, len(passage.text))
        if (numbered := outline_text(text.text)) is not None:
            number, text = numbered[0], slice_of(self.text, text, numbered[1], len(text.text))
        if all(known.number != number for known in section.outcomes):
            section.outcomes.append(Outcome(number=number, workstream=section.number, passage=text))

    def _lead(self, section: _Section, passage: Passage) -> bool:
        label = lead_label(passage.text)
        if label is None:
            return False
        start, who = label
        if who:
            self._lead_words(section, slice_of(self.text, passage, start, len(passage.text)))
        else:
            self.pending = "lead"
        return True

    def _lead_words(self, section: _Section, passage: Passage) -> None:
        self.pending = None
        lead = read_lead(self.text, passage)
        if lead is not None and section.lead is None:
            section.lead = lead

    def _label(self, section: _Section, passage: Passage) -> bool:
        behind = weakness_label(passage.text)
        if behind is None:
            return False
        self.pending = "answers"
        if behind:
            start = passage.text.rindex(behind)
            section.answers.append(slice_of(self.text, passage, start, len(passage.text)))
        return True

    def _table(self, table: Table) -> None:
        columns = read_columns(table, self.columns)
        if columns is None:
            return
        if columns.of(Role.ACTION):
            self._actions(table, columns)
        elif columns.of(Role.WORKSTREAM) and (columns.of(Role.LEAD) or columns.of(Role.WEAKNESS)):
            self._summary(table, columns)
        elif columns.of(Role.MEASURE) and columns.of(Role.DUE):
            named = ", ".join(f"“{words}”" for words in headings_of(table))
            self.warnings.append(f"A table headed {named} has no column of actions and was not read as a plan's table.")

    def _actions(self, table: Table, columns: Columns) -> None:
        self.columns = columns
        rows, warnings = read_action_rows(self.layout, table, columns)
        self.warnings += warnings
        for row in rows:
            section = self._section_of(row.action.ref) or self.section
            number = self._outcome_of(row, section)
            if section is not None:
                section.actions += 1
            self.actions.append(row.action.model_copy(update={"outcome": number, "workstream": section.number if section else None}))

    def _section_of(self, ref: str) -> _Section | None:
        """Return the section a reference such as 2.1.a names by its first number, the latest that says something first."""
        first = ref.split(".")[0]
        if not first.isdigit() or "." not in ref:
            return None
        named = [section for section in self.sections if section.number == int(first)]
        return named[-1] if named else None

    def _outcome_of(self, row: ActionRow, section: _Section | None) -> str | None:
        outcomes = section.outcomes if section is not None else []
        if row.outcome is not None and section is not None:
            known = next((o for o in outcomes if o.passage.text == row.outcome.text or row.outcome.text.endswith(o.passage.text)), None)
            if known is None:
                self._outcome(section, str(len(outcomes) + 1), 0, row.outcome)
                known = section.outcomes[-1]
            return known.number
        prefix = row.action.ref.rpartition(".")[0]
        return next((o.number for o in outcomes if o.number == prefix), None) or (outcomes[-1].number if outcomes else None)

    def _summary(self, table: Table, columns: Columns) -> None:
        for row in table.rows[columns.body :]:
            named = cell_of(row, columns, Role.WORKSTREAM)
            heading = workstream_heading(named.text) if named is not None else None
            if named is None or heading is None:
                continue
            section = _Section(heading.number)
            if heading.title:
                whole = named.passages[0] if len(named.passages) == 1 else None
                section.title = slice_of(self.text, whole, heading.title_start, len(whole.text)) if whole else named.passages[1]
            lead = cell_of(row, columns, Role.LEAD)
            section.lead = read_lead(self.text, lead.passages[0]) if lead is not None else None
            answers = cell_of(row, columns, Role.WEAKNESS)
            section.answers = list(answers.passages) if answers is not None else []
            self.summary.setdefault(section.number, section)


def read_lead(text: str, passage: Passage) -> Lead | None:
    """Read a lead's words: a name with role and organisation, or, where no name is told, the words as they stand."""
    person = read_person(passage.text)
    if person is None:
        return Lead(name=passage.text, passage=passage) if passage.text.strip(" .-–:") else None
    return Lead(
        name=person.name,
        role=person.role,
        organisation=person.organisation,
        passage=slice_of(text, passage, person.start, len(passage.text)),
    )


def parse_plan(layout: Layout) -> Draft:
    """Read an improvement plan's Layout."""
    reading = _Reading(layout)
    reading.run()
    sections = _merged(reading)
    workstreams = tuple(
        Workstream(number=s.number, title=s.title, lead=s.lead, answers=tuple(s.answers)) for s in sections if s.title is not None
    )
    weaknesses = find_weaknesses(layout) or _from_sections(sections)
    date, passage = stated_date(layout)
    return Draft(
        date=date,
        date_passage=passage,
        facts=inspection_facts(layout),
        people=tuple(_leads(workstreams)),
        weaknesses=tuple(weaknesses),
        workstreams=workstreams,
        outcomes=tuple(outcome for section in sections for outcome in section.outcomes),
        actions=tuple(reading.actions),
        glossary=read_glossary(layout),
        warnings=tuple(_warnings(reading, weaknesses)),
    )


def _merged(reading: _Reading) -> list[_Section]:
    """Return one section a workstream: what its own pages say, completed by the plan's summary table."""
    merged: dict[int, _Section] = {}
    for section in reading.sections:
        if not section.says_something:
            continue
        known = merged.get(section.number)
        if known is None:
            merged[section.number] = section
            continue
        known.lead = known.lead or section.lead
        known.answers = known.answers or section.answers
        known.outcomes += [o for o in section.outcomes if all(o.number != k.number for k in known.outcomes)]
    for number, summary in reading.summary.items():
        section = merged.setdefault(number, summary)
        section.title = section.title or summary.title
        section.answers = section.answers or summary.answers
        section.lead = _completed(section.lead, summary.lead)
    return [merged[number] for number in sorted(merged)]


def _completed(lead: Lead | None, summary: Lead | None) -> Lead | None:
    if lead is None or summary is None or lead.name != summary.name:
        return lead or summary
    return lead if lead.organisation else lead.model_copy(update={"organisation": summary.organisation})


def _leads(workstreams: tuple[Workstream, ...]) -> list[Person]:
    people = {}
    for workstream in workstreams:
        lead = workstream.lead
        if lead is not None and lead.name not in people:
            people[lead.name] = Person(
                name=lead.name, role=lead.role, organisation=lead.organisation, standing=Standing.LEAD, passage=lead.passage
            )
    return list(people.values())


def _from_sections(sections: list[_Section]) -> list[Weakness]:
    """Where a plan has no list of its weaknesses, those its workstreams say they answer are the list."""
    answers = [(section.number, passage) for section in sections for passage in section.answers]
    return [
        Weakness(number=number, passage=passage, workstream=workstream) for number, (workstream, passage) in enumerate(answers, start=1)
    ]


def _warnings(reading: _Reading, weaknesses: list[Weakness]) -> list[str]:
    warnings = list(reading.warnings)
    if not weaknesses:
        warnings.append(
            "No list of the inspection's weaknesses was found; say which paper holds it, or check that its heading speaks "
            "of weaknesses or areas for improvement."
        )
    if not reading.actions:
        warnings.append(
            "No table of actions was found; check that its columns are headed (for example Ref, Actions, Success measures, Timescale)."
        )
    seen: set[str] = set()
    for action in reading.actions:
        if action.ref in seen:
            warnings.append(f"The reference {action.ref} stands on more than one action.")
        seen.add(action.ref)
    return warnings


PARSER = Parser(
    Kind.PLAN,
    (
        Cue(
            r"written statement of action|improvement plan|priority action plan|accelerated progress plan|action plan",
            0.35,
            "its top names a plan",
            top=True,
        ),
        Cue(
            r"^[^\n]*\b(?:ref|no|action)\b[^\n]*\|[^\n]*(?:action|what we will do|activity)[^\n]*\|[^\n]*(?:measure|success"
            r"|how we will know|timescale|by when|impact|kpi|criteria)",
            0.75,
            "it has a table of actions with measures or dates",
        ),
        Cue(r"^(?:work\s?stream|priority|theme) \d", 0.2, "it has workstreams"),
        Cue(r"^(?:[^\n]*\|\s*)?\d{1,2}\.\d{1,2}(?:\.?[a-z]|\.\d{1,2})?\s*\|", 0.4, "its rows are numbered like actions"),
        Cue(
            r"must (?:submit|produce|prepare)[^\n]*(?:statement of action|action plan)|significant (?:areas of )?weakness"
            r"|areas? for priority action",
            0.25,
            "it names the inspection's demand",
        ),
    ),
    parse_plan,
)
