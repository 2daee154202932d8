"""Reads an improvement notice: what a minister requires of a council and its partners, and when progress is looked at."""

import re

from ...model import DatedFact, Heading, Kind, Layout, ListItem, Passage, Person, Prose, Section, Standing, Table, Weakness, slice_of
from ..language.dates import find_dates
from ..language.enumerators import style_of
from ..language.people import read_person
from .entries import Entry, entries_of, number_entries, read_entry
from .facts import inspection_facts, sentences
from .front_matter import stated_date
from .glossary import read_glossary
from .parser import Cue, Draft, Parser
from .statements import StatementList
from .wordings import area_heading, speaks_of_weaknesses

# A heading is short; a clause is not.
HEADING_WORDS = 14
CLAUSE_WORDS = 7
TITLE_WORDS = 20
TITLE_BLOCKS = 10
# A minister signs within so many lines of the word or of the end: name, office, department, date.
SIGNATURE_LINES = 6

_MUST = re.compile(
    r"\b(?:must|shall|should|(?:is|are) (?:also )?(?:required|expected|directed) to|needs? to"
    r"|(?:council|board|partnership|area|partners) will)\b",
    re.IGNORECASE,
)
_DUTY = r"(?:must|shall|should|required|expected|directed)"
_FILLER = (
    r"(?:therefore|also|jointly|working|work|together|with|and|the|its|their|partners?|NHS|ICB|council|integrated care board|take|do"
    r"|complete|carry out|following|these|steps?|actions?|to|in relation to|ensure that|ensure)"
)
# "To comply with this notice, the council must:": it leads in the steps and is none itself.
_LEADS_IN = re.compile(
    rf"(?:\b{_DUTY}(?:,? {_FILLER})*|(?:following|these|required|necessary)\s+(?:steps?|actions?|requirements?|measures|areas?"
    r"|improvements?)(?: (?:are|is|must be|should be|to be|required|taken|made|met))*"
    r"|steps (?:required|to be taken)(?: \w+){0,4}|as follows)\s*[:–-]$",
    re.IGNORECASE,
)
_FAILURE = re.compile(
    r"fail(?:ure|ing|s)? to comply|non-?compliance|consequences|statutory (?:powers|intervention)|further (?:action|intervention)"
    r"|escalation",
    re.IGNORECASE,
)
_PARTIES = re.compile(
    r"\b(?:council|local authority|integrated care board|ICB|CCG|partnership|local area|partners|leaders|board|you)\b", re.IGNORECASE
)
_MINISTRY = re.compile(r"^(?:if\b.*|the )?(?:department(?: for education)?|DfE|secretary of state|minister|NHS England)\b", re.IGNORECASE)
_REVIEW = re.compile(r"\b(?:review(?:s|ed|ing)?|assess(?:ed|ment|ments)?|stocktakes?|monitor(?:ed|ing)?)\b", re.IGNORECASE)
_OFTEN = re.compile(
    r"\b(?:(?:at least )?(?:every|each)\s+(?:\w+\s+)?(?:weeks?|months?|terms?|quarter|year)|(?:six|three|two|four|\d+)[- ]monthly"
    r"|(?:bi-?)?monthly|quarterly|termly|(?:in|within|after)\s+(?:the\s+(?:first|next)\s+)?(?:\w+\s+)?(?:weeks|months|year))\b",
    re.IGNORECASE,
)
_NOTICE = r"(?:this|the) (?:improvement )?(?:notice|direction)"
_ISSUED = re.compile(
    rf"\b(?:{_NOTICE}|improvement notice)\b[^.]*?\b(?:issued|given|served|published|made|dated|takes effect|effective)\b", re.IGNORECASE
)
# A date behind these words is another paper's.
_OTHER_PAPER = re.compile(r"\b(?:inspection|report|following|previous|earlier|letter)\b", re.IGNORECASE)
_DATED = re.compile(r"^(?:date(?:d| of (?:issue|notice|this notice))?|issued(?: on)?|published(?: on)?)\s*[:–-]?\s*", re.IGNORECASE)
_SIGNED = re.compile(r"^(?:signed(?: (?:by|on behalf of[^:]*))?|signature)\s*[:–-]?\s*", re.IGNORECASE)
_TO = re.compile(r"^(?:to|issued to|for the attention of|fao)\s*:\s*", re.IGNORECASE)
_OFFICE = re.compile(r"\b(?:minister|secretary of state|parliamentary|director|department|behalf)\b", re.IGNORECASE)
_HONOURS = re.compile(r"^(?:MP|KC|QC|CBE|OBE|MBE|PC)(?:[ ,]+(?:MP|KC|QC|CBE|OBE|MBE|PC))*[ ,]*", re.IGNORECASE)
_TITLE = re.compile(r"\b(?:improvement notice|notice to improve|statutory direction|improvement direction)\b", re.IGNORECASE)


