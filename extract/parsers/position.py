"""Reads a position statement: what an area says of its own progress, workstream by workstream."""

from collections.abc import Sequence
from dataclasses import replace

from ...model import Cell, Heading, Kind, Layout, ListItem, Passage, Prose, Section, Statement, Table, Weakness, Workstream, join, slice_of
from .facts import next_review
from .front_matter import stated_date
from .glossary import read_glossary
from .parser import Cue, Draft, Parser
from .plan_headers import is_title
from .plan_sections import people_of, read_leads
from .position_headings import TableHeads, may_be_label, position_headings, read_heads
from .position_labels import Label, read_label
from .section_headings import Heads
from .statements import StatementList
from .wordings import area_heading, coded_weakness, lead_label, workstream_heading


class _Reading:
    """Walks the blocks; a statement belongs to the workstream and the section whose label stands above it."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self.text = layout.text
        self.workstreams: list[Workstream] = []
        self.weaknesses: list[Weakness] = []
        self.statements = StatementList(layout.text)
        self.number: int | None = None
        self.section: Section | None = None
        self.labelled = False
        self.untitled = False
        self.headings = position_headings(layout)
        self.by_table = False

    def run(self) -> None:
        """Read every block."""
        for block in self.layout.blocks:
            if isinstance(block, Table):
                self._table(block)
            else:
                self._block(block)

    def _block(self, block: Prose) -> None:
        if self._begins_workstream(block):
            return
        if not isinstance(block, ListItem) and self.untitled and self._takes_title(block.passage):
            return
        label = read_label(self.text, block.passage, isinstance(block, Heading)) if may_be_label(block) else None
        if label is not None:
            self.section, self.labelled = label.section, True
            if label.rest is not None:
                self._say(block, label.rest)
        elif self.number is not None and (self.labelled or self._names_lead(block.passage)):
            self._say(block, block.passage)

    @staticmethod
    def _names_lead(passage: Passage) -> bool:
        lead = lead_label(passage.text)
        return lead is not None and bool(lead[1])

    def _begins_workstream(self, block: Prose) -> bool:
        heading = self.headings.read(block)
        if heading is None or (heading.title is None and self.headings.by is not Heads.WORKSTREAMS):
            return False
        self._begin(heading.number, heading.title, heading.label, area=self.headings.by is Heads.AREAS)
        self._lead(heading.lead)
        return True

    def _begin(self, number: int, title: Passage | None, label: str | None, *, area: bool) -> None:
        """Go to a workstream; one headed by an area of the inspection is at once the weakness it answers."""
        self.number, self.section, self.labelled, self.untitled = number, None, False, title is None
        if title is not None:
            if area and all(known.passage.text != title.text for known in self.weaknesses):
                self.weaknesses.append(Weakness(number=number, label=label, passage=title, workstream=number))
            self._add_workstream(title)

    def _lead(self, passage: Passage | None) -> None:
        """Add those who lead the workstream begun last."""
        if passage is not None and self.workstreams and self.workstreams[-1].number == self.number:
            known = self.workstreams[-1]
            leads = [*([known.lead] if known.lead else []), *known.others, *read_leads(self.text, passage)]
            self.workstreams[-1] = known.model_copy(update={"lead": next(iter(leads), None), "others": tuple(leads[1:])})

    def _takes_title(self, passage: Passage) -> bool:
        self.untitled = False
        if read_label(self.text, passage) is not None:
            return False
        self._add_workstream(passage)
        return True

    def _add_workstream(self, title: Passage) -> None:
        if self.number is not None and all(known.number != self.number for known in self.workstreams):
            self.workstreams.append(Workstream(number=self.number, title=title))

    def _say(self, block: Prose, passage: Passage) -> None:
        lead = lead_label(passage.text)
        if lead is not None and lead[1] and self.workstreams and self.workstreams[-1].lead is None:
            self._lead(slice_of(self.text, passage, lead[0], len(passage.text)))
        elif self.section is None:
            if not isinstance(block, ListItem) or block.depth == 0:
                self.weaknesses.append(Weakness(number=len(self.weaknesses) + 1, passage=passage, workstream=self.number))
        else:
            self.statements.add(self.section, passage, block, workstream=self.number)

    # --- tables ----------------------------------------------------------------------------------------------------

    def _table(self, table: Table) -> None:
        """Read a table whose cells are sections: labels stand above their cell, beside it, or in it."""
        heads = TableHeads({})
        for row in table.rows:
            filled = [cell for cell in row.cells if cell.blocks]
            if is_title(row, table.columns) and self._begins_workstream(filled[0].blocks[0]):
                continue
            read = read_heads(self.text, filled)
            if read is not None:
                # Under a heading that names the workstream, a column of that name says something else.
                self.by_table = self.by_table or (read.naming is not None and self.number is None)
                heads = read if self.by_table else replace(read, naming=None)
                continue
            cell = row.at(heads.naming) if heads.naming is not None else None
            if cell is not None and cell.blocks:
                self._named(cell)
            self._cells(filled, heads)
        self.section, self.labelled = None, False

    def _named(self, cell: Cell) -> None:
        """Go to the workstream or area that a cell names: by its number, by its words, or as the next one."""
        passage = join(self.text, cell.passages)
        area = area_heading(passage.text)
        heading = workstream_heading(passage.text) or area or coded_weakness(passage.text)
        title = slice_of(self.text, passage, heading.title_start, len(passage.text)) if heading and heading.title else passage
        known = next((stream.number for stream in self.workstreams if stream.title.text == title.text), None)
        taken = {stream.number for stream in self.workstreams}
        number = known or (heading.number if heading and heading.number not in taken else max(taken, default=0) + 1)
        self._begin(number, title, heading.label if heading else None, area=area is not None)

    def _cells(self, filled: Sequence[Cell], heads: TableHeads) -> None:
        beside: Label | None = None
        for cell in filled:
            own = None if cell.column == heads.naming else read_label(self.text, cell.passages[0])
            if own is not None and len(cell.blocks) == 1 and own.rest is None:
                beside = own
                continue
            current = own or heads.labels.get(cell.column) or beside
            if current is None or cell.column == heads.naming:
                continue
            self.section, self.labelled = current.section, True
            self.statements.end_list()
            for block in cell.blocks[1 if own is not None and own.rest is None else 0 :]:
                self._say(block, block.passage if own is None or own.rest is None or block is not cell.blocks[0] else own.rest)


def parse_position(layout: Layout) -> Draft:
    """Read a position statement's Layout."""
    reading = _Reading(layout)
    reading.run()
    statements: tuple[Statement, ...] = reading.statements.built()
    date, passage = stated_date(layout)
    warnings = []
    if not reading.workstreams:
        warnings.append("No workstream was found; its heading should read like “Workstream 1: …” or “Priority 1: …”.")
    elif not statements:
        warnings.append(
            "No statements were found under the workstreams; their headings should say what they are (for example “What we "
            "have delivered”)."
        )
    return Draft(
        date=date,
        date_passage=passage,
        facts=next_review(layout),
        people=tuple(people_of(reading.workstreams)),
        weaknesses=tuple(reading.weaknesses),
        workstreams=tuple(reading.workstreams),
        statements=statements,
        glossary=read_glossary(layout),
        warnings=tuple(warnings),
    )


PARSER = Parser(
    Kind.POSITION,
    (
        Cue(
            r"position statement|progress (?:report|statement|review|update)|self[- ]evaluation",
            0.5,
            "its top names a position statement",
            top=True,
        ),
        Cue(r"what (?:we have|have we|has been) (?:delivered|done|achieved)", 0.5, "it says what was delivered"),
        Cue(
            r"what we still need to do|still to do|what difference (?:this|has|have)|what our challenges",
            0.45,
            "it says what is still to do or what difference was made",
        ),
        Cue(
            r"^(?:[^\n]*\| )?(?:you said|we did|what (?:we (?:said|did)|has been difficult|is working well|are we worried about"
            r"|needs to happen)"
            r"|what[’']s working well|where (?:we are|are we)(?: now)?|how (?:do )?we know)\b[^\n]{0,25}(?:\||\?|:|$)",
            0.45,
            "it says where the area stands and how it knows",
        ),
        Cue(r"^(?:headline|detailed) findings?", 0.3, "it quotes the inspection's findings"),
        Cue(r"^current position|where are we now", 0.3, "it states a current position"),
        Cue(r"^(?:work\s?stream|priority|theme) \d", 0.15, "it has workstreams"),
    ),
    parse_position,
)
