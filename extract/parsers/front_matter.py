"""What a paper says of itself at its top: its title, its own date, the area it is about."""

import re
from collections import Counter

from ...model import Heading, Layout, ListItem, Passage, Prose
from ..language.dates import find_dates

# A title page and its first lines.
TOP_BLOCKS = 14
TITLE_BLOCKS = 6
TITLE_WORDS = 25

_PLACE = (
    r"[A-Z][\w’'-]+(?:(?:\s+(?:and|upon|with|on|under|in|of|the)|\s*&)?"
    r"\s+(?!Metropolitan|Borough|County|City|District|Council|Unitary|MBC|Safeguarding|Children|Local|Joint|Area|SEND)[A-Z][\w’'-]+){0,4}"
)
_COUNCIL = r"(?:Metropolitan|City|County|District|Unitary|Borough|Metropolitan Borough|Metropolitan District|London Borough)"
_BODY = (
    r"(?:Joint\s+|Area\s+)?SEND|(?:Joint\s+)?[Ll]ocal [Aa]rea|Safeguarding Children|Parents?(?: and)? Carers?|[Cc]hildren[’']s [Ss]ervices"
)
_AREA = tuple(
    (re.compile(pattern), weight)
    for pattern, weight in (
        (rf"\blocal area (?:of|in|partnership (?:of|in)) (?P<place>{_PLACE})", 3),
        (rf"(?:Borough|City|County|Isle) of (?P<place>{_PLACE})(?=\s+(?:Council|local|SEND)\b|[,.\s])", 2),
        (rf"\b(?P<place>{_PLACE})\s+(?:{_COUNCIL}\s+)*(?:Council|MBC|CC|BC)\b", 2),
        (rf"\b(?P<place>{_PLACE})\s+(?:{_BODY})\b", 1),
        (rf"\bNHS (?P<place>{_PLACE})\s+(?:CCG|Clinical Commissioning Group|Integrated Care Board|ICB)\b", 1),
    )
)
# Words that stand where a place would and are none.
_NO_PLACE = frozenset(
    (
        "The This That Our Your Their Each Local Area Every All Some Any Partnership Parish Town Youth Schools School National "
        "Regional Children Adult Elected Executive Full Leader Leaders Joint Strategic New SEND Special Education Health Care "
        "Public Improvement Written Committee City County Borough District Metropolitan Parent Carer And For In Of By At To "
        "From With Between Director Member Members Chief Officer Officers Department England NHS Unitary UK British Privy "
        "Governing Welsh Tribunals"
    ).split()
)
_LEADING = re.compile(
    r"^(?:The|In|At|For|Of|By|And|With|From|Both|Since|Across|That|Is|As|While|Whilst|Within|To|When|If|Wards?"
    r"|Leader|Members?|Director|Head|Executive|Officer|NHS|Reporting|Dear)\s+(?=[A-Z])"
)
_OFFICE = re.compile(r"^.*?\s(?:of|at|for|in)\s+(?=[A-Z])")

_DATE_LABEL = re.compile(
    r"^(?:(?:(?:report|review|document|statement|letter)\s+)?date(?:d| of (?:report|publication|letter|meeting|issue))?"
    r"|sent(?: on)?|published(?: on)?|publication date|issued(?: on)?"
    r"|(?:agreed|approved|adopted|submitted|signed off|endorsed)(?: (?:to|by) [\w ]{1,40}?(?: on\b|(?=\s*:))| on\b)?"
    r"|(?:position |correct )?as (?:at|of)|version(?:\s+[\d.]+)?|meeting date|last updated|updated)\s*[:–-]?\s*"
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?",
    re.IGNORECASE,
)
_TITLE_TAIL = re.compile(
    r"(?:statement|plan|report|update|letter|review|version|committee|cabinet|board|meeting|panel|tracker|self[- ]evaluation|assessment|log"
    r"|programme|strategy|dashboard|summary|notice|return|v)\s*[\d.]*\s*[,:–(-]*\s*$",
    re.IGNORECASE,
)
# Headings of a paper's parts, which say nothing of which paper it is.
_NO_TITLE = re.compile(
    r"(?:report|executive) summary|summary|introduction|contents|foreword|background|section \d+|purpose(?: of "
    r"(?:the )?report)?|official(?:[ -]sensitive)?",
    re.IGNORECASE,
)


