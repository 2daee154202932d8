"""Reads an improvement plan: the inspection's weaknesses, and workstreams with leads, outcomes and actions."""

import re
from collections import Counter

from ...model import Action, Cell, Kind, Layout, ListItem, Paragraph, Passage, Prose, Table, Weakness, Workstream, slice_of
from ..language.column_headings import Role
from .columns_by_hand import NOTHING, ByHand, check_found
from .facts import inspection_facts
from .front_matter import stated_date
from .glossary import read_glossary
from .parser import Cue, Draft, Parser
from .plan_columns import ColumnReader
from .plan_headings import plan_headings
from .plan_placing import Placed, Placing, place_by_area, read_areas
from .plan_records import read_listed, read_record, read_upright, records_of
from .plan_rows import Band, at_page, read_action_rows
from .plan_sections import WorkstreamPages, merge_sections, people_of, read_leads, weaknesses_answered
from .plan_tables import Columns, cell_of, whole
from .section_headings import Heads
from .weakness_lists import find_weaknesses
from .wordings import (
    lead_label,
    outcome_heading,
    outcome_label,
    outline_text,
    speaks_of_weaknesses,
    weakness_label,
    workstream_heading,
)

# An outcome is a sentence; "1.1 Background" is a heading.
OUTCOME_WORDS = 4

_TITLE = re.compile(r"(?:(?:work\s?stream|priority|theme|strand)\s+)?(?:title|name)|work\s?stream|priority|theme|strand", re.IGNORECASE)


