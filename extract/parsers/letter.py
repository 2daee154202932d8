"""Reads a stocktake letter: DfE's and NHS England's view of each area for improvement after a review meeting."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ...model import (
    Block,
    DatedFact,
    Kind,
    Layout,
    ListItem,
    Paragraph,
    Passage,
    Prose,
    Section,
    Standing,
    Table,
    Weakness,
    slice_of,
)
from ..language.dates import find_dates
from ..language.sentences import split_sentences
from .facts import next_review, sentences
from .front_matter import stated_date
from .glossary import read_glossary
from .letter_people import email_headers, read_letter_people
from .letter_tables import read_area_table
from .parser import Cue, Draft, Parser
from .statements import StatementList
from .wordings import area_heading

_BUSINESS_AS_USUAL = re.compile(r"business[\s-]+as[\s-]+usual", re.IGNORECASE)
_AREA_NUMBERS = re.compile(r"\bareas?(?: for improvement)?\s+((?:\d{1,2}(?:\s*(?:,|and|&|to|[–-])\s*)?)+)", re.IGNORECASE)
_NOT_YET = re.compile(
    r"\b(?:not|no longer|un(?:able|likely)|before|cannot)\b[^.]*business[\s-]+as[\s-]+usual|(?:to|toward|towards"
    r"|become|becoming|into)\s+[\"“‘']?business[\s-]+as",
    re.IGNORECASE,
)
_NEXT_STEPS = re.compile(
    r"\bnext steps?\b|\b(?:agreed|asked|expect\w*|need\w*|should|must|will)\b[^.]*:$|\bactions?\b[^.]*:$", re.IGNORECASE
)
_CLOSING = re.compile(
    r"^(?:next steps?|next review|conclusion|summary|closing remarks|further support|what happens next)\s*:?$"
    r"|^yours (?:sincerely|faithfully)|^we are copying|^(?:cc|copied to|copies to)\b|^your next (?:review|stocktake)"
    r"|^kind regards|^(?:the|our|a|your)\s+(?:next|further|follow-up|final)\s+(?:\w+\s+)?(?:stocktake|review|meeting)\b"
    r"|^(?:your|the)\s+(?:DfE|NHS|SEND|department)\b[^.]*\badvis[eo]rs?\b"
    r"|^(?:thank you|we would like to thank|please|i look forward|we look forward)\b"
    r"|^(?:we|i|officials) (?:will|shall|plan to|intend to|expect to|would like to) (?:next )?(?:meet|see|visit)\b[^.]*\b(?:you|area)\b",
    re.IGNORECASE,
)
_RELEASED = re.compile(
    r"\b(?:can|may|could|has|have|is ready to|are ready to|will)\s+(?:now\s+|therefore\s+|be\s+)*"
    r"(?:mov\w+|transition\w*|step\w*|return\w*|transfer\w*)\b[^.]*\bbusiness[\s-]+as[\s-]+usual",
    re.IGNORECASE,
)
_CONDITION = re.compile(r"\b(?:not|once|when|if|until|unless|before|unable|cannot|provided|yet|subject to)\b", re.IGNORECASE)
_STEPS_LABEL = re.compile(
    r"(?:(?:agreed|our|your|the|key)\s+)?(?:next steps?|actions?(?: agreed| required)?|what (?:happens|comes) next)\s*:?", re.IGNORECASE
)
# A heading without number is a few words; a sentence is not one.
TITLE_WORDS = 12
_MEETING = re.compile(
    r"\bmet (?:you )?on\b|\b(?:stocktake|review|monitoring)\b[^.]*\b(?:meeting|review)\b|\bmeeting\b|\bstocktake\b|\bdeep[- ]dive\b"
    r"|\b(?:six|6|twelve|12|eighteen|18)[- ]month (?:review|visit)\b|\bmonitoring visit\b",
    re.IGNORECASE,
)
# Labels within an area's account, which say nothing by themselves.
_SUBLABEL = re.compile(
    r"(?:(?:key |main |areas? of )?strengths?|progress(?: made| to date| so far)?|what (?:is|has been) (?:working|going) well|impact"
    r"|(?:areas? (?:for|where) )?further (?:progress|work|improvement)(?: (?:is |still )?(?:needed|required))?"
    r"|areas? for (?:further )?development"
    r"|challenges|concerns|our (?:view|assessment|findings)|assessment of progress|evidence(?: seen)?)\s*:?",
    re.IGNORECASE,
)
_SUBJECT = re.compile(r"(?:subject|re)\s*:\s*(?=\S)", re.IGNORECASE)
_NOTICE = re.compile(
    r"\b(?:improvement notice|notice to improve|statutory direction)\b[^.]*?\b(?:published|issued|dated|served)\b", re.IGNORECASE
)


@dataclass(slots=True)
class _Area:
    number: int
    title: Passage
    label: str | None = None
    printed: int | None = None
    blocks: list[Prose] = field(default_factory=list)
    steps: list[Prose] = field(default_factory=list)
    group: "list[_Area]" = field(default_factory=list)


def parse_letter(layout: Layout) -> Draft:
    """Read a stocktake letter's Layout."""
    areas = _areas(layout) or _tabled(layout) or _unnumbered(layout)
    statements = StatementList(layout.text)
    for area in areas:
        if area.blocks or area.steps:
            _read_area(area, statements)
    _read_closing_steps(layout, areas, statements)
    usual = _business_as_usual(layout, areas)
    weaknesses = tuple(
        Weakness(
            number=a.number,
            label=a.label,
            passage=a.title,
            status="business_as_usual" if a.number in usual else None,
            status_passage=usual.get(a.number),
        )
        for a in areas
    )
    date, passage = stated_date(layout)
    people, warnings = read_letter_people(layout)
    if areas and all(area.printed is None for area in areas):
        warnings.append("The letter does not number its areas for improvement; they were numbered in their order.")
    if not areas:
        warnings.append("No area for improvement was found; its heading should read like “Area for improvement 1: …”.")
    if all(person.standing is not Standing.SIGNATORY for person in people):
        warnings.append("No signatory was found under “Yours sincerely”.")
    return Draft(
        title=_subject(layout),
        date=date,
        date_passage=passage,
        facts=(*_meeting(layout), *_notice(layout), *next_review(layout)),
        people=tuple(people),
        weaknesses=weaknesses,
        statements=statements.built(),
        glossary=read_glossary(layout),
        warnings=tuple(warnings),
    )