class _Reading:
    """Walks the notice once: clauses that say what the council must do are steps, points under them their items."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self.statements = StatementList(layout.text)
        self.entries: list[Entry] = []
        self.failing = False
        self.leading: Prose | None = None
        self.listing: Prose | None = None

    def run(self) -> None:
        """Read every block."""
        for block in self.layout.blocks:
            if isinstance(block, Table):
                self._table(block)
            else:
                self._block(block)

    def _block(self, block: Prose) -> None:
        words = block.passage.text
        if self._is_heading(block):
            self.failing = _FAILURE.search(words) is not None
            self.leading = self.listing = None
            self.statements.end_list()
            if (heading := area_heading(words)) is not None and heading.title:
                self.entries.append(read_entry(self.layout.text, block))
            elif _LEADS_IN.search(words):
                self.leading = block
            return
        if self._under(self.listing, block):
            self.entries.append(read_entry(self.layout.text, block))
        elif self._under(self.leading, block):
            self._step(block)
        else:
            self._clause(block)

    def _clause(self, block: Prose) -> None:
        words = block.passage.text
        self.leading = self.listing = None
        self.statements.end_list()
        must = _MUST.search(words)
        if self.failing or _SIGNED.match(words):
            return
        if must is None:
            self.listing = block if words.endswith(":") and speaks_of_weaknesses(words) else None
            self.leading = block if self.listing is None and _LEADS_IN.search(words) else None
        elif _LEADS_IN.search(words):
            self.leading = block
        elif self._is_required(words, must.start()):
            self.leading = block if words.endswith(":") else None
            self._step(block)

    def _is_required(self, words: str, must: int) -> bool:
        """Tell whether a clause says what the area must do, rather than what the department will or when it may step in."""
        subject = words[:must].strip()
        if not subject or _MINISTRY.search(subject) is not None or _FAILURE.search(words) is not None:
            return False
        return _PARTIES.search(subject) is not None or words[must : must + 4].lower() == "must"

    def _step(self, block: Prose) -> None:
        self.statements.add(Section.REQUIRED_STEP, block.passage, block)

    @staticmethod
    def _under(head: Prose | None, block: Prose) -> bool:
        """Tell whether a list entry stands under the words that lead it in: deeper, or under a marker of another sort."""
        if head is None or not isinstance(block, ListItem):
            return False
        if not isinstance(head, ListItem):
            return True
        return block.depth > head.depth or style_of(block.marker, head.marker) != style_of(head.marker)

    def _is_heading(self, block: Prose) -> bool:
        words = block.passage.text
        if isinstance(block, Heading):
            return True
        if (
            words.endswith((".", ";", ","))
            or _MUST.search(words)
            or (isinstance(block, ListItem) and not block.marker.strip("().").isdigit())
        ):
            return False
        led = self.leading or self.listing
        limit = CLAUSE_WORDS if isinstance(block, ListItem) else HEADING_WORDS
        return (
            words[:1].isupper()
            and len(words.split()) <= limit
            and not (isinstance(block, ListItem) and self._under(led, block))
            and not words.endswith(":")
        )

    def _table(self, table: Table) -> None:
        """Read a table of steps: the column headed as such, or the longest cell of a row that says what must be done."""
        column = next(
            (
                cell.column
                for cell in table.rows[0].cells
                if re.search(r"\b(?:steps?|requirements?|actions?|must)\b", cell.text, re.IGNORECASE)
            ),
            None,
        )
        for row in table.rows[1:] if column is not None else table.rows:
            for cell in row.cells:
                if cell.blocks and (cell.column == column or (column is None and _MUST.search(cell.text))):
                    for entry in entries_of(self.layout.text, cell):
                        self.statements.end_list()
                        self.statements.add(Section.REQUIRED_STEP, entry.passage, cell.blocks[0])


def parse_notice(layout: Layout) -> Draft:
    """Read an improvement notice's Layout."""
    reading = _Reading(layout)
    reading.run()
    steps = reading.statements.built()
    weaknesses: tuple[Weakness, ...] = number_entries(reading.entries)
    issued = _issued(layout)
    date, passage = stated_date(layout)
    if date is None and issued is not None:
        date, passage = issued.value, issued.passage
    if issued is None and date is not None and passage is not None:
        issued = DatedFact(name="notice_published", value=date, passage=passage)
    warnings = []
    if not steps:
        warnings.append("No steps were found in the notice; they should read like “The council must …” or stand under “Steps required”.")
    if issued is None:
        warnings.append("The notice's date was not found; it should read like “issued on 3 July 2024” or “Date: 3 July 2024”.")
    return Draft(
        title=_title(layout),
        date=date,
        date_passage=passage,
        facts=(*inspection_facts(layout), *([issued] if issued else []), *_next_review(layout)),
        people=(*_addressees(layout), *_signatories(layout)),
        weaknesses=weaknesses,
        statements=steps,
        glossary=read_glossary(layout),
        warnings=tuple(warnings),
    )


