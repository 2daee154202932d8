"""Reads a public statement: what an area promises after an inspection, and who promises it."""

import re

from ...model import Heading, Kind, Layout, ListItem, Paragraph, Person, Prose, Section, Standing, slice_of
from ..language.people import read_people, read_person
from ..language.sentences import split_sentences
from .facts import inspection_facts
from .front_matter import stated_date
from .parser import Cue, Draft, Parser
from .statements import StatementList

_PROMISES = re.compile(
    r"^(?:our |the |what (?:are )?(?:our|the) )?(?:next steps?|commitments?|promises?|pledges?|what (?:happens|we "
    r"will do|will we do|we are going to do|will happen|comes)(?: next| now)?)\s*[:?]?$"
    r"|\b(?:we will|we commit to|we promise to|we pledge to|we are committed to|next steps (?:are|include))\s*:$",
    re.IGNORECASE,
)
# What a web page puts round a statement; no one promised it.
_BOILERPLATE = re.compile(
    r"^(?:share(?: this)?(?: page| on \w+)?|pin it|print(?: this page)?|tweet|e-?mail(?: this)?|facebook|twitter"
    r"|linkedin|whats\s?app|back to top|cookies?|accept|skip to|search|menu|home|log ?in|sign in"
    r"|subscribe|follow us|contact us|(?:previous|next)(?: page)?$|read more|related (?:pages|links|content)|last "
    r"(?:updated|reviewed|modified)|page last|breadcrumb|powered by|copyright|©|all rights reserved|privacy"
    r"|accessibility"
    r"|link to\b|download\b|.*\blogo$|.*\bplease click here\b|.*\bthis website\b|.*\bwas this page helpful\b|.*\bon "
    r"pinterest\b|https?://\S+$)",
    re.IGNORECASE,
)
# "… make this joint statement", "a statement from …".
_SPEAKING = re.compile(
    r"[,\s]*\b(?:make|makes|have made|has made|issue|issues|have issued|said|say|says)\b.*$|\b(?:joint )?statement (?:from|by)\b",
    re.IGNORECASE,
)
OPENING_BLOCKS = 10
# A signature line: a name, a role, a body.
SIGNATURE_WORDS = 20


def parse_statement(layout: Layout) -> Draft:
    """Read a public statement's Layout."""
    statements = StatementList(layout.text)
    promising = False
    for block in layout.prose():
        words = block.passage.text
        if _BOILERPLATE.match(words):
            promising = promising and isinstance(block, ListItem)
        elif not isinstance(block, ListItem) and _PROMISES.search(words):
            promising = True
        elif isinstance(block, ListItem) and promising:
            statements.add(Section.COMMITMENT, block.passage, block)
        elif promising and statements.built() and isinstance(block, Heading | Paragraph):
            promising = False
    found = statements.built()
    date, passage = stated_date(layout)
    warnings = (
        ()
        if found
        else ("No commitments were found; their heading should read like “Next steps” or “Our commitments”, with one bullet each.",)
    )
    return Draft(
        date=date,
        date_passage=passage,
        facts=inspection_facts(layout),
        people=tuple(_authors(layout)),
        statements=found,
        warnings=warnings,
    )


def _authors(layout: Layout) -> list[Person]:
    """Return who signs: a line of its own with a name and a role; where none does, who the opening words name."""
    signed: dict[str, Person] = {}
    for block in layout.prose():
        if isinstance(block, ListItem) or len(block.passage.text.split()) > SIGNATURE_WORDS or _BOILERPLATE.match(block.passage.text):
            continue
        named = read_person(block.passage.text)
        if named is not None and named.role is not None and not _is_sentence(block):
            person = Person(
                name=named.name,
                role=named.role,
                organisation=named.organisation,
                standing=Standing.AUTHOR,
                passage=slice_of(layout.text, block.passage, named.start, named.end),
            )
            signed.setdefault(named.name, person)
    return list(signed.values()) or _speakers(layout)


def _speakers(layout: Layout) -> list[Person]:
    """Return the people a sentence of the opening names as those who speak: "A B, Role, and C D, Role, make this statement"."""
    for block in layout.prose()[:OPENING_BLOCKS]:
        for start, end in split_sentences(block.passage.text):
            words = block.passage.text[start:end]
            if _SPEAKING.search(words) is None:
                continue
            named = [p for p in read_people(words) if p.role is not None]
            return [
                Person(
                    name=p.name,
                    role=_SPEAKING.sub("", p.role or "").strip(" ,") or None,
                    organisation=None if p.organisation is None else _SPEAKING.sub("", p.organisation).strip(" ,"),
                    standing=Standing.AUTHOR,
                    passage=slice_of(layout.text, block.passage, start + p.start, start + p.end),
                )
                for p in named
            ]
    return []


def _is_sentence(block: Prose) -> bool:
    return bool(re.search(r"\b(?:is|are|was|were|has|have|will|said|says)\b", block.passage.text))


PARSER = Parser(
    Kind.STATEMENT,
    (
        Cue(r"\b(?:a|this|our|joint|public) statement\b(?! of action)", 0.4, "its top calls it a statement", top=True),
        Cue(
            r"inspection report was published|today[^.\n]*(?:report|ofsted)|ofsted[^.\n]*published|have (?:now )?had the report",
            0.35,
            "it answers a published inspection report",
        ),
        Cue(r"^(?:our )?next steps:?$|^what (?:happens|we will do|will happen) next|^our commitments?:?$", 0.3, "it sets out next steps"),
        Cue(r"\bwe (?:want|are committed|will|recognise|apologise|are sorry|accept)\b", 0.2, "it speaks to families as “we”"),
        Cue(r"^(?:share|pin it|share this|tweet|skip to content|cookies)", 0.2, "it carries a web page's share lines"),
    ),
    parse_statement,
)