def _areas(layout: Layout) -> list[_Area]:
    """Return the areas with the blocks that speak of them; headings that follow each other share what comes behind the last."""
    areas: list[_Area] = []
    waiting: list[_Area] = []
    closed = True
    blocks = layout.prose()
    labels = [n for n, block in enumerate(blocks) if re.fullmatch(r"next steps?\s*:?", block.passage.text, re.IGNORECASE)]
    last = max((n for n, block in enumerate(blocks) if not isinstance(block, ListItem) and area_heading(block.passage.text)), default=0)
    # One label behind the last area heads the steps for all of them.
    per_area = len(labels) > 1 or any(label < last for label in labels)
    for block in blocks:
        heading = None if isinstance(block, ListItem) else area_heading(block.passage.text)
        if heading is not None and heading.title:
            if waiting and waiting[-1].blocks:
                waiting = []
            title = slice_of(layout.text, block.passage, heading.title_start, len(block.passage.text))
            waiting.append(_Area(heading.number, title, heading.label, heading.number))
            areas.append(waiting[-1])
            for member in waiting:
                member.group = waiting
            closed = False
        elif _CLOSING.match(block.passage.text) and not (per_area and block.passage.text.lower().startswith("next step")):
            closed = True
        elif not closed and waiting:
            waiting[-1].blocks.append(block)
    if len({area.printed for area in areas}) < len(areas):
        # Several lists that each start at 1: the running number over all.
        for number, area in enumerate(areas, start=1):
            area.number = number
    return areas