def _title(layout: Layout) -> Passage | None:
    for block in layout.prose()[:TITLE_BLOCKS]:
        words = block.passage.text
        if len(words.split()) <= TITLE_WORDS and not words.endswith((".", ":")) and _TITLE.search(words):
            return block.passage
    return None


def _issued(layout: Layout) -> DatedFact | None:
    """Return when the notice was issued: as a sentence of it says, or a line that is labelled as its date or is a date alone."""
    for passage in sentences(layout):
        told = _ISSUED.search(passage.text)
        found = [d for d in find_dates(passage.text) if told and d.start >= told.end()]
        if found and told and not _OTHER_PAPER.search(passage.text, told.start(), found[0].start):
            return DatedFact(name="notice_published", value=found[0].value, passage=passage)
    for block in layout.prose():
        words = block.passage.text
        label = _DATED.match(words)
        dates = find_dates(words)
        if (
            len(dates) == 1
            and not words[dates[0].end :].strip(" .")
            and not words[label.end() if label else 0 : dates[0].start].strip(" :")
        ):
            return DatedFact(name="notice_published", value=dates[0].value, passage=block.passage)
    return None


def _next_review(layout: Layout) -> tuple[DatedFact, ...]:
    """Return when progress is reviewed: the first date a sentence on reviews names; None for "every six months"."""
    relative: DatedFact | None = None
    for passage in sentences(layout):
        told = _REVIEW.search(passage.text)
        if told is None or re.search(r"\binspect(?:ion|ors)\b", passage.text, re.IGNORECASE):
            continue
        found = find_dates(passage.text)
        if found and re.search(r"\b(?:first|next|will|formal|final)\b", passage.text, re.IGNORECASE):
            return (DatedFact(name="next_review", value=found[-1].value if len(found) == 1 else found[0].value, passage=passage),)
        if relative is None and _OFTEN.search(passage.text):
            relative = DatedFact(name="next_review", value=None, passage=passage)
    return (relative,) if relative is not None else ()


def _addressees(layout: Layout) -> tuple[Person, ...]:
    """Return the people a line "To: …" names."""
    people = []
    for block in layout.prose()[:TITLE_BLOCKS]:
        label = _TO.match(block.passage.text)
        person = _person(layout.text, block.passage, label.end(), Standing.ADDRESSEE) if label is not None else None
        if person is not None:
            people.append(person)
    return tuple(people)


def _signatories(layout: Layout) -> tuple[Person, ...]:
    """Return who signs: the name behind or below "Signed", or the last lines that hold a name and an office."""
    passages = [block.passage for block in layout.prose()]
    signed = max((n for n, p in enumerate(passages) if _SIGNED.match(p.text)), default=None)
    begin = signed if signed is not None else max(0, len(passages) - SIGNATURE_LINES)
    lines = passages[begin : begin + SIGNATURE_LINES]
    for number, passage in enumerate(lines):
        label = _SIGNED.match(passage.text)
        person = _person(layout.text, passage, label.end() if label else 0, Standing.SIGNATORY)
        if person is None:
            continue
        below = [line.text.rstrip(" ,.") for line in lines[number + 1 :] if _OFFICE.search(line.text) and not find_dates(line.text)]
        if person.role is None and below:
            person = person.model_copy(update={"role": below[0]})
        if person.role is not None and (signed is not None or _OFFICE.search(person.role)):
            return (person,)
    return ()


def _person(text: str, passage: Passage, begin: int, standing: Standing) -> Person | None:
    named = read_person(passage.text[begin:])
    if named is None or _OFFICE.search(named.name):
        return None
    role = _HONOURS.sub("", named.role).strip(" ,") or None if named.role is not None else None
    found = slice_of(text, passage, begin + named.start, begin + named.end)
    return Person(name=named.name, role=role, organisation=named.organisation, standing=standing, passage=found)


PARSER = Parser(
    Kind.NOTICE,
    (
        Cue(
            r"^(?:draft )?(?:SEND )?(?:improvement notice|notice to improve|statutory direction)\b(?![^\n]*\bletter\b)",
            0.5,
            "its top names an improvement notice",
            top=True,
        ),
        Cue(rf"to comply with {_NOTICE}|in order to comply with", 0.5, "it says what complying takes"),
        Cue(
            r"this (?:improvement )?(?:notice|direction) (?:is|was|has been) (?:being )?(?:issued|given|served|made)",
            0.5,
            "it says that it is issued",
        ),
        Cue(
            rf"fail(?:ure|s|ing)? to comply with {_NOTICE}|unwilling or unable to comply", 0.5, "it says what follows where nobody complies"
        ),
        Cue(r"section 497A|statutory powers of intervention|powers? (?:of|to) interven", 0.25, "it names the powers of intervention"),
        Cue(r"\bthe council (?:and \w+(?: \w+){0,4} )?must\b", 0.15, "it says what the council must do"),
    ),
    parse_notice,
)
