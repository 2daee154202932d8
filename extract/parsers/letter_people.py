"""The people a letter names: to whom it is addressed, who signs, who advises, who gets a copy."""

import re
from collections.abc import Sequence

from ...model import Fragment, Layout, Passage, Person, Standing, Table, slice_of
from ..language.people import ROLE_WORDS, NamedPerson, is_name, names_organisation, read_people, read_person, read_role, read_role_first
from .letter_tables import NamedRow, read_people_table

_SALUTATION = re.compile(r"^dear\b", re.IGNORECASE)
_SIGNED = re.compile(r"^(?:yours (?:sincerely|faithfully)|kind regards|best wishes|with best wishes|signed)\b", re.IGNORECASE)
_COPIED = re.compile(
    r"^(?:(?:we|i) (?:are|am) (?:also )?(?:copying|sending a copy of) this letter to|this letter (?:is|has been) "
    r"(?:being )?copied to|cc|c\.c\.|copied to|copies to|copy to"
    r"|cop(?:y|ies) of this letter (?:go(?:es)?|(?:has|have) (?:been|gone)|will go|is|are)(?: \w+)? to)\s*:?\s*",
    re.IGNORECASE,
)
_ADVISER = re.compile(r"(?P<role>(?:[A-Z][\w&]*\s+){0,4}[Aa]dvis[eo]rs?)\s*[,:(–-]\s*(?P<name>[A-Z])")
_POSSESSIVE = re.compile(r"^(?:Your|Our|The)\s+")
_DATE_LINE = re.compile(r"^\W*(?:date:?\s*)?\d{1,2}(?:st|nd|rd|th)?\s+[A-Z][a-z]+\s+\d{4}\W*$", re.IGNORECASE)
_ENVELOPE = re.compile(r"@|\b[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}\b|\btel\b|https?:|www\.|^official\b|^by e-?mail", re.IGNORECASE)
_STREET = re.compile(
    r"\b(?:street|road|lane|gate|house|hall|way|square|place|buildings?|centre|court|park|avenue|drive|close|quay|row|floor|offices?|green|hill|yard)$",
    re.IGNORECASE,
)
_HEADER = re.compile(r"(?:^|(?<=\s))(?P<label>From|Sent|Date|To|Cc|Subject):\s+(?=\S)")
# Names stand within so many lines of "Yours sincerely": two or three signatories with their roles.
SIGNATURE_LINES = 16
# Signatures side by side stand apart by a tab or by so many spaces.
_SIDE_BY_SIDE = re.compile(r"\t[ \t]*| {3,}")


def read_letter_people(layout: Layout) -> tuple[list[Person], list[str]]:
    """Return the people in the order addressees, signatories, advisers, copied to; and what could not be read."""
    passages = [block.passage for block in layout.prose()]
    headers = email_headers(layout)
    warnings: list[str] = []
    people = read_addressees(layout)
    if not people and any(_SALUTATION.match(passage.text) for passage in passages):
        warnings.append("The letter's addressees could not be told from the lines above “Dear”.")
    signatories = read_signatories(layout) or _named_in(layout.text, headers.get("from"), Standing.SIGNATORY)
    copied = [
        *_named_in(layout.text, headers.get("cc"), Standing.COPIED_TO),
        *_copied(layout.text, passages[_salutation(passages) :] if headers else passages),
        *_copied_in_tables(layout),
    ]
    return people + signatories + _advisers(layout.text, passages) + copied, warnings


def email_headers(layout: Layout) -> dict[str, Passage]:
    """Return what stands behind "From:", "To:", "Cc:", "Subject:" above the salutation of an e-mail, by the label in small letters."""
    passages = [block.passage for block in layout.prose()]
    found: dict[str, Passage] = {}
    for passage in passages[: _salutation(passages)]:
        labels = list(_HEADER.finditer(passage.text)) if _HEADER.match(passage.text) else []
        ends = [*(label.start() for label in labels[1:]), len(passage.text)]
        for label, end in zip(labels, ends, strict=False):
            found.setdefault(label["label"].lower(), slice_of(layout.text, passage, label.end(), end))
    return found if "from" in found and len(found) > 1 else {}


def _salutation(passages: Sequence[Passage]) -> int:
    return next((n for n, passage in enumerate(passages) if _SALUTATION.match(passage.text)), len(passages))


