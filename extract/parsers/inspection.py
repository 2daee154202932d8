"""Reads an inspection's outcome letter or report: what Ofsted and CQC found, and what the area must put right.

Both frameworks are read: the letter of 2016 to 2022 (strengths and areas for development under three questions, then the
areas of significant weakness) and the report since 2023 (what is effective, what must be better, areas for priority action and
for improvement).
"""

import re
from dataclasses import replace
from enum import Enum

from ...model import Heading, Kind, Layout, ListItem, Passage, Prose, Section, Statement, Table, Weakness, join
from .entries import Entry, entries_of, number_entries, read_entry
from .front_matter import stated_date
from .glossary import read_glossary
from .inspection_facts import read_inspection_facts
from .inspection_people import read_inspection_people
from .parser import Cue, Draft, Parser
from .statements import StatementList
from .wordings import area_heading, speaks_of_weaknesses


class _Place(Enum):
    """Parts of the paper that hold no statements: the list of what must be put right, and all that says nothing of the area."""

    WEAKNESSES = "weaknesses"
    ASIDE = "aside"


# A heading is short; the longest of the framework's own begins "What is it like to be a child or young person with special …".
HEADING_WORDS = 26
TITLE_WORDS = 25
TOP_BLOCKS = 20

_PARTNERSHIP = r"the (?:local )?area(?: partnership)?"
# The headings of both frameworks, without number, colon or question mark; the first that fits wins.
_HEADINGS: tuple[tuple[Section | _Place, re.Pattern[str]], ...] = tuple(
    (place, re.compile(pattern, re.IGNORECASE))
    for place, pattern in (
        (Section.STRENGTH, rf"(?:main |key |areas? of )?strengths?|what is {_PARTNERSHIP} doing that is effective"),
        (
            Section.DETAILED_FINDING,
            rf"areas? (?:for|of|requiring) (?:further )?development|what does {_PARTNERSHIP} need to do better|(?:main )?weaknesses",
        ),
        (
            Section.NARRATIVE,
            r"(?:main|key) findings|inspection outcome|(?:overall )?judge?ment|what is it like to be a child\b.*",
        ),
        (
            _Place.WEAKNESSES,
            r"areas? for priority action|(?:areas? for )?priority actions?|areas? for (?:further )?improvement"
            r"|(?:areas? of )?significant (?:areas? of )?weakness(?:es)?",
        ),
        (
            _Place.ASIDE,
            rf"information about (?:{_PARTNERSHIP}|this inspection|the inspection)|(?:local )?area partnership details|inspection team"
            r"|the effectiveness of .{10,}|the inspection raises .*|next steps|how .* (?:was|is) inspected|yours (?:sincerely|faithfully).*"
            r"|the office for standards in education.*|cc:?|background(?: information)?|introduction|about this inspection",
        ),
    )
)
_QUESTION = re.compile(r"the effectiveness of .{10,}", re.IGNORECASE)
_NUMBER = re.compile(r"^\d{1,2}[.)]?\s+")
_CONTINUED = re.compile(r"\s*\((?:continued|cont\.?)\)$", re.IGNORECASE)
_TITLE = re.compile(r"\b(?:SEND|special educational needs)\b.*\b(?:inspection|re-?visit|visit)\b", re.IGNORECASE)
_RESPONSIBLE = re.compile(r"responsible (?:bod(?:y|ies)|partners?|organisations?)|lead bod(?:y|ies)|who", re.IGNORECASE)