def stated_date(layout: Layout) -> tuple[str | None, Passage | None]:
    """Return the date the paper gives itself: a line that is a date, a labelled date, or one that ends its title.

    A date its text merely mentions is never taken. ``2025-01-10`` to the day, ``2023-06`` to the month.
    """
    for block in _top(layout):
        if isinstance(block, ListItem):
            continue
        words = block.passage.text
        if len(words.split()) > TITLE_WORDS:
            if _is_salutation(words):
                break
            continue
        label = _DATE_LABEL.match(words)
        found = find_dates(words)
        if not found:
            continue
        first = found[0]
        alone = not words[: first.start].strip(" ,.:–-()") and not words[first.end :].strip(" ,.:–-()")
        labelled = label is not None and label.end() > 0 and not words[label.end() : first.start].strip(" ,.:–-()")
        last = found[-1]
        ends_title = (
            last.end >= len(words.rstrip(" .)"))
            and _TITLE_TAIL.search(words[: last.start].rstrip()) is not None
            and len(words.split()) <= TITLE_WORDS
        )
        if (alone and len(found) == 1) or labelled:
            return first.value, block.passage
        if ends_title:
            return last.value, block.passage
    return None, None


def title_of(layout: Layout) -> Passage | None:
    """Return the paper's title: its outermost heading where the file marks headings, else a short first line that names a kind of paper."""
    top = _top(layout)[:TITLE_BLOCKS]
    if layout.format != "text":
        styled = next((b for b in top if isinstance(b, Heading) and b.level == 1), None)
        if styled is not None and len(styled.passage.text.split()) > 2 and not _NO_TITLE.fullmatch(styled.passage.text):
            return styled.passage
    named = re.compile(
        r"statement of action|position statement|(?:improvement|action|progress|delivery|recovery) plan|progress (?:report|update)"
        r"|stocktake|report|statement",
        re.IGNORECASE,
    )
    for block in top:
        words = block.passage.text
        if _NO_TITLE.fullmatch(words):
            continue
        if (
            not isinstance(block, ListItem)
            and len(words.split()) <= TITLE_WORDS
            and not words.endswith((".", ":", ","))
            and named.search(words)
            and len(words.split()) > 1
        ):
            return block.passage
    heading = next(
        (
            b
            for b in top
            if isinstance(b, Heading) and not _NO_TITLE.fullmatch(b.passage.text) and b.level == 1 and len(b.passage.text.split()) > 2
        ),
        None,
    )
    return heading.passage if heading is not None else None


def area_of(layout: Layout) -> str | None:
    """Return the local area a paper is about: the place its councils, boards and services are named after most often."""
    # Blocks are set apart, lest a title run into the name below it; the whole text has the running headers too.
    weights = _places("\n¶\n".join(passage.text for passage in layout.passages())) or _places(layout.text)
    if not weights:
        return None
    # "Northmere" counts for "Northmere and Vale" where that is what the council is called, not the other way round.
    return min(weights, key=lambda place: (-weights[place], len(place), place))


def _places(text: str) -> Counter[str]:
    """Return the places bodies are named after, weighted by how surely the wording names the local area."""
    weights: Counter[str] = Counter()
    for pattern, weight in _AREA:
        for match in pattern.finditer(text):
            place = " ".join(match["place"].split())
            while (shorter := _LEADING.sub("", place)) != place:
                place = shorter
            while place.split()[0] in _NO_PLACE and (office := _OFFICE.match(place)) is not None:
                place = place[office.end() :]  # "Chief Executive of Northmere"
            first, _, second = place.partition(" and ")
            place = first if first == second else place  # "NHS Northmere and Northmere Council"
            if place.split()[0] not in _NO_PLACE:
                weights[place] += weight
    return weights


def _top(layout: Layout) -> list[Prose]:
    blocks: list[Prose] = []
    for block in layout.prose():
        if _is_salutation(block.passage.text) or len(blocks) >= TOP_BLOCKS:
            break
        blocks.append(block)
    return blocks


def _is_salutation(words: str) -> bool:
    return words.lower().startswith("dear ")