class _Reading:
    """Walks a plan's blocks once; what a block means hangs on the section and label it stands under."""

    def __init__(self, layout: Layout, by_hand: ByHand) -> None:
        self.layout = layout
        self.text = layout.text
        self.sections: list[WorkstreamPages] = []
        self.placed: list[Placed] = []
        self.summary: dict[int, WorkstreamPages] = {}
        self.unclaimed: dict[str, Passage] = {}
        self.numbered: dict[str, tuple[WorkstreamPages, Passage]] = {}
        self.columns = ColumnReader(by_hand)
        self.pending: str | None = None
        self.listed = 0
        self.banded = False  # whether its workstreams are the headings between a table's rows
        self.headings = plan_headings(layout, by_hand.columns)
        self.opening = False
        self.warnings: list[str] = []

    @property
    def section(self) -> WorkstreamPages | None:
        return self.sections[-1] if self.sections else None

    def run(self) -> None:
        """Read every block."""
        index, blocks = 0, self.layout.blocks
        while index < len(blocks):
            block = blocks[index]
            record = read_record(self.text, blocks, index)
            if record is not None:
                table, columns, index = record
                self.pending = None
                self._actions(table, columns)
                continue
            listed = read_listed(blocks, index)
            if listed is not None:
                table, columns, index = listed
                self.pending = None
                self._actions(table, columns)
                self.listed += len(table.rows)
                continue
            if isinstance(block, Table):
                self.pending = None
                self._table(block)
            else:
                self._prose(block)
            index += 1
        if not self.sections and self.unclaimed:
            # Only a column says which of the inspection's areas an action is for: those areas are the groups of work.
            self.sections, self.placed = place_by_area(self.text, tuple(self.unclaimed.values()), self.placed)

    def _prose(self, block: Prose) -> bool:
        """Read a heading, paragraph or list entry; tell whether it said something."""
        if self._heading(block):
            return True
        return self.section is not None and self._inside(block, self.section)

    def _heading(self, block: Prose) -> bool:
        words = block.passage.text
        heading = self.headings.read(block)
        if heading is None:
            if self.pending == "title" and self.section is not None and not isinstance(block, ListItem):
                self.pending = None
                if lead_label(words) is None and weakness_label(words) is None and outcome_heading(words) is None:
                    self.section.title = block.passage
                    return True
            return False
        self.sections.append(WorkstreamPages(heading.number, heading.title, label=heading.label))
        if heading.lead is not None:
            self.sections[-1].add_leads(read_leads(self.text, heading.lead))
        self.pending = None if heading.title else "title"
        self.opening = True
        return True

    def _inside(self, block: Prose, section: WorkstreamPages) -> bool:
        passage = block.passage
        outcome = outcome_heading(passage.text)
        if outcome is not None:
            self._outcome(section, outcome[0], outcome[1], passage)
        elif self._lead(section, passage) or self._label(section, passage):
            return True
        elif not isinstance(block, ListItem) and (begin := outcome_label(passage.text)) is not None:
            self.pending = "outcomes"
            if begin < len(passage.text):
                self._outcome(section, str(len(section.outcomes) + 1), begin, passage)
        elif self.pending == "outcomes" and isinstance(block, ListItem):
            section.outcome_of(self.text, passage)
        elif (numbered := outline_text(passage.text)) is not None and not isinstance(block, ListItem):
            if len(passage.text.split()) <= OUTCOME_WORDS:
                return False
            if numbered[0].split(".")[0] != str(section.number):
                self.numbered.setdefault(numbered[0], (section, passage))
                return False
            self._outcome(section, numbered[0], numbered[1], passage)
        elif self.pending is not None and self.pending.startswith("outcome "):
            self._outcome(section, self.pending.removeprefix("outcome "), 0, passage)
        elif self.pending == "lead":
            self._lead_words(section, passage)
        elif self.pending == "answers" or (isinstance(block, ListItem) and self.opening and not section.outcomes and not section.actions):
            section.answers.append(passage)
        else:
            self.opening = self.opening and (isinstance(block, ListItem) or speaks_of_weaknesses(passage.text))
            return False
        return True

    def _outcome(self, section: WorkstreamPages, number: str, start: int, passage: Passage) -> None:
        if start >= len(passage.text):
            self.pending = f"outcome {number}"
            return
        self.pending = None
        section.add_outcome(self.text, number, slice_of(self.text, passage, start, len(passage.text)))

    def _lead(self, section: WorkstreamPages, passage: Passage) -> bool:
        label = lead_label(passage.text)
        if label is None:
            return False
        start, who = label
        if who:
            self._lead_words(section, slice_of(self.text, passage, start, len(passage.text)))
        else:
            self.pending = "lead"
        return True

    def _lead_words(self, section: WorkstreamPages, passage: Passage) -> None:
        self.pending = None
        section.add_leads(read_leads(self.text, passage))

    def _label(self, section: WorkstreamPages, passage: Passage) -> bool:
        behind = weakness_label(passage.text)
        if behind is None:
            return False
        self.pending = "answers"
        if behind:
            start = passage.text.rindex(behind)
            section.answers.append(slice_of(self.text, passage, start, len(passage.text)))
        return True

    # --- tables ----------------------------------------------------------------------------------------------------

    def _table(self, table: Table) -> None:
        if self._upright(table):
            return
        columns = self.columns.read(table)
        if columns is None:
            return
        if columns.of(Role.ACTION):
            self._actions(table, columns)
        elif columns.of(Role.WORKSTREAM) and (columns.of(Role.LEAD) or columns.of(Role.WEAKNESS)):
            self._summary(table, columns)

    def _upright(self, table: Table) -> bool:
        """Read a table of labels and what stands beside them: of a workstream as a whole, or of one action after the other."""
        label, value = table.rows[0].at(0), table.rows[0].at(1)
        if table.columns == 2 and label is not None and value is not None and len(value.blocks) == 1:
            heading = workstream_heading(label.text)
            if heading is not None and not heading.title:
                self.sections.append(WorkstreamPages(heading.number, value.passages[0]))
                table = Table(table.rows[1:], 2)
            elif self.section is not None and self.section.title is None and _TITLE.fullmatch(label.text):
                self.section.title = value.passages[0]
                table = Table(table.rows[1:], 2)
        read = read_upright(table)
        if read is None:
            return False
        fields, unknown = read
        self.warnings += [f"What stands beside “{words[:60]}” was not read; the label is not known." for words in unknown]
        about, records = records_of(fields, table.rows[0].page)
        if self.section is not None:
            for role, cell in about:
                self._about(self.section, role, cell)
        for record, columns in records:
            self._actions(record, columns)
        return True

    def _about(self, section: WorkstreamPages, role: Role, cell: Cell) -> None:
        if role is Role.LEAD:
            self._lead_words(section, cell.passages[0])
        elif role is Role.WEAKNESS:
            section.answers += cell.passages
        elif role is Role.OUTCOME:
            for passage in cell.passages:
                section.outcome_of(self.text, passage)

    def _actions(self, table: Table, columns: Columns) -> None:
        rows, warnings = read_action_rows(self.layout, table, columns)
        self.warnings += warnings
        for row in rows:
            if isinstance(row, Band):
                if not self._prose(Paragraph(row.passage)) and not self._band(row):
                    said = row.passage.text[:60]
                    self.warnings.append(at_page(f"The row “{said}” was read as neither action, outcome nor workstream.", row.passage.page))
                continue
            section = self._named_section(row.workstream) if row.workstream is not None else self.section
            if section is not None:
                section.actions += 1
                if row.weakness is not None and all(row.weakness.text != known.text for known in section.answers):
                    section.answers.append(row.weakness)
            elif row.weakness is not None:
                self.unclaimed.setdefault(row.weakness.text.casefold(), row.weakness)
            self.placed.append(Placed(row, section, section.outcomes[-1].number if section and section.outcomes else None))

    def _band(self, band: Band) -> bool:
        """Take a heading without a number, one of several between a table's rows, as an outcome of its workstream, else as a workstream."""
        if not band.among_others:
            return False
        if self.section is None or self.banded:
            self.banded = True
            self.sections.append(WorkstreamPages(len(self.sections) + 1, band.passage))
        else:
            self.section.outcome_of(self.text, band.passage)
        return True

    def _named_section(self, words: Passage) -> WorkstreamPages:
        """Return the workstream a cell names by its number or, where it has none, by its title."""
        heading = workstream_heading(words.text)
        title = words if heading is None else slice_of(self.text, words, heading.title_start, len(words.text)) if heading.title else None
        for section in reversed(self.sections):
            if section.number == heading.number if heading else section.title is not None and section.title.text == words.text:
                section.title = section.title or title
                return section
        number = heading.number if heading else max((section.number for section in self.sections), default=0) + 1
        self.sections.append(WorkstreamPages(number, title))
        return self.sections[-1]

    def _summary(self, table: Table, columns: Columns) -> None:
        for order, row in enumerate(table.rows[columns.body :], start=1):
            named = whole(self.text, cell_of(row, columns, Role.WORKSTREAM))
            if named is None:
                continue
            heading, ref = workstream_heading(named.text), cell_of(row, columns, Role.REF)
            printed = ref.text.strip(" .") if ref is not None else ""
            section = WorkstreamPages(heading.number if heading else int(printed) if printed.isdigit() else order)
            start = heading.title_start if heading else 0
            section.title = slice_of(self.text, named, start, len(named.text)) if start < len(named.text) else None
            lead = cell_of(row, columns, Role.LEAD)
            section.add_leads([one for words in lead.passages for one in read_leads(self.text, words)] if lead is not None else [])
            answers = cell_of(row, columns, Role.WEAKNESS)
            self.summary.setdefault(section.number, section).answers += answers.passages if answers is not None else ()