def _tabled(layout: Layout) -> list[_Area]:
    """Return the areas of a letter that sets them out in a table."""
    areas: list[_Area] = []
    for block in layout.blocks:
        for row in read_area_table(layout.text, block) if isinstance(block, Table) else ():
            number = len(areas) + 1
            areas.append(_Area(number, row.entry.passage, row.entry.label, row.entry.printed, row.said, row.steps))
            areas[-1].group = [areas[-1]]
    printed = [area.printed for area in areas]
    if None not in printed and len(set(printed)) == len(printed):
        for area in areas:
            area.number = area.printed or area.number
    return areas


def _unnumbered(layout: Layout) -> list[_Area]:
    """Return the areas of a letter that heads them without numbers: each heading under which next steps are listed."""
    blocks = layout.prose()
    begin = next((n + 1 for n, block in enumerate(blocks) if block.passage.text.startswith("Dear ")), len(blocks))
    areas: list[_Area] = []
    for block in blocks[begin:]:
        words = block.passage.text
        if _CLOSING.match(words) and not _STEPS_LABEL.fullmatch(words):
            areas.append(_Area(0, block.passage))
        elif not isinstance(block, ListItem) and _is_title(words) and not _STEPS_LABEL.fullmatch(words):
            areas.append(_Area(len(areas) + 1, block.passage))
        elif areas:
            areas[-1].blocks.append(block)
    kept = [area for area in areas if area.number and any(map(_leads_in_steps, area.blocks, area.blocks[1:]))]
    for number, area in enumerate(kept, start=1):
        area.number, area.group = number, [area]
    return kept


def _is_title(words: str) -> bool:
    return len(words.split()) <= TITLE_WORDS and words[:1].isupper() and not words.endswith((".", ",", ";", ":", "?", "!"))


def _leads_in_steps(block: Prose, following: Prose) -> bool:
    """Tell whether a paragraph leads in the list of next steps behind it."""
    words = block.passage.text.rstrip()
    if isinstance(block, ListItem) or not isinstance(following, ListItem):
        return False
    return _STEPS_LABEL.fullmatch(words) is not None or (_NEXT_STEPS.search(words) is not None and words.endswith((":", "to", "to:")))


def _read_area(area: _Area, statements: StatementList) -> None:
    """Deal an area's blocks to narrative and next steps: the list behind words that lead next steps in."""
    numbers = tuple(member.number for member in area.group)
    stepping = False
    for index, block in enumerate(area.blocks):
        following = area.blocks[index + 1] if index + 1 < len(area.blocks) else None
        if isinstance(block, ListItem):
            statements.add(Section.NEXT_STEP if stepping else Section.NARRATIVE, block.passage, block, area=numbers)
            continue
        statements.end_list()
        if following is not None and _SUBLABEL.fullmatch(block.passage.text):
            stepping = False
            continue
        stepping = following is not None and _leads_in_steps(block, following)
        said = _before_the_lead_in(statements.text, block.passage) if stepping else block.passage
        if said is not None:
            statements.add(Section.NARRATIVE, said, Paragraph(said) if stepping else block, area=numbers)
            statements.end_list()
    statements.end_list()
    for block in area.steps:
        statements.add(Section.NEXT_STEP, block.passage, block, area=numbers)


def _read_closing_steps(layout: Layout, areas: Sequence[_Area], statements: StatementList) -> None:
    """Read the next steps that a letter lists once for all its areas, behind the last of them."""
    blocks = layout.blocks
    read = {block.passage.start for area in areas for block in (*area.blocks, *area.steps)}
    for number, block in enumerate(blocks[:-1]):
        if isinstance(block, Table) or block.passage.start in read or not _is_closing_label(block, blocks[number + 1]):
            continue
        statements.end_list()
        for step in blocks[number + 1 :]:
            if not isinstance(step, ListItem):
                break
            statements.add(Section.NEXT_STEP, step.passage, step, area=())


def _is_closing_label(block: Prose, following: Block) -> bool:
    return not isinstance(following, Table) and _STEPS_LABEL.fullmatch(block.passage.text) is not None and _leads_in_steps(block, following)