def _named_in(text: str, passage: Passage | None, standing: Standing) -> list[Person]:
    if passage is None:
        return []
    return [_person(text, passage, named, standing) for named in read_people(passage.text)]


def read_addressees(layout: Layout) -> list[Person]:
    """Return the people above "Dear …", in their order: a line or a row of a table each, or those an e-mail is sent to."""
    passages = [block.passage for block in layout.prose()]
    salutation = _salutation(passages)
    if salutation == len(passages):
        return []
    mailed = _named_in(layout.text, email_headers(layout).get("to"), Standing.ADDRESSEE)
    return mailed or _addressees(layout.text, passages[:salutation]) or _tabled(layout, Standing.ADDRESSEE, until=passages[salutation])


def read_signatories(layout: Layout) -> list[Person]:
    """Return the people below "Yours sincerely", in their order; those a table sets side by side where no line names one."""
    return _signatories(layout.text, [block.passage for block in layout.prose()]) or _signature_tables(layout)


def _addressees(text: str, passages: list[Passage]) -> list[Person]:
    people: list[Person] = []
    lines: list[str] = []
    for passage in passages:
        if _DATE_LINE.match(passage.text) or _ENVELOPE.search(passage.text):
            continue
        words = re.sub(r"^(?:to|for the attention of|fao)\s*:?\s+", "", passage.text, flags=re.IGNORECASE)
        shift = len(passage.text) - len(words)
        several = read_people(words)
        named = read_person(words) or read_role_first(words)
        if named is not None and not _names_body(words):
            people, lines = _described(people, lines), []
            told = several if len(several) > 1 and all(one.role or one.organisation for one in several) else [named]
            people += [_person(text, passage, one, Standing.ADDRESSEE, shift) for one in told]
        elif people:
            lines.append(passage.text)
    return [person for person in _described(people, lines) if not _is_street(person)]


def _is_street(person: Person) -> bool:
    """Tell whether a line of an address was read as a name: "Station Road", and no office stands beside or below it."""
    office = person.role is not None and any(word.strip(",.").lower() in ROLE_WORDS for word in person.role.split())
    return _STREET.search(person.name) is not None and not office and person.organisation is None


def _described(people: list[Person], lines: list[str]) -> list[Person]:
    """Give the last addressee what the lines under the name say: a role, then a body; what follows is the address."""
    if not people or not lines:
        return people
    role, organisation = people[-1].role, people[-1].organisation
    rest = list(lines)
    if role is None and not (organisation or names_organisation(rest[0])):
        role, organisation = read_role(rest.pop(0).strip(" ,;"))
    if organisation is None and rest and names_organisation(rest[0]):
        organisation = rest[0].strip(" ,;.")
    return [*people[:-1], people[-1].model_copy(update={"role": role, "organisation": organisation})]


def _names_body(words: str) -> bool:
    """Tell whether a line is the name of a body that reads like a person's ("Mary Seacole House Trust")."""
    return not read_people(words) and names_organisation(words)


def _signatories(text: str, passages: list[Passage]) -> list[Person]:
    signed = max((n for n, p in enumerate(passages) if _SIGNED.match(p.text)), default=None)
    if signed is None:
        return []
    people: list[Person] = []
    lines: list[str] = []
    beside: list[list[Passage]] = []
    for passage in passages[signed + 1 : signed + 1 + SIGNATURE_LINES]:
        if _COPIED.match(passage.text):
            break
        rows = side_by_side(text, passage)
        if max(map(len, rows)) > 1 and (beside or all(is_name(column.text) for column in rows[0])):
            for columns in rows:
                if not beside:
                    beside = [[] for _ in columns]
                for above, column in zip(beside, columns, strict=False):
                    above.append(column)
        elif (named := read_person(passage.text)) is not None and (is_name(passage.text) or named.role is not None):
            people = _with_role(people, lines)
            people.append(_person(text, passage, named, Standing.SIGNATORY))
            lines = []
        elif people:
            lines.append(passage.text)
    return [*_with_role(people, lines), *(person for column in beside for person in _signature(text, column))]


def _tabled(layout: Layout, standing: Standing, until: Passage) -> list[Person]:
    """Return the people that tables above a passage list."""
    people: list[Person] = []
    for block in layout.blocks:
        if not isinstance(block, Table):
            if block.passage is until:
                return people
            continue
        people += [_of_row(row, standing) for row in read_people_table(layout.text, block)]
    return []