def parse_plan(layout: Layout, by_hand: ByHand = NOTHING) -> Draft:
    """Read an improvement plan's Layout. Raises UnknownColumn where a column set by hand is in none of its tables."""
    reading = _Reading(layout, by_hand)
    reading.run()
    check_found(layout, by_hand, reading.columns.found)
    placing = Placing(layout.text, reading.sections, reading.numbered)
    actions = placing.place(reading.placed)
    sections, by = merge_sections(reading.sections, reading.summary), reading.headings.by
    workstreams = tuple(
        Workstream(number=s.number, title=s.title, lead=s.lead, others=tuple(s.others), answers=_answers(s, by))
        for s in sections
        if s.title is not None
    )
    weaknesses = find_weaknesses(layout, reading.headings.first) or _headed(sections, by) or weaknesses_answered(sections)
    weaknesses = weaknesses or list(read_areas(layout.text, tuple(reading.unclaimed.values())))
    date, passage = stated_date(layout)
    return Draft(
        date=date,
        date_passage=passage,
        facts=inspection_facts(layout),
        people=tuple(people_of(workstreams)),
        weaknesses=tuple(weaknesses),
        workstreams=workstreams,
        outcomes=(*(outcome for section in sections for outcome in section.outcomes), *placing.unplaced),
        actions=tuple(actions),
        glossary=read_glossary(layout),
        warnings=(*reading.columns.warnings, *reading.warnings, *_warnings(reading, actions, weaknesses, sections)),
    )