def _before_the_lead_in(text: str, passage: Passage) -> Passage | None:
    """Return a paragraph without its last sentence, which leads in the next steps; None where nothing is left."""
    bounds = split_sentences(passage.text)
    return slice_of(text, passage, 0, bounds[-2][1]) if len(bounds) > 1 else None


def _business_as_usual(layout: Layout, areas: list[_Area]) -> dict[int, Passage]:
    """Return the areas declared business as usual, each with the sentence that says so."""
    declared: dict[int, Passage] = {}
    for passage in sentences(layout):
        if _is_declared(passage.text):
            for match in _AREA_NUMBERS.finditer(passage.text):
                printed = _numbers(match[1])
                declared.update(dict.fromkeys((a.number for a in areas if a.printed in printed), passage))
    for area in areas:
        for block in area.blocks:
            if area.number in declared:
                continue
            for start, end in split_sentences(block.passage.text):
                said = block.passage.text[start:end]
                if _is_declared(said) and not _AREA_NUMBERS.search(said):
                    passage = slice_of(layout.text, block.passage, start, end)
                    declared.update(dict.fromkeys((member.number for member in area.group), passage))
    return declared


def _is_declared(words: str) -> bool:
    """Tell whether a sentence declares business as usual, rather than naming it as an aim or a condition."""
    if not _BUSINESS_AS_USUAL.search(words):
        return False
    return not _NOT_YET.search(words) or (_RELEASED.search(words) is not None and not _CONDITION.search(words))


def _numbers(words: str) -> list[int]:
    """Read "4, 8 and 9" or "3 to 6"."""
    numbers: list[int] = []
    for first, last in re.findall(r"(\d+)(?:\s*(?:to|[–-])\s*(\d+))?", words):
        numbers += range(int(first), int(last or first) + 1)
    return numbers


def _subject(layout: Layout) -> Passage | None:
    """Return the line behind "Dear …" that says what the letter is about."""
    blocks = layout.prose()
    headed = email_headers(layout).get("subject") or next((b.passage for b in blocks if _SUBJECT.match(b.passage.text)), None)
    if headed is not None:
        label = _SUBJECT.match(headed.text)
        return slice_of(layout.text, headed, label.end() if label else 0, len(headed.text))
    for index, block in enumerate(blocks[:-1]):
        if block.passage.text.startswith("Dear "):
            following = blocks[index + 1].passage
            return following if len(following.text.split()) <= 25 and not following.text.endswith(".") else None
    return None


def _meeting(layout: Layout) -> tuple[DatedFact, ...]:
    for passage in sentences(layout):
        told = _MEETING.search(passage.text)
        found = [d for d in find_dates(passage.text) if told and d.start > told.start() and len(d.value) == 10]
        if found and not _NOTICE.search(passage.text[: found[0].start]):
            return (DatedFact(name="meeting_date", value=found[0].value, passage=passage),)
    return ()


def _notice(layout: Layout) -> tuple[DatedFact, ...]:
    for passage in sentences(layout):
        told = _NOTICE.search(passage.text)
        found = [d for d in find_dates(passage.text) if told and d.start >= told.end()]
        if found:
            return (DatedFact(name="notice_published", value=found[0].value, passage=passage),)
    return ()


PARSER = Parser(
    Kind.LETTER,
    (
        Cue(r"^dear\b", 0.45, "it begins “Dear …”", top=False),
        Cue(r"^(?:yours (?:sincerely|faithfully)|kind regards|best wishes)", 0.35, "it is signed as a letter"),
        Cue(
            r"stocktake|improvement notice|review meeting|deep[- ]dive|\b(?:six|6|twelve|12)[- ]month review",
            0.4,
            "it speaks of a stocktake, a review or an improvement notice",
        ),
        Cue(r"^areas? for improvement \d|^areas? (?:of|for) [\w ]{4,30} \d{1,2}\s*[:.–-]", 0.5, "it goes through areas for improvement"),
        Cue(r"department for education|nhs england", 0.15, "it names DfE or NHS England", top=True),
    ),
    parse_letter,
)
