"""Reads a position statement: what an area says of its own progress, workstream by workstream."""

import re
from dataclasses import replace

from ...model import Heading, Kind, Layout, ListItem, Passage, Prose, Section, Statement, Table, Weakness, Workstream, slice_of
from .facts import next_review
from .front_matter import stated_date
from .glossary import read_glossary
from .parser import Cue, Draft, Parser
from .plan_sections import read_lead
from .statements import StatementList
from .wordings import area_heading, lead_label, workstream_heading

# A label that heads a section is short; a sentence that merely holds its words is not one.
LABEL_WORDS = 14

# First match wins, so the narrower wording stands before the wider one. Sources: headings of position statements,
# progress reports and self-evaluations in the form DfE and NHS England ask areas to bring to a review.
_SECTIONS: tuple[tuple[Section | None, str], ...] = (
    (None, r"^(?:headline|key|summary|inspection)?\s*findings?$|^(?:areas? of )?(?:significant )?weakness(?:es)?$|^headline findings?"),
    (
        Section.DETAILED_FINDING,
        r"\bdetailed\b.*\bfindings?\b|^findings? in (?:more )?detail|^what (?:the )?inspect(?:ors|ion) (?:found|said)",
    ),
    (
        Section.DELIVERED_ADDITIONAL,
        r"\b(?:deliver\w*|done|achiev\w*|complet\w*|progress|actions?)\b.*\b(?:addition\w*|beyond|outside|over and above"
        r"|extra|as well)\b|^additional (?:delivery|activity|actions|work|achievements)",
    ),
    (
        Section.STILL_TO_DO,
        r"\bstill (?:need|have|left|to)\b|\bremain\w*\b.*\b(?:do|done|actions?|work)\b|^(?:our )?next steps|\bto do\b"
        r"|^what (?:is|are|comes|happens|we will do|will we do) next|^(?:actions? )?outstanding|^future (?:actions?"
        r"|plans?)|^what(?:'s| is) (?:left|next)|^planned (?:actions?|work)|^priorities for (?:the )?next",
    ),
    (
        Section.CHALLENGE,
        r"\bchalleng\w*\b|\bbarriers?\b|\bobstacles?\b|^(?:key )?risks?(?: and issues)?$|^issues(?: and risks)?$|what "
        r"has (?:been difficult|not worked|got in the way)",
    ),
    (
        Section.DIFFERENCE,
        r"\bdifferences?\b|\bimpact\b|\bso what\b|^(?:what has )?(?:improved|changed)\b|what has changed|^outcomes "
        r"(?:so far|achieved)",
    ),
    (Section.EVIDENCE, r"\bevidence\b|^how (?:do )?we know|^data and (?:feedback|performance)|^sources"),
    (
        Section.CURRENT_POSITION,
        r"\b(?:current|present|latest) position\b|^where (?:are we|we are)(?: now| at)?|^position (?:now|to date|at)"
        r"|^(?:current )?(?:status|position)$",
    ),
    (
        Section.DELIVERED,
        r"\b(?:deliver\w*|achiev\w*|accomplish\w*)\b|^(?:what )?(?:have )?we (?:have )?done|\bprogress (?:made|to date"
        r"|so far|since)|^(?:actions? )?completed|^what (?:we|has been|have we) (?:have )?(?:done|completed|put in "
        r"place)",
    ),
    (
        Section.AIM,
        r"^(?:our )?(?:aims?|objectives?|intended outcomes?|goals?|ambitions?|wsoa outcomes?)(?: and objectives)?$"
        r"|^what (?:we|do we) (?:want|set out|aim|are trying) to",
    ),
)
_SECTION_PATTERNS = tuple((section, re.compile(pattern)) for section, pattern in _SECTIONS)
_NUMBER = re.compile(r"^(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s+", re.IGNORECASE)
_INLINE = re.compile(r"^(?P<label>[^.:?!]{3,80}):\s+(?P<rest>\S.*)$")


class Label:
    """A section's label: the section (None for the headline findings) and what stands behind the label's colon."""

    __slots__ = ("rest", "section")

    def __init__(self, section: Section | None, rest: Passage | None) -> None:
        self.section = section
        self.rest = rest


def read_label(text: str, passage: Passage, styled: bool = False) -> Label | None:
    """Read a section's label, alone ("AIMS:", "3. What difference this has made") or with its text behind the colon.

    ``styled`` says that the paper sets the words as a heading, so that they are a label however many they are.
    """
    words = passage.text
    found, section = _section_of(words, styled)
    if found:
        return Label(section, None)
    inline = _INLINE.match(words)
    if inline is not None:
        found, section = _section_of(inline["label"] + ":")
        if found and (inline["label"].isupper() or len(inline["label"].split()) <= 4):
            return Label(section, slice_of(text, passage, inline.start("rest"), len(words)))
    return None