class _Reading:
    """Walks the paper once; what a block says hangs on the heading it stands under."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self.statements = StatementList(layout.text)
        self.entries: list[Entry] = []
        self.place: Section | _Place = _Place.ASIDE
        self.questions = False
        self.open_list = False

    def run(self) -> None:
        """Read every block."""
        for number, block in enumerate(self.layout.blocks):
            if isinstance(block, Table):
                self._table(block)
                continue
            following = self.layout.blocks[number + 1] if number + 1 < len(self.layout.blocks) else None
            if not self._heading(block):
                self._said(block, isinstance(following, ListItem))

    def _heading(self, block: Prose) -> bool:
        if isinstance(block, ListItem):
            return False
        words = block.passage.text
        if speaks_of_weaknesses(words) and words.endswith(":") and "following" in words.lower():
            self._enter(_Place.WEAKNESSES)
            return True
        place = self._place_of(words)
        if place is None:
            return False
        self.questions = self.questions or _QUESTION.fullmatch(_bare(words)) is not None
        self._enter(place)
        return True

    def _place_of(self, words: str) -> Section | _Place | None:
        """Return the part of the paper a heading begins, None for other words."""
        bare = _bare(words)
        place = next((place for place, pattern in _HEADINGS if pattern.fullmatch(bare)), None) if _is_short(words) else None
        # Under a question of the 2016 framework what must improve is said of that question, and is no list to answer.
        return Section.DETAILED_FINDING if self.questions and place is _Place.WEAKNESSES and "improvement" in bare.lower() else place

    def _enter(self, place: Section | _Place) -> None:
        self.place = place
        self.statements.end_list()

    def _said(self, block: Prose, leads_in: bool) -> None:
        if isinstance(self.place, Section):
            if not (isinstance(block, Heading) and not leads_in):
                self.statements.add(self.place, block.passage, block)
        elif self.place is _Place.WEAKNESSES:
            self._weakness(block, leads_in)
        elif (heading := area_heading(block.passage.text)) is not None and heading.title and not isinstance(block, ListItem):
            self.entries.append(read_entry(self.layout.text, block))

    def _weakness(self, block: Prose, leads_in: bool) -> None:
        words = block.passage.text
        if isinstance(block, ListItem) and block.depth and self.entries:
            whole = join(self.layout.text, [self.entries[-1].passage, block.passage])
            self.entries[-1] = replace(self.entries[-1], passage=whole)
        elif isinstance(block, ListItem) or not ((words.endswith(":") and leads_in) or isinstance(block, Heading)):
            self.entries.append(read_entry(self.layout.text, block))

    def _table(self, table: Table) -> None:
        """Read a table of what must be put right: the column under its heading, or the last where the heading stands above."""
        column: int | None = table.columns - 1 if self.place is _Place.WEAKNESSES else None
        for row in table.rows:
            headings = {cell.column: place for cell in row.cells if cell.blocks and (place := self._place_of(cell.text)) is not None}
            if headings:
                column = next((at for at, place in headings.items() if place is _Place.WEAKNESSES), None)
                self._enter(headings[column] if column is not None else next(iter(headings.values())))
                continue
            cell = row.at(column) if column is not None else None
            if cell is not None and cell.blocks and not _RESPONSIBLE.fullmatch(row.cells[0].text):
                self.entries += entries_of(self.layout.text, cell)


def _bare(words: str) -> str:
    return _CONTINUED.sub("", _NUMBER.sub("", words.strip()).strip()).rstrip(" :?.")


def _is_short(words: str) -> bool:
    return len(words.split()) <= HEADING_WORDS and not words.rstrip().endswith((";", ","))


def parse_inspection(layout: Layout) -> Draft:
    """Read an inspection report's Layout."""
    reading = _Reading(layout)
    reading.run()
    weaknesses: tuple[Weakness, ...] = number_entries(reading.entries)
    statements: tuple[Statement, ...] = reading.statements.built()
    facts, published = read_inspection_facts(layout)
    people = read_inspection_people(layout)
    date, passage = stated_date(layout)
    if date is None and published is not None:
        date, passage = published.value, published.passage
    return Draft(
        title=_title(layout),
        date=date,
        date_passage=passage,
        facts=facts,
        people=people,
        weaknesses=weaknesses,
        statements=statements,
        glossary=read_glossary(layout),
        warnings=tuple(_warnings(weaknesses, statements, {fact.name for fact in facts})),
    )


def _title(layout: Layout) -> Passage | None:
    """Return the line that names the inspection: the report's title, or what the letter says it is about."""
    for block in layout.prose()[:TOP_BLOCKS]:
        words = block.passage.text
        if len(words.split()) <= TITLE_WORDS and not words.endswith((".", ":", ";")) and _TITLE.search(words):
            return block.passage
    return None


def _warnings(weaknesses: tuple[Weakness, ...], statements: tuple[Statement, ...], facts: set[str]) -> list[str]:
    warnings = []
    if not weaknesses:
        warnings.append(
            "No area of weakness, priority action or improvement was found in the inspection report; its heading should read like "
            "“Areas for priority action” or “areas of significant weakness:”."
        )
    if all(s.section not in (Section.DETAILED_FINDING, Section.STRENGTH) for s in statements):
        warnings.append(
            "Neither strengths nor findings were found; their headings should read like “Strengths” and “Areas for development”."
        )
    if "inspection_start" not in facts:
        warnings.append("The dates of the inspection were not found; they should read like “Inspection dates: 6 to 10 March 2023”.")
    return warnings


PARSER = Parser(
    Kind.INSPECTION,
    (
        Cue(
            r"^(?:joint )?(?:local )?area (?:SEND|special educational needs)[^\n]{0,60}\b(?:inspection|re-?visit)\b"
            r"[^\n.]{0,15}\b(?:in|of|to)\b",
            0.5,
            "its title is an area SEND inspection's",
            top=True,
        ),
        Cue(r"^inspection dates?\s*:", 0.35, "its top gives the dates of the inspection", top=True),
        Cue(
            rf"^what (?:is {_PARTNERSHIP} doing that is effective|does {_PARTNERSHIP} need to do better"
            r"|is it like to be a child or young person)",
            0.6,
            "it answers the framework's questions",
        ),
        Cue(
            r"^the effectiveness of the (?:local )?area in (?:identifying|assessing|meeting|improving)",
            0.6,
            "it goes through the framework's questions",
        ),
        Cue(r"^areas? for (?:further )?development:?$", 0.25, "it lists areas for development"),
        Cue(r"th(?:is|e) inspection was led by|^inspection team", 0.4, "it says who inspected"),
        Cue(r"this letter outlines (?:our|the) findings", 0.5, "it is the inspection's outcome letter"),
        Cue(
            r"^the (?:local )?area(?: partnership)? is (?:now )?required to"
            r"|requires? the (?:local )?area[^\n]{0,40} to (?:prepare|produce|submit)",
            0.2,
            "it requires a plan",
        ),
    ),
    parse_inspection,
)