def _copied_in_tables(layout: Layout) -> list[Person]:
    """Return the people of a table that stands right behind "Copied to"."""
    copied = False
    for block in layout.blocks:
        if isinstance(block, Table):
            if copied and (rows := read_people_table(layout.text, block)):
                return [_of_row(row, Standing.COPIED_TO) for row in rows]
        else:
            copied = _COPIED.match(block.passage.text) is not None
    return []


def _of_row(row: NamedRow, standing: Standing) -> Person:
    return Person(name=row.name.text, role=row.role, organisation=row.organisation, standing=standing, passage=row.name)


def side_by_side(text: str, passage: Passage) -> list[list[Passage]]:
    """Return for each line of a passage the parts that wide gaps hold apart."""
    rows: list[list[Passage]] = []
    for fragment in passage.fragments:
        begin = fragment.start
        for line in text[fragment.start : fragment.end].splitlines(keepends=True):
            parts, position = [], begin
            for gap in [*_SIDE_BY_SIDE.finditer(text, begin, begin + len(line.rstrip())), None]:
                end = gap.start() if gap else begin + len(line)
                if text[position:end].strip():
                    parts.append(Passage.cut(text, [Fragment(page=fragment.page, start=position, end=end)]))
                position = gap.end() if gap else end
            begin += len(line)
            rows += [parts] if parts else []
    return rows


def _signature(text: str, lines: Sequence[Passage]) -> list[Person]:
    """Read one signature: a name, and under it a role and a body."""
    named = read_person(lines[0].text) if lines else None
    if named is None:
        return []
    return _with_role([_person(text, lines[0], named, Standing.SIGNATORY)], [line.text for line in lines[1:]])


def _signature_tables(layout: Layout) -> list[Person]:
    """Return the signatories whom a table behind "Yours sincerely" sets side by side."""
    signed = False
    for block in layout.blocks:
        if not isinstance(block, Table):
            signed = signed or _SIGNED.match(block.passage.text) is not None
        elif signed:
            columns: list[list[Passage]] = [[] for _ in range(block.columns)]
            for row in block.rows:
                for cell in row.cells:
                    columns[cell.column] += cell.passages
            people = [person for lines in columns for person in _signature(layout.text, lines)]
            if people:
                return people
    return []


def _with_role(people: list[Person], lines: list[str]) -> list[Person]:
    """Give the last person the lines that stand under the name: the role, and last the organisation."""
    if not people or not lines or people[-1].role is not None:
        return people
    organisation = None
    if len(lines) > 1 and names_organisation(lines[-1]):
        *lines, organisation = lines
    role = " ".join(lines).strip(" ,")
    if organisation is None:
        parted, organisation = read_role(role)
        role = parted or role
    return [*people[:-1], people[-1].model_copy(update={"role": role, "organisation": organisation.strip(" ,.") if organisation else None})]


def _advisers(text: str, passages: list[Passage]) -> list[Person]:
    people: dict[str, Person] = {}
    for passage in passages:
        if _COPIED.match(passage.text):
            continue
        for match in _ADVISER.finditer(passage.text):
            found = read_person(passage.text[match.start("name") :])
            if found is None or found.name in people:
                continue
            role = _POSSESSIVE.sub("", match["role"])
            start = match.start("name")
            people[found.name] = Person(
                name=found.name,
                role=role,
                standing=Standing.ADVISER,
                passage=slice_of(text, passage, start + found.start, start + found.end),
            )
    return list(people.values())


def _copied(text: str, passages: list[Passage]) -> list[Person]:
    people: list[Person] = []
    listing = False
    for passage in passages:
        told = _COPIED.match(passage.text)
        if told is None and not listing:
            continue
        shift = told.end() if told is not None else 0
        found = read_people(passage.text[shift:])
        if told is None and not found:
            break
        people += [_person(text, passage, named, Standing.COPIED_TO, shift) for named in found]
        # A bare "cc" heads a list of one person a line; a sentence ends with itself.
        listing = told is None or not found
        if _SIGNED.match(passage.text):
            break
    return people


def _person(text: str, passage: Passage, named: NamedPerson, standing: Standing, shift: int = 0) -> Person:
    return Person(
        name=named.name,
        role=named.role,
        organisation=named.organisation,
        standing=standing,
        passage=slice_of(text, passage, shift + named.start, shift + named.end),
    )