def _section_of(words: str, styled: bool = False) -> tuple[bool, Section | None]:
    if len(words.split()) > LABEL_WORDS or words.rstrip().endswith((".", ";", ",")):
        return False, None
    bare = _NUMBER.sub("", words.strip())
    numbered, labelled = bare != words.strip(), bare.endswith((":", "?"))
    bare = bare.rstrip(":? ").lower().replace("’", "'")
    for section, pattern in _SECTION_PATTERNS:
        if pattern.search(bare):
            # A bare phrase must be a label through and through: numbered, with a colon, or a few words.
            return (styled or numbered or labelled or len(bare.split()) <= 7), section
    return False, None


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
        headings = [b.passage.text for b in layout.prose() if not isinstance(b, ListItem)]
        areas = [heading.number for words in headings if (heading := area_heading(words)) is not None and heading.title]
        # A paper without workstreams may go through the inspection's areas instead.
        self.by_area = bool(areas) and all(workstream_heading(words) is None for words in headings)
        self.counts_on = len(set(areas)) < len(areas)

    def run(self) -> None:
        """Read every block."""
        for block in self.layout.blocks:
            if isinstance(block, Table):
                self._table(block)
            else:
                self._block(block)

    def _block(self, block: Prose) -> None:
        if not isinstance(block, ListItem):
            if self._begins_workstream(block.passage):
                return
            if self.untitled and self._takes_title(block.passage):
                return
        label = read_label(self.text, block.passage, isinstance(block, Heading)) if self._may_be_label(block) else None
        if label is not None:
            self.section, self.labelled = label.section, True
            if label.rest is not None:
                self._say(block, label.rest)
        elif self.number is not None and self.labelled:
            self._say(block, block.passage)

    def _may_be_label(self, block: Prose) -> bool:
        """A bullet is never a label; a numbered entry may be one ("1. What we have delivered")."""
        return not isinstance(block, ListItem) or any(c.isalnum() for c in block.marker.replace("o", ""))

    def _begins_workstream(self, passage: Passage) -> bool:
        heading = area_heading(passage.text) if self.by_area else workstream_heading(passage.text)
        if heading is None or (self.by_area and not heading.title):
            return False
        if self.by_area:
            title = slice_of(self.text, passage, heading.title_start, len(passage.text))
            number = len(self.weaknesses) + 1 if self.counts_on else heading.number
            self.weaknesses.append(Weakness(number=number, label=heading.label, passage=title, workstream=number))
            heading = replace(heading, number=number)
        self.number, self.section, self.labelled = heading.number, None, False
        self.untitled = not heading.title
        if heading.title:
            self._add_workstream(slice_of(self.text, passage, heading.title_start, len(passage.text)))
        return True

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
            who = read_lead(self.text, slice_of(self.text, passage, lead[0], len(passage.text)))
            self.workstreams[-1] = self.workstreams[-1].model_copy(update={"lead": who})
        elif self.section is None:
            if not isinstance(block, ListItem) or block.depth == 0:
                self.weaknesses.append(Weakness(number=len(self.weaknesses) + 1, passage=passage, workstream=self.number))
        else:
            self.statements.add(self.section, passage, block, workstream=self.number)

    def _table(self, table: Table) -> None:
        """Read a table whose cells are sections: labels stand above their cell, beside it, or in it."""
        heads: dict[int, Label] = {}
        for row in table.rows:
            labels = {cell.column: self._cell_label(cell.passages) for cell in row.cells if cell.blocks}
            if labels and all(labels.values()) and all(len(cell.blocks) == 1 for cell in row.cells if cell.blocks):
                heads = {column: label for column, label in labels.items() if label is not None}
                continue
            beside: Label | None = None
            for cell in row.cells:
                own = labels.get(cell.column)
                if own is not None and len(cell.blocks) == 1 and own.rest is None:
                    beside = own
                    continue
                current = own or heads.get(cell.column) or beside
                if current is None or not cell.blocks:
                    continue
                self.section, self.labelled = current.section, True
                self.statements.end_list()
                for block in cell.blocks[1 if own is not None and own.rest is None else 0 :]:
                    self._say(block, block.passage if own is None or own.rest is None or block is not cell.blocks[0] else own.rest)
        self.section, self.labelled = None, False

    def _cell_label(self, passages: tuple[Passage, ...]) -> Label | None:
        return read_label(self.text, passages[0])


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
        Cue(r"^(?:headline|detailed) findings?", 0.3, "it quotes the inspection's findings"),
        Cue(r"^current position|where are we now", 0.3, "it states a current position"),
        Cue(r"^(?:work\s?stream|priority|theme) \d", 0.15, "it has workstreams"),
    ),
    parse_position,
)