def _answers(section: WorkstreamPages, by: Heads) -> tuple[Passage, ...]:
    """Return what a section says it answers; one headed by an area of the inspection answers that area."""
    named = (section.title,) if by is Heads.AREAS and section.title is not None else ()
    return (*named, *section.answers)


def _headed(sections: list[WorkstreamPages], by: Heads) -> list[Weakness]:
    """Where a plan goes straight through the inspection's areas, their headings are the list of weaknesses."""
    return [
        Weakness(number=section.number, label=section.label, passage=section.title, workstream=section.number)
        for section in sections
        if by is Heads.AREAS and section.title is not None
    ]


def _warnings(reading: _Reading, actions: list[Action], weaknesses: list[Weakness], sections: list[WorkstreamPages]) -> list[str]:
    warnings = [
        f"Workstream {s.number} has no title that could be read and was left out of the workstreams." for s in sections if s.title is None
    ]
    if not weaknesses:
        warnings.append(
            "No list of the inspection's weaknesses was found; say which paper holds it, or check that its heading speaks "
            "of weaknesses or areas for improvement."
        )
    if not actions:
        warnings.append(
            "No table of actions was found; check that its columns are headed (for example Ref, Actions, Success measures, Timescale)."
        )
    elif all(action.workstream is None for action in actions):
        warnings.append(
            "No workstream was found for the actions; its heading should read like “Workstream 1: …”, “Priority 1: …” or “Theme A: …”."
        )
    if reading.headings.by is Heads.TITLES:
        warnings.append("The plan does not number its groups of work; they were numbered in the order of their headings.")
    if reading.listed:
        warnings.append(f"{reading.listed} actions stand in lists; no lead, date or measure could be tied to any one of them.")
    if bare := sum(not placed.row.numbered for placed in reading.placed):
        warnings.append(
            f"{bare} of {len(actions)} actions have no reference of their own; they go by their place in the plan, counted from 1."
        )
    counts = Counter(action.ref for action in actions)
    warnings += [f"The reference {ref} stands on more than one action." for ref, count in counts.items() if count > 1]
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
            r"^(?:[^\n]*\| )?[^|\n]{0,30}(?:\bactions?\b|what (?:we will|will we) do|what (?:needs to|will) (?:happen|be done)"
            r"|activit(?:y|ies)|\btasks?\b)[^|\n]{0,30}\|[^\n]*(?:measure|success|how (?:we will|will we) know|timescale|by when"
            r"|impact|kpi|criteria|deadline|due\b|target date|milestone)",
            0.75,
            "it has a table of actions with measures or dates",
        ),
        Cue(r"^(?:work\s?stream|priority|theme) (?:\d|[A-H]\b)", 0.2, "it has workstreams"),
        Cue(r"^(?:[^\n]*\|\s*)?\d{1,2}\.\d{1,2}(?:\.?[a-z]|\.\d{1,2})?\s*\|", 0.4, "its rows are numbered like actions"),
        Cue(
            r"^(?:key )?action [A-Z]?\d[\d.]*[a-z]?\s*[:.–-]|^action\b[^\n]*\|[^\n]*\n(?:lead|owner|by when)\b",
            0.5,
            "it has actions line by line",
        ),
        Cue(
            r"must (?:submit|produce|prepare)[^\n]*(?:statement of action|action plan)|significant (?:areas of )?weakness"
            r"|areas? for priority action",
            0.25,
            "it names the inspection's demand",
        ),
    ),
    parse_plan,
)
